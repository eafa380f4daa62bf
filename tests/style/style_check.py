# SPDX-License-Identifier: GPL-3.0-or-later
"""What the style checks share: the command line, the files of the tree, planting violations.

A check is a function problems(root) that yields one line a problem. Its self-test is a list of
plants: each gives files to put into an empty tree and a word that must stand in what the check
then finds; a plant whose word is empty must pass.
"""

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

SOURCE_FOLDERS = ('src', 'tests')


def source_files(root, *suffixes, folders=SOURCE_FOLDERS):
    """Files of the tree with these suffixes, as paths relative to @root, in order."""
    for folder in folders:
        for path in sorted((root / folder).rglob('*')):
            if path.suffix in suffixes and path.is_file():
                yield path.relative_to(root)


def read(root, path):
    return (root / path).read_text(encoding='utf-8')


def run(arguments, **options):
    """Output and errors of a program, and whether it ended well."""
    result = subprocess.run(arguments, capture_output=True, text=True, check=False, **options)
    return result.stdout + result.stderr, result.returncode == 0


def plant(root, files):
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding='utf-8')


def self_test(problems, plants):
    failed = False
    for word, files in plants:
        with tempfile.TemporaryDirectory() as work:
            plant(Path(work), files)
            found = list(problems(Path(work)))
        right = any(word in line for line in found) if word else not found
        if not right:
            failed = True
            print(f'planted “{word}”, found {found}')
    return 1 if failed else 0


def main(problems, plants):
    parser = argparse.ArgumentParser()
    parser.add_argument('root', type=Path, nargs='?', default=Path('.'))
    parser.add_argument('--self-test', action='store_true')
    arguments = parser.parse_args()
    if arguments.self_test:
        sys.exit(self_test(problems, plants))
    found = list(problems(arguments.root.resolve()))
    for line in found:
        print(line)
    sys.exit(1 if found else 0)
