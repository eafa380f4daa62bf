/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/import/tj-workbook-reader.h"

#include <string.h>
#include <unistd.h>

#include "core/import/tj-import-limits.h"
#include "core/import/tj-importer.h"
#include "form-builder.h"

#define TYPES "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
#define ODS "application/vnd.oasis.opendocument.spreadsheet"

static void
add_part (ArchiveBuilder *builder,
          const char     *name,
          const char     *content)
{
  if (content != NULL)
    archive_builder_add (builder, name, content, strlen (content));
}

/* @sheets: elements of the list of sheets; those with the ids `r1` and `r2` have parts. */
static GBytes *
pack (const char *properties,
      const char *sheets,
      const char *first,
      const char *second,
      const char *strings,
      const char *styles)
{
  ArchiveBuilder *builder = archive_builder_new ("zip", NULL);
  g_autofree char *book = g_strdup_printf ("<workbook>%s<sheets>%s</sheets></workbook>",
                                           properties, sheets);

  add_part (builder, "_rels/.rels", "<Relationships><Relationship Id=\"r\" Type=\"" TYPES
                                    "officeDocument\" Target=\"xl/workbook.xml\"/>"
                                    "</Relationships>");
  add_part (builder, "xl/workbook.xml", book);
  add_part (builder, "xl/_rels/workbook.xml.rels",
            "<Relationships>"
            "<Relationship Id=\"r1\" Type=\"" TYPES "worksheet\" Target=\"worksheets/s1.xml\"/>"
            "<Relationship Id=\"r2\" Type=\"" TYPES "worksheet\" Target=\"/xl/../xl/s2.xml\"/>"
            "<Relationship Id=\"r3\" Type=\"" TYPES "sharedStrings\" Target=\"strings.xml\"/>"
            "<Relationship Id=\"r4\" Type=\"" TYPES "styles\" Target=\"styles.xml\"/>"
            "<Relationship Id=\"r5\" Type=\"" TYPES "chartsheet\" Target=\"chart.xml\"/>"
            "</Relationships>");
  add_part (builder, "xl/worksheets/s1.xml", first);
  add_part (builder, "xl/s2.xml", second);
  add_part (builder, "xl/strings.xml", strings);
  add_part (builder, "xl/styles.xml", styles);

  return archive_builder_finish (builder);
}

static GBytes *
pack_cells (const char *rows)
{
  g_autofree char *sheet = g_strdup_printf ("<worksheet><sheetData>%s</sheetData></worksheet>",
                                            rows);

  return pack ("", "<sheet name=\"a\" id=\"r1\"/>", sheet, NULL, NULL, NULL);
}

static TjAttachmentText *
read_book (GBytes *bytes)
{
  g_autoptr(GError) error = NULL;
  TjAttachmentText *text = tj_workbook_read (bytes, "核算.xlsx", TJ_TEXT_ALL, NULL, &error);

  g_assert_no_error (error);

  return text;
}

static const TjTextPart *
get_part (const TjAttachmentText *text,
          guint                   number)
{
  g_assert_cmpuint (text->parts->len, >=, number);

  return g_ptr_array_index (text->parts, number - 1);
}

static const TjTextCell *
get_cell (const TjTextPart *part,
          guint             row,
          guint             cell)
{
  const TjTextRow *found = g_ptr_array_index (part->rows, row - 1);

  return g_ptr_array_index (found->cells, cell - 1);
}

