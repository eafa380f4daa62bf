# SPDX-License-Identifier: GPL-3.0-or-later
"""tanjian-cli chart."""

import csv
import io
import os
import subprocess
import zipfile
from xml.etree import ElementTree

from cli_fixture import CliTest, main

BEGINNINGS = {"svg": b"<?xml", "pdf": b"%PDF-", "png": b"\x89PNG", "csv": b"",
              "xlsx": b"PK\x03\x04"}
KINDS = ("cost-classes", "cost-curve", "bubble", "category-stack", "share-slope", "recalculated",
         "progress")
SVG = "{http://www.w3.org/2000/svg}"
SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


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
        for kind in KINDS:
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

    def table(self, source, *arguments):
        """The exported table by name of the technology: column → cell."""
        self.chart(source, *arguments, "--lang=en", "--output=table.csv")
        rows = csv.DictReader(io.StringIO(self.read("table.csv").decode()))
        return {row["Technology"]: row for row in rows}

    # Worked by hand from the forms of the sample round: means of unit costs weighted by annual
    # reduction (10: (28.8 × 226,993 + 30.3 × 108,948) ÷ 335,941), and on the net basis the
    # costs of all cases a year over what they avoid a year. 05: 4,300 万元 over
    # 4,300 × 10⁴ ÷ (5,079 × 846.6) = 10.0001 years at 8 % are 640.83 a year, less 960.
    COSTS = {
        "硝酸装置尾气氧化亚氮中温催化分解技术": (1020, 0.4, -12.98),
        "煤矿低浓度乏风瓦斯蓄热氧化及供热利用技术": (1262.5, 29.286, -35.62),
        "中深层地热能井下同轴换热供暖系统升级技术": (748.8, 144.929, -195.88),
        "水泥窑烟气相变吸收剂低能耗二氧化碳捕集与利用技术": (224, 188.9, 140.88),
        "港口集装箱卡车换电及光储充一体化补能技术": (315, 846.6, -628.42),
        "印染企业空压与定型工序智慧用能优化技术": (136, 1313.3945, -855.02),
    }
    SOURCE_ROUND = os.path.join(os.path.dirname(__file__), "..", "..", "data", "sample-round",
                                "packages")

    def test_figures_of_the_sample_round(self):
        form = self.table(self.SOURCE_ROUND, "--kind=cost-curve")
        net = self.table(self.SOURCE_ROUND, "--kind=cost-curve", "--basis=net", "--rate=0.08")
        self.assertEqual(len(form), 12)
        for name, (potential, cost, net_cost) in self.COSTS.items():
            with self.subTest(name):
                self.assertEqual(float(form[name]["Potential 2030 (×10⁴ tCO₂e/a)"]), potential)
                self.assertAlmostEqual(float(form[name]["Unit cost (CNY/tCO₂)"]), cost, 3)
                self.assertAlmostEqual(float(net[name]["Unit cost (CNY/tCO₂)"]), net_cost, 2)
        # 748.8 + 372 + 194.4 + 211.7 + 315 + 224 + 31.4 + 277.5 + 136 + 1,262.5 + 1,020 + 327.6
        self.assertAlmostEqual(max(float(row["Cumulative potential (×10⁴ tCO₂e/a)"])
                                   for row in form.values()), 5120.9, 6)

    def test_other_figures_of_the_sample_round(self):
        cases = list(csv.DictReader(io.StringIO(self.export("recalculated"))))
        worst = cases[0]
        # 04, case 1: 1,260 ÷ 252 = 5 years and 4 months of construction; the form says 60.
        self.assertEqual(worst["Finding"], "payback-mismatch")
        self.assertEqual(float(worst["Payback claimed (years)"]), 60)
        self.assertAlmostEqual(float(worst["Payback recalculated (years)"]), 5 + 4 / 12, 6)
        self.assertEqual(sum(row["Finding"] != "" for row in cases), 1)

        classes = list(csv.DictReader(io.StringIO(self.export("cost-classes", "--by=category"))))
        dear = [row for row in classes if row["Cost class (CNY/tCO₂)"] == "600 and above"]
        self.assertEqual(sorted(float(row["Potential 2030 (×10⁴ tCO₂e/a)"]) for row in dear),
                         [136, 315])

    def export(self, kind, *arguments):
        self.chart(self.SOURCE_ROUND, f"--kind={kind}", *arguments, "--lang=en",
                   "--output=export.csv")
        return self.read("export.csv").decode()

    def test_text_of_svg(self):
        for kind in KINDS:
            with self.subTest(kind):
                self.chart("round", f"--kind={kind}", "--output=a.svg", "--lang=zh_CN")
                root = ElementTree.parse(self.path("a.svg")).getroot()
                words = "".join(text.text for text in root.iter(SVG + "text"))
                self.assertIn("重点领域降碳类" if kind == "category-stack" else "余热利用技术", words)
                self.assertIn("font-face", root.find(f"{SVG}defs/{SVG}style").text)
                self.assertNotEqual(root.find(SVG + "desc").text, "")
                self.chart("round", f"--kind={kind}", "--output=a.csv", "--lang=zh_CN")
                marks = root.findall(f"{SVG}g[@id='marks']/{SVG}rect")
                self.assertGreater(len(marks), 0)
                self.assertLessEqual(len(marks), self.read("a.csv").decode().count("\r\n") - 1)
                for mark in marks:
                    self.assertRegex(mark.get("data-key"), "^[0-9a-f]{64}$")
                    self.assertNotEqual(mark.find(SVG + "title").text, "")

    def test_workbook(self):
        self.package("round/c.zip", changes={"technology_name": "=HYPERLINK(\"http://x\")",
                                             "potential_2030": "7"})
        self.chart("round", "--kind=cost-curve", "--output=a.xlsx", "--lang=en")
        self.chart("round", "--kind=cost-curve", "--output=a.csv", "--lang=en")
        rows = list(csv.reader(io.StringIO(self.read("a.csv").decode())))
        with zipfile.ZipFile(self.path("a.xlsx")) as book:
            sheet = ElementTree.fromstring(book.read("xl/worksheets/sheet1.xml"))
            strings = [item.find(SHEET + "t").text for item in
                       ElementTree.fromstring(book.read("xl/sharedStrings.xml"))]
            self.assertFalse(any("rels" in name and "sheet" in name for name in book.namelist()))
        self.assertEqual(list(sheet.iter(SHEET + "f")), [])
        self.assertIn("=HYPERLINK(\"http://x\")", strings)
        column = rows[0].index("Potential 2030 (×10⁴ tCO₂e/a)")
        cells = sheet.findall(f"{SHEET}sheetData/{SHEET}row")
        self.assertEqual(len(cells), len(rows))
        for row, written in zip(rows[1:], cells[1:]):
            values = {cell.get("r"): cell for cell in written}
            reference = f"{chr(ord('A') + column)}{written.get('r')}"
            self.assertEqual(float(values[reference].find(SHEET + "v").text), float(row[column]))

    def write_sheet(self, package, reviewer, points):
        """A draft with these points for the criteria in their order."""
        name = f"{package}-{reviewer}.xml"
        self.run_cli("draft", f"round/{package}.zip", f"--reviewer-name={reviewer}",
                     f"--output={name}")
        text = self.read(name).decode()
        for value in points:
            text = text.replace('points=""', f'points="{value}"', 1)
        self.write(name, text.encode())
        return name

    def test_workbooks_of_a_panel(self):
        """Every number of the table stands in the workbook, for charts of reviews too."""
        points = {("a", "甲"): (4, 3, 2, 5), ("a", "乙"): (3, 3, 1, 4),
                  ("b", "甲"): (1, 2, 5, 3), ("b", "乙"): (2, 2, 4, 3)}
        sheets = [self.write_sheet(*who, given) for who, given in points.items()]
        for kind in ("contribution", "radar", "score-strips", "score-spread",
                     "weight-sensitivity", "rank-acceptability"):
            with self.subTest(kind):
                named = sheets[:1] if kind == "contribution" else sheets
                if kind == "radar":
                    named = sheets[:3]
                for ending in ("csv", "xlsx"):
                    self.chart(*named, f"--kind={kind}", "--top=1", "--draws=200", "--lang=en",
                               f"--output=p.{ending}")
                rows = list(csv.reader(io.StringIO(self.read("p.csv").decode())))
                self.assertGreater(len(rows), 1)
                self.assertEqual(self.numbers_of_workbook("p.xlsx"), self.numbers_of(rows))

    def numbers_of(self, rows):
        """What can be read as a number, row by row; a word that looks like one stays a word."""
        columns = [all(self.is_number(row[i]) or row[i] == "" for row in rows[1:])
                   for i in range(len(rows[0]))]
        return [[round(float(cell), 9) for cell, numeric in zip(row, columns)
                 if numeric and cell != ""] for row in rows[1:]]

    @staticmethod
    def is_number(text):
        try:
            float(text)
        except ValueError:
            return False
        return True

    def numbers_of_workbook(self, name):
        with zipfile.ZipFile(self.path(name)) as book:
            sheet = ElementTree.fromstring(book.read("xl/worksheets/sheet1.xml"))
        self.assertEqual(list(sheet.iter(SHEET + "f")), [])
        return [[round(float(cell.find(SHEET + "v").text), 9) for cell in row
                 if cell.get("t") not in ("s", "inlineStr") and cell.find(SHEET + "v") is not None]
                for row in sheet.findall(f"{SHEET}sheetData/{SHEET}row")[1:]]

    def test_negative_order(self):
        orders = []
        for arguments in ([], ["--negative-by-reduction"]):
            self.chart(self.SOURCE_ROUND, "--kind=cost-curve", "--basis=net", "--rate=0.08",
                       "--lang=en", "--output=a.csv", *arguments)
            rows = list(csv.DictReader(io.StringIO(self.read("a.csv").decode())))
            orders.append([float(row["Potential 2030 (×10⁴ tCO₂e/a)"]) for row in rows[:9]])
        self.assertEqual(orders[0][0], 136)
        self.assertEqual(orders[1], sorted(orders[1], reverse=True))
        self.assertEqual(orders[1], sorted(orders[0], reverse=True))

    def test_list(self):
        for arguments in (["--list"], ["round", "--list"]):
            lines = self.chart(*arguments).splitlines()
            for kind in (*KINDS, "contribution"):
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
