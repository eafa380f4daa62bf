/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "render/tj-bubble-private.h"

#include "core/base/tj-text.h"
#include "render/tj-chart-axis.h"
#include "render/tj-chart-frame.h"

#include <math.h>

#define MIN_PLOT_EMS 14
#define MIN_PLOT_LINES 6
#define TITLE_LINES 1.5

/* Diameters, as parts of the font size. Even the smallest has to show its shape. */
#define LARGEST_EMS 3.2
#define SMALLEST_EMS 0.75

/* Bubbles at the edge of the data keep within the plot by so much of it. */
#define MARGIN_SHARE 0.06

#define WHISKER_CAP 4.0
#define N_SIZES 3
#define MAX_NUMBERED 300

/* Numbers stand right beside their bubble, or one or two lines away with a line to it. */
#define NUMBER_GAP 2.0
#define N_STRAIGHT 4
#define N_PLACES 24
#define LINE_STEP 4.0
#define MAX_LINE_STEPS 500

typedef struct
{
  TjChart *chart;
  const TjBubbleData *data;
  TjChartScene *scene;
  const TjTheme *theme;
  TjLanguage language;
  double em;
  double line;
  cairo_rectangle_t plot;
  TjScale x;
  TjScale y;
} Plot;

/* The area grows with the investment, the diameter with its root. */
static double
get_share (const TjBubbleData *data,
           double              investment)
{
  return data->largest > 0 ? sqrt (MAX (investment, 0) / data->largest) : 0;
}

static double
get_diameter (const Plot *plot,
              double      share)
{
  return plot->em * MAX (SMALLEST_EMS, LARGEST_EMS * share);
}

static void
get_area (const Plot          *plot,
          const TjBubblePoint *point,
          cairo_rectangle_t   *area)
{
  const cairo_rectangle_t *view = &tj_chart_get_content (plot->chart)->view;
  double size = get_diameter (plot, point->size);

  area->x = plot->plot.x + (point->x - view->x) / view->width * plot->plot.width - size / 2;
  area->y = plot->plot.y + (1 - (point->y - view->y) / view->height) * plot->plot.height - size / 2;
  area->width = area->height = size;
}

static gboolean
is_visible (const Plot              *plot,
            const cairo_rectangle_t *area)
{
  const cairo_rectangle_t *page = &plot->plot;
  double x = area->x + area->width / 2;
  double y = area->y + area->height / 2;

  return x >= page->x && x <= page->x + page->width && y >= page->y
         && y <= page->y + page->height;
}

static double
widen (TjScaleKind kind,
       double      value,
       double      span,
       gboolean    upwards)
{
  double sign = upwards ? 1 : -1;

  if (kind == TJ_SCALE_LOG)
    return value * pow (MAX (span, 10), sign * MARGIN_SHARE * 2);

  return value + sign * span * MARGIN_SHARE;
}

static void
set_scale (TjScale    *scale,
           TjScaleKind kind,
           double      threshold,
           double      low,
           double      high)
{
  double span = kind == TJ_SCALE_LOG ? high / low : high - low;

  if (!(span > 0))
    span = MAX (fabs (high), 1);
  tj_scale_init (scale, widen (kind, low, span, FALSE), widen (kind, high, span, TRUE), 0, 1);
  tj_scale_set_kind (scale, kind, threshold);
}

static void
init_scales (TjBubbleData *data)
{
  double low_cost = data->cost_scale == TJ_SCALE_LINEAR ? MIN (data->low_cost, 0) : data->low_cost;
  double high_cost = data->cost_scale == TJ_SCALE_LINEAR ? MAX (data->high_cost, 0)
                                                         : data->high_cost;

  set_scale (&data->x, data->cost_scale, data->threshold, low_cost, high_cost);
  if (data->of_score)
    tj_scale_init (&data->y, -0.3, 5.3, 0, 1);
  else
    set_scale (&data->y, data->height_scale, 1,
               data->height_scale == TJ_SCALE_LOG ? data->low_height : 0, data->high_height);
}

static int
compare_sizes (gconstpointer a,
               gconstpointer b,
               gpointer      user_data)
{
  const TjBubbleData *data = user_data;
  guint one = *(const guint *) a;
  guint two = *(const guint *) b;
  double difference = g_array_index (data->points, TjBubblePoint, two).size
                      - g_array_index (data->points, TjBubblePoint, one).size;

  if (difference > 0 || difference < 0)
    return difference > 0 ? 1 : -1;

  return (one > two) - (one < two);
}

