/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "check-fixture.h"

/* The fixture: two cases of 8,000 t and 1,200 万元, so 1,500 元 for a tonne a year; 80 万t over
 * 40 % imply 200 万t for the market and 80 × 10⁴ ÷ 8,000 = 100 projects; 12 亿元 over 80 万t are
 * 1,500 元 for a tonne. */

static void
expect (const char *path,
        const char *text,
        const char *code,
        gboolean    found,
        const char *variant)
{
  g_autoptr(CheckFixture) fixture = check_fixture_new ();

  g_test_message ("%s %s", path, text);
  check_fixture_type (fixture, path, text);
  if (found)
    check_fixture_expect (fixture, code, variant);
  else
    check_fixture_expect_none (fixture, code);
}

/* Both cases are 1.6 万t; a single one is 0.8. */
static void
test_potential (void)
{
  expect ("potential_2030", "80", "potential-magnitude", FALSE, NULL);
  expect ("potential_2030", "1.6", "potential-magnitude", FALSE, NULL);
  expect ("potential_2030", "1.59", "potential-magnitude", TRUE, "below");
  expect ("potential_2030", "0.79", "potential-magnitude", TRUE, "below-power");
  expect ("potential_2030", "0", "potential-magnitude", TRUE, "not-positive");
  expect ("potential_2030", "-80", "potential-magnitude", TRUE, "not-positive");
  expect ("potential_2030", "", "potential-magnitude", FALSE, NULL);
  expect ("potential_2030", "50～100", "potential-magnitude", FALSE, NULL);
  expect ("expected_share_2030", "0", "potential-magnitude", TRUE, "share-zero");
}

/* 480,000 万t over 40 % are the 1.2 million that the country emits. Tonnes typed into the cell,
 * 800,000, are far beyond; 100 projects become a million. */
static void
test_potential_above (void)
{
  g_autoptr(CheckFixture) fixture = check_fixture_new ();

  expect ("potential_2030", "800000", "potential-magnitude", TRUE, "market");

  /* 10⁵ × 8,000 t = 80,000 万t; the investment is left out. */
  check_fixture_type (fixture, "total_investment_2030", "");
  check_fixture_type (fixture, "potential_2030", "80000");
  check_fixture_expect_none (fixture, "potential-magnitude");
  check_fixture_type (fixture, "potential_2030", "80001");
  check_fixture_expect (fixture, "potential-magnitude", "above-power");
  check_fixture_expect_number (fixture, "potential-magnitude", "implied_market", 200002.5);
  check_fixture_expect_number (fixture, "potential-magnitude", "implied_market_of_increment",
                               320004);
}

/* 20,000 万t are 25,000 projects, which may be; 0.3 亿元 for them are 0.15 元 for a tonne, four
 * powers below 1,500. */
static void
test_potential_against_investment (void)
{
  g_autoptr(CheckFixture) fixture = check_fixture_new ();

  check_fixture_type (fixture, "potential_2030", "20000");
  check_fixture_type (fixture, "total_investment_2030", "0.3");
  check_fixture_expect (fixture, "potential-magnitude", "above-power");
  check_fixture_type (fixture, "total_investment_2030", "3000");
  check_fixture_expect_none (fixture, "potential-magnitude");
}

/* Up to 3 × 1,500 = 4,500 元: 36 亿元. Down to 1,500 × (40 − 15) ÷ 40 ÷ 3 = 312.5 元: 2.5 亿元,
 * because 15 of the 40 % are invested already. */
static void
test_investment (void)
{
  expect ("total_investment_2030", "12", "investment-magnitude", FALSE, NULL);
  expect ("total_investment_2030", "36", "investment-magnitude", FALSE, NULL);
  expect ("total_investment_2030", "36.1", "investment-magnitude", TRUE, NULL);
  expect ("total_investment_2030", "2.5", "investment-magnitude", FALSE, NULL);
  expect ("total_investment_2030", "2.49", "investment-magnitude", TRUE, NULL);
  expect ("total_investment_2030", "120000", "investment-magnitude", TRUE, "power");
  expect ("total_investment_2030", "0.0012", "investment-magnitude", TRUE, "power");
  expect ("total_investment_2030", "", "investment-magnitude", FALSE, NULL);
  expect ("total_investment_2030", "0", "investment-magnitude", FALSE, NULL);
  expect ("total_investment_2030", "30～100", "investment-magnitude", FALSE, NULL);
  expect ("total_investment_2030", "约37.8", "investment-magnitude", FALSE, NULL);
}

static void
test_reduction (void)
{
  expect ("cases[0].annual_reduction", "0", "reduction-not-positive", TRUE, NULL);
  expect ("cases[0].annual_reduction", "-5", "reduction-not-positive", TRUE, NULL);
  expect ("cases[0].annual_reduction", "0～10", "reduction-not-positive", TRUE, "range");
  expect ("cases[0].annual_reduction", "1", "reduction-not-positive", FALSE, NULL);
  expect ("cases[0].annual_reduction", "", "reduction-not-positive", FALSE, NULL);
}

