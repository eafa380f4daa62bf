/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/base/tj-text.h"
#include "core/decision/tj-panel-words.h"
#include "render/tj-chart-axis.h"
#include "render/tj-chart-panel.h"
#include "render/tj-chart-rows.h"
#include "render/tj-scale.h"

#include <math.h>

/* Rank acceptability: a row a package, its length the draws of uncertain weights, scores and
 * reviewers, cut into the share of each rank; the first rank in full colour. The rows stand in
 * the order of their expected ranks. */

#define MAX_SHADE 0.86
#define BAR_SHARE 0.74
/* The table has a column for each rank up to this one. */
#define MAX_RANK_COLUMNS 20
#define MIN_DRAWN 0.3

#define TJ_TYPE_RANK_SHARES (tj_rank_shares_get_type ())

G_DECLARE_FINAL_TYPE (TjRankShares, tj_rank_shares, TJ, RANK_SHARES, TjChart)

struct _TjRankShares
{
  TjChart parent_instance;

  TjChartPanel *panel;
  TjRankAcceptability *draws;
  GArray *items;    /* guint, in the order of the rows */
  GPtrArray *names;
  GPtrArray *tails;
};

G_DEFINE_FINAL_TYPE (TjRankShares, tj_rank_shares, TJ_TYPE_CHART)

static void
add_columns (TjRankShares *self)
{
  TjChartContent *content = tj_chart_get_content (TJ_CHART (self));
  TjLanguage language = content->language;
  TjChartTable *table = content->table;
  g_autofree char *top = g_strdup_printf (TJ_CHART_SAY (language, "入选前%u名的比例（%%）",
                                                        "Among the first %u (%%)"),
                                          content->options.draws.n_top);

  tj_chart_table_add_column (table, TJ_CHART_SAY (language, "技术名称", "Technology"), FALSE);
  tj_chart_table_add_column (table, TJ_CHART_SAY (language, "期望名次", "Expected rank"), TRUE);
  tj_chart_table_add_column (table, TJ_CHART_SAY (language, "名次5%分位", "Rank, 5 %"), TRUE);
  tj_chart_table_add_column (table, TJ_CHART_SAY (language, "名次95%分位", "Rank, 95 %"), TRUE);
  tj_chart_table_add_column (table, top, TRUE);
  for (guint i = 0; i < MIN (self->draws->n_ranked, MAX_RANK_COLUMNS); i++)
    {
      g_autofree char *title = g_strdup_printf (TJ_CHART_SAY (language, "第%u名（%%）",
                                                              "Rank %u (%%)"), i + 1);

      tj_chart_table_add_column (table, title, TRUE);
    }
}

static double
get_share (const TjItemAcceptability *item,
           guint                      rank)
{
  return item->counts[rank] / (double) item->n_defined;
}

static void
add_table_row (TjRankShares *self,
               guint         index)
{
  TjChartTable *table = tj_chart_get_content (TJ_CHART (self))->table;
  const TjItemAcceptability *item = &self->draws->items[index];
  const guint n_ranks = MIN (self->draws->n_ranked, MAX_RANK_COLUMNS);

  tj_chart_table_add_text (table, self->panel->items[index]);
  if (item->n_defined == 0)
    {
      for (guint i = 0; i < 4 + n_ranks; i++)
        tj_chart_table_add_nothing (table);
      return;
    }

  tj_chart_table_add_number (table, item->expected, 2);
  tj_chart_table_add_number (table, item->low, 0);
  tj_chart_table_add_number (table, item->high, 0);
  tj_chart_table_add_number (table, item->top * 100, 1);
  for (guint i = 0; i < n_ranks; i++)
    tj_chart_table_add_number (table, get_share (item, i) * 100, 1);
}

static void
add_row (TjRankShares *self,
         guint         index)
{
  TjChartContent *content = tj_chart_get_content (TJ_CHART (self));
  TjLanguage language = content->language;
  const TjItemAcceptability *item = &self->draws->items[index];
  g_autofree char *expected = tj_text_format_number (item->expected, 1);
  g_autofree char *first = tj_text_format_number (get_share (item, 0) * 100, 0);
  g_autofree char *top = tj_text_format_number (item->top * 100, 0);
  g_autofree char *text = NULL;

  text = g_strdup_printf (TJ_CHART_SAY (language,
                                        "%s：期望名次%s，九成情形在第%u至第%u名，第一名占%s%%，前%u名占%s%%",
                                        "%s: expected rank %s, rank %u to %u in nine of ten "
                                        "draws, first in %s %%, among the first %u in %s %%"),
                          self->panel->items[index], expected, item->low, item->high, first,
                          content->options.draws.n_top, top);
  tj_chart_add_mark (TJ_CHART (self),
                     ((TjPanelItem *) g_ptr_array_index (self->panel->panel->items, index))->key,
                     text);
  g_array_append_val (self->items, index);
  g_ptr_array_add (self->names, g_strdup (self->panel->items[index]));
  g_ptr_array_add (self->tails,
                   g_strdup_printf (TJ_CHART_SAY (language, "期望%s（%u–%u）", "%s (%u–%u)"),
                                    expected, item->low, item->high));
  add_table_row (self, index);
}

