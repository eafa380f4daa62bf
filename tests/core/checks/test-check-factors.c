/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "check-fixture.h"

/* A package whose first case has @text among its benefits, and the variant of @code found. */
static void
expect (const char *text,
        const char *code,
        gboolean    found,
        const char *variant)
{
  g_autoptr(CheckFixture) fixture = check_fixture_new ();

  g_test_message ("%s", text);
  check_fixture_type (fixture, "cases[0].environmental_benefit", text);
  if (found)
    check_fixture_expect (fixture, code, variant);
  else
    check_fixture_expect_none (fixture, code);
}

/* 马钢: 140,000 t ÷ 124,400 MWh = 1.125 t/MWh, 1.97 times 0.5703; 124,400 × 0.5703 = 70,945 t.
 * 淮安: 600,000 t ÷ 792,000 MWh = 0.758 t/MWh; 792,000 × 0.5703 = 451,678 t. */
static void
test_public (void)
{
  g_autoptr(CheckFixture) fixture = check_fixture_new ();

  check_fixture_type (fixture, "cases[0].environmental_benefit",
                      "年发电1.244亿kWh，年减排14万tCO2。");
  check_fixture_expect (fixture, "factor-not-prescribed", "implied-coal-plant");
  check_fixture_expect_number (fixture, "factor-not-prescribed", "implied_factor", 1.1254);
  check_fixture_expect_number (fixture, "factor-not-prescribed", "times", 1.9734);
  check_fixture_expect_number (fixture, "factor-not-prescribed", "recomputed", 70945.32);

  check_fixture_type (fixture, "cases[0].environmental_benefit",
                      "年发电量约7.92亿千瓦时，减少二氧化碳排放60万吨。");
  check_fixture_expect (fixture, "factor-not-prescribed", "implied");
  check_fixture_expect_number (fixture, "factor-not-prescribed", "implied_factor", 0.7576);
  check_fixture_expect_number (fixture, "factor-not-prescribed", "recomputed", 451677.6);

  /* 5,745 t for 28.5 万m² names no energy. */
  check_fixture_type (fixture, "cases[0].environmental_benefit",
                      "供暖面积28.5万平方米，年减排二氧化碳5745吨。");
  check_fixture_expect_none (fixture, "factor-not-prescribed");
  check_fixture_expect_none (fixture, "coal-factor");

  /* 平凉: 30,000 t ÷ 13,000 tce = 2.308 t/tce. */
  check_fixture_type (fixture, "cases[0].environmental_benefit",
                      "年节约标准煤1.3万吨，减排二氧化碳3万吨。");
  check_fixture_expect (fixture, "coal-factor", "low");
  check_fixture_expect_number (fixture, "coal-factor", "implied_factor", 2.3077);
}

/* 0.5703 ± 2 %: from 0.5589 to 0.5817 t for each of 1,000 MWh. */
static void
test_implied_limits (void)
{
  expect ("年发电1000MWh，减排570.3tCO2", "factor-not-prescribed", FALSE, NULL);
  expect ("年发电1000MWh，减排581.7tCO2", "factor-not-prescribed", FALSE, NULL);
  expect ("年发电1000MWh，减排581.8tCO2", "factor-not-prescribed", TRUE, "implied");
  expect ("年发电1000MWh，减排558.9tCO2", "factor-not-prescribed", FALSE, NULL);
  expect ("年发电1000MWh，减排558.8tCO2", "factor-not-prescribed", TRUE, "implied");
  expect ("年发电1000MWh，减排799tCO2", "factor-not-prescribed", TRUE, "implied");
  expect ("年发电1000MWh，减排800tCO2", "factor-not-prescribed", TRUE, "implied-coal-plant");
  /* About 600 leaves 570 open, which is 0.570. */
  expect ("年发电1000MWh，减排约600tCO2", "factor-not-prescribed", FALSE, NULL);
  /* 5,703 t from 10 MWh: three powers. */
  expect ("年发电10MWh，减排5703tCO2", "factor-not-prescribed", TRUE, "implied-power");
}

static void
test_implied_silent (void)
{
  expect ("年用水1000吨，减排800tCO2", "factor-not-prescribed", FALSE, NULL);
  expect ("装机容量1000MWh，减排800tCO2", "factor-not-prescribed", FALSE, NULL);
  expect ("年发电1000MWh，节电500MWh，减排800tCO2", "factor-not-prescribed", FALSE, NULL);
  expect ("年发电1000MWh，供热2000GJ，减排800tCO2", "factor-not-prescribed", FALSE, NULL);
  expect ("年发电0MWh，减排800tCO2", "factor-not-prescribed", FALSE, NULL);
}

