/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "render/tj-chart-claim.h"
#include "render/tj-chart-private.h"
#include "render/tj-scale.h"

G_BEGIN_DECLS

/**
 * TjCostBar:
 * @claim: (transfer none): what is drawn
 * @start: the potential of all bars before it, in 万tCO2e a year
 * @width: its own potential
 * @cost: its unit cost
 * @high: the highest unit cost of its cases
 * @category: (nullable): as that of @claim
 * @clipped: whether its cost is too far from the others' to be drawn in full
 *
 * One bar of a cost curve, in the order of the curve. What a layout asks of every bar stands
 * here as well as in the claim, side by side: thousands of claims do not fit into a cache.
 */
typedef struct
{
  const TjChartClaim *claim;
  double start;
  double width;
  double cost;
  double high;
  const char *category;
  gboolean clipped;
} TjCostBar;

/**
 * TjCostCurveData:
 * @claims: (element-type TjChartClaim): of all packages
 * @bars: (element-type TjCostBar): from left to right
 * @total: of all potentials, in 万tCO2e a year
 * @low: the lowest cost drawn, or zero
 * @high: the highest cost drawn, or zero; one where all are zero
 * @cheapest: (nullable): the bar of the lowest cost
 * @dearest: (nullable): the bar of the highest cost
 * @taxonomy: for names
 */
typedef struct
{
  GArray *claims;
  GArray *bars;
  double total;
  double low;
  double high;
  const TjChartClaim *cheapest;
  const TjChartClaim *dearest;
  TjTaxonomy *taxonomy;
} TjCostCurveData;

/**
 * TjCostPlot:
 * @em: the size of small text
 * @line: the height of one line of it
 * @plot: where bars stand
 * @x: from potentials to coordinates, of the part that is looked at
 * @y: from costs to coordinates
 * @zero: where a cost of zero is
 * @wide: the potential from which on a bar has room for its name
 * @n_levels: how many lines the numbers of narrow bars may take
 * @first: the first bar that is looked at
 * @last: the one behind the last
 *
 * A curve while it is laid out.
 */
typedef struct
{
  TjChart *chart;
  const TjCostCurveData *data;
  TjChartScene *scene;
  const TjTheme *theme;
  TjLanguage language;
  double em;
  double line;
  cairo_rectangle_t plot;
  TjScale x;
  TjScale y;
  double zero;
  double wide;
  guint n_levels;
  guint first;
  guint last;
} TjCostPlot;

/* A cost of nearly zero still shows beside the heavy zero line. */
#define TJ_COST_MIN_BAR_HEIGHT 3.0

typedef struct _TjCostCrowd TjCostCrowd;

TjCostCrowd     *tj_cost_crowd_new          (const TjCostPlot        *plot);
void             tj_cost_crowd_free         (TjCostCrowd             *self);
void             tj_cost_crowd_add          (TjCostCrowd             *self,
                                             const TjCostBar         *bar,
                                             const cairo_rectangle_t *area);
void             tj_cost_crowd_end_run      (TjCostCrowd             *self);
void             tj_cost_crowd_draw         (TjCostCrowd             *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TjCostCrowd, tj_cost_crowd_free)

const TjCostBar *tj_cost_plot_get_bar       (const TjCostPlot        *self,
                                             guint                    index);
double           tj_cost_plot_get_bar_width (const TjCostPlot        *self,
                                             const TjCostBar         *bar);
void             tj_cost_plot_get_bar_area  (const TjCostPlot        *self,
                                             const TjCostBar         *bar,
                                             cairo_rectangle_t       *area);
double           tj_cost_plot_get_reach     (const TjCostPlot        *self,
                                             const TjCostBar         *bar);
gboolean         tj_cost_plot_get_price_line (const TjCostPlot       *self,
                                             double                  *y);
gboolean         tj_cost_plot_has_own_label (const TjCostPlot        *self,
                                             const TjCostBar         *bar);
double           tj_cost_plot_get_number_width (const TjCostPlot     *self,
                                             guint                    index);
void             tj_cost_plot_add_key       (TjCostPlot              *self,
                                             cairo_rectangle_t       *room);
void             tj_cost_plot_add_labels    (TjCostPlot              *self);

gboolean         tj_cost_curve_lay_out      (TjChart                 *chart,
                                             const TjCostCurveData   *data,
                                             TjChartScene            *scene,
                                             cairo_rectangle_t       *room);
void             tj_cost_curve_fill_words   (TjChartContent          *content,
                                             const TjCostCurveData   *data);
char            *tj_cost_curve_describe_bar (const TjCostBar         *bar,
                                             const TjCostCurveData   *data,
                                             const TjChartOptions    *options)
                                             G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
