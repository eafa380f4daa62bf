/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/import/tj-package-location.h"

/* A package in an archive is named by a path that goes on after the archive's own, as in
 * round.zip//甲公司. GFile makes one slash of two, so that both ways of writing are the same. */

/**
 * tj_package_location_split:
 * @inner: (out): the path inside the archive, or %NULL where @location itself exists
 *
 * Returns: (transfer full): the file or folder on the disk that @location names or lies in
 */
GFile *
tj_package_location_split (GFile  *location,
                           char  **inner)
{
  g_autoptr(GFile) place = g_object_ref (location);

  *inner = NULL;
  while (place != NULL && !g_file_query_exists (place, NULL))
    {
      GFile *parent = g_file_get_parent (place);

      g_object_unref (place);
      place = parent;
    }

  if (place == NULL || g_file_equal (place, location) ||
      g_file_query_file_type (place, G_FILE_QUERY_INFO_NONE, NULL) != G_FILE_TYPE_REGULAR)
    return g_object_ref (location);

  *inner = g_file_get_relative_path (place, location);

  return g_steal_pointer (&place);
}

/**
 * tj_package_location_dup_name:
 *
 * Returns: (transfer full): what to call the package: a file's or folder's name, and the path
 *   inside an archive after two slashes
 */
char *
tj_package_location_dup_name (GFile *location)
{
  g_autofree char *inner = NULL;
  g_autoptr(GFile) container = tj_package_location_split (location, &inner);
  g_autofree char *base = g_file_get_basename (container);
  g_autofree char *name = g_strconcat (base != NULL ? base : "?", inner != NULL ? "//" : "",
                                       inner, NULL);

  return g_utf8_make_valid (name, -1);
}
