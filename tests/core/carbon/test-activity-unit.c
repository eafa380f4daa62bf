/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/carbon/tj-activity-unit.h"

typedef struct
{
  const char *text;
  TjDimension dimension;
  double scale;
} Row;

static const Row rows[] = {
  { "kWh", TJ_DIMENSION_ELECTRICITY, 0.001 },
  { "ｋＷｈ", TJ_DIMENSION_ELECTRICITY, 0.001 },
  { "万kWh", TJ_DIMENSION_ELECTRICITY, 10 },
  { "万千瓦时", TJ_DIMENSION_ELECTRICITY, 10 },
  { "亿 kWh", TJ_DIMENSION_ELECTRICITY, 100000 },
  { "百万千瓦时", TJ_DIMENSION_ELECTRICITY, 1000 },
  { "MWh", TJ_DIMENSION_ELECTRICITY, 1 },
  { "GJ", TJ_DIMENSION_HEAT, 1 },
  { "万GJ", TJ_DIMENSION_HEAT, 10000 },
  { "吨", TJ_DIMENSION_MASS, 1 },
  { "万吨", TJ_DIMENSION_MASS, 10000 },
  { "kt", TJ_DIMENSION_MASS, 1000 },
  { "m³", TJ_DIMENSION_VOLUME, 1 },
  { "万Nm3", TJ_DIMENSION_VOLUME, 10000 },
  { "吨标准煤", TJ_DIMENSION_COAL_EQUIVALENT, 1 },
  { "万tce", TJ_DIMENSION_COAL_EQUIVALENT, 10000 },
};

static void
test_units (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      TjActivityUnit unit;

      g_test_message ("%s", rows[i].text);
      g_assert_true (tj_activity_unit_parse (rows[i].text, &unit));
      g_assert_cmpint (unit.dimension, ==, rows[i].dimension);
      g_assert_cmpfloat_with_epsilon (unit.scale, rows[i].scale, 1e-9);
    }
}

/* mWh and Mwh are slips, and a slip of a thousand million must not be read. */
static void
test_no_units (void)
{
  static const char * const texts[] = {
    "", "万", "mWh", "元", "tCO2", "kWh/t", "吨钢", "kg/kWh", "万万", "年",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      TjActivityUnit unit;

      g_test_message ("%s", texts[i]);
      g_assert_false (tj_activity_unit_parse (texts[i], &unit));
    }
}

static void
test_factor_units (void)
{
  TjActivityUnit per;

  g_assert_true (tj_factor_unit_parse ("tCO2/MWh", &per));
  g_assert_cmpint (per.dimension, ==, TJ_DIMENSION_ELECTRICITY);
  g_assert_cmpfloat_with_epsilon (per.scale, 1, 1e-12);

  /* One kilogram for a kilowatt-hour is one tonne for a megawatt-hour. */
  g_assert_true (tj_factor_unit_parse ("kgCO2/kWh", &per));
  g_assert_cmpfloat_with_epsilon (per.scale, 1, 1e-12);

  g_assert_true (tj_factor_unit_parse ("tCO₂e/t", &per));
  g_assert_cmpint (per.dimension, ==, TJ_DIMENSION_MASS);
  g_assert_true (tj_factor_unit_parse ("tCO2/10^3 m3", &per));
  g_assert_cmpfloat_with_epsilon (per.scale, 1000, 1e-9);

  g_assert_false (tj_factor_unit_parse ("MWh/tCO2", &per));
  g_assert_false (tj_factor_unit_parse ("tCO2/元", &per));
  g_assert_false (tj_factor_unit_parse ("tCO2", &per));
}

static void
test_tonnes (void)
{
  double tonnes = 0;

  /* 2 000 × 10⁴ kWh are 20 000 MWh; 20 000 × 0.5703 = 11 406. */
  g_assert_true (tj_activity_get_tonnes (2000, "万kWh", 0.5703, "tCO2/MWh", &tonnes));
  g_assert_cmpfloat_with_epsilon (tonnes, 11406, 1e-9);
  /* 3 t of a gas at 28 t each. */
  g_assert_true (tj_activity_get_tonnes (3, "t", 28, "tCO2e/t", &tonnes));
  g_assert_cmpfloat_with_epsilon (tonnes, 84, 1e-9);

  g_assert_false (tj_activity_get_tonnes (1, "t", 1, "tCO2/MWh", &tonnes));
  g_assert_false (tj_activity_get_tonnes (1, "GJ", 1, "tCO2/MWh", &tonnes));
  g_assert_false (tj_activity_get_tonnes (1, NULL, 1, "tCO2/MWh", &tonnes));
  g_assert_false (tj_activity_get_tonnes (1, "t", 1, NULL, &tonnes));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/activity-unit/units", test_units);
  g_test_add_func ("/activity-unit/no-units", test_no_units);
  g_test_add_func ("/activity-unit/factor-units", test_factor_units);
  g_test_add_func ("/activity-unit/tonnes", test_tonnes);

  return g_test_run ();
}
