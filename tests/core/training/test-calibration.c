/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/training/tj-calibration.h"

static TjReview *
make_review (TjRubric   *rubric,
             const char *leadership,
             const char *market)
{
  TjReview *review = tj_review_new (rubric);

  tj_review_set (review, "score.leadership.points", leadership, NULL);
  tj_review_set (review, "score.market.points", market, NULL);

  return review;
}

static void
add (TjCalibration *calibration,
     TjRubric      *rubric,
     const char    *own[2],
     const char    *reference[2])
{
  g_autoptr(TjReview) a = make_review (rubric, own[0], own[1]);
  g_autoptr(TjReview) b = make_review (rubric, reference[0], reference[1]);
  g_autoptr(TjGrading) grading = NULL;

  tj_review_set (a, "finding.case-count@stage.decision", "accepted", NULL);
  tj_review_set (b, "finding.share-range@current_share.decision", "question", NULL);
  grading = tj_grading_new (a, b);
  tj_calibration_add (calibration, grading);
}

/* Leadership: 4.5 − 3.5, 3 − 3, 2 − 2.5, that is 1, 0, −0.5: mean 1/6, distance 0.5, squares of
 * 5/6, −1/6 and −2/3 sum to 42/36, halved 7/12, root 0.7638. Market: 5 − 4 and one that could not
 * be assessed, which is no number. All: 1, 0, −0.5, 1: mean 0.375, squares 0.390625 + 0.140625 +
 * 0.765625 + 0.390625 = 1.6875, a third 0.5625, root 0.75. */
static void
test_by_hand (void)
{
  g_autoptr(TjRubric) rubric = tj_rubric_new_default ();
  g_autoptr(TjCalibration) calibration = tj_calibration_new ();
  const TjCalibrationLine *leadership, *market;

  add (calibration, rubric, (const char *[]) { "9", "10" }, (const char *[]) { "7", "8" });
  add (calibration, rubric, (const char *[]) { "6", "cannot-assess" },
       (const char *[]) { "6", "8" });
  add (calibration, rubric, (const char *[]) { "4", "8" }, (const char *[]) { "5", NULL });

  g_assert_cmpuint (calibration->n_reviews, ==, 3);
  g_assert_cmpuint (calibration->criteria->len, ==, 2);
  leadership = g_ptr_array_index (calibration->criteria, 0);
  g_assert_cmpstr (tj_criterion_get_id (leadership->criterion), ==, "leadership");
  g_assert_cmpuint (leadership->n, ==, 3);
  g_assert_cmpfloat_with_epsilon (leadership->shift, 1.0 / 6, 1e-12);
  g_assert_cmpfloat_with_epsilon (leadership->distance, 0.5, 1e-12);
  g_assert_true (leadership->has_spread);
  g_assert_cmpfloat_with_epsilon (leadership->spread, 0.763762615825973, 1e-12);

  market = g_ptr_array_index (calibration->criteria, 1);
  g_assert_cmpuint (market->n, ==, 1);
  g_assert_cmpfloat_with_epsilon (market->shift, 1, 1e-12);
  g_assert_false (market->has_spread);
  g_assert_cmpfloat_with_epsilon (market->spread, 0, 1e-12);

  g_assert_cmpuint (calibration->total->n, ==, 4);
  g_assert_cmpfloat_with_epsilon (calibration->total->shift, 0.375, 1e-12);
  g_assert_cmpfloat_with_epsilon (calibration->total->spread, 0.75, 1e-12);
  g_assert_cmpuint (calibration->n_states[TJ_GRADED_MISSED], ==, 3);
  g_assert_cmpuint (calibration->n_states[TJ_GRADED_FALSE_ALARM], ==, 3);
  g_assert_cmpuint (calibration->n_states[TJ_GRADED_AGREED], ==, 0);
}

static void
test_nothing_to_compare (void)
{
  g_autoptr(TjRubric) rubric = tj_rubric_new_default ();
  g_autoptr(TjCalibration) calibration = tj_calibration_new ();

  add (calibration, rubric, (const char *[]) { "cannot-assess", NULL },
       (const char *[]) { "cannot-assess", "4" });
  g_assert_cmpuint (calibration->criteria->len, ==, 2);
  g_assert_cmpuint (((TjCalibrationLine *) calibration->criteria->pdata[1])->n, ==, 0);
  g_assert_cmpuint (calibration->total->n, ==, 0);
  g_assert_false (calibration->total->has_spread);
  g_assert_cmpfloat_with_epsilon (calibration->total->shift, 0, 1e-12);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/calibration/by-hand", test_by_hand);
  g_test_add_func ("/calibration/nothing-to-compare", test_nothing_to_compare);

  return g_test_run ();
}
