/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gstdio.h>

#include "core/base/tj-file-write.h"

static void
test_replace (void)
{
  g_autofree char *folder = g_dir_make_tmp ("tanjian-write-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "表.xml", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GBytes) first = g_bytes_new_static ("first", 5);
  g_autoptr(GBytes) empty = g_bytes_new_static ("", 0);
  g_autoptr(GError) error = NULL;
  g_autofree char *content = NULL;
  g_autofree char *nothing = NULL;
  GStatBuf info;

  g_assert_true (tj_file_write (file, first, TRUE, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "first");
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);

  g_assert_true (tj_file_write (file, empty, TRUE, &error));
  g_assert_true (g_file_get_contents (path, &nothing, NULL, NULL));
  g_assert_cmpstr (nothing, ==, "");

  g_unlink (path);
  g_rmdir (folder);
}

static void
test_refused (void)
{
  g_autofree char *folder = g_dir_make_tmp ("tanjian-write-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "none", "表.xml", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GBytes) bytes = g_bytes_new_static ("x", 1);
  g_autoptr(GError) error = NULL;

  g_assert_false (tj_file_write (file, bytes, FALSE, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "表.xml"));

  g_rmdir (folder);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/file-write/replace", test_replace);
  g_test_add_func ("/file-write/refused", test_refused);

  return g_test_run ();
}
