/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/import/tj-content-store.h"

#include <glib/gstdio.h>
#include <string.h>

#include "form-builder.h"

#define SHA256 "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"

static GFile *
keep (GFile *folder)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(TjContentWriter) writer = tj_content_writer_new (folder, &error);
  GFile *kept;

  g_assert_no_error (error);
  g_assert_true (tj_content_writer_write (writer, "a", 1, &error));
  g_assert_true (tj_content_writer_write (writer, "bc", 2, &error));
  kept = tj_content_writer_finish (writer, SHA256, &error);
  g_assert_no_error (error);

  return kept;
}

static guint
count_files (const char *folder)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  guint n_files = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n_files++;

  return n_files;
}

static void
test_keep (void)
{
  g_autofree char *folder = test_folder_new ();
  g_autofree char *path = g_build_filename (folder, "new", "contents", NULL);
  g_autofree char *prefix = g_build_filename (path, "ba", NULL);
  g_autofree char *expected = g_build_filename (prefix, SHA256, NULL);
  g_autoptr(GFile) contents = g_file_new_for_path (path);
  g_autoptr(GFile) first = keep (contents);
  g_autoptr(GFile) second = keep (contents);
  g_autofree char *text = NULL;
  GStatBuf status;

  g_assert_true (g_file_equal (first, second));
  g_assert_cmpstr (g_file_peek_path (first), ==, expected);
  g_assert_true (g_file_get_contents (expected, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "abc");
  g_assert_cmpuint (count_files (path), ==, 1);
  g_assert_cmpuint (count_files (prefix), ==, 1);

  g_assert_cmpint (g_stat (expected, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 0777, ==, 0600);
  g_assert_cmpint (g_stat (prefix, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 0777, ==, 0700);

  test_folder_remove (folder);
}

static void
test_abandoned (void)
{
  g_autofree char *folder = test_folder_new ();
  g_autoptr(GFile) contents = g_file_new_for_path (folder);
  TjContentWriter *writer = tj_content_writer_new (contents, NULL);

  g_assert_true (tj_content_writer_write (writer, "abc", 3, NULL));
  g_assert_cmpuint (count_files (folder), ==, 1);
  tj_content_writer_free (writer);

  g_assert_cmpuint (count_files (folder), ==, 0);
  test_folder_remove (folder);
}

/* A file stands in the way: that fails for root as well. */
static void
test_unwritable (void)
{
  g_autofree char *folder = test_folder_new ();
  g_autofree char *blocked = g_build_filename (folder, "file", "below", NULL);
  g_autoptr(GBytes) noise = g_bytes_new_static ("x", 1);
  g_autoptr(GFile) file = test_folder_write (folder, "file", noise);
  g_autoptr(GFile) below = g_file_new_for_path (blocked);
  g_autoptr(GError) error = NULL;

  g_assert_null (tj_content_writer_new (below, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_DIRECTORY);
  g_assert_nonnull (strstr (error->message, blocked));

  test_folder_remove (folder);
}

static void
test_blocked_prefix (void)
{
  g_autofree char *folder = test_folder_new ();
  g_autoptr(GFile) contents = g_file_new_for_path (folder);
  g_autoptr(GBytes) noise = g_bytes_new_static ("x", 1);
  g_autoptr(GFile) file = test_folder_write (folder, "ba", noise);
  TjContentWriter *writer = tj_content_writer_new (contents, NULL);
  g_autoptr(GError) error = NULL;

  g_assert_null (tj_content_writer_finish (writer, SHA256, &error));
  g_assert_nonnull (error);
  g_assert_true (error->domain == G_IO_ERROR);
  tj_content_writer_free (writer);

  g_assert_cmpuint (count_files (folder), ==, 1);
  test_folder_remove (folder);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/content-store/keep", test_keep);
  g_test_add_func ("/content-store/abandoned", test_abandoned);
  g_test_add_func ("/content-store/unwritable", test_unwritable);
  g_test_add_func ("/content-store/blocked-prefix", test_blocked_prefix);

  return g_test_run ();
}
