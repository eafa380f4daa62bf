/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/panel/tj-rank-acceptability.h"
#include "core/panel/tj-weight-sensitivity.h"

G_BEGIN_DECLS

/**
 * TjTopVerdict:
 * @TJ_TOP_NOT_RANKED: there is no total
 * @TJ_TOP_SAFE_IN: among the first in 95 draws of 100, and whichever reviewer is left out
 * @TJ_TOP_SAFE_OUT: not among them in 95 draws of 100, and whichever reviewer is left out
 * @TJ_TOP_DEPENDS: anything else
 */
typedef enum
{
  TJ_TOP_NOT_RANKED,
  TJ_TOP_SAFE_IN,
  TJ_TOP_SAFE_OUT,
  TJ_TOP_DEPENDS,
} TjTopVerdict;

const char *tj_top_verdict_to_string (TjTopVerdict self);

/**
 * TjItemRobustness:
 * @verdict: whether the choice of the first @n_top hangs on something
 * @is_in: whether it is among them as the rule has it; equals share the better rank
 * @criterion: whose weight decides soonest, or -1 where no single weight does
 * @weight: at which the choice changes, 0 to 1
 * @reviewers: (element-type guint): those without whom the choice would be another
 */
typedef struct
{
  TjTopVerdict verdict;
  gboolean is_in;
  int criterion;
  double weight;
  GArray *reviewers;
} TjItemRobustness;

/**
 * TjRobustness:
 * @n_top: how many are chosen
 * @n_items: how many items there are
 * @n_reviewers: how many reviewers
 * @n_criteria: how many criteria
 * @items: (array length=n_items): by item
 * @ranks: (array length=n_items): with everyone, 0 for none
 * @ranks_without: (array): by reviewer, then item: the rank without that reviewer, 0 for none
 * @sensitivities: (array length=n_criteria): by criterion
 * @acceptability: what draws tell
 */
typedef struct
{
  guint n_top;
  guint n_items;
  guint n_reviewers;
  guint n_criteria;
  TjItemRobustness *items;
  guint *ranks;
  guint *ranks_without;
  TjWeightSensitivity **sensitivities;
  TjRankAcceptability *acceptability;
} TjRobustness;

TjRobustness *tj_robustness_new  (TjPanelScorer                *scorer,
                                  const double                 *reviewer_weights,
                                  const TjAcceptabilityOptions *options)
                                 G_GNUC_WARN_UNUSED_RESULT;
void          tj_robustness_free (TjRobustness                 *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TjRobustness, tj_robustness_free)

G_END_DECLS
