/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "render/tj-cost-curve-private.h"

#include "core/base/tj-text.h"
#include "render/tj-chart-frame.h"

#include <math.h>

/* The abatement cost curve on the form basis: one bar a package, as wide as the potential it
 * claims for 2030 and as high as the unit cost it claims, from cheap to dear. Bars touch, so
 * that the way along the axis is the sum of the potentials before it; that sum is declared
 * and not additive, which the title says. Among bars below zero the order by unit cost is
 * not an order of merit, since a smaller reduction makes the same saving look better; they
 * are hatched and a caution stands above them. A package without potential or cost is not a
 * bar of height zero but a line below the chart. */

/* A cost is clipped when it is more than so many times the cost at the 90th percentile, both
 * without their signs; below three bars there are no others to be far from. */
#define CLIP_FACTOR 4.0
#define CLIP_PERCENTILE 0.9
#define MIN_CLIP_BARS 3

/* A clipped bar ends this much beyond the highest whole one. */
#define CLIP_OVERHANG 1.15

#define SENTENCE_NAME_LENGTH 60

#define TJ_TYPE_COST_CURVE (tj_cost_curve_get_type ())

G_DECLARE_FINAL_TYPE (TjCostCurve, tj_cost_curve, TJ, COST_CURVE, TjChart)

struct _TjCostCurve
{
  TjChart parent_instance;

  TjTaxonomy *taxonomy;
  GArray *claims;
  GPtrArray *legend_names;
  GPtrArray *legend_codes;
  TjCostCurveData data;
};

G_DEFINE_FINAL_TYPE (TjCostCurve, tj_cost_curve, TJ_TYPE_CHART)

static int
compare_bars (gconstpointer a,
              gconstpointer b)
{
  const TjChartClaim *one = ((const TjCostBar *) a)->claim;
  const TjChartClaim *two = ((const TjCostBar *) b)->claim;
  int order;

  if (one->cost.value < two->cost.value || one->cost.value > two->cost.value)
    return one->cost.value < two->cost.value ? -1 : 1;
  if (one->potential.value < two->potential.value || one->potential.value > two->potential.value)
    return one->potential.value > two->potential.value ? -1 : 1;

  order = g_strcmp0 (one->key, two->key);

  return order != 0 ? order : g_strcmp0 (one->name, two->name);
}

static int
compare_numbers (gconstpointer a,
                 gconstpointer b)
{
  double one = *(const double *) a;
  double two = *(const double *) b;

  return (one > two) - (one < two);
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
  qsort (costs, bars->len, sizeof (double), compare_numbers);
  percentile = costs[(guint) ((bars->len - 1) * CLIP_PERCENTILE)];

  return percentile > 0 ? CLIP_FACTOR * percentile : INFINITY;
}

static void
measure_bars (TjCostCurveData *data)
{
  double limit = get_clip_limit (data->bars);
  double above = 0;
  double below = 0;

  for (guint i = 0; i < data->bars->len; i++)
    {
      TjCostBar *bar = &g_array_index (data->bars, TjCostBar, i);

      bar->start = data->total;
      bar->clipped = fabs (bar->claim->cost.value) > limit;
      data->total += bar->claim->potential.value;

      if (bar->clipped)
        {
          above = MAX (above, bar->claim->cost.value > 0 ? 1 : 0);
          below = MAX (below, bar->claim->cost.value < 0 ? 1 : 0);
          continue;
        }

      data->low = MIN (data->low, MAX (bar->claim->cost.low, -limit));
      data->high = MAX (data->high, MIN (bar->claim->cost.high, limit));
    }

  if (above > 0)
    data->high = CLIP_OVERHANG * MAX (data->high, -data->low);
  if (below > 0)
    data->low = CLIP_OVERHANG * MIN (data->low, -data->high);
  if (!(data->high > data->low))
    data->high = 1;
}

static void
collect_bars (TjCostCurve *self)
{
  TjCostCurveData *data = &self->data;

  for (guint i = 0; i < self->claims->len; i++)
    {
      TjCostBar bar = { &g_array_index (self->claims, TjChartClaim, i), 0, FALSE };

      if (tj_chart_take_figure (TJ_CHART (self), TJ_CHART_AXIS_X, &bar.claim->potential)
          && tj_chart_take_figure (TJ_CHART (self), TJ_CHART_AXIS_Y, &bar.claim->cost))
        g_array_append_val (data->bars, bar);
    }

  g_array_sort (data->bars, compare_bars);
  measure_bars (data);
}

