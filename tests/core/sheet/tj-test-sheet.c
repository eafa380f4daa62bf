/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "tj-test-sheet.h"

#include <string.h>

#include "core/base/tj-xml.h"

static void
set_field (TjForm     *form,
           const char *path,
           const char *text)
{
  tj_field_set_text (tj_form_lookup (form, path), text);
}

TjPackage *
tj_test_package_new (void)
{
  static const char * const names[] = { "申报表.docx", "附件/核算 & 说明.pdf", "b-a--c.png" };
  static const char * const ticks[] = { "energy", NULL };
  static const char * const stages[] = { "promotion", "demonstration", NULL };
  g_autoptr(GFile) location = g_file_new_for_path ("/nowhere/a.zip");
  TjPackage *package = tj_package_new ("a.zip", location);
  TjForm *form = tj_package_get_form (package);
  g_autoptr(TjCase) item = tj_case_new ();

  tj_form_add_case (form, item);
  set_field (form, "technology_name", "压缩空气储能 <A> & \"B\"");
  set_field (form, "principle", "一\n二\x01三\tx\r");
  set_field (form, "type", "先进储能技术");
  tj_field_set_code (tj_form_lookup (form, "type"), "energy.storage");
  tj_field_set_ticked (tj_form_lookup (form, "category"), ticks);
  tj_field_set_ticked (tj_form_lookup (form, "stage"), stages);
  set_field (form, "current_share", "约15%");
  set_field (form, "cases[0].investment", "1.2亿元");
  set_field (form, "cases[0].payback", "2.5～3年");

  tj_package_set_sha256 (package, TJ_TEST_SHA256);
  tj_package_set_form (package, form, "申报表.docx");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr(TjAttachment) attachment = NULL;

      attachment = tj_attachment_new (names[i], 10 + i, TJ_TEST_SHA256, "application/pdf",
                                      TJ_ATTACHMENT_OTHER);
      tj_package_add_attachment (package, attachment);
    }

  return package;
}

GListModel *
tj_test_findings_new (void)
{
  GListStore *findings = g_list_store_new (TJ_TYPE_FINDING);
  g_autoptr(TjFinding) first = tj_finding_new ("entry-refused", "path");
  g_autoptr(TjFinding) second = tj_finding_new ("entry-refused", "path");

  tj_finding_add_text (first, "file", "../a.pdf");
  tj_finding_add_field (first, "current_share");
  tj_finding_add_field (first, "cases[0].payback");
  tj_finding_set_case (first, 0);
  tj_finding_add_number (first, "implied_life", 1.0 / 3);
  tj_finding_add_number (first, "potential", 1e20);
  tj_finding_add_text (second, "file", "b\"<.pdf");
  g_list_store_append (findings, first);
  g_list_store_append (findings, second);

  return G_LIST_MODEL (findings);
}

static void
set_value (TjReview   *review,
           const char *name,
           const char *value)
{
  g_autoptr(GError) error = NULL;

  tj_review_set (review, name, value, &error);
  g_assert_no_error (error);
}

TjReview *
tj_test_review_new (gboolean complete)
{
  g_autoptr(TjRubric) rubric = tj_rubric_new_default ();
  TjReview *review = tj_review_new (rubric);
  GListModel *criteria;

  set_value (review, "stage", "preliminary");
  set_value (review, "reviewer.name", "李敏");
  if (!complete)
    return review;

  set_value (review, "reviewer.organisation", "低碳技术研究院");
  set_value (review, "reviewer.title", "教授");
  set_value (review, "conflict", "declared");
  set_value (review, "conflict.statement", "曾任顾问 2019–2021");
  set_value (review, "finding.entry-refused@current_share,cases[0].payback#../a.pdf.decision",
             "question");
  set_value (review, "finding.entry-refused@current_share,cases[0].payback#../a.pdf.reason",
             "请补充\n说明");
  set_value (review, "finding.entry-refused@current_share,cases[0].payback#../a.pdf.question",
             "为何\n<15%>？");
  set_value (review, "finding.entry-refused#b\"<.pdf.decision", "accepted");
  set_value (review, "assessed.category", "energy");
  set_value (review, "assessed.type", "energy.storage");
  set_value (review, "assessed.stage", "promotion");
  set_value (review, "assessed.reason", "依据示范情况");
  set_value (review, "recommendation", "conditional");
  set_value (review, "comments", " 建议 <补充> 数据 & 图表 ");

  criteria = tj_rubric_get_criteria (rubric, TJ_REVIEW_PRELIMINARY);
  for (guint i = 0; i < g_list_model_get_n_items (criteria); i++)
    {
      g_autoptr(TjCriterion) criterion = g_list_model_get_item (criteria, i);
      const char *id = tj_criterion_get_id (criterion);
      g_autofree char *points = g_strconcat ("score.", id, ".points", NULL);
      g_autofree char *confidence = g_strconcat ("score.", id, ".confidence", NULL);
      g_autofree char *justification = g_strconcat ("score.", id, ".justification", NULL);
      g_autofree char *half_points = g_strdup_printf ("%u", i == 0 ? 10 : 7 - i);

      set_value (review, points, i == 1 ? "cannot-assess" : half_points);
      set_value (review, confidence, i == 1 ? NULL : "high");
      set_value (review, justification,
                 "检测报告与运行记录能够相互印证，指标口径一致，对比对象明确，依据充分可靠。");
    }

  return review;
}

TjSheet *
tj_test_sheet_new (gboolean complete)
{
  g_autoptr(TjPackage) package = tj_test_package_new ();
  g_autoptr(GListModel) findings = tj_test_findings_new ();
  g_autoptr(TjReview) review = tj_test_review_new (complete);

  return tj_sheet_new (package, findings, review, "notice-2024", "1.0", TJ_TEST_SHA256,
                       complete ? "6f9619ff-8b86-4011-b42d-00c04fc964ff" : NULL);
}

char *
tj_test_sheet_to_text (TjSheet  *sheet,
                       gboolean  draft)
{
  g_autoptr(xmlDoc) doc = tj_sheet_to_xml (sheet, draft);
  g_autoptr(GBytes) bytes = tj_xml_serialize (doc);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

TjSheet *
tj_test_sheet_parse (const char  *text,
                     GError     **error)
{
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr(xmlDoc) doc = tj_xml_parse_bytes (bytes, "sheet.xml", &tj_xml_limits_own, NULL);

  g_assert_nonnull (doc);

  return tj_sheet_new_from_xml (doc, NULL, "sheet.xml", error);
}

/* The first occurrence, which must be there. */
char *
tj_test_replace (const char *text,
                 const char *old,
                 const char *new)
{
  const char *place = strstr (text, old);
  g_autofree char *before = NULL;

  if (place == NULL)
    g_error ("no “%s” in %s", old, text);

  before = g_strndup (text, place - text);

  return g_strconcat (before, new, place + strlen (old), NULL);
}

void
tj_test_validate (const char *text)
{
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr(GError) error = NULL;
  g_autoptr(xmlDoc) doc = tj_xml_parse_bytes (bytes, "sheet.xml", &tj_xml_limits_own, &error);

  g_assert_no_error (error);
  if (!tj_xml_validate (doc, "sheet.xml", TJ_SHEET_SCHEMA, &error))
    g_error ("%s in %s", error->message, text);
}
