/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "check-fixture.h"

/* The cases of the fixture: 1200 万元 ÷ 480 万元 = 2.5 a and 12 months of construction, so a
 * payback from 2.5 × 0.8 = 2.0 a to 2.5 × 1.2 + 1 = 4.0 a is accepted. */

static void
expect_payback (const char *text,
                gboolean    found,
                const char *variant)
{
  g_autoptr(CheckFixture) fixture = check_fixture_new ();

  g_test_message ("payback %s", text);
  check_fixture_type (fixture, "cases[1].payback", text);

  if (found)
    check_fixture_expect (fixture, "payback-mismatch", variant);
  else
    g_assert_cmpuint (check_fixture_count (fixture, "payback-mismatch"), ==, 0);
}

static void
test_limits (void)
{
  expect_payback ("2.5年", FALSE, NULL);
  expect_payback ("30个月", FALSE, NULL);
  expect_payback ("2年", FALSE, NULL);
  expect_payback ("1.99年", TRUE, NULL);
  expect_payback ("4年", FALSE, NULL);
  expect_payback ("4.01年", TRUE, NULL);
  expect_payback ("23个月", TRUE, NULL);
  expect_payback ("24个月", FALSE, NULL);
}

/* 2.5 months × 12 = 2.5 a; 30 a ÷ 12 = 2.5 a. 48 a ÷ 12 = 4.0 a, 49 a ÷ 12 = 4.08 a. */
static void
test_month_year (void)
{
  expect_payback ("2.5个月", TRUE, "month-year");
  expect_payback ("30年", TRUE, "month-year");
  expect_payback ("48年", TRUE, "month-year");
  expect_payback ("49年", TRUE, NULL);
}

/* Without a unit both readings count: 2.5 is years, 30 is months, 10 is neither
 * (10 a is too long and 10 months, 0.83 a, too short). */
static void
test_unit_missing (void)
{
  expect_payback ("2.5", FALSE, NULL);
  expect_payback ("30", FALSE, NULL);
  expect_payback ("10", TRUE, "unit-missing");
}

static void
test_range (void)
{
  expect_payback ("1～2年", FALSE, NULL);
  expect_payback ("1～1.9年", TRUE, NULL);
  expect_payback ("4～5年", FALSE, NULL);
  expect_payback ("4.1～5年", TRUE, NULL);
  /* 4.2 a less a twentieth is 3.99 a. */
  expect_payback ("约4.2年", FALSE, NULL);
  expect_payback ("约4.3年", TRUE, NULL);
}

static void
test_silent (void)
{
  static const char * const needed[] = { "payback", "investment", "annual_benefit" };

  for (guint i = 0; i < G_N_ELEMENTS (needed); i++)
    {
      g_autoptr(CheckFixture) fixture = check_fixture_new ();
      g_autofree char *path = g_strconcat ("cases[0].", needed[i], NULL);

      check_fixture_type (fixture, "cases[0].payback", "50年");
      check_fixture_expect (fixture, "payback-mismatch", NULL);

      check_fixture_type (fixture, path, "");
      g_assert_cmpuint (check_fixture_count (fixture, "payback-mismatch"), ==, 0);
      check_fixture_type (fixture, path, "0");
      g_assert_cmpuint (check_fixture_count (fixture, "payback-mismatch"), ==, 0);
      check_fixture_type (fixture, path, "见附件");
      g_assert_cmpuint (check_fixture_count (fixture, "payback-mismatch"), ==, 0);
    }
}

/* Of two years, 3 + 2 = 5 a are accepted; of an unknown one a year, so 4 a. */
static void
test_build_period (void)
{
  g_autoptr(CheckFixture) fixture = check_fixture_new ();

  check_fixture_type (fixture, "cases[0].payback", "4.9年");
  check_fixture_expect (fixture, "payback-mismatch", NULL);

  check_fixture_type (fixture, "cases[0].build_period", "2年");
  g_assert_cmpuint (check_fixture_count (fixture, "payback-mismatch"), ==, 0);
  check_fixture_type (fixture, "cases[0].build_period", "24");
  g_assert_cmpuint (check_fixture_count (fixture, "payback-mismatch"), ==, 0);
  check_fixture_type (fixture, "cases[0].build_period", "2");
  g_assert_cmpuint (check_fixture_count (fixture, "payback-mismatch"), ==, 0);

  check_fixture_type (fixture, "cases[0].build_period", "");
  check_fixture_expect (fixture, "payback-mismatch", NULL);
  check_fixture_type (fixture, "cases[0].payback", "4年");
  g_assert_cmpuint (check_fixture_count (fixture, "payback-mismatch"), ==, 0);
}

