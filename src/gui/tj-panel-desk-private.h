/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gui/tj-panel-desk.h"

G_BEGIN_DECLS

struct _TjPanelDesk
{
  GObject parent_instance;

  TjSession *session;
  TjProgress *progress;
  GCancellable *cancellable;

  GPtrArray *files;  /* of GFile: all that were handed in */
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
};

void tj_panel_desk_tell        (TjPanelDesk  *self,
                                const GError *error);
void tj_panel_desk_start       (TjPanelDesk  *self);
void tj_panel_desk_drop_report (TjPanelDesk  *self);

G_END_DECLS
