/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/base/tj-text.h"
#include "render/tj-chart-panel.h"
#include "render/tj-chart-rows.h"
#include "render/tj-scale.h"

#include <math.h>

/* What each reviewer gave: a row a reviewer, a strip a criterion and one for the totals, a dot a
 * score. The strictest reviewer stands first, by the strictness that is left when the items that
 * each had are allowed for; a line parts those below the average from those above. Dots of the
 * same score lie across the strip, never along it. */

#define MAX_POINTS 5.0
#define DOT_EMS 0.42
#define GAP_EMS 1.1
#define MIN_STRIP_EMS 4.2
#define MEDIAN_SHARE 0.8
#define HEADING_LINES 3
#define BOX_SHARE 0.62
/* Severities this near to each other are printed alike. */
#define LEVEL 0.005
/* Quartiles of fewer say nothing. */
#define MIN_BOX 8

#define TJ_TYPE_SCORE_STRIPS (tj_score_strips_get_type ())

G_DECLARE_FINAL_TYPE (TjScoreStrips, tj_score_strips, TJ, SCORE_STRIPS, TjChart)

/* @points: of one reviewer in one strip, ascending; @mark: its number, or -1 without points */
typedef struct
{
  GArray *points;
  int mark;
} Strip;

struct _TjScoreStrips
{
  TjChart parent_instance;

  TjChartPanel *panel;
  guint n_strips;
  GArray *order;  /* guint: reviewers, the strictest first */
  GArray *strips; /* Strip, by row, then strip */
  guint n_strict; /* rows below the average */
  GPtrArray *names;
  GPtrArray *tails;
};

G_DEFINE_FINAL_TYPE (TjScoreStrips, tj_score_strips, TJ_TYPE_CHART)

static void
clear_strip (gpointer data)
{
  g_array_unref (((Strip *) data)->points);
}

static int
compare_points (gconstpointer a,
                gconstpointer b)
{
  const double x = *(const double *) a;
  const double y = *(const double *) b;

  return (x > y) - (x < y);
}

/* Between neighbours, as spreadsheets do it; @points holds one at least. */
static double
get_quantile (GArray *points,
              double  share)
{
  const double place = share * (points->len - 1);
  const guint below = (guint) place;
  const double low = g_array_index (points, double, below);

  if (below + 1 >= points->len)
    return low;

  return low + (place - below) * (g_array_index (points, double, below + 1) - low);
}

static int
compare_reviewers (gconstpointer a,
                   gconstpointer b,
                   gpointer      data)
{
  const TjStrictness *strictness = data;
  const guint i = *(const guint *) a;
  const guint j = *(const guint *) b;
  const TjReviewerStrictness *x = &strictness->reviewers[i];
  const TjReviewerStrictness *y = &strictness->reviewers[j];

  if (x->known != y->known)
    return x->known ? -1 : 1;
  if (fabs (x->effect - y->effect) > 1e-9)
    return x->effect < y->effect ? -1 : 1;

  return (i > j) - (i < j);
}

static void
order_reviewers (TjScoreStrips *self)
{
  TjStrictness *strictness = self->panel->analysis->strictness;

  for (guint i = 0; i < strictness->n_reviewers; i++)
    g_array_append_val (self->order, i);
  g_array_sort_with_data (self->order, compare_reviewers, strictness);

  for (guint i = 0; i < self->order->len; i++)
    {
      const TjReviewerStrictness *reviewer =
        &strictness->reviewers[g_array_index (self->order, guint, i)];

      self->n_strict += reviewer->known && reviewer->effect < 0;
    }
}

static GArray *
list_points (TjScoreStrips *self,
             guint          reviewer,
             guint          strip)
{
  TjPanelAnalysis *analysis = self->panel->analysis;
  GArray *points = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint item = 0; item < analysis->result->n_items; item++)
    {
      double value = 0;
      guint half_points = 0;
      gboolean given;

      if (strip == analysis->n_criteria)
        given = tj_panel_scorer_get_sheet_total (analysis->scorer, item, reviewer, &value)
                == TJ_PANEL_KNOWN;
      else
        given = tj_score_matrix_get (analysis->matrix, item, reviewer, strip, &half_points)
                == TJ_SCORE_GIVEN;

      value = strip == analysis->n_criteria ? value : half_points / 2.0;
      if (given)
        g_array_append_val (points, value);
    }
  g_array_sort (points, compare_points);

  return points;
}

