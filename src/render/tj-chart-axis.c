/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "render/tj-chart-axis.h"

#include "core/base/tj-text.h"
#include "render/tj-chart-frame.h"

#include <math.h>

/* Distances, as parts of the font size */
#define TICK_LENGTH 0.3
#define GAP 0.5
/* More ticks than this are not read, and labels want so much between them. */
#define MAX_TICKS 11
#define MIN_TICKS 2
#define LABEL_GAP 1.2
#define LEFT_TICK_LINES 1.4

#define GRID_SHARE 0.3

/* Below this, decimals of a tick are its own: of 0.01, 0.1, 1, 10 each has as many as it needs. */
static char *
format_tick (const TjScale *scale,
             double         tick,
             guint          decimals)
{
  if (scale->kind == TJ_SCALE_LINEAR || !(fabs (tick) > 0))
    return tj_text_format_number (tick, decimals);

  return tj_text_format_number (tick, (guint) CLAMP (-floor (log10 (fabs (tick)) + 1e-9), 0, 9));
}

static PangoLayout *
create_text (TjChartScene *scene,
             const char   *text,
             double        max_width)
{
  TjChartTextStyle style = { tj_chart_frame_get_small_size (tj_chart_scene_get_theme (scene)),
                             FALSE, max_width, 1, FALSE };

  return tj_chart_scene_create_text (scene, text, &style);
}

/* Whether the labels of all ticks have room side by side */
static gboolean
have_room (TjChartScene  *scene,
           const TjScale *scale,
           const double  *ticks,
           guint          n_ticks,
           guint          decimals)
{
  double gap = LABEL_GAP * tj_chart_scene_get_theme (scene)->font_size;
  double end = -INFINITY;

  for (guint i = 0; i < n_ticks; i++)
    {
      g_autofree char *text = format_tick (scale, ticks[i], decimals);
      g_autoptr(PangoLayout) layout = create_text (scene, text, 0);
      double x = tj_scale_map (scale, ticks[i]);
      double width;

      tj_chart_text_measure (layout, &width, NULL);
      if (x - width / 2 < end + gap)
        return FALSE;
      end = x + width / 2;
    }

  return TRUE;
}

/* As many as have room; the fewer there are, the less a bar can be read off. */
static double *
list_bottom_ticks (TjChartScene  *scene,
                   const TjScale *scale,
                   guint         *n_ticks,
                   guint         *decimals)
{
  for (guint most = MAX_TICKS;; most--)
    {
      g_autofree double *ticks = tj_scale_list_ticks (scale, most, n_ticks, decimals);

      if (most == MIN_TICKS || have_room (scene, scale, ticks, *n_ticks, *decimals))
        return g_steal_pointer (&ticks);
    }
}

/**
 * tj_chart_axis_get_bottom_height:
 *
 * Returns: how much tj_chart_axis_add_bottom() takes below its plot
 */
double
tj_chart_axis_get_bottom_height (TjChartScene *scene)
{
  double em = tj_chart_scene_get_theme (scene)->font_size;

  return 2 * tj_chart_frame_get_line_height (scene) + em * (TICK_LENGTH + 2 * GAP);
}

static void
add_bottom_tick (TjChartScene            *scene,
                 const cairo_rectangle_t *plot,
                 double                   x,
                 const char              *text)
{
  const TjTheme *theme = tj_chart_scene_get_theme (scene);
  const TjStroke stroke = { theme->muted, 1, FALSE };
  double length = theme->font_size * TICK_LENGTH;
  g_autoptr(PangoLayout) layout = create_text (scene, text, 0);
  double y = plot->y + plot->height;
  cairo_rectangle_t area = { 0, y + length + 1, 0, 0 };
  double reach = theme->font_size;

  tj_chart_text_measure (layout, &area.width, &area.height);
  area.x = MAX (plot->x - reach,
                MIN (x - area.width / 2, plot->x + plot->width + reach - area.width));

  tj_chart_scene_line (scene, x, y, 0, length, &stroke);
  if (tj_chart_scene_is_free (scene, &area))
    tj_chart_scene_text (scene, layout, area.x, area.y, &theme->muted);
}

/**
 * tj_chart_axis_add_bottom:
 * @scale: along the plot's lower edge
 * @title: what is measured, with unit and year
 *
 * Labels may stand out by the font size to the left and right of the plot.
 */
