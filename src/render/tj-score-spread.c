/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/base/tj-text.h"
#include "render/tj-chart-axis.h"
#include "render/tj-chart-panel.h"
#include "render/tj-chart-rows.h"
#include "render/tj-scale.h"

#include <math.h>

/* How far reviewers lie apart: a row a package, from the lowest total to the highest, a dot for
 * each reviewer and a mark for the panel's result. Where they differ most stands first. */

#define MAX_POINTS 5.0
#define DOT_EMS 0.62
#define MAX_DOT_EMS 1.1
#define BAR_EMS 0.24
#define TICK_EMS 1.5
/* Totals so near to each other share a dot, which is larger then. */
#define SAME 0.02
#define LEGEND_GAP_EMS 1.6

#define TJ_TYPE_SCORE_SPREAD (tj_score_spread_get_type ())

G_DECLARE_FINAL_TYPE (TjScoreSpread, tj_score_spread, TJ, SCORE_SPREAD, TjChart)

/* @totals: of the reviewers, ascending; @points: the panel's, where @has_points */
typedef struct
{
  guint item;
  GArray *totals;
  gboolean has_points;
  double points;
} Row;

struct _TjScoreSpread
{
  TjChart parent_instance;

  TjChartPanel *panel;
  GArray *rows;
  GPtrArray *names;
  GPtrArray *tails;
};

G_DEFINE_FINAL_TYPE (TjScoreSpread, tj_score_spread, TJ_TYPE_CHART)

static void
clear_row (gpointer data)
{
  g_array_unref (((Row *) data)->totals);
}

static int
compare_totals (gconstpointer a,
                gconstpointer b)
{
  const double x = *(const double *) a;
  const double y = *(const double *) b;

  return (x > y) - (x < y);
}

static GArray *
list_totals (TjPanelAnalysis *analysis,
             guint            item)
{
  GArray *totals = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < analysis->panel->reviewers->len; i++)
    {
      double points;

      if (tj_panel_scorer_get_sheet_total (analysis->scorer, item, i, &points) == TJ_PANEL_KNOWN)
        g_array_append_val (totals, points);
    }
  g_array_sort (totals, compare_totals);

  return totals;
}

static void
add_columns (TjChartTable *table,
             TjLanguage    language)
{
  const char *points = TJ_CHART_SAY (language, "（0–5分）", " (0–5)");
  const struct
  {
    const char *title;
    gboolean counts;
  } columns[] = {
    { TJ_CHART_SAY (language, "最低总分", "Lowest total"), FALSE },
    { TJ_CHART_SAY (language, "最高总分", "Highest total"), FALSE },
    { TJ_CHART_SAY (language, "极差", "Range"), FALSE },
    { TJ_CHART_SAY (language, "标准差", "Standard deviation"), FALSE },
    { TJ_CHART_SAY (language, "专家组总分", "Panel's total"), FALSE },
    { TJ_CHART_SAY (language, "评审表（份）", "Sheets"), TRUE },
  };

  tj_chart_table_add_column (table, TJ_CHART_SAY (language, "技术名称", "Technology"), FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      g_autofree char *title = g_strconcat (columns[i].title, columns[i].counts ? NULL : points,
                                            NULL);

      tj_chart_table_add_column (table, title, TRUE);
    }
  tj_chart_table_add_column (table, TJ_CHART_SAY (language, "分歧最大的指标", "Widest criterion"),
                             FALSE);
  tj_chart_table_add_column (table, TJ_CHART_SAY (language, "该指标极差（分）",
                                                  "Its range (points)"), TRUE);
}

/* A number, or nothing where there is none; never zero in its place. */
static void
add_cell (TjChartTable *table,
          gboolean      known,
          double        value)
{
  if (known)
    tj_chart_table_add_number (table, value, 2);
  else
    tj_chart_table_add_nothing (table);
}

static void
add_table_row (TjScoreSpread *self,
               guint          item)
{
  TjChartContent *content = tj_chart_get_content (TJ_CHART (self));
  const TjPanelItemResult *result = &self->panel->analysis->result->items[item];
  const gboolean has_totals = result->n_totals > 0;
  TjChartTable *table = content->table;

  tj_chart_table_add_text (table, self->panel->items[item]);
  add_cell (table, has_totals, result->lowest);
  add_cell (table, has_totals, result->highest);
  add_cell (table, has_totals, result->highest - result->lowest);
  add_cell (table, result->n_totals > 1, result->deviation);
  add_cell (table, result->state == TJ_PANEL_KNOWN, result->points);
  tj_chart_table_add_number (table, result->n_sheets, 0);
  tj_chart_table_add_text (table, result->widest >= 0 ? self->panel->criteria[result->widest]
                                                      : "");
  add_cell (table, result->widest >= 0, result->spread);
}