static void
test_cells (void)
{
  g_autoptr(GBytes) bytes = pack (
    "", "<sheet name=\"表一\" id=\"r1\"/>",
    "<worksheet><sheetData>"
    "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c></row>"
    "<row r=\"3\"><c r=\"A3\"><v>1200</v></c><c r=\"B3\" s=\"1\"><f>A3/8000</f><v>0.15</v></c>"
    "<c r=\"C3\" s=\"2\"><v>45292</v></c><c r=\"D3\" t=\"b\"><v>1</v></c>"
    "<c r=\"E3\" t=\"e\"><v>#DIV/0!</v></c><c r=\"F3\" t=\"str\"><f>A1</f><v>参数</v></c>"
    "<c r=\"G3\" t=\"inlineStr\"><is><r><t>直</t></r><r><t>接</t></r></is></c>"
    "<c r=\"H3\"><f>SUM(A3:A9)</f></c><c r=\"I3\"/><c r=\"J3\" t=\"s\"><v>99</v></c></row>"
    "</sheetData><mergeCells><mergeCell ref=\"A1:C2\"/></mergeCells></worksheet>",
    NULL,
    "<sst><si><t>参数</t></si><si><r><t>数</t></r><r><t>值</t></r><rPh><t>shu</t></rPh></si></sst>",
    "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"yyyy&quot;年&quot;m&quot;月&quot;"
    "\"/></numFmts><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"9\"/><xf numFmtId=\"164\"/>"
    "</cellXfs></styleSheet>");
  g_autoptr(TjAttachmentText) text = read_book (bytes);
  const TjTextPart *part = get_part (text, 1);

  g_assert_true (tj_workbook_is_one (bytes));
  g_assert_cmpstr (part->label, ==, "表一");
  g_assert_false (part->hidden);
  g_assert_cmpstr (part->text, ==,
                   "参数\t数值\n"
                   "1200\t15%\t2024年1月\tTRUE\t#DIV/0!\t参数\t直接\t=SUM(A3:A9)\t#REF!");
  g_assert_cmpuint (get_cell (part, 1, 1)->n_columns, ==, 3);
  g_assert_cmpuint (get_cell (part, 1, 1)->n_rows, ==, 2);
  g_assert_true (get_cell (part, 2, 2)->numeric);
  g_assert_true (get_cell (part, 2, 2)->formula);
  g_assert_false (get_cell (part, 2, 6)->numeric);
  g_assert_true (get_cell (part, 2, 6)->formula);
  g_assert_false (get_cell (part, 2, 1)->formula);
}

static void
test_sheets (void)
{
  g_autoptr(GBytes) bytes = pack (
    "<workbookPr date1904=\"1\"/>",
    "<sheet name=\"a\" id=\"r1\"/><sheet name=\"b\" state=\"veryHidden\" id=\"r2\"/>"
    "<sheet name=\"c\" id=\"r5\"/>",
    "<worksheet><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>",
    "<worksheet><sheetData><row><c s=\"0\"><v>43830</v></c></row></sheetData></worksheet>",
    NULL, "<styleSheet><cellXfs><xf numFmtId=\"14\"/></cellXfs></styleSheet>");
  g_autoptr(TjAttachmentText) text = read_book (bytes);
  g_autoptr(TjAttachmentText) begin = NULL;
  g_autofree char *place = tj_text_part_dup_place (get_part (text, 2));

  g_assert_cmpuint (text->parts->len, ==, 3);
  g_assert_true (get_part (text, 2)->hidden);
  g_assert_cmpstr (get_part (text, 2)->text, ==, "2024/1/1");
  g_assert_nonnull (strstr (place, "b"));
  g_assert_cmpuint (get_part (text, 3)->rows->len, ==, 0);

  begin = tj_workbook_read (bytes, "a.xlsx", TJ_TEXT_BEGIN, NULL, NULL);
  g_assert_cmpuint (begin->parts->len, ==, 3);
  g_assert_true (begin->cut);
  g_assert_true (get_part (begin, 2)->hidden);
  g_assert_cmpstr (get_part (begin, 2)->text, ==, "");
}

