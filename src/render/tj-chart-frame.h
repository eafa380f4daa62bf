/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "render/tj-chart-private.h"

G_BEGIN_DECLS

/* The parts that all kinds of chart share. Each takes its place away from @room. */

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
void     tj_chart_frame_add_counted_list (TjChartContent        *content,
                                        TjChartScene            *scene,
                                        const char              *heading,
                                        GPtrArray               *entries,
                                        guint                    n_entries,
                                        cairo_rectangle_t       *room);
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
