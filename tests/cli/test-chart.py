# SPDX-License-Identifier: GPL-3.0-or-later
"""tanjian-cli chart."""

import csv
import io
import os
import subprocess

from cli_fixture import CliTest, main

BEGINNINGS = {"svg": b"<?xml", "pdf": b"%PDF-", "png": b"\x89PNG", "csv": b""}


class Chart(CliTest):

    def setUp(self):
        super().setUp()
        os.mkdir(self.path("round"))
        self.package("round/a.zip")
        self.package("round/b.zip", changes={"technology_name": "余热利用技术", "category": ["sector"],
                                             "type": "工业领域降碳技术", "potential_2030": "120"})

    def chart(self, *arguments, code=0):
        return self.run_cli("chart", *arguments, code=code)

    def test_every_kind_and_ending(self):
        for kind in ("cost-classes", "cost-curve", "bubble", "category-stack"):
            for ending, beginning in BEGINNINGS.items():
                with self.subTest(f"{kind}.{ending}"):
                    output = f"{kind}.{ending}"
                    self.chart("round", f"--kind={kind}", f"--output={output}")
                    self.assertTrue(self.read(output).startswith(beginning))
                    self.assertGreater(len(self.read(output)), 50)

    def test_same_bytes_on_every_run(self):
        for ending in BEGINNINGS:
            self.chart("round", "--kind=cost-curve", f"--output=1.{ending}")
            self.chart("round", "--kind=cost-curve", f"--output=2.{ending}")
            self.assertEqual(self.read(f"1.{ending}"), self.read(f"2.{ending}"), ending)

    def test_packages_and_folder_are_the_same(self):
        self.chart("round", "--kind=cost-curve", "--output=1.csv")
        self.chart("round/a.zip", "round/b.zip", "--kind=cost-curve", "--output=2.csv")
        self.assertEqual(self.read("1.csv"), self.read("2.csv"))
        rows = list(csv.reader(io.StringIO(self.read("1.csv").decode("utf-8-sig"))))
        self.assertEqual(len({len(row) for row in rows}), 1)
        self.assertIn("余热利用技术", self.read("1.csv").decode())

    def test_svg_is_xml(self):
        self.chart("round", "--kind=category-stack", "--output=a.svg", "--lang=zh_CN",
                   "--theme=print", "--size=140x100mm")
        subprocess.run(["xmllint", "--noout", self.path("a.svg")], check=True)

    def test_language(self):
        for language in ("zh_CN", "en"):
            self.chart("round", "--kind=cost-curve", f"--output={language}.csv",
                       f"--lang={language}")
        self.assertNotEqual(self.read("zh_CN.csv"), self.read("en.csv"))

    def test_list(self):
        for arguments in (["--list"], ["round", "--list"]):
            lines = self.chart(*arguments).splitlines()
            for kind in ("cost-classes", "cost-curve", "bubble", "category-stack", "contribution"):
                self.assertEqual(sum(line.startswith(kind + " ") for line in lines), 1, kind)

    def test_refusals(self):
        form = self.read("round/a.zip")
        for arguments in (["round", "--output=a.svg"],
                          ["round", "--kind=cost-curve"],
                          ["round", "--kind=pie", "--output=a.svg"],
                          ["round", "--kind=cost-curve", "--output=a.bmp"],
                          ["round", "--kind=cost-curve", "--output=a.svg", "--lang=fr"],
                          ["round", "--kind=cost-curve", "--output=a.svg", "--theme=pink"],
                          ["round", "--kind=cost-curve", "--output=a.svg", "--size=0x100mm"],
                          ["round", "--kind=cost-curve", "--output=a.svg", "--size=many"],
                          ["round", "--kind=cost-curve", "--output=a.svg", "--size=100x"],
                          ["round", "--kind=cost-curve", "--output=a.svg", "--size=100x50cm"],
                          ["round", "--kind=cost-curve", "--output=a.svg", "--size=20x20mm"],
                          ["round", "--kind=cost-curve", "--output=a.svg", "--basis=gross"],
                          ["round", "--kind=cost-curve", "--output=a.svg", "--basis=net"],
                          ["round", "--kind=cost-curve", "--output=a.svg", "--basis=net",
                           "--rate=8"],
                          ["round", "--kind=cost-curve", "--output=a.svg", "--basis=net",
                           "--rate=nan"],
                          ["round", "--kind=cost-curve", "--output=a.svg", "--price=high"],
                          ["round", "--kind=cost-curve", "--output=a.svg", "--by=colour"],
                          ["round", "--kind=cost-curve", "--output=a.svg", "--measure=score"],
                          ["round", "--kind=cost-curve", "--output=a.svg", "--classes=100,0"],
                          ["round", "--kind=cost-curve", "--output=none/a.svg"],
                          ["nothing", "--kind=cost-curve", "--output=a.svg"],
                          ["round/a.zip", "--kind=contribution", "--output=a.svg"],
                          ["round/a.zip", "--kind=cost-curve", "--output=round/a.zip"]):
            with self.subTest(arguments):
                self.chart(*arguments, code=2)
                self.assert_one_sentence()
                self.assertFalse(os.path.exists(self.path("a.svg")))
        self.assertEqual(self.read("round/a.zip"), form)


if __name__ == "__main__":
    main()
