/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/import/tj-odt-reader.h"

#include <string.h>

#include "core/import/tj-import-limits.h"
#include "core/import/tj-importer.h"
#include "form-builder.h"

#define CELL(text) "<table:table-cell>" text "</table:table-cell>"
#define ROW(cells) "<table:table-row>" cells "</table:table-row>"
#define TABLE(rows) "<table:table>" rows "</table:table>"
#define COVERED "<table:covered-table-cell/>"

static TjTextDocument *
read_body (const char *styles,
           const char *body)
{
  g_autoptr(GBytes) bytes = form_builder_odt (styles, body);
  g_autoptr(GError) error = NULL;
  TjTextDocument *docx;

  g_assert_true (tj_odt_is_one (bytes));
  docx = tj_odt_read (bytes, "form.odt", &error);
  g_assert_no_error (error);

  return docx;
}

static TjTextDocument *
read_cell (const char *content)
{
  g_autofree char *body = g_strdup_printf (TABLE (ROW (CELL ("%s"))), content);

  return read_body ("", body);
}

static const TjDocumentCell *
get_cell (const TjTextDocument *docx,
          guint                 table,
          guint                 row,
          guint                 index)
{
  const TjDocumentTable *found = g_ptr_array_index (docx->tables, table);
  const GPtrArray *cells = g_ptr_array_index (found->rows, row);

  g_assert_cmpuint (index, <, cells->len);

  return g_ptr_array_index (cells, index);
}

static guint
count_rows (const TjTextDocument *docx,
            guint                 table)
{
  const TjDocumentTable *found = g_ptr_array_index (docx->tables, table);

  return found->rows->len;
}

static void
assert_cell (const TjDocumentCell *cell,
             const char           *text,
             guint                 column,
             guint                 span,
             gboolean              continued)
{
  g_assert_cmpstr (cell->text, ==, text);
  g_assert_cmpuint (cell->column, ==, column);
  g_assert_cmpuint (cell->span, ==, span);
  g_assert_cmpint (cell->continued, ==, continued);
}

/* What a cell's content reads as. */
static void
test_words (void)
{
  static const char * const cases[][2] = {
    { "<text:p>甲</text:p><text:h>乙</text:h><text:p/><text:p>丙</text:p>", "甲\n乙\n丙" },
    { "\n  <text:p>\n  甲 \t 乙\n </text:p>\n", "甲 乙" },
    { "<text:p>a<text:s text:c=\"3\"/>b<text:s/><text:s text:c=\"-4\"/></text:p>", "a   b " },
    { "<text:p>a<text:tab/>b<text:line-break/>c</text:p>", "a\tb\nc" },
    { "<text:p><text:span>甲<text:a>乙</text:a></text:span><text:soft-page-break/>丙</text:p>",
      "甲乙丙" },
    { "<text:list><text:list-item><text:number>1.</text:number><text:p>甲</text:p>"
      "<text:list><text:list-item><text:p>乙</text:p></text:list-item></text:list>"
      "</text:list-item><text:list-item><text:p>丙</text:p></text:list-item></text:list>",
      "甲\n乙\n丙" },
    { "<text:p><![CDATA[<甲>]]>&amp;<!-- 注 -->乙</text:p>", "<甲>&乙" },
    { "<text:p>甲<text:placeholder>点此输入</text:placeholder></text:p>", "甲" },
    { "<text:p>010\u2011888\u00ad8</text:p>", "010-8888" },
    { "<text:p><text:ruby><text:ruby-base>碳</text:ruby-base><text:ruby-text>tan</text:ruby-text>"
      "</text:ruby></text:p>", "碳" },
    { "<text:p><draw:frame><draw:image/></draw:frame></text:p>", "[图]" },
    { "<text:p>甲<draw:a><draw:frame><draw:image/></draw:frame></draw:a></text:p>", "甲" },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(TjTextDocument) docx = read_cell (cases[i][0]);

      g_assert_cmpstr (get_cell (docx, 0, 0, 0)->text, ==, cases[i][1]);
    }
}

