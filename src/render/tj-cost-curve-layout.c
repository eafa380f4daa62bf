/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "render/tj-cost-curve-private.h"

#include "core/base/tj-text.h"
#include "render/tj-chart-frame.h"
#include "render/tj-scale.h"

#include <math.h>
#include <string.h>

/* Narrower bars always carry a number; wider ones too, until their name has room. */
#define MIN_LABEL_WIDTH 24.0
#define LABEL_EMS 6.5

#define MIN_BAR_WIDTH 1.0
#define MIN_WHISKER_BAR 3.0
#define WHISKER_CAP 3.0
#define ZERO_WIDTH 2.0
#define BREAK_HEIGHT 4.0

/* Numbers that would touch move away from the zero line, this many lines at most. */
#define N_LEVELS 3

#define MIN_PLOT_LINES 5

/* The title of the axis and, below it, half the label of a tick at the very top */
#define TITLE_LINES 1.7

#define LABEL_LINES 3.4
#define NUMBER_GAP 1.5

/* A cost of nearly zero still shows beside the heavy zero line. */
#define MIN_BAR_HEIGHT 3.0

/* Labels may take so much of the plot's height from the bars. */
#define MAX_PADDING_ABOVE 0.4
#define MAX_PADDING_BELOW 0.55

/* Place for labels can widen the axis to so much of the costs that are drawn. */
#define AXIS_REACH 2.0
#define MIN_PLOT_EMS 12

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
} Plot;

static const TjCostBar *
get_bar (const Plot *plot,
         guint       index)
{
  return &g_array_index (plot->data->bars, TjCostBar, index);
}

static double
get_bar_width (const Plot      *plot,
               const TjCostBar *bar)
{
  return bar->claim->potential.value / plot->data->total * plot->plot.width;
}

static gboolean
has_own_label (const Plot      *plot,
               const TjCostBar *bar)
{
  return !tj_chart_get_content (plot->chart)->compact
         && get_bar_width (plot, bar) >= MAX (MIN_LABEL_WIDTH, LABEL_EMS * plot->em);
}

static guint
get_levels (const Plot *plot)
{
  return tj_chart_get_content (plot->chart)->compact ? 1 : N_LEVELS;
}

static PangoLayout *
create_text (const Plot *plot,
             const char *text,
             double      max_width,
             guint       max_lines)
{
  TjChartTextStyle style = { plot->em, FALSE, max_width, max_lines, max_width > 0 };

  return tj_chart_scene_create_text (plot->scene, text, &style);
}

static double
measure_tick_labels (const Plot *plot,
                     double      height)
{
  g_autofree double *ticks = NULL;
  double widest = 0;
  guint decimals;
  guint n_ticks;
  TjScale scale;

  tj_scale_init (&scale, plot->data->low * AXIS_REACH, plot->data->high * AXIS_REACH, 0, 1);
  ticks = tj_scale_list_ticks (&scale, (guint) CLAMP (height / plot->line / 2, 3, 9),
                               &n_ticks, &decimals);

  for (guint i = 0; i < n_ticks; i++)
    {
      g_autofree char *text = tj_text_format_number (ticks[i], decimals);
      g_autoptr(PangoLayout) layout = create_text (plot, text, 0, 1);
      double width;

      tj_chart_text_measure (layout, &width, NULL);
      widest = MAX (widest, width);
    }

  return widest;
}

static void
add_key (Plot              *plot,
         cairo_rectangle_t *room)
{
  g_autoptr(GPtrArray) entries = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < plot->data->bars->len; i++)
    {
      const TjCostBar *bar = get_bar (plot, i);
      g_autofree char *cost = tj_text_format_number (bar->claim->cost.value, 1);

      if (has_own_label (plot, bar))
        continue;

      g_ptr_array_add (entries, g_strdup_printf (TJ_CHART_SAY (plot->language, "%u  %s\t%s元/tCO₂",
                                                               "%u  %s\t%s CNY/tCO₂"),
                                                 i + 1, bar->claim->name, cost));
    }

  if (entries->len > 0)
    tj_chart_frame_add_list (tj_chart_get_content (plot->chart), plot->scene,
                             tj_chart_get_content (plot->chart)->compact
                               ? TJ_CHART_SAY (plot->language, "图中编号见数据表",
                                               "The table explains the numbers")
                               : TJ_CHART_SAY (plot->language, "图中编号", "Numbers in the chart"),
                             entries, room);
}

/* How far the bar or its whisker reaches above zero, as it is drawn */
static double
get_reach (const Plot      *plot,
           const TjCostBar *bar)
{
  return CLAMP (bar->claim->cost.high, 0, plot->data->high);
}

/* How much place text needs above the highest bar, in the layout's unit, at @density units a
 * 元/tCO2: lower bars have some of it anyway. */
