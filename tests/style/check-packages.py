#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every dependency of the build has its Debian package in src/debian-packages.txt.

check-packages.py [ROOT | --self-test]
"""

import re
import sys

sys.dont_write_bytecode = True
import style_check  # noqa: E402

# pkg-config module → Debian 12 package that has it.
PACKAGE_OF = {
    'atspi-2': 'libatspi2.0-dev',
    'cairo': 'libcairo2-dev',
    'gdk-pixbuf-2.0': 'libgdk-pixbuf-2.0-dev',
    'gio-2.0': 'libglib2.0-dev',
    'gio-unix-2.0': 'libglib2.0-dev',
    'glib-2.0': 'libglib2.0-dev',
    'gtk4': 'libgtk-4-dev',
    'icu-i18n': 'libicu-dev',
    'icu-uc': 'libicu-dev',
    'json-glib-1.0': 'libjson-glib-dev',
    'libadwaita-1': 'libadwaita-1-dev',
    'libarchive': 'libarchive-dev',
    'libcrypto': 'libssl-dev',
    'libxml-2.0': 'libxml2-dev',
    'pango': 'libpango1.0-dev',
    'pangocairo': 'libpango1.0-dev',
    'harfbuzz-subset': 'libharfbuzz-dev',
    'poppler-glib': 'libpoppler-glib-dev',
    'sqlite3': 'libsqlite3-dev',
    'xlsxwriter': 'libxlsxwriter-dev',
    'xmlsec1': 'libxmlsec1-dev',
    'xmlsec1-openssl': 'libxmlsec1-dev',
}
SCOPES = {'base', 'fuzz', 'gui', 'test'}
LIST = 'src/debian-packages.txt'
DEPENDENCY = re.compile(r"\bdependency\(\s*'([^']+)'")


def list_problems(text, listed):
    for number, line in enumerate(text.split('\n'), 1):
        if not line.strip() or line.startswith('#'):
            continue
        fields = [field.strip() for field in line.split('|')]
        if len(fields) != 3 or fields[1] not in SCOPES or not fields[2]:
            yield f'{LIST}:{number}: not of the form name | scope | reason'
        elif fields[0] in listed:
            yield f'{LIST}:{number}: {fields[0]} is listed twice'
        listed.add(fields[0])


def problems(root):
    listed = set()
    yield from list_problems(style_check.read(root, LIST), listed)
    builds = [root / 'meson.build', *sorted(root.glob('*/**/meson.build'))]
    for path in builds:
        if not path.is_file() or any(part.startswith('.') for part in
                                     path.relative_to(root).parts):
            continue
        for name in DEPENDENCY.findall(path.read_text(encoding='utf-8')):
            package = PACKAGE_OF.get(name)
            where = path.relative_to(root)
            if package is None:
                yield f'{where}: the package of {name} is not known to this check'
            elif package not in listed:
                yield f'{where}: {name} needs {package}, which {LIST} does not list'


GOOD = 'libcairo2-dev | base | charts\n'
PLANTS = (
    ('', {LIST: GOOD, 'meson.build': "dependency('cairo')\n"}),
    ('needs libgtk-4-dev', {LIST: GOOD, 'src/gui/meson.build': "dependency('gtk4')\n"}),
    ('not known', {LIST: GOOD, 'meson.build': "dependency('fancy')\n"}),
    ('not of the form', {LIST: 'libcairo2-dev charts\n'}),
    ('listed twice', {LIST: GOOD + GOOD}),
)

if __name__ == '__main__':
    style_check.main(problems, PLANTS)