static void
test_many_spaces (void)
{
  g_autoptr(TjTextDocument) docx =
    read_cell ("<text:p>a<text:s text:c=\"999999999999\"/>b</text:p>");

  g_assert_cmpuint (strlen (get_cell (docx, 0, 0, 0)->text), ==, 1002);
}

static void
test_left_out (void)
{
  g_autoptr(TjTextDocument) docx = read_cell (
    "<text:p>甲<office:annotation><text:p>批注</text:p></office:annotation>乙"
    "<office:annotation-end/><text:note><text:note-citation>1</text:note-citation>"
    "<text:note-body><text:p>脚注</text:p><text:p>二</text:p></text:note-body></text:note>丙"
    "<draw:frame><draw:text-box><text:p>框中</text:p></draw:text-box></draw:frame>"
    "<draw:g><draw:custom-shape><text:p>形状</text:p></draw:custom-shape></draw:g></text:p>");

  g_assert_cmpstr (get_cell (docx, 0, 0, 0)->text, ==, "甲乙丙");
  g_assert_cmpuint (docx->n_comments, ==, 1);
  g_assert_cmpstr (docx->notes->str, ==, "脚注 二");
  g_assert_cmpstr (docx->boxes->str, ==, "框中; 形状");
  g_assert_false (docx->tracked);
}

static void
test_changes (void)
{
  g_autoptr(TjTextDocument) docx = read_body (
    "", "<text:tracked-changes><text:changed-region text:id=\"a\"><text:insertion>"
    "<office:change-info>某人</office:change-info></text:insertion></text:changed-region>"
    "<text:changed-region text:id=\"b\"><text:deletion><office:change-info>某人"
    "</office:change-info><text:p>旧一</text:p><text:p>旧二</text:p></text:deletion>"
    "</text:changed-region><text:changed-region text:id=\"c\"><text:deletion/>"
    "</text:changed-region></text:tracked-changes>" TABLE (ROW (CELL (
    "<text:p>首<text:change text:change-id=\"b\"/><text:change-start text:change-id=\"a\"/>新"
    "<text:span>的</text:span><text:change-end text:change-id=\"a\"/>"
    "<text:change-start text:change-id=\"c\"/>划去<text:change-end text:change-id=\"c\"/>"
    "<text:change-start text:change-id=\"d\"/>尾</text:p>"))));

  g_assert_cmpstr (get_cell (docx, 0, 0, 0)->text, ==, "首新的尾");
  g_assert_true (docx->tracked);
  g_assert_cmpstr (docx->inserted->str, ==, "新的");
  g_assert_cmpstr (docx->deleted->str, ==, "旧一 旧二; 划去");
}

#define STYLES                                                                                \
  "<style:style style:name=\"T1\" style:family=\"text\" style:parent-style-name=\"Hint\"/>"   \
  "<style:style style:name=\"T2\" style:family=\"text\" style:parent-style-name=\"Hint\">"    \
  "<style:text-properties text:display=\"true\"/></style:style>"                              \
  "<style:style style:name=\"P1\" style:family=\"paragraph\">"                                \
  "<style:text-properties text:display=\"none\"/></style:style>"                              \
  "<style:style style:name=\"T3\" style:family=\"text\" style:parent-style-name=\"T4\"/>"     \
  "<style:style style:name=\"T4\" style:family=\"text\" style:parent-style-name=\"T3\"/>"

