#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which folder may include what, and the names that are not used at all.

check-layers.py [ROOT | --self-test]
"""

import re
import sys

sys.dont_write_bytecode = True
import style_check  # noqa: E402

# The arrows inside core; every module may also include its own headers.
CORE = {
    'base': set(),
    'model': {'base'},
    'taxonomy': {'base', 'model'},
    'import': {'base', 'model', 'taxonomy'},
    'carbon': {'base', 'model'},
    'checks': {'base', 'model', 'taxonomy', 'carbon'},
    'rubric': {'base', 'model'},
    'correction': {'base', 'model', 'taxonomy', 'import', 'rubric'},
    'recalculation': {'base', 'model', 'carbon', 'rubric'},
    'panel': {'base', 'model', 'rubric'},
    'comparison': {'base', 'model', 'taxonomy', 'carbon', 'rubric'},
    'sheet': {'base', 'model', 'rubric'},
    'sign': {'base'},
    'store': {'base', 'model', 'rubric'},
    'document': {'base'},
    'assignment': {'base', 'model', 'taxonomy', 'ledger'},
    'training': {'base', 'model', 'import', 'rubric', 'sheet', 'ledger'},
    'bureau': {'base', 'model', 'taxonomy', 'carbon', 'checks', 'rubric', 'document'},
    'ledger': {'base', 'model', 'taxonomy', 'import', 'carbon', 'checks'},
    'pack': {'base', 'model', 'import', 'document', 'sign'},
    'decision': {'base', 'model', 'taxonomy', 'rubric', 'panel', 'sheet', 'sign', 'ledger',
                 'document'},
}
LAYERS = {
    'core': {'core'},
    'render': {'core', 'render'},
    'cli': {'core', 'render', 'cli'},
    'gui': {'core', 'render', 'gui'},
}
WINDOW = r'((gtk|gdk|gsk)/|adwaita\.h)'
DRAWING = r'(cairo|pango|poppler)\b'
FOREIGN_BELOW = {'core': f'({WINDOW}|{DRAWING})', 'render': WINDOW, 'cli': WINDOW}
# Libraries that one module of core has to itself.
ONE_HOME = {'archive': 'import', 'sqlite3': 'store', 'xmlsec': 'sign',
            'glpk': 'assignment'}
CLEANUPS = 'src/core/base/tj-cleanup.h'

BANNED_FILE_NAMES = re.compile(r'(^|[-_])(utils?|helpers?|managers?|common|misc)([-_.]|$)')
# Deprecated after the floor of GTK 4.8 and libadwaita 1.2; the compiler there says nothing.
DEPRECATED = re.compile(
    r'\b(gtk_(dialog|message_dialog|file_chooser_dialog|file_chooser_widget|color_chooser|'
    r'font_chooser|app_chooser|assistant|tree_view|tree_store|list_store|cell_renderer|'
    r'icon_view|combo_box|entry_completion|info_bar|statusbar|lock_button|volume_button|'
    r'color_button|font_button)_\w+|gtk_style_context_(get_color|get_border|get_padding|'
    r'get_margin|add_provider|add_class|get_state)|gtk_widget_(show|hide|get_allocated_\w+|'
    r'get_allocation|translate_coordinates|get_style_context)|gtk_show_uri|'
    r'gtk_css_provider_load_from_data|gtk_picture_set_keep_aspect_ratio|gtk_render_\w+|'
    r'Gtk(Dialog|MessageDialog|TreeView|ListStore|TreeStore|ComboBox|ComboBoxText|InfoBar|'
    r'IconView|Statusbar|EntryCompletion|CellRenderer\w+|Assistant))\b')
# One file may know a deprecated type, so that one file changes when it goes.
ONE_FILE = (
    (re.compile(r'\b(gtk_file_chooser_\w+|GtkFileChooserNative)\b'), 'tj-file-picker.c'),
    (re.compile(r'\b(adw_message_dialog_\w+|AdwMessageDialog)\b'), 'tj-message.c'),
)
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.M)


def line_of(text, position):
    return text.count('\n', 0, position) + 1


def home_of(path):
    """('core', 'model') of src/core/model/…, ('gui', None) of src/gui/…"""
    parts = path.parts
    layer = parts[1] if len(parts) > 2 else None
    module = parts[2] if layer == 'core' and len(parts) > 3 else None
    return layer, module


def own_include_problem(path, layer, module, target):
    parts = target.split('/')
    if len(parts) == 1:
        return None if target == 'config.h' or target.endswith('-resources.h') else \
            f'“{target}” is not named from src'
    if parts[0] not in LAYERS.get(layer, ()):
        return f'{layer} may not include {target}'
    if target.endswith('-private.h') and tuple(parts[:-1]) != path.parts[1:-1]:
        return f'{target} is private to its folder'
    if layer == 'core' and parts[0] == 'core' and parts[1] != module \
            and parts[1] not in CORE.get(module, set()):
        return f'core/{module} may not include {target}'
    return None


def foreign_include_problem(path, layer, module, target):
    forbidden = FOREIGN_BELOW.get(layer)
    if forbidden and re.match(forbidden, target):
        return f'{layer} may not include <{target}>'
    for library, home in ONE_HOME.items():
        if re.match(rf'{library}\b', target) and layer == 'core' and module != home \
                and str(path) != CLEANUPS:
            return f'only core/{home} may include <{target}>'
    return None


def include_problems(path, text):
    layer, module = home_of(path)
    if path.parts[0] != 'src' or layer is None:
        return
    for match in INCLUDE.finditer(text):
        check = own_include_problem if match[1] == '"' else foreign_include_problem
        problem = check(path, layer, module, match[2])
        if problem:
            yield f'{path}:{line_of(text, match.start())}: {problem}'


def name_problems(path, text):
    for match in DEPRECATED.finditer(text):
        yield f'{path}:{line_of(text, match.start())}: {match[0]} is deprecated'
    for pattern, home in ONE_FILE:
        match = pattern.search(text)
        if match and path.name != home:
            yield f'{path}:{line_of(text, match.start())}: {match[0]} belongs into {home}'


def problems(root):
    for path in style_check.source_files(root, '.c', '.h'):
        text = style_check.read(root, path)
        yield from include_problems(path, text)
        yield from name_problems(path, text)
        if BANNED_FILE_NAMES.search(path.name):
            yield f'{path}: the name does not say what is inside'
    for path in style_check.source_files(root, '.ui', folders=('ui',)):
        yield from name_problems(path, style_check.read(root, path))


PLANTS = (
    ('', {'src/core/model/a.c': '#include "config.h"\n#include "core/base/b.h"\n'}),
    ('core/base may not', {'src/core/base/a.c': '#include "core/model/b.h"\n'}),
    ('core may not include render', {'src/core/sign/a.c': '#include "render/b.h"\n'}),
    ('render may not include <gtk', {'src/render/a.c': '#include <gtk/gtk.h>\n'}),
    ('', {'src/render/a.c': '#include <gdk-pixbuf/gdk-pixbuf.h>\n'}),
    ('core may not include <cairo', {'src/core/model/a.c': '#include <cairo.h>\n'}),
    ('cli may not include gui', {'src/cli/a.c': '#include "gui/b.h"\n'}),
    ('only core/store', {'src/core/sheet/a.c': '#include <sqlite3.h>\n'}),
    ('not named from src', {'src/core/model/a.c': '#include "b.h"\n'}),
    ('private', {'src/core/checks/a.c': '#include "core/model/b-private.h"\n'}),
    ('deprecated', {'src/gui/a.c': 'gtk_widget_show (w);\n'}),
    ('deprecated', {'ui/a.ui': '<object class="GtkTreeView"/>\n'}),
    ('belongs into tj-message.c', {'src/gui/a.c': 'adw_message_dialog_new (w);\n'}),
    ('does not say', {'src/core/base/tj-utils.c': '\n'}),
)

if __name__ == '__main__':
    style_check.main(problems, PLANTS)
