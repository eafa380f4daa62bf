/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/base/tj-digest.h"
#include "core/base/tj-language.h"
#include "core/base/tj-text.h"

static void
test_fold (void)
{
  static const struct
  {
    const char *text;
    const char *folded;
  } rows[] = {
    { "", "" },
    { "２０３０ 年　预期推广比例（％）", "2030年预期推广比例(%)" },
    { "万 tCO₂/a", "万tco2/a" },
    { "E－mail", "e-mail" },
    { "手\n机\t", "手机" },
    { "a\xe2\x80\x8b" "b", "ab" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *folded = tj_text_fold (rows[i].text);

      g_assert_cmpstr (folded, ==, rows[i].folded);
    }
}

static void
test_blank (void)
{
  g_assert_true (tj_text_is_blank (NULL));
  g_assert_true (tj_text_is_blank (""));
  g_assert_true (tj_text_is_blank (" \n　\t"));
  g_assert_false (tj_text_is_blank (" 无 "));
}

static void
test_numbers_for_people (void)
{
  static const struct
  {
    double value;
    guint decimals;
    const char *text;
  } rows[] = {
    { 0, 2, "0" },
    { 12, 2, "12" },
    { 1234.5, 2, "1,234.5" },
    { 1234567.891, 1, "1,234,567.9" },
    { 0.5703, 4, "0.5703" },
    { 100, 0, "100" },
    { 999.999, 2, "1,000" },
    { -1200, 2, "−1,200" },
    { -0.001, 2, "0" },
    { 123, 2, "123" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = tj_text_format_number (rows[i].value, rows[i].decimals);

      g_assert_cmpstr (text, ==, rows[i].text);
    }
}

static void
test_numbers_for_machines (void)
{
  g_autofree char *whole = tj_text_dup_number (12000);
  g_autofree char *fraction = tj_text_dup_number (0.5703);

  g_assert_cmpstr (whole, ==, "12000");
  g_assert_cmpstr (fraction, ==, "0.5703");
}

static void
test_language (void)
{
  TjLanguage language = TJ_LANGUAGE_ZH;

  g_assert_true (tj_language_parse ("en", &language));
  g_assert_cmpint (language, ==, TJ_LANGUAGE_EN);
  g_assert_true (tj_language_parse ("zh_CN.UTF-8", &language));
  g_assert_cmpint (language, ==, TJ_LANGUAGE_ZH);
  g_assert_false (tj_language_parse ("fr", &language));

  g_assert_cmpstr (tj_language_pick (TJ_LANGUAGE_ZH, "甲", "A"), ==, "甲");
  g_assert_cmpstr (tj_language_pick (TJ_LANGUAGE_EN, "甲", ""), ==, "甲");
  g_assert_cmpstr (tj_language_pick (TJ_LANGUAGE_ZH, NULL, "A"), ==, "A");
}

/* The digest of “abc” of FIPS 180-4. */
static void
test_digest (void)
{
  const char *expected = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
  g_autoptr(GBytes) bytes = g_bytes_new_static ("abc", 3);
  g_autoptr(GFileIOStream) stream = NULL;
  g_autoptr(GFile) file = g_file_new_tmp (NULL, &stream, NULL);
  g_autofree char *of_bytes = tj_digest_bytes (bytes);
  g_autofree char *of_file = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_cmpstr (of_bytes, ==, expected);

  g_file_replace_contents (file, "abc", 3, NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL, &error);
  g_assert_no_error (error);
  of_file = tj_digest_file (file, NULL, &error);
  g_assert_cmpstr (of_file, ==, expected);

  g_file_delete (file, NULL, NULL);
  g_assert_null (tj_digest_file (file, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/text/fold", test_fold);
  g_test_add_func ("/text/blank", test_blank);
  g_test_add_func ("/text/numbers-for-people", test_numbers_for_people);
  g_test_add_func ("/text/numbers-for-machines", test_numbers_for_machines);
  g_test_add_func ("/text/language", test_language);
  g_test_add_func ("/text/digest", test_digest);

  return g_test_run ();
}
