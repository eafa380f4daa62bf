/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/base/tj-text.h"
#include "render/tj-chart-axis.h"
#include "render/tj-chart-frame.h"
#include "render/tj-chart-panel.h"
#include "render/tj-label-spread.h"
#include "render/tj-scale.h"

#include <math.h>
#include <stdlib.h>

/* Weight sensitivity: a line a technology, its total while the weight of one criterion goes from
 * 0 to 100 % and the others keep their proportions. Rings mark where two change places, a band
 * the stretch round the present weight in which the first ones stay the same. */

#define LABEL_SHARE 0.28
#define MIN_PLOT_EMS 10
#define MIN_PLOT_LINES 5
#define RING_EMS 0.55
#define MARKER_EMS 0.75
/* Points of a line; between them it is straight to a hair. */
#define LINE_STEP 20
#define N_POINTS (TJ_SWEEP_STEPS / LINE_STEP + 1)
/* Lines beyond these are grey, and beyond those not drawn. */
#define MAX_LINES 60
#define MAX_RINGS 120
#define PADDING 0.06

#define TJ_TYPE_WEIGHT_LINES (tj_weight_lines_get_type ())

G_DECLARE_FINAL_TYPE (TjWeightLines, tj_weight_lines, TJ, WEIGHT_LINES, TjChart)

struct _TjWeightLines
{
  TjChart parent_instance;

  TjChartPanel *panel;
  TjWeightSensitivity *sensitivity;
  GArray *items;      /* guint: drawn, by rank */
  GArray *crossovers; /* TjCrossover: drawn, by weight */
};

G_DEFINE_FINAL_TYPE (TjWeightLines, tj_weight_lines, TJ_TYPE_CHART)

/* The plot and its scales. */
typedef struct
{
  TjWeightLines *self;
  TjChartScene *scene;
  const TjTheme *theme;
  double em;
  double line;
  cairo_rectangle_t plot;
  double label_x;
  double label_width;
  TjScale x;
  TjScale y;
} Plot;

static double
get_points (const TjWeightSensitivity *self,
            guint                      item,
            guint                      step)
{
  return self->points[(gsize) item * (TJ_SWEEP_STEPS + 1) + step];
}

static gboolean
is_known (const TjWeightSensitivity *self,
          guint                      item,
          guint                      step)
{
  return self->known[(gsize) item * (TJ_SWEEP_STEPS + 1) + step];
}

/* The criterion that was asked for, or the one whose weight may move least. */
static guint
choose_criterion (TjWeightLines *self)
{
  const TjChartOptions *options = &tj_chart_get_content (TJ_CHART (self))->options;
  TjPanelAnalysis *analysis = self->panel->analysis;
  GListModel *criteria = tj_rubric_get_criteria (self->panel->panel->rubric,
                                                 self->panel->panel->stage);
  guint best = 0;
  double least = 2;

  for (guint i = 0; i < analysis->n_criteria; i++)
    {
      g_autoptr(TjCriterion) criterion = g_list_model_get_item (criteria, i);
      g_autoptr(TjWeightSensitivity) sensitivity = NULL;
      double width;

      if (options->criterion != NULL)
        {
          if (g_str_equal (tj_criterion_get_id (criterion), options->criterion))
            return i;
          continue;
        }

      sensitivity = tj_weight_sensitivity_new (analysis->scorer, i, options->draws.n_top);
      width = sensitivity->order.high - sensitivity->order.low;
      if (width < least - 1e-9)
        {
          least = width;
          best = i;
        }
    }

  return best;
}

static void
add_columns (TjChartTable *table,
             TjLanguage    language)
{
  tj_chart_table_add_column (table, TJ_CHART_SAY (language, "技术，或互换名次的两项技术",
                                                  "Technology, or two that change places"), FALSE);
  tj_chart_table_add_column (table, TJ_CHART_SAY (language, "现总分（0–5分）", "Total now (0–5)"),
                             TRUE);
  tj_chart_table_add_column (table, TJ_CHART_SAY (language, "权重0%时总分", "Total at 0 %"), TRUE);
  tj_chart_table_add_column (table, TJ_CHART_SAY (language, "权重100%时总分", "Total at 100 %"),
                             TRUE);
  tj_chart_table_add_column (table, TJ_CHART_SAY (language, "入选不变，自权重（%）",
                                                  "Choice stays from weight (%)"), TRUE);
  tj_chart_table_add_column (table, TJ_CHART_SAY (language, "至权重（%）", "To weight (%)"), TRUE);
  tj_chart_table_add_column (table, TJ_CHART_SAY (language, "互换名次的权重（%）",
                                                  "They change places at weight (%)"), TRUE);
}

