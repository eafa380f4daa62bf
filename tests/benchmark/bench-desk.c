/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "bench-heart.h"
#include "bench-measure.h"

#include <adwaita.h>
#include <cairo-pdf.h>
#include <glib/gi18n.h>
#include <locale.h>
#include <pango/pangocairo.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "gui/evidence/tj-page-view-private.h"
#include "gui/pages/tj-review-page-private.h"
#include "gui/tj-window-private.h"

/* What a reviewer feels at the desk, over the sample round: how long it takes until a package is
 * complete on the screen, and until the next page of a long PDF is; how much memory the program
 * holds then, and how long it ever kept the user waiting on the way. */

#define N_PAGES 100
#define N_TURNS 40
#define LINES_ON_A_PAGE 40
#define ROUNDS 3
#define MAX_PACKAGE 0.2
#define MAX_TURN 0.1
#define MAX_STALL 0.1
#define MAX_MEGABYTES 200
#define WAIT_SECONDS 30
#define READING_MICROSECONDS 300000

static gboolean
set_true_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;

  return G_SOURCE_REMOVE;
}

static void
run_for (guint milliseconds)
{
  gboolean over = FALSE;

  g_timeout_add (milliseconds, set_true_cb, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
}

/* All that was to be done is done and painted. What merely waits, such as the reading of
 * attachments for the search, has a lower priority still, or another thread. */
static void
run_until_painted (void)
{
  gboolean over = FALSE;

  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE + 50, set_true_cb, &over, NULL);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
}

static char *
make_pdf (const char *folder)
{
  char *path = g_build_filename (folder, "hundred.pdf", NULL);
  cairo_surface_t *surface = cairo_pdf_surface_create (path, 595, 842);
  cairo_t *cr = cairo_create (surface);

  for (guint i = 0; i < N_PAGES; i++)
    {
      g_autoptr(GString) text = g_string_new (NULL);
      PangoLayout *layout = pango_cairo_create_layout (cr);

      for (guint j = 0; j < LINES_ON_A_PAGE; j++)
        g_string_append_printf (text, "第%u页第%u行：项目碳减排量按基准情景与项目情景之差核算。\n",
                                i + 1, j + 1);
      pango_layout_set_text (layout, text->str, -1);
      cairo_move_to (cr, 50, 50);
      pango_cairo_show_layout (cr, layout);
      cairo_show_page (cr);
      g_object_unref (layout);
    }

  cairo_destroy (cr);
  cairo_surface_destroy (surface);

  return path;
}

/* Of this thread, in seconds: what a busy machine does not stretch. */
static double
get_work (void)
{
  struct timespec time;

  g_assert_cmpint (clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time), ==, 0);

  return (double) time.tv_sec + (double) time.tv_nsec / 1e9;
}

static void
show_packages (TjWindow  *window,
               TjSession *session,
               GArray    *times,
               GArray    *work)
{
  GListModel *items = tj_session_get_items (session);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr(TjRoundItem) item = g_list_model_get_item (items, i);
      double start;
      double work_before;

      /* What is not declared is not shown. */
      tj_session_edit (session, item, "conflict", "none");
      tj_window_show_page (window, "round");
      run_until_painted ();

      start = bench_now ();
      work_before = get_work ();
      tj_session_set_current (session, item);
      tj_window_show_page (window, "review");
      run_until_painted ();
      bench_series_add (times, bench_now () - start);
      bench_series_add (work, get_work () - work_before);
      g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (
                                              tj_window_get_review_page (window)->evidence)));
    }
}

static gboolean
is_shown (TjPageView *view,
          guint       page)
{
  return tj_page_view_get_page (view) == page && page < view->widgets->len &&
         tj_page_widget_is_drawn (view->widgets->pdata[page]);
}

static void
wait_for_page (TjPageView *view,
               guint       page)
{
  double deadline = bench_now () + WAIT_SECONDS;

  while (!is_shown (view, page))
    {
      g_assert_cmpfloat (bench_now (), <, deadline);
      g_main_context_iteration (NULL, TRUE);
    }
  run_until_painted ();
}

/* The reader looks at each page for a moment, in which the next one is made ready. */
static void
turn_pages (TjPageView *view,
            GArray     *times)
{
  guint n_ready = 0;

  wait_for_page (view, 0);
  for (guint page = 1; page <= N_TURNS; page++)
    {
      double start;

      run_for (READING_MICROSECONDS / 1000);
      n_ready += tj_page_widget_is_drawn (view->widgets->pdata[page]);
      start = bench_now ();
      tj_page_view_show_page (view, page);
      wait_for_page (view, page);
      bench_series_add (times, bench_now () - start);
    }

  bench_print_at_least ("Pages that were ready when they were turned to", n_ready, N_TURNS, "");
}

