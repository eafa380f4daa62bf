/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/import/tj-office-conversion.h"

#include <glib/gstdio.h>
#include <string.h>

#include "core/base/tj-sandbox.h"
#include "core/import/tj-form-reader.h"
#include "core/import/tj-import-limits.h"
#include "core/import/tj-importer.h"
#include "core/import/tj-office-zip.h"
#include "core/model/tj-finding.h"
#include "form-builder.h"

/* Office programs that behave badly are shell scripts. What the real one does is tried once. */

#define OLD_WORD "\320\317\021\340\241\261\032\341"
#define RICH_TEXT "{\\rtf1 form}"
/* The script's parameters: where the result belongs, and the document. */
#define SCRIPT_HEAD \
  "#!/bin/sh\n" \
  "here=$(dirname \"$0\")\n" \
  "for word; do test \"$last\" = --outdir && out=$word; last=$word; done\n"

typedef struct
{
  char *folder;
  char *temporary;
  GBytes *document;
  GBytes *good;
} Fixture;

static void
set_up (Fixture       *self,
        gconstpointer  script)
{
  g_autofree char *office = NULL;
  g_autofree char *text = g_strconcat (SCRIPT_HEAD, script, NULL);
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr(GFile) file = NULL;
  g_autoptr(GFile) good = NULL;

  self->folder = test_folder_new ();
  self->temporary = g_build_filename (g_get_tmp_dir (), "office", NULL);
  self->document = g_bytes_new_static (RICH_TEXT, strlen (RICH_TEXT));
  self->good = form_builder_form_odt (NULL, NULL);
  good = test_folder_write (self->folder, "good.odt", self->good);
  file = test_folder_write (self->folder, "soffice", bytes);
  office = g_file_get_path (file);
  g_chmod (office, 0700);
  g_setenv ("TANJIAN_OFFICE", script != NULL ? office : "", TRUE);
}

static void
assert_nothing_left (void)
{
  g_autoptr(GDir) folder = g_dir_open (g_get_tmp_dir (), 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (folder)) != NULL)
    g_assert_false (g_str_has_prefix (name, "tanjian-office-"));
}

static void
tear_down (Fixture       *self,
           gconstpointer  script)
{
  assert_nothing_left ();
  test_folder_remove (self->folder);
  g_free (self->folder);
  g_free (self->temporary);
  g_bytes_unref (self->document);
  g_bytes_unref (self->good);
}

static void
test_good (Fixture       *self,
           gconstpointer  script)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(TjOfficeConversion) conversion = NULL;

  conversion = tj_office_conversion_run (self->document, "a.rtf", 30, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (conversion->bytes, self->good));
  g_assert_cmpstr (conversion->format, ==, "RTF");
  g_assert_cmpstr (conversion->converter, ==, "LibreOffice");
}

static void
assert_refused (Fixture    *self,
                guint       seconds,
                const char *word)
{
  g_autoptr(GError) error = NULL;

  g_assert_null (tj_office_conversion_run (self->document, "a.rtf", seconds, NULL, &error));
  g_assert_error (error, TJ_IMPORT_ERROR, TJ_IMPORT_ERROR_UNREADABLE);
  g_assert_nonnull (strstr (error->message, "a.rtf"));
  g_assert_nonnull (strstr (error->message, ".docx"));
  g_assert_nonnull (strstr (error->message, word));
}

static void
test_bad (Fixture       *self,
          gconstpointer  script)
{
  assert_refused (self, 30, "could not be converted");
}

static void
test_hanging (Fixture       *self,
              gconstpointer  script)
{
  assert_refused (self, 1, "after 1 seconds");
}

static void
test_missing (Fixture       *self,
              gconstpointer  script)
{
  assert_refused (self, 30, "libreoffice-writer");
}

