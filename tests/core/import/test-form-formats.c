/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/import/tj-form-reader.h"

#include <string.h>

#include "core/import/tj-import-limits.h"
#include "core/import/tj-importer.h"
#include "core/import/tj-office-zip.h"
#include "core/model/tj-finding.h"
#include "form-builder.h"

/* The same form in each format, and how each is found. */

#define WORD_2003                                                                             \
  "<?xml version=\"1.0\"?><?mso-application progid=\"Word.Document\"?>"                       \
  "<w:wordDocument xmlns:w=\"http://schemas.microsoft.com/office/word/2003/wordml\"/>"

static GBytes *
new_flat_form (void)
{
  g_autofree char *form = form_builder_form ();

  return form_builder_flat (form);
}

static TjForm *
read_form (GBytes     *bytes,
           const char *name,
           guint       n_findings)
{
  g_autoptr(GPtrArray) findings = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GError) error = NULL;
  TjForm *form = tj_form_reader_read (bytes, name, NULL, findings, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (form);
  g_assert_cmpuint (findings->len, ==, n_findings);

  return form;
}

static void
assert_same (TjForm *form,
             TjForm *expected)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "forms", "plain.tsv", NULL);
  g_autofree char *content = NULL;
  g_auto(GStrv) lines = NULL;

  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  lines = g_strsplit (g_strchomp (content), "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      TjField *field;
      TjField *other;
      const TjPlace *place;

      *strchr (lines[i], '\t') = '\0';
      field = tj_form_lookup (form, lines[i]);
      other = tj_form_lookup (expected, lines[i]);
      g_assert_cmpstr (tj_field_get_text (field), ==, tj_field_get_text (other));

      /* What was left blank is nowhere. */
      if ((place = tj_field_get_place (other)) == NULL)
        continue;

      g_assert_cmpuint (tj_field_get_place (field)->row, ==, place->row);
      g_assert_cmpuint (tj_field_get_place (field)->column, ==, place->column);
    }

  g_assert_cmpstr (tj_form_get_category (form), ==, tj_form_get_category (expected));
  g_assert_cmpstr (tj_form_get_stage (form), ==, tj_form_get_stage (expected));
  g_assert_cmpuint (tj_form_get_n_cases (form), ==, tj_form_get_n_cases (expected));
}

static void
test_same_form (void)
{
  g_autoptr(GBytes) word_bytes = form_builder_form_docx (NULL, NULL);
  g_autoptr(GBytes) flat_bytes = new_flat_form ();
  g_autoptr(GBytes) odt_bytes = form_builder_form_odt (NULL, NULL);
  g_autoptr(TjForm) word = read_form (word_bytes, "form.docx", 0);
  g_autoptr(TjForm) flat = read_form (flat_bytes, "form.xml", 0);
  g_autoptr(TjForm) odt = read_form (odt_bytes, "form.odt", 0);

  assert_same (flat, word);
  assert_same (odt, word);
}

/* The styles part lies beside the document, wherever that is. */
static void
test_flat_styles (void)
{
  g_autoptr(GBytes) bytes = NULL;
  g_autofree char *form = form_builder_form ();
  g_autoptr(GString) body = g_string_new (form);
  g_autoptr(TjForm) read = NULL;

  g_string_replace (body, "<w:r><w:t>投资较高</w:t></w:r>",
                    "<w:r><w:rPr><w:rStyle w:val=\"hint\"/></w:rPr><w:t>请填写</w:t></w:r>"
                    "<w:r><w:t>投资较高</w:t></w:r>", 1);
  bytes = form_builder_flat (body->str);
  read = read_form (bytes, "form.xml", 1);

  g_assert_cmpstr (tj_field_get_text (tj_form_lookup (read, "barriers")), ==, "投资较高");
}

static void
test_odt_findings (void)
{
  g_autoptr(GBytes) bytes = form_builder_form_odt (
    "<text:p>投资较高</text:p>",
    "<text:p>投资<text:span text:style-name=\"Hint\">请填写</text:span>较高<office:annotation/></text:p>");
  g_autoptr(TjForm) read = read_form (bytes, "form.odt", 2);

  g_assert_cmpstr (tj_field_get_text (tj_form_lookup (read, "barriers")), ==, "投资较高");
}

