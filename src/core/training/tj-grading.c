/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/training/tj-grading.h"

#include <math.h>
#include <string.h>

#include "core/model/tj-field-spec.h"
#include "core/model/tj-finding-catalogue.h"

/* Criterion by criterion and finding by finding. “Cannot assess” is no number: it is never taken
 * for zero, and a criterion with it on one side is shown and not counted. */

#define PREFIX "finding."
#define DECISION ".decision"
#define REASON ".reason"

static const char * const state_names[] = { "agreed", "missed", "false-alarm" };

/**
 * tj_graded_finding_state_to_string:
 *
 * Returns: the name of a state in machine output
 */
const char *
tj_graded_finding_state_to_string (TjGradedFindingState state)
{
  return state_names[state];
}

static void
finding_free (TjGradedFinding *finding)
{
  g_free (finding->key);
  g_free (finding);
}

void
tj_grading_free (TjGrading *self)
{
  g_ptr_array_unref (self->criteria);
  g_ptr_array_unref (self->findings);
  g_free (self);
}

static void
grade_criteria (TjGrading *self,
                TjReview  *own,
                TjReview  *reference)
{
  GListModel *criteria = tj_rubric_get_criteria (tj_review_get_rubric (reference),
                                                 tj_review_get_stage (reference));

  for (guint i = 0; i < g_list_model_get_n_items (criteria); i++)
    {
      TjGradedCriterion *graded = g_new0 (TjGradedCriterion, 1);
      g_autoptr(TjCriterion) criterion = g_list_model_get_item (criteria, i);

      /* The rubric holds on to it. */
      graded->criterion = criterion;
      tj_review_get_score (own, tj_criterion_get_id (criterion), &graded->own);
      tj_review_get_score (reference, tj_criterion_get_id (criterion), &graded->reference);
      graded->comparable = graded->own.state == TJ_SCORE_GIVEN &&
                           graded->reference.state == TJ_SCORE_GIVEN;
      if (graded->comparable)
        {
          graded->difference = ((double) graded->own.half_points -
                                (double) graded->reference.half_points) / 2;
          self->mean_difference += fabs (graded->difference);
          self->mean_bias += graded->difference;
          self->n_compared++;
        }
      g_ptr_array_add (self->criteria, graded);
    }

  if (self->n_compared > 0)
    {
      self->mean_difference /= self->n_compared;
      self->mean_bias /= self->n_compared;
    }
}

/* (transfer full) (nullable): code and first field of the finding that a value decides on; the rest
 * of its key tells numbers and places of the package, which a course need not know. */
static char *
dup_head (const char *name,
          const char *ending)
{
  char *head;

  if (!g_str_has_prefix (name, PREFIX) || !g_str_has_suffix (name, ending))
    return NULL;

  head = g_strndup (name + strlen (PREFIX), strlen (name) - strlen (PREFIX) - strlen (ending));
  head[strcspn (head, ",#")] = '\0';

  return head;
}

/* (nullable): what the review says of a finding, the decision or the reason */
static const char *
find_value (TjReview   *review,
            const char *key,
            const char *ending)
{
  g_autoptr(GPtrArray) names = tj_review_list_names (review);

  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      g_autofree char *head = dup_head (name, ending);

      if (g_strcmp0 (head, key) == 0)
        return tj_review_get (review, name);
    }

  return NULL;
}

static gboolean
is_taken_up (TjReview   *review,
             const char *key)
{
  const char *decision = find_value (review, key, DECISION);

  return g_strcmp0 (decision, "accepted") == 0 || g_strcmp0 (decision, "question") == 0;
}

static void
add_keys (GPtrArray *keys,
          TjReview  *review)
{
  g_autoptr(GPtrArray) names = tj_review_list_names (review);

  for (guint i = 0; i < names->len; i++)
    {
      char *key = dup_head (g_ptr_array_index (names, i), DECISION);

      if (key == NULL)
        continue;

      if (g_ptr_array_find_with_equal_func (keys, key, g_str_equal, NULL))
        g_free (key);
      else
        g_ptr_array_add (keys, key);
    }
}

static int
compare_keys (gconstpointer a,
              gconstpointer b)
{
  return strcmp (*(char * const *) a, *(char * const *) b);
}

static void
grade_findings (TjGrading *self,
                TjReview  *own,
                TjReview  *reference)
{
  g_autoptr(GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);

  add_keys (keys, reference);
  add_keys (keys, own);
  g_ptr_array_sort (keys, compare_keys);

  for (guint i = 0; i < keys->len; i++)
    {
      const char *key = g_ptr_array_index (keys, i);
      gboolean by_own = is_taken_up (own, key);
      gboolean by_reference = is_taken_up (reference, key);
      TjGradedFinding *graded;

      if (!by_own && !by_reference)
        continue;

      graded = g_new0 (TjGradedFinding, 1);
      graded->key = g_strdup (key);
      graded->state = by_own && by_reference ? TJ_GRADED_AGREED
                      : by_reference ? TJ_GRADED_MISSED : TJ_GRADED_FALSE_ALARM;
      graded->own_reason = find_value (own, key, REASON);
      graded->reference_reason = find_value (reference, key, REASON);
      self->n_states[graded->state]++;
      g_ptr_array_add (self->findings, graded);
    }
}

/**
 * tj_grading_new:
 * @own: the trainee's review
 * @reference: a review of the same package by the same rubric
 *
 * Returns: (transfer full): what they differ in; both reviews must outlive it unchanged
 */
TjGrading *
tj_grading_new (TjReview *own,
                TjReview *reference)
{
  TjGrading *self = g_new0 (TjGrading, 1);

  self->criteria = g_ptr_array_new_with_free_func (g_free);
  self->findings = g_ptr_array_new_with_free_func ((GDestroyNotify) finding_free);
  grade_criteria (self, own, reference);
  grade_findings (self, own, reference);

  return self;
}

/* The label of a field by its path, with the number of its case; the path where there is none. */
static char *
dup_field_label (const char *path,
                 TjLanguage  language)
{
  const char *dot = g_str_has_prefix (path, "cases[") ? strstr (path, "].") : NULL;
  const TjFieldSpec *spec = dot != NULL ? tj_field_spec_lookup_in_case (dot + strlen ("]."))
                                        : tj_field_spec_lookup (path);
  const char *label;

  if (spec == NULL)
    return g_strdup (path);

  label = tj_language_pick (language, spec->label_zh, spec->label_en);
  if (dot == NULL)
    return g_strdup (label);

  return g_strdup_printf (language == TJ_LANGUAGE_ZH ? "案例%u %s" : "case %u, %s",
                          (guint) g_ascii_strtoull (path + strlen ("cases["), NULL, 10) + 1, label);
}

/**
 * tj_graded_key_dup_words:
 * @key: as `case-count@stage`
 *
 * Returns: (transfer full): the same for people: what the finding is called, and the field
 */
char *
tj_graded_key_dup_words (const char *key,
                         TjLanguage  language)
{
  const char *at = strchr (key, '@');
  g_autofree char *code = at != NULL ? g_strndup (key, at - key) : g_strdup (key);
  const char *title = tj_finding_catalogue_get_title (code, language);
  g_autofree char *field = NULL;

  if (at == NULL || at[1] == '\0')
    return g_strdup (title);

  field = dup_field_label (at + 1, language);

  return g_strdup_printf (language == TJ_LANGUAGE_ZH ? "%s（%s）" : "%s (%s)", title, field);
}
