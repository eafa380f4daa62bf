/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "render/tj-chart-private.h"

#include <math.h>

/* Packages as charts read them, and what has to hold of every chart. Each test program uses
 * a part of it. */

typedef struct
{
  const char *name;
  const char *category;
  const char *type;
  const char *potential;
  const char *cost;
} SampleRow;

static const SampleRow sample_rows[] = {
  { "玻璃熔窑富氧燃烧与余热利用技术", "sector", "sector.industry", "21.4", "186" },
  { "城市轨道交通再生制动储能技术", "sector", "sector.transport", "8", "120～260" },
  { "压缩空气储能系统关键技术", "energy", "energy.storage", "320", "310" },
  { "大型海上风电机组高效发电技术", "energy", "energy.renewable", "860", "-40" },
  { "质子交换膜电解水制氢技术", "energy", "energy.hydrogen", "45", "900" },
  { "燃煤电厂二氧化碳捕集与驱油封存技术", "sequestration", "sequestration.ccus", "150", "360～480" },
  { "红树林生态系统碳汇提升技术", "sequestration", "sequestration.ecosystem", "3", "75" },
  { "数据中心液冷节能技术", "digital", "digital.data_center", "62", "-15" },
  { "煤矿低浓度瓦斯氧化发电技术", "non_co2", "non_co2.methane", "96", "58" },
  { "硝酸装置氧化亚氮催化分解技术", "non_co2", "non_co2.n2o", "240", "12" },
  { "近零能耗建筑围护结构成套技术", "sector", "sector.building", NULL, "640" },
  { "钢铁行业氢冶金技术", "sector", "sector.industry", "130", NULL },
};

#define N_SAMPLE_DRAWN 10

static inline TjPackage *
create_package (const SampleRow *row,
                guint            index)
{
  g_autofree char *name = g_strdup_printf ("package-%u", index);
  g_autofree char *sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, name, -1);
  g_autoptr(GFile) location = g_file_new_for_path ("/nowhere");
  g_autoptr(TjAttachment) attachment = NULL;
  g_autoptr(TjCase) item = tj_case_new ();
  TjPackage *package = tj_package_new (name, location);
  TjForm *form = tj_package_get_form (package);
  const char *ticked[] = { row->category, NULL };

  attachment = tj_attachment_new ("form.xml", 1, sha256, "text/xml", TJ_ATTACHMENT_FORM);
  tj_package_add_attachment (package, attachment);
  tj_field_set_text (tj_form_get_field (form, "technology_name"), row->name);
  tj_field_set_ticked (tj_form_get_field (form, "category"), ticked);
  tj_field_set_code (tj_form_get_field (form, "type"), row->type);
  tj_field_set_text (tj_form_get_field (form, "potential_2030"), row->potential);
  tj_field_set_text (tj_case_get_field (item, "unit_cost"), row->cost);
  tj_form_add_case (form, item);

  return package;
}

/* @rows: of @n_rows, the first one @first, then on in a circle: another order, same packages */
static inline GPtrArray *
create_packages (const SampleRow *rows,
                 guint            n_rows,
                 guint            first)
{
  GPtrArray *packages = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n_rows; i++)
    {
      guint index = (first + i) % n_rows;

      g_ptr_array_add (packages, create_package (&rows[index], index));
    }

  return packages;
}

/* @id: of a kind; @options: (nullable): what is asked for, of the form basis otherwise */
static inline TjChart *
create_kind (const char           *id,
             GPtrArray            *packages,
             const TjChartOptions *options,
             TjLanguage            language)
{
  g_autoptr(TjTaxonomy) taxonomy = tj_taxonomy_new_default ();
  g_autoptr(TjChartInput) input = tj_chart_input_new (taxonomy);
  TjChartOptions plain;

  for (guint i = 0; i < packages->len; i++)
    tj_chart_input_add_package (input, g_ptr_array_index (packages, i));

  tj_chart_options_init (&plain, language);

  return tj_chart_new (tj_chart_kind_lookup (id), input, options != NULL ? options : &plain);
}

/* Two reviewers on every package but the third of three: the first recommends, the second
 * rejects every other one. */
static inline TjReview *
create_review (TjRubric *rubric,
               guint     index,
               guint     reviewer)
{
  TjReview *review = tj_review_new (rubric);
  GListModel *criteria = tj_rubric_get_criteria (rubric, tj_review_get_stage (review));

  for (guint i = 0; i < g_list_model_get_n_items (criteria); i++)
    {
      g_autoptr(TjCriterion) criterion = g_list_model_get_item (criteria, i);
      g_autofree char *name = g_strdup_printf ("score.%s.points", tj_criterion_get_id (criterion));
      g_autofree char *points = g_strdup_printf ("%u", (index * 3 + i * 2 + reviewer) % 11);

      g_assert_true (tj_review_set (review, name, points, NULL));
    }

  g_assert_true (tj_review_set (review, "reviewer.name", reviewer == 0 ? "甲" : "乙", NULL));
  g_assert_true (tj_review_set (review, "recommendation",
                                reviewer == 1 && index % 2 == 0 ? "reject" : "recommend", NULL));

  return review;
}

