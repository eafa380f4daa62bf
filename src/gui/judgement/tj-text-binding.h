/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "gui/tj-session.h"

G_BEGIN_DECLS

#define TJ_TYPE_TEXT_BINDING (tj_text_binding_get_type ())

/* Ties a text that is typed to one value of a review. What is typed is saved at most 600 ms
 * after the first letter, when the focus leaves, and when the binding turns to another value. */
G_DECLARE_FINAL_TYPE (TjTextBinding, tj_text_binding, TJ, TEXT_BINDING, GObject)

TjTextBinding *tj_text_binding_new_for_editable (GtkEditable   *editable);
TjTextBinding *tj_text_binding_new_for_text_view (GtkTextView  *view);
void           tj_text_binding_set_target       (TjTextBinding *self,
                                                 TjSession     *session,
                                                 TjRoundItem   *item,
                                                 const char    *name);
void           tj_text_binding_refresh          (TjTextBinding *self);
void           tj_text_binding_flush            (TjTextBinding *self);

G_END_DECLS
