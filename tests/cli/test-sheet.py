# SPDX-License-Identifier: GPL-3.0-or-later
"""From a draft to a signed sheet and its verification: draft, identity, sign, verify."""

import os
import re
import stat
import subprocess

from cli_fixture import PDF, CliTest, main
from rubric_file import make_rubric

JUSTIFICATION = "依据附件1第3页的核算结果，数据完整，边界清楚，与同类项目的水平相比处于领先。"


class Sheet(CliTest):

    def setUp(self):
        super().setUp()
        self.package()
        self.write("password", "秘密\n".encode())
        self.run_cli("identity", "--name=王五", "--organisation=某大学", "--password-file=password",
                     "--output=me.p12")

    def draft(self, *arguments):
        self.run_cli("draft", "package.zip", "--reviewer-name=王五",
                     "--reviewer-organisation=某大学", "--output=draft.xml", *arguments)
        return self.read("draft.xml").decode()

    def fill(self, draft):
        """Fills a draft as someone with a text editor does."""
        draft = draft.replace('declaration=""', 'declaration="none"')
        draft = re.sub(r'points=""', 'points="4.5"', draft)
        draft = re.sub(r'confidence=""', 'confidence="high"', draft)
        draft = draft.replace("<justification/>",
                              f"<justification>{JUSTIFICATION}</justification>")
        draft = re.sub(r'<assessed [^>]*/>', '<assessed category="energy" type="energy.storage" '
                       'stage="promotion"/>', draft)
        return draft.replace("<recommendation/>", "<recommendation>recommend</recommendation>")

    def sign(self, *arguments, code=0):
        return self.run_cli("sign", "draft.xml", "--key=me.p12", "--password-file=password",
                            "--output=sheet.xml", *arguments, code=code)

    def make_sheet(self):
        self.write("draft.xml", self.fill(self.draft()).encode())
        self.sign()

    def test_identity(self):
        self.assertEqual(stat.S_IMODE(os.stat(self.path("me.p12")).st_mode), 0o600)
        self.assertIn(b"BEGIN CERTIFICATE", self.read("me.pem"))

        key = self.read("me.p12")
        self.run_cli("identity", "--name=王五", "--password-file=password", "--output=me.p12",
                     code=2)
        self.assert_one_sentence()
        self.assertEqual(self.read("me.p12"), key)

        self.write("empty", b"\nsecond line\n")
        for arguments in (["--years=0"], ["--years=21"], ["--certificate=you.p12"],
                          ["--password-file=empty"], ["--password-file=none"],
                          ["--certificate=none/you.pem"]):
            with self.subTest(arguments):
                self.run_cli("identity", "--name=王五", "--password-file=password",
                             "--output=you.p12", *arguments, code=2)
                self.assert_one_sentence()
                self.assertFalse(os.path.exists(self.path("you.p12")))

    def test_draft(self):
        draft = self.draft("--stage=defence")
        self.assertIn("<name>王五</name>", draft)
        self.assertIn("<review-stage>defence</review-stage>", draft)
        self.assertIn('status="draft"', draft)
        self.run_cli("draft", "package.zip", "--reviewer-name=a", "--stage=last",
                     "--output=b.xml", code=2)
        self.assert_one_sentence()

    def test_corrections(self):
        """What the reviewer corrects in a draft counts everywhere, and the original is kept."""
        correction = ('<corrections><correction field="cases[0].unit_cost"><corrected>'
                      '<text>1500元/tCO2</text></corrected><reason>见扫描件</reason></correction>'
                      '<correction field="category"><corrected><ticked>digital</ticked>'
                      '</corrected></correction></corrections>')
        draft = self.draft().replace("<corrections/>", correction)
        self.assertIn(correction, draft)
        self.write("draft.xml", self.fill(draft).encode())
        self.sign()

        plain = self.run_json("show", "package.zip")
        self.assertNotIn("corrected", plain["cases"][0]["unit_cost"])
        for sheet in ("draft.xml", "sheet.xml"):
            with self.subTest(sheet):
                shown = self.run_json("show", "package.zip", "--sheet", sheet)
                cost = shown["cases"][0]["unit_cost"]
                self.assertEqual((cost["text"], cost["value"]), ("1500元/tCO2", 1500))
                self.assertTrue(cost["corrected"])
                self.assertEqual(cost["original"]["value"], 75)
                self.assertEqual(shown["form"]["category"]["ticked"], ["digital"])
                self.assertEqual(shown["form"]["category"]["original"]["ticked"], ["energy"])
                findings = self.run_json("check", "package.zip", "--sheet", sheet, code=1)
                codes = {finding["code"] for finding in findings["findings"]}
                self.assertLessEqual({"unit-cost-implied-life", "category-type-mismatch"}, codes)
                self.assertIn("corrected by the reviewer",
                              self.run_cli("show", "package.zip", "--sheet", sheet))

        signed = self.read("sheet.xml").decode()
        self.assertIn("<text>75元/tCO2</text>", signed)
        self.assertIn("<reason>见扫描件</reason>", signed)
        verified = self.run_json("verify", "sheet.xml", "--trust=me.pem", "--package=package.zip")
        self.assertTrue(verified["schema_valid"])

        self.run_cli("draft", "package.zip", "--reviewer-name=a", "--sheet=sheet.xml",
                     "--output=again.xml")
        self.assertIn("<text>1500元/tCO2</text>", self.read("again.xml").decode())

    def test_sheet_of_another_package(self):
        self.make_sheet()
        self.package("other.zip", files={"新.pdf": PDF})
        self.run_cli("show", "other.zip", "--sheet=sheet.xml", code=2)
        self.assert_one_sentence()
        self.run_cli("check", "package.zip", "package.zip", "--sheet=sheet.xml", code=2)
        self.assert_one_sentence()

    def test_gaps_are_listed(self):
        self.draft()
        self.sign(code=1)
        self.assertGreaterEqual(self.errors.count("•"), 4)
        self.assertFalse(os.path.exists(self.path("sheet.xml")))

        self.sign("--incomplete")
        verified = self.run_json("verify", "sheet.xml")
        self.assertTrue(verified["intact"])
        self.assertTrue(verified["incomplete"])
        self.assertIn(b'status="incomplete"', self.read("sheet.xml"))

    def test_sign_and_verify(self):
        self.make_sheet()
        verified = self.run_json("verify", "sheet.xml", "--trust=me.pem", "--package=package.zip")
        self.assertTrue(verified["intact"])
        self.assertTrue(verified["whole_sheet"])
        self.assertTrue(verified["schema_valid"])
        self.assertTrue(verified["files_match"])
        self.assertFalse(verified["incomplete"])
        self.assertEqual(verified["reasons"], [])
        self.assertEqual(verified["signer"]["name"], "王五")
        self.assertTrue(verified["signer"]["trusted"])

    def test_nobody_trusted_is_no_failure(self):
        self.make_sheet()
        verified = self.run_json("verify", "sheet.xml")
        self.assertIsNone(verified["files_match"])
        self.assertFalse(verified["signer"]["trusted"])
        self.assertTrue(verified["signer"]["reason"])

    def test_another_is_trusted(self):
        self.make_sheet()
        self.run_cli("identity", "--name=赵六", "--password-file=password", "--output=other.p12")
        verified = self.run_json("verify", "sheet.xml", "--trust=other.pem", code=1)
        self.assertTrue(verified["intact"])
        self.assertFalse(verified["signer"]["trusted"])
        self.assertTrue(verified["signer"]["reason"])
        self.assertTrue(all(reason["code"] for reason in verified["reasons"]))

    def test_stock_tools(self):
        """xmlsec1 and xmllint, which know nothing of this program, agree."""
        self.make_sheet()
        verify = ["xmlsec1", "--verify", "--id-attr:Id", "SignedProperties", "--pubkey-cert-pem",
                  "me.pem", "--enabled-key-data", "x509,rsa,ec", "sheet.xml"]
        result = subprocess.run(verify, cwd=self.folder, capture_output=True, check=False)
        self.assertEqual(result.returncode, 0, result.stderr.decode())
        subprocess.run(["xmllint", "--noout", "--nonet", "--schema",
                        os.environ["SHEET_SCHEMA"], "sheet.xml"],
                       cwd=self.folder, capture_output=True, check=True)

    def test_tampered(self):
        self.make_sheet()
        sheet = self.read("sheet.xml")
        for old, new in ((b'points="4.5"', b'points="5"'), (b"recommend<", b"reject<"),
                         (b"</comments>", b"!</comments>"), ("王五".encode(), "王六".encode())):
            if old not in sheet:
                continue
            with self.subTest(old):
                self.write("changed.xml", sheet.replace(old, new, 1))
                verified = self.run_json("verify", "changed.xml", "--trust=me.pem", code=1)
                self.assertFalse(verified["intact"])
                self.assertTrue(verified["reasons"])

    def test_changed_package(self):
        self.make_sheet()
        self.package("other.zip", files={"附件1 减排量核算说明.pdf": PDF + b"\n", "新.pdf": PDF})
        verified = self.run_json("verify", "sheet.xml", "--package=other.zip", code=1)
        self.assertTrue(verified["intact"])
        self.assertFalse(verified["files_match"])
        codes = [reason["code"] for reason in verified["reasons"]]
        self.assertIn("file-changed", codes)
        self.assertIn("file-added", codes)

    def test_not_signed_and_nonsense(self):
        self.draft()
        self.write("nonsense.xml", b"<a>")
        for name, is_sheet in (("draft.xml", True), ("nonsense.xml", False)):
            verified = self.run_json("verify", name, code=1)
            self.assertFalse(verified["intact"])
            self.assertIs(verified["schema_valid"], is_sheet)
            self.assertTrue(all(reason["code"] for reason in verified["reasons"]))
            self.assertTrue(verified["signer"]["reason"])

    def test_several(self):
        self.make_sheet()
        self.write("changed.xml", self.read("sheet.xml").replace(b'points="4.5"', b'points="5"'))
        verified = self.run_json("verify", "sheet.xml", "changed.xml", code=1)["sheets"]
        self.assertEqual([entry["sheet"] for entry in verified], ["sheet.xml", "changed.xml"])
        self.assertEqual([entry["intact"] for entry in verified], [True, False])

    def test_machine_output_in_every_locale(self):
        self.make_sheet()
        outputs = {self.run_cli("verify", "sheet.xml", "--format=json", locale=locale)
                   for locale in ("C", "C.UTF-8", "zh_CN.UTF-8")}
        self.assertEqual(len(outputs), 1)

    def test_text(self):
        self.make_sheet()
        self.assertIn("王五", self.run_cli("verify", "sheet.xml", locale="zh_CN.UTF-8"))

    def test_contents(self):
        """What was signed can be read and put on paper, and only that."""
        draft = self.fill(self.draft())
        digest = re.search(r'<file [^>]*sha256="([0-9a-f]{64})"', draft)[1]
        self.write("draft.xml", draft.replace(
            "<evidence/>", '<evidence><mark number="3" target="score.leadership" '
            f'sha256="{digest}" kind="page" place="2" x="1" y="2" width="3" height="4">效率'
            "</mark></evidence>").encode())
        self.sign()
        verified = self.run_json("verify", "sheet.xml", "--contents", "--output=sheet.pdf")
        rows = verified["contents"]
        self.assertIn(["Reviewer", "王五"], rows)
        self.assertIn(["Recommendation", "Recommend"], rows)
        score, = [row for row in rows if len(row) == 4 and "[3]" in row[3]]
        self.assertEqual(score[1:3], ["4.5", "High"])
        self.assertTrue(score[3].startswith(JUSTIFICATION))
        self.assertIn("page 2", score[3])
        text = self.run_cli("verify", "sheet.xml", "--contents")
        self.assertRegex(text, r"Recommendation +Recommend\n")
        words = subprocess.run(["pdftotext", self.path("sheet.pdf"), "-"], check=True,
                               capture_output=True).stdout.decode()
        self.assertIn("王五", words)
        self.assertNotIn("Not signed", words)

        self.write("changed.xml", self.read("sheet.xml").replace(b'points="4.5"', b'points="5"'))
        verified = self.run_json("verify", "changed.xml", "--contents", code=1)
        self.assertEqual(verified["contents"], [])
        self.run_cli("verify", "changed.xml", "--output=changed.pdf", code=2)
        self.assert_one_sentence()
        self.run_cli("verify", "sheet.xml", "sheet.xml", "--output=both.pdf", code=2)
        self.assert_one_sentence()
        self.assertFalse(os.path.exists(self.path("changed.pdf")))

    def test_misspelt_draft(self):
        """What the program would not read is not signed away."""
        draft = self.fill(self.draft())
        for old, new in (("<evidence/>", "<evidence/><evidence/>"),
                         ("<comments", "<coments/><comments"),
                         ('criterion="leadership" ', 'criterion="leadership" mark="5" ')):
            with self.subTest(new):
                self.assertIn(old, draft)
                self.write("draft.xml", draft.replace(old, new, 1).encode())
                self.sign(code=2)
                self.assert_one_sentence()

    def test_contribution_chart(self):
        self.make_sheet()
        for source in ("draft.xml", "sheet.xml"):
            self.run_cli("chart", source, "--kind=contribution", f"--output={source}.csv")
        self.assertEqual(self.read("draft.xml.csv"), self.read("sheet.xml.csv"))

        self.write("changed.xml", self.read("sheet.xml").replace(b'points="4.5"', b'points="5"'))
        self.run_cli("chart", "changed.xml", "--kind=contribution", "--output=c.csv", code=2)
        self.assert_one_sentence()

    def test_own_rubric(self):
        """Sixty criteria, and one: the sheet carries them, and needs no file to be read."""
        for n_criteria, total in ((60, "2.0501"), (1, "5")):
            with self.subTest(n_criteria):
                self.write("own.xml", make_rubric(n_criteria).encode())
                draft = self.draft("--rubric=own.xml")
                self.assertEqual(draft.count("<score "), n_criteria)
                points = iter(["2"] * (n_criteria - 1) + ["5"])
                draft = re.sub(r'points=""', lambda _: f'points="{next(points)}"', draft)
                self.write("draft.xml", self.fill(draft).encode())
                os.remove(self.path("own.xml"))
                self.sign()

                sheet = self.read("sheet.xml").decode()
                self.assertIn(f'points="{total}"', sheet)
                self.assertEqual(sheet.count('<use '), 3 * n_criteria)
                verified = self.run_json("verify", "sheet.xml", "--trust=me.pem", "--contents",
                                         "--package=package.zip", "--output=sheet.pdf")
                self.assertTrue(verified["schema_valid"] and verified["files_match"])
                rows = [row for row in verified["contents"] if row[0].startswith("Criterion ")]
                self.assertEqual(len(rows), n_criteria)
                words = subprocess.run(["pdftotext", self.path("sheet.pdf"), "-"], check=True,
                                       capture_output=True, text=True).stdout
                self.assertIn(f"Rubric of {n_criteria}, version 2.1", words)
                for number in (1, n_criteria):
                    self.assertIn(f"Criterion {number}", words)
                if n_criteria == 60:
                    self.assertGreater(words.count("\f"), 2)
                os.remove(self.path("sheet.xml"))
                os.remove(self.path("sheet.pdf"))
                os.remove(self.path("draft.xml"))

    def test_bad_rubrics(self):
        good = make_rubric(3)
        for wrong in (b"", b"\0" * 100, b"<a/>", good.replace('weight="0.333333"', 'weight="0.4"'),
                      good.replace('id="c2"', 'id="c1"', 1), good.replace('max="5"', 'max="10"'),
                      '<!DOCTYPE a [<!ENTITY b "c">]>' + good, good[:-20],
                      make_rubric(101), " " * (3 << 20)):
            self.write("own.xml", wrong if isinstance(wrong, bytes) else wrong.encode())
            self.run_cli("draft", "package.zip", "--reviewer-name=a", "--rubric=own.xml",
                         "--output=bad.xml", code=2)
            self.assert_one_sentence()
            self.assertFalse(os.path.exists(self.path("bad.xml")))
        self.run_cli("draft", "package.zip", "--reviewer-name=a", "--rubric=none.xml",
                     "--output=bad.xml", code=2)
        self.assert_one_sentence()

    def test_unusable(self):
        self.make_sheet()
        self.write("wrong", b"wrong\n")
        os.rename(self.path("sheet.xml"), self.path("signed.xml"))
        for arguments in (["sign", "signed.xml"], ["sign", "password"], ["sign", "none.xml"],
                          ["sign", "draft.xml", "--password-file=wrong"],
                          ["sign", "draft.xml", "--key=me.pem"],
                          ["sign", "draft.xml", "--key=none.p12"],
                          ["sign", "draft.xml", "--output=draft.xml"],
                          ["sign", "draft.xml", "--output=me.p12"]):
            with self.subTest(arguments):
                self.run_cli(arguments[0], "--key=me.p12", "--password-file=password",
                             "--output=sheet.xml", *arguments[1:], code=2)
                self.assert_one_sentence()
                self.assertFalse(os.path.exists(self.path("sheet.xml")))

        for arguments in (["none.xml"], ["signed.xml", "--trust=password"],
                          ["signed.xml", "--trust=none.pem"],
                          ["signed.xml", "--package=none.zip"]):
            with self.subTest(arguments):
                self.run_cli("verify", *arguments, code=2)
                self.assert_one_sentence()


if __name__ == "__main__":
    main()
