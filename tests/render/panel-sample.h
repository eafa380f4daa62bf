/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "chart-sample.h"

/* Reviews of a panel: a row a sheet, half points of the four criteria in a row: “a” is 5 points,
 * “?” cannot be assessed, “.” was not judged. */

typedef struct
{
  guint item;
  const char *reviewer;
  const char *scores;
} SampleSheet;

static inline TjReview *
create_sample_review (TjRubric          *rubric,
                      const SampleSheet *sheet)
{
  TjReview *review = tj_review_new (rubric);
  GListModel *criteria = tj_rubric_get_criteria (rubric, tj_review_get_stage (review));

  g_assert_true (tj_review_set (review, "reviewer.name", sheet->reviewer, NULL));
  for (guint i = 0; sheet->scores[i] != '\0'; i++)
    {
      g_autoptr(TjCriterion) criterion = g_list_model_get_item (criteria, i);
      g_autofree char *name = g_strdup_printf ("score.%s.points",
                                               tj_criterion_get_id (criterion));
      g_autofree char *points = NULL;

      if (sheet->scores[i] == '.')
        continue;

      points = sheet->scores[i] == '?' ? g_strdup ("cannot-assess")
                                       : g_strdup_printf ("%d",
                                                          g_ascii_xdigit_value (sheet->scores[i]));
      g_assert_true (tj_review_set (review, name, points, NULL));
    }

  return review;
}

/* @first: which sheet is added first, then on in a circle; items are those of sample_rows */
static inline TjChartInput *
create_panel_input (const SampleSheet *sheets,
                    guint              n_sheets,
                    guint              n_items,
                    guint              first)
{
  g_autoptr(TjTaxonomy) taxonomy = tj_taxonomy_new_default ();
  g_autoptr(TjRubric) rubric = tj_rubric_new_default ();
  TjChartInput *input = tj_chart_input_new (taxonomy);

  for (guint i = 0; i < n_items; i++)
    {
      const guint item = (i + first) % n_items;
      g_autoptr(TjPackage) package = create_package (&sample_rows[item], item);

      tj_chart_input_add_package (input, package);
    }

  for (guint i = 0; i < n_sheets; i++)
    {
      const SampleSheet *sheet = &sheets[(i + first) % n_sheets];
      g_autoptr(TjReview) review = create_sample_review (rubric, sheet);
      g_autoptr(TjPackage) package = create_package (&sample_rows[sheet->item], sheet->item);
      g_autofree char *key = tj_package_dup_manifest_sha256 (package);

      tj_chart_input_add_review (input, review, key, NULL);
    }

  return input;
}

static inline TjChart *
create_panel_chart (const char           *id,
                    const TjChartInput   *input,
                    const TjChartOptions *options,
                    TjLanguage            language)
{
  TjChartOptions plain;

  tj_chart_options_init (&plain, language);

  return tj_chart_new (tj_chart_kind_lookup (id), input, options != NULL ? options : &plain);
}

/* The row of the table with @name in its first column. */
static inline int
find_row (TjChart    *chart,
          const char *name)
{
  for (guint i = 0; i < tj_chart_get_n_rows (chart); i++)
    {
      if (g_str_equal (tj_chart_get_cell (chart, i, 0), name))
        return (int) i;
    }

  return -1;
}

/* Placed marks are found where they are, and their texts are not empty. */
static inline void
assert_marks (TjChart *chart,
              guint    n_placed)
{
  TjTheme theme;
  guint n = 0;

  tj_theme_init (&theme, TJ_THEME_LIGHT, 10);
  tj_chart_layout (chart, 700, 480, &theme);
  for (guint i = 0; i < tj_chart_get_n_marks (chart); i++)
    {
      g_autofree char *text = tj_chart_dup_mark_text (chart, i);
      cairo_rectangle_t area;

      g_assert_true (text != NULL && *text != '\0');
      if (!tj_chart_get_mark_area (chart, i, &area))
        continue;

      n++;
      g_assert_cmpint (tj_chart_hit_test (chart, area.x + area.width / 2,
                                          area.y + area.height / 2), >=, 0);
    }

  g_assert_cmpuint (n, ==, n_placed);
}
