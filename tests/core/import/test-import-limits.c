/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/import/tj-import-limits.h"

#include <fcntl.h>
#include <locale.h>
#include <string.h>
#include <unistd.h>

#include "core/import/tj-archive-choices.h"
#include "core/import/tj-attachment-reader.h"
#include "core/import/tj-form-reader.h"
#include "core/import/tj-importer.h"
#include "core/import/tj-office-zip.h"
#include "core/import/tj-package-reader.h"
#include "core/import/tj-package-survey.h"
#include "core/import/tj-source-archive.h"
#include "core/import/tj-source-folder.h"
#include "core/import/tj-source-inner.h"
#include "form-builder.h"
#include "sample-source.h"

/* The limits on sizes, each with what just passes and with one byte more. Large contents are
 * zeros that come out of a decompressor, of a hole in a file or of nowhere. */

#define BLOCK_SIZE (1024 * 1024)

typedef struct
{
  char *folder;
  guint8 *block;
} Fixture;

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  self->folder = test_folder_new ();
  self->block = g_malloc0 (BLOCK_SIZE);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  test_folder_remove (self->folder);
  g_free (self->folder);
  g_free (self->block);
}

static GFile *
write_hole (Fixture    *self,
            const char *name,
            goffset     size)
{
  g_autoptr(GBytes) nothing = g_bytes_new_static ("", 0);
  GFile *file = test_folder_write (self->folder, name, nothing);

  g_assert_cmpint (truncate (g_file_peek_path (file), size), ==, 0);

  return file;
}

/* A Word form of exactly @size bytes. */
static GBytes *
make_form (gsize size)
{
  static const char * const parts[] = { "_rels/.rels", "odd/place.xml" };
  g_autoptr(GBytes) form = form_builder_form_docx (NULL, NULL);
  g_autofree guint8 *padding = g_malloc0 (size);
  gsize n_padding = 0;

  for (;;)
    {
      ArchiveBuilder *builder = archive_builder_new ("zip", "zip:compression=store");
      g_autoptr(GBytes) bytes = NULL;

      for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
        {
          g_autoptr(GBytes) part = tj_office_zip_read_part (form, "form", parts[i], NULL);

          archive_builder_add (builder, parts[i], g_bytes_get_data (part, NULL),
                               g_bytes_get_size (part));
        }

      archive_builder_add (builder, "padding", padding, n_padding);
      bytes = archive_builder_finish (builder);
      if (g_bytes_get_size (bytes) == size)
        return g_steal_pointer (&bytes);

      g_assert_cmpuint (n_padding, ==, 0);
      n_padding = size - g_bytes_get_size (bytes);
    }
}

static TjSource *
open_archive (Fixture        *self,
              ArchiveBuilder *builder,
              gsize          *size)
{
  g_autoptr(GBytes) bytes = archive_builder_finish (builder);
  g_autoptr(GFile) file = test_folder_write (self->folder, "package.zip", bytes);
  g_autoptr(GError) error = NULL;
  TjSource *source;

  source = tj_source_archive_new (file, NULL, TJ_ENTRY_NAMES_AUTO, NULL, &error);
  g_assert_no_error (error);
  if (size != NULL)
    *size = g_bytes_get_size (bytes);

  return source;
}

/* Reads up to @size bytes and returns how many there were. */
static guint64
read_on (Fixture   *self,
         TjSource  *source,
         guint64    size,
         GError   **error)
{
  guint64 total = 0;
  gssize n_read = 1;

  while (total < size && n_read > 0)
    {
      n_read = tj_source_read (source, self->block, MIN (size - total, BLOCK_SIZE), NULL, error);
      total += MAX (n_read, 0);
    }

  return total;
}