/* Its own folder is all that a program can write to. */
static void
test_outside (Fixture       *self,
              gconstpointer  script)
{
  g_autofree char *path = g_build_filename (self->folder, "outside", NULL);

  if (!tj_sandbox_has_walls ())
    {
      g_test_skip ("there are no walls");
      return;
    }

  assert_refused (self, 30, "could not be converted");
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static gpointer
cancel_later (gpointer cancellable)
{
  g_usleep (100 * 1000);
  g_cancellable_cancel (cancellable);

  return NULL;
}

static void
test_cancelled (Fixture       *self,
                gconstpointer  script)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;
  GThread *thread = g_thread_new ("cancel", cancel_later, cancellable);

  g_assert_null (tj_office_conversion_run (self->document, "a.rtf", 600, cancellable, &error));
  g_thread_join (thread);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_formats (void)
{
  static const struct
  {
    const char *head;
    gboolean is_for;
  } files[] = {
    { OLD_WORD "........", TRUE },
    { RICH_TEXT, TRUE },
    { "\r\n<!DOCTYPE html><HTML><body>", TRUE },
    { "<?xml version=\"1.0\"?><w:wordDocument "
      "xmlns:w=\"http://schemas.microsoft.com/office/word/2003/wordml\"/>", TRUE },
    { "<?xml version=\"1.0\"?><office:document "
      "office:mimetype=\"application/vnd.oasis.opendocument.text\"/>", TRUE },
    { "PK\003\004 <html>", FALSE },
    { "<?xml version=\"1.0\"?><html/>", FALSE },
    { "%PDF-1.4", FALSE },
    { "text", FALSE },
    { "", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr(GBytes) bytes = g_bytes_new_static (files[i].head, strlen (files[i].head));

      g_assert_cmpint (tj_office_conversion_is_for (bytes), ==, files[i].is_for);
    }
}

/* Where a password keeps it shut, no program is started. */
static void
test_encrypted (void)
{
  static const char name[] = OLD_WORD "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0";
  g_autoptr(GBytes) bytes = g_bytes_new_static (name, sizeof name);

  g_assert_false (tj_office_conversion_is_for (bytes));
}

/* Four labels are worth a conversion, three are not. */
static void
test_labels (void)
{
  static const char * const encodings[] = { "UTF-16LE", "UTF-8", "GB18030" };

  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++)
    {
      g_autoptr(GString) words = g_string_new_len (OLD_WORD, 8);
      gsize length;
      g_autofree char *three = g_convert ("技术名称，技术类别；所处阶段", -1, encodings[i], "UTF-8",
                                          NULL, &length, NULL);
      g_autoptr(GBytes) few = NULL;
      g_autoptr(GBytes) enough = NULL;
      g_autofree char *fourth = NULL;

      g_string_append_len (words, three, (gssize) length);
      few = g_bytes_new (words->str, words->len);
      fourth = g_convert ("技术原理", -1, encodings[i], "UTF-8", NULL, &length, NULL);
      g_string_append_len (words, fourth, (gssize) length);
      enough = g_bytes_new (words->str, words->len);

      g_assert_false (tj_office_conversion_may_be_form (few));
      g_assert_true (tj_office_conversion_may_be_form (enough));
    }
}

static guint
count (const GPtrArray *findings,
       const char      *code,
       const char      *variant)
{
  guint n = 0;

  for (guint i = 0; i < findings->len; i++)
    {
      TjFinding *finding = g_ptr_array_index (findings, i);

      n += g_str_equal (tj_finding_get_code (finding), code) &&
           g_strcmp0 (tj_finding_get_variant (finding), variant) == 0;
    }

  return n;
}

/* Through the reader of forms, with a finding that names the route. */
static void
test_form (Fixture       *self,
           gconstpointer  script)
{
  g_autoptr(GPtrArray) findings = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GError) error = NULL;
  g_autoptr(TjForm) form = tj_form_reader_read (self->document, "表.rtf", NULL, findings, NULL,
                                                &error);

  g_assert_no_error (error);
  g_assert_cmpstr (tj_field_get_place (tj_form_get_field (form, "principle"))->file, ==, "表.rtf");
  g_assert_cmpuint (count (findings, "converted", NULL), ==, 1);
  g_assert_cmpuint (count (findings, "converted", "ticks"), ==, 0);
  g_assert_cmpuint (findings->len, ==, 1);
}

