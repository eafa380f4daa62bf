/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chart-sample.h"

#include <glib/gstdio.h>

static char *directory;

static TjChart *
create_chart (guint      first,
              TjLanguage language)
{
  g_autoptr(GPtrArray) packages = create_packages (sample_rows, G_N_ELEMENTS (sample_rows), first);

  return create_kind ("cost-curve", packages, NULL, language);
}

static GBytes *
export_chart (TjChart    *chart,
              const char *name)
{
  g_autofree char *path = g_build_filename (directory, name, NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GError) error = NULL;
  TjTheme theme;
  GBytes *bytes;

  tj_theme_init (&theme, TJ_THEME_PRINT, 10);
  g_assert_true (tj_chart_export (chart, file, 700, 500, &theme, &error));
  g_assert_no_error (error);

  bytes = g_file_load_bytes (file, NULL, NULL, &error);
  g_assert_no_error (error);

  return bytes;
}

static char *
run (const char *program,
     const char *option,
     const char *name)
{
  g_autofree char *path = g_build_filename (directory, name, NULL);
  const char *argv[] = { program, option, path, NULL, NULL };
  g_autoptr(GError) error = NULL;
  g_autofree char *output = NULL;
  int status = -1;

  if (g_str_equal (program, "pdftotext"))
    argv[3] = "-";

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output, NULL,
                &status, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, &error));

  return g_steal_pointer (&output);
}

/* The same bytes twice, and whatever the order of the packages. */
static void
test_same_bytes (void)
{
  const char *names[] = { "chart.svg", "chart.pdf", "chart.png", "chart.csv" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr(TjChart) chart = create_chart (0, TJ_LANGUAGE_ZH);
      g_autoptr(TjChart) permuted = create_chart (5, TJ_LANGUAGE_ZH);
      g_autoptr(GBytes) first = export_chart (chart, names[i]);
      g_autoptr(GBytes) second = export_chart (chart, names[i]);
      g_autoptr(GBytes) third = export_chart (permuted, names[i]);

      g_assert_true (g_bytes_equal (first, second));
      g_assert_true (g_bytes_equal (first, third));
    }
}

static void
test_svg (void)
{
  g_autoptr(TjChart) chart = create_chart (0, TJ_LANGUAGE_EN);
  g_autoptr(GBytes) bytes = export_chart (chart, "chart.SVG");
  g_autofree char *svg = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_autofree char *sentence = tj_chart_dup_sentence (chart);
  g_autofree char *description = g_markup_printf_escaped ("<desc>%s</desc>", sentence);
  g_autofree char *output = run ("xmllint", "--noout", "chart.SVG");

  g_assert_nonnull (strstr (svg, description));
  g_assert_nonnull (strstr (svg, "<title>"));
  g_assert_null (strstr (svg, "nan"));
  g_assert_null (strstr (svg, "inf\""));
}

/* Markup and controls in names break nothing. */
static void
test_hostile_name (void)
{
  const SampleRow rows[] = { { "<b>&\"'\001\033[0m]]>\xff\xfe</svg>", "energy", NULL, "1", "1" },
                             { "=cmd|' /C calc'!A0", "energy", NULL, "1", "2" } };
  g_autoptr(GPtrArray) packages = create_packages (rows, G_N_ELEMENTS (rows), 0);
  g_autoptr(TjChart) chart = create_kind ("cost-curve", packages, NULL, TJ_LANGUAGE_EN);
  g_autoptr(GBytes) svg = export_chart (chart, "hostile.svg");
  g_autoptr(GBytes) csv = export_chart (chart, "hostile.csv");
  g_autofree char *output = run ("xmllint", "--noout", "hostile.svg");
  g_autofree char *text = g_strndup (g_bytes_get_data (csv, NULL), g_bytes_get_size (csv));

  g_assert_nonnull (strstr (text, ",'=cmd"));
}

static char *
remove_spaces (const char *text)
{
  GString *plain = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (!g_unichar_isspace (g_utf8_get_char (p)))
        g_string_append_unichar (plain, g_utf8_get_char (p));
    }

  return g_string_free (plain, FALSE);
}

/* Every line of every label can be found in the PDF's text. */
static void
test_pdf (void)
{
  g_autoptr(TjChart) chart = create_chart (0, TJ_LANGUAGE_ZH);
  g_autoptr(GBytes) bytes = export_chart (chart, "chart.pdf");
  g_autofree char *output = run ("pdftotext", "-raw", "chart.pdf");
  g_autofree char *plain = remove_spaces (output);
  GArray *labels = tj_chart_scene_get_labels (tj_chart_get_scene (chart));

  for (guint i = 0; i < labels->len; i++)
    {
      PangoLayout *layout = g_array_index (labels, TjSceneLabel, i).layout;

      if (pango_layout_is_ellipsized (layout))
        continue;

      for (GSList *l = pango_layout_get_lines_readonly (layout); l != NULL; l = l->next)
        {
          PangoLayoutLine *line = l->data;
          g_autofree char *text = g_strndup (pango_layout_get_text (layout) + line->start_index,
                                             line->length);
          g_autofree char *wanted = remove_spaces (text);

          if (strstr (plain, wanted) == NULL)
            g_error ("“%s” is not in the PDF", text);
        }
    }
}

