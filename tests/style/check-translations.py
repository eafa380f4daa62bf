#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The Chinese translation is complete and fits the sources as they are now.

check-translations.py [ROOT | --self-test]
The words are extracted anew, so that a stale template cannot hide a missing entry.
"""

import re
import sys
import tempfile
from pathlib import Path

sys.dont_write_bytecode = True
import style_check  # noqa: E402

LANGUAGE = 'po/zh_CN.po'
KEYWORDS = ('_', 'N_', 'C_:1c,2', 'NC_:1c,2', 'Q_:1g', 'ngettext:1,2', 'g_dngettext:2,3',
            'dngettext:2,3')
UNFINISHED = re.compile(r'(\d+) (fuzzy|untranslated)')


def extract(root, template):
    keywords = [f'--keyword={keyword}' for keyword in KEYWORDS]
    return style_check.run(['xgettext', '--from-code=UTF-8', '--add-comments=Translators',
                            f'--directory={root}', f'--files-from={root / "po/POTFILES.in"}',
                            f'--output={template}', '--force-po', *keywords])


def problems(root):
    with tempfile.TemporaryDirectory() as work:
        template, merged = Path(work) / 'tanjian.pot', Path(work) / 'merged.po'
        text, fine = extract(root, template)
        if not fine:
            yield text
            return
        text, fine = style_check.run(['msgmerge', '--quiet', '--force-po',
                                      '--no-fuzzy-matching',
                                      f'--output-file={merged}', str(root / LANGUAGE),
                                      str(template)])
        if not fine:
            yield text
            return
        text, fine = style_check.run(['msgfmt', '--check', '--statistics',
                                      '--output-file=/dev/null', str(merged)],
                                     env={'LC_ALL': 'C', 'PATH': '/usr/bin:/bin'})
        if not fine:
            yield text
        elif UNFINISHED.search(text):
            yield f'{LANGUAGE}: {text.strip()}'


HEADER = ('msgid ""\nmsgstr ""\n"Project-Id-Version: t\\n"\n"Language: zh_CN\\n"\n'
          '"MIME-Version: 1.0\\n"\n"PO-Revision-Date: 2024-01-01 00:00+0800\\n"\n'
          '"Last-Translator: t <t@example.org>\\n"\n"Language-Team: t <t@example.org>\\n"\n'
          '"Content-Type: text/plain; charset=UTF-8\\n"\n'
          '"Content-Transfer-Encoding: 8bit\\n"\n"Plural-Forms: nplurals=1; plural=0;\\n"\n\n')
SOURCE = {'po/POTFILES.in': 'src/a.c\n', 'src/a.c': 'f (_("%d words"));\n'}
ENTRY = '#, c-format\nmsgid "%d words"\nmsgstr "{}"\n'
PLANTS = (
    ('', {**SOURCE, LANGUAGE: HEADER + ENTRY.format('%d 个词')}),
    ('untranslated', {**SOURCE, LANGUAGE: HEADER}),
    ('fuzzy', {**SOURCE, LANGUAGE: HEADER + '#, fuzzy, c-format\n' +
               ENTRY.format('%d 个词').split('\n', 1)[1]}),
    ('format', {**SOURCE, LANGUAGE: HEADER + ENTRY.format('%s 个词')}),
    ('src/a.c', {'po/POTFILES.in': 'src/a.c\n', LANGUAGE: HEADER}),
)

if __name__ == '__main__':
    style_check.main(problems, PLANTS)
