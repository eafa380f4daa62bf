# SPDX-License-Identifier: GPL-3.0-or-later
"""Packages as they arrive: archives of every kind, with passwords, with Chinese names that say
nothing of their encoding, with several packages in one, with what systems leave behind."""

import io
import os
import pty
import struct
import subprocess
import tarfile
import zipfile
import zlib

from cli_fixture import FILES, PDF, CliTest, main, write_form

ANNEX = "附件1 减排量核算说明.pdf"


def zip_of(entries, compression=zipfile.ZIP_DEFLATED):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", compression) as archive:
        for name, content in entries:
            archive.writestr(name, content)
    return data.getvalue()


class RawName(zipfile.ZipInfo):
    """An entry whose name goes into the archive as it is, without the mark of UTF-8."""

    def __init__(self, raw):
        super().__init__(raw.decode("latin-1"))
        self.raw = raw

    def _encodeFilenameFlags(self):
        return self.raw, self.flag_bits & ~0x800


def vint(number):
    encoded = b""
    while number > 0x7f:
        encoded += bytes([number & 0x7f | 0x80])
        number >>= 7
    return encoded + bytes([number])


def rar5_header(kind, flags, body, data=b""):
    size = vint(len(data)) if flags & 2 else b""
    header = vint(kind) + vint(flags) + size + body
    header = vint(len(header)) + header
    return struct.pack("<I", zlib.crc32(header)) + header + data


def rar5_of(entries):
    """A rar archive of version 5 with its files stored as they are."""
    archive = b"Rar!\x1a\x07\x01\x00" + rar5_header(1, 0, vint(0))
    for name, content in entries:
        raw = name.encode()
        body = (vint(4) + vint(len(content)) + vint(0o644) + struct.pack("<I", zlib.crc32(content))
                + vint(0) + vint(1) + vint(len(raw)) + raw)
        archive += rar5_header(2, 2, body, content)
    return archive + rar5_header(5, 0, vint(0))


def rar4_block(kind, flags, body, data=b""):
    header = struct.pack("<BHH", kind, flags, 7 + len(body)) + body
    return struct.pack("<H", zlib.crc32(header) & 0xffff) + header + data


def rar4_of(entries):
    """The same of version 4; its names are plain here."""
    archive = b"Rar!\x1a\x07\x00" + rar4_block(0x73, 0, bytes(6))
    for name, content in entries:
        raw = name.encode()
        body = struct.pack("<IIBIIBBHI", len(content), len(content), 3, zlib.crc32(content),
                           0x50000000, 29, 0x30, len(raw), 0o100644) + raw
        archive += rar4_block(0x74, 0x8000, body, content)
    return archive + rar4_block(0x7b, 0x4000, b"")


# Header of a rar archive of version 5 whose headers are encrypted: nothing more can be told.
LOCKED_RAR = (b"Rar!\x1a\x07\x01\x00"
              + rar5_header(4, 0, vint(0) + vint(1) + vint(15) + bytes(28)) + bytes(64))


class Containers(CliTest):

    def attachments(self, *arguments):
        shown = self.run_json("show", *arguments)
        self.assertTrue(shown["package"]["form_file"].endswith("application.xml"))
        return [attachment["name"] for attachment in shown["attachments"]]

    def test_rar(self):
        entries = [("application.xml", write_form()), ("annex.pdf", PDF)]
        for name, build in (("five.rar", rar5_of), ("four.rar", rar4_of)):
            self.write(name, build(entries))
            self.assertEqual(self.attachments(name), ["annex.pdf"])

    def test_chinese_names_in_rar(self):
        self.write("five.rar", rar5_of([("application.xml", write_form()), (ANNEX, PDF)]))
        self.assertEqual(self.attachments("five.rar"), [ANNEX])

    def test_tar(self):
        for mode in ("w", "w:gz", "w:bz2", "w:xz"):
            name = "package.tar" + mode[1:].replace(":", ".")
            with tarfile.open(self.path(name), mode) as archive:
                for entry, content in (("a/application.xml", write_form()), ("a/" + ANNEX, PDF)):
                    info = tarfile.TarInfo(entry)
                    info.size = len(content)
                    archive.addfile(info, io.BytesIO(content))
            self.assertEqual(self.attachments(name), ["a/" + ANNEX])

    def test_zip64(self):
        with zipfile.ZipFile(self.path("package.zip"), "w", zipfile.ZIP_STORED) as archive:
            for name, content in (("application.xml", write_form()), (ANNEX, PDF)):
                with archive.open(name, "w", force_zip64=True) as entry:
                    entry.write(content)
        self.assertEqual(self.attachments("package.zip"), [ANNEX])

    def test_leftovers_are_counted(self):
        left = ["__MACOSX/._application.xml", "材料/Thumbs.db", "材料/desktop.ini",
                "材料/.DS_Store", "材料/~$申报表.docx"]
        entries = [("材料/application.xml", write_form()), ("材料/" + ANNEX, PDF)]
        self.write("package.zip", zip_of(entries + [(name, b"x") for name in left]))
        for name, content in entries + [(name, b"x") for name in left]:
            os.makedirs(os.path.dirname(self.path("folder/" + name)), exist_ok=True)
            self.write("folder/" + name, content)

        for package in ("package.zip", "folder/材料"):
            shown = self.run_json("show", package)
            self.assertEqual(len(shown["attachments"]), 1)
            finding, = [item for item in shown["findings"] if item["code"] == "files-ignored"]
            self.assertEqual(finding["severity"], "import")
            count = 5 if package == "package.zip" else 4
            self.assertEqual(finding["numbers"], {"count": count})
            self.assertIn("Thumbs.db", finding["message"]["zh_CN"] + finding["message"]["en"])


