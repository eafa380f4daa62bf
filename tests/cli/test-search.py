# SPDX-License-Identifier: GPL-3.0-or-later
"""tanjian-cli search."""

import io
import os
import unittest.mock
import zipfile

from cli_fixture import CliTest, main, make_pages, make_pdf

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)

FILES = {
    "附件1 核算.txt": "本项目采用水电解制氢装置，年减排二氧化碳 1,200 吨。\n碳 减 排 量见下表。".encode(),
    "附件2 设备.csv": "名称,数量\nPEM电解槽,１２\n".encode(),
    "附件3 照片.jpg": b"\xff\xd8\xff\xe0 no words",
}


class Search(CliTest):

    def setUp(self):
        super().setUp()
        cache = unittest.mock.patch.dict(os.environ, XDG_CACHE_HOME=self.path("cache"))
        cache.start()
        self.addCleanup(cache.stop)

    def hits(self, *words, path="package.zip", **options):
        return self.run_json("search", path, *words, **options)["hits"]

    def test_words_of_any_length(self):
        self.package(files=FILES)
        for word in ("电解", "氢", "水电解制氢装置", "碳减排", "1200", "１２００"):
            hits = self.hits(word)
            self.assertIn("附件1 核算.txt", [hit["file"] for hit in hits], word)
            for hit in hits:
                start, end = hit["marks"][0]
                self.assertTrue(hit["snippet"][start:end])

        self.assertEqual([hit["file"] for hit in self.hits("pem电解槽 12")], ["附件2 设备.csv"])
        self.assertEqual(self.hits("解电"), [])

    def test_form(self):
        self.package(files=FILES)
        hit, = self.hits("压比压缩")
        self.assertEqual((hit["place"], hit["label"]), ("field", "key_technology"))
        start, end = hit["marks"][0]
        self.assertEqual(hit["snippet"][start:end], "压比压缩")

        labels = {hit["label"] for hit in self.hits("压缩机、膨胀机")}
        self.assertEqual(labels, {"cases[0].equipment", "cases[1].equipment"})

    def test_name_of_a_file(self):
        self.package(files=FILES)
        hit, = self.hits("照片")
        self.assertEqual((hit["place"], hit["file"]), ("name", "附件3 照片.jpg"))

    def test_pages(self):
        self.package(files={"附件 报告.pdf": make_pages(["首页", "年减排量为五百吨"]),
                            "words.pdf": make_pdf("Heat pump")})
        hit, = self.hits("减排量", "五百")
        self.assertEqual((hit["file"], hit["place"], hit["number"]), ("附件 报告.pdf", "page", 2))
        hit, = self.hits("heat pump")
        self.assertEqual((hit["file"], hit["number"]), ("words.pdf", 1))
        self.assertEqual(self.errors, "")

    def test_not_searched(self):
        book = io.BytesIO()
        with zipfile.ZipFile(book, "w") as archive:
            archive.writestr("a.txt", "a")
        self.package(files={
            "a 扫描.pdf": make_pdf(), "b.pdf": make_pdf("x")[:120], "c.xlsx": book.getvalue(),
            "d.xlsx": OLE + "EncryptedPackage".encode("utf-16-le"), "e.pdf": make_pdf("Well"),
        })
        answer = self.run_json("search", "package.zip", "well")
        self.assertEqual([hit["file"] for hit in answer["hits"]], ["e.pdf"])
        self.assertEqual({(file["file"], file["reason"]) for file in answer["not_searched"]},
                         {("a 扫描.pdf", "no-text"), ("b.pdf", "damaged"), ("c.xlsx", "damaged"),
                          ("d.xlsx", "locked")})
        self.run_cli("search", "package.zip", "well")
        self.assert_one_sentence()
        self.assertIn("“d.xlsx” of “package.zip” (protected by a password)", self.errors)

    def test_round_and_limit(self):
        self.package("round/a.zip", files=FILES)
        self.package("round/b.zip", files={"说明.txt": "热泵".encode()})
        self.assertEqual([hit["package"] for hit in self.hits("热泵", path="round")], ["b.zip"])
        packages = [hit["package"] for hit in self.hits("压缩空气", path="round")]
        self.assertEqual(set(packages), {"a.zip", "b.zip"})
        self.assertEqual(len(self.hits("压缩空气", "--limit=1", path="round")), 1)

    def test_replaced_package(self):
        self.package(files={"说明.txt": "热泵".encode()})
        self.assertEqual(len(self.hits("热泵")), 1)
        self.package(files={"说明.txt": "地热".encode()})
        self.assertEqual(self.hits("热泵"), [])
        self.assertEqual(len(self.hits("地热")), 1)

    def test_text(self):
        self.package(files=FILES)
        output = self.run_cli("search", "package.zip", "碳减排")
        self.assertIn("«碳 减 排»", output)
        self.assertIn("附件1 核算.txt", output)
        self.assertNotIn("\033", output)
        self.assertIn("1 file could not be searched: “附件3 照片.jpg” of “package.zip” (has no text",
                      self.errors)
        self.assertIn("Nothing was found", self.run_cli("search", "package.zip", "解电"))

    def test_nothing_typed_is_a_command(self):
        self.package(files=FILES)
        for words in (["AND"], ["NEAR(电解", "制氢,", "2)"], ["电*"], ['"'], ["电解\" OR \"热泵"],
                      ["text:电解"], ["--", "-电解"]):
            self.run_cli("search", "package.zip", *words,
                         code=2 if words == ['"'] else 0)

    def test_bad_lines(self):
        self.package()
        for words in ([], ["。"], ["--limit=0", "电解"], ["--limit=x", "电解"]):
            self.run_cli("search", "package.zip", *words, code=2)
            self.assertTrue(self.errors.startswith("tanjian-cli: "), self.errors)
        self.run_cli("search", "nothing.zip", "电解", code=2)

    def test_damaged_index(self):
        self.package(files=FILES)
        self.hits("电解")
        self.write("cache/tanjian/words.index", b"rubbish")
        self.assertEqual(len(self.hits("水电解")), 1)
        self.assertIn("damaged", self.errors)
        self.assertEqual(len(self.hits("水电解")), 1)
        self.assertNotIn("damaged", self.errors)


if __name__ == "__main__":
    main()
