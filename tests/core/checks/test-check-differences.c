/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "check-fixture.h"

/* The form says 8,000 t, 1,200 万元 and 80 万t. */

static void
expect (const char *annex,
        gboolean    found,
        const char *variant)
{
  g_autoptr(CheckFixture) fixture = check_fixture_new ();

  g_test_message ("%s", annex);
  check_fixture_calculate (fixture, annex);
  if (found)
    check_fixture_expect (fixture, "form-annex-difference", variant);
  else
    check_fixture_expect_none (fixture, "form-annex-difference");
}

/* A hundredth is rounding: 8,000 × 1.01 = 8,080 t. */
static void
test_reduction (void)
{
  expect ("案例1\n项目年碳减排量为8000tCO2。", FALSE, NULL);
  expect ("案例1\n项目年碳减排量为0.8万tCO2。", FALSE, NULL);
  expect ("案例1\n项目年碳减排量为8080tCO2。", FALSE, NULL);
  expect ("案例1\n项目年碳减排量为8081tCO2。", TRUE, NULL);
  expect ("案例1\n项目年碳减排量为8000万tCO2。", TRUE, "power");
  expect ("案例1\n年碳减排量 = 400 × 20tCO2 = 8500 tCO2。", TRUE, NULL);
  expect ("案例1\n年碳减排量（tCO2/a）\t9000", TRUE, NULL);
  expect ("案例1\n使用期内年碳减排量累计为160000tCO2。", FALSE, NULL);
  expect ("案例1\n项目年碳减排量约为8400tCO2。", FALSE, NULL);
}

/* Of which case it is must be clear. */
static void
test_cases (void)
{
  expect ("项目年碳减排量为9000tCO2。", FALSE, NULL);
  expect ("案例二\n项目年碳减排量为9000tCO2。", TRUE, NULL);
  expect ("案例2\n项目年碳减排量为8000tCO2。\n三、其他\n项目年碳减排量为9000tCO2。", FALSE, NULL);
}

static void
test_form_wide (void)
{
  expect ("2030年年碳减排潜力 = 200 × 40% = 80万tCO2/a。", FALSE, NULL);
  expect ("2030年年碳减排潜力 = 200 × 45% = 90万tCO2/a。", TRUE, NULL);
  expect ("2030年年碳减排潜力为80tCO2/a。", TRUE, "power");
  expect ("目前推广比例为15%，2030年推广比例达到40%。", FALSE, NULL);
  expect ("目前推广比例为5%。", TRUE, NULL);
  expect ("2030年总投资额12亿元", FALSE, NULL);
  expect ("2030年总投资额13亿元", TRUE, NULL);
}

/* The place of a difference in the recommendation is named. */
static void
test_recommendation (void)
{
  g_autoptr(CheckFixture) fixture = check_fixture_new ();
  g_autoptr(TjFinding) finding = NULL;

  check_fixture_attach_text (fixture, TJ_ATTACHMENT_RECOMMENDATION, "推荐意见.docx",
                             TJ_TEXT_PART_PARAGRAPH, "2030年年碳减排潜力为60万tCO2。");
  check_fixture_expect (fixture, "form-annex-difference", NULL);
  finding = check_fixture_find (fixture, "form-annex-difference");
  g_assert_cmpstr (tj_finding_get_text (finding, "place_en"), ==, "推荐意见.docx, paragraph 1");
  check_fixture_expect_number (fixture, "form-annex-difference", "in_form", 80);
  check_fixture_expect_number (fixture, "form-annex-difference", "elsewhere", 60);
}

static void
test_within (void)
{
  g_autoptr(CheckFixture) fixture = check_fixture_new ();

  check_fixture_type (fixture, "cases[1].environmental_benefit", "每年减排二氧化碳8000吨");
  check_fixture_expect_none (fixture, "form-annex-difference");
  check_fixture_type (fixture, "cases[1].environmental_benefit", "每年减排二氧化碳9000吨");
  check_fixture_expect (fixture, "form-annex-difference", "within");
  check_fixture_type (fixture, "cases[1].annual_reduction", "");
  check_fixture_expect_none (fixture, "form-annex-difference");
}

/* A second case that the form has not is not the first one. */
static void
test_other_case (void)
{
  g_autoptr(CheckFixture) fixture = check_fixture_new ();

  check_fixture_calculate (fixture, "案例1：一期\n年减排量8000t。\n案例3：三期\n年减排量9000t。\n");
  check_fixture_expect_none (fixture, "form-annex-difference");
  check_fixture_calculate (fixture, "一、案例1：一期\n年减排量8000t。\n三、案例3：三期\n年减排量9000tCO2。");
  check_fixture_expect_none (fixture, "form-annex-difference");
  check_fixture_calculate (fixture, "案例1：一期\n年减排量8800tCO2。\n案例3：三期\n年减排量9000t。\n");
  check_fixture_expect (fixture, "form-annex-difference", NULL);
  check_fixture_expect_number (fixture, "form-annex-difference", "elsewhere", 8800);
}

/* The year may stand earlier in the sentence. */
static void
test_potential (void)
{
  g_autoptr(CheckFixture) fixture = check_fixture_new ();

  check_fixture_calculate (fixture, "预计2030年推广比例达到40%，年碳减排潜力为80万tCO2。");
  check_fixture_expect_none (fixture, "form-annex-difference");
  check_fixture_calculate (fixture, "预计2030年推广比例达到40%，年碳减排潜力为112万tCO2。");
  check_fixture_expect (fixture, "form-annex-difference", NULL);
  check_fixture_expect_number (fixture, "form-annex-difference", "elsewhere", 112);
}

