#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""From a key to the course, and from the course into the review of its first package.

Run by run-with-display.sh, with TANJIAN and TANJIAN_SAMPLE_ROUND set.
"""

import re
import sys

sys.dont_write_bytecode = True
from tj_flow import (  # noqa: E402
    Program, click, click_until, find, is_pressed, is_sensitive, is_showing, labels, lint, press,
    run, wait_for)

PACKAGE = '05-港口集卡换电技术'


class Flow:
    """What one step leaves for the next."""

    program = None


def window():
    return Flow.program.window


def compare_button():
    return find(window(), 'button', 'I Am Done: Compare with the Reference')


def test_open_lessons():
    """The course is there with its round, and nothing of a reference is."""
    Flow.program = Program()
    press('alt+5')
    wait_for('the round', lambda: 'packages' in window().get_name())
    find(window(), 'button', 'Review This Package')
    assert not is_sensitive(compare_button())
    problems = lint(find(window(), 'list', 'Lessons'), 'lessons')
    assert not problems, '\n'.join(problems)
    shown = '\n'.join(labels(window()))
    assert '推广类至少两项典型案例' not in shown and 'Promotion class needs' not in shown, shown


def test_hints():
    hint = find(window(), 'button', re.compile(r'Show a Hint \(0 of 2 Seen\)'))
    click(hint)
    find(window(), 'label', re.compile('^1. See which stage is ticked'))
    find(window(), 'button', re.compile(r'Show a Hint \(1 of 2 Seen\)'))
    assert not any('stamps it' in label for label in labels(window()))


def test_lead_into_review():
    """The button leads into the review of the package, behind its declaration."""
    click(find(window(), 'button', 'Review This Package'))
    review = find(window(), 'tab', 'Review')
    wait_for('the review', lambda: is_pressed(review))
    none = find(window(), 'button', 'I Have No Conflict of Interest')
    click_until(none, 'the package behind the declaration', lambda: not is_showing(none))
    assert PACKAGE[3:] in '\n'.join(labels(window()))
    Flow.program.quit()


if __name__ == '__main__':
    sys.exit(run([test_open_lessons, test_hints, test_lead_into_review]))