/* An old document under a new name, from the words in it to the form. */
static void
test_misnamed (Fixture       *self,
               gconstpointer  script)
{
  static const char words[] = OLD_WORD "技术名称，技术类别；所处阶段，技术原理";
  g_autoptr(GBytes) bytes = g_bytes_new_static (words, strlen (words));
  g_autoptr(GPtrArray) findings = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GError) error = NULL;
  g_autoptr(TjForm) form = tj_form_reader_read (bytes, "表.docx", NULL, findings, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (form);
  g_assert_cmpuint (count (findings, "converted", NULL), ==, 1);
}

/* Boxes that all came out empty may have been ticked. */
static void
test_lost_ticks (Fixture       *self,
                 gconstpointer  script)
{
  g_autoptr(GBytes) lost = form_builder_form_odt ("☑", "☐");
  g_autoptr(GFile) file = test_folder_write (self->folder, "good.odt", lost);
  g_autoptr(GPtrArray) findings = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(TjForm) form = tj_form_reader_read (self->document, "表.rtf", NULL, findings, NULL,
                                                NULL);

  g_assert_nonnull (form);
  g_assert_cmpuint (count (findings, "converted", "ticks"), ==, 1);
}

/* The same document in one file, which the real program opens without a manifest. */
static GBytes *
make_flat (GBytes *odt)
{
  g_autoptr(GBytes) part = tj_office_zip_read_part (odt, "", "content.xml", NULL);
  gsize size;
  const char *data = g_bytes_get_data (part, &size);
  g_autoptr(GString) flat = g_string_new_len (data, (gssize) size);

  g_string_replace (flat, "<office:document-content ",
                    "<office:document office:version=\"1.2\" office:mimetype="
                    "\"application/vnd.oasis.opendocument.text\" ", 1);
  g_string_replace (flat, "<table:table>",
                    "<table:table><table:table-column table:number-columns-repeated=\"6\"/>", 0);
  g_string_replace (flat, "</office:document-content>", "</office:document>", 1);

  return g_bytes_new (flat->str, flat->len);
}

static void
convert_to_doc (const char *office,
                const char *folder)
{
  g_autofree char *profile = g_strdup_printf ("-env:UserInstallation=file://%s/profile", folder);
  g_autofree char *fodt = g_build_filename (folder, "form.fodt", NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(GSubprocess) process = NULL;

  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE,
                              &error, office, profile, "--headless", "--convert-to", "doc",
                              "--outdir", folder, fodt, NULL);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_wait_check (process, NULL, &error));
}

static void
assert_same_fields (GListModel *fields,
                    GListModel *expected)
{
  for (guint i = 0; i < g_list_model_get_n_items (expected); i++)
    {
      g_autoptr(TjField) field = g_list_model_get_item (fields, i);
      g_autoptr(TjField) other = g_list_model_get_item (expected, i);

      if (tj_field_get_spec (field)->kind == TJ_FIELD_TICKS)
        g_assert_cmpstrv (tj_field_get_ticked (field), tj_field_get_ticked (other));
      else
        g_assert_cmpstr (tj_field_get_text (field), ==, tj_field_get_text (other));
    }
}