/* Decides once where each bubble lies of the whole, and in which order they are drawn. */
void
tj_bubble_place_all (TjBubbleData *data)
{
  guint n_points = data->points->len;

  init_scales (data);
  data->order = g_new (guint, MAX (n_points, 1));

  for (guint i = 0; i < n_points; i++)
    {
      TjBubblePoint *point = &g_array_index (data->points, TjBubblePoint, i);
      const TjChartFigure *investment = &point->claim->investment;

      point->x = tj_scale_map (&data->x, point->claim->cost.value);
      point->y = tj_scale_map (&data->y, point->height);
      point->size = investment->known ? get_share (data, investment->value) : 0;
      point->category = point->claim->category;
      point->hollow = g_strcmp0 (point->claim->stage, "demonstration") == 0;
      data->order[i] = i;
    }

  g_qsort_with_data (data->order, (int) n_points, sizeof (guint), compare_sizes, data);
}

/* The axes of the part that is looked at */
static void
set_scales (Plot *plot)
{
  const cairo_rectangle_t *view = &tj_chart_get_content (plot->chart)->view;

  plot->x = plot->data->x;
  plot->y = plot->data->y;
  tj_scale_zoom (&plot->x, view->x, view->width);
  tj_scale_zoom (&plot->y, view->y, view->height);
}

static void
add_key (Plot              *plot,
         cairo_rectangle_t *room)
{
  TjChartContent *content = tj_chart_get_content (plot->chart);
  GArray *points = plot->data->points;
  g_autoptr(GPtrArray) entries = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < MIN (points->len, MAX_NUMBERED); i++)
    {
      const TjBubblePoint *point = &g_array_index (points, TjBubblePoint, i);
      g_autofree char *cost = tj_text_format_number (point->claim->cost.value, 1);

      g_ptr_array_add (entries, g_strdup_printf (TJ_CHART_SAY (plot->language, "%u  %s\t%s元/tCO₂",
                                                               "%u  %s\t%s CNY/tCO₂"),
                                                 i + 1, point->claim->name, cost));
    }

  tj_chart_frame_add_counted_list (content, plot->scene,
                                   content->compact
                                     ? TJ_CHART_SAY (plot->language, "图中编号见数据表",
                                                     "The table explains the numbers")
                                     : TJ_CHART_SAY (plot->language, "图中编号",
                                                     "Numbers in the chart"),
                                   entries, points->len, room);
}

/* Dashed, with a word at the end */
static void
add_medians (Plot *plot)
{
  const TjStroke stroke = { plot->theme->muted, 1, TRUE };
  double x = tj_scale_map (&plot->x, plot->data->median_cost);
  double y = tj_scale_map (&plot->y, plot->data->median_height);

  if (x >= plot->plot.x && x <= plot->plot.x + plot->plot.width)
    tj_chart_scene_line (plot->scene, x, plot->plot.y, 0, plot->plot.height, &stroke);
  if (y >= plot->plot.y && y <= plot->plot.y + plot->plot.height)
    tj_chart_scene_line (plot->scene, plot->plot.x, y, plot->plot.width, 0, &stroke);
}

/* Through those of which no other is both cheaper and better, as far as they are looked at */
static void
add_best_line (Plot *plot)
{
  const TjStroke stroke = { plot->theme->accent, 1.6, FALSE };
  GArray *points = plot->data->points;
  g_autofree double *path = g_new (double, 2 * MAX (points->len, 1));
  guint n = 0;

  for (guint i = 0; i < points->len; i++)
    {
      const TjBubblePoint *point = &g_array_index (points, TjBubblePoint, i);
      cairo_rectangle_t area;

      if (!point->is_best)
        continue;
      get_area (plot, point, &area);
      if (!is_visible (plot, &area))
        continue;

      path[2 * n] = area.x + area.width / 2;
      path[2 * n + 1] = area.y + area.height / 2;
      n++;
    }

  if (n >= 2)
    tj_chart_scene_path (plot->scene, (const double (*)[2]) path, n, NULL, &stroke);
}

static void
add_bubble (Plot                    *plot,
            const TjBubblePoint     *point,
            const cairo_rectangle_t *area)
{
  gboolean has_size = point->size > 0;
  TjStroke outline = { plot->theme->background, 1, FALSE };
  TjColor color;

  tj_theme_get_category_color (plot->theme, point->category, &color);
  if (point->hollow || plot->theme->kind == TJ_THEME_PRINT || !has_size)
    {
      outline.color = point->hollow && plot->theme->kind != TJ_THEME_PRINT
                        ? color : plot->theme->foreground;
      outline.width = point->hollow ? 1.8 : 1;
      outline.dashed = !has_size;
    }

  tj_chart_scene_marker (plot->scene, point->category, area, point->hollow ? NULL : &color,
                         &outline);
}

