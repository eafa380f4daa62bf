/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/import/tj-form-hint.h"

#define SOURCE "需提供技术所有方的单位名称、联系人及联系方式"
#define COST "应用该项技术需要付出的项目成本与产生的碳减排量的比例"

static void
assert_rest (const TjFieldSpec *spec,
             const char        *text,
             const char        *expected,
             gboolean           expected_found)
{
  gboolean found;
  g_autofree char *rest = tj_form_hint_remove (spec, text, &found);

  g_assert_cmpstr (rest, ==, expected);
  g_assert_true (found == expected_found);
}

static void
test_removed (void)
{
  const TjFieldSpec *spec = tj_field_spec_lookup ("source");

  assert_rest (spec, "（" SOURCE "）", "", TRUE);
  assert_rest (spec, "(" SOURCE ")甲公司", "甲公司", TRUE);
  assert_rest (spec, "甲公司\n（" SOURCE "）", "甲公司", TRUE);
  assert_rest (spec, SOURCE "\n甲公司", "甲公司", TRUE);
  assert_rest (spec, SOURCE "甲公司", "甲公司", TRUE);
  assert_rest (spec, "（" SOURCE "。", "", TRUE);
  assert_rest (spec, "（需要提供技术所有方的单位名称、联系人、联系方式）甲", "甲", TRUE);
}

static void
test_kept (void)
{
  const TjFieldSpec *spec = tj_field_spec_lookup ("source");

  assert_rest (spec, "", "", FALSE);
  assert_rest (spec, "自主研发（甲公司）", "自主研发（甲公司）", FALSE);
  assert_rest (spec, " 甲公司，联系人：乙 ", " 甲公司，联系人：乙 ", FALSE);
  assert_rest (tj_field_spec_lookup ("principle"), SOURCE, SOURCE, FALSE);
}

static void
test_case (void)
{
  const TjFieldSpec *spec = tj_field_spec_lookup_in_case ("unit_cost");

  assert_rest (spec, "（" COST "）\n120", "120", TRUE);
  assert_rest (spec, "120（含税）", "120（含税）", FALSE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/form-hint/removed", test_removed);
  g_test_add_func ("/form-hint/kept", test_kept);
  g_test_add_func ("/form-hint/case", test_case);

  return g_test_run ();
}
