/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/import/tj-entry-name.h"

#include <string.h>

#include "core/import/tj-import-limits.h"

static void
test_decode (void)
{
  static const struct
  {
    const char *raw;
    gboolean is_gb18030;
    const char *name;
  } names[] = {
    { "", FALSE, "" },
    { "a/b.docx", FALSE, "a/b.docx" },
    { "申报表.docx", FALSE, "申报表.docx" },
    { "\311\352\261\250\261\355.docx", TRUE, "申报表.docx" },
    /* Two bytes that are one character in either encoding. */
    { "\304\243.pdf", FALSE, "ģ.pdf" },
    { "\304\243.pdf", TRUE, "模.pdf" },
    { "plain.pdf", TRUE, "plain.pdf" },
    /* The second byte of this character is that of a backslash. */
    { "\325\134.pdf", TRUE, "誠.pdf" },
    { "a\\b\\c.pdf", FALSE, "a/b/c.pdf" },
    { "\304\243\\\325\134.pdf", TRUE, "模/誠.pdf" },
    { "\377.pdf", FALSE, "\357\277\275.pdf" },
    { "\377\377.pdf", TRUE, "\357\277\275\357\277\275.pdf" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *name = tj_entry_name_decode (names[i].raw, names[i].is_gb18030);

      g_assert_cmpstr (name, ==, names[i].name);
    }
}

static void
test_is_utf8 (void)
{
  g_assert_true (tj_entry_name_is_utf8 ("申报表"));
  g_assert_true (tj_entry_name_is_utf8 ("\304\243.pdf"));
  g_assert_false (tj_entry_name_is_utf8 ("\311\352\261\250"));
}

static void
test_fold (void)
{
  g_autofree char *composed = tj_entry_name_fold ("\303\211.PDF");
  g_autofree char *decomposed = tj_entry_name_fold ("e\314\201.pdf");
  g_autofree char *other = tj_entry_name_fold ("e.pdf");

  g_assert_cmpstr (composed, ==, decomposed);
  g_assert_cmpstr (composed, !=, other);
}

static void
test_refusal (void)
{
  static const char * const escaping[] = {
    "", "/etc/passwd", "../a", "a/../b", "a/..", "C:/a", "c:a", "a\nb", "a\177b", "a\302\205b",
  };

  for (guint i = 0; i < G_N_ELEMENTS (escaping); i++)
    g_assert_cmpstr (tj_entry_name_find_refusal (escaping[i]), ==, "path");

  g_assert_null (tj_entry_name_find_refusal ("a/..b/c...pdf"));
  g_assert_null (tj_entry_name_find_refusal ("附件/一.pdf"));
}

static void
test_limits (void)
{
  g_autoptr(GString) path = g_string_new ("0");
  g_autofree char *longest = g_strnfill (TJ_LIMIT_PATH_LENGTH, 'a');
  g_autofree char *longer = g_strnfill (TJ_LIMIT_PATH_LENGTH + 1, 'a');

  for (guint i = 1; i < TJ_LIMIT_PATH_DEPTH; i++)
    g_string_append_printf (path, "/%u", i);
  g_assert_null (tj_entry_name_find_refusal (path->str));
  g_string_append (path, "/one");
  g_assert_cmpstr (tj_entry_name_find_refusal (path->str), ==, "deep");

  g_assert_null (tj_entry_name_find_refusal (longest));
  g_assert_cmpstr (tj_entry_name_find_refusal (longer), ==, "long");
}

static void
test_ignored (void)
{
  static const char * const left[] = {
    ".DS_Store", "a/.ds_store", "__MACOSX/a.pdf", "a/~$form.docx", "a/._b.pdf", "THUMBS.DB",
  };
  static const char * const sent[] = { "a.pdf", "DS_Store", "my.Thumbs.db.pdf", "~form.docx" };

  for (guint i = 0; i < G_N_ELEMENTS (left); i++)
    g_assert_true (tj_entry_name_is_ignored (left[i]));

  for (guint i = 0; i < G_N_ELEMENTS (sent); i++)
    g_assert_false (tj_entry_name_is_ignored (sent[i]));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/entry-name/decode", test_decode);
  g_test_add_func ("/entry-name/is-utf8", test_is_utf8);
  g_test_add_func ("/entry-name/fold", test_fold);
  g_test_add_func ("/entry-name/refusal", test_refusal);
  g_test_add_func ("/entry-name/limits", test_limits);
  g_test_add_func ("/entry-name/ignored", test_ignored);

  return g_test_run ();
}