/* What an archive says of itself is believed where it is against it. */
static void
test_stated_entry_size (Fixture       *self,
                        gconstpointer  data)
{
  for (guint extra = 0; extra <= 1; extra++)
    {
      ArchiveBuilder *builder = archive_builder_new ("zip", "zip:compression=store");
      const guint32 size = GUINT32_TO_LE (TJ_LIMIT_ENTRY_SIZE + extra);
      g_autoptr(GBytes) bytes = NULL;
      g_autoptr(GBytes) stated = NULL;
      g_autoptr(GFile) file = NULL;
      g_autoptr(TjSource) source = NULL;
      g_autofree guint8 *raw = NULL;
      gsize n_bytes;
      guint8 *first, *second;

      archive_builder_add (builder, "note.bin", "note", 4);
      bytes = archive_builder_finish (builder);
      raw = g_bytes_unref_to_data (g_steal_pointer (&bytes), &n_bytes);
      /* The name ends the entry's header of 30 bytes and the directory's of 46. */
      first = memmem (raw, n_bytes, "note.bin", 8);
      second = memmem (first + 8, raw + n_bytes - first - 8, "note.bin", 8);
      memcpy (first - 30 + 22, &size, sizeof size);
      memcpy (second - 46 + 24, &size, sizeof size);

      stated = g_bytes_new (raw, n_bytes);
      file = test_folder_write (self->folder, "package.zip", stated);
      source = tj_source_archive_new (file, NULL, TJ_ENTRY_NAMES_AUTO, NULL, NULL);
      g_assert_cmpstr (tj_source_next (source, NULL, NULL)->refusal, ==, extra ? "size" : NULL);
    }
}

static void
test_entry_size_in_folder (Fixture       *self,
                           gconstpointer  data)
{
  g_autoptr(GFile) fine = write_hole (self, "1", TJ_LIMIT_ENTRY_SIZE);
  g_autoptr(GFile) large = write_hole (self, "2", TJ_LIMIT_ENTRY_SIZE + 1);
  g_autoptr(GFile) folder = g_file_new_for_path (self->folder);
  g_autoptr(TjSource) source = tj_source_folder_new (folder, NULL, NULL);

  g_assert_null (tj_source_next (source, NULL, NULL)->refusal);
  g_assert_cmpstr (tj_source_next (source, NULL, NULL)->refusal, ==, "size");
}

static TjPackage *
read_package (TjSource *source)
{
  g_autoptr(GFile) location = g_file_new_for_path ("/package");
  TjPackage *package = tj_package_new ("package", location);
  g_autoptr(GError) error = NULL;

  tj_package_reader_read (package, source, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);

  return package;
}

static void
assert_finding (TjPackage  *package,
                const char *code,
                const char *variant)
{
  GListModel *findings = tj_package_get_import_findings (package);
  g_autoptr(TjFinding) finding = g_list_model_get_item (findings, 0);

  g_assert_cmpuint (g_list_model_get_n_items (findings), ==, 1);
  g_assert_cmpstr (tj_finding_get_code (finding), ==, code);
  g_assert_cmpstr (tj_finding_get_variant (finding), ==, variant);
}

/* An entry may turn out larger than it was said to be. */
static void
test_entry_size (Fixture       *self,
                 gconstpointer  data)
{
  const guint extra = GPOINTER_TO_UINT (data);
  g_autoptr(SampleSource) source = sample_source_new ();
  g_autoptr(GBytes) form = form_builder_form_docx (NULL, NULL);
  g_autoptr(TjPackage) package = NULL;
  GListModel *attachments;

  sample_source_add (source, "form.docx", form);
  sample_source_add_zeros (source, "zeros.bin", TJ_LIMIT_ENTRY_SIZE + extra);
  package = read_package (TJ_SOURCE (source));
  attachments = tj_package_get_attachments (package);

  g_assert_cmpuint (g_list_model_get_n_items (attachments), ==, 2 - extra);
  if (extra == 1)
    assert_finding (package, "entry-refused", "size");
  else
    g_assert_cmpuint (g_list_model_get_n_items (tj_package_get_import_findings (package)), ==, 0);
}

