# SPDX-License-Identifier: GPL-3.0-or-later
"""What is told of the files beside the form."""

import io
import zipfile

from cli_fixture import CliTest, main, make_pdf

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


class Attachments(CliTest):

    def show(self, files):
        self.package(files=files)
        shown = self.run_json("show", "package.zip")
        found = {attachment["name"]: attachment for attachment in shown["attachments"]}
        codes = {(finding["code"], finding["message"]["en"].split("”")[0].lstrip("“"))
                 for finding in shown["findings"]
                 if finding["code"] in ("attachment-unreadable", "hidden-sheets")}
        return found, codes

    def test_first_page(self):
        found, codes = self.show({
            "附件3.pdf": make_pdf("Test Report No. 7"), "专利证书.pdf": make_pdf("Test Report"),
            "扫描件.pdf": make_pdf(), "附件4.txt": "碳减排量核算说明".encode("gb18030"),
        })

        self.assertEqual(codes, set())
        self.assertEqual(found["附件3.pdf"]["kind"], "certificate")
        self.assertEqual(found["附件3.pdf"]["subkind"], "test_report")
        self.assertIs(found["附件3.pdf"]["has_text"], True)
        self.assertEqual(found["专利证书.pdf"]["subkind"], "patent")
        self.assertEqual(found["扫描件.pdf"]["kind"], "other")
        self.assertIs(found["扫描件.pdf"]["has_text"], False)
        self.assertEqual(found["附件4.txt"]["kind"], "calculation")
        self.assertIn("no text, a scan", self.run_cli("show", "package.zip"))

    def test_same_kinds_for_checks(self):
        self.package(changes={"appraisal": "已通过鉴定"}, files={"附件1.pdf": make_pdf("Other")})
        codes = {finding["code"] for finding in self.run_json("show", "package.zip")["findings"]}
        self.assertIn("certificate-missing", codes)

        self.package(changes={"appraisal": "已通过鉴定"},
                     files={"附件1.pdf": make_pdf("Test Report"), "附件 核算.pdf": make_pdf("a")})
        codes = {finding["code"] for finding in self.run_json("show", "package.zip")["findings"]}
        self.assertNotIn("certificate-missing", codes)

    def test_unreadable(self):
        whole = make_pdf("Test Report")
        book = io.BytesIO()
        with zipfile.ZipFile(book, "w") as archive:
            archive.writestr("a.txt", "a" * 5000)

        found, codes = self.show({
            "a.pdf": whole[:120], "b.xlsx": OLE + "EncryptedPackage".encode("utf-16-le"),
            "c.xlsx": book.getvalue(), "d.xlsx": book.getvalue()[:60],
            "e.png": b"\x89PNG\r\n\x1a\n" + bytes(64), "f.jpg": b"\xff\xd8\xff\xe0" + bytes(64),
        })

        self.assertEqual({name for _, name in codes},
                         {"a.pdf", "b.xlsx", "c.xlsx", "d.xlsx", "e.png", "f.jpg"})
        self.assertEqual(len(found), 6)


if __name__ == "__main__":
    main()
