/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/taxonomy/tj-classifier.h"
#include "core/taxonomy/tj-policy-documents.h"
#include "core/taxonomy/tj-policy-target.h"

/* How many items each box has, counted in the documents. */
static const struct {
  TjPolicyDocument document;
  const char *first_clause;
  guint n_boxes;
  guint n_items[23];
} shapes[] = {
  { TJ_POLICY_NATIONAL, "专栏1第1项", 10, { 7, 5, 6, 4, 7, 4, 5, 6, 7, 4 } },
  { TJ_POLICY_SHANGHAI, "专栏1第1项", 22,
    { 5, 3, 2, 3, 2, 2, 4, 3, 3, 3, 2, 3, 1, 7, 3, 6, 2, 7, 2, 4, 7, 5 } },
  { TJ_POLICY_TIANJIN, "专栏一第1项", 7, { 3, 4, 4, 4, 4, 5, 6 } },
  { TJ_POLICY_UNIVERSITIES, "第二部分1第1段", 7, { 5, 3, 3, 4, 4, 5, 6 } },
};

static const struct {
  TjPolicyDocument document;
  const char *code;
  const char *name;
  const char *clause;
} items[] = {
  { TJ_POLICY_NATIONAL, "national_1.2", "新能源发电", "专栏1第2项" },
  { TJ_POLICY_NATIONAL, "national_6.1.5", "CCUS技术示范工程", "专栏6（5）" },
  { TJ_POLICY_NATIONAL, "national_7.1.1", "零碳电力", "专栏7第1项" },
  { TJ_POLICY_NATIONAL, "national_7.1.2", "零碳非电能源", "专栏7第1项" },
  { TJ_POLICY_NATIONAL, "national_7.1.3", "原料/燃料与过程替代", "专栏7第1项" },
  { TJ_POLICY_NATIONAL, "national_7.1.4", "CCUS/碳汇与负排放", "专栏7第1项" },
  { TJ_POLICY_NATIONAL, "national_7.1.5", "集成耦合与优化技术", "专栏7第1项" },
  { TJ_POLICY_NATIONAL, "national_10.4", "低碳零碳负碳创新国际组织", "专栏10第4项" },
  { TJ_POLICY_SHANGHAI, "shanghai_10.2", "新型高效系统和产品", "专栏10第2项" },
  { TJ_POLICY_SHANGHAI, "shanghai_22.5", "国内碳中和科技创新合作", "专栏22第5项" },
  { TJ_POLICY_TIANJIN, "tianjin_3", "重点领域低碳降碳关键技术", "第三部分（一）3，专栏三" },
  { TJ_POLICY_TIANJIN, "tianjin_4.1.4", "与生物质集合的负碳技术（BECCS）", "专栏四第1项" },
  { TJ_POLICY_TIANJIN, "tianjin_7.6", "碳汇固碳", "专栏七第6项" },
  { TJ_POLICY_UNIVERSITIES, "universities_3.1.1", "源头减排", "第二部分3第1段" },
  { TJ_POLICY_UNIVERSITIES, "universities_3.1.2", "过程减排", "第二部分3第1段" },
  { TJ_POLICY_UNIVERSITIES, "universities_3.1.3", "末端减排", "第二部分3第1段" },
  { TJ_POLICY_UNIVERSITIES, "universities_3.2", "碳零排", "第二部分3第2段" },
  { TJ_POLICY_UNIVERSITIES, "universities_3.2.2.1", "机械能", "第二部分3第2段" },
  { TJ_POLICY_UNIVERSITIES, "universities_3.3", "碳负排", "第二部分3第3段" },
};

typedef struct
{
  TjTaxonomy *notice;
  TjPolicyDocuments *documents;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->notice = tj_taxonomy_new_default ();
  fixture->documents = tj_policy_documents_new (fixture->notice);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_object (&fixture->documents);
  g_clear_object (&fixture->notice);
}

static void
assert_complete (TjTaxonomyNode *node)
{
  GListModel *children = tj_taxonomy_node_get_children (node);

  g_assert_cmpstr (tj_taxonomy_node_get_name_zh (node), !=, "");
  g_assert_cmpstr (tj_taxonomy_node_get_name_en (node), !=, "");
  g_assert_nonnull (tj_taxonomy_node_get_clause (node));
  g_assert_cmpstr (tj_taxonomy_node_get_clause (node), !=, "");

  for (guint i = 0; i < g_list_model_get_n_items (children); i++)
    {
      g_autoptr(TjTaxonomyNode) child = g_list_model_get_item (children, i);

      assert_complete (child);
    }
}

static void
test_counts (Fixture       *fixture,
             gconstpointer  data)
{
  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    {
      TjTaxonomy *plan = tj_policy_documents_get (fixture->documents, shapes[i].document);
      GListModel *boxes = tj_taxonomy_get_categories (plan);

      g_assert_cmpuint (g_list_model_get_n_items (boxes), ==, shapes[i].n_boxes);
      for (guint j = 0; j < shapes[i].n_boxes; j++)
        {
          g_autoptr(TjTaxonomyNode) box = g_list_model_get_item (boxes, j);
          GListModel *list = tj_taxonomy_node_get_children (box);
          g_autoptr(TjTaxonomyNode) first = g_list_model_get_item (list, 0);

          g_test_message ("%s", tj_taxonomy_node_get_code (box));
          g_assert_cmpuint (g_list_model_get_n_items (list), ==, shapes[i].n_items[j]);
          if (j == 0)
            g_assert_cmpstr (tj_taxonomy_node_get_clause (first), ==, shapes[i].first_clause);
          assert_complete (box);
        }
    }
}

