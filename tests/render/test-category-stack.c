/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chart-sample.h"

#include <locale.h>

static TjChart *
create_chart (const SampleRow *rows,
              guint            n_rows,
              TjLanguage       language)
{
  g_autoptr(GPtrArray) packages = create_packages (rows, n_rows, 0);

  return create_kind ("category-stack", packages, NULL, language);
}

/* Categories and types in the notice's order, the larger potential first. */
static void
test_order (void)
{
  const char *names[] = {
    "大型海上风电机组高效发电技术", "压缩空气储能系统关键技术", "质子交换膜电解水制氢技术",
    "钢铁行业氢冶金技术", "玻璃熔窑富氧燃烧与余热利用技术", "城市轨道交通再生制动储能技术",
    "燃煤电厂二氧化碳捕集与驱油封存技术", "红树林生态系统碳汇提升技术", "数据中心液冷节能技术",
    "煤矿低浓度瓦斯氧化发电技术", "硝酸装置氧化亚氮催化分解技术",
  };
  g_autoptr(TjChart) chart = create_chart (sample_rows, G_N_ELEMENTS (sample_rows), TJ_LANGUAGE_ZH);
  guint last = tj_chart_get_n_rows (chart) - 1;

  g_assert_cmpuint (tj_chart_get_n_marks (chart), ==, G_N_ELEMENTS (names));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_assert_cmpstr (tj_chart_get_cell (chart, i, 0), ==, names[i]);
      g_assert_cmpstr (tj_chart_get_cell (chart, i, 9), ==, tj_chart_get_mark_key (chart, i));
    }

  g_assert_cmpuint (last, ==, G_N_ELEMENTS (names));
  g_assert_cmpstr (tj_chart_get_cell (chart, last, 5), ==, "—");
  g_assert_cmpstr (tj_chart_get_cell (chart, last, 6), ==, "未填2030年的年碳减排潜力");
}

static void
test_areas (void)
{
  g_autoptr(TjChart) chart = create_chart (sample_rows, G_N_ELEMENTS (sample_rows), TJ_LANGUAGE_ZH);
  const double potentials[] = { 860, 320, 45, 130, 21.4, 8, 150, 3, 62, 96, 240 };
  cairo_rectangle_t first;
  TjTheme theme;

  tj_theme_init (&theme, TJ_THEME_LIGHT, 12);
  tj_chart_layout (chart, 900, 600, &theme);
  g_assert_true (tj_chart_get_mark_area (chart, 0, &first));

  for (guint i = 0; i < G_N_ELEMENTS (potentials); i++)
    {
      cairo_rectangle_t area;

      g_assert_true (tj_chart_get_mark_area (chart, i, &area));
      g_assert_cmpfloat_with_epsilon (area.width, first.width * potentials[i] / 860, 1e-6);
      g_assert_cmpint (tj_chart_hit_test (chart, area.x + area.width / 2, area.y + 2), ==, (int) i);
    }
}

static void
test_sentence (void)
{
  g_autoptr(TjChart) chart = create_chart (sample_rows, G_N_ELEMENTS (sample_rows), TJ_LANGUAGE_EN);
  g_autofree char *sentence = tj_chart_dup_sentence (chart);

  g_assert_nonnull (strstr (sentence, "1,935.4"));
  g_assert_nonnull (strstr (sentence, "1,225"));
  g_assert_nonnull (strstr (sentence, "not additive"));
}

static void
test_layouts (void)
{
  const SampleRow rows[] = {
    { "a", NULL, NULL, "1", NULL }, { "b", "energy", "sector.industry", "1000000000", NULL },
    { "c", "digital", NULL, "0.0001", NULL },
  };
  g_autofree char *name = g_strnfill (500, 'W');
  const SampleRow missing[] = { { name, NULL, NULL, NULL, NULL }, { "b", NULL, NULL, "0", NULL } };

  for (guint language = TJ_LANGUAGE_ZH; language <= TJ_LANGUAGE_EN; language++)
    {
      g_autoptr(TjChart) chart = create_chart (sample_rows, G_N_ELEMENTS (sample_rows), language);
      g_autoptr(TjChart) odd = create_chart (rows, G_N_ELEMENTS (rows), language);
      g_autoptr(TjChart) empty = create_chart (missing, G_N_ELEMENTS (missing), language);
      g_autoptr(TjChart) none = create_chart (NULL, 0, language);

      assert_layouts (chart);
      g_assert_cmpuint (tj_chart_get_n_marks (odd), ==, 3);
      assert_layouts (odd);
      g_assert_cmpuint (tj_chart_get_n_marks (empty), ==, 0);
      assert_layouts (empty);
      assert_layouts (none);
    }
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/category-stack/order", test_order);
  g_test_add_func ("/category-stack/areas", test_areas);
  g_test_add_func ("/category-stack/sentence", test_sentence);
  g_test_add_func ("/category-stack/layouts", test_layouts);

  return g_test_run ();
}
