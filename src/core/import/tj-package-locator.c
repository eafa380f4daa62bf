/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/import/tj-package-locator.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/import/tj-form-reader.h"
#include "core/import/tj-entry-name.h"
#include "core/import/tj-import-limits.h"
#include "core/import/tj-importer.h"

/* A folder is one package if a form lies directly in it. Otherwise it is a round, and each
 * archive, form or folder in it that holds a form is a package. Archives are not opened here:
 * one that cannot be read is reported when it is loaded. */

/**
 * tj_package_locator_is_archive:
 *
 * Returns: whether the file's ending is one of an archive
 */
gboolean
tj_package_locator_is_archive (GFile *file)
{
  static const char * const endings[] = {
    ".zip", ".7z", ".rar", ".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tar.xz",
  };
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *lower = g_ascii_strdown (name, -1);

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      if (g_str_has_suffix (lower, endings[i]))
        return TRUE;
    }

  return FALSE;
}

/**
 * tj_package_locator_is_form_file:
 *
 * Returns: whether @file is an application form that can be read
 */
gboolean
tj_package_locator_is_form_file (GFile *file)
{
  g_autoptr(GFileInfo) info = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GPtrArray) findings = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(TjForm) form = NULL;
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *shown = g_utf8_make_valid (name, -1);

  if (!tj_form_reader_may_be_form (shown))
    return FALSE;

  info = g_file_query_info (file, "standard::*", G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, NULL, NULL);
  if (info == NULL || g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR ||
      g_file_info_get_size (info) > TJ_LIMIT_DOCUMENT_SIZE)
    return FALSE;

  if (!(bytes = g_file_load_bytes (file, NULL, NULL, NULL)))
    return FALSE;

  form = tj_form_reader_read (bytes, shown, NULL, findings, NULL);

  return form != NULL;
}

static int
compare_files (gconstpointer a,
               gconstpointer b)
{
  g_autofree char *first = g_file_get_basename (*(GFile * const *) a);
  g_autofree char *second = g_file_get_basename (*(GFile * const *) b);

  return strcmp (first, second);
}

static gboolean
is_folder (GFile *file)
{
  return g_file_query_file_type (file, G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, NULL) ==
         G_FILE_TYPE_DIRECTORY;
}

static GPtrArray *
list_children (GFile         *folder,
               GCancellable  *cancellable,
               GError       **error)
{
  g_autoptr(GPtrArray) children = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GFileEnumerator) enumerator = NULL;
  GFileInfo *info;
  GFile *child;

  enumerator = g_file_enumerate_children (folder, "standard::*",
                                          G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, cancellable, error);
  if (enumerator == NULL)
    return NULL;

  while (g_file_enumerator_iterate (enumerator, &info, &child, cancellable, error))
    {
      g_autofree char *name = NULL;

      if (info == NULL)
        {
          g_ptr_array_sort (children, compare_files);
          return g_steal_pointer (&children);
        }

      name = g_utf8_make_valid (g_file_info_get_name (info), -1);
      if (name[0] == '.' || tj_entry_name_is_ignored (name) || g_file_info_get_is_symlink (info))
        continue;

      if (children->len >= TJ_LIMIT_ENTRIES)
        {
          g_set_error (error, TJ_IMPORT_ERROR, TJ_IMPORT_ERROR_REFUSED,
                       _("The folder holds more than %d files. Choose the folder of one round."),
                       TJ_LIMIT_ENTRIES);
          return NULL;
        }

      g_ptr_array_add (children, g_object_ref (child));
    }

  return NULL;
}

static gboolean
has_form (const GPtrArray *children)
{
  for (guint i = 0; i < children->len; i++)
    {
      if (tj_package_locator_is_form_file (g_ptr_array_index (children, i)))
        return TRUE;
    }

  return FALSE;
}

/* A text document that fails to read may well be a form; so it is a package that reports itself. */
static gboolean
may_hold_form (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *lower = g_ascii_strdown (name, -1);

  return g_str_has_suffix (lower, ".docx") || g_str_has_suffix (lower, ".odt");
}

static gboolean
holds_form (GFile        *folder,
            guint         depth,
            GCancellable *cancellable)
{
  g_autoptr(GPtrArray) children = NULL;

  if (depth > TJ_LIMIT_SEARCH_DEPTH || !(children = list_children (folder, cancellable, NULL)))
    return FALSE;

  for (guint i = 0; i < children->len; i++)
    {
      GFile *child = g_ptr_array_index (children, i);

      if (is_folder (child) ? holds_form (child, depth + 1, cancellable) : may_hold_form (child))
        return TRUE;
    }

  return has_form (children);
}

static gboolean
is_package (GFile        *child,
            GCancellable *cancellable)
{
  if (is_folder (child))
    return holds_form (child, 2, cancellable);

  return tj_package_locator_is_archive (child) || may_hold_form (child) ||
         tj_package_locator_is_form_file (child);
}

/**
 * tj_package_locator_locate:
 * @location: a package, or a folder of packages
 *
 * Returns: (transfer full) (element-type GFile) (nullable): the packages, ordered by name;
 *   @location itself where nothing in it is one
 */
GPtrArray *
tj_package_locator_locate (GFile         *location,
                           GCancellable  *cancellable,
                           GError       **error)
{
  g_autoptr(GPtrArray) packages = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GPtrArray) children = NULL;
  gboolean whole = FALSE;

  if (is_folder (location))
    {
      if (!(children = list_children (location, cancellable, error)))
        return NULL;

      whole = has_form (children);
    }

  for (guint i = 0; !whole && children != NULL && i < children->len; i++)
    {
      GFile *child = g_ptr_array_index (children, i);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;

      if (is_package (child, cancellable))
        g_ptr_array_add (packages, g_object_ref (child));
    }

  if (packages->len == 0)
    g_ptr_array_add (packages, g_object_ref (location));

  return g_steal_pointer (&packages);
}
