/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/import/tj-docx-reader.h"

#include <string.h>

#include "core/import/tj-import-limits.h"
#include "core/import/tj-importer.h"
#include "form-builder.h"

#define CELL(text) "<w:tc><w:p><w:r><w:t>" text "</w:t></w:r></w:p></w:tc>"
#define WITH(properties, text)                                                                \
  "<w:tc><w:tcPr>" properties "</w:tcPr><w:p><w:r><w:t>" text "</w:t></w:r></w:p></w:tc>"
#define ROW(cells) "<w:tr>" cells "</w:tr>"
#define TABLE(rows) "<w:tbl>" rows "</w:tbl>"
#define CONTROL(content) "<w:sdt><w:sdtContent>" content "</w:sdtContent></w:sdt>"

static TjTextDocument *
read_body (const char *body)
{
  g_autoptr(GBytes) bytes = form_builder_docx (body);
  g_autoptr(GError) error = NULL;
  TjTextDocument *docx = tj_docx_read (bytes, "form.docx", &error);

  g_assert_no_error (error);

  return docx;
}

/* Cells as `column+span text`, `~` for a continued one, parted by `|`, rows by `/`. */
static char *
describe (const TjDocumentTable *table)
{
  GString *text = g_string_new (table->nested ? "nested " : "");

  for (guint i = 0; i < table->rows->len; i++)
    {
      const GPtrArray *row = g_ptr_array_index (table->rows, i);

      g_string_append (text, i > 0 ? "/" : "");
      for (guint j = 0; j < row->len; j++)
        {
          const TjDocumentCell *cell = g_ptr_array_index (row, j);

          g_string_append_printf (text, "%s%u+%u%s%s", j > 0 ? "|" : "", cell->column, cell->span,
                                  cell->continued ? "~" : " ", cell->text);
        }
    }

  return g_string_free (text, FALSE);
}

static void
assert_table (const char *body,
              guint       index,
              const char *expected)
{
  g_autoptr(TjTextDocument) docx = read_body (body);
  g_autofree char *description = NULL;

  g_assert_cmpuint (docx->tables->len, >, index);
  description = describe (g_ptr_array_index (docx->tables, index));
  g_assert_cmpstr (description, ==, expected);
}

static void
test_grid (void)
{
  assert_table (TABLE (ROW (CELL ("a") CELL ("b")) ROW (WITH ("<w:gridSpan w:val=\"2\"/>", "c"))),
                0, "1+1 a|2+1 b/1+2 c");
  assert_table (TABLE (ROW (WITH ("<w:vMerge w:val=\"restart\"/>", "a") CELL ("b"))
                       ROW (WITH ("<w:vMerge/>", "x") CELL ("c"))
                       ROW (WITH ("<w:vMerge w:val=\"continue\"/>", "") CELL ("d"))),
                0, "1+1 a|2+1 b/1+1~|2+1 c/1+1~|2+1 d");
  assert_table (TABLE (ROW (WITH ("<w:hMerge w:val=\"restart\"/>", "a")
                            WITH ("<w:hMerge/>", "") CELL ("b"))), 0, "1+1 a|2+1~|3+1 b");
  assert_table (TABLE (ROW ("<w:trPr><w:gridBefore w:val=\"2\"/></w:trPr>" CELL ("a"))),
                0, "3+1 a");
  assert_table (TABLE (ROW (WITH ("<w:gridSpan w:val=\"-3\"/>", "a")
                            WITH ("<w:gridSpan w:val=\"99999999999\"/>", "b"))),
                0, "1+1 a|2+63 b");
}

static void
test_controls (void)
{
  assert_table (TABLE (CONTROL (ROW (CELL ("a"))) ROW (CELL ("b"))), 0, "1+1 a/1+1 b");
  assert_table (TABLE (ROW (CONTROL (CELL ("a")) CELL ("b"))), 0, "1+1 a|2+1 b");
  assert_table (CONTROL (TABLE (ROW (CELL ("a")))), 0, "1+1 a");
  assert_table (TABLE (ROW ("<w:customXml>" CONTROL (CELL ("a")) "</w:customXml>")), 0, "1+1 a");
  assert_table (TABLE (ROW ("<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
                            CELL ("click here") "</w:sdtContent></w:sdt>" CELL ("b"))),
                0, "1+1 |2+1 b");
  assert_table (TABLE (ROW ("<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val=\"1\"/>"
                            "</w14:checkbox></w:sdtPr><w:sdtContent>" CELL ("?")
                            "</w:sdtContent></w:sdt>" CELL ("b"))), 0, "1+1 ☑|2+1 b");
}

#define NESTED(rows) "<w:tc><w:p/>" TABLE (rows) "<w:p/></w:tc>"

