/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "render/tj-chart-claim.h"
#include "render/tj-chart-private.h"
#include "render/tj-scale.h"

G_BEGIN_DECLS

/**
 * TjBubblePoint:
 * @claim: (transfer none): what is drawn
 * @height: its potential or its score
 * @is_best: whether no other is both cheaper and better
 */
typedef struct
{
  const TjChartClaim *claim;
  TjChartFigure height;
  gboolean is_best;
} TjBubblePoint;

/**
 * TjBubbleData:
 * @points: (element-type TjBubblePoint): from cheap to dear
 * @of_score: whether heights are scores and not potentials
 * @largest: the largest investment, in 亿元, or 0
 * @cost_scale: how costs are placed
 * @threshold: of a symmetric logarithmic scale of costs
 * @height_scale: how heights are placed
 */
typedef struct
{
  GArray *points;
  gboolean of_score;
  double low_cost;
  double high_cost;
  double low_height;
  double high_height;
  double median_cost;
  double median_height;
  double largest;
  TjScaleKind cost_scale;
  double threshold;
  TjScaleKind height_scale;
} TjBubbleData;

gboolean tj_bubble_lay_out (TjChart            *chart,
                            const TjBubbleData *data,
                            TjChartScene       *scene,
                            cairo_rectangle_t  *room);

G_END_DECLS
