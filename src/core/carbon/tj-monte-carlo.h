/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/carbon/tj-estimate.h"
#include "core/carbon/tj-recalculation-model.h"

G_BEGIN_DECLS

/**
 * TjMonteCarloSpread:
 * @n_defined: draws in which there is such a figure
 * @low: the 5 per cent point of those
 * @middle: the median
 * @high: the 95 per cent point
 */
typedef struct
{
  guint n_defined;
  double low;
  double middle;
  double high;
} TjMonteCarloSpread;

void tj_monte_carlo_run (const TjRecalculationModel *model,
                         const TjEstimate           *estimates,
                         guint                       n_draws,
                         guint32                     seed,
                         TjMonteCarloSpread         *spreads);

G_END_DECLS
