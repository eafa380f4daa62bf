/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/import/tj-source-folder.h"

#include <glib/gi18n-lib.h>

#include "core/import/tj-entry-name.h"
#include "core/import/tj-import-limits.h"
#include "core/import/tj-importer.h"

/* A folder, or a form file on its own. Only regular files are read; a link is refused wherever
 * it leads, since a package that is judged must not change with something outside it. */

struct _TjSourceFolder
{
  GObject parent_instance;

  GPtrArray *entries;
  gboolean is_search;
  guint n_given;
  GFileInputStream *stream;
  guint64 total;
};

static void source_init (TjSourceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TjSourceFolder, tj_source_folder, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (TJ_TYPE_SOURCE, source_init))

static const TjEntry *
tj_source_folder_next (TjSource      *source,
                       GCancellable  *cancellable,
                       GError       **error)
{
  TjSourceFolder *self = TJ_SOURCE_FOLDER (source);

  g_clear_object (&self->stream);
  if (self->n_given == self->entries->len)
    return NULL;

  return g_ptr_array_index (self->entries, self->n_given++);
}

static gssize
tj_source_folder_read (TjSource      *source,
                       void          *buffer,
                       gsize          size,
                       GCancellable  *cancellable,
                       GError       **error)
{
  TjSourceFolder *self = TJ_SOURCE_FOLDER (source);
  TjEntry *entry = g_ptr_array_index (self->entries, self->n_given - 1);
  gssize n_read;

  if (self->stream == NULL && !(self->stream = g_file_read (entry->file, cancellable, error)))
    return -1;

  n_read = g_input_stream_read (G_INPUT_STREAM (self->stream), buffer, size, cancellable, error);
  self->total += MAX (n_read, 0);

  if (self->total > TJ_LIMIT_TOTAL_SIZE && !self->is_search)
    {
      g_set_error (error, TJ_IMPORT_ERROR, TJ_IMPORT_ERROR_REFUSED,
                   _("The package was not read to its end: it holds more than %d MB. "
                     "Ask the applicant for a smaller one."),
                   TJ_LIMIT_TOTAL_SIZE / (1024 * 1024));
      return -1;
    }

  return n_read;
}

static void
tj_source_folder_rewind (TjSource *source)
{
  TjSourceFolder *self = TJ_SOURCE_FOLDER (source);

  g_clear_object (&self->stream);
  self->n_given = 0;
  self->total = 0;
}

static GPtrArray *
tj_source_folder_list_names (TjSource *source)
{
  TjSourceFolder *self = TJ_SOURCE_FOLDER (source);
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->entries->len; i++)
    {
      const TjEntry *entry = g_ptr_array_index (self->entries, i);

      if (entry->refusal == NULL && !entry->is_ignored)
        g_ptr_array_add (names, g_strdup (entry->name));
    }

  return names;
}

static void
tj_source_folder_finalize (GObject *object)
{
  TjSourceFolder *self = TJ_SOURCE_FOLDER (object);

  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_object (&self->stream);

  G_OBJECT_CLASS (tj_source_folder_parent_class)->finalize (object);
}

static void
source_init (TjSourceInterface *iface)
{
  iface->next = tj_source_folder_next;
  iface->read = tj_source_folder_read;
  iface->rewind = tj_source_folder_rewind;
  iface->list_names = tj_source_folder_list_names;
}

static void
tj_source_folder_class_init (TjSourceFolderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tj_source_folder_finalize;
}

static void
tj_source_folder_init (TjSourceFolder *self)
{
  self->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) tj_entry_free);
}

static const char *
find_refusal (GFileInfo  *info,
              const char *name)
{
  if (g_file_info_get_is_symlink (info) ||
      g_file_info_get_file_type (info) == G_FILE_TYPE_SYMBOLIC_LINK)
    return "link";

  if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    return "special";

  if (g_file_info_get_size (info) > TJ_LIMIT_ENTRY_SIZE)
    return "size";

  return tj_entry_name_find_refusal (name);
}

static gboolean
add_entry (TjSourceFolder  *self,
           TjEntry         *entry,
           GError         **error)
{
  g_ptr_array_add (self->entries, entry);
  if (self->entries->len <= TJ_LIMIT_ENTRIES || self->is_search)
    return TRUE;

  g_set_error (error, TJ_IMPORT_ERROR, TJ_IMPORT_ERROR_REFUSED,
               _("The package was not read: it holds more than %d files. "
                 "Choose the folder of one application."), TJ_LIMIT_ENTRIES);

  return FALSE;
}

