/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/import/tj-importer.h"

#include "core/base/tj-digest.h"
#include "core/base/tj-progress.h"
#include "core/import/tj-archive-choices.h"
#include "core/import/tj-attachment-survey.h"
#include "core/import/tj-content-store.h"
#include "core/import/tj-form-reader.h"
#include "core/import/tj-package-location.h"
#include "core/import/tj-package-locator.h"
#include "core/import/tj-package-opener.h"
#include "core/import/tj-package-reader.h"
#include "core/taxonomy/tj-taxonomy.h"

struct _TjImporter
{
  GObject parent_instance;

  TjTaxonomy *taxonomy;
  GFile *contents_folder;
  TjArchiveChoices *choices;

  TjPageTextFunc page_text;
  gpointer page_text_data;
  gboolean thorough;
};

typedef struct
{
  GFile *location;
  TjProgress *progress;
} LoadData;

G_DEFINE_QUARK (tj-import-error-quark, tj_import_error)

G_DEFINE_FINAL_TYPE (TjImporter, tj_importer, G_TYPE_OBJECT)

static void
load_data_free (LoadData *data)
{
  g_object_unref (data->location);
  g_clear_object (&data->progress);
  g_free (data);
}

static void
tj_importer_finalize (GObject *object)
{
  TjImporter *self = TJ_IMPORTER (object);

  g_clear_object (&self->taxonomy);
  g_clear_object (&self->contents_folder);
  g_clear_pointer (&self->choices, tj_archive_choices_free);

  G_OBJECT_CLASS (tj_importer_parent_class)->finalize (object);
}

static void
tj_importer_class_init (TjImporterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tj_importer_finalize;
}

static void
tj_importer_init (TjImporter *self)
{
  self->choices = tj_archive_choices_new ();
}

/**
 * tj_importer_new:
 * @taxonomy: (nullable): to match the type of each form with
 * @contents_folder: (nullable): where copies of archive entries are kept, each under its digest
 *
 * Returns: (transfer full): an importer, which may be used from any thread
 */
TjImporter *
tj_importer_new (TjTaxonomy *taxonomy,
                 GFile      *contents_folder)
{
  TjImporter *self = g_object_new (TJ_TYPE_IMPORTER, NULL);

  g_set_object (&self->taxonomy, taxonomy);
  g_set_object (&self->contents_folder, contents_folder);

  return self;
}

/**
 * tj_importer_set_page_text:
 * @page_text: (nullable): called in the thread that reads a package
 * @user_data: for @page_text
 * @thorough: whether to tell of every PDF if it has words, which takes a process each
 *
 * Without it, what a PDF is, is told by its name alone.
 */
void
tj_importer_set_page_text (TjImporter     *self,
                           TjPageTextFunc  page_text,
                           gpointer        user_data,
                           gboolean        thorough)
{
  g_return_if_fail (TJ_IS_IMPORTER (self));

  self->page_text = page_text;
  self->page_text_data = user_data;
  self->thorough = thorough;
}

/* What comes from the system gets the domain that callers know; a cancellation stays itself. */
static void
propagate (GError **error,
           GError  *problem)
{
  if (problem->domain == TJ_IMPORT_ERROR ||
      g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, problem);
      return;
    }

  g_set_error_literal (error, TJ_IMPORT_ERROR, TJ_IMPORT_ERROR_UNREADABLE, problem->message);
  g_error_free (problem);
}

/**
 * tj_importer_set_password:
 * @location: (nullable): an archive or what lies in it; every archive where it is %NULL
 * @password: (nullable): in UTF-8
 *
 * Archives that want a password are tried with this one from now on.
 */
void
tj_importer_set_password (TjImporter *self,
                          GFile      *location,
                          const char *password)
{
  g_return_if_fail (TJ_IS_IMPORTER (self));

  tj_archive_choices_set_password (self->choices, location, password);
}

