/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/training/tj-lesson-progress.h"

#include "core/model/tj-finding.h"

typedef struct
{
  TjRubric *rubric;
  TjCourse *course;
  TjReview *review;
  GListStore *findings;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->rubric = tj_rubric_new_default ();
  fixture->course = tj_course_new_default (fixture->rubric);
  fixture->review = tj_review_new (fixture->rubric);
  fixture->findings = g_list_store_new (TJ_TYPE_FINDING);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_object_unref (fixture->findings);
  g_object_unref (fixture->review);
  tj_course_free (fixture->course);
  g_object_unref (fixture->rubric);
}

static const TjExercise *
get_exercise (Fixture    *fixture,
              const char *lesson,
              const char *package)
{
  g_autoptr(GError) error = NULL;
  const TjExercise *exercise = tj_course_find_exercise (fixture->course, lesson, package, &error);

  g_assert_no_error (error);

  return exercise;
}

static void
set (TjReview   *review,
     const char *name,
     const char *value)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (tj_review_set (review, name, value, &error));
  g_assert_no_error (error);
}

static TjFinding *
add_finding (Fixture    *fixture,
             const char *code,
             const char *variant,
             const char *field)
{
  g_autoptr(TjFinding) finding = tj_finding_new (code, variant);

  tj_finding_add_field (finding, field);
  g_list_store_append (fixture->findings, finding);

  return finding;
}

static void
assert_open (Fixture          *fixture,
             const TjExercise *exercise,
             guint             n_open)
{
  g_auto(GStrv) open = NULL;

  open = tj_exercise_list_open (exercise, fixture->review, G_LIST_MODEL (fixture->findings));
  g_assert_cmpuint (g_strv_length (open), ==, n_open);
}

static void
decide (Fixture    *fixture,
        TjFinding  *finding,
        const char *decision)
{
  g_autofree char *name = NULL;

  name = g_strdup_printf ("finding.%s.decision", tj_finding_get_key (finding));
  set (fixture->review, name, decision);
}

/* An exercise on findings asks for a decision on each error and query and for the recommendation,
 * and for no score. */
static void
test_open_findings (Fixture       *fixture,
                    gconstpointer  data)
{
  const TjExercise *exercise = get_exercise (fixture, "form", "05-港口集卡换电技术");
  TjFinding *error = add_finding (fixture, "case-count", "promotion", "stage");
  TjFinding *query = add_finding (fixture, "indirect-reduction", NULL, "principle");

  add_finding (fixture, "case-count", "demonstration", "stage");
  g_assert_cmpint (tj_finding_get_severity (error), ==, TJ_SEVERITY_ERROR);
  g_assert_cmpint (tj_finding_get_severity (query), ==, TJ_SEVERITY_QUERY);
  assert_open (fixture, exercise, 2);
  decide (fixture, error, "accepted");
  assert_open (fixture, exercise, 2);
  decide (fixture, query, "dismissed");
  assert_open (fixture, exercise, 1);
  set (fixture->review, "recommendation", "reject");
  assert_open (fixture, exercise, 0);
}

/* An exercise on scores asks for each score with its reason, points or not. */
static void
test_open_scores (Fixture       *fixture,
                  gconstpointer  data)
{
  static const char * const ids[] = { "leadership", "innovation", "market", "reduction" };
  const TjExercise *exercise = get_exercise (fixture, "scoring",
                                             "03-玻璃熔窑富氧燃烧与余热利用技术.zip");

  add_finding (fixture, "share-range", NULL, "current_share");
  assert_open (fixture, exercise, 5);
  set (fixture->review, "recommendation", "recommend");
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autofree char *points = g_strdup_printf ("score.%s.points", ids[i]);
      g_autofree char *reason = g_strdup_printf ("score.%s.justification", ids[i]);

      set (fixture->review, points, i == 0 ? "cannot-assess" : "6");
      assert_open (fixture, exercise, 4 - i);
      set (fixture->review, reason, "有检测报告。");
      assert_open (fixture, exercise, 3 - i);
    }
}

static const TjLessonDifference *
get (GPtrArray *differences,
     guint      index)
{
  return g_ptr_array_index (differences, index);
}

/* What was blind is graded; what was changed since is matched. */
static void
test_differences (Fixture       *fixture,
                  gconstpointer  data)
{
  const TjExercise *exercise = get_exercise (fixture, "scoring",
                                             "03-玻璃熔窑富氧燃烧与余热利用技术");
  g_autoptr(TjReview) now = tj_review_new (fixture->rubric);
  g_autoptr(GPtrArray) differences = NULL;
  TjReview *blind = fixture->review;

  set (blind, "score.leadership.points", "7");
  set (blind, "score.innovation.points", "cannot-assess");
  set (blind, "score.market.points", "2");
  set (blind, "finding.case-count@stage,cases#1.decision", "accepted");
  set (blind, "recommendation", "reject");
  set (now, "score.leadership.points", "7");
  set (now, "score.innovation.points", "6");
  set (now, "score.market.points", "2");
  set (now, "score.reduction.points", "8");
  set (now, "finding.case-count@stage,cases#1.decision", "dismissed");
  set (now, "recommendation", "reject");

  differences = tj_exercise_list_differences (exercise, blind, now);
  g_assert_cmpuint (differences->len, ==, 5);
  g_assert_cmpstr (get (differences, 0)->key, ==, "score.innovation");
  g_assert_true (get (differences, 0)->matched);
  g_assert_cmpstr (get (differences, 1)->key, ==, "score.market");
  g_assert_false (get (differences, 1)->matched);
  g_assert_cmpstr (get (differences, 2)->key, ==, "score.reduction");
  g_assert_true (get (differences, 2)->matched);
  g_assert_cmpint (get (differences, 3)->kind, ==, TJ_DIFFERENCE_FINDING);
  g_assert_cmpstr (get (differences, 3)->key, ==, "finding.case-count@stage");
  g_assert_true (get (differences, 3)->matched);
  g_assert_cmpstr (get (differences, 4)->key, ==, "recommendation");
  g_assert_false (get (differences, 4)->matched);
}

/* A reference that leaves a criterion out makes no difference of it. */
static void
test_no_difference (Fixture       *fixture,
                    gconstpointer  data)
{
  const TjExercise *exercise = get_exercise (fixture, "form", "05-港口集卡换电技术");
  g_autoptr(GPtrArray) differences = NULL;

  set (fixture->review, "score.market.points", "2");
  set (fixture->review, "finding.case-count@stage.decision", "question");
  set (fixture->review, "finding.recommendation-missing@recommendation.decision", "accepted");
  set (fixture->review, "recommendation", "conditional");
  differences = tj_exercise_list_differences (exercise, fixture->review, fixture->review);
  g_assert_cmpuint (differences->len, ==, 0);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/lesson-progress/open-findings", test_open_findings);
  ADD ("/lesson-progress/open-scores", test_open_scores);
  ADD ("/lesson-progress/differences", test_differences);
  ADD ("/lesson-progress/no-difference", test_no_difference);

  return g_test_run ();
}