static void
add_row (TjScoreSpread *self,
         guint          item)
{
  TjChartContent *content = tj_chart_get_content (TJ_CHART (self));
  TjLanguage language = content->language;
  const TjPanelItemResult *result = &self->panel->analysis->result->items[item];
  g_autofree char *lowest = tj_text_format_number (result->lowest, 2);
  g_autofree char *highest = tj_text_format_number (result->highest, 2);
  g_autofree char *points = NULL;
  g_autofree char *text = NULL;
  Row row = { item, list_totals (self->panel->analysis, item), result->state == TJ_PANEL_KNOWN,
              result->points };

  points = row.has_points ? tj_text_format_number (result->points, 2)
                          : g_strdup (tj_chart_panel_say_state (result->state, language));
  text = g_strdup_printf (TJ_CHART_SAY (language, "%s：%u位专家，最低%s分，最高%s分，专家组%s",
                                        "%s: %u reviewers, lowest %s, highest %s, panel %s"),
                          self->panel->items[item], result->n_totals, lowest, highest, points);
  tj_chart_add_mark (TJ_CHART (self),
                     ((TjPanelItem *) g_ptr_array_index (self->panel->panel->items, item))->key,
                     text);
  g_array_append_val (self->rows, row);
  g_ptr_array_add (self->names, g_strdup (self->panel->items[item]));
  g_ptr_array_add (self->tails,
                   g_strdup_printf (TJ_CHART_SAY (language, "%s–%s · %u份", "%s–%s · n = %u"),
                                    lowest, highest, result->n_totals));
  add_table_row (self, item);
}

static void
fill_sentence (TjScoreSpread *self)
{
  TjChartContent *content = tj_chart_get_content (TJ_CHART (self));
  TjLanguage language = content->language;
  const TjPanelResult *result = self->panel->analysis->result;
  const TjPanelItemResult *most;
  g_autofree char *range = NULL;

  if (self->rows->len == 0)
    {
      content->sentence = g_strdup (TJ_CHART_SAY (language, "没有一份评审表给出总分，无法绘图。",
                                                  "No sheet gives a total, so nothing can be "
                                                  "drawn."));
      return;
    }

  most = &result->items[g_array_index (self->rows, Row, 0).item];
  if (most->widest < 0 && self->panel->panel->reviewers->len < 2)
    {
      content->sentence = g_strdup (
        TJ_CHART_SAY (language, "只有一位专家评审，谈不上分歧。",
                      "There is one reviewer only, who differs from nobody."));
      return;
    }
  if (most->widest < 0)
    {
      content->sentence = g_strdup_printf (
        TJ_CHART_SAY (language, "%u项技术的专家评分没有分歧。",
                      "The reviewers do not differ over any of the %u technologies."),
        self->rows->len);
      return;
    }

  range = tj_text_format_number (most->spread, 1);
  content->sentence = g_strdup_printf (
    TJ_CHART_SAY (language, "%u项技术中分歧最大的是%s：%s相差%s分。",
                  "Of %u technologies the reviewers differ most over %s: on the criterion “%s” "
                  "they are %s points apart."),
    self->rows->len, (const char *) g_ptr_array_index (self->names, 0),
    self->panel->criteria[most->widest], range);
}