static void
test_items (Fixture       *fixture,
            gconstpointer  data)
{
  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    {
      TjTaxonomy *plan = tj_policy_documents_get (fixture->documents, items[i].document);
      TjTaxonomyNode *node = tj_taxonomy_lookup (plan, items[i].code);

      g_test_message ("%s", items[i].code);
      g_assert_nonnull (node);
      g_assert_cmpstr (tj_taxonomy_node_get_name_zh (node), ==, items[i].name);
      g_assert_cmpstr (tj_taxonomy_node_get_clause (node), ==, items[i].clause);
    }
}

static void
test_place (Fixture       *fixture,
            gconstpointer  data)
{
  static const char * const places[TJ_N_POLICY_DOCUMENTS] = {
    "energy.storage", "national_1.4", "shanghai_4.2", "tianjin_2.2", "universities_3.2"
  };

  for (guint i = 0; i < TJ_N_POLICY_DOCUMENTS; i++)
    {
      TjTaxonomy *plan = tj_policy_documents_get (fixture->documents, i);
      g_autoptr(TjClassification) result = NULL;
      const TjClassifierRank *place;

      result = tj_classify_text (plan, "盐穴压缩空气储能电站",
                                 "利用废弃盐穴储存压缩空气，膨胀机发电，配套储热罐。");
      place = tj_classification_get_place (result);
      g_assert_nonnull (place);
      g_assert_cmpstr (tj_taxonomy_node_get_code (place->node), ==, places[i]);
      g_assert_nonnull (place->because[0]);
    }
}

/* What a plan does not know has no place in it. */
static void
test_no_place (Fixture       *fixture,
               gconstpointer  data)
{
  TjTaxonomy *plan = tj_policy_documents_get (fixture->documents, TJ_POLICY_TIANJIN);
  g_autoptr(TjClassification) result = tj_classify_text (plan, "无关的文字", "没有任何线索。");

  g_assert_null (tj_classification_get_place (result));
}

static void
test_targets (Fixture       *fixture,
              gconstpointer  data)
{
  TjTaxonomy *plan = tj_policy_documents_get (fixture->documents, TJ_POLICY_TIANJIN);
  g_autoptr(GPtrArray) found = tj_taxonomy_find_targets (plan, "离网光伏制氢");
  g_autoptr(GPtrArray) none = tj_taxonomy_find_targets (plan, "无关");
  const TjPolicyTarget *first;
  const TjPolicyTarget *second;

  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (found->len, >=, 3);

  first = g_ptr_array_index (found, 0);
  second = g_ptr_array_index (found, 1);
  g_assert_cmpuint (first->year, ==, 2025);
  g_assert_cmpstr (first->value, ==, "11.7");
  g_assert_cmpstr (first->unit, ==, "%");
  g_assert_cmpstr (first->bound, ==, "at-least");
  g_assert_cmpstr (first->clause, ==, "第二部分");
  g_assert_cmpuint (second->year, ==, 2030);
  g_assert_cmpstr (second->value, ==, "16");
}

static void
test_keys (Fixture       *fixture,
           gconstpointer  data)
{
  for (guint i = 0; i < TJ_N_POLICY_DOCUMENTS; i++)
    {
      TjPolicyDocument document;

      g_assert_true (tj_policy_document_parse (tj_policy_document_get_key (i), &document));
      g_assert_cmpuint (document, ==, i);
    }

  g_assert_false (tj_policy_document_parse ("beijing", &(TjPolicyDocument) { 0 }));
  g_assert_false (tj_policy_document_parse (NULL, &(TjPolicyDocument) { 0 }));
}

static void
test_boundaries (Fixture       *fixture,
                 gconstpointer  data)
{
  static const struct {
    const char *text;
    const char *first;
  } cases[] = {
    { "氢基竖炉直接还原铁", "sector.industry" },
    { "煤矿乏风瓦斯蓄热氧化供热", "non_co2.methane" },
    { "数据中心余热回收供暖", "digital.data_center" },
    { "船舶碳捕集装置", "sequestration.ccus" },
    { "稳定性氮肥减少氧化亚氮", "non_co2.n2o" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(TjClassification) result = tj_classify_text (fixture->notice, cases[i].text, NULL);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (tj_taxonomy_node_get_code (tj_classification_get_first (result)), ==,
                       cases[i].first);
      g_assert_true (result->boundary);
      g_assert_cmpuint (result->pairs->len, >=, 1);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function) \
  g_test_add ("/policy-documents/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("counts", test_counts);
  ADD ("items", test_items);
  ADD ("place", test_place);
  ADD ("no-place", test_no_place);
  ADD ("targets", test_targets);
  ADD ("keys", test_keys);
  ADD ("boundaries", test_boundaries);
#undef ADD

  return g_test_run ();
}