static const char *
get_strip_name (TjScoreStrips *self,
                guint          strip)
{
  return strip + 1 < self->n_strips
           ? self->panel->criteria[strip]
           : TJ_CHART_SAY (tj_chart_get_content (TJ_CHART (self))->language, "总分", "Total");
}

static char *
dup_strictness (TjScoreStrips *self,
              guint          reviewer)
{
  const TjReviewerStrictness *strictness = &self->panel->analysis->strictness->reviewers[reviewer];
  g_autofree char *effect = NULL;

  if (!strictness->known)
    return g_strdup ("—");

  effect = tj_text_format_number (fabs (strictness->effect), 2);

  return g_strconcat (strictness->effect < 0 ? "−" : "+", effect, NULL);
}

static void
add_columns (TjChartTable *table,
             TjLanguage    language)
{
  tj_chart_table_add_column (table, TJ_CHART_SAY (language, "专家", "Reviewer"), FALSE);
  tj_chart_table_add_column (table, TJ_CHART_SAY (language, "宽严程度（分）", "Points above the others"),
                             TRUE);
  tj_chart_table_add_column (table, TJ_CHART_SAY (language, "评审指标", "Criterion"), FALSE);
  tj_chart_table_add_column (table, TJ_CHART_SAY (language, "评分数", "Scores"), TRUE);
  tj_chart_table_add_column (table, TJ_CHART_SAY (language, "最低（分）", "Lowest (points)"), TRUE);
  tj_chart_table_add_column (table, TJ_CHART_SAY (language, "中位数（分）", "Median (points)"),
                             TRUE);
  tj_chart_table_add_column (table, TJ_CHART_SAY (language, "最高（分）", "Highest (points)"),
                             TRUE);
}

static void
add_table_row (TjScoreStrips *self,
               guint          reviewer,
               guint          strip,
               GArray        *points)
{
  TjChartTable *table = tj_chart_get_content (TJ_CHART (self))->table;
  const TjReviewerStrictness *strictness = &self->panel->analysis->strictness->reviewers[reviewer];

  tj_chart_table_add_text (table, self->panel->reviewers[reviewer]);
  if (strictness->known)
    tj_chart_table_add_number (table, strictness->effect, 2);
  else
    tj_chart_table_add_nothing (table);
  tj_chart_table_add_text (table, get_strip_name (self, strip));
  tj_chart_table_add_number (table, points->len, 0);
  for (guint i = 0; i < 3; i++)
    {
      if (points->len > 0)
        tj_chart_table_add_number (table, get_quantile (points, i / 2.0), 2);
      else
        tj_chart_table_add_nothing (table);
    }
}

static void
add_strip (TjScoreStrips *self,
           guint          reviewer,
           guint          index,
           gboolean       given)
{
  TjLanguage language = tj_chart_get_content (TJ_CHART (self))->language;
  Strip strip = { list_points (self, reviewer, index), -1 };

  if ((strip.points->len > 0) == given)
    add_table_row (self, reviewer, index, strip.points);

  if (given && strip.points->len > 0)
    {
      g_autofree char *low = tj_text_format_number (get_quantile (strip.points, 0), 2);
      g_autofree char *middle = tj_text_format_number (get_quantile (strip.points, 0.5), 2);
      g_autofree char *high = tj_text_format_number (get_quantile (strip.points, 1), 2);
      g_autofree char *text = NULL;

      text = g_strdup_printf (TJ_CHART_SAY (language, "%s，%s：%u个评分，最低%s，中位数%s，最高%s",
                                            "%s, %s: %u scores, lowest %s, median %s, highest %s"),
                              self->panel->reviewers[reviewer], get_strip_name (self, index),
                              strip.points->len, low, middle, high);
      strip.mark = (int) tj_chart_get_n_marks (TJ_CHART (self));
      tj_chart_add_mark (TJ_CHART (self),
                         ((TjPanelReviewer *) g_ptr_array_index (self->panel->panel->reviewers,
                                                                 reviewer))->key, text);
    }

  if (given)
    g_array_append_val (self->strips, strip);
  else
    clear_strip (&strip);
}

