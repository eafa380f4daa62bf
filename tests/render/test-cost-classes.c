/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chart-sample.h"

#define COLUMN_ROW 0
#define COLUMN_NAME 1
#define COLUMN_CLASS 7

static TjChart *
create_chart (TjChartGrouping by,
              const char     *classes)
{
  g_autoptr(GPtrArray) packages = create_packages (sample_rows, G_N_ELEMENTS (sample_rows), 0);
  TjChartOptions options;

  tj_chart_options_init (&options, TJ_LANGUAGE_EN);
  options.by = by;
  if (classes != NULL)
    g_assert_true (tj_chart_options_parse_classes (&options, classes));

  return create_kind ("cost-classes", packages, &options, TJ_LANGUAGE_EN);
}

static const char *
find_class (TjChart    *chart,
            const char *name)
{
  for (guint i = 0; i < tj_chart_get_n_rows (chart); i++)
    {
      if (g_str_equal (tj_chart_get_cell (chart, i, COLUMN_NAME), name))
        return tj_chart_get_cell (chart, i, COLUMN_CLASS);
    }

  return NULL;
}

/* −40, 12, 186, 310 and 900 lie in the five classes; what has no cost is a class of its own,
 * and what has no potential is left out by name. */
static void
test_classes (void)
{
  g_autoptr(TjChart) chart = create_chart (TJ_CHART_BY_TECHNOLOGY, NULL);

  g_assert_cmpstr (find_class (chart, "大型海上风电机组高效发电技术"), ==, "below 0");
  g_assert_cmpstr (find_class (chart, "硝酸装置氧化亚氮催化分解技术"), ==, "0 to 100");
  g_assert_cmpstr (find_class (chart, "玻璃熔窑富氧燃烧与余热利用技术"), ==, "100 to 300");
  g_assert_cmpstr (find_class (chart, "压缩空气储能系统关键技术"), ==, "300 to 600");
  g_assert_cmpstr (find_class (chart, "质子交换膜电解水制氢技术"), ==, "600 and above");
  g_assert_cmpstr (find_class (chart, "钢铁行业氢冶金技术"), ==, "cost unknown");
  g_assert_cmpuint (tj_chart_get_n_marks (chart), ==, 11);
  g_assert_cmpuint (tj_chart_get_content (chart)->missing->len, ==, 1);
  g_assert_true (g_str_has_prefix (g_ptr_array_index (tj_chart_get_content (chart)->missing, 0),
                                   "近零能耗建筑围护结构成套技术\t"));
}

/* A cost at an end is in the dearer class. */
static void
test_own_classes (void)
{
  g_autoptr(TjChart) chart = create_chart (TJ_CHART_BY_TECHNOLOGY, "12, 310.5");

  g_assert_cmpstr (find_class (chart, "大型海上风电机组高效发电技术"), ==, "below 12");
  g_assert_cmpstr (find_class (chart, "硝酸装置氧化亚氮催化分解技术"), ==, "12 to 310.5");
  g_assert_cmpstr (find_class (chart, "压缩空气储能系统关键技术"), ==, "12 to 310.5");
  g_assert_cmpstr (find_class (chart, "质子交换膜电解水制氢技术"), ==, "310.5 and above");
}

static void
test_bad_classes (void)
{
  const char *texts[] = { "", "a", "1,1", "2,1", "1,,2", "1,nan", "1,inf", "1e10",
                          "1,2,3,4,5,6,7,8,9" };
  TjChartOptions options;

  tj_chart_options_init (&options, TJ_LANGUAGE_EN);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_assert_false (tj_chart_options_parse_classes (&options, texts[i]));
      g_assert_cmpuint (options.n_classes, ==, 4);
      g_assert_cmpfloat_with_epsilon (options.classes[3], 600, 1e-9);
    }

  g_assert_true (tj_chart_options_parse_classes (&options, "1,2,3,4,5,6,7,8"));
  g_assert_cmpuint (options.n_classes, ==, 8);
}

/* Of a technology, the longest bar first; of categories, the notice's order, cheap parts first. */
static void
test_rows (void)
{
  g_autoptr(TjChart) by_technology = create_chart (TJ_CHART_BY_TECHNOLOGY, NULL);
  g_autoptr(TjChart) by_category = create_chart (TJ_CHART_BY_CATEGORY, NULL);
  const char *energy[] = { "大型海上风电机组高效发电技术", "压缩空气储能系统关键技术",
                           "质子交换膜电解水制氢技术" };

  g_assert_cmpstr (tj_chart_get_cell (by_technology, 0, COLUMN_NAME), ==,
                   "大型海上风电机组高效发电技术");
  g_assert_cmpstr (tj_chart_get_cell (by_technology, 1, COLUMN_NAME), ==,
                   "压缩空气储能系统关键技术");
  g_assert_cmpstr (tj_chart_get_cell (by_technology, 10, COLUMN_NAME), ==,
                   "红树林生态系统碳汇提升技术");

  for (guint i = 0; i < G_N_ELEMENTS (energy); i++)
    {
      g_assert_cmpstr (tj_chart_get_cell (by_category, i, COLUMN_NAME), ==, energy[i]);
      g_assert_cmpstr (tj_chart_get_cell (by_category, i, COLUMN_ROW), ==,
                       tj_chart_get_cell (by_category, 0, COLUMN_ROW));
    }
}

/* 860, 320 and 45 together are one bar: its parts touch and are as long as their potential. */
static void
test_lengths (void)
{
  g_autoptr(TjChart) chart = create_chart (TJ_CHART_BY_CATEGORY, NULL);
  const double potentials[] = { 860, 320, 45 };
  cairo_rectangle_t area;
  cairo_rectangle_t last = { 0, 0, 0, 0 };
  double unit = 0;
  TjTheme theme;

  tj_theme_init (&theme, TJ_THEME_PRINT, 12);
  tj_chart_layout (chart, 900, 600, &theme);

  for (guint i = 0; i < G_N_ELEMENTS (potentials); i++)
    {
      g_assert_true (tj_chart_get_mark_area (chart, i, &area));
      if (i == 0)
        unit = area.width / 860;
      else
        g_assert_cmpfloat_with_epsilon (area.x, last.x + last.width, 1e-6);
      g_assert_cmpfloat_with_epsilon (area.width, potentials[i] * unit, 1e-6);
      last = area;
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cost-classes/classes", test_classes);
  g_test_add_func ("/cost-classes/own-classes", test_own_classes);
  g_test_add_func ("/cost-classes/bad-classes", test_bad_classes);
  g_test_add_func ("/cost-classes/rows", test_rows);
  g_test_add_func ("/cost-classes/lengths", test_lengths);

  return g_test_run ();
}
