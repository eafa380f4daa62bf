#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""po/POTFILES.in names every file with words to translate, in order, and no other.

check-potfiles.py [ROOT | --self-test]
"""

import re
import sys

sys.dont_write_bytecode = True
import style_check  # noqa: E402

C_WORDS = re.compile(r'(?<!\w)(_|N_|C_|NC_|Q_|gettext|ngettext|dngettext|g_dngettext)\s*\(\s*"')
COMMENT = re.compile(r'/\*.*?\*/', re.S)
TEMPLATES = ('*.desktop.in', '*.metainfo.xml.in', '*.gschema.xml')
LIST = 'po/POTFILES.in'


def has_words(root, path):
    text = style_check.read(root, path)
    if path.suffix == '.ui':
        return re.search(r'translatable="(yes|true)"', text) is not None
    return C_WORDS.search(COMMENT.sub('', text)) is not None


def expected(root):
    files = {str(path) for path in style_check.source_files(root, '.c', '.h', folders=('src',))
             if has_words(root, path)}
    files |= {str(path) for path in style_check.source_files(root, '.ui', folders=('ui',))
              if has_words(root, path)}
    for pattern in TEMPLATES:
        files |= {str(path.relative_to(root)) for path in (root / 'data').glob(pattern)}
    return files


def problems(root):
    lines = [line for line in style_check.read(root, LIST).split('\n')
             if line and not line.startswith('#')]
    if lines != sorted(lines):
        yield f'{LIST} is not in order'
    if len(lines) != len(set(lines)):
        yield f'{LIST} names a file twice'
    wanted = expected(root)
    for name in sorted(wanted - set(lines)):
        yield f'{LIST} does not name {name}'
    for name in sorted(set(lines) - wanted):
        yield f'{LIST} names {name}, which has no words to translate'


WORDS = 'f (_("Words"));\n'
PLANTS = (
    ('', {LIST: '# files\nsrc/a.c\n', 'src/a.c': WORDS, 'src/b.c': '/* _("no") */\n'}),
    ('does not name src/b.c', {LIST: 'src/a.c\n', 'src/a.c': WORDS,
                               'src/b.c': 'ngettext ("a", "b", n);\n'}),
    ('does not name ui/a.ui', {LIST: '', 'ui/a.ui': '<p translatable="yes">A</p>\n'}),
    ('does not name data/a.gschema.xml', {LIST: '', 'data/a.gschema.xml': '<a/>\n'}),
    ('names src/a.c', {LIST: 'src/a.c\n', 'src/a.c': 'int a;\n'}),
    ('not in order', {LIST: 'src/b.c\nsrc/a.c\n', 'src/a.c': WORDS, 'src/b.c': WORDS}),
    ('twice', {LIST: 'src/a.c\nsrc/a.c\n', 'src/a.c': WORDS}),
)

if __name__ == '__main__':
    style_check.main(problems, PLANTS)
