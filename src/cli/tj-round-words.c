/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cli/tj-round-words.h"

#include "cli/tj-output.h"
#include "core/import/tj-importer.h"
#include "render/page/tj-attachment-words.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <unistd.h>

/* Whoever is tired of waiting presses Ctrl+C: the index is whole after every file, and the next
 * search goes on from there. */

static GFile *
find_cache (const char *name)
{
  g_autofree char *path = g_build_filename (g_get_user_cache_dir (), "tanjian", name, NULL);

  return g_file_new_for_path (path);
}

/**
 * tj_round_words_open:
 *
 * Returns: (transfer full) (nullable): the index
 */
TjTextIndex *
tj_round_words_open (void)
{
  g_autoptr(GFile) file = find_cache ("words.index");
  g_autoptr(GError) error = NULL;
  gboolean was_damaged = FALSE;
  TjTextIndex *index = tj_text_index_open (file, TRUE, &was_damaged, &error);

  if (index == NULL)
    tj_output_error ("%s", error->message);
  else if (was_damaged)
    tj_output_error (_("The search index was damaged and is made anew. Nothing but time is "
                       "lost."));

  return index;
}

static void
say_progress (guint done,
              guint all)
{
  if (isatty (STDERR_FILENO) == 0)
    return;

  if (done < all)
    {
      /* Translators: how many packages have been read for searching, and how many there are */
      g_autofree char *text = g_strdup_printf (_("Reading package %u of %u"), done + 1, all);

      fprintf (stderr, "\r%s", text);
    }
  else
    {
      fputs ("\r\033[K", stderr);
    }
}

static TjPackage *
load_package (TjTextIndex *index,
              TjImporter  *importer,
              GFile       *location)
{
  g_autoptr(TjPackage) package = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GFile) recognised = find_cache ("recognised");
  g_autoptr(TjTextParts) form = NULL;

  package = tj_importer_load (importer, location, NULL, NULL, &error);
  if (package != NULL)
    form = tj_text_parts_new_for_form (package);

  if (package == NULL ||
      !tj_text_index_add_package (index, package, form, tj_attachment_words_read, recognised,
                                  NULL, &error))
    {
      tj_output_error ("%s", error->message);
      return NULL;
    }

  return g_steal_pointer (&package);
}

/**
 * tj_round_words_load:
 * @path: a package, or a folder that holds several
 * @complete: (out): whether all of them could be read
 *
 * Puts into the index what is not there yet.
 *
 * Returns: (transfer full) (nullable) (element-type TjPackage): the packages
 */
GPtrArray *
tj_round_words_load (TjTextIndex *index,
                     TjTaxonomy  *taxonomy,
                     const char  *path,
                     gboolean    *complete)
{
  g_autoptr(GFile) contents = find_cache ("contents");
  g_autoptr(TjImporter) importer = tj_importer_new (taxonomy, contents);
  g_autoptr(GFile) location = g_file_new_for_path (path);
  g_autoptr(GPtrArray) packages = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(TjPackageListing) listing = NULL;
  g_autofree char *loose = NULL;
  g_autoptr(GError) error = NULL;
  guint n_packages;

  listing = tj_importer_list_packages (importer, location, NULL, &error);
  if (listing == NULL)
    {
      tj_output_error ("%s", error->message);
      return NULL;
    }

  if ((loose = tj_package_listing_dup_loose (listing)) != NULL)
    tj_output_error ("%s", loose);

  *complete = TRUE;
  n_packages = listing->offers->len;
  for (guint i = 0; i < n_packages; i++)
    {
      TjPackage *package;

      say_progress (i, n_packages);
      package = load_package (index, importer, tj_package_listing_get (listing, i));
      if (package != NULL)
        g_ptr_array_add (packages, package);
      else
        *complete = FALSE;
    }
  say_progress (n_packages, n_packages);

  return g_steal_pointer (&packages);
}

/**
 * tj_round_words_list:
 * @packages: (element-type TjPackage): loaded packages
 *
 * Returns: (transfer full): what the index knows each of them by
 */
GStrv
tj_round_words_list (GPtrArray *packages)
{
  GStrv keys = g_new0 (char *, packages->len + 1);

  for (guint i = 0; i < packages->len; i++)
    keys[i] = tj_package_dup_manifest_sha256 (g_ptr_array_index (packages, i));

  return keys;
}
