/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "gui/tj-panel-desk.h"

G_BEGIN_DECLS

#define TJ_TYPE_PANEL_MEMBERS (tj_panel_members_get_type ())

/* Who belongs to the panel: its own list, or those who handed in sheets. */
G_DECLARE_FINAL_TYPE (TjPanelMembers, tj_panel_members, TJ, PANEL_MEMBERS, AdwPreferencesGroup)

void tj_panel_members_set_desk (TjPanelMembers *self,
                                TjPanelDesk    *desk);
void tj_panel_members_commit   (TjPanelMembers *self);

G_END_DECLS