/* Rows and cells out of order, twice, without places and out of the sheet. */
static void
test_places (void)
{
  static const struct
  {
    const char *rows;
    const char *text;
  } cases[] = {
    { "<row r=\"2\"><c r=\"B2\"><v>4</v></c><c r=\"A2\"><v>3</v></c></row>"
      "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>", "1\n3\t4" },
    { "<row><c><v>1</v></c><c r=\"E1\"><v>2</v></c><c><v>3</v></c></row>", "1\t2\t3" },
    { "<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>", "1" },
    { "<row r=\"1048577\"><c><v>1</v></c></row>", "" },
    { "<row r=\"1\"><c r=\"XFE1\"><v>1</v></c></row>", "" },
    { "<row r=\"1\"><c r=\"ZZZZZZZZZZ1\"><v>1</v></c></row>", "" },
    { "<row r=\"0\"><c><v>1</v></c></row><row r=\"-5\"><c><v>1</v></c></row>", "" },
    { "<row r=\"1\"><c r=\"7\"><v>1</v></c><c r=\"\"><v>1</v></c></row>", "" },
    { "<row r=\"1\"><c s=\"4294967295\"><v>7</v></c><c><v>NaN</v></c></row>", "7\tNaN" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GBytes) bytes = pack_cells (cases[i].rows);
      g_autoptr(TjAttachmentText) text = read_book (bytes);

      g_assert_cmpstr (get_part (text, 1)->text, ==, cases[i].text);
    }
}

static void
test_merges (void)
{
  static const char * const references[] = {
    "A1:A1048577", "B2:A1", "A1", ":", "A1:", "A1:XFE1", "C3:D4", "A0:B2",
  };

  for (guint i = 0; i < G_N_ELEMENTS (references); i++)
    {
      g_autofree char *sheet =
        g_strdup_printf ("<worksheet><sheetData><row><c><v>1</v></c></row></sheetData><mergeCells>"
                         "<mergeCell/><mergeCell ref=\"%s\"/></mergeCells></worksheet>",
                         references[i]);
      g_autoptr(GBytes) bytes = pack ("", "<sheet id=\"r1\"/>", sheet, NULL, NULL, NULL);
      g_autoptr(TjAttachmentText) text = read_book (bytes);

      g_assert_cmpuint (get_cell (get_part (text, 1), 1, 1)->n_rows, ==, 1);
      g_assert_cmpuint (get_cell (get_part (text, 1), 1, 1)->n_columns, ==, 1);
    }
}

static void
test_bad (void)
{
  static const struct
  {
    const char *sheet;
    const char *strings;
    TjImportError code;
  } cases[] = {
    { NULL, NULL, TJ_IMPORT_ERROR_UNREADABLE },
    { "<worksheet>", NULL, TJ_IMPORT_ERROR_UNREADABLE },
    { "<!DOCTYPE a><worksheet/>", NULL, TJ_IMPORT_ERROR_UNREADABLE },
    { "<!DOCTYPE a [<!ENTITY b SYSTEM \"/etc/passwd\">]><worksheet>&b;</worksheet>", NULL,
      TJ_IMPORT_ERROR_UNREADABLE },
    { "<worksheet>\377\376</worksheet>", NULL, TJ_IMPORT_ERROR_UNREADABLE },
    { "<worksheet/>", "<sst><si>", TJ_IMPORT_ERROR_UNREADABLE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GBytes) bytes = pack ("", "<sheet name=\"a\" id=\"r1\"/>", cases[i].sheet, NULL,
                                      cases[i].strings, NULL);
      g_autoptr(GError) error = NULL;

      g_assert_null (tj_workbook_read (bytes, "a.xlsx", TJ_TEXT_ALL, NULL, &error));
      g_assert_error (error, TJ_IMPORT_ERROR, cases[i].code);
    }
}

