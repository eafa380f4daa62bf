/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "render/tj-chart.h"

G_BEGIN_DECLS

#define TJ_TYPE_CHART_TABLE (tj_chart_table_get_type ())

/* The table of a chart: every figure that it draws, and what it could not draw. */
G_DECLARE_FINAL_TYPE (TjChartTable, tj_chart_table, TJ, CHART_TABLE, AdwBin)

void tj_chart_table_set_chart (TjChartTable *self,
                               TjChart      *chart);

G_END_DECLS