/* No finding of any package has a number that is none. */
static void
test_finite (void)
{
  static const char * const paths[] = {
    "cases[0].annual_reduction", "cases[0].investment", "cases[0].unit_cost",
    "cases[0].annual_benefit", "cases[0].payback", "current_share", "expected_share_2030",
    "potential_2030", "total_investment_2030",
  };
  static const char * const texts[] = { "0", "-1", "1e-300", "1e29", "0～5", "约0" };

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      for (guint n = 0; n < G_N_ELEMENTS (texts); n++)
        {
          g_autoptr(CheckFixture) fixture = check_fixture_new ();

          check_fixture_type (fixture, paths[i], texts[n]);
          check_fixture_expect_finite (fixture);
        }
    }
}

/* The market that 480,000 万t over 40 % imply is 1,200,000 万t, all that the country emits. Where
 * it is not above that, the count of projects is: 480,000 × 10⁴ ÷ 8,000 = 600,000. */
static void
test_potential_market (void)
{
  g_autoptr(CheckFixture) fixture = check_fixture_new ();

  check_fixture_type (fixture, "potential_2030", "480001");
  check_fixture_expect (fixture, "potential-magnitude", "market");
  check_fixture_expect_number (fixture, "potential-magnitude", "implied_market", 1200002.5);
  check_fixture_type (fixture, "potential_2030", "480000");
  check_fixture_expect (fixture, "potential-magnitude", "above-power");
  check_fixture_expect_number (fixture, "potential-magnitude", "implied_projects", 600000);
  check_fixture_type (fixture, "expected_share_2030", "39.9%");
  check_fixture_expect (fixture, "potential-magnitude", "market");
}

/* Below 0.8 万t not even the smallest case has room in the potential, and four powers more make
 * sense of it; at 0.8 one case has, though not both. */
static void
test_potential_below (void)
{
  g_autoptr(CheckFixture) fixture = check_fixture_new ();

  check_fixture_type (fixture, "potential_2030", "0.8");
  check_fixture_expect (fixture, "potential-magnitude", "below");
  /* 0.0001 × 10⁴ ÷ 8,000 = 1/8,000 of a project. */
  check_fixture_type (fixture, "potential_2030", "0.0001");
  check_fixture_expect (fixture, "potential-magnitude", "below-power");
  check_fixture_expect_number (fixture, "potential-magnitude", "power", 4);

  /* Above nothing, of which the share is nothing. */
  check_fixture_type (fixture, "potential_2030", "80");
  check_fixture_type (fixture, "expected_share_2030", "0.1%");
  check_fixture_expect_none (fixture, "potential-magnitude");
}

/* 80,001 万t are 100,001.25 projects of 8,000 t, and ten of them four powers below. Ten cases fit
 * into that and eleven do not, so that a slip by four powers is no explanation. */
static void
test_potential_above_all (void)
{
  g_autoptr(CheckFixture) fixture = check_fixture_new ();

  check_fixture_type (fixture, "total_investment_2030", "");
  check_fixture_type (fixture, "potential_2030", "80001");
  while (tj_form_get_n_cases (fixture->form) < 11)
    {
      g_autoptr(TjCase) item = tj_case_new ();

      check_fixture_expect (fixture, "potential-magnitude", "above-power");
      tj_form_add_case (fixture->form, item);
      tj_field_set_text (tj_case_get_field (item, "annual_reduction"), "8000");
    }

  check_fixture_expect (fixture, "potential-magnitude", "above");
  check_fixture_expect_number (fixture, "potential-magnitude", "implied_projects", 100001.25);
}

/* A slip by thousands brings 312.5 to 4,500 元 up to 312,500 to 4,500,000: 2,500 to 36,000 亿元;
 * and down to 0.3125 to 4.5 元: 0.0025 to 0.036 亿元. */
static void
test_investment_power (void)
{
  expect ("total_investment_2030", "2499", "investment-magnitude", TRUE, NULL);
  expect ("total_investment_2030", "2500", "investment-magnitude", TRUE, "power");
  expect ("total_investment_2030", "0.036", "investment-magnitude", TRUE, "power");
  expect ("total_investment_2030", "0.037", "investment-magnitude", TRUE, NULL);
}

static void
test_reduction_limit (void)
{
  expect ("cases[0].annual_reduction", "0.001", "reduction-not-positive", FALSE, NULL);
  expect ("cases[0].annual_reduction", "-0.001", "reduction-not-positive", TRUE, NULL);
  expect ("cases[0].annual_reduction", "0.1～10", "reduction-not-positive", FALSE, NULL);
  expect ("cases[0].annual_reduction", "-10～0", "reduction-not-positive", TRUE, NULL);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/check-magnitude/potential", test_potential);
  g_test_add_func ("/check-magnitude/potential-above", test_potential_above);
  g_test_add_func ("/check-magnitude/potential-against-investment",
                   test_potential_against_investment);
  g_test_add_func ("/check-magnitude/investment", test_investment);
  g_test_add_func ("/check-magnitude/reduction", test_reduction);
  g_test_add_func ("/check-magnitude/finite", test_finite);
  g_test_add_func ("/check-magnitude/potential-market", test_potential_market);
  g_test_add_func ("/check-magnitude/potential-below", test_potential_below);
  g_test_add_func ("/check-magnitude/potential-above-all", test_potential_above_all);
  g_test_add_func ("/check-magnitude/investment-power", test_investment_power);
  g_test_add_func ("/check-magnitude/reduction-limit", test_reduction_limit);

  return g_test_run ();
}
