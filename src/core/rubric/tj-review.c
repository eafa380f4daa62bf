/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/rubric/tj-review-private.h"

#include <glib/gi18n-lib.h>

#include "core/rubric/tj-rubric-private.h"

#define SCORE_TARGET "score."
#define FINDING_TARGET "finding."
#define CLAIM_TARGET "claim."

/* A review is nothing but its named values; scores and totals are read out of them each time,
 * so that nothing can get out of step with what the store journals. */

struct _TjReview
{
  GObject parent_instance;

  TjRubric *rubric;
  GHashTable *values; /* name → value, never empty */
};

enum {
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TjReview, tj_review, G_TYPE_OBJECT)

static TjCriterion *
lookup_in_any_stage (TjReview   *self,
                     const char *id)
{
  TjCriterion *criterion = tj_rubric_lookup (self->rubric, tj_review_get_stage (self), id);

  for (guint i = 0; criterion == NULL && i < TJ_N_REVIEW_STAGES; i++)
    criterion = tj_rubric_lookup (self->rubric, (TjReviewStage) i, id);

  return criterion;
}

static gboolean
check_criterion (TjReview    *self,
                 const char  *name,
                 const char  *value,
                 GError     **error)
{
  g_autofree char *subject = NULL;
  const TjNameSpec *spec = tj_review_name_parse (name, &subject);
  TjCriterion *criterion = NULL;
  const char *id = subject;

  if (spec->subject == TJ_SUBJECT_EVIDENCE && g_str_has_prefix (subject, SCORE_TARGET))
    id = subject + strlen (SCORE_TARGET);
  else if (spec->subject != TJ_SUBJECT_CRITERION)
    return TRUE;

  if ((criterion = lookup_in_any_stage (self, id)) == NULL)
    {
      g_set_error (error, TJ_RUBRIC_ERROR, TJ_RUBRIC_ERROR_VALUE,
                   _("The rubric has no criterion “%s”. Load the rubric that the review was "
                     "made with."), id);
      return FALSE;
    }

  if (!tj_criterion_allows_cannot_assess (criterion) &&
      g_strcmp0 (value, "cannot-assess") == 0)
    {
      g_set_error (error, TJ_RUBRIC_ERROR, TJ_RUBRIC_ERROR_VALUE,
                   _("The rubric does not allow leaving “%s” as impossible to assess. "
                     "Give points."),
                   tj_criterion_get_name (criterion, tj_language_get_current ()));
      return FALSE;
    }

  return TRUE;
}

static void
tj_review_finalize (GObject *object)
{
  TjReview *self = TJ_REVIEW (object);

  g_clear_object (&self->rubric);
  g_clear_pointer (&self->values, g_hash_table_unref);

  G_OBJECT_CLASS (tj_review_parent_class)->finalize (object);
}

