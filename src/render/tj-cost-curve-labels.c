/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "render/tj-cost-curve-private.h"

#include "core/base/tj-text.h"
#include "render/tj-chart-frame.h"

/* What is written on a cost curve: names of wide bars, numbers of narrow ones and their key. */

#define NUMBER_GAP 1.5
#define FIGURE_EMS 0.62

/* Costs from here on are written without decimals. */
#define LARGE_COST 1000

/* More entries than this have no place in any key. */
#define MAX_KEY 300

static PangoLayout *
create_text (const TjCostPlot *plot,
             const char       *text,
             double            max_width,
             guint             max_lines)
{
  TjChartTextStyle style = { plot->em, FALSE, max_width, max_lines, max_width > 0 };

  return tj_chart_scene_create_text (plot->scene, text, &style);
}

/* With the gaps beside it; figures are as wide as each other. */
double
tj_cost_plot_get_number_width (const TjCostPlot *self,
                               guint             index)
{
  guint n_figures = 1;

  for (guint rest = (index + 1) / 10; rest > 0; rest /= 10)
    n_figures++;

  return self->em * FIGURE_EMS * n_figures + 2 * NUMBER_GAP;
}

/* Names of the bars that carry a number; of very many only the first. */
void
tj_cost_plot_add_key (TjCostPlot        *self,
                      cairo_rectangle_t *room)
{
  TjChartContent *content = tj_chart_get_content (self->chart);
  g_autoptr(GPtrArray) entries = g_ptr_array_new_with_free_func (g_free);
  guint n_entries = 0;

  for (guint i = self->first; i < self->last; i++)
    {
      const TjCostBar *bar = tj_cost_plot_get_bar (self, i);
      g_autofree char *cost = NULL;

      if (tj_cost_plot_has_own_label (self, bar))
        continue;

      n_entries++;
      if (entries->len >= MAX_KEY)
        continue;

      cost = tj_text_format_number (bar->cost, 1);
      g_ptr_array_add (entries, g_strdup_printf (TJ_CHART_SAY (self->language, "%u  %s\t%s元/tCO₂",
                                                               "%u  %s\t%s CNY/tCO₂"),
                                                 i + 1, bar->claim->name, cost));
    }

  if (n_entries > 0)
    tj_chart_frame_add_counted_list (content, self->scene,
                                     content->compact
                                       ? TJ_CHART_SAY (self->language, "图中编号见数据表",
                                                       "The table explains the numbers")
                                       : TJ_CHART_SAY (self->language, "图中编号",
                                                       "Numbers in the chart"),
                                     entries, n_entries, room);
}

static void
put_text (TjCostPlot              *plot,
          PangoLayout             *layout,
          const cairo_rectangle_t *place)
{
  cairo_rectangle_t ground = *place;
  PangoRectangle extents;

  /* Of a centred text, only what it covers: grid lines go on beside it. */
  pango_layout_get_extents (layout, NULL, &extents);
  ground.x += extents.x / (double) PANGO_SCALE;
  ground.width = extents.width / (double) PANGO_SCALE;
  tj_chart_scene_fill (plot->scene, &ground, &plot->theme->background);
  tj_chart_scene_text (plot->scene, layout, place->x, place->y, &plot->theme->foreground);
}

/* With its unit, unless there is no room for it. */
static char *
dup_cost (const TjCostPlot *plot,
          const TjCostBar  *bar,
          double            room)
{
  double value = bar->cost;
  g_autofree char *cost = tj_text_format_number (value, value >= LARGE_COST
                                                          || value <= -LARGE_COST ? 0 : 1);
  g_autofree char *text = g_strdup_printf (TJ_CHART_SAY (plot->language, "%s元/tCO₂", "%s CNY/tCO₂"),
                                           cost);
  g_autoptr(PangoLayout) layout = create_text (plot, text, 0, 1);
  double width;

  tj_chart_text_measure (layout, &width, NULL);

  return width <= room ? g_steal_pointer (&text) : g_steal_pointer (&cost);
}

/* Above the line of the carbon price where it would be drawn over it and there is room. */
static void
clear_price_line (const TjCostPlot  *plot,
                  cairo_rectangle_t *place)
{
  double y;

  if (tj_cost_plot_get_price_line (plot, &y) && y > place->y - 2 && y < place->y + place->height + 2
      && y - place->height - 3 >= plot->plot.y)
    place->y = y - place->height - 3;
}

/* The name and cost of a wide bar, above it or, for bars below zero, above the zero line. */
static void
add_own_label (TjCostPlot              *plot,
               const TjCostBar         *bar,
               const cairo_rectangle_t *area)
{
  double top = tj_scale_map (&plot->y, tj_cost_plot_get_reach (plot, bar));
  double width = area->width - plot->em * 0.5;
  cairo_rectangle_t place = { area->x + plot->em * 0.25, 0, 0, 0 };
  g_autofree char *cost = dup_cost (plot, bar, width);
  g_autofree char *text = g_strdup_printf ("%s\n%s", bar->claim->name, cost);
  g_autoptr(PangoLayout) layout = NULL;

  layout = create_text (plot, text, width, 2);
  tj_chart_text_measure (layout, NULL, &place.height);
  if (place.height > 3.3 * plot->line)
    {
      g_object_unref (layout);
      layout = create_text (plot, text, width, 1);
      tj_chart_text_measure (layout, NULL, &place.height);
    }

  place.y = top - place.height - 3;
  place.width = width;
  clear_price_line (plot, &place);
  put_text (plot, layout, &place);
}

