# SPDX-License-Identifier: GPL-3.0-or-later
"""The sheets of a panel: verified, matched, settled, put together and written."""

import csv
import io
import json
import zipfile

from cli_fixture import FILES, PDF, main
from panel_fixture import JUSTIFICATION, PanelTest
from rubric_file import make_rubric


class Panel(PanelTest):

    def test_totals(self):
        """4, 3 and 2 against 4 and 5; by hand."""
        self.trust.append("--trust=c.pem")
        sheets = [self.sheet("a", "round/p1.zip", [4, 4, 4, 4]),
                  self.sheet("b", "round/p1.zip", [3, 3, 3, 3]),
                  self.sheet("c", "round/p1.zip", [2, 2, 2, 2]),
                  self.sheet("a", "round/p2.zip", [4, 4, 4, 4]),
                  self.sheet("b", "round/p2.zip", [5, None, 5, 5])]
        result = self.panel(*sheets, options=["--rule=mean", "--top=1"])
        packages = self.by_name(result["packages"])
        self.assertEqual([p["name"] for p in result["packages"]], ["技术2", "技术1", "技术3"])
        self.assertEqual(packages["技术1"]["value"], 3)
        self.assertEqual(packages["技术2"]["value"], 4.5)
        self.assertEqual((packages["技术2"]["rank"], packages["技术1"]["rank"]), (1, 2))
        # Nobody reviewed the third: no total and no rank, never zero.
        self.assertEqual(packages["技术3"]["state"], "not-reviewed")
        self.assertIsNone(packages["技术3"]["value"])
        self.assertIsNone(packages["技术3"]["rank"])
        innovation = packages["技术2"]["criteria"][1]
        self.assertEqual((innovation["value"], innovation["given"], innovation["cannot_assess"]),
                         (4, 1, 1))
        self.assertEqual(packages["技术1"]["range"], 2)
        self.assertEqual(packages["技术1"]["deviation"], 1)
        self.assertEqual(result["by_disagreement"][0], "技术1")
        self.assertEqual(packages["技术1"]["sheets"][0]["scores"][0]["justification"],
                         JUSTIFICATION)
        self.assertIn("plain mean", result["rule"]["en"])
        self.assertEqual(result["draws"]["runs"], 200)

        # 5 − 4 and 3 − 4 on what both have: 钱二 equals 赵一 in the mean, 孙三 is stricter.
        people = self.by_name(result["reviewers"])
        self.assertLess(people["孙三"]["severity"]["effect"], people["赵一"]["severity"]["effect"])

        trimmed = self.panel(*sheets, options=["--rule=trimmed"])
        one = self.by_name(trimmed["packages"])["技术1"]
        self.assertEqual((one["value"], sorted(one["left_out"])), (3, sorted(["孙三", "赵一"])))

    def test_same_seed(self):
        sheets = [self.sheet("a", "round/p1.zip", [4, 2, 4, 4]),
                  self.sheet("a", "round/p2.zip", [3, 4, 3, 4])]
        outputs = {self.run_cli("panel", *sheets, "--packages=round", *self.trust,
                                "--format=json", "--seed=7", locale=locale)
                   for locale in ("C.UTF-8", "zh_CN.UTF-8")}
        self.assertEqual(len(outputs), 1)

    def test_refused(self):
        good = self.sheet("a", "round/p1.zip", [4, 4, 4, 4])
        unknown = self.sheet("c", "round/p1.zip", [1, 1, 1, 1])
        self.write("forged.xml", self.read(good).replace(b'points="4', b'points="5', 1))
        self.write("nonsense.xml", b"<a/>")
        self.write("picture.xml", b"\x89PNG\r\n")
        self.write("empty.xml", b"")
        self.package("elsewhere.zip", changes={"technology_name": "别的技术"},
                     files={"别的.pdf": PDF + b"\n"})
        stranger = self.sheet("a", "elsewhere.zip", [4, 4, 4, 4], name="stranger.xml")
        other = self.sheet("b", "round/p2.zip", [4, 4, 4, 4])
        self.package("round/p2.zip", changes={"technology_name": "技术2"},
                     files={**FILES, "新.pdf": PDF + b"\n"})

        result = self.panel(good, unknown, "forged.xml", "nonsense.xml", "picture.xml", "empty.xml",
                            "draft-a-p1.zip.xml", "missing.xml", stranger, other, code=1)
        self.assertEqual(self.status(result), {
            good: "counts", unknown: "unknown-reviewer", "forged.xml": "forged",
            "nonsense.xml": "not-a-sheet", "picture.xml": "not-a-sheet",
            "empty.xml": "not-a-sheet", "draft-a-p1.zip.xml": "not-signed",
            "missing.xml": "not-a-sheet", stranger: "no-package", other: "other-version"})
        for entry in result["files"]:
            self.assertIs(entry["message"] is None, entry["status"] == "counts")
        differences = self.by_name(result["files"], "file")[other]["differences"]
        self.assertEqual(differences, [{"code": "file-added", "name": "新.pdf"}])
        self.assertEqual(self.by_name(result["packages"])["技术1"]["n_sheets"], 1)

    def test_doubles(self):
        first = self.sheet("a", "round/p1.zip", [1, 1, 1, 1], name="first.xml")
        self.write("copy.xml", self.read(first))
        second = self.sheet("a", "round/p1.zip", [5, 5, 5, 5], name="second.xml",
                            replaces=self.sheet_id(first))
        rival = self.sheet("a", "round/p2.zip", [1, 1, 1, 1], name="rival.xml")
        rival_too = self.sheet("a", "round/p2.zip", [5, 5, 5, 5], name="rival-too.xml")
        foreign = self.sheet("b", "round/p1.zip", [2, 2, 2, 2], name="foreign.xml",
                             replaces=self.sheet_id(second))

        # The order of files decides nothing.
        for order in ([first, "copy.xml", second, rival, rival_too, foreign],
                      [foreign, rival_too, second, first, "copy.xml", rival]):
            result = self.panel(*order, code=1)
            self.assertEqual(self.status(result), {
                first: "replaced", "copy.xml": "twice", second: "counts", rival: "rivals",
                rival_too: "rivals", foreign: "foreign-replacement"})
            packages = self.by_name(result["packages"])
            self.assertEqual(packages["技术1"]["value"], 5)
            self.assertEqual(packages["技术2"]["state"], "not-reviewed")

        self.panel(first, second)

    def test_conflict(self):
        sheets = [self.sheet("a", "round/p1.zip", [2, 2, 2, 2]),
                  self.sheet("b", "round/p1.zip", [5, 5, 5, 5], conflict="declared")]
        result = self.panel(*sheets)
        self.assertEqual(self.status(result)[sheets[1]], "recused")
        package = self.by_name(result["packages"])["技术1"]
        self.assertEqual((package["value"], package["n_sheets"]), (2, 1))
        self.assertTrue(any(sheet["conflict"] for sheet in package["sheets"]))

    def test_stages(self):
        sheets = [self.sheet("a", "round/p1.zip", [2, 2, 2, 2]),
                  self.sheet("b", "round/p1.zip", [5, 5, 5, 5], stage="defence")]
        self.run_cli("panel", *sheets, "--packages=round", *self.trust, code=2)
        self.assert_one_sentence()
        self.assertIn("--stage", self.errors)
        result = self.panel(*sheets, code=1, options=["--stage=defence"])
        self.assertEqual(self.status(result)[sheets[0]], "other-stage")
        self.assertEqual(self.by_name(result["packages"])["技术1"]["value"], 5)

    def test_rubrics(self):
        """Scores on two rubrics are not put together: the one of most sheets counts."""
        self.write("own.xml", make_rubric(2).encode())
        sheets = [self.sheet("a", "round/p1.zip", [2, 4], rubric="own.xml"),
                  self.sheet("b", "round/p1.zip", [5, 5, 5, 5]),
                  self.sheet("b", "round/p2.zip", [4, 5], rubric="own.xml")]
        for order in (sheets, sheets[::-1]):
            result = self.panel(*order, code=1)
            status = self.status(result)
            self.assertEqual([status[sheet] for sheet in sheets],
                             ["counts", "other-rubric", "counts"])
            packages = self.by_name(result["packages"])
            self.assertEqual((packages["技术1"]["value"], packages["技术2"]["value"]), (3, 4.5))
        message = next(entry["message"] for entry in result["files"]
                       if entry["status"] == "other-rubric")
        self.assertIn("Rubric of 2", message)

        self.run_cli("chart", *sheets, "--kind=radar", "--output=c.csv")
        self.run_cli("chart", *sheets, "--kind=weight-sensitivity", "--criterion=c2",
                     "--output=w.csv")
        self.run_cli("chart", *sheets, "--kind=weight-sensitivity", "--criterion=c9",
                     "--output=x.csv", code=2)
        self.assert_one_sentence()

    def test_degenerate(self):
        """One reviewer, all equal, nothing assessed: a state, and null in place of a number."""
        one = self.panel(self.sheet("a", "round/p1.zip", [3, 3, 3, 3]))
        self.assertEqual(one["agreement"]["alpha"]["interval"]["state"], "no-pairs")
        self.assertIsNone(one["agreement"]["alpha"]["interval"]["value"])
        self.assertEqual(one["agreement"]["kendall_w"]["state"], "no-pairs")
        self.assertIsNone(one["reviewers"][0]["severity"]["effect"])

        equal = self.panel(*[self.sheet(key, f"round/p{number}.zip", [3, 3, 3, 3])
                             for key in "ab" for number in (1, 2)])
        self.assertEqual(equal["agreement"]["alpha"]["ordinal"]["state"], "no-variation")
        self.assertTrue(self.by_name(equal["packages"])["技术1"]["tied"])

        nothing = self.panel(self.sheet("a", "round/p1.zip", [None] * 4))
        self.assertEqual(self.by_name(nothing["packages"])["技术1"]["state"], "not-assessed")
        self.assertNotIn("NaN", json.dumps([one, equal, nothing]))

    def test_rules(self):
        sheet = self.sheet("a", "round/p1.zip", [4, 3, 4, 4])
        rule = ('<panel-rule xmlns="https://tanjian.org/ns/panel-rule/1" id="own" version="1">'
                '<title><zh>自定</zh><en>Own</en></title>'
                '<reviewers method="mean" first="totals" conflicts="leave-out"/>'
                '<criteria weights="listed" gaps="spread">'
                '<weight criterion="innovation" value="{}"/></criteria>'
                '<result scale="100" decimals="1" rounding="half-up"/>'
                '<threshold stage="preliminary" value="70"/></panel-rule>')
        self.write("rule.xml", rule.format("1").encode())
        self.write("zero.xml", rule.format("0").encode())
        package = self.by_name(self.panel(sheet, options=["--rule=rule.xml"])["packages"])["技术1"]
        self.assertEqual((package["value"], package["passes"]), (60, False))

        for arguments in (["--rule=zero.xml"], ["--rule=none"], ["--top=-1"], ["--draws=-1"],
                          ["--seed=x"], ["--uncertain-weights=some"], ["--stage=last"],
                          ["--output=result.doc"], ["--lang=fr"], [f"--output={sheet[:-4]}.pdf"]):
            with self.subTest(arguments):
                self.run_cli("panel", sheet, "--packages=round", *self.trust, *arguments, code=2)
                self.assert_one_sentence()
        self.run_cli("panel", sheet, "--packages=round", code=2)
        self.assert_one_sentence()
        self.run_cli("panel", sheet, *self.trust, code=2)
        self.assert_one_sentence()

    def test_documents(self):
        sheets = [self.sheet("a", "round/p1.zip", [4, 4, 2, 4]),
                  self.sheet("b", "round/p1.zip", [3, 3, 5, 3]),
                  self.sheet("b", "round/p2.zip", [5, 5, 5, 5], conflict="declared")]
        names = ["r.json", "r.xlsx", "r.csv", "r.xml", "r.txt"]
        text = self.run_cli("panel", *sheets, "--packages=round", *self.trust,
                            *[f"--output={name}" for name in names])
        self.assertIn("技术1", text)
        self.assertIn("alpha", text)
        self.assertEqual(json.loads(self.read("r.json"))["packages"][0]["name"], "技术1")

        rows = list(csv.reader(io.StringIO(self.read("r.csv").decode("utf-8-sig"))))
        header = next(row for row in rows if "技术名称" in row)
        row = dict(zip(header, next(row for row in rows if "技术1" in row)))
        self.assertEqual(row["名次"], "1")
        self.assertEqual(row["总分"], "3.5")
        self.assertIn("市场", row["分歧最大的指标"])
        self.assertEqual((row["赵一（0–5）"], row["技术创新程度"]), ("3.5", "3.5"))
        # Nobody's score is an empty cell and never a zero.
        row = dict(zip(header, next(row for row in rows if "技术3" in row)))
        self.assertEqual((row["赵一（0–5）"], row["总分"], row["最低总分（0–5）"]), ("", "", ""))
        with zipfile.ZipFile(self.path("r.xlsx")) as book:
            self.assertIn("xl/workbook.xml", book.namelist())
        self.assertIn("技术1", self.read("r.xml").decode())

        minutes = self.read("r.txt").decode()
        for words in ("纪要", "赵一（单位a）", "钱二回避“p2.zip”", "合议得分", JUSTIFICATION, "SHA-256",
                      "加权平均"):
            self.assertIn(words, minutes)
        self.run_cli("panel", *sheets, "--packages=round", *self.trust, "--output=en.txt",
                     "--lang=en")
        self.assertIn("Minutes of the panel", self.read("en.txt").decode())

        # A sheet is never written over.
        before = self.read(sheets[0])
        self.run_cli("panel", *sheets, "--packages=round", *self.trust,
                     f"--output={sheets[0]}", code=2)
        self.assertEqual(self.read(sheets[0]), before)

    def test_charts(self):
        sheets = [self.sheet("a", "round/p1.zip", [4, 4, 2, 4]),
                  self.sheet("b", "round/p1.zip", [3, 3, 5, None]),
                  self.sheet("a", "round/p2.zip", [5, 1, 5, 5])]
        for kind in ("score-strips", "score-spread", "weight-sensitivity", "rank-acceptability",
                     "radar"):
            for ending in ("svg", "pdf", "png", "csv"):
                with self.subTest((kind, ending)):
                    self.run_cli("chart", *sheets, f"--kind={kind}", "--seed=3", "--draws=100",
                                 f"--output={kind}.{ending}", "--lang=zh_CN")
                    first = self.read(f"{kind}.{ending}")
                    self.run_cli("chart", *reversed(sheets), f"--kind={kind}", "--seed=3",
                                 "--draws=100", f"--output={kind}.{ending}", "--lang=zh_CN")
                    self.assertEqual(first, self.read(f"{kind}.{ending}"))
        self.assertIn("技术1", self.read("score-spread.csv").decode())
        for arguments in (["--rule=none"], ["--criterion=beauty"], ["--seed=x"]):
            self.run_cli("chart", *sheets, "--kind=weight-sensitivity", "--output=x.svg",
                         *arguments, code=2)
            self.assert_one_sentence()


if __name__ == "__main__":
    main()
