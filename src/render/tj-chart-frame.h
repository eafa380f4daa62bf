/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "render/tj-chart-private.h"

G_BEGIN_DECLS

/* The parts that all kinds of chart share. Each takes its place away from @room. */

/**
 * TjChartAxis:
 * @plot: where it belongs; its labels stand below
 * @high: the value at the right edge, zero being at the left
 * @title: what it measures, with the unit
 *
 * An axis along the bottom.
 */
typedef struct
{
  cairo_rectangle_t plot;
  double high;
  const char *title;
} TjChartAxis;

double   tj_chart_frame_get_small_size (const TjTheme           *theme);
double   tj_chart_frame_get_line_height (TjChartScene           *scene);
void     tj_chart_frame_add_heading    (TjChartContent          *content,
                                        TjChartScene            *scene,
                                        cairo_rectangle_t       *room);
void     tj_chart_frame_add_footer     (TjChartContent          *content,
                                        TjChartScene            *scene,
                                        cairo_rectangle_t       *room);
void     tj_chart_frame_add_sentence   (TjChartContent          *content,
                                        TjChartScene            *scene,
                                        cairo_rectangle_t       *room);
void     tj_chart_frame_add_list       (TjChartContent          *content,
                                        TjChartScene            *scene,
                                        const char              *heading,
                                        GPtrArray               *entries,
                                        cairo_rectangle_t       *room);
void     tj_chart_frame_add_legend     (TjChartScene            *scene,
                                        const char * const      *categories,
                                        GPtrArray               *names,
                                        cairo_rectangle_t       *room);
double   tj_chart_frame_get_axis_height (TjChartScene           *scene);
void     tj_chart_frame_add_axis       (TjChartScene            *scene,
                                        const TjChartAxis       *axis);
void     tj_chart_frame_add_small_text (TjChartScene            *scene,
                                        const char              *text,
                                        double                   x,
                                        double                   y,
                                        double                   max_width);
void     tj_chart_frame_fill           (TjChartScene            *scene,
                                        const cairo_rectangle_t *area,
                                        const char              *category);
void     tj_chart_frame_add_shape      (TjChartScene            *scene,
                                        const cairo_rectangle_t *area,
                                        const char              *category,
                                        gboolean                 plate);

G_END_DECLS
