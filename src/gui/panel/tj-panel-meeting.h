/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "gui/tj-panel-desk.h"

G_BEGIN_DECLS

#define TJ_TYPE_PANEL_MEETING (tj_panel_meeting_get_type ())

/* What the minutes say of the meeting, the comments of the public with their answers, and what is
 * missing before the decision can be signed. */
G_DECLARE_FINAL_TYPE (TjPanelMeeting, tj_panel_meeting, TJ, PANEL_MEETING, AdwBin)

void tj_panel_meeting_set_desk (TjPanelMeeting *self,
                                TjPanelDesk    *desk);
void tj_panel_meeting_commit   (TjPanelMeeting *self);

G_END_DECLS