class Passwords(CliTest):

    def setUp(self):
        super().setUp()
        self.write("application.xml", write_form())
        self.write("right", b"\xe5\xaf\x86\xe7\xa0\x81-Secret\n")
        self.write("wrong", b"secret\n")

    def lock(self, name, password):
        subprocess.run(["zip", "-q", "-P", password, name, "application.xml"], cwd=self.folder,
                       check=True)

    def test_password_file(self):
        self.lock("locked.zip", "密码-Secret")
        shown = self.run_json("show", "locked.zip", "--password-file=right")
        self.assertEqual(shown["package"]["form_file"], "application.xml")
        self.run_cli("show", "locked.zip", "--password-file=wrong", code=2)
        self.assert_one_sentence()
        self.assertIn("does not open “locked.zip”", self.errors)
        self.run_cli("show", "locked.zip", code=2)
        self.assert_one_sentence()
        self.assertIn("--password-file", self.errors)

    def test_password_in_gbk(self):
        """As packed by a program on Chinese Windows."""
        password = "密码-Secret".encode("gb18030")
        subprocess.run([b"zip", b"-q", b"-P", password, b"locked.zip", b"application.xml"],
                       cwd=self.folder, check=True)
        self.run_cli("show", "locked.zip", "--password-file=right")

    def passes_the_check(self, guess):
        with zipfile.ZipFile(self.path("locked.zip")) as archive:
            try:
                archive.open("application.xml", pwd=guess).close()
            except RuntimeError:
                return False
        return True

    def test_password_that_is_nearly_right(self):
        """The old method lets one wrong password in 256 through to the contents."""
        self.lock("locked.zip", "密码-Secret")
        guess = next(guess for guess in (str(number).encode() for number in range(100000))
                     if self.passes_the_check(guess))
        self.write("guess", guess)
        self.run_cli("show", "locked.zip", "--password-file=guess", code=2)
        self.assertIn("does not open", self.errors)

    def test_sealed(self):
        """No password helps, so that none is asked for."""
        self.write("locked.rar", LOCKED_RAR)
        for arguments in ([], ["--password-file=right"]):
            self.run_cli("show", "locked.rar", *arguments, code=2)
            self.assert_one_sentence()
            self.assertIn("Unpack it with the program it was packed with", self.errors)

    def talk(self, *answers):
        """Runs the program on a terminal, types the answers, returns status and what was seen."""
        process, terminal = pty.fork()
        if process == 0:
            os.chdir(self.folder)
            os.environ.update(LC_ALL="C.UTF-8", LANGUAGE="")
            os.execv(os.environ["TANJIAN_CLI"], ["tanjian-cli", "show", "locked.zip"])

        seen = b""
        waiting = list(answers)
        while True:
            try:
                part = os.read(terminal, 4096)
            except OSError:
                break
            if not part:
                break
            seen += part
            if seen.endswith("”: ".encode()) and waiting:
                os.write(terminal, waiting.pop(0))
        os.close(terminal)

        return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]), seen.decode()

    def test_asked_on_a_terminal(self):
        self.lock("locked.zip", "密码-Secret")
        status, seen = self.talk(b"wrong\n", "密码-Secret\n".encode())
        self.assertEqual(status, 0, seen)
        self.assertEqual(seen.count("Password of “locked.zip”: "), 2)
        self.assertIn("does not open", seen)
        self.assertNotIn("Secret", seen)
        self.assertIn("压缩空气储能", seen)

        status, seen = self.talk(b"1\n", b"2\n", b"3\n")
        self.assertEqual(status, 2, seen)
        self.assertEqual(seen.count("Password of"), 3)

        status, seen = self.talk(b"\x03")
        self.assertEqual(status, 2, seen)