static void
add_bubbles (Plot *plot)
{
  for (guint i = 0; i < plot->data->points->len; i++)
    {
      guint index = plot->data->order[i];
      const TjBubblePoint *point = &g_array_index (plot->data->points, TjBubblePoint, index);
      cairo_rectangle_t area;

      get_area (plot, point, &area);
      if (!is_visible (plot, &area))
        continue;

      tj_chart_place_mark (plot->chart, index, &area);
      add_bubble (plot, point, &area);
    }
}

/* Whether a number may stand at @place, with a gap beside it so that two are not read as one */
static gboolean
has_place (const Plot              *plot,
           const cairo_rectangle_t *place)
{
  const cairo_rectangle_t wide = { place->x - NUMBER_GAP, place->y, place->width + 2 * NUMBER_GAP,
                                   place->height };

  return place->x >= plot->plot.x && place->x + place->width <= plot->plot.x + plot->plot.width
         && place->y >= plot->plot.y
         && place->y + place->height <= plot->plot.y + plot->plot.height
         && tj_chart_scene_is_free (plot->scene, &wide);
}

/* The @turn-th place round the bubble, the nearer ones first */
static void
find_place (const Plot              *plot,
            const cairo_rectangle_t *area,
            guint                    turn,
            cairo_rectangle_t       *place)
{
  static const double sides[][2] = { { 1, 0 }, { -1, 0 }, { 0, -1 }, { 0, 1 }, { 1, -1 },
                                     { -1, -1 }, { 1, 1 }, { -1, 1 } };
  const double *side = sides[turn % G_N_ELEMENTS (sides)];
  double away = turn / G_N_ELEMENTS (sides) * plot->line;

  place->x = area->x + area->width / 2 - place->width / 2
             + side[0] * ((area->width + place->width) / 2 + NUMBER_GAP + away);
  place->y = area->y + area->height / 2 - place->height / 2
             + side[1] * ((area->height + place->height) / 2 + away);
}

/* From the number to the bubble's edge, where it does not stand straight beside it */
static void
add_leader (Plot                    *plot,
            const cairo_rectangle_t *area,
            const cairo_rectangle_t *place)
{
  const TjStroke leader = { plot->theme->muted, 0.6, FALSE };
  double x = place->x + place->width / 2;
  double y = place->y + place->height / 2;
  double to_x = area->x + area->width / 2;
  double to_y = area->y + area->height / 2;
  double way = hypot (to_x - x, to_y - y);
  double start = MIN (place->height / 2 / way, 1);
  double end = MAX (1 - area->width / 2 / way, start);

  tj_chart_scene_line (plot->scene, x + (to_x - x) * start, y + (to_y - y) * start,
                       (to_x - x) * (end - start), (to_y - y) * (end - start), &leader);
}

/* Beside the bubble, in the first place where nothing else is written and nothing is drawn */
static void
add_number (Plot                    *plot,
            guint                    index,
            const cairo_rectangle_t *area)
{
  g_autofree char *text = g_strdup_printf ("%u", index + 1);
  TjChartTextStyle style = { plot->em, FALSE, 0, 1, FALSE };
  g_autoptr(PangoLayout) layout = tj_chart_scene_create_text (plot->scene, text, &style);
  cairo_rectangle_t place;

  tj_chart_text_measure (layout, &place.width, &place.height);
  for (guint turn = 0; turn < N_PLACES; turn++)
    {
      find_place (plot, area, turn, &place);
      if (!has_place (plot, &place))
        continue;

      if (turn >= N_STRAIGHT)
        add_leader (plot, area, &place);
      tj_chart_scene_fill (plot->scene, &place, &plot->theme->background);
      tj_chart_scene_text (plot->scene, layout, place.x, place.y, &plot->theme->foreground);
      return;
    }
}

/* Numbers keep off the line through the best: one behind a piece of it reads as a negative. */
static void
occupy_best_line (Plot *plot)
{
  const TjBubblePoint *before = NULL;

  for (guint i = 0; i < plot->data->points->len; i++)
    {
      const TjBubblePoint *point = &g_array_index (plot->data->points, TjBubblePoint, i);
      cairo_rectangle_t from;
      cairo_rectangle_t to;
      guint n_steps;

      if (!point->is_best)
        continue;

      get_area (plot, before != NULL ? before : point, &from);
      get_area (plot, point, &to);
      before = point;
      from = (cairo_rectangle_t) { from.x + from.width / 2, from.y + from.height / 2, 0, 0 };
      to = (cairo_rectangle_t) { to.x + to.width / 2, to.y + to.height / 2, 0, 0 };
      n_steps = (guint) CLAMP (hypot (to.x - from.x, to.y - from.y) / LINE_STEP, 1, MAX_LINE_STEPS);

      for (guint step = 0; step <= n_steps; step++)
        {
          double share = (double) step / n_steps;
          const cairo_rectangle_t piece = { from.x + (to.x - from.x) * share - 1,
                                            from.y + (to.y - from.y) * share - 1, 2, 2 };

          tj_chart_scene_occupy (plot->scene, &piece);
        }
    }
}

