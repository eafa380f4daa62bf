#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts the results of several meson test runs.

count-results.py TESTLOG.json…   prints "N passed, N failed, N skipped" as its last line and
                                 ends with 1 when a test failed or nothing ran
"""

import json
import sys
from collections import Counter

OUTCOME = {'OK': 'passed', 'EXPECTEDFAIL': 'passed', 'SKIP': 'skipped', 'IGNORED': 'skipped'}


def results(path):
    """(name, outcome) of each test; a log that is missing counts as one failure."""
    try:
        with open(path, encoding='utf-8') as stream:
            for line in stream:
                entry = json.loads(line)
                yield entry['name'], OUTCOME.get(entry['result'], 'failed')
    except (OSError, ValueError) as error:
        yield f'{path} ({error})', 'failed'


def main():
    count = Counter()
    for path in sys.argv[1:]:
        for name, outcome in results(path):
            count[outcome] += 1
            if outcome != 'passed':
                print(f'{outcome}: {name}')
    print(f'{count["passed"]} passed, {count["failed"]} failed, {count["skipped"]} skipped')
    return 1 if count['failed'] or not count['passed'] else 0


if __name__ == '__main__':
    sys.exit(main())
