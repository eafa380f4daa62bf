/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "core/model/tj-field.h"

G_BEGIN_DECLS

void  tj_field_looks_mark        (PangoAttrList *marks,
                                  TjField       *field);
char *tj_field_looks_dup_running (TjField       *field) G_GNUC_WARN_UNUSED_RESULT;
void  tj_field_looks_add_widgets (GtkBox        *box,
                                  TjField       *field);

G_END_DECLS
