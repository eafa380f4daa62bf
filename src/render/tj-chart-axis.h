/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "render/tj-chart-private.h"
#include "render/tj-scale.h"

G_BEGIN_DECLS

/* Axes of a plot. Ticks stand at round numbers, labels never touch: one that would is left
 * out. */

/**
 * TjChartAxis:
 * @plot: where it belongs; its labels stand below
 * @high: the value at the right edge, zero being at the left
 * @title: what it measures, with the unit
 *
 * An axis along the bottom that begins at zero.
 */
typedef struct
{
  cairo_rectangle_t plot;
  double high;
  const char *title;
} TjChartAxis;

void     tj_chart_axis_add_from_zero     (TjChartScene            *scene,
                                          const TjChartAxis       *axis);
double   tj_chart_axis_get_bottom_height (TjChartScene            *scene);
void     tj_chart_axis_add_bottom        (TjChartScene            *scene,
                                          const cairo_rectangle_t *plot,
                                          const TjScale           *scale,
                                          const char              *title);
double   tj_chart_axis_get_left_width    (TjChartScene            *scene,
                                          const TjScale           *scale,
                                          double                   height);
void     tj_chart_axis_add_left          (TjChartScene            *scene,
                                          const cairo_rectangle_t *plot,
                                          const TjScale           *scale,
                                          gboolean                 from_zero);
void     tj_chart_axis_add_grid          (TjChartScene            *scene,
                                          const cairo_rectangle_t *plot,
                                          const TjScale           *scale);

G_END_DECLS
