/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/import/tj-importer.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>
#include <unistd.h>

#include "core/base/tj-digest.h"
#include "core/import/tj-application-writer.h"
#include "core/import/tj-import-limits.h"
#include "form-builder.h"

#define PDF "%PDF-1.4\n"

typedef struct
{
  char *folder;
  TjImporter *importer;
  GFile *contents;
} Fixture;

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  g_autofree char *contents = NULL;

  self->folder = test_folder_new ();
  contents = g_build_filename (self->folder, ".contents", NULL);
  self->contents = g_file_new_for_path (contents);
  self->importer = tj_importer_new (NULL, self->contents);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  test_folder_remove (self->folder);
  g_free (self->folder);
  g_object_unref (self->importer);
  g_object_unref (self->contents);
}

static ArchiveBuilder *
new_package (const char *format,
             const char *options)
{
  ArchiveBuilder *builder = archive_builder_new (format, options);
  g_autoptr(GBytes) form = form_builder_form_docx (NULL, NULL);
  gsize size;
  const void *data = g_bytes_get_data (form, &size);

  archive_builder_add (builder, "form.docx", data, size);

  return builder;
}

static TjPackage *
load_bytes (Fixture    *self,
            const char *name,
            GBytes     *content,
            GError    **error)
{
  g_autoptr(GFile) file = test_folder_write (self->folder, name, content);

  return tj_importer_load (self->importer, file, NULL, NULL, error);
}

static TjPackage *
load_archive (Fixture         *self,
              ArchiveBuilder  *builder,
              GError         **error)
{
  g_autoptr(GBytes) bytes = archive_builder_finish (builder);

  return load_bytes (self, "package.zip", bytes, error);
}

static void
assert_fails (Fixture    *self,
              const char *name,
              const void *data,
              gsize       size,
              int         code)
{
  g_autoptr(GBytes) bytes = g_bytes_new (data, size);
  g_autoptr(GError) error = NULL;
  g_autoptr(TjPackage) package = load_bytes (self, name, bytes, &error);

  g_assert_error (error, TJ_IMPORT_ERROR, code);
  g_assert_nonnull (strstr (error->message, name));
  g_assert_null (package);
}

static guint
count (TjPackage  *package,
       const char *code,
       const char *variant)
{
  GListModel *findings = tj_package_get_import_findings (package);
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr(TjFinding) finding = g_list_model_get_item (findings, i);

      n += g_str_equal (tj_finding_get_code (finding), code) &&
           g_strcmp0 (tj_finding_get_variant (finding), variant) == 0;
    }

  return n;
}