static void
fill_words (TjRankShares *self)
{
  TjChartContent *content = tj_chart_get_content (TJ_CHART (self));
  TjLanguage language = content->language;
  const TjAcceptabilityOptions *options = &content->options.draws;
  g_autofree char *uncertain = tj_panel_words_uncertainty (options, language);
  g_autofree char *draws = tj_text_format_number (options->n_draws, 0);
  const TjItemAcceptability *best;
  g_autofree char *first = NULL;

  content->subtitle = g_strdup_printf (
    TJ_CHART_SAY (language, "%s · 抽样%s次，随机种子%" G_GUINT64_FORMAT
                            " · 第一名颜色最浓 · 右侧为期望名次（九成情形）",
                  "%s · %s draws, seed %" G_GUINT64_FORMAT " · the first rank in full colour · "
                  "figures: expected rank (of nine draws in ten)"),
    uncertain, draws, options->seed);
  if (self->items->len == 0)
    {
      content->sentence = g_strdup (TJ_CHART_SAY (language, "没有一项技术有专家组总分，无法排序。",
                                                  "No technology has a total, so nothing can be "
                                                  "ranked."));
      return;
    }

  best = &self->draws->items[g_array_index (self->items, guint, 0)];
  first = tj_text_format_number (get_share (best, 0) * 100, 0);
  content->sentence = g_strdup_printf (
    TJ_CHART_SAY (language, "%u项技术中%s的期望名次最好，%s次抽样中有%s%%排第一。",
                  "Of %u technologies %s has the best expected rank; of %s draws it is first in "
                  "%s %%."),
    self->items->len, (const char *) g_ptr_array_index (self->names, 0), draws, first);
}

static void
tj_rank_shares_fill (TjChart            *chart,
                     const TjChartInput *input)
{
  TjRankShares *self = TJ_RANK_SHARES (chart);
  TjChartContent *content = tj_chart_get_content (chart);

  content->title = g_strdup (TJ_CHART_SAY (content->language, "名次可接受度（各名次占抽样的比例，%）",
                                           "Rank acceptability (share of draws in each rank, %)"));
  self->panel = tj_chart_panel_new (chart, input);
  if (self->panel == NULL)
    return;

  self->draws = tj_rank_acceptability_new (self->panel->analysis->scorer,
                                           self->panel->analysis->reviewer_weights,
                                           &content->options.draws);
  add_columns (self);
  for (guint i = 0; i < self->draws->n_items; i++)
    {
      const guint item = self->draws->by_expected[i];

      if (self->draws->items[item].n_defined > 0)
        add_row (self, item);
      else
        add_table_row (self, item);
    }

  fill_words (self);
  g_ptr_array_add (self->names, NULL);
  g_ptr_array_add (self->tails, NULL);
  tj_chart_panel_note (self->panel, chart);
}

static TjColor
get_color (const TjRankShares *self,
           const TjTheme      *theme,
           guint               rank)
{
  const double share = MAX_SHADE * sqrt (rank / (double) MAX (self->draws->n_ranked - 1, 1));

  return tj_color_mix (theme->kind == TJ_THEME_PRINT ? &theme->foreground : &theme->accent,
                       &theme->background, rank == 0 ? 0 : share);
}

static void
add_number (const TjChartRows       *rows,
            guint                    rank,
            const TjColor           *color,
            const cairo_rectangle_t *area)
{
  const TjChartTextStyle style = { rows->em, FALSE, 0, 1, FALSE };
  g_autofree char *text = g_strdup_printf ("%u", rank + 1);
  g_autoptr(PangoLayout) layout = NULL;
  const TjColor *ink = &rows->theme->background;
  double width;
  double height;

  if (area->width < rows->em)
    return;

  layout = tj_chart_scene_create_text (rows->scene, text, &style);
  tj_chart_text_measure (layout, &width, &height);
  if (width + 4 > area->width || height > area->height + 2)
    return;

  if (tj_color_get_contrast (&rows->theme->foreground, color) > tj_color_get_contrast (ink, color))
    ink = &rows->theme->foreground;
  tj_chart_scene_text (rows->scene, layout, area->x + (area->width - width) / 2,
                       area->y + (area->height - height) / 2, ink);
}

