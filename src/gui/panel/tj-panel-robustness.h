/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gui/panel/tj-panel-table.h"
#include "gui/tj-panel-desk.h"

G_BEGIN_DECLS

/* How far the choice of the first ones hangs on weights, scores and single reviewers. */

void  tj_panel_robustness_show_packages (TjPanelTable *table,
                                         TjPanelDesk  *desk);
void  tj_panel_robustness_show_weights  (TjPanelTable *table,
                                         TjPanelDesk  *desk);
char *tj_panel_robustness_dup_summary   (TjPanelDesk  *desk) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
