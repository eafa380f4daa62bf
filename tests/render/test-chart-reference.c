/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chart-sample.h"
#include "render/tj-chart-scene-private.h"

#include <string.h>

/* Reference pictures, as text: everything that is drawn of a kind for the sample round, in its
 * order, a line each, and where its marks are. A line has a word, figures in points and, behind
 * a bar, words. “ninja reference-charts” writes the files of tests/render/reference again; look
 * at the difference, and at “ninja gallery”, before it is committed. */

#define WIDTH 720
#define HEIGHT 540
#define FONT_SIZE 10

/* How far figures may lie apart, in points: hinting and versions of a font move a text a bit. */
#define TOLERANCE 1.5

static void
append_figure (GString *line,
               double   value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  /* A negative zero would be another text on the next run. */
  g_ascii_formatd (text, sizeof (text), "%.1f", fabs (value) < 0.05 ? 0.0 : value);
  g_string_append_printf (line, " %s", text);
}

static void
append_area (GString                 *line,
             const cairo_rectangle_t *area)
{
  append_figure (line, area->x);
  append_figure (line, area->y);
  append_figure (line, area->width);
  append_figure (line, area->height);
}

static void
append_words (GString    *line,
              const char *words)
{
  g_autofree char *plain = g_strdup (words);

  g_string_append_printf (line, " | %s\n", g_strdelimit (plain, "\n", ' '));
}

static void
append_item (GString           *picture,
             const TjSceneItem *item)
{
  static const char * const names[] = { "rectangle", "rectangles", "hatch", "path", "shape" };

  /* Texts have lines of their own, with what they cover. */
  if (item->kind == TJ_SCENE_TEXT)
    return;

  g_string_append (picture, names[item->kind]);
  if (item->kind == TJ_SCENE_PATH)
    {
      for (guint i = 0; i < 2 * item->n_points; i++)
        append_figure (picture, item->points[i]);
    }
  else
    append_area (picture, &item->area);

  append_figure (picture, item->stroke.width);
  append_words (picture, item->category != NULL ? item->category
                         : item->filled         ? "filled"
                                                : "open");
}

/* Shares of every package but the last, and cases to be worked out again: paybacks of 1, 2, 3…
 * years claimed where 4 come out. */
static void
add_figures (GPtrArray *packages)
{
  for (guint i = 0; i + 1 < packages->len; i++)
    {
      TjForm *form = tj_package_get_form (g_ptr_array_index (packages, i));
      TjCase *item = tj_form_get_case (form, 0);
      g_autofree char *now = g_strdup_printf ("%u%%", i * 3 % 10);
      g_autofree char *then = g_strdup_printf ("%u%%", 2 + i * 7 % 40);
      g_autofree char *years = g_strdup_printf ("%u年", i + 1);

      tj_field_set_text (tj_form_get_field (form, "current_share"), now);
      tj_field_set_text (tj_form_get_field (form, "expected_share_2030"), then);
      tj_field_set_text (tj_case_get_field (item, "investment"), "1000万元");
      tj_field_set_text (tj_case_get_field (item, "annual_benefit"), "250万元");
      tj_field_set_text (tj_case_get_field (item, "payback"), years);
    }
}

static char *
describe (const TjChartKind *kind)
{
  g_autoptr(GPtrArray) packages = create_packages (sample_rows, G_N_ELEMENTS (sample_rows), 0);
  g_autoptr(TjChartInput) input = NULL;
  g_autoptr(TjChart) chart = NULL;
  GString *picture = g_string_new (NULL);
  TjChartScene *scene;
  GArray *labels;
  TjChartOptions options;
  TjTheme theme;

  add_figures (packages);
  input = create_reviewed (packages);
  tj_chart_options_init (&options, TJ_LANGUAGE_ZH);
  options.has_price = TRUE;
  options.price = 90;
  chart = tj_chart_new (kind, input, &options);
  tj_theme_init (&theme, TJ_THEME_PRINT, FONT_SIZE);
  tj_chart_layout (chart, WIDTH, HEIGHT, &theme);
  scene = tj_chart_get_scene (chart);
  labels = tj_chart_scene_get_labels (scene);

  for (guint i = 0; i < scene->items->len; i++)
    append_item (picture, &g_array_index (scene->items, TjSceneItem, i));

  for (guint i = 0; i < labels->len; i++)
    {
      const TjSceneLabel *label = &g_array_index (labels, TjSceneLabel, i);

      g_string_append (picture, "text");
      append_area (picture, &label->area);
      append_words (picture, pango_layout_get_text (label->layout));
    }

  for (guint i = 0; i < tj_chart_get_n_marks (chart); i++)
    {
      g_autofree char *text = tj_chart_dup_mark_text (chart, i);
      cairo_rectangle_t area;

      g_string_append (picture, "mark");
      if (tj_chart_get_mark_area (chart, i, &area))
        append_area (picture, &area);
      append_words (picture, text);
    }

  return g_string_free (picture, FALSE);
}