/* A round may hold many packages, so that only what lies in one folder of it is limited. */
static gboolean
check_search (TjSourceFolder  *self,
              guint            n_children,
              GError         **error)
{
  if (!self->is_search || n_children <= TJ_LIMIT_ENTRIES)
    return TRUE;

  g_set_error (error, TJ_IMPORT_ERROR, TJ_IMPORT_ERROR_REFUSED,
               _("The folder holds more than %d files. Choose the folder of one round."),
               TJ_LIMIT_ENTRIES);

  return FALSE;
}

static gboolean
add_folder (TjSourceFolder  *self,
            GFile           *folder,
            const char      *prefix,
            guint            depth,
            GCancellable    *cancellable,
            GError         **error)
{
  g_autoptr(GFileEnumerator) enumerator = NULL;
  GFileInfo *info;
  GFile *child;
  guint max_depth = self->is_search ? TJ_LIMIT_SEARCH_DEPTH : TJ_LIMIT_PATH_DEPTH;
  guint n_children = 0;

  enumerator = g_file_enumerate_children (folder, "standard::*",
                                          G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, cancellable, error);
  if (enumerator == NULL)
    return FALSE;

  while (g_file_enumerator_iterate (enumerator, &info, &child, cancellable, error))
    {
      g_autofree char *name = NULL;
      g_autofree char *path = NULL;
      gboolean is_ignored;
      const char *refusal;
      TjEntry *entry;

      if (info == NULL)
        return TRUE;

      name = g_utf8_make_valid (g_file_info_get_name (info), -1);
      path = g_strconcat (prefix, name, NULL);
      is_ignored = tj_entry_name_is_ignored (name);

      if (self->is_search && (is_ignored || name[0] == '.'))
        continue;
      if (!check_search (self, ++n_children, error))
        return FALSE;

      if (g_file_info_get_file_type (info) == G_FILE_TYPE_DIRECTORY && depth < max_depth &&
          !is_ignored)
        {
          g_autofree char *inner = g_strconcat (path, "/", NULL);

          if (!add_folder (self, child, inner, depth + 1, cancellable, error))
            return FALSE;

          continue;
        }

      refusal = find_refusal (info, path);
      if (g_file_info_get_file_type (info) == G_FILE_TYPE_DIRECTORY)
        refusal = "deep";

      entry = tj_entry_new (g_steal_pointer (&path), refusal, child);
      entry->is_ignored = is_ignored;
      entry->size = g_file_info_get_size (info);
      if (!add_entry (self, entry, error))
        return FALSE;
    }

  return FALSE;
}

static int
compare_entries (gconstpointer a,
                 gconstpointer b)
{
  const TjEntry *first = *(const TjEntry * const *) a;
  const TjEntry *second = *(const TjEntry * const *) b;

  return strcmp (first->name, second->name);
}

/**
 * tj_source_folder_new:
 * @folder: a folder of the applicant's files
 *
 * Returns: (transfer full) (nullable): its files, ordered by name
 */
TjSource *
tj_source_folder_new (GFile         *folder,
                      GCancellable  *cancellable,
                      GError       **error)
{
  g_autoptr(TjSourceFolder) self = g_object_new (TJ_TYPE_SOURCE_FOLDER, NULL);

  if (!add_folder (self, folder, "", 1, cancellable, error))
    return NULL;

  g_ptr_array_sort (self->entries, compare_entries);

  return TJ_SOURCE (g_steal_pointer (&self));
}

/**
 * tj_source_folder_new_for_search:
 * @folder: a folder that may hold a whole round
 *
 * Returns: (transfer full) (nullable): the files of its upper levels, hidden ones left out
 */
TjSource *
tj_source_folder_new_for_search (GFile         *folder,
                                 GCancellable  *cancellable,
                                 GError       **error)
{
  g_autoptr(TjSourceFolder) self = g_object_new (TJ_TYPE_SOURCE_FOLDER, NULL);

  self->is_search = TRUE;
  if (!add_folder (self, folder, "", 1, cancellable, error))
    return NULL;

  g_ptr_array_sort (self->entries, compare_entries);

  return TJ_SOURCE (g_steal_pointer (&self));
}

/**
 * tj_source_folder_new_for_file:
 * @file: a regular file
 *
 * Returns: (transfer full): a package of this one file
 */
TjSource *
tj_source_folder_new_for_file (GFile *file)
{
  TjSourceFolder *self = g_object_new (TJ_TYPE_SOURCE_FOLDER, NULL);
  g_autofree char *name = g_file_get_basename (file);

  g_ptr_array_add (self->entries, tj_entry_new (g_utf8_make_valid (name, -1), NULL, file));

  return TJ_SOURCE (self);
}