static gboolean
has_category (GArray     *bars,
              const char *code)
{
  for (guint i = 0; i < bars->len; i++)
    {
      if (g_strcmp0 (g_array_index (bars, TjCostBar, i).claim->category, code) == 0)
        return TRUE;
    }

  return FALSE;
}

static void
add_legend_entry (TjCostCurve *self,
                  const char  *code,
                  TjLanguage   language)
{
  if (!has_category (self->data.bars, code))
    return;

  g_ptr_array_add (self->legend_codes, (gpointer) g_intern_string (code));
  g_ptr_array_add (self->legend_names,
                   tj_chart_claim_dup_category_label (code, self->taxonomy, language));
}

static void
collect_legend (TjCostCurve *self,
                TjLanguage   language)
{
  GListModel *categories = tj_taxonomy_get_categories (self->taxonomy);
  guint n_categories = g_list_model_get_n_items (categories);

  for (guint i = 0; i < n_categories; i++)
    {
      g_autoptr(TjTaxonomyNode) node = g_list_model_get_item (categories, i);

      add_legend_entry (self, tj_taxonomy_node_get_code (node), language);
    }

  add_legend_entry (self, NULL, language);
  g_ptr_array_add (self->legend_codes, NULL);
}

static char *
shorten_name (const char *name)
{
  glong length = g_utf8_strlen (name, -1);
  g_autofree char *start = NULL;
  g_autofree char *end = NULL;

  if (length <= SENTENCE_NAME_LENGTH)
    return g_strdup (name);

  start = g_utf8_substring (name, 0, SENTENCE_NAME_LENGTH / 2);
  end = g_utf8_substring (name, length - SENTENCE_NAME_LENGTH / 3, length);

  return g_strdup_printf ("%s…%s", start, end);
}

static char *
describe_extremes (TjCostCurveData *data,
                   TjLanguage       language)
{
  const TjChartClaim *first = g_array_index (data->bars, TjCostBar, 0).claim;
  const TjChartClaim *last = g_array_index (data->bars, TjCostBar, data->bars->len - 1).claim;
  g_autofree char *low = tj_text_format_number (first->cost.value, 2);
  g_autofree char *high = tj_text_format_number (last->cost.value, 2);
  g_autofree char *first_name = shorten_name (first->name);
  g_autofree char *last_name = shorten_name (last->name);

  if (data->bars->len == 1)
    return g_strdup_printf (TJ_CHART_SAY (language, "“%s”申报的单位成本为%s元/tCO₂",
                                          "“%s” claims a unit cost of %s CNY/tCO₂"),
                            first_name, low);

  return g_strdup_printf (TJ_CHART_SAY (language,
                                        "申报的单位成本从%s元/tCO₂（%s）到%s元/tCO₂（%s）",
                                        "the claimed unit cost runs from %s CNY/tCO₂ (%s) "
                                        "to %s CNY/tCO₂ (%s)"),
                          low, first_name, high, last_name);
}

static char *
write_sentence (TjCostCurve *self,
                TjLanguage   language)
{
  TjCostCurveData *data = &self->data;
  guint n_missing = self->claims->len - data->bars->len;
  g_autofree char *extremes = NULL;
  g_autofree char *total = NULL;

  if (self->claims->len == 0)
    return g_strdup (TJ_CHART_SAY (language, "没有申报材料，因此没有成本曲线。",
                                   "There is no package, so there is no cost curve."));
  if (data->bars->len == 0)
    return g_strdup_printf (TJ_CHART_SAY (language,
                                          "%u项申报材料都没有同时给出可用的2030年减排潜力和单位成本，无法绘制成本曲线。",
                                          "None of the %u packages gives both a usable potential "
                                          "for 2030 "
                                          "and a unit cost, so no cost curve can be drawn."),
                            self->claims->len);

  extremes = describe_extremes (data, language);
  total = tj_text_format_number (data->total, 2);

  return g_strdup_printf (TJ_CHART_SAY (language,
                                        "%u项技术中绘制%u项，%u项因缺少数据未绘制：%s；2030年申报潜力之和为%s万tCO₂e/a，不可直接相加。",
                                        "Of %u technologies %u are drawn and %u lack data: %s; "
                                        "the potentials "
                                        "declared for 2030 sum to %s ×10⁴ tCO₂e/a and are not "
                                        "additive."),
                          self->claims->len, data->bars->len, n_missing, extremes, total);
}

