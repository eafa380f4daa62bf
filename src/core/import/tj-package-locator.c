/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/import/tj-package-locator.h"

#include <string.h>

#include "core/import/tj-form-reader.h"
#include "core/import/tj-import-limits.h"
#include "core/import/tj-package-opener.h"
#include "core/import/tj-package-survey.h"
#include "core/import/tj-source-folder.h"
#include "core/import/tj-source-inner.h"

/* Which packages a location holds, and which of its files are in none. What cannot be read is
 * listed too: it is reported when it is loaded. */

/**
 * Place:
 * @depth: how many archives it lies in, one being itself an archive
 * @position: where it stands in the archives it lies in, ending in a slash
 * @prefix: what its files are called by, before their own names
 *
 * A folder or archive that is looked through.
 */
typedef struct
{
  TjSource *source;
  GFile *location;
  guint depth;
  const char *position;
  const char *prefix;
  TjArchiveChoices *choices;
  GCancellable *cancellable;
} Place;

/* What is known of the files of one package before they are read. */
typedef struct
{
  guint first;
  guint n_files;
  guint64 size;
} Tally;

static void add_packages (const Place      *self,
                          TjPackageListing *listing);

static void
count_file (const TjEntry   *entry,
            guint            position,
            TjPackageLayout *layout,
            Tally           *tallies,
            const char      *prefix,
            GPtrArray       *loose)
{
  guint root;

  if (!tj_package_layout_find_root (layout, entry->name, &root))
    {
      if (!entry->is_ignored && entry->refusal == NULL)
        g_ptr_array_add (loose, g_strconcat (prefix, entry->name, NULL));
      return;
    }

  tallies[root].first = MIN (tallies[root].first, position);
  if (entry->is_ignored)
    return;

  tallies[root].n_files++;
  tallies[root].size += entry->size;
}

/* Returns what there is of each root of the layout. */
static Tally *
count_files (const Place     *self,
             TjPackageLayout *layout,
             guint            n_roots,
             GPtrArray       *loose)
{
  Tally *tallies = g_new0 (Tally, n_roots);
  const TjEntry *entry;
  guint position = 0;

  for (guint i = 0; i < n_roots; i++)
    tallies[i].first = G_MAXUINT;

  tj_source_rewind (self->source);
  while ((entry = tj_source_next (self->source, self->cancellable, NULL)) != NULL)
    count_file (entry, position++, layout, tallies, self->prefix, loose);

  return tallies;
}

/* What cannot be opened is listed as it is. An archive that holds one package is that package. */
static void
add_archive (const Place      *self,
             const char       *name,
             const Tally      *tally,
             const char       *position,
             TjPackageListing *listing)
{
  g_autoptr(GFile) location = g_file_resolve_relative_path (self->location, name);
  g_autofree char *below = g_strconcat (position, "/", NULL);
  g_autofree char *prefix = g_strconcat (self->prefix, name, "//", NULL);
  g_autoptr(TjSource) source = NULL;
  Place inner = { NULL, location, self->depth + 1, below, prefix, self->choices,
                  self->cancellable };
  guint n_before = listing->offers->len;
  guint n_files = 0;

  source = tj_source_open_inner (self->source, name, location, self->choices, NULL,
                                 self->cancellable, NULL);
  inner.source = source;
  if (source != NULL)
    add_packages (&inner, listing);

  if (listing->offers->len > n_before + 1)
    return;

  if (listing->offers->len > n_before)
    n_files = ((TjPackageOffer *) g_ptr_array_index (listing->offers, n_before))->n_files;
  g_ptr_array_set_size (listing->offers, n_before);
  tj_package_listing_add (listing, location, position, n_files, tally->size);
}

