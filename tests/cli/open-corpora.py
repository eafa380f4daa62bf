#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Opens every file of a folder of foreign and broken files as a package, and verifies the XML ones.

    TANJIAN_CORPORA=folder open-corpora.py PROGRAM

Each must give a result or one sentence: no crash, at most 10 s and 300 MB, nothing written. What
does not is named, and the exit status is 1."""

import concurrent.futures
import os
import resource
import subprocess
import sys
import tempfile
import threading

FOLDERS = ("docx-", "zip-libzip", "pdf-qpdf", "xmlsec-dsig", "xmltest")
SECONDS = 10
KILOBYTES = 300 * 1024
N_AT_ONCE = 2


def limit():
    """A crash is told by the status; its core would count as something written."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def run(program, arguments, folder):
    """Returns what is wrong with a call, or nothing."""
    environment = {**os.environ, "LC_ALL": "C.UTF-8", "LANGUAGE": "", "HOME": folder,
                   "TMPDIR": folder, "XDG_CACHE_HOME": folder, "G_DEBUG": "fatal-warnings"}
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
        process = subprocess.Popen([program, *arguments], cwd=folder, env=environment,
                                   stdin=subprocess.DEVNULL, stdout=output, stderr=errors,
                                   preexec_fn=limit)
        timer = threading.Timer(SECONDS, process.kill)
        timer.start()
        _, status, usage = os.wait4(process.pid, 0)
        timer.cancel()
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        errors.seek(0)
        said, told = output.read(), errors.read().decode(errors="replace")

    if process.returncode not in (0, 1, 2):
        return f"ended with {process.returncode}: {told[-300:]}"
    if usage.ru_maxrss > KILOBYTES:
        return f"took {usage.ru_maxrss // 1024} MB"
    if os.listdir(folder):
        return f"wrote {os.listdir(folder)}"
    if process.returncode == 2 and not (told.startswith("tanjian-cli: ") and
                                        told.rstrip().endswith((".", "。"))):
        return f"said no sentence: {told[-300:]!r}"
    if process.returncode != 2 and not said:
        return "said nothing"
    if "CRITICAL" in told or "WARNING" in told:
        return told[-300:]
    return None


def try_file(program, path):
    problems = []
    with tempfile.TemporaryDirectory(prefix="tanjian-corpora-") as folder:
        calls = [["show", path, "--format=json"], ["check", path]]
        if path.lower().endswith((".xml", ".p7m", ".dsig")) or "xml" in os.path.dirname(path):
            calls.append(["verify", path, "--format=json"])
        for arguments in calls:
            problem = run(program, arguments, folder)
            if problem:
                problems.append(f"{arguments[0]} {path}: {problem}")
    return problems


def main():
    corpora = os.environ.get("TANJIAN_CORPORA")
    if not corpora or len(sys.argv) != 2:
        print(__doc__, file=sys.stderr)
        return 2

    paths = [os.path.join(folder, name)
             for folder, _, names in sorted(os.walk(os.path.abspath(corpora)))
             if os.path.relpath(folder, os.path.abspath(corpora)).startswith(FOLDERS)
             for name in sorted(names)]
    program = os.path.abspath(sys.argv[1])
    with concurrent.futures.ThreadPoolExecutor(N_AT_ONCE) as pool:
        problems = [problem for found in pool.map(lambda path: try_file(program, path), paths)
                    for problem in found]

    print("\n".join(problems + [f"{len(paths)} files, {len(problems)} problems"]))

    return 1 if problems or not paths else 0


if __name__ == "__main__":
    sys.exit(main())
