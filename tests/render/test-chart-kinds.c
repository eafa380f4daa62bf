/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chart-sample.h"

/* What has to hold of every kind of chart, whatever is sent in. Kinds that are drawn of reviews
 * have the reviews of create_reviewed(). */

#define MANY 10000

static const SampleRow one_row[] = { { "a", "energy", "energy.storage", "1", "1" } };
static const SampleRow equal_rows[] = {
  { "a", "energy", NULL, "5", "7" }, { "b", "sector", NULL, "5", "7" },
  { "c", "sector", NULL, "5", "7" },
};
static const SampleRow zero_rows[] = {
  { "a", "energy", NULL, "0", "0" }, { "b", "sector", NULL, "0", "0" },
};
static const SampleRow negative_rows[] = {
  { "a", "energy", NULL, "5", "-9" }, { "b", "sector", NULL, "50", "-90" },
  { "c", "digital", NULL, "1", "-900" },
};
static const SampleRow missing_rows[] = {
  { "a", "energy", NULL, NULL, NULL }, { "b", "sector", NULL, "many", "much" },
};
static const SampleRow decades_rows[] = {
  { "a", "energy", NULL, "0.0001", "1000000000" }, { "b", "sector", NULL, "1000", "0.01" },
  { "c", "digital", NULL, "0.01", "-1000000000" }, { "d", "non_co2", NULL, "1", "3" },
};
static const SampleRow unknown_rows[] = {
  { "a", "weather", "weather.rain", "3", "3" }, { "b", NULL, NULL, "4", "4～9" },
};

/* Widths over seven decades, all drawn; a cost of 10⁹ beside ordinary ones */
static const SampleRow widths_rows[] = {
  { "a", "energy", NULL, "0.001", "10" }, { "b", "sector", NULL, "0.01", "20" },
  { "c", "digital", NULL, "1", "30" }, { "d", "non_co2", NULL, "100", "40" },
  { "e", "energy", NULL, "10000", "50" }, { "f", "sector", NULL, "10000", "1000000000" },
};
/* What a spreadsheet or a broken program may have left in a form */
static const SampleRow endless_rows[] = {
  { "a", "energy", NULL, "inf", "nan" }, { "b", "sector", NULL, "NaN", "-inf" },
  { "c", "sector", NULL, "1e400", "1e400" }, { "d", "digital", NULL, "∞", "#DIV/0!" },
  { "e", "digital", NULL, "7", "70" },
};

static const struct
{
  const SampleRow *rows;
  guint n_rows;
} sets[] = {
  { sample_rows, G_N_ELEMENTS (sample_rows) }, { one_row, 0 }, { one_row, 1 },
  { equal_rows, G_N_ELEMENTS (equal_rows) }, { zero_rows, G_N_ELEMENTS (zero_rows) },
  { negative_rows, G_N_ELEMENTS (negative_rows) }, { missing_rows, G_N_ELEMENTS (missing_rows) },
  { decades_rows, G_N_ELEMENTS (decades_rows) }, { unknown_rows, G_N_ELEMENTS (unknown_rows) },
  { widths_rows, G_N_ELEMENTS (widths_rows) }, { endless_rows, G_N_ELEMENTS (endless_rows) },
};

/* The ways in which a kind can be asked for */
static const struct
{
  TjChartBasis basis;
  TjChartGrouping by;
  gboolean negative_by_reduction;
  double price;
} ways[] = {
  { TJ_CHART_BASIS_FORM, TJ_CHART_BY_TECHNOLOGY, FALSE, 90 },
  { TJ_CHART_BASIS_NET, TJ_CHART_BY_TYPE, TRUE, 1e9 },
  { TJ_CHART_BASIS_FORM, TJ_CHART_BY_CATEGORY, TRUE, -50 },
};

static void
set_way (TjChartOptions *options,
         guint           way,
         TjLanguage      language)
{
  tj_chart_options_init (options, language);
  options->basis = ways[way].basis;
  options->rate = 0.08;
  options->life = 10;
  options->by = ways[way].by;
  options->negative_by_reduction = ways[way].negative_by_reduction;
  options->has_price = TRUE;
  options->price = ways[way].price;
}

static const char *
get_measure (const TjChartKind *kind,
             guint              index)
{
  if (kind->measures == NULL)
    return NULL;

  return kind->measures[index % g_strv_length ((char **) kind->measures)];
}

static TjChart *
create_chart (const TjChartKind *kind,
              GPtrArray         *packages,
              guint              way)
{
  g_autoptr(TjChartInput) input = create_reviewed (packages);
  TjChartOptions options;

  set_way (&options, way, way % 2 == 0 ? TJ_LANGUAGE_ZH : TJ_LANGUAGE_EN);
  if (kind->measures != NULL)
    g_assert_true (tj_chart_measure_parse (get_measure (kind, way), &options.measure));

  return tj_chart_new (kind, input, &options);
}

