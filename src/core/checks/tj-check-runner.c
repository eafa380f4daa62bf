/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/checks/tj-check-runner.h"

#include "core/checks/tj-check-gaps.h"
#include "core/checks/tj-check-registry.h"

static int
compare_findings (gconstpointer a,
                  gconstpointer b,
                  gpointer      data)
{
  return tj_finding_compare (a, b);
}

/* Read once and never changed. */
static TjFactorRegister *
get_factors (void)
{
  static TjFactorRegister *factors = NULL;

  if (g_once_init_enter (&factors))
    g_once_init_leave (&factors, tj_factor_register_new_default ());

  return factors;
}

/* Returns the passages, which have to outlive @context. */
static GPtrArray *
init_context (TjCheckContext *context,
              TjPackage      *package,
              TjTaxonomy     *taxonomy)
{
  context->package = package;
  context->form = tj_package_get_form (package);
  context->taxonomy = taxonomy;
  context->factors = get_factors ();
  context->passages = tj_passages_of_package (package);
  context->findings = g_list_store_new (TJ_TYPE_FINDING);

  return context->passages;
}

/**
 * tj_check_has_form:
 *
 * A form that the reviewer is still to type has no gaps of the applicant's.
 *
 * Returns: whether the form of @package was read or typed, and rules about it apply
 */
gboolean
tj_check_has_form (TjPackage *package)
{
  return tj_package_get_form_file (package) != NULL
         || !tj_form_is_blank (tj_package_get_form (package));
}

/**
 * tj_check_package:
 * @package: a package that was loaded
 * @taxonomy: the taxonomy of the round
 *
 * Applies every rule to @package. The findings of the reader stand in the result too, so that
 * there is one list of all that is odd about a package.
 *
 * Returns: (transfer full): a list of #TjFinding in the order of tj_finding_compare()
 */
GListStore *
tj_check_package (TjPackage  *package,
                  TjTaxonomy *taxonomy)
{
  TjCheckContext context = { NULL, };
  g_autoptr(TjClassification) classification = NULL;
  g_autoptr(GPtrArray) passages = NULL;
  GListModel *import_findings;

  g_return_val_if_fail (TJ_IS_PACKAGE (package), NULL);
  g_return_val_if_fail (TJ_IS_TAXONOMY (taxonomy), NULL);

  passages = init_context (&context, package, taxonomy);
  context.classification = classification = tj_classify_form (taxonomy, context.form);

  import_findings = tj_package_get_import_findings (package);
  for (guint i = 0; i < g_list_model_get_n_items (import_findings); i++)
    {
      g_autoptr(TjFinding) finding = g_list_model_get_item (import_findings, i);

      g_list_store_append (context.findings, finding);
    }

  if (tj_check_has_form (package))
    tj_check_registry_run (&context);
  g_list_store_sort (context.findings, compare_findings, NULL);

  return context.findings;
}

/**
 * tj_check_list_gaps:
 * @package: a package that was loaded
 * @taxonomy: the taxonomy of the round
 *
 * A rule is silent where it lacks an input. Silence of that kind is no sign that all is well, so
 * here it is told apart, and by itself: a reviewer looks at it once, after the findings.
 *
 * Returns: (transfer full): a list of #TjFinding of the code `not-checked`: which rules could not
 *   run, or not in full, and what they lack
 */
GListStore *
tj_check_list_gaps (TjPackage  *package,
                    TjTaxonomy *taxonomy)
{
  TjCheckContext context = { NULL, };
  g_autoptr(GPtrArray) passages = NULL;

  g_return_val_if_fail (TJ_IS_PACKAGE (package), NULL);
  g_return_val_if_fail (TJ_IS_TAXONOMY (taxonomy), NULL);

  passages = init_context (&context, package, taxonomy);
  if (tj_check_has_form (package))
    tj_check_gaps_add (&context);

  return context.findings;
}

/**
 * tj_check_count:
 * @findings: a list of #TjFinding
 *
 * Returns: how many of them are of @severity
 */
guint
tj_check_count (GListModel *findings,
                TjSeverity  severity)
{
  guint count = 0;

  g_return_val_if_fail (G_IS_LIST_MODEL (findings), 0);

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr(TjFinding) finding = g_list_model_get_item (findings, i);

      if (tj_finding_get_severity (finding) == severity)
        count++;
    }

  return count;
}
