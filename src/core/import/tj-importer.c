/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/import/tj-importer.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/base/tj-digest.h"
#include "core/base/tj-progress.h"
#include "core/import/tj-application-reader.h"
#include "core/import/tj-attachment-kind.h"
#include "core/import/tj-attachment-survey.h"
#include "core/import/tj-odt-reader.h"
#include "core/import/tj-office-parts.h"
#include "core/import/tj-office-zip.h"
#include "core/import/tj-package-locator.h"
#include "core/import/tj-package-reader.h"
#include "core/import/tj-source-archive.h"
#include "core/import/tj-source-folder.h"
#include "core/taxonomy/tj-taxonomy.h"

/* How much of a file is looked at to tell what it is. */
#define SNIFF_SIZE 4096

struct _TjImporter
{
  GObject parent_instance;

  TjTaxonomy *taxonomy;
  GFile *contents_folder;

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
}

/**
 * tj_importer_new:
 * @taxonomy: (nullable): to match the type of each form with
 * @contents_folder: (nullable): where copies of archive entries are kept, each under its digest
 *
 * Returns: (transfer full): an importer; it never changes and may be used from any thread
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

static char *
dup_display_name (GFile *location)
{
  g_autofree char *name = g_file_get_basename (location);

  return g_utf8_make_valid (name != NULL ? name : "?", -1);
}

static GBytes *
read_head (GFile         *file,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr(GFileInputStream) stream = g_file_read (file, cancellable, error);

  if (stream == NULL)
    return NULL;

  return g_input_stream_read_bytes (G_INPUT_STREAM (stream), SNIFF_SIZE, cancellable, error);
}

static gboolean
ends_in (GFile              *file,
         const char * const *endings)
{
  g_autofree char *name = dup_display_name (file);
  g_autofree char *lower = g_ascii_strdown (name, -1);

  for (; *endings != NULL; endings++)
    {
      if (g_str_has_suffix (lower, *endings))
        return TRUE;
    }

  return FALSE;
}

/* Whether a zip is a text document, whatever it is called. */
static gboolean
is_office_zip (GFile *file)
{
  static const char * const endings[] = { ".docx", ".docm", ".odt", NULL };
  g_autoptr(GMappedFile) mapped = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(TjOfficeParts) parts = NULL;
  g_autofree char *document = NULL;
  g_autofree char *path = g_file_get_path (file);

  if (ends_in (file, endings))
    return TRUE;

  if (path == NULL || !(mapped = g_mapped_file_new (path, FALSE, NULL)))
    return FALSE;

  bytes = g_mapped_file_get_bytes (mapped);
  if (tj_odt_is_one (bytes))
    return TRUE;

  parts = tj_office_parts_open (bytes, path, NULL);
  document = parts != NULL ? tj_office_parts_find_document (parts, NULL) : NULL;

  return document != NULL;
}

/* A file that a person can open but that is no package: say what is missing, not what is wrong. */
static gboolean
is_other_document (GFile  *file,
                   GBytes *head)
{
  static const char * const endings[] = {
    ".txt", ".xml", ".html", ".csv", ".md", NULL,
  };
  g_autofree char *name = dup_display_name (file);
  gsize size;
  const guint8 *data = g_bytes_get_data (head, &size);

  if (size == 0 || tj_package_locator_is_archive (file))
    return FALSE;

  return ends_in (file, endings) && tj_attachment_is_honest (name, data, size);
}

/* A scan on its own is a package whose form is typed beside it. */
static gboolean
is_page_file (GFile  *file,
              GBytes *head)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (head, &size);

  return !tj_package_locator_is_archive (file) &&
         (tj_attachment_kind_is_pdf (data, size) || tj_attachment_kind_is_picture (data, size));
}

