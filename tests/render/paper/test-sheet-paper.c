/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "render/paper/tj-sheet-paper.h"

#include <poppler.h>
#include <string.h>

#include "core/base/tj-cleanup.h"
#include "../../core/sheet/tj-test-sheet.h"

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PopplerDocument, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PopplerPage, g_object_unref)

static void
set (TjSheet    *sheet,
     const char *name,
     const char *value)
{
  g_autoptr(GError) error = NULL;

  tj_review_set (tj_sheet_get_review (sheet), name, value, &error);
  g_assert_no_error (error);
}

/* The words of all pages, as pdftotext reads them, without the breaks of lines. */
static char *
print (TjSheet *sheet,
       guint   *n_pages)
{
  g_autoptr(xmlDoc) doc = tj_sheet_to_xml (sheet, FALSE);
  g_autoptr(TjTaxonomy) taxonomy = tj_taxonomy_new_default ();
  g_autoptr(TjSheetPaper) paper = tj_sheet_paper_new (doc, taxonomy);
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = tj_sheet_paper_to_pdf (paper, &error);
  g_autoptr(GBytes) again = tj_sheet_paper_to_pdf (paper, NULL);
  g_autoptr(PopplerDocument) pdf = NULL;
  g_autoptr(GString) text = g_string_new (NULL);

  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (bytes, again));
  pdf = poppler_document_new_from_bytes (bytes, NULL, &error);
  g_assert_no_error (error);
  *n_pages = (guint) poppler_document_get_n_pages (pdf);
  g_assert_cmpuint (*n_pages, ==, tj_sheet_paper_get_n_pages (paper));

  for (guint i = 0; i < *n_pages; i++)
    {
      g_autoptr(PopplerPage) page = poppler_document_get_page (pdf, (int) i);
      g_autofree char *words = poppler_page_get_text (page);

      for (const char *p = words; *p != '\0'; p++)
        {
          if (*p != '\n' && *p != ' ')
            g_string_append_c (text, *p);
        }
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
assert_has (const char *text,
            const char *words)
{
  if (strstr (text, words) == NULL)
    g_error ("no “%s” in %s", words, text);
}

static void
test_complete (void)
{
  static const char * const wanted[] = {
    "OpinionofanExpert", "压缩空气储能<A>&\"B\"", "李敏", "低碳技术研究院", "教授",
    "曾任顾问2019–2021", "Advancedenergystorage·Promotion", "5High", "cannotassess",
    "检测报告与运行记录能够相互印证，指标口径一致，对比对象明确，依据充分可靠。",
    "请补充说明", "Questiontotheapplicant", "Recommendwithconditions", "建议<补充>数据&图表",
    "[1]b-a--c.png,page3", "Notevidencedinthepackage", "Signature:", "Date:",
    "Notsignedelectronically", "0123456789abcdef…", "Page1of",
  };
  g_autoptr(TjSheet) sheet = tj_test_sheet_new (TRUE);
  g_autofree char *text = NULL;
  guint n_pages;

  set (sheet, "evidence.score.leadership.1", TJ_TEST_SHA256 " page 3 1 2 3 4\n热效率");
  set (sheet, "evidence.score.innovation.absent", "yes");
  text = print (sheet, &n_pages);
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    assert_has (text, wanted[i]);
}

/* What was corrected, what bears a claim out, and what was worked out, with the claim beside it. */
static void
test_claims (void)
{
  static const char * const wanted[] = {
    "CorrectionsoftheForm", "1200万元", "Readfromtheform:1.2", "Reason:扫描件看不清",
    "EvidenceforClaims", "[7]b-a--c.png,page2", "Recalculationofcase1", "20年", "from15to25",
    "合同.pdf,page3", "“使用寿命20年”", "184.5元/tCO2;claimed:120", "3690÷20=184.5", "cn-2024",
    "为何没有", "[8]b-a--c.png,page1",
  };
  g_autoptr(TjSheet) sheet = tj_test_sheet_new (TRUE);
  g_autofree char *text = NULL;
  TjSheetFigure *figure;
  guint n_pages;

  set (sheet, "correction.cases[0].investment.value", "1200万元");
  set (sheet, "correction.cases[0].investment.reason", "扫描件看不清");
  set (sheet, "evidence.claim.cases[0].investment.7", TJ_TEST_SHA256 " page 2 1 2 3 4\n投资");
  set (sheet, "finding.entry-refused#b\"<.pdf.decision", "question");
  set (sheet, "finding.entry-refused#b\"<.pdf.question", "为何没有？");
  set (sheet, "evidence.finding.entry-refused#b\"<.pdf.8", TJ_TEST_SHA256 " page 1 1 2 3 4\nb");
  set (sheet, "recalculation.cases[0].service-life",
       "value=20\nlow=15\nhigh=25\nattachment=合同.pdf\npage=3\nquote=使用寿命20年");
  tj_sheet_set_register (sheet, "cn-2024");
  figure = tj_sheet_add_figure (sheet, 0, "unit_cost");
  tj_sheet_figure_set_words (figure, "name", "Unit cost");
  tj_sheet_figure_set_words (figure, "unit", "元/tCO2");
  tj_sheet_figure_set_words (figure, "evaluated", "3690 ÷ 20 = 184.5");
  tj_sheet_figure_set_number (figure, "value", 184.5);
  tj_sheet_figure_set_number (figure, "claim", 120);
  text = print (sheet, &n_pages);
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    assert_has (text, wanted[i]);
}

/* What does not fit on a page goes on, and nothing of it is lost. */
static void
test_long (void)
{
  g_autoptr(TjSheet) sheet = tj_test_sheet_new (TRUE);
  g_autoptr(GString) long_text = g_string_new (NULL);
  g_autofree char *text = NULL;
  guint n_pages;

  for (guint i = 0; i < 600; i++)
    g_string_append_printf (long_text, "第%u条说明。", i);
  set (sheet, "comments", long_text->str);
  text = print (sheet, &n_pages);
  g_assert_cmpuint (n_pages, >=, 3);
  for (guint i = 0; i < 600; i += 7)
    {
      g_autofree char *number = g_strdup_printf ("%u条", i);

      assert_has (text, number);
    }
  assert_has (text, "Signature:");
}

static void
test_recusal (void)
{
  g_autoptr(TjSheet) sheet = tj_test_sheet_new (FALSE);
  g_autofree char *text = NULL;
  guint n_pages;

  set (sheet, "conflict", "recused");
  set (sheet, "conflict.statement", "申报单位为本人所在单位");
  text = print (sheet, &n_pages);
  g_assert_cmpuint (n_pages, ==, 1);
  assert_has (text, "WithdrawalofanExpert");
  assert_has (text, "申报单位为本人所在单位");
  g_assert_null (strstr (text, "Criterion"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sheet-paper/complete", test_complete);
  g_test_add_func ("/sheet-paper/claims", test_claims);
  g_test_add_func ("/sheet-paper/long", test_long);
  g_test_add_func ("/sheet-paper/recusal", test_recusal);

  return g_test_run ();
}
