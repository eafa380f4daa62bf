/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "render/tj-bubble-private.h"

#include "core/base/tj-text.h"
#include "render/tj-chart-claim-row.h"
#include "render/tj-chart-frame.h"
#include "render/tj-chart-legend.h"

#include <math.h>

/* One bubble a technology: as far to the right as its unit cost, as high as its potential or
 * its score, its area that of its investment. What is up and to the left is good. The line
 * joins those of which no other is both cheaper and better; dashed lines stand at the medians,
 * which are of this round and say nothing of another. */

#define HALF_DECADES 2.0

#define TJ_TYPE_BUBBLE (tj_bubble_get_type ())

G_DECLARE_FINAL_TYPE (TjBubble, tj_bubble, TJ, BUBBLE, TjChart)

struct _TjBubble
{
  TjChart parent_instance;

  TjTaxonomy *taxonomy;
  GArray *claims;
  TjChartLegend *legend;
  TjBubbleData data;
};

G_DEFINE_FINAL_TYPE (TjBubble, tj_bubble, TJ_TYPE_CHART)

static int
compare_numbers (double one,
                 double two)
{
  return (one > two) - (one < two);
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  return compare_numbers (*(const double *) a, *(const double *) b);
}

/* From cheap to dear, of equal costs the higher first. */
static int
compare_points (gconstpointer a,
                gconstpointer b)
{
  const TjBubblePoint *one = a;
  const TjBubblePoint *two = b;
  int order = compare_numbers (one->claim->cost.value, two->claim->cost.value);

  if (order == 0)
    order = compare_numbers (two->height, one->height);
  if (order == 0)
    order = g_strcmp0 (one->claim->key, two->claim->key);

  return order != 0 ? order : g_strcmp0 (one->claim->name, two->claim->name);
}

