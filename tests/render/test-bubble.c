/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chart-sample.h"

#define COLUMN_NAME 1
#define COLUMN_HEIGHT 6
#define COLUMN_BEST 8

typedef struct
{
  const char *potential;
  const char *cost;
  const char *investment;
} PointRow;

static TjChart *
create_points (const PointRow *rows,
               guint           n_rows)
{
  g_autoptr(GPtrArray) packages = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n_rows; i++)
    {
      g_autofree char *name = g_strdup_printf ("point %u", i);
      const SampleRow row = { name, "energy", NULL, rows[i].potential, rows[i].cost };
      TjPackage *package = create_package (&row, i);

      tj_field_set_text (tj_form_get_field (tj_package_get_form (package),
                                            "total_investment_2030"), rows[i].investment);
      g_ptr_array_add (packages, package);
    }

  return create_kind ("bubble", packages, NULL, TJ_LANGUAGE_EN);
}

static void
lay_out (TjChart *chart)
{
  TjTheme theme;

  tj_theme_init (&theme, TJ_THEME_LIGHT, 12);
  tj_chart_layout (chart, 1200, 900, &theme);
}

/* Four times the investment is twice as wide; none is drawn small and dashed, not left out. */
static void
test_sizes (void)
{
  const PointRow rows[] = { { "10", "100", "4亿元" }, { "20", "200", "16亿元" },
                            { "30", "300", NULL } };
  g_autoptr(TjChart) chart = create_points (rows, G_N_ELEMENTS (rows));
  cairo_rectangle_t small;
  cairo_rectangle_t large;
  cairo_rectangle_t none;

  lay_out (chart);
  g_assert_true (tj_chart_get_mark_area (chart, 0, &small));
  g_assert_true (tj_chart_get_mark_area (chart, 1, &large));
  g_assert_true (tj_chart_get_mark_area (chart, 2, &none));
  g_assert_cmpfloat_with_epsilon (large.width, 2 * small.width, 1e-6);
  g_assert_cmpfloat (none.width, <, small.width);
  g_assert_cmpstr (tj_chart_get_cell (chart, 2, 9), ==,
                   "without an investment: smallest size, dashed");
}

/* Of (100, 10), (200, 5), (300, 30) and (400, 30) the first and the third have none that is
 * both cheaper and better. */
static void
test_best (void)
{
  const PointRow rows[] = { { "10", "100", "1" }, { "5", "200", "1" }, { "30", "300", "1" },
                            { "30", "400", "1" } };
  const char *best[] = { "yes", "", "yes", "" };
  g_autoptr(TjChart) chart = create_points (rows, G_N_ELEMENTS (rows));

  for (guint i = 0; i < G_N_ELEMENTS (best); i++)
    g_assert_cmpstr (tj_chart_get_cell (chart, i, COLUMN_BEST), ==, best[i]);
}

static const char *
get_axis_words (TjChart    *chart,
                const char *word)
{
  GArray *labels = tj_chart_scene_get_labels (tj_chart_get_scene (chart));

  for (guint i = 0; i < labels->len; i++)
    {
      const char *text = pango_layout_get_text (g_array_index (labels, TjSceneLabel, i).layout);

      if (strstr (text, word) != NULL && strstr (text, "Unit cost (CNY/tCO₂") == text)
        return text;
    }

  return NULL;
}

/* Ratios only where values span more than two decades, and through zero only with both signs. */
static void
test_scales (void)
{
  const struct
  {
    const char *cost;
    const char *word;
  } cases[] = {
    { "100", NULL }, { "10000", "logarithmic" }, { "-10000", "symmetric" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const PointRow rows[] = { { "10", "10", "1" }, { "20", cases[i].cost, "1" } };
      g_autoptr(TjChart) chart = create_points (rows, G_N_ELEMENTS (rows));

      lay_out (chart);
      g_assert_true ((get_axis_words (chart, "logarithmic") != NULL) == (cases[i].word != NULL));
      if (cases[i].word != NULL)
        g_assert_nonnull (get_axis_words (chart, cases[i].word));
    }
}

/* The mean of two totals; without a score no bubble. */
static void
test_score (void)
{
  g_autoptr(GPtrArray) packages = create_packages (sample_rows, 3, 0);
  g_autoptr(TjChartInput) input = create_reviewed (packages);
  g_autoptr(TjChart) chart = NULL;
  TjChartOptions options;

  tj_chart_options_init (&options, TJ_LANGUAGE_EN);
  options.measure = TJ_CHART_MEASURE_SCORE;
  chart = tj_chart_new (tj_chart_kind_lookup ("bubble"), input, &options);

  g_assert_cmpuint (tj_chart_get_n_marks (chart), ==, 2);
  g_assert_cmpuint (tj_chart_get_content (chart)->missing->len, ==, 1);

  for (guint i = 0; i < 2; i++)
    {
      const TjChartSubject *subject = NULL;
      g_autofree char *mean = NULL;
      TjTotal one;
      TjTotal two;

      for (guint j = 0; j < 3; j++)
        {
          subject = g_ptr_array_index (input->subjects, j);
          if (g_str_equal (subject->key, tj_chart_get_mark_key (chart, i)))
            break;
        }
      tj_review_get_total (g_ptr_array_index (subject->reviews, 0), &one);
      tj_review_get_total (g_ptr_array_index (subject->reviews, 1), &two);
      mean = g_strdup_printf ("%g", round ((one.points + two.points) / 2 * 100) / 100);
      g_assert_cmpstr (tj_chart_get_cell (chart, i, COLUMN_HEIGHT), ==, mean);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/bubble/sizes", test_sizes);
  g_test_add_func ("/bubble/best", test_best);
  g_test_add_func ("/bubble/scales", test_scales);
  g_test_add_func ("/bubble/score", test_score);

  return g_test_run ();
}
