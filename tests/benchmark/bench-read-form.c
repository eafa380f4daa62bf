/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "bench-measure.h"

#include <archive.h>
#include <archive_entry.h>
#include <libxml/parser.h>

#include "core/import/tj-form-reader.h"

/* Reading one form, as Word's and as an OpenDocument text that LibreOffice made of it, against
 * the least work there is: inflating its parts and parsing their XML. */

#define ROUNDS 15
#define CALLS_PER_ROUND 40
#define MAX_PART_BYTES (4 * 1024 * 1024)
#define SLOWER_THAN_LIBXML 3

static void
read_once (GBytes     *bytes,
           const char *name)
{
  g_autoptr(GPtrArray) findings = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GError) error = NULL;
  g_autoptr(TjForm) form = NULL;

  form = tj_form_reader_read (bytes, name, NULL, findings, NULL, &error);
  if (form == NULL)
    g_error ("%s", error != NULL ? error->message : name);
}

/* Pictures and other parts that are not XML are skipped. */
static void
parse_once (GBytes *bytes,
            char   *buffer)
{
  struct archive *archive = archive_read_new ();
  struct archive_entry *entry;
  gsize size;
  const void *data = g_bytes_get_data (bytes, &size);

  archive_read_support_format_zip (archive);
  g_assert_cmpint (archive_read_open_memory (archive, data, size), ==, ARCHIVE_OK);

  while (archive_read_next_header (archive, &entry) == ARCHIVE_OK)
    {
      const char *name = archive_entry_pathname (entry);
      gssize n_read;
      xmlDocPtr doc;

      if (!g_str_has_suffix (name, ".xml") && !g_str_has_suffix (name, ".rels"))
        continue;

      n_read = archive_read_data (archive, buffer, MAX_PART_BYTES);
      g_assert_cmpint (n_read, >, 0);
      doc = xmlReadMemory (buffer, (int) n_read, NULL, NULL, XML_PARSE_NONET | XML_PARSE_COMPACT);
      g_assert_nonnull (doc);
      xmlFreeDoc (doc);
    }

  archive_read_free (archive);
}

static void
compare (const char *path,
         const char *label)
{
  g_autoptr(GArray) ours = bench_series_new ();
  g_autoptr(GArray) libxml = bench_series_new ();
  g_autofree char *our_label = g_strconcat ("read the form, ", label, NULL);
  g_autofree char *libxml_label = g_strconcat ("inflate and libxml2, ", label, NULL);
  g_autofree char *ratio = g_strconcat ("Slower than inflate and libxml2, ", label, ", times",
                                        NULL);
  g_autofree char *buffer = g_malloc (MAX_PART_BYTES);
  g_autofree char *content = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = NULL;
  gsize size;

  if (!g_file_get_contents (path, &content, &size, &error))
    g_error ("%s", error->message);
  bytes = g_bytes_new_take (g_steal_pointer (&content), size);

  for (guint i = 0; i < ROUNDS; i++)
    {
      double start = bench_now ();

      for (guint j = 0; j < CALLS_PER_ROUND; j++)
        read_once (bytes, label);
      bench_series_add (ours, (bench_now () - start) / CALLS_PER_ROUND);

      start = bench_now ();
      for (guint j = 0; j < CALLS_PER_ROUND; j++)
        parse_once (bytes, buffer);
      bench_series_add (libxml, (bench_now () - start) / CALLS_PER_ROUND);
    }

  bench_print_series (our_label, ours);
  bench_print_series (libxml_label, libxml);
  bench_print_at_most (ratio, bench_series_get_median (ours) / bench_series_get_median (libxml),
                       SLOWER_THAN_LIBXML, "");
}

static char *
make_odt (const char *soffice,
          const char *form,
          const char *folder)
{
  g_autofree char *profile = g_strdup_printf ("-env:UserInstallation=file://%s/profile", folder);
  g_autofree char *copy = g_build_filename (folder, "form.docx", NULL);
  g_autoptr(GFile) source = g_file_new_for_path (form);
  g_autoptr(GFile) target = g_file_new_for_path (copy);
  g_autoptr(GError) error = NULL;
  const char *argv[] = { soffice, profile, "--headless", "--convert-to", "odt", "--outdir", folder,
                         copy, NULL };
  BenchCost cost;

  /* soffice gets a plain name, whatever the locale. */
  if (!g_file_copy (source, target, G_FILE_COPY_NONE, NULL, NULL, NULL, &error))
    g_error ("%s", error->message);

  cost = bench_run (argv);
  if (cost.status != 0)
    g_error ("%s ended with %d", soffice, cost.status);

  return g_build_filename (folder, "form.odt", NULL);
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *folder = bench_make_folder ();
  g_autofree char *form = NULL;
  g_autofree char *odt = NULL;

  g_assert_cmpint (argc, ==, 3);
  form = bench_find_form (argv[2]);
  odt = make_odt (argv[1], form, folder);

  compare (form, "form.docx");
  compare (odt, "form.odt");
  bench_remove_folder (folder);

  return 0;
}
