#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the sample round again and compares it with the packages in the tree.

check-sample-round.py SOURCE-ROOT
Forms and names must be the same bytes; PDFs must say the same (their fonts differ between
machines); flaws.xml may name only packages of the round; folders are bounded in size.
"""

import io
import subprocess
import sys
import tempfile
import xml.etree.ElementTree
import zipfile
from pathlib import Path

NAMESPACE = '{https://tanjian.org/ns/flaws/1}'
SIZE_LIMIT = 4 * 1024 * 1024


def package_contents(path):
    """name → bytes of a package; the names of an archive as the archive stores them."""
    if path.is_dir():
        return {entry.name: entry.read_bytes() for entry in sorted(path.iterdir())}
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as archive:
        return {entry.orig_filename: archive.read(entry) for entry in archive.infolist()}


def pdf_text(data):
    command = ['pdftotext', '-layout', '-', '-']
    return subprocess.run(command, input=data, capture_output=True, check=True).stdout


def differences(kept, made):
    kept_files, made_files = package_contents(kept), package_contents(made)
    if list(kept_files) != list(made_files):
        yield f'{kept.name}: other files: {list(kept_files)} and {list(made_files)}'
        return
    for name, data in kept_files.items():
        if name.endswith('.docx') and data != made_files[name]:
            yield f'{kept.name}: {name} differs'
        if name.endswith('.pdf') and pdf_text(data) != pdf_text(made_files[name]):
            yield f'{kept.name}: {name} says something else'


def round_problems(folder, packages):
    names = {path.name.removesuffix('.zip') for path in packages.iterdir()}
    flaws = xml.etree.ElementTree.parse(folder / 'flaws.xml').getroot()
    flawed = [element.get('name') for element in flaws.iter(NAMESPACE + 'package')]
    for name in flawed:
        if name not in names:
            yield f'flaws.xml: there is no package {name}'
    if len(names) < 12 or len(names) - len(flawed) < 5 or len(flawed) < 5:
        yield f'{len(names)} packages with {len(flawed)} flawed ones are too few'
    size = sum(path.stat().st_size for path in packages.rglob('*') if path.is_file())
    if size > SIZE_LIMIT:
        yield f'the packages take {size} bytes'


def main():
    folder = Path(sys.argv[1]) / 'data' / 'sample-round'
    packages = folder / 'packages'
    problems = list(round_problems(folder, packages))
    with tempfile.TemporaryDirectory() as work:
        subprocess.run([folder / 'make-sample-round.py', work], check=True)
        made = sorted(path.name for path in Path(work).iterdir())
        kept = sorted(path.name for path in packages.iterdir())
        if made != kept:
            problems.append(f'other packages: {kept} and {made}')
        else:
            for name in kept:
                problems += differences(packages / name, Path(work) / name)
    print('\n'.join(problems), end='\n' if problems else '')
    return 1 if problems else 0


if __name__ == '__main__':
    sys.exit(main())
