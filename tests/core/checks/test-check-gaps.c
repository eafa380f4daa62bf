/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "check-fixture.h"

#include <string.h>

/* Which rules of the fixture could not run. Its own annex is one whose words nobody knows. */

static GListStore *
list_gaps (CheckFixture *fixture)
{
  g_autoptr(TjTaxonomy) taxonomy = tj_taxonomy_new_default ();

  return tj_check_list_gaps (fixture->package, taxonomy);
}

/* The gap of rule @code and of that case (-1 for none), (transfer full), or NULL. */
static TjFinding *
find_gap (CheckFixture *fixture,
          const char   *code,
          int           case_index)
{
  g_autoptr(GListStore) gaps = list_gaps (fixture);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (gaps)); i++)
    {
      g_autoptr(TjFinding) gap = g_list_model_get_item (G_LIST_MODEL (gaps), i);
      g_autofree char *zh = tj_finding_dup_message (gap, TJ_LANGUAGE_ZH);
      g_autofree char *en = tj_finding_dup_message (gap, TJ_LANGUAGE_EN);

      g_assert_cmpstr (tj_finding_get_code (gap), ==, "not-checked");
      g_assert_null (strchr (zh, '{'));
      g_assert_null (strchr (en, '{'));
      if (strstr (tj_finding_get_text (gap, "code"), code) != NULL
          && tj_finding_get_case (gap) == case_index)
        return g_steal_pointer (&gap);
    }

  return NULL;
}

static void
expect_no_gap (CheckFixture *fixture,
               const char   *code,
               int           case_index)
{
  g_autoptr(TjFinding) gap = find_gap (fixture, code, case_index);

  g_assert_null (gap);
}

static void
test_complete (void)
{
  g_autoptr(CheckFixture) fixture = check_fixture_new ();
  g_autoptr(GListStore) gaps = NULL;

  check_fixture_calculate (fixture, "年节电量1.4万MWh，项目使用期20年。");
  gaps = list_gaps (fixture);

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (gaps)), ==, 0);
}

static void
test_case_field (void)
{
  g_autoptr(CheckFixture) fixture = check_fixture_new ();
  g_autoptr(TjFinding) payback = NULL;
  g_autoptr(TjFinding) cost = NULL;

  check_fixture_type (fixture, "cases[1].annual_benefit", "");
  check_fixture_type (fixture, "cases[1].investment", "若干");
  payback = find_gap (fixture, "payback-mismatch", 1);
  cost = find_gap (fixture, "unit-cost-implied-life", 1);

  g_assert_nonnull (payback);
  g_assert_cmpstr (tj_finding_get_fields (payback)[0], ==, "cases[1].investment");
  g_assert_cmpstr (tj_finding_get_fields (payback)[1], ==, "cases[1].annual_benefit");
  g_assert_null (tj_finding_get_fields (payback)[2]);
  g_assert_nonnull (cost);
  g_assert_cmpstr (tj_finding_get_fields (cost)[0], ==, "cases[1].investment");
  g_assert_null (tj_finding_get_fields (cost)[1]);
  expect_no_gap (fixture, "payback-mismatch", 0);
}

/* What is divided by must be above zero; a share of nothing is a share. */
static void
test_zero (void)
{
  g_autoptr(CheckFixture) fixture = check_fixture_new ();
  g_autoptr(TjFinding) gap = NULL;

  check_fixture_type (fixture, "cases[0].annual_reduction", "0");
  check_fixture_type (fixture, "current_share", "0%");

  gap = find_gap (fixture, "unit-cost-implied-life", 0);
  g_assert_nonnull (gap);
  expect_no_gap (fixture, "share-decreasing", -1);
}

static void
test_form_field (void)
{
  g_autoptr(CheckFixture) fixture = check_fixture_new ();
  g_autoptr(TjFinding) gap = NULL;

  expect_no_gap (fixture, "potential-magnitude", -1);
  check_fixture_type (fixture, "expected_share_2030", "");
  gap = find_gap (fixture, "potential-magnitude", -1);

  g_assert_nonnull (gap);
  g_assert_cmpstr (tj_finding_get_variant (gap), ==, NULL);
  g_assert_cmpstr (tj_finding_get_fields (gap)[0], ==, "expected_share_2030");
}

