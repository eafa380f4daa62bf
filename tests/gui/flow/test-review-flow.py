#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""One review from the first start to a signed sheet that foreign tools accept.

Run by run-with-display.sh, with TANJIAN, TANJIAN_CLI, TANJIAN_SAMPLE_ROUND and TANJIAN_DATA
set.
"""

import os
import re
import subprocess
import sys
import time
from pathlib import Path

sys.dont_write_bytecode = True
from tj_flow import (  # noqa: E402
    FlowError, FocusWatch, Program, choose, choose_tab, click, click_until, find, find_all,
    is_pressed, is_sensitive, is_showing, labels, lint, press, run, save_as, set_text, unfold,
    wait_for)

HOME = Path(os.environ['HOME'])
KEY = HOME / 'reviewer.p12'
CERTIFICATE = HOME / 'certificate.pem'
SHEET = HOME / 'sheet.xml'
PASSWORD = '测试-secret'
REVIEWER = '王某'
N_PACKAGES = 12

# What is promised is a second; a little more is for the death itself.
KILL_AFTER_S = 1.2

JUSTIFICATION = ('材料所附检测报告与运行记录能够支持所报的主要指标，对比对象与统计口径一致；'
                 '案例数据与附件相符，但个别参数的来源仍需申报单位补充说明。')

TAB_FINDINGS = re.compile('^Findings [0-9]')
TAB_SCORES = re.compile('^Scores [0-9]')


class Flow:
    """What one step leaves for the next."""

    program = None
    watch = None
    recalculated = None
    nodes = {}


def window():
    return Flow.program.window


def seen(role, name):
    """Finds what stays where it is while the program runs, and walks there only once."""
    key = (Flow.program, role, name)
    if key not in Flow.nodes:
        Flow.nodes[key] = find(window(), role, name)
    return Flow.nodes[key]


def tab(name):
    return seen('tab', name)


def judgement(name):
    return seen('group', name)


def number_of_findings():
    """The tab comes back from behind the declaration before its title does."""
    number = wait_for('the number of findings',
                      lambda: re.search('[0-9]+', tab(TAB_FINDINGS).get_name()))
    return int(number.group())


def open_first_package():
    """From the search entry into the list, whose first row Enter opens."""
    packages = find(window(), 'list', 'Packages of the round')
    wait_for(f'{N_PACKAGES} packages',
             lambda: len(find_all(packages, 'row')) == N_PACKAGES + 1)
    press('ctrl+f')
    Flow.watch.reach(find_all(packages, 'row')[1])
    press('Return')
    review = tab('Review')
    wait_for('the review', lambda: is_pressed(review))


def declare():
    """What is not declared cannot be read."""
    none = find(window(), 'button', 'I Have No Conflict of Interest')
    click_until(none, 'the package behind the declaration', lambda: not is_showing(none))


def go_to_findings():
    """Goes to the first package with two findings at least."""
    following = find(window(), 'button', 'Next package')
    for _ in range(N_PACKAGES):
        declare()
        if number_of_findings() >= 2:
            return
        before = position()
        click(following)
        wait_for('the next package', lambda before=before: position() != before)
    raise FlowError('no package has two findings')


def position():
    return seen('label', re.compile(f'^[0-9]+/{N_PACKAGES}$')).get_name()


def go_to(where):
    following = find(window(), 'button', 'Next package')
    while position() != where:
        before = position()
        click(following)
        wait_for('the next package', lambda before=before: position() != before)


def test_first_start():
    Flow.program = Program()
    Flow.watch = FocusWatch()
    problems = lint(window(), 'first start')
    assert not problems, '\n'.join(problems)
    click(find(window(), 'button', 'Open the Sample Round'))
    wait_for('the round in the title', lambda: 'packages' in window().get_name())


def test_open_first_package():
    open_first_package()
    assert position() == f'1/{N_PACKAGES}', position()


def test_names_of_controls():
    problems = lint(window(), 'window')
    assert not problems, '\n'.join(problems)


def test_decide_findings():
    go_to_findings()
    choose_tab(tab(TAB_FINDINGS))
    rows = find_all(find(window(), 'list', 'Findings'), 'row')
    assert len(rows) == number_of_findings(), len(rows)

    for row in rows[1:]:
        click(find(row, 'button', 'Accept'))
    click(find(rows[0], 'button', 'Dismiss'))
    set_text(find(rows[0], 'entry', 'Reason for the decision'), '附件中已另行提交该证书。')

    wait_for('the decisions', lambda: is_pressed(find(rows[0], 'button', 'Dismiss')) and
             all(is_pressed(find(row, 'button', 'Accept')) for row in rows[1:]))


def test_agree_with_placement():
    choose_tab(tab('Placement'))
    placement = judgement('Placement')
    placed = find(placement, 'list', 'Placed by the reviewer')
    click_until(find(placement, 'button', 'Agree with the Applicant'), 'the category that follows',
                lambda: 'Follows from the type' not in labels(placed))


def entry_row(label):
    """A row of the tape, whose name is its label with what was entered."""
    return next((row for row in find_all(window(), 'row') if row.get_name().startswith(label)),
                None)


def wait_for_row(name):
    wait_for(f'the row “{name}”', lambda: entry_row(name))


def test_recalculate():
    """An entry is typed, undone as a whole and done again; the figures follow."""
    Flow.recalculated = position()
    choose_tab(tab('Recalculation'))
    life = wait_for('the service life', lambda: entry_row('Service life'))
    Flow.watch.reach(life)
    press('Return')
    editor = find(life, 'group', 'Entry', into_rows=True)
    set_text(find(editor, 'entry', 'Value', into_rows=True), '15')
    set_text(find(editor, 'entry', 'Low end', into_rows=True), '12')
    set_text(find(editor, 'entry', 'High end', into_rows=True), '18')
    set_text(find(editor, 'entry', 'Quote', into_rows=True), '主体设备使用年限15年')
    click(find(editor, 'button', 'Take Over', into_rows=True))
    wait_for_row('Service life 15 年')

    click_until(find(window(), 'button', 'Undo'), 'nothing entered',
                lambda: entry_row('Service life — 年'))
    click_until(find(window(), 'button', 'Redo'), 'the entry again',
                lambda: entry_row('Service life 15 年'))
    wait_for('the figure', lambda: entry_row('Reduction over the life') and
             '—' not in entry_row('Reduction over the life').get_name())
    problems = lint(judgement('Recalculation'), 'recalculation')
    assert not problems, '\n'.join(problems)


def test_score_criteria():
    choose_tab(tab(TAB_SCORES))
    scores = judgement(TAB_SCORES)
    criteria = [node for node in find_all(scores, 'group', re.compile('^[LDP].* .*'))]
    assert len(criteria) == 4, [node.get_name() for node in criteria]

    for number, criterion in enumerate(criteria):
        unfold(criterion)
        if number == 1:
            check = find(criterion, 'check', 'Cannot assess')
            Flow.watch.reach(check)
            press('space')
            wait_for('the check', lambda check=check: is_pressed(check))
        else:
            points = find(criterion, 'button', f'{number + 1}.5 points')
            medium = find(criterion, 'button', 'Medium')
            click_until(points, 'the points', lambda points=points: is_pressed(points))
            click_until(medium, 'confidence', lambda medium=medium: is_pressed(medium))
        set_text(find(criterion, 'entry', 'Justification'), JUSTIFICATION)

    wait_for('all criteria', lambda: tab(TAB_SCORES).get_name() == 'Scores 4/4')


def test_undo_and_redo():
    """The last points are undone and done again by the buttons of the header bar."""
    scores = judgement(TAB_SCORES)
    criterion = find(scores, 'group', 'Potential for carbon reduction')
    old, new = (find(criterion, 'button', f'{points} points') for points in ('4.5', '5'))
    click_until(new, 'the points', lambda: is_pressed(new))
    # A justification that was still unsaved counts as the later edit, and is undone first.
    click_until(find(window(), 'button', 'Undo'), 'the old points', lambda: is_pressed(old))
    redo = find(window(), 'button', 'Redo')
    click_until(redo, 'the new points', lambda: is_pressed(new))
    if is_sensitive(redo):
        click_until(redo, 'the end of what was undone', lambda: not is_sensitive(redo))


def test_give_opinion():
    choose_tab(tab('Opinion'))
    opinion = judgement('Opinion')
    set_text(find(opinion, 'entry', 'Name'), REVIEWER)
    set_text(find(opinion, 'entry', 'Organisation'), '东澜大学')
    assert 'No conflict of interest' in labels(find(opinion, 'combo', 'Declaration'))
    choose(Flow.watch, find(opinion, 'combo', 'Recommendation'), 2, 'Recommend with conditions')
    set_text(find(opinion, 'entry', 'Comments'), '建议补充第三方检测报告。')


def test_make_key():
    click(find(window(), 'button', 'Sign the Sheet…'))
    dialog = Flow.program.find_dialog('Sign the Review Sheet')
    problems = lint(dialog, 'signing')
    assert not problems, '\n'.join(problems)

    proceed = find(dialog, 'button', 'Continue')
    assert is_sensitive(proceed), [label for label in labels(dialog) if 'missing' in label]
    click(proceed)
    set_text(find(dialog, 'entry', 'Password for the new key', into_rows=True), PASSWORD)
    Flow.program.open_dialog(find(dialog, 'button', 'Make the Key…', into_rows=True),
                             'Save the New Key')
    save_as(Flow.program, 'Save the New Key', KEY)
    wait_for('the key', KEY.exists)


def test_sign():
    dialog = Flow.program.find_dialog('Sign the Review Sheet')
    Flow.program.open_dialog(find(dialog, 'button', 'Sign and Save…'), 'Save the Signed Sheet')
    save_as(Flow.program, 'Save the Signed Sheet', SHEET)
    wait_for('the sheet', SHEET.exists)
    wait_for('the file on the last page', lambda: str(SHEET) in labels(dialog))
    assert REVIEWER in labels(dialog), labels(dialog)
    press('Escape')
    Flow.program.wait_until_closed('Sign the Review Sheet')


def command(*arguments):
    result = subprocess.run([str(argument) for argument in arguments], capture_output=True,
                            text=True, check=False)
    assert result.returncode == 0, f'{arguments[0]}: {result.stdout}{result.stderr}'


def test_sheet_outside():
    """The stock tools accept the sheet, and so does the command line."""
    data = Path(os.environ['TANJIAN_DATA'])
    command('openssl', 'pkcs12', '-in', KEY, '-nokeys', '-passin', f'pass:{PASSWORD}',
            '-out', CERTIFICATE)
    command('xmlsec1', '--verify', '--trusted-pem', CERTIFICATE, SHEET)
    command('xmllint', '--noout', '--nonet', '--schema', data / 'schema/sheet.xsd', SHEET)
    command(os.environ['TANJIAN_CLI'], 'verify', '--trust', CERTIFICATE, SHEET)
    text = SHEET.read_text(encoding='utf-8')
    # 1796 t a year over 12, 15 and 18 years.
    assert '<service-life high="18" low="12" value="15">' in text, text
    assert '主体设备使用年限15年' in text
    assert ('<figure high="32328" id="lifetime_reduction" low="21552" unit="tCO2" '
            'value="26940">') in text, text


def test_survive_kill():
    """A score given 1.2 seconds before the program is killed is there at the next start."""
    click(find(window(), 'button', 'Next package'))
    declare()
    choose_tab(tab(TAB_SCORES))
    criterion = find(judgement(TAB_SCORES), 'group', 'Leading position in the industry')
    points = find(criterion, 'button', '3.5 points')
    click_until(points, 'the points', lambda: is_pressed(points))
    set_text(find(criterion, 'entry', 'Justification'), JUSTIFICATION)
    where = position()
    time.sleep(KILL_AFTER_S)
    Flow.program.kill()

    Flow.program = Program()
    open_first_package()
    go_to(Flow.recalculated)
    choose_tab(tab('Recalculation'))
    wait_for_row('Service life 15 年')
    go_to(where)
    choose_tab(tab(TAB_SCORES))
    criterion = find(judgement(TAB_SCORES), 'group', 'Leading position in the industry')
    wait_for('the score', lambda: is_pressed(find(criterion, 'button', '3.5 points')))
    text = find(criterion, 'entry', 'Justification')
    wait_for('the justification', lambda: text.get_text(0, -1) != '')
    Flow.program.quit()


def test_verify_sheet():
    """A sheet given to the program is known by its content and answered in four ways."""
    Flow.program = Program(str(SHEET))
    dialog = Flow.program.find_dialog('Verify a Review Sheet')
    wait_for('the answers', lambda: 'Nothing that was signed has changed' in labels(dialog))
    answers = labels(dialog)
    assert 'The signature covers the whole sheet' in answers, answers
    assert 'The signer is not one you have said you trust' in answers, answers
    assert any(answer.startswith('The package is not in the open round') for answer in answers)
    problems = lint(dialog, 'verifying')
    assert not problems, '\n'.join(problems)
    press('Escape')
    Flow.program.wait_until_closed('Verify a Review Sheet')
    Flow.program.quit()


sys.exit(run([test_first_start, test_open_first_package, test_names_of_controls,
              test_decide_findings, test_agree_with_placement, test_recalculate,
              test_score_criteria, test_undo_and_redo, test_give_opinion, test_make_key,
              test_sign, test_sheet_outside, test_survive_kill, test_verify_sheet]))