static void
fill_words (TjScoreStrips *self)
{
  TjChartContent *content = tj_chart_get_content (TJ_CHART (self));
  TjLanguage language = content->language;
  const TjStrictness *strictness = self->panel->analysis->strictness;
  const guint strict = g_array_index (self->order, guint, 0);
  const guint mild = g_array_index (self->order, guint, self->order->len - 1);
  g_autofree char *least = dup_strictness (self, strict);
  g_autofree char *most = dup_strictness (self, mild);

  content->subtitle = g_strdup_printf (
    TJ_CHART_SAY (language,
                  "%s · %u位专家，%u项技术 · 由严到宽，数字为宽严程度（分）· 竖线为中位数",
                  "%s · %u reviewers, %u technologies · the strictest first; figures: points above "
                  "the others · upright lines: medians"),
    tj_chart_panel_say_stage (self->panel->panel->stage, language), self->order->len,
    self->panel->analysis->result->n_items);
  if (strictness->n_groups > 1)
    content->caution = g_strdup (
      TJ_CHART_SAY (language, "部分专家之间没有共同评审的项目，其宽严程度不能相互比较。",
                    "Some reviewers share no technology with others; their severities cannot be "
                    "compared."));

  if (self->order->len > 1 && strictness->reviewers[mild].known
      && strictness->reviewers[mild].effect - strictness->reviewers[strict].effect < LEVEL)
    content->sentence = g_strdup_printf (
      TJ_CHART_SAY (language, "%u位专家宽严一致。", "The %u reviewers are equally strict."),
      self->order->len);
  else if (self->order->len < 2 || !strictness->reviewers[mild].known)
    content->sentence = g_strdup_printf (
      TJ_CHART_SAY (language, "%u位专家的评分；共同评审的项目太少，不能全部比较宽严。",
                    "The scores of %u reviewers; too few technologies are shared to compare the "
                    "strictness of all."), self->order->len);
  else
    content->sentence = g_strdup_printf (
      TJ_CHART_SAY (language, "%u位专家中%s最严（%s分），%s最宽（%s分）。",
                    "Of %u reviewers %s is the strictest (%s points), %s the mildest (%s "
                    "points)."),
      self->order->len, self->panel->reviewers[strict], least, self->panel->reviewers[mild],
      most);
}

static void
tj_score_strips_fill (TjChart            *chart,
                      const TjChartInput *input)
{
  TjScoreStrips *self = TJ_SCORE_STRIPS (chart);
  TjChartContent *content = tj_chart_get_content (chart);

  content->title = g_strdup (TJ_CHART_SAY (content->language, "各专家各指标的评分（0–5分）",
                                           "Scores by reviewer and criterion (0–5 points)"));
  add_columns (content->table, content->language);
  self->panel = tj_chart_panel_new (chart, input);
  if (self->panel == NULL)
    return;

  self->n_strips = self->panel->analysis->n_criteria + 1;
  order_reviewers (self);
  for (guint pass = 0; pass < 2; pass++)
    {
      for (guint i = 0; i < self->order->len; i++)
        {
          for (guint strip = 0; strip < self->n_strips; strip++)
            add_strip (self, g_array_index (self->order, guint, i), strip, pass == 0);
        }
    }

  for (guint i = 0; i < self->order->len; i++)
    {
      const guint reviewer = g_array_index (self->order, guint, i);

      g_ptr_array_add (self->names, g_strdup (self->panel->reviewers[reviewer]));
      g_ptr_array_add (self->tails, dup_strictness (self, reviewer));
    }
  g_ptr_array_add (self->names, NULL);
  g_ptr_array_add (self->tails, NULL);
  fill_words (self);
  tj_chart_panel_note (self->panel, chart);
}

