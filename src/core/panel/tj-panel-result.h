/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/panel/tj-panel-scorer.h"

G_BEGIN_DECLS

/**
 * TjPanelCriterionResult:
 * @state: whether there is a score
 * @points: exact, 0 to 5
 * @value: on the rule's scale, rounded
 * @n_given: sheets with points
 * @n_cannot_assess: sheets that say it cannot be assessed
 * @n_missing: sheets that say nothing
 * @lowest: the least given, 0 to 5
 * @highest: the most given, 0 to 5
 * @below: whether @value is under the threshold
 *
 * What the panel says of one criterion of one item.
 */
typedef struct
{
  TjPanelState state;
  double points;
  double value;
  guint n_given;
  guint n_cannot_assess;
  guint n_missing;
  double lowest;
  double highest;
  gboolean below;
} TjPanelCriterionResult;

/**
 * TjPanelItemResult:
 * @state: whether there is a total
 * @points: exact, 0 to 5
 * @value: on the rule's scale, rounded; what is printed and ranked by
 * @n_sheets: sheets that count
 * @n_totals: of those, with a total
 * @lowest: the least total of a reviewer, 0 to 5
 * @highest: the greatest
 * @deviation: the standard deviation of the reviewers' totals (n − 1), from two on
 * @trimmed: whether the rule left out two
 * @left_out: the reviewers whose totals it left out
 * @rank: from 1; 0 without a total
 * @tied: whether others have the same rank
 * @n_below: thresholds that were not reached, of criteria and of the total
 * @passes: whether there is a total and nothing is below its threshold
 * @widest: the criterion over which the reviewers differ most, or -1
 * @spread: by how many points they differ there
 * @criteria: (array): by criterion
 */
typedef struct
{
  TjPanelState state;
  double points;
  double value;
  guint n_sheets;
  guint n_totals;
  double lowest;
  double highest;
  double deviation;
  gboolean trimmed;
  guint left_out[2];
  guint rank;
  gboolean tied;
  guint n_below;
  gboolean passes;
  int widest;
  double spread;
  TjPanelCriterionResult *criteria;
} TjPanelItemResult;

/**
 * TjPanelResult:
 * @items: (array length=n_items): by item
 * @n_items: how many
 * @n_criteria: how many of the stage
 * @by_rank: (array length=n_items): items from the best; those without a total last
 * @by_disagreement: (array length=n_items): items over which reviewers differ most first
 */
typedef struct
{
  TjPanelItemResult *items;
  guint n_items;
  guint n_criteria;
  guint *by_rank;
  guint *by_disagreement;
} TjPanelResult;

TjPanelResult *tj_panel_result_new  (TjPanelScorer *scorer,
                                     TjRubric      *rubric,
                                     TjReviewStage  stage) G_GNUC_WARN_UNUSED_RESULT;
void           tj_panel_result_free (TjPanelResult *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TjPanelResult, tj_panel_result_free)

G_END_DECLS
