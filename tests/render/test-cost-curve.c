/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chart-sample.h"

#include <locale.h>

#define COLUMN_NAME 1
#define COLUMN_CATEGORY 2
#define COLUMN_CUMULATIVE 6
#define COLUMN_COST 7
#define COLUMN_REMARK 12
#define COLUMN_PACKAGE 13
#define COLUMN_FIELDS 14
#define COLUMN_KEY 15

static TjChart *
create_chart (const SampleRow *rows,
              guint            n_rows,
              TjLanguage       language)
{
  g_autoptr(GPtrArray) packages = create_packages (rows, n_rows, 0);

  return create_kind ("cost-curve", packages, NULL, language);
}

static void
lay_out (TjChart *chart,
         double   width,
         double   height)
{
  TjTheme theme;

  tj_theme_init (&theme, TJ_THEME_LIGHT, 12);
  tj_chart_layout (chart, width, height, &theme);
}

static void
test_order (void)
{
  const char *names[] = {
    "大型海上风电机组高效发电技术", "数据中心液冷节能技术", "硝酸装置氧化亚氮催化分解技术",
    "煤矿低浓度瓦斯氧化发电技术", "红树林生态系统碳汇提升技术", "玻璃熔窑富氧燃烧与余热利用技术",
    "城市轨道交通再生制动储能技术", "压缩空气储能系统关键技术", "燃煤电厂二氧化碳捕集与驱油封存技术",
    "质子交换膜电解水制氢技术",
  };
  g_autoptr(TjChart) chart = create_chart (sample_rows, G_N_ELEMENTS (sample_rows), TJ_LANGUAGE_ZH);

  g_assert_cmpuint (tj_chart_get_n_marks (chart), ==, N_SAMPLE_DRAWN);
  g_assert_cmpuint (tj_chart_get_n_rows (chart), ==, G_N_ELEMENTS (sample_rows));

  for (guint i = 0; i < N_SAMPLE_DRAWN; i++)
    {
      g_autofree char *text = tj_chart_dup_mark_text (chart, i);

      g_assert_true (g_str_has_prefix (text, names[i]));
      g_assert_cmpstr (tj_chart_get_cell (chart, i, COLUMN_NAME), ==, names[i]);
      g_assert_cmpstr (tj_chart_get_cell (chart, i, COLUMN_KEY), ==,
                       tj_chart_get_mark_key (chart, i));
    }

  g_assert_cmpstr (tj_chart_get_cell (chart, 0, COLUMN_COST), ==, "−40");
  g_assert_cmpstr (tj_chart_get_cell (chart, 6, COLUMN_COST), ==, "190");
  g_assert_cmpstr (tj_chart_get_cell (chart, N_SAMPLE_DRAWN - 1, COLUMN_CUMULATIVE), ==, "1,805.4");
}

/* The larger potential first, then the key. */
static void
test_ties (void)
{
  const SampleRow rows[] = {
    { "small", "energy", NULL, "10", "5" },
    { "large", "energy", NULL, "20", "5" },
    { "twin", "energy", NULL, "10", "5" },
  };
  g_autoptr(TjChart) chart = create_chart (rows, G_N_ELEMENTS (rows), TJ_LANGUAGE_EN);

  g_assert_cmpstr (tj_chart_get_cell (chart, 0, COLUMN_NAME), ==, "large");
  g_assert_cmpstr (tj_chart_get_mark_key (chart, 1), <, tj_chart_get_mark_key (chart, 2));
}

static void
test_missing (void)
{
  g_autoptr(TjChart) chart = create_chart (sample_rows, G_N_ELEMENTS (sample_rows), TJ_LANGUAGE_EN);
  g_autoptr(GHashTable) remarks = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = N_SAMPLE_DRAWN; i < tj_chart_get_n_rows (chart); i++)
    {
      g_hash_table_insert (remarks, (gpointer) tj_chart_get_cell (chart, i, COLUMN_NAME),
                           (gpointer) tj_chart_get_cell (chart, i, COLUMN_REMARK));
      g_assert_cmpstr (tj_chart_get_cell (chart, i, 0), ==, "—");
      g_assert_cmpstr (tj_chart_get_cell (chart, i, COLUMN_CUMULATIVE), ==, "—");
    }

  g_assert_cmpstr (g_hash_table_lookup (remarks, "近零能耗建筑围护结构成套技术"), ==,
                   "no potential for 2030 is given");
  g_assert_cmpstr (g_hash_table_lookup (remarks, "钢铁行业氢冶金技术"), ==,
                   "no usable unit cost is given");
}

