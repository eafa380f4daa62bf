/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "bench-heart.h"

#include <time.h>

#include "bench-measure.h"

/* Another thread knocks at the main loop at fixed times, with the priority that keys and clicks
 * have, and each knock tells when it was heard; so a stall counts with every knock that fell into
 * it. On a busy machine a knock also waits for other programs; so the processor time that the main
 * thread took from one knock to the next is kept too, of which that is no part. */

#define KNOCK_MICROSECONDS 2000

struct _BenchHeart
{
  GThread *thread;
  GArray *series; /* of double; the main thread's */
  double busy_since;
  double busiest;
  int stopped;    /* atomic */
};

typedef struct
{
  BenchHeart *heart;
  double sent;
} Knock;

static double
processor_now (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);

  return now.tv_sec + now.tv_nsec / 1e9;
}

static gboolean
heard_cb (gpointer user_data)
{
  Knock *knock = user_data;
  BenchHeart *heart = knock->heart;
  double now = processor_now ();

  bench_series_add (heart->series, bench_now () - knock->sent);
  heart->busiest = MAX (heart->busiest, now - heart->busy_since);
  heart->busy_since = now;

  return G_SOURCE_REMOVE;
}

static gpointer
knock_on (gpointer data)
{
  BenchHeart *heart = data;
  gint64 due = g_get_monotonic_time ();

  while (!g_atomic_int_get (&heart->stopped))
    {
      GSource *source = g_idle_source_new ();
      Knock *knock = g_new (Knock, 1);
      gint64 left;

      knock->heart = heart;
      knock->sent = bench_now ();
      g_source_set_priority (source, G_PRIORITY_DEFAULT);
      g_source_set_callback (source, heard_cb, knock, g_free);
      g_source_attach (source, NULL);
      g_source_unref (source);

      due += KNOCK_MICROSECONDS;
      left = due - g_get_monotonic_time ();
      if (left > 0)
        g_usleep (left);
    }

  return NULL;
}

/**
 * bench_heart_start:
 *
 * Returns: (transfer full): a heart that knocks at the main loop from now on
 */
BenchHeart *
bench_heart_start (void)
{
  BenchHeart *heart = g_new0 (BenchHeart, 1);

  heart->series = bench_series_new ();
  heart->busy_since = processor_now ();
  heart->thread = g_thread_new ("heartbeat", knock_on, heart);

  return heart;
}

/**
 * bench_heart_stop:
 * @heart: (transfer full): a heart; the last knocks are waited for
 * @busiest: (out) (optional): the most processor time, in seconds, between two knocks
 *
 * Returns: (transfer full) (element-type double): seconds that each knock waited
 */
GArray *
bench_heart_stop (BenchHeart *heart,
                  double     *busiest)
{
  GArray *series = heart->series;

  g_atomic_int_set (&heart->stopped, TRUE);
  g_thread_join (heart->thread);
  while (g_main_context_pending (NULL))
    g_main_context_iteration (NULL, FALSE);
  if (busiest != NULL)
    *busiest = heart->busiest;
  g_free (heart);

  return series;
}
