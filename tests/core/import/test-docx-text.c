/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/import/tj-docx-text.h"

#include <string.h>

#include "core/import/tj-docx-reader.h"
#include "core/import/tj-import-limits.h"
#include "form-builder.h"

#define RUN(text) "<w:r><w:t>" text "</w:t></w:r>"
#define P(content) "<w:p>" content "</w:p>"

static TjTextDocument *
read_cell (const char *content)
{
  g_autofree char *body = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) error = NULL;
  TjTextDocument *docx;

  body = g_strconcat ("<w:tbl><w:tr><w:tc>", content, "</w:tc></w:tr></w:tbl>", NULL);
  bytes = form_builder_docx (body);
  docx = tj_docx_read (bytes, "form.docx", &error);
  g_assert_no_error (error);

  return docx;
}

static const char *
get_text (const TjTextDocument *docx)
{
  const TjDocumentTable *table = g_ptr_array_index (docx->tables, 0);
  const GPtrArray *row = g_ptr_array_index (table->rows, 0);
  const TjDocumentCell *cell = g_ptr_array_index (row, 0);

  return cell->text;
}

static void
assert_text (const char *content,
             const char *expected)
{
  g_autoptr(TjTextDocument) docx = read_cell (content);

  g_assert_cmpstr (get_text (docx), ==, expected);
}

static void
test_runs (void)
{
  assert_text (P (RUN ("技术") RUN ("名") RUN ("称")), "技术名称");
  assert_text (P (RUN ("a")) P (RUN ("b")), "a\nb");
  assert_text (P ("") P (RUN ("a")) P (""), "a");
  assert_text (P ("<w:smartTag>" RUN ("a") "</w:smartTag><w:hyperlink>" RUN ("b")
                  "</w:hyperlink><w:fldSimple>" RUN ("c") "</w:fldSimple>"), "abc");
  assert_text (P ("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/>"
                  "<w:t>d</w:t><w:softHyphen/><w:cr/><w:t>e</w:t></w:r>"), "a\tb\nc-d\ne");
  assert_text (P ("<w:r><w:t>a</w:t><w:br w:type=\"page\"/><w:t>b</w:t></w:r>"), "ab");
  assert_text (P ("<w:r><w:t>a\n\tb</w:t></w:r>"), "a  b");
  assert_text (P ("<w:r><w:instrText>PAGE</w:instrText></w:r>" RUN ("a")), "a");
  assert_text (P ("<w:r><w:ruby><w:rt>" RUN ("pin") "</w:rt><w:rubyBase>" RUN ("拼")
                  "</w:rubyBase></w:ruby></w:r>"), "拼");
  assert_text (P ("<w:r><w:drawing/></w:r>"), "[图]");
  assert_text (P ("<w:r><w:drawing/></w:r>" RUN ("a")), "a");
}

static void
test_changes (void)
{
  g_autoptr(TjTextDocument) docx = NULL;

  docx = read_cell (P (RUN ("a") "<w:ins w:id=\"1\">" RUN ("b") "</w:ins><w:del w:id=\"2\"><w:r>"
                       "<w:delText>c</w:delText></w:r></w:del><w:moveFrom>" RUN ("d")
                       "</w:moveFrom><w:moveTo>" RUN ("e") "</w:moveTo>"));
  g_assert_cmpstr (get_text (docx), ==, "abe");
  g_assert_true (docx->tracked);
  g_assert_cmpstr (docx->inserted->str, ==, "b; e");
  g_assert_cmpstr (docx->deleted->str, ==, "c; d");

  assert_text (P ("<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" RUN ("a")) P (RUN ("b")), "ab");
}

static void
test_hidden (void)
{
  g_autoptr(TjTextDocument) docx = NULL;

  docx = read_cell (P ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>b</w:t></w:r><w:r><w:rPr>"
                       "<w:vanish w:val=\"false\"/></w:rPr><w:t>a</w:t></w:r>"));
  g_assert_cmpstr (get_text (docx), ==, "a");
  g_assert_cmpstr (docx->hidden->str, ==, "b");
  g_assert_false (docx->tracked);
}

