#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Compiles the MIME types into an empty database and compares what came of them.

check-mime.py MIME-XML
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

def namespaces_of(database):
    """(namespace, local name) → type, as the compiled database has them."""
    rows = (line.split(' ') for line in
            (database / 'XMLnamespaces').read_text(encoding='utf-8').splitlines())
    return {(space, name): kind for space, name, kind in rows}


def main():
    with tempfile.TemporaryDirectory() as work:
        database = Path(work) / 'mime'
        (database / 'packages').mkdir(parents=True)
        shutil.copy(sys.argv[1], database / 'packages' / 'tanjian.xml')
        subprocess.run(['update-mime-database', database], check=True,
                       env=dict(os.environ, XDG_DATA_HOME=work, XDG_DATA_DIRS=work))
        spaces = namespaces_of(database)
        globs = (database / 'globs2').read_text(encoding='utf-8')
    expected = {
        ('https://tanjian.org/ns/application/1', 'application'):
            'application/vnd.tanjian.application+xml',
        ('https://tanjian.org/ns/sheet/1', 'sheet'): 'application/vnd.tanjian.sheet+xml',
    }
    if spaces != expected:
        print(f'root elements: {spaces}')
        return 1
    if '50:application/vnd.tanjian.package+zip:*.tjpackage' not in globs:
        print(f'file names: {globs}')
        return 1
    return 0


if __name__ == '__main__':
    sys.exit(main())