/* Bars touch, and together they are as wide as the axis. */
static void
test_areas (void)
{
  g_autoptr(TjChart) chart = create_chart (sample_rows, G_N_ELEMENTS (sample_rows), TJ_LANGUAGE_ZH);
  const double potentials[] = { 860, 62, 240, 96, 3, 21.4, 8, 320, 150, 45 };
  cairo_rectangle_t first;
  cairo_rectangle_t last;
  cairo_rectangle_t area;
  double scale;
  double zero;

  g_assert_false (tj_chart_get_mark_area (chart, 0, &area));
  lay_out (chart, 900, 600);

  g_assert_true (tj_chart_get_mark_area (chart, 0, &first));
  g_assert_true (tj_chart_get_mark_area (chart, N_SAMPLE_DRAWN - 1, &last));
  scale = (last.x + last.width - first.x) / 1805.4;
  zero = first.y;

  for (guint i = 0; i < N_SAMPLE_DRAWN; i++)
    {
      g_assert_true (tj_chart_get_mark_area (chart, i, &area));
      g_assert_cmpfloat_with_epsilon (area.width, potentials[i] * scale, 1e-6);
      g_assert_cmpfloat_with_epsilon (i < 2 ? area.y : area.y + area.height, zero, 1e-6);
      if (i > 0)
        g_assert_cmpfloat_with_epsilon (area.x, first.x + first.width, 1e-6);
      first = area;
    }

  g_assert_false (tj_chart_get_mark_area (chart, N_SAMPLE_DRAWN, &area));
}

static void
test_hits (void)
{
  g_autoptr(TjChart) chart = create_chart (sample_rows, G_N_ELEMENTS (sample_rows), TJ_LANGUAGE_ZH);
  cairo_rectangle_t area;

  g_assert_cmpint (tj_chart_hit_test (chart, 10, 10), ==, -1);
  lay_out (chart, 900, 600);

  for (guint i = 0; i < N_SAMPLE_DRAWN; i++)
    {
      g_assert_true (tj_chart_get_mark_area (chart, i, &area));
      g_assert_cmpint (tj_chart_hit_test (chart, area.x + area.width / 2, area.y + area.height / 2),
                       ==, (int) i);
    }

  /* The last bar has nothing to its right: three units are near, four are not. */
  g_assert_cmpint (tj_chart_hit_test (chart, area.x + area.width + 2.9, area.y + 5), ==, 9);
  g_assert_cmpint (tj_chart_hit_test (chart, area.x + area.width + 3.1, area.y + 5), ==, -1);
  g_assert_cmpint (tj_chart_hit_test (chart, NAN, NAN), ==, -1);
  g_assert_cmpint (tj_chart_hit_test (chart, 1, 1), ==, -1);
}

/* Four times the ninetieth percentile is drawn whole, more is cut off. */
static void
test_clipping (void)
{
  SampleRow rows[] = {
    { "a", "energy", NULL, "10", "10" }, { "b", "energy", NULL, "10", "20" },
    { "c", "energy", NULL, "10", "100" }, { "d", "energy", NULL, "10", "100" },
    { "e", "energy", NULL, "10", "400" },
  };
  cairo_rectangle_t dear;
  cairo_rectangle_t cheap;

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr(TjChart) chart = NULL;

      rows[4].cost = i == 0 ? "400" : "4010";
      chart = create_chart (rows, G_N_ELEMENTS (rows), TJ_LANGUAGE_EN);
      lay_out (chart, 900, 600);

      g_assert_true (tj_chart_get_mark_area (chart, 2, &cheap));
      g_assert_true (tj_chart_get_mark_area (chart, 4, &dear));
      g_assert_cmpfloat_with_epsilon (dear.height / cheap.height, i == 0 ? 4 : 1.15, 1e-6);
      g_assert_cmpstr (tj_chart_get_cell (chart, 4, COLUMN_REMARK), ==,
                       i == 0 ? "" : "bar clipped");
    }
}