static double
get_padding_above (const Plot *plot,
                   double      density)
{
  double padding = plot->line * 0.5;

  for (guint i = 0; i < plot->data->bars->len; i++)
    {
      const TjCostBar *bar = get_bar (plot, i);
      double free = (plot->data->high - get_reach (plot, bar)) * density;
      double rows = 0;

      if (has_own_label (plot, bar))
        rows = LABEL_LINES;
      else if (bar->claim->cost.value < 0)
        rows = get_levels (plot) + 0.5;
      else if (bar->clipped)
        rows = 2.4;

      padding = MAX (padding, rows * plot->line - free);
    }

  return padding;
}

static double
get_padding_below (const Plot *plot)
{
  double rows = 0;

  for (guint i = 0; i < plot->data->bars->len; i++)
    {
      const TjCostBar *bar = get_bar (plot, i);

      if (bar->claim->cost.value < 0)
        rows = MAX (rows, bar->clipped ? 1.4 : 0);
      else if (!has_own_label (plot, bar))
        rows = MAX (rows, get_bar_width (plot, bar) < 2 * plot->em
                          ? get_levels (plot) + 0.3 : 1.3);
    }

  return rows * plot->line;
}

/* Units of the layout a 元/tCO2, with so much place above the highest cost and below zero */
static double
get_density (const Plot *plot,
             double      above,
             double      below)
{
  const TjCostCurveData *data = plot->data;
  double height = plot->plot.height - above;
  double density = height / (data->high - data->low);

  /* Bars below zero may already leave the place that numbers need there. */
  if (-data->low * density >= below)
    return density;

  return (height - below) / MAX (data->high, (data->high - data->low) * 0.01);
}

static gboolean
set_scales (Plot *plot)
{
  const TjCostCurveData *data = plot->data;
  double height = plot->plot.height;
  double below = get_padding_below (plot);
  double most = MIN (get_padding_above (plot, 0), height * MAX_PADDING_ABOVE);
  double above;
  double density;
  double low;

  if (below > height * MAX_PADDING_BELOW)
    return FALSE;

  /* The second look gives back what lower bars do not need. */
  above = get_padding_above (plot, get_density (plot, most, below));
  if (above > most)
    return FALSE;

  density = get_density (plot, above, below);
  low = MIN (data->low, -below / density);
  tj_scale_init (&plot->x, 0, data->total, plot->plot.x, plot->plot.x + plot->plot.width);
  tj_scale_init (&plot->y, low, low + height / density, plot->plot.y + height, plot->plot.y);
  plot->zero = tj_scale_map (&plot->y, 0);

  return TRUE;
}

static void
add_cost_axis (Plot *plot)
{
  const TjStroke grid = { tj_color_mix (&plot->theme->background, &plot->theme->muted, 0.3),
                          1, FALSE };
  g_autofree double *ticks = NULL;
  guint decimals;
  guint n_ticks;

  ticks = tj_scale_list_ticks (&plot->y, (guint) CLAMP (plot->plot.height / plot->line / 2, 3, 9),
                               &n_ticks, &decimals);

  for (guint i = 0; i < n_ticks; i++)
    {
      g_autofree char *text = tj_text_format_number (ticks[i], decimals);
      g_autoptr(PangoLayout) layout = create_text (plot, text, 0, 1);
      double y = tj_scale_map (&plot->y, ticks[i]);
      cairo_rectangle_t place;

      /* The strip for numbers below zero is no place for costs that nobody claims. */
      if (ticks[i] < 0 && !(plot->data->low < 0))
        continue;

      tj_chart_text_measure (layout, &place.width, &place.height);
      place.x = plot->plot.x - place.width - plot->em * 0.5;
      place.y = y - place.height / 2;
      tj_chart_scene_line (plot->scene, plot->plot.x, y, plot->plot.width, 0, &grid);
      if (tj_chart_scene_is_free (plot->scene, &place))
        tj_chart_scene_text (plot->scene, layout, place.x, place.y, &plot->theme->muted);
    }
}

/* Where the bar ends: the cost, or the edge that a clipped bar is cut off at */
static double
get_bar_end (const Plot      *plot,
             const TjCostBar *bar)
{
  double cost = CLAMP (bar->claim->cost.value, plot->data->low, plot->data->high);

  return tj_scale_map (&plot->y, cost);
}

static void
get_bar_area (const Plot        *plot,
              const TjCostBar   *bar,
              cairo_rectangle_t *area)
{
  double end = get_bar_end (plot, bar);

  area->x = tj_scale_map (&plot->x, bar->start);
  area->width = get_bar_width (plot, bar);
  area->y = MIN (plot->zero, end);
  area->height = fabs (end - plot->zero);
}

