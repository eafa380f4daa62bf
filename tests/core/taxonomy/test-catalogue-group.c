/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/base/tj-text.h"
#include "core/taxonomy/tj-catalogue-group.h"

/* 20 + 28 + 11 + 15 + 5 + 3 + 14 + 7 = 103. */
static void
test_groups (void)
{
  static const char * const codes[] = {
    "energy", "industry", "building", "transport", "agriculture", "sequestration", "digital",
    "non_co2",
  };
  static const guint counts[] = { 20, 28, 11, 15, 5, 3, 14, 7 };
  GPtrArray *groups = tj_catalogue_groups_list ();
  guint n = 0;

  g_assert_cmpuint (groups->len, ==, G_N_ELEMENTS (codes));
  for (guint i = 0; i < groups->len; i++)
    {
      const TjCatalogueGroup *group = g_ptr_array_index (groups, i);

      g_assert_cmpstr (group->code, ==, codes[i]);
      g_assert_cmpuint (group->n_technologies, ==, counts[i]);
      g_assert_true (tj_catalogue_group_lookup (codes[i]) == group);
      n += group->n_technologies;
    }

  g_assert_cmpuint (n, ==, 103);
  g_assert_cmpstr (tj_catalogue_groups_get_notice (), ==, "环办气候函〔2025〕44号");
  g_assert_null (tj_catalogue_group_lookup ("sector"));
  g_assert_null (tj_catalogue_group_lookup (NULL));
}

/* Every type of the notice has one group, and no group has a type that there is not. */
static void
test_types (void)
{
  g_autoptr(TjTaxonomy) taxonomy = tj_taxonomy_new_default ();
  GPtrArray *groups = tj_catalogue_groups_list ();
  guint n_types = 0;

  for (guint i = 0; i < groups->len; i++)
    {
      const TjCatalogueGroup *group = g_ptr_array_index (groups, i);

      for (guint n = 0; group->types[n] != NULL; n++)
        {
          TjTaxonomyNode *type = tj_taxonomy_lookup (taxonomy, group->types[n]);
          g_autoptr(GPtrArray) found = NULL;

          g_assert_nonnull (type);
          found = tj_catalogue_groups_suggest (type, NULL);
          g_assert_cmpuint (found->len, ==, 1);
          g_assert_true (g_ptr_array_index (found, 0) == group);
          n_types++;
        }
    }

  g_assert_cmpuint (n_types, ==, 16);
}

static void
test_farming (void)
{
  g_autoptr(TjTaxonomy) taxonomy = tj_taxonomy_new_default ();
  TjTaxonomyNode *type = tj_taxonomy_lookup (taxonomy, "non_co2.n2o");
  g_autofree char *farming = tj_text_fold ("玉米控释尿素侧深施肥");
  g_autofree char *chemical = tj_text_fold ("硝酸尾气催化分解");
  g_autoptr(GPtrArray) two = tj_catalogue_groups_suggest (type, farming);
  g_autoptr(GPtrArray) one = tj_catalogue_groups_suggest (type, chemical);
  g_autoptr(GPtrArray) by_words = tj_catalogue_groups_suggest (NULL, farming);
  g_autoptr(GPtrArray) none = tj_catalogue_groups_suggest (NULL, chemical);

  g_assert_cmpuint (two->len, ==, 2);
  g_assert_cmpstr (((TjCatalogueGroup *) g_ptr_array_index (two, 0))->code, ==, "non_co2");
  g_assert_cmpstr (((TjCatalogueGroup *) g_ptr_array_index (two, 1))->code, ==, "agriculture");
  g_assert_cmpuint (one->len, ==, 1);
  g_assert_cmpuint (by_words->len, ==, 1);
  g_assert_cmpuint (none->len, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/catalogue-group/groups", test_groups);
  g_test_add_func ("/catalogue-group/types", test_types);
  g_test_add_func ("/catalogue-group/farming", test_farming);

  return g_test_run ();
}
