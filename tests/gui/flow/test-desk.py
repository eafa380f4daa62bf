#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What stands around a review: words that are dragged as evidence, filters that are kept, charts
as files, rounds with names.

Run by run-with-display.sh, with TANJIAN and TANJIAN_SAMPLE_ROUND set.
"""

import os
import re
import sys
from pathlib import Path

sys.dont_write_bytecode = True
from tj_flow import (  # noqa: E402
    FocusWatch, Program, choose_tab, click, click_until, drag, find, find_all, is_pressed,
    is_showing, is_visible, lint, middle, press, run, save_as, set_text, type_text, wait_for)

HOME = Path(os.environ['HOME'])
CHART = HOME / 'chart.svg'
FILTER = '示范类'
ROUND = '第一批'
LINE = 32
WORDS = 80
N_PACKAGES = 12
N_DEMONSTRATIONS = 4


class Flow:
    """What one step leaves for the next."""

    program = None
    watch = None


def window():
    return Flow.program.window


def packages():
    return find(window(), 'list', 'Packages of the round')


def wait_for_rows(count):
    wait_for(f'{count} packages', lambda: len(find_all(packages(), 'row')) == count + 1)


def test_open_round():
    Flow.program = Program(os.environ['TANJIAN_SAMPLE_ROUND'])
    Flow.watch = FocusWatch()
    wait_for_rows(N_PACKAGES)


def test_export_chart():
    press('alt+4')
    export = find(window(), 'button', 'Export…')
    dialog = Flow.program.open_dialog(export, 'Export the Chart')
    assert not lint(dialog, 'export'), lint(dialog, 'export')
    click(find(dialog, 'button', 'Save…'))
    save_as(Flow.program, 'Save the Chart', CHART)
    wait_for('the file', lambda: CHART.exists() and '</svg>' in CHART.read_text('utf-8'))
    press('Escape')
    Flow.program.wait_until_closed('Export the Chart')


def test_drag_words():
    """Words that are selected in an answer are dragged onto a criterion, and are evidence there."""
    press('alt+1')
    press('ctrl+f')
    Flow.watch.reach(find_all(packages(), 'row')[1])
    press('Return')
    wait_for('the review', lambda: is_pressed(find(window(), 'tab', 'Review')))
    none = find(window(), 'button', 'I Have No Conflict of Interest')
    click_until(none, 'the package behind the declaration', lambda: not is_showing(none))
    choose_tab(find(window(), 'tab', re.compile('^Scores')))

    # The answer stands below its title; nothing else tells where.
    title = find(window(), 'label', 'Technology name', into_rows=True)
    left, top = middle(title)
    drag((left, top + LINE), (left + WORDS, top + LINE))
    drag((left + WORDS // 2, top + LINE), middle(find(window(), 'label', 'Justification')))
    find(window(), 'button', re.compile('^Evidence 1: Form, Technology name'), into_rows=True)


def test_keep_filter():
    """What is chosen in the filter narrows the list, and comes back by its name."""
    press('alt+1')
    press('ctrl+f')
    Flow.watch.move('Tab')
    press('Return')
    # A popover stands below the button that opens it.
    box = find(window(), 'button', 'Filter')
    stage = find(box, 'combo', 'Stage')
    wait_for('the stages', lambda: is_visible(stage))
    press('Return', 'Down', 'Return')
    wait_for_rows(N_DEMONSTRATIONS)
    set_text(find(box, 'entry', 'Name for this filter'), FILTER)
    click(find(box, 'button', 'Save'))
    show_all = find(box, 'button', 'Show All')
    click(show_all)
    wait_for_rows(N_PACKAGES)
    click(find(box, 'button', FILTER, into_rows=True))
    wait_for_rows(N_DEMONSTRATIONS)
    click(show_all)
    wait_for_rows(N_PACKAGES)
    press('Escape')


def test_name_round():
    """A round is called as one likes, and the window is called after it."""
    press('ctrl+shift+r')
    dialog = Flow.program.find_dialog('Rounds')
    assert not lint(dialog, 'rounds'), lint(dialog, 'rounds')
    type_text(ROUND)
    press('Return')
    wait_for('the name', lambda: ROUND in window().get_name())
    press('Escape')
    Flow.program.wait_until_closed('Rounds')
    Flow.program.quit()


if __name__ == '__main__':
    sys.exit(run([test_open_round, test_export_chart, test_drag_words, test_keep_filter,
                  test_name_round]))
