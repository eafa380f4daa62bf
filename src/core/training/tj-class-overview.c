/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/training/tj-class-overview.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/base/tj-text.h"

/* A trainee is known by the name on the sheet, folded as names are compared everywhere. */

G_DEFINE_QUARK (tj-class-error-quark, tj_class_error)

static void
entry_free (TjClassEntry *entry)
{
  g_free (entry->trainee);
  g_free (entry->package);
  g_free (entry->file);
  g_clear_pointer (&entry->grading, tj_grading_free);
  g_clear_pointer (&entry->times, tj_step_times_free);
  g_clear_object (&entry->own);
  g_clear_object (&entry->reference);
  g_free (entry);
}

static void
trainee_free (TjClassTrainee *trainee)
{
  g_free (trainee->name);
  tj_calibration_free (trainee->calibration);
  g_free (trainee);
}

static void
finding_free (TjClassFinding *finding)
{
  g_free (finding->package);
  g_free (finding->key);
  g_free (finding);
}

TjClassOverview *
tj_class_overview_new (void)
{
  TjClassOverview *self = g_new0 (TjClassOverview, 1);

  self->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) entry_free);
  self->trainees = g_ptr_array_new_with_free_func ((GDestroyNotify) trainee_free);
  self->calibration = tj_calibration_new ();

  return self;
}

void
tj_class_overview_free (TjClassOverview *self)
{
  tj_calibration_free (self->calibration);
  g_ptr_array_unref (self->trainees);
  g_ptr_array_unref (self->entries);
  g_free (self);
}

static gboolean
is_same_name (const char *a,
              const char *b)
{
  g_autofree char *folded_a = tj_text_fold (a);
  g_autofree char *folded_b = tj_text_fold (b);

  return g_str_equal (folded_a, folded_b);
}

static const TjClassEntry *
find_entry (const TjClassOverview *self,
            const char            *trainee,
            const char            *package)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      const TjClassEntry *entry = g_ptr_array_index (self->entries, i);

      if (is_same_name (entry->trainee, trainee) && g_str_equal (entry->package, package))
        return entry;
    }

  return NULL;
}

static TjClassTrainee *
get_trainee (TjClassOverview *self,
             const char      *name)
{
  TjClassTrainee *trainee;

  for (guint i = 0; i < self->trainees->len; i++)
    {
      trainee = g_ptr_array_index (self->trainees, i);
      if (is_same_name (trainee->name, name))
        return trainee;
    }

  trainee = g_new0 (TjClassTrainee, 1);
  trainee->name = g_strdup (name);
  trainee->calibration = tj_calibration_new ();
  g_ptr_array_add (self->trainees, trainee);

  return trainee;
}

static gboolean
check (const TjClassOverview  *self,
       const TjClassEntry     *entry,
       GError                **error)
{
  const TjClassEntry *other = find_entry (self, entry->trainee, entry->package);

  if (entry->reference == NULL)
    {
      g_set_error (error, TJ_CLASS_ERROR, TJ_CLASS_ERROR_NO_REFERENCE,
                   /* Translators: a file and the name of a package */
                   _("“%s” is on “%s”, and there is no reference for that package. Name its "
                     "reference, or the course that has it."), entry->file, entry->package);
      return FALSE;
    }

  if (tj_review_get_stage (entry->own) != tj_review_get_stage (entry->reference))
    {
      g_set_error (error, TJ_CLASS_ERROR, TJ_CLASS_ERROR_STAGE,
                   _("“%s” is of another stage of the review than the reference, with criteria "
                     "of its own. Compare sheets of the same stage."), entry->file);
      return FALSE;
    }

  if (other != NULL)
    {
      g_set_error (error, TJ_CLASS_ERROR, TJ_CLASS_ERROR_TWICE,
                   /* Translators: two files, the name of a trainee and that of a package */
                   _("“%s” and “%s” are both by %s on “%s”. Leave out the one that does not "
                     "count."), other->file, entry->file, entry->trainee, entry->package);
      return FALSE;
    }

  return TRUE;
}

