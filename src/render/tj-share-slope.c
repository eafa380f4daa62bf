/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/base/tj-text.h"
#include "render/tj-chart-axis.h"
#include "render/tj-chart-claim-row.h"
#include "render/tj-chart-frame.h"
#include "render/tj-chart-legend.h"
#include "render/tj-label-spread.h"

#include <math.h>

/* The share of its market that a technology has now and expects for 2030: a line each, as
 * thick as its potential. Steep lines are bold claims; one that falls contradicts the notice
 * and has a finding of its own. */

#define MIN_EMS 20
#define MIN_LINES 7
#define LABEL_SHARE 0.42
#define MIN_WIDTH 1.2
#define MAX_WIDTH 11.0
#define MARKER_EMS 0.8
#define TITLE_LINES 1.5

#define TJ_TYPE_SHARE_SLOPE (tj_share_slope_get_type ())

G_DECLARE_FINAL_TYPE (TjShareSlope, tj_share_slope, TJ, SHARE_SLOPE, TjChart)

struct _TjShareSlope
{
  TjChart parent_instance;

  TjTaxonomy *taxonomy;
  TjChartLegend *legend;
  GArray *claims;
  GPtrArray *lines;
  double largest;
  double top;
};

G_DEFINE_FINAL_TYPE (TjShareSlope, tj_share_slope, TJ_TYPE_CHART)

static const TjChartClaim *
get_line (const TjShareSlope *self,
          guint               index)
{
  return g_ptr_array_index (self->lines, index);
}

static gboolean
is_drawn (const TjChartClaim *claim)
{
  return claim->share_now.known && claim->share_2030.known;
}

/* The largest share of 2030 first, as the ends stand from top to bottom. */
static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  const TjChartClaim *one = *(const TjChartClaim * const *) a;
  const TjChartClaim *two = *(const TjChartClaim * const *) b;
  double difference = two->share_2030.value - one->share_2030.value;
  int order;

  if (!(difference > 0) && !(difference < 0))
    difference = two->share_now.value - one->share_now.value;
  if (difference > 0 || difference < 0)
    return difference > 0 ? 1 : -1;

  order = g_strcmp0 (one->key, two->key);

  return order != 0 ? order : g_strcmp0 (one->name, two->name);
}

static void
collect_lines (TjShareSlope *self)
{
  for (guint i = 0; i < self->claims->len; i++)
    {
      TjChartClaim *claim = &g_array_index (self->claims, TjChartClaim, i);

      if (!is_drawn (claim)
          || !tj_chart_take_figure (TJ_CHART (self), TJ_CHART_AXIS_Y, &claim->share_now)
          || !tj_chart_take_figure (TJ_CHART (self), TJ_CHART_AXIS_Y, &claim->share_2030))
        continue;

      tj_chart_take_figure (TJ_CHART (self), TJ_CHART_AXIS_SIZE, &claim->potential);
      if (claim->potential.known)
        self->largest = MAX (self->largest, claim->potential.value);
      self->top = MAX (self->top, MAX (claim->share_now.value, claim->share_2030.value));
      g_ptr_array_add (self->lines, claim);
    }

  g_ptr_array_sort (self->lines, compare_lines);
  if (!(self->top > 0))
    self->top = 1;
}

static void
add_row (TjShareSlope       *self,
         const TjChartClaim *claim,
         const char         *remark)
{
  TjChartContent *content = tj_chart_get_content (TJ_CHART (self));
  TjChartTable *table = content->table;

  tj_chart_claim_add_identity (claim, table, self->taxonomy, content->language);
  tj_chart_table_add_figure (table, &claim->share_now);
  tj_chart_table_add_figure (table, &claim->share_2030);
  tj_chart_table_add_number (table, is_drawn (claim) ? claim->share_2030.value
                                                         - claim->share_now.value : NAN, 2);
  tj_chart_table_add_figure (table, &claim->potential);
  tj_chart_claim_add_source (claim, table, remark,
                             "current_share, expected_share_2030, potential_2030");
}

