#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What can be done without a mouse: every press here is of a key.

Run by run-with-display.sh, with TANJIAN and TANJIAN_SAMPLE_ROUND set.
"""

import os
import re
import sys

sys.dont_write_bytecode = True
from tj_flow import (  # noqa: E402
    FocusWatch, Program, find, find_all, is_focused, is_pressed, is_showing, press, run,
    wait_for)

N_PACKAGES = 12
N_CRITERIA = 4
TAB_SCORES = re.compile('^Scores [0-9]')


class Flow:
    """What one step leaves for the next."""

    program = None
    watch = None
    scores_tab = None
    criteria = ()


def window():
    return Flow.program.window


def points(number, text):
    return find(Flow.criteria[number], 'button', f'{text} points')


def test_open_round():
    Flow.program = Program(os.environ['TANJIAN_SAMPLE_ROUND'])
    Flow.watch = FocusWatch()
    packages = find(window(), 'list', 'Packages of the round')
    wait_for('the packages', lambda: len(find_all(packages, 'row')) == N_PACKAGES + 1)


def test_search():
    entry = find(window(), 'entry', 'Search forms and attachments')
    press('ctrl+f')
    wait_for('the focus in the search', lambda: is_focused(entry))


def test_list_by_tab():
    """From the search by Tab into the list, where Enter opens a package."""
    packages = find(window(), 'list', 'Packages of the round')
    steps = Flow.watch.reach(find_all(packages, 'row')[1])
    assert steps <= 8, f'{steps} steps from the search to the list'
    press('Return')
    review = find(window(), 'tab', 'Review')
    wait_for('the review', lambda: is_pressed(review))


def test_declare():
    """The first answer has the focus; Enter gives it, and the package can be read."""
    none = find(window(), 'button', 'I Have No Conflict of Interest')
    wait_for('the focus on the declaration', lambda: is_focused(none))
    press('Return')
    wait_for('the package', lambda: not is_showing(none))


def test_pages():
    tabs = [find(window(), 'tab', name) for name in ('Packages', 'Review', 'Charts')]
    for number in (3, 1, 2):
        press(f'alt+{number}')
        wait_for(f'page {number}', lambda number=number: is_pressed(tabs[number - 1]))


def test_scores_tab():
    """F6 crosses the divider, Tab reaches the tabs, Space chooses one."""
    Flow.scores_tab = find(window(), 'tab', TAB_SCORES)
    Flow.watch.reach(Flow.scores_tab)
    press('space')
    wait_for('the scores', lambda: is_pressed(Flow.scores_tab))
    scores = find(window(), 'group', TAB_SCORES)
    Flow.criteria = find_all(scores, 'group', re.compile('^[LDP].* .*'))
    assert len(Flow.criteria) == N_CRITERIA


def test_attach_evidence():
    """What is looked at on the left becomes evidence by Ctrl+E and Enter."""
    form = find(window(), 'list', 'Technology')
    Flow.watch.reach(find_all(form, 'row')[0])
    press('ctrl+e')
    press('Return')
    link = find(window(), 'button', re.compile('^Evidence 1: '))
    assert 'Form' in link.get_name(), link.get_name()
    find(window(), 'button', 'Evidence 1', into_rows=True)


def test_palette():
    press('ctrl+shift+p')
    Flow.program.find_dialog('Commands')
    press('Escape')
    Flow.program.wait_until_closed('Commands')


def test_digits_score():
    Flow.watch.reach(points(0, '0'))
    press('4')
    wait_for('4 points', lambda: is_pressed(points(0, '4')))
    press('period')
    wait_for('4.5 points', lambda: is_pressed(points(0, '4.5')))


def test_next_criterion():
    press('ctrl+Return')
    press('3')
    wait_for('3 points', lambda: is_pressed(points(1, '3')))
    assert is_pressed(points(0, '4.5')), 'the first criterion changed'


def test_undo_and_redo():
    press('ctrl+z')
    wait_for('no points', lambda: not is_pressed(points(1, '3')))
    press('ctrl+shift+z')
    wait_for('3 points again', lambda: is_pressed(points(1, '3')))


def test_dialog():
    press('ctrl+shift+s')
    Flow.program.find_dialog('Sign the Review Sheet')
    press('Escape')
    Flow.program.wait_until_closed('Sign the Review Sheet')


def test_quit():
    Flow.program.quit()


sys.exit(run([test_open_round, test_search, test_list_by_tab, test_declare, test_pages,
              test_scores_tab, test_attach_evidence, test_palette, test_digits_score,
              test_next_criterion, test_undo_and_redo, test_dialog, test_quit]))
