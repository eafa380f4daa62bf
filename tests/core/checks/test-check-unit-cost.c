/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "check-fixture.h"

/* In the fixture 1200 万元 ÷ 8000 t = 1500 元/t in one year, so that a unit cost of 1500 ÷ n
 * implies a life of n years. */

static void
expect_cost (const char *text,
             gboolean    found,
             const char *variant)
{
  g_autoptr(CheckFixture) fixture = check_fixture_new ();

  g_test_message ("unit cost %s", text);
  check_fixture_type (fixture, "cases[0].unit_cost", text);
  check_fixture_type (fixture, "cases[1].unit_cost", "");

  if (found)
    check_fixture_expect (fixture, "unit-cost-implied-life", variant);
  else
    g_assert_cmpuint (check_fixture_count (fixture, "unit-cost-implied-life"), ==, 0);
}

/* 1500 ÷ 1.1 = 1363.6; 1500 ÷ 0.9 = 1666.7. */
static void
test_life_one (void)
{
  expect_cost ("1500", TRUE, "life-one");
  expect_cost ("1364", TRUE, "life-one");
  expect_cost ("1363", TRUE, "too-short");
  expect_cost ("1666", TRUE, "life-one");
  expect_cost ("1667", TRUE, "too-short");
}

/* 1500 ÷ 3 = 500; 1500 ÷ 40 = 37.5. */
static void
test_implausible (void)
{
  expect_cost ("500", FALSE, NULL);
  expect_cost ("501", TRUE, "too-short");
  expect_cost ("37.5", FALSE, NULL);
  expect_cost ("37.4", TRUE, "too-long");
  expect_cost ("0.075", TRUE, "too-long");
}

static void
test_range (void)
{
  expect_cost ("450～1500", FALSE, NULL);
  expect_cost ("510～1500", TRUE, "life-one");
  expect_cost ("510～1300", TRUE, "too-short");
  /* 510 less a twentieth is 484.5, which implies 3.1 a. */
  expect_cost ("约510", FALSE, NULL);
}

static void
test_silent (void)
{
  static const char * const needed[] = { "unit_cost", "investment", "annual_reduction" };
  static const char * const useless[] = { "", "0", "-3", "见附件" };

  for (guint i = 0; i < G_N_ELEMENTS (needed) * G_N_ELEMENTS (useless); i++)
    {
      g_autoptr(CheckFixture) fixture = check_fixture_new ();
      g_autofree char *path = g_strconcat ("cases[0].", needed[i % G_N_ELEMENTS (needed)], NULL);

      check_fixture_type (fixture, "cases[0].unit_cost", "1500");
      check_fixture_expect (fixture, "unit-cost-implied-life", "life-one");

      check_fixture_type (fixture, path, useless[i / G_N_ELEMENTS (needed)]);
      g_assert_cmpuint (check_fixture_count (fixture, "unit-cost-implied-life"), ==, 0);
    }
}

/* Implied are 20 a; a fifth more or less than the stated life is accepted: 20 ÷ 1.2 = 16.7,
 * 20 ÷ 0.8 = 25. */
static void
expect_stated (const char *path,
               const char *text,
               gboolean    found,
               const char *variant)
{
  g_autoptr(CheckFixture) fixture = check_fixture_new ();

  g_test_message ("%s: %s", path, text);
  check_fixture_type (fixture, path, text);

  if (found)
    check_fixture_expect (fixture, "unit-cost-implied-life", variant);
  else
    g_assert_cmpuint (check_fixture_count (fixture, "unit-cost-implied-life"), ==, 0);
}

static void
test_stated (void)
{
  expect_stated ("cases[0].equipment", "空压机2台，使用寿命20年", FALSE, NULL);
  expect_stated ("cases[0].equipment", "使用寿命25年", FALSE, NULL);
  expect_stated ("cases[0].equipment", "使用寿命26年", TRUE, "stated-longer");
  expect_stated ("cases[0].equipment", "使用寿命17年", FALSE, NULL);
  expect_stated ("cases[0].equipment", "使用寿命16年", TRUE, "stated-shorter");
  expect_stated ("cases[0].equipment", "使用寿命10年以上", FALSE, NULL);
  expect_stated ("cases[0].equipment", "电池寿命10年，系统寿命20年", FALSE, NULL);
  expect_stated ("cases[0].equipment", "寿命延长5年", FALSE, NULL);
}