static GBytes *
make_docx_with_notes (const char *notes)
{
  static const char * const parts[] = { "_rels/.rels", "odd/place.xml" };
  g_autoptr(GBytes) form = form_builder_form_docx (
    "<w:t>投资较高</w:t></w:r>",
    "<w:t>投资较高</w:t></w:r><w:r><w:footnoteReference w:id=\"1\"/></w:r>");
  ArchiveBuilder *builder = archive_builder_new ("zip", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autoptr(GBytes) part = tj_office_zip_read_part (form, "form", parts[i], NULL);

      archive_builder_add (builder, parts[i], g_bytes_get_data (part, NULL),
                           g_bytes_get_size (part));
    }
  archive_builder_add (builder, "odd/footnotes.xml", notes, strlen (notes));

  return archive_builder_finish (builder);
}

/* An applicant may qualify a figure in a footnote, which no answer holds. */
static void
test_notes (void)
{
  g_autoptr(GBytes) docx = make_docx_with_notes (
    "<w:footnotes xmlns:w=\"urn:w\"><w:footnote w:id=\"1\"><w:p><w:r><w:t>未审计</w:t></w:r></w:p>"
    "</w:footnote></w:footnotes>");
  g_autoptr(GBytes) odt = form_builder_form_odt (
    "<text:p>投资较高</text:p>",
    "<text:p>投资较高<text:note><text:note-citation>1</text:note-citation><text:note-body>"
    "<text:p>未审计</text:p></text:note-body></text:note></text:p>");
  GBytes * const forms[] = { docx, odt };

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autoptr(GPtrArray) findings = g_ptr_array_new_with_free_func (g_object_unref);
      g_autoptr(GError) error = NULL;
      g_autoptr(TjForm) form = NULL;
      g_autofree char *message = NULL;

      form = tj_form_reader_read (forms[i], "form", NULL, findings, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (tj_form_get_text (form, "barriers"), ==, "投资较高");
      g_assert_cmpuint (findings->len, ==, 1);
      g_assert_cmpstr (tj_finding_get_code (findings->pdata[0]), ==, "footnotes");
      message = tj_finding_dup_message (findings->pdata[0], TJ_LANGUAGE_ZH);
      g_assert_nonnull (strstr (message, "“未审计”"));
    }
}

/* That there are notes is said even where they cannot be read; the form is read all the same. */
static void
test_unread_notes (void)
{
  g_autoptr(GBytes) docx = make_docx_with_notes ("<w:footnotes xmlns:w=\"urn:w\"><w:footnote>");
  g_autoptr(GPtrArray) findings = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GError) error = NULL;
  g_autoptr(TjForm) form = tj_form_reader_read (docx, "form", NULL, findings, NULL, &error);
  g_autofree char *message = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (tj_form_get_text (form, "barriers"), ==, "投资较高");
  g_assert_cmpuint (findings->len, ==, 1);
  g_assert_cmpstr (tj_finding_get_code (findings->pdata[0]), ==, "footnotes");
  g_assert_cmpstr (tj_finding_get_variant (findings->pdata[0]), ==, "unread");
  message = tj_finding_dup_message (findings->pdata[0], TJ_LANGUAGE_ZH);
  g_assert_nonnull (strstr (message, "损坏或过大"));
}

static void
assert_error (GBytes     *bytes,
              int         code,
              const char *word)
{
  g_autoptr(GPtrArray) findings = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GError) error = NULL;

  g_assert_null (tj_form_reader_read (bytes, "form.xml", NULL, findings, NULL, &error));
  g_assert_error (error, TJ_IMPORT_ERROR, code);
  g_assert_nonnull (strstr (error->message, word));
}

