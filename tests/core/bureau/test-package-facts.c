/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/bureau/tj-package-facts.h"

static TjPackage *
create_package (void)
{
  g_autoptr(GFile) location = g_file_new_for_path ("/nowhere");
  static const char * const energy[] = { "energy", NULL };
  static const char * const promotion[] = { "promotion", NULL };
  TjPackage *package = tj_package_new ("a", location);
  TjForm *form = tj_package_get_form (package);
  g_autoptr(TjCase) item = tj_case_new ();

  tj_field_set_text (tj_form_get_field (form, "technology_name"), "压缩空气储能技术");
  tj_field_set_ticked (tj_form_get_field (form, "category"), energy);
  tj_field_set_ticked (tj_form_get_field (form, "stage"), promotion);
  tj_field_set_text (tj_form_get_field (form, "type"), "先进储能技术");
  tj_field_set_code (tj_form_get_field (form, "type"), "energy.storage");
  tj_field_set_text (tj_form_get_field (form, "current_share"), "约15%");
  tj_field_set_text (tj_form_get_field (form, "total_investment_2030"), "12亿元");
  tj_field_set_text (tj_form_get_field (form, "potential_2030"), "80");
  tj_field_set_text (tj_case_get_field (item, "name"), "某项目");
  tj_field_set_text (tj_case_get_field (item, "investment"), "1200万元");
  tj_field_set_text (tj_case_get_field (item, "annual_reduction"), "8000");
  tj_field_set_text (tj_case_get_field (item, "unit_cost"), "75元/tCO2");
  tj_field_set_text (tj_case_get_field (item, "annual_benefit"), "480万元");
  tj_form_add_case (form, item);

  return package;
}

static void
assert_fact (const TjFacts  *facts,
             const char     *name,
             const char     *text,
             TjGroundKind  kind,
             const char     *evidence)
{
  const TjFact *fact = tj_facts_get (facts, name);
  const TjGround *item;

  g_test_message ("%s", name);
  g_assert_nonnull (fact);
  g_assert_cmpstr (fact->text, ==, text);
  item = g_ptr_array_index (fact->evidence, 0);
  g_assert_cmpint (item->kind, ==, kind);
  g_assert_cmpstr (item->text, ==, evidence);
}

static void
test_figures (void)
{
  g_autoptr(TjTaxonomy) taxonomy = tj_taxonomy_new_default ();
  g_autoptr(TjPackage) package = create_package ();
  g_autoptr(TjFacts) facts = tj_package_facts_new (package, taxonomy);
  const TjFacts *of_case = g_ptr_array_index (tj_facts_get_group (facts, "case"), 0);

  assert_fact (facts, "category", "能源绿色低碳转型类", TJ_GROUND_FORM, "energy");
  assert_fact (facts, "type", "先进储能技术", TJ_GROUND_FORM, "先进储能技术");
  assert_fact (facts, "stage", "推广类", TJ_GROUND_FORM, "promotion");
  assert_fact (facts, "current_share", "约15%", TJ_GROUND_FORM, "约15%");
  assert_fact (facts, "potential_2030", "80万吨二氧化碳当量", TJ_GROUND_FORM, "80");
  /* 12 × 10⁸ ÷ (80 × 10⁴) = 1500 */
  assert_fact (facts, "potential_intensity", "1500元/吨", TJ_GROUND_FORMULA,
               "12亿元 × 10⁸ ÷ (80万tCO2/a × 10⁴)");
  /* 12 000 000 ÷ (8000 × 75) = 20; 1200 ÷ 480 = 2.5 */
  assert_fact (of_case, "implied_life", "20年", TJ_GROUND_FORMULA,
               "1200万元 × 10⁴ ÷ (8000tCO2/a × 75元/tCO2)");
  assert_fact (of_case, "computed_payback", "2.5年", TJ_GROUND_FORMULA, "1200万元 ÷ 480万元/a");

  g_assert_null (tj_facts_get (facts, "expected_share_2030"));
  g_assert_nonnull (tj_facts_get_lack (facts, "expected_share_2030"));
  g_assert_null (tj_facts_get (of_case, "payback"));
}

/* What contradicts itself is not quoted as a fact. */
static void
test_doubts (void)
{
  g_autoptr(TjTaxonomy) taxonomy = tj_taxonomy_new_default ();
  g_autoptr(TjPackage) package = create_package ();
  TjForm *form = tj_package_get_form (package);
  static const char * const two[] = { "energy", "sector", NULL };
  g_autoptr(GString) endless = g_string_new (NULL);
  g_autoptr(TjFacts) facts = NULL;

  for (guint i = 0; i < 121; i++)
    g_string_append (endless, "长");
  tj_field_set_text (tj_form_get_field (form, "field"), endless->str);
  tj_field_set_ticked (tj_form_get_field (form, "category"), two);
  tj_field_set_text (tj_form_get_field (form, "potential_2030"), "80万元");
  tj_field_set_text (tj_form_get_field (form, "current_share"), "待定");

  facts = tj_package_facts_new (package, taxonomy);
  g_assert_null (tj_facts_get (facts, "category"));
  g_assert_null (tj_facts_get (facts, "type"));
  g_assert_null (tj_facts_get (facts, "potential_2030"));
  g_assert_null (tj_facts_get (facts, "potential_intensity"));
  g_assert_null (tj_facts_get (facts, "current_share"));
  g_assert_null (tj_facts_get (facts, "field"));
  g_assert_nonnull (tj_facts_get_lack (facts, "field"));
}

/* A question in a reviewer's own words goes before the sentence of the finding. */
static void
test_own_words (void)
{
  g_autoptr(TjTaxonomy) taxonomy = tj_taxonomy_new_default ();
  g_autoptr(TjPackage) package = create_package ();
  g_autoptr(TjFacts) facts = tj_package_facts_new (package, taxonomy);
  g_autoptr(TjRubric) rubric = tj_rubric_new_default ();
  g_autoptr(TjReview) review = tj_review_new (rubric);
  g_autoptr(GPtrArray) findings = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GError) error = NULL;
  g_autofree char *decision = NULL;
  g_autofree char *question = NULL;

  g_ptr_array_add (findings, tj_finding_new ("drawing-missing", NULL));
  g_ptr_array_add (findings, tj_finding_new ("annex-missing", NULL));
  decision = g_strdup_printf ("finding.%s.decision",
                              tj_finding_get_key (g_ptr_array_index (findings, 0)));
  question = g_strdup_printf ("finding.%s.question",
                              tj_finding_get_key (g_ptr_array_index (findings, 0)));
  tj_review_set (review, decision, "question", &error);
  tj_review_set (review, question, "请补流程图。", &error);
  g_assert_no_error (error);

  tj_package_facts_add_findings (facts, findings, FALSE);
  tj_package_facts_word_findings (facts, findings, review);
  assert_fact (g_ptr_array_index (tj_facts_get_group (facts, "finding"), 0), "finding_message",
               "请补流程图。", TJ_GROUND_FINDING, "缺工艺流程图或设备图");
  assert_fact (g_ptr_array_index (tj_facts_get_group (facts, "finding"), 1), "finding_message",
               "材料中没有碳减排量或2030年减排潜力的测算附件。请申报单位提供具体测算过程，并说明对比的是哪一种技术。",
               TJ_GROUND_FINDING, "缺碳减排量核算附件");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/package-facts/figures", test_figures);
  g_test_add_func ("/package-facts/doubts", test_doubts);
  g_test_add_func ("/package-facts/own-words", test_own_words);

  return g_test_run ();
}