static void
add_columns (TjChartTable *table,
             TjLanguage    language)
{
  tj_chart_claim_add_identity_columns (table, language);
  tj_chart_table_add_column (table, TJ_CHART_SAY (language, "目前已推广比例（%）", "Share now (%)"),
                             TRUE);
  tj_chart_table_add_column (table, TJ_CHART_SAY (language, "2030年预期推广比例（%）",
                                                  "Share expected for 2030 (%)"), TRUE);
  tj_chart_table_add_column (table, TJ_CHART_SAY (language, "增加（百分点）",
                                                  "Increase (percentage points)"), TRUE);
  tj_chart_table_add_column (table, TJ_CHART_SAY (language, "2030年减排潜力（万tCO₂e/a）",
                                                  "Potential 2030 (×10⁴ tCO₂e/a)"), TRUE);
  tj_chart_claim_add_source_columns (table, language);
}

static void
add_line_mark (TjShareSlope       *self,
               const TjChartClaim *claim)
{
  TjLanguage language = tj_chart_get_content (TJ_CHART (self))->language;
  g_autofree char *now = tj_text_format_number (claim->share_now.value, 2);
  g_autofree char *then = tj_text_format_number (claim->share_2030.value, 2);
  g_autofree char *potential = NULL;
  g_autofree char *text = NULL;

  potential = claim->potential.known ? tj_text_format_number (claim->potential.value, 2)
                                     : g_strdup ("—");
  text = g_strdup_printf (TJ_CHART_SAY (language,
                                        "%s：目前%s%%，2030年%s%%，减排潜力%s万tCO₂e/a；申报值，来源：%s，"
                                        "current_share，expected_share_2030",
                                        "%s: %s %% now, %s %% in 2030, potential %s ×10⁴ tCO₂e/a; "
                                        "as declared; from %s, current_share, "
                                        "expected_share_2030"),
                          claim->name, now, then, potential, claim->package_name);
  tj_chart_add_mark (TJ_CHART (self), claim->key, text);
}

static void
fill_rows (TjShareSlope *self)
{
  TjChartContent *content = tj_chart_get_content (TJ_CHART (self));
  TjLanguage language = content->language;

  for (guint i = 0; i < self->lines->len; i++)
    {
      const TjChartClaim *claim = get_line (self, i);
      const char *remark = NULL;

      if (claim->share_2030.value < claim->share_now.value)
        remark = TJ_CHART_SAY (language, "2030年低于目前", "lower in 2030 than now");
      else if (!claim->potential.known)
        remark = claim->potential.reason;
      tj_chart_legend_note (self->legend, claim->category);
      add_line_mark (self, claim);
      add_row (self, claim, remark);
    }

  for (guint i = 0; i < self->claims->len; i++)
    {
      const TjChartClaim *claim = &g_array_index (self->claims, TjChartClaim, i);
      const char *reason = claim->share_now.reason != NULL ? claim->share_now.reason
                                                           : claim->share_2030.reason;

      if (is_drawn (claim))
        continue;

      tj_chart_claim_add_missing (claim, content, reason);
      add_row (self, claim, reason);
    }

  tj_chart_content_count_missing (content);
}

static char *
write_sentence (TjShareSlope *self)
{
  TjLanguage language = tj_chart_get_content (TJ_CHART (self))->language;
  const TjChartClaim *steepest = NULL;
  g_autofree char *now = NULL;
  g_autofree char *then = NULL;
  g_autofree char *name = NULL;

  if (self->lines->len == 0)
    return g_strdup_printf (TJ_CHART_SAY (language, "%u项申报材料都没有同时给出可用的目前和2030年推广比例。",
                                          "None of the %u packages gives both a usable share now "
                                          "and for 2030."), self->claims->len);

  for (guint i = 0; i < self->lines->len; i++)
    {
      const TjChartClaim *claim = get_line (self, i);

      if (steepest == NULL || claim->share_2030.value - claim->share_now.value
                                > steepest->share_2030.value - steepest->share_now.value)
        steepest = claim;
    }

  now = tj_text_format_number (steepest->share_now.value, 2);
  then = tj_text_format_number (steepest->share_2030.value, 2);
  name = tj_chart_claim_dup_short_name (steepest->name);

  return g_strdup_printf (TJ_CHART_SAY (language,
                                        "%u项技术中增长最多的是“%s”，从目前的%s%%到2030年的%s%%；%u项因缺少数据未绘制。",
                                        "Of %u technologies “%s” expects the largest increase, "
                                        "from %s %% now to %s %% in 2030; %u lack data."),
                          self->lines->len, name, now, then,
                          self->claims->len - self->lines->len);
}

