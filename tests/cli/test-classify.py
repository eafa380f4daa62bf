# SPDX-License-Identifier: GPL-3.0-or-later
"""tanjian-cli classify."""

import json

from cli_fixture import CliTest, main


class Classify(CliTest):

    def write_text(self, name, text):
        self.write(name, text.encode())

    def test_json(self):
        self.package()
        result = self.run_json("classify", "package.zip")
        self.assertEqual(set(result), {"document", "ranking", "margin", "boundary", "placed",
                                       "declared", "assessed", "published",
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

    def test_documents(self):
        self.package()
        places = {"national": "national_1.4", "shanghai": "shanghai_4.2",
                  "tianjin": "tianjin_2.2", "universities": "universities_3.2"}
        for document, code in places.items():
            result = self.run_json("classify", "package.zip", f"--document={document}", "--top=2")
            self.assertEqual(len(result["ranking"]), 2)
            self.assertEqual(result["ranking"][0]["code"], code)
            self.assertTrue(result["ranking"][0]["clause"])
            self.assertTrue(result["placed"])

    def test_text_and_targets(self):
        self.write_text("hydrogen.txt", "离网光伏制氢\n光伏直流驱动碱性电解槽制绿氢。\n")
        result = self.run_json("classify", "--text=hydrogen.txt", "--document=tianjin")
        self.assertEqual(result["ranking"][0]["code"], "tianjin_2.3")
        share = result["targets"][0]
        self.assertEqual((share["year"], share["value"], share["unit"], share["bound"]),
                         (2025, 11.7, "%", "at-least"))

    def test_boundary_has_both_definitions(self):
        self.write_text("text.txt", "氢基竖炉直接还原铁\n以氢代焦炼铁。\n")
        result = self.run_json("classify", "--text=text.txt")
        self.assertTrue(result["boundary"])
        pair = result["pairs"][0]
        self.assertEqual([side["code"] for side in pair["between"]],
                         ["sector.industry", "energy.hydrogen"])
        self.assertTrue(all(side["directions"] and side["clause"] for side in pair["between"]))
        self.assertTrue(pair["text"]["zh_CN"])

    def test_matrix(self):
        self.package("a.zip")
        rows = self.run_json("classify", "a.zip", "--matrix")["technologies"]
        self.assertEqual(len(rows), 1)
        self.assertEqual(rows[0]["notice"]["code"], "energy.storage")
        self.assertEqual(rows[0]["shanghai"]["clause"], "专栏4第2项")
        table = self.run_cli("classify", "a.zip", "--matrix", "--format=csv").split("\r\n")
        self.assertEqual(len(table[0].split(",")), 6)
        self.assertIn("专栏1第4项", table[1])

    def test_evaluate(self):
        right = {"id": "1", "name": "飞轮储能电站", "principle": "磁悬浮飞轮储能。",
                 "label_type": "先进储能技术", "declared_type": "能源互联网技术",
                 "difficulty": "mislabelled"}
        wrong = dict(right, id="2", label_type="甲烷减排技术", difficulty="plain")
        other = dict(wrong, id="3", also_acceptable=["先进储能技术"])
        self.write_text("labelled.jsonl", "\n".join(json.dumps(o, ensure_ascii=False)
                                               for o in (right, wrong, other)) + "\n")
        result = self.run_json("classify", "--evaluate=labelled.jsonl")
        self.assertEqual((result["n"], result["type"]["right"], result["category"]["right"]),
                         (3, 2, 2))
        self.assertEqual(result["mislabelled_flagged"], 1)
        self.assertEqual((result["others_doubted"], result["indirect"]), (2, 0))
        self.assertEqual(result["type_confusion"]["non_co2.methane"], {"energy.storage": 2})
        self.assertEqual([miss["id"] for miss in result["misses"]], ["2"])
        self.assertIn("飞轮", "".join(result["misses"][0]["because"]))

    def test_broken_lines_are_named(self):
        good = json.dumps({"name": "a", "label_type": "甲烷减排技术"}, ensure_ascii=False)
        for bad in ("{", "[]", "{}", '{"name": "a", "label_type": "无此类型"}', '{"name": 1}'):
            self.write_text("labelled.jsonl", good + "\n\n" + bad + "\n")
            self.run_cli("classify", "--evaluate=labelled.jsonl", code=2)
            self.assert_one_sentence()
            self.assertIn("line 3", self.errors)

    def test_files_without_bound_or_text_are_refused(self):
        self.write("latin.txt", b"\xe9nergie")
        self.write("large.txt", b"a" * (16 * 1024 * 1024 + 1))
        for option in ("--text", "--evaluate"):
            for name, reason in (("latin.txt", "UTF-8"), ("large.txt", "larger"),
                                 ("none.txt", "cannot be read"), ("/dev/zero", "larger")):
                self.run_cli("classify", f"{option}={name}", code=2)
                self.assert_one_sentence()
                self.assertIn(reason, self.errors)

    def test_declared_type_counts_for_nothing(self):
        self.package("a.zip")
        self.package("b.zip", changes={"category": ["digital"], "type": "数据中心降碳技术"})
        first, second = (self.run_json("classify", name) for name in ("a.zip", "b.zip"))
        self.assertEqual(first.pop("declared")["type"], "energy.storage")
        self.assertEqual(second.pop("declared")["type"], "digital.data_center")
        self.assertEqual(first.pop("published")["groups"][0]["code"], "energy")
        self.assertEqual(second.pop("published")["groups"][0]["code"], "digital")
        self.assertEqual(first, second)

    def test_three_places(self):
        """Declared, placed by the reviewer and published are three things."""
        self.package()
        self.run_cli("draft", "package.zip", "--reviewer-name=评审人", "--output=draft.xml")
        with open(self.path("draft.xml"), encoding="utf-8") as file:
            draft = file.read()
        blank = '<assessed category="" type="" stage=""/>'
        self.assertIn(blank, draft)
        self.write("draft.xml", draft.replace(blank, '<assessed category="digital" type="digital.'
                                              'efficiency" stage="">以平台为主</assessed>').encode())
        result = self.run_json("classify", "package.zip", "--sheet=draft.xml")
        self.assertEqual(result["ranking"][0]["code"], "energy.storage")
        self.assertEqual(result["declared"]["type"], "energy.storage")
        self.assertEqual((result["assessed"]["type"], result["assessed"]["reason"]),
                         ("digital.efficiency", "以平台为主"))
        self.assertEqual([group["code"] for group in result["published"]["groups"]], ["digital"])
        self.assertIn("环办气候函〔2025〕44号", self.run_cli("classify", "package.zip"))

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