static void
test_sentence (void)
{
  for (guint language = TJ_LANGUAGE_ZH; language <= TJ_LANGUAGE_EN; language++)
    {
      g_autoptr(TjChart) chart = create_chart (sample_rows, G_N_ELEMENTS (sample_rows), language);
      g_autofree char *sentence = tj_chart_dup_sentence (chart);

      g_assert_nonnull (strstr (sentence, "大型海上风电机组高效发电技术"));
      g_assert_nonnull (strstr (sentence, "质子交换膜电解水制氢技术"));
      g_assert_nonnull (strstr (sentence, "−40"));
      g_assert_nonnull (strstr (sentence, "900"));
      g_assert_nonnull (strstr (sentence, "1,805.4"));
      g_assert_nonnull (strstr (tj_chart_get_title (chart), "2030"));
      g_assert_nonnull (strstr (tj_chart_get_title (chart),
                                language == TJ_LANGUAGE_ZH ? "申报潜力之和，不可直接相加"
                                                           : "not additive"));
    }
}

/* Going along to a cost and taking everything to the left: 860 and 62 cost no more than nothing,
 * 240, 96 and 3 more no more than 90. */
static void
test_reading (void)
{
  g_autoptr(GPtrArray) packages = create_packages (sample_rows, G_N_ELEMENTS (sample_rows), 0);
  g_autoptr(TjChart) chart = NULL;
  g_autofree char *sentence = NULL;
  TjChartOptions options;

  tj_chart_options_init (&options, TJ_LANGUAGE_EN);
  options.has_price = TRUE;
  options.price = 90;
  chart = create_kind ("cost-curve", packages, &options, TJ_LANGUAGE_EN);
  sentence = tj_chart_dup_sentence (chart);
  g_assert_nonnull (strstr (sentence, "Up to 0 CNY/tCO₂: 2 technologies with 922 ×10⁴"));
  g_assert_nonnull (strstr (sentence, "Up to 90 CNY/tCO₂: 5 technologies with 1,261 ×10⁴"));
}

static void
test_layouts (void)
{
  for (guint language = TJ_LANGUAGE_ZH; language <= TJ_LANGUAGE_EN; language++)
    {
      g_autoptr(TjChart) chart = create_chart (sample_rows, G_N_ELEMENTS (sample_rows), language);

      assert_layouts (chart);
    }
}

static void
test_long_names (void)
{
  SampleRow rows[G_N_ELEMENTS (sample_rows)];
  g_autofree char *latin = g_strnfill (500, 'W');
  GString *chinese = g_string_new (NULL);
  g_autoptr(TjChart) chart = NULL;

  for (guint i = 0; i < 500; i++)
    g_string_append (chinese, "碳");
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      rows[i] = sample_rows[i];
      rows[i].name = i % 2 == 0 ? latin : chinese->str;
    }

  chart = create_chart (rows, G_N_ELEMENTS (rows), TJ_LANGUAGE_EN);
  assert_layouts (chart);
  g_string_free (chinese, TRUE);
}

/* None, one, all alike, all missing, outliers on both sides, and no category. */
static void
test_odd_data (void)
{
  static const struct
  {
    guint n_rows;
    guint n_marks;
    SampleRow rows[5];
  } sets[] = {
    { 0, 0, { { NULL } } },
    { 1, 1, { { "a", "energy", NULL, "1", "1" } } },
    { 1, 1, { { "a", NULL, NULL, "1", "0" } } },
    { 1, 1, { { "a", NULL, NULL, "1", "-7" } } },
    { 1, 0, { { "a", "energy", NULL, "0", "5" } } },
    { 1, 0, { { "a", "energy", NULL, "-3", "5" } } },
    { 2, 0, { { "a", "energy", NULL, NULL, NULL }, { "b", "energy", NULL, "many", "much" } } },
    { 2, 2, { { "a", "energy", NULL, "5", "0" }, { "b", "sector", NULL, "5", "0" } } },
    { 3, 3, {
        { "a", "energy", NULL, "5", "-9" },
        { "b", "sector", NULL, "5", "-9" },
        { "c", "digital", NULL, "1", "-900" },
      } },
    { 4, 4, {
        { "a", "energy", NULL, "0.001", "-90000" },
        { "b", "sector", NULL, "5000", "1" },
        { "c", "digital", NULL, "1", "2" },
        { "d", "digital", NULL, "0.001", "90000" },
      } },
    { 2, 2, {
        { "a", "energy", NULL, "1000000000", "1000000000" },
        { "b", "energy", NULL, "0.0001", "-1000000000" },
      } },
    { 2, 0, {
        { "a", "energy", NULL, "1000000001", "1" },
        { "b", "energy", NULL, "1", "1000000001" },
      } },
    { 5, 5, {
        { "a", "energy", NULL, "1", "1" },
        { "b", "energy", NULL, "1", "1" },
        { "c", "energy", NULL, "1", "1" },
        { "d", "energy", NULL, "0.001", "9000" },
        { "e", "energy", NULL, "0.001", "9100" },
      } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (sets); i++)
    {
      g_autoptr(TjChart) chart = create_chart (sets[i].rows, sets[i].n_rows, i % 2);
      g_autofree char *sentence = tj_chart_dup_sentence (chart);

      g_assert_cmpuint (tj_chart_get_n_marks (chart), ==, sets[i].n_marks);
      g_assert_cmpuint (tj_chart_get_n_rows (chart), ==, sets[i].n_rows);
      g_assert_cmpstr (sentence, !=, "");
      g_assert_null (strstr (sentence, "nan"));
      assert_layouts (chart);
    }
}

static void
test_nan (void)
{
  const double values[] = { NAN, INFINITY, -INFINITY, 1e300 };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autoptr(GPtrArray) packages = create_packages (sample_rows, 2, 0);
          g_autoptr(TjChart) chart = NULL;
      TjForm *form = tj_package_get_form (g_ptr_array_index (packages, 0));

      ((TjQuantity *) tj_form_get_quantity (form, "potential_2030"))->value = values[i];
      chart = create_kind ("cost-curve", packages, NULL, TJ_LANGUAGE_EN);
      g_assert_cmpuint (tj_chart_get_n_marks (chart), ==, 1);
      assert_layouts (chart);
    }
}