static char *
describe_bar (const TjCostBar *bar,
              TjCostCurve     *self,
              TjLanguage       language)
{
  const TjChartClaim *claim = bar->claim;
  g_autofree char *category = NULL;
  g_autofree char *cost = tj_text_format_number (claim->cost.value, 2);
  g_autofree char *potential = tj_text_format_number (claim->potential.value, 2);

  category = tj_chart_claim_dup_category_label (claim->category, self->taxonomy, language);

  return g_strdup_printf (TJ_CHART_SAY (language, "%s（%s）：%s元/tCO₂，%s万tCO₂e/a%s",
                                        "%s (%s): %s CNY/tCO₂, %s ×10⁴ tCO₂e/a%s"),
                          claim->name, category, cost, potential,
                          bar->clipped ? TJ_CHART_SAY (language, "，柱已截断", ", bar clipped") : "");
}

static void
add_columns (TjChartTable *table,
             TjLanguage    language)
{
  tj_chart_table_add_column (table, TJ_CHART_SAY (language, "序号", "Number"), TRUE);
  tj_chart_table_add_column (table, TJ_CHART_SAY (language, "技术", "Technology"), FALSE);
  tj_chart_table_add_column (table, TJ_CHART_SAY (language, "类别", "Category"), FALSE);
  tj_chart_table_add_column (table, TJ_CHART_SAY (language, "阶段", "Stage"), FALSE);
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
  tj_chart_table_add_column (table, TJ_CHART_SAY (language, "说明", "Remark"), FALSE);
  tj_chart_table_add_column (table, TJ_CHART_SAY (language, "材料清单摘要", "Manifest digest"), FALSE);
}

static void
add_figure (TjChartTable *table,
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
  g_autofree char *category = NULL;

  category = tj_chart_claim_dup_category_label (claim->category, self->taxonomy,
                                                content->language);
  add_figure (table, number > 0, number);
  tj_chart_table_add_text (table, claim->name);
  tj_chart_table_add_text (table, category);
  tj_chart_table_add_text (table, tj_chart_claim_get_stage_label (claim, content->language));
  add_figure (table, claim->potential.known, claim->potential.value);
  add_figure (table, number > 0, end);
  add_figure (table, claim->cost.known, claim->cost.value);
  add_figure (table, claim->cost.known, claim->cost.low);
  add_figure (table, claim->cost.known, claim->cost.high);
  add_figure (table, claim->cost.known, claim->n_cases);
  tj_chart_table_add_text (table, remark);
  tj_chart_table_add_text (table, claim->key);
}

static void
fill_bars (TjCostCurve *self)
{
  TjLanguage language = tj_chart_get_content (TJ_CHART (self))->language;

  for (guint i = 0; i < self->data.bars->len; i++)
    {
      const TjCostBar *bar = &g_array_index (self->data.bars, TjCostBar, i);
      g_autofree char *text = describe_bar (bar, self, language);

      tj_chart_add_mark (TJ_CHART (self), bar->claim->key, text);
      add_row (self, bar->claim, i + 1, bar->start + bar->claim->potential.value,
               bar->clipped ? TJ_CHART_SAY (language, "柱已截断", "bar clipped") : "");
    }
}

static void
fill_missing (TjCostCurve *self)
{
  TjChartContent *content = tj_chart_get_content (TJ_CHART (self));

  for (guint i = 0; i < self->claims->len; i++)
    {
      const TjChartClaim *claim = &g_array_index (self->claims, TjChartClaim, i);
      const char *reasons[3] = { claim->potential.reason, claim->cost.reason, NULL };
      g_autofree char *reason = NULL;

      if (claim->potential.known && claim->cost.known)
        continue;

      reason = g_strjoinv (TJ_CHART_SAY (content->language, "；", "; "),
                           (char **) (claim->potential.known ? reasons + 1 : reasons));
      g_ptr_array_add (content->missing, g_strdup_printf ("%s\t%s", claim->name, reason));
      add_row (self, claim, 0, 0, reason);
    }
}

