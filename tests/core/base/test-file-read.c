/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/base/tj-file-read.h"

#include <glib/gstdio.h>

/* Files of many lengths are read whole up to the limit, and not at all beyond it. */
static void
test_limit (void)
{
  static const struct
  {
    gsize length;
    gsize limit;
    gboolean fits;
  } cases[] = {
    { 0, 0, TRUE }, { 0, 4, TRUE }, { 3, 4, TRUE }, { 4, 4, TRUE }, { 5, 4, FALSE },
    { 100000, 100000, TRUE }, { 100001, 100000, FALSE },
  };
  g_autofree char *folder = g_dir_make_tmp ("tanjian-read-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "名.bin", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *data = g_strnfill (cases[i].length, 'x');
      g_autoptr(GError) error = NULL;
      g_autoptr(GBytes) bytes = NULL;

      g_assert_true (g_file_set_contents (path, data, (gssize) cases[i].length, NULL));
      bytes = tj_file_read (file, cases[i].limit, NULL, &error);
      if (cases[i].fits)
        {
          g_assert_no_error (error);
          g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), data,
                           cases[i].length);
        }
      else
        {
          g_assert_error (error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE);
          g_assert_null (bytes);
        }
    }

  g_unlink (path);
  g_rmdir (folder);
}

/* A device has no size and never ends. */
static void
test_endless (void)
{
  g_autoptr(GFile) file = g_file_new_for_path ("/dev/zero");
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = tj_file_read (file, 1000, NULL, &error);

  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE);
  g_assert_null (bytes);
}

static void
test_problems (void)
{
  g_autoptr(GFile) missing = g_file_new_for_path ("/nowhere/file");
  g_autoptr(GFile) folder = g_file_new_for_path ("/");
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) missing_error = NULL;
  g_autoptr(GError) folder_error = NULL;
  g_autoptr(GError) cancelled_error = NULL;
  g_autoptr(GBytes) bytes = tj_file_read (missing, 10, NULL, &missing_error);

  g_assert_error (missing_error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_null (bytes);
  bytes = tj_file_read (folder, 10, NULL, &folder_error);
  g_assert_error (folder_error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY);
  g_assert_null (bytes);
  g_cancellable_cancel (cancellable);
  bytes = tj_file_read (folder, 10, cancellable, &cancelled_error);
  g_assert_error (cancelled_error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (bytes);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/file-read/limit", test_limit);
  g_test_add_func ("/file-read/endless", test_endless);
  g_test_add_func ("/file-read/problems", test_problems);

  return g_test_run ();
}
