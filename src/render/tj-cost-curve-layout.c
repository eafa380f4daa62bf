/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "render/tj-cost-curve-private.h"

#include "core/base/tj-text.h"
#include "render/tj-chart-axis.h"
#include "render/tj-chart-frame.h"

#include <math.h>

/* Narrower bars always carry a number; wider ones too, until their name has room. */
#define MIN_LABEL_WIDTH 24.0
#define LABEL_EMS 7.5

#define MIN_BAR_WIDTH 1.0
#define MIN_DECORATED 3.0
#define WHISKER_CAP 3.0
#define ZERO_WIDTH 2.0
#define BREAK_HEIGHT 4.0
#define BAND_HEIGHT 4.0
#define BAND_SHARE 0.35

/* Numbers that would touch move away from the zero line, this many lines at most. */
#define N_LEVELS 3

#define MIN_PLOT_LINES 5
#define MIN_NAMED_LINES 7
#define MIN_PLOT_EMS 12

/* The title of the axis and, below it, half the label of a tick at the very top */
#define TITLE_LINES 1.7

#define LABEL_LINES 3.4

/* Labels may take so much of the plot's height from the bars. */
#define MAX_PADDING_ABOVE 0.4
#define MAX_PADDING_BELOW 0.55

/* Place for labels can widen the axis to so much of the costs that are drawn. */
#define AXIS_REACH 2.0

/* Where along its line the price may be written */
#define N_PRICE_PLACES 9
#define PRICE_WIDTH 1.4
#define PRICE_SAMPLE_EMS 2.5
#define MAX_ASKED 300

const TjCostBar *
tj_cost_plot_get_bar (const TjCostPlot *self,
                      guint             index)
{
  return &g_array_index (self->data->bars, TjCostBar, index);
}

/* Of the whole bar, looked at or not */
double
tj_cost_plot_get_bar_width (const TjCostPlot *self,
                            const TjCostBar  *bar)
{
  return bar->width / (self->x.domain_high - self->x.domain_low)
         * self->plot.width;
}

/* Whether a name would have room on the whole bar. */
static gboolean
is_wide (const TjCostPlot *self,
         const TjCostBar  *bar)
{
  return bar->width >= self->wide;
}

/* Whether so much of the bar is looked at that its name has room. */
gboolean
tj_cost_plot_has_own_label (const TjCostPlot *self,
                            const TjCostBar  *bar)
{
  cairo_rectangle_t area;

  if (!is_wide (self, bar))
    return FALSE;

  tj_cost_plot_get_bar_area (self, bar, &area);

  return area.width >= MAX (MIN_LABEL_WIDTH, LABEL_EMS * self->em);
}

/* How many lines the numbers of narrow bars take, on either side of the zero line, if they stand
 * as close as they can: those of very many take all there are. */
static guint
count_levels (const TjCostPlot *plot)
{
  double ends[2][N_LEVELS] = { { 0 } };
  guint n_bars = plot->data->bars->len;
  double unit = plot->plot.width / (plot->x.domain_high - plot->x.domain_low);
  guint n_levels = 1;

  if (tj_chart_get_content (plot->chart)->compact)
    return 1;
  if (n_bars > MAX_ASKED)
    return N_LEVELS;

  for (guint i = 0; i < n_bars && n_levels < N_LEVELS; i++)
    {
      const TjCostBar *bar = tj_cost_plot_get_bar (plot, i);
      double *own = ends[bar->cost < 0 ? 1 : 0];
      double width = tj_cost_plot_get_number_width (plot, i);
      double left = (bar->start + bar->width / 2) * unit - width / 2;
      guint level = 0;

      if (is_wide (plot, bar))
        continue;

      while (level + 1 < N_LEVELS && left < own[level])
        level++;
      own[level] = left + width;
      n_levels = MAX (n_levels, level + 1);
    }

  return n_levels;
}

/* How far the bar or its whisker reaches above zero, as it is drawn */
double
tj_cost_plot_get_reach (const TjCostPlot *self,
                        const TjCostBar  *bar)
{
  return CLAMP (bar->high, 0, self->data->high);
}