static void
add_break (Plot                    *plot,
           const TjCostBar         *bar,
           const cairo_rectangle_t *area)
{
  const TjStroke gap = { plot->theme->background, 2, FALSE };
  double y = bar->claim->cost.value > 0 ? area->y + 2 * BREAK_HEIGHT
                                  : area->y + area->height - 3 * BREAK_HEIGHT;
  double width = MAX (area->width, 3);

  if (area->height < 5 * BREAK_HEIGHT)
    return;

  tj_chart_scene_line (plot->scene, area->x, y + BREAK_HEIGHT, width, -BREAK_HEIGHT, &gap);
  tj_chart_scene_line (plot->scene, area->x, y + 2 * BREAK_HEIGHT, width, -BREAK_HEIGHT, &gap);
}

/* From the lowest to the highest cost; keeps numbers away. */
static void
add_whisker (Plot                    *plot,
             const TjCostBar         *bar,
             const cairo_rectangle_t *area)
{
  const TjStroke stroke = { plot->theme->foreground, 1, FALSE };
  double low = CLAMP (bar->claim->cost.low, plot->data->low, plot->data->high);
  double high = CLAMP (bar->claim->cost.high, plot->data->low, plot->data->high);
  double cap = MIN (WHISKER_CAP, area->width / 2);
  cairo_rectangle_t whisker;

  if (bar->clipped || area->width < MIN_WHISKER_BAR
      || !(bar->claim->cost.high > bar->claim->cost.low))
    return;

  whisker.x = area->x + area->width / 2 - cap;
  whisker.width = 2 * cap;
  whisker.y = tj_scale_map (&plot->y, high);
  whisker.height = tj_scale_map (&plot->y, low) - whisker.y;

  tj_chart_scene_line (plot->scene, whisker.x + cap, whisker.y, 0, whisker.height, &stroke);
  tj_chart_scene_line (plot->scene, whisker.x, whisker.y, whisker.width, 0, &stroke);
  tj_chart_scene_line (plot->scene, whisker.x, whisker.y + whisker.height, whisker.width, 0,
                       &stroke);
  tj_chart_scene_occupy (plot->scene, &whisker);
}

static void
add_bar (Plot  *plot,
         guint  index)
{
  const TjStroke edge = { plot->theme->background, 0.6, FALSE };
  const TjCostBar *bar = get_bar (plot, index);
  gboolean below = bar->claim->cost.value < 0;
  cairo_rectangle_t area;
  cairo_rectangle_t drawn;

  get_bar_area (plot, bar, &area);
  tj_chart_place_mark (plot->chart, index, &area);

  drawn = area;
  drawn.width = MAX (drawn.width, MIN_BAR_WIDTH);
  drawn.height = MAX (drawn.height, MIN_BAR_HEIGHT);
  if (!below)
    drawn.y = plot->zero - drawn.height;

  tj_chart_frame_fill (plot->scene, &drawn, bar->claim->category);
  if (below)
    tj_chart_scene_hatch (plot->scene, &drawn, TJ_HATCH_RISING, &plot->theme->background);
  tj_chart_frame_add_shape (plot->scene, &drawn, bar->claim->category,
                            below || plot->theme->kind == TJ_THEME_PRINT);
  if (area.width >= MIN_WHISKER_BAR && plot->theme->kind != TJ_THEME_PRINT)
    tj_chart_scene_frame (plot->scene, &drawn, &edge);
  if (bar->clipped)
    add_break (plot, bar, &drawn);
}