static void
add_numbers (Plot *plot)
{
  GArray *points = plot->data->points;
  cairo_rectangle_t area;

  if (points->len > MAX_NUMBERED)
    return;

  occupy_best_line (plot);
  for (guint i = 0; i < points->len; i++)
    {
      get_area (plot, &g_array_index (points, TjBubblePoint, i), &area);
      if (is_visible (plot, &area))
        tj_chart_scene_occupy (plot->scene, &area);
    }

  for (guint i = 0; i < points->len; i++)
    {
      get_area (plot, &g_array_index (points, TjBubblePoint, i), &area);
      if (is_visible (plot, &area))
        add_number (plot, i, &area);
    }
}

/* Three round values, from the largest down, at the right of the line above the plot */
static void
add_size_legend (Plot  *plot,
                 double right,
                 double y)
{
  const TjStroke stroke = { plot->theme->foreground, 1, FALSE };
  double power = pow (10, floor (log10 (MAX (plot->data->largest, G_MINDOUBLE))));
  const double factors[N_SIZES] = { 1, 0.5, 0.2 };
  double top = plot->data->largest / power >= 5 ? 5 : plot->data->largest / power >= 2 ? 2 : 1;
  double x = right;

  for (guint i = 0; i < N_SIZES; i++)
    {
      double value = top * power * factors[i];
      g_autofree char *number = tj_text_format_number (value, 3);
      g_autofree char *text = g_strdup_printf (TJ_CHART_SAY (plot->language, "%s亿元",
                                                             "%s ×10⁸ CNY"), number);
      TjChartTextStyle style = { plot->em, FALSE, 0, 1, FALSE };
      g_autoptr(PangoLayout) layout = tj_chart_scene_create_text (plot->scene, text, &style);
      double size = get_diameter (plot, get_share (plot->data, value));
      cairo_rectangle_t place = { 0, 0, 0, 0 };
      cairo_rectangle_t circle = { 0, 0, size, size };

      tj_chart_text_measure (layout, &place.width, &place.height);
      place.x = x - place.width;
      circle.x = place.x - size - plot->em * 0.4;
      place.y = y + (LARGEST_EMS * plot->em - place.height) / 2;
      circle.y = y + (LARGEST_EMS * plot->em - size) / 2;
      if (circle.x < plot->plot.x || !tj_chart_scene_is_free (plot->scene, &place)
          || !tj_chart_scene_is_free (plot->scene, &circle))
        return;

      tj_chart_scene_text (plot->scene, layout, place.x, place.y, &plot->theme->muted);
      tj_chart_scene_marker (plot->scene, "energy", &circle, NULL, &stroke);
      x = circle.x - plot->em;
    }
}

static const char *
say_height_axis (const Plot *plot)
{
  if (plot->data->of_score)
    return TJ_CHART_SAY (plot->language, "评审得分（0–5分）", "Score (0–5 points)");
  if (plot->data->height_scale == TJ_SCALE_LOG)
    return TJ_CHART_SAY (plot->language, "2030年减排潜力（万tCO₂e/a，对数刻度）",
                         "Potential 2030 (×10⁴ tCO₂e/a, logarithmic)");

  return TJ_CHART_SAY (plot->language, "2030年减排潜力（万tCO₂e/a）",
                       "Potential 2030 (×10⁴ tCO₂e/a)");
}

static const char *
say_cost_axis (const Plot *plot)
{
  if (plot->data->cost_scale == TJ_SCALE_LOG)
    return TJ_CHART_SAY (plot->language, "单位成本（元/tCO₂，对数刻度）",
                         "Unit cost (CNY/tCO₂, logarithmic)");
  if (plot->data->cost_scale == TJ_SCALE_SYMLOG)
    return TJ_CHART_SAY (plot->language, "单位成本（元/tCO₂，零点附近为线性的对称对数刻度）",
                         "Unit cost (CNY/tCO₂, symmetric logarithmic, linear near zero)");

  return TJ_CHART_SAY (plot->language, "单位成本（元/tCO₂）", "Unit cost (CNY/tCO₂)");
}