static void
test_hidden (void)
{
  g_autoptr(TjTextDocument) docx = read_body (
    STYLES, TABLE (ROW (CELL (
    "<text:p>甲<text:span text:style-name=\"T1\">一</text:span>"
    "<text:span text:style-name=\"T2\">乙</text:span><text:span text:style-name=\"T3\">丙"
    "</text:span></text:p><text:p text:style-name=\"P1\">二</text:p>"
    "<text:p>三<text:hidden-paragraph text:is-hidden=\"true\"/></text:p>"
    "<text:p>丁<text:hidden-paragraph text:is-hidden=\"false\"/></text:p>"
    "<text:p>戊<text:hidden-text text:string-value=\"四\" text:is-hidden=\"true\"/>"
    "<text:hidden-text text:string-value=\"己\">己</text:hidden-text></text:p>"
    "<text:section text:display=\"none\"><text:p>五</text:p></text:section>")))
    "<text:section text:display=\"none\">" TABLE (ROW (CELL ("<text:p>六</text:p>")))
    "</text:section><text:section>" TABLE (ROW (CELL ("<text:p>庚</text:p>"))) "</text:section>");

  g_assert_cmpstr (get_cell (docx, 0, 0, 0)->text, ==, "甲乙丙\n丁\n戊己");
  g_assert_cmpstr (docx->hidden->str, ==, "一; 二; 三; 四; 五; 六");
  g_assert_cmpuint (docx->tables->len, ==, 2);
  g_assert_cmpstr (get_cell (docx, 1, 0, 0)->text, ==, "庚");
}

static void
test_symbols (void)
{
  g_autoptr(TjTextDocument) docx = read_cell ("<text:p>\uf0fe甲<text:span text:style-name=\"Box\">R"
                                      "</text:span>乙</text:p>");

  g_assert_cmpstr (get_cell (docx, 0, 0, 0)->text, ==, "☑甲☑乙");
}

static void
test_controls (void)
{
  g_autoptr(TjTextDocument) docx = read_body (
    "", "<office:forms><form:form><form:checkbox xml:id=\"a\" form:id=\"a2\""
    " form:current-state=\"checked\"/><form:checkbox form:id=\"b\" form:state=\"checked\""
    " form:current-state=\"unchecked\" form:label=\"储碳\"/><form:radio form:id=\"c\""
    " form:current-selected=\"true\"/><form:text form:id=\"d\" form:value=\"旧\""
    " form:current-value=\"填写\"/><form:listbox form:id=\"e\"><form:option form:label=\"甲\"/>"
    "<form:option form:label=\"乙\" form:current-selected=\"true\"/></form:listbox>"
    "<form:password form:id=\"f\" form:current-value=\"秘\"/></form:form></office:forms>"
    TABLE (ROW (CELL (
    "<text:p><draw:control draw:control=\"a\"/>1<draw:control draw:control=\"a2\"/>2"
    "<draw:control draw:control=\"b\"/>3<draw:control draw:control=\"c\"/>4"
    "<draw:control draw:control=\"d\"/>5<draw:control draw:control=\"e\"/>6"
    "<draw:control draw:control=\"f\"/>7<draw:control draw:control=\"none\"/></text:p>"
    "<text:p><loext:content-control loext:checkbox=\"true\" loext:checked=\"true\">☒"
    "</loext:content-control>1<loext:content-control loext:checkbox=\"true\">☒"
    "</loext:content-control>2<loext:content-control loext:showing-place-holder=\"true\">点此"
    "</loext:content-control>3<loext:content-control>实</loext:content-control></text:p>"
    "<text:p><field:fieldmark field:type=\"vnd.oasis.opendocument.field.FORMCHECKBOX\">"
    "<field:param field:name=\"Checkbox_Checked\" field:value=\"true\"/></field:fieldmark>1"
    "<field:fieldmark field:type=\"vnd.oasis.opendocument.field.FORMCHECKBOX\"/>2"
    "<field:fieldmark field:type=\"vnd.oasis.opendocument.field.FORMDROPDOWN\">"
    "<field:param field:name=\"Dropdown_ListEntry\" field:value=\"甲\"/>"
    "<field:param field:name=\"Dropdown_ListEntry\" field:value=\"乙\"/>"
    "<field:param field:name=\"Dropdown_Selected\" field:value=\"1\"/></field:fieldmark></text:p>"
    ))));

  g_assert_cmpstr (get_cell (docx, 0, 0, 0)->text, ==,
                   "☑1☑2☐储碳3☑4填写5乙67\n☑1☐23实\n☑1☐2乙");
}