static double
get_resident_megabytes (void)
{
  g_autofree char *statm = NULL;
  const char *resident;

  if (!g_file_get_contents ("/proc/self/statm", &statm, NULL, NULL) ||
      (resident = strchr (statm, ' ')) == NULL)
    g_error ("the memory of this process is not told");

  return (double) g_ascii_strtoull (resident, NULL, 10) * (double) sysconf (_SC_PAGESIZE) / 1e6;
}

static void
open_round (TjWindow   *window,
            TjSession  *session,
            const char *path)
{
  g_autoptr(GFile) round = g_file_new_for_path (path);

  tj_window_open (window, round);
  while (tj_session_get_loading (session))
    g_main_context_iteration (NULL, TRUE);
  run_for (1000);
}

static void
report (GArray *packages,
        GArray *work,
        GArray *turns,
        GArray *waits,
        double  busiest)
{
  bench_print_at_most ("Median time until a package is complete on the screen",
                       bench_series_get_median (packages) * 1e3, MAX_PACKAGE * 1e3, " ms");
  bench_print_series ("Packages", packages);
  bench_print_at_most ("Slowest of them",
                       g_array_index (packages, double, packages->len - 1) * 1e3,
                       MAX_PACKAGE * 1e3, " ms");
  bench_print_series ("Processor time of a package", work);
  bench_print_at_most ("Median turn of a page", bench_series_get_median (turns) * 1e3,
                       MAX_TURN * 1e3, " ms");
  bench_print_series ("Turns of a page", turns);
  bench_print_at_most ("Slowest of them", g_array_index (turns, double, turns->len - 1) * 1e3,
                       MAX_TURN * 1e3, " ms");
  bench_print_series ("Waits of the main loop on the way", waits);
  bench_print_at_most ("Longest stall", g_array_index (waits, double, waits->len - 1) * 1e3,
                       MAX_STALL * 1e3, " ms");
  bench_print_at_most ("Most processor time between two knocks", busiest * 1e3, MAX_STALL * 1e3,
                       " ms");
}

static void
measure (const char *folder,
         const char *round)
{
  g_autofree char *store_path = g_build_filename (folder, "reviews.sqlite", NULL);
  g_autofree char *contents_path = g_build_filename (folder, "contents", NULL);
  g_autofree char *pdf_path = make_pdf (folder);
  g_autoptr(GFile) store = g_file_new_for_path (store_path);
  g_autoptr(GFile) contents = g_file_new_for_path (contents_path);
  g_autoptr(GFile) pdf = g_file_new_for_path (pdf_path);
  g_autoptr(GSettings) settings = g_settings_new ("org.tanjian.Tanjian");
  g_autoptr(TjSession) session = tj_session_new (store, contents, settings);
  TjWindow *window = tj_window_new (NULL, session, settings);
  GtkWidget *page_window = adw_window_new ();
  TjPageView *view = tj_page_view_new ();
  g_autoptr(GArray) packages = bench_series_new ();
  g_autoptr(GArray) work = bench_series_new ();
  g_autoptr(GArray) turns = bench_series_new ();
  g_autoptr(GArray) waits = NULL;
  BenchHeart *heart;
  double busiest = 0;

  gtk_window_present (GTK_WINDOW (window));
  run_for (500);

  heart = bench_heart_start ();
  open_round (window, session, round);
  for (guint i = 0; i < ROUNDS; i++)
    show_packages (window, session, packages, work);

  gtk_window_set_default_size (GTK_WINDOW (page_window), 700, 800);
  adw_window_set_content (ADW_WINDOW (page_window), GTK_WIDGET (view));
  gtk_window_present (GTK_WINDOW (page_window));
  tj_page_view_set_document (view, pdf, "hundred.pdf");
  turn_pages (view, turns);
  waits = bench_heart_stop (heart, &busiest);

  report (packages, work, turns, waits, busiest);
  bench_print_at_most ("Resident memory, round open and PDF shown", get_resident_megabytes (),
                       MAX_MEGABYTES, " MB");

  gtk_window_destroy (GTK_WINDOW (page_window));
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *folder = bench_make_folder ();

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  g_assert_cmpint (argc, ==, 2);
  bench_use_folder (folder);
  adw_init ();
  measure (folder, argv[1]);
  bench_remove_folder (folder);

  return 0;
}