/* Zeros alone would break the ratio before. */
static void
test_total_size_of_archive (Fixture       *self,
                            gconstpointer  data)
{
  ArchiveBuilder *builder = archive_builder_new ("zip", "zip:compression-level=1");
  g_autofree guint8 *half = g_malloc0 (TJ_LIMIT_TOTAL_SIZE / 2);
  g_autoptr(GRand) noise = g_rand_new_with_seed (1);
  g_autoptr(TjSource) source = NULL;
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < 2 * 1024 * 1024; i++)
    half[i] = g_rand_int (noise);

  archive_builder_add (builder, "1.bin", half, TJ_LIMIT_TOTAL_SIZE / 2);
  archive_builder_add (builder, "2.bin", half, TJ_LIMIT_TOTAL_SIZE / 2);
  archive_builder_add (builder, "3.bin", half, 1);
  source = open_archive (self, builder, NULL);

  for (guint i = 0; i < 2; i++)
    {
      g_assert_nonnull (tj_source_next (source, NULL, &error));
      g_assert_cmpuint (read_on (self, source, G_MAXUINT64, &error), ==, TJ_LIMIT_TOTAL_SIZE / 2);
      g_assert_no_error (error);
    }

  g_assert_nonnull (tj_source_next (source, NULL, &error));
  g_assert_cmpuint (read_on (self, source, G_MAXUINT64, &error), ==, 0);
  g_assert_error (error, TJ_IMPORT_ERROR, TJ_IMPORT_ERROR_REFUSED);
}

static void
test_total_size_of_folder (Fixture       *self,
                           gconstpointer  data)
{
  g_autoptr(GFile) first = write_hole (self, "1", TJ_LIMIT_TOTAL_SIZE / 2);
  g_autoptr(GFile) second = write_hole (self, "2", TJ_LIMIT_TOTAL_SIZE / 2);
  g_autoptr(GFile) third = write_hole (self, "3", 1);
  g_autoptr(GFile) folder = g_file_new_for_path (self->folder);
  g_autoptr(TjSource) source = tj_source_folder_new (folder, NULL, NULL);
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < 2; i++)
    {
      g_assert_nonnull (tj_source_next (source, NULL, &error));
      g_assert_cmpuint (read_on (self, source, G_MAXUINT64, &error), ==, TJ_LIMIT_TOTAL_SIZE / 2);
      g_assert_no_error (error);
    }

  g_assert_nonnull (tj_source_next (source, NULL, &error));
  g_assert_cmpuint (read_on (self, source, G_MAXUINT64, &error), ==, 0);
  g_assert_error (error, TJ_IMPORT_ERROR, TJ_IMPORT_ERROR_REFUSED);
}

static void
test_ratio (Fixture       *self,
            gconstpointer  data)
{
  ArchiveBuilder *builder = archive_builder_new ("zip", NULL);
  g_autofree guint8 *zeros = g_malloc0 (16 * BLOCK_SIZE);
  g_autoptr(TjSource) source = NULL;
  g_autoptr(GError) error = NULL;
  gsize size;

  archive_builder_add (builder, "zeros.bin", zeros, 16 * BLOCK_SIZE);
  source = open_archive (self, builder, &size);
  g_assert_cmpuint (size * TJ_LIMIT_RATIO, >, TJ_LIMIT_RATIO_FREE);
  g_assert_cmpuint (size * TJ_LIMIT_RATIO, <, 16 * BLOCK_SIZE);

  g_assert_nonnull (tj_source_next (source, NULL, &error));
  g_assert_cmpuint (read_on (self, source, size * TJ_LIMIT_RATIO, &error), ==,
                    size * TJ_LIMIT_RATIO);
  g_assert_no_error (error);
  g_assert_cmpuint (read_on (self, source, 1, &error), ==, 0);
  g_assert_error (error, TJ_IMPORT_ERROR, TJ_IMPORT_ERROR_REFUSED);
}

static void
test_document_size (Fixture       *self,
                    gconstpointer  data)
{
  const guint extra = GPOINTER_TO_UINT (data);
  g_autoptr(GBytes) form = make_form (TJ_LIMIT_DOCUMENT_SIZE + extra);
  g_autoptr(SampleSource) source = sample_source_new ();
  g_autoptr(TjPackage) package = NULL;

  sample_source_add (source, "form.docx", form);
  if (extra == 0)
    {
      package = read_package (TJ_SOURCE (source));
      g_assert_cmpstr (tj_package_get_form_file (package), ==, "form.docx");
    }
  else
    {
      g_autoptr(GBytes) other = form_builder_form_docx (NULL, NULL);

      sample_source_add (source, "other.docx", other);
      package = read_package (TJ_SOURCE (source));
      g_assert_cmpstr (tj_package_get_form_file (package), ==, "other.docx");
      assert_finding (package, "attachment-unreadable", "large");
    }
}

