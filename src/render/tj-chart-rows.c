/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "render/tj-chart-rows.h"

#define NAME_SHARE 0.34
#define TAIL_SHARE 0.28
#define GAP_EMS 0.8
#define MIN_PLOT_EMS 9
#define MIN_ROW_LINES 1.1
#define MAX_ROW_LINES 2.6
/* A list is measured by its first entries only. */
#define MAX_SAMPLE 200

static PangoLayout *
create_text (const TjChartRows *self,
             const char        *text,
             double             max_width)
{
  const TjChartTextStyle style = { self->em, FALSE, max_width, 1, FALSE };

  return tj_chart_scene_create_text (self->scene, text, &style);
}

static double
measure (const TjChartRows  *self,
         const char * const *texts,
         guint               n_texts)
{
  double widest = 0;

  for (guint i = 0; i < MIN (n_texts, MAX_SAMPLE); i++)
    {
      g_autoptr(PangoLayout) layout = create_text (self, texts[i], 0);
      double width;

      tj_chart_text_measure (layout, &width, NULL);
      widest = MAX (widest, width);
    }

  return widest + 1;
}

/**
 * tj_chart_rows_init:
 * @self: (out caller-allocates): the rows
 * @room: for rows and what stands below them
 * @names: (array zero-terminated=1): of all rows
 * @tails: (array zero-terminated=1): of all rows
 * @below: height that is kept free below the rows
 *
 * Returns: whether there is room for one row at least, and for its marks
 */
gboolean
tj_chart_rows_init (TjChartRows             *self,
                    TjChartScene            *scene,
                    const cairo_rectangle_t *room,
                    const char * const      *names,
                    const char * const      *tails,
                    double                   below)
{
  const guint n_rows = g_strv_length ((GStrv) names);
  double gap;

  *self = (TjChartRows) { scene, tj_chart_scene_get_theme (scene) };
  self->em = tj_chart_frame_get_small_size (self->theme);
  self->line = tj_chart_frame_get_line_height (scene);
  self->n_rows = n_rows;
  self->plot = *room;
  self->plot.height -= below;
  self->n_shown = (guint) CLAMP (self->plot.height / (self->line * MIN_ROW_LINES), 0, n_rows);
  /* The last line tells how many do not fit. */
  if (self->n_shown < n_rows && self->n_shown > 0)
    {
      self->n_shown--;
      self->plot.height -= self->line;
    }
  if (self->n_shown == 0)
    return FALSE;

  self->row_height = MIN (self->plot.height / self->n_shown, self->line * MAX_ROW_LINES);
  self->plot.height = self->row_height * self->n_shown;

  gap = self->em * GAP_EMS;
  self->name_x = room->x;
  self->name_width = MIN (measure (self, names, n_rows), room->width * NAME_SHARE);
  self->tail_width = MIN (measure (self, tails, n_rows), room->width * TAIL_SHARE);
  self->tail_x = room->x + room->width;
  self->plot.x += self->name_width + gap;
  self->plot.width -= self->name_width + self->tail_width + 2 * gap;

  return self->plot.width >= MIN_PLOT_EMS * self->em;
}

/**
 * tj_chart_rows_get_y:
 *
 * Returns: the upper edge of a row
 */
double
tj_chart_rows_get_y (const TjChartRows *self,
                     guint              row)
{
  return self->plot.y + row * self->row_height;
}

/**
 * tj_chart_rows_get_axis_plot:
 * @plot: (out): what an axis stands below
 */
void
tj_chart_rows_get_axis_plot (const TjChartRows *self,
                             cairo_rectangle_t *plot)
{
  *plot = self->plot;
  if (self->n_shown < self->n_rows)
    plot->height += self->line;
}

/**
 * tj_chart_rows_add_text:
 * @name: on the left
 * @tail: on the right
 */
void
tj_chart_rows_add_text (const TjChartRows *self,
                        guint              row,
                        const char        *name,
                        const char        *tail)
{
  const double y = tj_chart_rows_get_y (self, row) + (self->row_height - self->line) / 2;
  g_autoptr(PangoLayout) start = create_text (self, name, self->name_width);
  g_autoptr(PangoLayout) end = create_text (self, tail, self->tail_width);
  double width;

  tj_chart_scene_text (self->scene, start, self->name_x, y, &self->theme->foreground);
  tj_chart_text_measure (end, &width, NULL);
  tj_chart_scene_text (self->scene, end, self->tail_x - width, y, &self->theme->muted);
}

/**
 * tj_chart_rows_add_more:
 *
 * Says how many rows did not fit, if any did not.
 */
void
tj_chart_rows_add_more (const TjChartRows *self,
                        TjLanguage         language)
{
  g_autofree char *more = NULL;

  if (self->n_shown >= self->n_rows)
    return;

  more = g_strdup_printf (TJ_CHART_SAY (language, "……另有 %u 项，见数据表",
                                        "… and %u more, see the table"),
                          self->n_rows - self->n_shown);
  tj_chart_frame_add_small_text (self->scene, more, self->name_x,
                                 self->plot.y + self->plot.height,
                                 self->name_width + self->plot.width);
}