static TjSource *
open_file (GFile         *file,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr(GBytes) head = NULL;
  g_autoptr(GError) problem = NULL;
  g_autofree char *name = dup_display_name (file);

  if (!(head = read_head (file, cancellable, &problem)))
    {
      /* Translators: a file name and the system's message */
      g_set_error (error, TJ_IMPORT_ERROR, TJ_IMPORT_ERROR_UNREADABLE,
                   _("“%s” could not be opened (%s)."), name, problem->message);
      return NULL;
    }

  if (tj_office_zip_is_compound (head) || tj_application_is_one (head) ||
      tj_office_parts_is_flat (head) || tj_office_parts_is_word_2003 (head) ||
      (tj_office_zip_is_zip (head) && is_office_zip (file)) || is_page_file (file, head))
    return tj_source_folder_new_for_file (file);

  if (is_other_document (file, head))
    {
      g_set_error (error, TJ_IMPORT_ERROR, TJ_IMPORT_ERROR_NO_FORM,
                   _("“%s” is no application form. Open the form as .docx, .odt or "
                     "application.xml, or the archive or folder it lies in."), name);
      return NULL;
    }

  return tj_source_archive_new (file, cancellable, error);
}

static TjSource *
open_location (GFile         *location,
               gboolean      *is_folder,
               GCancellable  *cancellable,
               GError       **error)
{
  GFileType type = g_file_query_file_type (location, G_FILE_QUERY_INFO_NONE, cancellable);
  g_autofree char *name = dup_display_name (location);

  *is_folder = type == G_FILE_TYPE_DIRECTORY;
  if (*is_folder)
    return tj_source_folder_new (location, cancellable, error);

  if (type == G_FILE_TYPE_REGULAR)
    return open_file (location, cancellable, error);

  if (type == G_FILE_TYPE_UNKNOWN)
    g_set_error (error, TJ_IMPORT_ERROR, TJ_IMPORT_ERROR_UNREADABLE,
                 _("“%s” does not exist. It may have been moved or renamed."), name);
  else
    g_set_error (error, TJ_IMPORT_ERROR, TJ_IMPORT_ERROR_UNREADABLE,
                 _("“%s” is neither a file nor a folder and was not read."), name);

  return NULL;
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
 * tj_importer_load:
 * @location: an archive, a folder, or a form on its own
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
  g_autoptr(TjSource) source = NULL;
  g_autoptr(TjPackage) package = NULL;
  g_autofree char *name = NULL;
  g_autofree char *sha256 = NULL;
  GError *problem = NULL;
  gboolean is_folder;

  g_return_val_if_fail (TJ_IS_IMPORTER (self), NULL);
  g_return_val_if_fail (G_IS_FILE (location), NULL);

  name = dup_display_name (location);
  package = tj_package_new (name, location);
  source = open_location (location, &is_folder, cancellable, &problem);

  if (source != NULL &&
      tj_package_reader_read (package, source, self->taxonomy, self->contents_folder, progress,
                              cancellable, &problem))
    sha256 = is_folder ? tj_package_dup_manifest_sha256 (package)
                       : tj_digest_file (location, cancellable, &problem);

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
 * tj_importer_locate_packages:
 * @location: a package, or a folder that holds several
 *
 * Packages that will turn out unreadable are among them, so that each can be reported by name.
 *
 * Returns: (transfer full) (element-type GFile) (nullable): ordered by name
 */
GPtrArray *
tj_importer_locate_packages (TjImporter    *self,
                             GFile         *location,
                             GCancellable  *cancellable,
                             GError       **error)
{
  GError *problem = NULL;
  GPtrArray *packages;

  g_return_val_if_fail (TJ_IS_IMPORTER (self), NULL);
  g_return_val_if_fail (G_IS_FILE (location), NULL);

  packages = tj_package_locator_locate (location, cancellable, &problem);
  if (packages == NULL)
    propagate (error, problem);

  return packages;
}

static void
locate_thread_cb (GTask        *task,
                  gpointer      source_object,
                  gpointer      task_data,
                  GCancellable *cancellable)
{
  GError *error = NULL;
  GPtrArray *packages;

  packages = tj_importer_locate_packages (source_object, task_data, cancellable, &error);

  if (packages != NULL)
    g_task_return_pointer (task, packages, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

void
tj_importer_locate_packages_async (TjImporter          *self,
                                   GFile               *location,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (TJ_IS_IMPORTER (self));
  g_return_if_fail (G_IS_FILE (location));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, tj_importer_locate_packages_async);
  g_task_set_task_data (task, g_object_ref (location), g_object_unref);
  g_task_run_in_thread (task, locate_thread_cb);
}

GPtrArray *
tj_importer_locate_packages_finish (TjImporter    *self,
                                    GAsyncResult  *result,
                                    GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
