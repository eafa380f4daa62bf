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
 * @height_low: the lowest of it
 * @height_high: the highest of it
 * @is_best: whether no other is both cheaper and better
 * @x: where its cost lies of the whole width, from 0 to 1
 * @y: where its height lies of the whole height, from 0 to 1 upwards
 * @size: its diameter as a share of the largest one's
 * @category: (nullable): as that of @claim
 * @hollow: whether it is a demonstration
 *
 * What a layout asks of every bubble stands side by side: thousands of claims do not fit into a
 * cache, and logarithms take time.
 */
typedef struct
{
  const TjChartClaim *claim;
  double height;
  double height_low;
  double height_high;
  gboolean is_best;
  gboolean hollow;
  double x;
  double y;
  double size;
  const char *category;
} TjBubblePoint;

/**
 * TjBubbleData:
 * @points: (element-type TjBubblePoint): from cheap to dear
 * @of_score: whether heights are scores and not potentials
 * @order: of drawing, the largest first, so that they cover none
 * @x: from costs to 0 to 1
 * @y: from heights to 0 to 1
 * @largest: the largest investment, in 亿元, or 0
 * @cost_scale: how costs are placed
 * @threshold: of a symmetric logarithmic scale of costs
 * @height_scale: how heights are placed
 * @plot: of the last layout
 * @shown_x: from costs to coordinates of the last layout
 * @shown_y: from heights to coordinates of the last layout
 */
typedef struct
{
  GArray *points;
  guint *order;
  TjScale x;
  TjScale y;
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
  cairo_rectangle_t plot;
  TjScale shown_x;
  TjScale shown_y;
} TjBubbleData;

void     tj_bubble_place_all  (TjBubbleData       *data);
gboolean tj_bubble_lay_out    (TjChart            *chart,
                               TjBubbleData       *data,
                               TjChartScene       *scene,
                               cairo_rectangle_t  *room);
void     tj_bubble_add_ranges (const TjBubbleData *data,
                               guint               index,
                               TjChartScene       *overlay);

G_END_DECLS