/**
 * tj_importer_set_names:
 * @location: (nullable): an archive or what lies in it; every archive where it is %NULL
 * @names: in which encoding its names are
 */
void
tj_importer_set_names (TjImporter   *self,
                       GFile        *location,
                       TjEntryNames  names)
{
  g_return_if_fail (TJ_IS_IMPORTER (self));

  tj_archive_choices_set_names (self->choices, location, names);
}

TjEntryNames
tj_importer_get_names (TjImporter *self,
                       GFile      *location)
{
  g_return_val_if_fail (TJ_IS_IMPORTER (self), TJ_ENTRY_NAMES_AUTO);

  return tj_archive_choices_get_names (self->choices, location);
}

/**
 * tj_importer_dup_archive:
 *
 * Returns: (transfer full) (nullable): the archive on the disk that the package at @location is
 *   or lies in; %NULL where it is a folder or a form
 */
GFile *
tj_importer_dup_archive (GFile *location)
{
  g_autofree char *inner = NULL;
  g_autoptr(GFile) container = tj_package_location_split (location, &inner);
  g_autofree char *name = g_file_get_basename (container);

  if (tj_form_reader_may_be_form (name) ||
      g_file_query_file_type (container, G_FILE_QUERY_INFO_NONE, NULL) != G_FILE_TYPE_REGULAR)
    return NULL;

  return g_steal_pointer (&container);
}

/**
 * tj_importer_dup_name:
 *
 * Returns: (transfer full): what to call the package at @location
 */
char *
tj_importer_dup_name (GFile *location)
{
  return tj_package_location_dup_name (location);
}

/* Copies that were made for a look into them only. */
static void
forget_contents (TjPackage *package,
                 GFile     *temporary)
{
  GListModel *attachments = tj_package_get_attachments (package);

  for (guint i = 0; i < g_list_model_get_n_items (attachments); i++)
    {
      g_autoptr(TjAttachment) attachment = g_list_model_get_item (attachments, i);
      GFile *file = tj_attachment_get_local_file (attachment);

      if (file != NULL && g_file_has_prefix (file, temporary))
        tj_attachment_set_local_file (attachment, NULL);
    }
}

static TjPackage *
load_into (TjImporter    *self,
           GFile         *contents_folder,
           GFile         *location,
           TjProgress    *progress,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr(TjSource) source = NULL;
  g_autoptr(TjPackage) package = NULL;
  g_autofree char *name = NULL;
  g_autofree char *sha256 = NULL;
  GError *problem = NULL;
  gboolean is_file;

  name = tj_package_location_dup_name (location);
  package = tj_package_new (name, location);
  source = tj_package_open (location, self->choices, &sha256, &is_file, cancellable, &problem);

  if (source == NULL ||
      !tj_package_reader_read (package, source, self->taxonomy, contents_folder, progress,
                               cancellable, &problem))
    g_clear_pointer (&sha256, g_free);
  else if (is_file)
    sha256 = tj_digest_file (location, cancellable, &problem);
  else if (sha256 == NULL)
    sha256 = tj_package_dup_manifest_sha256 (package);

  if (sha256 == NULL)
    {
      propagate (error, problem);
      return NULL;
    }

  tj_package_set_sha256 (package, sha256);
  tj_attachment_survey (package, self->page_text, self->page_text_data, self->thorough,
                        cancellable);

  return g_steal_pointer (&package);
}

/**
 * tj_importer_load:
 * @location: an archive, a folder, a form on its own, or a path that goes on inside an archive
 * @progress: (nullable): told each file's name
 *
 * Reads a package. What is wrong with the package is noted in it; only what keeps it from being
 * read at all is an error.
 *
 * Returns: (transfer full) (nullable): the package, or %NULL with an error of the domain
 *   %TJ_IMPORT_ERROR, or %G_IO_ERROR_CANCELLED
 */
