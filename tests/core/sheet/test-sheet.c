/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/sheet/tj-sheet.h"

#include <string.h>

#include "tj-test-sheet.h"

static void
test_new (void)
{
  g_autoptr(TjSheet) sheet = tj_test_sheet_new (TRUE);
  g_autoptr(TjSheet) other = tj_test_sheet_new (FALSE);
  const TjSheetFile *file = g_ptr_array_index (tj_sheet_get_files (sheet), 0);

  g_assert_true (g_uuid_string_is_valid (tj_sheet_get_id (sheet)));
  g_assert_cmpstr (tj_sheet_get_id (sheet), !=, tj_sheet_get_id (other));
  g_assert_cmpstr (tj_sheet_get_replaces (sheet), ==, "6f9619ff-8b86-4011-b42d-00c04fc964ff");
  g_assert_null (tj_sheet_get_replaces (other));
  g_assert_cmpstr (tj_sheet_get_package_name (sheet), ==, "a.zip");
  g_assert_cmpstr (tj_sheet_get_package_sha256 (sheet), ==, TJ_TEST_SHA256);
  g_assert_cmpstr (tj_sheet_get_technology_name (sheet), ==, "压缩空气储能 <A> & \"B\"");
  g_assert_cmpuint (tj_sheet_get_files (sheet)->len, ==, 3);
  g_assert_cmpstr (file->name, ==, "b-a--c.png");
  g_assert_false (tj_sheet_get_incomplete (sheet));
  g_assert_true (tj_sheet_get_incomplete (other));
}

static void
test_check_complete (void)
{
  g_autoptr(TjSheet) complete = tj_test_sheet_new (TRUE);
  g_autoptr(TjSheet) incomplete = tj_test_sheet_new (FALSE);
  g_autoptr(GError) error = NULL;

  g_assert_true (tj_sheet_check_complete (complete, &error));
  g_assert_no_error (error);
  g_assert_false (tj_sheet_check_complete (incomplete, &error));
  g_assert_error (error, TJ_SHEET_ERROR, TJ_SHEET_ERROR_INCOMPLETE);
  g_assert_nonnull (strchr (error->message, '\n'));
}

static void
add_file (TjPackage  *package,
          const char *name,
          guint64     size,
          const char *sha256)
{
  g_autoptr(TjAttachment) attachment = NULL;

  attachment = tj_attachment_new (name, size, sha256, "text/plain", TJ_ATTACHMENT_OTHER);
  tj_package_add_attachment (package, attachment);
}

static void
test_compare_files (void)
{
  static const char other_digest[] =
    "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff";
  static const char * const expected[] = {
    "file-changed b-a--c.png", "file-missing 申报表.docx",
    "file-changed 附件/核算 & 说明.pdf", "file-added new.txt",
  };
  g_autoptr(TjSheet) sheet = tj_test_sheet_new (TRUE);
  g_autoptr(TjPackage) same = tj_test_package_new ();
  g_autoptr(GPtrArray) none = tj_sheet_compare_files (sheet, same);
  g_autoptr(GFile) location = g_file_new_for_path ("/nowhere/b.zip");
  g_autoptr(TjPackage) package = tj_package_new ("b.zip", location);
  g_autoptr(GPtrArray) differences = NULL;

  g_assert_cmpuint (none->len, ==, 0);

  add_file (package, "附件/核算 & 说明.pdf", 12, other_digest);
  add_file (package, "b-a--c.png", 11, TJ_TEST_SHA256);
  add_file (package, "new.txt", 1, TJ_TEST_SHA256);
  differences = tj_sheet_compare_files (sheet, package);

  g_assert_cmpuint (differences->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < differences->len; i++)
    {
      const TjSheetDifference *difference = g_ptr_array_index (differences, i);
      g_autofree char *text = g_strconcat (difference->code, " ", difference->name, NULL);

      g_assert_cmpstr (text, ==, expected[i]);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sheet/new", test_new);
  g_test_add_func ("/sheet/check-complete", test_check_complete);
  g_test_add_func ("/sheet/compare-files", test_compare_files);

  return g_test_run ();
}
