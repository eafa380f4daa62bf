#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A whole trial without a mouse: every press here is of a key.

From an empty home to a signed, verified and printed sheet, and a withdrawal beside it. Run by
run-with-display.sh, with TANJIAN, TANJIAN_DATA and TANJIAN_SAMPLE_ROUND set.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

sys.dont_write_bytecode = True
from tj_flow import (  # noqa: E402
    Atspi, FlowError, FocusWatch, Program, find, find_all, get_text, is_focused, is_pressed,
    is_showing, labels, lint, press, run, type_text, wait_for)

HOME = Path(os.environ['HOME'])
KEY = HOME / 'key.p12'
SHEET = HOME / 'sheet.xml'
PAPER = HOME / 'sheet.pdf'
RECUSAL = HOME / 'recusal.xml'
PASSWORD = 'test-secret'
REVIEWER = 'Wang Mou'
JUSTIFICATION = 'The annexes bear out the figures.'
REASON = 'My employer owns the technology.'

N_PACKAGES = 12
N_CRITERIA = 4
MAX_ROWS = 12
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


def reach_and_press(node, key='Return'):
    Flow.watch.reach(node)
    press(key)


def type_into_row(node, text):
    """Walks to the text of an entry row. That it has the focus is told to nobody in GTK 4.8, so
    that a letter is tried at each step; texts on the way are emptied by that."""
    count = Atspi.Text.get_character_count(node)
    for _ in range(MAX_ROWS):
        press('Tab', 'x')
        try:
            wait_for('the letter', lambda: Atspi.Text.get_character_count(node) != count, 0.3)
        except FlowError:
            press('BackSpace')
            continue
        press('BackSpace')
        type_text(text)
        wait_for('the words', lambda: Atspi.Text.get_character_count(node) == count + len(text))
        return
    raise FlowError(f'Tab never reaches “{node.get_name()}”')


def command(words):
    """Gives a command by a part of its name."""
    press('ctrl+shift+p')
    dialog = Flow.program.find_dialog('Commands')
    entry = find(dialog, 'entry', re.compile(''), into_rows=True)
    wait_for('the cursor in the palette', lambda: is_focused(entry))
    type_text(words)
    wait_for('the words', lambda: get_text(entry) == words)
    press('Return')
    Flow.program.wait_until_closed('Commands')


def choose_file(title, path):
    """The chooser of GTK has its name under the cursor when something is saved, and opens a
    line for it when a path is begun."""
    dialog = Flow.program.find_dialog(title)
    if path.exists():
        press('ctrl+l')
    entry = wait_for('the name of the file', lambda: next(
        (node for node in find_all(dialog, 'entry', into_rows=True) if is_focused(node)), None))
    press('ctrl+a')
    type_text(str(path))
    wait_for('the typed path', lambda: get_text(entry) == str(path))
    press('Return')
    try:
        wait_for('the chooser to close', lambda: Flow.program.look_for_dialog(title) is None, 2)
    except FlowError:
        # The first one may only take what the chooser offers to complete the path with.
        press('Return')
        Flow.program.wait_until_closed(title)


def test_first_start():
    """Who one is is asked once; the page says what to do next."""
    Flow.program = Program()
    Flow.watch = FocusWatch()
    trainer = find(window(), 'button', 'Trainer')
    expert = find(window(), 'button', 'Expert')
    wait_for('the expert, whom most are', lambda: is_pressed(expert))
    reach_and_press(trainer, 'space')
    wait_for('the trainer', lambda: is_pressed(trainer) and not is_pressed(expert))
    find(window(), 'label', re.compile('^Let trainees review'))
    reach_and_press(expert, 'space')
    find(window(), 'label', re.compile('^Open a package with a double click'))
    problems = lint(window(), 'first page')
    assert not problems, '\n'.join(problems)


def test_open_round():
    reach_and_press(find(window(), 'button', 'Open the Sample Round'))
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
    tabs = [find(window(), 'tab', name) for name in ('Packages', 'Review', 'Compare', 'Charts')]
    for number in (3, 1, 2):
        press(f'alt+{number}')
        wait_for(f'page {number}', lambda number=number: is_pressed(tabs[number - 1]))


