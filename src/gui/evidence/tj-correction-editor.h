/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "core/model/tj-field.h"

G_BEGIN_DECLS

#define TJ_TYPE_CORRECTION_EDITOR (tj_correction_editor_get_type ())

/* signal "done": nothing more is to be typed */
G_DECLARE_FINAL_TYPE (TjCorrectionEditor, tj_correction_editor, TJ, CORRECTION_EDITOR, GtkWidget)

TjCorrectionEditor *tj_correction_editor_new   (const char         *path,
                                                TjField            *field,
                                                const char         *reason);
void                tj_correction_editor_begin (TjCorrectionEditor *self);

G_END_DECLS