static void
tj_review_class_init (TjReviewClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tj_review_finalize;

  /**
   * TjReview::changed:
   * @name: which value
   *
   * A value was set, changed or cleared.
   */
  signals[CHANGED] =
    g_signal_new ("changed", TJ_TYPE_REVIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
tj_review_init (TjReview *self)
{
  self->values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

/**
 * tj_review_new:
 * @rubric: what is asked
 *
 * Returns: (transfer full): a review without answers
 */
TjReview *
tj_review_new (TjRubric *rubric)
{
  TjReview *self = NULL;

  g_return_val_if_fail (TJ_IS_RUBRIC (rubric), NULL);

  self = g_object_new (TJ_TYPE_REVIEW, NULL);
  self->rubric = g_object_ref (rubric);

  return self;
}

/**
 * tj_review_get_rubric:
 *
 * Returns: (transfer none): what is asked
 */
TjRubric *
tj_review_get_rubric (TjReview *self)
{
  g_return_val_if_fail (TJ_IS_REVIEW (self), NULL);

  return self->rubric;
}

/**
 * tj_review_set:
 * @name: a name of the scheme
 * @value: (nullable): the new value; empty or %NULL clears it
 *
 * Emits #TjReview::changed where the value became another one.
 *
 * Returns: whether @name may be @value; if not, nothing changed and %TJ_RUBRIC_ERROR_VALUE is
 *   set
 */
gboolean
tj_review_set (TjReview    *self,
               const char  *name,
               const char  *value,
               GError     **error)
{
  g_autofree char *kept_name = NULL;

  g_return_val_if_fail (TJ_IS_REVIEW (self), FALSE);
  g_return_val_if_fail (name != NULL, FALSE);

  if (!tj_review_check_value (name, value, error) ||
      !check_criterion (self, name, value, error))
    return FALSE;

  if (value != NULL && *value == '\0')
    value = NULL;

  if (g_strcmp0 (value, g_hash_table_lookup (self->values, name)) == 0)
    return TRUE;

  /* @name may belong to the entry that goes. */
  kept_name = g_strdup (name);
  if (value == NULL)
    g_hash_table_remove (self->values, kept_name);
  else
    g_hash_table_replace (self->values, g_strdup (kept_name), g_strdup (value));

  g_signal_emit (self, signals[CHANGED], 0, kept_name);

  return TRUE;
}

/**
 * tj_review_get:
 *
 * Returns: (nullable): the value; lives until it changes
 */
const char *
tj_review_get (TjReview   *self,
               const char *name)
{
  g_return_val_if_fail (TJ_IS_REVIEW (self), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  return g_hash_table_lookup (self->values, name);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return g_strcmp0 (*(const char * const *) a, *(const char * const *) b);
}

/**
 * tj_review_list_names:
 *
 * Returns: (transfer full) (element-type utf8): the names that have a value, by code point
 */
GPtrArray *
tj_review_list_names (TjReview *self)
{
  GPtrArray *names = NULL;
  GHashTableIter iter;
  gpointer name;

  g_return_val_if_fail (TJ_IS_REVIEW (self), NULL);

  names = g_ptr_array_new_with_free_func (g_free);
  g_hash_table_iter_init (&iter, self->values);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    g_ptr_array_add (names, g_strdup (name));

  g_ptr_array_sort (names, compare_names);

  return names;
}

/**
 * tj_review_get_stage:
 *
 * Returns: the stage that decides which criteria count; the first while none was chosen
 */
TjReviewStage
tj_review_get_stage (TjReview *self)
{
  TjReviewStage stage = TJ_REVIEW_PRELIMINARY;
  const char *text = NULL;

  g_return_val_if_fail (TJ_IS_REVIEW (self), stage);

  text = tj_review_get (self, "stage");
  if (text != NULL)
    tj_review_stage_parse (text, &stage);

  return stage;
}

static const char *
get_score_part (TjReview   *self,
                const char *criterion,
                const char *part)
{
  g_autofree char *name = g_strdup_printf ("score.%s.%s", criterion, part);

  return tj_review_get (self, name);
}

/**
 * tj_review_get_score:
 * @criterion: an id
 * @score: (out caller-allocates): what was answered; everything missing where nothing was
 */
void
tj_review_get_score (TjReview   *self,
                     const char *criterion,
                     TjScore    *score)
{
  const char *points = NULL;

  g_return_if_fail (TJ_IS_REVIEW (self));
  g_return_if_fail (criterion != NULL);
  g_return_if_fail (score != NULL);

  points = get_score_part (self, criterion, "points");
  score->half_points = 0;
  score->confidence = get_score_part (self, criterion, "confidence");
  score->justification = get_score_part (self, criterion, "justification");

  if (points == NULL)
    {
      score->state = TJ_SCORE_MISSING;
    }
  else if (g_str_equal (points, "cannot-assess"))
    {
      score->state = TJ_SCORE_CANNOT_ASSESS;
    }
  else
    {
      score->state = TJ_SCORE_GIVEN;
      score->half_points = (guint) g_ascii_strtoull (points, NULL, 10);
    }
}

/**
 * tj_review_get_total:
 * @total: (out caller-allocates): over the criteria of the review's stage
 *
 * Sums whole half points times whole millionths and divides once, so that no rounding
 * depends on the order of the criteria.
 */
void
tj_review_get_total (TjReview *self,
                     TjTotal  *total)
{
  GListModel *criteria = NULL;
  guint64 sum = 0;
  guint64 weight = 0;

  g_return_if_fail (TJ_IS_REVIEW (self));
  g_return_if_fail (total != NULL);

  *total = (TjTotal) { 0 };
  criteria = tj_rubric_get_criteria (self->rubric, tj_review_get_stage (self));

  for (guint i = 0; i < g_list_model_get_n_items (criteria); i++)
    {
      g_autoptr(TjCriterion) criterion = g_list_model_get_item (criteria, i);
      guint threshold = 0;
      TjScore score;

      tj_review_get_score (self, tj_criterion_get_id (criterion), &score);
      if (score.state == TJ_SCORE_MISSING)
        {
          total->n_missing++;
        }
      else if (score.state == TJ_SCORE_CANNOT_ASSESS)
        {
          total->n_cannot_assess++;
        }
      else
        {
          total->n_given++;
          sum += (guint64) score.half_points * tj_criterion_get_exact_weight (criterion);
          weight += tj_criterion_get_exact_weight (criterion);
          if (tj_criterion_get_threshold (criterion, &threshold) &&
              score.half_points < threshold)
            total->n_below_threshold++;
        }
    }

  if (weight > 0)
    total->points = (double) sum / (double) (2 * weight);
}

static char *
dup_criterion_title (TjReview   *self,
                     const char *id)
{
  TjCriterion *criterion = lookup_in_any_stage (self, id);

  return g_strdup (criterion != NULL
                     ? tj_criterion_get_name (criterion, tj_language_get_current ()) : id);
}

/**
 * tj_review_describe_target:
 * @target: `score.CRITERION`, `finding.KEY` or `claim.PATH`
 *
 * Returns: (transfer full): what the user calls the criterion, the finding or the field
 */
char *
tj_review_describe_target (TjReview   *self,
                           const char *target)
{
  g_return_val_if_fail (TJ_IS_REVIEW (self), NULL);
  g_return_val_if_fail (target != NULL, NULL);

  if (g_str_has_prefix (target, SCORE_TARGET))
    return dup_criterion_title (self, target + strlen (SCORE_TARGET));

  if (g_str_has_prefix (target, FINDING_TARGET))
    return tj_finding_key_dup_title (target + strlen (FINDING_TARGET));

  if (g_str_has_prefix (target, CLAIM_TARGET))
    return tj_review_field_dup_title (target + strlen (CLAIM_TARGET));

  return g_strdup (target);
}

/**
 * tj_review_describe:
 * @name: a name of the scheme
 *
 * What an edit of @name is called, to follow words such as “Undo:”.
 *
 * Returns: (transfer full): as “score of Innovation”; @name itself where it is unknown
 */
char *
tj_review_describe (TjReview   *self,
                    const char *name)
{
  g_autofree char *subject = NULL;
  g_autofree char *shown = NULL;
  const TjNameSpec *spec = NULL;

  g_return_val_if_fail (TJ_IS_REVIEW (self), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  spec = tj_review_name_parse (name, &subject);
  if (spec == NULL)
    return g_strdup (name);

  if (spec->subject == TJ_SUBJECT_CRITERION)
    shown = dup_criterion_title (self, subject);
  else if (spec->subject == TJ_SUBJECT_FINDING)
    shown = tj_finding_key_dup_title (subject);
  else if (spec->subject == TJ_SUBJECT_FIELD)
    shown = tj_review_field_dup_title (subject);
  else if (spec->subject == TJ_SUBJECT_CASE)
    shown = g_steal_pointer (&subject);
  else if (spec->subject == TJ_SUBJECT_EVIDENCE)
    shown = tj_review_describe_target (self, subject);

  return tj_review_name_describe (spec, shown);
}
