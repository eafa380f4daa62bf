/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "check-fixture.h"

static void
test_drawing (void)
{
  g_autoptr(CheckFixture) fixture = check_fixture_new ();

  check_fixture_expect_none (fixture, "drawing-missing");
  check_fixture_type (fixture, "process", "进料→出料");
  check_fixture_expect (fixture, "drawing-missing", NULL);
  check_fixture_attach (fixture, TJ_ATTACHMENT_OTHER);
  check_fixture_expect (fixture, "drawing-missing", "unrecognised");
  check_fixture_attach (fixture, TJ_ATTACHMENT_DRAWING);
  check_fixture_expect_none (fixture, "drawing-missing");
}

static void
test_drawing_in_form (void)
{
  g_autoptr(CheckFixture) fixture = check_fixture_new ();
  g_autoptr(GPtrArray) looks = tj_field_look_list_new ();

  check_fixture_type (fixture, "process", "流程见下图");
  check_fixture_expect (fixture, "drawing-missing", NULL);
  g_ptr_array_add (looks, tj_field_look_new (TJ_LOOK_PICTURE, 0, 0));
  tj_field_set_looks (tj_form_get_field (fixture->form, "process"), looks);
  check_fixture_expect_none (fixture, "drawing-missing");
}

static void
test_owner (void)
{
  static const struct
  {
    const char *text;
    gboolean found;
    const char *variant;
  } cases[] = {
    { "某公司 13800000000", FALSE, NULL },
    { "某大学，a@b.cn", FALSE, NULL },
    { "某研究院 (010) 0000-001", FALSE, NULL },
    { "某研究院 000-001", TRUE, "contact" },
    { "自主研发，13800000000", TRUE, "owner" },
    { "自主研发", TRUE, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(CheckFixture) fixture = check_fixture_new ();

      g_test_message ("%s", cases[i].text);
      check_fixture_type (fixture, "source", cases[i].text);
      if (cases[i].found)
        check_fixture_expect (fixture, "owner-incomplete", cases[i].variant);
      else
        check_fixture_expect_none (fixture, "owner-incomplete");
    }
}

/* Silent while the calculation cannot be read, and where either baseline is named. */
static void
test_ratio (void)
{
  g_autoptr(CheckFixture) fixture = check_fixture_new ();

  check_fixture_expect_none (fixture, "ratio-baseline");
  check_fixture_calculate (fixture, "已填写");
  check_fixture_expect (fixture, "ratio-baseline", NULL);
  check_fixture_type (fixture, "cases[0].works", "改造前排放2万吨");
  check_fixture_expect (fixture, "ratio-baseline", NULL);
  check_fixture_type (fixture, "cases[1].works", "与行业平均水平相比");
  check_fixture_expect_none (fixture, "ratio-baseline");
  check_fixture_type (fixture, "cases[0].works", "");
  check_fixture_calculate (fixture, "以项目原总排放量为基准");
  check_fixture_expect_none (fixture, "ratio-baseline");
}

static void
test_own_energy (void)
{
  g_autoptr(CheckFixture) fixture = check_fixture_new ();

  check_fixture_expect_none (fixture, "own-energy");
  check_fixture_calculate (fixture, "已填写");
  check_fixture_expect (fixture, "own-energy", "storage");
  check_fixture_calculate (fixture, "已扣除充电电量的排放");
  check_fixture_expect_none (fixture, "own-energy");

  check_fixture_calculate (fixture, "已填写");
  tj_field_set_code (tj_form_get_field (fixture->form, "type"), "sequestration.ccus");
  check_fixture_expect (fixture, "own-energy", "capture");
  tj_field_set_code (tj_form_get_field (fixture->form, "type"), "sector.building");
  check_fixture_expect_none (fixture, "own-energy");
  check_fixture_type (fixture, "technology_name", "污水源热泵供暖");
  check_fixture_expect (fixture, "own-energy", "pumping");
  check_fixture_type (fixture, "cases[0].annual_reduction", "");
  check_fixture_type (fixture, "cases[1].annual_reduction", "0");
  check_fixture_expect_none (fixture, "own-energy");
}

/* The investment is 1,200 万元. */
static void
test_benefit (void)
{
  g_autoptr(CheckFixture) fixture = check_fixture_new ();

  check_fixture_type (fixture, "cases[0].annual_benefit", "1200");
  check_fixture_expect_none (fixture, "benefit-above-investment");
  check_fixture_type (fixture, "cases[0].annual_benefit", "1201");
  check_fixture_expect (fixture, "benefit-above-investment", NULL);
  check_fixture_type (fixture, "cases[0].investment", "");
  check_fixture_expect_none (fixture, "benefit-above-investment");
}

/* The word of a baseline counts, not its half. */
static void
test_ratio_limit (void)
{
  static const struct
  {
    const char *text;
    gboolean found;
  } cases[] = {
    { "较行业平均下降35%", FALSE }, { "较行业下降35%", TRUE },
    { "较改造前下降35%", FALSE }, { "改造后下降35%", TRUE },
    { "较项目原总排放量下降35%", FALSE }, { "较项目总排放量下降35%", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(CheckFixture) fixture = check_fixture_new ();

      g_test_message ("%s", cases[i].text);
      check_fixture_calculate (fixture, cases[i].text);
      if (cases[i].found)
        check_fixture_expect (fixture, "ratio-baseline", NULL);
      else
        check_fixture_expect_none (fixture, "ratio-baseline");
    }
}

/* To name the store or the plant is not to deduct what it takes. */
static void
test_own_energy_limit (void)
{
  static const struct
  {
    const char *type;
    const char *text;
    const char *variant;
  } cases[] = {
    { "energy.storage", "年充电1000次", "storage" },
    { "energy.storage", "年充电量1000MWh", NULL },
    { "energy.storage", "系统效率85%", "storage" },
    { "energy.storage", "循环效率85%", NULL },
    { "sequestration.ccus", "捕集量8000t", "capture" },
    { "sequestration.ccus", "捕集能耗2.4GJ/t", NULL },
    { "sequestration.ccus", "年减排8000t", "capture" },
    { "sequestration.ccus", "年净减排8000t", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(CheckFixture) fixture = check_fixture_new ();

      g_test_message ("%s: %s", cases[i].type, cases[i].text);
      tj_field_set_code (tj_form_get_field (fixture->form, "type"), cases[i].type);
      check_fixture_calculate (fixture, cases[i].text);
      if (cases[i].variant != NULL)
        check_fixture_expect (fixture, "own-energy", cases[i].variant);
      else
        check_fixture_expect_none (fixture, "own-energy");
    }
}

/* Of a range only what is above in all of it: 1,200 to 1,300 may be 1,200. */
static void
test_benefit_limit (void)
{
  g_autoptr(CheckFixture) fixture = check_fixture_new ();

  check_fixture_type (fixture, "cases[0].annual_benefit", "1200～1300");
  check_fixture_expect_none (fixture, "benefit-above-investment");
  check_fixture_type (fixture, "cases[0].annual_benefit", "1200.1～1300");
  check_fixture_expect (fixture, "benefit-above-investment", NULL);
  /* 1,263 less a twentieth is 1,199.9; 1,264 less a twentieth is 1,200.8. */
  check_fixture_type (fixture, "cases[0].annual_benefit", "约1263");
  check_fixture_expect_none (fixture, "benefit-above-investment");
  check_fixture_type (fixture, "cases[0].annual_benefit", "约1264");
  check_fixture_expect (fixture, "benefit-above-investment", NULL);
}

/* One arrow is no chart, two are; a drawing counts by its kind. Seven digits are a telephone
 * number, six are none, and an address wants something on both sides of its sign. */
static void
test_chart_and_contact_limit (void)
{
  static const struct
  {
    const char *path;
    const char *text;
    const char *code;
    gboolean found;
  } cases[] = {
    { "process", "进料->反应->分离", "drawing-missing", FALSE },
    { "process", "进料->反应-分离", "drawing-missing", TRUE },
    { "process", "进料⇒反应\n⇒分离", "drawing-missing", FALSE },
    { "source", "某公司 8888 777", "owner-incomplete", FALSE },
    { "source", "某公司 888 777", "owner-incomplete", TRUE },
    { "source", "某公司 a@b", "owner-incomplete", FALSE },
    { "source", "某公司 a@", "owner-incomplete", TRUE },
    { "source", "技术所有方：某 8888777", "owner-incomplete", FALSE },
    { "source", "技术所有方： 8888777", "owner-incomplete", TRUE },
    { "source", "技术所有方：，联系人：张三，8888777", "owner-incomplete", TRUE },
    { "source", "技术所有 8888777", "owner-incomplete", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(CheckFixture) fixture = check_fixture_new ();

      g_test_message ("%s", cases[i].text);
      check_fixture_type (fixture, cases[i].path, cases[i].text);
      g_assert_cmpuint (check_fixture_count (fixture, cases[i].code), ==, cases[i].found ? 1 : 0);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/check-statements/drawing", test_drawing);
  g_test_add_func ("/check-statements/drawing-in-form", test_drawing_in_form);
  g_test_add_func ("/check-statements/owner", test_owner);
  g_test_add_func ("/check-statements/ratio", test_ratio);
  g_test_add_func ("/check-statements/own-energy", test_own_energy);
  g_test_add_func ("/check-statements/benefit", test_benefit);
  g_test_add_func ("/check-statements/ratio-limit", test_ratio_limit);
  g_test_add_func ("/check-statements/own-energy-limit", test_own_energy_limit);
  g_test_add_func ("/check-statements/benefit-limit", test_benefit_limit);
  g_test_add_func ("/check-statements/chart-and-contact-limit", test_chart_and_contact_limit);

  return g_test_run ();
}