/* 8,000 t ± 1 % is 7,920 to 8,080; 0.12亿元 stands for 1,150 to 1,250 万元. */
static void
test_limits (void)
{
  g_autoptr(CheckFixture) fixture = check_fixture_new ();

  check_fixture_type (fixture, "cases[1].environmental_benefit", "每年减排二氧化碳8080吨");
  check_fixture_expect_none (fixture, "form-annex-difference");
  check_fixture_type (fixture, "cases[1].environmental_benefit", "每年减排二氧化碳8081吨");
  check_fixture_expect (fixture, "form-annex-difference", "within");

  check_fixture_type (fixture, "cases[1].environmental_benefit", "项目总投资0.12亿元");
  check_fixture_type (fixture, "cases[1].investment", "1249万元");
  check_fixture_expect_none (fixture, "form-annex-difference");
  check_fixture_type (fixture, "cases[1].investment", "1270万元");
  check_fixture_expect (fixture, "form-annex-difference", "within");
}

/* Every other figure that is compared, at its limit. The tolerance is a hundredth, or half of the
 * last digit typed where that is more: 480 ± 4.8 万元; 75 ± 0.75 元; 35 ± 0.5 %; 2.5 ± 0.05 a;
 * 1,200 ± 12 万元; 15 ± 0.5 %; 40 ± 0.5 %; 80 ± 0.8 万t; 12 ± 0.5 亿元. */
static void
test_every_label (void)
{
  static const struct
  {
    const char *words;
    const char *within;
    const char *beyond;
  } cases[] = {
    { "案例1\n年经济效益", "484.8万元", "484.9万元" },
    { "案例1\n年经济效益", "475.2万元", "475.1万元" },
    { "案例1\n碳减排单位成本为", "75.75元/tCO2", "75.76元/tCO2" },
    { "案例1\n碳减排单位成本为", "74.25元/tCO2", "74.24元/tCO2" },
    { "案例1\n碳排放下降比例为", "35.49%", "35.51%" },
    { "案例1\n碳排放下降比例为", "34.51%", "34.49%" },
    { "案例1\n静态投资回收期为", "2.549年", "2.551年" },
    { "案例1\n静态投资回收期为", "2.451年", "2.449年" },
    { "案例1\n项目总投资", "1212万元", "1213万元" },
    { "案例1\n项目总投资", "1188万元", "1187万元" },
    { "目前推广比例为", "15.49%", "15.51%" },
    { "2030年推广比例为", "40.49%", "40.51%" },
    { "2030年年碳减排潜力为", "80.8万tCO2", "80.81万tCO2" },
    { "2030年总投资额为", "12.49亿元", "12.51亿元" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *within = g_strconcat (cases[i].words, cases[i].within, "。", NULL);
      g_autofree char *beyond = g_strconcat (cases[i].words, cases[i].beyond, "。", NULL);

      expect (within, FALSE, NULL);
      expect (beyond, TRUE, NULL);
    }
}

/* Ten thousand times 8,000 t, and a little beside it: log₁₀ (8,092 ÷ 8,000) = 0.00497 is still
 * taken for the same digits, log₁₀ (8,093 ÷ 8,000) = 0.00502 is not. */
static void
test_power_limit (void)
{
  expect ("案例1\n项目年碳减排量为8092万tCO2。", TRUE, "power");
  expect ("案例1\n项目年碳减排量为8093万tCO2。", TRUE, NULL);
  /* Hundreds are no slip of a unit, thousands are. */
  expect ("案例1\n项目年碳减排量为80万tCO2。", TRUE, NULL);
  expect ("案例1\n项目年碳减排量为800万tCO2。", TRUE, "power");
}

static void
test_within_power (void)
{
  g_autoptr(CheckFixture) fixture = check_fixture_new ();

  check_fixture_type (fixture, "cases[1].environmental_benefit", "每年减排二氧化碳8092万吨");
  check_fixture_expect (fixture, "form-annex-difference", "within-power");
  check_fixture_expect_number (fixture, "form-annex-difference", "power", 4);
  check_fixture_type (fixture, "cases[1].environmental_benefit", "每年减排二氧化碳8093万吨");
  check_fixture_expect (fixture, "form-annex-difference", "within");
}

/* Three places say that the figure is not settled; a fourth says nothing new. */
static void
test_most_places (void)
{
  g_autoptr(CheckFixture) fixture = check_fixture_new ();
  g_autoptr(GString) annex = g_string_new ("案例1\n");

  for (guint i = 1; i <= 4; i++)
    {
      g_string_append_printf (annex, "项目年碳减排量为900%utCO2。\n", i);
      check_fixture_calculate (fixture, annex->str);
      g_assert_cmpuint (check_fixture_count (fixture, "form-annex-difference"), ==, MIN (i, 3));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/check-differences/reduction", test_reduction);
  g_test_add_func ("/check-differences/cases", test_cases);
  g_test_add_func ("/check-differences/form-wide", test_form_wide);
  g_test_add_func ("/check-differences/recommendation", test_recommendation);
  g_test_add_func ("/check-differences/within", test_within);
  g_test_add_func ("/check-differences/limits", test_limits);
  g_test_add_func ("/check-differences/other-case", test_other_case);
  g_test_add_func ("/check-differences/potential", test_potential);
  g_test_add_func ("/check-differences/every-label", test_every_label);
  g_test_add_func ("/check-differences/power-limit", test_power_limit);
  g_test_add_func ("/check-differences/within-power", test_within_power);
  g_test_add_func ("/check-differences/most-places", test_most_places);

  return g_test_run ();
}