static void
add_dots (const TjChartRows       *rows,
          const TjScale           *scale,
          GArray                  *points,
          const cairo_rectangle_t *cell)
{
  const double size = MIN (rows->em * DOT_EMS, cell->height / 2);
  const double room = (cell->height - size) / 2;
  const TjColor color = rows->theme->kind == TJ_THEME_PRINT ? rows->theme->foreground
                                                            : rows->theme->accent;

  for (guint i = 0; i < points->len; )
    {
      const double value = g_array_index (points, double, i);
      guint n = 0;

      while (i + n < points->len && g_array_index (points, double, i + n) - value < 0.05)
        n++;

      for (guint k = 0; k < n; k++, i++)
        {
          const double step = MIN (size, room / MAX (n / 2, 1));
          const double aside = (k + 1) / 2 * step * (k % 2 == 0 ? 1 : -1);
          const cairo_rectangle_t dot = {
            tj_scale_map (scale, g_array_index (points, double, i)) - size / 2,
            cell->y + (cell->height - size) / 2 + aside, size, size,
          };

          tj_chart_scene_marker (rows->scene, tj_theme_get_series_code (0), &dot, &color, NULL);
        }
    }
}

static void
draw_strip (TjScoreStrips           *self,
            const TjChartRows       *rows,
            const Strip             *strip,
            const cairo_rectangle_t *cell)
{
  const TjStroke base = { rows->theme->muted, 0.5, FALSE };
  const TjStroke edge = { rows->theme->muted, 0.8, FALSE };
  const TjStroke median = { rows->theme->negative, 2, FALSE };
  TjScale scale;

  tj_scale_init (&scale, 0, MAX_POINTS, cell->x, cell->x + cell->width);
  tj_chart_scene_line (rows->scene, cell->x, cell->y + cell->height / 2, cell->width, 0, &base);
  if (strip->points->len == 0)
    return;

  if (strip->points->len >= MIN_BOX)
    {
      const double low = tj_scale_map (&scale, get_quantile (strip->points, 0.25));
      const double high = tj_scale_map (&scale, get_quantile (strip->points, 0.75));
      const cairo_rectangle_t box = { low, cell->y + cell->height * (1 - BOX_SHARE) / 2,
                                      high - low, cell->height * BOX_SHARE };

      tj_chart_scene_frame (rows->scene, &box, &edge);
    }

  add_dots (rows, &scale, strip->points, cell);
  tj_chart_scene_line (rows->scene, tj_scale_map (&scale, get_quantile (strip->points, 0.5)),
                       cell->y + cell->height * (1 - MEDIAN_SHARE) / 2, 0,
                       cell->height * MEDIAN_SHARE, &median);
  tj_chart_place_mark (TJ_CHART (self), strip->mark, cell);
}

static void
get_cell (TjScoreStrips     *self,
          const TjChartRows *rows,
          guint              strip,
          cairo_rectangle_t *cell)
{
  const double gap = rows->em * GAP_EMS;

  cell->width = (rows->plot.width - gap * (self->n_strips - 1)) / self->n_strips;
  cell->x = rows->plot.x + strip * (cell->width + gap);
}

/* Name above, grid, and 0 and 5 below each strip. */
static void
add_frame (TjScoreStrips     *self,
           const TjChartRows *rows)
{
  const TjStroke grid = { tj_color_mix (&rows->theme->muted, &rows->theme->background, 0.6), 0.5,
                          FALSE };

  for (guint strip = 0; strip < self->n_strips; strip++)
    {
      cairo_rectangle_t cell = rows->plot;
      const TjChartTextStyle style = { rows->em, strip + 1 == self->n_strips, 0, 1, FALSE };
      TjChartTextStyle name = style;
      g_autoptr(PangoLayout) layout = NULL;
      TjScale scale;
      double height;

      get_cell (self, rows, strip, &cell);
      name.max_width = cell.width;
      name.max_lines = HEADING_LINES;
      layout = tj_chart_scene_create_text (rows->scene, get_strip_name (self, strip), &name);
      tj_chart_text_balance (layout);
      tj_chart_text_measure (layout, NULL, &height);
      tj_chart_scene_text (rows->scene, layout, cell.x, cell.y - height - 1,
                           &rows->theme->foreground);

      tj_scale_init (&scale, 0, MAX_POINTS, cell.x, cell.x + cell.width);
      for (guint i = 0; i <= (guint) MAX_POINTS; i++)
        tj_chart_scene_line (rows->scene, tj_scale_map (&scale, i), cell.y, 0, cell.height, &grid);
    }
}

