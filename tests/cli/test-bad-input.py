# SPDX-License-Identifier: GPL-3.0-or-later
"""What cannot be used: each time one sentence that says why and what to do, the right exit
status, and nothing written anywhere."""

import json
import os
import pwd
import re
import resource
import shutil
import signal
import stat
import subprocess
import sys
import zipfile

from cli_fixture import FILES, PDF, CliTest, main, write_form

CONTENT_TYPES = b"""<?xml version="1.0" encoding="UTF-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels"
 ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Override PartName="/word/document.xml"
 ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>
</Types>"""

RELATIONS = b"""<?xml version="1.0" encoding="UTF-8"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="r1" Target="word/document.xml"
 Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/>
</Relationships>"""

LETTER = """<?xml version="1.0" encoding="UTF-8"?>
<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
<w:body><w:p><w:r><w:t>关于报送材料的函</w:t></w:r></w:p></w:body></w:document>""".encode()

# What an encrypted Word file begins with, and the name by which it tells that it is one.
ENCRYPTED_WORD = (bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504)
                  + "EncryptedPackage\0".encode("utf-16-le") + bytes(1024))

EXTENSIONS = b"keyUsage=critical,digitalSignature,nonRepudiation\n"
KEY = ["openssl", "genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256",
       "-out", "old.key"]
REQUEST = ["openssl", "req", "-new", "-key", "old.key", "-subj", "/CN=Zhang", "-out", "old.csr"]
CERTIFICATE = ["openssl", "x509", "-req", "-in", "old.csr", "-signkey", "old.key",
               "-days", "-1", "-extfile", "extensions", "-out", "old.pem"]
EXPORT = ["openssl", "pkcs12", "-export", "-inkey", "old.key", "-in", "old.pem",
          "-passout", "file:password", "-out", "old.p12"]

# The step between the bytes of a sheet that are changed one by one.
BYTE_STEP = 61


class BadInput(CliTest):

    def setUp(self):
        super().setUp()
        self.program = os.environ["TANJIAN_CLI"]
        self.variables = {}

    def call(self, *arguments, **process):
        environment = {**os.environ, "LC_ALL": "C.UTF-8", "LANGUAGE": "", "TMPDIR": self.folder,
                       "HOME": self.folder, "XDG_CACHE_HOME": self.path("cache"),
                       **self.variables}
        result = subprocess.run([self.program, *arguments], cwd=self.folder, env=environment,
                                capture_output=True, timeout=60, check=False, **process)
        self.errors = result.stderr.decode()
        return result.returncode, result.stdout.decode()

    def snapshot(self):
        """Everything in the folder: links as links, files with what is in them."""
        found = {}
        for folder, folders, files in os.walk(self.folder):
            for name in folders + files:
                path = os.path.join(folder, name)
                mode = os.lstat(path).st_mode
                found[path] = mode
                if stat.S_ISLNK(mode):
                    found[path] = os.readlink(path)
                elif stat.S_ISREG(mode):
                    with open(path, "rb") as file:
                        found[path] = file.read()
        return found

    def refuse(self, arguments, *words, **process):
        """Exit status 2, one sentence with all of the words, nothing else and nothing new."""
        before = self.snapshot()
        code, output = self.call(*arguments, **process)
        self.assertEqual(code, 2, f"{arguments}\n{output}\n{self.errors}")
        self.assertEqual(output, "")
        self.assert_one_sentence()
        self.assertTrue(self.errors.rstrip().endswith("."), self.errors)
        for word in words:
            self.assertIn(word, self.errors)
        self.assertEqual(self.snapshot(), before)

    def refuse_package(self, name, *words):
        """By every command that takes a package."""
        for arguments in (["check", name], ["check", name, "--format=json"], ["show", name],
                          ["classify", name], ["export", name, "--output=out.xml"],
                          ["draft", name, "--reviewer-name=a", "--output=out.xml"],
                          ["chart", name, "--kind=cost-curve", "--output=out.svg"]):
            with self.subTest(arguments):
                self.refuse(arguments, *words)

    def zip_of(self, name, entries, compression=zipfile.ZIP_DEFLATED):
        with zipfile.ZipFile(self.path(name), "w", compression) as archive:
            for entry, data in entries:
                archive.writestr(entry, data)
        return name

    def findings(self, name):
        code, output = self.call("check", name, "--format=json")
        self.assertIn(code, (0, 1), self.errors)
        return json.loads(output)["findings"]

    def attachments(self, name):
        code, output = self.call("show", name, "--format=json")
        self.assertEqual(code, 0, self.errors)
        return [attachment["name"] for attachment in json.loads(output)["attachments"]]


