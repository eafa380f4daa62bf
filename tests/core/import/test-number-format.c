/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/import/tj-number-format.h"

#include <math.h>

typedef struct
{
  const char *code;
  double value;
  const char *shown;
} Case;

static void
check (const Case *cases,
       guint       n_cases,
       gboolean    from_1904)
{
  for (guint i = 0; i < n_cases; i++)
    {
      g_autofree char *shown = tj_number_format_show (cases[i].code, cases[i].value, from_1904);

      g_test_message ("%s of %.17g", cases[i].code, cases[i].value);
      g_assert_cmpstr (shown, ==, cases[i].shown);
    }
}

static void
test_numbers (void)
{
  static const Case cases[] = {
    { "General", 12000, "12000" }, { "General", 0.1 + 0.2, "0.3" }, { "General", -0.0, "0" },
    { "General", 123456789012345.0, "123456789012345" }, { "G/通用格式", 2.5, "2.5" },
    { "0", 2.5, "3" }, { "0", 0.49, "0" }, { "0.00", 1.005, "1.01" }, { "0.00", 9.995, "10.00" },
    { "0.0", 99.95, "100.0" }, { "0.00", 0.004, "0.00" }, { "0.00", -0.004, "0.00" },
    { "0.00", 0.000001, "0.00" }, { "0.000", 1e-3, "0.001" },
    { "#,##0", 1234567, "1,234,567" }, { "#,##0.00", 999.999, "1,000.00" },
    { "#,##0", 0, "0" }, { "#", 0, "" }, { "#.##", 0.5, ".5" }, { "0.0#", 1.25, "1.25" },
    { "0.0#", 1.2, "1.2" }, { "00000", 42, "00042" }, { "#,##0,", 1234567, "1,235" },
    { "0%", 0.153, "15%" }, { "0.0%", 0.1535, "15.4%" }, { "0.00E+00", 12345, "1.23E+04" },
    { "0.00", 1e20, "100000000000000000000.00" }, { "# ?/?", 2.5, "2.5" },
  };

  check (cases, G_N_ELEMENTS (cases), FALSE);
}

static void
test_sections (void)
{
  static const Case cases[] = {
    { "0.00", -3, "-3.00" }, { "0.0;(0.0)", -3, "(3.0)" }, { "0;-0;\"-\"", 0, "-" },
    { "0;;", -3, "" }, { "[Red]-0;0", 3, "-3" }, { "[>=100]0\"多\";0.0", 150, "150多" },
    { "[>=100]0\"多\";0.0", 50, "50.0" }, { "[<1]\"少\";[>9]\"多\";0", 5, "5" },
    { "0\" 万元\"", 12, "12 万元" }, { "0\\t", 12, "12t" }, { "[$¥-804]#,##0", 1200, "¥1,200" },
    { "[$-F400]0", 7, "7" }, { "0.00_ ", 7, "7.00" }, { "0.00_);(0.00)", -7, "(7.00)" },
    { "_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * \"-\"?\?_ ;_ @_ ", 1234, "1,234.00" },
    { "_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * \"-\"?\?_ ;_ @_ ", 0, "-" },
    { "@", 12, "12" }, { "", 12, "12" },
  };

  check (cases, G_N_ELEMENTS (cases), FALSE);
}

static void
test_dates (void)
{
  static const Case cases[] = {
    { "yyyy/m/d", 45292, "2024/1/1" }, { "yyyy-mm-dd", 1, "1900-01-01" },
    { "yyyy-mm-dd", 59, "1900-02-28" }, { "yyyy-mm-dd", 60, "1900-02-29" },
    { "yyyy-mm-dd", 61, "1900-03-01" }, { "yyyy-mm-dd", 2958465, "9999-12-31" },
    { "yyyy-mm-dd", 2958466, "2958466" }, { "yyyy-mm-dd", -1, "-1" },
    { "yyyy\"年\"m\"月\"d\"日\";@", 45293, "2024年1月2日" },
    { "[$-804]aaaa", 45292, "星期一" }, { "ddd d mmm yy", 45292, "Mon 1 Jan 24" },
    { "h:mm", 0.5, "12:00" }, { "hh:mm:ss", 45292.999999, "00:00:00" },
    { "yyyy/m/d h:mm", 45292.999999, "2024/1/2 0:00" },
    { "h:mm AM/PM", 0.75, "6:00 PM" }, { "上午/下午h\"时\"mm\"分\"", 0.25, "上午6时00分" },
    { "[h]:mm", 1.5, "36:00" }, { "[mm]:ss", 0.0625, "90:00" }, { "mm:ss.0", 0.00001, "00:00.9" },
    { "m/d", 45292, "1/1" }, { "e-m", 45292, "2024-1" },
  };
  static const Case old[] = {
    { "yyyy-mm-dd", 0, "1904-01-01" }, { "yyyy-mm-dd", 43830, "2024-01-01" },
    { "[h]:mm", 1.5, "36:00" },
  };

  check (cases, G_N_ELEMENTS (cases), FALSE);
  check (old, G_N_ELEMENTS (old), TRUE);
}

/* Whatever an applicant's file says must come to an end. */
static void
test_hostile (void)
{
  static const char * const codes[] = {
    "[", "[h", "[]", "\"", "\\", "_", "*", ";;;;;;;;", "[<", "[>=", "[$", "E+", "////", "0.0.0.0",
    "%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%",
    "yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy",
    "0.0000000000000000000000000000000000000000000000000000000000000000000000000000000000000",
    "[ssssssssssssssssssssssssssssssssssss]", "年年年", "ggge", ",,,,0,,,,",
  };
  static const double values[] = { 0, 1, -1, 1e308, -1e308, 1e-308, 45292.5 };

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      for (guint j = 0; j < G_N_ELEMENTS (values); j++)
        {
          g_autofree char *shown = tj_number_format_show (codes[i], values[j], FALSE);

          g_assert_true (g_utf8_validate (shown, -1, NULL));
        }
    }
}

static void
test_not_finite (void)
{
  g_autofree char *shown = tj_number_format_show ("0", INFINITY, FALSE);

  g_assert_cmpstr (shown, ==, "#NUM!");
}

static void
test_built_in (void)
{
  g_assert_cmpstr (tj_number_format_get_built_in (0), ==, "General");
  g_assert_cmpstr (tj_number_format_get_built_in (10), ==, "0.00%");
  g_assert_cmpstr (tj_number_format_get_built_in (58), ==, "m月d日");
  g_assert_cmpstr (tj_number_format_get_built_in (G_MAXUINT), ==, "General");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/number-format/numbers", test_numbers);
  g_test_add_func ("/number-format/sections", test_sections);
  g_test_add_func ("/number-format/dates", test_dates);
  g_test_add_func ("/number-format/hostile", test_hostile);
  g_test_add_func ("/number-format/not-finite", test_not_finite);
  g_test_add_func ("/number-format/built-in", test_built_in);

  return g_test_run ();
}
