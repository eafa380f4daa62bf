#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What may stand at the top of the tree, and what must.

check-top-level.py [ROOT | --self-test]
In a git working tree only what git knows counts, so build folders may have any name.
"""

import os
import shutil
import sys

sys.dont_write_bytecode = True
import style_check  # noqa: E402

AGREED = {'meson.build', 'meson_options.txt', 'src', 'ui', 'data', 'po', 'icons', 'tests',
          'flatpak', 'README.md', 'COPYING'}
EXECUTABLE = ('src/run.sh', 'tests/run.sh', '.ci/run')


def names(root):
    if (root / '.git').exists() and shutil.which('git'):
        text, fine = style_check.run(['git', '-C', str(root), 'ls-files', '-z'])
        if fine:
            return sorted({name.split('/')[0] for name in text.split('\0') if name})
    return sorted(path.name for path in root.iterdir())


def problems(root):
    for name in names(root):
        if name not in AGREED and not name.startswith('.'):
            yield f'{name} does not belong at the top'
    for name in EXECUTABLE:
        if not os.access(root / name, os.X_OK):
            yield f'{name} is missing or not executable'


PLANTS = (
    ('docs does not belong', {'docs/a.md': '\n', 'README.md': '\n'}),
    ('src/run.sh is missing', {'src/run.sh': '#!/bin/sh\n'}),
)

if __name__ == '__main__':
    style_check.main(problems, PLANTS)
