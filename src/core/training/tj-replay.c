/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/training/tj-replay.h"

/* When each edit of a journal comes as a review is shown again: as far apart as they were made,
 * with long pauses cut short. The first comes at once. */

struct _TjReplay
{
  /* (element-type double): seconds from the beginning */
  GArray *seconds;
  gint64 last;
};

TjReplay *
tj_replay_new (void)
{
  TjReplay *self = g_new0 (TjReplay, 1);

  self->seconds = g_array_new (FALSE, FALSE, sizeof (double));

  return self;
}

void
tj_replay_free (TjReplay *self)
{
  g_array_unref (self->seconds);
  g_free (self);
}

/**
 * tj_replay_add:
 * @time: when the next edit was made, in microseconds; a clock that was set back stands still
 */
void
tj_replay_add (TjReplay *self,
               gint64    time)
{
  const double stretch = self->seconds->len > 0 && time > self->last
                           ? (double) (time - self->last) / G_USEC_PER_SEC : 0;
  const double seconds = tj_replay_get_length (self) + MIN (stretch, TJ_REPLAY_PAUSE_SECONDS);

  g_array_append_val (self->seconds, seconds);
  self->last = MAX (self->last, time);
}

guint
tj_replay_get_n_edits (const TjReplay *self)
{
  return self->seconds->len;
}

/**
 * tj_replay_get_length:
 *
 * Returns: when the last edit comes, in seconds at the speed at which it was made
 */
double
tj_replay_get_length (const TjReplay *self)
{
  return tj_replay_get_seconds (self, self->seconds->len);
}

/**
 * tj_replay_get_seconds:
 * @n_edits: after how many edits
 *
 * Returns: when that state is reached
 */
double
tj_replay_get_seconds (const TjReplay *self,
                       guint           n_edits)
{
  return n_edits > 0 && self->seconds->len > 0
           ? g_array_index (self->seconds, double, MIN (n_edits, self->seconds->len) - 1) : 0;
}

/**
 * tj_replay_get_state_at:
 * @seconds: from the beginning
 *
 * Returns: how many edits have come by then
 */
guint
tj_replay_get_state_at (const TjReplay *self,
                        double          seconds)
{
  guint n_edits = 0;

  while (n_edits < self->seconds->len &&
         g_array_index (self->seconds, double, n_edits) <= seconds)
    n_edits++;

  return n_edits;
}
