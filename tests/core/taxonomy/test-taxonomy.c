/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/taxonomy/tj-taxonomy.h"

#include "core/base/tj-digest.h"

/* Counted by hand in the notice, part 四. Parts: what it lists inside one direction. */
static const struct {
  const char *code;
  const char *name;
  const char *clause;
  guint n_directions;
  guint n_parts;
} types[] = {
  { "energy.renewable", "可再生能源开发应用技术", "四（一）1", 14, 11 },
  { "energy.storage", "先进储能技术", "四（一）2", 4, 0 },
  { "energy.internet", "能源互联网技术", "四（一）3", 11, 2 },
  { "energy.hydrogen", "氢能开发利用技术", "四（一）4", 5, 0 },
  { "sector.industry", "工业领域降碳技术", "四（二）1", 5, 6 },
  { "sector.building", "建筑领域降碳技术", "四（二）2", 4, 13 },
  { "sector.transport", "交通运输领域降碳技术", "四（二）3", 3, 0 },
  { "sequestration.ccus", "碳捕集利用与封存（CCUS）技术", "四（三）1", 7, 4 },
  { "sequestration.ecosystem", "生态增汇与监测技术", "四（三）2", 7, 4 },
  { "digital.efficiency", "数字赋能效率提升技术", "四（四）1", 7, 0 },
  { "digital.ghg_management", "温室气体排放智能化管理技术", "四（四）2", 7, 0 },
  { "digital.data_center", "数据中心降碳技术", "四（四）3", 8, 0 },
  { "non_co2.methane", "甲烷减排技术", "四（五）1", 4, 0 },
  { "non_co2.hfc", "氢氟碳化物减排技术", "四（五）2", 6, 0 },
  { "non_co2.n2o", "氧化亚氮减排技术", "四（五）3", 7, 2 },
  { "non_co2.other", "其他温室气体减排技术", "四（五）4", 4, 0 },
};

static const char *category_names[] = {
  "能源绿色低碳转型类", "重点领域降碳类", "储碳固碳类", "数智赋能类", "非二氧化碳减排类",
};

static const char *storage_names[] = {
  "储热（储冷）技术",
  "新型大容量压缩空气储能技术",
  "大容量超级电容储能技术",
  "高安全、长寿命、低成本的电池储能等新型储能技术",
};

static guint
count_parts (GListModel *directions)
{
  guint n_parts = 0;

  for (guint i = 0; i < g_list_model_get_n_items (directions); i++)
    {
      g_autoptr(TjTaxonomyNode) node = g_list_model_get_item (directions, i);

      n_parts += g_list_model_get_n_items (tj_taxonomy_node_get_children (node));
    }

  return n_parts;
}

static void
test_categories (void)
{
  g_autoptr(TjTaxonomy) taxonomy = tj_taxonomy_new_default ();
  GListModel *categories = tj_taxonomy_get_categories (taxonomy);
  guint n_types = 0;

  g_assert_cmpuint (g_list_model_get_n_items (categories), ==, G_N_ELEMENTS (category_names));

  for (guint i = 0; i < G_N_ELEMENTS (category_names); i++)
    {
      g_autoptr(TjTaxonomyNode) category = g_list_model_get_item (categories, i);
      GListModel *children = tj_taxonomy_node_get_children (category);

      g_assert_cmpstr (tj_taxonomy_node_get_name_zh (category), ==, category_names[i]);
      g_assert_null (tj_taxonomy_node_get_parent (category));

      for (guint j = 0; j < g_list_model_get_n_items (children); j++, n_types++)
        {
          g_autoptr(TjTaxonomyNode) type = g_list_model_get_item (children, j);

          g_assert_cmpint (tj_taxonomy_node_get_level (type), ==, TJ_TAXONOMY_TYPE);
          g_assert_cmpstr (tj_taxonomy_node_get_code (type), ==, types[n_types].code);
        }
    }

  g_assert_cmpuint (n_types, ==, G_N_ELEMENTS (types));
}

