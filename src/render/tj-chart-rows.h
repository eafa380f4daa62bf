/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "render/tj-chart-frame.h"

G_BEGIN_DECLS

/**
 * TjChartRows:
 * @scene: where they are drawn
 * @em: size of the small text
 * @line: height of one line of it
 * @plot: where the marks are drawn
 * @name_x: where names begin, on the left
 * @name_width: how wide they may be
 * @tail_x: where figures end, on the right
 * @tail_width: how wide they may be
 * @row_height: of one row
 * @n_shown: how many rows fit
 * @n_rows: how many there are
 *
 * Rows with a name on the left, marks in the middle and a figure on the right.
 */
typedef struct
{
  TjChartScene *scene;
  const TjTheme *theme;
  double em;
  double line;
  cairo_rectangle_t plot;
  double name_x;
  double name_width;
  double tail_x;
  double tail_width;
  double row_height;
  guint n_shown;
  guint n_rows;
} TjChartRows;

gboolean tj_chart_rows_init     (TjChartRows             *self,
                                 TjChartScene            *scene,
                                 const cairo_rectangle_t *room,
                                 const char * const      *names,
                                 const char * const      *tails,
                                 double                   below);
double   tj_chart_rows_get_y    (const TjChartRows       *self,
                                 guint                    row);
void     tj_chart_rows_get_axis_plot (const TjChartRows  *self,
                                      cairo_rectangle_t  *plot);
void     tj_chart_rows_add_text (const TjChartRows       *self,
                                 guint                    row,
                                 const char              *name,
                                 const char              *tail);
void     tj_chart_rows_add_more (const TjChartRows       *self,
                                 TjLanguage               language);

G_END_DECLS
