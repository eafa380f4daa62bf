/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "gui/tj-session.h"

G_BEGIN_DECLS

#define TJ_TYPE_FINDING_ROW (tj_finding_row_get_type ())

/* One finding with the reviewer's decision on it. */
G_DECLARE_FINAL_TYPE (TjFindingRow, tj_finding_row, TJ, FINDING_ROW, GtkListBoxRow)

GtkWidget *tj_finding_row_new         (TjFinding    *finding,
                                       TjSession    *session,
                                       TjRoundItem  *item);
TjFinding *tj_finding_row_get_finding (TjFindingRow *self);
void       tj_finding_row_update      (TjFindingRow *self);

G_END_DECLS