static void
test_comments (void)
{
  g_autoptr(TjTextDocument) docx = NULL;

  docx = read_cell (P ("<w:commentRangeStart w:id=\"0\"/>" RUN ("a") "<w:commentRangeEnd "
                       "w:id=\"0\"/><w:r><w:commentReference w:id=\"0\"/></w:r>"));
  g_assert_cmpstr (get_text (docx), ==, "a");
  g_assert_cmpuint (docx->n_comments, ==, 1);
}

static void
test_symbols (void)
{
  static const struct
  {
    const char *font;
    const char *code;
    const char *text;
  } symbols[] = {
    { "Wingdings", "F0FE", "☑" }, { "Wingdings", "F0A8", "☐" }, { "Wingdings", "F06F", "☐" },
    { "Wingdings", "F0FC", "✓" }, { "Wingdings", "F0FD", "☒" }, { "Wingdings", "00FE", "☑" },
    { "Wingdings 2", "F052", "☑" }, { "Wingdings 2", "F0A3", "☐" },
    { "Wingdings 2", "F050", "✓" }, { "Wingdings 2", "f053", "☒" },
    { "Symbol", "F0B3", "≥" }, { "Unknown", "F0FE", "" }, { "Wingdings", "zz", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (symbols); i++)
    {
      g_autofree char *cell = NULL;

      cell = g_strdup_printf (P ("<w:r><w:sym w:font=\"%s\" w:char=\"%s\"/></w:r>"),
                              symbols[i].font, symbols[i].code);
      assert_text (cell, symbols[i].text);
    }
}

/* The tick typed as a letter of a picture font, on its own or in the label's run. */
static void
test_picture_fonts (void)
{
  assert_text (P ("<w:r><w:rPr><w:rFonts w:ascii=\"Wingdings\"/></w:rPr><w:t>þ</w:t></w:r>"
                  RUN ("示范")), "☑示范");
  assert_text (P ("<w:r><w:rPr><w:rFonts w:ascii=\"Wingdings\" w:eastAsia=\"宋体\"/></w:rPr>"
                  "<w:t>\357\203\276示范</w:t></w:r>"), "☑示范");
  assert_text (P ("<w:r><w:rPr><w:rFonts w:ascii=\"Wingdings 2\"/></w:rPr>"
                  "<w:t>R</w:t></w:r>" RUN ("示范")), "☑示范");
  assert_text (P (RUN ("\357\203\276示范")), "☑示范");
}

static void
test_boxes (void)
{
#define SDT(value) "<w:sdt><w:sdtPr><w14:checkbox>" value "</w14:checkbox></w:sdtPr>"         \
                   "<w:sdtContent>" RUN ("?") "</w:sdtContent></w:sdt>"
#define FIELD(state) "<w:r><w:fldChar w:fldCharType=\"begin\"><w:ffData><w:checkBox>" state   \
                     "</w:checkBox></w:ffData></w:fldChar></w:r>"
  assert_text (P (SDT ("<w14:checked w14:val=\"1\"/>") RUN ("a")), "☑a");
  assert_text (P (SDT ("<w14:checked w14:val=\"0\"/>")), "☐");
  assert_text (P (SDT ("<w14:checked w14:val=\"true\"/>")), "☑");
  assert_text (P (SDT ("")), "☐");
  assert_text (P (FIELD ("<w:default w:val=\"1\"/>")), "☑");
  assert_text (P (FIELD ("<w:default w:val=\"0\"/>")), "☐");
  assert_text (P (FIELD ("<w:default w:val=\"0\"/><w:checked/>")), "☑");
  assert_text (P (FIELD ("<w:default w:val=\"1\"/><w:checked w:val=\"0\"/>")), "☐");
  assert_text (P (FIELD ("")), "☐");
#undef SDT
#undef FIELD
}

static void
test_controls (void)
{
#define LIST "<w:r><w:fldChar><w:ffData><w:ddList><w:result w:val=\"%s\"/><w:listEntry "      \
             "w:val=\"a\"/><w:listEntry w:val=\"b\"/></w:ddList></w:ffData></w:fldChar></w:r>"
  static const char * const chosen[][2] = { { "0", "a" }, { "1", "b" }, { "2", "" } };

  assert_text (P ("<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>" RUN ("click")
                  "</w:sdtContent></w:sdt>" RUN ("a")), "a");
  assert_text ("<w:sdt><w:sdtContent>" P (RUN ("a")) "</w:sdtContent></w:sdt>" P (RUN ("b")),
               "a\nb");

  for (guint i = 0; i < G_N_ELEMENTS (chosen); i++)
    {
      g_autofree char *cell = g_strdup_printf (P (LIST), chosen[i][0]);

      assert_text (cell, chosen[i][1]);
    }
#undef LIST
}

static void
test_alternate (void)
{
  g_autoptr(TjTextDocument) docx = NULL;

  assert_text (P ("<w:r><mc:AlternateContent><mc:Choice Requires=\"x\"><w:t>a</w:t></mc:Choice>"
                  "<mc:Fallback><w:t>b</w:t></mc:Fallback></mc:AlternateContent></w:r>"), "a");
  assert_text (P ("<w:r><mc:AlternateContent><mc:Fallback><w:t>b</w:t></mc:Fallback>"
                  "</mc:AlternateContent></w:r>"), "b");

  docx = read_cell (P (RUN ("a") "<w:r><w:pict><w:txbxContent>" P (RUN ("box"))
                       "</w:txbxContent></w:pict></w:r>"));
  g_assert_cmpstr (get_text (docx), ==, "a");
  g_assert_cmpstr (docx->boxes->str, ==, "box");
}

static void
test_limit (void)
{
  for (guint extra = 0; extra <= 2; extra++)
    {
      g_autofree char *words = g_strnfill (TJ_LIMIT_CELL_TEXT + extra, 'a');
      g_autofree char *cell = g_strdup_printf (P (RUN ("%s")) P (RUN ("tail")), words);
      g_autoptr(TjTextDocument) docx = read_cell (cell);

      g_assert_cmpuint (strlen (get_text (docx)), >=, TJ_LIMIT_CELL_TEXT);
      g_assert_cmpuint (strlen (get_text (docx)), <=, TJ_LIMIT_CELL_TEXT + 2);
    }
}

static void
assert_look (const TjTextDocument *docx,
             guint                 index,
             TjLookKind            kind,
             const char           *words)
{
  const TjDocumentTable *table = g_ptr_array_index (docx->tables, 0);
  const TjDocumentCell *cell = g_ptr_array_index ((GPtrArray *) table->rows->pdata[0], 0);
  const TjFieldLook *look = NULL;
  g_autofree char *found = NULL;

  g_assert_cmpuint (cell->looks->len, >, index);
  look = g_ptr_array_index (cell->looks, index);
  found = g_strndup (cell->text + look->start, look->end - look->start);
  g_assert_cmpint (look->kind, ==, kind);
  g_assert_cmpstr (found, ==, words);
}

/* Text stays plain; how it looks stands beside it. */
static void
test_looks (void)
{
  g_autoptr(TjTextDocument) docx = read_cell (
    P (RUN ("每年CO") "<w:r><w:rPr><w:vertAlign w:val=\"subscript\"/></w:rPr><w:t>2</w:t></w:r>")
    "<w:tbl><w:tr><w:tc>" P (RUN ("甲")) "</w:tc><w:tc>"
    P (RUN ("m") "<w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr><w:t>3</w:t></w:r>")
    "</w:tc></w:tr></w:tbl>"
    P ("<w:r><w:drawing><w:blip w:embed=\"p1\"/></w:drawing></w:r>" RUN ("完")));

  g_assert_cmpstr (get_text (docx), ==, "每年CO2\n甲\tm3\n完");
  assert_look (docx, 0, TJ_LOOK_SUBSCRIPT, "2");
  assert_look (docx, 1, TJ_LOOK_SUPERSCRIPT, "3");
  assert_look (docx, 2, TJ_LOOK_TABLE, "甲\tm3\n");
  assert_look (docx, 3, TJ_LOOK_PICTURE, "");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/docx-text/looks", test_looks);
  g_test_add_func ("/docx-text/runs", test_runs);
  g_test_add_func ("/docx-text/changes", test_changes);
  g_test_add_func ("/docx-text/hidden", test_hidden);
  g_test_add_func ("/docx-text/comments", test_comments);
  g_test_add_func ("/docx-text/symbols", test_symbols);
  g_test_add_func ("/docx-text/picture-fonts", test_picture_fonts);
  g_test_add_func ("/docx-text/boxes", test_boxes);
  g_test_add_func ("/docx-text/controls", test_controls);
  g_test_add_func ("/docx-text/alternate", test_alternate);
  g_test_add_func ("/docx-text/limit", test_limit);

  return g_test_run ();
}