/* A document that is too large to be looked into makes no package of what is called an annex. */
static void
test_document_size_in_survey (Fixture       *self,
                              gconstpointer  data)
{
  g_autoptr(TjArchiveChoices) choices = tj_archive_choices_new ();
  g_autoptr(GFile) location = g_file_new_for_path ("/round");
  g_autoptr(GBytes) small = form_builder_form_docx (NULL, NULL);

  for (guint extra = 0; extra <= 1; extra++)
    {
      g_autoptr(GBytes) form = make_form (TJ_LIMIT_DOCUMENT_SIZE + extra);
      g_autoptr(SampleSource) source = sample_source_new ();
      g_autoptr(TjPackageLayout) layout = NULL;
      g_autoptr(GPtrArray) roots = NULL;

      sample_source_add (source, "1/附件.docx", form);
      sample_source_add (source, "2/form.docx", small);
      layout = tj_package_survey (TJ_SOURCE (source), location, choices, 0, NULL, NULL);
      roots = tj_package_layout_list_roots (layout);
      g_assert_cmpuint (roots->len, ==, 2 - extra);
    }
}

static void
test_document_size_of_attachment (Fixture       *self,
                                  gconstpointer  data)
{
  for (guint extra = 0; extra <= 1; extra++)
    {
      g_autoptr(GBytes) form = make_form (TJ_LIMIT_DOCUMENT_SIZE + extra);
      g_autoptr(GFile) file = test_folder_write (self->folder, "a.docx", form);
      g_autoptr(TjAttachment) attachment = NULL;
      g_autoptr(TjAttachmentText) text = NULL;
      g_autoptr(GError) error = NULL;

      attachment = tj_attachment_new ("a.docx", g_bytes_get_size (form), "", NULL,
                                      TJ_ATTACHMENT_OTHER);
      tj_attachment_set_local_file (attachment, file);
      text = tj_attachment_reader_read (attachment, TJ_TEXT_ALL, NULL, NULL, NULL, &error);

      if (extra == 0)
        g_assert_no_error (error);
      else
        g_assert_error (error, TJ_IMPORT_ERROR, TJ_IMPORT_ERROR_REFUSED);
      g_assert_true ((text != NULL) == (extra == 0));
    }
}

/* A tar ends with as many zeros as one likes. */
static void
test_inner_archive_size (Fixture       *self,
                         gconstpointer  data)
{
  const guint extra = GPOINTER_TO_UINT (data);
  ArchiveBuilder *builder = archive_builder_new ("ustar", NULL);
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(TjArchiveChoices) choices = tj_archive_choices_new ();
  g_autoptr(GFile) location = g_file_new_for_path ("/round/inner.tar");
  g_autoptr(SampleSource) outer = sample_source_new ();
  g_autoptr(TjSource) inner = NULL;
  g_autoptr(GError) error = NULL;

  archive_builder_add (builder, "note.txt", "note", 4);
  bytes = archive_builder_finish (builder);
  sample_source_add_padded (outer, "inner.tar", bytes, TJ_LIMIT_ENTRY_SIZE + extra);
  inner = tj_source_open_inner (TJ_SOURCE (outer), "inner.tar", location, choices, NULL, NULL,
                                &error);

  if (extra == 0)
    {
      g_assert_no_error (error);
      g_assert_cmpstr (tj_source_next (inner, NULL, &error)->name, ==, "note.txt");
      g_assert_cmpuint (read_on (self, inner, G_MAXUINT64, &error), ==, 4);
      g_assert_no_error (error);
    }
  else
    {
      g_assert_null (inner);
      g_assert_error (error, TJ_IMPORT_ERROR, TJ_IMPORT_ERROR_REFUSED);
    }
}

