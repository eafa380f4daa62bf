/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/import/tj-office-zip.h"

#include <string.h>

#include "core/import/tj-import-limits.h"
#include "core/import/tj-importer.h"
#include "form-builder.h"

static GBytes *
make_zip (const char *name,
          const char *content)
{
  ArchiveBuilder *builder = archive_builder_new ("zip", NULL);

  archive_builder_add (builder, "other.xml", "<a/>", 4);
  archive_builder_add (builder, name, content, strlen (content));

  return archive_builder_finish (builder);
}

static void
test_part (void)
{
  g_autoptr(GBytes) bytes = make_zip ("word/Styles.xml", "<styles/>");
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) part = NULL;

  part = tj_office_zip_read_part (bytes, "form.docx", "word/styles.xml", &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (part, NULL), g_bytes_get_size (part), "<styles/>", 9);

  g_assert_null (tj_office_zip_read_part (bytes, "form.docx", "word/document.xml", &error));
  g_assert_no_error (error);
}

static void
test_part_size (void)
{
  const gsize size = TJ_LIMIT_PART_SIZE + 1;
  g_autofree guint8 *zeros = g_malloc0 (size);

  for (guint extra = 0; extra <= 1; extra++)
    {
      ArchiveBuilder *builder = archive_builder_new ("zip", NULL);
      g_autoptr(GBytes) bytes = NULL;
      g_autoptr(GBytes) part = NULL;
      g_autoptr(GError) error = NULL;

      archive_builder_add (builder, "a.xml", zeros, TJ_LIMIT_PART_SIZE + extra);
      bytes = archive_builder_finish (builder);
      part = tj_office_zip_read_part (bytes, "form.docx", "a.xml", &error);

      if (extra == 0)
        g_assert_cmpuint (g_bytes_get_size (part), ==, TJ_LIMIT_PART_SIZE);
      else
        g_assert_error (error, TJ_IMPORT_ERROR, TJ_IMPORT_ERROR_REFUSED);
    }
}

static void
test_count (void)
{
  for (guint extra = 0; extra <= 1; extra++)
    {
      ArchiveBuilder *builder = archive_builder_new ("zip", NULL);
      g_autoptr(GBytes) bytes = NULL;
      g_autoptr(GBytes) part = NULL;
      g_autoptr(GError) error = NULL;

      for (guint i = 0; i < TJ_LIMIT_ENTRIES + extra; i++)
        {
          g_autofree char *name = g_strdup_printf ("%u.xml", i);

          archive_builder_add (builder, name, "x", 1);
        }
      bytes = archive_builder_finish (builder);
      part = tj_office_zip_read_part (bytes, "form.docx", "none.xml", &error);

      g_assert_null (part);
      if (extra == 0)
        g_assert_no_error (error);
      else
        g_assert_error (error, TJ_IMPORT_ERROR, TJ_IMPORT_ERROR_REFUSED);
    }
}

static void
test_encrypted (void)
{
  ArchiveBuilder *builder = archive_builder_new ("zip", "zip:encryption=aes256");
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) error = NULL;

  archive_builder_add (builder, "a.xml", "<a/>", 4);
  bytes = archive_builder_finish (builder);

  g_assert_null (tj_office_zip_read_part (bytes, "form.docx", "a.xml", &error));
  g_assert_error (error, TJ_IMPORT_ERROR, TJ_IMPORT_ERROR_ENCRYPTED);
}

static void
test_damaged (void)
{
  g_autoptr(GBytes) noise = g_bytes_new_static ("PK\003\004noise", 9);
  g_autoptr(GError) error = NULL;

  g_assert_null (tj_office_zip_read_part (noise, "form.docx", "a.xml", &error));
  g_assert_error (error, TJ_IMPORT_ERROR, TJ_IMPORT_ERROR_UNREADABLE);
  g_assert_nonnull (strstr (error->message, "form.docx"));
}

static void
test_magic (void)
{
  static const char locked[] = "\320\317\021\340\241\261\032\341.."
                               "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0";
  g_autoptr(GBytes) zip = make_zip ("a", "b");
  g_autoptr(GBytes) empty = g_bytes_new_static ("", 0);
  g_autoptr(GBytes) old = g_bytes_new_static (locked, 10);
  g_autoptr(GBytes) cut = g_bytes_new_static (locked, 7);
  g_autoptr(GBytes) whole = g_bytes_new_static (locked, sizeof locked);

  g_assert_true (tj_office_zip_is_zip (zip));
  g_assert_false (tj_office_zip_is_zip (empty));
  g_assert_false (tj_office_zip_is_zip (old));
  g_assert_true (tj_office_zip_is_compound (old));
  g_assert_false (tj_office_zip_is_compound (cut));
  g_assert_false (tj_office_zip_is_compound (zip));
  g_assert_false (tj_office_zip_is_encrypted_compound (old));
  g_assert_true (tj_office_zip_is_encrypted_compound (whole));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/office-zip/part", test_part);
  g_test_add_func ("/office-zip/part-size", test_part_size);
  g_test_add_func ("/office-zip/count", test_count);
  g_test_add_func ("/office-zip/encrypted", test_encrypted);
  g_test_add_func ("/office-zip/damaged", test_damaged);
  g_test_add_func ("/office-zip/magic", test_magic);

  return g_test_run ();
}