/* A thousand bars are drawn without a piece of text for each. */
static void
test_many (void)
{
  g_autofree SampleRow *rows = g_new0 (SampleRow, 1000);
  g_autoptr(GPtrArray) costs = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(TjChart) chart = NULL;

  for (guint i = 0; i < 1000; i++)
    {
      g_ptr_array_add (costs, g_strdup_printf ("%d", (int) (i * 7919 % 1000) - 50));
      rows[i] = (SampleRow) { "技术", "digital", NULL, "1.5", g_ptr_array_index (costs, i) };
    }

  chart = create_chart (rows, 1000, TJ_LANGUAGE_ZH);
  lay_out (chart, 900, 600);
  g_assert_cmpuint (tj_chart_get_n_marks (chart), ==, 1000);
  g_assert_cmpuint (tj_chart_scene_get_labels (tj_chart_get_scene (chart))->len, <, 400);
  assert_labels (chart, 900, 600);
  assert_areas (chart);
}

/* The category is the type's where none is ticked. */
static void
test_category (void)
{
  const SampleRow rows[] = {
    { "a", NULL, "digital.data_center", "1", "1" },
    { "b", "weather", "non_co2.hfc", "1", "2" },
    { "c", "sector", "energy.storage", "1", "3" },
    { "d", NULL, NULL, "1", "4" },
  };
  const char *names[] = { "数智赋能类", "非二氧化碳减排类", "重点领域降碳类", "类别未定" };
  g_autoptr(TjChart) chart = create_chart (rows, G_N_ELEMENTS (rows), TJ_LANGUAGE_ZH);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpstr (tj_chart_get_cell (chart, i, COLUMN_CATEGORY), ==, names[i]);
}

/* Two measures that both save 10,000 元 a year without investment: one avoids 100 t and costs
 * −100 元/t, the other 10 t at −1,000 元/t. Taylor (Energy Policy 48, 2012): a curve puts the
 * worse one first. */
static TjChart *
create_taylor (gboolean   by_reduction,
               TjLanguage language)
{
  const struct
  {
    const char *name;
    const char *reduction;
    const char *potential;
  } rows[] = { { "large", "100", "0.01" }, { "small", "10", "0.001" } };
  g_autoptr(GPtrArray) packages = g_ptr_array_new_with_free_func (g_object_unref);
  TjChartOptions options;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const SampleRow row = { rows[i].name, "energy", NULL, rows[i].potential, NULL };
      TjPackage *package = create_package (&row, i);
      TjCase *item = tj_form_get_case (tj_package_get_form (package), 0);

      tj_field_set_text (tj_case_get_field (item, "investment"), "0万元");
      tj_field_set_text (tj_case_get_field (item, "annual_benefit"), "1万元");
      tj_field_set_text (tj_case_get_field (item, "annual_reduction"), rows[i].reduction);
      g_ptr_array_add (packages, package);
    }

  tj_chart_options_init (&options, language);
  options.basis = TJ_CHART_BASIS_NET;
  options.rate = 0.08;
  options.life = 10;
  options.negative_by_reduction = by_reduction;

  return create_kind ("cost-curve", packages, &options, language);
}

