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

  return g_test_run ();
}
