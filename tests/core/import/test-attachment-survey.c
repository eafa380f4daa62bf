/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/import/tj-attachment-survey.h"

#include <string.h>

#include "core/import/tj-import-limits.h"
#include "core/import/tj-importer.h"
#include "core/model/tj-finding.h"
#include "form-builder.h"

#define PDF_HEAD "%PDF-1.4\n"
#define PDF_TAIL "xref\n0 0\ntrailer\n<<>>\nstartxref\n9\n%%EOF\n"

typedef struct
{
  char *folder;
  guint n_asked;
  const char *words;
  TjImportError code;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = test_folder_new ();
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  test_folder_remove (fixture->folder);
  g_free (fixture->folder);
}

static GPtrArray *
page_text (GFile         *file,
           guint          max_pages,
           guint         *n_pages,
           gpointer       user_data,
           GCancellable  *cancellable,
           GError       **error)
{
  Fixture *fixture = user_data;
  GPtrArray *pages;

  fixture->n_asked++;
  if (fixture->words == NULL)
    {
      g_set_error_literal (error, TJ_IMPORT_ERROR, fixture->code, "no");
      return NULL;
    }

  pages = g_ptr_array_new_with_free_func (g_free);
  *n_pages = 2;
  g_ptr_array_add (pages, g_strdup (fixture->words));
  if (max_pages != 1)
    g_ptr_array_add (pages, g_strdup (fixture->words));

  return pages;
}

/* The only attachment of a package after the survey. */
static TjAttachment *
survey (Fixture     *fixture,
        const char  *name,
        const void  *data,
        gssize       size,
        gboolean     thorough,
        char       **finding)
{
  g_autoptr(GBytes) bytes = g_bytes_new (data, size < 0 ? strlen (data) : (gsize) size);
  g_autoptr(GFile) file = test_folder_write (fixture->folder, "content", bytes);
  g_autoptr(TjPackage) package = tj_package_new ("a", file);
  TjAttachment *attachment = tj_attachment_new (name, g_bytes_get_size (bytes), "ab", NULL,
                                                TJ_ATTACHMENT_OTHER);
  g_autoptr(TjFinding) found = NULL;
  g_autofree char *message = NULL;

  tj_attachment_set_local_file (attachment, file);
  tj_package_add_attachment (package, attachment);
  tj_attachment_survey (package, page_text, fixture, thorough, NULL);

  found = g_list_model_get_item (tj_package_get_import_findings (package), 0);
  *finding = NULL;
  if (found != NULL)
    {
      message = tj_finding_dup_message (found, TJ_LANGUAGE_EN);
      *finding = g_strdup_printf ("%s %s", tj_finding_get_code (found), message);
    }

  return attachment;
}

static void
test_title (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *finding = NULL;
  g_autoptr(TjAttachment) attachment = NULL;

  fixture->words = "检测报告";
  attachment = survey (fixture, "附件3.pdf", PDF_HEAD PDF_TAIL, -1, FALSE, &finding);
  g_assert_cmpint (tj_attachment_get_kind (attachment), ==, TJ_ATTACHMENT_CERTIFICATE);
  g_assert_cmpint (tj_attachment_get_subkind (attachment), ==, TJ_ATTACHMENT_TEST_REPORT);
  g_assert_cmpint (tj_attachment_get_words (attachment), ==, TJ_ATTACHMENT_WORDS_SOME);
  g_assert_null (finding);
}

static void
test_scan (Fixture       *fixture,
           gconstpointer  data)
{
  for (guint thorough = 0; thorough <= 1; thorough++)
    {
      g_autofree char *finding = NULL;
      g_autoptr(TjAttachment) attachment = NULL;

      fixture->words = " ";
      attachment = survey (fixture, "a.pdf", PDF_HEAD PDF_TAIL, -1, thorough, &finding);
      g_assert_cmpint (tj_attachment_get_kind (attachment), ==, TJ_ATTACHMENT_OTHER);
      g_assert_cmpint (tj_attachment_get_words (attachment), ==,
                       thorough ? TJ_ATTACHMENT_WORDS_NONE : TJ_ATTACHMENT_WORDS_UNKNOWN);
      g_assert_null (finding);
    }
}

/* The name wins, and then no page is asked for unless the file looks damaged. */
static void
test_asked (Fixture       *fixture,
            gconstpointer  data)
{
  static const struct
  {
    const char *bytes;
    guint n_asked;
  } cases[] = {
    { PDF_HEAD PDF_TAIL, 0 }, { PDF_HEAD "xref\n0 0", 1 }, { PDF_HEAD "startxref\n9\n%%EOF", 1 },
    { PDF_HEAD "xref\ntrailer<</Encrypt 1 0 R>>\nstartxref\n9\n%%EOF", 1 },
    { PDF_HEAD "xref\nstartxref\n99999\n%%EOF", 1 }, { PDF_HEAD "7 0 obj\nstartxref\n9\n%%EOF", 0 },
  };

  fixture->words = "检测报告";
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GBytes) bytes = g_bytes_new_static (cases[i].bytes, strlen (cases[i].bytes));
      g_autoptr(GFile) file = test_folder_write (fixture->folder, "content", bytes);
      g_autoptr(TjPackage) package = tj_package_new ("a", file);
      g_autoptr(TjAttachment) attachment = tj_attachment_new ("专利.pdf", g_bytes_get_size (bytes),
                                                              "ab", NULL,
                                                              TJ_ATTACHMENT_CERTIFICATE);

      fixture->n_asked = 0;
      tj_attachment_set_kind (attachment, TJ_ATTACHMENT_CERTIFICATE, TJ_ATTACHMENT_PATENT);
      tj_attachment_set_local_file (attachment, file);
      tj_package_add_attachment (package, attachment);
      tj_attachment_survey (package, page_text, fixture, FALSE, NULL);
      g_assert_cmpuint (fixture->n_asked, ==, cases[i].n_asked);
      g_assert_cmpint (tj_attachment_get_subkind (attachment), ==, TJ_ATTACHMENT_PATENT);
    }
}

