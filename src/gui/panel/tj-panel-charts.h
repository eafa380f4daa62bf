/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "gui/tj-panel-desk.h"

G_BEGIN_DECLS

#define TJ_TYPE_PANEL_CHARTS (tj_panel_charts_get_type ())

/* The charts that are drawn of a panel, of the sheets that count. */
G_DECLARE_FINAL_TYPE (TjPanelCharts, tj_panel_charts, TJ, PANEL_CHARTS, AdwBin)

void tj_panel_charts_set_desk (TjPanelCharts *self,
                               TjPanelDesk   *desk);

G_END_DECLS
