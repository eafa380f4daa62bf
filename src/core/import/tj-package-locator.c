/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/import/tj-package-locator.h"

#include <string.h>

#include "core/import/tj-form-reader.h"
#include "core/import/tj-package-opener.h"
#include "core/import/tj-package-survey.h"
#include "core/import/tj-source-folder.h"

/* Which packages a location holds. What cannot be read is listed too: it is reported when it is
 * loaded. */

/* Where a folder holds nothing but one folder with all of a package, that is the package. */
static GFile *
find_smallest (GFile        *folder,
               TjSource     *source)
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

static gboolean
list_folder (GFile             *folder,
             TjArchiveChoices  *choices,
             GPtrArray         *packages,
             GCancellable      *cancellable,
             GError           **error)
{
  g_autoptr(TjSource) source = tj_source_folder_new_for_search (folder, cancellable, error);

  if (source == NULL)
    return FALSE;

  tj_package_list_source (source, folder, choices, packages, cancellable);
  if (packages->len == 1 && g_file_equal (g_ptr_array_index (packages, 0), folder))
    {
      g_ptr_array_set_size (packages, 0);
      g_ptr_array_add (packages, find_smallest (folder, source));
    }

  return TRUE;
}

/**
 * tj_package_locator_locate:
 * @location: a package, or a folder or archive of packages
 * @choices: what the user said of archives
 *
 * Returns: (transfer full) (element-type GFile) (nullable): the packages, ordered by name;
 *   @location itself where nothing in it is one
 */
GPtrArray *
tj_package_locator_locate (GFile             *location,
                           TjArchiveChoices  *choices,
                           GCancellable      *cancellable,
                           GError           **error)
{
  g_autoptr(GPtrArray) packages = g_ptr_array_new_with_free_func (g_object_unref);

  if (g_file_query_file_type (location, G_FILE_QUERY_INFO_NONE, NULL) != G_FILE_TYPE_DIRECTORY)
    tj_package_list_file (location, choices, packages, cancellable);
  else if (!list_folder (location, choices, packages, cancellable, error))
    return NULL;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  return g_steal_pointer (&packages);
}
