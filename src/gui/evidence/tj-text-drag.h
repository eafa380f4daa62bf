/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "core/rubric/tj-evidence.h"

G_BEGIN_DECLS

/* Returns: (transfer full) (nullable): the evidence that @widget, somewhere under the pointer, is
 * part of; @words: (nullable): what is selected in it. */
typedef TjEvidence *(*TjTextDragFunc) (GtkWidget  *container,
                                       GtkWidget  *widget,
                                       const char *words);

void  tj_text_drag_install      (GtkWidget      *container,
                                 TjTextDragFunc  make);
char *tj_text_drag_dup_selected (GtkWidget      *widget) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
