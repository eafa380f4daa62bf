/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/import/tj-attachment-reader.h"

#include <string.h>

#include "core/import/tj-import-limits.h"
#include "core/import/tj-importer.h"
#include "form-builder.h"

typedef struct
{
  char *folder;
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

static TjAttachment *
make_attachment (Fixture    *fixture,
                 const char *name,
                 GBytes     *bytes)
{
  g_autoptr(GFile) file = test_folder_write (fixture->folder, "content", bytes);
  TjAttachment *attachment = tj_attachment_new (name, g_bytes_get_size (bytes), "ab", NULL,
                                                TJ_ATTACHMENT_OTHER);

  tj_attachment_set_local_file (attachment, file);

  return attachment;
}

/* Two pages, the second with words where @user_data says so. */
static GPtrArray *
page_text (GFile         *file,
           guint          max_pages,
           guint         *n_pages,
           gpointer       user_data,
           GCancellable  *cancellable,
           GError       **error)
{
  GPtrArray *pages = g_ptr_array_new_with_free_func (g_free);

  *n_pages = 2;
  g_ptr_array_add (pages, g_strdup (" \n"));
  if (max_pages != 1)
    g_ptr_array_add (pages, g_strdup (user_data));

  return pages;
}

static TjAttachmentText *
read_bytes (Fixture       *fixture,
            const char    *name,
            GBytes        *bytes,
            TjTextAmount   amount,
            const char    *words,
            GError       **error)
{
  g_autoptr(TjAttachment) attachment = make_attachment (fixture, name, bytes);

  return tj_attachment_reader_read (attachment, amount, page_text, (gpointer) words, NULL, error);
}

static void
assert_parts (const TjAttachmentText *text,
              const char             *expected)
{
  g_autoptr(GString) found = g_string_new (NULL);

  for (guint i = 0; i < text->parts->len; i++)
    {
      const TjTextPart *part = g_ptr_array_index (text->parts, i);

      g_string_append_printf (found, "%c%u:%s|", "wprsgt"[part->kind], part->number, part->text);
    }

  g_assert_cmpstr (found->str, ==, expected);
}

#define P(words) "<w:p><w:r><w:t>" words "</w:t></w:r></w:p>"
#define CELL(words) "<w:tc>" P (words) "</w:tc>"

static void
test_docx (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(GBytes) bytes = form_builder_docx (
    P ("第一章") "<w:p/>" P ("引言") "<w:tbl><w:tr><w:tc><w:tcPr><w:vMerge w:val=\"restart\"/>"
    "</w:tcPr>" P ("煤耗") "</w:tc>" CELL ("1,200") "</w:tr><w:tr><w:tc><w:tcPr><w:vMerge/>"
    "</w:tcPr><w:p/></w:tc><w:tc>" P ("外") "<w:tbl><w:tr>" CELL ("内") "</w:tr></w:tbl><w:p/>"
    "</w:tc></w:tr></w:tbl>" P ("中间") "<w:tbl><w:tr>" CELL ("二") "</w:tr></w:tbl>" P ("末"));
  g_autoptr(GError) error = NULL;
  g_autoptr(TjAttachmentText) text = read_bytes (fixture, "核算.docx", bytes, TJ_TEXT_ALL, NULL,
                                                 &error);
  const TjTextPart *table;
  const TjTextRow *row;
  const TjTextCell *cell;

  g_assert_no_error (error);
  assert_parts (text, "g1:第一章|g2:引言|t1:煤耗\t1,200\n外 内|g3:中间|t2:二|g4:末|");

  table = g_ptr_array_index (text->parts, 2);
  row = g_ptr_array_index (table->rows, 0);
  cell = g_ptr_array_index (row->cells, 0);
  g_assert_cmpuint (cell->n_rows, ==, 2);
  cell = g_ptr_array_index (row->cells, 1);
  g_assert_true (cell->numeric);
}

static void
test_odt (Fixture       *fixture,
          gconstpointer  data)
{
  g_autoptr(GBytes) bytes = form_builder_odt (
    "", "<text:h>标题</text:h><text:p>引<text:span>言</text:span></text:p><table:table>"
    "<table:table-row><table:table-cell><text:p>甲</text:p></table:table-cell>"
    "<table:table-cell><text:p>5%</text:p></table:table-cell></table:table-row></table:table>"
    "<text:p>末</text:p>");
  g_autoptr(GError) error = NULL;
  g_autoptr(TjAttachmentText) text = read_bytes (fixture, "核算.odt", bytes, TJ_TEXT_ALL, NULL,
                                                 &error);

  g_assert_no_error (error);
  assert_parts (text, "g1:标题|g2:引言|t1:甲\t5%|g3:末|");
}

static void
test_pages (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static ("%PDF-1.4", 8);
  g_autoptr(TjAttachmentText) all = read_bytes (fixture, "a.pdf", bytes, TJ_TEXT_ALL, "专利", NULL);
  g_autoptr(TjAttachmentText) begin = read_bytes (fixture, "a.pdf", bytes, TJ_TEXT_BEGIN, "专利",
                                                  NULL);
  g_autoptr(TjAttachmentText) scan = read_bytes (fixture, "a.pdf", bytes, TJ_TEXT_ALL, "\f", NULL);
  g_autoptr(TjAttachment) attachment = make_attachment (fixture, "a.pdf", bytes);
  g_autoptr(GError) error = NULL;

  assert_parts (all, "p1: \n|p2:专利|");
  g_assert_false (all->is_scan);
  g_assert_false (all->cut);
  g_assert_cmpuint (begin->parts->len, ==, 1);
  g_assert_cmpuint (begin->n_pages, ==, 2);
  g_assert_true (begin->is_scan);
  g_assert_true (begin->cut);
  g_assert_true (scan->is_scan);

  g_assert_null (tj_attachment_reader_read (attachment, TJ_TEXT_ALL, NULL, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED);
}

static void
test_unreadable (Fixture       *fixture,
                 gconstpointer  data)
{
  static const char compound[] = "\320\317\021\340\241\261\032\341";
  static const char locked[] = "\320\317\021\340\241\261\032\341"
                               "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0";
  const struct
  {
    const char *name;
    const char *data;
    gsize size;
    TjImportError code;
  } cases[] = {
    { "a.xlsx", locked, sizeof locked - 1, TJ_IMPORT_ERROR_ENCRYPTED },
    { "a.xls", compound, sizeof compound - 1, TJ_IMPORT_ERROR_UNREADABLE },
    { "a.docx", "PK\003\004zzzz", 8, TJ_IMPORT_ERROR_UNREADABLE },
    { "a.txt", "\0\1\2", 3, TJ_IMPORT_ERROR_UNREADABLE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GBytes) bytes = g_bytes_new_static (cases[i].data, cases[i].size);
      g_autoptr(GError) error = NULL;

      g_assert_null (read_bytes (fixture, cases[i].name, bytes, TJ_TEXT_ALL, NULL, &error));
      g_assert_error (error, TJ_IMPORT_ERROR, cases[i].code);
    }
}

static void
test_no_content (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr(TjAttachment) attachment = tj_attachment_new ("a.txt", 3, "ab", NULL,
                                                          TJ_ATTACHMENT_OTHER);
  g_autoptr(GError) error = NULL;

  g_assert_null (tj_attachment_reader_read (attachment, TJ_TEXT_ALL, NULL, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

static void
test_paragraphs_limit (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autoptr(GString) body = g_string_new (NULL);

  for (guint i = 0; i + 1 < TJ_LIMIT_PARAGRAPHS; i++)
    g_string_append (body, P ("a"));

  for (guint extra = 0; extra <= 1; extra++)
    {
      g_autoptr(GBytes) bytes = NULL;
      g_autoptr(TjAttachmentText) text = NULL;

      g_string_append (body, extra ? P ("a") P ("b") : "");
      bytes = form_builder_docx (body->str);
      text = read_bytes (fixture, "a.docx", bytes, TJ_TEXT_ALL, NULL, NULL);
      g_assert_cmpuint (text->parts->len, ==, TJ_LIMIT_PARAGRAPHS - 1 + extra);
      g_assert_cmpint (text->cut, ==, extra);
    }
}

static void
test_knows (void)
{
  static const char * const known[] = { "a/B.PDF", "a.docx", "a.xlsx", "a.csv", "a.ods" };
  static const char * const others[] = { "a.png", "a", "pdf", "a.exe", "a.zip" };

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    {
      g_autoptr(TjAttachment) one = tj_attachment_new (known[i], 1, "", NULL, TJ_ATTACHMENT_OTHER);
      g_autoptr(TjAttachment) other = tj_attachment_new (others[i], 1, "", NULL,
                                                         TJ_ATTACHMENT_OTHER);

      g_assert_true (tj_attachment_reader_knows (one));
      g_assert_false (tj_attachment_reader_knows (other));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function) \
  g_test_add ("/attachment-reader/" name, Fixture, NULL, set_up, function, tear_down)

  ADD ("docx", test_docx);
  ADD ("odt", test_odt);
  ADD ("pages", test_pages);
  ADD ("unreadable", test_unreadable);
  ADD ("no-content", test_no_content);
  ADD ("paragraphs-limit", test_paragraphs_limit);
  g_test_add_func ("/attachment-reader/knows", test_knows);

  return g_test_run ();
}
