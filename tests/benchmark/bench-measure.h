/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Times are in seconds. What is compared is measured in turns within one run, so that a busy
 * machine slows both sides alike, and medians are compared, so that one hiccup counts for
 * nothing. A figure that misses its target is printed and fails nothing: only what does not
 * work at all ends a benchmark. */

/**
 * BenchCost:
 * @seconds: from before the process was made until it had ended
 * @peak_bytes: the most memory that was resident at once; never less than that of the
 *   benchmark itself, from which the process was made
 * @status: its exit status
 */
typedef struct
{
  double seconds;
  guint64 peak_bytes;
  int status;
} BenchCost;

double    bench_now               (void);
double    bench_get_processor     (void);
GArray   *bench_series_new        (void) G_GNUC_WARN_UNUSED_RESULT;
void      bench_series_add        (GArray             *series,
                                   double              seconds);
double    bench_series_get_median (GArray             *series);
void      bench_print_series      (const char         *label,
                                   GArray             *series);
void      bench_print_ratio       (const char         *label,
                                   double              value);
void      bench_print_at_most     (const char         *label,
                                   double              value,
                                   double              target,
                                   const char         *unit);
void      bench_print_at_least    (const char         *label,
                                   double              value,
                                   double              target,
                                   const char         *unit);
BenchCost bench_run               (const char * const *argv);
char     *bench_make_folder       (void) G_GNUC_WARN_UNUSED_RESULT;
void      bench_remove_folder     (const char         *path);
void      bench_use_folder        (const char         *folder);
char     *bench_find_form         (const char         *round) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
