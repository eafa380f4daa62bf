/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/training/tj-lesson-progress.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/model/tj-finding.h"

/* What an exercise asks is what its reference answers: the criteria it scores, the answers it
 * gives, and where it takes up findings, a decision on every error and query. Only then may the
 * reference be seen. Afterwards each difference is matched, by changing one's mind in the review,
 * or explained; the blind review stays what is graded. */

static void
difference_free (TjLessonDifference *difference)
{
  g_free (difference->key);
  g_free (difference);
}

static gboolean
is_answer (const char *name)
{
  return !g_str_has_prefix (name, "finding.") && !g_str_has_prefix (name, "score.");
}

/**
 * tj_exercise_list_answers:
 *
 * Returns: (transfer full) (element-type utf8): the names of what the reference answers beside
 *   scores and findings, as `recommendation`, in the order of their names
 */
GPtrArray *
tj_exercise_list_answers (const TjExercise *self)
{
  g_autoptr(GPtrArray) names = tj_review_list_names (self->reference);
  GPtrArray *answers = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);

      if (is_answer (name))
        g_ptr_array_add (answers, g_strdup (name));
    }

  return answers;
}

static gboolean
asks_for_findings (const TjExercise *self)
{
  g_autoptr(GPtrArray) names = tj_review_list_names (self->reference);

  for (guint i = 0; i < names->len; i++)
    {
      if (g_str_has_prefix (g_ptr_array_index (names, i), "finding."))
        return TRUE;
    }

  return FALSE;
}

static void
list_open_findings (GStrvBuilder *builder,
                    TjReview     *review,
                    GListModel   *findings)
{
  guint n_open = 0;

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr(TjFinding) finding = g_list_model_get_item (findings, i);
      g_autofree char *name = NULL;

      if (tj_finding_get_severity (finding) != TJ_SEVERITY_ERROR &&
          tj_finding_get_severity (finding) != TJ_SEVERITY_QUERY)
        continue;

      name = g_strdup_printf ("finding.%s.decision", tj_finding_get_key (finding));
      if (tj_review_get (review, name) == NULL)
        n_open++;
    }

  if (n_open > 0)
    {
      g_autofree char *sentence = NULL;

      sentence = g_strdup_printf (ngettext ("One finding is not decided on yet.",
                                            "%u findings are not decided on yet.", n_open),
                                  n_open);
      g_strv_builder_add (builder, sentence);
    }
}

static void
list_open_scores (GStrvBuilder     *builder,
                  const TjExercise *exercise,
                  TjReview         *review)
{
  GListModel *criteria = tj_rubric_get_criteria (tj_review_get_rubric (exercise->reference),
                                                 tj_review_get_stage (exercise->reference));

  for (guint i = 0; i < g_list_model_get_n_items (criteria); i++)
    {
      g_autoptr(TjCriterion) criterion = g_list_model_get_item (criteria, i);
      g_autofree char *sentence = NULL;
      TjScore own, reference;

      tj_review_get_score (exercise->reference, tj_criterion_get_id (criterion), &reference);
      tj_review_get_score (review, tj_criterion_get_id (criterion), &own);
      if (reference.state == TJ_SCORE_MISSING ||
          (own.state != TJ_SCORE_MISSING && own.justification != NULL))
        continue;

      sentence = g_strdup_printf (own.state == TJ_SCORE_MISSING
                                    /* Translators: the name of a criterion */
                                    ? _("“%s” has no score yet.")
                                    : _("The score of “%s” has no justification yet."),
                                  tj_criterion_get_name (criterion, tj_language_get_current ()));
      g_strv_builder_add (builder, sentence);
    }
}

/**
 * tj_exercise_list_open:
 * @review: the trainee's
 * @findings: (element-type TjFinding): of the package
 *
 * Returns: (transfer full): what the trainee has not answered yet, as sentences in the user's
 *   language; none where the review can be laid beside the reference
 */
