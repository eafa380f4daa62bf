/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cli/tj-round.h"

#include "cli/tj-output.h"
#include "core/import/tj-importer.h"

static TjPackage *
load (TjImporter *importer,
      GFile      *location)
{
  g_autoptr(GError) error = NULL;
  TjPackage *package = tj_importer_load (importer, location, NULL, NULL, &error);

  if (package == NULL)
    tj_output_error ("%s", error->message);

  return package;
}

/**
 * tj_round_load_package:
 * @path: an archive, a folder or a form
 *
 * Returns: (transfer full) (nullable): the package
 */
TjPackage *
tj_round_load_package (TjTaxonomy *taxonomy,
                       const char *path)
{
  g_autoptr(TjImporter) importer = tj_importer_new (taxonomy, NULL);
  g_autoptr(GFile) location = g_file_new_for_path (path);

  return load (importer, location);
}

static gboolean
load_all (TjImporter *importer,
          const char *path,
          GPtrArray  *packages)
{
  g_autoptr(GFile) location = g_file_new_for_path (path);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) files = NULL;
  gboolean complete = TRUE;

  files = tj_importer_locate_packages (importer, location, NULL, &error);
  if (files == NULL)
    {
      tj_output_error ("%s", error->message);
      return FALSE;
    }

  for (guint i = 0; i < files->len; i++)
    {
      TjPackage *package = load (importer, g_ptr_array_index (files, i));

      if (package != NULL)
        g_ptr_array_add (packages, package);
      else
        complete = FALSE;
    }

  return complete;
}

/**
 * tj_round_load:
 * @paths: packages, or folders that hold several
 * @complete: (out): whether every package could be loaded
 *
 * Returns: (transfer full) (element-type TjPackage): those that could, in the order given
 */
GPtrArray *
tj_round_load (TjTaxonomy         *taxonomy,
               const char * const *paths,
               gboolean           *complete)
{
  g_autoptr(TjImporter) importer = tj_importer_new (taxonomy, NULL);
  GPtrArray *packages = g_ptr_array_new_with_free_func (g_object_unref);

  *complete = TRUE;
  for (guint i = 0; paths[i] != NULL; i++)
    *complete &= load_all (importer, paths[i], packages);

  return packages;
}

/**
 * tj_round_list_paths:
 * @packages: (element-type TjPackage): loaded packages
 *
 * Returns: (transfer full): where each of them lies
 */
GStrv
tj_round_list_paths (GPtrArray *packages)
{
  GStrv paths = g_new0 (char *, packages->len + 1);

  for (guint i = 0; i < packages->len; i++)
    paths[i] = g_file_get_path (tj_package_get_location (g_ptr_array_index (packages, i)));

  return paths;
}
