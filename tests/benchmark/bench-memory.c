/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "bench-measure.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>

/* How much memory it takes to check a package that carries a large scan. */

#define SCAN_BYTES (20 * 1024 * 1024)
#define BLOCK_BYTES (64 * 1024)
#define SEED 20240002
#define ROUNDS 3

#define MAX_MEGABYTES 100
#define MEGABYTE 1e6

static void
add_header (struct archive *archive,
            const char     *name,
            gint64          size)
{
  struct archive_entry *entry = archive_entry_new ();

  archive_entry_set_pathname_utf8 (entry, name);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0644);
  archive_entry_set_size (entry, size);
  g_assert_cmpint (archive_write_header (archive, entry), ==, ARCHIVE_OK);
  archive_entry_free (entry);
}

static void
add_form (struct archive *archive,
          const char     *round)
{
  g_autofree char *path = bench_find_form (round);
  g_autofree char *data = NULL;
  g_autoptr(GError) error = NULL;
  gsize size;

  if (!g_file_get_contents (path, &data, &size, &error))
    g_error ("%s", error->message);

  add_header (archive, "form.docx", size);
  g_assert_cmpint (archive_write_data (archive, data, size), ==, (gssize) size);
}

/* Noise, which no compression makes smaller, as in a PDF of scanned pages. */
static void
add_scan (struct archive *archive)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (SEED);
  g_autofree guint32 *block = g_malloc (BLOCK_BYTES);

  add_header (archive, "annex-1.pdf", SCAN_BYTES);
  for (guint i = 0; i < SCAN_BYTES / BLOCK_BYTES; i++)
    {
      for (guint j = 0; j < BLOCK_BYTES / sizeof *block; j++)
        block[j] = g_rand_int (rand);

      if (i == 0)
        memcpy (block, "%PDF-1.7", 8);
      g_assert_cmpint (archive_write_data (archive, block, BLOCK_BYTES), ==, BLOCK_BYTES);
    }
}

static char *
make_package (const char *folder,
              const char *round)
{
  char *path = g_build_filename (folder, "package.zip", NULL);
  struct archive *archive = archive_write_new ();

  archive_write_set_format_zip (archive);
  g_assert_cmpint (archive_write_open_filename (archive, path), ==, ARCHIVE_OK);
  add_form (archive, round);
  add_scan (archive);
  g_assert_cmpint (archive_write_close (archive), ==, ARCHIVE_OK);
  archive_write_free (archive);

  return path;
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *folder = bench_make_folder ();
  g_autofree char *package = NULL;
  g_autoptr(GArray) times = bench_series_new ();
  guint64 peak = 0;

  g_assert_cmpint (argc, ==, 3);
  package = make_package (folder, argv[2]);

  for (guint i = 0; i < ROUNDS; i++)
    {
      const char *command[] = { argv[1], "check", package, NULL };
      BenchCost cost = bench_run (command);

      if (cost.status > 1)
        g_error ("%s ended with %d", argv[1], cost.status);

      bench_series_add (times, cost.seconds);
      peak = MAX (peak, cost.peak_bytes);
    }

  bench_print_series ("tanjian-cli check, package of 20 MB", times);
  bench_print_at_most ("Peak memory", peak / MEGABYTE, MAX_MEGABYTES, " MB");
  bench_remove_folder (folder);

  return 0;
}
