/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/model/tj-unit.h"

#include <string.h>

static void
test_parse (void)
{
  static const struct
  {
    const char *text;
    TjUnitKind kind;
    int exponent;
  } units[] = {
    { "%", TJ_UNIT_RATIO, 0 }, { "％", TJ_UNIT_RATIO, 0 }, { "‰", TJ_UNIT_RATIO, -1 },
    { "个百分点", TJ_UNIT_RATIO, 0 },
    { "元", TJ_UNIT_MONEY, 0 }, { "万元", TJ_UNIT_MONEY, 4 }, { "百万元", TJ_UNIT_MONEY, 6 },
    { "亿元", TJ_UNIT_MONEY, 8 }, { "万亿元", TJ_UNIT_MONEY, 12 }, { "RMB", TJ_UNIT_MONEY, 0 },
    { "万元/年", TJ_UNIT_MONEY, 4 },
    { "t", TJ_UNIT_MASS, 0 }, { "吨", TJ_UNIT_MASS, 0 }, { "kt", TJ_UNIT_MASS, 3 },
    { "Mt", TJ_UNIT_MASS, 6 }, { "kg", TJ_UNIT_MASS, -3 }, { "万tCO2/a", TJ_UNIT_MASS, 4 },
    { "万tCO₂/a", TJ_UNIT_MASS, 4 }, { "吨二氧化碳当量", TJ_UNIT_MASS, 0 },
    { "tCO2e", TJ_UNIT_MASS, 0 }, { "万吨CO2/年", TJ_UNIT_MASS, 4 },
    { "元/t", TJ_UNIT_COST, 0 }, { "元/tCO2", TJ_UNIT_COST, 0 }, { "元每吨", TJ_UNIT_COST, 0 },
    { "万元/万t", TJ_UNIT_COST, 0 }, { "万元/tCO2", TJ_UNIT_COST, 4 },
    { "元/kg", TJ_UNIT_COST, 3 },
    { "年", TJ_UNIT_YEAR, 0 }, { "a", TJ_UNIT_YEAR, 0 }, { "个月", TJ_UNIT_MONTH, 0 },
    { "months", TJ_UNIT_MONTH, 0 }, { "天", TJ_UNIT_DAY, 0 }, { " 万 元 ", TJ_UNIT_MONEY, 4 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      TjUnit unit = { 0 };

      if (!tj_unit_parse (units[i].text, &unit))
        g_error ("“%s” is no unit", units[i].text);
      g_assert_cmpint (unit.kind, ==, units[i].kind);
      g_assert_cmpint (unit.exponent, ==, units[i].exponent);
      g_assert_false (unit.bare);
    }
}

static void
test_not_parsed (void)
{
  static const char * const others[] = {
    "", "万", "kWh", "kWh/t", "t标煤", "吨标准煤", "tce", "万美元", "元/kWh", "元和t", "如", "台",
  };

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      TjUnit unit = { 0 };

      if (tj_unit_parse (others[i], &unit))
        g_error ("“%s” is taken for a unit", others[i]);
    }
}

static void
test_scan (void)
{
  const char *bare = "万，其他";
  const char *foreign = "kwh/t。";
  const char *none = "，其他";
  TjUnit unit = { 0 };

  g_assert_true (tj_unit_scan (&bare, &unit));
  g_assert_true (unit.bare);
  g_assert_cmpint (unit.exponent, ==, 4);
  g_assert_cmpstr (bare, ==, "，其他");

  g_assert_true (tj_unit_scan (&foreign, &unit));
  g_assert_cmpint (unit.kind, ==, TJ_UNIT_OTHER);
  g_assert_cmpstr (foreign, ==, "。");

  g_assert_false (tj_unit_scan (&none, &unit));
  g_assert_cmpint (unit.kind, ==, TJ_UNIT_NONE);
}

static void
test_normalize (void)
{
  static const char * const texts[][2] = {
    { "１２．５ 万 ＫＷｈ", "12.5万kwh" }, { "10⁴ t", "10^4t" }, { "10⁻³", "10^-3" },
    { "1 000", "1 000" }, { "1Mt", "1Mt" }, { "a\nb", "a\nb" }, { "CO₂", "co2" },
    { "1，000", "1" "\342\200\232" "000" },
  };
  g_autofree char *longest = g_strnfill (100000, '1');
  g_autofree char *cut = tj_unit_normalize (longest);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *normal = tj_unit_normalize (texts[i][0]);

      g_assert_cmpstr (normal, ==, texts[i][1]);
    }

  g_assert_cmpuint (strlen (cut), ==, 2000);
}

static void
test_duration (void)
{
  g_assert_true (tj_unit_is_duration (TJ_UNIT_DAY));
  g_assert_true (tj_unit_is_duration (TJ_UNIT_MONTH));
  g_assert_true (tj_unit_is_duration (TJ_UNIT_YEAR));
  g_assert_false (tj_unit_is_duration (TJ_UNIT_MONEY));
  g_assert_false (tj_unit_is_duration (TJ_UNIT_NONE));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/unit/parse", test_parse);
  g_test_add_func ("/unit/not-parsed", test_not_parsed);
  g_test_add_func ("/unit/scan", test_scan);
  g_test_add_func ("/unit/normalize", test_normalize);
  g_test_add_func ("/unit/duration", test_duration);

  return g_test_run ();
}