static gboolean
has_dashed_lines (const TjShareSlope *self)
{
  for (guint i = 0; i < self->lines->len; i++)
    {
      if (!get_line (self, i)->potential.known)
        return TRUE;
    }

  return FALSE;
}

static void
tj_share_slope_fill (TjChart            *chart,
                     const TjChartInput *input)
{
  TjShareSlope *self = TJ_SHARE_SLOPE (chart);
  TjChartContent *content = tj_chart_get_content (chart);
  TjLanguage language = content->language;

  self->taxonomy = g_object_ref (input->taxonomy);
  self->legend = tj_chart_legend_new (self->taxonomy, content->language);
  self->claims = tj_chart_claim_list_new (input, &content->options);
  collect_lines (self);
  add_columns (content->table, language);
  fill_rows (self);

  content->title = g_strdup (TJ_CHART_SAY (language, "目前与2030年预期推广比例（%）",
                                           "Share now and expected for 2030 (%)"));
  content->subtitle = g_strdup_printf (TJ_CHART_SAY (language,
                                                     "申报值 · 线宽为2030年减排潜力 · 绘制%u项，缺数据未绘制%u项",
                                                     "As declared · lines as thick as the "
                                                     "potential of 2030 · %u drawn, %u left out "
                                                     "for lack of data"),
                                       self->lines->len, self->claims->len - self->lines->len);
  if (has_dashed_lines (self))
    content->footnote = g_strdup (TJ_CHART_SAY (language, "虚线：未填减排潜力。",
                                                "Dashed: no potential given."));
  content->sentence = write_sentence (self);
}

typedef struct
{
  TjShareSlope *chart;
  TjChartScene *scene;
  const TjTheme *theme;
  TjLanguage language;
  double em;
  double line;
  cairo_rectangle_t plot;
  TjScale y;
} Plot;

static PangoLayout *
create_text (const Plot *plot,
             const char *text,
             double      max_width)
{
  TjChartTextStyle style = { plot->em, FALSE, max_width, 1, FALSE };

  return tj_chart_scene_create_text (plot->scene, text, &style);
}

static void
add_line (Plot               *plot,
          const TjChartClaim *claim,
          guint               index)
{
  double share = claim->potential.known ? claim->potential.value / plot->chart->largest : 0;
  TjStroke stroke = { plot->theme->foreground, MAX (MIN_WIDTH, MAX_WIDTH * share),
                      !claim->potential.known };
  double size = MAX (MARKER_EMS * plot->em, stroke.width + 2);
  double now = tj_scale_map (&plot->y, claim->share_now.value);
  double then = tj_scale_map (&plot->y, claim->share_2030.value);
  double right = plot->plot.x + plot->plot.width;
  const TjStroke edge = { plot->theme->background, 1, FALSE };
  cairo_rectangle_t marker = { plot->plot.x - size / 2, now - size / 2, size, size };

  tj_theme_get_line_color (plot->theme, claim->category, &stroke.color);
  tj_chart_scene_line (plot->scene, plot->plot.x, now, plot->plot.width, then - now, &stroke);
  tj_chart_scene_marker (plot->scene, claim->category, &marker, &stroke.color, &edge);
  marker.x = right - size / 2;
  marker.y = then - size / 2;
  tj_chart_scene_marker (plot->scene, claim->category, &marker, &stroke.color, &edge);
  tj_chart_place_mark (TJ_CHART (plot->chart), index, &marker);
}

