/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cli/tj-package-file.h"

#include "cli/tj-files.h"
#include "cli/tj-output.h"
#include "core/import/tj-content-store.h"
#include "core/import/tj-zip-entries.h"
#include "render/page/tj-page-text.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#define FOLDER_MODE 0755

static gboolean
is_zip (const char *path)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  return g_str_has_suffix (lower, ".zip");
}

/* (nullable): what reads packages and keeps what is in them in @folder */
static TjImporter *
create_importer (TjTaxonomy        *taxonomy,
                 const TjArguments *arguments,
                 GFile             *folder)
{
  g_autoptr(TjImporter) importer = tj_importer_new (taxonomy, folder);
  g_autofree char *password = NULL;

  tj_importer_set_names (importer, NULL, arguments->names);
  if (arguments->password_file != NULL)
    {
      password = tj_files_read_password (arguments->password_file);
      if (password == NULL)
        return NULL;
      tj_importer_set_password (importer, NULL, password);
    }
  tj_importer_set_page_text (importer, tj_page_text_read, NULL, FALSE);

  return g_steal_pointer (&importer);
}

static TjPackageFile *
open_location (TjTaxonomy        *taxonomy,
               const TjArguments *arguments,
               GFile             *location)
{
  g_autoptr(TjPackageFile) self = g_new0 (TjPackageFile, 1);
  g_autoptr(TjImporter) importer = NULL;
  g_autoptr(GError) error = NULL;

  self->folder = tj_content_folder_new_temporary (&error);
  if (self->folder != NULL)
    {
      importer = create_importer (taxonomy, arguments, self->folder);
      if (importer == NULL)
        return NULL;
      self->package = tj_importer_load (importer, location, NULL, NULL, &error);
    }

  if (self->package == NULL)
    {
      tj_output_error ("%s", error->message);
      return NULL;
    }

  return g_steal_pointer (&self);
}

/**
 * tj_package_file_open:
 * @path: an archive, a folder or a form
 *
 * Says on standard error why it cannot be read.
 *
 * Returns: (transfer full) (nullable): the package
 */
TjPackageFile *
tj_package_file_open (TjTaxonomy        *taxonomy,
                      const TjArguments *arguments,
                      const char        *path)
{
  g_autoptr(GFile) location = g_file_new_for_path (path);

  return open_location (taxonomy, arguments, location);
}

/**
 * tj_package_file_open_round:
 * @path: a package, or a folder or archive with several
 *
 * Says on standard error what cannot be read, and what belongs to no package.
 *
 * Returns: (transfer full) (nullable) (element-type TjPackageFile): all of them, or %NULL where
 *   one cannot be read
 */
GPtrArray *
tj_package_file_open_round (TjTaxonomy        *taxonomy,
                            const TjArguments *arguments,
                            const char        *path)
{
  g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func (
    (GDestroyNotify) tj_package_file_free);
  g_autoptr(GFile) location = g_file_new_for_path (path);
  g_autoptr(TjImporter) importer = create_importer (taxonomy, arguments, NULL);
  g_autoptr(TjPackageListing) listing = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *loose = NULL;

  if (importer == NULL)
    return NULL;

  listing = tj_importer_list_packages (importer, location, NULL, &error);
  if (listing == NULL)
    {
      tj_output_error ("%s", error->message);
      return NULL;
    }

  if ((loose = tj_package_listing_dup_loose (listing)) != NULL)
    tj_output_error ("%s", loose);
  for (guint i = 0; i < listing->offers->len; i++)
    {
      TjPackageFile *file = open_location (taxonomy, arguments,
                                           tj_package_listing_get (listing, i));

      if (file == NULL)
        return NULL;
      g_ptr_array_add (files, file);
    }

  return g_steal_pointer (&files);
}

void
tj_package_file_free (TjPackageFile *self)
{
  g_clear_object (&self->package);
  if (self->folder != NULL)
    tj_content_folder_remove (self->folder);
  g_clear_object (&self->folder);
  g_free (self);
}

/**
 * tj_package_file_may_write:
 * @output: a folder or a .zip file
 * @inputs: (array zero-terminated=1): what is read
 *
 * Files of another package must not get among those of the new one.
 *
 * Returns: whether there is room; if not, standard error says so
 */
gboolean
tj_package_file_may_write (const char         *output,
                           const char * const *inputs)
{
  if (!tj_files_may_write (output, inputs))
    return FALSE;

  if (is_zip (output) || !g_file_test (output, G_FILE_TEST_EXISTS))
    return TRUE;

  tj_output_error (_("“%s” is there already. Name a folder that is not there yet."), output);

  return FALSE;
}

static gboolean
write_entry (const TjZipEntry *entry,
             const char       *folder)
{
  g_autofree char *path = g_build_filename (folder, entry->name, NULL);
  g_autofree char *parent = g_path_get_dirname (path);

  if (g_mkdir_with_parents (parent, FOLDER_MODE) != 0)
    {
      tj_output_error (_("The folder “%s” cannot be made: %s. Choose another place."), parent,
                       g_strerror (errno));
      return FALSE;
    }

  return tj_files_write (path, entry->bytes, FALSE);
}

/**
 * tj_package_file_write:
 * @entries: (element-type TjZipEntry): the files, with names that an importer let pass
 * @output: a folder or a .zip file
 *
 * Returns: whether it was written; if not, standard error says why
 */
gboolean
tj_package_file_write (GPtrArray  *entries,
                       const char *output)
{
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) error = NULL;

  if (is_zip (output))
    {
      bytes = tj_zip_entries_write (entries, &error);
      if (bytes == NULL)
        tj_output_error ("%s", error->message);

      return bytes != NULL && tj_files_write (output, bytes, FALSE);
    }

  for (guint i = 0; i < entries->len; i++)
    {
      if (!write_entry (g_ptr_array_index (entries, i), output))
        return FALSE;
    }

  return TRUE;
}
