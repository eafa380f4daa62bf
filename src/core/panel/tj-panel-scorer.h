/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/panel/tj-panel-rule.h"
#include "core/panel/tj-score-matrix.h"

G_BEGIN_DECLS

/**
 * TjPanelState:
 * @TJ_PANEL_KNOWN: there is a number
 * @TJ_PANEL_NOT_REVIEWED: no sheet counts
 * @TJ_PANEL_NOT_ASSESSED: there are sheets, but none has points for it
 * @TJ_PANEL_GAPS: something is not scored, and the rule wants everything
 * @TJ_PANEL_TOO_FEW: fewer sheets than the rule's quorum
 * @TJ_PANEL_NO_WEIGHT: those who scored have no weight
 *
 * Whether there is a number, and if not, why. None of the others is ever zero.
 */
typedef enum
{
  TJ_PANEL_KNOWN,
  TJ_PANEL_NOT_REVIEWED,
  TJ_PANEL_NOT_ASSESSED,
  TJ_PANEL_GAPS,
  TJ_PANEL_TOO_FEW,
  TJ_PANEL_NO_WEIGHT,
} TjPanelState;

const char  *tj_panel_state_to_string (TjPanelState  self);
TjPanelState tj_panel_state_parse     (const char   *text);

/* Applies a rule to a matrix, with whatever weights and without whichever reviewer one wants to
 * know about. Everything is in exact points from 0 to 5; rounding is the result's. Holds room
 * for its sums, so that each thread needs its own. */
typedef struct _TjPanelScorer TjPanelScorer;

TjPanelScorer *tj_panel_scorer_new             (const TjScoreMatrix *matrix,
                                                const TjPanelRule   *rule,
                                                const double        *weights,
                                                const double        *reviewer_weights)
                                               G_GNUC_WARN_UNUSED_RESULT;
void           tj_panel_scorer_free            (TjPanelScorer       *self);
const TjScoreMatrix *tj_panel_scorer_get_matrix (TjPanelScorer      *self);
const TjPanelRule *tj_panel_scorer_get_rule    (TjPanelScorer       *self);
const double  *tj_panel_scorer_get_weights     (TjPanelScorer       *self);
void           tj_panel_scorer_set_weights     (TjPanelScorer       *self,
                                                const double        *weights);
void           tj_panel_scorer_leave_out       (TjPanelScorer       *self,
                                                int                  reviewer);
TjPanelState   tj_panel_scorer_get_sheet_total (TjPanelScorer       *self,
                                                guint                item,
                                                guint                reviewer,
                                                double              *points);
TjPanelState   tj_panel_scorer_get_criterion   (TjPanelScorer       *self,
                                                guint                item,
                                                guint                criterion,
                                                double              *points);
TjPanelState   tj_panel_scorer_get_total       (TjPanelScorer       *self,
                                                guint                item,
                                                double              *points);
gboolean       tj_panel_scorer_get_trimmed     (TjPanelScorer       *self,
                                                guint                item,
                                                guint               *lowest,
                                                guint               *highest);
TjRatings     *tj_panel_scorer_get_totals      (TjPanelScorer       *self)
                                               G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TjPanelScorer, tj_panel_scorer_free)

G_END_DECLS