static void
test_nested (void)
{
  static const char body[] = TABLE (ROW (CELL ("a") NESTED (ROW (CELL ("b") CELL ("c"))
                                                            ROW (CELL ("d")))));
  static const char wrapped[] = TABLE (ROW (NESTED (ROW (CONTROL (CELL ("b")) CELL ("c")))));

  assert_table (body, 0, "1+1 a|2+1 b\tc\nd");
  assert_table (body, 1, "nested 1+1 b|2+1 c/1+1 d");
  assert_table (wrapped, 0, "1+1 b\tc");
  assert_table (wrapped, 1, "nested 1+1 b|2+1 c");
}

static void
test_changes (void)
{
  static const char body[] =
    TABLE (ROW ("<w:trPr><w:del w:id=\"1\" w:author=\"x\"/></w:trPr>" CELL ("gone"))
           ROW (CELL ("stays"))
           ROW ("<w:trPr><w:ins w:id=\"2\" w:author=\"x\"/></w:trPr>" CELL ("new")));
  g_autoptr(TjTextDocument) docx = read_body (body);

  assert_table (body, 0, "1+1 stays/1+1 new");
  g_assert_true (docx->tracked);
}

static void
test_text_box (void)
{
  static const char body[] =
    "<w:p><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><w:txbxContent>"
    TABLE (ROW (CELL ("afloat"))) "</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict>"
    "<w:txbxContent>" TABLE (ROW (CELL ("afloat"))) "</w:txbxContent></w:pict></mc:Fallback>"
    "</mc:AlternateContent></w:r></w:p>" TABLE (ROW (CELL ("a")));
  g_autoptr(TjTextDocument) docx = read_body (body);

  g_assert_cmpuint (docx->tables->len, ==, 1);
  g_assert_cmpstr (docx->boxes->str, ==, "afloat");
}

static GBytes *
make_docx (const char *name,
           const char *document,
           const char *styles)
{
  ArchiveBuilder *builder = archive_builder_new ("zip", NULL);

  archive_builder_add (builder, name, document, strlen (document));
  if (styles != NULL)
    archive_builder_add (builder, "word/styles.xml", styles, strlen (styles));

  return archive_builder_finish (builder);
}

#define STRICT "http://purl.oclc.org/ooxml/wordprocessingml/main"

static void
test_strict (void)
{
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(TjTextDocument) docx = NULL;
  g_autofree char *description = NULL;

  bytes = make_docx ("word/document.xml",
                     "<w:document xmlns:w=\"" STRICT "\"><w:body>"
                     TABLE (ROW (WITH ("<w:gridSpan w:val=\"2\"/>", "a")))
                     "</w:body></w:document>", NULL);
  docx = tj_docx_read (bytes, "form.docx", &error);
  g_assert_no_error (error);
  description = describe (g_ptr_array_index (docx->tables, 0));
  g_assert_cmpstr (description, ==, "1+2 a");
}

static void
test_hidden_style (void)
{
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(TjTextDocument) docx = NULL;
  g_autofree char *description = NULL;

  bytes = make_docx ("word/document.xml",
                     "<w:document xmlns:w=\"" STRICT "\"><w:body>"
                     TABLE (ROW ("<w:tc><w:p><w:r><w:rPr><w:rStyle w:val=\"H\"/></w:rPr>"
                                 "<w:t>b</w:t></w:r><w:r><w:t>a</w:t></w:r></w:p></w:tc>"))
                     "</w:body></w:document>",
                     "<w:styles xmlns:w=\"" STRICT "\"><w:style w:styleId=\"H\"><w:rPr>"
                     "<w:vanish/></w:rPr></w:style></w:styles>");
  docx = tj_docx_read (bytes, "form.docx", &error);
  g_assert_no_error (error);
  description = describe (g_ptr_array_index (docx->tables, 0));
  g_assert_cmpstr (description, ==, "1+1 a");
  g_assert_cmpstr (docx->hidden->str, ==, "b");
}

#define NOTES(kind, content) \
  "<w:" kind "s xmlns:w=\"" STRICT "\"><w:" kind " w:type=\"separator\" w:id=\"-1\"><w:p><w:r>" \
  "<w:t>线</w:t></w:r></w:p></w:" kind ">" content "</w:" kind "s>"

