#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""From a key to the course, and from the course into the review of its first package.

Run by run-with-display.sh, with TANJIAN and TANJIAN_SAMPLE_ROUND set.
"""

import re
import sys

sys.dont_write_bytecode = True
from tj_flow import (  # noqa: E402
    Program, click, click_until, find, find_all, is_pressed, is_sensitive, is_showing, lint, press,
    run, wait_for)


class Flow:
    """What one step leaves for the next."""

    program = None


def window():
    return Flow.program.window


def compare_button():
    return find(window(), 'button', 'I Am Done: Compare with the Reference')


def test_open_lessons():
    """A key opens the course with its round; nothing can be compared before it is reviewed."""
    Flow.program = Program()
    press('alt+5')
    wait_for('the round', lambda: 'packages' in window().get_name())
    find(window(), 'button', 'Review This Package')
    assert not is_sensitive(compare_button())
    problems = lint(find(window(), 'list', 'Lessons'), 'lessons')
    assert not problems, '\n'.join(problems)


def test_present():
    """Before a room: steps by keys, each with a name, and the keys are said."""
    click(find(window(), 'button', 'Present the Lesson…'))
    presenter = Flow.program.find_dialog('Lesson 1: form and completeness')
    steps = find(presenter, 'list', 'What is presented')
    problems = lint(presenter, 'presenter')
    assert not problems, '\n'.join(problems)
    press('space')
    wait_for('the first hint', lambda: find_all(steps, 'row', re.compile('Hint 1')))
    find(presenter, 'button', 'Pointer')
    press('l', 'Right', 'Escape', 'Escape')
    Flow.program.wait_until_closed('Lesson 1: form and completeness')


def test_lead_into_review():
    """The button leads into the review of the package, behind its declaration."""
    click(find(window(), 'button', 'Review This Package'))
    review = find(window(), 'tab', 'Review')
    wait_for('the review', lambda: is_pressed(review))
    none = find(window(), 'button', 'I Have No Conflict of Interest')
    click_until(none, 'the package behind the declaration', lambda: not is_showing(none))
    find(window(), 'label', re.compile('^5/12$'))
    Flow.program.quit()


if __name__ == '__main__':
    sys.exit(run([test_open_lessons, test_present, test_lead_into_review]))