/* The calculation speaks of the first case: 20 a implied, 20 × 1.25 = 25 is within a fifth of 25,
 * 26 is not. What it says of the second case says nothing of the first. */
static void
test_stated_in_annex (void)
{
  g_autoptr(CheckFixture) fixture = check_fixture_new ();

  check_fixture_calculate (fixture, "案例1：某项目\n设备使用寿命25年。\n");
  check_fixture_expect_none (fixture, "unit-cost-implied-life");
  check_fixture_calculate (fixture, "案例1：某项目\n设备使用寿命26年。\n");
  check_fixture_expect (fixture, "unit-cost-implied-life", "stated-annex");
  check_fixture_expect_number (fixture, "unit-cost-implied-life", "stated_life", 26);

  /* What the case itself states counts before. */
  check_fixture_type (fixture, "cases[0].equipment", "使用寿命20年");
  check_fixture_expect_none (fixture, "unit-cost-implied-life");
}

static void
test_stated_about_technology (void)
{
  g_autoptr(CheckFixture) fixture = check_fixture_new ();
  g_autoptr(TjFinding) finding = NULL;

  check_fixture_type (fixture, "indicators", "系统设计寿命30年");
  finding = check_fixture_find (fixture, "unit-cost-implied-life");
  g_assert_cmpstr (tj_finding_get_variant (finding), ==, "stated-elsewhere");
  g_assert_cmpint (tj_finding_get_severity (finding), ==, TJ_SEVERITY_QUERY);
  g_assert_cmpuint (check_fixture_count (fixture, "unit-cost-implied-life"), ==, 2);

  /* What a case says of itself counts first. */
  check_fixture_type (fixture, "cases[0].works", "按20年使用期计");
  check_fixture_type (fixture, "cases[1].works", "按20年使用期计");
  g_assert_cmpuint (check_fixture_count (fixture, "unit-cost-implied-life"), ==, 0);
}

/* 20 a against 13.33 a is a factor of 1.5; 1500 ÷ 13.33 = 112.5. */
static void
test_cases_differ (void)
{
  g_autoptr(CheckFixture) fixture = check_fixture_new ();
  g_autoptr(TjFinding) finding = NULL;
  double value = 0;

  check_fixture_type (fixture, "cases[1].unit_cost", "112.4");
  g_assert_cmpuint (check_fixture_count (fixture, "unit-cost-implied-life"), ==, 0);

  check_fixture_type (fixture, "cases[1].unit_cost", "112.6");
  check_fixture_expect (fixture, "unit-cost-implied-life", "cases-differ");

  finding = check_fixture_find (fixture, "unit-cost-implied-life");
  g_assert_cmpint (tj_finding_get_case (finding), ==, -1);
  g_assert_cmpstr (tj_finding_get_fields (finding)[1], ==, "cases[1].unit_cost");
  g_assert_true (tj_finding_get_number (finding, "shorter_case", &value));
  g_assert_cmpfloat_with_epsilon (value, 2, 1e-9);

  /* The other case has its own finding already. */
  check_fixture_type (fixture, "cases[1].unit_cost", "1500");
  check_fixture_expect (fixture, "unit-cost-implied-life", "life-one");

  /* 1500 ÷ 150 = 10 a, as the case says itself. */
  check_fixture_type (fixture, "cases[1].unit_cost", "150");
  check_fixture_type (fixture, "cases[1].works", "运行期10年");
  g_assert_cmpuint (check_fixture_count (fixture, "unit-cost-implied-life"), ==, 0);
}

static void
test_numbers (void)
{
  g_autoptr(CheckFixture) fixture = check_fixture_new ();
  g_autoptr(TjFinding) finding = NULL;
  double value = 0;

  check_fixture_type (fixture, "cases[0].unit_cost", "1500");
  finding = check_fixture_find (fixture, "unit-cost-implied-life");

  g_assert_cmpint (tj_finding_get_case (finding), ==, 0);
  g_assert_cmpint (tj_finding_get_severity (finding), ==, TJ_SEVERITY_ERROR);
  g_assert_cmpstr (tj_finding_get_fields (finding)[0], ==, "cases[0].unit_cost");
  g_assert_cmpstr (tj_finding_get_clause (finding), ==, "附件2 十二");
  g_assert_cmpstr (tj_finding_get_formula (finding), ==,
                   "investment × 10⁴ ÷ (annual_reduction × unit_cost)");
  g_assert_true (tj_finding_get_number (finding, "implied_life", &value));
  g_assert_cmpfloat_with_epsilon (value, 1, 1e-9);
}

