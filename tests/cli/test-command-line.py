# SPDX-License-Identifier: GPL-3.0-or-later
"""The command line itself: help, version, usage, and where files may be written."""

import json
import os
import stat
import subprocess

from cli_fixture import CliTest, main

COMMANDS = ["show", "check", "classify", "chart", "draft", "identity", "sign", "verify", "export"]


class CommandLine(CliTest):

    def test_help(self):
        for arguments, code in (([], 2), (["help"], 0), (["--help"], 0)):
            text = self.run_cli(*arguments, code=code)
            for command in COMMANDS:
                self.assertIn(f"  {command}", text)

    def test_help_of_every_command(self):
        for command in COMMANDS:
            text = self.run_cli("help", command)
            self.assertIn(f"tanjian-cli {command}", text)
            self.assertEqual(text, self.run_cli(command, "--help"))

    def test_version(self):
        text = self.run_cli("--version")
        for word in ("tanjian-cli", "GLib", "libxml2", "libarchive", "SQLite", "xmlsec1",
                     "OpenSSL", "cairo", "Pango"):
            self.assertIn(word, text)

    def test_no_gtk(self):
        libraries = subprocess.run(["ldd", os.environ["TANJIAN_CLI"]], capture_output=True,
                                   text=True, check=True).stdout
        self.assertNotIn("gtk", libraries)
        self.assertNotIn("adwaita", libraries)

    def test_usage(self):
        self.package()
        for arguments in (["paint"], ["help", "paint"], ["show"], ["show", "package.zip", "b"],
                          ["show", "package.zip", "--format=xml"], ["show", "--paint"],
                          ["classify"], ["check"], ["chart"], ["draft", "package.zip"], ["sign"],
                          ["verify"], ["identity"], ["identity", "package.zip"],
                          ["export", "package.zip"]):
            with self.subTest(arguments):
                self.assertEqual(self.run_cli(*arguments, code=2), "")
                self.assert_one_sentence()

    def test_option_anywhere(self):
        self.package()
        self.assertEqual(self.run_cli("show", "--format=json", "package.zip"),
                         self.run_cli("show", "package.zip", "--format", "json"))

    def test_file_like_an_option(self):
        self.package("-x.zip")
        self.assertEqual(self.run_json("show", "./-x.zip")["form"],
                         json.loads(self.run_cli("show", "--format=json", "--", "-x.zip"))["form"])
        self.run_cli("check", "./-x.zip", "--", "-x.zip")

    def test_file_name_that_the_locale_cannot_write(self):
        self.run_cli("show", "不存在.zip", code=2, locale="C")
        self.assertIn("不存在.zip", self.errors)

    def test_own_input_is_never_overwritten(self):
        package = self.read(self.package())
        os.mkdir(self.path("folder"))
        self.run_cli("export", "package.zip", "--output=folder/application.xml")
        form = self.read("folder/application.xml")
        os.symlink("package.zip", self.path("link.zip"))

        for source, output in (("package.zip", "package.zip"), ("package.zip", "./package.zip"),
                               ("link.zip", "package.zip"), ("package.zip", "link.zip"),
                               ("folder", "folder/application.xml"), ("folder", "folder/new.xml")):
            with self.subTest(f"{source} {output}"):
                self.run_cli("export", source, f"--output={output}", code=2)
                self.assert_one_sentence()

        self.assertEqual(self.read("package.zip"), package)
        self.assertEqual(self.read("folder/application.xml"), form)
        self.assertEqual(os.listdir(self.path("folder")), ["application.xml"])

    def test_unwritable(self):
        """A missing folder, a file for a folder, and a file system that takes nothing."""
        self.package()
        self.write("file", b"")
        for output in ("none/a.xml", "file/a.xml", "/proc/a.xml"):
            with self.subTest(output):
                self.run_cli("export", "package.zip", f"--output={output}", code=2)
                self.assert_one_sentence()

    def test_read_only_folder(self):
        """What stands in it stays, and nothing half-written is left beside it."""
        self.package()
        os.mkdir(self.path("kept"))
        self.write("kept/a.xml", b"old")
        os.chmod(self.path("kept"), stat.S_IRUSR | stat.S_IXUSR)
        # The system's administrator may write everywhere, so there the export succeeds.
        code = 0 if os.geteuid() == 0 else 2
        self.run_cli("export", "package.zip", "--output=kept/a.xml", code=code)
        os.chmod(self.path("kept"), stat.S_IRWXU)
        self.assertEqual(os.listdir(self.path("kept")), ["a.xml"])
        self.assertEqual(self.read("kept/a.xml") == b"old", code == 2)

    def test_disk_full(self):
        """A file size limit stops the write in the middle."""
        self.package()
        self.write("a.xml", b"old")
        limited = ["bash", "-c", "trap '' XFSZ; ulimit -f 1; exec \"$0\" \"$@\"",
                   os.environ["TANJIAN_CLI"], "export", "package.zip", "--output=a.xml"]
        result = subprocess.run(limited, cwd=self.folder, capture_output=True, check=False)
        self.assertEqual(result.returncode, 2, result.stderr)
        self.assertEqual(self.read("a.xml"), b"old")
        self.assertEqual(sorted(os.listdir(self.folder)), ["a.xml", "package.zip"])


if __name__ == "__main__":
    main()
