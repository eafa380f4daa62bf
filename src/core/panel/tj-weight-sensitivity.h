/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/panel/tj-panel-scorer.h"

G_BEGIN_DECLS

/* Steps of the swept weight: a tenth of a per cent. */
#define TJ_SWEEP_STEPS 1000

/**
 * TjCrossover:
 * @weight: of the criterion, 0 to 1, where two items change places
 * @first: the item that is ahead below @weight
 * @second: the item that is ahead above it
 */
typedef struct
{
  double weight;
  guint first;
  guint second;
} TjCrossover;

/**
 * TjWeightRange:
 * @low: from this weight on, 0 where nothing changes down to there
 * @high: up to this weight, 1 where nothing changes up to there
 *
 * The stretch around the present weight in which something stays as it is.
 */
typedef struct
{
  double low;
  double high;
} TjWeightRange;

/**
 * TjWeightSensitivity:
 * @criterion: whose weight is swept
 * @current: its weight now
 * @n_items: how many items there are
 * @known: (array): whether there is a total, by item, then step: %TJ_SWEEP_STEPS + 1 of each
 * @points: (array): totals from 0 to 5, likewise
 * @crossovers: (element-type TjCrossover): by weight
 * @n_crossovers: how many there are; @crossovers holds those nearest to the present weight
 * @order: in which nobody changes places
 * @top: in which the same items are the first @n_top
 * @n_top: how many of the first are meant
 * @is_top_clear: whether the first @n_top are told from the rest at the present weight
 * @in_top: (array length=n_items): who is among the first @n_top now
 * @own: (array length=n_items): of each item, in which it stays in, or out of, the first @n_top
 *
 * What happens to the totals while one weight goes from 0 to 1 and the others keep their
 * proportions to each other.
 */
typedef struct
{
  guint criterion;
  double current;
  guint n_items;
  guint8 *known;
  double *points;
  GArray *crossovers;
  guint n_crossovers;
  TjWeightRange order;
  TjWeightRange top;
  guint n_top;
  gboolean is_top_clear;
  gboolean *in_top;
  TjWeightRange *own;
} TjWeightSensitivity;

TjWeightSensitivity *tj_weight_sensitivity_new  (TjPanelScorer       *scorer,
                                                 guint                criterion,
                                                 guint                n_top)
                                                G_GNUC_WARN_UNUSED_RESULT;
void                 tj_weight_sensitivity_free (TjWeightSensitivity *self);
void                 tj_weight_sweep            (const double        *weights,
                                                 guint                n_weights,
                                                 guint                criterion,
                                                 double               weight,
                                                 double              *swept);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TjWeightSensitivity, tj_weight_sensitivity_free)

G_END_DECLS
