/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "render/tj-chart-input.h"

static void
free_subject (gpointer data)
{
  TjChartSubject *subject = data;

  g_free (subject->key);
  g_free (subject->name);
  g_free (subject->source);
  g_clear_object (&subject->package);
  g_clear_object (&subject->findings);
  g_ptr_array_unref (subject->reviews);
  g_clear_pointer (&subject->recalculation, tj_recalculation_inputs_free);
  g_free (subject);
}

/**
 * tj_chart_input_new:
 * @taxonomy: for categories, types and their names
 *
 * Returns: (transfer full): an input without subjects
 */
TjChartInput *
tj_chart_input_new (TjTaxonomy *taxonomy)
{
  TjChartInput *self;

  g_return_val_if_fail (TJ_IS_TAXONOMY (taxonomy), NULL);

  self = g_new0 (TjChartInput, 1);
  self->taxonomy = g_object_ref (taxonomy);
  self->subjects = g_ptr_array_new_with_free_func (free_subject);

  return self;
}

void
tj_chart_input_free (TjChartInput *self)
{
  if (self == NULL)
    return;

  g_object_unref (self->taxonomy);
  g_clear_object (&self->factors);
  g_ptr_array_unref (self->subjects);
  g_free (self);
}

static TjChartSubject *
find_subject (TjChartInput *self,
              const char   *key)
{
  for (guint i = 0; i < self->subjects->len; i++)
    {
      TjChartSubject *subject = g_ptr_array_index (self->subjects, i);

      if (g_str_equal (subject->key, key))
        return subject;
    }

  return NULL;
}

static TjChartSubject *
add_subject (TjChartInput *self,
             char         *key,
             const char   *name)
{
  TjChartSubject *subject = g_new0 (TjChartSubject, 1);

  subject->key = key;
  subject->name = g_strdup (name);
  subject->reviews = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (self->subjects, subject);

  return subject;
}

/**
 * tj_chart_input_add_package:
 * @package: what was handed in
 *
 * Returns: (transfer none): the package's subject, to which findings, reviews and a
 *   recalculation may be added
 */
TjChartSubject *
tj_chart_input_add_package (TjChartInput *self,
                            TjPackage    *package)
{
  TjChartSubject *subject;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (TJ_IS_PACKAGE (package), NULL);

  subject = add_subject (self, tj_package_dup_manifest_sha256 (package),
                         tj_package_get_name (package));
  subject->package = g_object_ref (package);

  return subject;
}

/**
 * tj_chart_input_add_review:
 * @review: one reviewer's judgement
 * @key: the digest of the manifest of what was reviewed
 * @name: (nullable): the technology, for a package that was not added itself
 *
 * Adds a review to the package with that digest, or to a subject of its own where there is
 * no such package.
 *
 * Returns: (transfer none): the subject
 */
TjChartSubject *
tj_chart_input_add_review (TjChartInput *self,
                           TjReview     *review,
                           const char   *key,
                           const char   *name)
{
  TjChartSubject *subject;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (TJ_IS_REVIEW (review), NULL);
  g_return_val_if_fail (key != NULL, NULL);

  subject = find_subject (self, key);
  if (subject == NULL)
    subject = add_subject (self, g_strdup (key), name);
  g_ptr_array_add (subject->reviews, g_object_ref (review));

  return subject;
}

/**
 * tj_chart_input_find_package:
 * @sheet: about some package
 *
 * Returns: (transfer none) (nullable): the package that @sheet was written about: the same
 *   archive, or the same files
 */
TjChartSubject *
tj_chart_input_find_package (TjChartInput *self,
                             TjSheet      *sheet)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (TJ_IS_SHEET (sheet), NULL);

  for (guint i = 0; i < self->subjects->len; i++)
    {
      TjChartSubject *subject = g_ptr_array_index (self->subjects, i);
      g_autoptr(GPtrArray) differences = NULL;

      if (subject->package == NULL)
        continue;
      if (g_strcmp0 (tj_package_get_sha256 (subject->package),
                     tj_sheet_get_package_sha256 (sheet)) == 0)
        return subject;

      differences = tj_sheet_compare_files (sheet, subject->package);
      if (differences->len == 0)
        return subject;
    }

  return NULL;
}

/**
 * tj_chart_input_add_sheet:
 * @sheet: signed or not
 *
 * Adds the review of @sheet to its package, or to a subject of its own where that was not added.
 *
 * Returns: (transfer none): the subject
 */
TjChartSubject *
tj_chart_input_add_sheet (TjChartInput *self,
                          TjSheet      *sheet)
{
  TjChartSubject *subject = tj_chart_input_find_package (self, sheet);

  return tj_chart_input_add_review (self, tj_sheet_get_review (sheet),
                                    subject != NULL ? subject->key
                                                    : tj_sheet_get_package_sha256 (sheet),
                                    tj_sheet_get_technology_name (sheet));
}