/* A few long words, named by many cells, would make a text without end. */
static void
test_repeated_words (void)
{
  g_autofree char *word = g_strnfill (1024 * 1024, 'a');
  g_autofree char *strings = g_strdup_printf ("<sst><si><t>%s</t></si></sst>", word);
  g_autoptr(GString) rows = g_string_new ("<worksheet><sheetData><row>");
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(TjAttachmentText) text = NULL;

  for (guint i = 0; i < 1000; i++)
    g_string_append (rows, "<c t=\"s\"><v>0</v></c>");
  g_string_append (rows, "</row></sheetData></worksheet>");
  bytes = pack ("", "<sheet id=\"r1\"/>", rows->str, NULL, strings, NULL);
  text = read_book (bytes);

  g_assert_true (text->cut);
  g_assert_cmpuint (strlen (get_part (text, 1)->text), <=, TJ_LIMIT_TEXT + 1000);
}

static void
test_cells_limit (void)
{
  g_autoptr(GString) rows = g_string_new (NULL);

  for (guint i = 0; i < TJ_LIMIT_SHEET_CELLS / 2; i++)
    g_string_append (rows, "<row><c><v>1</v></c><c><v>2</v></c></row>");

  for (guint extra = 0; extra <= 1; extra++)
    {
      g_autoptr(GBytes) bytes = NULL;
      g_autoptr(TjAttachmentText) text = NULL;

      g_string_append (rows, extra ? "<row><c><v>1</v></c></row>" : "");
      bytes = pack_cells (rows->str);
      text = read_book (bytes);
      g_assert_cmpint (text->cut, ==, extra);
    }
}

/* Formulas that show nothing are cells too: those behind them are left out, and that is told. */
static void
test_cells_without_words (void)
{
  g_autoptr(GString) rows = g_string_new (NULL);
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(TjAttachmentText) text = NULL;

  for (guint i = 0; i <= TJ_LIMIT_SHEET_CELLS; i++)
    g_string_append (rows, "<row><c><f>A1</f></c></row>");
  bytes = pack_cells (rows->str);
  text = read_book (bytes);
  g_assert_true (text->cut);
}

static gsize
get_resident_megabytes (void)
{
  g_autofree char *statm = NULL;

  g_assert_true (g_file_get_contents ("/proc/self/statm", &statm, NULL, NULL));

  return (gsize) g_ascii_strtoull (strchr (statm, ' '), NULL, 10) * (gsize) sysconf (_SC_PAGESIZE)
         / 1000000;
}

/* The sanitizer of addresses keeps what is freed. */
static void
assert_handed_back (gsize before)
{
#ifndef __SANITIZE_ADDRESS__
  g_assert_cmpuint (get_resident_megabytes (), <, before + 150);
#endif
}

/* Runs without end in few cells, cells without words or places, a thousand attributes: the first
 * words are there, what was left out is told, and the memory is handed back. */
static void
test_elements_limit (void)
{
  const struct
  {
    const char *cell;
    guint n_elements;
  } repeated[] = { { "<c><is><r/><r/><r/><r/></is></c>", 6 }, { "<c/>", 1 } };

  for (guint i = 0; i < G_N_ELEMENTS (repeated); i++)
    {
      g_autoptr(GString) rows = g_string_new ("<row><c><v>1</v></c>");
      g_autoptr(GBytes) bytes = NULL;
      g_autoptr(TjAttachmentText) text = NULL;
      gsize before = get_resident_megabytes ();

      for (guint j = 0; j <= TJ_LIMIT_SHEET_ELEMENTS / repeated[i].n_elements; j++)
        g_string_append (rows, repeated[i].cell);
      g_string_append (rows, "</row>");
      bytes = pack_cells (rows->str);
      text = read_book (bytes);
      g_assert_true (text->cut);
      g_assert_true (g_str_has_prefix (get_part (text, 1)->text, "1"));
      assert_handed_back (before);
    }
}

static void
test_many_attributes (void)
{
  g_autoptr(GString) cell = g_string_new ("<row><c><v>1</v></c><c");
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(TjAttachmentText) text = NULL;

  for (guint i = 0; i <= TJ_LIMIT_SHEET_ATTRIBUTES; i++)
    g_string_append_printf (cell, " a%u=''", i);
  g_string_append (cell, "><v>2</v></c></row>");
  bytes = pack_cells (cell->str);
  text = read_book (bytes);
  g_assert_cmpstr (get_part (text, 1)->text, ==, "1");
}

