#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The checks find in the sample round exactly the packages that have planted flaws.

check-sample-findings.py TANJIAN-CLI SAMPLE-ROUND
Every flaw of flaws.xml is among the findings of its package, with its code and field; a package
that flaws.xml does not name has no finding of severity error.
"""

import json
import subprocess
import sys
import xml.etree.ElementTree
from pathlib import Path

NAMESPACE = '{https://tanjian.org/ns/flaws/1}'


def planted(folder):
    """package → list of (code, field)"""
    root = xml.etree.ElementTree.parse(folder / 'flaws.xml').getroot()
    return {package.get('name'): [(flaw.get('code'), flaw.get('field'))
                                  for flaw in package.iter(NAMESPACE + 'flaw')]
            for package in root.iter(NAMESPACE + 'package')}


def findings(program, package):
    result = subprocess.run([program, 'check', package, '--format=json'],
                            capture_output=True, text=True, check=False)
    if result.returncode not in (0, 1):
        raise RuntimeError(f'{package.name}: {result.stderr}')
    return json.loads(result.stdout)['findings']


def concerns(finding, field):
    """Whether a finding is about @field: a finding on a whole is about its parts."""
    return not finding['fields'] or any(
        name == field or name.startswith(field + '[') or field.startswith(name + '[')
        for name in finding['fields'])


def package_problems(package, found, flaws):
    for code, field in flaws:
        if not any(finding['code'] == code and concerns(finding, field) for finding in found):
            yield f'{package.name}: {code} at {field} was not found'
    if not flaws:
        for finding in found:
            if finding['severity'] == 'error':
                yield f'{package.name}: unexpected {finding["code"]}: {finding["message"]["en"]}'


def main():
    program, folder = sys.argv[1], Path(sys.argv[2])
    flaws = planted(folder)
    problems = []
    for package in sorted((folder / 'packages').iterdir()):
        name = package.name.removesuffix('.zip')
        problems += package_problems(package, findings(program, package), flaws.get(name, []))
    print('\n'.join(problems), end='\n' if problems else '')
    return 1 if problems else 0


if __name__ == '__main__':
    sys.exit(main())