static void
test_unreadable (Fixture       *fixture,
                 gconstpointer  data)
{
  static const struct
  {
    const char *name;
    const char *bytes;
    gssize size;
    TjImportError code;
    const char *words;
  } cases[] = {
    { "a.pdf", PDF_HEAD, -1, TJ_IMPORT_ERROR_ENCRYPTED, "password" },
    { "a.pdf", PDF_HEAD, -1, TJ_IMPORT_ERROR_UNREADABLE, "is damaged" },
    { "a.pdf", PDF_HEAD, -1, TJ_IMPORT_ERROR_REFUSED, "as a document" },
    { "a.png", "\211PNG\r\n\032\n....IDAT", -1, 0, "is damaged" },
    { "a.png", "\211PNG\r\n\032\n....IDAT....IEND....", -1, 0, NULL },
    { "a.jpg", "\377\330\377\340....", -1, 0, "is damaged" },
    { "a.jpg", "\377\330\377\340....\377\331..", -1, 0, NULL },
    { "a.bmp", "BM\377\0\0\0", 6, 0, "is damaged" },
    { "a.bmp", "BM\006\0\0\0", 6, 0, NULL },
    { "a.xlsx", "PK\003\004", -1, 0, "as a document" },
    { "a.xlsx", "\320\317\021\340\241\261\032\341"
                "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0", 40, 0, "password" },
    { "a.bin", "\0\1\2", 3, 0, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *finding = NULL;
      g_autoptr(TjAttachment) attachment = NULL;

      fixture->code = cases[i].code;
      attachment = survey (fixture, cases[i].name, cases[i].bytes, cases[i].size, FALSE, &finding);
      if (cases[i].words == NULL)
        {
          g_assert_null (finding);
          continue;
        }

      g_assert_nonnull (finding);
      g_assert_true (g_str_has_prefix (finding, "attachment-unreadable "));
      g_assert_nonnull (strstr (finding, cases[i].words));
    }
}

/* The words of a calculation are kept, up to the limit; those of a certificate are not. */
static void
test_kept (Fixture       *fixture,
           gconstpointer  data)
{
  static const struct
  {
    const char *title;
    gsize size;
    gboolean kept;
  } cases[] = {
    { "减排量核算说明\n", 100, TRUE },
    { "推荐意见\n", 100, TRUE },
    { "检测报告\n", 100, FALSE },
    { "减排量核算说明\n", TJ_LIMIT_COMPARED_TEXT / 2, TRUE },
    { "减排量核算说明\n", TJ_LIMIT_COMPARED_TEXT / 2 + 1, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *finding = NULL;
      g_autofree char *words = g_strnfill (cases[i].size, 'x');
      g_autoptr(TjAttachment) attachment = NULL;

      /* Both pages have the same words. */
      memcpy (words, cases[i].title, strlen (cases[i].title));
      fixture->words = words;
      attachment = survey (fixture, "附件3.pdf", PDF_HEAD PDF_TAIL, -1, FALSE, &finding);
      g_assert_cmpint (tj_attachment_get_text (attachment) != NULL, ==, cases[i].kept);
      if (cases[i].kept)
        g_assert_cmpuint (tj_attachment_get_text (attachment)->parts->len, ==, 2);
    }
}

static void
test_workbook (Fixture       *fixture,
               gconstpointer  data)
{
  static const char relations[] =
    "<a><Relationship Id=\"r1\" Type=\"x/officeDocument\" Target=\"b.xml\"/></a>";
  static const char book[] =
    "<workbook><sheets><sheet name=\"减排量核算\"/><sheet name=\"底稿\" state=\"hidden\"/></sheets>"
    "</workbook>";
  ArchiveBuilder *builder = archive_builder_new ("zip", NULL);
  g_autoptr(GBytes) bytes = NULL;
  g_autofree char *finding = NULL;
  g_autoptr(TjAttachment) attachment = NULL;

  archive_builder_add (builder, "_rels/.rels", relations, strlen (relations));
  archive_builder_add (builder, "b.xml", book, strlen (book));
  bytes = archive_builder_finish (builder);
  attachment = survey (fixture, "附件1.xlsx", g_bytes_get_data (bytes, NULL),
                       (gssize) g_bytes_get_size (bytes), FALSE, &finding);

  g_assert_cmpint (tj_attachment_get_kind (attachment), ==, TJ_ATTACHMENT_CALCULATION);
  g_assert_true (g_str_has_prefix (finding, "hidden-sheets "));
  g_assert_nonnull (strstr (finding, "底稿"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function) \
  g_test_add ("/attachment-survey/" name, Fixture, NULL, set_up, function, tear_down)

  ADD ("title", test_title);
  ADD ("scan", test_scan);
  ADD ("asked", test_asked);
  ADD ("unreadable", test_unreadable);
  ADD ("kept", test_kept);
  ADD ("workbook", test_workbook);

  return g_test_run ();
}