static void
fill_words (TjCostCurve *self)
{
  TjChartContent *content = tj_chart_get_content (TJ_CHART (self));
  TjLanguage language = content->language;
  guint n_bars = self->data.bars->len;
  guint n_missing = self->claims->len - n_bars;

  content->title = g_strdup (TJ_CHART_SAY (language,
                                           "2030年减排成本曲线（元/tCO₂，万tCO₂e/a）：申报潜力之和，不可直接相加",
                                           "Abatement cost curve 2030 (CNY/tCO₂, ×10⁴ tCO₂e/a): "
                                           "sum of "
                                           "declared potentials, not additive"));
  content->subtitle = g_strdup_printf (TJ_CHART_SAY (language,
                                                     "申报口径：投资 ÷ 使用期内减排量 · 2030年 · 绘制%u项，缺数据未绘制%u项",
                                                     "Form basis: investment ÷ reduction over "
                                                     "the service life · "
                                                     "year 2030 · %u drawn, %u left out for lack "
                                                     "of data"),
                                       n_bars, n_missing);
  if (n_bars > 0 && g_array_index (self->data.bars, TjCostBar, 0).claim->cost.value < 0)
    content->caution = g_strdup (TJ_CHART_SAY (language,
                                               "注意：零线以下（斜线）各项不能按单位成本比较优劣。节省的费用相同时，"
                                               "减排量越小单位成本反而越低，排在前面的未必更好。",
                                               "Caution: bars below zero (hatched) cannot be "
                                               "ranked by unit cost. "
                                               "For the same saving, a smaller reduction gives a "
                                               "lower figure, so "
                                               "what stands first need not be better."));
  content->missing_heading = g_strdup_printf (TJ_CHART_SAY (language, "未绘制（%u项）", "Not drawn (%u)"),
                                              n_missing);
  content->sentence = write_sentence (self, language);
}

static void
tj_cost_curve_fill (TjChart            *chart,
                    const TjChartInput *input)
{
  TjCostCurve *self = TJ_COST_CURVE (chart);
  TjChartContent *content = tj_chart_get_content (chart);

  self->taxonomy = g_object_ref (input->taxonomy);
  self->claims = tj_chart_claim_list_new (input, &content->options);
  collect_bars (self);
  collect_legend (self, content->language);
  add_columns (content->table, content->language);
  fill_words (self);
  fill_bars (self);
  fill_missing (self);
}

static gboolean
tj_cost_curve_layout (TjChart           *chart,
                      TjChartScene      *scene,
                      cairo_rectangle_t *room)
{
  TjCostCurve *self = TJ_COST_CURVE (chart);

  tj_chart_frame_add_legend (scene, (const char * const *) self->legend_codes->pdata,
                             self->legend_names, room);

  return tj_cost_curve_lay_out (chart, &self->data, scene, room);
}

static void
tj_cost_curve_finalize (GObject *object)
{
  TjCostCurve *self = TJ_COST_CURVE (object);

  g_clear_pointer (&self->data.bars, g_array_unref);
  g_clear_pointer (&self->claims, g_array_unref);
  g_clear_pointer (&self->legend_names, g_ptr_array_unref);
  g_clear_pointer (&self->legend_codes, g_ptr_array_unref);
  g_clear_object (&self->taxonomy);

  G_OBJECT_CLASS (tj_cost_curve_parent_class)->finalize (object);
}

static void
tj_cost_curve_class_init (TjCostCurveClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tj_cost_curve_finalize;
  TJ_CHART_CLASS (klass)->fill = tj_cost_curve_fill;
  TJ_CHART_CLASS (klass)->layout = tj_cost_curve_layout;
}

static void
tj_cost_curve_init (TjCostCurve *self)
{
  self->legend_names = g_ptr_array_new_with_free_func (g_free);
  self->legend_codes = g_ptr_array_new ();
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
