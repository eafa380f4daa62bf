/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "render/tj-chart.h"

G_BEGIN_DECLS

#define TJ_TYPE_CHART_VIEW (tj_chart_view_get_type ())

/* Shows a chart. Arrow keys walk the marks, a click selects one, Enter or a double click
 * activates it. Wheel, pinch and + - 0 look closer, Shift with wheel or arrows moves along; a
 * drag over the whole chart, or with Shift, selects a range.
 *
 * signal "mark-activated" (const char *key): what the mark stands for
 * signal "mark-selected" (const char *key): of the mark that was clicked
 * signal "range-selected" (GStrv keys): of the marks in a range, perhaps none */
G_DECLARE_FINAL_TYPE (TjChartView, tj_chart_view, TJ, CHART_VIEW, GtkWidget)

TjChart *tj_chart_view_get_chart (TjChartView *self);
void     tj_chart_view_set_chart (TjChartView *self,
                                  TjChart     *chart);
void     tj_chart_view_select    (TjChartView *self,
                                  const char  *key);
void     tj_chart_view_look_at   (TjChartView             *self,
                                  const cairo_rectangle_t *view);

G_END_DECLS