def test_compare():
    """Two packages selected in the list stand beside each other; one key a wish."""
    compare = find(window(), 'tab', 'Compare')
    press('alt+1')
    packages = find(window(), 'list', 'Packages of the round')
    Flow.watch.reach(find_all(packages, 'row')[1])
    press('shift+Down', 'ctrl+d')
    wait_for('the comparison', lambda: is_pressed(compare))
    table = find(window(), 'list', 'Comparison')
    wait_for('the focus in the table',
             lambda: any(is_focused(row) for row in find_all(table, 'row')[:3]))
    for key, name in (('e', 'Only Differences'), ('m', 'Median of the Type')):
        button = find(window(), 'button', name)
        press(key)
        wait_for(name, lambda button=button: is_pressed(button))
    rows = [row.get_name() for row in find_all(table, 'row')]
    assert any('different' in name for name in rows), rows[:5]
    press('alt+2')


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


def test_help():
    """F1 explains what has the focus."""
    Flow.watch.reach(find_all(find(window(), 'list', 'Technology'), 'row')[0])
    press('F1')
    dialog = Flow.program.find_dialog('Help')
    topic = wait_for('the topic of the field', lambda: next(
        (row for row in find_all(dialog, 'row', into_rows=True) if is_focused(row)), None))
    assert topic.get_name().startswith('Technology name'), topic.get_name()
    problems = lint(dialog, 'help')
    assert not problems, '\n'.join(problems)
    press('Escape')
    Flow.program.wait_until_closed('Help')


def test_palette():
    press('ctrl+shift+p')
    Flow.program.find_dialog('Commands')
    press('Escape')
    Flow.program.wait_until_closed('Commands')


def give_grounds(number):
    """Confidence and words of a criterion, by Tab from its points."""
    reach_and_press(find(Flow.criteria[number], 'button', 'Medium'), 'space')
    justification = find(Flow.criteria[number], 'entry', 'Justification')
    Flow.watch.reach(justification)
    type_text(JUSTIFICATION)
    wait_for('the words', lambda: get_text(justification) == JUSTIFICATION)


def test_digits_score():
    Flow.watch.reach(points(0, '0'))
    press('4')
    wait_for('4 points', lambda: is_pressed(points(0, '4')))
    press('period')
    wait_for('4.5 points', lambda: is_pressed(points(0, '4.5')))
    press('Left')
    wait_for('half a point less', lambda: is_pressed(points(0, '4')))
    press('Right')
    wait_for('half a point more', lambda: is_pressed(points(0, '4.5')))
    give_grounds(0)


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


def test_all_criteria():
    """From one criterion to the next by Ctrl+Enter; the digits go to the one that is open."""
    for number in range(1, N_CRITERIA):
        if number > 1:
            press('ctrl+Return')
        press('4')
        wait_for('the points', lambda number=number: is_pressed(points(number, '4')))
        give_grounds(number)
    wait_for('all criteria', lambda: Flow.scores_tab.get_name() == f'Scores {N_CRITERIA}/4')


def test_jump_to_gaps():
    """The count of what is missing leads to the place where it is given."""
    missing = find(window(), 'button', re.compile('missing$'))
    reach_and_press(missing)
    opinion = find(window(), 'tab', 'Opinion')
    wait_for('the opinion', lambda: is_pressed(opinion))
    # That an entry row has the focus is told to nobody; that its text fills is.
    name = find(find(window(), 'group', 'Opinion'), 'entry', 'Name')
    type_text(REVIEWER)
    wait_for('the name', lambda: get_text(name) == REVIEWER)

    reach_and_press(missing)
    agree = find(window(), 'button', 'Agree with the Applicant')
    wait_for('the focus on the placement', lambda: is_focused(agree))
    press('Return')

    wait_for('one gap', lambda: missing.get_name().startswith('1 '))
    reach_and_press(missing)
    wait_for('the focus on the recommendation', lambda: not is_focused(missing))
    press('Return', 'Down', 'Return')
    wait_for('no gap', lambda: not is_showing(missing) or not missing.get_name())