static inline TjChartInput *
create_reviewed (GPtrArray *packages)
{
  g_autoptr(TjTaxonomy) taxonomy = tj_taxonomy_new_default ();
  g_autoptr(TjRubric) rubric = tj_rubric_new_default ();
  TjChartInput *input = tj_chart_input_new (taxonomy);

  for (guint i = 0; i < packages->len; i++)
    {
      TjPackage *package = g_ptr_array_index (packages, i);
      TjChartSubject *subject = tj_chart_input_add_package (input, package);
      guint index = (guint) g_ascii_strtoull (tj_package_get_name (package) + strlen ("package-"),
                                              NULL, 10);

      for (guint reviewer = 0; reviewer < 2 && index % 3 != 2; reviewer++)
        g_ptr_array_add (subject->reviews, create_review (rubric, index, reviewer));
    }

  return input;
}

static inline TjChart *
create_kind_of_review (const char *id,
                       TjReview   *review,
                       const char *name,
                       TjLanguage  language)
{
  g_autoptr(TjTaxonomy) taxonomy = tj_taxonomy_new_default ();
  g_autoptr(TjChartInput) input = tj_chart_input_new (taxonomy);
  TjChartOptions options;

  if (review != NULL)
    tj_chart_input_add_review (input, review, "0123abcd", name);
  tj_chart_options_init (&options, language);

  return tj_chart_new (tj_chart_kind_lookup (id), input, &options);
}

static inline gboolean
do_overlap (const cairo_rectangle_t *a,
            const cairo_rectangle_t *b)
{
  const double slack = 0.01;

  return a->x + slack < b->x + b->width && b->x + slack < a->x + a->width
         && a->y + slack < b->y + b->height && b->y + slack < a->y + a->height;
}

/* No text leaves the page, covers another or shows a box for an unknown character. */
static inline void
assert_labels (TjChart *chart,
               double   width,
               double   height)
{
  GArray *labels = tj_chart_scene_get_labels (tj_chart_get_scene (chart));

  g_assert_cmpuint (labels->len, >, 0);

  for (guint i = 0; i < labels->len; i++)
    {
      const TjSceneLabel *label = &g_array_index (labels, TjSceneLabel, i);
      const cairo_rectangle_t *area = &label->area;

      g_assert_cmpint (pango_layout_get_unknown_glyphs_count (label->layout), ==, 0);
      g_assert_true (isfinite (area->x + area->y + area->width + area->height));

      if (area->x < -0.01 || area->y < -0.01 || area->x + area->width > width + 0.01
          || area->y + area->height > height + 0.01)
        g_error ("“%s” leaves the page of %g × %g: %g %g %g %g",
                 pango_layout_get_text (label->layout), width, height,
                 area->x, area->y, area->width, area->height);

      for (guint j = 0; j < i; j++)
        {
          const TjSceneLabel *other = &g_array_index (labels, TjSceneLabel, j);

          if (do_overlap (area, &other->area))
            g_error ("“%s” at %g, %g covers “%s” at %g, %g on a page of %g × %g",
                     pango_layout_get_text (label->layout), area->x, area->y,
                     pango_layout_get_text (other->layout), other->area.x, other->area.y,
                     width, height);
        }
    }
}

static inline void
assert_areas (TjChart *chart)
{
  for (guint i = 0; i < tj_chart_get_n_marks (chart); i++)
    {
      cairo_rectangle_t area;

      if (!tj_chart_get_mark_area (chart, i, &area))
        continue;

      g_assert_true (isfinite (area.x + area.y + area.width + area.height));
      g_assert_cmpfloat (area.width, >=, 0);
      g_assert_cmpfloat (area.height, >=, 0);
    }
}

/* Lays the chart out in every theme and in many sizes. */
static inline void
assert_layouts (TjChart *chart)
{
  const double sizes[][2] = {
    { 900, 600 }, { 480, 360 }, { 480, 640 }, { 1600, 900 }, { 200, 150 }, { 72, 72 },
    { 3000, 100 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      for (guint kind = TJ_THEME_LIGHT; kind <= TJ_THEME_PRINT; kind++)
        {
          TjTheme theme;

          tj_theme_init (&theme, kind, kind % 2 == 0 ? 12 : 24);
          tj_chart_layout (chart, sizes[i][0], sizes[i][1], &theme);
          assert_labels (chart, sizes[i][0], sizes[i][1]);
          assert_areas (chart);
        }
    }
}
