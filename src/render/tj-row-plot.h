/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "render/tj-chart-private.h"
#include "render/tj-scale.h"

G_BEGIN_DECLS

/**
 * TjRowPlot:
 * @em: the size of small text
 * @line: the height of one line of it
 * @plot: where values are drawn
 * @x: from values to coordinates
 * @step: how high a row is
 * @n_rows: how many there are
 * @n_shown: how many have room; the others are counted in a line of words
 * @name_x: where names begin
 * @name_width: how much room they have
 *
 * A plot of rows with a name each and an axis of values along the bottom.
 */
typedef struct
{
  TjChartScene *scene;
  const TjTheme *theme;
  TjLanguage language;
  double em;
  double line;
  cairo_rectangle_t plot;
  TjScale x;
  double step;
  guint n_rows;
  guint n_shown;
  double name_x;
  double name_width;
} TjRowPlot;

/**
 * TjRowPlotSpec:
 * @names: (element-type utf8): one a row
 * @scale: the domain and the kind of the axis
 * @reserve: room to the right of the plot, for words behind the values
 * @max_lines: how many lines high a row is at most
 * @without_grid: whether nothing is read off an axis
 *
 * What a plot of rows is made from.
 */
typedef struct
{
  GPtrArray *names;
  TjScale scale;
  double reserve;
  double max_lines;
  gboolean without_grid;
} TjRowPlotSpec;

gboolean     tj_row_plot_init        (TjRowPlot               *self,
                                      TjChart                 *chart,
                                      TjChartScene            *scene,
                                      const TjRowPlotSpec     *spec,
                                      cairo_rectangle_t       *room);
double       tj_row_plot_get_middle  (const TjRowPlot         *self,
                                      guint                    row);
PangoLayout *tj_row_plot_create_text (const TjRowPlot         *self,
                                      const char              *text,
                                      double                   max_width);
void         tj_row_plot_add_name    (TjRowPlot               *self,
                                      guint                    row,
                                      const char              *category,
                                      const char              *name);
gboolean     tj_row_plot_add_text    (TjRowPlot               *self,
                                      guint                    row,
                                      double                   x,
                                      const char              *text,
                                      const TjColor           *color);
void         tj_row_plot_add_axis    (TjRowPlot               *self,
                                      const char              *title);

G_END_DECLS
