/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "render/tj-cost-curve-private.h"

#include "render/tj-chart-claim-row.h"
#include "render/tj-chart-frame.h"
#include "render/tj-chart-legend.h"

#include <math.h>

/* The abatement cost curve, on the form basis or on the net basis: one bar a package, as wide as
 * the potential it claims for 2030 and as high as its unit cost, from cheap to dear. Bars touch, so
 * that the way along the axis is the sum of the potentials before it; that sum is declared
 * and not additive, which the title says. Among bars below zero the order by unit cost is
 * not an order of merit, since a smaller reduction makes the same saving look better; they
 * are hatched, a caution stands above them, and they can be ordered by their annual reduction
 * instead (Taylor, Energy Policy 48, 2012). A package without potential or cost is not a
 * bar of height zero but a line below the chart. */

/* A cost is clipped when it is more than so many times the cost at the 90th percentile, both
 * without their signs; below three bars there are no others to be far from. */
#define CLIP_FACTOR 4.0
#define CLIP_PERCENTILE 0.9
#define MIN_CLIP_BARS 3

/* A clipped bar ends this much beyond the highest whole one. */
#define CLIP_OVERHANG 1.15

#define TJ_TYPE_COST_CURVE (tj_cost_curve_get_type ())

G_DECLARE_FINAL_TYPE (TjCostCurve, tj_cost_curve, TJ, COST_CURVE, TjChart)

struct _TjCostCurve
{
  TjChart parent_instance;

  TjChartLegend *legend;
  TjCostCurveData data;
};

G_DEFINE_FINAL_TYPE (TjCostCurve, tj_cost_curve, TJ_TYPE_CHART)

static int
compare_numbers (double one,
                 double two)
{
  return (one > two) - (one < two);
}

static int
compare_keys (const TjChartClaim *one,
              const TjChartClaim *two)
{
  int order = g_strcmp0 (one->key, two->key);

  return order != 0 ? order : g_strcmp0 (one->name, two->name);
}

/* Ascending cost; of equal costs the larger potential first. With @data, bars below zero come
 * in the order of their annual reduction. */
static int
compare_bars (gconstpointer a,
              gconstpointer b,
              gpointer      data)
{
  const TjChartClaim *one = ((const TjCostBar *) a)->claim;
  const TjChartClaim *two = ((const TjCostBar *) b)->claim;
  gboolean by_reduction = data != NULL && one->cost.value < 0 && two->cost.value < 0;
  int order = by_reduction ? 0 : compare_numbers (one->cost.value, two->cost.value);

  if (order == 0)
    order = compare_numbers (two->potential.value, one->potential.value);
  if (order == 0)
    order = compare_numbers (one->cost.value, two->cost.value);

  return order != 0 ? order : compare_keys (one, two);
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  return compare_numbers (*(const double *) a, *(const double *) b);
}

/* Returns the largest cost without its sign that is drawn in full. */
static double
get_clip_limit (GArray *bars)
{
  g_autofree double *costs = g_new0 (double, MAX (bars->len, 1));
  double percentile;

  if (bars->len < MIN_CLIP_BARS)
    return INFINITY;

  for (guint i = 0; i < bars->len; i++)
    costs[i] = fabs (g_array_index (bars, TjCostBar, i).claim->cost.value);
  qsort (costs, bars->len, sizeof (double), compare_doubles);
  percentile = costs[(guint) ((bars->len - 1) * CLIP_PERCENTILE)];

  return percentile > 0 ? CLIP_FACTOR * percentile : INFINITY;
}

static void
note_extremes (TjCostCurveData    *data,
               const TjChartClaim *claim)
{
  if (data->cheapest == NULL || claim->cost.value < data->cheapest->cost.value)
    data->cheapest = claim;
  if (data->dearest == NULL || claim->cost.value >= data->dearest->cost.value)
    data->dearest = claim;
}

static void
measure_bars (TjCostCurveData *data)
{
  double limit = get_clip_limit (data->bars);
  gboolean above = FALSE;
  gboolean below = FALSE;

  for (guint i = 0; i < data->bars->len; i++)
    {
      TjCostBar *bar = &g_array_index (data->bars, TjCostBar, i);

      bar->start = data->total;
      bar->clipped = fabs (bar->claim->cost.value) > limit;
      data->total += bar->claim->potential.value;
      note_extremes (data, bar->claim);

      if (bar->clipped)
        {
          above = above || bar->claim->cost.value > 0;
          below = below || bar->claim->cost.value < 0;
          continue;
        }

      data->low = MIN (data->low, MAX (bar->claim->cost.low, -limit));
      data->high = MAX (data->high, MIN (bar->claim->cost.high, limit));
    }

  if (above)
    data->high = CLIP_OVERHANG * MAX (data->high, -data->low);
  if (below)
    data->low = CLIP_OVERHANG * MIN (data->low, -data->high);
  if (!(data->high > data->low))
    data->high = 1;
}

