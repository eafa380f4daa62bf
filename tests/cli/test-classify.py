# SPDX-License-Identifier: GPL-3.0-or-later
"""tanjian-cli classify."""

from cli_fixture import CliTest, main


class Classify(CliTest):

    def test_json(self):
        self.package()
        result = self.run_json("classify", "package.zip")
        self.assertEqual(set(result), {"document", "ranking", "margin", "boundary", "placed",
                                       "definitions", "pairs", "targets"})
        self.assertEqual(len(result["ranking"]), 16)

        first = result["ranking"][0]
        self.assertEqual(set(first), {"code", "name", "clause", "group", "direction", "score",
                                      "because", "against"})
        self.assertEqual(first["code"], "energy.storage")
        self.assertEqual(first["name"]["zh_CN"], "先进储能技术")
        self.assertIn("en", first["name"])
        self.assertTrue(first["because"])

        scores = [rank["score"] for rank in result["ranking"]]
        self.assertEqual(scores, sorted(scores, reverse=True))
        self.assertAlmostEqual(sum(scores), 1)
        self.assertIsInstance(result["boundary"], bool)

    def test_declared_type_counts_for_nothing(self):
        self.package("a.zip")
        self.package("b.zip", changes={"category": ["digital"], "type": "数据中心降碳技术"})
        self.assertEqual(self.run_json("classify", "a.zip"), self.run_json("classify", "b.zip"))

    def test_machine_output_in_every_locale(self):
        self.package()
        outputs = {self.run_cli("classify", "package.zip", "--format=json", locale=locale)
                   for locale in ("C", "C.UTF-8", "zh_CN.UTF-8")}
        self.assertEqual(len(outputs), 1)

    def test_text(self):
        self.package()
        self.assertTrue(self.run_cli("classify", "package.zip").startswith("Advanced energy"))


if __name__ == "__main__":
    main()
