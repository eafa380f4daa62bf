/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/taxonomy/tj-taxonomy-private.h"

static void
test_properties (void)
{
  g_autoptr(TjTaxonomyNode) node = tj_taxonomy_node_new (TJ_TAXONOMY_TYPE, "a.b", "四（一）1");
  g_autofree char *code = NULL;
  g_autofree char *name = NULL;
  g_autofree char *clause = NULL;
  g_autoptr(GListModel) children = NULL;
  guint level;

  tj_taxonomy_node_set_names (node, "储能", "Storage");
  g_object_get (node, "code", &code, "name", &name, "clause", &clause, "level", &level,
                "children", &children, NULL);

  g_assert_cmpstr (code, ==, "a.b");
  g_assert_cmpstr (name, ==, "Storage");
  g_assert_cmpstr (clause, ==, "四（一）1");
  g_assert_cmpuint (level, ==, TJ_TAXONOMY_TYPE);
  g_assert_true (children == tj_taxonomy_node_get_children (node));
  g_assert_cmpuint (g_list_model_get_n_items (children), ==, 0);
}

static void
test_aliases (void)
{
  g_autoptr(TjTaxonomyNode) node = tj_taxonomy_node_new (TJ_TAXONOMY_TYPE, "a.b", "1");

  g_assert_null (tj_taxonomy_node_get_aliases (node)[0]);

  tj_taxonomy_node_add_alias (node, "one");
  tj_taxonomy_node_add_alias (node, "two");

  g_assert_cmpstr (tj_taxonomy_node_get_aliases (node)[0], ==, "one");
  g_assert_cmpstr (tj_taxonomy_node_get_aliases (node)[1], ==, "two");
  g_assert_null (tj_taxonomy_node_get_aliases (node)[2]);
}

/* A list may keep a child longer than the tree lives. */
static void
test_child_outlives_parent (void)
{
  g_autoptr(TjTaxonomyNode) child = tj_taxonomy_node_new (TJ_TAXONOMY_DIRECTION, "a.b.c", "1");
  TjTaxonomyNode *type = tj_taxonomy_node_new (TJ_TAXONOMY_TYPE, "a.b", "1");

  tj_taxonomy_node_add_child (type, child);
  g_assert_true (tj_taxonomy_node_get_parent (child) == type);
  g_assert_true (tj_taxonomy_node_get_type_of (child) == type);
  g_assert_true (tj_taxonomy_node_get_type_of (type) == type);

  g_assert_finalize_object (type);
  g_assert_null (tj_taxonomy_node_get_parent (child));
  g_assert_null (tj_taxonomy_node_get_type_of (child));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/taxonomy-node/properties", test_properties);
  g_test_add_func ("/taxonomy-node/aliases", test_aliases);
  g_test_add_func ("/taxonomy-node/lifetime", test_child_outlives_parent);

  return g_test_run ();
}
