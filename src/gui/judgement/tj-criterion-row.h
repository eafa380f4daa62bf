/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "gui/tj-session.h"

G_BEGIN_DECLS

#define TJ_TYPE_CRITERION_ROW (tj_criterion_row_get_type ())

/* One criterion: a line with its score when folded; the anchors, the scale, confidence and
 * justification when unfolded.
 *
 * signal "unfolded": the reviewer opened it */
G_DECLARE_FINAL_TYPE (TjCriterionRow, tj_criterion_row, TJ, CRITERION_ROW, GtkWidget)

GtkWidget   *tj_criterion_row_new          (TjCriterion    *criterion,
                                            TjSession      *session,
                                            TjRoundItem    *item);
TjCriterion *tj_criterion_row_get_criterion (TjCriterionRow *self);
gboolean     tj_criterion_row_get_expanded (TjCriterionRow *self);
void         tj_criterion_row_set_expanded (TjCriterionRow *self,
                                            gboolean        expanded);
void         tj_criterion_row_set_half_points (TjCriterionRow *self,
                                               guint           half_points);
void         tj_criterion_row_add_half_point  (TjCriterionRow *self);
void         tj_criterion_row_focus_justification (TjCriterionRow *self);
void         tj_criterion_row_update       (TjCriterionRow *self);

G_END_DECLS
