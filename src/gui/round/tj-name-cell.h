/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TJ_TYPE_NAME_CELL (tj_name_cell_get_type ())

/* The first cell of a row: technology, applicant and the words that were looked for; or the
 * heading of a group. It names its row for screen readers. */
G_DECLARE_FINAL_TYPE (TjNameCell, tj_name_cell, TJ, NAME_CELL, GtkWidget)

void tj_name_cell_set_object (TjNameCell *self,
                              gpointer    object);

G_END_DECLS