static double
get_median (GArray  *points,
            gboolean of_height)
{
  g_autofree double *values = g_new0 (double, MAX (points->len, 1));
  guint middle = points->len / 2;

  for (guint i = 0; i < points->len; i++)
    {
      const TjBubblePoint *point = &g_array_index (points, TjBubblePoint, i);

      values[i] = of_height ? point->height : point->claim->cost.value;
    }
  qsort (values, points->len, sizeof (double), compare_doubles);

  return points->len % 2 == 1 || points->len == 0
           ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

/* The mean of the totals that reviewers gave; one without any points is no zero. */
static void
read_score (const TjChartClaim *claim,
            TjLanguage          language,
            TjChartFigure      *figure)
{
  GPtrArray *reviews = claim->subject->reviews;
  double sum = 0;
  guint n = 0;

  *figure = (TjChartFigure) { FALSE, 0, INFINITY, -INFINITY, TJ_CHART_UNIT_POINTS,
                              TJ_CHART_BASIS_REVIEW, "score.*.points", NULL };

  for (guint i = 0; i < reviews->len; i++)
    {
      TjTotal total = { 0 };

      tj_review_get_total (g_ptr_array_index (reviews, i), &total);
      if (total.n_given == 0)
        continue;

      sum += total.points;
      figure->low = MIN (figure->low, total.points);
      figure->high = MAX (figure->high, total.points);
      n++;
    }

  figure->known = n > 0;
  if (n > 0)
    figure->value = sum / n;
  else
    figure->reason = TJ_CHART_SAY (language, "还没有评分", "there is no score yet");
}

static void
collect_points (TjBubble *self)
{
  const TjChartOptions *options = &tj_chart_get_content (TJ_CHART (self))->options;
  TjBubbleData *data = &self->data;

  data->of_score = options->measure == TJ_CHART_MEASURE_SCORE;

  for (guint i = 0; i < self->claims->len; i++)
    {
      TjBubblePoint point = { &g_array_index (self->claims, TjChartClaim, i) };
      TjChartFigure height;

      if (data->of_score)
        read_score (point.claim, options->language, &height);
      else
        height = point.claim->potential;

      if (tj_chart_take_figure (TJ_CHART (self), TJ_CHART_AXIS_X, &point.claim->cost)
          && tj_chart_take_figure (TJ_CHART (self), TJ_CHART_AXIS_Y, &height))
        {
          point.height = height.value;
          point.height_low = height.low;
          point.height_high = height.high;
          tj_chart_take_figure (TJ_CHART (self), TJ_CHART_AXIS_SIZE, &point.claim->investment);
          g_array_append_val (data->points, point);
        }
    }

  g_array_sort (data->points, compare_points);
}

/* The span of what is drawn, and the best points from left to right. */
static void
measure_points (TjBubbleData *data)
{
  double best = -INFINITY;

  for (guint i = 0; i < data->points->len; i++)
    {
      TjBubblePoint *point = &g_array_index (data->points, TjBubblePoint, i);
      double cost = point->claim->cost.value;

      data->low_cost = i == 0 ? cost : MIN (data->low_cost, cost);
      data->high_cost = i == 0 ? cost : MAX (data->high_cost, cost);
      data->low_height = i == 0 ? point->height : MIN (data->low_height, point->height);
      data->high_height = i == 0 ? point->height : MAX (data->high_height, point->height);
      if (point->claim->investment.known)
        data->largest = MAX (data->largest, point->claim->investment.value);

      point->is_best = point->height > best;
      best = MAX (best, point->height);
    }

  data->median_cost = get_median (data->points, FALSE);
  data->median_height = get_median (data->points, TRUE);
}

/* Equal steps as long as the values are of one size; ratios only where they are not. */
static void
choose_scales (TjBubbleData *data)
{
  double least = INFINITY;

  for (guint i = 0; i < data->points->len; i++)
    {
      double size = fabs (g_array_index (data->points, TjBubblePoint, i).claim->cost.value);

      least = size > 0 ? MIN (least, size) : least;
    }

  data->cost_scale = TJ_SCALE_LINEAR;
  if (isfinite (least)
      && log10 (MAX (fabs (data->low_cost), fabs (data->high_cost)) / least) > HALF_DECADES)
    data->cost_scale = data->low_cost > 0 ? TJ_SCALE_LOG : TJ_SCALE_SYMLOG;
  data->threshold = isfinite (least)
                      ? MAX (least, MAX (fabs (data->low_cost), fabs (data->high_cost)) * 1e-4)
                      : 1;

  data->height_scale = TJ_SCALE_LINEAR;
  if (!data->of_score && data->low_height > 0
      && log10 (data->high_height / data->low_height) > HALF_DECADES)
    data->height_scale = TJ_SCALE_LOG;
}

static void
note_categories (TjBubble *self)
{
  self->legend = tj_chart_legend_new (self->taxonomy,
                                      tj_chart_get_content (TJ_CHART (self))->language);
  for (guint i = 0; i < self->data.points->len; i++)
    tj_chart_legend_note (self->legend,
                          g_array_index (self->data.points, TjBubblePoint, i).category);
}

static void
add_columns (TjBubble  *self,
             TjLanguage language)
{
  TjChartTable *table = tj_chart_get_content (TJ_CHART (self))->table;

  tj_chart_table_add_column (table, TJ_CHART_SAY (language, "序号", "Number"), TRUE);
  tj_chart_claim_add_identity_columns (table, language);
  tj_chart_table_add_column (table, TJ_CHART_SAY (language, "单位成本（元/tCO₂）",
                                                  "Unit cost (CNY/tCO₂)"), TRUE);
  tj_chart_table_add_column (table, self->data.of_score
                                      ? TJ_CHART_SAY (language, "得分（0–5分）", "Score (0–5)")
                                      : TJ_CHART_SAY (language, "2030年减排潜力（万tCO₂e/a）",
                                                      "Potential 2030 (×10⁴ tCO₂e/a)"), TRUE);
  tj_chart_table_add_column (table, TJ_CHART_SAY (language, "2030年预计总投资额（亿元）",
                                                  "Total investment 2030 (10⁸ CNY)"), TRUE);
  tj_chart_table_add_column (table, TJ_CHART_SAY (language, "不劣于其他项", "On the best line"),
                             FALSE);
  tj_chart_claim_add_source_columns (table, language);
}

static void
add_row (TjBubble            *self,
         const TjChartClaim  *claim,
         const TjBubblePoint *point,
         guint                number,
         const char          *remark)
{
  TjChartContent *content = tj_chart_get_content (TJ_CHART (self));
  TjChartTable *table = content->table;
  TjChartFigure height = claim->potential;
  g_autofree char *fields = NULL;

  if (self->data.of_score)
    read_score (claim, content->language, &height);
  fields = g_strdup_printf ("%s, %s, %s", claim->cost.source, height.source,
                            claim->investment.source);

  if (number > 0)
    tj_chart_table_add_number (table, number, 0);
  else
    tj_chart_table_add_nothing (table);
  tj_chart_claim_add_identity (claim, table, self->taxonomy, content->language);
  tj_chart_table_add_figure (table, &claim->cost);
  tj_chart_table_add_figure (table, &height);
  tj_chart_table_add_figure (table, &claim->investment);
  tj_chart_table_add_text (table, point != NULL && point->is_best
                                    ? TJ_CHART_SAY (content->language, "是", "yes") : NULL);
  tj_chart_claim_add_source (claim, table, remark, fields);
}

/* What the bubble shows: both figures with their ranges, and its size. */
static void
append_figures (GString             *text,
                const TjBubblePoint *point,
                gboolean             of_score,
                TjLanguage           language)
{
  const TjChartClaim *claim = point->claim;
  g_autofree char *cost = tj_text_format_number (claim->cost.value, 2);
  g_autofree char *height = tj_text_format_number (point->height, 2);
  g_autofree char *investment = NULL;

  investment = claim->investment.known ? tj_text_format_number (claim->investment.value, 2)
                                       : g_strdup ("—");
  g_string_append_printf (text, TJ_CHART_SAY (language, "%s元/tCO₂", "%s CNY/tCO₂"), cost);
  tj_chart_claim_append_range (text, claim->cost.low, claim->cost.high, language);
  g_string_append_printf (text, of_score
                                  ? TJ_CHART_SAY (language, "，%s分", ", %s points")
                                  : TJ_CHART_SAY (language, "，%s万tCO₂e/a", ", %s ×10⁴ tCO₂e/a"),
                          height);
  tj_chart_claim_append_range (text, point->height_low, point->height_high, language);
  g_string_append_printf (text, TJ_CHART_SAY (language, "，总投资%s亿元",
                                              ", investment %s ×10⁸ CNY"), investment);
}

static char *
tj_bubble_describe (TjChart *chart,
                    guint    mark)
{
  TjBubble *self = TJ_BUBBLE (chart);
  const TjChartOptions *options = &tj_chart_get_content (chart)->options;
  const TjBubblePoint *point = &g_array_index (self->data.points, TjBubblePoint, mark);
  const TjChartClaim *claim = point->claim;
  const char *stage = tj_chart_claim_get_stage_label (claim, options->language);
  GString *text = g_string_new (claim->name);

  if (*stage != '\0')
    g_string_append_printf (text, TJ_CHART_SAY (options->language, "（%s）", " (%s)"), stage);
  g_string_append (text, TJ_CHART_SAY (options->language, "：", ": "));
  append_figures (text, point, self->data.of_score, options->language);
  g_string_append_printf (text, TJ_CHART_SAY (options->language, "；%s，来源：%s，%s",
                                              "; %s; from %s, %s"),
                          tj_chart_claim_say_basis (options), claim->package_name,
                          claim->cost.source);

  return g_string_free (text, FALSE);
}

static void
fill_missing (TjBubble *self)
{
  TjChartContent *content = tj_chart_get_content (TJ_CHART (self));

  for (guint i = 0; i < self->claims->len; i++)
    {
      const TjChartClaim *claim = &g_array_index (self->claims, TjChartClaim, i);
      const char *reason = claim->cost.reason;
      TjChartFigure height = claim->potential;

      if (self->data.of_score)
        read_score (claim, content->language, &height);
      if (claim->cost.known && height.known)
        continue;

      reason = reason != NULL ? reason : height.reason;
      tj_chart_claim_add_missing (claim, content, reason);
      add_row (self, claim, NULL, 0, reason);
    }

  tj_chart_content_count_missing (content);
}

static void
fill_rows (TjBubble *self)
{
  TjLanguage language = tj_chart_get_content (TJ_CHART (self))->language;

  for (guint i = 0; i < self->data.points->len; i++)
    {
      const TjBubblePoint *point = &g_array_index (self->data.points, TjBubblePoint, i);

      tj_chart_add_mark (TJ_CHART (self), point->claim->key, NULL);
      add_row (self, point->claim, point, i + 1,
               point->claim->investment.known
                 ? NULL : TJ_CHART_SAY (language, "没有投资额，按最小尺寸画虚线",
                                        "without an investment: smallest size, dashed"));
    }

  fill_missing (self);
}

static char *
write_sentence (TjBubble *self)
{
  const TjBubbleData *data = &self->data;
  TjLanguage language = tj_chart_get_content (TJ_CHART (self))->language;
  g_autofree char *median = tj_text_format_number (data->median_cost, 2);
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;
  guint n_best = 0;

  if (data->points->len == 0)
    return g_strdup_printf (TJ_CHART_SAY (language, "%u项申报材料都缺少绘图所需的数据。",
                                          "All %u packages lack what the chart needs."),
                            self->claims->len);

  for (guint i = 0; i < data->points->len; i++)
    n_best += g_array_index (data->points, TjBubblePoint, i).is_best ? 1 : 0;

  first = tj_chart_claim_dup_short_name (g_array_index (data->points, TjBubblePoint, 0)
                                           .claim->name);
  last = tj_chart_claim_dup_short_name (g_array_index (data->points, TjBubblePoint,
                                                       data->points->len - 1).claim->name);

  return g_strdup_printf (TJ_CHART_SAY (language,
                                        "%u项技术：单位成本最低的是“%s”，最高的是“%s”，中位数%s元/tCO₂；"
                                        "%u项没有其他项既便宜又更好；%u项因缺少数据未绘制。",
                                        "%u technologies: the cheapest is “%s”, the dearest “%s”, "
                                        "the median %s CNY/tCO₂; of %u none is both cheaper and "
                                        "better; %u lack data."),
                          data->points->len, first, last, median, n_best,
                          self->claims->len - data->points->len);
}

static void
fill_words (TjBubble *self)
{
  TjChartContent *content = tj_chart_get_content (TJ_CHART (self));
  TjLanguage language = content->language;
  g_autofree char *basis = tj_chart_claim_dup_basis_label (&content->options);

  content->title = g_strdup (self->data.of_score
                               ? TJ_CHART_SAY (language, "单位成本与评审得分（元/tCO₂；0–5分）",
                                               "Unit cost and score (CNY/tCO₂; 0–5 points)")
                               : TJ_CHART_SAY (language,
                                               "单位成本与2030年减排潜力（元/tCO₂；万tCO₂e/a）",
                                               "Unit cost and potential 2030 (CNY/tCO₂; "
                                               "×10⁴ tCO₂e/a)"));
  content->subtitle = g_strdup_printf (TJ_CHART_SAY (language,
                                                     "%s · 面积为2030年预计总投资额 · 绘制%u项，缺数据未绘制%u项",
                                                     "%s · area is the total investment of 2030 · "
                                                     "%u drawn, %u left out for lack of data"),
                                       basis, self->data.points->len,
                                       self->claims->len - self->data.points->len);
  content->footnote = g_strdup (TJ_CHART_SAY (language,
                                              "实心：推广类；空心：示范类；虚线框：未填投资额。折线连接没有其他项既便宜又更好的技术；"
                                              "虚线为本轮中位数。左上为优。",
                                              "Solid: promotion; hollow: demonstration; dashed "
                                              "edge: no investment given. The line joins those of "
                                              "which no other is both cheaper and better; dashed "
                                              "lines are the medians of this round. Up and left "
                                              "is good."));
  content->sentence = write_sentence (self);
}

static void
tj_bubble_fill (TjChart            *chart,
                const TjChartInput *input)
{
  TjBubble *self = TJ_BUBBLE (chart);
  TjChartContent *content = tj_chart_get_content (chart);

  self->taxonomy = g_object_ref (input->taxonomy);
  self->claims = tj_chart_claim_list_new (input, &content->options);
  collect_points (self);
  measure_points (&self->data);
  choose_scales (&self->data);
  tj_bubble_place_all (&self->data);
  note_categories (self);
  add_columns (self, content->language);
  fill_words (self);
  tj_chart_reserve (chart, self->data.points->len, self->claims->len);
  fill_rows (self);
}

static gboolean
tj_bubble_layout (TjChart           *chart,
                  TjChartScene      *scene,
                  cairo_rectangle_t *room)
{
  TjBubble *self = TJ_BUBBLE (chart);

  tj_chart_legend_lay_out (self->legend, TJ_CHART_LEGEND_SHAPES, scene, room);

  return tj_bubble_lay_out (chart, &self->data, scene, room);
}

static void
tj_bubble_emphasise (TjChart      *chart,
                     guint         mark,
                     TjChartScene *overlay)
{
  tj_bubble_add_ranges (&TJ_BUBBLE (chart)->data, mark, overlay);
}

static void
tj_bubble_finalize (GObject *object)
{
  TjBubble *self = TJ_BUBBLE (object);

  g_clear_pointer (&self->data.points, g_array_unref);
  g_clear_pointer (&self->data.order, g_free);
  g_clear_pointer (&self->claims, g_array_unref);
  g_clear_pointer (&self->legend, tj_chart_legend_free);
  g_clear_object (&self->taxonomy);

  G_OBJECT_CLASS (tj_bubble_parent_class)->finalize (object);
}

static void
tj_bubble_class_init (TjBubbleClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tj_bubble_finalize;
  TJ_CHART_CLASS (klass)->fill = tj_bubble_fill;
  TJ_CHART_CLASS (klass)->layout = tj_bubble_layout;
  TJ_CHART_CLASS (klass)->describe = tj_bubble_describe;
  TJ_CHART_CLASS (klass)->emphasise = tj_bubble_emphasise;
}

static void
tj_bubble_init (TjBubble *self)
{
  self->data.points = g_array_new (FALSE, TRUE, sizeof (TjBubblePoint));
}

static const char * const measures[] = { "potential", "score", NULL };

const TjChartKind tj_bubble_kind = {
  "bubble",
  "成本与潜力气泡图",
  "Cost against potential",
  "比较各项技术的单位成本、减排潜力（或得分）和投资规模，看出既便宜又有效的技术",
  "Unit cost, potential (or score) and investment of each technology at once: what is cheap and "
  "good stands up and left",
  TJ_CHART_OF_PACKAGES,
  TJ_CHART_READS_BASIS | TJ_CHART_READS_MEASURE | TJ_CHART_ZOOMS,
  measures,
  tj_bubble_get_type,
};
