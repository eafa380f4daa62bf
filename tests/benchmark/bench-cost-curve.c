/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "bench-chart-round.h"
#include "bench-measure.h"

#include "render/tj-chart-kind.h"

#include <malloc.h>
#include <unistd.h>

/* Charts of many marks: beside the same rectangles drawn with cairo alone and with gnuplot, as
 * frames of the window, as PDF, and in memory. */

#define N_PACKAGES 1000
#define ROUNDS 9
/* Pictures have two pixels to the point, which makes 1600 × 900. */
#define WIDTH 800
#define HEIGHT 450
#define PIXELS_PER_POINT 2
#define FONT_SIZE 10

/* Element type cairo_rectangle_t, in points. */
static GArray *
export_chart (GPtrArray  *packages,
              TjTaxonomy *taxonomy,
              GFile      *file)
{
  g_autoptr(TjChartInput) input = bench_chart_round_create_input (packages, taxonomy);
  g_autoptr(TjChart) chart = NULL;
  g_autoptr(GError) error = NULL;
  GArray *areas = g_array_new (FALSE, FALSE, sizeof (cairo_rectangle_t));
  TjChartOptions options;
  TjTheme theme;

  tj_chart_options_init (&options, TJ_LANGUAGE_ZH);
  chart = tj_chart_new (tj_chart_kind_lookup ("cost-curve"), input, &options);

  tj_theme_init (&theme, TJ_THEME_LIGHT, FONT_SIZE);
  if (!tj_chart_export (chart, file, WIDTH, HEIGHT, &theme, &error))
    g_error ("%s", error->message);

  for (guint i = 0; i < tj_chart_get_n_marks (chart); i++)
    {
      cairo_rectangle_t area;

      if (tj_chart_get_mark_area (chart, i, &area))
        g_array_append_val (areas, area);
    }

  return areas;
}

static void
draw_rectangles (GArray     *areas,
                 const char *path)
{
  cairo_surface_t *surface;
  cairo_t *cr;

  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH * PIXELS_PER_POINT,
                                        HEIGHT * PIXELS_PER_POINT);
  cr = cairo_create (surface);
  cairo_scale (cr, PIXELS_PER_POINT, PIXELS_PER_POINT);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);

  for (guint i = 0; i < areas->len; i++)
    {
      const cairo_rectangle_t *area = &g_array_index (areas, cairo_rectangle_t, i);

      cairo_set_source_rgb (cr, (i % 5) / 5.0, 0.5, 1 - (i % 5) / 5.0);
      cairo_rectangle (cr, area->x, area->y, area->width, area->height);
      cairo_fill (cr);
    }

  cairo_destroy (cr);
  g_assert_cmpint (cairo_surface_write_to_png (surface, path), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);
}

static void
check_picture (const char *path)
{
  cairo_surface_t *surface = cairo_image_surface_create_from_png (path);

  g_assert_cmpint (cairo_image_surface_get_width (surface), ==, WIDTH * PIXELS_PER_POINT);
  g_assert_cmpint (cairo_image_surface_get_height (surface), ==, HEIGHT * PIXELS_PER_POINT);
  cairo_surface_destroy (surface);
}

