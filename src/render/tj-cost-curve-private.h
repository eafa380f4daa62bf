/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "render/tj-chart-claim.h"
#include "render/tj-chart-private.h"

G_BEGIN_DECLS

/**
 * TjCostBar:
 * @claim: (transfer none): what is drawn
 * @start: the potential of all bars before it, in 万tCO2e a year
 * @clipped: whether its cost is too far from the others' to be drawn in full
 *
 * One bar of a cost curve, in the order of the curve.
 */
typedef struct
{
  const TjChartClaim *claim;
  double start;
  gboolean clipped;
} TjCostBar;

/**
 * TjCostCurveData:
 * @bars: (element-type TjCostBar): in ascending cost
 * @total: of all potentials, in 万tCO2e a year
 * @low: the lowest cost drawn, or zero
 * @high: the highest cost drawn, or zero; one where all are zero
 */
typedef struct
{
  GArray *bars;
  double total;
  double low;
  double high;
} TjCostCurveData;

gboolean tj_cost_curve_lay_out (TjChart               *chart,
                                const TjCostCurveData *data,
                                TjChartScene          *scene,
                                cairo_rectangle_t     *room);

G_END_DECLS