static void
add_scale_ends (TjScoreStrips     *self,
                const TjChartRows *rows,
                double             y)
{
  static const char * const ends[] = { "0", "5" };

  for (guint strip = 0; strip < self->n_strips; strip++)
    {
      const TjChartTextStyle style = { rows->em, FALSE, 0, 1, FALSE };
      cairo_rectangle_t cell = rows->plot;

      get_cell (self, rows, strip, &cell);
      for (guint i = 0; i < 2; i++)
        {
          g_autoptr(PangoLayout) layout = tj_chart_scene_create_text (rows->scene, ends[i],
                                                                      &style);
          double width;

          tj_chart_text_measure (layout, &width, NULL);
          tj_chart_scene_text (rows->scene, layout, cell.x + i * (cell.width - width), y,
                               &rows->theme->muted);
        }
    }
}

static gboolean
tj_score_strips_layout (TjChart           *chart,
                        TjChartScene      *scene,
                        cairo_rectangle_t *room)
{
  TjScoreStrips *self = TJ_SCORE_STRIPS (chart);
  const double line = tj_chart_frame_get_line_height (scene);
  const TjStroke middle = { tj_chart_scene_get_theme (scene)->foreground, 1, TRUE };
  TjChartRows rows;
  cairo_rectangle_t below;

  room->y += HEADING_LINES * line + 2;
  room->height -= HEADING_LINES * line + 2;
  if (room->height <= 0
      || !tj_chart_rows_init (&rows, scene, room, (const char * const *) self->names->pdata,
                              (const char * const *) self->tails->pdata, line + 2)
      || rows.plot.width < self->n_strips * (MIN_STRIP_EMS + GAP_EMS) * rows.em)
    return FALSE;

  add_frame (self, &rows);
  for (guint i = 0; i < rows.n_shown; i++)
    {
      cairo_rectangle_t cell = { 0, tj_chart_rows_get_y (&rows, i), 0, rows.row_height };

      for (guint strip = 0; strip < self->n_strips; strip++)
        {
          get_cell (self, &rows, strip, &cell);
          draw_strip (self, &rows, &g_array_index (self->strips, Strip,
                                                   i * self->n_strips + strip), &cell);
        }
      tj_chart_rows_add_text (&rows, i, g_ptr_array_index (self->names, i),
                              g_ptr_array_index (self->tails, i));
    }

  if (self->n_strict > 0 && self->n_strict < rows.n_shown)
    tj_chart_scene_line (scene, rows.name_x, tj_chart_rows_get_y (&rows, self->n_strict),
                         rows.tail_x - rows.name_x, 0, &middle);
  tj_chart_rows_add_more (&rows, tj_chart_get_content (chart)->language);
  tj_chart_rows_get_axis_plot (&rows, &below);
  add_scale_ends (self, &rows, below.y + below.height + 1);

  return TRUE;
}

static void
tj_score_strips_finalize (GObject *object)
{
  TjScoreStrips *self = TJ_SCORE_STRIPS (object);

  g_clear_pointer (&self->panel, tj_chart_panel_free);
  g_clear_pointer (&self->order, g_array_unref);
  g_clear_pointer (&self->strips, g_array_unref);
  g_clear_pointer (&self->names, g_ptr_array_unref);
  g_clear_pointer (&self->tails, g_ptr_array_unref);

  G_OBJECT_CLASS (tj_score_strips_parent_class)->finalize (object);
}

static void
tj_score_strips_class_init (TjScoreStripsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tj_score_strips_finalize;
  TJ_CHART_CLASS (klass)->fill = tj_score_strips_fill;
  TJ_CHART_CLASS (klass)->layout = tj_score_strips_layout;
}

static void
tj_score_strips_init (TjScoreStrips *self)
{
  self->order = g_array_new (FALSE, FALSE, sizeof (guint));
  self->strips = g_array_new (FALSE, FALSE, sizeof (Strip));
  g_array_set_clear_func (self->strips, clear_strip);
  self->names = g_ptr_array_new_with_free_func (g_free);
  self->tails = g_ptr_array_new_with_free_func (g_free);
}

const TjChartKind tj_score_strips_kind = {
  "score-strips",
  "专家评分",
  "Scores by reviewer",
  "每位专家在每项指标上给了哪些分，谁偏严、谁偏宽",
  "What each reviewer gave on each criterion, and who is strict and who is mild",
  TJ_CHART_OF_PANEL,
  TJ_CHART_READS_NOTHING,
  NULL,
  tj_score_strips_get_type,
};
