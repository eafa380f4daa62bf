/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/rubric/tj-review-corrections.h"

#include "core/rubric/tj-review-private.h"

/* The form with the reviewer's corrections laid over it. What was read stays with each field as
 * its original. */

/**
 * tj_correction_dup_name:
 * @path: a field as tj_form_lookup() takes it
 * @part: `value` or `reason`
 *
 * Returns: (transfer full): the name of that value in a review
 */
char *
tj_correction_dup_name (const char *path,
                        const char *part)
{
  return g_strconcat ("correction.", path, ".", part, NULL);
}

/**
 * tj_correction_dup_title:
 * @path: a field as tj_form_lookup() takes it
 *
 * Returns: (transfer full): what the user calls the field, with its case
 */
char *
tj_correction_dup_title (const char *path)
{
  return tj_review_field_dup_title (path);
}

/**
 * tj_correction_dup_value:
 *
 * Returns: (transfer full): what a review says where a field is to read as @field does
 */
char *
tj_correction_dup_value (TjField *field)
{
  g_autofree char *value = NULL;

  if (tj_field_get_spec (field)->kind == TJ_FIELD_TICKS)
    value = g_strjoinv (" ", (char **) tj_field_get_ticked (field));
  else
    value = g_strdup (tj_field_get_text (field));

  return *value != '\0' ? g_steal_pointer (&value) : g_strdup (TJ_CORRECTION_BLANK);
}

/**
 * tj_correction_set_value:
 * @field: reads as @value says afterwards; a quantity is read anew
 * @value: codes parted by spaces for boxes, words otherwise, or %TJ_CORRECTION_BLANK
 */
void
tj_correction_set_value (TjField    *field,
                         const char *value)
{
  gboolean blank = g_str_equal (value, TJ_CORRECTION_BLANK);

  tj_field_set_code (field, NULL);
  if (tj_field_get_spec (field)->kind == TJ_FIELD_TICKS)
    {
      g_auto(GStrv) codes = g_strsplit (blank ? "" : value, " ", -1);

      tj_field_set_ticked (field, (const char * const *) codes);
      tj_field_set_text (field, NULL);
    }
  else
    {
      /* Reviewers type under the form's own label. */
      tj_field_set_label_unit (field, NULL);
      tj_field_set_text (field, blank ? NULL : value);
    }
}

/**
 * tj_review_list_corrected:
 *
 * Returns: (transfer full) (element-type utf8): the paths of the fields that are corrected, by
 *   code point
 */
GPtrArray *
tj_review_list_corrected (TjReview *self)
{
  g_autoptr(GPtrArray) names = NULL;
  GPtrArray *paths = NULL;

  g_return_val_if_fail (TJ_IS_REVIEW (self), NULL);

  names = tj_review_list_names (self);
  paths = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *path = NULL;
      const TjNameSpec *spec = tj_review_name_parse (names->pdata[i], &path);

      if (spec->subject == TJ_SUBJECT_FIELD && g_str_equal (spec->name, "value"))
        g_ptr_array_add (paths, g_steal_pointer (&path));
    }

  return paths;
}

/**
 * tj_review_get_correction:
 * @path: a field
 * @part: `value` or `reason`
 *
 * Returns: (nullable): what the reviewer says; lives until it changes
 */
const char *
tj_review_get_correction (TjReview   *self,
                          const char *path,
                          const char *part)
{
  g_autofree char *name = tj_correction_dup_name (path, part);

  return tj_review_get (self, name);
}

/**
 * tj_review_get_case_count:
 * @n_read: how many cases were read
 *
 * Returns: how many the reviewer says there are; @n_read where nothing is said
 */
guint
tj_review_get_case_count (TjReview *self,
                          guint     n_read)
{
  const char *count = tj_review_get (self, "correction.case-count");

  return count != NULL ? (guint) g_ascii_strtoull (count, NULL, 10) : n_read;
}

/**
 * tj_review_has_corrections:
 *
 * Returns: whether any field or the number of cases is corrected
 */
gboolean
tj_review_has_corrections (TjReview *self)
{
  g_autoptr(GPtrArray) corrected = tj_review_list_corrected (self);

  return corrected->len > 0 || tj_review_get (self, "correction.case-count") != NULL;
}

/**
 * tj_review_copy_corrections:
 * @from: another review of the same package
 *
 * What @from corrects, @self corrects afterwards too, with the same reasons.
 */
void
tj_review_copy_corrections (TjReview *self,
                            TjReview *from)
{
  g_autoptr(GPtrArray) names = NULL;

  g_return_if_fail (TJ_IS_REVIEW (self));
  g_return_if_fail (TJ_IS_REVIEW (from));

  names = tj_review_list_names (from);
  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);

      if (g_str_has_prefix (name, "correction."))
        tj_review_set (self, name, tj_review_get (from, name), NULL);
    }
}

/**
 * tj_review_apply_corrections:
 * @form: as it was read; it does not change
 *
 * The reviewer's form: each corrected field reads as the reviewer says and has what was read as
 * its original. Cases the reviewer adds follow those that were read, cases taken away are the
 * last ones. What corrects a case that is not there is kept in the review and has no effect.
 *
 * Returns: (transfer full): a form of its own, or @form where nothing is corrected
 */
TjForm *
tj_review_apply_corrections (TjReview *self,
                             TjForm   *form)
{
  g_autoptr(GPtrArray) paths = NULL;
  TjForm *corrected = NULL;

  g_return_val_if_fail (TJ_IS_REVIEW (self), NULL);
  g_return_val_if_fail (TJ_IS_FORM (form), NULL);

  if (!tj_review_has_corrections (self))
    return g_object_ref (form);

  paths = tj_review_list_corrected (self);
  corrected = tj_form_copy (form, tj_review_get_case_count (self, tj_form_get_n_cases (form)));
  for (guint i = 0; i < paths->len; i++)
    {
      const char *path = g_ptr_array_index (paths, i);
      TjField *field = tj_form_lookup (corrected, path);
      TjField *original = tj_form_lookup (form, path);
      g_autoptr(TjField) blank = NULL;

      if (field == NULL)
        continue;

      if (original == NULL)
        original = blank = tj_field_new (tj_field_get_spec (field), NULL);

      tj_correction_set_value (field, tj_review_get_correction (self, path, "value"));
      tj_field_set_original (field, original);
    }

  return corrected;
}