class Names(CliTest):

    def pack(self, name, *raw_names):
        with zipfile.ZipFile(self.path(name), "w") as archive:
            archive.writestr("application.xml", write_form())
            for raw in raw_names:
                archive.writestr(RawName(raw), PDF + raw)

    def names(self, *arguments):
        shown = self.run_json("show", *arguments)
        return {attachment["name"] for attachment in shown["attachments"]} - {"application.xml"}

    def test_decided_for_the_whole_archive(self):
        self.pack("gbk.zip", "一.pdf".encode("gbk"), "附件\\鉴定证书.pdf".encode("gbk"))
        self.assertEqual(self.names("gbk.zip"), {"一.pdf", "附件/鉴定证书.pdf"})
        self.pack("utf8.zip", "一.pdf".encode(), "附件/鉴定证书.pdf".encode())
        self.assertEqual(self.names("utf8.zip"), {"一.pdf", "附件/鉴定证书.pdf"})
        self.pack("rare.zip", "囍煊镕.pdf".encode("gb18030"))
        self.assertEqual(self.names("rare.zip"), {"囍煊镕.pdf"})

    def test_short_names(self):
        """Valid in both encodings, and told by what would be an odd name in one of them."""
        self.pack("gbk.zip", "目录.pdf".encode("gbk"))
        self.assertEqual(self.names("gbk.zip"), {"目录.pdf"})
        self.pack("french.zip", "café.pdf".encode())
        self.assertEqual(self.names("french.zip"), {"café.pdf"})

    def test_switch(self):
        self.pack("doubt.zip", "目录.pdf".encode("gbk"))
        self.assertEqual(self.names("doubt.zip", "--names=utf-8"), {"Ŀ¼.pdf"})
        self.assertEqual(self.names("doubt.zip", "--names=gb18030"), {"目录.pdf"})
        self.pack("french.zip", "é.pdf".encode())
        self.assertEqual(self.names("french.zip", "--names=gb18030"), {"茅.pdf"})
        self.run_cli("show", "doubt.zip", "--names=big5", code=2)
        self.assertIn("gb18030", self.errors)

    def test_same_package_whatever_the_names(self):
        """A review hangs on the files and not on how their names are shown."""
        with zipfile.ZipFile(self.path("two.zip"), "w") as archive:
            for folder in ("目录", "甲"):
                name = folder.encode("gbk")
                archive.writestr(RawName(name + b"/application.xml"), write_form())
                archive.writestr(RawName(name + b"/" + "附件一.pdf".encode("gbk")), PDF)
        plain = self.run_json("show", "two.zip//目录")
        with_word = self.run_json("show", "two.zip//目录", "--names=gb18030")
        other = self.run_json("show", "two.zip//甲")
        latin = self.run_json("show", "two.zip//Ŀ¼", "--names=utf-8")
        self.assertEqual(plain["package"]["sha256"], with_word["package"]["sha256"])
        self.assertEqual(plain["package"]["sha256"], latin["package"]["sha256"])
        self.assertNotEqual([one["name"] for one in plain["attachments"]],
                            [one["name"] for one in latin["attachments"]])
        self.assertEqual(other["package"]["sha256"], plain["package"]["sha256"])


