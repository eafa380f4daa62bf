/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "gui/tj-session.h"

G_BEGIN_DECLS

#define TJ_TYPE_REPLAY_WINDOW (tj_replay_window_get_type ())

/* A review as it was made, edit by edit from its journal, in letters that a class can read. */
G_DECLARE_FINAL_TYPE (TjReplayWindow, tj_replay_window, TJ, REPLAY_WINDOW, AdwWindow)

TjReplayWindow *tj_replay_window_new         (GtkWindow      *parent,
                                              TjSession      *session,
                                              TjRoundItem    *item);
void            tj_replay_window_set_state   (TjReplayWindow *self,
                                              guint           n_edits);
guint           tj_replay_window_get_state   (TjReplayWindow *self);
void            tj_replay_window_set_playing (TjReplayWindow *self,
                                              gboolean        playing);
gboolean        tj_replay_window_get_playing (TjReplayWindow *self);
void            tj_replay_window_advance     (TjReplayWindow *self,
                                              double          seconds);

G_END_DECLS
