/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gui/tj-panel-desk.h"
#include "gui/widgets/tj-session-view.h"

G_BEGIN_DECLS

#define TJ_TYPE_PANEL_PAGE (tj_panel_page_get_type ())

/* The place of the panel's secretary: signed sheets in, a decision and its documents out.
 *
 * signal "message" (const char *message): something to be told
 * signal "undo-changed": what undo and redo would do is another */
G_DECLARE_FINAL_TYPE (TjPanelPage, tj_panel_page, TJ, PANEL_PAGE, TjSessionView)

TjPanelDesk *tj_panel_page_get_desk (TjPanelPage *self);
void         tj_panel_page_commit   (TjPanelPage *self);

G_END_DECLS