static void
assert_words (TjChart *chart)
{
  g_autofree char *sentence = tj_chart_dup_sentence (chart);

  g_assert_cmpstr (tj_chart_get_title (chart), !=, "");
  g_assert_cmpstr (sentence, !=, "");
  g_assert_null (strstr (sentence, "nan"));
  g_assert_null (strstr (sentence, "inf "));
  g_assert_null (strstr (sentence, "(null)"));

  for (guint i = 0; i < tj_chart_get_n_marks (chart); i++)
    {
      g_autofree char *text = tj_chart_dup_mark_text (chart, i);

      g_assert_cmpstr (text, !=, "");
      g_assert_null (strstr (text, "(null)"));
      g_assert_cmpstr (tj_chart_get_mark_key (chart, i), !=, "");
    }
}

/* Where there is something to draw and room, it is drawn; where there is nothing, the sentence
 * stands there. Never neither. */
static void
assert_shown (TjChart *chart)
{
  g_autofree char *sentence = tj_chart_dup_sentence (chart);
  GArray *labels;
  guint n_placed = 0;
  gboolean said = FALSE;
  TjTheme theme;

  tj_theme_init (&theme, TJ_THEME_LIGHT, 12);
  tj_chart_layout (chart, 1000, 750, &theme);
  for (guint i = 0; i < tj_chart_get_n_marks (chart); i++)
    {
      cairo_rectangle_t area;

      n_placed += tj_chart_get_mark_area (chart, i, &area) ? 1 : 0;
    }

  if (tj_chart_get_n_marks (chart) > 0)
    {
      g_assert_cmpuint (n_placed, >, 0);
      return;
    }

  labels = tj_chart_scene_get_labels (tj_chart_get_scene (chart));
  for (guint i = 0; i < labels->len; i++)
    said = said || g_str_equal (sentence, pango_layout_get_text (g_array_index (
                                            labels, TjSceneLabel, i).layout));
  g_assert_true (said);
}

/* No cell of the table is no number, whatever was sent in. */
static void
assert_table (TjChart *chart)
{
  for (guint i = 0; i < tj_chart_get_n_rows (chart); i++)
    {
      for (guint j = 0; j < tj_chart_get_n_columns (chart); j++)
        {
          const char *cell = tj_chart_get_cell (chart, i, j);

          if (!tj_chart_is_column_numeric (chart, j))
            continue;
          g_assert_null (strstr (cell, "nan"));
          g_assert_null (strstr (cell, "inf"));
        }
    }
}

static void
test_sets (gconstpointer data)
{
  const TjChartKind *kind = data;

  for (guint i = 0; i < G_N_ELEMENTS (sets); i++)
    {
      g_autoptr(GPtrArray) packages = create_packages (sets[i].rows, sets[i].n_rows, 0);

      for (guint way = 0; way < G_N_ELEMENTS (ways); way++)
        {
          g_autoptr(TjChart) chart = create_chart (kind, packages, way);

          assert_words (chart);
          assert_layouts (chart);
          assert_shown (chart);
          assert_table (chart);
        }
    }
}

static void
test_long_names (gconstpointer data)
{
  SampleRow rows[G_N_ELEMENTS (sample_rows)];
  g_autofree char *latin = g_strnfill (500, 'W');
  g_autoptr(GString) chinese = g_string_new (NULL);
  g_autoptr(GPtrArray) packages = NULL;
  g_autoptr(TjChart) chart = NULL;

  for (guint i = 0; i < 500; i++)
    g_string_append (chinese, "碳");
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      rows[i] = sample_rows[i];
      rows[i].name = i % 2 == 0 ? latin : chinese->str;
    }

  packages = create_packages (rows, G_N_ELEMENTS (rows), 0);
  chart = create_chart (data, packages, 0);
  assert_layouts (chart);
}

/* The same chart, whatever the order of the packages. */
static void
test_permuted (gconstpointer data)
{
  g_autoptr(GPtrArray) packages = create_packages (sample_rows, G_N_ELEMENTS (sample_rows), 0);
  g_autoptr(GPtrArray) others = create_packages (sample_rows, G_N_ELEMENTS (sample_rows), 7);
  g_autoptr(TjChart) chart = create_chart (data, packages, 0);
  g_autoptr(TjChart) other = create_chart (data, others, 0);

  g_assert_cmpuint (tj_chart_get_n_marks (chart), ==, tj_chart_get_n_marks (other));
  g_assert_cmpuint (tj_chart_get_n_rows (chart), ==, tj_chart_get_n_rows (other));

  for (guint i = 0; i < tj_chart_get_n_marks (chart); i++)
    g_assert_cmpstr (tj_chart_get_mark_key (chart, i), ==, tj_chart_get_mark_key (other, i));

  for (guint i = 0; i < tj_chart_get_n_rows (chart); i++)
    {
      for (guint j = 0; j < tj_chart_get_n_columns (chart); j++)
        g_assert_cmpstr (tj_chart_get_cell (chart, i, j), ==, tj_chart_get_cell (other, i, j));
    }
}

