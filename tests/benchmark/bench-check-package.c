/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "bench-measure.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gstdio.h>
#include <libxml/parser.h>

#include "core/checks/tj-check-runner.h"
#include "core/import/tj-importer.h"

/* Opening and checking one form: against a whole office program that converts it, and against
 * the least work there is, inflating its parts and parsing their XML. */

#define SOFFICE_ROUNDS 3
#define ROUNDS_BESIDE_SOFFICE 5
#define CALLS_PER_ROUND 20
#define SOFFICE_SECONDS "180"
#define MAX_PART_BYTES (1024 * 1024)

#define FASTER_THAN_SOFFICE 100
#define SLOWER_THAN_LIBXML 3

typedef struct
{
  const char *program;
  const char *soffice;
  char *folder;
  char *form;
  TjTaxonomy *taxonomy;
  TjImporter *importer;

  GArray *soffice_times;
  GArray *program_times;
  GArray *library_times;
  GArray *libxml_times;
} Bench;

static void
run_soffice (Bench  *bench,
             GArray *times)
{
  g_autofree char *profile = g_strdup_printf ("-env:UserInstallation=file://%s/profile",
                                              bench->folder);
  g_autofree char *pdf = g_build_filename (bench->folder, "form.pdf", NULL);
  const char *argv[] = {
    "timeout", SOFFICE_SECONDS, bench->soffice, profile, "--headless", "--convert-to", "pdf",
    "--outdir", bench->folder, bench->form, NULL
  };
  BenchCost cost = bench_run (argv);

  /* soffice ends with 0 even where it converted nothing. */
  if (cost.status != 0 || !g_file_test (pdf, G_FILE_TEST_IS_REGULAR))
    g_error ("%s converted nothing (exit status %d)", bench->soffice, cost.status);

  g_remove (pdf);
  if (times != NULL)
    bench_series_add (times, cost.seconds);
}

static void
run_program (Bench *bench)
{
  const char *argv[] = { bench->program, "check", bench->form, NULL };
  BenchCost cost = bench_run (argv);

  /* 1 says that findings are errors, which a form without its annexes has. */
  if (cost.status > 1)
    g_error ("%s ended with %d", bench->program, cost.status);

  bench_series_add (bench->program_times, cost.seconds);
}

static void
check_once (Bench *bench)
{
  g_autoptr(GFile) file = g_file_new_for_path (bench->form);
  g_autoptr(GError) error = NULL;
  g_autoptr(TjPackage) package = NULL;
  g_autoptr(GListStore) findings = NULL;

  package = tj_importer_load (bench->importer, file, NULL, NULL, &error);
  if (package == NULL)
    g_error ("%s", error->message);

  findings = tj_check_package (package, bench->taxonomy);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (findings)), >, 0);
}

static void
parse_part (const char *data,
            gssize      size)
{
  xmlDocPtr doc = xmlReadMemory (data, (int) size, NULL, NULL, XML_PARSE_NONET | XML_PARSE_COMPACT);

  g_assert_nonnull (doc);
  xmlFreeDoc (doc);
}

static void
parse_once (Bench *bench,
            char  *buffer)
{
  g_autofree char *bytes = NULL;
  g_autoptr(GError) error = NULL;
  struct archive *archive = archive_read_new ();
  struct archive_entry *entry;
  gsize size;

  if (!g_file_get_contents (bench->form, &bytes, &size, &error))
    g_error ("%s", error->message);

  archive_read_support_format_zip (archive);
  g_assert_cmpint (archive_read_open_memory (archive, bytes, size), ==, ARCHIVE_OK);

  while (archive_read_next_header (archive, &entry) == ARCHIVE_OK)
    {
      gssize n_read = archive_read_data (archive, buffer, MAX_PART_BYTES);

      g_assert_cmpint (n_read, >, 0);
      parse_part (buffer, n_read);
    }

  archive_read_free (archive);
}

static void
run_library (Bench *bench)
{
  double start = bench_now ();

  for (guint i = 0; i < CALLS_PER_ROUND; i++)
    check_once (bench);

  bench_series_add (bench->library_times, (bench_now () - start) / CALLS_PER_ROUND);
}

static void
run_libxml (Bench *bench)
{
  g_autofree char *buffer = g_malloc (MAX_PART_BYTES);
  double start = bench_now ();

  for (guint i = 0; i < CALLS_PER_ROUND; i++)
    parse_once (bench, buffer);

  bench_series_add (bench->libxml_times, (bench_now () - start) / CALLS_PER_ROUND);
}

static void
run_all (Bench *bench)
{
  /* The first run makes soffice's profile and fills the disk cache. */
  run_soffice (bench, NULL);

  for (guint i = 0; i < SOFFICE_ROUNDS; i++)
    {
      run_soffice (bench, bench->soffice_times);

      for (guint j = 0; j < ROUNDS_BESIDE_SOFFICE; j++)
        {
          run_program (bench);
          run_library (bench);
          run_libxml (bench);
        }
    }
}

static void
report (Bench *bench)
{
  double soffice = bench_series_get_median (bench->soffice_times);
  double program = bench_series_get_median (bench->program_times);
  double library = bench_series_get_median (bench->library_times);
  double libxml = bench_series_get_median (bench->libxml_times);

  bench_print_series ("soffice --convert-to pdf, whole process", bench->soffice_times);
  bench_print_series ("tanjian-cli check, whole process", bench->program_times);
  bench_print_series ("open and check, in process", bench->library_times);
  bench_print_series ("inflate and libxml2, in process", bench->libxml_times);
  bench_print_at_least ("Process faster than soffice, times", soffice / program,
                        FASTER_THAN_SOFFICE, "");
  bench_print_at_least ("Library faster than soffice, times", soffice / library,
                        FASTER_THAN_SOFFICE, "");
  bench_print_at_most ("Library slower than inflate and libxml2, times", library / libxml,
                       SLOWER_THAN_LIBXML, "");
}

/* soffice gets a plain name, whatever the locale. */
static char *
copy_form (const char *round,
           const char *folder)
{
  g_autofree char *path = bench_find_form (round);
  char *copy = g_build_filename (folder, "form.docx", NULL);
  g_autoptr(GFile) source = g_file_new_for_path (path);
  g_autoptr(GFile) target = g_file_new_for_path (copy);
  g_autoptr(GError) error = NULL;

  if (!g_file_copy (source, target, G_FILE_COPY_NONE, NULL, NULL, NULL, &error))
    g_error ("%s", error->message);

  return copy;
}

int
main (int   argc,
      char *argv[])
{
  Bench bench = { NULL, };

  g_assert_cmpint (argc, ==, 4);
  bench.program = argv[1];
  bench.soffice = argv[2];
  bench.folder = bench_make_folder ();
  bench.form = copy_form (argv[3], bench.folder);
  bench.taxonomy = tj_taxonomy_new_default ();
  bench.importer = tj_importer_new (bench.taxonomy, NULL);
  bench.soffice_times = bench_series_new ();
  bench.program_times = bench_series_new ();
  bench.library_times = bench_series_new ();
  bench.libxml_times = bench_series_new ();

  run_all (&bench);
  report (&bench);

  bench_remove_folder (bench.folder);
  g_array_unref (bench.soffice_times);
  g_array_unref (bench.program_times);
  g_array_unref (bench.library_times);
  g_array_unref (bench.libxml_times);
  g_object_unref (bench.importer);
  g_object_unref (bench.taxonomy);
  g_free (bench.form);
  g_free (bench.folder);

  return 0;
}
