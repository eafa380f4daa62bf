/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chart-sample.h"

#include <stdlib.h>

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

#define N_CROWD 1200
#define CROWD_SIDE 400

/* On a picture in memory twice as fine, beginning at @x; through another kind of surface, on
 * which every shape is traced, if @traced */
static cairo_surface_t *
draw_crowd (TjChart *chart,
            double   x,
            gboolean traced)
{
  cairo_surface_t *picture = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 2 * CROWD_SIDE,
                                                         2 * CROWD_SIDE);
  const cairo_rectangle_t extents = { 0, 0, 2 * CROWD_SIDE, 2 * CROWD_SIDE };
  cairo_surface_t *recording = cairo_recording_surface_create (CAIRO_CONTENT_COLOR, &extents);
  cairo_t *cr;

  cairo_surface_set_device_scale (picture, 2, 2);
  cr = cairo_create (traced ? recording : picture);
  cairo_translate (cr, x, 0);
  tj_chart_draw (chart, cr);
  cairo_destroy (cr);

  if (traced)
    {
      cr = cairo_create (picture);
      cairo_set_source_surface (cr, recording, 0, 0);
      cairo_paint (cr);
      cairo_destroy (cr);
    }
  cairo_surface_destroy (recording);
  cairo_surface_flush (picture);

  return picture;
}

/* Returns the mean difference of a channel, of 255. */
static double
compare_pictures (cairo_surface_t *one,
                  cairo_surface_t *two)
{
  const guint8 *first = cairo_image_surface_get_data (one);
  const guint8 *second = cairo_image_surface_get_data (two);
  gsize n_bytes = (gsize) cairo_image_surface_get_stride (one) * 2 * CROWD_SIDE;
  double sum = 0;

  for (gsize i = 0; i < n_bytes; i++)
    sum += i % 4 == 3 ? 0 : abs (first[i] - second[i]);

  return sum / (double) (n_bytes / 4 * 3);
}

/* So many bubbles are copied instead of traced, rounded to half a pixel: that is how far the two
 * pictures may lie apart, and a copy that is cut off at the edge stays inside. */
static void
test_crowd (void)
{
  const char *categories[] = { "energy", "sector", "sequestration", "digital", "non_co2" };
  g_autoptr(GPtrArray) packages = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(TjChart) chart = NULL;
  TjTheme theme;

  for (guint i = 0; i < N_CROWD; i++)
    {
      const char *stage[] = { i % 3 == 0 ? "demonstration" : "promotion", NULL };
      g_autofree char *name = g_strdup_printf ("%u", i);
      g_autofree char *potential = g_strdup_printf ("%u", 1 + i * 7919 % 997);
      g_autofree char *cost = g_strdup_printf ("%u", 1 + i * 104729 % 991);
      const SampleRow row = { name, categories[i % 5], NULL, potential, cost };
      TjPackage *package = create_package (&row, i);
      TjForm *form = tj_package_get_form (package);

      tj_field_set_ticked (tj_form_get_field (form, "stage"), stage);
      tj_field_set_text (tj_form_get_field (form, "total_investment_2030"), potential);
      g_ptr_array_add (packages, package);
    }

  chart = create_kind ("bubble", packages, NULL, TJ_LANGUAGE_EN);
  tj_theme_init (&theme, TJ_THEME_LIGHT, 10);
  tj_chart_layout (chart, CROWD_SIDE, CROWD_SIDE, &theme);
  g_assert_cmpuint (tj_chart_get_n_marks (chart), ==, N_CROWD);

  for (int x = -30; x <= 30; x += 30)
    {
      cairo_surface_t *copied = draw_crowd (chart, x, FALSE);
      cairo_surface_t *traced = draw_crowd (chart, x, TRUE);
      cairo_surface_t *elsewhere = draw_crowd (chart, x + 7, TRUE);
      double difference = compare_pictures (copied, traced);

      g_test_message ("at %d: %g", x, difference);
      g_assert_cmpfloat (difference, >, 0);
      g_assert_cmpfloat (difference, <, compare_pictures (elsewhere, traced) / 3);
      cairo_surface_destroy (copied);
      cairo_surface_destroy (traced);
      cairo_surface_destroy (elsewhere);
    }
}

/* What lies between a technology's cases shows for the one that is pointed at only. */
static void
test_ranges (void)
{
  const PointRow rows[] = { { "10～30", "100～300", "4亿元" }, { "20", "200", "16亿元" } };
  g_autoptr(TjChart) chart = create_points (rows, G_N_ELEMENTS (rows));
  const cairo_rectangle_t everything = { 0, 0, 1200, 900 };

  lay_out (chart);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      cairo_surface_t *recording = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA,
                                                                   &everything);
      cairo_t *cr = cairo_create (recording);
      g_autofree char *text = tj_chart_dup_mark_text (chart, i);
      gboolean has_range = strstr (tj_chart_get_cell (chart, i, COLUMN_NAME), "0") != NULL;
      cairo_rectangle_t ink;
      cairo_rectangle_t bubble;

      tj_chart_draw_emphasis (chart, i, cr);
      cairo_destroy (cr);
      cairo_recording_surface_ink_extents (recording, &ink.x, &ink.y, &ink.width, &ink.height);
      g_assert_true (tj_chart_get_mark_area (chart, i, &bubble));

      g_assert_nonnull (strstr (text, "form basis"));
      g_assert_true ((strstr (text, "(100 to 300)") != NULL) == has_range);
      g_assert_true ((strstr (text, "(10 to 30)") != NULL) == has_range);
      if (has_range)
        {
          g_assert_cmpfloat (ink.width, >, bubble.width);
          g_assert_cmpfloat (ink.height, >, bubble.height);
          g_assert_cmpfloat (ink.x, <, bubble.x + bubble.width / 2);
          g_assert_cmpfloat (ink.x + ink.width, >, bubble.x + bubble.width / 2);
        }
      else
        g_assert_cmpfloat (ink.width + ink.height, <=, 0);
      cairo_surface_destroy (recording);
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
  g_test_add_func ("/bubble/crowd", test_crowd);
  g_test_add_func ("/bubble/ranges", test_ranges);

  return g_test_run ();
}