static void
put_text (Plot                    *plot,
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

/* The name and cost of a wide bar, above it or, for bars below zero, above the zero line. */
static void
add_own_label (Plot                    *plot,
               const TjCostBar         *bar,
               const cairo_rectangle_t *area)
{
  double top = tj_scale_map (&plot->y, get_reach (plot, bar));
  double width = area->width - plot->em * 0.5;
  cairo_rectangle_t place = { area->x + plot->em * 0.25, 0, 0, 0 };
  g_autofree char *cost = tj_text_format_number (bar->claim->cost.value, 1);
  g_autofree char *text = NULL;
  g_autoptr(PangoLayout) layout = NULL;

  text = g_strdup_printf ("%s\n%s", bar->claim->name, cost);
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
  put_text (plot, layout, &place);
}

/* The number of a narrow bar stands on the empty side of the zero line. */
static void
add_number (Plot                    *plot,
            guint                    index,
            const cairo_rectangle_t *area)
{
  const TjStroke leader = { plot->theme->muted, 0.6, FALSE };
  gboolean upwards = get_bar (plot, index)->claim->cost.value < 0;
  double middle = area->x + area->width / 2;
  g_autofree char *text = g_strdup_printf ("%u", index + 1);
  cairo_rectangle_t place = { 0, 0, plot->em * 0.62 * strlen (text), plot->line };

  place.x = CLAMP (middle - place.width / 2, plot->plot.x,
                   plot->plot.x + plot->plot.width - place.width);

  for (guint level = 0; level < get_levels (plot); level++)
    {
      double way = 3 + level * plot->line;
      g_autoptr(PangoLayout) layout = NULL;
      cairo_rectangle_t wide;

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
      return;
    }
}

/* The cost of a clipped narrow bar; where there is no place for it, the key still has it. */
static void
add_clipped_cost (Plot                    *plot,
                  const TjCostBar         *bar,
                  const cairo_rectangle_t *area)
{
  g_autofree char *text = tj_text_format_number (bar->claim->cost.value, 1);
  g_autoptr(PangoLayout) layout = create_text (plot, text, 0, 1);
  double right = plot->plot.x + plot->plot.width;
  cairo_rectangle_t place;

  tj_chart_text_measure (layout, &place.width, &place.height);
  place.x = CLAMP (area->x + area->width / 2 - place.width / 2, plot->plot.x, right - place.width);
  place.y = bar->claim->cost.value > 0 ? area->y - place.height - 2 : area->y + area->height + 2;

  if (!tj_chart_scene_is_free (plot->scene, &place) && bar->claim->cost.value > 0)
    place.y -= place.height;
  if (place.y >= plot->plot.y && tj_chart_scene_is_free (plot->scene, &place))
    put_text (plot, layout, &place);
}

static void
add_labels (Plot *plot)
{
  guint n_bars = plot->data->bars->len;
  cairo_rectangle_t area;

  for (guint i = 0; i < n_bars; i++)
    {
      get_bar_area (plot, get_bar (plot, i), &area);
      if (has_own_label (plot, get_bar (plot, i)))
        add_own_label (plot, get_bar (plot, i), &area);
    }

  for (guint i = n_bars; i > 0; i--)
    {
      const TjCostBar *bar = get_bar (plot, i - 1);

      get_bar_area (plot, bar, &area);
      if (bar->clipped && !has_own_label (plot, bar))
        add_clipped_cost (plot, bar, &area);
    }

  for (guint i = 0; i < n_bars; i++)
    {
      get_bar_area (plot, get_bar (plot, i), &area);
      if (!has_own_label (plot, get_bar (plot, i)))
        add_number (plot, i, &area);
    }
}

static void
add_plot (Plot *plot)
{
  const TjStroke zero = { plot->theme->foreground, ZERO_WIDTH, FALSE };
  const TjChartAxis axis = {
    plot->plot, plot->data->total,
    TJ_CHART_SAY (plot->language, "累计年减排潜力（万tCO₂e/a，2030年）",
                  "Cumulative annual reduction potential (×10⁴ tCO₂e/a, 2030)")
  };
  cairo_rectangle_t area;

  add_cost_axis (plot);
  for (guint i = 0; i < plot->data->bars->len; i++)
    add_bar (plot, i);
  tj_chart_scene_line (plot->scene, plot->plot.x, plot->zero, plot->plot.width, 0, &zero);

  for (guint i = 0; i < plot->data->bars->len; i++)
    {
      get_bar_area (plot, get_bar (plot, i), &area);
      add_whisker (plot, get_bar (plot, i), &area);
    }

  add_labels (plot);
  tj_chart_frame_add_axis (plot->scene, &axis);
}

/* Lays out the curve, its key and its axes in @room. */
gboolean
tj_cost_curve_lay_out (TjChart               *chart,
                       const TjCostCurveData *data,
                       TjChartScene          *scene,
                       cairo_rectangle_t     *room)
{
  Plot plot = { chart, data, scene, tj_chart_scene_get_theme (scene),
                tj_chart_get_content (chart)->language };
  double left;

  plot.em = tj_chart_frame_get_small_size (plot.theme);
  plot.line = tj_chart_frame_get_line_height (scene);
  left = measure_tick_labels (&plot, room->height) + plot.em * 0.7;

  plot.plot.x = room->x + left;
  plot.plot.width = room->width - left - plot.em;
  if (plot.plot.width < MIN_PLOT_EMS * plot.em || room->height < MIN_PLOT_LINES * plot.line)
    return FALSE;

  add_key (&plot, room);
  tj_chart_frame_add_small_text (scene,
                                 TJ_CHART_SAY (plot.language, "单位成本（元/tCO₂，申报口径）",
                                               "Unit cost (CNY/tCO₂, form basis)"),
                                 room->x, room->y, room->width);

  plot.plot.y = room->y + plot.line * TITLE_LINES;
  plot.plot.height = room->height - plot.line * TITLE_LINES
                     - tj_chart_frame_get_axis_height (scene);
  if (plot.plot.height < MIN_PLOT_LINES * plot.line || !set_scales (&plot))
    return FALSE;

  add_plot (&plot);

  return TRUE;
}
