/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/panel/tj-panel-scorer.h"

G_BEGIN_DECLS

/**
 * TjUncertainWeights:
 * @TJ_WEIGHTS_AS_GIVEN: the rule's own
 * @TJ_WEIGHTS_NEAR: each drawn evenly around its own
 * @TJ_WEIGHTS_ANY: all weightings alike
 */
typedef enum
{
  TJ_WEIGHTS_AS_GIVEN,
  TJ_WEIGHTS_NEAR,
  TJ_WEIGHTS_ANY,
} TjUncertainWeights;

/**
 * TjAcceptabilityOptions:
 * @weights: what is uncertain about the weights
 * @weight_spread: with %TJ_WEIGHTS_NEAR: by what share of itself a weight may differ, 0 to 1
 * @score_spread: by how many points a score may differ, drawn evenly either way; 0 for none
 * @resamples_reviewers: whether the panel of each item is drawn anew from those who reviewed it
 * @n_draws: how often, 1 or more
 * @seed: the same seed gives the same result on every machine
 * @n_top: how many items are chosen
 */
typedef struct
{
  TjUncertainWeights weights;
  double weight_spread;
  double score_spread;
  gboolean resamples_reviewers;
  guint n_draws;
  guint64 seed;
  guint n_top;
} TjAcceptabilityOptions;

#define TJ_MAX_DRAWS 10000000

/**
 * TjItemAcceptability:
 * @n_defined: draws in which the item has a total; without any nothing else means anything
 * @counts: (array): how often the item had each rank, from 1 at [0]; equals share the better
 * @expected: its mean rank
 * @low: the rank below which it is in one draw of twenty
 * @high: the rank above which it is in one draw of twenty
 * @top: the share of draws in which it was among the first @n_top, 0 to 1
 */
typedef struct
{
  guint n_defined;
  guint *counts;
  double expected;
  guint low;
  guint high;
  double top;
} TjItemAcceptability;

/**
 * TjRankAcceptability:
 * @options: what was asked for
 * @n_items: how many items there are
 * @n_ranked: how many of them have a total
 * @items: (array length=n_items): by item
 * @by_expected: (array length=n_items): the best expected rank first, unranked last
 */
typedef struct
{
  TjAcceptabilityOptions options;
  guint n_items;
  guint n_ranked;
  TjItemAcceptability *items;
  guint *by_expected;
} TjRankAcceptability;

void                 tj_acceptability_options_init (TjAcceptabilityOptions       *self);
TjRankAcceptability *tj_rank_acceptability_new     (TjPanelScorer                *scorer,
                                                    const double                 *reviewer_weights,
                                                    const TjAcceptabilityOptions *options)
                                                   G_GNUC_WARN_UNUSED_RESULT;
void                 tj_rank_acceptability_free    (TjRankAcceptability          *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TjRankAcceptability, tj_rank_acceptability_free)

G_END_DECLS