/* How much place text needs above the highest bar, in the layout's unit, at @density units a
 * 元/tCO2: lower bars have some of it anyway. */
static double
get_padding_above (const TjCostPlot *plot,
                   double      density)
{
  double padding = plot->line * 0.5;

  for (guint i = 0; i < plot->data->bars->len; i++)
    {
      const TjCostBar *bar = tj_cost_plot_get_bar (plot, i);
      double free = (plot->data->high - tj_cost_plot_get_reach (plot, bar)) * density;
      double rows = 0;

      if (is_wide (plot, bar))
        rows = LABEL_LINES;
      else if (bar->cost < 0)
        rows = plot->n_levels + 0.5;
      else if (bar->clipped)
        rows = 2.4;

      padding = MAX (padding, rows * plot->line - free);
    }

  return padding;
}

static double
get_padding_below (const TjCostPlot *plot)
{
  double rows = 0;

  for (guint i = 0; i < plot->data->bars->len; i++)
    {
      const TjCostBar *bar = tj_cost_plot_get_bar (plot, i);

      if (bar->cost < 0)
        rows = MAX (rows, bar->clipped ? 1.4 : 0);
      else if (!is_wide (plot, bar))
        rows = MAX (rows, plot->n_levels + 0.3);
    }

  return rows * plot->line;
}

/* Units of the layout a 元/tCO2, with so much place above the highest cost and below zero */
static double
get_density (const TjCostPlot *plot,
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
set_scales (TjCostPlot *plot)
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
  tj_scale_init (&plot->y, low, low + height / density, plot->plot.y + height, plot->plot.y);
  plot->zero = tj_scale_map (&plot->y, 0);

  return TRUE;
}

/* The first bar that ends behind @potential; the last one where there is none. */
static guint
find_bar (const TjCostPlot *plot,
          double            potential)
{
  guint low = 0;
  guint high = plot->data->bars->len;

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (tj_cost_plot_get_bar (plot, middle)->start <= potential)
        low = middle;
      else
        high = middle;
    }

  return low;
}

/* The part of the curve that is looked at */
static void
set_view (TjCostPlot *plot)
{
  const cairo_rectangle_t *view = &tj_chart_get_content (plot->chart)->view;
  guint n_bars = plot->data->bars->len;
  double widest = MAX (MIN_LABEL_WIDTH, LABEL_EMS * plot->em);

  tj_scale_init (&plot->x, 0, plot->data->total, plot->plot.x, plot->plot.x + plot->plot.width);
  tj_scale_zoom (&plot->x, view->x, view->width);
  plot->wide = tj_chart_get_content (plot->chart)->terse
                 ? INFINITY
                 : widest / plot->plot.width * (plot->x.domain_high - plot->x.domain_low);

  plot->first = find_bar (plot, plot->x.domain_low);
  plot->last = plot->first;
  while (plot->last < n_bars
         && tj_cost_plot_get_bar (plot, plot->last)->start < plot->x.domain_high)
    plot->last++;
}

/* Where the bar ends: the cost, or the edge that a clipped bar is cut off at */
static double
get_bar_end (const TjCostPlot *plot,
             const TjCostBar  *bar)
{
  return tj_scale_map (&plot->y, CLAMP (bar->cost, plot->data->low, plot->data->high));
}

static double
clamp_x (const TjCostPlot *plot,
         double            potential)
{
  double x = tj_scale_map (&plot->x, potential);

  return CLAMP (x, plot->plot.x, plot->plot.x + plot->plot.width);
}

/* As much of the bar as is looked at */
void
tj_cost_plot_get_bar_area (const TjCostPlot  *self,
                           const TjCostBar   *bar,
                           cairo_rectangle_t *area)
{
  double end = get_bar_end (self, bar);

  area->x = clamp_x (self, bar->start);
  area->width = clamp_x (self, bar->start + bar->width) - area->x;
  area->y = MIN (self->zero, end);
  area->height = fabs (end - self->zero);
}

