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

  return g_test_run ();
}