static void
test_sheets_limit (void)
{
  g_autoptr(GString) sheets = g_string_new (NULL);

  for (guint i = 0; i < TJ_LIMIT_SHEETS; i++)
    g_string_append (sheets, "<sheet id=\"r1\"/>");

  for (guint extra = 0; extra <= 1; extra++)
    {
      g_autoptr(GBytes) bytes = NULL;
      g_autoptr(TjAttachmentText) text = NULL;

      g_string_append (sheets, extra ? "<sheet id=\"r1\"/>" : "");
      bytes = pack ("", sheets->str, "<worksheet/>", NULL, NULL, NULL);
      text = read_book (bytes);
      g_assert_cmpuint (text->parts->len, ==, TJ_LIMIT_SHEETS);
      g_assert_cmpint (text->cut, ==, extra);
    }
}

/* What is beyond the limit leaves a cell unmerged; no words are lost by that. */
static void
test_merges_limit (void)
{
  for (guint extra = 0; extra <= 1; extra++)
    {
      g_autoptr(GString) sheet = g_string_new ("<worksheet><sheetData><row><c><v>1</v></c></row>"
                                               "</sheetData><mergeCells>");
      g_autoptr(GBytes) bytes = NULL;
      g_autoptr(TjAttachmentText) text = NULL;

      for (guint i = 1; i < TJ_LIMIT_MERGES + extra; i++)
        g_string_append (sheet, "<mergeCell ref=\"C3:D4\"/>");
      g_string_append (sheet, "<mergeCell ref=\"A1:B3\"/></mergeCells></worksheet>");
      bytes = pack ("", "<sheet id=\"r1\"/>", sheet->str, NULL, NULL, NULL);
      text = read_book (bytes);

      g_assert_cmpstr (get_part (text, 1)->text, ==, "1");
      g_assert_cmpuint (get_cell (get_part (text, 1), 1, 1)->n_columns, ==, extra ? 1 : 2);
      g_assert_cmpuint (get_cell (get_part (text, 1), 1, 1)->n_rows, ==, extra ? 1 : 3);
    }
}

/* A number whose style is beyond the limit shows as it is. */
static void
test_styles_limit (void)
{
  g_autoptr(GString) styles = g_string_new ("<styleSheet><cellXfs>");
  g_autofree char *rows = NULL;
  g_autofree char *sheet = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(TjAttachmentText) text = NULL;

  for (guint i = 1; i < TJ_LIMIT_SHEET_STYLES; i++)
    g_string_append (styles, "<xf/>");
  g_string_append (styles, "<xf numFmtId=\"9\"/><xf numFmtId=\"9\"/></cellXfs></styleSheet>");
  rows = g_strdup_printf ("<row><c s=\"%d\"><v>0.15</v></c><c s=\"%d\"><v>0.15</v></c></row>",
                          TJ_LIMIT_SHEET_STYLES - 1, TJ_LIMIT_SHEET_STYLES);
  sheet = g_strdup_printf ("<worksheet><sheetData>%s</sheetData></worksheet>", rows);
  bytes = pack ("", "<sheet id=\"r1\"/>", sheet, NULL, NULL, styles->str);
  text = read_book (bytes);

  g_assert_cmpstr (get_part (text, 1)->text, ==, "15%\t0.15");
}

static GBytes *
pack_ods (const char *manifest,
          const char *content)
{
  ArchiveBuilder *builder = archive_builder_new ("zip", NULL);

  add_part (builder, "mimetype", ODS);
  add_part (builder, "META-INF/manifest.xml", manifest);
  add_part (builder, "content.xml", content);

  return archive_builder_finish (builder);
}

