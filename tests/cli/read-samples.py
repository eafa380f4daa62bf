#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads sample forms and compares every field with the truth table.

    TANJIAN_SAMPLES=folder read-samples.py PROGRAM samples.tsv

Each form of the folder is read in its own format; a PDF file is no form. A Word 97 file needs
LibreOffice. What differs is named, and the exit status is 1."""

import fnmatch
import json
import os
import shutil
import subprocess
import sys
import tempfile

import form_truth

FORMATS = (".docx", ".odt", ".fodt", ".xml", ".doc")


def load_truth(path):
    rows = []
    with open(path, encoding="utf-8") as file:
        for line in file:
            if not line.startswith("#"):
                cells = line.rstrip("\n").split("\t")
                cells[2] = cells[2].replace("\\n", "\n").replace("\\t", "\t")
                rows.append(cells)
    return rows


def select(rows, name):
    """Field → (text, reading, finding), and the findings on the form as a whole."""
    fields, whole = {}, []
    for files, field, text, reading, finding in rows:
        if not any(fnmatch.fnmatch(name, pattern) for pattern in files.split(",")):
            continue
        if field:
            fields[field] = (text, reading, finding)
        else:
            whole.append(reading)
    return fields, whole


def read(program, path):
    with tempfile.TemporaryDirectory(prefix="tanjian-samples-") as home:
        result = subprocess.run([program, "show", path, "--format=json"], capture_output=True,
                                env={**os.environ, "HOME": home, "LC_ALL": "C.UTF-8"},
                                check=False)
    if result.returncode != 0:
        raise ValueError(result.stderr.decode(errors="replace").strip())
    return json.loads(result.stdout)


def check(program, path, rows):
    fields, whole = select(rows, os.path.basename(path))
    try:
        shown = read(program, path)
    except ValueError as error:
        return [str(error)], len(fields)

    wrong = [form_truth.compare(shown, field, text, reading)
             for field, (text, reading, _) in fields.items()]
    wrong += [f"{field}: no finding {finding}" for field, (_, _, finding) in fields.items()
              if finding and finding not in form_truth.codes_at(shown, field)]
    codes = {finding["code"] for finding in shown["findings"]}
    wrong += [f"no finding {code}" for code in whole if code not in codes]
    n_cases = len({field.split(".")[0] for field in fields if field.startswith("cases[")})
    if len(shown["cases"]) != n_cases:
        wrong.append(f"{len(shown['cases'])} cases instead of {n_cases}")
    return [one for one in wrong if one], len(fields)


def main(arguments):
    folder = os.environ.get("TANJIAN_SAMPLES")
    if len(arguments) != 3 or not folder or not os.path.isdir(folder):
        print("TANJIAN_SAMPLES=folder read-samples.py PROGRAM samples.tsv", file=sys.stderr)
        return 2

    rows = load_truth(arguments[2])
    n_wrong = n_forms = 0
    for name in sorted(os.listdir(folder)):
        if not name.endswith(FORMATS):
            continue
        if name.endswith(".doc") and not shutil.which("soffice"):
            print(f"{name}: left out, for LibreOffice is not installed")
            continue
        wrong, n_fields = check(arguments[1], os.path.join(folder, name), rows)
        n_forms += 1
        n_wrong += len(wrong)
        print(f"{name}: {n_fields} fields, {len(wrong)} wrong")
        for one in wrong:
            print(f"  {one}")
    return 1 if n_wrong or not n_forms else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