/* The cost of a clipped narrow bar; where there is no place for it, the key still has it. */
static void
add_clipped_cost (TjCostPlot              *plot,
                  const TjCostBar         *bar,
                  const cairo_rectangle_t *area)
{
  g_autofree char *text = tj_text_format_number (bar->cost, 1);
  g_autoptr(PangoLayout) layout = create_text (plot, text, 0, 1);
  double right = plot->plot.x + plot->plot.width;
  cairo_rectangle_t place;

  tj_chart_text_measure (layout, &place.width, &place.height);
  place.x = CLAMP (area->x + area->width / 2 - place.width / 2, plot->plot.x, right - place.width);
  place.y = bar->cost > 0 ? area->y - place.height - 2 : area->y + area->height + 2;

  if (!tj_chart_scene_is_free (plot->scene, &place) && bar->cost > 0)
    place.y -= place.height;
  if (place.y >= plot->plot.y && tj_chart_scene_is_free (plot->scene, &place))
    put_text (plot, layout, &place);
}

/* Where the last number of each line ends, so that thousands of bars are passed quickly. */
typedef struct
{
  double above[8];
  double below[8];
} Levels;

/* Whether no line has place for a number at @middle: numbers end where the last of each does. */
static gboolean
are_full (const double *ends,
          guint         n_levels,
          double        middle)
{
  for (guint level = 0; level < n_levels; level++)
    {
      if (middle >= ends[level])
        return FALSE;
    }

  return TRUE;
}

/* The number of a narrow bar stands on the empty side of the zero line. */
static void
add_number (TjCostPlot              *plot,
            guint                    index,
            const cairo_rectangle_t *area,
            Levels                  *levels)
{
  const TjStroke leader = { plot->theme->muted, 0.6, FALSE };
  gboolean upwards = tj_cost_plot_get_bar (plot, index)->cost < 0;
  double *ends = upwards ? levels->above : levels->below;
  double middle = area->x + area->width / 2;
  guint n_levels = plot->n_levels;
  char text[16];
  cairo_rectangle_t place = { 0, 0, 0, plot->line };

  if (are_full (ends, n_levels, middle))
    return;

  g_snprintf (text, sizeof text, "%u", index + 1);
  place.width = tj_cost_plot_get_number_width (plot, index) - 2 * NUMBER_GAP;
  place.x = CLAMP (middle - place.width / 2, plot->plot.x,
                   plot->plot.x + plot->plot.width - place.width);

  for (guint level = 0; level < n_levels; level++)
    {
      double way = 3 + level * plot->line;
      g_autoptr(PangoLayout) layout = NULL;
      cairo_rectangle_t wide;

      if (place.x - NUMBER_GAP < ends[level])
        continue;

      place.y = upwards ? plot->zero - way - plot->line : plot->zero + way;
      wide = (cairo_rectangle_t) { place.x - NUMBER_GAP, place.y, place.width + 2 * NUMBER_GAP,
                                   place.height };
      if (place.y < plot->plot.y || place.y + place.height > plot->plot.y + plot->plot.height
          || !tj_chart_scene_is_free (plot->scene, &wide))
        continue;

      layout = create_text (plot, text, 0, 1);
      if (level > 0)
        tj_chart_scene_line (plot->scene, middle, plot->zero, 0, upwards ? -way : way, &leader);
      put_text (plot, layout, &place);
      ends[level] = place.x + place.width + NUMBER_GAP;
      return;
    }
}

/* Numbers of bars one after another; of thousands most are passed with one look. */
static void
add_numbers (TjCostPlot *plot)
{
  Levels levels = { { 0 }, { 0 } };
  guint n_levels = plot->n_levels;
  double unit = plot->plot.width / (plot->x.domain_high - plot->x.domain_low);
  cairo_rectangle_t area;

  for (guint i = plot->first; i < plot->last; i++)
    {
      const TjCostBar *bar = tj_cost_plot_get_bar (plot, i);
      double right = plot->plot.x + (bar->start + bar->width - plot->x.domain_low) * unit;

      if (are_full (bar->cost < 0 ? levels.above : levels.below, n_levels, right)
          || tj_cost_plot_has_own_label (plot, bar))
        continue;

      tj_cost_plot_get_bar_area (plot, bar, &area);
      add_number (plot, i, &area, &levels);
    }
}

/* Names first, since they cannot move; then the costs of clipped bars, then numbers. */
void
tj_cost_plot_add_labels (TjCostPlot *self)
{
  cairo_rectangle_t area;

  for (guint i = self->first; i < self->last; i++)
    {
      const TjCostBar *bar = tj_cost_plot_get_bar (self, i);

      if (!tj_cost_plot_has_own_label (self, bar))
        continue;

      tj_cost_plot_get_bar_area (self, bar, &area);
      add_own_label (self, bar, &area);
    }

  for (guint i = self->last; i > self->first; i--)
    {
      const TjCostBar *bar = tj_cost_plot_get_bar (self, i - 1);

      if (!bar->clipped || tj_cost_plot_has_own_label (self, bar))
        continue;

      tj_cost_plot_get_bar_area (self, bar, &area);
      add_clipped_cost (self, bar, &area);
    }

  add_numbers (self);
}
