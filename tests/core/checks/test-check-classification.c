/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "check-fixture.h"

#include <string.h>

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

#define NAMES "<zh>名</zh><en>name</en>"
#define TWO_TYPES(weight) \
  "<taxonomy xmlns='https://tanjian.org/ns/taxonomy/1' id='two' version='1' notice='通知'>" \
  "<title>" NAMES "</title><category code='a' clause='1'>" NAMES \
  "<type code='a.b' clause='1.1'>" NAMES "<include weight='10'>余热</include></type>" \
  "<type code='a.c' clause='1.2'>" NAMES "<include weight='" weight "'>电池</include></type>" \
  "</category></taxonomy>"

static guint
count_doubts (CheckFixture *fixture,
              const char   *xml)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static (xml, strlen (xml));
  g_autoptr(GError) error = NULL;
  g_autoptr(TjTaxonomy) taxonomy = tj_taxonomy_new_from_bytes (bytes, "two.xml", &error);
  g_autoptr(GListStore) findings = NULL;
  guint count = 0;

  g_assert_no_error (error);
  findings = tj_check_package (fixture->package, taxonomy);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (findings)); i++)
    {
      g_autoptr(TjFinding) finding = g_list_model_get_item (G_LIST_MODEL (findings), i);

      count += g_str_equal (tj_finding_get_code (finding), "taxonomy-doubt") ? 1 : 0;
    }

  return count;
}

/* Two types with a word each in the principle. The scores are as the squares: 9² is 0.81 of 10²
 * and too close for a doubt, 8.9² is 0.7921, below four fifths. */
static void
test_doubt_limit (void)
{
  g_autoptr(CheckFixture) fixture = check_fixture_new ();
  TjField *type = tj_form_get_field (fixture->form, "type");

  check_fixture_type (fixture, "principle", "余热与电池");
  tj_field_set_code (type, "a.c");
  g_assert_cmpuint (count_doubts (fixture, TWO_TYPES ("9")), ==, 0);
  g_assert_cmpuint (count_doubts (fixture, TWO_TYPES ("8.9")), ==, 1);
  tj_field_set_code (type, "a.b");
  g_assert_cmpuint (count_doubts (fixture, TWO_TYPES ("8.9")), ==, 0);
}

/* A platform alone is no ground for the question, nor are others who invest; both are, until the
 * form leaves the reductions to them. */
static void
test_indirect_limit (void)
{
  static const struct
  {
    const char *text;
    gboolean found;
  } cases[] = {
    { "监测平台采集数据。", FALSE }, { "设备由用户投资。", FALSE },
    { "监测平台采集数据，设备由用户投资。", TRUE },
    { "监测平台采集数据，设备由用户投资，不申报减排量。", FALSE },
    { "钻井平台改用岸电，设备由用户投资。", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(CheckFixture) fixture = check_fixture_new ();

      g_test_message ("%s", cases[i].text);
      check_fixture_type (fixture, "principle", cases[i].text);
      if (cases[i].found)
        check_fixture_expect (fixture, "indirect-reduction", NULL);
      else
        check_fixture_expect_none (fixture, "indirect-reduction");
    }
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
  g_test_add_func ("/check-classification/doubt-limit", test_doubt_limit);
  g_test_add_func ("/check-classification/indirect-limit", test_indirect_limit);

  return g_test_run ();
}
