/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Longer than this nobody waits for the next edit when a review is shown again. */
#define TJ_REPLAY_PAUSE_SECONDS 10

typedef struct _TjReplay TjReplay;

TjReplay *tj_replay_new          (void) G_GNUC_WARN_UNUSED_RESULT;
void      tj_replay_free         (TjReplay       *self);
void      tj_replay_add          (TjReplay       *self,
                                  gint64          time);
guint     tj_replay_get_n_edits  (const TjReplay *self);
double    tj_replay_get_length   (const TjReplay *self);
double    tj_replay_get_seconds  (const TjReplay *self,
                                  guint           n_edits);
guint     tj_replay_get_state_at (const TjReplay *self,
                                  double          seconds);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TjReplay, tj_replay_free)

G_END_DECLS