static void
test_ods (void)
{
  g_autoptr(GBytes) bytes = pack_ods (
    NULL,
    "<document><automatic-styles><style name=\"h\"><table-properties display=\"false\"/></style>"
    "</automatic-styles><body><spreadsheet>"
    "<table name=\"一\"><table-header-rows><table-row><table-cell number-columns-spanned=\"2\">"
    "<p>参数</p><p>值</p></table-cell><covered-table-cell/></table-row></table-header-rows>"
    "<table-row number-rows-repeated=\"2\"><table-cell number-columns-repeated=\"2\" "
    "value-type=\"float\"><annotation><p>x</p></annotation><p>7</p></table-cell></table-row>"
    "<table-row number-rows-repeated=\"1048573\"><table-cell number-columns-repeated=\"16384\"/>"
    "</table-row></table>"
    "<table name=\"二\" style-name=\"h\"/></spreadsheet></body></document>");
  g_autoptr(TjAttachmentText) text = read_book (bytes);

  g_assert_true (tj_workbook_is_one (bytes));
  g_assert_cmpuint (text->parts->len, ==, 2);
  g_assert_cmpstr (get_part (text, 1)->text, ==, "参数 值\n7\t7\n7\t7");
  g_assert_cmpuint (get_cell (get_part (text, 1), 1, 1)->n_columns, ==, 2);
  g_assert_true (get_cell (get_part (text, 1), 2, 1)->numeric);
  g_assert_true (get_part (text, 2)->hidden);
}

static void
test_bad_ods (void)
{
  static const struct
  {
    const char *manifest;
    const char *content;
    TjImportError code;
  } cases[] = {
    { NULL, "<a/>", TJ_IMPORT_ERROR_UNREADABLE },
    { NULL, NULL, TJ_IMPORT_ERROR_UNREADABLE },
    { NULL, "<!DOCTYPE a><a/>", TJ_IMPORT_ERROR_UNREADABLE },
    { "<manifest><file-entry><encryption-data/></file-entry></manifest>", "\1\2\3",
      TJ_IMPORT_ERROR_ENCRYPTED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GBytes) bytes = pack_ods (cases[i].manifest, cases[i].content);
      g_autoptr(GError) error = NULL;

      g_assert_null (tj_workbook_read (bytes, "a.ods", TJ_TEXT_ALL, NULL, &error));
      g_assert_error (error, TJ_IMPORT_ERROR, cases[i].code);
    }
}

/* Rows of words that come again without end. */
static void
test_repeated_ods (void)
{
  g_autoptr(GBytes) bytes = pack_ods (
    NULL, "<document><body><spreadsheet><table><table-row number-rows-repeated=\"1048576\">"
    "<table-cell number-columns-repeated=\"16384\"><p>a</p></table-cell></table-row></table>"
    "</spreadsheet></body></document>");
  g_autoptr(TjAttachmentText) text = read_book (bytes);

  g_assert_true (text->cut);
  g_assert_true (get_part (text, 1)->cut);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/workbook/cells", test_cells);
  g_test_add_func ("/workbook/sheets", test_sheets);
  g_test_add_func ("/workbook/places", test_places);
  g_test_add_func ("/workbook/merges", test_merges);
  g_test_add_func ("/workbook/bad", test_bad);
  g_test_add_func ("/workbook/repeated-words", test_repeated_words);
  g_test_add_func ("/workbook/cells-limit", test_cells_limit);
  g_test_add_func ("/workbook/cells-without-words", test_cells_without_words);
  g_test_add_func ("/workbook/elements-limit", test_elements_limit);
  g_test_add_func ("/workbook/many-attributes", test_many_attributes);
  g_test_add_func ("/workbook/sheets-limit", test_sheets_limit);
  g_test_add_func ("/workbook/merges-limit", test_merges_limit);
  g_test_add_func ("/workbook/styles-limit", test_styles_limit);
  g_test_add_func ("/workbook/ods", test_ods);
  g_test_add_func ("/workbook/bad-ods", test_bad_ods);
  g_test_add_func ("/workbook/repeated-ods", test_repeated_ods);

  return g_test_run ();
}