static void
test_merged (void)
{
  static const char body[] = TABLE (
    "<table:table-header-rows>" ROW (
    "<table:table-cell table:number-columns-spanned=\"2\" table:number-rows-spanned=\"2\">"
    "<text:p>甲</text:p></table:table-cell>" COVERED CELL ("<text:p>乙</text:p>"))
    "</table:table-header-rows>" ROW (
    "<table:covered-table-cell table:number-columns-repeated=\"2\"/>" CELL ("<text:p>丙</text:p>"))
    ROW (CELL ("<text:p>丁</text:p>") CELL ("<text:p>戊</text:p>") CELL ("")));
  g_autoptr(GString) without = g_string_new (body);
  const char *bodies[] = { body, without->str };

  /* Some programs do not write what is covered. */
  g_string_replace (without, COVERED, "", 0);
  g_string_replace (without, "<table:covered-table-cell table:number-columns-repeated=\"2\"/>", "",
                    0);
  bodies[1] = without->str;

  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      g_autoptr(TjTextDocument) docx = read_body ("", bodies[i]);

      g_assert_cmpuint (count_rows (docx, 0), ==, 3);
      assert_cell (get_cell (docx, 0, 0, 0), "甲", 1, 2, FALSE);
      assert_cell (get_cell (docx, 0, 0, 1), "乙", 3, 1, FALSE);
      assert_cell (get_cell (docx, 0, 1, 0), "", 1, 2, TRUE);
      assert_cell (get_cell (docx, 0, 1, 1), "丙", 3, 1, FALSE);
      assert_cell (get_cell (docx, 0, 2, 1), "戊", 2, 1, FALSE);
    }
}

static void
test_nested (void)
{
  g_autoptr(TjTextDocument) docx = read_body (
    "", TABLE (ROW (CELL ("<text:p>上</text:p>" TABLE (
    ROW (CELL ("<text:p>a</text:p><text:p>b</text:p>") CELL ("<text:p>c</text:p>")))
    "<text:p>下</text:p>"))) TABLE (ROW (CELL (""))));
  const TjDocumentTable *inner = g_ptr_array_index (docx->tables, 1);
  const TjDocumentTable *last = g_ptr_array_index (docx->tables, 2);

  g_assert_cmpstr (get_cell (docx, 0, 0, 0)->text, ==, "上\na b\tc\n下");
  g_assert_true (inner->nested);
  g_assert_cmpuint (inner->number, ==, 1);
  g_assert_cmpstr (get_cell (docx, 1, 0, 1)->text, ==, "c");
  g_assert_false (last->nested);
  g_assert_cmpuint (last->number, ==, 2);
}

static char *
repeat (guint       n_columns,
        const char *text,
        guint       n_rows)
{
  return g_strdup_printf ("<table:table><table:table-row table:number-rows-repeated=\"%u\">"
                          "<table:table-cell table:number-columns-repeated=\"%u\"><text:p>%s"
                          "</text:p></table:table-cell></table:table-row></table:table>",
                          n_rows, n_columns, text);
}

static void
assert_refused (const char *body)
{
  g_autoptr(GBytes) bytes = form_builder_odt ("", body);
  g_autoptr(GError) error = NULL;
  g_autoptr(TjTextDocument) docx = tj_odt_read (bytes, "form.odt", &error);

  g_assert_error (error, TJ_IMPORT_ERROR, TJ_IMPORT_ERROR_REFUSED);
  g_assert_null (docx);
}