class Packages(BadInput):

    def test_not_an_archive(self):
        good = self.read(self.package())
        for name, data in (("empty.zip", b""), ("text.zip", "这不是压缩包\n".encode() * 50),
                           ("noise.zip", bytes(range(256)) * 16),
                           ("cut.zip", good[:len(good) // 2]),
                           ("head.zip", good[:30])):
            self.write(name, data)
            self.refuse_package(name, name, "again")

    def test_missing(self):
        self.refuse_package("none.zip", "none.zip", "moved or renamed")

    def test_password(self):
        self.write("application.xml", write_form())
        subprocess.run(["zip", "-q", "-P", "secret", "locked.zip", "application.xml"],
                       cwd=self.folder, check=True)
        self.refuse_package("locked.zip", "locked.zip", "password", "Ask the applicant")

    def test_word_with_password(self):
        self.write("form.docx", ENCRYPTED_WORD)
        self.refuse_package("form.docx", "form.docx", "password", "Ask the applicant")

    def test_no_form(self):
        self.zip_of("package.zip", [("附件1 减排量核算说明.txt", b"text")])
        self.refuse_package("package.zip", "package.zip", "No application form", "application.xml")

    def test_two_forms(self):
        """Whether they agree or not: the program does not choose the one that counts."""
        for other in (write_form(), write_form({"technology_name": "另一项技术"})):
            self.zip_of("package.zip", [("a/application.xml", write_form()), ("a/form.xml", other)])
            self.refuse_package("package.zip", "a/application.xml", "a/form.xml", "Leave only")

    def test_word_without_the_table(self):
        self.zip_of("form.docx", [("[Content_Types].xml", CONTENT_TYPES),
                                  ("_rels/.rels", RELATIONS), ("word/document.xml", LETTER)])
        self.refuse_package("form.docx", "form.docx", "No application form")

    def test_folder_without_packages(self):
        os.mkdir(self.path("round"))
        self.write("round/notes.txt", b"nothing here\n")
        self.refuse(["check", "round"], "round")
        os.remove(self.path("round/notes.txt"))
        self.refuse(["check", "round"], "round")

    def test_one_bad_package_of_a_round(self):
        """The good one is still checked, and the exit status tells that not all were."""
        os.mkdir(self.path("round"))
        self.package("round/good.zip")
        self.write("round/bad.zip", b"no archive")
        before = self.snapshot()
        code, output = self.call("check", "round")
        self.assertEqual(code, 2, self.errors)
        self.assertTrue(output)
        self.assert_one_sentence()
        self.assertIn("bad.zip", self.errors)
        self.assertEqual(self.snapshot(), before)


class Attacks(BadInput):

    def test_traversal(self):
        names = ["../up.txt", "a/../../up.txt", self.path("absolute.txt"), "..\\up.txt",
                 "C:\\up.txt", "a/b/../../../up.txt"]
        self.zip_of("package.zip", [("application.xml", write_form()), *FILES.items(),
                                    *((name, b"evil") for name in names)])
        before = self.snapshot()
        around = set(os.listdir(os.path.dirname(self.folder)))
        refused = [finding for finding in self.findings("package.zip")
                   if finding["code"] == "entry-refused"]
        self.assertEqual(len(refused), len(names))
        self.assertEqual(self.attachments("package.zip"), list(FILES))
        self.assertEqual(self.snapshot(), before)
        self.assertNotIn("up.txt", set(os.listdir(os.path.dirname(self.folder))) - around)

    def test_bomb(self):
        """A thousand times its own size, and so is one that hides in a Word file."""
        zeros = bytes(64 * 1024 * 1024)
        self.zip_of("bomb.zip", [("application.xml", write_form()), ("annex.pdf", zeros)])
        self.assertLess(os.path.getsize(self.path("bomb.zip")) * 900, len(zeros))
        self.refuse_package("bomb.zip", "bomb.zip", "times its own size")

        self.zip_of("bomb.docx", [("[Content_Types].xml", CONTENT_TYPES),
                                  ("_rels/.rels", RELATIONS), ("word/document.xml", zeros)])
        self.refuse_package("bomb.docx", "bomb.docx")

    def test_memory_of_a_bomb(self):
        """It is refused on the way, not after it was unpacked."""
        path = self.path("bomb.docx")
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("[Content_Types].xml", CONTENT_TYPES)
            archive.writestr("_rels/.rels", RELATIONS)
            with archive.open("word/document.xml", "w") as part:
                for _ in range(400):
                    part.write(bytes(1024 * 1024))

        self.refuse(["check", "bomb.docx"], "bomb.docx")

        # A process between the two, since a child begins with its parent's peak.
        measure = ("import resource, subprocess, sys; subprocess.run(sys.argv[1:], "
                   "capture_output=True); "
                   "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)")
        result = subprocess.run([sys.executable, "-c", measure, os.environ["TANJIAN_CLI"], "check",
                                 path], capture_output=True, text=True, check=True)
        self.assertLess(int(result.stdout), 200 * 1024)

    def test_many_entries(self):
        self.zip_of("many.zip", [("application.xml", write_form()),
                                 *((f"annex/{number}.txt", b"") for number in range(20000))],
                    zipfile.ZIP_STORED)
        self.refuse_package("many.zip", "many.zip", "entries")

    def link(self, name):
        entry = zipfile.ZipInfo(name)
        entry.create_system = 3
        entry.external_attr = (stat.S_IFLNK | 0o777) << 16
        return entry

    def test_links(self):
        self.zip_of("package.zip", [("application.xml", write_form()), *FILES.items(),
                                    (self.link("附件2.pdf"), b"/etc/passwd"),
                                    (self.link("附件3.pdf"), b"../secret")])
        refused = [finding for finding in self.findings("package.zip")
                   if finding["code"] == "entry-refused"]
        self.assertEqual(len(refused), 2)
        self.assertEqual(self.attachments("package.zip"), list(FILES))

    def test_form_behind_a_link(self):
        self.write("secret.xml", write_form())
        target = self.path("secret.xml").encode()
        self.zip_of("package.zip", [(self.link("application.xml"), target), *FILES.items()])
        self.refuse_package("package.zip", "package.zip", "No application form")

    def test_links_in_a_folder(self):
        os.mkdir(self.path("folder"))
        self.write("folder/application.xml", write_form())
        self.write("secret.pdf", PDF)
        os.symlink("../secret.pdf", self.path("folder/附件2.pdf"))
        os.symlink("..", self.path("folder/up"))
        refused = [finding for finding in self.findings("folder")
                   if finding["code"] == "entry-refused"]
        self.assertEqual(len(refused), 2)
        self.assertEqual(self.attachments("folder"), [])


class Sheets(BadInput):

    def setUp(self):
        super().setUp()
        self.package()
        self.write("password", b"secret\n")
        self.run_cli("identity", "--name=王五", "--password-file=password", "--output=me.p12")
        self.run_cli("draft", "package.zip", "--reviewer-name=王五", "--output=draft.xml")

    def sign(self, *arguments):
        return ["sign", "draft.xml", "--incomplete", "--key=me.p12", "--password-file=password",
                "--output=sheet.xml", *arguments]

    def test_wrong_password(self):
        self.write("wrong", b"Secret\n")
        self.refuse(self.sign("--password-file=wrong"), "me.p12", "password", "again")

    def test_no_key_file(self):
        self.refuse(self.sign("--key=none.p12"), "none.p12")
        for name, data in (("text.p12", b"no key"), ("empty.p12", b""),
                           ("cut.p12", self.read("me.p12")[:200]), ("me.pem", None)):
            if data is not None:
                self.write(name, data)
            with self.subTest(name):
                self.refuse(self.sign(f"--key={name}"), name, "key file", "PKCS#12")

    def test_expired(self):
        self.write("extensions", EXTENSIONS)
        for command in (KEY, REQUEST, CERTIFICATE, EXPORT):
            subprocess.run(command, cwd=self.folder, capture_output=True, check=True)
        self.refuse(self.sign("--key=old.p12"), "valid from", "Use another key")

    def test_one_byte(self):
        """Whatever byte of a signed sheet is changed, it is no longer what was signed."""
        self.run_cli(*self.sign())
        sheet = self.read("sheet.xml")
        for place in {*range(0, len(sheet), BYTE_STEP), len(sheet) - 1}:
            with self.subTest(place):
                self.write("changed.xml", sheet[:place] + bytes([sheet[place] ^ 1])
                           + sheet[place + 1:])
                code, output = self.call("verify", "changed.xml", "--trust=me.pem",
                                         "--format=json")
                verdict = json.loads(output)
                self.assertEqual(code, 1, output)
                self.assertFalse(verdict["intact"])
                self.assertTrue(all(reason["code"] and reason["message"].endswith((".", ")"))
                                    for reason in verdict["reasons"]), output)

    def test_one_byte_in_words(self):
        self.run_cli(*self.sign())
        sheet = self.read("sheet.xml")
        self.write("changed.xml", sheet.replace("王五".encode(), "王六".encode()))
        before = self.snapshot()
        code, output = self.call("verify", "changed.xml", "--trust=me.pem")
        self.assertEqual(code, 1)
        self.assertIn("changed after it was signed.", output)
        self.assertEqual(self.snapshot(), before)

    def test_one_byte_more_or_less(self):
        self.run_cli(*self.sign())
        sheet = self.read("sheet.xml")
        for data in (sheet[:-1], sheet + b"\n", b" " + sheet, sheet[1:], b""):
            self.write("changed.xml", data)
            code, output = self.call("verify", "changed.xml", "--format=json")
            self.assertEqual(code, 1, data[:40])
            self.assertFalse(json.loads(output)["intact"])


class Saving(BadInput):

    def setUp(self):
        super().setUp()
        self.package()
        self.write("password", b"secret\n")
        self.run_cli("identity", "--name=a", "--password-file=password", "--output=me.p12")
        self.run_cli("draft", "package.zip", "--reviewer-name=a", "--output=draft.xml")

    def savings(self, folder):
        """Every command that writes, each with a file in the folder."""
        return (["export", "package.zip", f"--output={folder}/a.xml"],
                ["draft", "package.zip", "--reviewer-name=a", f"--output={folder}/a.xml"],
                ["sign", "draft.xml", "--incomplete", "--key=me.p12",
                 "--password-file=password", f"--output={folder}/a.xml"],
                ["identity", "--name=a", "--password-file=password",
                 f"--output={folder}/new.p12"],
                *(["chart", "package.zip", "--kind=cost-curve", f"--output={folder}/a.{ending}"]
                  for ending in ("svg", "pdf", "png", "csv")))

    def fill_disk(self):
        """A limit on the size of files fails a write in the middle as a full disk does."""
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (64, 64))

    def test_disk_full(self):
        os.mkdir(self.path("kept"))
        for arguments in self.savings("kept"):
            name = re.sub(".*=", "", arguments[-1])
            for old in ((), (name,)):
                if old and arguments[0] == "identity":
                    continue
                with self.subTest(arguments, old=old):
                    for path in old:
                        self.write(path, b"old")
                    self.refuse(arguments, name, "not written", preexec_fn=self.fill_disk)
                    self.assertEqual(self.errors.count("not written"), 1)
                    for path in old:
                        os.remove(self.path(path))

    def test_read_only_folder(self):
        """Permissions bind nobody's processes even where the tests run as root."""
        process = {}
        if os.geteuid() == 0:
            nobody = pwd.getpwnam("nobody")
            process = {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
        # The user nobody may not be able to reach the folders of the build and the tests.
        self.program = shutil.copy(self.program, self.path("program"))
        suppressions = os.environ.get("LSAN_OPTIONS", "").removeprefix("suppressions=")
        suppressions = suppressions.split(":")[0]
        if os.path.isfile(suppressions):
            copy = shutil.copy(suppressions, self.path("leaks"))
            self.variables["LSAN_OPTIONS"] = f"suppressions={copy}:print_suppressions=0"
        os.chmod(self.folder, 0o755)
        os.chmod(self.path("me.p12"), 0o644)
        os.mkdir(self.path("kept"))
        self.write("kept/a.xml", b"old")
        os.chmod(self.path("kept"), 0o555)
        for arguments in self.savings("kept"):
            with self.subTest(arguments):
                self.refuse(arguments, "kept/", "not written", **process)
        os.chmod(self.path("kept"), 0o755)


class CommandLine(BadInput):

    def test_unknown(self):
        self.package()
        self.refuse(["paint"], "“paint”", "tanjian-cli help")
        self.refuse(["help", "paint"], "“paint”", "tanjian-cli help")
        for command in ("show", "check", "classify", "chart", "draft", "identity", "sign",
                        "verify", "export"):
            with self.subTest(command):
                self.refuse([command, "--paint"], "--paint", f"tanjian-cli help {command}")
        self.refuse(["show", "package.zip", "--format=yaml"], "“yaml”", "json")

    def test_missing_argument(self):
        self.package()
        for command in ("show", "check", "classify", "verify"):
            with self.subTest(command):
                self.refuse([command], f"“{command}”", f"tanjian-cli help {command}")

        for arguments, option in ((["export", "package.zip"], "output"),
                                  (["draft", "package.zip"], "reviewer-name"),
                                  (["draft", "package.zip", "--reviewer-name=a"], "output"),
                                  (["chart", "package.zip"], "kind"),
                                  (["chart", "package.zip", "--kind=cost-curve"], "output"),
                                  (["sign", "draft.xml"], "key"), (["identity"], "name")):
            with self.subTest(arguments):
                self.refuse(arguments, f"“--{option}”", "Add it")


if __name__ == "__main__":
    main()
