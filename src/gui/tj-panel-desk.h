/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/decision/tj-decision.h"
#include "gui/tj-session.h"

G_BEGIN_DECLS

#define TJ_TYPE_PANEL_DESK (tj_panel_desk_get_type ())

/* The sheets of a panel and what follows from them, for the open round. Verifies and counts off
 * the main loop; holds no widget. What the panel says is in the store before it shows.
 *
 * signal "changed": there is another report, or none
 * signal "decided" (const char *name): the panel said something else; anything where NULL
 * signal "problem" (const char *message): something could not be done, to be shown
 * property "busy": whether sheets are being verified or counted */
G_DECLARE_FINAL_TYPE (TjPanelDesk, tj_panel_desk, TJ, PANEL_DESK, GObject)

TjPanelDesk         *tj_panel_desk_new          (TjSession    *session);
void                 tj_panel_desk_add          (TjPanelDesk  *self,
                                                 GListModel   *files);
void                 tj_panel_desk_forget       (TjPanelDesk  *self);
void                 tj_panel_desk_cancel       (TjPanelDesk  *self);
void                 tj_panel_desk_verify_again (TjPanelDesk  *self);
void                 tj_panel_desk_count_again  (TjPanelDesk  *self);
gboolean             tj_panel_desk_get_busy     (TjPanelDesk  *self);
TjProgress          *tj_panel_desk_get_progress (TjPanelDesk  *self);
guint                tj_panel_desk_get_n_files  (TjPanelDesk  *self);
char                *tj_panel_desk_dup_received (TjPanelDesk  *self,
                                                 guint         index) G_GNUC_WARN_UNUSED_RESULT;
guint                tj_panel_desk_get_choices  (TjPanelDesk  *self,
                                                 const char  **rule,
                                                 const char  **stage);
TjSession           *tj_panel_desk_get_session  (TjPanelDesk  *self);

void                 tj_panel_desk_set_rule     (TjPanelDesk  *self,
                                                 const char   *id,
                                                 GBytes       *bytes);
void                 tj_panel_desk_set_stage    (TjPanelDesk  *self,
                                                 const char   *stage);
void                 tj_panel_desk_set_n_pass   (TjPanelDesk  *self,
                                                 guint         n_pass);

gboolean             tj_panel_desk_set_after    (TjPanelDesk  *self,
                                                 GFile        *file);

const TjPanelReport *tj_panel_desk_get_report   (TjPanelDesk  *self);
TjDecision          *tj_panel_desk_get_decision (TjPanelDesk  *self);
const TjPanelRule   *tj_panel_desk_get_rule     (TjPanelDesk  *self);

gboolean             tj_panel_desk_set          (TjPanelDesk  *self,
                                                 const char   *name,
                                                 const char   *value);
gboolean             tj_panel_desk_set_members  (TjPanelDesk  *self,
                                                 const char * const *names,
                                                 const char * const *values);
gboolean             tj_panel_desk_take_words   (TjPanelDesk  *self,
                                                 GFile        *file);
gboolean             tj_panel_desk_undo         (TjPanelDesk  *self);
gboolean             tj_panel_desk_redo         (TjPanelDesk  *self);
char                *tj_panel_desk_dup_undo_label (TjPanelDesk *self) G_GNUC_WARN_UNUSED_RESULT;
char                *tj_panel_desk_dup_redo_label (TjPanelDesk *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
