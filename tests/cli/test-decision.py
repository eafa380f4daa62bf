# SPDX-License-Identifier: GPL-3.0-or-later
"""What a panel decides: as data, on paper, countersigned, stage by stage."""

import csv
import hashlib
import io
import json
import os
import re
import subprocess
import zipfile

from cli_fixture import main
from panel_fixture import JUSTIFICATION, PanelTest

SCHEMA = os.path.join(os.path.dirname(os.environ["SHEET_SCHEMA"]), "decision.xsd")


class Decision(PanelTest):

    def setUp(self):
        super().setUp()
        self.trust.append("--trust=c.pem")
        self.sheets = [self.sheet("a", "round/p1.zip", [4, 4, 2, 4]),
                       self.sheet("b", "round/p1.zip", [3, 3, 5, 3]),
                       self.sheet("a", "round/p2.zip", [2, 2, 2, 2]),
                       self.sheet("b", "round/p2.zip", [5, 5, 5, 5], conflict="declared")]

    def decide(self, *options, code=0, sheets=None):
        self.panel(*(sheets or self.sheets), code=code,
                   options=["--rule=mean", "--decision=d.xml", *options])
        return self.read("d.xml").decode()

    def decision(self, name="d.xml", code=0, options=()):
        return self.run_json("decision", name, *options, code=code)

    def fill(self, name="d.xml", **words):
        """Fills in what the panel says; words are values of 技术1's `decided`."""
        text = self.read(name).decode()
        text = re.sub(r"<meeting/?>", '<meeting title="第六批初审" date="2024-06-05" place="北京" '
                      'chair="赵一" secretary="李四"/>', text).replace("</meeting>", "")
        for technology, inner in words.items():
            def decided(match):
                outcome = re.search(r"<outcome [^>]*/>", match[0])[0]
                return f'<decided>{inner.replace("{outcome}", outcome)}</decided>'
            place = text.index(f"<name>技术{technology[1:]}</name>")
            end = text.index("</item>", place)
            text = text[:place] + re.sub(r"<decided[^>]*>.*</decided>", decided, text[place:end],
                                         flags=re.S) + text[end:]
        self.write(name, text.encode())

    def check_schema(self, name):
        subprocess.run(["xmllint", "--noout", "--schema", SCHEMA, self.path(name)], check=True,
                       stderr=subprocess.DEVNULL)

    CONSENSUS = ('<consensus criterion="innovation" points="5">合议认为创新明显</consensus>'
                 '<minority by="钱二">仍认为创新不足</minority>'
                 '<vote for="2" against="0" abstain="0"/>{outcome}')

    def test_facts(self):
        """3.5 and 3.5 of 赵一 and 钱二; the conflict does not count; nobody judged the third."""
        self.decide("--pass=1")
        self.check_schema("d.xml")
        text = self.read("d.xml").decode()
        self.assertNotIn("NaN", text)
        self.assertNotIn(self.path(""), text)
        self.assertIn(JUSTIFICATION, text)
        self.assertIn('status="recused"', text)
        result = self.decision()
        packages = self.by_name(result["packages"])
        self.assertEqual(packages["技术1"]["value"], 3.5)
        self.assertIsNone(packages["技术1"]["consensus_value"])
        self.assertEqual(packages["技术2"]["value"], 2)
        # By rank one passes; what has no total is open and never fails by a zero.
        self.assertEqual([packages[f"技术{n}"]["outcome_by_rule"] for n in (1, 2, 3)],
                         ["pass", "fail", "open"])
        self.assertEqual(len(result["gaps"]), 3)
        self.assertIn("技术3", result["gaps"][2])
        # Without a list, those who handed in sheets are the panel and sign.
        self.assertEqual(re.findall(r'<signatory [^>]*name="([^"]*)"', text), ["赵一", "钱二"])

    def test_words(self):
        self.decide("--pass=1")
        self.fill(t1=self.CONSENSUS,
                  t2='<outcome result="conditional" rule="fail" by="panel">补充核算说明</outcome>',
                  t3='<outcome result="fail" by="panel">无人评审</outcome>')
        result = self.decision()
        packages = self.by_name(result["packages"])
        # Innovation 5 in place of 3.5, a quarter of the weight: 3.5 + 1.5 / 4 = 3.875.
        self.assertEqual(packages["技术1"]["consensus_value"], 3.88)
        self.assertEqual(packages["技术1"]["value"], 3.5)
        self.assertEqual(packages["技术1"]["minority"], "仍认为创新不足")
        self.assertEqual(packages["技术2"]["outcome"], "conditional")
        self.assertEqual(packages["技术2"]["outcome_by_rule"], "fail")
        self.assertEqual(result["gaps"], [])

        # A later sheet changes the facts and keeps the words.
        later = self.sheet("c", "round/p1.zip", [5, 5, 5, 5])
        os.rename(self.path("d.xml"), self.path("former.xml"))
        self.decide("--pass=1", "--words=former.xml", sheets=[*self.sheets, later])
        packages = self.by_name(self.decision()["packages"])
        self.assertEqual((packages["技术1"]["value"], packages["技术1"]["minority"]),
                         (4, "仍认为创新不足"))
        self.check_schema("d.xml")

    def test_documents(self):
        self.decide("--pass=1")
        self.fill(t1=self.CONSENSUS,
                  t2='<outcome result="conditional" rule="fail" by="panel">补充核算说明</outcome>',
                  t3='<outcome result="fail" by="panel">无人评审</outcome>')
        self.run_cli("decision", "d.xml", "--table=t.xlsx", "--table=t.csv", "--table=t.pdf",
                     "--table=t.xml", "--minutes=m.pdf", "--minutes=m.txt", "--minutes=m.xml",
                     "--list=l.csv", "--list=l.pdf", "--list=l.xlsx", "--list=l.xml")
        rows = list(csv.reader(io.StringIO(self.read("t.csv").decode("utf-8-sig"))))
        header = next(row for row in rows if "技术名称" in row)
        row = dict(zip(header, next(row for row in rows if "技术1" in row)))
        self.assertEqual((row["总分"], row["合议总分"], row["结论"], row["依据"], row["赞成（票）"]),
                         ("3.5", "3.88", "通过", "规则", "2"))
        self.assertEqual(row["保留意见"], "钱二：仍认为创新不足")
        row = dict(zip(header, next(row for row in rows if "技术2" in row)))
        self.assertEqual((row["结论"], row["理由或条件"], row["合议总分"]),
                         ("修改后通过", "补充核算说明", ""))
        # All scores of 技术1 are above all of 技术2, and nobody changes places at any weight.
        self.assertEqual((row["期望名次"], row["90%名次区间"], row["入选比例（%）"], row["名次"]),
                         ("2", "2–2", "0", "2"))
        notes = self.read("t.xml").decode()
        self.assertIn("入选指前1名；抽样200次，种子", notes)
        self.assertIn("现权重25%；名次不变的权重区间0%–100%，入选不变的权重区间0%–100%", notes)
        row = dict(zip(header, next(row for row in rows if "技术3" in row)))
        self.assertEqual((row["总分"], row["名次"], row["最低总分（0–5）"]), ("", "", ""))

        digest = subprocess.run(["sha256sum", self.path(self.sheets[0])], capture_output=True,
                                text=True, check=True).stdout.split()[0]
        for name in ("t.pdf", "m.pdf", "l.pdf"):
            text = subprocess.run(["pdftotext", "-layout", self.path(name), "-"],
                                  capture_output=True, text=True, check=True).stdout
            self.assertIn("技术1", text)
            self.assertIs("合议" in text, name != "l.pdf")
            self.assertIs(digest in re.sub(r"\s", "", text), name != "l.pdf")
        minutes = self.read("m.txt").decode()
        for words in ("第六批初审会议纪要", "2024年6月5日", "赵一主持", "合议得分：5.0", "合议认为创新明显",
                      "保留意见（钱二）：仍认为创新不足", "赞成2票、反对0票", "评审专家组", "Kendall W", digest):
            self.assertIn(words, minutes)

        rows = list(csv.reader(io.StringIO(self.read("l.csv").decode("utf-8-sig"))))
        listed = [row for row in rows if row and row[0] in ("1", "2", "3")]
        self.assertEqual([row[2] for row in listed], ["技术1", "技术2"])
        self.assertEqual(listed[0][1], "能源绿色低碳转型")
        self.assertEqual(listed[1][5], "补充核算说明")
        with zipfile.ZipFile(self.path("l.xlsx")) as book:
            self.assertIn("xl/workbook.xml", book.namelist())
        self.assertIn("3.50 → 3.88  技术1", self.run_cli("decision", "d.xml", "--minutes=en.txt",
                                                        "--lang=en"))
        self.assertIn("Consensus score: 5.0, because 合议认为创新明显.", self.read("en.txt").decode())

        for arguments in (["--table=t.doc"], ["--minutes=m.csv"], ["--list=l.txt"], ["--lang=fr"],
                          ["--table=d.xml"]):
            self.run_cli("decision", "d.xml", *arguments, code=2)
            self.assert_one_sentence()

    def sign(self, name, key, target, code=0, options=()):
        self.run_cli("sign", name, f"--key={key}.p12", "--password-file=password",
                     f"--output={target}", *options, code=code)

    def test_countersigned(self):
        self.decide("--pass=1")
        self.sign("d.xml", "a", "s.xml", code=1)
        self.assertFalse(os.path.exists(self.path("s.xml")))
        self.fill(t1=self.CONSENSUS,
                  t2='<outcome result="fail" rule="fail" by="rule"/>',
                  t3='<outcome result="fail" by="panel">无人评审</outcome>')
        self.sign("d.xml", "a", "s1.xml")
        self.sign("s1.xml", "b", "s2.xml")
        self.sign("s2.xml", "b", "s3.xml", code=2)
        self.assert_one_sentence()
        self.check_schema("s2.xml")

        verdicts = self.run_json("verify", "s2.xml", *self.trust)["sheets"]
        self.assertEqual([verdict["signer"]["name"] for verdict in verdicts], ["赵一", "钱二"])
        for verdict in verdicts:
            self.assertTrue(verdict["intact"] and verdict["whole_sheet"]
                            and verdict["schema_valid"] and verdict["signer"]["trusted"])
        for number, key in ((1, "a"), (2, "b")):
            subprocess.run(["xmlsec1", "--verify", "--enabled-key-data", "x509",
                            "--enabled-reference-uris", "empty,same-doc", "--trusted-pem",
                            self.path(f"{key}.pem"), "--node-xpath",
                            f"/*/*[local-name()='Signature'][{number}]", self.path("s2.xml")],
                           check=True, capture_output=True)

        # What is signed still makes the documents, and nothing else does.
        self.run_cli("decision", "s2.xml", "--minutes=m.txt")
        self.write("bad.xml", self.read("s2.xml").replace("创新明显".encode(), "创新一般".encode()))
        self.run_cli("decision", "bad.xml", "--minutes=m2.txt", code=2)
        self.assert_one_sentence()
        self.assertFalse(os.path.exists(self.path("m2.txt")))
        verdicts = self.run_json("verify", "bad.xml", *self.trust, code=1)["sheets"]
        self.assertEqual([verdict["intact"] for verdict in verdicts], [False, False])
        self.sign("bad.xml", "c", "s4.xml", code=2)

    def panel_of(self, *people, quorum=""):
        """The panel's own list: name, key or None, and further attributes."""
        rows = []
        for number, (name, key, *rest) in enumerate(people, 1):
            certificate = f'certificate="{self.fingerprint(key)}"' if key else ""
            rows.append(f'<person number="{number}" name="{name}" {certificate} {" ".join(rest)}/>')
        text = self.read("d.xml").decode()
        text = re.sub(r"<panel>.*</panel>|<panel/>",
                      f'<panel quorum="{quorum}">{"".join(rows)}</panel>', text, flags=re.S)
        self.write("d.xml", text.encode())

    def fingerprint(self, key):
        der = subprocess.run(["openssl", "x509", "-in", self.path(f"{key}.pem"), "-outform", "DER"],
                             check=True, capture_output=True).stdout
        return hashlib.sha256(der).hexdigest()

    def ready(self, *people, **options):
        if not os.path.exists(self.path("blank.xml")):
            self.decide("--pass=1")
            self.write("blank.xml", self.read("d.xml"))
        self.write("d.xml", self.read("blank.xml"))
        self.fill(t1=self.CONSENSUS, t3='<outcome result="fail" by="panel">无人评审</outcome>')
        self.panel_of(*people, **options)

    def signatories(self, name, code=0, trust=True):
        verdicts = self.run_json("verify", name, *(self.trust if trust else []), code=code)
        return verdicts["sheets"] if "sheets" in verdicts else [verdicts]

    def test_signatories(self):
        self.ready(("赵一", "a", 'role="chair"'), ("钱二", "b"), ("孙三", "c", 'role="secretary"'),
                   ("周八", None, 'attendance="absent"'), quorum=2)
        self.check_schema("d.xml")
        self.sign("d.xml", "a", "s1.xml")
        # What follows from the list is written anew by the first signature.
        text = self.read("s1.xml").decode()
        self.assertEqual(re.findall(r'<signatory [^>]*name="([^"]*)"', text),
                         ["赵一", "钱二", "孙三"])
        self.sign("s1.xml", "b", "s2.xml")
        self.sign("s2.xml", "c", "s3.xml")
        self.check_schema("s3.xml")
        for trust in (True, False):
            for verdict in self.signatories("s3.xml", code=0, trust=trust):
                self.assertTrue(verdict["signatories"]["complete"])
                self.assertEqual(verdict["signatories"]["messages"], [])
        self.assertIn("缺席：周八。", self.minutes("s3.xml"))
        self.assertIn("到会表决的成员2人，法定到会人数为2人。", self.minutes("s3.xml"))
        self.assertIn("应由下列人员签名：赵一、钱二、孙三。", self.minutes("s3.xml"))

        # Not everybody yet: named, and no verification passes.
        verdict = self.signatories("s1.xml", code=1)[0]["signatories"]
        self.assertEqual([(person["name"], person["signed"]) for person in verdict["required"]],
                         [("赵一", True), ("钱二", False), ("孙三", False)])
        self.assertIn("钱二, 孙三", verdict["messages"][0])

        # Each of the three taken away: the last is missing, those before it left a gap.
        text = self.read("s3.xml").decode()
        signatures = re.findall(r"<ds:Signature .*?</ds:Signature>", text, flags=re.S)
        for number, code in ((1, "signature-removed"), (2, "signature-removed"), (3, None)):
            self.write("less.xml", text.replace(signatures[number - 1], "").encode())
            verdicts = self.signatories("less.xml", code=1)
            self.assertTrue(all(verdict["intact"] for verdict in verdicts))
            missing = [person["name"] for person in verdicts[0]["signatories"]["required"]
                       if not person["signed"]]
            self.assertEqual(missing, [["赵一", "钱二", "孙三"][number - 1]])
            self.assertEqual([reason["code"] for reason in verdicts[0]["reasons"]],
                             [code] if code else [])
            self.run_cli("decision", "less.xml", code=2 if code else 0)
            self.sign("less.xml", "a", "more.xml", code=2)
        self.write("swapped.xml", text.replace("".join(signatures[:2]),
                                               signatures[1] + signatures[0]).encode())
        self.assertEqual(self.signatories("swapped.xml", code=1)[0]["reasons"][0]["code"],
                         "signatures-reordered")

        # Stock tools still verify each of those that are left, and cannot tell.
        self.write("less.xml", text.replace(signatures[1], "").encode())
        for place, key in ((1, "a"), (2, "c")):
            subprocess.run(["xmlsec1", "--verify", "--enabled-key-data", "x509",
                            "--enabled-reference-uris", "empty,same-doc", "--trusted-pem",
                            self.path(f"{key}.pem"), "--node-xpath",
                            f"/*/*[local-name()='Signature'][{place}]", self.path("less.xml")],
                           check=True, capture_output=True)
        self.check_strangers()

    def minutes(self, name):
        self.run_cli("decision", name, "--minutes=m.txt")
        return self.read("m.txt").decode()

    def check_strangers(self):
        # Another 钱二, whom nobody trusts and whose certificate is not on the list.
        self.run_cli("identity", "--name=钱二", "--password-file=password", "--output=x.p12",
                     "--certificate=x.pem")
        self.ready(("赵一", "a"), ("钱二", "b"))
        self.sign("d.xml", "a", "s1.xml")
        self.sign("s1.xml", "x", "s2.xml")
        verdict = self.signatories("s2.xml", code=1)[0]["signatories"]
        self.assertEqual([person["name"] for person in verdict["others"]], ["钱二"])
        self.assertEqual([person["signed"] for person in verdict["required"]], [True, False])
        text = self.run_cli("verify", "s2.xml", *self.trust, code=1)
        self.assertRegex(text, r"has not signed +钱二\nsigned without +钱二")

        # Without a certificate on the list the name counts, if it is trusted. 孙三 has no sheet.
        self.ready(("赵一", "a"), ("孙三", None))
        self.sign("d.xml", "a", "s1.xml", options=["--incomplete"])
        self.sign("s1.xml", "c", "s2.xml", options=["--incomplete"])
        verdict = self.signatories("s2.xml")[0]["signatories"]
        self.assertTrue(verdict["complete"])
        self.assertEqual([person["by_name"] for person in verdict["required"]], [False, True])
        verdict = self.signatories("s2.xml", code=1, trust=False)[0]["signatories"]
        self.assertFalse(verdict["complete"])

    def test_members(self):
        """Votes are counted against the members present, those with a conflict left out."""
        words = {"t3": '<outcome result="fail" by="panel">无人评审</outcome>'}
        vote = '<vote for="{}" against="{}" abstain="{}" absent="{}"/>{{outcome}}'
        four = [("赵一", "a"), ("钱二", "b"), ("李四", None), ("王五", None, 'attendance="absent"')]

        self.decide("--pass=1")
        blank = self.read("d.xml")

        def gaps(t1, t2="{outcome}", people=four, **options):
            self.write("d.xml", blank)
            self.fill(t1=t1, t2=t2, **words)
            self.panel_of(*people, **options)
            return self.decision()["gaps"]

        self.assertEqual(gaps(vote.format(2, 1, 0, 1)), [])
        self.assertIn("4 votes, and 3 members", gaps(vote.format(4, 0, 0, 0))[0])
        self.assertIn("5 votes with those absent, and the panel 4",
                      gaps(vote.format(2, 1, 0, 2))[0])
        # 钱二 declared a conflict about the second.
        self.assertIn("of the 3 members present 1 declared a conflict",
                      gaps("{outcome}", vote.format(0, 3, 0, 0))[0])
        self.assertEqual(gaps("{outcome}", vote.format(0, 2, 0, 0)), [])
        self.assertEqual(len(gaps(vote.format(2, 0, 0, 0), quorum=3)), 1)
        self.assertIn("3 members who vote are present, and the quorum is 4",
                      gaps("{outcome}", quorum=4)[0])
        self.assertIn("“钱二” handed in a sheet and is not in the list",
                      gaps("{outcome}", people=[("赵一", "a")])[0])
        self.assertIn("twice", gaps("{outcome}", people=[("赵一", "a"), ("赵一", "a"),
                                                         ("钱二", "b")])[0])
        # The list as a table; 赵一 and 钱二 are known by their sheets.
        self.write("people.csv", "姓名,工作单位\n赵一,单位a\n钱二,单位b\n李四,单位c\n王五,单位d\n".encode())
        self.decide("--pass=1", "--members=people.csv", "--quorum=3")
        text = self.read("d.xml").decode()
        self.assertIn('<panel quorum="3">', text)
        self.assertEqual(re.findall(r'<person number="(\d)" name="([^"]*)"', text),
                         [("1", "赵一"), ("2", "钱二"), ("3", "李四"), ("4", "王五")])
        self.assertEqual(len(re.findall(r'<signatory [^>]*certificate=', text)), 2)
        self.check_schema("d.xml")
        for arguments in (["--members=missing.csv"], ["--quorum=-1"]):
            self.run_cli("panel", *self.sheets, "--packages=round", *self.trust, *arguments, code=2)
            self.assert_one_sentence()
        self.write("d.xml", blank)
        self.panel_of(*four)
        self.fill(t1=vote.format(2, 1, 0, 1))
        self.assertIn("赞成2票、反对1票、弃权0票、缺席1人", self.minutes("d.xml"))

    def test_stages(self):
        self.decide("--pass=1")
        self.fill(t1=self.CONSENSUS, t3='<outcome result="fail" by="panel">无人评审</outcome>')
        self.sign("d.xml", "a", "first.xml")
        second = self.sheet("a", "round/p1.zip", [5, 5, 5, 5], name="second.xml", stage="second")
        self.decide("--after=first.xml", sheets=[second])
        self.assertIn("技术1", self.read("d.xml").decode())
        self.assertNotIn("技术2", self.read("d.xml").decode())
        self.assertIn('<after id="', self.read("d.xml").decode())
        self.check_schema("d.xml")
        self.run_cli("panel", *self.sheets, "--packages=round", *self.trust, "--draws=200",
                     "--after=first.xml", "--decision=e.xml", code=2)
        self.assertIn("earlier stage", self.errors)

        comments = ('<publicity from="2024-07-01" until="2024-07-10">'
                    '<comment number="1" from="某公司" date="2024-07-03" item="{key}" '
                    'effect="withdrawn"><text>与已有专利重复</text>'
                    '<answer by="秘书处" date="2024-07-09">核实属实</answer></comment>'
                    '<comment number="2"><text>支持</text></comment></publicity></decision>')
        text = self.read("d.xml").decode()
        key = re.search(r'<item key="([0-9a-f]*)"', text)[1]
        self.write("d.xml", text.replace("</decision>", comments.format(key=key)).encode())
        self.assertIn("2", self.decision()["gaps"][-1])
        self.run_cli("decision", "d.xml", "--list=l.xml", "--minutes=m.txt")
        self.assertIn("公示后不再列入：技术1", self.read("l.xml").decode())
        self.assertIn("某公司：与已有专利重复　答复：核实属实　不再列入", self.read("m.txt").decode())

        # A comment that was taken back stays, and nothing follows from it any more.
        taken_back = self.read("d.xml").decode().replace(
            "核实属实</answer>", "核实属实</answer><retracted by='秘书处' date='2024-07-10'>"
            "误投</retracted>")
        taken_back = taken_back.replace("<text>支持</text>", "<text>支持</text>"
                                        "<retracted>重复提交</retracted>")
        self.write("d.xml", taken_back.encode())
        self.check_schema("d.xml")
        # without an answer it lacks nothing, but who and when
        self.assertIn("withdrew comment 2", self.decision()["gaps"][-1])
        self.run_cli("decision", "d.xml", "--list=l.xml", "--minutes=m.txt")
        self.assertNotIn("公示后不再列入：技术1", self.read("l.xml").decode())
        self.assertIn("（已撤回：误投；秘书处，2024-07-10）", self.read("m.txt").decode())

    def test_nothing_known(self):
        """One reviewer who could assess nothing: sentences and states, and never a number."""
        sheet = self.sheet("a", "round/p1.zip", [None] * 4, name="nothing.xml")
        self.decide(sheets=[sheet])
        self.check_schema("d.xml")
        self.run_cli("decision", "d.xml", "--table=n.csv", "--table=n.pdf", "--table=n.xlsx",
                     "--minutes=n.txt", "--list=n2.csv")
        minutes = self.read("n.txt").decode()
        for words in ("无法评判", "总分—", "结论：待定", "没有两位专家评过同一项"):
            self.assertIn(words, minutes)
        for text in (minutes, self.read("d.xml").decode(), self.read("n.csv").decode()):
            self.assertNotRegex(text.lower(), r"\bnan\b|\binf\b|-0\.0+\b")
        packages = self.by_name(self.decision()["packages"])
        self.assertEqual([packages[f"技术{n}"]["outcome"] for n in (1, 2, 3)], ["open"] * 3)

        # All equal and one place for two: the rule leaves it open, and says of agreement why not.
        equal = [self.sheet(key, f"round/p{number}.zip", [3, 3, 3, 3])
                 for key in "ab" for number in (1, 2)]
        self.decide("--pass=1", sheets=equal)
        packages = self.by_name(self.decision()["packages"])
        self.assertEqual([packages[f"技术{n}"]["outcome"] for n in (1, 2)], ["open"] * 2)
        self.run_cli("decision", "d.xml", "--minutes=n.txt")
        self.assertIn("无变异", self.read("n.txt").decode())

    def test_bad_input(self):
        self.decide("--pass=1")
        text = self.read("d.xml").decode()
        for name, change in (("points", ("<decided", '<decided order="x"')),
                             ("unknown", ("<rubric", "<other/><rubric")),
                             ("short", (text[len(text) // 2:], ""))):
            self.write(f"{name}.xml", text.replace(*change, 1).encode())
            self.run_cli("decision", f"{name}.xml", code=2)
            self.assert_one_sentence()
        for arguments in (["--pass=-1"], ["--decision=d.doc"], ["--after=round/p1.zip"],
                          ["--words=missing.xml"], [f"--decision={self.sheets[0]}"]):
            self.run_cli("panel", *self.sheets, "--packages=round", *self.trust, *arguments, code=2)
            self.assert_one_sentence()
        json.dumps(self.decision())


if __name__ == "__main__":
    main()