static int
compare_potentials (gconstpointer a,
                    gconstpointer b,
                    gpointer      data)
{
  const TjShareSlope *self = data;
  guint one = *(const guint *) a;
  guint two = *(const guint *) b;
  const TjChartFigure *first = &get_line (self, one)->potential;
  const TjChartFigure *second = &get_line (self, two)->potential;
  double difference = (second->known ? second->value : 0) - (first->known ? first->value : 0);

  if (difference > 0 || difference < 0)
    return difference > 0 ? 1 : -1;

  return (one > two) - (one < two);
}

static int
compare_numbers (gconstpointer a,
                 gconstpointer b)
{
  guint one = *(const guint *) a;
  guint two = *(const guint *) b;

  return (one > two) - (one < two);
}

/* Where the words of the labelled lines stand: beside their ends, as far as there is room. */
static void
spread (Plot        *plot,
        const guint *labelled,
        guint        n,
        double      *places)
{
  for (guint i = 0; i < n; i++)
    places[i] = tj_scale_map (&plot->y, get_line (plot->chart, labelled[i])->share_2030.value);

  tj_label_spread (places, n, plot->line, plot->plot.y + plot->line / 2,
                   plot->plot.y + plot->plot.height - plot->line / 2);
}

static void
add_label (Plot  *plot,
           guint  index,
           double place)
{
  const TjStroke leader = { plot->theme->muted, 0.6, FALSE };
  const TjChartClaim *claim = get_line (plot->chart, index);
  double end = tj_scale_map (&plot->y, claim->share_2030.value);
  double x = plot->plot.x + plot->plot.width + plot->em * 2;
  g_autofree char *now = tj_text_format_number (claim->share_now.value, 1);
  g_autofree char *then = tj_text_format_number (claim->share_2030.value, 1);
  g_autofree char *figures = g_strdup_printf ("%s → %s %%", now, then);
  g_autoptr(PangoLayout) tail = create_text (plot, figures, 0);
  g_autoptr(PangoLayout) name = NULL;
  double room = plot->plot.x + plot->plot.width * (1 / (1 - LABEL_SHARE)) - x;
  cairo_rectangle_t area = { x, place - plot->line / 2, 0, plot->line };
  double width;
  double height;

  tj_chart_text_measure (tail, &width, &height);
  tj_chart_scene_line (plot->scene, plot->plot.x + plot->plot.width + plot->em * 0.7, end,
                       plot->em * 1.1, place - end, &leader);
  tj_chart_scene_text (plot->scene, tail, x, place - height / 2, &plot->theme->muted);
  x += width + plot->em * 0.5;
  area.width = width;

  if (room - width - plot->em * 0.5 > 3 * plot->em)
    {
      name = create_text (plot, claim->name, room - width - plot->em * 0.5);
      tj_chart_text_measure (name, &width, &height);
      tj_chart_scene_text (plot->scene, name, x, place - height / 2, &plot->theme->foreground);
      area.width = x + width - area.x;
    }

  tj_chart_place_mark (TJ_CHART (plot->chart), index, &area);
}

/* Of more lines than labels have room for, those of the largest potential are labelled. */
static void
add_labels (Plot *plot)
{
  guint n_lines = plot->chart->lines->len;
  guint n = MIN (n_lines, (guint) (plot->plot.height / plot->line));
  g_autofree guint *order = g_new (guint, MAX (n_lines, 1));
  g_autofree double *places = g_new (double, MAX (n, 1));

  for (guint i = 0; i < n_lines; i++)
    order[i] = i;
  g_qsort_with_data (order, (int) n_lines, sizeof (guint), compare_potentials, plot->chart);
  qsort (order, n, sizeof (guint), compare_numbers);
  spread (plot, order, n, places);

  for (guint i = 0; i < n; i++)
    add_label (plot, order[i], places[i]);
}

