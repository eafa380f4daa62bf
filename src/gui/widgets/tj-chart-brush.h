/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "render/tj-chart.h"

G_BEGIN_DECLS

/**
 * TjChartBrush:
 * @x: where the drag began
 * @y: where the drag began
 * @dx: how far it went to the right, or below zero to the left
 * @dy: how far it went down, or below zero up
 *
 * A rectangle that is drawn over a chart to select what lies in it.
 */
typedef struct
{
  double x;
  double y;
  double dx;
  double dy;
} TjChartBrush;

gboolean tj_chart_brush_get_area (const TjChartBrush *self,
                                  cairo_rectangle_t  *area);
GStrv    tj_chart_brush_dup_keys (const TjChartBrush *self,
                                  TjChart            *chart) G_GNUC_WARN_UNUSED_RESULT;
void     tj_chart_brush_snapshot (const TjChartBrush *self,
                                  GtkSnapshot        *snapshot,
                                  const TjTheme      *theme);

G_END_DECLS
