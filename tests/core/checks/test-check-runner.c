/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "check-fixture.h"

#include "core/checks/tj-check-registry.h"
#include "core/model/tj-field-spec.h"
#include "core/model/tj-finding-catalogue.h"

#include <string.h>

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

static void
check_rule (const TjCheck *check,
            gpointer       data)
{
  guint *n_rules = data;
  g_auto(GStrv) needs = g_strsplit (check->needs != NULL ? check->needs : "", " ", -1);

  (*n_rules)++;
  g_test_message ("%s", check->code);
  g_assert_cmpstr (tj_finding_catalogue_get_title (check->code, TJ_LANGUAGE_ZH), !=, check->code);

  for (guint i = 0; needs[i] != NULL; i++)
    {
      gboolean of_case = g_str_has_prefix (needs[i], "case.");
      g_autofree char *id = g_strdup (of_case ? needs[i] + strlen ("case.") : needs[i]);
      const TjFieldSpec *spec;

      id[strcspn (id, "+")] = '\0';
      if (*id == '@' || *id == '\0')
        continue;

      spec = of_case ? tj_field_spec_lookup_in_case (id) : tj_field_spec_lookup (id);
      g_assert_nonnull (spec);
      g_assert_cmpint (spec->kind, ==, TJ_FIELD_QUANTITY);
    }
}

/* Every rule is worded, and what it needs are quantities of the form. */
static void
test_rules (void)
{
  guint n_rules = 0;

  tj_check_registry_foreach (check_rule, &n_rules);
  g_assert_cmpuint (n_rules, >=, 25);
}

/* Whatever is typed into any quantity, every number of every finding is one, and every finding
 * has its sentence. */
static void
test_hostile_figures (void)
{
  static const char * const paths[] = {
    "current_share", "expected_share_2030", "total_investment_2030", "potential_2030",
    "cases[0].investment", "cases[0].build_period", "cases[0].annual_reduction",
    "cases[0].reduction_ratio", "cases[0].annual_benefit", "cases[0].payback",
    "cases[0].unit_cost",
  };
  static const char * const texts[] = {
    "0", "-1", "-8000", "0～0", "-5～5", "0～8000", "5～3", "0.0000000001", "999999999999999",
    "1e308", "NaN", "inf", "8000以上", "约0", "∞", "10⁹⁹",
  };
  g_autoptr(TjTaxonomy) taxonomy = tj_taxonomy_new_default ();

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      for (guint n = 0; n < G_N_ELEMENTS (texts); n++)
        {
          g_autoptr(CheckFixture) fixture = check_fixture_new ();
          g_autoptr(GListStore) gaps = NULL;

          g_test_message ("%s: %s", paths[i], texts[n]);
          check_fixture_type (fixture, paths[i], texts[n]);
          check_fixture_expect_finite (fixture);
          check_fixture_count (fixture, NULL);
          gaps = tj_check_list_gaps (fixture->package, taxonomy);
          g_assert_nonnull (gaps);
        }
    }
}

/* What cannot be a figure of a case is said, with its place. */
static void
test_impossible_figures (void)
{
  static const struct {
    const char *path;
    const char *text;
    const char *code;
  } cases[] = {
    { "cases[0].annual_reduction", "0", "reduction-not-positive" },
    { "cases[0].annual_reduction", "-8000", "reduction-not-positive" },
    { "cases[0].annual_reduction", "-100～8000", "reduction-not-positive" },
    { "expected_share_2030", "0%", "share-decreasing" },
    { "potential_2030", "-80", "potential-magnitude" },
    { "cases[0].reduction_ratio", "-3%", "ratio-range" },
    { "cases[0].annual_benefit", "1201万元", "benefit-above-investment" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(CheckFixture) fixture = check_fixture_new ();
      g_autoptr(TjFinding) finding = NULL;

      g_test_message ("%s: %s", cases[i].path, cases[i].text);
      check_fixture_type (fixture, cases[i].path, cases[i].text);
      finding = check_fixture_find (fixture, cases[i].code);
      g_assert_nonnull (finding);
      g_assert_true (g_strv_contains (tj_finding_get_fields (finding), cases[i].path));
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
  g_test_add_func ("/check-runner/rules", test_rules);
  g_test_add_func ("/check-runner/hostile-figures", test_hostile_figures);
  g_test_add_func ("/check-runner/impossible-figures", test_impossible_figures);

  return g_test_run ();
}