static gboolean
has_label (TjChart    *chart,
           const char *words)
{
  GArray *labels = tj_chart_scene_get_labels (tj_chart_get_scene (chart));

  for (guint i = 0; i < labels->len; i++)
    {
      if (strstr (pango_layout_get_text (g_array_index (labels, TjSceneLabel, i).layout), words)
          != NULL)
        return TRUE;
    }

  return FALSE;
}

static void
test_taylor (void)
{
  for (guint language = TJ_LANGUAGE_ZH; language <= TJ_LANGUAGE_EN; language++)
    {
      const char *caution = language == TJ_LANGUAGE_ZH ? "注意：零线以下" : "Caution: bars below zero";
      g_autoptr(TjChart) by_cost = create_taylor (FALSE, language);
      g_autoptr(TjChart) by_reduction = create_taylor (TRUE, language);

      g_assert_cmpstr (tj_chart_get_cell (by_cost, 0, COLUMN_NAME), ==, "small");
      g_assert_cmpstr (tj_chart_get_cell (by_cost, 0, COLUMN_COST), ==, "−1,000");
      g_assert_cmpstr (tj_chart_get_cell (by_cost, 1, COLUMN_NAME), ==, "large");
      g_assert_cmpstr (tj_chart_get_cell (by_cost, 1, COLUMN_COST), ==, "−100");

      g_assert_cmpstr (tj_chart_get_cell (by_reduction, 0, COLUMN_NAME), ==, "large");
      g_assert_cmpstr (tj_chart_get_cell (by_reduction, 1, COLUMN_NAME), ==, "small");

      lay_out (by_cost, 900, 600);
      lay_out (by_reduction, 900, 600);
      g_assert_true (has_label (by_cost, caution));
      g_assert_true (has_label (by_reduction, caution));
    }
}

/* 1,000 万元 over 10 years at 8 % are 149.0295 万元 a year; less 50 万元 and over 1,000 t that
 * is 990.29 元/t. At a rate of 0 it is (100 − 50) × 10⁴ ÷ 1,000 = 500. */
static void
test_net_basis (void)
{
  const SampleRow row = { "a", "energy", NULL, "10", NULL };
  const char *costs[] = { "990.29", "500" };

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr(GPtrArray) packages = g_ptr_array_new_with_free_func (g_object_unref);
      g_autoptr(TjChart) chart = NULL;
      TjPackage *package = create_package (&row, 0);
      TjCase *item = tj_form_get_case (tj_package_get_form (package), 0);
      TjChartOptions options;

      tj_field_set_text (tj_case_get_field (item, "investment"), "1000万元");
      tj_field_set_text (tj_case_get_field (item, "annual_benefit"), "50万元");
      tj_field_set_text (tj_case_get_field (item, "annual_reduction"), "1000");
      tj_field_set_text (tj_case_get_field (item, "works"), "设备使用寿命10年。");
      g_ptr_array_add (packages, package);

      tj_chart_options_init (&options, TJ_LANGUAGE_EN);
      options.basis = TJ_CHART_BASIS_NET;
      options.rate = i == 0 ? 0.08 : 0;
      chart = create_kind ("cost-curve", packages, &options, TJ_LANGUAGE_EN);

      g_assert_cmpuint (tj_chart_get_n_marks (chart), ==, 1);
      g_assert_cmpstr (tj_chart_get_cell (chart, 0, COLUMN_COST), ==, costs[i]);
      g_assert_cmpstr (tj_chart_get_cell (chart, 0, COLUMN_COST + 4), ==, "10");
      lay_out (chart, 900, 600);
      g_assert_true (has_label (chart, i == 0 ? "rate 8 %" : "rate 0 %"));
    }
}

