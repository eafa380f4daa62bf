/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "bench-round.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gstdio.h>
#include <string.h>

#define SCAN_BYTES (5 * 1024 * 1024)
#define SEED 20240002

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

/**
 * bench_round_make:
 * @form: the Word form that lies in every package
 * @archives: (nullable): a folder that gets the packages as zip archives
 * @folders: (nullable): one that gets the same packages as folders
 *
 * Makes a round of %BENCH_ROUND_PACKAGES packages, each with a scan of 5 MB. Every scan is noise,
 * which no compression makes smaller, and no two are the same.
 */
void
bench_round_make (const char *form,
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

  for (guint i = 0; i < BENCH_ROUND_PACKAGES; i++)
    {
      memcpy (scan + 8, &i, sizeof i);
      contents.name = g_strdup_printf ("package-%03u", i);
      if (archives != NULL)
        make_archive (archives, &contents);
      if (folders != NULL)
        make_folder (folders, &contents);
      g_free (contents.name);
    }
}