/* Whether two lines are the same but for figures before the bar, which may differ a little. */
static gboolean
is_alike (const char *line,
          const char *reference)
{
  g_auto(GStrv) parts = g_strsplit (line, " | ", 2);
  g_auto(GStrv) others = g_strsplit (reference, " | ", 2);
  g_auto(GStrv) figures = NULL;
  g_auto(GStrv) wanted = NULL;

  if (g_strv_length (parts) != 2 || g_strv_length (others) != 2
      || !g_str_equal (parts[1], others[1]))
    return FALSE;

  figures = g_strsplit (parts[0], " ", 0);
  wanted = g_strsplit (others[0], " ", 0);
  if (g_strv_length (figures) != g_strv_length (wanted) || !g_str_equal (figures[0], wanted[0]))
    return FALSE;

  for (guint i = 1; figures[i] != NULL; i++)
    {
      if (!(fabs (g_ascii_strtod (figures[i], NULL) - g_ascii_strtod (wanted[i], NULL))
            <= TOLERANCE))
        return FALSE;
    }

  return TRUE;
}

static void
test_reference (gconstpointer data)
{
  const TjChartKind *kind = data;
  g_autofree char *name = g_strconcat (kind->id, ".txt", NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "render", "reference", name, NULL);
  g_autofree char *picture = describe (kind);
  g_autofree char *reference = NULL;
  g_auto(GStrv) lines = NULL;
  g_auto(GStrv) wanted = NULL;
  g_autoptr(GError) error = NULL;

  g_file_get_contents (path, &reference, NULL, &error);
  g_assert_no_error (error);

  lines = g_strsplit (picture, "\n", 0);
  wanted = g_strsplit (reference, "\n", 0);
  g_assert_cmpuint (g_strv_length (lines), >, 10);

  for (guint i = 0; *lines[i] != '\0' && wanted[i] != NULL; i++)
    {
      if (!is_alike (lines[i], wanted[i]))
        g_error ("line %u of %s is “%s” and was “%s”", i + 1, name, lines[i], wanted[i]);
    }
  g_assert_cmpuint (g_strv_length (lines), ==, g_strv_length (wanted));
}

/* The comparison itself finds what it has to find. */
static void
test_comparison (void)
{
  g_assert_true (is_alike ("text 1.0 2.0 | a", "text 1.9 1.1 | a"));
  g_assert_false (is_alike ("text 1.0 2.0 | a", "text 2.6 2.0 | a"));
  g_assert_false (is_alike ("text 1.0 2.0 | a", "text 1.0 | a"));
  g_assert_false (is_alike ("text 1.0 2.0 | a", "path 1.0 2.0 | a"));
  g_assert_false (is_alike ("text 1.0 2.0 | a", "text 1.0 2.0 | b"));
  g_assert_false (is_alike ("text 1.0 nan | a", "text 1.0 2.0 | a"));
  g_assert_false (is_alike ("text 1.0 2.0", "text 1.0 2.0"));
}

static void
rewrite (const TjChartKind *kind,
         const char        *folder)
{
  g_autofree char *name = g_strconcat (kind->id, ".txt", NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *picture = describe (kind);
  g_autoptr(GError) error = NULL;

  if (!g_file_set_contents (path, picture, -1, &error))
    g_error ("%s", error->message);
}

int
main (int   argc,
      char *argv[])
{
  if (argc == 3 && g_str_equal (argv[1], "--rewrite"))
    {
      for (guint i = 0; i < tj_chart_kind_get_n_kinds (); i++)
        rewrite (tj_chart_kind_get (i), argv[2]);

      return 0;
    }

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart-reference/comparison", test_comparison);

  for (guint i = 0; i < tj_chart_kind_get_n_kinds (); i++)
    {
      const TjChartKind *kind = tj_chart_kind_get (i);
      g_autofree char *path = g_strdup_printf ("/chart-reference/%s", kind->id);

      g_test_add_data_func (path, kind, test_reference);
    }

  return g_test_run ();
}