/* The line of the carbon price stands within the plot, unless bars would be flattened by it. */
static void
make_room_for_price (TjCostCurveData      *data,
                     const TjChartOptions *options)
{
  double span = data->high - data->low;

  if (!options->has_price || data->bars->len == 0)
    return;
  if (options->price > data->high && options->price < data->high + 2 * span)
    data->high = options->price;
  if (options->price < data->low && options->price > data->low - 2 * span)
    data->low = options->price;
}

static void
collect_bars (TjCostCurve *self)
{
  TjCostCurveData *data = &self->data;
  const TjChartOptions *options = &tj_chart_get_content (TJ_CHART (self))->options;

  for (guint i = 0; i < data->claims->len; i++)
    {
      const TjChartClaim *claim = &g_array_index (data->claims, TjChartClaim, i);
      const TjCostBar bar = { claim, 0, claim->potential.value, claim->cost.value,
                              claim->cost.high, claim->category, FALSE };

      if (tj_chart_take_figure (TJ_CHART (self), TJ_CHART_AXIS_X, &claim->potential)
          && tj_chart_take_figure (TJ_CHART (self), TJ_CHART_AXIS_Y, &claim->cost))
        g_array_append_val (data->bars, bar);
    }

  g_array_sort_with_data (data->bars, compare_bars,
                          options->negative_by_reduction ? data : NULL);
  measure_bars (data);
  make_room_for_price (data, options);
}

static void
note_categories (TjCostCurve *self)
{
  self->legend = tj_chart_legend_new (self->data.taxonomy,
                                      tj_chart_get_content (TJ_CHART (self))->language);
  for (guint i = 0; i < self->data.bars->len; i++)
    tj_chart_legend_note (self->legend, g_array_index (self->data.bars, TjCostBar, i).category);
}

static void
add_columns (TjChartTable         *table,
             const TjChartOptions *options)
{
  TjLanguage language = options->language;

  tj_chart_table_add_column (table, TJ_CHART_SAY (language, "序号", "Number"), TRUE);
  tj_chart_claim_add_identity_columns (table, language);
  tj_chart_table_add_column (table, TJ_CHART_SAY (language, "2030年减排潜力（万tCO₂e/a）",
                                                  "Potential 2030 (×10⁴ tCO₂e/a)"), TRUE);
  tj_chart_table_add_column (table, TJ_CHART_SAY (language, "累计潜力（万tCO₂e/a）",
                                                  "Cumulative potential (×10⁴ tCO₂e/a)"), TRUE);
  tj_chart_table_add_column (table, TJ_CHART_SAY (language, "单位成本（元/tCO₂）",
                                                  "Unit cost (CNY/tCO₂)"), TRUE);
  tj_chart_table_add_column (table, TJ_CHART_SAY (language, "成本下限（元/tCO₂）",
                                                  "Lowest cost (CNY/tCO₂)"), TRUE);
  tj_chart_table_add_column (table, TJ_CHART_SAY (language, "成本上限（元/tCO₂）",
                                                  "Highest cost (CNY/tCO₂)"), TRUE);
  tj_chart_table_add_column (table, TJ_CHART_SAY (language, "案例数", "Cases"), TRUE);
  if (options->basis == TJ_CHART_BASIS_NET)
    tj_chart_table_add_column (table, TJ_CHART_SAY (language, "使用年限（年）",
                                                    "Service life (years)"), TRUE);
  tj_chart_table_add_column (table, TJ_CHART_SAY (language, "口径", "Basis"), FALSE);
  tj_chart_claim_add_source_columns (table, language);
}

static void
add_number (TjChartTable *table,
            gboolean      known,
            double        value)
{
  if (known)
    tj_chart_table_add_number (table, value, 2);
  else
    tj_chart_table_add_nothing (table);
}

/* @number: in the curve, from 1, or 0 where it is not drawn; @end: the cumulative potential */
static void
add_row (TjCostCurve        *self,
         const TjChartClaim *claim,
         guint               number,
         double              end,
         const char         *remark)
{
  TjChartContent *content = tj_chart_get_content (TJ_CHART (self));
  TjChartTable *table = content->table;
  g_autofree char *fields = g_strdup_printf ("%s, %s", claim->potential.source,
                                             claim->cost.source);

  add_number (table, number > 0, number);
  tj_chart_claim_add_identity (claim, table, self->data.taxonomy, content->language);
  tj_chart_table_add_figure (table, &claim->potential);
  add_number (table, number > 0, end);
  tj_chart_table_add_figure (table, &claim->cost);
  add_number (table, claim->cost.known, claim->cost.low);
  add_number (table, claim->cost.known, claim->cost.high);
  add_number (table, claim->cost.known, claim->n_cases);
  if (content->options.basis == TJ_CHART_BASIS_NET)
    add_number (table, claim->cost.known, claim->life);
  tj_chart_table_add_text (table, tj_chart_claim_say_basis (&content->options));
  tj_chart_claim_add_source (claim, table, remark, fields);
}

