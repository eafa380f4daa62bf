# SPDX-License-Identifier: GPL-3.0-or-later
"""tanjian-cli check."""

import os

from cli_fixture import FILES, PDF, CliTest, main


class Check(CliTest):

    def codes(self, *arguments, code):
        return [finding["code"] for finding in
                self.run_json("check", *arguments, code=code)["findings"]]

    def test_consistent(self):
        self.package()
        result = self.run_json("check", "package.zip")
        self.assertEqual(result["findings"], [])
        # The fixture states no service life.
        self.assertEqual([entry["codes"] for entry in result["not_checked"]],
                         [["unit-cost-implied-life"]])
        self.assertEqual(self.errors, "")

    def test_planted(self):
        """One contradiction at a time is found as just that."""
        planted = {
            "mandatory-blank": ({"barriers": None}, None),
            "category-count": ({"category": ["energy", "digital"]}, None),
            "category-type-mismatch": ({"category": ["digital"]}, None),
            "case-count": ({}, [{}]),
            "share-range": ({"expected_share_2030": "140%"}, None),
            "share-decreasing": ({"expected_share_2030": "10%"}, None),
            "ratio-range": ({}, [{}, {"reduction_ratio": "135%"}]),
            "unit-cost-implied-life": ({}, [{"unit_cost": "1500元/tCO2"}, {}]),
            "payback-mismatch": ({}, [{}, {"payback": "2.5个月"}]),
            "recommendation-missing": ({"recommendation": None}, None),
            "certificate-missing": ({"appraisal": "通过科技成果鉴定，获发明专利2项"}, None),
        }
        for code, (changes, cases) in planted.items():
            with self.subTest(code):
                self.package(changes=changes, cases=cases)
                self.assertEqual(self.codes("package.zip", code=1), [code])

    def test_at_the_limit(self):
        """What a rule just accepts passes the whole way without a word, from file to exit status.

        Payback: 1200 ÷ 480 × 1.2 = 3 a and 12 months of construction are 4 a.
        Benefit: 1200 万元 a year pay 1200 万元 back in 1 a, × 0.8 = 0.8 to 1.2 + 1 = 2.2 a.
        Investment by 2030: 3 × 1200 ÷ 8000 × 80 = 36 亿元.
        Unit cost: 20 a and 1500 ÷ 112.5 = 13.33 a are a factor of 1.5 apart.
        """
        accepted = {
            "mandatory-blank": ({"barriers": "0"}, None),
            "share-range": ({"expected_share_2030": "100%"}, None),
            "share-decreasing": ({"expected_share_2030": "14.25%"}, None),
            "ratio-range": ({}, [{}, {"reduction_ratio": "100%"}]),
            "unit-cost-implied-life": ({}, [{}, {"unit_cost": "112.5元/tCO2"}]),
            "payback-mismatch": ({}, [{}, {"payback": "4年"}]),
            "benefit-above-investment": ({}, [{}, {"annual_benefit": "1200万元",
                                                   "payback": "2.2年"}]),
            "investment-magnitude": ({"total_investment_2030": "36亿元"}, None),
            "potential-magnitude": ({"potential_2030": "1.6", "total_investment_2030": "0.24亿元"},
                                    None),
            "recommendation-missing": ({"recommendation": "同意（盖章）"}, None),
            "certificate-missing": ({"appraisal": "暂无鉴定证书"}, None),
        }
        for code, (changes, cases) in accepted.items():
            with self.subTest(code):
                self.package(changes=changes, cases=cases)
                self.assertEqual(self.codes("package.zip", code=0), [])

    def test_annex_missing(self):
        self.package(files={name: data for name, data in FILES.items() if "流程图" in name})
        self.assertEqual(self.codes("package.zip", code=1), ["annex-missing"])

    def test_finding(self):
        self.package(cases=[{"unit_cost": "1500"}, {}])
        finding, = self.run_json("check", "package.zip", code=1)["findings"]
        message = finding.pop("message")
        self.assertEqual(set(message), {"zh_CN", "en"})
        inputs = finding.pop("inputs")
        self.assertEqual([(entry["field"], entry["text"]) for entry in inputs],
                         [("cases[0].unit_cost", "1500"), ("cases[0].investment", "1200万元"),
                          ("cases[0].annual_reduction", "8000")])
        self.assertEqual({entry["place"]["file"] for entry in inputs}, {"application.xml"})
        self.assertTrue(all(entry["place"]["line"] > 1 for entry in inputs))
        self.assertEqual(finding, {
            "code": "unit-cost-implied-life", "severity": "error", "case": 0,
            "fields": ["cases[0].unit_cost", "cases[0].investment", "cases[0].annual_reduction"],
            "formula": "investment × 10⁴ ÷ (annual_reduction × unit_cost)",
            "evaluated": "1200 × 10⁴ ÷ (8000 × 1500) = 1",
            "numbers": {"investment": 1200, "annual_reduction": 8000, "unit_cost": 1500,
                        "implied_life": 1},
            "clause": "附件2 十二"})

    def test_not_checked(self):
        """A rule that lacks an input says which, apart from the findings."""
        self.package(cases=[{}, {"annual_benefit": "见附件"}])
        result = self.run_json("check", "package.zip")
        gap, = [entry for entry in result["not_checked"] if entry["case"] == 1]
        self.assertEqual((gap["codes"], gap["missing"]),
                         (["payback-mismatch"], ["cases[1].annual_benefit"]))
        self.assertIn("典型案例2", gap["message"]["zh_CN"])
        text = self.run_cli("check", "package.zip")
        self.assertEqual(text.count("Could not be checked:"), 1)
        self.assertIn("of case 2 was not checked", text)

    def test_register(self):
        """A factor that is compared with published ones names their register."""
        self.package(cases=[{"works": "年发电量12440万kWh，年减排14万tCO2"}, {}])
        found, = [finding for finding in self.run_json("check", "package.zip")["findings"]
                  if finding["code"] == "factor-not-prescribed"]
        self.assertRegex(found["register"], r"^tanjian-factors [0-9.]+$")
        self.assertEqual(found["evaluated"], "140000 ÷ 124400 = 1.1254")
        self.assertIn("place", found["inputs"][-1])

    def test_query_is_no_failure(self):
        self.package(cases=[{"unit_cost": "30"}, {"unit_cost": None}])
        found = self.run_json("check", "package.zip", code=1)["findings"]
        self.assertEqual([finding["severity"] for finding in found], ["error", "query"])

        self.package(cases=[{"unit_cost": "30"}, {}])
        found = self.run_json("check", "package.zip")["findings"]
        self.assertEqual([finding["severity"] for finding in found], ["query"])

    def test_several(self):
        self.package("a.zip")
        self.package("b.zip", changes={"barriers": None}, files={"附件1 核算.pdf": PDF + b"%"})
        checked = self.run_json("check", "a.zip", "b.zip", code=1)
        self.assertEqual([entry["package"] for entry in checked["packages"]], ["a.zip", "b.zip"])
        # Packages of one fixture are each other's duplicates.
        told = [{finding["code"] for finding in entry["findings"]} - {"duplicate"}
                for entry in checked["packages"]]
        self.assertEqual(told, [set(), {"mandatory-blank", "drawing-missing"}])

    def test_same_file_in_two_packages(self):
        """Each of the two is told of the other, by the files' bytes and not by their names."""
        self.package("a.zip")
        self.package("b.zip", changes={"field": "化工"}, files={"核算.pdf": PDF})
        self.package("c.zip")
        self.package("d.zip", changes={"field": "建材"}, files={"核算.pdf": PDF + b"%"})
        checked = self.run_json("check", "a.zip", "b.zip", "c.zip", "d.zip")
        told = {entry["package"]: [finding["message"]["en"] for finding in entry["findings"]
                                   if finding["code"] == "duplicate" and
                                   "same file" in finding["message"]["en"]]
                for entry in checked["packages"]}
        self.assertEqual([len(told[name]) for name in ("a.zip", "b.zip", "c.zip", "d.zip")],
                         [2, 1, 1, 0])
        self.assertIn("“核算.pdf” is the same file as “附件1 减排量核算说明.pdf” of the package “a.zip”",
                      told["b.zip"][0])
        self.assertIn("the very same files as “a.zip”", told["c.zip"][0])
        self.assertNotIn("duplicate", self.codes("d.zip", code=0))

    def test_same_file_twice(self):
        """A second copy within one package may stand for a file that was forgotten."""
        self.package(files={**FILES, "copy.pdf": PDF, "empty.txt": b"", "empty2.txt": b""})
        found = [finding for finding in self.run_json("check", "package.zip")["findings"]
                 if finding["code"] == "duplicate"]
        self.assertEqual([finding["severity"] for finding in found], ["note"])
        self.assertIn("copy.pdf", found[0]["message"]["zh_CN"])

    def test_round_folder(self):
        os.mkdir(self.path("round"))
        self.package("round/b.zip")
        self.package("round/a.zip")
        checked = self.run_json("check", "round")
        self.assertEqual([entry["package"] for entry in checked["packages"]], ["a.zip", "b.zip"])

    def test_one_unusable_of_several(self):
        """The usable one is checked all the same."""
        self.package("a.zip")
        self.write("b.zip", b"nothing")
        checked = self.run_json("check", "a.zip", "b.zip", code=2)
        self.assertEqual([entry["package"] for entry in checked["packages"]], ["a.zip"])
        self.assert_one_sentence()

    def test_machine_output_in_every_locale(self):
        self.package(changes={"barriers": None}, cases=[{"payback": "2.5个月"}, {}])
        outputs = {self.run_cli("check", "package.zip", "--format=json", code=1, locale=locale)
                   for locale in ("C", "C.UTF-8", "zh_CN.UTF-8")}
        self.assertEqual(len(outputs), 1)

    def test_text(self):
        self.package(changes={"barriers": None})
        self.assertIn("“Barriers and proposals” is not filled in",
                      self.run_cli("check", "package.zip", code=1))
        self.assertIn("“技术推广障碍及建议”未填写",
                      self.run_cli("check", "package.zip", code=1, locale="zh_CN.UTF-8"))


if __name__ == "__main__":
    main()
