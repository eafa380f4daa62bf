/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "gui/tj-panel-desk.h"

G_BEGIN_DECLS

#define TJ_TYPE_PANEL_DISCUSSION (tj_panel_discussion_get_type ())

/* The meeting: the packages over which the reviewers differ most first, and of the chosen one all
 * scores and reasons, the consensus, the minority, the votes and what becomes of it. */
G_DECLARE_FINAL_TYPE (TjPanelDiscussion, tj_panel_discussion, TJ, PANEL_DISCUSSION, AdwBin)

void tj_panel_discussion_set_desk  (TjPanelDiscussion *self,
                                    TjPanelDesk       *desk);
void tj_panel_discussion_show_item (TjPanelDiscussion *self,
                                    const char        *key);
void tj_panel_discussion_present   (TjPanelDiscussion *self,
                                    gboolean           presents);
void tj_panel_discussion_step      (TjPanelDiscussion *self,
                                    int                by);
void tj_panel_discussion_commit    (TjPanelDiscussion *self);

G_END_DECLS