/* The reduction of 8,000 t stands in its cell, the electricity in the scale. */
static void
test_case (void)
{
  g_autoptr(CheckFixture) fixture = check_fixture_new ();

  check_fixture_type (fixture, "cases[0].scale", "年发电量1万MWh");
  check_fixture_expect_none (fixture, "factor-not-prescribed");

  check_fixture_calculate (fixture, "已填写");
  check_fixture_expect (fixture, "factor-not-prescribed", "implied-coal-plant");
  check_fixture_expect_number (fixture, "factor-not-prescribed", "implied_factor", 0.8);

  check_fixture_type (fixture, "cases[0].works", "另节约标准煤100吨");
  check_fixture_expect_none (fixture, "factor-not-prescribed");
}

/* The same amount again, in a later sentence of another field: the first counts, with its words. */
static void
test_amount_twice (void)
{
  g_autoptr(CheckFixture) fixture = check_fixture_new ();

  check_fixture_calculate (fixture, "已填写");
  check_fixture_type (fixture, "cases[0].scale", "年发电量1万MWh");
  check_fixture_type (fixture, "cases[0].works",
                      "改造一台。\n改造两台。\n改造三台。\n投运后电量为10000MWh。");
  check_fixture_expect (fixture, "factor-not-prescribed", "implied-coal-plant");
  check_fixture_expect_number (fixture, "factor-not-prescribed", "electricity", 10000);
}

static void
test_stated (void)
{
  g_autoptr(CheckFixture) fixture = check_fixture_new ();
  g_autoptr(TjFinding) finding = NULL;

  check_fixture_calculate (fixture, "电力排放因子取0.581 tCO2/MWh。");
  check_fixture_expect (fixture, "factor-not-prescribed", NULL);
  check_fixture_expect_number (fixture, "factor-not-prescribed", "factor", 0.581);
  check_fixture_expect_number (fixture, "factor-not-prescribed", "nearest_factor", 0.581);
  finding = check_fixture_find (fixture, "factor-not-prescribed");
  g_assert_cmpstr (tj_finding_get_text (finding, "place_zh"), ==, "附件1.pdf第1页");
  g_assert_nonnull (strstr (tj_finding_get_text (finding, "nearest_zh"), "2021"));

  check_fixture_calculate (fixture, "电力排放因子取0.5703 tCO2/MWh，而非0.5366kgCO2/kWh。");
  check_fixture_expect (fixture, "factor-not-prescribed", "stated-beside");
  check_fixture_calculate (fixture, "电力排放因子取0.5703 tCO2/MWh。");
  check_fixture_expect_none (fixture, "factor-not-prescribed");
  /* 0.5703 × 1.002 = 0.57144 */
  check_fixture_calculate (fixture, "电力排放因子取0.5714 tCO2/MWh。");
  check_fixture_expect_none (fixture, "factor-not-prescribed");
  check_fixture_calculate (fixture, "电力排放因子取0.5715 tCO2/MWh。");
  check_fixture_expect (fixture, "factor-not-prescribed", NULL);
}

static void
test_coal (void)
{
  expect ("节约1000tce，减排2600tCO2", "coal-factor", FALSE, NULL);
  expect ("节约1000tce，减排2599tCO2", "coal-factor", TRUE, "low");
  expect ("节约1000tce，减排2800tCO2", "coal-factor", FALSE, NULL);
  expect ("节约1000tce，减排2801tCO2", "coal-factor", TRUE, "high");
  expect ("节约原煤1000吨，减排1900tCO2", "coal-factor", FALSE, NULL);
  expect ("节约原煤1000吨，减排2600tCO2", "coal-factor", FALSE, NULL);
  expect ("节约原煤1000吨，减排2670tCO2", "coal-factor", TRUE, "raw");
  expect ("节约1tce，减排2.67万tCO2", "coal-factor", TRUE, "power");
  expect ("标准煤排放因子2.6tCO2/tce", "coal-factor", FALSE, NULL);
  expect ("标准煤排放因子2.4567tCO2/tce", "coal-factor", TRUE, "stated");
  expect ("节约1000tce，节电10MWh，减排2000tCO2", "coal-factor", FALSE, NULL);
  expect ("节约0tce，减排2000tCO2", "coal-factor", FALSE, NULL);
}

/* 8,000 t in the cell over 3,400 tce in the texts are 2.353 t/tce. */
static void
test_coal_of_case (void)
{
  g_autoptr(CheckFixture) fixture = check_fixture_new ();

  check_fixture_calculate (fixture, "已填写");
  check_fixture_type (fixture, "cases[0].environmental_benefit", "年节约3400吨标准煤");
  check_fixture_expect (fixture, "coal-factor", "low");
  check_fixture_type (fixture, "cases[0].environmental_benefit", "年节约3000吨标准煤");
  check_fixture_expect_none (fixture, "coal-factor");
  check_fixture_type (fixture, "cases[0].environmental_benefit", "年节约300吨标准煤");
  check_fixture_expect_none (fixture, "coal-factor");
}

/* From 0.1 to 1.3 t/MWh something may burn; beyond it only a power of ten explains, and a ratio is
 * one up to 1.35 times: 570.3 × 1.35 = 769.9 and 570.3 ÷ 1.35 = 422.4 t/MWh. */