class SeveralPackages(CliTest):

    def setUp(self):
        super().setUp()
        first = write_form({"technology_name": "甲技术"})
        second = write_form({"technology_name": "乙技术"})
        self.entries = [("甲/申报表/application.xml", first), ("甲/附件/" + ANNEX, PDF + b"1"),
                        ("乙/application.xml", second), ("乙/" + ANNEX, PDF + b"2")]

    def technology(self, package):
        return self.run_json("show", package)["form"]["technology_name"]["text"]

    def check(self, package, code=0):
        checked = self.run_json("check", package, code=code)
        return [entry["package"] for entry in checked["packages"]]

    def test_archive(self):
        self.write("round.zip", zip_of(self.entries))
        self.assertEqual(self.check("round.zip"), ["round.zip//乙", "round.zip//甲"])
        self.run_cli("show", "round.zip", code=2)
        self.assert_one_sentence()
        self.assertIn("round.zip//乙, round.zip//甲", self.errors)
        self.assertEqual(self.technology("round.zip//甲"), "甲技术")
        self.assertEqual(self.technology("round.zip//乙"), "乙技术")
        shown = self.run_json("show", "round.zip//甲")
        self.assertEqual([attachment["name"] for attachment in shown["attachments"]],
                         ["附件/" + ANNEX])
        self.run_cli("show", "round.zip//丙", code=2)
        self.assertIn("“丙”", self.errors)

    def test_loose_files(self):
        """What lies beside the packages is not passed over in silence."""
        self.write("round.zip", zip_of(self.entries + [("名单.xlsx", b"x"), ("通知.pdf", PDF)]))
        self.assertEqual(self.check("round.zip"), ["round.zip//乙", "round.zip//甲"])
        self.assert_one_sentence()
        self.assertIn("2 files belong to no package", self.errors)
        self.assertIn("名单.xlsx, 通知.pdf", self.errors)

        self.write("甲.zip", zip_of([("application.xml", write_form())]))
        self.write("outer.zip", zip_of([("甲.zip", self.read("甲.zip")), ("readme.txt", b"x")]))
        self.run_cli("check", "outer.zip", code=1)
        self.assertIn("1 file belongs to no package and is not read: readme.txt", self.errors)

    def test_output_onto_the_archive(self):
        self.write("round.zip", zip_of(self.entries))
        before = self.read("round.zip")
        self.run_cli("export", "round.zip//甲", "--output=round.zip", code=2)
        self.assertEqual(self.read("round.zip"), before)

    def test_folder(self):
        for name, content in self.entries:
            os.makedirs(os.path.dirname(self.path("round/" + name)), exist_ok=True)
            self.write("round/" + name, content)
        self.assertEqual(self.check("round"), ["乙", "甲"])
        self.run_cli("show", "round", code=2)
        self.assertIn("round/乙, round/甲", self.errors)
        self.assertEqual(self.technology("round/甲"), "甲技术")

    def test_forms_alone_in_a_folder(self):
        """What a bureau gets by e-mail: one form from each applicant, and its own list of them."""
        forms = [(f"表格/{name}.xml", write_form({"technology_name": f"{name}技术"}))
                 for name in ("甲", "乙", "丁")]
        ledger = ("表格/推荐汇总表.xlsx", b"x")
        names = ["丁.xml", "乙.xml", "甲.xml"]

        self.write("round.zip", zip_of(forms + [ledger]))
        self.assertEqual(self.check("round.zip", 1),
                         ["round.zip//表格/" + name for name in names])
        self.assertEqual(self.technology("round.zip//表格/甲.xml"), "甲技术")

        os.mkdir(self.path("表格"))
        for name, content in forms:
            self.write(name, content)
        self.assertEqual(self.check("表格", 1), names)
        self.assertEqual(self.technology("表格/乙.xml"), "乙技术")

        # One that cannot be read reports itself, as anywhere else in a round.
        self.write("表格/丙.docx", b"PK")
        self.run_cli("check", "表格", code=2)
        self.assertIn("丙.docx", self.errors)

    def test_forms_of_one_technology_in_a_folder(self):
        """Versions, of which a person has to say which one counts; with annexes beside them
        nobody knows whose they are."""
        same = [(f"{name}.xml", write_form({"technology_name": "甲技术"})) for name in "abc"]
        others = [(f"{name}.xml", write_form({"technology_name": name})) for name in "丁乙甲"]
        for entries in (same, others + [("附件.pdf", PDF)]):
            self.write("package.zip", zip_of(entries))
            self.run_cli("check", "package.zip", code=2)
            self.assertIn("two application forms", self.errors)

    def test_zip_of_zips(self):
        inner = [zip_of([("application.xml", write_form({"technology_name": name})),
                         (ANNEX, PDF + name.encode())]) for name in ("甲", "乙")]
        self.write("outer.zip", zip_of([("甲.zip", inner[0]), ("报送/乙.zip", inner[1])]))
        self.assertEqual(self.check("outer.zip"), ["outer.zip//报送/乙.zip", "outer.zip//甲.zip"])
        self.assertEqual(self.technology("outer.zip//报送/乙.zip"), "乙")

        self.write("甲.zip", inner[0])
        whole = self.run_json("show", "甲.zip")["package"]
        nested = self.run_json("show", "outer.zip//甲.zip")["package"]
        self.assertEqual(nested["sha256"], whole["sha256"])

        self.write("single.zip", zip_of([("甲.zip", inner[0])]))
        self.assertEqual(self.technology("single.zip"), "甲")

    def test_form_beside_and_below(self):
        """A folder with a form of its own is a package of its own, and the rest one without it."""
        self.write("round.zip", zip_of([("application.xml", write_form()), *FILES.items(),
                                        ("旧/application.xml", write_form({"field": "化工"}))]))
        self.assertEqual(self.check("round.zip", code=1), ["round.zip", "round.zip//旧"])
        shown = self.run_json("show", "round.zip")
        self.assertEqual([attachment["name"] for attachment in shown["attachments"]], list(FILES))

    def test_nested_bomb(self):
        """Archives in archives in archives, each sixteen times: none is unpacked to its end."""
        content = bytes(1024 * 1024)
        for _ in range(5):
            data = zip_of([("0", content)])
            content = zip_of([(f"{number:x}.zip", data) for number in range(16)])
        self.write("bomb.zip", content)
        self.assertLess(len(content), 200 * 1024)
        self.run_cli("check", "bomb.zip", code=2)
        self.assertEqual(self.errors.count("\n"), 16, self.errors)


