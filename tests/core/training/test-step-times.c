/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/training/tj-step-times.h"

#define SECOND ((gint64) G_USEC_PER_SEC)
#define START (1000 * SECOND)

static const TjStepTime *
get (const TjStepTimes *times,
     guint              index)
{
  return g_ptr_array_index (times->steps, index);
}

/* The stretch before an edit is the edit's, whatever it was that one edited before. */
static void
test_stretches (void)
{
  g_autoptr(TjStepTimes) times = tj_step_times_new ();

  tj_step_times_add (times, START, "finding.case-count@stage.decision");
  tj_step_times_add (times, START + 20 * SECOND, "finding.case-count@stage.reason");
  tj_step_times_add (times, START + 50 * SECOND, "score.market.points");
  tj_step_times_add (times, START + 60 * SECOND, "evidence.score.market.1");
  tj_step_times_add (times, START + 75 * SECOND, "score.leadership.points");
  tj_step_times_add (times, START + 80 * SECOND, "recommendation");
  tj_step_times_add (times, START + 82 * SECOND, "finding.share-range@current_share.reason");
  tj_step_times_add (times, START + 83 * SECOND, "assessed.type");
  tj_step_times_add (times, START + 84 * SECOND, "recalculation.cases[0].service-life");

  g_assert_cmpuint (times->steps->len, ==, 6);
  g_assert_cmpint (get (times, 0)->kind, ==, TJ_STEP_FINDINGS);
  g_assert_cmpfloat_with_epsilon (get (times, 0)->seconds, 22, 1e-12);
  g_assert_cmpuint (get (times, 0)->n_edits, ==, 3);
  g_assert_cmpint (get (times, 1)->kind, ==, TJ_STEP_SCORES);
  g_assert_cmpstr (get (times, 1)->criterion, ==, "market");
  g_assert_cmpfloat_with_epsilon (get (times, 1)->seconds, 40, 1e-12);
  g_assert_cmpstr (get (times, 2)->criterion, ==, "leadership");
  g_assert_cmpfloat_with_epsilon (get (times, 2)->seconds, 15, 1e-12);
  g_assert_cmpint (get (times, 3)->kind, ==, TJ_STEP_OPINION);
  g_assert_cmpfloat_with_epsilon (get (times, 3)->seconds, 5, 1e-12);
  g_assert_cmpint (get (times, 4)->kind, ==, TJ_STEP_PLACEMENT);
  g_assert_cmpint (get (times, 5)->kind, ==, TJ_STEP_RECALCULATION);
  g_assert_cmpfloat_with_epsilon (times->seconds, 84, 1e-12);
  g_assert_cmpfloat_with_epsilon (times->pause_seconds, 0, 1e-12);
}

/* Five minutes are still work, a moment more is a pause; a clock set back adds nothing. */
static void
test_pauses (void)
{
  g_autoptr(TjStepTimes) times = tj_step_times_new ();

  tj_step_times_add (times, START, "comments");
  tj_step_times_add (times, START + 300 * SECOND, "comments");
  tj_step_times_add (times, START + 600 * SECOND + SECOND / 2, "comments");
  tj_step_times_add (times, START + 10 * SECOND, "comments");
  tj_step_times_add (times, START + 602 * SECOND, "comments");

  g_assert_cmpuint (times->steps->len, ==, 1);
  g_assert_cmpuint (get (times, 0)->n_edits, ==, 5);
  g_assert_cmpfloat_with_epsilon (times->seconds, 301.5, 1e-12);
  g_assert_cmpfloat_with_epsilon (times->pause_seconds, 300.5, 1e-12);
}

static void
test_nothing (void)
{
  g_autoptr(TjStepTimes) times = tj_step_times_new ();

  g_assert_cmpuint (times->steps->len, ==, 0);
  tj_step_times_add (times, START, "comments");
  g_assert_cmpfloat_with_epsilon (times->seconds, 0, 1e-12);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/step-times/stretches", test_stretches);
  g_test_add_func ("/step-times/pauses", test_pauses);
  g_test_add_func ("/step-times/nothing", test_nothing);

  return g_test_run ();
}