/* What the net basis lacks is named, and never taken as zero. */
static void
test_net_missing (void)
{
  const char *fields[] = { "investment", "annual_benefit", "annual_reduction" };

  for (guint i = 0; i <= G_N_ELEMENTS (fields); i++)
    {
      g_autoptr(GPtrArray) packages = create_packages (sample_rows, 1, 0);
      g_autoptr(TjChart) chart = NULL;
      TjForm *form = tj_package_get_form (g_ptr_array_index (packages, 0));
      TjChartOptions options;

      tj_field_set_text (tj_case_get_field (tj_form_get_case (form, 0), "unit_cost"), NULL);
      for (guint j = 0; j < G_N_ELEMENTS (fields); j++)
        tj_field_set_text (tj_case_get_field (tj_form_get_case (form, 0), fields[j]),
                           i == j ? NULL : "100");

      tj_chart_options_init (&options, TJ_LANGUAGE_EN);
      options.basis = TJ_CHART_BASIS_NET;
      options.rate = 0.08;
      options.life = i < G_N_ELEMENTS (fields) ? 10 : 0;
      chart = create_kind ("cost-curve", packages, &options, TJ_LANGUAGE_EN);

      g_assert_cmpuint (tj_chart_get_n_marks (chart), ==, 0);
      g_assert_true (g_str_has_prefix (tj_chart_get_cell (chart, 0, COLUMN_REMARK + 1),
                                       "the net cost lacks"));
    }
}

/* Areas are costs: width times height, summed with their signs, is the cost of all a year. */
static void
test_area_is_cost (void)
{
  const SampleRow rows[] = {
    { "a", "energy", NULL, "30", "100" }, { "b", "energy", NULL, "20", "-50" },
    { "c", "energy", NULL, "50", "10" },
  };
  g_autoptr(TjChart) chart = create_chart (rows, G_N_ELEMENTS (rows), TJ_LANGUAGE_EN);
  const double costs[] = { -50, 10, 100 };
  const double widths[] = { 20, 50, 30 };
  cairo_rectangle_t unit;
  double sum = 0;

  lay_out (chart, 900, 600);
  g_assert_true (tj_chart_get_mark_area (chart, 2, &unit));

  for (guint i = 0; i < G_N_ELEMENTS (costs); i++)
    {
      cairo_rectangle_t area;

      g_assert_true (tj_chart_get_mark_area (chart, i, &area));
      g_assert_cmpfloat_with_epsilon (area.width / unit.width, widths[i] / 30, 1e-6);
      g_assert_cmpfloat_with_epsilon (area.height / unit.height, fabs (costs[i]) / 100, 1e-6);
      sum += copysign (area.width * area.height, costs[i]);
    }

  g_assert_cmpfloat_with_epsilon (sum / (unit.width * unit.height), 2500 / 3000.0, 1e-6);
}

static void
test_source (void)
{
  g_autoptr(TjChart) chart = create_chart (sample_rows, G_N_ELEMENTS (sample_rows), TJ_LANGUAGE_ZH);

  for (guint i = 0; i < tj_chart_get_n_rows (chart); i++)
    {
      g_assert_true (g_str_has_prefix (tj_chart_get_cell (chart, i, COLUMN_PACKAGE), "package-"));
      g_assert_cmpstr (tj_chart_get_cell (chart, i, COLUMN_FIELDS), ==,
                       "potential_2030, cases[].unit_cost");
    }
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cost-curve/order", test_order);
  g_test_add_func ("/cost-curve/ties", test_ties);
  g_test_add_func ("/cost-curve/missing", test_missing);
  g_test_add_func ("/cost-curve/areas", test_areas);
  g_test_add_func ("/cost-curve/hits", test_hits);
  g_test_add_func ("/cost-curve/clipping", test_clipping);
  g_test_add_func ("/cost-curve/sentence", test_sentence);
  g_test_add_func ("/cost-curve/reading", test_reading);
  g_test_add_func ("/cost-curve/layouts", test_layouts);
  g_test_add_func ("/cost-curve/long-names", test_long_names);
  g_test_add_func ("/cost-curve/odd-data", test_odd_data);
  g_test_add_func ("/cost-curve/nan", test_nan);
  g_test_add_func ("/cost-curve/many", test_many);
  g_test_add_func ("/cost-curve/category", test_category);

  g_test_add_func ("/cost-curve/taylor", test_taylor);
  g_test_add_func ("/cost-curve/net-basis", test_net_basis);
  g_test_add_func ("/cost-curve/net-missing", test_net_missing);
  g_test_add_func ("/cost-curve/area-is-cost", test_area_is_cost);
  g_test_add_func ("/cost-curve/source", test_source);

  return g_test_run ();
}