/* One sentence for all rules that wanted the words of the annex. */
static void
test_annex (void)
{
  g_autoptr(CheckFixture) fixture = check_fixture_new ();
  g_autoptr(TjFinding) gap = find_gap (fixture, "form-annex-difference", -1);
  g_autoptr(TjFinding) other = find_gap (fixture, "own-energy", -1);

  g_assert_nonnull (gap);
  g_assert_cmpstr (tj_finding_get_variant (gap), ==, "annex");
  g_assert_cmpstr (tj_finding_get_key (gap), ==, tj_finding_get_key (other));
  expect_no_gap (fixture, "warming-potential", -1);

  check_fixture_tick (fixture, "category", "non_co2");
  g_clear_object (&gap);
  gap = find_gap (fixture, "warming-potential", -1);
  g_assert_nonnull (gap);

  check_fixture_calculate (fixture, "见下表。");
  expect_no_gap (fixture, "own-energy", -1);
}

static void
test_life_and_electricity (void)
{
  g_autoptr(CheckFixture) fixture = check_fixture_new ();
  g_autoptr(TjFinding) life = NULL;
  g_autoptr(TjFinding) electricity = NULL;

  check_fixture_calculate (fixture, "减排量按节电量计算。");
  life = find_gap (fixture, "unit-cost-implied-life", -1);
  electricity = find_gap (fixture, "factor-not-prescribed", -1);
  g_assert_cmpstr (tj_finding_get_variant (life), ==, "life");
  g_assert_cmpstr (tj_finding_get_variant (electricity), ==, "electricity");

  check_fixture_calculate (fixture, "减排量按节约的天然气计算。");
  expect_no_gap (fixture, "factor-not-prescribed", -1);
  check_fixture_calculate (fixture, "设备使用寿命15年，采用0.5703 tCO2/MWh。");
  expect_no_gap (fixture, "unit-cost-implied-life", -1);
  expect_no_gap (fixture, "factor-not-prescribed", -1);
}

/* Of every figure one at a time, which rules want it. What is divided by is wanting at 0 and there
 * at the least above it. */
static void
test_every_need (void)
{
  static const struct
  {
    const char *path;
    int case_index;
    const char *codes[4];
    gboolean positive;
  } cases[] = {
    { "cases[0].investment", 0,
      { "unit-cost-implied-life", "payback-mismatch", "investment-magnitude" }, TRUE },
    { "cases[0].annual_reduction", 0,
      { "unit-cost-implied-life", "potential-magnitude", "investment-magnitude" }, TRUE },
    { "cases[0].unit_cost", 0, { "unit-cost-implied-life" }, TRUE },
    { "cases[0].annual_benefit", 0, { "payback-mismatch" }, TRUE },
    { "cases[0].payback", 0, { "payback-mismatch" }, TRUE },
    { "cases[0].reduction_ratio", 0, { "ratio-range" }, FALSE },
    { "current_share", -1, { "share-decreasing" }, FALSE },
    { "expected_share_2030", -1, { "potential-magnitude" }, TRUE },
    { "potential_2030", -1, { "potential-magnitude", "investment-magnitude" }, TRUE },
    { "total_investment_2030", -1, { "investment-magnitude" }, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      for (guint n = 0; n < G_N_ELEMENTS (cases[i].codes) && cases[i].codes[n] != NULL; n++)
        {
          g_autoptr(CheckFixture) fixture = check_fixture_new ();
          g_autoptr(TjFinding) blank = NULL;
          g_autoptr(TjFinding) nothing = NULL;

          g_test_message ("%s of %s", cases[i].path, cases[i].codes[n]);
          check_fixture_type (fixture, cases[i].path, "");
          blank = find_gap (fixture, cases[i].codes[n], cases[i].case_index);
          g_assert_nonnull (blank);
          g_assert_cmpstr (tj_finding_get_variant (blank), ==,
                           cases[i].case_index >= 0 ? "case" : NULL);
          g_assert_cmpstr (tj_finding_get_fields (blank)[0], ==, cases[i].path);

          check_fixture_type (fixture, cases[i].path, "0");
          nothing = find_gap (fixture, cases[i].codes[n], cases[i].case_index);
          g_assert_cmpint (nothing != NULL, ==, cases[i].positive);
          check_fixture_type (fixture, cases[i].path, "0.001");
          expect_no_gap (fixture, cases[i].codes[n], cases[i].case_index);
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/check-gaps/complete", test_complete);
  g_test_add_func ("/check-gaps/case-field", test_case_field);
  g_test_add_func ("/check-gaps/zero", test_zero);
  g_test_add_func ("/check-gaps/form-field", test_form_field);
  g_test_add_func ("/check-gaps/annex", test_annex);
  g_test_add_func ("/check-gaps/life-and-electricity", test_life_and_electricity);
  g_test_add_func ("/check-gaps/every-need", test_every_need);

  return g_test_run ();
}