static void
set_range (TjScale *scale,
           double   low,
           double   high)
{
  scale->range_low = low;
  scale->range_high = high;
}

static void
add_plot (Plot *plot)
{
  tj_chart_axis_add_left (plot->scene, &plot->plot, &plot->y, FALSE);
  tj_chart_axis_add_grid (plot->scene, &plot->plot, &plot->x);
  add_medians (plot);
  add_best_line (plot);
  add_bubbles (plot);
  tj_chart_axis_add_bottom (plot->scene, &plot->plot, &plot->x, say_cost_axis (plot));
  add_numbers (plot);
}

static double
clamp (double value,
       double low,
       double size)
{
  return CLAMP (value, low, low + size);
}

/* From the lowest to the highest cost of the bubble's cases, and of its heights; for the one
 * that is pointed at or selected, since those of all would hide the bubbles. */
void
tj_bubble_add_ranges (const TjBubbleData *data,
                      guint               index,
                      TjChartScene       *overlay)
{
  const TjTheme *theme = tj_chart_scene_get_theme (overlay);
  const TjStroke stroke = { theme->foreground, 1.4, FALSE };
  const cairo_rectangle_t *plot = &data->plot;
  const TjBubblePoint *point = &g_array_index (data->points, TjBubblePoint, index);
  const TjChartFigure *cost = &point->claim->cost;
  double x = tj_scale_map (&data->shown_x, cost->value);
  double y = tj_scale_map (&data->shown_y, point->height);
  double left = clamp (tj_scale_map (&data->shown_x, cost->low), plot->x, plot->width);
  double right = clamp (tj_scale_map (&data->shown_x, cost->high), plot->x, plot->width);
  double bottom = clamp (tj_scale_map (&data->shown_y, point->height_low), plot->y, plot->height);
  double top = clamp (tj_scale_map (&data->shown_y, point->height_high), plot->y, plot->height);

  if (cost->high > cost->low)
    {
      tj_chart_scene_line (overlay, left, y, right - left, 0, &stroke);
      tj_chart_scene_line (overlay, left, y - WHISKER_CAP, 0, 2 * WHISKER_CAP, &stroke);
      tj_chart_scene_line (overlay, right, y - WHISKER_CAP, 0, 2 * WHISKER_CAP, &stroke);
    }
  if (point->height_high > point->height_low)
    {
      tj_chart_scene_line (overlay, x, bottom, 0, top - bottom, &stroke);
      tj_chart_scene_line (overlay, x - WHISKER_CAP, bottom, 2 * WHISKER_CAP, 0, &stroke);
      tj_chart_scene_line (overlay, x - WHISKER_CAP, top, 2 * WHISKER_CAP, 0, &stroke);
    }
}

/* Lays out bubbles, lines, key and axes in @room. */
gboolean
tj_bubble_lay_out (TjChart           *chart,
                   TjBubbleData      *data,
                   TjChartScene      *scene,
                   cairo_rectangle_t *room)
{
  Plot plot = { chart, data, scene, tj_chart_scene_get_theme (scene),
                tj_chart_get_content (chart)->language };
  double top;
  double left;

  plot.em = tj_chart_frame_get_small_size (plot.theme);
  plot.line = tj_chart_frame_get_line_height (scene);
  set_scales (&plot);
  left = tj_chart_axis_get_left_width (scene, &plot.y, room->height);
  plot.plot.x = room->x + left;
  plot.plot.width = room->width - left - plot.em;
  if (plot.plot.width < MIN_PLOT_EMS * plot.em || room->height < MIN_PLOT_LINES * plot.line)
    return FALSE;

  add_key (&plot, room);
  tj_chart_frame_add_small_text (scene, say_height_axis (&plot), room->x, room->y, room->width);
  top = MAX (plot.line * TITLE_LINES, LARGEST_EMS * plot.em + 2);
  if (data->largest > 0)
    add_size_legend (&plot, room->x + room->width, room->y);

  plot.plot.y = room->y + top;
  plot.plot.height = room->height - top - tj_chart_axis_get_bottom_height (scene);
  if (plot.plot.height < MIN_PLOT_LINES * plot.line)
    return FALSE;

  set_range (&plot.x, plot.plot.x, plot.plot.x + plot.plot.width);
  set_range (&plot.y, plot.plot.y + plot.plot.height, plot.plot.y);
  data->plot = plot.plot;
  data->shown_x = plot.x;
  data->shown_y = plot.y;
  tj_chart_place_plot (chart, &plot.plot);
  add_plot (&plot);

  return TRUE;
}
