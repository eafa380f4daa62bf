/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "gui/tj-panel-desk.h"

G_BEGIN_DECLS

#define TJ_TYPE_PANEL_MEMBER (tj_panel_member_get_type ())

/* A member of the panel, in the list of the meeting. */
G_DECLARE_FINAL_TYPE (TjPanelMember, tj_panel_member, TJ, PANEL_MEMBER, AdwExpanderRow)

TjPanelMember *tj_panel_member_new        (TjPanelDesk   *desk,
                                           guint          number);
guint          tj_panel_member_get_number (TjPanelMember *self);
void           tj_panel_member_commit     (TjPanelMember *self);

G_END_DECLS