static void
add_ends (Plot *plot)
{
  const TjStroke rule = { plot->theme->foreground, 1, FALSE };
  const char *words[] = { TJ_CHART_SAY (plot->language, "目前", "Now"),
                          TJ_CHART_SAY (plot->language, "2030年", "2030") };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      double x = plot->plot.x + i * plot->plot.width;
      g_autoptr(PangoLayout) layout = create_text (plot, words[i], 0);
      double width;

      tj_chart_text_measure (layout, &width, NULL);
      tj_chart_scene_line (plot->scene, x, plot->plot.y, 0, plot->plot.height, &rule);
      tj_chart_scene_text (plot->scene, layout, x - width / 2,
                           plot->plot.y + plot->plot.height + plot->em * 0.4,
                           &plot->theme->foreground);
    }
}

static gboolean
tj_share_slope_layout (TjChart           *chart,
                       TjChartScene      *scene,
                       cairo_rectangle_t *room)
{
  TjShareSlope *self = TJ_SHARE_SLOPE (chart);
  Plot plot = { self, scene, tj_chart_scene_get_theme (scene),
                tj_chart_get_content (chart)->language };
  cairo_rectangle_t grid;
  double left;

  plot.em = tj_chart_frame_get_small_size (plot.theme);
  plot.line = tj_chart_frame_get_line_height (scene);
  tj_chart_legend_lay_out (self->legend, TJ_CHART_LEGEND_SHAPES, scene, room);
  if (room->width < MIN_EMS * plot.em || room->height < MIN_LINES * plot.line)
    return FALSE;

  tj_scale_init (&plot.y, 0, self->top, 1, 0);
  left = tj_chart_axis_get_left_width (scene, &plot.y, room->height) + plot.em
         + MAX_WIDTH / 2;
  tj_chart_frame_add_small_text (scene, TJ_CHART_SAY (plot.language, "推广比例（%）", "Share (%)"),
                                 room->x, room->y, room->width);
  plot.plot.x = room->x + left;
  plot.plot.width = (room->width - left) * (1 - LABEL_SHARE);
  plot.plot.y = room->y + TITLE_LINES * plot.line + MAX_WIDTH / 2;
  plot.plot.height = room->y + room->height - plot.plot.y - 1.6 * plot.line;
  plot.y.range_low = plot.plot.y + plot.plot.height;
  plot.y.range_high = plot.plot.y;

  /* Marks at the left end stand beside the figures of the axis, not on them. */
  grid = plot.plot;
  grid.x -= MAX_WIDTH / 2;
  grid.width += MAX_WIDTH / 2;
  tj_chart_axis_add_left (scene, &grid, &plot.y, TRUE);
  add_ends (&plot);
  for (guint i = self->lines->len; i > 0; i--)
    add_line (&plot, get_line (self, i - 1), i - 1);
  add_labels (&plot);

  return TRUE;
}

static void
tj_share_slope_finalize (GObject *object)
{
  TjShareSlope *self = TJ_SHARE_SLOPE (object);

  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_clear_pointer (&self->claims, g_array_unref);
  g_clear_pointer (&self->legend, tj_chart_legend_free);
  g_clear_object (&self->taxonomy);

  G_OBJECT_CLASS (tj_share_slope_parent_class)->finalize (object);
}

static void
tj_share_slope_class_init (TjShareSlopeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tj_share_slope_finalize;
  TJ_CHART_CLASS (klass)->fill = tj_share_slope_fill;
  TJ_CHART_CLASS (klass)->layout = tj_share_slope_layout;
}

static void
tj_share_slope_init (TjShareSlope *self)
{
  self->lines = g_ptr_array_new ();
}

const TjChartKind tj_share_slope_kind = {
  "share-slope",
  "推广比例变化",
  "Share now and in 2030",
  "看各项技术从目前到2030年的推广比例变化是否大胆，线越宽潜力越大",
  "How boldly each technology expects its share to grow until 2030; the thicker a line, the larger "
  "its potential",
  TJ_CHART_OF_PACKAGES,
  TJ_CHART_READS_NOTHING,
  NULL,
  tj_share_slope_get_type,
};