TjPackage *
tj_importer_load (TjImporter    *self,
                  GFile         *location,
                  TjProgress    *progress,
                  GCancellable  *cancellable,
                  GError       **error)
{
  g_autoptr(GFile) temporary = NULL;
  g_autoptr(GError) problem = NULL;
  TjPackage *package;

  g_return_val_if_fail (TJ_IS_IMPORTER (self), NULL);
  g_return_val_if_fail (G_IS_FILE (location), NULL);

  if (self->contents_folder != NULL || self->page_text == NULL)
    return load_into (self, self->contents_folder, location, progress, cancellable, error);

  /* A package can be read though nothing can be written; only its files go without a look. */
  if (!(temporary = tj_content_folder_new_temporary (NULL)))
    return load_into (self, NULL, location, progress, cancellable, error);

  package = load_into (self, temporary, location, progress, cancellable, &problem);
  if (package != NULL)
    forget_contents (package, temporary);
  tj_content_folder_remove (temporary);

  /* A full disk is no reason not to read either. */
  if (package == NULL && g_error_matches (problem, TJ_IMPORT_ERROR, TJ_IMPORT_ERROR_UNREADABLE))
    return load_into (self, NULL, location, progress, cancellable, error);

  if (package == NULL)
    g_propagate_error (error, g_steal_pointer (&problem));

  return package;
}

static void
load_thread_cb (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  LoadData *data = task_data;
  GError *error = NULL;
  TjPackage *package;

  package = tj_importer_load (source_object, data->location, data->progress, cancellable, &error);

  if (package != NULL)
    g_task_return_pointer (task, package, g_object_unref);
  else
    g_task_return_error (task, error);
}

/**
 * tj_importer_load_async:
 *
 * Does on another thread what tj_importer_load() does.
 */
void
tj_importer_load_async (TjImporter          *self,
                        GFile               *location,
                        TjProgress          *progress,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  LoadData *data;

  g_return_if_fail (TJ_IS_IMPORTER (self));
  g_return_if_fail (G_IS_FILE (location));

  data = g_new0 (LoadData, 1);
  data->location = g_object_ref (location);
  g_set_object (&data->progress, progress);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, tj_importer_load_async);
  g_task_set_task_data (task, data, (GDestroyNotify) load_data_free);
  g_task_run_in_thread (task, load_thread_cb);
}

TjPackage *
tj_importer_load_finish (TjImporter    *self,
                         GAsyncResult  *result,
                         GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * tj_importer_list_packages:
 * @location: a package, or a folder or archive that holds several
 *
 * Packages that will turn out unreadable are among them, so that each can be reported by name.
 *
 * Returns: (transfer full) (nullable): the packages, ordered by name
 */
TjPackageListing *
tj_importer_list_packages (TjImporter    *self,
                           GFile         *location,
                           GCancellable  *cancellable,
                           GError       **error)
{
  GError *problem = NULL;
  TjPackageListing *listing;

  g_return_val_if_fail (TJ_IS_IMPORTER (self), NULL);
  g_return_val_if_fail (G_IS_FILE (location), NULL);

  listing = tj_package_locator_list (location, self->choices, cancellable, &problem);
  if (listing == NULL)
    propagate (error, problem);

  return listing;
}

static void
list_thread_cb (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  GError *error = NULL;
  TjPackageListing *listing;

  listing = tj_importer_list_packages (source_object, task_data, cancellable, &error);

  if (listing != NULL)
    g_task_return_pointer (task, listing, (GDestroyNotify) tj_package_listing_free);
  else
    g_task_return_error (task, error);
}

void
tj_importer_list_packages_async (TjImporter          *self,
                                 GFile               *location,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (TJ_IS_IMPORTER (self));
  g_return_if_fail (G_IS_FILE (location));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, tj_importer_list_packages_async);
  g_task_set_task_data (task, g_object_ref (location), g_object_unref);
  g_task_run_in_thread (task, list_thread_cb);
}

TjPackageListing *
tj_importer_list_packages_finish (TjImporter    *self,
                                  GAsyncResult  *result,
                                  GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
