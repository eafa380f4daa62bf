/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "bench-heart.h"
#include "bench-measure.h"
#include "bench-round.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <locale.h>

#include "gui/tj-window.h"

/* How long the window keeps a user waiting while a round of 200 archives is read, beside the same
 * window before anything is opened in it.
 *
 * All forms of the round are the same, which is the worst that can come: the package that the
 * window shows has everything in common with all others, and each likeness is a row of it. */

#define SETTLE_SECONDS 2
#define IDLE_SECONDS 10
#define MAX_STALL 0.1

static gboolean
set_true_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;

  return G_SOURCE_REMOVE;
}

static void
run_for (guint seconds)
{
  gboolean over = FALSE;

  g_timeout_add_seconds (seconds, set_true_cb, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
}

static GArray *
measure_idle (double *busiest)
{
  BenchHeart *heart = bench_heart_start ();

  run_for (IDLE_SECONDS);

  return bench_heart_stop (heart, busiest);
}

/* What the window does just after the last package is read belongs to it. */
static GArray *
measure_round (TjWindow   *window,
               TjSession  *session,
               const char *archives,
               double     *busiest)
{
  GListModel *items = tj_session_get_items (session);
  g_autoptr(GFile) round = g_file_new_for_path (archives);
  double start = bench_now ();
  BenchHeart *heart = bench_heart_start ();
  GArray *series;

  tj_window_open (window, round);
  while (tj_session_get_loading (session))
    g_main_context_iteration (NULL, TRUE);
  bench_print_ratio ("Round of 200 archives read, seconds", bench_now () - start);
  run_for (SETTLE_SECONDS);
  series = bench_heart_stop (heart, busiest);

  g_assert_cmpuint (g_list_model_get_n_items (items), ==, BENCH_ROUND_PACKAGES);
  for (guint i = 0; i < BENCH_ROUND_PACKAGES; i++)
    {
      g_autoptr(TjRoundItem) item = g_list_model_get_item (items, i);

      g_assert_cmpint (tj_round_item_get_state (item), ==, TJ_ROUND_ITEM_READY);
    }

  return series;
}

static void
report (const char *label,
        GArray     *series,
        double      busiest)
{
  g_autofree char *processor = g_strdup_printf ("Most processor time between two knocks, %s",
                                                label);
  g_autofree char *longest = g_strdup_printf ("Longest stall, %s", label);
  g_autofree char *late = g_strdup_printf ("99th percentile of waits, %s, ms", label);

  /* Puts the series in order. */
  bench_print_series (label, series);
  bench_print_at_most (longest, g_array_index (series, double, series->len - 1) * 1e3,
                       MAX_STALL * 1e3, " ms");
  bench_print_at_most (processor, busiest * 1e3, MAX_STALL * 1e3, " ms");
  bench_print_ratio (late, g_array_index (series, double, series->len * 99 / 100) * 1e3);
}

static void
measure (const char *folder,
         const char *archives)
{
  g_autofree char *store_path = g_build_filename (folder, "reviews.sqlite", NULL);
  g_autofree char *contents_path = g_build_filename (folder, "contents", NULL);
  g_autoptr(GFile) store = g_file_new_for_path (store_path);
  g_autoptr(GFile) contents = g_file_new_for_path (contents_path);
  g_autoptr(GSettings) settings = g_settings_new ("org.tanjian.Tanjian");
  g_autoptr(TjSession) session = tj_session_new (store, contents, settings);
  TjWindow *window = tj_window_new (NULL, session, settings);
  g_autoptr(GArray) idle = NULL;
  g_autoptr(GArray) reading = NULL;
  double idle_busiest, reading_busiest;

  gtk_window_present (GTK_WINDOW (window));
  run_for (SETTLE_SECONDS);
  idle = measure_idle (&idle_busiest);
  reading = measure_round (window, session, archives, &reading_busiest);

  report ("idle window", idle, idle_busiest);
  report ("window reading 200 archives", reading, reading_busiest);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *folder = bench_make_folder ();
  g_autofree char *archives = g_build_filename (folder, "archives", NULL);
  g_autofree char *form = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  g_assert_cmpint (argc, ==, 2);
  bench_use_folder (folder);
  form = bench_find_form (argv[1]);
  g_assert_cmpint (g_mkdir (archives, 0700), ==, 0);
  bench_round_make (form, archives, NULL);

  adw_init ();
  measure (folder, archives);
  bench_remove_folder (folder);

  return 0;
}
