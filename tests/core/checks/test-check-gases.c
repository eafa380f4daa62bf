/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "check-fixture.h"

/* Methane over 100 years: 25 in AR4, 28 in AR5, 27.9 in AR6. */
static void
test_methane (void)
{
  static const struct
  {
    const char *text;
    gboolean found;
    const char *variant;
  } cases[] = {
    { "甲烷的GWP取28（IPCC第五次评估报告）", FALSE, NULL },
    { "甲烷GWP（100年）取27.9，AR6", FALSE, NULL },
    { "甲烷GWP取25（AR4）", FALSE, NULL },
    { "甲烷GWP取24（AR4）", TRUE, "unknown" },
    { "甲烷GWP取27.8，AR6", TRUE, "unknown" },
    { "甲烷GWP取28，AR6", TRUE, "other-edition" },
    { "甲烷GWP取28", TRUE, "edition" },
    { "煤矿甲烷GWP取29.8，沼气甲烷GWP取27.0，AR6", FALSE, NULL },
    { "甲烷GWP取27，依据第五次评估报告", TRUE, "other-edition" },
    { "全球增温潜势取25", TRUE, "edition" },
    { "甲烷GWP取25，依据第五次评估报告", TRUE, "other-edition" },
    { "甲烷GWP取21，依据第五次评估报告", TRUE, "unknown" },
    { "GWP降低98%，替代GWP较高的R134a；甲烷GWP取28（AR5）", FALSE, NULL },
    { "GWP降低98%", TRUE, NULL },
    { "已填写", TRUE, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(CheckFixture) fixture = check_fixture_new ();

      g_test_message ("%s", cases[i].text);
      check_fixture_tick (fixture, "category", "non_co2");
      tj_field_set_code (tj_form_get_field (fixture->form, "type"), "non_co2.methane");
      check_fixture_calculate (fixture, cases[i].text);
      if (cases[i].found)
        check_fixture_expect (fixture, "warming-potential", cases[i].variant);
      else
        check_fixture_expect_none (fixture, "warming-potential");
    }
}

/* 273 is nitrous oxide in AR6 and never methane; 14,800 is HFC-23 in AR4. */
static void
test_types (void)
{
  g_autoptr(CheckFixture) fixture = check_fixture_new ();

  check_fixture_tick (fixture, "category", "non_co2");
  check_fixture_calculate (fixture, "GWP取273（AR6）");
  tj_field_set_code (tj_form_get_field (fixture->form, "type"), "non_co2.n2o");
  check_fixture_expect_none (fixture, "warming-potential");
  tj_field_set_code (tj_form_get_field (fixture->form, "type"), "non_co2.methane");
  check_fixture_expect (fixture, "warming-potential", "unknown");
  tj_field_set_code (tj_form_get_field (fixture->form, "type"), "non_co2.hfc");
  check_fixture_calculate (fixture, "HFC-23的GWP为14,800（AR4）");
  check_fixture_expect_none (fixture, "warming-potential");
}

static void
test_silent (void)
{
  g_autoptr(CheckFixture) fixture = check_fixture_new ();

  check_fixture_calculate (fixture, "已填写");
  check_fixture_expect_none (fixture, "warming-potential");

  /* A calculation that cannot be read may state it. */
  check_fixture_tick (fixture, "category", "non_co2");
  check_fixture_attach (fixture, TJ_ATTACHMENT_CALCULATION);
  check_fixture_expect_none (fixture, "warming-potential");
}

/* One is carbon dioxide's own and no potential of another gas; no gas is above 50,000. */
static void
test_ends (void)
{
  static const struct
  {
    const char *text;
    const char *variant;
  } cases[] = {
    { "GWP取1", NULL }, { "GWP取1.5", "unknown" },
    { "GWP取50000", "unknown" }, { "GWP取50001", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(CheckFixture) fixture = check_fixture_new ();

      g_test_message ("%s", cases[i].text);
      check_fixture_tick (fixture, "category", "non_co2");
      check_fixture_calculate (fixture, cases[i].text);
      check_fixture_expect (fixture, "warming-potential", cases[i].variant);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/check-gases/methane", test_methane);
  g_test_add_func ("/check-gases/types", test_types);
  g_test_add_func ("/check-gases/silent", test_silent);
  g_test_add_func ("/check-gases/ends", test_ends);

  return g_test_run ();
}
