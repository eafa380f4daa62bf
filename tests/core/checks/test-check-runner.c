/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "check-fixture.h"

#include "core/checks/tj-check-registry.h"
#include "core/model/tj-finding-catalogue.h"

static void
test_consistent (void)
{
  g_autoptr(CheckFixture) fixture = check_fixture_new ();

  g_assert_cmpuint (check_fixture_count (fixture, NULL), ==, 0);
}

/* An empty form lacks what must be filled and has no number to object to. */
static void
test_empty (void)
{
  g_autoptr(GFile) location = g_file_new_for_path ("/nowhere/empty.docx");
  g_autoptr(TjPackage) package = tj_package_new ("empty.docx", location);
  CheckFixture fixture = { package, tj_package_get_form (package) };

  /* Nothing is the applicant's gap before the reviewer has begun to type the form. */
  g_assert_cmpuint (check_fixture_count (&fixture, NULL), ==, 0);
  tj_package_set_form (package, fixture.form, "empty.docx");

  /* 18 of the form and 6 of the applicant, without category and recommendation. */
  g_assert_cmpuint (check_fixture_count (&fixture, "mandatory-blank"), ==, 24);
  g_assert_cmpuint (check_fixture_count (&fixture, "category-count"), ==, 1);
  g_assert_cmpuint (check_fixture_count (&fixture, "recommendation-missing"), ==, 1);
  g_assert_cmpuint (check_fixture_count (&fixture, "case-count"), ==, 1);
  g_assert_cmpuint (check_fixture_count (&fixture, "annex-missing"), ==, 1);
  g_assert_cmpuint (check_fixture_count (&fixture, NULL), ==, 28);
}

static void
test_order_and_import (void)
{
  g_autoptr(CheckFixture) fixture = check_fixture_new ();
  g_autoptr(TjTaxonomy) taxonomy = tj_taxonomy_new_default ();
  g_autoptr(TjFinding) refused = tj_finding_new ("entry-refused", "path");
  g_autoptr(GListStore) findings = NULL;

  tj_finding_add_text (refused, "file", "../a");
  tj_package_add_import_finding (fixture->package, refused);
  check_fixture_type (fixture, "cases[1].payback", "2.5月");
  check_fixture_type (fixture, "cases[0].payback", "2.5月");
  check_fixture_type (fixture, "barriers", "");

  findings = tj_check_package (fixture->package, taxonomy);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (findings)), ==, 4);
  g_assert_cmpuint (tj_check_count (G_LIST_MODEL (findings), TJ_SEVERITY_ERROR), ==, 3);
  g_assert_cmpuint (tj_check_count (G_LIST_MODEL (findings), TJ_SEVERITY_IMPORT), ==, 1);
  g_assert_cmpuint (tj_check_count (G_LIST_MODEL (findings), TJ_SEVERITY_NOTE), ==, 0);

  for (guint i = 1; i < 4; i++)
    {
      g_autoptr(TjFinding) before = g_list_model_get_item (G_LIST_MODEL (findings), i - 1);
      g_autoptr(TjFinding) after = g_list_model_get_item (G_LIST_MODEL (findings), i);

      g_assert_cmpint (tj_finding_compare (before, after), <, 0);
    }
}

/* Every rule's code is worded. */
static void
test_codes (void)
{
  const TjCheck *tables[] = {
    tj_checks_cases, tj_checks_classification, tj_checks_completeness, tj_checks_payback,
    tj_checks_shares, tj_checks_unit_cost,
  };
  g_autoptr(GPtrArray) codes = tj_finding_catalogue_list_codes ();

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      for (const TjCheck *check = tables[i]; check->code != NULL; check++)
        {
          g_autofree char *prefix = g_strconcat (check->code, "/", NULL);
          gboolean worded = FALSE;

          for (guint j = 0; j < codes->len; j++)
            worded |= g_str_has_prefix (g_ptr_array_index (codes, j), prefix);

          g_assert_true (worded);
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/check-runner/consistent", test_consistent);
  g_test_add_func ("/check-runner/empty", test_empty);
  g_test_add_func ("/check-runner/order-and-import", test_order_and_import);
  g_test_add_func ("/check-runner/codes", test_codes);

  return g_test_run ();
}