static void
tj_score_spread_fill (TjChart            *chart,
                      const TjChartInput *input)
{
  TjScoreSpread *self = TJ_SCORE_SPREAD (chart);
  TjChartContent *content = tj_chart_get_content (chart);
  const TjPanelResult *result;

  content->title = g_strdup (TJ_CHART_SAY (content->language, "专家评分的分歧（总分，0–5分）",
                                           "How far reviewers differ (totals, 0–5 points)"));
  add_columns (content->table, content->language);
  self->panel = tj_chart_panel_new (chart, input);
  if (self->panel == NULL)
    return;

  result = self->panel->analysis->result;
  for (guint i = 0; i < result->n_items; i++)
    {
      if (result->items[result->by_disagreement[i]].n_totals > 0)
        add_row (self, result->by_disagreement[i]);
    }
  for (guint i = 0; i < result->n_items; i++)
    {
      if (result->items[i].n_totals == 0)
        add_table_row (self, i);
    }

  content->subtitle = g_strdup_printf (
    TJ_CHART_SAY (content->language, "%s · %u项技术，%u位专家 · 分歧大的在前",
                  "%s · %u technologies, %u reviewers · widest disagreement first"),
    tj_chart_panel_say_stage (self->panel->panel->stage, content->language), self->rows->len,
    self->panel->panel->reviewers->len);
  fill_sentence (self);
  g_ptr_array_add (self->names, NULL);
  g_ptr_array_add (self->tails, NULL);
  tj_chart_panel_note (self->panel, chart);
}

static void
add_dots (const TjChartRows *rows,
          const TjScale     *scale,
          const Row         *row,
          double             middle)
{
  const TjStroke outline = { rows->theme->foreground, 1, FALSE };

  for (guint i = 0; i < row->totals->len; )
    {
      const double value = g_array_index (row->totals, double, i);
      guint n = 0;
      double size;
      cairo_rectangle_t area;

      while (i < row->totals->len && g_array_index (row->totals, double, i) - value < SAME)
        {
          n++;
          i++;
        }

      size = MIN (rows->em * DOT_EMS * sqrt (n), rows->em * MAX_DOT_EMS);
      size = MIN (size, rows->row_height - 2);
      area = (cairo_rectangle_t) { tj_scale_map (scale, value) - size / 2, middle - size / 2,
                                   size, size };
      tj_chart_scene_marker (rows->scene, tj_theme_get_series_code (0), &area,
                             &rows->theme->background, &outline);
    }
}

static void
draw_row (TjScoreSpread     *self,
          const TjChartRows *rows,
          const TjScale     *scale,
          guint              index)
{
  const Row *row = &g_array_index (self->rows, Row, index);
  const TjStroke tick = { rows->theme->negative, 2.5, FALSE };
  const TjColor faint = tj_color_mix (&rows->theme->accent, &rows->theme->background, 0.35);
  const double middle = tj_chart_rows_get_y (rows, index) + rows->row_height / 2;
  const double low = tj_scale_map (scale, g_array_index (row->totals, double, 0));
  const double high = tj_scale_map (scale, g_array_index (row->totals, double,
                                                          row->totals->len - 1));
  const double height = rows->em * BAR_EMS;
  const double reach = MIN (rows->em * TICK_EMS, rows->row_height - 2);
  const cairo_rectangle_t bar = { low, middle - height / 2, high - low, height };
  const cairo_rectangle_t area = { low - 3, tj_chart_rows_get_y (rows, index), high - low + 6,
                                   rows->row_height };

  tj_chart_scene_fill (rows->scene, &bar, &faint);
  add_dots (rows, scale, row, middle);
  if (row->has_points)
    tj_chart_scene_line (rows->scene, tj_scale_map (scale, row->points), middle - reach / 2, 0,
                         reach, &tick);
  tj_chart_rows_add_text (rows, index, g_ptr_array_index (self->names, index),
                          g_ptr_array_index (self->tails, index));
  tj_chart_place_mark (TJ_CHART (self), index, &area);
}