static void
add_end (TjChartTable              *table,
         const TjWeightSensitivity *sensitivity,
         guint                      item,
         guint                      step)
{
  if (is_known (sensitivity, item, step))
    tj_chart_table_add_number (table, get_points (sensitivity, item, step), 2);
  else
    tj_chart_table_add_nothing (table);
}

static void
add_item (TjWeightLines *self,
          guint          item)
{
  TjChartContent *content = tj_chart_get_content (TJ_CHART (self));
  const TjWeightSensitivity *sensitivity = self->sensitivity;
  const TjPanelItemResult *result = &self->panel->analysis->result->items[item];
  const TjWeightRange *own = &sensitivity->own[item];
  g_autofree char *points = tj_text_format_number (result->points, 2);
  g_autofree char *low = tj_text_format_number (own->low * 100, 1);
  g_autofree char *high = tj_text_format_number (own->high * 100, 1);
  g_autofree char *text = NULL;

  text = g_strdup_printf (TJ_CHART_SAY (content->language,
                                        "%s：第%u名，总分%s；权重在%s%%至%s%%之间时入选与否不变",
                                        "%s: rank %u, total %s; chosen or not, that stays from a "
                                        "weight of %s %% to %s %%"),
                          self->panel->items[item], result->rank, points, low, high);
  tj_chart_add_mark (TJ_CHART (self),
                     ((TjPanelItem *) g_ptr_array_index (self->panel->panel->items, item))->key,
                     text);
  g_array_append_val (self->items, item);

  tj_chart_table_add_text (content->table, self->panel->items[item]);
  tj_chart_table_add_number (content->table, result->points, 2);
  add_end (content->table, sensitivity, item, 0);
  add_end (content->table, sensitivity, item, TJ_SWEEP_STEPS);
  tj_chart_table_add_number (content->table, own->low * 100, 1);
  tj_chart_table_add_number (content->table, own->high * 100, 1);
  tj_chart_table_add_nothing (content->table);
}

static void
add_crossover (TjWeightLines     *self,
               const TjCrossover *crossover)
{
  TjChartContent *content = tj_chart_get_content (TJ_CHART (self));
  g_autofree char *weight = tj_text_format_number (crossover->weight * 100, 1);
  g_autofree char *pair = g_strdup_printf ("%s ⇄ %s", self->panel->items[crossover->first],
                                           self->panel->items[crossover->second]);
  g_autofree char *text = NULL;

  text = g_strdup_printf (TJ_CHART_SAY (content->language, "权重%s%%处：%s让位于%s",
                                        "At a weight of %s %%: %s gives way to %s"),
                          weight, self->panel->items[crossover->first],
                          self->panel->items[crossover->second]);
  tj_chart_add_mark (TJ_CHART (self), pair, text);
  g_array_append_val (self->crossovers, *crossover);

  tj_chart_table_add_text (content->table, pair);
  for (guint i = 0; i < 5; i++)
    tj_chart_table_add_nothing (content->table);
  tj_chart_table_add_number (content->table, crossover->weight * 100, 1);
}

static gboolean
is_drawn (TjWeightLines *self,
          guint          item)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      if (g_array_index (self->items, guint, i) == item)
        return TRUE;
    }

  return FALSE;
}

static void
add_marks (TjWeightLines *self)
{
  const TjPanelResult *result = self->panel->analysis->result;
  GArray *crossovers = self->sensitivity->crossovers;

  for (guint i = 0; i < result->n_items && self->items->len < MAX_LINES; i++)
    {
      if (result->items[result->by_rank[i]].state == TJ_PANEL_KNOWN)
        add_item (self, result->by_rank[i]);
    }

  for (guint i = 0; i < crossovers->len && self->crossovers->len < MAX_RINGS; i++)
    {
      const TjCrossover *crossover = &g_array_index (crossovers, TjCrossover, i);

      if (is_drawn (self, crossover->first) && is_drawn (self, crossover->second))
        add_crossover (self, crossover);
    }
}