/* What stands below the page is no part of a cell, and is not lost. */
static void
test_notes (void)
{
  static const char document[] =
    "<w:document xmlns:w=\"" STRICT "\"><w:body>"
    TABLE (ROW ("<w:tc><w:p><w:r><w:t>a</w:t></w:r><w:r><w:footnoteReference w:id=\"1\"/></w:r>"
                "<w:r><w:endnoteReference w:id=\"1\"/></w:r></w:p></w:tc>"))
    "</w:body></w:document>";
  static const char footnotes[] =
    NOTES ("footnote", "<w:footnote w:id=\"1\"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>按</w:t>"
           "</w:r><w:ins><w:r><w:t>热值</w:t></w:r></w:ins><w:del><w:r><w:delText>质量</w:delText>"
           "</w:r></w:del></w:p></w:footnote><w:footnote w:id=\"2\"><w:p><w:r><w:t>未审计</w:t>"
           "</w:r></w:p></w:footnote>");
  static const char endnotes[] =
    NOTES ("endnote", "<w:endnote w:type=\"normal\" w:id=\"1\"><w:p><w:r><w:t>见附件</w:t></w:r>"
           "</w:p></w:endnote>");
  ArchiveBuilder *builder = archive_builder_new ("zip", NULL);
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(TjTextDocument) docx = NULL;
  g_autofree char *description = NULL;

  archive_builder_add (builder, "word/document.xml", document, strlen (document));
  archive_builder_add (builder, "word/footnotes.xml", footnotes, strlen (footnotes));
  archive_builder_add (builder, "word/endnotes.xml", endnotes, strlen (endnotes));
  bytes = archive_builder_finish (builder);
  docx = tj_docx_read (bytes, "form.docx", &error);

  g_assert_no_error (error);
  description = describe (g_ptr_array_index (docx->tables, 0));
  g_assert_cmpstr (description, ==, "1+1 a");
  g_assert_cmpstr (docx->notes->str, ==, "按热值; 未审计; 见附件");
  g_assert_true (docx->tracked);
  g_assert_cmpstr (docx->inserted->str, ==, "热值");
  g_assert_cmpstr (docx->deleted->str, ==, "质量");
}

static void
test_refused (void)
{
  static const struct
  {
    const char *name;
    const char *document;
  } bad[] = {
    { "mimetype", "<a/>" },
    { "word/document.xml", "" },
    { "word/document.xml", "<w:document>" },
    { "word/document.xml", "<document>\377\376</document>" },
    { "word/document.xml", "<!DOCTYPE document [<!ENTITY e \"e\">]><document>&e;</document>" },
    { "word/document.xml", "<!DOCTYPE document><document/>" },
    { "word/document.xml", "<workbook/>" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr(GBytes) bytes = make_docx (bad[i].name, bad[i].document, NULL);
      g_autoptr(GError) error = NULL;

      g_assert_null (tj_docx_read (bytes, "form.docx", &error));
      g_assert_error (error, TJ_IMPORT_ERROR, TJ_IMPORT_ERROR_UNREADABLE);
    }
}

/* Cells in one row, and where @behind is set one more in a table of its own. */
static TjTextDocument *
read_cells (guint    n_cells,
            gboolean behind)
{
  g_autoptr(GString) body = g_string_new ("<w:tbl><w:tr>");

  for (guint i = 0; i < n_cells; i++)
    g_string_append (body, "<w:tc><w:p/></w:tc>");
  g_string_append (body, "</w:tr></w:tbl>");
  if (behind)
    g_string_append (body, "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>");

  return read_body (body->str);
}

static void
test_cell_limit (void)
{
  g_autoptr(TjTextDocument) at = read_cells (TJ_LIMIT_CELLS, FALSE);
  g_autoptr(TjTextDocument) beyond = read_cells (TJ_LIMIT_CELLS + 1, FALSE);
  g_autoptr(TjTextDocument) behind = read_cells (TJ_LIMIT_CELLS, TRUE);
  const TjDocumentTable *table = g_ptr_array_index (beyond->tables, 0);
  const GPtrArray *row = g_ptr_array_index (table->rows, 0);

  g_assert_cmpuint (row->len, ==, TJ_LIMIT_CELLS);
  g_assert_false (at->cut_short);
  g_assert_true (beyond->cut_short);
  g_assert_true (behind->cut_short);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/docx-reader/grid", test_grid);
  g_test_add_func ("/docx-reader/controls", test_controls);
  g_test_add_func ("/docx-reader/nested", test_nested);
  g_test_add_func ("/docx-reader/changes", test_changes);
  g_test_add_func ("/docx-reader/text-box", test_text_box);
  g_test_add_func ("/docx-reader/strict", test_strict);
  g_test_add_func ("/docx-reader/hidden-style", test_hidden_style);
  g_test_add_func ("/docx-reader/notes", test_notes);
  g_test_add_func ("/docx-reader/refused", test_refused);
  g_test_add_func ("/docx-reader/cell-limit", test_cell_limit);

  return g_test_run ();
}