/* Every pixel of the file is as it is drawn. */
static void
assert_drawn_alike (TjChart         *chart,
                    cairo_surface_t *picture)
{
  cairo_surface_t *drawn = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 1400, 1000);
  cairo_t *cr;

  cairo_surface_set_device_scale (drawn, 2, 2);
  cr = cairo_create (drawn);
  tj_chart_draw (chart, cr);
  cairo_destroy (cr);
  cairo_surface_flush (drawn);

  for (int y = 0; y < 1000; y++)
    {
      const guint32 *row = (const guint32 *) (cairo_image_surface_get_data (drawn)
                                              + y * cairo_image_surface_get_stride (drawn));
      const guint32 *read = (const guint32 *) (cairo_image_surface_get_data (picture)
                                               + y * cairo_image_surface_get_stride (picture));

      for (int x = 0; x < 1400; x++)
        g_assert_cmphex (row[x] & 0xffffff, ==, read[x] & 0xffffff);
    }
  cairo_surface_destroy (drawn);
}

static void
test_png (void)
{
  g_autoptr(TjChart) chart = create_chart (0, TJ_LANGUAGE_ZH);
  g_autoptr(GBytes) bytes = export_chart (chart, "chart.png");
  g_autofree char *path = g_build_filename (directory, "chart.png", NULL);
  cairo_surface_t *surface = cairo_image_surface_create_from_png (path);

  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  g_assert_cmpint (cairo_image_surface_get_width (surface), ==, 1400);
  g_assert_cmpint (cairo_image_surface_get_height (surface), ==, 1000);
  assert_drawn_alike (chart, surface);
  cairo_surface_destroy (surface);
}

static void
test_csv (void)
{
  g_autoptr(TjChart) chart = create_chart (0, TJ_LANGUAGE_ZH);
  g_autoptr(GBytes) bytes = export_chart (chart, "chart.csv");
  g_autofree char *csv = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_auto(GStrv) lines = g_strsplit (csv, "\r\n", -1);

  g_assert_cmpuint (g_strv_length (lines), ==, 2 + tj_chart_get_n_rows (chart));
  g_assert_true (g_str_has_prefix (lines[0], "序号,技术,"));
  g_assert_true (g_str_has_prefix (lines[1], "1,大型海上风电机组高效发电技术,能源绿色低碳转型类,"
                                              "可再生能源开发应用技术,,860,860,-40,"));
}

static void
assert_refused (const char *name,
                double      width,
                double      height,
                int         code)
{
  g_autoptr(TjChart) chart = create_chart (0, TJ_LANGUAGE_ZH);
  g_autofree char *path = g_build_filename (directory, name, NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GError) error = NULL;
  TjTheme theme;

  tj_theme_init (&theme, TJ_THEME_LIGHT, 10);
  g_assert_false (tj_chart_export (chart, file, width, height, &theme, &error));
  g_assert_error (error, G_IO_ERROR, code);
  g_assert_false (g_file_query_exists (file, NULL));
}

static void
test_errors (void)
{
  assert_refused ("chart.docx", 700, 500, G_IO_ERROR_NOT_SUPPORTED);
  assert_refused ("svg", 700, 500, G_IO_ERROR_NOT_SUPPORTED);
  assert_refused ("small.svg", 71.9, 500, G_IO_ERROR_INVALID_ARGUMENT);
  assert_refused ("large.svg", 700, 5000.1, G_IO_ERROR_INVALID_ARGUMENT);
  assert_refused ("nan.svg", NAN, 500, G_IO_ERROR_INVALID_ARGUMENT);
  assert_refused ("no/such/folder/chart.svg", 700, 500, G_IO_ERROR_NOT_FOUND);
}

static void
test_limits (void)
{
  const double sizes[][2] = { { 72, 72 }, { 5000, 72 }, { 72, 5000 } };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr(TjChart) chart = create_chart (0, TJ_LANGUAGE_ZH);
      g_autofree char *path = g_build_filename (directory, "limit.svg", NULL);
      g_autoptr(GFile) file = g_file_new_for_path (path);
      g_autoptr(GError) error = NULL;
      TjTheme theme;

      tj_theme_init (&theme, TJ_THEME_LIGHT, 10);
      g_assert_true (tj_chart_export (chart, file, sizes[i][0], sizes[i][1], &theme, &error));
      g_assert_no_error (error);
    }
}

static void
test_kinds (void)
{
  for (guint i = 0; i < tj_chart_kind_get_n_kinds (); i++)
    {
      const TjChartKind *kind = tj_chart_kind_get (i);

      g_assert_true (tj_chart_kind_lookup (kind->id) == kind);
      g_assert_cmpstr (tj_chart_kind_get_label (kind), !=, "");
      g_assert_cmpstr (kind->label_zh, !=, kind->label_en);
      g_assert_cmpstr (kind->purpose_zh, !=, kind->purpose_en);
      g_assert_cmpstr (tj_chart_kind_get_purpose (kind), !=, "");
    }

  g_assert_null (tj_chart_kind_lookup ("pie"));
  g_assert_null (tj_chart_kind_lookup (NULL));
}

static void
remove_directory (void)
{
  g_autoptr(GDir) dir = g_dir_open (directory, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (directory, name, NULL);

      g_assert_cmpint (g_unlink (path), ==, 0);
    }

  g_assert_cmpint (g_rmdir (directory), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  directory = g_dir_make_tmp ("tj-chart-XXXXXX", NULL);

  g_test_add_func ("/chart-export/same-bytes", test_same_bytes);
  g_test_add_func ("/chart-export/svg", test_svg);
  g_test_add_func ("/chart-export/hostile-name", test_hostile_name);
  g_test_add_func ("/chart-export/pdf", test_pdf);
  g_test_add_func ("/chart-export/png", test_png);
  g_test_add_func ("/chart-export/csv", test_csv);
  g_test_add_func ("/chart-export/errors", test_errors);
  g_test_add_func ("/chart-export/limits", test_limits);
  g_test_add_func ("/chart-export/kinds", test_kinds);

  status = g_test_run ();
  remove_directory ();
  g_free (directory);

  return status;
}