static void
test_repeated (void)
{
  static const struct { guint n_columns; const char *text; guint n_rows; guint rows; guint cells; }
  fine[] = {
    { 3, "甲", 2, 2, 3 },
    { TJ_LIMIT_REPEATED, "甲", 1, 1, TJ_LIMIT_REPEATED },
    { 1, "甲", TJ_LIMIT_REPEATED, TJ_LIMIT_REPEATED, 1 },
    { 16384, "", 1, 1, TJ_LIMIT_REPEATED },
    { 1, "", 1048576, TJ_LIMIT_REPEATED, 1 },
  };
  g_autofree char *wide = repeat (TJ_LIMIT_REPEATED + 1, "甲", 1);
  g_autofree char *tall = repeat (1, "甲", TJ_LIMIT_REPEATED + 1);
  g_autofree char *many = repeat (TJ_LIMIT_REPEATED, "甲", TJ_LIMIT_REPEATED);

  for (guint i = 0; i < G_N_ELEMENTS (fine); i++)
    {
      g_autofree char *body = repeat (fine[i].n_columns, fine[i].text, fine[i].n_rows);
      g_autoptr(TjTextDocument) docx = read_body ("", body);

      g_assert_cmpuint (count_rows (docx, 0), ==, fine[i].rows);
      assert_cell (get_cell (docx, 0, fine[i].rows - 1, fine[i].cells - 1), fine[i].text,
                   fine[i].cells, 1, FALSE);
    }

  assert_refused (wide);
  assert_refused (tall);
  assert_refused (many);
}

/* Cells, rows and tables count alike: a table with one row of one cell is three. */
static void
test_limits (void)
{
  g_autoptr(GString) body = g_string_new (NULL);
  g_autoptr(GString) columns = g_string_new ("<table:table><table:table-row>");
  g_autofree char *words = g_strnfill (100000, 'x');
  g_autofree char *text = repeat (200, words, 1);

  for (guint i = 0; i < TJ_LIMIT_CELLS / 4; i++)
    g_string_append (body, TABLE (ROW (CELL ("") CELL (""))));
  tj_text_document_free (read_body ("", body->str));
  g_string_append (body, "<table:table/>");
  assert_refused (body->str);

  for (guint i = 0; i < TJ_LIMIT_COLUMNS; i++)
    g_string_append (columns, CELL ("<text:p>x</text:p>"));
  g_string_append (columns, CELL ("") "</table:table-row></table:table>");
  tj_text_document_free (read_body ("", columns->str));
  g_string_replace (columns, CELL ("") "</table:table-row>",
                    CELL ("<text:p>x</text:p>") "</table:table-row>", 1);
  assert_refused (columns->str);

  /* 20 MB of text out of 100 kB. */
  assert_refused (text);
}

static GBytes *
pack (const char *type,
      const char *manifest,
      const char *content)
{
  ArchiveBuilder *builder = archive_builder_new ("zip", NULL);

  if (type != NULL)
    archive_builder_add (builder, "mimetype", type, strlen (type));
  if (manifest != NULL)
    archive_builder_add (builder, "META-INF/manifest.xml", manifest, strlen (manifest));
  if (content != NULL)
    archive_builder_add (builder, "content.xml", content, strlen (content));

  return archive_builder_finish (builder);
}

#define TYPE "application/vnd.oasis.opendocument.text"

static void
test_hostile (void)
{
  g_autoptr(GString) nest = g_string_new ("<o><body><text>");
  static const char locked[] = "<m><file-entry full-path=\"content.xml\"><encryption-data/>"
                               "</file-entry></m>";
  const struct { const char *manifest; const char *content; int code; } cases[] = {
    { locked, "\001\002", TJ_IMPORT_ERROR_ENCRYPTED },
    { "<m>", "<o><body><text/></body></o>", -1 },
    { NULL, NULL, TJ_IMPORT_ERROR_UNREADABLE },
    { NULL, "", TJ_IMPORT_ERROR_UNREADABLE },
    { NULL, "<o><body><spreadsheet/></body></o>", TJ_IMPORT_ERROR_UNREADABLE },
    { NULL, "<o><body><text>\377</text></body></o>", TJ_IMPORT_ERROR_UNREADABLE },
    { NULL, "<!DOCTYPE o [<!ENTITY a \"b\">]><o><body><text>&a;</text></body></o>",
      TJ_IMPORT_ERROR_UNREADABLE },
    /* The last is nested too deeply. */
    { NULL, NULL, TJ_IMPORT_ERROR_UNREADABLE },
  };

  for (guint i = 0; i < 300; i++)
    g_string_append (nest, "<table>");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *content = i + 1 == G_N_ELEMENTS (cases) ? nest->str : cases[i].content;
      g_autoptr(GBytes) bytes = pack (TYPE, cases[i].manifest, content);
      g_autoptr(GError) error = NULL;
      g_autoptr(TjTextDocument) docx = tj_odt_read (bytes, "form.odt", &error);

      if (cases[i].code < 0)
        g_assert_no_error (error);
      else
        g_assert_error (error, TJ_IMPORT_ERROR, cases[i].code);
    }
}