/* What dot, bar and tick mean, in one line above the rows. */
static void
add_key (TjChartScene      *scene,
         TjLanguage         language,
         cairo_rectangle_t *room)
{
  const TjTheme *theme = tj_chart_scene_get_theme (scene);
  const double em = tj_chart_frame_get_small_size (theme);
  const double line = tj_chart_frame_get_line_height (scene);
  const TjStroke outline = { theme->foreground, 1, FALSE };
  const TjStroke tick = { theme->negative, 2.5, FALSE };
  const TjColor faint = tj_color_mix (&theme->accent, &theme->background, 0.35);
  const char *words[] = {
    TJ_CHART_SAY (language, "一位专家（大圆为数位）", "a reviewer (larger: several)"),
    TJ_CHART_SAY (language, "最低到最高", "lowest to highest"),
    TJ_CHART_SAY (language, "专家组结果", "the panel's result"),
  };
  double x = room->x;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      const TjChartTextStyle style = { em, FALSE, room->x + room->width - x - 1.6 * em, 1, FALSE };
      const double middle = room->y + line / 2;
      const cairo_rectangle_t dot = { x + em * 0.3, middle - em * DOT_EMS / 2, em * DOT_EMS,
                                      em * DOT_EMS };
      const cairo_rectangle_t bar = { x, middle - em * BAR_EMS / 2, em * 1.2, em * BAR_EMS };
      g_autoptr(PangoLayout) layout = NULL;
      double width;

      if (style.max_width < 4 * em)
        break;

      layout = tj_chart_scene_create_text (scene, words[i], &style);
      tj_chart_text_measure (layout, &width, NULL);
      if (i == 0)
        tj_chart_scene_marker (scene, tj_theme_get_series_code (0), &dot, &theme->background,
                               &outline);
      else if (i == 1)
        tj_chart_scene_fill (scene, &bar, &faint);
      else
        tj_chart_scene_line (scene, x + em * 0.6, middle - em * 0.6, 0, em * 1.2, &tick);
      tj_chart_scene_text (scene, layout, x + 1.6 * em, room->y, &theme->muted);
      x += 1.6 * em + width + em * LEGEND_GAP_EMS;
    }

  room->y += line + em * 0.4;
  room->height -= line + em * 0.4;
}

static gboolean
tj_score_spread_layout (TjChart           *chart,
                        TjChartScene      *scene,
                        cairo_rectangle_t *room)
{
  TjScoreSpread *self = TJ_SCORE_SPREAD (chart);
  TjLanguage language = tj_chart_get_content (chart)->language;
  const TjStroke grid = { tj_chart_scene_get_theme (scene)->muted, 0.4, FALSE };
  TjChartAxis axis = { *room, MAX_POINTS, TJ_CHART_SAY (language, "总分（分）", "Total (points)") };
  TjChartRows rows;
  TjScale scale;

  add_key (scene, language, room);
  if (room->height <= 0
      || !tj_chart_rows_init (&rows, scene, room, (const char * const *) self->names->pdata,
                              (const char * const *) self->tails->pdata,
                              tj_chart_axis_get_bottom_height (scene)))
    return FALSE;

  tj_scale_init (&scale, 0, MAX_POINTS, rows.plot.x, rows.plot.x + rows.plot.width);
  for (guint i = 0; i <= (guint) MAX_POINTS; i++)
    tj_chart_scene_line (scene, tj_scale_map (&scale, i), rows.plot.y, 0, rows.plot.height, &grid);
  for (guint i = 0; i < rows.n_shown; i++)
    draw_row (self, &rows, &scale, i);

  tj_chart_rows_add_more (&rows, language);
  tj_chart_rows_get_axis_plot (&rows, &axis.plot);
  tj_chart_axis_add_from_zero (scene, &axis);

  return TRUE;
}

static void
tj_score_spread_finalize (GObject *object)
{
  TjScoreSpread *self = TJ_SCORE_SPREAD (object);

  g_clear_pointer (&self->panel, tj_chart_panel_free);
  g_clear_pointer (&self->rows, g_array_unref);
  g_clear_pointer (&self->names, g_ptr_array_unref);
  g_clear_pointer (&self->tails, g_ptr_array_unref);

  G_OBJECT_CLASS (tj_score_spread_parent_class)->finalize (object);
}

static void
tj_score_spread_class_init (TjScoreSpreadClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tj_score_spread_finalize;
  TJ_CHART_CLASS (klass)->fill = tj_score_spread_fill;
  TJ_CHART_CLASS (klass)->layout = tj_score_spread_layout;
}

static void
tj_score_spread_init (TjScoreSpread *self)
{
  self->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  g_array_set_clear_func (self->rows, clear_row);
  self->names = g_ptr_array_new_with_free_func (g_free);
  self->tails = g_ptr_array_new_with_free_func (g_free);
}

const TjChartKind tj_score_spread_kind = {
  "score-spread",
  "评分分歧",
  "Disagreement",
  "专家对每项技术的总分从最低到最高相差多少，分歧大的在前",
  "How far the reviewers' totals of each technology lie apart, the widest first",
  TJ_CHART_OF_PANEL,
  TJ_CHART_READS_NOTHING,
  NULL,
  tj_score_spread_get_type,
};
