# SPDX-License-Identifier: GPL-3.0-or-later
"""tanjian-cli show and export."""

import hashlib
import zipfile

from cli_fixture import FILES, PDF, CliTest, main


class Show(CliTest):

    def test_json(self):
        self.package(cases=[{"investment": "1.2亿元", "payback": "2.5～3年"}, {"payback": "30个月"}])
        shown = self.run_json("show", "package.zip")

        self.assertEqual(shown["package"]["name"], "package.zip")
        self.assertEqual(shown["package"]["sha256"],
                         hashlib.sha256(self.read("package.zip")).hexdigest())
        self.assertEqual(shown["package"]["form_file"], "application.xml")

        # Every answer says where it was read; the lines are those of the XML.
        form = shown["form"]
        for field in ("technology_name", "category", "stage", "type"):
            place = form[field].pop("place")
            self.assertEqual(place["file"], "application.xml")
            self.assertGreater(place["line"], 1)
        self.assertEqual(form["technology_name"], {"text": "新型大容量压缩空气储能技术"})
        self.assertEqual(form["category"], {"ticked": ["energy"]})
        self.assertEqual(form["stage"], {"ticked": ["promotion"]})
        self.assertEqual(form["type"], {"text": "先进储能技术", "code": "energy.storage"})
        self.assertEqual(form["current_share"]["text"], "约15%")
        self.assertEqual(form["current_share"]["value"], 15)
        self.assertEqual(form["current_share"]["unit"], "%")
        self.assertIs(form["current_share"]["approximate"], True)
        self.assertNotIn("approximate", form["expected_share_2030"])
        self.assertNotIn("low", form["expected_share_2030"])
        self.assertEqual(shown["applicant"]["name"]["text"], "某能源公司")
        self.assertEqual(shown["applicant"]["fax"], {"text": ""})

        first, second = shown["cases"]
        self.assertEqual(first["investment"]["value"], 12000)
        self.assertEqual(first["investment"]["unit"], "万元")
        self.assertIn("conversion", first["investment"])
        self.assertEqual([first["payback"][name] for name in ("low", "high", "value", "unit")],
                         [2.5, 3, 2.75, "年"])
        self.assertEqual((second["payback"]["value"], second["payback"]["unit"]), (30, "月"))

        name = next(iter(FILES))
        self.assertEqual(shown["attachments"][:1], [
            {"name": name, "size": len(PDF), "sha256": hashlib.sha256(PDF).hexdigest(),
             "kind": "calculation", "has_text": False}])
        self.assertIsInstance(shown["findings"], list)

    def test_blank_and_unreadable(self):
        self.package(changes={"current_share": None, "potential_2030": "见附件"})
        form = self.run_json("show", "package.zip")["form"]
        self.assertEqual(form["current_share"], {"text": ""})
        self.assertEqual(form["potential_2030"]["text"], "见附件")
        self.assertNotIn("value", form["potential_2030"])

    def test_machine_output_in_every_locale(self):
        self.package(changes={"expected_share_2030": "12.5%"})
        outputs = {self.run_cli("show", "package.zip", "--format=json", locale=locale)
                   for locale in ("C", "C.UTF-8", "zh_CN.UTF-8", "de_DE.UTF-8")}
        self.assertEqual(len(outputs), 1)
        self.assertIn("12.5", outputs.pop())

    def test_text(self):
        self.package()
        text = self.run_cli("show", "package.zip")
        self.assertIn("Technology name", text)
        self.assertIn("1,200 万元", text)
        self.assertIn("技术名称", self.run_cli("show", "package.zip", locale="zh_CN.UTF-8"))

    def test_text_has_no_escape_sequences(self):
        """What XML lets through and a terminal would obey."""
        self.package(changes={"technology_name": "甲\u202e乙\u009b31m"})
        text = self.run_cli("show", "package.zip")
        self.assertNotIn("\u202e", text)
        self.assertNotIn("\u009b", text)

    def test_columns_align(self):
        """Every label is padded to the same width, a Chinese character counting two."""
        self.package()
        lines = self.run_cli("show", "package.zip", locale="zh_CN.UTF-8").splitlines()
        name = next(line for line in lines if line.startswith("技术名称"))
        mail = next(line for line in lines if line.startswith("E-mail"))

        def width(text):
            return sum(2 if ord(c) > 0x2e80 else 1 for c in text)

        self.assertEqual(width(name[:name.index("新型")]), width(mail[:mail.index("—")]))

    def test_export_round_trip(self):
        self.package(cases=[{"investment": "1.2亿元"}, {"payback": "2.5～3年"}])
        self.run_cli("export", "package.zip", "--output=application.xml")
        before = self.run_json("show", "package.zip")
        after = self.run_json("show", "application.xml")

        def answers(shown):
            return {part: [{k: {n: v for n, v in field.items() if n != "place"}
                            for k, field in fields.items()}
                           for fields in (shown[part] if part == "cases" else [shown[part]])]
                    for part in ("form", "applicant", "cases")}

        self.assertEqual(answers(before), answers(after))

    def test_pages_without_a_form(self):
        """Nothing is taken from the pages, and that is said plainly."""
        self.write("申报表.pdf", PDF)
        shown = self.run_json("show", "申报表.pdf")
        self.assertIsNone(shown["package"]["form_file"])
        self.assertEqual(shown["form"]["technology_name"], {"text": ""})
        self.assertEqual(shown["cases"], [])
        finding, = shown["findings"]
        self.assertEqual(finding["code"], "form-typed")
        self.assertEqual(finding["severity"], "import")
        self.assertIn("不是可读取的申报表", finding["message"]["zh_CN"])
        self.assertIn("None of the files is an application form", finding["message"]["en"])
        self.assertIn("None of the files is an application form",
                      self.run_cli("check", "申报表.pdf"))

    def word_form(self, name, process, media, target="media/image1.png", mode=""):
        """A Word form with @process, which is WordprocessingML, as the answer to 工艺流程."""
        rows = {"技术名称": "储能", "技术类型": "先进储能技术", "所属领域": "电力", "典型用户": "电网",
                "技术原理": "压缩", "关键技术": "储热", "主要技术指标": "70%", "技术来源": "某公司",
                "单位名称": "某公司", "通信地址": "北京"}
        cells = [f"<w:p><w:r><w:t>{value}</w:t></w:r></w:p>" for value in rows.values()]
        table = "".join(f"<w:tr><w:tc><w:p><w:r><w:t>{label}</w:t></w:r></w:p></w:tc>"
                        f"<w:tc>{cell}</w:tc></w:tr>"
                        for label, cell in [*zip(rows, cells), ("工艺流程", process)])
        office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        package = "http://schemas.openxmlformats.org/package/2006/relationships"
        with zipfile.ZipFile(self.path(name), "w") as archive:
            archive.writestr("_rels/.rels", f'<Relationships xmlns="{package}"><Relationship '
                             f'Id="r1" Type="{office}/officeDocument" '
                             'Target="word/document.xml"/></Relationships>')
            archive.writestr("word/_rels/document.xml.rels", f'<Relationships xmlns="{package}">'
                             f'<Relationship Id="p1" Type="{office}/image" '
                             f'Target="{target}"{mode}/></Relationships>')
            archive.writestr("word/document.xml", '<w:document xmlns:w="http://schemas.'
                             'openxmlformats.org/wordprocessingml/2006/main" xmlns:a="urn:a" '
                             f'xmlns:r="{office}"><w:body><w:tbl>{table}</w:tbl></w:body>'
                             '</w:document>')
            archive.writestr("word/media/image1.png", media)
        return name

    def test_picture_in_an_answer(self):
        """Kept beside the words, found by its relation, and never fetched from elsewhere."""
        picture = b"\x89PNG\r\n\x1a\nnot drawn here"
        blip = '<w:p><w:r><w:drawing><a:x><a:blip r:embed="p1"/></a:x></w:drawing></w:r></w:p>'
        words = "<w:p><w:r><w:t>压缩、储气</w:t></w:r></w:p>"
        self.word_form("form.docx", words + blip, picture)
        process = self.run_json("show", "form.docx")["form"]["process"]
        self.assertEqual(process["text"], "压缩、储气")
        self.assertEqual(process["pictures"], [
            {"size": len(picture), "sha256": hashlib.sha256(picture).hexdigest()}])

        for target, mode in (("media/none.png", ""), ("http://a/b.png", ' TargetMode="External"')):
            with self.subTest(target):
                self.word_form("other.docx", words + blip, picture, target, mode)
                process = self.run_json("show", "other.docx")["form"]["process"]
                self.assertEqual(process["text"], "压缩、储气")
                self.assertNotIn("pictures", process)

    def test_limit_of_pictures(self):
        blip = '<w:p><w:r><w:drawing><a:blip r:embed="p1"/></w:drawing></w:r></w:p>'
        for count in (64, 65):
            with self.subTest(count):
                self.word_form("form.docx", blip * count, b"picture")
                process = self.run_json("show", "form.docx")["form"]["process"]
                self.assertEqual(len(process["pictures"]), 64)

    def test_unusable(self):
        self.write("picture.zip", b"\x89PNG\r\n\x1a\n" + bytes(100))
        self.write("empty.docx", b"")
        self.write("truncated.zip", self.read(self.package())[:200])
        self.write("entity.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')
        for name in ("nothing.zip", "picture.zip", "empty.docx", "truncated.zip", "entity.xml"):
            with self.subTest(name):
                self.assertEqual(self.run_cli("show", name, code=2), "")
                self.assert_one_sentence()
                self.assertIn(name, self.errors)


if __name__ == "__main__":
    main()
