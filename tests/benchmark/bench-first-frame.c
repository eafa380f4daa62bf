/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "bench-measure.h"
#include "first-frame-watch.h"

/* How long it takes from starting the program to seeing its window, beside a window that holds
 * one label. Each start is a process of its own. */

#define ROUNDS 11
#define MAX_TIMES 2

typedef struct
{
  const char *program;
  const char *argument;
  GArray *first_frame;
  GArray *opened;
} Start;

static void
add_number (GArray     *series,
            const char *microseconds)
{
  gint64 value = g_ascii_strtoll (microseconds, NULL, 10);

  g_assert_cmpint (value, >, 0);
  if (series != NULL)
    bench_series_add (series, value * 1e-6);
}

static void
run_start (const Start *start,
           gboolean     counts)
{
  const char *argv[] = { start->program, start->argument, NULL };
  g_autofree char *now = NULL;
  g_autofree char *output = NULL;
  g_auto(GStrv) lines = NULL;
  g_auto(GStrv) environment = g_get_environ ();
  g_autoptr(GError) error = NULL;
  int status = 0;

  now = g_strdup_printf ("%" G_GINT64_FORMAT, g_get_monotonic_time ());
  environment = g_environ_setenv (environment, FIRST_FRAME_START, now, TRUE);

  if (!g_spawn_sync (NULL, (char **) argv, environment, G_SPAWN_DEFAULT, NULL, NULL, &output,
                     NULL, &status, &error)
      || !g_spawn_check_wait_status (status, &error))
    g_error ("%s: %s", start->program, error->message);

  lines = g_strsplit (output, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, start->opened != NULL ? 3 : 2);
  add_number (counts ? start->first_frame : NULL, lines[0]);
  if (start->opened != NULL)
    add_number (counts ? start->opened : NULL, lines[1]);
}

static void
report (Start *starts)
{
  double plain = bench_series_get_median (starts[0].first_frame);

  bench_print_series ("First frame, window with one label", starts[0].first_frame);
  bench_print_series ("First frame, Tanjian", starts[1].first_frame);
  bench_print_series ("First frame, Tanjian opening the sample round", starts[2].first_frame);
  bench_print_series ("First frame that shows the sample round", starts[2].opened);
  bench_print_at_most ("Tanjian slower than one label, times",
                       bench_series_get_median (starts[1].first_frame) / plain, MAX_TIMES, "");
  bench_print_at_most ("Tanjian opening the sample round slower than one label, times",
                       bench_series_get_median (starts[2].first_frame) / plain, MAX_TIMES, "");
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *folder = bench_make_folder ();
  Start starts[3] = { { NULL, }, };

  g_assert_cmpint (argc, ==, 4);
  bench_use_folder (folder);

  starts[0].program = argv[1];
  starts[1].program = argv[2];
  starts[2].program = argv[2];
  starts[2].argument = argv[3];
  starts[2].opened = bench_series_new ();
  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    starts[i].first_frame = bench_series_new ();

  /* The first round makes the store and fills the disk cache. */
  for (guint round = 0; round <= ROUNDS; round++)
    {
      for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
        run_start (&starts[i], round > 0);
    }

  report (starts);

  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    g_array_unref (starts[i].first_frame);
  g_array_unref (starts[2].opened);
  bench_remove_folder (folder);

  return 0;
}