static void
test_implied_ends (void)
{
  expect ("年发电1000MWh，减排100tCO2", "factor-not-prescribed", TRUE, "implied");
  expect ("年发电1000MWh，减排99tCO2", "factor-not-prescribed", FALSE, NULL);
  expect ("年发电1000MWh，减排1300tCO2", "factor-not-prescribed", TRUE, "implied-coal-plant");
  expect ("年发电1000MWh，减排1301tCO2", "factor-not-prescribed", FALSE, NULL);
  expect ("年发电10MWh，减排7699tCO2", "factor-not-prescribed", TRUE, "implied-power");
  expect ("年发电10MWh，减排7700tCO2", "factor-not-prescribed", FALSE, NULL);
  expect ("年发电10MWh，减排4225tCO2", "factor-not-prescribed", TRUE, "implied-power");
  expect ("年发电10MWh，减排4224tCO2", "factor-not-prescribed", FALSE, NULL);
}

/* 0.5703 × 0.998 = 0.56916 */
static void
test_stated_limits (void)
{
  g_autoptr(CheckFixture) fixture = check_fixture_new ();

  check_fixture_calculate (fixture, "电力排放因子取0.5692 tCO2/MWh。");
  check_fixture_expect_none (fixture, "factor-not-prescribed");
  check_fixture_calculate (fixture, "电力排放因子取0.5691 tCO2/MWh。");
  check_fixture_expect (fixture, "factor-not-prescribed", NULL);
  /* The prescribed one beside it changes what is asked; one just too far from it does not. */
  check_fixture_calculate (fixture, "电力排放因子取0.5692 tCO2/MWh，而非0.5366kgCO2/kWh。");
  check_fixture_expect (fixture, "factor-not-prescribed", "stated-beside");
  check_fixture_calculate (fixture, "电力排放因子取0.5691 tCO2/MWh。");
  check_fixture_expect (fixture, "factor-not-prescribed", NULL);
}

/* A power of ten from 2.67: 2,670 × 1.35 = 3,604.5 and 2,670 ÷ 1.35 = 1,977.8 t/tce. */
static void
test_coal_limits (void)
{
  expect ("节约1tce，减排3604tCO2", "coal-factor", TRUE, "power");
  expect ("节约1tce，减排3605tCO2", "coal-factor", TRUE, "high");
  expect ("节约1tce，减排1978tCO2", "coal-factor", TRUE, "power");
  expect ("节约1tce，减排1977tCO2", "coal-factor", TRUE, "high");
  expect ("节约原煤1000吨，减排2601tCO2", "coal-factor", TRUE, "raw");
  expect ("标准煤排放因子2.59tCO2/tce", "coal-factor", TRUE, "stated");
  expect ("标准煤排放因子2.8tCO2/tce", "coal-factor", FALSE, NULL);
  expect ("标准煤排放因子2.81tCO2/tce", "coal-factor", TRUE, "stated");
}

/* 8,000 t ÷ 2.6 = 3,076.9 tce and ÷ 2.8 = 2,857.1 tce. Beyond twice or half of 2.67 the coal is
 * not what the reduction comes from: 8,000 ÷ 1.335 = 5,992.5 and 8,000 ÷ 5.34 = 1,498.1 tce. */
static void
test_coal_of_case_limits (void)
{
  static const struct
  {
    const char *text;
    const char *variant;
  } cases[] = {
    { "年节约3076吨标准煤", NULL }, { "年节约3077吨标准煤", "low" },
    { "年节约5992吨标准煤", "low" }, { "年节约5993吨标准煤", NULL },
    { "年节约2858吨标准煤", NULL }, { "年节约2857吨标准煤", "high" },
    { "年节约1499吨标准煤", "high" }, { "年节约1498吨标准煤", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(CheckFixture) fixture = check_fixture_new ();

      g_test_message ("%s", cases[i].text);
      check_fixture_calculate (fixture, "已填写");
      check_fixture_type (fixture, "cases[0].environmental_benefit", cases[i].text);
      if (cases[i].variant != NULL)
        check_fixture_expect (fixture, "coal-factor", cases[i].variant);
      else
        check_fixture_expect_none (fixture, "coal-factor");
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/check-factors/public", test_public);
  g_test_add_func ("/check-factors/implied-limits", test_implied_limits);
  g_test_add_func ("/check-factors/implied-silent", test_implied_silent);
  g_test_add_func ("/check-factors/case", test_case);
  g_test_add_func ("/check-factors/amount-twice", test_amount_twice);
  g_test_add_func ("/check-factors/stated", test_stated);
  g_test_add_func ("/check-factors/coal", test_coal);
  g_test_add_func ("/check-factors/coal-of-case", test_coal_of_case);
  g_test_add_func ("/check-factors/implied-ends", test_implied_ends);
  g_test_add_func ("/check-factors/stated-limits", test_stated_limits);
  g_test_add_func ("/check-factors/coal-limits", test_coal_limits);
  g_test_add_func ("/check-factors/coal-of-case-limits", test_coal_of_case_limits);

  return g_test_run ();
}