class Damaged(CliTest):

    def findings(self, package, code=0):
        return [(finding["code"], finding["message"]["en"])
                for finding in self.run_json("check", package, code=code)["findings"]]

    def test_lying_sizes(self):
        """What counts is what comes out, whatever the directory says of it."""
        good = zip_of([("application.xml", write_form()), ("note.txt", b"x" * 5000)],
                      zipfile.ZIP_STORED)
        at = good.rindex(b"note.txt") - 46 + 24
        for size in (10, 2 ** 32 - 2):
            self.write("lying.zip", good[:at] + struct.pack("<I", size) + good[at + 4:])
            status = subprocess.run([os.environ["TANJIAN_CLI"], "show", "lying.zip",
                                     "--format=json"], cwd=self.folder, capture_output=True,
                                    timeout=20, check=False)
            self.assertIn(status.returncode, (0, 2))
            if status.returncode == 0 and b'"note.txt"' in status.stdout:
                self.assertNotIn(str(2 ** 32 - 2).encode(), status.stdout)

    def test_overlapping_entries(self):
        """A directory of many names for one content, which would unpack to a thousandfold."""
        content = zlib.compress(bytes(1024 * 1024), 9)[2:-4]
        local = struct.pack("<IHHHHHIIIHH", 0x04034b50, 20, 0, 8, 0, 0,
                            zlib.crc32(bytes(1024 * 1024)), len(content), 1024 * 1024, 1, 0) + b"0"
        records = b""
        for number in range(1000):
            name = f"{number}.bin".encode()
            records += struct.pack("<IHHHHHHIIIHHHHHII", 0x02014b50, 20, 20, 0, 8, 0, 0,
                                   zlib.crc32(bytes(1024 * 1024)), len(content), 1024 * 1024,
                                   len(name), 0, 0, 0, 0, 0, 0) + name
        body = local + content
        end = struct.pack("<IHHHHIIH", 0x06054b50, 0, 0, 1000, 1000, len(records), len(body), 0)
        self.write("overlap.zip", body + records + end)
        self.run_cli("check", "overlap.zip", code=2)
        self.assert_one_sentence()

    def test_names_that_differ_in_case(self):
        self.write("package.zip", zip_of([("application.xml", write_form()), *FILES.items(),
                                          ("Report.pdf", PDF + b"1"), ("REPORT.PDF", PDF + b"2")]))
        (code, message), = self.findings("package.zip")
        self.assertEqual(code, "entry-refused")
        self.assertIn("“REPORT.PDF” has the same name", message)

    def test_devices(self):
        with tarfile.open(self.path("package.tar"), "w") as archive:
            info = tarfile.TarInfo("application.xml")
            info.size = len(write_form())
            archive.addfile(info, io.BytesIO(write_form()))
            for name, kind in (("null", tarfile.CHRTYPE), ("disk", tarfile.BLKTYPE),
                               ("pipe", tarfile.FIFOTYPE), ("hard", tarfile.LNKTYPE),
                               ("soft", tarfile.SYMTYPE)):
                info = tarfile.TarInfo(name)
                info.type = kind
                info.linkname = "/etc/passwd"
                archive.addfile(info)
        refused = [message for code, message in self.findings("package.tar", code=1)
                   if code == "entry-refused"]
        self.assertEqual(len(refused), 5)
        self.assertEqual(sum("link" in message for message in refused), 2)

    def test_truncated(self):
        """Cut anywhere in its entries; what is cut after them has lost nothing."""
        good = zip_of([("application.xml", write_form()), *FILES.items()])
        for length in range(0, good.index(b"PK\x01\x02"), len(good) // 20):
            self.write("cut.zip", good[:length])
            self.run_cli("check", "cut.zip", code=2)
            self.assert_one_sentence()


if __name__ == "__main__":
    main()
