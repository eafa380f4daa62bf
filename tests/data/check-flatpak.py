#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What can be known of the Flatpak manifests without a network.

check-flatpak.py MANIFEST…
Keys are known ones, sources are pinned, and the sandbox has no file system and no network.
"""

import json
import re
import sys

MANIFEST_KEYS = {'id', 'runtime', 'runtime-version', 'sdk', 'command', 'finish-args', 'cleanup',
                 'modules', 'tags', 'desktop-file-name-suffix'}
MODULE_KEYS = {'name', 'buildsystem', 'builddir', 'config-opts', 'sources', 'cleanup',
               'run-tests'}
BUILD_SYSTEMS = {'autotools', 'cmake', 'cmake-ninja', 'meson', 'simple'}
FORBIDDEN = ('--filesystem', '--share=network', '--socket=session-bus', '--talk-name')


def module_problems(module):
    name = module.get('name')
    for key in sorted(set(module) - MODULE_KEYS):
        yield f'module {name}: unknown key {key}'
    if module.get('buildsystem') not in BUILD_SYSTEMS:
        yield f'module {name}: unknown buildsystem'
    for source in module.get('sources', []):
        if source['type'] == 'archive' and not re.fullmatch('[0-9a-f]{64}',
                                                            source.get('sha256', '')):
            yield f'module {name}: the archive has no sha256'
        if source['type'] not in ('archive', 'dir'):
            yield f'module {name}: a source of type {source["type"]} is not pinned'


def problems(manifest):
    for key in sorted(set(manifest) - MANIFEST_KEYS):
        yield f'unknown key {key}'
    for argument in manifest['finish-args']:
        if argument.startswith(FORBIDDEN):
            yield f'{argument} opens the sandbox'
    if not re.fullmatch(r'\d+', manifest['runtime-version']):
        yield 'the runtime is not a stable version'
    for module in manifest['modules']:
        yield from module_problems(module)


def main():
    found = False
    for path in sys.argv[1:]:
        with open(path, encoding='utf-8') as stream:
            for problem in problems(json.load(stream)):
                found = True
                print(f'{path}: {problem}')
    return 1 if found else 0


if __name__ == '__main__':
    sys.exit(main())
