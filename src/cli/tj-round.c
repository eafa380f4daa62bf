/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cli/tj-round.h"

#include <glib/gi18n-lib.h>

#include "cli/tj-files.h"
#include "cli/tj-output.h"
#include "cli/tj-password-prompt.h"
#include "core/import/tj-importer.h"
#include "render/page/tj-page-text.h"

/* How often a password is asked for before it is given up. */
#define N_TRIES 3

static TjImporter *
create_importer (TjTaxonomy        *taxonomy,
                 const TjArguments *arguments)
{
  g_autoptr(TjImporter) importer = tj_importer_new (taxonomy, NULL);
  g_autofree char *password = NULL;

  tj_importer_set_names (importer, NULL, arguments->names);
  if (arguments->password_file == NULL)
    return g_steal_pointer (&importer);

  if ((password = tj_files_read_password (arguments->password_file)) == NULL)
    return NULL;

  tj_importer_set_password (importer, NULL, password);

  return g_steal_pointer (&importer);
}

static gboolean
ask_password (TjImporter   *importer,
              GFile        *location,
              const GError *problem)
{
  g_autofree char *password = NULL;
  g_autofree char *name = tj_importer_dup_name (location);
  /* Translators: asked on a terminal; what is typed is not shown */
  g_autofree char *question = g_strdup_printf (_("Password of “%s”: "), name);

  tj_output_error ("%s", problem->message);
  if ((password = tj_password_prompt_ask (question)) == NULL)
    return FALSE;

  tj_importer_set_password (importer, location, password);

  return TRUE;
}

static TjPackage *
load (TjImporter        *importer,
      const TjArguments *arguments,
      GFile             *location)
{
  gboolean may_ask = arguments->password_file == NULL && tj_password_prompt_is_possible ();
  g_autoptr(GError) error = NULL;
  TjPackage *package = tj_importer_load (importer, location, NULL, NULL, &error);

  for (guint i = 0; i < N_TRIES && package == NULL && may_ask &&
                    g_error_matches (error, TJ_IMPORT_ERROR, TJ_IMPORT_ERROR_ENCRYPTED); i++)
    {
      if (!ask_password (importer, location, error))
        return NULL;

      g_clear_error (&error);
      package = tj_importer_load (importer, location, NULL, NULL, &error);
    }

  if (package != NULL)
    return package;

  if (g_error_matches (error, TJ_IMPORT_ERROR, TJ_IMPORT_ERROR_ENCRYPTED) &&
      arguments->password_file == NULL && !may_ask)
    tj_output_error (_("%s “--password-file” takes a file with the password."), error->message);
  else
    tj_output_error ("%s", error->message);

  return NULL;
}

/**
 * tj_round_load_package:
 * @arguments: how archives are to be read
 * @path: an archive, a folder or a form
 *
 * Returns: (transfer full) (nullable): the package
 */
TjPackage *
tj_round_load_package (TjTaxonomy        *taxonomy,
                       const TjArguments *arguments,
                       const char        *path)
{
  g_autoptr(TjImporter) importer = create_importer (taxonomy, arguments);
  g_autoptr(GFile) location = g_file_new_for_path (path);

  if (importer == NULL)
    return NULL;

  tj_importer_set_page_text (importer, tj_page_text_read, NULL, TRUE);

  return load (importer, arguments, location);
}

static gboolean
load_all (TjImporter        *importer,
          const TjArguments *arguments,
          const char        *path,
          GPtrArray         *packages)
{
  g_autoptr(GFile) location = g_file_new_for_path (path);
  g_autoptr(GError) error = NULL;
  g_autoptr(TjPackageListing) listing = NULL;
  g_autofree char *loose = NULL;
  gboolean complete = TRUE;

  listing = tj_importer_list_packages (importer, location, NULL, &error);
  if (listing == NULL)
    {
      tj_output_error ("%s", error->message);
      return FALSE;
    }

  if ((loose = tj_package_listing_dup_loose (listing)) != NULL)
    tj_output_error ("%s", loose);

  for (guint i = 0; i < listing->offers->len; i++)
    {
      TjPackage *package = load (importer, arguments, tj_package_listing_get (listing, i));

      if (package != NULL)
        g_ptr_array_add (packages, package);
      else
        complete = FALSE;
    }

  return complete;
}

/**
 * tj_round_load:
 * @arguments: packages, or folders and archives that hold several
 * @complete: (out): whether every package could be loaded
 *
 * Returns: (transfer full) (element-type TjPackage): those that could, in the order given
 */
GPtrArray *
tj_round_load (TjTaxonomy        *taxonomy,
               const TjArguments *arguments,
               gboolean          *complete)
{
  g_autoptr(TjImporter) importer = create_importer (taxonomy, arguments);
  GPtrArray *packages = g_ptr_array_new_with_free_func (g_object_unref);

  if (importer != NULL)
    tj_importer_set_page_text (importer, tj_page_text_read, NULL, FALSE);

  *complete = importer != NULL;
  for (guint i = 0; importer != NULL && arguments->rest[i] != NULL; i++)
    *complete &= load_all (importer, arguments, arguments->rest[i], packages);

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