static void
test_numbers (void)
{
  g_autoptr(CheckFixture) fixture = check_fixture_new ();
  g_autoptr(TjFinding) finding = NULL;
  double value = 0;

  check_fixture_type (fixture, "cases[1].payback", "2.5月");
  finding = check_fixture_find (fixture, "payback-mismatch");

  g_assert_cmpint (tj_finding_get_case (finding), ==, 1);
  g_assert_cmpstr (tj_finding_get_fields (finding)[0], ==, "cases[1].payback");
  g_assert_true (tj_finding_get_number (finding, "expected_payback", &value));
  g_assert_cmpfloat_with_epsilon (value, 2.5, 1e-9);
  g_assert_true (tj_finding_get_number (finding, "payback", &value));
  g_assert_cmpfloat_with_epsilon (value, 2.5 / 12, 1e-9);
  g_assert_true (tj_finding_get_number (finding, "build_period", &value));
  g_assert_cmpfloat_with_epsilon (value, 1, 1e-9);
  g_assert_nonnull (tj_finding_get_formula (finding));
  g_assert_nonnull (tj_finding_get_clause (finding));
}

/* 2.5 × 1.2 = 3 a and the construction on top: of 3, which are years, 6 a; of 4, which are months,
 * 3.33 a; of 15 years 18 a. Longer ones are no construction, so a year is assumed: 4 a. */
static void
test_build_period_limits (void)
{
  static const struct
  {
    const char *build_period;
    const char *within;
    const char *beyond;
  } cases[] = {
    { "3", "6年", "6.01年" }, { "4", "3.33年", "3.34年" }, { "15年", "18年", "18.01年" },
    { "15.1年", "4年", "4.01年" }, { "", "4年", "4.01年" }, { "见附件", "4年", "4.01年" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(CheckFixture) fixture = check_fixture_new ();

      g_test_message ("built in %s", cases[i].build_period);
      check_fixture_type (fixture, "cases[0].build_period", cases[i].build_period);
      check_fixture_type (fixture, "cases[0].payback", cases[i].within);
      check_fixture_expect_none (fixture, "payback-mismatch");
      check_fixture_type (fixture, "cases[0].payback", cases[i].beyond);
      check_fixture_expect (fixture, "payback-mismatch", NULL);
    }
}

/* A twelfth of 2 to 4 a: 2 to 4 months are 0.167 to 0.333 a; and twelve times: 24 to 48 a. */
static void
test_month_year_limits (void)
{
  expect_payback ("2个月", TRUE, "month-year");
  expect_payback ("1.99个月", TRUE, NULL);
  expect_payback ("4个月", TRUE, "month-year");
  expect_payback ("4.01个月", TRUE, NULL);
  expect_payback ("24年", TRUE, "month-year");
  expect_payback ("23.9年", TRUE, NULL);
  expect_payback ("48.1年", TRUE, NULL);
}

/* Years from 2 to 4 and months from 24 to 48 follow from the figures, so without a unit either
 * may be meant. */
static void
test_unit_missing_limits (void)
{
  expect_payback ("2", FALSE, NULL);
  expect_payback ("1.99", TRUE, "unit-missing");
  expect_payback ("4", FALSE, NULL);
  expect_payback ("4.01", TRUE, "unit-missing");
  expect_payback ("23.9", TRUE, "unit-missing");
  expect_payback ("24", FALSE, NULL);
  expect_payback ("48", FALSE, NULL);
  expect_payback ("48.1", TRUE, "unit-missing");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/check-payback/limits", test_limits);
  g_test_add_func ("/check-payback/month-year", test_month_year);
  g_test_add_func ("/check-payback/unit-missing", test_unit_missing);
  g_test_add_func ("/check-payback/range", test_range);
  g_test_add_func ("/check-payback/silent", test_silent);
  g_test_add_func ("/check-payback/build-period", test_build_period);
  g_test_add_func ("/check-payback/numbers", test_numbers);
  g_test_add_func ("/check-payback/build-period-limits", test_build_period_limits);
  g_test_add_func ("/check-payback/month-year-limits", test_month_year_limits);
  g_test_add_func ("/check-payback/unit-missing-limits", test_unit_missing_limits);

  return g_test_run ();
}
