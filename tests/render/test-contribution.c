/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chart-sample.h"

#include <locale.h>

static void
set_points (TjReview   *review,
            guint       index,
            const char *points)
{
  GListModel *criteria = tj_rubric_get_criteria (tj_review_get_rubric (review),
                                                 tj_review_get_stage (review));
  g_autoptr(TjCriterion) criterion = g_list_model_get_item (criteria, index);
  g_autofree char *name = g_strdup_printf ("score.%s.points", tj_criterion_get_id (criterion));
  g_autoptr(GError) error = NULL;

  g_assert_true (tj_review_set (review, name, points, &error));
  g_assert_no_error (error);
}

static TjReview *
create_scored (void)
{
  g_autoptr(TjRubric) rubric = tj_rubric_new_default ();

  return tj_review_new (rubric);
}

static double
get_number (TjChart *chart,
            guint    row,
            guint    column)
{
  return g_ascii_strtod (tj_chart_get_cell (chart, row, column), NULL);
}

/* Nothing that was not judged counts as zero, and what the others add makes the total. */
static void
test_gaps (void)
{
  g_autoptr(TjReview) review = create_scored ();
  g_autoptr(TjChart) chart = NULL;
  g_autofree char *sentence = NULL;
  double sum = 0;
  TjTotal total;
  guint n_rows;

  set_points (review, 0, "8");
  set_points (review, 1, "cannot-assess");
  set_points (review, 2, "0");
  tj_review_get_total (review, &total);
  chart = create_kind_of_review ("contribution", review, "压缩空气储能", TJ_LANGUAGE_ZH);
  n_rows = tj_chart_get_n_rows (chart);

  g_assert_cmpuint (tj_chart_get_n_marks (chart), ==, n_rows);
  g_assert_cmpstr (tj_chart_get_cell (chart, 0, 2), ==, "4");
  g_assert_cmpstr (tj_chart_get_cell (chart, 1, 2), ==, "—");
  g_assert_cmpstr (tj_chart_get_cell (chart, 1, 4), ==, "无法评判");
  g_assert_cmpstr (tj_chart_get_cell (chart, 2, 2), ==, "0");
  g_assert_cmpstr (tj_chart_get_cell (chart, 3, 2), ==, "—");
  g_assert_cmpstr (tj_chart_get_cell (chart, 3, 4), ==, "尚未评分");

  for (guint i = 0; i < n_rows; i++)
    sum += get_number (chart, i, 3);
  g_assert_cmpfloat_with_epsilon (sum, total.points, 0.006 * n_rows);

  sentence = tj_chart_dup_sentence (chart);
  g_assert_nonnull (strstr (sentence, tj_chart_get_cell (chart, 0, 0)));
  g_assert_nonnull (strstr (sentence, tj_chart_get_cell (chart, 1, 0)));
  g_assert_nonnull (strstr (sentence, "无法评判"));
}

static void
test_marks (void)
{
  g_autoptr(TjReview) review = create_scored ();
  g_autoptr(TjChart) chart = NULL;
  TjTheme theme;

  set_points (review, 0, "10");
  chart = create_kind_of_review ("contribution", review, NULL, TJ_LANGUAGE_EN);
  tj_theme_init (&theme, TJ_THEME_DARK, 12);
  tj_chart_layout (chart, 700, 460, &theme);

  for (guint i = 0; i < tj_chart_get_n_marks (chart); i++)
    {
      cairo_rectangle_t area;

      g_assert_true (tj_chart_get_mark_area (chart, i, &area));
      g_assert_cmpint (tj_chart_hit_test (chart, area.x + 5, area.y + 5), ==, (int) i);
      g_assert_nonnull (tj_rubric_lookup (tj_review_get_rubric (review),
                                          tj_review_get_stage (review),
                                          tj_chart_get_mark_key (chart, i)));
    }
}

static void
test_layouts (void)
{
  g_autofree char *title = g_strnfill (500, 'W');
  const char *points[] = { NULL, "0", "10", "cannot-assess" };

  for (guint i = 0; i < G_N_ELEMENTS (points); i++)
    {
      g_autoptr(TjReview) review = create_scored ();
      g_autoptr(TjChart) chart = NULL;
      guint n_criteria;

      n_criteria = g_list_model_get_n_items (tj_rubric_get_criteria (tj_review_get_rubric (review),
                                                                     tj_review_get_stage (review)));
      for (guint j = 0; j < n_criteria && points[i] != NULL; j++)
        set_points (review, j, points[i]);

      chart = create_kind_of_review ("contribution", review, i == 0 ? title : "储能", i % 2);
      assert_layouts (chart);
    }
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/contribution/gaps", test_gaps);
  g_test_add_func ("/contribution/marks", test_marks);
  g_test_add_func ("/contribution/layouts", test_layouts);

  return g_test_run ();
}
