#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The run and test scripts parse, read the package list right and count right.

check-scripts.py [ROOT | --self-test]
"""

import json
import sys
import tempfile
from pathlib import Path

sys.dont_write_bytecode = True
import style_check  # noqa: E402

HERE = Path(__file__).resolve().parent
COUNT = HERE.parent / 'count-results.py'


def log(*results):
    return ''.join(json.dumps({'name': f't{number}', 'result': result}) + '\n'
                   for number, result in enumerate(results))


def count_problems():
    cases = (
        (['OK', 'OK'], '2 passed, 0 failed, 0 skipped', True),
        (['OK', 'SKIP'], '1 passed, 0 failed, 1 skipped', True),
        (['OK', 'FAIL', 'TIMEOUT', 'ERROR'], '1 passed, 3 failed, 0 skipped', False),
        (['OK', 'UNEXPECTEDPASS'], '1 passed, 1 failed, 0 skipped', False),
        ([], '0 passed, 0 failed, 0 skipped', False),
        (None, '0 passed, 1 failed, 0 skipped', False),
    )
    for results, last, fine in cases:
        with tempfile.TemporaryDirectory() as work:
            path = Path(work) / 'testlog.json'
            if results is not None:
                path.write_text(log(*results), encoding='utf-8')
            text, ended_well = style_check.run([str(COUNT), str(path)])
        if text.strip().split('\n')[-1] != last or ended_well != fine:
            yield f'count-results.py made “{text.strip()}” of {results}'


def scope_problems(root):
    script = root / 'src/install-packages.sh'
    with tempfile.TemporaryDirectory() as work:
        style_check.plant(Path(work), {'src/debian-packages.txt':
                                       '# a | base | no\n\nb | base | x\nc|gui|y\nd | test | z\n'})
        text, fine = style_check.run(['bash', '-c', f'top={work}; . "{script}"; '
                                      'packages_of_scopes base test'])
    if not fine or text.split() != ['b', 'd']:
        yield f'packages_of_scopes gives {text.split()}'


def problems(root):
    for path in style_check.source_files(root, '.sh'):
        text, fine = style_check.run(['bash', '-n', str(root / path)])
        if not fine:
            yield text.strip()
    if (root / 'src/install-packages.sh').exists():
        yield from scope_problems(root)
    yield from count_problems()


PLANTS = (
    ('', {'src/run.sh': 'true\n'}),
    ('syntax error', {'src/run.sh': 'if true; then\n'}),
    ('packages_of_scopes gives', {'src/install-packages.sh': 'packages_of_scopes() { :; }\n'}),
)

if __name__ == '__main__':
    style_check.main(problems, PLANTS)