/* libxml2 does not look far for the end of one white space. */
#define PADDING "<!-- padding padding padding padding padding padding padding padding padding -->"

static void
test_large_part (void)
{
  g_autoptr(GString) content = g_string_new ("<o><body><text/></body></o>");
  g_autoptr(GBytes) fine = NULL;
  g_autoptr(GBytes) large = NULL;
  g_autoptr(GError) error = NULL;
  TjTextDocument *docx;

  while (content->len < TJ_LIMIT_PART_SIZE - sizeof PADDING)
    g_string_append (content, PADDING);
  while (content->len < TJ_LIMIT_PART_SIZE)
    g_string_append_c (content, '\n');
  fine = pack (TYPE, NULL, content->str);
  g_string_append_c (content, '\n');
  large = pack (TYPE, NULL, content->str);

  docx = tj_odt_read (fine, "form.odt", &error);
  g_assert_no_error (error);
  tj_text_document_free (docx);
  g_assert_null (tj_odt_read (large, "form.odt", &error));
  g_assert_error (error, TJ_IMPORT_ERROR, TJ_IMPORT_ERROR_REFUSED);
}

static void
test_is_one (void)
{
  g_autoptr(GBytes) sheet = pack ("application/vnd.oasis.opendocument.spreadsheet", NULL, "<a/>");
  g_autoptr(GBytes) model = pack (TYPE "-template", NULL, "<a/>");
  g_autoptr(GBytes) packed_again = pack (NULL, "<m><e media-type=\"" TYPE "\"/></m>", "<a/>");
  g_autoptr(GBytes) other = pack (NULL, NULL, "<a/>");
  g_autoptr(GBytes) word = form_builder_docx ("");
  g_autoptr(GBytes) text = g_bytes_new_static (TYPE, strlen (TYPE));

  g_assert_false (tj_odt_is_one (sheet));
  g_assert_true (tj_odt_is_one (model));
  g_assert_true (tj_odt_is_one (packed_again));
  g_assert_false (tj_odt_is_one (other));
  g_assert_false (tj_odt_is_one (word));
  g_assert_false (tj_odt_is_one (text));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/odt-reader/words", test_words);
  g_test_add_func ("/odt-reader/many-spaces", test_many_spaces);
  g_test_add_func ("/odt-reader/left-out", test_left_out);
  g_test_add_func ("/odt-reader/changes", test_changes);
  g_test_add_func ("/odt-reader/hidden", test_hidden);
  g_test_add_func ("/odt-reader/symbols", test_symbols);
  g_test_add_func ("/odt-reader/controls", test_controls);
  g_test_add_func ("/odt-reader/merged", test_merged);
  g_test_add_func ("/odt-reader/nested", test_nested);
  g_test_add_func ("/odt-reader/repeated", test_repeated);
  g_test_add_func ("/odt-reader/limits", test_limits);
  g_test_add_func ("/odt-reader/hostile", test_hostile);
  g_test_add_func ("/odt-reader/large-part", test_large_part);
  g_test_add_func ("/odt-reader/is-one", test_is_one);

  return g_test_run ();
}
