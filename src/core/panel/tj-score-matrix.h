/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/panel/tj-ratings.h"
#include "core/rubric/tj-review.h"

G_BEGIN_DECLS

/* Items × reviewers × criteria in whole half points. A cell holds points, “cannot assess” or
 * nothing, and neither of the last two is ever zero points. A reviewer who handed in no sheet
 * that counts on an item is absent there, which differs from a sheet with gaps. */

typedef struct _TjScoreMatrix TjScoreMatrix;

TjScoreMatrix *tj_score_matrix_new             (guint                n_items,
                                                guint                n_reviewers,
                                                guint                n_criteria)
                                               G_GNUC_WARN_UNUSED_RESULT;
void           tj_score_matrix_free            (TjScoreMatrix       *self);
guint          tj_score_matrix_get_n_items     (const TjScoreMatrix *self);
guint          tj_score_matrix_get_n_reviewers (const TjScoreMatrix *self);
guint          tj_score_matrix_get_n_criteria  (const TjScoreMatrix *self);
void           tj_score_matrix_add_sheet       (TjScoreMatrix       *self,
                                                guint                item,
                                                guint                reviewer);
gboolean       tj_score_matrix_has_sheet       (const TjScoreMatrix *self,
                                                guint                item,
                                                guint                reviewer);
guint          tj_score_matrix_count_sheets    (const TjScoreMatrix *self,
                                                guint                item);
void           tj_score_matrix_set             (TjScoreMatrix       *self,
                                                guint                item,
                                                guint                reviewer,
                                                guint                criterion,
                                                int                  half_points);
TjScoreState   tj_score_matrix_get             (const TjScoreMatrix *self,
                                                guint                item,
                                                guint                reviewer,
                                                guint                criterion,
                                                guint               *half_points);
TjRatings     *tj_score_matrix_get_ratings     (const TjScoreMatrix *self,
                                                guint                criterion)
                                               G_GNUC_WARN_UNUSED_RESULT;

/* What tj_score_matrix_set() takes for a criterion that cannot be assessed. */
#define TJ_HALF_POINTS_CANNOT_ASSESS (-1)

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TjScoreMatrix, tj_score_matrix_free)

G_END_DECLS
