/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "bench-measure.h"
#include "bench-round.h"

#include <glib/gstdio.h>

#include "core/import/tj-importer.h"
#include "core/taxonomy/tj-taxonomy.h"

/* A round of many packages: read by two threads, against taking the same bytes out of their
 * archives and their digests, one program after the other. Like the window, the reader keeps a
 * copy of what lies in archives. It is this program itself once more, called with IMPORT_WORD. */

#define IMPORT_WORD "import"
#define N_THREADS 2

#define ROUNDS 3

#define SLOWER_THAN_PLAIN 1.5
#define MAX_MEGABYTES 200
#define MEGABYTE 1e6

static BenchCost
run_shell (const char *command,
           const char *folder,
           const char *target)
{
  const char *argv[] = { "sh", "-ec", command, "sh", folder, target, NULL };
  BenchCost cost = bench_run (argv);

  if (cost.status != 0)
    g_error ("“%s” ended with %d", command, cost.status);

  return cost;
}

/* What a person without the program would do with the archives. */
static double
run_plain_archives (const char *archives,
                    const char *target)
{
  BenchCost cost;

  g_assert_cmpint (g_mkdir (target, 0700), ==, 0);
  cost = run_shell ("for zip in \"$1\"/*.zip; do name=\"$2/${zip##*/}\"; mkdir \"$name\"; "
                    "bsdtar -xf \"$zip\" -C \"$name\"; sha256sum \"$name\"/* \"$zip\"; done",
                    archives, target);
  bench_remove_folder (target);

  return cost.seconds;
}

static double
run_plain_folders (const char *folders,
                   const char *target)
{
  return run_shell ("sha256sum \"$1\"/*/*", folders, target).seconds;
}

static void
import_one (gpointer data,
            gpointer user_data)
{
  g_autoptr(GFile) location = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(TjPackage) package = NULL;

  package = tj_importer_load (user_data, location, NULL, NULL, &error);
  if (package == NULL)
    g_error ("%s", error->message);
}

static void
import_round (const char *round,
              const char *contents)
{
  g_autoptr(TjTaxonomy) taxonomy = tj_taxonomy_new_default ();
  g_autoptr(GFile) contents_folder = g_file_new_for_path (contents);
  g_autoptr(TjImporter) importer = tj_importer_new (taxonomy, contents_folder);
  g_autoptr(GFile) folder = g_file_new_for_path (round);
  g_autoptr(GError) error = NULL;
  g_autoptr(TjPackageListing) listing = NULL;
  GThreadPool *pool = g_thread_pool_new (import_one, importer, N_THREADS, TRUE, NULL);

  listing = tj_importer_list_packages (importer, folder, NULL, &error);
  if (listing == NULL)
    g_error ("%s", error->message);

  g_assert_cmpuint (listing->offers->len, ==, BENCH_ROUND_PACKAGES);
  for (guint i = 0; i < listing->offers->len; i++)
    g_thread_pool_push (pool, g_object_ref (tj_package_listing_get (listing, i)), NULL);

  g_thread_pool_free (pool, FALSE, TRUE);
}

static double
run_import (const char *program,
            const char *round,
            const char *target,
            guint64    *peak)
{
  const char *argv[] = { program, IMPORT_WORD, round, target, NULL };
  BenchCost cost = bench_run (argv);

  if (cost.status != 0)
    g_error ("%s ended with %d", program, cost.status);

  bench_remove_folder (target);
  *peak = MAX (*peak, cost.peak_bytes);

  return cost.seconds;
}

static void
compare (const char  *program,
         const char  *label,
         const char  *round,
         const char  *target,
         double     (*run_plain) (const char *, const char *),
         guint64     *peak)
{
  g_autoptr(GArray) ours = bench_series_new ();
  g_autoptr(GArray) plain = bench_series_new ();
  g_autofree char *our_label = g_strdup_printf ("import with two threads, %s", label);
  g_autofree char *plain_label = g_strdup_printf ("bsdtar and sha256sum, %s", label);
  g_autofree char *ratio = g_strdup_printf ("Slower than plain programs, %s, times", label);

  for (guint i = 0; i < ROUNDS; i++)
    {
      bench_series_add (plain, run_plain (round, target));
      bench_series_add (ours, run_import (program, round, target, peak));
    }

  bench_print_series (our_label, ours);
  bench_print_series (plain_label, plain);
  bench_print_at_most (ratio, bench_series_get_median (ours) / bench_series_get_median (plain),
                       SLOWER_THAN_PLAIN, "");
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *folder = NULL;
  g_autofree char *archives = NULL;
  g_autofree char *folders = NULL;
  g_autofree char *target = NULL;
  g_autofree char *form = NULL;
  guint64 peak = 0;

  if (argc == 4 && g_str_equal (argv[1], IMPORT_WORD))
    {
      import_round (argv[2], argv[3]);
      return 0;
    }

  g_assert_cmpint (argc, ==, 2);
  folder = bench_make_folder ();
  archives = g_build_filename (folder, "archives", NULL);
  folders = g_build_filename (folder, "folders", NULL);
  target = g_build_filename (folder, "target", NULL);
  form = bench_find_form (argv[1]);
  g_assert_cmpint (g_mkdir (archives, 0700), ==, 0);
  g_assert_cmpint (g_mkdir (folders, 0700), ==, 0);
  bench_round_make (form, archives, folders);

  compare (argv[0], "200 archives", archives, target, run_plain_archives, &peak);
  compare (argv[0], "200 folders", folders, target, run_plain_folders, &peak);
  bench_print_at_most ("Peak memory", peak / MEGABYTE, MAX_MEGABYTES, " MB");
  bench_remove_folder (folder);

  return 0;
}