static void
add_packages (const Place      *self,
              TjPackageListing *listing)
{
  g_autoptr(TjPackageLayout) layout = NULL;
  g_autoptr(GPtrArray) roots = NULL;
  g_autofree Tally *tallies = NULL;

  layout = tj_package_survey (self->source, self->location, self->choices, self->depth,
                              self->cancellable, NULL);
  if (layout == NULL)
    return;

  roots = tj_package_layout_list_roots (layout);
  tallies = count_files (self, layout, roots->len, listing->loose);
  for (guint i = 0; i < roots->len; i++)
    {
      const char *root = g_ptr_array_index (roots, i);
      g_autofree char *position = g_strdup_printf ("%s%u", self->position, tallies[i].first);
      g_autoptr(GFile) location = NULL;

      if (self->depth < TJ_LIMIT_ARCHIVE_DEPTH && tj_package_survey_is_archive (root))
        {
          add_archive (self, root, &tallies[i], position, listing);
          continue;
        }

      location = *root == '\0' ? g_object_ref (self->location)
                               : g_file_resolve_relative_path (self->location, root);
      tj_package_listing_add (listing, location, position, tallies[i].n_files, tallies[i].size);
    }
}

/* Where a folder holds nothing but one folder with all of a package, that is the package. */
static GFile *
find_smallest (GFile    *folder,
               TjSource *source)
{
  g_autoptr(GPtrArray) names = tj_source_list_names (source);
  g_autofree char *top = NULL;
  gboolean may_be_package = FALSE;

  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      const char *slash = strchr (name, '/');

      if (slash == NULL || (top != NULL && (strncmp (name, top, slash - name) != 0 ||
                                            top[slash - name] != '\0')))
        return g_object_ref (folder);

      if (top == NULL)
        top = g_strndup (name, slash - name);
      may_be_package |= tj_form_reader_may_be_form (name) || tj_package_survey_is_archive (name);
    }

  return may_be_package ? g_file_get_child (folder, top) : g_object_ref (folder);
}

static void
replace_all (TjPackageListing *listing,
             GFile            *location)
{
  g_ptr_array_set_size (listing->offers, 0);
  tj_package_listing_add (listing, location, "0", 0, 0);
}

static gboolean
list_folder (GFile             *folder,
             TjArchiveChoices  *choices,
             TjPackageListing  *listing,
             GCancellable      *cancellable,
             GError           **error)
{
  g_autoptr(TjSource) source = tj_source_folder_new_for_search (folder, cancellable, error);
  g_autoptr(GFile) smallest = NULL;
  Place place = { source, folder, 0, "", "", choices, cancellable };

  if (source == NULL)
    return FALSE;

  add_packages (&place, listing);
  if (listing->offers->len == 0)
    tj_package_listing_add (listing, folder, "0", 0, 0);

  if (listing->offers->len == 1 && g_file_equal (tj_package_listing_get (listing, 0), folder))
    {
      smallest = find_smallest (folder, source);
      replace_all (listing, smallest);
    }

  return TRUE;
}

static void
list_file (GFile            *file,
           TjArchiveChoices *choices,
           TjPackageListing *listing,
           GCancellable     *cancellable)
{
  guint depth = 0;
  g_autoptr(TjSource) source = tj_package_open_archive (file, choices, &depth, cancellable);
  Place place = { source, file, depth, "", "", choices, cancellable };

  if (source != NULL)
    add_packages (&place, listing);

  /* One package is opened by the name that was given. */
  if (listing->offers->len <= 1)
    replace_all (listing, file);
}

/**
 * tj_package_locator_list:
 * @location: a package, or a folder or archive of packages
 * @choices: what the user said of archives
 *
 * Returns: (transfer full) (nullable): the packages; @location itself where nothing in it is one
 */
TjPackageListing *
tj_package_locator_list (GFile             *location,
                         TjArchiveChoices  *choices,
                         GCancellable      *cancellable,
                         GError           **error)
{
  g_autoptr(TjPackageListing) listing = tj_package_listing_new ();

  if (g_file_query_file_type (location, G_FILE_QUERY_INFO_NONE, NULL) != G_FILE_TYPE_DIRECTORY)
    list_file (location, choices, listing, cancellable);
  else if (!list_folder (location, choices, listing, cancellable, error))
    return NULL;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  return g_steal_pointer (&listing);
}
