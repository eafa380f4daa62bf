/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "render/tj-chart.h"

G_BEGIN_DECLS

#define TJ_TYPE_CHART_VIEW (tj_chart_view_get_type ())

/* Shows a chart. Arrow keys walk the marks, Enter or a click activates one.
 *
 * signal "mark-activated" (const char *key): what the mark stands for */
G_DECLARE_FINAL_TYPE (TjChartView, tj_chart_view, TJ, CHART_VIEW, GtkWidget)

TjChart *tj_chart_view_get_chart (TjChartView *self);
void     tj_chart_view_set_chart (TjChartView *self,
                                  TjChart     *chart);

G_END_DECLS
