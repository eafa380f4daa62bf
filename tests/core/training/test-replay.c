/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/training/tj-replay.h"

#define SECOND ((gint64) G_USEC_PER_SEC)
#define NEAR 1e-9

/* At 0, 4, 14 (ten of a minute), 24 (ten exactly) and 24 (the clock was set back). */
static void
test_times (void)
{
  static const gint64 times[] = { 100, 104, 164, 174, 150 };
  g_autoptr(TjReplay) replay = tj_replay_new ();

  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    tj_replay_add (replay, times[i] * SECOND);

  g_assert_cmpuint (tj_replay_get_n_edits (replay), ==, 5);
  g_assert_cmpfloat_with_epsilon (tj_replay_get_length (replay), 24, NEAR);
  g_assert_cmpfloat_with_epsilon (tj_replay_get_seconds (replay, 0), 0, NEAR);
  g_assert_cmpfloat_with_epsilon (tj_replay_get_seconds (replay, 2), 4, NEAR);
  g_assert_cmpfloat_with_epsilon (tj_replay_get_seconds (replay, 3), 14, NEAR);
  g_assert_cmpfloat_with_epsilon (tj_replay_get_seconds (replay, 99), 24, NEAR);
  g_assert_cmpuint (tj_replay_get_state_at (replay, -1), ==, 0);
  g_assert_cmpuint (tj_replay_get_state_at (replay, 0), ==, 1);
  g_assert_cmpuint (tj_replay_get_state_at (replay, 3.9), ==, 1);
  g_assert_cmpuint (tj_replay_get_state_at (replay, 4), ==, 2);
  g_assert_cmpuint (tj_replay_get_state_at (replay, 23), ==, 3);
  g_assert_cmpuint (tj_replay_get_state_at (replay, 24), ==, 5);
}

static void
test_nothing (void)
{
  g_autoptr(TjReplay) replay = tj_replay_new ();

  g_assert_cmpfloat_with_epsilon (tj_replay_get_length (replay), 0, NEAR);
  g_assert_cmpuint (tj_replay_get_state_at (replay, 5), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/replay/times", test_times);
  g_test_add_func ("/replay/nothing", test_nothing);

  return g_test_run ();
}
