/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "bench-measure.h"
#include "core/store/tj-text-index.h"

/* Words of any length in 1,000 packages, found by the index and by grep in the same text. */

#define N_PACKAGES 1000
#define N_PAGES 40
#define CHARACTERS_PER_PAGE 800
#define ROUNDS 7
#define MAX_SECONDS 0.05
#define LIMIT 2000
#define PER_PACKAGE 5
#define N_SHOWN 205
/* Among other characters, of which there are so many, every so manyth is a word. */
#define N_CHARACTERS 3000
#define WORD_EVERY 24

static const char * const vocabulary[] = {
  "水", "电", "解", "制", "氢", "装置", "热泵", "储能", "系统", "效率", "减排", "二氧化碳", "年", "万元", "投资",
  "PEM", "CO₂", "，", "。", "1,200", "项目", "技术", "余热", "锅炉", "改造", "循环", "材料", "光伏", "\n",
};

/* The last one stands in a single package. */
static const char * const queries[] = { "氢", "减排", "二氧化碳", "PEM", "稀土催化剂" };

/* The same text in every run and on every machine. */
static char *
make_page (guint32 *state)
{
  GString *page = g_string_new (NULL);

  for (guint i = 0; i < CHARACTERS_PER_PAGE; i++)
    {
      *state = *state * 1664525u + 1013904223u;
      if ((*state >> 16) % WORD_EVERY == 0)
        g_string_append (page, vocabulary[(*state >> 8) % G_N_ELEMENTS (vocabulary)]);
      else
        g_string_append_unichar (page, 0x4e00 + (*state >> 10) % N_CHARACTERS);
    }

  return g_string_free (page, FALSE);
}

static gboolean
read_pages (TjAttachment  *attachment,
            TjTextParts   *parts,
            gpointer       user_data,
            GCancellable  *cancellable,
            GError       **error)
{
  GPtrArray *pages = user_data;

  for (guint i = 0; i < pages->len; i++)
    tj_text_parts_add (parts, TJ_TEXT_PLACE_PAGE, i + 1, NULL, g_ptr_array_index (pages, i));

  return TRUE;
}

static char *
add_package (TjTextIndex *index,
             const char  *folder,
             guint        number)
{
  g_autofree char *name = g_strdup_printf ("%u.txt", number);
  g_autofree char *path = g_build_filename (folder, "text", name, NULL);
  g_autofree char *sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, name, -1);
  g_autoptr(GPtrArray) pages = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GString) all = g_string_new (number == N_PACKAGES / 2 ? "稀土催化剂\n" : "");
  g_autoptr(GFile) location = g_file_new_for_path (path);
  g_autoptr(TjPackage) package = tj_package_new (name, location);
  g_autoptr(TjAttachment) attachment = NULL;
  g_autoptr(TjTextParts) form = NULL;
  guint32 state = number;

  if (all->len > 0)
    g_ptr_array_add (pages, g_strdup (all->str));
  for (guint i = 0; i < N_PAGES; i++)
    {
      g_ptr_array_add (pages, make_page (&state));
      g_string_append (all, g_ptr_array_index (pages, pages->len - 1));
    }
  g_file_set_contents (path, all->str, all->len, NULL);

  attachment = tj_attachment_new (name, all->len, sha256, "text/plain", TJ_ATTACHMENT_OTHER);
  tj_package_add_attachment (package, attachment);
  form = tj_text_parts_new_for_form (package);
  if (!tj_text_index_add_package (index, package, form, read_pages, pages, NULL, NULL))
    g_error ("a package could not be indexed");

  return tj_package_dup_manifest_sha256 (package);
}

/* As the window does it for every change of what is typed. */
static double
search (GFile              *file,
        const char         *typed,
        const char * const *keys)
{
  double start = bench_now ();
  gboolean was_damaged;
  g_autoptr(TjTextIndex) index = tj_text_index_open (file, FALSE, &was_damaged, NULL);
  g_autoptr(TjTextQuery) query = tj_text_query_new (typed);
  g_autoptr(GPtrArray) hits = NULL;

  hits = tj_text_index_search (index, query, keys, LIMIT, PER_PACKAGE, NULL, NULL);
  if (hits == NULL || hits->len == 0)
    g_error ("“%s” was not found", typed);
  /* As many snippets as the list has rows for; the hits of a package stand together. */
  for (guint i = 0; i < hits->len && i / PER_PACKAGE < N_SHOWN; i += PER_PACKAGE)
    tj_text_hit_make_snippet (g_ptr_array_index (hits, i));

  return bench_now () - start;
}

/* Counted by another program, since grep stops at the first line where nobody looks. */
static double
grep (const char *folder,
      const char *typed)
{
  g_autofree char *command = NULL;
  const char *argv[] = { "/bin/sh", "-c", NULL, NULL };

  command = g_strdup_printf ("test $(grep -r -F -e '%s' '%s/text' | wc -l) -gt 0", typed, folder);
  argv[2] = command;

  return bench_run (argv).seconds;
}

static void
compare (GFile              *file,
         const char         *folder,
         const char         *typed,
         const char * const *keys)
{
  g_autoptr(GArray) ours = bench_series_new ();
  g_autoptr(GArray) theirs = bench_series_new ();

  for (guint i = 0; i < ROUNDS; i++)
    {
      bench_series_add (ours, search (file, typed, keys));
      bench_series_add (theirs, grep (folder, typed));
    }

  g_print ("“%s”\n", typed);
  bench_print_series ("  index", ours);
  bench_print_at_most ("  median", bench_series_get_median (ours) * 1e3, MAX_SECONDS * 1e3, " ms");
  bench_print_series ("  grep -r", theirs);
  bench_print_ratio ("  index to grep",
                     bench_series_get_median (ours) / bench_series_get_median (theirs));
}

int
main (void)
{
  g_autofree char *folder = bench_make_folder ();
  g_autofree char *text = g_build_filename (folder, "text", NULL);
  g_autofree char *path = g_build_filename (folder, "words.index", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr(TjTextIndex) index = NULL;
  g_auto(GStrv) keys = NULL;
  gboolean was_damaged;
  double start = bench_now ();
  GStatBuf status;

  g_mkdir (text, 0700);
  index = tj_text_index_open (file, TRUE, &was_damaged, NULL);
  for (guint i = 1; i <= N_PACKAGES; i++)
    {
      g_autofree char *key = add_package (index, folder, i);

      g_strv_builder_add (builder, key);
    }
  keys = g_strv_builder_end (builder);

  g_print ("%u packages indexed in %.1f s", N_PACKAGES, bench_now () - start);
  g_print (", %.1f MB\n", g_stat (path, &status) == 0 ? status.st_size / 1e6 : 0);
  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    compare (file, folder, queries[i], (const char * const *) keys);

  g_clear_pointer (&index, tj_text_index_free);
  bench_remove_folder (folder);

  return 0;
}
