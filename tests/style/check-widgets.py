#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""tests/gui/test-templates.c names every widget of the window, so that none goes untried.

check-widgets.py [ROOT | --self-test]
"""

import re
import sys

sys.dont_write_bytecode = True
import style_check  # noqa: E402

DECLARED = re.compile(
    r'G_DECLARE_(?:FINAL|DERIVABLE)_TYPE\s*\(\s*Tj\w+,\s*\w+,\s*TJ,\s*(\w+),\s*(\w+)\s*\)')
NO_WIDGETS = {'GObject', 'GtkSorter', 'AdwApplication'}
TEST = 'tests/gui/test-templates.c'


def problems(root):
    named = set(re.findall(r'TJ_TYPE_(\w+)', style_check.read(root, TEST)))
    for path in style_check.source_files(root, '.h', folders=('src/gui',)):
        for name, parent in DECLARED.findall(style_check.read(root, path)):
            if parent not in NO_WIDGETS and name not in named:
                yield f'{TEST} does not try TJ_TYPE_{name}'


def declaration(parent):
    return f'G_DECLARE_FINAL_TYPE (TjA, tj_a, TJ, A,\n                      {parent})\n'


PLANTS = (
    ('', {TEST: 'TJ_TYPE_A', 'src/gui/tj-a.h': declaration('GtkWidget')}),
    ('', {TEST: '', 'src/gui/tj-a.h': declaration('GObject')}),
    ('TJ_TYPE_A', {TEST: 'TJ_TYPE_AB', 'src/gui/tj-a.h': declaration('AdwBin')}),
)

if __name__ == '__main__':
    style_check.main(problems, PLANTS)
