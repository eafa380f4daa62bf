/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/model/tj-decimal.h"

static void
test_found (void)
{
  static const struct
  {
    const char *text;
    double value;
    const char *rest;
  } numbers[] = {
    { "0", 0, "" }, { "12", 12, "" }, { "12.5万", 12.5, "万" }, { ".5", 0.5, "" },
    { "5.", 5, "" }, { "5。", 5, "。" }, { "1,234", 1234, "" }, { "1,234,567.5", 1234567.5, "" },
    { "1 234t", 1234, "t" }, { "1'234", 1234, "" }, { "1" TJ_DECIMAL_WIDE_COMMA "234", 1234, "" },
    { "12" TJ_DECIMAL_WIDE_COMMA "5", 12, TJ_DECIMAL_WIDE_COMMA "5" },
    { "1.2e3", 1200, "" }, { "1.2E-3", 0.0012, "" }, { "3×10^4t", 30000, "t" },
    { "3x10^-2", 0.03, "" }, { "10^4t", 10000, "t" }, { "2eq", 2, "eq" },
    { "1e30", 1e30, "" }, { "十", 10, "" }, { "十二", 12, "" }, { "二十", 20, "" },
    { "三百零五", 305, "" }, { "一千零五十万", 1050, "万" }, { "一点五亿", 1.5, "亿" },
    { "零点零五", 0.05, "" }, { "二〇三〇年", 2030, "年" }, { "两成", 2, "成" },
    { "壹佰贰拾", 120, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      const char *cursor = numbers[i].text;
      TjDecimal decimal;

      if (tj_decimal_scan (&cursor, &decimal) != TJ_DECIMAL_FOUND)
        g_error ("“%s” is no number", numbers[i].text);
      g_assert_cmpfloat_with_epsilon (tj_decimal_get_value (&decimal, 0), numbers[i].value,
                                      1e-12 * (1 + numbers[i].value));
      g_assert_cmpstr (cursor, ==, numbers[i].rest);
    }
}

static void
test_not_found (void)
{
  static const char * const none[] = { "", "万", "abc", ".", "-1", ",5" };
  static const char * const malformed[] = {
    "1.2.3", "1,23", "12,34,567", "1e31", "1e-31", "3×10^99", "3×10^",
    "1111111111111111111111111111111111111111",
  };

  for (guint i = 0; i < G_N_ELEMENTS (none); i++)
    {
      const char *cursor = none[i];
      TjDecimal decimal;

      g_assert_cmpint (tj_decimal_scan (&cursor, &decimal), ==, TJ_DECIMAL_NONE);
      g_assert_true (cursor == none[i]);
    }

  for (guint i = 0; i < G_N_ELEMENTS (malformed); i++)
    {
      const char *cursor = malformed[i];
      TjDecimal decimal;

      if (tj_decimal_scan (&cursor, &decimal) != TJ_DECIMAL_MALFORMED)
        g_error ("“%s” is taken for a number", malformed[i]);
    }
}

static void
test_multiplier (void)
{
  static const struct
  {
    const char *text;
    int exponent;
  } multipliers[] = {
    { "元", 0 }, { "万元", 4 }, { "亿", 8 }, { "百万", 6 }, { "千万", 7 }, { "万亿", 12 },
    { "萬", 4 }, { "十亿", 9 }, { "亿亿亿亿", 16 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (multipliers); i++)
    {
      const char *cursor = multipliers[i].text;
      int exponent;

      g_assert_true (tj_decimal_scan_multiplier (&cursor, &exponent) ==
                     (multipliers[i].exponent > 0));
      g_assert_cmpint (exponent, ==, multipliers[i].exponent);
    }
}

/* Shifted as text: 1.1 times 10,000 in doubles is not 11,000. */
static void
test_exact (void)
{
  const char *cursor = "1.1";
  TjDecimal decimal;
  g_autofree char *text = NULL;

  g_assert_cmpint (tj_decimal_scan (&cursor, &decimal), ==, TJ_DECIMAL_FOUND);
  text = g_strdup_printf ("%.17g", tj_decimal_get_value (&decimal, 4));
  g_assert_cmpstr (text, ==, "11000");

  tj_decimal_set (&decimal, 1e20);
  g_assert_cmpfloat_with_epsilon (tj_decimal_get_value (&decimal, -18), 100, 1e-9);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/decimal/found", test_found);
  g_test_add_func ("/decimal/not-found", test_not_found);
  g_test_add_func ("/decimal/multiplier", test_multiplier);
  g_test_add_func ("/decimal/exact", test_exact);

  return g_test_run ();
}