#define RELATION(id, number)                                                                  \
  "<Relationship Id=\"" id "\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/"   \
  "relationships/image\" Target=\"" number ".png\"/>"

#define PROCESS_WORDS "煤气→除尘→透平"
#define DRAWING(id) "<w:r><w:drawing><w:blip w:embed=\"" id "\"/></w:drawing></w:r>"

/* A form whose first two pictures leave one byte of what is allowed; the third has @size. */
static GBytes *
make_form_with_pictures (gsize size)
{
  static const char * const parts[] = { "_rels/.rels", "odd/place.xml" };
  static const char relations[] =
    "<Relationships>" RELATION ("p1", "1") RELATION ("p2", "2") RELATION ("p3", "3")
    "</Relationships>";
  g_autoptr(GBytes) form = form_builder_form_docx (
    PROCESS_WORDS, PROCESS_WORDS "</w:t></w:r>" DRAWING ("p1") DRAWING ("p2") DRAWING ("p3")
    "<w:r><w:t>");
  g_autofree guint8 *picture = g_malloc0 (TJ_LIMIT_PICTURES_SIZE / 2);
  ArchiveBuilder *builder = archive_builder_new ("zip", "zip:compression=store");

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autoptr(GBytes) part = tj_office_zip_read_part (form, "form", parts[i], NULL);

      archive_builder_add (builder, parts[i], g_bytes_get_data (part, NULL),
                           g_bytes_get_size (part));
    }

  archive_builder_add (builder, "odd/_rels/place.xml.rels", relations, strlen (relations));
  archive_builder_add (builder, "odd/1.png", picture, TJ_LIMIT_PICTURES_SIZE / 2);
  archive_builder_add (builder, "odd/2.png", picture, TJ_LIMIT_PICTURES_SIZE / 2 - 1);
  archive_builder_add (builder, "odd/3.png", picture, size);

  return archive_builder_finish (builder);
}

static void
test_pictures_size (Fixture       *self,
                    gconstpointer  data)
{
  const guint extra = GPOINTER_TO_UINT (data);
  g_autoptr(GBytes) bytes = make_form_with_pictures (1 + extra);
  g_autoptr(GPtrArray) findings = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(TjForm) form = NULL;
  g_autoptr(GError) error = NULL;
  GPtrArray *looks;

  form = tj_form_reader_read (bytes, "form.docx", NULL, findings, NULL, &error);
  g_assert_no_error (error);
  looks = tj_field_get_looks (tj_form_get_field (form, "process"));
  g_assert_cmpuint (looks->len, ==, 3);

  for (guint i = 0; i < 3; i++)
    {
      const TjFieldLook *look = g_ptr_array_index (looks, i);

      g_assert_cmpint (look->kind, ==, TJ_LOOK_PICTURE);
      g_assert_true ((look->bytes != NULL) == (i < 2 || extra == 0));
    }
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);

#define ADD(name, extra, function) \
  g_test_add ("/import-limits/" name, Fixture, GUINT_TO_POINTER (extra), set_up, function, \
              tear_down)

  ADD ("stated-entry-size", 0, test_stated_entry_size);
  ADD ("entry-size-in-folder", 0, test_entry_size_in_folder);
  ADD ("entry-size", 0, test_entry_size);
  ADD ("entry-size/beyond", 1, test_entry_size);
  ADD ("total-size-of-archive", 0, test_total_size_of_archive);
  ADD ("total-size-of-folder", 0, test_total_size_of_folder);
  ADD ("ratio", 0, test_ratio);
  ADD ("document-size", 0, test_document_size);
  ADD ("document-size/beyond", 1, test_document_size);
  ADD ("document-size-in-survey", 0, test_document_size_in_survey);
  ADD ("document-size-of-attachment", 0, test_document_size_of_attachment);
  ADD ("inner-archive-size", 0, test_inner_archive_size);
  ADD ("inner-archive-size/beyond", 1, test_inner_archive_size);
  ADD ("pictures-size", 0, test_pictures_size);
  ADD ("pictures-size/beyond", 1, test_pictures_size);
#undef ADD

  return g_test_run ();
}