/* The old format as the real program writes and reads it. */
static void
test_real (void)
{
  g_autofree char *office = g_find_program_in_path ("soffice");
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;
  g_autofree char *content = NULL;
  gsize size;
  g_autoptr(GBytes) odt = form_builder_form_odt (NULL, NULL);
  g_autoptr(GBytes) fodt = make_flat (odt);
  g_autoptr(GBytes) doc = NULL;
  g_autoptr(GFile) file = NULL;
  g_autoptr(GPtrArray) findings = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GError) error = NULL;
  g_autoptr(TjForm) expected = NULL;
  g_autoptr(TjForm) form = NULL;

  if (office == NULL)
    {
      g_test_skip ("LibreOffice is not installed");
      return;
    }

  folder = test_folder_new ();
  file = test_folder_write (folder, "form.fodt", fodt);
  convert_to_doc (office, folder);
  path = g_build_filename (folder, "form.doc", NULL);
  g_assert_true (g_file_get_contents (path, &content, &size, NULL));
  doc = g_bytes_new (content, size);
  test_folder_remove (folder);

  g_unsetenv ("TANJIAN_OFFICE");
  expected = tj_form_reader_read (odt, "form.odt", NULL, findings, NULL, &error);
  form = tj_form_reader_read (doc, "form.doc", NULL, findings, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (form);
  assert_same_fields (tj_form_get_fields (form), tj_form_get_fields (expected));
  g_assert_cmpuint (tj_form_get_n_cases (form), ==, tj_form_get_n_cases (expected));
  assert_same_fields (tj_case_get_fields (tj_form_get_case (form, 0)),
                      tj_case_get_fields (tj_form_get_case (expected, 0)));
  g_assert_cmpuint (count (findings, "converted", NULL), ==, 1);
  assert_nothing_left ();
}

#define ADD(name, script, test) \
  g_test_add ("/office-conversion/" name, Fixture, script, set_up, test, tear_down)

int
main (int    argc,
      char **argv)
{
  const char *usual = g_getenv ("TMPDIR");
  g_autofree char *temporary = NULL;
  int status;

  /* GLib looks at the variable once, so that it must not be asked before. Other programs leave
   * folders of the same name in the usual place. */
  temporary = g_build_filename (usual != NULL ? usual : "/tmp", "tanjian-test-XXXXXX", NULL);
  g_assert_nonnull (g_mkdtemp (temporary));
  g_setenv ("TMPDIR", temporary, TRUE);
  g_test_init (&argc, &argv, NULL);

  ADD ("good", "cp \"$here/good.odt\" \"$out/form.odt\"\n", test_good);
  ADD ("given", "grep -q DisableMacros \"$HOME/profile/user/registrymodifications.xcu\" && "
       "grep -q rtf1 \"$last\" && cp \"$here/good.odt\" \"$out/form.odt\"\n", test_good);
  ADD ("fails", "cp \"$here/good.odt\" \"$out/form.odt\"\nexit 3\n", test_bad);
  ADD ("nothing", "exit 0\n", test_bad);
  ADD ("rubbish", "echo rubbish > \"$out/form.odt\"\n", test_bad);
  ADD ("empty", ": > \"$out/form.odt\"\n", test_bad);
  ADD ("huge", "truncate -s 65M \"$out/form.odt\"\nexit 0\n", test_bad);
  ADD ("link", "cp \"$here/good.odt\" \"$out/other.odt\"\n"
       "ln -s other.odt \"$out/form.odt\"\n", test_bad);
  ADD ("pipe", "mkfifo \"$out/form.odt\"\n", test_bad);
  ADD ("folder", "mkdir -p \"$out/form.odt/a/b\"\nchmod 0 \"$out/form.odt\"\n", test_bad);
  ADD ("outside", "touch \"$here/outside\"\n", test_outside);
  ADD ("hanging", "sleep 600\n", test_hanging);
  ADD ("cancelled", "sleep 600\n", test_cancelled);
  ADD ("missing", NULL, test_missing);
  ADD ("form", "cp \"$here/good.odt\" \"$out/form.odt\"\n", test_form);
  ADD ("misnamed", "cp \"$here/good.odt\" \"$out/form.odt\"\n", test_misnamed);
  ADD ("lost-ticks", "cp \"$here/good.odt\" \"$out/form.odt\"\n", test_lost_ticks);
  g_test_add_func ("/office-conversion/formats", test_formats);
  g_test_add_func ("/office-conversion/encrypted", test_encrypted);
  g_test_add_func ("/office-conversion/labels", test_labels);
  g_test_add_func ("/office-conversion/real", test_real);

  status = g_test_run ();
  g_rmdir (temporary);

  return status;
}