void
tj_chart_axis_add_bottom (TjChartScene            *scene,
                          const cairo_rectangle_t *plot,
                          const TjScale           *scale,
                          const char              *title)
{
  const TjTheme *theme = tj_chart_scene_get_theme (scene);
  double bottom = plot->y + plot->height;
  g_autoptr(PangoLayout) layout = NULL;
  g_autofree double *ticks = NULL;
  guint decimals;
  guint n_ticks;
  double width;

  ticks = list_bottom_ticks (scene, scale, &n_ticks, &decimals);

  for (guint i = 0; i < n_ticks; i++)
    {
      g_autofree char *text = format_tick (scale, ticks[i], decimals);

      add_bottom_tick (scene, plot, tj_scale_map (scale, ticks[i]), text);
    }

  layout = create_text (scene, title, plot->width);
  tj_chart_text_measure (layout, &width, NULL);
  tj_chart_scene_text (scene, layout, plot->x + plot->width - width,
                       bottom + theme->font_size * (TICK_LENGTH + GAP)
                         + tj_chart_frame_get_line_height (scene),
                       &theme->foreground);
}

/**
 * tj_chart_axis_add_from_zero:
 *
 * As tj_chart_axis_add_bottom(), of equal steps from zero to @axis->high.
 */
void
tj_chart_axis_add_from_zero (TjChartScene      *scene,
                             const TjChartAxis *axis)
{
  TjScale scale;

  tj_scale_init (&scale, 0, axis->high, axis->plot.x, axis->plot.x + axis->plot.width);
  tj_chart_axis_add_bottom (scene, &axis->plot, &scale, axis->title);
}

static double *
list_left_ticks (TjChartScene  *scene,
                 const TjScale *scale,
                 double         height,
                 guint         *n_ticks,
                 guint         *decimals)
{
  double line = tj_chart_frame_get_line_height (scene);

  return tj_scale_list_ticks (scale, (guint) CLAMP (height / line / LEFT_TICK_LINES, 3, 9), n_ticks,
                              decimals);
}

/**
 * tj_chart_axis_get_left_width:
 * @scale: of any range
 * @height: of the plot, or more
 *
 * Returns: how much room to the left of the plot the tick labels take
 */
double
tj_chart_axis_get_left_width (TjChartScene  *scene,
                              const TjScale *scale,
                              double         height)
{
  g_autofree double *ticks = NULL;
  double widest = 0;
  guint decimals;
  guint n_ticks;

  ticks = list_left_ticks (scene, scale, height, &n_ticks, &decimals);
  for (guint i = 0; i < n_ticks; i++)
    {
      g_autofree char *text = format_tick (scale, ticks[i], decimals);
      g_autoptr(PangoLayout) layout = create_text (scene, text, 0);
      double width;

      tj_chart_text_measure (layout, &width, NULL);
      widest = MAX (widest, width);
    }

  return widest + tj_chart_frame_get_small_size (tj_chart_scene_get_theme (scene)) * 0.7;
}

/**
 * tj_chart_axis_add_left:
 * @scale: upwards
 * @from_zero: whether ticks below zero are left out
 *
 * Labels to the left of the plot and lines across it.
 */
void
tj_chart_axis_add_left (TjChartScene            *scene,
                        const cairo_rectangle_t *plot,
                        const TjScale           *scale,
                        gboolean                 from_zero)
{
  const TjTheme *theme = tj_chart_scene_get_theme (scene);
  const TjStroke grid = { tj_color_mix (&theme->background, &theme->muted, GRID_SHARE), 1, FALSE };
  double em = tj_chart_frame_get_small_size (theme);
  g_autofree double *ticks = NULL;
  guint decimals;
  guint n_ticks;

  ticks = list_left_ticks (scene, scale, plot->height, &n_ticks, &decimals);
  for (guint i = 0; i < n_ticks; i++)
    {
      g_autofree char *text = format_tick (scale, ticks[i], decimals);
      g_autoptr(PangoLayout) layout = create_text (scene, text, 0);
      double y = tj_scale_map (scale, ticks[i]);
      cairo_rectangle_t place;

      if (ticks[i] < 0 && from_zero)
        continue;

      tj_chart_text_measure (layout, &place.width, &place.height);
      place.x = plot->x - place.width - em * 0.5;
      place.y = y - place.height / 2;
      tj_chart_scene_line (scene, plot->x, y, plot->width, 0, &grid);
      if (tj_chart_scene_is_free (scene, &place))
        tj_chart_scene_text (scene, layout, place.x, place.y, &theme->muted);
    }
}

/**
 * tj_chart_axis_add_grid:
 * @scale: along the plot's lower edge
 *
 * Lines up the plot, at the ticks of its lower edge.
 */
void
tj_chart_axis_add_grid (TjChartScene            *scene,
                        const cairo_rectangle_t *plot,
                        const TjScale           *scale)
{
  const TjTheme *theme = tj_chart_scene_get_theme (scene);
  const TjStroke grid = { tj_color_mix (&theme->background, &theme->muted, GRID_SHARE), 1, FALSE };
  g_autofree double *ticks = NULL;
  guint decimals;
  guint n_ticks;

  ticks = list_bottom_ticks (scene, scale, &n_ticks, &decimals);
  for (guint i = 0; i < n_ticks; i++)
    tj_chart_scene_line (scene, tj_scale_map (scale, ticks[i]), plot->y, 0, plot->height, &grid);
}