static void
add_break (TjCostPlot              *plot,
           const TjCostBar         *bar,
           const cairo_rectangle_t *area)
{
  const TjStroke gap = { plot->theme->background, 2, FALSE };
  double y = bar->cost > 0 ? area->y + 2 * BREAK_HEIGHT
                                        : area->y + area->height - 3 * BREAK_HEIGHT;
  double width = MAX (area->width, 3);

  if (area->height < 5 * BREAK_HEIGHT)
    return;

  tj_chart_scene_line (plot->scene, area->x, y + BREAK_HEIGHT, width, -BREAK_HEIGHT, &gap);
  tj_chart_scene_line (plot->scene, area->x, y + 2 * BREAK_HEIGHT, width, -BREAK_HEIGHT, &gap);
}

/* From the lowest to the highest cost; keeps numbers away. */
static void
add_whisker (TjCostPlot              *plot,
             const TjCostBar         *bar,
             const cairo_rectangle_t *area)
{
  const TjStroke stroke = { plot->theme->foreground, 1, FALSE };
  double low = CLAMP (bar->claim->cost.low, plot->data->low, plot->data->high);
  double high = CLAMP (bar->claim->cost.high, plot->data->low, plot->data->high);
  double cap = MIN (WHISKER_CAP, area->width / 2);
  cairo_rectangle_t whisker;

  if (bar->clipped || area->width < MIN_DECORATED
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

/* From the least to the largest potential that was claimed, at the end of the bar. */
static void
add_width_band (TjCostPlot      *plot,
                const TjCostBar *bar)
{
  const TjChartFigure *potential = &bar->claim->potential;
  const TjStroke edge = { plot->theme->foreground, 0.6, FALSE };
  const TjColor light = tj_color_mix (&plot->theme->background, &plot->theme->muted, BAND_SHARE);
  double end = get_bar_end (plot, bar);
  cairo_rectangle_t band;

  if (!(potential->high > potential->low))
    return;

  band.x = clamp_x (plot, bar->start + potential->low);
  band.width = clamp_x (plot, bar->start + potential->high) - band.x;
  band.height = BAND_HEIGHT;
  band.y = end - band.height / 2;
  if (band.width < MIN_BAR_WIDTH)
    return;

  tj_chart_scene_fill (plot->scene, &band, &light);
  tj_chart_scene_frame (plot->scene, &band, &edge);
}

static void
add_bar (TjCostPlot              *plot,
         const TjCostBar         *bar,
         const cairo_rectangle_t *area)
{
  const TjStroke edge = { plot->theme->background, 0.6, FALSE };
  gboolean below = bar->cost < 0;
  cairo_rectangle_t drawn = *area;

  drawn.width = MAX (drawn.width, MIN_BAR_WIDTH);
  drawn.height = MAX (drawn.height, TJ_COST_MIN_BAR_HEIGHT);
  if (!below)
    drawn.y = plot->zero - drawn.height;

  tj_chart_frame_fill (plot->scene, &drawn, bar->category);
  if (below)
    tj_chart_scene_hatch (plot->scene, &drawn, TJ_HATCH_RISING, &plot->theme->background);
  tj_chart_frame_add_shape (plot->scene, &drawn, bar->category,
                            below || plot->theme->kind == TJ_THEME_PRINT);
  if (area->width >= MIN_DECORATED && plot->theme->kind != TJ_THEME_PRINT)
    tj_chart_scene_frame (plot->scene, &drawn, &edge);
  if (bar->clipped)
    add_break (plot, bar, &drawn);
}

static void
add_bars (TjCostPlot *plot)
{
  gboolean crowded = plot->last - plot->first > plot->plot.width / 2;
  g_autoptr(TjCostCrowd) crowd = tj_cost_crowd_new (plot);

  for (guint i = plot->first; i < plot->last; i++)
    {
      const TjCostBar *bar = tj_cost_plot_get_bar (plot, i);
      cairo_rectangle_t area;

      tj_cost_plot_get_bar_area (plot, bar, &area);
      tj_chart_place_mark (plot->chart, i, &area);

      if (crowded && area.width < MIN_DECORATED)
        {
          tj_cost_crowd_add (crowd, bar, &area);
          continue;
        }
      tj_cost_crowd_end_run (crowd);
      add_bar (plot, bar, &area);
    }

  tj_cost_crowd_draw (crowd);
}

static void
add_ranges (TjCostPlot *plot)
{
  for (guint i = plot->first; i < plot->last; i++)
    {
      const TjCostBar *bar = tj_cost_plot_get_bar (plot, i);
      cairo_rectangle_t area;

      if (tj_cost_plot_get_bar_width (plot, bar) < MIN_DECORATED)
        continue;

      tj_cost_plot_get_bar_area (plot, bar, &area);
      if (area.width < MIN_DECORATED)
        continue;

      add_width_band (plot, bar);
      add_whisker (plot, bar, &area);
    }
}

/* Whether the line of the carbon price lies within the plot, and where. */
gboolean
tj_cost_plot_get_price_line (const TjCostPlot *self,
                             double           *y)
{
  const TjChartOptions *options = &tj_chart_get_content (self->chart)->options;

  if (!options->has_price)
    return FALSE;

  *y = tj_scale_map (&self->y, options->price);

  return *y >= self->plot.y && *y <= self->plot.y + self->plot.height;
}

static void
add_price_line (TjCostPlot *plot)
{
  const TjStroke line = { plot->theme->accent, PRICE_WIDTH, TRUE };
  double y;

  if (tj_cost_plot_get_price_line (plot, &y))
    tj_chart_scene_line (plot->scene, plot->plot.x, y, plot->plot.width, 0, &line);
}

/* Of a crowd of bars only the first are asked. */
static gboolean
covers_bar (const TjCostPlot        *plot,
            const cairo_rectangle_t *place)
{
  guint last = MIN (plot->last, plot->first + MAX_ASKED);

  for (guint i = plot->first; i < last; i++)
    {
      cairo_rectangle_t area;

      tj_cost_plot_get_bar_area (plot, tj_cost_plot_get_bar (plot, i), &area);
      if (area.x < place->x + place->width && place->x < area.x + area.width
          && area.y < place->y + place->height && place->y < area.y + area.height)
        return TRUE;
    }

  return FALSE;
}

/* A piece of the line and its words above the plot, where bars leave no room beside the line. */
static void
explain_price_line (TjCostPlot  *plot,
                    PangoLayout *layout)
{
  const TjStroke line = { plot->theme->accent, PRICE_WIDTH, TRUE };
  cairo_rectangle_t place = { 0, plot->plot.y - plot->line * TITLE_LINES, 0, 0 };
  double sample = PRICE_SAMPLE_EMS * plot->em;

  tj_chart_text_measure (layout, &place.width, &place.height);
  place.width += sample + plot->em / 2;
  place.x = plot->plot.x + plot->plot.width - place.width;
  if (place.x < plot->plot.x || !tj_chart_scene_is_free (plot->scene, &place))
    return;

  tj_chart_scene_line (plot->scene, place.x, place.y + place.height / 2, sample, 0, &line);
  tj_chart_scene_text (plot->scene, layout, place.x + sample + plot->em / 2, place.y,
                       &plot->theme->accent);
}

/* Above the line or below it, where nothing else is; the subtitle has it too. */
static void
add_price_label (TjCostPlot *plot)
{
  TjChartTextStyle style = { plot->em, FALSE, 0, 1, FALSE };
  g_autofree char *price = NULL;
  g_autofree char *text = NULL;
  g_autoptr(PangoLayout) layout = NULL;
  cairo_rectangle_t place;
  double y;

  if (!tj_cost_plot_get_price_line (plot, &y))
    return;

  price = tj_text_format_number (tj_chart_get_content (plot->chart)->options.price, 2);
  text = g_strdup_printf (TJ_CHART_SAY (plot->language, "碳价%s元/tCO₂", "carbon price %s CNY/tCO₂"),
                          price);
  layout = tj_chart_scene_create_text (plot->scene, text, &style);
  tj_chart_text_measure (layout, &place.width, &place.height);

  for (guint i = 0; i < 2 * N_PRICE_PLACES; i++)
    {
      double room = plot->plot.width - place.width - plot->em;
      double share = (double) (i / 2) / (N_PRICE_PLACES - 1);

      place.x = plot->plot.x + plot->em / 2 + room * share;
      place.y = i % 2 == 0 ? y - place.height - 2 : y + 2;
      if (room < 0 || place.y < plot->plot.y
          || place.y + place.height > plot->plot.y + plot->plot.height
          || (place.y < plot->zero + ZERO_WIDTH
              && place.y + place.height > plot->zero - ZERO_WIDTH)
          || covers_bar (plot, &place)
          || !tj_chart_scene_is_free (plot->scene, &place))
        continue;

      tj_chart_scene_fill (plot->scene, &place, &plot->theme->background);
      tj_chart_scene_text (plot->scene, layout, place.x, place.y, &plot->theme->accent);
      return;
    }

  explain_price_line (plot, layout);
}

static void
add_plot (TjCostPlot *plot)
{
  const TjStroke zero = { plot->theme->foreground, ZERO_WIDTH, FALSE };

  tj_chart_axis_add_left (plot->scene, &plot->plot, &plot->y, !(plot->data->low < 0));
  add_bars (plot);
  tj_chart_scene_line (plot->scene, plot->plot.x, plot->zero, plot->plot.width, 0, &zero);
  add_ranges (plot);
  add_price_line (plot);
  tj_cost_plot_add_labels (plot);
  add_price_label (plot);
  tj_chart_axis_add_bottom (plot->scene, &plot->plot, &plot->x,
                            TJ_CHART_SAY (plot->language, "累计年减排潜力（万tCO₂e/a，2030年）",
                                          "Cumulative annual reduction potential "
                                          "(×10⁴ tCO₂e/a, 2030)"));
}

static const char *
say_cost_axis (const TjCostPlot *plot)
{
  if (tj_chart_get_content (plot->chart)->options.basis == TJ_CHART_BASIS_NET)
    return TJ_CHART_SAY (plot->language, "单位成本（元/tCO₂，净成本口径）",
                         "Unit cost (CNY/tCO₂, net basis)");

  return TJ_CHART_SAY (plot->language, "单位成本（元/tCO₂，申报口径）",
                       "Unit cost (CNY/tCO₂, form basis)");
}

/* Lays out the curve, its key and its axes in @room. */
gboolean
tj_cost_curve_lay_out (TjChart               *chart,
                       const TjCostCurveData *data,
                       TjChartScene          *scene,
                       cairo_rectangle_t     *room)
{
  TjCostPlot plot = { chart, data, scene, tj_chart_scene_get_theme (scene),
                      tj_chart_get_content (chart)->language };
  TjScale widest;
  double left;

  plot.em = tj_chart_frame_get_small_size (plot.theme);
  plot.line = tj_chart_frame_get_line_height (scene);
  tj_scale_init (&widest, data->low * AXIS_REACH, data->high * AXIS_REACH, 0, 1);
  left = tj_chart_axis_get_left_width (scene, &widest, room->height);

  plot.plot.x = room->x + left;
  plot.plot.width = room->width - left - plot.em;
  if (plot.plot.width < MIN_PLOT_EMS * plot.em || room->height < MIN_PLOT_LINES * plot.line)
    return FALSE;

  set_view (&plot);
  plot.n_levels = count_levels (&plot);
  tj_cost_plot_add_key (&plot, room);
  tj_chart_frame_add_small_text (scene, say_cost_axis (&plot), room->x, room->y, room->width);

  plot.plot.y = room->y + plot.line * TITLE_LINES;
  plot.plot.height = room->height - plot.line * TITLE_LINES
                     - tj_chart_axis_get_bottom_height (scene);
  if (plot.plot.height < (tj_chart_get_content (chart)->terse ? MIN_PLOT_LINES
                                                              : MIN_NAMED_LINES) * plot.line
      || !set_scales (&plot))
    return FALSE;

  tj_chart_place_plot (chart, &plot.plot);
  add_plot (&plot);

  return TRUE;
}
