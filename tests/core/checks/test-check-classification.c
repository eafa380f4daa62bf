/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "check-fixture.h"

static void
test_category_count (void)
{
  g_autoptr(CheckFixture) fixture = check_fixture_new ();

  g_assert_cmpuint (check_fixture_count (fixture, "category-count"), ==, 0);

  check_fixture_tick (fixture, "category", "");
  check_fixture_expect (fixture, "category-count", "none");
  g_assert_cmpuint (check_fixture_count (fixture, "mandatory-blank"), ==, 0);

  check_fixture_tick (fixture, "category", "energy digital");
  check_fixture_expect (fixture, "category-count", "several");
}

static void
test_stage_count (void)
{
  g_autoptr(CheckFixture) fixture = check_fixture_new ();

  g_assert_cmpuint (check_fixture_count (fixture, "stage-count"), ==, 0);

  check_fixture_tick (fixture, "stage", "demonstration promotion");
  check_fixture_expect (fixture, "stage-count", NULL);

  check_fixture_tick (fixture, "stage", "");
  g_assert_cmpuint (check_fixture_count (fixture, "stage-count"), ==, 0);
  check_fixture_expect (fixture, "mandatory-blank", NULL);
}

static void
test_mismatch (void)
{
  g_autoptr(CheckFixture) fixture = check_fixture_new ();
  TjField *type = tj_form_get_field (fixture->form, "type");

  g_assert_cmpuint (check_fixture_count (fixture, "category-type-mismatch"), ==, 0);

  check_fixture_tick (fixture, "category", "digital");
  check_fixture_expect (fixture, "category-type-mismatch", NULL);

  /* Not matched by the reader, but by its words. */
  tj_field_set_code (type, NULL);
  check_fixture_expect (fixture, "category-type-mismatch", NULL);

  /* Unclear on either side: nothing to compare. */
  tj_field_set_text (type, "另一种说法");
  g_assert_cmpuint (check_fixture_count (fixture, "category-type-mismatch"), ==, 0);
  tj_field_set_text (type, "");
  g_assert_cmpuint (check_fixture_count (fixture, "category-type-mismatch"), ==, 0);
  tj_field_set_text (type, "先进储能技术");
  check_fixture_tick (fixture, "category", "digital sector");
  g_assert_cmpuint (check_fixture_count (fixture, "category-type-mismatch"), ==, 0);
}

static void
test_doubt (void)
{
  g_autoptr(CheckFixture) fixture = check_fixture_new ();
  TjField *type = tj_form_get_field (fixture->form, "type");
  TjField *name = tj_form_get_field (fixture->form, "technology_name");

  tj_field_set_text (name, "盐穴压缩空气储能电站");
  g_assert_cmpuint (check_fixture_count (fixture, "taxonomy-doubt"), ==, 0);

  tj_field_set_code (type, "non_co2.methane");
  check_fixture_expect (fixture, "taxonomy-doubt", NULL);

  /* Nothing declared: nothing to doubt. */
  tj_field_set_code (type, NULL);
  tj_field_set_text (type, "");
  g_assert_cmpuint (check_fixture_count (fixture, "taxonomy-doubt"), ==, 0);
}

static void
test_indirect (void)
{
  g_autoptr(CheckFixture) fixture = check_fixture_new ();
  TjField *principle = tj_form_get_field (fixture->form, "principle");

  g_assert_cmpuint (check_fixture_count (fixture, "indirect-reduction"), ==, 0);

  tj_field_set_text (principle, "面向供应链企业的减碳SaaS，汇总用户申报的减排量。");
  check_fixture_expect (fixture, "indirect-reduction", NULL);

  /* A platform that itself runs the equipment, and one that leaves the reductions to others. */
  tj_field_set_text (principle, "能源管理平台按负荷预测直接调节空压机，减排量由本厂产生。");
  check_fixture_expect_none (fixture, "indirect-reduction");
  tj_field_set_text (principle, "监测平台由业主付费使用，减排量归项目业主。");
  check_fixture_expect_none (fixture, "indirect-reduction");
  tj_field_set_text (principle, "监测平台由业主付费使用，减排量为各业主之和。");
  check_fixture_expect (fixture, "indirect-reduction", NULL);
}

/* Of the five categories and the sixteen types, each pair: a type belongs to one of the five and
 * is a mismatch under the other four, so 16 × 4 = 64 pairs are. */
static void
test_every_type (void)
{
  g_autoptr(CheckFixture) fixture = check_fixture_new ();
  g_autoptr(TjTaxonomy) taxonomy = tj_taxonomy_new_default ();
  GListModel *categories = tj_taxonomy_get_categories (taxonomy);
  TjField *type = tj_form_get_field (fixture->form, "type");
  guint n_types = 0;
  guint n_found = 0;

  for (guint i = 0; i < g_list_model_get_n_items (categories); i++)
    {
      g_autoptr(TjTaxonomyNode) own = g_list_model_get_item (categories, i);
      GListModel *types = tj_taxonomy_node_get_children (own);

      for (guint n = 0; n < g_list_model_get_n_items (types); n++)
        {
          g_autoptr(TjTaxonomyNode) node = g_list_model_get_item (types, n);

          n_types++;
          tj_field_set_code (type, tj_taxonomy_node_get_code (node));
          for (guint k = 0; k < g_list_model_get_n_items (categories); k++)
            {
              g_autoptr(TjTaxonomyNode) ticked = g_list_model_get_item (categories, k);

              check_fixture_tick (fixture, "category", tj_taxonomy_node_get_code (ticked));
              g_assert_cmpuint (check_fixture_count (fixture, "category-type-mismatch"), ==,
                                ticked == own ? 0 : 1);
              n_found += ticked == own ? 0 : 1;
            }
        }
    }

  g_assert_cmpuint (n_types, ==, 16);
  g_assert_cmpuint (n_found, ==, 64);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/check-classification/category-count", test_category_count);
  g_test_add_func ("/check-classification/stage-count", test_stage_count);
  g_test_add_func ("/check-classification/mismatch", test_mismatch);
  g_test_add_func ("/check-classification/doubt", test_doubt);
  g_test_add_func ("/check-classification/indirect", test_indirect);
  g_test_add_func ("/check-classification/every-type", test_every_type);

  return g_test_run ();
}