static void
test_formats (Fixture       *self,
              gconstpointer  data)
{
  static const char * const formats[][2] = {
    { "zip", NULL }, { "zip", "zip:compression=store" }, { "zip", "zip:zip64" },
    { "7zip", NULL }, { "gnutar", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      ArchiveBuilder *builder = new_package (formats[i][0], formats[i][1]);
      g_autoptr(GError) error = NULL;
      g_autoptr(TjPackage) package = NULL;
      g_autofree char *digest = NULL;
      g_autoptr(GBytes) pdf = g_bytes_new_static (PDF, strlen (PDF));
      TjAttachment *attachment;

      archive_builder_add (builder, "附件1 减排量核算.pdf", PDF, strlen (PDF));
      archive_builder_add (builder, "__MACOSX/._form.docx", "x", 1);
      archive_builder_add (builder, "~$form.docx", "x", 1);
      package = load_archive (self, builder, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (tj_package_get_form_file (package), ==, "form.docx");
      g_assert_cmpuint (g_list_model_get_n_items (tj_package_get_attachments (package)), ==, 2);
      g_assert_cmpuint (g_list_model_get_n_items (tj_package_get_import_findings (package)), ==, 1);
      g_assert_cmpuint (count (package, "files-ignored", NULL), ==, 1);

      attachment = tj_package_find_attachment (package, "附件1 减排量核算.pdf");
      digest = tj_digest_bytes (pdf);
      g_assert_cmpint (tj_attachment_get_kind (attachment), ==, TJ_ATTACHMENT_CALCULATION);
      g_assert_cmpstr (tj_attachment_get_sha256 (attachment), ==, digest);
      g_assert_true (g_file_query_exists (tj_attachment_get_local_file (attachment), NULL));
      g_assert_cmpuint (strlen (tj_package_get_sha256 (package)), ==, 64);
    }
}

static void
test_locale (Fixture       *self,
             gconstpointer  data)
{
  ArchiveBuilder *builder = new_package ("zip", "zip:hdrcharset=UTF-8");
  g_autoptr(GError) error = NULL;
  g_autoptr(TjPackage) package = NULL;

  archive_builder_add (builder, "专利证书.pdf", PDF, strlen (PDF));
  setlocale (LC_ALL, "C");
  package = load_archive (self, builder, &error);
  setlocale (LC_ALL, "C.UTF-8");

  g_assert_no_error (error);
  g_assert_nonnull (tj_package_find_attachment (package, "专利证书.pdf"));
}

static void
test_gbk_names (Fixture       *self,
                gconstpointer  data)
{
  static const char * const names[] = { "附件\\鉴定证书.pdf", "一.pdf", "乗.pdf" };
  ArchiveBuilder *builder;
  g_autoptr(GError) error = NULL;
  g_autoptr(TjPackage) package = NULL;

  setlocale (LC_ALL, "C");
  builder = new_package ("zip", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *raw = g_convert (names[i], -1, "GB18030", "UTF-8", NULL, NULL, NULL);

      archive_builder_add (builder, raw, PDF, strlen (PDF));
    }
  setlocale (LC_ALL, "C.UTF-8");
  package = load_archive (self, builder, &error);

  g_assert_no_error (error);
  g_assert_nonnull (tj_package_find_attachment (package, "附件/鉴定证书.pdf"));
  /* Valid UTF-8 by chance; its neighbours give it away. */
  g_assert_nonnull (tj_package_find_attachment (package, "一.pdf"));
  g_assert_nonnull (tj_package_find_attachment (package, "乗.pdf"));
}

static void
test_refused_entries (Fixture       *self,
                      gconstpointer  data)
{
  ArchiveBuilder *builder = new_package ("zip", NULL);
  g_autoptr(GString) deep = g_string_new (NULL);
  g_autofree char *longest = g_strnfill (TJ_LIMIT_PATH_LENGTH + 1, 'n');
  g_autofree char *outside = g_build_filename (self->folder, "..", "evil.txt", NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(TjPackage) package = NULL;

  for (guint i = 0; i < TJ_LIMIT_PATH_DEPTH - 1; i++)
    g_string_append (deep, "d/");
  g_string_append (deep, "f");

  archive_builder_add (builder, "../evil.txt", "x", 1);
  archive_builder_add (builder, "a/../../evil.txt", "x", 1);
  archive_builder_add (builder, "a\\..\\evil.txt", "x", 1);
  archive_builder_add (builder, "/etc/evil.txt", "x", 1);
  archive_builder_add (builder, "C:\\evil.txt", "x", 1);
  archive_builder_link (builder, "link", "/etc/passwd");
  archive_builder_add (builder, "Report.pdf", PDF, strlen (PDF));
  archive_builder_add (builder, "REPORT.pdf", PDF, strlen (PDF));
  archive_builder_add (builder, longest, "x", 1);
  archive_builder_add (builder, longest + 1, "x", 1);
  archive_builder_add (builder, deep->str, "x", 1);
  g_string_prepend (deep, "d/");
  archive_builder_add (builder, deep->str, "x", 1);
  package = load_archive (self, builder, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (count (package, "entry-refused", "path"), ==, 5);
  g_assert_cmpuint (count (package, "entry-refused", "link"), ==, 1);
  g_assert_cmpuint (count (package, "entry-refused", "clash"), ==, 1);
  g_assert_cmpuint (count (package, "entry-refused", "long"), ==, 1);
  g_assert_cmpuint (count (package, "entry-refused", "deep"), ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (tj_package_get_attachments (package)), ==, 4);
  g_assert_false (g_file_test (outside, G_FILE_TEST_EXISTS));
}

static void
test_count (Fixture       *self,
            gconstpointer  data)
{
  for (guint extra = 0; extra < 2; extra++)
    {
      ArchiveBuilder *builder = new_package ("zip", "zip:compression=store");
      g_autoptr(GError) error = NULL;
      g_autoptr(TjPackage) package = NULL;

      for (guint i = 1; i < TJ_LIMIT_ENTRIES + extra; i++)
        {
          g_autofree char *name = g_strdup_printf ("%u.txt", i);

          archive_builder_add (builder, name, "same", 4);
        }
      package = load_archive (self, builder, &error);

      if (extra == 0)
        g_assert_no_error (error);
      else
        g_assert_error (error, TJ_IMPORT_ERROR, TJ_IMPORT_ERROR_REFUSED);
    }
}

static void
test_bomb (Fixture       *self,
           gconstpointer  data)
{
  ArchiveBuilder *builder = new_package ("zip", NULL);
  const gsize size = 64 * 1024 * 1024;
  g_autofree guint8 *zeros = g_malloc0 (size);
  g_autoptr(GError) error = NULL;
  g_autoptr(TjPackage) package = NULL;

  archive_builder_add (builder, "bomb.bin", zeros, size);
  package = load_archive (self, builder, &error);

  g_assert_error (error, TJ_IMPORT_ERROR, TJ_IMPORT_ERROR_REFUSED);
  g_assert_null (package);
}

/* Zeros pass any ratio; they are let off up to the free megabyte and not one byte beyond. */
static void
test_ratio (Fixture       *self,
            gconstpointer  data)
{
  g_autoptr(GBytes) form = form_builder_form_docx (NULL, NULL);
  const gsize size = TJ_LIMIT_RATIO_FREE - g_bytes_get_size (form);
  g_autofree guint8 *zeros = g_malloc0 (size + 1);

  for (guint extra = 0; extra < 2; extra++)
    {
      ArchiveBuilder *builder = new_package ("zip", NULL);
      g_autoptr(GError) error = NULL;
      g_autoptr(TjPackage) package = NULL;

      archive_builder_add (builder, "zeros.bin", zeros, size + extra);
      package = load_archive (self, builder, &error);

      if (extra == 0)
        g_assert_no_error (error);
      else
        g_assert_error (error, TJ_IMPORT_ERROR, TJ_IMPORT_ERROR_REFUSED);
    }
}

static void
test_encrypted (Fixture       *self,
                gconstpointer  data)
{
  static const char * const options[] = { "zip:encryption=zipcrypt", "zip:encryption=aes256" };

  for (guint i = 0; i < G_N_ELEMENTS (options); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(TjPackage) package = load_archive (self, new_package ("zip", options[i]), &error);

      g_assert_error (error, TJ_IMPORT_ERROR, TJ_IMPORT_ERROR_ENCRYPTED);
      g_assert_null (package);
    }
}

static void
test_unreadable (Fixture       *self,
                 gconstpointer  data)
{
  static const char compound[] = "\320\317\021\340\241\261\032\341 old";
  static const char locked[] = "\320\317\021\340\241\261\032\341"
                               "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0";
  g_autoptr(GBytes) whole = archive_builder_finish (new_package ("zip", NULL));
  g_autoptr(GBytes) form = form_builder_form_docx (NULL, NULL);

  assert_fails (self, "half.zip", g_bytes_get_data (whole, NULL), g_bytes_get_size (whole) / 2,
                TJ_IMPORT_ERROR_UNREADABLE);
  assert_fails (self, "half.docx", g_bytes_get_data (form, NULL), g_bytes_get_size (form) / 2,
                TJ_IMPORT_ERROR_UNREADABLE);
  assert_fails (self, "empty.zip", "", 0, TJ_IMPORT_ERROR_UNREADABLE);
  assert_fails (self, "noise.zip", "\1\2\3\4noise", 9, TJ_IMPORT_ERROR_UNREADABLE);
  assert_fails (self, "old.doc", compound, sizeof compound, TJ_IMPORT_ERROR_NO_FORM);
  assert_fails (self, "locked.docx", locked, sizeof locked, TJ_IMPORT_ERROR_SEALED);
  assert_fails (self, "alone.txt", "text", 4, TJ_IMPORT_ERROR_NO_FORM);
}

static void
assert_typed (TjPackage  *package,
              GError     *error,
              const char *variant)
{
  g_assert_no_error (error);
  g_assert_null (tj_package_get_form_file (package));
  g_assert_cmpstr (tj_form_get_text (tj_package_get_form (package), "technology_name"), ==, "");
  g_assert_cmpuint (tj_form_get_n_cases (tj_package_get_form (package)), ==, 0);
  g_assert_cmpuint (count (package, "form-typed", variant), ==, 1);
}

/* Pages to type a form from are a package; what has neither form nor pages is none. */
static void
test_form_to_type (Fixture       *self,
                   gconstpointer  data)
{
  static const char png[] = "\211PNG\r\n\032\n";
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) pdf = g_bytes_new_static (PDF, strlen (PDF));
  g_autoptr(GBytes) picture = g_bytes_new_static (png, strlen (png));
  g_autoptr(TjPackage) alone = load_bytes (self, "申报表.pdf", pdf, &error);
  g_autoptr(TjPackage) unnamed = NULL;
  g_autoptr(TjPackage) scan = NULL;
  g_autoptr(TjPackage) both = NULL;
  g_autoptr(TjPackage) neither = NULL;
  ArchiveBuilder *builder = archive_builder_new ("zip", NULL);

  assert_typed (alone, error, "pdf");
  unnamed = load_bytes (self, "申报表", pdf, &error);
  assert_typed (unnamed, error, "pdf");
  scan = load_bytes (self, "扫描.png", picture, &error);
  assert_typed (scan, error, "picture");

  archive_builder_add (builder, "扫描.png", png, strlen (png));
  archive_builder_add (builder, "申报表.pdf", PDF, strlen (PDF));
  archive_builder_add (builder, "说明.docx", "no document", 11);
  both = load_archive (self, builder, &error);
  assert_typed (both, error, "pdf");
  g_assert_cmpuint (count (both, "attachment-unreadable", "content"), ==, 1);

  builder = archive_builder_new ("zip", NULL);
  archive_builder_add (builder, "说明.pdf", "no pages", 8);
  neither = load_archive (self, builder, &error);
  g_assert_error (error, TJ_IMPORT_ERROR, TJ_IMPORT_ERROR_NO_FORM);
  g_assert_null (neither);
}

static void
test_missing (Fixture       *self,
              gconstpointer  data)
{
  g_autoptr(GFile) nowhere = g_file_resolve_relative_path (self->contents, "nowhere");
  g_autoptr(GError) error = NULL;

  g_assert_null (tj_importer_load (self->importer, nowhere, NULL, NULL, &error));
  g_assert_error (error, TJ_IMPORT_ERROR, TJ_IMPORT_ERROR_UNREADABLE);
}

static void
test_folder (Fixture       *self,
             gconstpointer  data)
{
  g_autoptr(GBytes) form = form_builder_form_docx (NULL, NULL);
  g_autoptr(GBytes) pdf = g_bytes_new_static (PDF, strlen (PDF));
  g_autoptr(GBytes) text = g_bytes_new_static ("no pdf", 6);
  g_autoptr(GFile) form_file = test_folder_write (self->folder, "one/申报表.docx", form);
  g_autoptr(GFile) second = test_folder_write (self->folder, "one/附件/推荐意见.pdf", pdf);
  g_autoptr(GFile) third = test_folder_write (self->folder, "one/附件/false.pdf", text);
  g_autoptr(GFile) location = g_file_get_parent (form_file);
  g_autofree char *link = g_build_filename (self->folder, "one", "link", NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(TjPackage) package = NULL;
  g_autofree char *manifest = NULL;
  TjAttachment *attachment;

  g_assert_cmpint (symlink ("/etc/passwd", link), ==, 0);
  package = tj_importer_load (self->importer, location, NULL, NULL, &error);

  g_assert_no_error (error);
  manifest = tj_package_dup_manifest_sha256 (package);
  g_assert_cmpstr (tj_package_get_sha256 (package), ==, manifest);
  g_assert_cmpuint (count (package, "entry-refused", "link"), ==, 1);
  g_assert_cmpuint (count (package, "attachment-unreadable", "content"), ==, 1);
  attachment = tj_package_find_attachment (package, "附件/推荐意见.pdf");
  g_assert_true (g_file_equal (tj_attachment_get_local_file (attachment), second));
  g_assert_cmpint (tj_attachment_get_kind (attachment), ==, TJ_ATTACHMENT_RECOMMENDATION);
  g_assert_false (g_file_query_exists (self->contents, NULL));
}

/* A Word file sent under the name of an archive is still a form. */
static void
test_misnamed (Fixture       *self,
               gconstpointer  data)
{
  g_autoptr(GBytes) form = form_builder_form_docx (NULL, NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(TjPackage) package = load_bytes (self, "form.zip", form, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (tj_package_get_form_file (package), ==, "form.zip");
}

/* The sizes in the headers say ten bytes; what counts is what comes out. */
static void
test_lying_size (Fixture       *self,
                 gconstpointer  data)
{
  ArchiveBuilder *builder = new_package ("zip", "zip:compression=store");
  g_autofree char *content = g_strnfill (5000, 'x');
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GBytes) lying = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(TjPackage) package = NULL;
  g_autofree guint8 *raw = NULL;
  gsize size;
  guint8 *header;

  archive_builder_add (builder, "note.bin", content, strlen (content));
  bytes = archive_builder_finish (builder);
  size = g_bytes_get_size (bytes);
  raw = g_memdup2 (g_bytes_get_data (bytes, NULL), size);

  /* The last name in the file is that of the central directory, 46 bytes into its record. */
  header = memmem (raw + size - 400, 400, "note.bin", strlen ("note.bin"));
  g_assert_nonnull (header);
  memcpy (header - 46 + 24, "\12\0\0\0", 4);
  lying = g_bytes_new (raw, size);
  package = load_bytes (self, "lying.zip", lying, &error);

  g_assert_true (package != NULL || error->domain == TJ_IMPORT_ERROR);
  if (package != NULL)
    g_assert_cmpuint (tj_attachment_get_size (tj_package_find_attachment (package, "note.bin")),
                      <=, 5000);
}

static void
test_several_forms (Fixture       *self,
                    gconstpointer  data)
{
  g_autoptr(GBytes) form = form_builder_form_docx (NULL, NULL);
  g_autoptr(GFile) first = test_folder_write (self->folder, "two/a.docx", form);
  g_autoptr(GFile) location = g_file_get_parent (first);
  g_autoptr(TjPackage) package = tj_importer_load (self->importer, first, NULL, NULL, NULL);
  g_autoptr(GBytes) xml = tj_application_write (tj_package_get_form (package));
  g_autoptr(GFile) second = test_folder_write (self->folder, "two/application.xml", xml);
  g_autoptr(GError) error = NULL;

  g_assert_null (tj_importer_load (self->importer, location, NULL, NULL, &error));
  g_assert_error (error, TJ_IMPORT_ERROR, TJ_IMPORT_ERROR_SEVERAL_FORMS);
  g_assert_nonnull (strstr (error->message, "a.docx"));
  g_assert_nonnull (strstr (error->message, "application.xml"));
}

static void
test_locate (Fixture       *self,
             gconstpointer  data)
{
  g_autoptr(GBytes) form = form_builder_form_docx (NULL, NULL);
  g_autoptr(GBytes) noise = g_bytes_new_static ("noise", 5);
  g_autoptr(GFile) a = test_folder_write (self->folder, "round/a/form.docx", form);
  g_autoptr(GFile) b = test_folder_write (self->folder, "round/b.zip", noise);
  g_autoptr(GFile) c = test_folder_write (self->folder, "round/readme.txt", noise);
  g_autoptr(GFile) d = test_folder_write (self->folder, "round/.hidden.zip", noise);
  g_autoptr(GFile) package = g_file_get_parent (a);
  g_autoptr(GFile) round = g_file_get_parent (b);
  g_autoptr(TjPackageListing) several = NULL;
  g_autoptr(TjPackageListing) one = NULL;

  several = tj_importer_list_packages (self->importer, round, NULL, NULL);
  one = tj_importer_list_packages (self->importer, package, NULL, NULL);

  g_assert_cmpuint (several->offers->len, ==, 2);
  g_assert_true (g_file_equal (tj_package_listing_get (several, 0), package));
  g_assert_true (g_file_equal (tj_package_listing_get (several, 1), b));
  g_assert_cmpuint (several->loose->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (several->loose, 0), ==, "readme.txt");
  g_assert_cmpuint (one->offers->len, ==, 1);
  g_assert_true (g_file_equal (tj_package_listing_get (one, 0), package));
  g_assert_cmpuint (one->loose->len, ==, 0);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  GAsyncResult **kept = data;

  *kept = g_object_ref (result);
}

static void
test_async (Fixture       *self,
            gconstpointer  data)
{
  g_autoptr(GBytes) bytes = archive_builder_finish (new_package ("zip", NULL));
  g_autoptr(GFile) file = test_folder_write (self->folder, "package.zip", bytes);
  g_autoptr(GCancellable) cancelled = g_cancellable_new ();
  g_autoptr(GAsyncResult) first = NULL;
  g_autoptr(GAsyncResult) second = NULL;
  g_autoptr(TjPackage) package = NULL;
  g_autoptr(GError) error = NULL;

  g_cancellable_cancel (cancelled);
  tj_importer_load_async (self->importer, file, NULL, NULL, loaded_cb, &first);
  tj_importer_load_async (self->importer, file, NULL, cancelled, loaded_cb, &second);
  while (first == NULL || second == NULL)
    g_main_context_iteration (NULL, TRUE);

  package = tj_importer_load_finish (self->importer, first, &error);
  g_assert_no_error (error);
  g_assert_nonnull (package);
  g_assert_null (tj_importer_load_finish (self->importer, second, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/importer/formats", test_formats);
  ADD ("/importer/locale", test_locale);
  ADD ("/importer/gbk-names", test_gbk_names);
  ADD ("/importer/refused-entries", test_refused_entries);
  ADD ("/importer/count", test_count);
  ADD ("/importer/bomb", test_bomb);
  ADD ("/importer/ratio", test_ratio);
  ADD ("/importer/encrypted", test_encrypted);
  ADD ("/importer/unreadable", test_unreadable);
  ADD ("/importer/form-to-type", test_form_to_type);
  ADD ("/importer/missing", test_missing);
  ADD ("/importer/folder", test_folder);
  ADD ("/importer/lying-size", test_lying_size);
  ADD ("/importer/misnamed", test_misnamed);
  ADD ("/importer/several-forms", test_several_forms);
  ADD ("/importer/locate", test_locate);
  ADD ("/importer/async", test_async);
#undef ADD

  return g_test_run ();
}