static void
run_round (GPtrArray  *packages,
           TjTaxonomy *taxonomy,
           const char *folder,
           GArray     *chart_times,
           GArray     *plain_times)
{
  g_autofree char *chart_path = g_build_filename (folder, "chart.png", NULL);
  g_autofree char *plain_path = g_build_filename (folder, "plain.png", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (chart_path);
  g_autoptr(GArray) areas = NULL;
  double start = bench_now ();

  areas = export_chart (packages, taxonomy, file);
  bench_series_add (chart_times, bench_now () - start);
  g_assert_cmpuint (areas->len, ==, N_PACKAGES);
  check_picture (chart_path);

  start = bench_now ();
  draw_rectangles (areas, plain_path);
  bench_series_add (plain_times, bench_now () - start);
}

#define N_MANY 10000
#define FRAME_WIDTH 1100
#define FRAME_HEIGHT 700
#define N_FRAMES 60
#define N_ROUND 100
#define N_PDF_ROUNDS 5

/* What a frame of the window costs the chart itself: to lay the part out that is looked at, and
 * draw it; beside it a picture of that size painted white. “bench-chart-window” has whole
 * frames. */
static void
measure_frames (const char *words,
                const char *kind,
                double      width,
                GPtrArray  *packages,
                TjTaxonomy *taxonomy)
{
  g_autoptr(TjChart) chart = bench_chart_round_create_chart (kind, packages, taxonomy);
  g_autoptr(GArray) frames = bench_series_new ();
  g_autoptr(GArray) processor = bench_series_new ();
  g_autoptr(GArray) empty = bench_series_new ();
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, FRAME_WIDTH,
                                                         FRAME_HEIGHT);
  TjTheme theme;

  tj_theme_init (&theme, TJ_THEME_LIGHT, 12);
  for (guint i = 0; i < N_FRAMES; i++)
    {
      const cairo_rectangle_t view = { (1 - width) * i / N_FRAMES, 0, width, 1 };
      cairo_t *cr = cairo_create (surface);
      double start = bench_now ();
      double begun;

      cairo_set_source_rgb (cr, 1, 1, 1);
      cairo_paint (cr);
      bench_series_add (empty, bench_now () - start);

      start = bench_now ();
      begun = bench_get_processor ();
      tj_chart_set_view (chart, &view);
      tj_chart_layout (chart, FRAME_WIDTH, FRAME_HEIGHT, &theme);
      tj_chart_draw (chart, cr);
      cairo_surface_flush (surface);
      bench_series_add (frames, bench_now () - start);
      bench_series_add (processor, bench_get_processor () - begun);
      cairo_destroy (cr);
    }

  cairo_surface_destroy (surface);
  bench_print_series (words, frames);
  bench_print_series ("  processor time of it", processor);
  bench_print_series ("  an empty frame beside it", empty);
}

static void
write_pdfs (const char *folder,
            TjTaxonomy *taxonomy)
{
  g_autoptr(GPtrArray) packages = bench_chart_round_new (N_ROUND);
  g_autofree char *path = g_build_filename (folder, "chart.pdf", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  TjTheme theme;

  tj_theme_init (&theme, TJ_THEME_PRINT, FONT_SIZE);
  for (guint i = 0; i < tj_chart_kind_get_n_kinds (); i++)
    {
      const TjChartKind *kind = tj_chart_kind_get (i);
      g_autoptr(GError) error = NULL;
      g_autoptr(TjChart) chart = NULL;

      if (kind->subjects != TJ_CHART_OF_PACKAGES)
        continue;

      chart = bench_chart_round_create_chart (kind->id, packages, taxonomy);
      if (!tj_chart_export (chart, file, WIDTH, HEIGHT, &theme, &error))
        g_error ("%s", error->message);
    }

}

static void
measure_pdfs (const char *folder,
              TjTaxonomy *taxonomy)
{
  g_autoptr(GArray) times = bench_series_new ();

  for (guint i = 0; i < N_PDF_ROUNDS; i++)
    {
      double start = bench_now ();

      write_pdfs (folder, taxonomy);
      bench_series_add (times, bench_now () - start);
    }

  bench_print_series ("PDF of all charts of a round of 100 (target 1 s)", times);
}

/* Large arrays lie outside the heap and are counted apart. */
static double
get_held (void)
{
  struct mallinfo2 info = mallinfo2 ();

  return (double) info.uordblks + (double) info.hblkhd;
}

/* Bytes that a chart and its layout hold. */
static double
weigh_chart (const char *kind,
             GPtrArray  *packages,
             TjTaxonomy *taxonomy)
{
  const double before = get_held ();
  g_autoptr(TjChart) chart = bench_chart_round_create_chart (kind, packages, taxonomy);
  TjTheme theme;

  tj_theme_init (&theme, TJ_THEME_LIGHT, 12);
  tj_chart_layout (chart, FRAME_WIDTH, FRAME_HEIGHT, &theme);

  return get_held () - before;
}

/* By how much memory grows with every mark beyond the first thousand: fonts and what is shaped
 * of them are there from the first mark on. */
static void
measure_memory (const char *words,
                const char *kind,
                GPtrArray  *few,
                GPtrArray  *many,
                TjTaxonomy *taxonomy)
{
  double more = (double) (many->len - few->len);
  double before;

  weigh_chart (kind, few, taxonomy);
  before = weigh_chart (kind, few, taxonomy);
  bench_print_ratio (words, (weigh_chart (kind, many, taxonomy) - before) / 1024.0 / more);
}

static double
run_process (const char * const *argv)
{
  g_autoptr(GError) error = NULL;
  double start = bench_now ();
  int status = 0;

  if (!g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL,
                     &status, &error)
      || !g_spawn_check_wait_status (status, &error))
    g_error ("%s", error->message);

  return bench_now () - start;
}

