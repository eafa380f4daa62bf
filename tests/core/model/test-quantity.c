/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/model/tj-quantity.h"

#include <math.h>

#include "core/base/tj-text.h"

/* The rows of tests/data/quantity/claims.tsv: form unit, text, what is read. What is read is
 * `blank`, `unreadable`, or the value, or low..high, then the unit and any of the flags
 * approx, missing, conflict, more. A dash stands for no unit. */

static char *
describe (const TjQuantity *quantity)
{
  g_autofree char *value = NULL;
  g_autofree char *high = NULL;

  if (quantity->state == TJ_QUANTITY_BLANK)
    return g_strdup ("blank");
  if (quantity->state == TJ_QUANTITY_UNREADABLE)
    return g_strdup ("unreadable");

  value = tj_text_dup_number (quantity->low);
  high = tj_text_dup_number (quantity->high);

  return g_strconcat (value, quantity->is_range ? ".." : "", quantity->is_range ? high : "",
                      " ", quantity->unit != NULL ? quantity->unit : "-",
                      quantity->approximate ? " approx" : "",
                      quantity->unit_missing ? " missing" : "",
                      quantity->unit_conflict ? " conflict" : "",
                      quantity->trailing_text ? " more" : "", NULL);
}

static void
test_claims (void)
{
  g_autofree char *path = NULL;
  g_autofree char *content = NULL;
  g_auto(GStrv) lines = NULL;
  g_autoptr(GError) error = NULL;
  guint n_rows = 0;

  path = g_test_build_filename (G_TEST_DIST, "data", "quantity", "claims.tsv", NULL);
  g_file_get_contents (path, &content, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (content, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto(GStrv) cells = NULL;
      g_autofree char *text = NULL;
      g_autofree char *result = NULL;
      g_autoptr(TjQuantity) quantity = NULL;

      if (*lines[i] == '\0' || *lines[i] == '#')
        continue;

      cells = g_strsplit (lines[i], "\t", -1);
      g_assert_cmpuint (g_strv_length (cells), ==, 3);
      text = g_strcompress (cells[1]);
      quantity = tj_quantity_parse (text, *cells[0] != '-' ? cells[0] : NULL);
      result = describe (quantity);
      if (!g_str_equal (result, cells[2]))
        {
          g_test_message ("line %u: “%s” for %s was read as “%s”",
                          i + 1, cells[1], cells[0], result);
          g_test_fail ();
        }
      g_assert_cmpstr (quantity->text, ==, text);
      n_rows++;
    }

  g_assert_cmpuint (n_rows, >=, 120);
}

static void
assert_conversion (const char *text,
                   const char *unit,
                   const char *conversion)
{
  g_autoptr(TjQuantity) quantity = tj_quantity_parse (text, unit);

  g_assert_cmpstr (quantity->conversion, ==, conversion);
}

static void
test_conversion (void)
{
  assert_conversion ("1.1亿元", "万元", "1.1 亿元 × 10⁴ = 11000 万元");
  assert_conversion ("9.12万", "tCO2", "9.12 万tCO2 × 10⁴ = 91200 tCO2");
  assert_conversion ("1.2-1.5亿元", "万元", "1.2–1.5 亿元 × 10⁴ = 12000–15000 万元");
  assert_conversion ("500kg", "tCO2", "500 kg × 10⁻³ = 0.5 tCO2");
  assert_conversion ("90天", "月|年", "90 天 ÷ 30 = 3 月");
  assert_conversion ("12800万元", "万元", NULL);
  assert_conversion ("15", "%", NULL);
  assert_conversion ("31个月", "月|年", NULL);
}

static void
test_years (void)
{
  g_autoptr(TjQuantity) months = tj_quantity_parse ("18个月", "月|年");
  g_autoptr(TjQuantity) unknown = tj_quantity_parse ("10", "月|年");
  g_autoptr(TjQuantity) conflict = tj_quantity_parse ("12万元", "%");
  g_autofree char *shown = NULL;
  double years;

  g_assert_true (tj_quantity_get_years (months, &years));
  g_assert_cmpfloat_with_epsilon (years, 1.5, 1e-9);
  g_assert_false (tj_quantity_get_years (unknown, &years));
  g_assert_false (tj_quantity_get_value (conflict, &years));
  g_assert_false (tj_quantity_get_value (NULL, &years));
  shown = tj_quantity_to_string (months);
  g_assert_cmpstr (shown, ==, "18 月");
}

static void
test_copy (void)
{
  g_autoptr(TjQuantity) quantity = tj_quantity_parse ("约1.1～1.3亿元（含税）", "万元");
  g_autoptr(TjQuantity) copy = tj_quantity_copy (quantity);

  g_assert_cmpstr (copy->text, ==, quantity->text);
  g_assert_cmpstr (copy->conversion, ==, quantity->conversion);
  g_assert_true (copy->conversion != quantity->conversion);
  g_assert_true (copy->trailing_text);
}

/* Whatever was typed, the numbers are finite and in order. */
static void
test_hostile (void)
{
  static const char * const pieces[] = {
    "9", "1e30", "万", "亿", "-", "~", ".", ",", "，", "一", "十", "点", "年", "半", "%", "百分之",
    "元", "/", "t", "^", "×10^", "(", ")", " ", "\n", "约", "\xff", "²", "⁻", "个月", "e999", "分之",
  };
  const char *units[] = { "万元", "%", "月|年", "tCO2", "元/tCO2", "万tCO2/a", NULL };
  g_autofree char *huge = g_strnfill (200000, '9');
  g_autoptr(TjQuantity) long_one = tj_quantity_parse (huge, "%");

  for (guint i = 0; i < 20000; i++)
    {
      g_autoptr(GString) text = g_string_new (NULL);
      g_autoptr(TjQuantity) quantity = NULL;
      guint n_pieces = 1 + g_test_rand_int_range (0, 8);

      for (guint j = 0; j < n_pieces; j++)
        g_string_append (text, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);

      quantity = tj_quantity_parse (text->str, units[i % G_N_ELEMENTS (units)]);
      g_assert_true (isfinite (quantity->value));
      g_assert_true (isfinite (quantity->low) && isfinite (quantity->high));
      g_assert_true (quantity->low <= quantity->high);
    }

  g_assert_cmpint (long_one->state, ==, TJ_QUANTITY_UNREADABLE);
}

/* Ends that lie closer together than the middle can be told from them. */
static void
test_narrow_range (void)
{
  g_autoptr(TjQuantity) quantity = tj_quantity_parse ("777777777777777-777777777777777.2", "元");

  g_assert_true (quantity->is_range);
  g_assert_true (quantity->low <= quantity->value);
  g_assert_true (quantity->value <= quantity->high);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/quantity/claims", test_claims);
  g_test_add_func ("/quantity/conversion", test_conversion);
  g_test_add_func ("/quantity/years", test_years);
  g_test_add_func ("/quantity/copy", test_copy);
  g_test_add_func ("/quantity/hostile", test_hostile);
  g_test_add_func ("/quantity/narrow-range", test_narrow_range);

  return g_test_run ();
}