static char *
dup_range (const TjWeightRange *range,
           TjLanguage           language)
{
  g_autofree char *low = tj_text_format_number (range->low * 100, 1);
  g_autofree char *high = tj_text_format_number (range->high * 100, 1);

  return g_strdup_printf (TJ_CHART_SAY (language, "%s–%s%%", "%s–%s %%"), low, high);
}

static void
fill_words (TjWeightLines *self)
{
  TjChartContent *content = tj_chart_get_content (TJ_CHART (self));
  TjLanguage language = content->language;
  const TjWeightSensitivity *sensitivity = self->sensitivity;
  const char *name = self->panel->criteria[sensitivity->criterion];
  g_autofree char *current = tj_text_format_number (sensitivity->current * 100, 1);
  g_autofree char *order = dup_range (&sensitivity->order, language);
  g_autofree char *top = dup_range (&sensitivity->top, language);

  content->title = g_strdup_printf (TJ_CHART_SAY (language, "“%s”的权重与总分（0–5分）",
                                                  "Weight of “%s” and totals (0–5 points)"), name);
  content->subtitle = g_strdup_printf (
    TJ_CHART_SAY (language, "现权重%s%% · 全部次序不变：%s · 前%u名不变（色带）：%s · 圆圈为名次互换处，共%u处",
                  "Weight now %s %% · no one changes places: %s · the first %u stay (band): %s · "
                  "rings: two change places, %u in all"),
    current, order, sensitivity->n_top, top, sensitivity->n_crossovers);

  if (self->items->len == 0)
    content->sentence = g_strdup (TJ_CHART_SAY (language, "没有一项技术有专家组总分，无法绘图。",
                                                "No technology has a total, so nothing can be "
                                                "drawn."));
  else if (!sensitivity->is_top_clear)
    content->sentence = g_strdup_printf (
      TJ_CHART_SAY (language, "“%s”的权重现为%s%%，第%u名与下一名总分相同，入选与否由权重的微小变化决定。",
                    "“%s” has a weight of %s %% now; rank %u and the next have the same total, so "
                    "that the least change of the weight decides."),
      name, current, sensitivity->n_top);
  else
    content->sentence = g_strdup_printf (
      TJ_CHART_SAY (language, "“%s”的权重现为%s%%，在%s之间变动时前%u名不变。",
                    "“%s” has a weight of %s %% now; from %s the first %u stay the same."),
      name, current, top, sensitivity->n_top);
}

static void
tj_weight_lines_fill (TjChart            *chart,
                      const TjChartInput *input)
{
  TjWeightLines *self = TJ_WEIGHT_LINES (chart);
  TjChartContent *content = tj_chart_get_content (chart);

  add_columns (content->table, content->language);
  self->panel = tj_chart_panel_new (chart, input);
  if (self->panel == NULL)
    {
      content->title = g_strdup (TJ_CHART_SAY (content->language, "权重敏感性（总分，0–5分）",
                                               "Weight sensitivity (totals, 0–5 points)"));
      return;
    }

  self->sensitivity = tj_weight_sensitivity_new (self->panel->analysis->scorer,
                                                 choose_criterion (self),
                                                 content->options.draws.n_top);
  add_marks (self);
  fill_words (self);
  tj_chart_panel_note (self->panel, chart);
}

static void
find_domain (TjWeightLines *self,
             double        *low,
             double        *high)
{
  *low = 5;
  *high = 0;
  for (guint i = 0; i < self->items->len; i++)
    {
      const guint item = g_array_index (self->items, guint, i);

      for (guint step = 0; step <= TJ_SWEEP_STEPS; step += LINE_STEP)
        {
          if (!is_known (self->sensitivity, item, step))
            continue;
          *low = MIN (*low, get_points (self->sensitivity, item, step));
          *high = MAX (*high, get_points (self->sensitivity, item, step));
        }
    }

  if (*high < *low)
    {
      *low = 0;
      *high = 5;
    }
  if (*high - *low < 0.5)
    {
      *low = MAX (0, *low - 0.25);
      *high = *low + 0.5;
    }
}

