#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The command line runs on a machine without a window system.

check-linkage.py PROGRAM   fails when the program loads GTK or libadwaita, directly or not
"""

import re
import subprocess
import sys

WINDOW = re.compile(r'\blib(gtk-|adwaita-|gdk-\d)\S*')


def main():
    text = subprocess.run(['ldd', sys.argv[1]], capture_output=True, text=True,
                          check=True).stdout
    found = sorted({match[0] for match in WINDOW.finditer(text)})
    if found:
        print(f'{sys.argv[1]} loads {", ".join(found)}')
    return 1 if found else 0


if __name__ == '__main__':
    sys.exit(main())
