/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "bench-measure.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gstdio.h>
#include <string.h>

#include "core/import/tj-importer.h"
#include "core/taxonomy/tj-taxonomy.h"

/* A round of many packages: read by two threads, against taking the same bytes out of their
 * archives and their digests, one program after the other. Like the window, the reader keeps a
 * copy of what lies in archives. It is this program itself once more, called with IMPORT_WORD. */

#define IMPORT_WORD "import"
#define N_THREADS 2

#define N_PACKAGES 200
#define SCAN_BYTES (5 * 1024 * 1024)
#define SEED 20240002
#define ROUNDS 3

#define SLOWER_THAN_PLAIN 1.5
#define MAX_MEGABYTES 200
#define MEGABYTE 1e6

typedef struct
{
  char *name;
  char *form;
  gsize form_size;
  guint8 *scan;
} Contents;

static void
write_file (const char *folder,
            const char *name,
            const void *data,
            gsize       size)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr(GError) error = NULL;

  if (!g_file_set_contents_full (path, data, size, G_FILE_SET_CONTENTS_NONE, 0600, &error))
    g_error ("%s", error->message);
}

static void
add_entry (struct archive *archive,
           const char     *name,
           const void     *data,
           gsize           size)
{
  struct archive_entry *entry = archive_entry_new ();

  archive_entry_set_pathname_utf8 (entry, name);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0644);
  archive_entry_set_size (entry, size);
  g_assert_cmpint (archive_write_header (archive, entry), ==, ARCHIVE_OK);
  g_assert_cmpint (archive_write_data (archive, data, size), ==, (gssize) size);
  archive_entry_free (entry);
}

static void
make_archive (const char     *folder,
              const Contents *contents)
{
  g_autofree char *name = g_strconcat (contents->name, ".zip", NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  struct archive *archive = archive_write_new ();

  archive_write_set_format_zip (archive);
  g_assert_cmpint (archive_write_open_filename (archive, path), ==, ARCHIVE_OK);
  add_entry (archive, "form.docx", contents->form, contents->form_size);
  add_entry (archive, "annex-1.pdf", contents->scan, SCAN_BYTES);
  g_assert_cmpint (archive_write_close (archive), ==, ARCHIVE_OK);
  archive_write_free (archive);
}

static void
make_folder (const char     *folder,
             const Contents *contents)
{
  g_autofree char *path = g_build_filename (folder, contents->name, NULL);

  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  write_file (path, "form.docx", contents->form, contents->form_size);
  write_file (path, "annex-1.pdf", contents->scan, SCAN_BYTES);
}

/* Every scan is noise, which no compression makes smaller, and no two are the same. */
static void
make_round (const char *form,
            const char *archives,
            const char *folders)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (SEED);
  g_autofree guint8 *scan = g_malloc (SCAN_BYTES);
  g_autofree char *data = NULL;
  g_autoptr(GError) error = NULL;
  Contents contents = { NULL, NULL, 0, scan };

  if (!g_file_get_contents (form, &data, &contents.form_size, &error))
    g_error ("%s", error->message);

  contents.form = data;
  for (gsize i = 0; i < SCAN_BYTES; i += sizeof (guint32))
    {
      guint32 noise = g_rand_int (rand);

      memcpy (scan + i, &noise, sizeof noise);
    }
  memcpy (scan, "%PDF-1.7", 8);

  for (guint i = 0; i < N_PACKAGES; i++)
    {
      memcpy (scan + 8, &i, sizeof i);
      contents.name = g_strdup_printf ("package-%03u", i);
      make_archive (archives, &contents);
      make_folder (folders, &contents);
      g_free (contents.name);
    }
}

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

  g_assert_cmpuint (listing->offers->len, ==, N_PACKAGES);
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
  make_round (form, archives, folders);

  compare (argv[0], "200 archives", archives, target, run_plain_archives, &peak);
  compare (argv[0], "200 folders", folders, target, run_plain_folders, &peak);
  bench_print_at_most ("Peak memory", peak / MEGABYTE, MAX_MEGABYTES, " MB");
  bench_remove_folder (folder);

  return 0;
}