static PangoLayout *
create_text (const Plot *plot,
             const char *text,
             double      max_width)
{
  const TjChartTextStyle style = { plot->em, FALSE, max_width, 1, FALSE };

  return tj_chart_scene_create_text (plot->scene, text, &style);
}

static void
get_color (const Plot *plot,
           guint       index,
           TjColor    *color)
{
  if (index < TJ_THEME_N_SERIES)
    tj_theme_get_line_color (plot->theme, tj_theme_get_series_code (index), color);
  else
    *color = tj_color_mix (&plot->theme->muted, &plot->theme->background, 0.3);
}

static void
draw_line (const Plot *plot,
           guint       index)
{
  const TjWeightSensitivity *sensitivity = plot->self->sensitivity;
  const guint item = g_array_index (plot->self->items, guint, index);
  TjStroke stroke = { plot->theme->muted, index < TJ_THEME_N_SERIES ? 1.8 : 0.8, FALSE };
  double points[N_POINTS][2];
  guint n = 0;

  get_color (plot, index, &stroke.color);
  for (guint step = 0; step <= TJ_SWEEP_STEPS; step += LINE_STEP)
    {
      if (!is_known (sensitivity, item, step))
        continue;

      points[n][0] = tj_scale_map (&plot->x, step / (double) LINE_STEP
                                             / (N_POINTS - 1) * 100);
      points[n++][1] = tj_scale_map (&plot->y, get_points (sensitivity, item, step));
    }

  if (n > 1)
    tj_chart_scene_path (plot->scene, (const double (*)[2]) points, n, NULL, &stroke);
}

/* @index: of the items, in the order of their totals; @y: where the line ends; @place: where
 * its name stands */
typedef struct
{
  guint index;
  double y;
  double place;
} End;

static int
compare_ends (gconstpointer a,
              gconstpointer b)
{
  const End *one = a;
  const End *two = b;

  if (one->y < two->y || one->y > two->y)
    return one->y < two->y ? -1 : 1;

  return (one->index > two->index) - (one->index < two->index);
}

static double
get_end (const Plot *plot,
         guint       index)
{
  const guint item = g_array_index (plot->self->items, guint, index);
  guint last = TJ_SWEEP_STEPS;

  while (last > 0 && !is_known (plot->self->sensitivity, item, last))
    last--;

  return tj_scale_map (&plot->y, get_points (plot->self->sensitivity, item, last));
}

/* Of more lines than names have room for, the first ones are named. */
static End *
place_names (const Plot *plot,
             guint      *n_ends)
{
  g_autofree double *places = NULL;
  End *ends;

  *n_ends = MIN (plot->self->items->len, (guint) MAX (plot->plot.height / plot->line, 0));
  ends = g_new0 (End, MAX (*n_ends, 1));
  places = g_new0 (double, MAX (*n_ends, 1));

  for (guint i = 0; i < *n_ends; i++)
    ends[i] = (End) { i, get_end (plot, i), 0 };
  qsort (ends, *n_ends, sizeof (End), compare_ends);

  for (guint i = 0; i < *n_ends; i++)
    places[i] = ends[i].y;
  tj_label_spread (places, *n_ends, plot->line, plot->plot.y + plot->line / 2,
                   plot->plot.y + plot->plot.height - plot->line / 2);
  for (guint i = 0; i < *n_ends; i++)
    ends[i].place = places[i];

  return ends;
}

static void
get_marker (const Plot        *plot,
            guint              index,
            cairo_rectangle_t *marker)
{
  marker->width = marker->height = plot->em * MARKER_EMS;
  marker->x = plot->plot.x + plot->plot.width + plot->em * 0.4;
  marker->y = get_end (plot, index) - marker->height / 2;
}

/* The name and the marker are what is pointed at. */
static void
add_name (const Plot *plot,
          const End  *end)
{
  const TjStroke leader = { plot->theme->muted, 0.6, FALSE };
  const guint item = g_array_index (plot->self->items, guint, end->index);
  g_autoptr(PangoLayout) layout = create_text (plot, plot->self->panel->items[item],
                                               plot->label_width);
  cairo_rectangle_t marker;
  double left;
  double width;
  double height;

  get_marker (plot, end->index, &marker);
  left = marker.x + marker.width + 1;
  tj_chart_text_measure (layout, &width, &height);
  tj_chart_scene_line (plot->scene, left, end->y, plot->label_x - plot->em * 0.3 - left,
                       end->place - end->y, &leader);
  tj_chart_scene_text (plot->scene, layout, plot->label_x, end->place - height / 2,
                       &plot->theme->foreground);

  marker = (cairo_rectangle_t) { plot->label_x, end->place - height / 2, width, height };
  tj_chart_place_mark (TJ_CHART (plot->self), end->index, &marker);
}

