#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Sizes of files, functions and lines, and depth of nesting.

check-sizes.py [ROOT | --self-test]
"""

import re
import sys

sys.dont_write_bytecode = True
import style_check  # noqa: E402

FILE_LINES, FILE_LINES_P95 = 900, 700
FUNCTION_LINES = 100
NESTING = 4
COLUMNS = 100
UI_LINES = 250

# Comments, strings and characters, so that braces inside them do not count.
NOISE = re.compile(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', re.S)
NAME = re.compile(r'(\w+)\s*\([^;{}]*\)\s*$')


def without_noise(text):
    """The text with noise blanked out; lines keep their numbers."""
    return NOISE.sub(lambda match: re.sub(r'[^\n]', ' ', match[0]), text)


def without_directives(text):
    return re.sub(r'^[ \t]*#(?:\\\n|[^\n])*', lambda m: '\n' * m[0].count('\n'), text, flags=re.M)


class Function:
    """A function's name, first and last line, and the deepest block in it."""

    def __init__(self, name, first):
        self.name = name
        self.first = self.last = first
        self.depth = 0


def functions(text):
    """Top-level blocks that follow a parameter list."""
    text = without_directives(without_noise(text))
    depth, line, start, current = 0, 1, 0, None
    # Braces of initialisers and compound literals are no blocks; a block follows ) or else,
    # do, a label or a semicolon.
    kinds = []
    for position, character in enumerate(text):
        if character == '\n':
            line += 1
        elif character == '{':
            before = text[start:position].rstrip()
            is_block = before[-1:] in (')', ';', '{', '}', ':', '') or \
                re.search(r'\b(else|do)$', before) is not None
            kinds.append(is_block)
            if depth == 0:
                match = NAME.search(before)
                current = Function(match[1], line) if match else None
            elif current and is_block:
                current.depth = max(current.depth, sum(kinds) - 1)
            depth += 1
        elif character == '}':
            depth = max(depth - 1, 0)
            if kinds:
                kinds.pop()
            if depth == 0:
                if current:
                    current.last = line
                    yield current
                current, start = None, position + 1
        elif character == ';' and depth == 0:
            start = position + 1


def c_problems(path, text):
    for function in functions(text):
        lines = function.last - function.first + 1
        if lines > FUNCTION_LINES:
            yield f'{path}:{function.first}: {function.name} has {lines} lines'
        if function.depth > NESTING:
            yield f'{path}:{function.first}: {function.name} nests {function.depth} deep'


def line_problems(path, text):
    for number, line in enumerate(text.split('\n'), 1):
        if len(line) > COLUMNS:
            yield f'{path}:{number}: {len(line)} columns'
        if line != line.rstrip():
            yield f'{path}:{number}: space at the end'


def problems(root):
    sizes = []
    for path in style_check.source_files(root, '.c', '.h', '.py', '.sh',
                                        folders=('src', 'tests', 'data')):
        text = style_check.read(root, path)
        sizes.append(text.count('\n'))
        if sizes[-1] > FILE_LINES:
            yield f'{path}: {sizes[-1]} lines'
        yield from line_problems(path, text)
        if path.suffix == '.c':
            yield from c_problems(path, text)
    sizes.sort()
    # With fewer than twenty files the share says nothing.
    if len(sizes) >= 20 and sizes[int(len(sizes) * 0.95)] > FILE_LINES_P95:
        yield f'more than one file in twenty is longer than {FILE_LINES_P95} lines'
    for path in style_check.source_files(root, '.ui', folders=('ui',)):
        lines = style_check.read(root, path).count('\n')
        if lines > UI_LINES:
            yield f'{path}: {lines} lines'


def nested(depth):
    return 'void\nf (int a)\n{\n' + 'if (a)\n{\n' * depth + '}\n' * depth + '}\n'


PLANTS = (
    ('', {'src/a.c': nested(4) + 'static int t[2][2] = { { 1, 2 }, { 3, 4 } };\n'}),
    ('', {'src/a.c': 'void\nf (int a)\n{\n' + 'a++;\n' * 98 + '}\n'}),
    ('', {'src/a.c': '/* ' + '字' * 90 + ' */\n'}),
    ('f has 101 lines', {'src/a.c': 'void\nf (int a)\n{\n' + 'a++;\n' * 99 + '}\n'}),
    ('nests 5', {'src/a.c': nested(5)}),
    ('nests 5', {'src/a.c': '#define F(x) { x\nchar *s = "{";\n' + nested(5)}),
    ('901 lines', {'src/a.c': '\n' * 901}),
    ('101 columns', {'src/a.c': 'x' * 101 + '\n'}),
    ('space at the end', {'src/a.c': 'int a; \n'}),
    ('one file in twenty', {f'src/{n}.c': '\n' * (701 if n < 2 else 10) for n in range(20)}),
    ('251 lines', {'ui/a.ui': '\n' * 251}),
)

if __name__ == '__main__':
    style_check.main(problems, PLANTS)
