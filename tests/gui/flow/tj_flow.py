# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives the program through its accessibility tree and the keyboard, as a person would.

Nothing is looked up by class or place, only by what a screen reader is told: role and name.
Roles have other names in later versions of GTK, hence the table. Whatever is waited for is
polled for; nothing sleeps for a fixed time.
"""

import os
import re
import signal
import subprocess
import sys
import time
import warnings

import gi

gi.require_version('Atspi', '2.0')
from gi.repository import Atspi, GLib  # noqa: E402

# The interfaces of an object are its methods in libatspi; what replaces them is not in 2.46.
warnings.filterwarnings('ignore', category=DeprecationWarning)

TIMEOUT_S = 20
INTERVAL_S = 0.03
MOVE_TIMEOUT_S = 1
CLICK_TIMEOUT_S = 4
MAX_CLICKS = 5
MAX_STEPS = 120
STEPS_ON_A_SIDE = 30

ROLES = {
    'button': ('push button', 'button', 'toggle button'),
    'check': ('check box',),
    'combo': ('combo box',),
    'dialog': ('dialog', 'file chooser', 'filler', 'frame', 'window'),
    'entry': ('entry', 'text', 'password text'),
    'group': ('panel', 'grouping', 'filler'),
    'image': ('image',),
    'list': ('list', 'tree table', 'table', 'list box'),
    'label': ('label', 'static'),
    'row': ('list item', 'table row'),
    'tab': ('page tab',),
    'window': ('frame', 'window', 'dialog'),
}

# What stands inside these is their own affair, and long.
CLOSED = {'label', 'static', 'push button', 'button', 'toggle button', 'page tab', 'table row',
          'combo box', 'check box', 'entry', 'text', 'scroll bar', 'image'}


class FlowError(Exception):
    """Something that a person would have seen did not appear."""


def pump():
    """Lets libatspi take in the changes that the program has told."""
    context = GLib.MainContext.default()
    while context.iteration(False):
        pass


def wait_for(what, condition, timeout=TIMEOUT_S):
    """Polls until condition() is true, and returns what it gave."""
    deadline = time.monotonic() + timeout
    while True:
        pump()
        try:
            found = condition()
        except GLib.Error:
            found = None
        if found:
            return found
        if time.monotonic() > deadline:
            raise FlowError(f'waited in vain for {what}')
        time.sleep(INTERVAL_S)


def name_matches(name, wanted):
    if isinstance(wanted, re.Pattern):
        return wanted.search(name) is not None
    return name == wanted


def children(node):
    for index in range(node.get_child_count()):
        child = node.get_child_at_index(index)
        if child is not None:
            yield child


def walk(node, into_rows=False):
    """Yields what is under node, but not what is inside of rows and controls."""
    for child in children(node):
        role = child.get_role_name()
        yield child, role
        if role in CLOSED or (role == 'list item' and not into_rows):
            continue
        yield from walk(child, into_rows)


def has_state(node, state):
    return node.get_state_set().contains(state)


def is_pressed(node):
    return has_state(node, Atspi.StateType.PRESSED) or has_state(node, Atspi.StateType.CHECKED)


def is_sensitive(node):
    return has_state(node, Atspi.StateType.SENSITIVE)


def is_visible(node):
    return has_state(node, Atspi.StateType.VISIBLE)


def is_showing(node):
    return has_state(node, Atspi.StateType.SHOWING)


def is_focused(node):
    return has_state(node, Atspi.StateType.FOCUSED)


def click(node):
    wait_for(f'“{node.get_name()}” to be sensitive', lambda: is_sensitive(node))
    Atspi.Action.do_action(node, 0)


def click_until(node, what, condition):
    """Clicks until it shows. A button that still slides into sight takes no click, and in
    GTK 4.8 nothing tells when it has arrived; for what may be clicked twice."""
    for _ in range(MAX_CLICKS):
        click(node)
        try:
            return wait_for(what, condition, CLICK_TIMEOUT_S)
        except FlowError:
            continue
    raise FlowError(f'clicked “{node.get_name()}” in vain for {what}')


class FocusWatch:
    """Follows the focus by the events that a screen reader follows it by."""

    def __init__(self):
        self.focused = None
        self.listener = Atspi.EventListener.new(self._changed)
        self.listener.register('object:state-changed:focused')

    def _changed(self, event):
        if event.detail1:
            self.focused = event.source

    def move(self, key='Tab'):
        """Presses a key and returns what has the focus then; None where it stays."""
        pump()
        self.focused = None
        press(key)
        try:
            wait_for('the focus to move', lambda: self.focused is not None, MOVE_TIMEOUT_S)
        except FlowError:
            return None
        return self.focused

    def reach(self, node, key='Tab'):
        """Walks with a key until node has the focus, and returns how many steps it took."""
        for step in range(MAX_STEPS):
            if is_focused(node):
                return step
            # F6 goes to the other side of a divider, whose controls may be many steps away.
            self.move('F6' if step % STEPS_ON_A_SIDE == STEPS_ON_A_SIDE - 1 else key)
        raise FlowError(f'{key} never reaches “{node.get_name()}”')


def get_text(node):
    return Atspi.Text.get_text(node, 0, Atspi.Text.get_character_count(node))


def set_text(node, text):
    Atspi.EditableText.set_text_contents(node, text)
    wait_for(f'“{node.get_name()}” to hold “{text}”', lambda: get_text(node) == text)


def press(*keys):
    subprocess.run(['xdotool', 'key', '--delay', '20', *keys], check=True)


def type_text(text):
    subprocess.run(['xdotool', 'type', '--delay', '20', text], check=True)


def middle(node):
    """Where a node is on the screen, at whose corner the window stands."""
    extents = Atspi.Component.get_extents(node, Atspi.CoordType.WINDOW)
    return extents.x + extents.width // 2, extents.y + extents.height // 2


def drag(start, end):
    """Carries the pointer from one point to another with its button down."""
    half = [(a + b) // 2 for a, b in zip(start, end)]
    for action in (('mousemove', *start), ('mousedown', 1), ('mousemove', *half),
                   ('mousemove', *end), ('mousemove_relative', 1, 1), ('mouseup', 1)):
        subprocess.run(['xdotool', *map(str, action), 'sleep', '0.1'], check=True)


def find_all(root, role, name=None, into_rows=False):
    roles = ROLES[role]
    return [node for node, node_role in walk(root, into_rows)
            if node_role in roles and (name is None or name_matches(node.get_name(), name))]


def find(root, role, name, into_rows=False, timeout=TIMEOUT_S):
    """Waits for the first object of that role and name under root."""
    roles = ROLES[role]

    def look():
        for node, node_role in walk(root, into_rows):
            if node_role in roles and name_matches(node.get_name(), name):
                return node
        return None

    return wait_for(f'{role} “{getattr(name, "pattern", name)}”', look, timeout)


def labels(root):
    return [node.get_name() for node in find_all(root, 'label', into_rows=True)]


def choose_tab(tab):
    """Clicks a tab. The button acts a quarter of a second later, as one that is pressed."""
    click_until(tab, f'the tab “{tab.get_name()}”', lambda: is_pressed(tab))


def unfold(criterion):
    """Unfolds a criterion by its header, which is its first button."""
    header = find(criterion, 'button', re.compile(''))
    if not has_state(header, Atspi.StateType.EXPANDED):
        click_until(header, f'“{criterion.get_name()}” to unfold',
                    lambda: has_state(header, Atspi.StateType.EXPANDED))


def choose(watch, combo, position, text):
    """Chooses from a list by the keyboard, from its first position."""
    watch.reach(combo)
    watch.move('Return')
    press(*['Down'] * position, 'Return')
    wait_for(f'“{combo.get_name()}” to be “{text}”', lambda: text in labels(combo))


class Program:
    """The program, started from the build tree."""

    def __init__(self, *arguments):
        subprocess.run(['xdotool', 'mousemove', '300', '300'], check=True)
        self.process = subprocess.Popen([os.environ['TANJIAN'], *arguments],
                                        stderr=subprocess.PIPE, text=True)
        self.root = wait_for('the program on the accessibility bus', self._look)
        # libatspi 2.46 may follow a circle for ever when it empties its cache: we keep none.
        self.root.set_cache_mask(Atspi.Cache.NONE)
        self.window = wait_for('the window', lambda: next(children(self.root), None))

    def _look(self):
        if self.process.poll() is not None:
            raise FlowError(f'the program ended: {self.process.stderr.read()}')
        desktop = Atspi.get_desktop(0)
        for node in children(desktop):
            if node.get_process_id() == self.process.pid:
                return node
        return None

    def look_for_dialog(self, name):
        for node in children(self.root):
            if node.get_role_name() in ROLES['dialog'] and node.get_name() == name:
                return node
        return None

    def find_dialog(self, name):
        """Waits for a window beside the main one."""
        return wait_for(f'dialog “{name}”', lambda: self.look_for_dialog(name))

    def open_dialog(self, button, name):
        """Clicks a button until its dialog is there."""
        return click_until(button, f'dialog “{name}”', lambda: self.look_for_dialog(name))

    def wait_until_closed(self, name):
        def is_gone():
            return all(node.get_name() != name for node in children(self.root))

        wait_for(f'dialog “{name}” to close', is_gone)

    def kill(self):
        self.process.kill()
        self.process.wait()

    def quit(self):
        """Ends the program as a session does, and wants a clean end without complaints."""
        press('ctrl+q')
        try:
            _, errors = self.process.communicate(timeout=TIMEOUT_S)
        except subprocess.TimeoutExpired:
            self.kill()
            raise FlowError('the program does not quit') from None
        if self.process.returncode != 0:
            raise FlowError(f'the program ended with {self.process.returncode}: {errors}')
        complaints = [line for line in errors.splitlines()
                      if 'CRITICAL' in line or 'WARNING' in line]
        if complaints:
            raise FlowError('the program complained:\n' + '\n'.join(complaints))


def save_as(program, title, path):
    """Types a path into the file chooser."""
    dialog = program.find_dialog(title)
    entry = find(dialog, 'entry', re.compile(''), into_rows=True)
    set_text(entry, str(path))
    click(find(dialog, 'button', re.compile('Save')))
    program.wait_until_closed(title)


CLASS_NAME = re.compile(r'^(Gtk|Adw|Tj)[A-Z][A-Za-z]+$')
NAMED = ('button', 'entry', 'combo', 'check', 'tab', 'window', 'image')


def lint(root, where):
    """Lists the controls under root that a screen reader could not tell from others."""
    roles = {alias for role in NAMED for alias in ROLES[role]}
    problems = []
    for node, role in [(root, root.get_role_name()), *walk(root, into_rows=True)]:
        name = node.get_name()
        # Plain images are ornaments beside a text; the program's own have something to say.
        if role == 'image' and not name.startswith('Tj'):
            continue
        if role in roles and (not name.strip() or CLASS_NAME.match(name)) and is_visible(node):
            problems.append(f'{where}: a {role} is called “{name}”')
    return problems


def run(tests):
    """Runs the tests in their order and prints TAP; each starts from where the last one ended,
    so the first that fails is the last."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    print(f'1..{len(tests)}', flush=True)
    for number, test in enumerate(tests, 1):
        try:
            test()
        except (FlowError, AssertionError, GLib.Error) as error:
            print(f'not ok {number} {test.__name__}')
            print('# ' + (str(error) or repr(error)).replace('\n', '\n# '), flush=True)
            return 1
        print(f'ok {number} {test.__name__}', flush=True)
    return 0