/* Stated 25 a less a fifth are 20 a, which 75 implies; 1500 ÷ 75.1 = 19.97 a. Stated 20 a and a
 * fifth are 24 a, which 1500 ÷ 62.5 implies; 1500 ÷ 62.4 = 24.04 a. */
static void
test_stated_limits (void)
{
  static const struct
  {
    const char *words;
    const char *cost;
    const char *variant;
  } cases[] = {
    { "使用寿命25年", "75", NULL }, { "使用寿命25年", "75.1", "stated-longer" },
    { "使用寿命20年", "62.5", NULL }, { "使用寿命20年", "62.4", "stated-shorter" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(CheckFixture) fixture = check_fixture_new ();
      g_autofree char *annex = g_strdup_printf ("案例1：某项目\n设备%s。\n", cases[i].words);

      g_test_message ("%s, %s", cases[i].words, cases[i].cost);
      check_fixture_type (fixture, "cases[0].unit_cost", cases[i].cost);
      check_fixture_type (fixture, "cases[0].equipment", cases[i].words);
      if (cases[i].variant != NULL)
        check_fixture_expect (fixture, "unit-cost-implied-life", cases[i].variant);
      else
        check_fixture_expect_none (fixture, "unit-cost-implied-life");

      /* The same words in the annex and about the technology have the same limit. */
      check_fixture_type (fixture, "cases[0].equipment", "");
      check_fixture_calculate (fixture, annex);
      if (cases[i].variant != NULL)
        check_fixture_expect (fixture, "unit-cost-implied-life", "stated-annex");
      else
        check_fixture_expect_none (fixture, "unit-cost-implied-life");

      check_fixture_calculate (fixture, "已填写");
      check_fixture_type (fixture, "cases[1].unit_cost", "");
      check_fixture_type (fixture, "indicators", cases[i].words);
      if (cases[i].variant != NULL)
        check_fixture_expect (fixture, "unit-cost-implied-life", "stated-elsewhere");
      else
        check_fixture_expect_none (fixture, "unit-cost-implied-life");
    }
}

/* The implied life follows from all three figures: 300 × 10⁴ ÷ (8,000 × 75) = 5 a, and the least
 * investment for 3 a is 3 × 8,000 × 75 ÷ 10⁴ = 180 万元; 1,200 × 10⁴ ÷ (t × 75) is 40 a at 4,000 t
 * and 3 a at 53,333 t. */
static void
test_other_figures (void)
{
  static const struct
  {
    const char *path;
    const char *text;
    const char *variant;
  } cases[] = {
    { "cases[0].investment", "180", NULL }, { "cases[0].investment", "179.9", "too-short" },
    { "cases[0].investment", "2400", NULL }, { "cases[0].investment", "2401", "too-long" },
    { "cases[0].annual_reduction", "4000", NULL },
    { "cases[0].annual_reduction", "3999", "too-long" },
    { "cases[0].annual_reduction", "53333", NULL },
    { "cases[0].annual_reduction", "53334", "too-short" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(CheckFixture) fixture = check_fixture_new ();

      g_test_message ("%s %s", cases[i].path, cases[i].text);
      check_fixture_type (fixture, "cases[1].unit_cost", "");
      check_fixture_type (fixture, cases[i].path, cases[i].text);
      if (cases[i].variant != NULL)
        check_fixture_expect (fixture, "unit-cost-implied-life", cases[i].variant);
      else
        check_fixture_expect_none (fixture, "unit-cost-implied-life");
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/check-unit-cost/life-one", test_life_one);
  g_test_add_func ("/check-unit-cost/implausible", test_implausible);
  g_test_add_func ("/check-unit-cost/range", test_range);
  g_test_add_func ("/check-unit-cost/silent", test_silent);
  g_test_add_func ("/check-unit-cost/stated", test_stated);
  g_test_add_func ("/check-unit-cost/stated-in-annex", test_stated_in_annex);
  g_test_add_func ("/check-unit-cost/stated-about-technology", test_stated_about_technology);
  g_test_add_func ("/check-unit-cost/cases-differ", test_cases_differ);
  g_test_add_func ("/check-unit-cost/numbers", test_numbers);
  g_test_add_func ("/check-unit-cost/stated-limits", test_stated_limits);
  g_test_add_func ("/check-unit-cost/other-figures", test_other_figures);

  return g_test_run ();
}