static void
test_types (void)
{
  g_autoptr(TjTaxonomy) taxonomy = tj_taxonomy_new_default ();

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      TjTaxonomyNode *type = tj_taxonomy_lookup (taxonomy, types[i].code);
      GListModel *directions = tj_taxonomy_node_get_children (type);

      g_assert_cmpstr (tj_taxonomy_node_get_name_zh (type), ==, types[i].name);
      g_assert_cmpstr (tj_taxonomy_node_get_clause (type), ==, types[i].clause);
      g_assert_cmpuint (g_list_model_get_n_items (directions), ==, types[i].n_directions);
      g_assert_cmpuint (count_parts (directions), ==, types[i].n_parts);
    }
}

static void
test_order_of_directions (void)
{
  g_autoptr(TjTaxonomy) taxonomy = tj_taxonomy_new_default ();
  TjTaxonomyNode *storage = tj_taxonomy_lookup (taxonomy, "energy.storage");

  for (guint i = 0; i < G_N_ELEMENTS (storage_names); i++)
    {
      g_autoptr(TjTaxonomyNode) node = NULL;

      node = g_list_model_get_item (tj_taxonomy_node_get_children (storage), i);
      g_assert_cmpstr (tj_taxonomy_node_get_name_zh (node), ==, storage_names[i]);
    }
}

static void
check_nodes (TjTaxonomy *taxonomy,
             GListModel *nodes)
{
  for (guint i = 0; i < g_list_model_get_n_items (nodes); i++)
    {
      g_autoptr(TjTaxonomyNode) node = g_list_model_get_item (nodes, i);
      TjTaxonomyNode *parent = tj_taxonomy_node_get_parent (node);
      const char *code = tj_taxonomy_node_get_code (node);

      g_assert_true (tj_taxonomy_lookup (taxonomy, code) == node);
      g_assert_cmpuint (g_utf8_strlen (tj_taxonomy_node_get_name_zh (node), -1), >, 1);
      g_assert_true (g_str_is_ascii (tj_taxonomy_node_get_code (node)));
      g_assert_cmpstr (tj_taxonomy_node_get_name_en (node), !=, "");
      g_assert_cmpstr (tj_taxonomy_node_get_name_en (node), !=,
                       tj_taxonomy_node_get_name_zh (node));
      g_assert_true (g_str_has_prefix (tj_taxonomy_node_get_clause (node), "四（"));
      if (parent != NULL)
        g_assert_true (g_str_has_prefix (code, tj_taxonomy_node_get_code (parent)));

      check_nodes (taxonomy, tj_taxonomy_node_get_children (node));
    }
}

static void
test_every_node_is_complete (void)
{
  g_autoptr(TjTaxonomy) taxonomy = tj_taxonomy_new_default ();

  check_nodes (taxonomy, tj_taxonomy_get_categories (taxonomy));
}

static void
test_identity (void)
{
  g_autoptr(TjTaxonomy) taxonomy = tj_taxonomy_new_default ();
  g_autoptr(GBytes) bytes = NULL;
  g_autofree char *digest = NULL;

  bytes = g_resources_lookup_data ("/org/tanjian/Tanjian/taxonomy/notice-2024-2.xml",
                                   G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  digest = tj_digest_bytes (bytes);

  g_assert_cmpstr (tj_taxonomy_get_sha256 (taxonomy), ==, digest);
  g_assert_cmpstr (tj_taxonomy_get_id (taxonomy), ==, "notice-2024-2");
  g_assert_cmpstr (tj_taxonomy_get_version (taxonomy), ==, "1");
  g_assert_cmpstr (tj_taxonomy_get_notice (taxonomy), ==, "环办气候〔2024〕2号");
  g_assert_cmpstr (tj_taxonomy_get_date (taxonomy), ==, "2024-02-06");
  g_assert_cmpstr (tj_taxonomy_get_title (taxonomy), !=, "");
  g_assert_null (tj_taxonomy_lookup (taxonomy, "energy.coal"));
  g_assert_null (tj_taxonomy_lookup (taxonomy, NULL));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/taxonomy/categories", test_categories);
  g_test_add_func ("/taxonomy/types", test_types);
  g_test_add_func ("/taxonomy/order", test_order_of_directions);
  g_test_add_func ("/taxonomy/complete", test_every_node_is_complete);
  g_test_add_func ("/taxonomy/identity", test_identity);

  return g_test_run ();
}