/* The middle of a mark that nothing else covers is that mark. */
static void
test_hits (gconstpointer data)
{
  g_autoptr(GPtrArray) packages = create_packages (sample_rows, G_N_ELEMENTS (sample_rows), 0);
  g_autoptr(TjChart) chart = create_chart (data, packages, 0);
  guint n_found = 0;
  guint n_placed = 0;
  TjTheme theme;

  tj_theme_init (&theme, TJ_THEME_LIGHT, 12);
  tj_chart_layout (chart, 1400, 1000, &theme);

  for (guint i = 0; i < tj_chart_get_n_marks (chart); i++)
    {
      cairo_rectangle_t area;

      if (!tj_chart_get_mark_area (chart, i, &area))
        continue;

      n_placed++;
      n_found += tj_chart_hit_test (chart, area.x + area.width / 2, area.y + area.height / 2)
                 == (int) i ? 1 : 0;
    }

  g_assert_cmpuint (n_placed, ==, tj_chart_get_n_marks (chart));
  g_assert_cmpuint (n_found * 4, >=, n_placed * 3);
  g_assert_cmpint (tj_chart_hit_test (chart, -100, -100), ==, -1);
  g_assert_cmpint (tj_chart_hit_test (chart, NAN, NAN), ==, -1);
}

/* Mirrored, every mark stands where its mirror image would, and no text leaves the page. */
static void
test_mirrored (gconstpointer data)
{
  g_autoptr(GPtrArray) packages = create_packages (sample_rows, G_N_ELEMENTS (sample_rows), 0);
  g_autoptr(TjChart) chart = create_chart (data, packages, 0);
  g_autoptr(TjChart) mirrored = create_chart (data, packages, 0);
  TjTheme theme;

  tj_theme_init (&theme, TJ_THEME_LIGHT, 12);
  tj_chart_layout (chart, 900, 600, &theme);
  theme.mirrored = TRUE;
  tj_chart_layout (mirrored, 900, 600, &theme);
  assert_labels (mirrored, 900, 600);

  for (guint i = 0; i < tj_chart_get_n_marks (chart); i++)
    {
      cairo_rectangle_t area;
      cairo_rectangle_t image;

      if (!tj_chart_get_mark_area (chart, i, &area))
        continue;

      g_assert_true (tj_chart_get_mark_area (mirrored, i, &image));
      g_assert_cmpfloat_with_epsilon (image.x, 900 - area.x - area.width, 1e-6);
      g_assert_cmpfloat_with_epsilon (image.y, area.y, 1e-6);
    }
}

/* Ten thousand marks: a chart, and no text for each. */
static void
test_many (gconstpointer data)
{
  const TjChartKind *kind = data;
  g_autofree SampleRow *rows = g_new0 (SampleRow, MANY);
  g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GPtrArray) packages = NULL;
  g_autoptr(TjTaxonomy) taxonomy = tj_taxonomy_new_default ();
  g_autoptr(TjChartInput) input = tj_chart_input_new (taxonomy);
  g_autoptr(TjChart) chart = NULL;
  TjChartOptions options;
  TjTheme theme;

  if (kind->subjects != TJ_CHART_OF_PACKAGES)
    return;

  for (guint i = 0; i < MANY; i++)
    {
      g_ptr_array_add (texts, g_strdup_printf ("%d", (int) (i * 7919 % 5000) - 250));
      g_ptr_array_add (texts, g_strdup_printf ("%u.5", i * 31 % 97 + 1));
      rows[i] = (SampleRow) { "技术", i % 2 == 0 ? "digital" : "energy", NULL,
                              g_ptr_array_index (texts, 2 * i + 1),
                              g_ptr_array_index (texts, 2 * i) };
    }

  packages = create_packages (rows, MANY, 0);
  for (guint i = 0; i < MANY; i++)
    tj_chart_input_add_package (input, g_ptr_array_index (packages, i));
  tj_chart_options_init (&options, TJ_LANGUAGE_ZH);
  chart = tj_chart_new (kind, input, &options);

  tj_theme_init (&theme, TJ_THEME_LIGHT, 12);
  tj_chart_layout (chart, 900, 600, &theme);
  g_assert_cmpuint (tj_chart_scene_get_labels (tj_chart_get_scene (chart))->len, <, 500);
  assert_labels (chart, 900, 600);
  assert_areas (chart);
}

