# SPDX-License-Identifier: GPL-3.0-or-later
"""Three reviewers, three packages, and sheets that they signed."""

import os
import re

from cli_fixture import CliTest

JUSTIFICATION = "依据附件1第3页的核算结果，数据完整，边界清楚，与同类项目的水平相比处于领先。"


class PanelTest(CliTest):

    def setUp(self):
        super().setUp()
        self.write("password", b"secret\n")
        for name, people in (("a", "赵一"), ("b", "钱二"), ("c", "孙三")):
            self.run_cli("identity", f"--name={people}", f"--organisation=单位{name}",
                         "--password-file=password", f"--output={name}.p12",
                         f"--certificate={name}.pem")
        self.people = {"a": "赵一", "b": "钱二", "c": "孙三"}
        os.mkdir(self.path("round"))
        for number in (1, 2, 3):
            self.package(f"round/p{number}.zip", changes={"technology_name": f"技术{number}"})
        self.trust = ["--trust=a.pem", "--trust=b.pem"]

    def sheet(self, key, package, points, name=None, conflict="none", replaces=None, stage=None,
              signer=None, rubric=None):
        """A signed sheet; points is one value a criterion, None for “cannot assess”."""
        draft = f"draft-{key}-{os.path.basename(package)}.xml"
        target = name or f"{key}-{os.path.basename(package)[:2]}.xml"
        self.run_cli("draft", package, f"--reviewer-name={self.people[key]}", f"--output={draft}",
                     *([f"--stage={stage}"] if stage else []),
                     *([f"--rubric={rubric}"] if rubric else []))
        text = self.read(draft).decode()
        values = iter(points)

        def score(match):
            value = next(values)
            mark = 'cannot-assess="true"' if value is None else f'points="{value}"'
            return re.sub(r'points=""', mark, match[0]).replace(' cannot-assess="false"', "")
        text = re.sub(r"<score [^>]*>", score, text)
        text = text.replace('declaration=""', f'declaration="{conflict}"')
        if conflict == "declared":
            text = text.replace("<statement/>", "<statement>曾为其顾问</statement>")
        text = re.sub(r'confidence=""', 'confidence="high"', text)
        text = text.replace("<justification/>", f"<justification>{JUSTIFICATION}</justification>")
        text = re.sub(r"<assessed [^>]*/>", '<assessed category="energy" type="energy.storage" '
                      'stage="promotion"/>', text)
        text = text.replace("<recommendation/>", "<recommendation>recommend</recommendation>")
        if replaces:
            text = self.set_replaces(text, replaces)
        self.write(draft, text.encode())
        signer = signer or key
        self.run_cli("sign", draft, f"--key={signer}.p12", "--password-file=password",
                     f"--output={target}", "--incomplete")
        return target

    @staticmethod
    def set_replaces(text, other):
        return re.sub(r"<sheet ([^>]*)>", lambda match: f'<sheet {match[1]} replaces="{other}">',
                      text, count=1)

    def sheet_id(self, path):
        return re.search(r'<sheet [^>]*\bid="([^"]*)"', self.read(path).decode())[1]

    def panel(self, *sheets, code=0, options=()):
        return self.run_json("panel", *sheets, "--packages=round", *self.trust, "--draws=200",
                             *options, code=code)

    @staticmethod
    def by_name(entries, key="name"):
        return {entry[key]: entry for entry in entries}

    def status(self, result):
        return {entry["file"]: entry["status"] for entry in result["files"]}
