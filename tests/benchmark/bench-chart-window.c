/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "bench-chart-round.h"
#include "bench-measure.h"

#include <adwaita.h>

#include "gui/widgets/tj-chart-view.h"

/* Charts of many marks in a window: from the start of a frame to its end, with everything GTK
 * does for it, while the chart is moved along in every frame. Beside it a window of the same
 * size that is painted white. */

#define N_MANY 10000
#define N_FRAMES 120
#define N_FIRST 5
#define WIDTH 1100
#define HEIGHT 700

/* @width: how much of the chart is looked at
 * @start: of the frame, in seconds
 * @begun: the processor time of the program by then */
typedef struct
{
  GtkWidget *widget;
  double width;
  guint n_frames;
  double start;
  double begun;
  GArray *frames;
  GArray *processor;
  GMainLoop *loop;
} Film;

static void
before_paint_cb (GdkFrameClock *clock,
                 Film          *film)
{
  cairo_rectangle_t view = { 0, 0, film->width, 1 };

  film->start = bench_now ();
  film->begun = bench_get_processor ();
  view.x = (1 - film->width) * film->n_frames / N_FRAMES;

  if (TJ_IS_CHART_VIEW (film->widget))
    tj_chart_view_look_at (TJ_CHART_VIEW (film->widget), &view);
  else
    gtk_widget_queue_draw (film->widget);
}

/* The first frames wait for the window and for fonts. */
static void
after_paint_cb (GdkFrameClock *clock,
                Film          *film)
{
  if (film->n_frames++ < N_FIRST)
    return;

  bench_series_add (film->frames, bench_now () - film->start);
  bench_series_add (film->processor, bench_get_processor () - film->begun);
  if (film->n_frames == N_FRAMES)
    g_main_loop_quit (film->loop);
}

/* A plain colour over everything, another one in each frame */
static void
draw_plain_cb (GtkDrawingArea *area,
               cairo_t        *cr,
               int             width,
               int             height,
               gpointer        data)
{
  guint *n_frames = data;

  cairo_set_source_rgb (cr, 1, 1, ++*n_frames % 2);
  cairo_paint (cr);
}

static void
show_film (const char *words,
           GtkWidget  *widget,
           double      width)
{
  g_autoptr(GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr(GArray) frames = bench_series_new ();
  g_autoptr(GArray) processor = bench_series_new ();
  GtkWidget *window = gtk_window_new ();
  Film film = { widget, width, 0, 0, 0, frames, processor, loop };
  GdkFrameClock *clock;

  gtk_window_set_default_size (GTK_WINDOW (window), WIDTH, HEIGHT);
  gtk_window_set_decorated (GTK_WINDOW (window), FALSE);
  gtk_window_set_child (GTK_WINDOW (window), widget);
  gtk_window_present (GTK_WINDOW (window));

  clock = gdk_surface_get_frame_clock (gtk_native_get_surface (GTK_NATIVE (window)));
  g_signal_connect (clock, "before-paint", G_CALLBACK (before_paint_cb), &film);
  g_signal_connect (clock, "after-paint", G_CALLBACK (after_paint_cb), &film);
  gdk_frame_clock_begin_updating (clock);
  g_main_loop_run (loop);
  gdk_frame_clock_end_updating (clock);
  g_signal_handlers_disconnect_by_data (clock, &film);

  g_assert_cmpint (gtk_widget_get_width (widget), ==, WIDTH);
  bench_print_series (words, frames);
  bench_print_series ("  processor time of it", processor);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
measure (const char *words,
         const char *kind,
         double      width,
         GPtrArray  *packages,
         TjTaxonomy *taxonomy)
{
  g_autoptr(TjChart) chart = bench_chart_round_create_chart (kind, packages, taxonomy);
  GtkWidget *plain = gtk_drawing_area_new ();
  guint n_plain_frames = 0;

  show_film (words, g_object_new (TJ_TYPE_CHART_VIEW, "chart", chart, NULL), width);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (plain), draw_plain_cb, &n_plain_frames, NULL);
  show_film ("  an empty frame beside it", plain, width);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr(TjTaxonomy) taxonomy = tj_taxonomy_new_default ();
  g_autoptr(GPtrArray) packages = bench_chart_round_new (N_MANY);

  adw_init ();
  measure ("Cost curve of 10000 bars, whole (target 5 ms)", "cost-curve", 1, packages, taxonomy);
  measure ("Cost curve of 10000 bars, a tenth panned (target 5 ms)", "cost-curve", 0.1, packages,
           taxonomy);
  measure ("10000 bubbles, whole (target 15 ms)", "bubble", 1, packages, taxonomy);
  measure ("10000 bubbles, a tenth panned (target 15 ms)", "bubble", 0.1, packages, taxonomy);

  return 0;
}