/* Each line ends in its marker; the first ones have their names beside it. */
static void
add_end_marks (const Plot *plot)
{
  g_autofree End *ends = NULL;
  guint n_ends;

  for (guint i = 0; i < plot->self->items->len; i++)
    {
      cairo_rectangle_t marker;
      TjColor color;

      get_marker (plot, i, &marker);
      get_color (plot, i, &color);
      if (i < TJ_THEME_N_SERIES)
        tj_chart_scene_marker (plot->scene, tj_theme_get_series_code (i), &marker, &color, NULL);
      tj_chart_place_mark (TJ_CHART (plot->self), i, &marker);
    }

  ends = place_names (plot, &n_ends);
  for (guint i = 0; i < n_ends; i++)
    add_name (plot, &ends[i]);
}

static void
add_rings (const Plot *plot)
{
  const TjStroke outline = { plot->theme->foreground, 1, FALSE };
  const double size = plot->em * RING_EMS;

  for (guint i = 0; i < plot->self->crossovers->len; i++)
    {
      const TjCrossover *crossover = &g_array_index (plot->self->crossovers, TjCrossover, i);
      const guint step = (guint) lround (crossover->weight * TJ_SWEEP_STEPS);
      const cairo_rectangle_t ring = {
        tj_scale_map (&plot->x, crossover->weight * 100) - size / 2,
        tj_scale_map (&plot->y, get_points (plot->self->sensitivity, crossover->first, step))
          - size / 2, size, size,
      };

      tj_chart_scene_marker (plot->scene, tj_theme_get_series_code (0), &ring,
                             &plot->theme->background, &outline);
      tj_chart_place_mark (TJ_CHART (plot->self), plot->self->items->len + i, &ring);
    }
}

static void
add_bands (const Plot *plot)
{
  const TjWeightSensitivity *sensitivity = plot->self->sensitivity;
  const TjColor faint = tj_color_mix (&plot->theme->background, &plot->theme->accent, 0.14);
  const TjStroke now = { plot->theme->negative, 1.6, TRUE };
  const TjStroke edge = { plot->theme->accent, 0.8, FALSE };
  cairo_rectangle_t band = plot->plot;

  band.x = tj_scale_map (&plot->x, sensitivity->top.low * 100);
  band.width = tj_scale_map (&plot->x, sensitivity->top.high * 100) - band.x;
  if (band.width > 0.5)
    {
      tj_chart_scene_fill (plot->scene, &band, &faint);
      tj_chart_scene_frame (plot->scene, &band, &edge);
    }
  tj_chart_scene_line (plot->scene, tj_scale_map (&plot->x, sensitivity->current * 100),
                       plot->plot.y, 0, plot->plot.height, &now);
}

static void
add_left_axis (const Plot *plot)
{
  const TjStroke grid = { tj_color_mix (&plot->theme->muted, &plot->theme->background, 0.6), 0.5,
                          FALSE };
  g_autofree double *ticks = NULL;
  guint n_ticks;
  guint decimals;

  ticks = tj_scale_list_ticks (&plot->y,
                               (guint) CLAMP (plot->plot.height / (plot->line * 1.4), 3, 9),
                               &n_ticks, &decimals);
  for (guint i = 0; i < n_ticks; i++)
    {
      g_autofree char *text = tj_text_format_number (ticks[i], decimals);
      g_autoptr(PangoLayout) layout = create_text (plot, text, 0);
      const double y = tj_scale_map (&plot->y, ticks[i]);
      cairo_rectangle_t area = { 0, y - plot->line / 2, 0, 0 };

      tj_chart_text_measure (layout, &area.width, &area.height);
      area.x = plot->plot.x - area.width - plot->em * 0.4;
      tj_chart_scene_line (plot->scene, plot->plot.x, y, plot->plot.width, 0, &grid);
      if (tj_chart_scene_is_free (plot->scene, &area))
        tj_chart_scene_text (plot->scene, layout, area.x, area.y, &plot->theme->muted);
    }
}