static void
draw_row (TjRankShares      *self,
          const TjChartRows *rows,
          const TjScale     *scale,
          guint              index)
{
  const TjItemAcceptability *item =
    &self->draws->items[g_array_index (self->items, guint, index)];
  const TjStroke edge = { rows->theme->background, 0.8, FALSE };
  const TjStroke outline = { rows->theme->muted, 0.8, FALSE };
  const double height = rows->row_height * BAR_SHARE;
  const double y = tj_chart_rows_get_y (rows, index) + (rows->row_height - height) / 2;
  const cairo_rectangle_t whole = { rows->plot.x, y, rows->plot.width, height };
  double start = 0;

  for (guint rank = 0; rank < self->draws->n_ranked; rank++)
    {
      const double share = get_share (item, rank) * 100;
      const TjColor color = get_color (self, rows->theme, rank);
      cairo_rectangle_t area = { tj_scale_map (scale, start), y, 0, height };

      start += share;
      area.width = tj_scale_map (scale, start) - area.x;
      if (area.width < MIN_DRAWN)
        continue;

      tj_chart_scene_fill (rows->scene, &area, &color);
      if (area.width > 3)
        tj_chart_scene_line (rows->scene, area.x + area.width, y, 0, height, &edge);
      add_number (rows, rank, &color, &area);
    }

  tj_chart_scene_frame (rows->scene, &whole, &outline);
  tj_chart_rows_add_text (rows, index, g_ptr_array_index (self->names, index),
                          g_ptr_array_index (self->tails, index));
  tj_chart_place_mark (TJ_CHART (self), index, &whole);
}

static gboolean
tj_rank_shares_layout (TjChart           *chart,
                       TjChartScene      *scene,
                       cairo_rectangle_t *room)
{
  TjRankShares *self = TJ_RANK_SHARES (chart);
  TjLanguage language = tj_chart_get_content (chart)->language;
  TjChartAxis axis = { *room, 100, TJ_CHART_SAY (language, "占抽样的比例（%）",
                                                 "Share of draws (%)") };
  TjChartRows rows;
  TjScale scale;

  if (!tj_chart_rows_init (&rows, scene, room, (const char * const *) self->names->pdata,
                           (const char * const *) self->tails->pdata,
                           tj_chart_axis_get_bottom_height (scene)))
    return FALSE;

  tj_scale_init (&scale, 0, 100, rows.plot.x, rows.plot.x + rows.plot.width);
  for (guint i = 0; i < rows.n_shown; i++)
    draw_row (self, &rows, &scale, i);

  tj_chart_rows_add_more (&rows, language);
  tj_chart_rows_get_axis_plot (&rows, &axis.plot);
  tj_chart_axis_add_from_zero (scene, &axis);

  return TRUE;
}

static void
tj_rank_shares_finalize (GObject *object)
{
  TjRankShares *self = TJ_RANK_SHARES (object);

  g_clear_pointer (&self->draws, tj_rank_acceptability_free);
  g_clear_pointer (&self->panel, tj_chart_panel_free);
  g_clear_pointer (&self->items, g_array_unref);
  g_clear_pointer (&self->names, g_ptr_array_unref);
  g_clear_pointer (&self->tails, g_ptr_array_unref);

  G_OBJECT_CLASS (tj_rank_shares_parent_class)->finalize (object);
}

static void
tj_rank_shares_class_init (TjRankSharesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tj_rank_shares_finalize;
  TJ_CHART_CLASS (klass)->fill = tj_rank_shares_fill;
  TJ_CHART_CLASS (klass)->layout = tj_rank_shares_layout;
}

static void
tj_rank_shares_init (TjRankShares *self)
{
  self->items = g_array_new (FALSE, FALSE, sizeof (guint));
  self->names = g_ptr_array_new_with_free_func (g_free);
  self->tails = g_ptr_array_new_with_free_func (g_free);
}

const TjChartKind tj_rank_shares_kind = {
  "rank-acceptability",
  "名次可接受度",
  "Rank acceptability",
  "权重、评分和专家都不确定时，每项技术各名次所占的比例",
  "How often each technology takes each rank while weights, scores and reviewers are uncertain",
  TJ_CHART_OF_PANEL,
  TJ_CHART_READS_NOTHING,
  NULL,
  tj_rank_shares_get_type,
};
