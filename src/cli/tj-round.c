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

/* Two packages are read at a time: one waits for the disk while the other is unpacked. */
#define N_PARALLEL 2

/* One package of a round: what was read of it, or why it was not. */
typedef struct
{
  GFile *location;
  TjPackage *package;
  GError *error;
} Loaded;

static TjImporter *
create_importer (TjTaxonomy        *taxonomy,
                 const TjArguments *arguments,
                 GFile             *contents)
{
  g_autoptr(TjImporter) importer = tj_importer_new (taxonomy, contents);
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

static Loaded *
loaded_new (GFile *location)
{
  Loaded *self = g_new0 (Loaded, 1);

  self->location = g_object_ref (location);

  return self;
}

static void
loaded_free (gpointer data)
{
  Loaded *self = data;

  g_object_unref (self->location);
  g_clear_object (&self->package);
  g_clear_error (&self->error);
  g_free (self);
}

static void
load_one (gpointer data,
          gpointer user_data)
{
  Loaded *loaded = data;

  loaded->package = tj_importer_load (user_data, loaded->location, NULL, NULL, &loaded->error);
}

/* Asks for the password where one is wanted, and tells what is wrong for good.
 * Returns: (transfer full) (nullable): the package */
static TjPackage *
settle (TjImporter        *importer,
        const TjArguments *arguments,
        Loaded            *loaded)
{
  gboolean may_ask = arguments->password_file == NULL && tj_password_prompt_is_possible ();

  for (guint i = 0; i < N_TRIES && loaded->package == NULL && may_ask &&
                    g_error_matches (loaded->error, TJ_IMPORT_ERROR,
                                     TJ_IMPORT_ERROR_ENCRYPTED); i++)
    {
      if (!ask_password (importer, loaded->location, loaded->error))
        return NULL;

      g_clear_error (&loaded->error);
      load_one (loaded, importer);
    }

  if (loaded->package != NULL)
    return g_steal_pointer (&loaded->package);

  if (g_error_matches (loaded->error, TJ_IMPORT_ERROR, TJ_IMPORT_ERROR_ENCRYPTED) &&
      arguments->password_file == NULL && !may_ask)
    tj_output_error (_("%s “--password-file” takes a file with the password."),
                     loaded->error->message);
  else
    tj_output_error ("%s", loaded->error->message);

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
  g_autoptr(TjImporter) importer = create_importer (taxonomy, arguments, NULL);
  g_autoptr(GFile) location = g_file_new_for_path (path);
  Loaded *loaded;
  TjPackage *package;

  if (importer == NULL)
    return NULL;

  tj_importer_set_page_text (importer, tj_page_text_read, NULL, TRUE);
  loaded = loaded_new (location);
  load_one (loaded, importer);
  package = settle (importer, arguments, loaded);
  loaded_free (loaded);

  return package;
}

/* Adds what is to be read under @path to @round. */
static void
locate (TjImporter *importer,
        const char *path,
        GPtrArray  *round)
{
  g_autoptr(GFile) location = g_file_new_for_path (path);
  g_autoptr(GError) error = NULL;
  g_autoptr(TjPackageListing) listing = NULL;
  g_autofree char *loose = NULL;

  listing = tj_importer_list_packages (importer, location, NULL, &error);
  if (listing == NULL)
    {
      Loaded *missing = loaded_new (location);

      /* Told in its turn, among those that cannot be read. */
      missing->error = g_steal_pointer (&error);
      g_ptr_array_add (round, missing);
      return;
    }

  if ((loose = tj_package_listing_dup_loose (listing)) != NULL)
    tj_output_error ("%s", loose);

  for (guint i = 0; i < listing->offers->len; i++)
    g_ptr_array_add (round, loaded_new (tj_package_listing_get (listing, i)));
}

/* Waits until all are read. A thread that cannot be started is no loss: the others go on, and
 * without any this thread does the work. */
static void
load_all (TjImporter *importer,
          GPtrArray  *round)
{
  GThreadPool *pool = NULL;

  if (round->len > 1)
    pool = g_thread_pool_new (load_one, importer, N_PARALLEL, TRUE, NULL);

  for (guint i = 0; i < round->len; i++)
    {
      Loaded *loaded = g_ptr_array_index (round, i);

      if (loaded->error != NULL)
        continue;

      if (pool == NULL)
        load_one (loaded, importer);
      else
        g_thread_pool_push (pool, loaded, NULL);
    }

  if (pool != NULL)
    g_thread_pool_free (pool, FALSE, TRUE);
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
  return tj_round_load_kept (taxonomy, arguments, NULL, complete);
}

/**
 * tj_round_load_kept:
 * @contents: (nullable): where copies of what lies in archives are kept, to be read once more
 * @complete: (out): whether every package could be loaded
 *
 * Returns: (transfer full) (element-type TjPackage): as tj_round_load()
 */
GPtrArray *
tj_round_load_kept (TjTaxonomy        *taxonomy,
                    const TjArguments *arguments,
                    GFile             *contents,
                    gboolean          *complete)
{
  g_autoptr(TjImporter) importer = create_importer (taxonomy, arguments, contents);
  g_autoptr(GPtrArray) round = g_ptr_array_new_with_free_func (loaded_free);
  GPtrArray *packages = g_ptr_array_new_with_free_func (g_object_unref);

  *complete = importer != NULL;
  if (importer == NULL)
    return packages;

  tj_importer_set_page_text (importer, tj_page_text_read, NULL, FALSE);

  for (guint i = 0; arguments->rest[i] != NULL; i++)
    locate (importer, arguments->rest[i], round);

  load_all (importer, round);

  for (guint i = 0; i < round->len; i++)
    {
      TjPackage *package = settle (importer, arguments, g_ptr_array_index (round, i));

      if (package != NULL)
        g_ptr_array_add (packages, package);
      else
        *complete = FALSE;
    }

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