static gboolean
init_plot (Plot                    *plot,
           TjWeightLines           *self,
           TjChartScene            *scene,
           const cairo_rectangle_t *room)
{
  double low;
  double high;

  *plot = (Plot) { self, scene, tj_chart_scene_get_theme (scene) };
  plot->em = tj_chart_frame_get_small_size (plot->theme);
  plot->line = tj_chart_frame_get_line_height (scene);
  plot->plot = *room;
  plot->plot.x += plot->em * 2.6;
  plot->label_width = room->width * LABEL_SHARE;
  plot->plot.width -= plot->em * 5.2 + plot->label_width;
  plot->plot.y += plot->line * 0.6;
  plot->plot.height -= tj_chart_axis_get_bottom_height (scene) + plot->line * 0.6;
  plot->label_x = room->x + room->width - plot->label_width;
  if (plot->plot.width < MIN_PLOT_EMS * plot->em
      || plot->plot.height < MIN_PLOT_LINES * plot->line)
    return FALSE;

  find_domain (self, &low, &high);
  low -= (high - low) * PADDING;
  high += (high - low) * PADDING;
  tj_scale_init (&plot->x, 0, 100, plot->plot.x, plot->plot.x + plot->plot.width);
  tj_scale_init (&plot->y, low, high, plot->plot.y + plot->plot.height, plot->plot.y);

  return TRUE;
}

static gboolean
tj_weight_lines_layout (TjChart           *chart,
                        TjChartScene      *scene,
                        cairo_rectangle_t *room)
{
  TjWeightLines *self = TJ_WEIGHT_LINES (chart);
  TjLanguage language = tj_chart_get_content (chart)->language;
  TjChartAxis axis = { *room, 100, NULL };
  TjStroke edge;
  Plot plot;

  if (!init_plot (&plot, self, scene, room))
    return FALSE;

  edge = (TjStroke) { plot.theme->muted, 1, FALSE };
  add_bands (&plot);
  add_left_axis (&plot);
  for (guint i = self->items->len; i-- > 0; )
    draw_line (&plot, i);
  add_rings (&plot);
  tj_chart_scene_frame (scene, &plot.plot, &edge);
  add_end_marks (&plot);

  axis.plot = plot.plot;
  axis.title = TJ_CHART_SAY (language, "权重（%），其余按比例；纵轴为总分",
                             "Weight (%), the others in proportion; upwards the total");
  tj_chart_axis_add_from_zero (scene, &axis);

  return TRUE;
}

static void
tj_weight_lines_finalize (GObject *object)
{
  TjWeightLines *self = TJ_WEIGHT_LINES (object);

  g_clear_pointer (&self->sensitivity, tj_weight_sensitivity_free);
  g_clear_pointer (&self->panel, tj_chart_panel_free);
  g_clear_pointer (&self->items, g_array_unref);
  g_clear_pointer (&self->crossovers, g_array_unref);

  G_OBJECT_CLASS (tj_weight_lines_parent_class)->finalize (object);
}

static void
tj_weight_lines_class_init (TjWeightLinesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tj_weight_lines_finalize;
  TJ_CHART_CLASS (klass)->fill = tj_weight_lines_fill;
  TJ_CHART_CLASS (klass)->layout = tj_weight_lines_layout;
}

static void
tj_weight_lines_init (TjWeightLines *self)
{
  self->items = g_array_new (FALSE, FALSE, sizeof (guint));
  self->crossovers = g_array_new (FALSE, FALSE, sizeof (TjCrossover));
}

const TjChartKind tj_weight_lines_kind = {
  "weight-sensitivity",
  "权重敏感性",
  "Weight sensitivity",
  "一项指标的权重从0到100%变动时总分和名次怎样变，前几名在多大范围内不变",
  "How totals and ranks change while one weight goes from 0 to 100 %, and how far the first ones "
  "stay the same",
  TJ_CHART_OF_PANEL,
  TJ_CHART_READS_NOTHING,
  NULL,
  tj_weight_lines_get_type,
};
