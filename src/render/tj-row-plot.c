/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "render/tj-row-plot.h"

#include "render/tj-chart-axis.h"
#include "render/tj-chart-frame.h"

#include <math.h>

#define MIN_ROW_LINES 1.1
#define MAX_NAME_SHARE 0.38
#define MIN_PLOT_EMS 10
#define SHAPE_EMS 0.9
#define TOP_GAP_EMS 0.4

/* How many names are measured to find the widest */
#define MAX_SAMPLE 200

PangoLayout *
tj_row_plot_create_text (const TjRowPlot *self,
                         const char      *text,
                         double           max_width)
{
  TjChartTextStyle style = { self->em, FALSE, max_width, 1, FALSE };

  return tj_chart_scene_create_text (self->scene, text, &style);
}

static double
measure_names (const TjRowPlot *self,
               GPtrArray       *names,
               double           most)
{
  double widest = 0;

  for (guint i = 0; i < MIN (names->len, MAX_SAMPLE) && widest < most; i++)
    {
      g_autoptr(PangoLayout) layout = NULL;
      double width;

      layout = tj_row_plot_create_text (self, g_ptr_array_index (names, i), 0);
      tj_chart_text_measure (layout, &width, NULL);
      widest = MAX (widest, width);
    }

  return MIN (widest, most);
}

/* Says how many rows have no room, below those that have. */
static void
add_rest (TjRowPlot *self)
{
  g_autofree char *text = NULL;

  if (self->n_shown == self->n_rows)
    return;

  text = g_strdup_printf (TJ_CHART_SAY (self->language, "……另有%u项，见数据表",
                                        "… and %u more, see the table"),
                          self->n_rows - self->n_shown);
  tj_chart_frame_add_small_text (self->scene, text, self->name_x,
                                 self->plot.y + self->n_shown * self->step
                                   + (self->step - self->line) / 2,
                                 self->plot.x + self->plot.width - self->name_x);
}

/**
 * tj_row_plot_init:
 * @self: (out caller-allocates): the plot
 * @room: what it takes
 *
 * Divides @room among names, values and axis.
 *
 * Returns: whether at least one row has room
 */
gboolean
tj_row_plot_init (TjRowPlot           *self,
                  TjChart             *chart,
                  TjChartScene        *scene,
                  const TjRowPlotSpec *spec,
                  cairo_rectangle_t   *room)
{
  double height;
  double least;

  *self = (TjRowPlot) { scene, tj_chart_scene_get_theme (scene),
                        tj_chart_get_content (chart)->language };
  self->em = tj_chart_frame_get_small_size (self->theme);
  self->line = tj_chart_frame_get_line_height (scene);
  self->n_rows = spec->names->len;
  room->y += TOP_GAP_EMS * self->em;
  room->height -= TOP_GAP_EMS * self->em;

  height = room->height - tj_chart_axis_get_bottom_height (scene);
  least = MIN_ROW_LINES * self->line;
  if (self->n_rows == 0 || height < least)
    return FALSE;

  self->n_shown = MIN (self->n_rows, (guint) (height / least));
  if (self->n_shown < self->n_rows && self->n_shown > 0)
    self->n_shown--;
  if (self->n_shown == 0)
    return FALSE;

  self->step = MIN (height / (self->n_shown + (self->n_shown < self->n_rows ? 1 : 0)),
                    spec->max_lines * self->line);
  self->name_x = room->x;
  self->name_width = measure_names (self, spec->names, room->width * MAX_NAME_SHARE);
  self->plot.x = room->x + self->name_width + (SHAPE_EMS + 1.2) * self->em;
  self->plot.width = room->x + room->width - self->plot.x - spec->reserve - self->em;
  self->plot.y = room->y;
  self->plot.height = self->step * (self->n_shown + (self->n_shown < self->n_rows ? 1 : 0));
  if (self->plot.width < MIN_PLOT_EMS * self->em)
    return FALSE;

  self->x = spec->scale;
  self->x.range_low = self->plot.x;
  self->x.range_high = self->plot.x + self->plot.width;
  if (!spec->without_grid)
    tj_chart_axis_add_grid (scene, &self->plot, &self->x);
  add_rest (self);

  return TRUE;
}

/* The middle of a row, downwards from the top of the page */
double
tj_row_plot_get_middle (const TjRowPlot *self,
                        guint            row)
{
  return self->plot.y + (row + 0.5) * self->step;
}

/**
 * tj_row_plot_add_name:
 * @category: (nullable): whose shape stands before the name
 * @name: shortened in its middle where it is too long
 */
void
tj_row_plot_add_name (TjRowPlot  *self,
                      guint       row,
                      const char *category,
                      const char *name)
{
  double middle = tj_row_plot_get_middle (self, row);
  double size = SHAPE_EMS * self->em;
  cairo_rectangle_t shape = { self->name_x, middle - size / 2, size, size };
  g_autoptr(PangoLayout) layout = NULL;
  TjColor color;
  double height;

  tj_theme_get_category_color (self->theme, category, &color);
  if (self->theme->kind == TJ_THEME_PRINT)
    color = self->theme->foreground;
  tj_chart_scene_shape (self->scene, category, &shape, &color);

  layout = tj_row_plot_create_text (self, name, self->name_width + 0.1 * self->em);
  tj_chart_text_measure (layout, NULL, &height);
  tj_chart_scene_text (self->scene, layout, self->name_x + size + 0.4 * self->em,
                       middle - height / 2, &self->theme->foreground);
}

/**
 * tj_row_plot_add_text:
 * @x: its left edge
 *
 * Writes @text in the middle of a row, where there is room for it.
 *
 * Returns: whether it was written
 */
gboolean
tj_row_plot_add_text (TjRowPlot     *self,
                      guint          row,
                      double         x,
                      const char    *text,
                      const TjColor *color)
{
  g_autoptr(PangoLayout) layout = tj_row_plot_create_text (self, text, 0);
  cairo_rectangle_t place = { x, 0, 0, 0 };

  tj_chart_text_measure (layout, &place.width, &place.height);
  place.y = tj_row_plot_get_middle (self, row) - place.height / 2;
  if (!tj_chart_scene_is_free (self->scene, &place))
    return FALSE;

  tj_chart_scene_text (self->scene, layout, place.x, place.y, color);

  return TRUE;
}

void
tj_row_plot_add_axis (TjRowPlot  *self,
                      const char *title)
{
  tj_chart_axis_add_bottom (self->scene, &self->plot, &self->x, title);
}