static void
test_refused (void)
{
  static const char * const files[][2] = {
    { "<!DOCTYPE a [<!ENTITY b \"c\">]><pkg:package xmlns:pkg="
      "\"http://schemas.microsoft.com/office/2006/xmlPackage\">&b;</pkg:package>", "form.xml" },
    { "<p:package xmlns:p=\"http://schemas.microsoft.com/office/2006/xmlPackage\"/>",
      "no document" },
    { "<p:package xmlns:p=\"http://schemas.microsoft.com/office/2006/xmlPackage\">", "form.xml" },
    { "<p:package xmlns:p=\"http://schemas.microsoft.com/office/2006/xmlPackage\"><p:part"
      " p:name=\"/word/document.xml\"><p:binaryData/></p:part></p:package>", "no document" },
    { "<p:package xmlns:p=\"http://schemas.microsoft.com/office/2006/xmlPackage\"><p:part"
      " p:name=\"/word/document.xml\"><p:xmlData><slides/></p:xmlData></p:part></p:package>",
      "not one of Word" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr(GBytes) bytes = g_bytes_new_static (files[i][0], strlen (files[i][0]));

      assert_error (bytes, TJ_IMPORT_ERROR_UNREADABLE, files[i][1]);
    }
}

#define PADDING "<!-- padding padding padding padding padding padding padding padding padding -->"

static void
test_flat_limit (void)
{
  g_autoptr(GBytes) form = new_flat_form ();
  gsize size;
  const char *data = g_bytes_get_data (form, &size);
  g_autoptr(GString) padded = g_string_new_len (data, size);
  g_autoptr(GBytes) fine = NULL;
  g_autoptr(GBytes) large = NULL;
  g_autoptr(TjForm) read = NULL;

  /* libxml2 does not look far for the end of one white space. */
  while (padded->len < TJ_LIMIT_FLAT_SIZE - sizeof PADDING)
    g_string_append (padded, PADDING);
  while (padded->len <= TJ_LIMIT_FLAT_SIZE)
    g_string_append_c (padded, '\n');
  fine = g_bytes_new (padded->str, TJ_LIMIT_FLAT_SIZE);
  large = g_bytes_new (padded->str, TJ_LIMIT_FLAT_SIZE + 1);

  read = read_form (fine, "form.xml", 0);
  assert_error (large, TJ_IMPORT_ERROR_UNREADABLE, "32 MB");
}

static TjPackage *
load (const char *folder,
      const char *name,
      GBytes     *content,
      GError    **error)
{
  g_autoptr(TjImporter) importer = tj_importer_new (NULL, NULL);
  g_autoptr(GFile) file = test_folder_write (folder, name, content);

  return tj_importer_load (importer, file, NULL, NULL, error);
}

/* Alone, under another name, in an archive and in a folder. */
static void
test_packages (void)
{
  g_autofree char *folder = test_folder_new ();
  g_autoptr(GBytes) odt = form_builder_form_odt (NULL, NULL);
  g_autoptr(GBytes) flat = new_flat_form ();
  const struct { const char *name; GBytes *form; } forms[] = {
    { "申报表.odt", odt }, { "申报表.xml", flat }, { "noname", odt }, { "noname2", flat },
  };

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(TjPackage) alone = load (folder, forms[i].name, forms[i].form, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (tj_package_get_form_file (alone), ==, forms[i].name);
    }

  for (guint i = 0; i < 2; i++)
    {
      ArchiveBuilder *builder = archive_builder_new ("zip", NULL);
      g_autoptr(GBytes) zip = NULL;
      g_autoptr(GError) error = NULL;
      g_autoptr(TjPackage) package = NULL;
      gsize size;
      const void *data = g_bytes_get_data (forms[i].form, &size);

      archive_builder_add (builder, forms[i].name, data, size);
      archive_builder_add (builder, "附件.txt", "x", 1);
      zip = archive_builder_finish (builder);
      package = load (folder, "package.zip", zip, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (tj_package_get_form_file (package), ==, forms[i].name);
    }

  test_folder_remove (folder);
}

static TjPackage *
load_beside_text (const char  *folder,
                  const char  *name,
                  GBytes      *content,
                  GError     **error)
{
  ArchiveBuilder *builder = archive_builder_new ("zip", NULL);
  g_autoptr(GBytes) zip = NULL;
  gsize size;
  const void *data = g_bytes_get_data (content, &size);

  archive_builder_add (builder, name, data, size);
  archive_builder_add (builder, "附件.txt", "x", 1);
  zip = archive_builder_finish (builder);

  return load (folder, "package.zip", zip, error);
}

/* A document without tables, as plain text. */
static GBytes *
new_text_form (void)
{
  guint n_specs;
  const TjFieldSpec *specs = tj_field_spec_list (&n_specs);
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < n_specs; i++)
    g_string_append_printf (text, "%s：甲\n", specs[i].label_zh);

  return g_bytes_new (text->str, text->len);
}

/* What stands in a file counts, and not what it is called. */
static void
test_misnamed (void)
{
  g_autofree char *folder = test_folder_new ();
  g_autoptr(GBytes) docx = form_builder_form_docx (NULL, NULL);
  g_autoptr(GBytes) odt = form_builder_form_odt (NULL, NULL);
  g_autoptr(GBytes) text = new_text_form ();
  const struct { const char *name; GBytes *form; } forms[] = {
    { "申报表.doc", docx }, { "申报表.wps", odt }, { "申报表.bin", docx }, { "申报表", odt },
    { "申报表.jpg", docx }, { "申报表.docx", text }, { "申报表.doc", text },
  };

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(TjPackage) package = load_beside_text (folder, forms[i].name, forms[i].form,
                                                       &error);

      g_assert_no_error (error);
      g_assert_cmpstr (tj_package_get_form_file (package), ==, forms[i].name);
    }

  test_folder_remove (folder);
}