def make_key(dialog):
    """Who has no key yet finds the place for a new one open."""
    password = find(dialog, 'entry', 'Password for the new key', into_rows=True)
    type_into_row(password, PASSWORD)
    type_into_row(find(dialog, 'entry', 'Name', into_rows=True), REVIEWER)
    reach_and_press(find(dialog, 'button', 'Make the Key…', into_rows=True))
    choose_file('Save the New Key', KEY)
    wait_for('the key', KEY.exists)


def sign(path):
    press('ctrl+shift+s')
    dialog = Flow.program.find_dialog('Sign the Review Sheet')
    reach_and_press(find(dialog, 'button', 'Continue'))
    if KEY.exists():
        password = find(dialog, 'entry', 'Password of the key', into_rows=True)
        type_into_row(password, PASSWORD)
    else:
        make_key(dialog)
    reach_and_press(find(dialog, 'button', 'Sign and Save…'))
    choose_file('Save the Signed Sheet', path)
    wait_for('the sheet', path.exists)
    wait_for('the file on the last page', lambda: str(path) in labels(dialog))
    press('Escape')
    Flow.program.wait_until_closed('Sign the Review Sheet')


def test_sign():
    sign(SHEET)
    text = SHEET.read_text(encoding='utf-8')
    assert text.count(JUSTIFICATION) == N_CRITERIA, text
    assert '<evidence' in text, text


def test_verify():
    press('ctrl+shift+v')
    choose_file('Open a Review Sheet', SHEET)
    dialog = Flow.program.find_dialog('Verify a Review Sheet')
    wait_for('the answers', lambda: 'Nothing that was signed has changed' in labels(dialog))
    assert 'The signature covers the whole sheet' in labels(dialog)
    press('Escape')
    Flow.program.wait_until_closed('Verify a Review Sheet')


def read_paper():
    """The words of the paper; none while it is being written."""
    return subprocess.run(['pdftotext', '-raw', str(PAPER), '-'], capture_output=True, text=True,
                          check=False).stdout


def save_paper():
    command('as PDF')
    choose_file('Save as PDF', PAPER)
    return wait_for('the paper', read_paper)


def test_print():
    """Paper is drawn from the sheet; what was judged stands on it. On a busy machine the chooser
    has been seen to close without a file, so that a second try counts."""
    try:
        text = save_paper()
    except FlowError:
        text = save_paper()
    words = ''.join(text.split())
    assert REVIEWER.replace(' ', '') in words, text
    assert words.count(JUSTIFICATION.replace(' ', '')) == N_CRITERIA, text


def test_recusal():
    """A withdrawal is a sheet of its own, signed without reading the package."""
    press('ctrl+Page_Down')
    none = find(window(), 'button', 'I Have No Conflict of Interest')
    wait_for('the focus on the declaration', lambda: is_focused(none))
    reach_and_press(find(window(), 'button', 'I Withdraw from This Package'))
    reason = find(window(), 'entry', 'Why you withdraw')
    wait_for('the reason', lambda: not is_showing(none))
    type_text(REASON)
    wait_for('the words of the reason', lambda: get_text(reason) == REASON)
    sign(RECUSAL)
    text = RECUSAL.read_text(encoding='utf-8')
    assert REASON in text and 'recused' in text, text
    assert JUSTIFICATION not in text, text
    subprocess.run(['xmllint', '--noout', '--nonet', '--schema',
                    Path(os.environ['TANJIAN_DATA']) / 'schema/sheet.xsd', RECUSAL], check=True,
                   capture_output=True)
    find(window(), 'label', 'You have withdrawn from this package, and the sheet is signed.')


def test_quit():
    Flow.program.quit()


sys.exit(run([test_first_start, test_open_round, test_search, test_list_by_tab, test_declare,
              test_pages, test_compare, test_scores_tab, test_attach_evidence, test_help,
              test_palette, test_digits_score, test_next_criterion, test_undo_and_redo,
              test_all_criteria, test_jump_to_gaps, test_sign, test_verify, test_print,
              test_recusal, test_quit]))
