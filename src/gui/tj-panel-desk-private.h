/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/store/tj-store-handed.h"
#include "gui/tj-panel-desk.h"

G_BEGIN_DECLS

struct _TjPanelDesk
{
  GObject parent_instance;

  TjSession *session;
  TjProgress *progress;
  GCancellable *cancellable;

  char *round;        /* where it lies, or NULL while none is open */
  GHashTable *states; /* digest → what was last said of a file */
  GPtrArray *files;   /* of TjKeptFile: all that were handed in */
  GPtrArray *handed; /* of TjHandedSheet: what is known of the first of them */

  char *rule_id;
  GBytes *rule_bytes;
  char *stage;
  guint n_pass;
  TjDecision *after; /* of an earlier stage, or none */
  char *after_sha256;

  TjPanelRule *rule; /* of the report */
  TjPanelReport *report;
  TjDecision *decision;
  gint64 record;

  gboolean busy;
  gboolean stale; /* something was asked for while it was busy */
  gboolean moved; /* another round was opened while it was busy */
  gboolean restoring;
};

void tj_panel_desk_tell        (TjPanelDesk  *self,
                                const GError *error);
void tj_panel_desk_start       (TjPanelDesk  *self);
void tj_panel_desk_drop_report (TjPanelDesk  *self);
void tj_panel_desk_restore     (TjPanelDesk  *self);
void tj_panel_desk_keep        (TjPanelDesk  *self);
void tj_panel_desk_keep_after  (TjPanelDesk  *self,
                                GFile        *file,
                                GBytes       *bytes);
void tj_panel_desk_note        (TjPanelDesk  *self,
                                const char   *name,
                                const char   *value);
void tj_panel_desk_note_rule   (TjPanelDesk  *self,
                                const char   *id,
                                GBytes       *bytes);
void tj_panel_desk_note_states (TjPanelDesk  *self);

G_END_DECLS
