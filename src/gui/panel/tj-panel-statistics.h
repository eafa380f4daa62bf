/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gui/panel/tj-panel-table.h"
#include "gui/tj-panel-desk.h"

G_BEGIN_DECLS

/* What stands in the tables of a panel: of files, packages, criteria and reviewers. The desk is
 * borrowed and must outlive the rows. */

void tj_panel_statistics_show_files     (TjPanelTable *table,
                                         TjPanelDesk  *desk);
void tj_panel_statistics_show_packages  (TjPanelTable *table,
                                         TjPanelDesk  *desk);
void tj_panel_statistics_show_criteria  (TjPanelTable *table,
                                         TjPanelDesk  *desk);
void tj_panel_statistics_show_reviewers (TjPanelTable *table,
                                         TjPanelDesk  *desk);
char *tj_panel_statistics_dup_summary   (TjPanelDesk  *desk) G_GNUC_WARN_UNUSED_RESULT;
char *tj_panel_statistics_dup_key       (TjPanelDesk  *desk,
                                         guint         row) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