/* A part of the plot: what is outside is not placed, what is inside keeps within the plot. */
static void
test_view (gconstpointer data)
{
  const TjChartKind *kind = data;
  const cairo_rectangle_t part = { 0.25, 0, 0.5, 1 };
  g_autoptr(GPtrArray) packages = create_packages (sample_rows, G_N_ELEMENTS (sample_rows), 0);
  g_autoptr(TjChart) chart = create_chart (kind, packages, 0);
  cairo_rectangle_t plot;
  TjTheme theme;

  tj_theme_init (&theme, TJ_THEME_LIGHT, 12);
  tj_chart_set_view (chart, &part);
  tj_chart_layout (chart, 900, 600, &theme);
  assert_labels (chart, 900, 600);

  if ((kind->reads & TJ_CHART_ZOOMS) == 0)
    return;

  g_assert_true (tj_chart_get_plot (chart, &plot));
  for (guint i = 0; i < tj_chart_get_n_marks (chart); i++)
    {
      cairo_rectangle_t area;

      if (!tj_chart_get_mark_area (chart, i, &area))
        continue;

      g_assert_cmpfloat (area.x + area.width / 2, >=, plot.x - 0.01);
      g_assert_cmpfloat (area.x + area.width / 2, <=, plot.x + plot.width + 0.01);
    }
}

/* Figures of two bases, of two units or without a value never share an axis. */
static void
test_mixed_bases (void)
{
  const TjChartFigure form = { TRUE, 1, 1, 1, TJ_CHART_UNIT_COST, TJ_CHART_BASIS_FORM };
  const TjChartFigure net = { TRUE, 1, 1, 1, TJ_CHART_UNIT_COST, TJ_CHART_BASIS_NET };
  const TjChartFigure years = { TRUE, 1, 1, 1, TJ_CHART_UNIT_YEARS, TJ_CHART_BASIS_FORM };
  const TjChartFigure endless = { TRUE, INFINITY, 1, 1, TJ_CHART_UNIT_COST, TJ_CHART_BASIS_FORM };
  const TjChartFigure unknown = { FALSE, NAN, 1, 1, TJ_CHART_UNIT_COST, TJ_CHART_BASIS_NET };
  g_autoptr(GPtrArray) none = g_ptr_array_new ();
  g_autoptr(TjChart) chart = create_kind ("cost-curve", none, NULL, TJ_LANGUAGE_EN);

  g_assert_true (tj_chart_take_figure (chart, TJ_CHART_AXIS_Y, &form));
  g_assert_true (tj_chart_take_figure (chart, TJ_CHART_AXIS_Y, &form));
  g_assert_false (tj_chart_take_figure (chart, TJ_CHART_AXIS_Y, &unknown));

  g_test_expect_message ("tanjian-render", G_LOG_LEVEL_CRITICAL, "*basis*");
  g_assert_false (tj_chart_take_figure (chart, TJ_CHART_AXIS_Y, &net));
  g_test_assert_expected_messages ();

  g_test_expect_message ("tanjian-render", G_LOG_LEVEL_CRITICAL, "*unit*");
  g_assert_false (tj_chart_take_figure (chart, TJ_CHART_AXIS_Y, &years));
  g_test_assert_expected_messages ();

  g_test_expect_message ("tanjian-render", G_LOG_LEVEL_CRITICAL, "*isfinite*");
  g_assert_false (tj_chart_take_figure (chart, TJ_CHART_AXIS_Y, &endless));
  g_test_assert_expected_messages ();

  g_assert_true (tj_chart_take_figure (chart, TJ_CHART_AXIS_X, &years));
}

static void
add_kind_test (const char        *name,
               const TjChartKind *kind,
               GTestDataFunc      test)
{
  g_autofree char *path = g_strdup_printf ("/chart-kinds/%s/%s", kind->id, name);

  g_test_add_data_func (path, kind, test);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/chart-kinds/mixed-bases", test_mixed_bases);

  for (guint i = 0; i < tj_chart_kind_get_n_kinds (); i++)
    {
      const TjChartKind *kind = tj_chart_kind_get (i);

      add_kind_test ("sets", kind, test_sets);
      add_kind_test ("long-names", kind, test_long_names);
      add_kind_test ("permuted", kind, test_permuted);
      add_kind_test ("hits", kind, test_hits);
      add_kind_test ("mirrored", kind, test_mirrored);
      add_kind_test ("many", kind, test_many);
      add_kind_test ("view", kind, test_view);
    }

  return g_test_run ();
}
