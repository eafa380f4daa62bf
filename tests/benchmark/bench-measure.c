/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "bench-measure.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  const double *first = a;
  const double *second = b;

  return (*first > *second) - (*first < *second);
}

static char *
format_time (double seconds)
{
  if (seconds < 1e-3)
    return g_strdup_printf ("%.1f µs", seconds * 1e6);
  if (seconds < 1)
    return g_strdup_printf ("%.2f ms", seconds * 1e3);

  return g_strdup_printf ("%.2f s", seconds);
}

/* g_print() would turn “µ” and “≤” into question marks where the locale is C. */
static void
print_line (const char *line)
{
  fputs (line, stdout);
  fputc ('\n', stdout);
  fflush (stdout);
}

double
bench_now (void)
{
  struct timespec now;

  clock_gettime (CLOCK_MONOTONIC, &now);

  return now.tv_sec + now.tv_nsec * 1e-9;
}

/**
 * bench_get_processor:
 *
 * Returns: the processor time that this process has had, which a busy machine lengthens less than
 *   the time on the wall
 */
double
bench_get_processor (void)
{
  struct timespec time;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &time);

  return (double) time.tv_sec + (double) time.tv_nsec * 1e-9;
}

/**
 * bench_series_new:
 *
 * Returns: (transfer full) (element-type double): the times of one thing in all rounds
 */
GArray *
bench_series_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (double));
}

void
bench_series_add (GArray *series,
                  double  seconds)
{
  g_array_append_val (series, seconds);
}

/**
 * bench_series_get_median:
 * @series: at least one time; put in order by this
 *
 * Returns: the middle one, or the mean of the two in the middle
 */
double
bench_series_get_median (GArray *series)
{
  guint middle = series->len / 2;

  g_assert (series->len > 0);
  g_array_sort (series, compare_doubles);

  if (series->len % 2 == 1)
    return g_array_index (series, double, middle);

  return (g_array_index (series, double, middle - 1) + g_array_index (series, double, middle)) / 2;
}

void
bench_print_series (const char *label,
                    GArray     *series)
{
  g_autofree char *median = format_time (bench_series_get_median (series));
  g_autofree char *low = format_time (g_array_index (series, double, 0));
  g_autofree char *high = format_time (g_array_index (series, double, series->len - 1));
  g_autofree char *line = NULL;

  line = g_strdup_printf ("%s: median %s (%s to %s, %u rounds)", label, median, low, high,
                          series->len);
  print_line (line);
}

/**
 * bench_print_ratio:
 *
 * Prints a figure that is told but has no target.
 */
void
bench_print_ratio (const char *label,
                   double      value)
{
  g_autofree char *line = g_strdup_printf ("%s: %.2f", label, value);

  print_line (line);
}

/**
 * bench_print_at_most:
 * @unit: what @value and @target count, as ` MB`, or nothing for a ratio
 */
void
bench_print_at_most (const char *label,
                     double      value,
                     double      target,
                     const char *unit)
{
  g_autofree char *line = g_strdup_printf ("%s: %.2f%s, target ≤ %g%s: %s", label, value, unit,
                                           target, unit, value <= target ? "met" : "NOT met");

  print_line (line);
}

void
bench_print_at_least (const char *label,
                      double      value,
                      double      target,
                      const char *unit)
{
  g_autofree char *line = g_strdup_printf ("%s: %.2f%s, target ≥ %g%s: %s", label, value, unit,
                                           target, unit, value >= target ? "met" : "NOT met");

  print_line (line);
}

/**
 * bench_run:
 * @argv: (array zero-terminated=1): a program, looked up in the path, and its arguments
 *
 * Runs a program to its end and drops what it prints. One that cannot be started, or that a
 * signal ends, ends the benchmark.
 *
 * Returns: what it cost
 */
BenchCost
bench_run (const char * const *argv)
{
  g_autoptr(GError) error = NULL;
  BenchCost cost = { 0, };
  struct rusage usage;
  int status = 0;
  double start = bench_now ();
  GPid pid;

  if (!g_spawn_async (NULL, (char **) argv, NULL,
                      G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_SEARCH_PATH
                      | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL,
                      NULL, NULL, &pid, &error))
    g_error ("%s", error->message);

  while (wait4 (pid, &status, 0, &usage) < 0)
    g_assert_cmpint (errno, ==, EINTR);

  cost.seconds = bench_now () - start;
  cost.peak_bytes = (guint64) usage.ru_maxrss * 1024;
  if (!WIFEXITED (status))
    g_error ("%s was ended by signal %d", argv[0], WTERMSIG (status));
  cost.status = WEXITSTATUS (status);

  return cost;
}

/**
 * bench_make_folder:
 *
 * Returns: (transfer full): a new folder, for bench_remove_folder()
 */
char *
bench_make_folder (void)
{
  g_autoptr(GError) error = NULL;
  char *folder = g_dir_make_tmp ("tanjian-benchmark-XXXXXX", &error);

  if (folder == NULL)
    g_error ("%s", error->message);

  return folder;
}

void
bench_remove_folder (const char *path)
{
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR)
          && !g_file_test (child, G_FILE_TEST_IS_SYMLINK))
        bench_remove_folder (child);
      else
        g_unlink (child);
    }

  g_rmdir (path);
}

/**
 * bench_use_folder:
 *
 * From now on this program, and those that it starts, keep their files in @folder: nothing of the
 * user's is read, and nothing is left behind.
 */
void
bench_use_folder (const char *folder)
{
  static const char * const names[] = {
    "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR",
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_setenv (names[i], folder, TRUE);
}

static char *
find_docx (const char *folder)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      if (g_str_has_suffix (name, ".docx"))
        return g_build_filename (folder, name, NULL);
    }

  return NULL;
}

/**
 * bench_find_form:
 * @round: the folder of the sample round's packages
 *
 * Returns: (transfer full): the largest Word form that lies in a folder of its own
 */
char *
bench_find_form (const char *round)
{
  g_autoptr(GDir) dir = g_dir_open (round, 0, NULL);
  g_autofree char *largest = NULL;
  goffset largest_size = -1;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *folder = g_build_filename (round, name, NULL);
      g_autofree char *form = find_docx (folder);
      GStatBuf status;

      if (form != NULL && g_stat (form, &status) == 0 && status.st_size > largest_size)
        {
          largest_size = status.st_size;
          g_free (largest);
          largest = g_steal_pointer (&form);
        }
    }

  if (largest == NULL)
    g_error ("No Word form was found in %s", round);

  return g_steal_pointer (&largest);
}
