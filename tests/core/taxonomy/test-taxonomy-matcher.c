/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/taxonomy/tj-taxonomy.h"

typedef struct
{
  const char *text;
  const char *code;
} Expectation;

static const Expectation type_expectations[] = {
  { "先进储能技术", "energy.storage" },
  { "先进储能", "energy.storage" },
  { " 先进 储能技术。", "energy.storage" },
  { "储能", "energy.storage" },
  { "energy.storage", "energy.storage" },
  { "energy.storage.battery", "energy.storage" },
  { "Advanced energy storage", "energy.storage" },
  { "压缩空气储能", "energy.storage" },
  { "先进储能技术-压缩空气储能", "energy.storage" },
  { "可再生能源开发与应用技术", "energy.renewable" },
  { "可再生能源开发应用技术", "energy.renewable" },
  { "可再生能源开发与应用技术（如：可再生能源开发与应用技术、先进储能技术、能源互联网技术等）",
    "energy.renewable" },
  { "干热岩开发利用技术", "energy.renewable" },
  { "波浪能", "energy.renewable" },
  { "能源互联网", "energy.internet" },
  { "虚拟电厂", "energy.internet" },
  { "氢能", "energy.hydrogen" },
  { "工业副产氢高效提纯技术", "energy.hydrogen" },
  { "工业领域降碳技术（余能利用技术）", "sector.industry" },
  { "余能利用技术", "sector.industry" },
  { "重点领域降碳类—工业领域降碳技术", "sector.industry" },
  { "建筑领域降碳", "sector.building" },
  { "交通运输领域降碳技术", "sector.transport" },
  { "碳捕集利用与封存（CCUS）技术", "sequestration.ccus" },
  { "碳捕集、利用与封存技术", "sequestration.ccus" },
  { "CCUS", "sequestration.ccus" },
  { "ＣＣＵＳ技术", "sequestration.ccus" },
  { "生态增汇与监测", "sequestration.ecosystem" },
  { "数字赋能效率提升技术", "digital.efficiency" },
  { "智能制造", "digital.efficiency" },
  { "温室气体排放智能化管理", "digital.ghg_management" },
  { "数据中心", "digital.data_center" },
  { "甲烷减排", "non_co2.methane" },
  { "HFCs", "non_co2.hfc" },
  { "氧化亚氮减排技术", "non_co2.n2o" },
  { "六氟化硫（SF₆）减排技术", "non_co2.other" },
  { "其他温室气体减排技术", "non_co2.other" },
  { NULL, NULL },
  { "", NULL },
  { "　", NULL },
  { "技术", NULL },
  { "降碳技术", NULL },
  { "能源", NULL },
  { "温室气体", NULL },
  { "节能", NULL },
  { "农业", NULL },
  { "先进储能技术、能源互联网技术", NULL },
  { "energy", NULL },
  { "储碳固碳类", NULL },
  { "量子通信", NULL },
};

static const Expectation category_expectations[] = {
  { "能源绿色低碳转型类", "energy" },
  { "能源绿色低碳转型", "energy" },
  { "☑能源绿色低碳转型类", "energy" },
  { "能源", "energy" },
  { "重点领域降碳技术", "sector" },
  { "重点领域", "sector" },
  { "储碳固碳", "sequestration" },
  { "固碳", "sequestration" },
  { "数智赋能类", "digital" },
  { "非二氧化碳减排", "non_co2" },
  { "非二氧化碳", "non_co2" },
  { "non_co2", "non_co2" },
  { "Green and low-carbon energy transition", "energy" },
  { NULL, NULL },
  { "类", NULL },
  { "低碳", NULL },
  { "减排", NULL },
  { "能源绿色低碳转型类、储碳固碳类", NULL },
  { "energy.storage", NULL },
  { "其他", NULL },
};

static void
check (const Expectation *expectation,
       TjTaxonomyNode    *node)
{
  g_test_message ("%s", expectation->text);
  g_assert_cmpstr (node != NULL ? tj_taxonomy_node_get_code (node) : NULL, ==, expectation->code);
}

static void
test_types (void)
{
  g_autoptr(TjTaxonomy) taxonomy = tj_taxonomy_new_default ();

  for (guint i = 0; i < G_N_ELEMENTS (type_expectations); i++)
    check (&type_expectations[i], tj_taxonomy_match_type (taxonomy, type_expectations[i].text));
}

static void
test_categories (void)
{
  g_autoptr(TjTaxonomy) taxonomy = tj_taxonomy_new_default ();

  for (guint i = 0; i < G_N_ELEMENTS (category_expectations); i++)
    check (&category_expectations[i],
           tj_taxonomy_match_category (taxonomy, category_expectations[i].text));
}

/* Every name in the tree, as the notice writes it, leads to its own type. */
static void
check_names (TjTaxonomy     *taxonomy,
             TjTaxonomyNode *type,
             GListModel     *nodes)
{
  for (guint i = 0; i < g_list_model_get_n_items (nodes); i++)
    {
      g_autoptr(TjTaxonomyNode) node = g_list_model_get_item (nodes, i);
      TjTaxonomyNode *expected = type;

      if (tj_taxonomy_node_get_level (node) == TJ_TAXONOMY_TYPE)
        expected = node;
      if (expected != NULL)
        {
          g_test_message ("%s", tj_taxonomy_node_get_code (node));
          g_assert_true (tj_taxonomy_match_type (taxonomy, tj_taxonomy_node_get_name_zh (node)) ==
                         expected);
        }

      check_names (taxonomy, expected, tj_taxonomy_node_get_children (node));
    }
}

static void
test_all_names (void)
{
  g_autoptr(TjTaxonomy) taxonomy = tj_taxonomy_new_default ();

  check_names (taxonomy, NULL, tj_taxonomy_get_categories (taxonomy));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/taxonomy-matcher/types", test_types);
  g_test_add_func ("/taxonomy-matcher/categories", test_categories);
  g_test_add_func ("/taxonomy-matcher/all-names", test_all_names);

  return g_test_run ();
}
