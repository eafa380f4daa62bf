# SPDX-License-Identifier: GPL-3.0-or-later
"""Packages and calls for the tests of the command line."""

import json
import os
import shutil
import struct
import subprocess
import tempfile
import unittest
import zipfile
import zlib
from xml.sax.saxutils import escape

NAMESPACE = "https://tanjian.org/ns/application/1"

# Nothing contradicts anything here: 1200 ÷ 480 = 2.5 a, and 12 000 000 ÷ (8000 × 75) = 20 a.
CASE = {
    "name": "某储能示范项目", "scale": "10MW/100MWh", "conditions": "靠近电网", "works": "新增储能系统，减排量已扣除充电损耗",
    "equipment": "压缩机、膨胀机", "investment": "1200万元", "build_period": "12个月",
    "annual_reduction": "8000", "reduction_ratio": "35%", "annual_benefit": "480万元",
    "payback": "2.5年", "unit_cost": "75元/tCO2", "environmental_benefit": "减少烟尘，下降比例与行业平均水平相比",
    "social_benefit": "带动就业",
}

FORM = {
    "technology_name": "新型大容量压缩空气储能技术", "category": ["energy"], "type": "先进储能技术",
    "field": "电力", "stage": ["promotion"], "status": "已有应用",
    "principle": "以压缩空气储存电能，用电高峰时膨胀发电", "key_technology": "高压比压缩机、储热",
    "process": "压缩、储气、膨胀", "indicators": "系统效率70%", "source": "某能源公司，张三，010-12345678",
    "appraisal": "暂无", "conditions": "有盐穴或储罐的地区", "barriers": "成本较高",
    "typical_users": "电网公司", "current_share": "约15%", "expected_share_2030": "40%",
    "total_investment_2030": "12亿元", "potential_2030": "80", "recommendation": "同意推荐。",
}

APPLICANT = {
    "contact": "张三", "name": "某能源公司", "legal_person": "李四", "legal_person_phone": "010-1",
    "contact_name": "张三", "contact_phone": "010-2", "address": "北京市",
}



def make_pdf(words=""):
    """A page with words of ASCII, or none as in a scan."""
    content = f"BT /F1 12 Tf 72 700 Td ({words}) Tj ET".encode() if words else b""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        b"/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    return write_pdf(objects)


def write_pdf(objects):
    """The first object is the catalog."""
    data = b"%PDF-1.4\n"
    places = []

    for number, body in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)

    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return (data + b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + table +
            b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n"
            % (len(objects) + 1, len(data)))


def make_pages(pages):
    """A PDF with words in Chinese on every page, in a font that it does not bring along."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%s]/Count %d>>" % (
            b" ".join(b"%d 0 R" % (5 + 2 * i) for i in range(len(pages))), len(pages)),
        b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H"
        b"/DescendantFonts[4 0 R]>>",
        b"<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo"
        b"<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>/FontDescriptor"
        b"<</Type/FontDescriptor/FontName/STSong-Light/Flags 4>>>>",
    ]
    for i, words in enumerate(pages):
        content = b"BT /F1 12 Tf 72 700 Td <%s> Tj ET" % words.encode("utf-16-be").hex().encode()
        objects += [b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R"
                    b"/Resources<</Font<</F1 3 0 R>>>>>>" % (6 + 2 * i),
                    b"<</Length %d>>stream\n%s\nendstream" % (len(content), content)]
    return write_pdf(objects)


PDF = make_pdf()


def write_png():
    """A white dot, as the smallest of drawings."""
    def chunk(kind, data):
        return (struct.pack(">I", len(data)) + kind + data +
                struct.pack(">I", zlib.crc32(kind + data)))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)) +
            chunk(b"IDAT", zlib.compress(b"\0\xff")) + chunk(b"IEND", b""))


FILES = {"附件1 减排量核算说明.pdf": PDF, "附件2 工艺流程图.png": write_png()}


def write_form(changes=None, cases=None, applicant=None):
    """The bytes of an application.xml; a change to None leaves the question out."""
    form = {**FORM, **(changes or {})}
    lines = ['<?xml version="1.0" encoding="UTF-8"?>',
             f'<application xmlns="{NAMESPACE}" version="1">']

    for name, value in form.items():
        if isinstance(value, list):
            ticks = "".join(f"<ticked>{code}</ticked>" for code in value)
            lines.append(f"<{name}>{ticks}</{name}>")
        elif value is not None:
            lines.append(f"<{name}>{escape(value)}</{name}>")

    lines.append("<applicant>")
    lines += [f"<{name}>{escape(value)}</{name}>"
              for name, value in {**APPLICANT, **(applicant or {})}.items()]
    lines.append("</applicant><cases>")
    for case in cases if cases is not None else [{}, {}]:
        lines.append("<case>")
        lines += [f"<{name}>{escape(value)}</{name}>"
                  for name, value in {**CASE, **case}.items() if value is not None]
        lines.append("</case>")
    lines.append("</cases></application>")

    return "\n".join(lines).encode()


class CliTest(unittest.TestCase):
    """Each test has a folder of its own, in which the program runs."""

    maxDiff = None

    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="tanjian-cli-")
        self.addCleanup(shutil.rmtree, self.folder)

    def path(self, name):
        return os.path.join(self.folder, name)

    def write(self, name, data):
        with open(self.path(name), "wb") as file:
            file.write(data)
        return name

    def read(self, name):
        with open(self.path(name), "rb") as file:
            return file.read()

    def package(self, name="package.zip", changes=None, cases=None, files=FILES, form=None,
                applicant=None):
        os.makedirs(os.path.dirname(self.path(name)), exist_ok=True)
        with zipfile.ZipFile(self.path(name), "w") as archive:
            archive.writestr("application.xml", form or write_form(changes, cases, applicant))
            for file, data in files.items():
                archive.writestr(file, data)
        return name

    def run_cli(self, *arguments, code=0, locale="C.UTF-8"):
        """Runs the program, wants the exit code, returns what it printed."""
        # A test that leaves the language to the user's environment is no test.
        environment = {**os.environ, "LC_ALL": locale, "LANGUAGE": ""}
        result = subprocess.run([os.environ["TANJIAN_CLI"], *arguments], cwd=self.folder,
                                env=environment, capture_output=True, timeout=60, check=False)
        self.errors = result.stderr.decode()
        self.assertEqual(result.returncode, code, f"{arguments}\n{result.stdout.decode()}"
                                                  f"\n{self.errors}")
        return result.stdout.decode()

    def run_json(self, *arguments, code=0, locale="C.UTF-8"):
        return json.loads(self.run_cli(*arguments, "--format=json", code=code, locale=locale))

    def assert_one_sentence(self):
        """One line on standard error, by the program, and not by a library that gave up."""
        self.assertEqual(self.errors.count("\n"), 1, self.errors)
        self.assertTrue(self.errors.startswith("tanjian-cli: "), self.errors)
        self.assertNotIn("CRITICAL", self.errors)


def main():
    unittest.main(verbosity=2)