GStrv
tj_exercise_list_open (const TjExercise *self,
                       TjReview         *review,
                       GListModel       *findings)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr(GPtrArray) answers = tj_exercise_list_answers (self);

  if (asks_for_findings (self))
    list_open_findings (builder, review, findings);
  list_open_scores (builder, self, review);

  for (guint i = 0; i < answers->len; i++)
    {
      const char *name = g_ptr_array_index (answers, i);
      g_autofree char *label = NULL;
      g_autofree char *sentence = NULL;

      if (tj_review_get (review, name) != NULL)
        continue;

      label = tj_review_describe (review, name);
      /* Translators: an answer of a review, as “recommendation” */
      sentence = g_strdup_printf (_("Not answered yet: %s."), label);
      g_strv_builder_add (builder, sentence);
    }

  return g_strv_builder_end (builder);
}

static void
add_difference (GPtrArray        *differences,
                TjDifferenceKind  kind,
                char             *key,
                gboolean          matched)
{
  TjLessonDifference *difference = g_new0 (TjLessonDifference, 1);

  difference->kind = kind;
  difference->key = key;
  difference->matched = matched;
  g_ptr_array_add (differences, difference);
}

static gboolean
is_same_score (const TjScore *a,
               const TjScore *b)
{
  return a->state == b->state &&
         (a->state != TJ_SCORE_GIVEN || a->half_points == b->half_points);
}

static void
add_scores (GPtrArray       *differences,
            const TjGrading *blind,
            const TjGrading *now)
{
  for (guint i = 0; i < blind->criteria->len; i++)
    {
      const TjGradedCriterion *graded = g_ptr_array_index (blind->criteria, i);
      const TjGradedCriterion *later = g_ptr_array_index (now->criteria, i);

      if (graded->reference.state == TJ_SCORE_MISSING ||
          is_same_score (&graded->own, &graded->reference))
        continue;

      add_difference (differences, TJ_DIFFERENCE_SCORE,
                      g_strconcat ("score.", tj_criterion_get_id (graded->criterion), NULL),
                      is_same_score (&later->own, &later->reference));
    }
}

/* Neither takes it up any more, or both do. */
static gboolean
agrees_now (const TjGrading *now,
            const char      *key)
{
  for (guint i = 0; i < now->findings->len; i++)
    {
      const TjGradedFinding *graded = g_ptr_array_index (now->findings, i);

      if (g_str_equal (graded->key, key))
        return graded->state == TJ_GRADED_AGREED;
    }

  return TRUE;
}

static void
add_findings (GPtrArray       *differences,
              const TjGrading *blind,
              const TjGrading *now)
{
  for (guint i = 0; i < blind->findings->len; i++)
    {
      const TjGradedFinding *graded = g_ptr_array_index (blind->findings, i);

      if (graded->state != TJ_GRADED_AGREED)
        add_difference (differences, TJ_DIFFERENCE_FINDING,
                        g_strconcat ("finding.", graded->key, NULL),
                        agrees_now (now, graded->key));
    }
}

/**
 * tj_exercise_list_differences:
 * @blind: the trainee's review as it was when the reference was uncovered
 * @now: the same as it is now
 *
 * Returns: (transfer full) (element-type TjLessonDifference): what the blind review and the
 *   reference part in: scores in the order of the rubric, then findings, then answers
 */
GPtrArray *
tj_exercise_list_differences (const TjExercise *self,
                              TjReview         *blind,
                              TjReview         *now)
{
  g_autoptr(TjGrading) graded_blind = tj_grading_new (blind, self->reference);
  g_autoptr(TjGrading) graded_now = tj_grading_new (now, self->reference);
  g_autoptr(GPtrArray) answers = tj_exercise_list_answers (self);
  GPtrArray *differences;

  differences = g_ptr_array_new_with_free_func ((GDestroyNotify) difference_free);
  add_scores (differences, graded_blind, graded_now);
  add_findings (differences, graded_blind, graded_now);

  for (guint i = 0; i < answers->len; i++)
    {
      const char *name = g_ptr_array_index (answers, i);
      const char *wanted = tj_review_get (self->reference, name);

      if (g_strcmp0 (tj_review_get (blind, name), wanted) != 0)
        add_difference (differences, TJ_DIFFERENCE_ANSWER, g_strdup (name),
                        g_strcmp0 (tj_review_get (now, name), wanted) == 0);
    }

  return differences;
}