static void
fill_bars (TjCostCurve *self)
{
  const TjChartOptions *options = &tj_chart_get_content (TJ_CHART (self))->options;

  for (guint i = 0; i < self->data.bars->len; i++)
    {
      const TjCostBar *bar = &g_array_index (self->data.bars, TjCostBar, i);

      tj_chart_add_mark (TJ_CHART (self), bar->claim->key, NULL);
      add_row (self, bar->claim, i + 1, bar->start + bar->claim->potential.value,
               bar->clipped ? TJ_CHART_SAY (options->language, "柱已截断", "bar clipped") : "");
    }
}

static void
fill_missing (TjCostCurve *self)
{
  TjChartContent *content = tj_chart_get_content (TJ_CHART (self));

  for (guint i = 0; i < self->data.claims->len; i++)
    {
      const TjChartClaim *claim = &g_array_index (self->data.claims, TjChartClaim, i);
      const char *reasons[3] = { claim->potential.reason, claim->cost.reason, NULL };
      g_autofree char *reason = NULL;

      if (claim->potential.known && claim->cost.known)
        continue;

      reason = g_strjoinv (TJ_CHART_SAY (content->language, "；", "; "),
                           (char **) (claim->potential.known ? reasons + 1 : reasons));
      tj_chart_claim_add_missing (claim, content, reason);
      add_row (self, claim, 0, 0, reason);
    }

  tj_chart_content_count_missing (content);
}

static void
tj_cost_curve_fill (TjChart            *chart,
                    const TjChartInput *input)
{
  TjCostCurve *self = TJ_COST_CURVE (chart);
  TjChartContent *content = tj_chart_get_content (chart);

  self->data.taxonomy = g_object_ref (input->taxonomy);
  self->data.claims = tj_chart_claim_list_new (input, &content->options);
  collect_bars (self);
  note_categories (self);
  add_columns (content->table, &content->options);
  tj_cost_curve_fill_words (content, &self->data);
  tj_chart_reserve (chart, self->data.bars->len, self->data.claims->len);
  fill_bars (self);
  fill_missing (self);
}

static gboolean
tj_cost_curve_layout (TjChart           *chart,
                      TjChartScene      *scene,
                      cairo_rectangle_t *room)
{
  TjCostCurve *self = TJ_COST_CURVE (chart);

  tj_chart_legend_lay_out (self->legend, TJ_CHART_LEGEND_AREAS, scene, room);

  return tj_cost_curve_lay_out (chart, &self->data, scene, room);
}

static char *
tj_cost_curve_describe (TjChart *chart,
                        guint    mark)
{
  const TjCostCurveData *data = &TJ_COST_CURVE (chart)->data;

  return tj_cost_curve_describe_bar (&g_array_index (data->bars, TjCostBar, mark), data,
                                     &tj_chart_get_content (chart)->options);
}

static void
tj_cost_curve_finalize (GObject *object)
{
  TjCostCurve *self = TJ_COST_CURVE (object);

  g_clear_pointer (&self->data.bars, g_array_unref);
  g_clear_pointer (&self->data.claims, g_array_unref);
  g_clear_pointer (&self->legend, tj_chart_legend_free);
  g_clear_object (&self->data.taxonomy);

  G_OBJECT_CLASS (tj_cost_curve_parent_class)->finalize (object);
}

static void
tj_cost_curve_class_init (TjCostCurveClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tj_cost_curve_finalize;
  TJ_CHART_CLASS (klass)->fill = tj_cost_curve_fill;
  TJ_CHART_CLASS (klass)->layout = tj_cost_curve_layout;
  TJ_CHART_CLASS (klass)->describe = tj_cost_curve_describe;
}

static void
tj_cost_curve_init (TjCostCurve *self)
{
  self->data.bars = g_array_new (FALSE, TRUE, sizeof (TjCostBar));
}

const TjChartKind tj_cost_curve_kind = {
  "cost-curve",
  "减排成本曲线",
  "Abatement cost curve",
  "看哪些技术便宜、哪些贵，各能减多少：宽为年减排潜力，高为单位成本，由低到高排列",
  "Which technologies are cheap, which are dear and how much each claims to avoid: as wide as "
  "the annual potential, as high as the unit cost, from cheap to dear",
  TJ_CHART_OF_PACKAGES,
  TJ_CHART_READS_BASIS | TJ_CHART_READS_PRICE | TJ_CHART_READS_NEGATIVE_ORDER | TJ_CHART_ZOOMS,
  NULL,
  tj_cost_curve_get_type,
};
