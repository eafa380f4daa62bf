#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a bureau's clerk does with a round, to the pack that anyone can verify.

Run by run-with-display.sh, with TANJIAN, TANJIAN_CLI and TANJIAN_SAMPLE_ROUND set.
"""

import csv
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

sys.dont_write_bytecode = True
from tj_flow import (  # noqa: E402
    FocusWatch, Program, click, find, get_text, is_focused, is_sensitive, labels, lint, press,
    run, save_as, set_text, type_text, wait_for)

PASSWORD = 'secret'
BUREAU = '某省生态环境厅'


class Flow:
    """What one step leaves for the next."""

    program = None
    watch = FocusWatch()
    folder = Path(tempfile.mkdtemp())


def command(words, dialog=None):
    """Types a command and returns the dialog that it opens."""
    press('ctrl+shift+p')
    palette = Flow.program.find_dialog('Commands')
    entry = find(palette, 'entry', re.compile(''), into_rows=True)
    wait_for('the cursor in the palette', lambda: is_focused(entry))
    type_text(words)
    wait_for('the words', lambda: get_text(entry) == words)
    press('Return')
    Flow.program.wait_until_closed('Commands')
    return Flow.program.find_dialog(dialog) if dialog else None


def close(title):
    press('Escape')
    Flow.program.wait_until_closed(title)


def enter(dialog, name, text):
    set_text(find(dialog, 'entry', re.compile(name), into_rows=True), text)


def test_terms():
    """A round of two packages gets its bureau, deadline and quota."""
    round_folder = Flow.folder / 'round'
    round_folder.mkdir()
    for source in Path(os.environ['TANJIAN_SAMPLE_ROUND']).iterdir():
        if source.name.startswith('02-'):
            shutil.copy(source, round_folder)
        elif source.name.startswith('05-'):
            shutil.copytree(source, round_folder / source.name)
    Flow.program = Program(str(round_folder))
    find(Flow.program.window, 'label', re.compile('^2 packages'))
    dialog = command('deadline', 'Terms of the Round')
    problems = lint(dialog, 'terms')
    assert not problems, '\n'.join(problems)
    enter(dialog, 'Recommending body', BUREAU)
    enter(dialog, 'Deadline', '2024-03-25 17:00')
    enter(dialog, 'How many', '1')
    close('Terms of the Round')
    dialog = command('deadline', 'Terms of the Round')
    assert any('2 applications came after the deadline' in text for text in labels(dialog))
    close('Terms of the Round')


def test_opinion():
    """The opinion of the first package goes to a Word file, and to a signature by a new key."""
    dialog = command('examine', 'Formal Examination and Opinion')
    assert get_text(find(dialog, 'entry', re.compile('Recommending'), into_rows=True)) == BUREAU
    problems = lint(dialog, 'opinion')
    assert not problems, '\n'.join(problems)
    click(find(dialog, 'button', re.compile('Save the Opinion')))
    save_as(Flow.program, 'Save the Opinion', Flow.folder / 'opinion.docx')
    click(find(dialog, 'button', re.compile('^Si_?gn')))
    sign = Flow.program.find_dialog('Sign the Opinion')
    enter(sign, 'Password', PASSWORD)
    click(find(sign, 'button', 'Make a Key with This Password…'))
    save_as(Flow.program, 'Save the New Key', Flow.folder / 'me.p12')
    button = find(sign, 'button', 'Sign and Save…')
    wait_for('the key', lambda: is_sensitive(button))
    (Flow.folder / 'opinions').mkdir()
    click(button)
    save_as(Flow.program, 'Save the Signed Opinion', Flow.folder / 'opinions' / 'a.xml')
    wait_for('the signed opinion', (Flow.folder / 'opinions' / 'a.xml').exists)
    close('Sign the Opinion')
    click(find(dialog, 'button', 'Close'))
    Flow.program.wait_until_closed('Formal Examination and Opinion')


def test_letter():
    """The second package lacks a case: its applicant is written to, with a day to answer by."""
    command('next package')
    dialog = command('examine', 'Formal Examination and Opinion')
    enter(dialog, 'answer due', '2024-04-05')
    click(find(dialog, 'button', re.compile('Letter to the Applicant')))
    save_as(Flow.program, 'Save the Letter', Flow.folder / 'letter.pdf')
    wait_for('the letter', (Flow.folder / 'letter.pdf').exists)
    text = subprocess.run(['pdftotext', Flow.folder / 'letter.pdf', '-'], check=True,
                          capture_output=True).stdout.decode().replace('\n', '')
    assert '请于2024年4月5日前' in text and '至少应填写两项典型案例' in text, text
    click(find(dialog, 'button', 'Close'))
    Flow.program.wait_until_closed('Formal Examination and Opinion')


def test_ledger():
    """The ledger says of each that it was late."""
    command('write the ledger', 'Write the Ledger')
    save_as(Flow.program, 'Write the Ledger', Flow.folder / 'l.csv')
    wait_for('the ledger', (Flow.folder / 'l.csv').exists)
    with open(Flow.folder / 'l.csv', encoding='utf-8-sig', newline='') as file:
        rows = list(csv.reader(file))
    title = [row for row in rows if '是否按期' in row][0]
    entries = [row for row in rows if '逾期' in row]
    assert len(entries) == 2, rows
    assert all(row[title.index('是否按期')] == '逾期' for row in entries)


def test_pack():
    """One of two is handed over, since one may be; stock tools and the program agree on it."""
    dialog = command('hand over', 'Hand Over the Round')
    problems = lint(dialog, 'pack')
    assert not problems, '\n'.join(problems)
    Flow.watch.reach(find(dialog, 'check', re.compile('^港口'), into_rows=True))
    press('space')
    wait_for('the quota', lambda: any('1 of 2 packages are handed over; 1 may be.' in text
                                      for text in labels(dialog)))
    click(find(dialog, 'button', 'Choose the folder with the opinions', into_rows=True))
    Flow.program.find_dialog('Folder with the Opinions')
    press('ctrl+l')
    type_text(str(Flow.folder / 'opinions'))
    press('Return')
    Flow.program.wait_until_closed('Folder with the Opinions')
    enter(dialog, 'Password', PASSWORD)
    click(find(dialog, 'button', 'Write the Pack…'))
    save_as(Flow.program, 'Save the Pack', Flow.folder / 'pack.zip')
    wait_for('the pack', lambda: any('The pack is written' in text for text in labels(dialog)))
    click(find(dialog, 'button', 'Close'))
    Flow.program.wait_until_closed('Hand Over the Round')
    answer = subprocess.run([os.environ['TANJIAN_CLI'], 'pack',
                             f'--verify={Flow.folder / "pack.zip"}',
                             f'--trust={Flow.folder / "me.pem"}'], check=True,
                            capture_output=True).stdout.decode()
    assert '1 packages' in answer and '1 signed opinions' in answer, answer
    Flow.program.quit()
    shutil.rmtree(Flow.folder)


if __name__ == '__main__':
    sys.exit(run([test_terms, test_opinion, test_letter, test_ledger, test_pack]))