/**
 * tj_class_overview_add:
 * @sheet: a trainee's
 * @file: what to call it in messages
 * @reference: (nullable): the reference on the same package; %NULL where none was found
 *
 * Returns: whether the sheet counts now; if not, an error of %TJ_CLASS_ERROR says why
 */
gboolean
tj_class_overview_add (TjClassOverview  *self,
                       TjSheet          *sheet,
                       const char       *file,
                       TjReview         *reference,
                       GError          **error)
{
  g_autoptr(TjReview) own = tj_sheet_dup_blind (sheet);
  const char *name = tj_review_get (own, "reviewer.name");
  TjClassEntry *entry = g_new0 (TjClassEntry, 1);

  entry->trainee = g_strdup (name != NULL ? name : file);
  entry->package = g_strdup (tj_sheet_get_package_name (sheet));
  entry->file = g_strdup (file);
  entry->own = g_object_ref (own);
  g_set_object (&entry->reference, reference);
  if (!check (self, entry, error))
    {
      entry_free (entry);
      return FALSE;
    }

  entry->grading = tj_grading_new (own, reference);
  entry->times = tj_step_times_new_from_sheet (sheet);
  g_ptr_array_add (self->entries, entry);
  tj_calibration_add (get_trainee (self, entry->trainee)->calibration, entry->grading);
  tj_calibration_add (self->calibration, entry->grading);

  return TRUE;
}

static TjClassFinding *
get_finding (GPtrArray  *findings,
             const char *package,
             const char *key)
{
  TjClassFinding *finding;

  for (guint i = 0; i < findings->len; i++)
    {
      finding = g_ptr_array_index (findings, i);
      if (g_str_equal (finding->package, package) && g_str_equal (finding->key, key))
        return finding;
    }

  finding = g_new0 (TjClassFinding, 1);
  finding->package = g_strdup (package);
  finding->key = g_strdup (key);
  g_ptr_array_add (findings, finding);

  return finding;
}

static int
compare_findings (gconstpointer a,
                  gconstpointer b)
{
  const TjClassFinding *left = *(TjClassFinding * const *) a;
  const TjClassFinding *right = *(TjClassFinding * const *) b;

  if (left->n_states[TJ_GRADED_MISSED] != right->n_states[TJ_GRADED_MISSED])
    return left->n_states[TJ_GRADED_MISSED] > right->n_states[TJ_GRADED_MISSED] ? -1 : 1;
  if (left->n_states[TJ_GRADED_FALSE_ALARM] != right->n_states[TJ_GRADED_FALSE_ALARM])
    return left->n_states[TJ_GRADED_FALSE_ALARM] > right->n_states[TJ_GRADED_FALSE_ALARM] ? -1
                                                                                          : 1;
  if (strcmp (left->package, right->package) != 0)
    return strcmp (left->package, right->package);

  return strcmp (left->key, right->key);
}

static void
count_sheets (const TjClassOverview *self,
              TjClassFinding        *finding)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      const TjClassEntry *entry = g_ptr_array_index (self->entries, i);

      finding->n_sheets += g_str_equal (entry->package, finding->package) ? 1 : 0;
    }
}

/**
 * tj_class_overview_list_findings:
 *
 * Returns: (transfer full) (element-type TjClassFinding): what anyone took up, most missed first,
 *   then most false alarms
 */
GPtrArray *
tj_class_overview_list_findings (const TjClassOverview *self)
{
  GPtrArray *findings = g_ptr_array_new_with_free_func ((GDestroyNotify) finding_free);

  for (guint i = 0; i < self->entries->len; i++)
    {
      const TjClassEntry *entry = g_ptr_array_index (self->entries, i);

      for (guint j = 0; j < entry->grading->findings->len; j++)
        {
          const TjGradedFinding *graded = g_ptr_array_index (entry->grading->findings, j);

          get_finding (findings, entry->package, graded->key)->n_states[graded->state]++;
        }
    }

  for (guint i = 0; i < findings->len; i++)
    count_sheets (self, g_ptr_array_index (findings, i));
  g_ptr_array_sort (findings, compare_findings);

  return findings;
}