/* A workbook is no form whatever stands in it, nor is a text that is called one. */
static void
test_not_misnamed (void)
{
  g_autofree char *folder = test_folder_new ();
  g_autoptr(GBytes) docx = form_builder_form_docx (NULL, NULL);
  g_autoptr(GBytes) text = new_text_form ();
  g_autoptr(GBytes) scrap = g_bytes_new_static ("PK\003\004word/scrap", 14);
  const struct { const char *name; GBytes *content; } files[] = {
    { "数据.xlsx", docx }, { "说明.txt", text }, { "碎片.bin", scrap },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_null (load_beside_text (folder, files[i].name, files[i].content, &error));
      g_assert_error (error, TJ_IMPORT_ERROR, TJ_IMPORT_ERROR_NO_FORM);
    }

  test_folder_remove (folder);
}

static void
test_located (void)
{
  g_autofree char *folder = test_folder_new ();
  g_autoptr(TjImporter) importer = tj_importer_new (NULL, NULL);
  g_autoptr(GBytes) odt = form_builder_form_odt (NULL, NULL);
  g_autoptr(GBytes) flat = new_flat_form ();
  g_autoptr(GBytes) broken = g_bytes_new_static ("PK\003\004", 4);
  g_autoptr(GFile) first = test_folder_write (folder, "甲/form.odt", odt);
  g_autoptr(GFile) second = test_folder_write (folder, "乙/form.xml", flat);
  g_autoptr(GFile) third = test_folder_write (folder, "丙/broken.odt", broken);
  g_autoptr(GFile) fourth = test_folder_write (folder, "丁/other.xml", broken);
  g_autoptr(GFile) round = g_file_new_for_path (folder);
  g_autoptr(GError) error = NULL;
  g_autoptr(TjPackageListing) listing = NULL;

  listing = tj_importer_list_packages (importer, round, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (listing->offers->len, ==, 3);

  test_folder_remove (folder);
}

static void
test_unreadable (void)
{
  g_autofree char *folder = test_folder_new ();
  g_autoptr(GBytes) old = g_bytes_new_static (WORD_2003, strlen (WORD_2003));
  g_autoptr(GBytes) rich_text = g_bytes_new_static ("{\\rtf1 form}", 12);
  g_autoptr(GBytes) odt = form_builder_form_odt (NULL, NULL);
  g_autoptr(GBytes) cut = g_bytes_new_from_bytes (odt, 0, g_bytes_get_size (odt) / 2);
  g_autoptr(GError) error = NULL;

  /* Without the words of the form it is not converted. */
  g_assert_null (load (folder, "form.xml", old, &error));
  g_assert_error (error, TJ_IMPORT_ERROR, TJ_IMPORT_ERROR_NO_FORM);
  g_clear_error (&error);

  /* Alone, a document to be converted is no archive. */
  g_setenv ("TANJIAN_OFFICE", "", TRUE);
  g_assert_null (load (folder, "form.rtf", rich_text, &error));
  g_assert_error (error, TJ_IMPORT_ERROR, TJ_IMPORT_ERROR_UNREADABLE);
  g_assert_nonnull (strstr (error->message, "libreoffice-writer"));
  g_clear_error (&error);

  g_assert_null (load (folder, "form.odt", cut, &error));
  g_assert_error (error, TJ_IMPORT_ERROR, TJ_IMPORT_ERROR_UNREADABLE);
  g_assert_nonnull (strstr (error->message, "form.odt"));

  test_folder_remove (folder);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/form-formats/same-form", test_same_form);
  g_test_add_func ("/form-formats/flat-styles", test_flat_styles);
  g_test_add_func ("/form-formats/odt-findings", test_odt_findings);
  g_test_add_func ("/form-formats/notes", test_notes);
  g_test_add_func ("/form-formats/unread-notes", test_unread_notes);
  g_test_add_func ("/form-formats/refused", test_refused);
  g_test_add_func ("/form-formats/flat-limit", test_flat_limit);
  g_test_add_func ("/form-formats/packages", test_packages);
  g_test_add_func ("/form-formats/misnamed", test_misnamed);
  g_test_add_func ("/form-formats/not-misnamed", test_not_misnamed);
  g_test_add_func ("/form-formats/located", test_located);
  g_test_add_func ("/form-formats/unreadable", test_unreadable);

  return g_test_run ();
}