/* The same rectangles as a gnuplot program, and this program drawing the whole chart: both from
 * the start of a process to its end. */
static void
measure_gnuplot (const char *self,
                 const char *folder,
                 GPtrArray  *packages,
                 TjTaxonomy *taxonomy,
                 GArray     *charts)
{
  g_autofree char *picture = g_build_filename (folder, "chart.png", NULL);
  g_autofree char *script = g_build_filename (folder, "bars.gp", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (picture);
  g_autoptr(GArray) areas = export_chart (packages, taxonomy, file);
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(GArray) own = bench_series_new ();
  g_autoptr(GArray) theirs = bench_series_new ();
  const char *draw[] = { self, "--draw", picture, NULL };
  const char *plot[] = { "gnuplot", script, NULL };

  g_string_append_printf (text, "set terminal pngcairo size %d,%d\nset output '%s/gnuplot.png'\n"
                                "set yrange [%d:0]\n",
                          WIDTH * PIXELS_PER_POINT, HEIGHT * PIXELS_PER_POINT, folder, HEIGHT);
  for (guint i = 0; i < areas->len; i++)
    {
      const cairo_rectangle_t *area = &g_array_index (areas, cairo_rectangle_t, i);

      g_string_append_printf (text, "set object %u rect from %f,%f to %f,%f fs solid fc rgb "
                                    "'#%02x8040'\n",
                              i + 1, area->x, area->y, area->x + area->width,
                              area->y + MAX (area->height, 0.01), 50 * (i % 5));
    }
  g_string_append_printf (text, "plot [0:%d] -1 notitle\n", WIDTH);
  g_assert_true (g_file_set_contents (script, text->str, -1, NULL));

  for (guint i = 0; i < ROUNDS; i++)
    {
      bench_series_add (own, run_process (draw));
      bench_series_add (theirs, run_process (plot));
    }

  bench_print_series ("Cost curve of 1000 to PNG, whole process", own);
  bench_print_series ("gnuplot drawing its rectangles, whole process", theirs);
  bench_print_ratio ("Faster than gnuplot, times, whole processes (target 10)",
                     bench_series_get_median (theirs) / bench_series_get_median (own));
  bench_print_ratio ("Faster than gnuplot, times, in a program that runs already",
                     bench_series_get_median (theirs) / bench_series_get_median (charts));
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr(TjTaxonomy) taxonomy = tj_taxonomy_new_default ();
  g_autoptr(GPtrArray) packages = bench_chart_round_new (N_PACKAGES);
  g_autoptr(GPtrArray) many = NULL;
  g_autoptr(GArray) chart_times = bench_series_new ();
  g_autoptr(GArray) plain_times = bench_series_new ();
  g_autofree char *folder = NULL;

  if (argc == 3 && g_str_equal (argv[1], "--draw"))
    {
      g_autoptr(GFile) file = g_file_new_for_path (argv[2]);
      g_autoptr(GArray) areas = export_chart (packages, taxonomy, file);

      /* Without tidying up packages, which is not what is measured. */
      _exit (areas->len == N_PACKAGES ? 0 : 1);
    }

  folder = bench_make_folder ();
  for (guint i = 0; i < ROUNDS; i++)
    run_round (packages, taxonomy, folder, chart_times, plain_times);

  bench_print_series ("Cost curve of 1000 technologies to PNG, 1600 × 900", chart_times);
  bench_print_series ("The same rectangles with cairo alone", plain_times);
  bench_print_ratio ("Cost curve slower than its rectangles, times",
                     bench_series_get_median (chart_times)
                       / bench_series_get_median (plain_times));
  measure_gnuplot (argv[0], folder, packages, taxonomy, chart_times);

  many = bench_chart_round_new (N_MANY);
  measure_memory ("Memory of a cost curve for a mark, kB (target 1)", "cost-curve", packages, many,
                  taxonomy);
  measure_memory ("Memory of a bubble, kB", "bubble", packages, many, taxonomy);
  measure_frames ("Cost curve of 10000 bars, whole (target 5 ms)", "cost-curve", 1, many, taxonomy);
  measure_frames ("Cost curve of 10000 bars, a tenth panned (target 5 ms)", "cost-curve", 0.1,
                  many, taxonomy);
  measure_frames ("10000 bubbles (target 15 ms)", "bubble", 1, many, taxonomy);
  measure_pdfs (folder, taxonomy);
  bench_remove_folder (folder);

  return 0;
}
