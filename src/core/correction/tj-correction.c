/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/correction/tj-correction.h"

#include "core/import/tj-form-answer.h"
#include "core/import/tj-type-matcher.h"

#include <string.h>

/* What a package is once the reviewer has corrected its form: the type is matched anew, and what
 * the reader doubted about a field no longer holds where a person has read it. */

static gboolean
is_settled (TjForm     *form,
            const char *path)
{
  TjField *field = tj_form_lookup (form, path);

  if (field != NULL)
    return tj_field_get_original (field) != NULL;

  return g_str_has_prefix (path, "cases[") &&
         g_ascii_strtoull (path + strlen ("cases["), NULL, 10) >= tj_form_get_n_cases (form);
}

/* A finding that names no field is about the file and stays. */
static gboolean
is_about_settled (TjFinding *finding,
                  TjForm    *form)
{
  const char * const *fields = tj_finding_get_fields (finding);

  for (guint i = 0; fields[i] != NULL; i++)
    {
      if (!is_settled (form, fields[i]))
        return FALSE;
    }

  return fields[0] != NULL;
}

static void
keep_findings (TjPackage *corrected,
               TjPackage *original)
{
  GListModel *findings = tj_package_get_import_findings (original);
  guint n_findings = g_list_model_get_n_items (findings);

  for (guint i = 0; i < n_findings; i++)
    {
      g_autoptr(TjFinding) finding = g_list_model_get_item (findings, i);

      if (!is_about_settled (finding, tj_package_get_form (corrected)))
        tj_package_add_import_finding (corrected, finding);
    }
}

/* What the reviewer typed is read by the same reader, and doubted as the applicant's words are. */
static void
check_corrected (TjPackage *corrected)
{
  g_autoptr(GPtrArray) findings = g_ptr_array_new_with_free_func (g_object_unref);
  TjForm *form = tj_package_get_form (corrected);

  tj_form_answers_check_quantities (form, findings);
  for (guint i = 0; i < findings->len; i++)
    {
      if (is_about_settled (g_ptr_array_index (findings, i), form))
        tj_package_add_import_finding (corrected, g_ptr_array_index (findings, i));
    }
}

/**
 * tj_correction_apply:
 * @package: as it was read; it does not change
 * @review: whose corrections count
 * @taxonomy: to match a corrected type with
 *
 * Returns: (transfer full): the package with the reviewer's form, which knows its original; the
 *   original itself where nothing is corrected
 */
TjPackage *
tj_correction_apply (TjPackage  *package,
                     TjReview   *review,
                     TjTaxonomy *taxonomy)
{
  TjPackage *original = NULL;
  TjPackage *corrected = NULL;
  g_autoptr(TjForm) form = NULL;

  g_return_val_if_fail (TJ_IS_PACKAGE (package), NULL);
  g_return_val_if_fail (TJ_IS_REVIEW (review), NULL);

  original = tj_package_get_original (package);
  form = tj_review_apply_corrections (review, tj_package_get_form (original));
  if (form == tj_package_get_form (original))
    return g_object_ref (original);

  if (tj_field_get_original (tj_form_get_field (form, "type")) != NULL)
    tj_type_matcher_match (taxonomy, form);

  corrected = tj_package_new_corrected (original, form);
  keep_findings (corrected, original);
  check_corrected (corrected);

  return corrected;
}
