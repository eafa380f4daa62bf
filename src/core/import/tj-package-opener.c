/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/import/tj-package-opener.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/import/tj-application-reader.h"
#include "core/import/tj-attachment-kind.h"
#include "core/import/tj-import-limits.h"
#include "core/import/tj-importer.h"
#include "core/import/tj-odt-reader.h"
#include "core/import/tj-office-conversion.h"
#include "core/import/tj-office-parts.h"
#include "core/import/tj-office-zip.h"
#include "core/import/tj-package-location.h"
#include "core/import/tj-package-survey.h"
#include "core/import/tj-source-archive.h"
#include "core/import/tj-source-folder.h"
#include "core/import/tj-source-inner.h"
#include "core/import/tj-source-part.h"

/* From a location to the source of the one package there, through archives in archives, folders
 * in them, and folders that hold nothing but one more. */

/* How much of a file is looked at to tell what it is. */
#define SNIFF_SIZE 4096

/* How many of several packages are named in a message. */
#define N_NAMED 5

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
  g_autofree char *name = tj_package_location_dup_name (file);
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
  g_autofree char *name = tj_package_location_dup_name (file);
  gsize size;
  const guint8 *data = g_bytes_get_data (head, &size);

  if (size == 0 || tj_package_survey_is_archive (name))
    return FALSE;

  return ends_in (file, endings) && tj_attachment_is_honest (name, data, size);
}

/* A scan on its own is a package whose form is typed beside it. */
static gboolean
is_page_file (GFile  *file,
              GBytes *head)
{
  g_autofree char *name = tj_package_location_dup_name (file);
  gsize size;
  const guint8 *data = g_bytes_get_data (head, &size);

  return !tj_package_survey_is_archive (name) &&
         (tj_attachment_kind_is_pdf (data, size) || tj_attachment_kind_is_picture (data, size));
}

static TjSource *
open_file (GFile             *file,
           TjArchiveChoices  *choices,
           gboolean          *is_archive,
           GCancellable      *cancellable,
           GError           **error)
{
  g_autoptr(GBytes) head = NULL;
  g_autoptr(GError) problem = NULL;
  g_autofree char *name = tj_package_location_dup_name (file);
  g_autofree char *password = NULL;

  *is_archive = FALSE;
  if (!(head = read_head (file, cancellable, &problem)))
    {
      /* Translators: a file name and the system's message */
      g_set_error (error, TJ_IMPORT_ERROR, TJ_IMPORT_ERROR_UNREADABLE,
                   _("“%s” could not be opened (%s)."), name, problem->message);
      return NULL;
    }

  if (tj_office_zip_is_compound (head) || tj_application_is_one (head) ||
      tj_office_parts_is_flat (head) || tj_office_conversion_is_for (head) ||
      (tj_office_zip_is_zip (head) && is_office_zip (file)) || is_page_file (file, head))
    return tj_source_folder_new_for_file (file);

  if (is_other_document (file, head))
    {
      g_set_error (error, TJ_IMPORT_ERROR, TJ_IMPORT_ERROR_NO_FORM,
                   _("“%s” is no application form. Open the form as .docx, .odt or "
                     "application.xml, or the archive or folder it lies in."), name);
      return NULL;
    }

  *is_archive = TRUE;
  password = tj_archive_choices_dup_password (choices, file);

  return tj_source_archive_new (file, password, tj_archive_choices_get_names (choices, file),
                                cancellable, error);
}

/* Opens what lies on the disk. */
static TjSource *
open_container (GFile             *container,
                TjArchiveChoices  *choices,
                gboolean          *is_folder,
                gboolean          *is_archive,
                GCancellable      *cancellable,
                GError           **error)
{
  GFileType type = g_file_query_file_type (container, G_FILE_QUERY_INFO_NONE, cancellable);
  g_autofree char *name = tj_package_location_dup_name (container);

  *is_archive = FALSE;
  *is_folder = type == G_FILE_TYPE_DIRECTORY;
  if (*is_folder)
    return tj_source_folder_new (container, cancellable, error);

  if (type == G_FILE_TYPE_REGULAR)
    return open_file (container, choices, is_archive, cancellable, error);

  if (type == G_FILE_TYPE_UNKNOWN)
    g_set_error (error, TJ_IMPORT_ERROR, TJ_IMPORT_ERROR_UNREADABLE,
                 _("“%s” does not exist. It may have been moved or renamed."), name);
  else
    g_set_error (error, TJ_IMPORT_ERROR, TJ_IMPORT_ERROR_UNREADABLE,
                 _("“%s” is neither a file nor a folder and was not read."), name);

  return NULL;
}

/* Where the opener stands: a source, its place, and how many archives that lies in. */
typedef struct
{
  TjSource *source;
  GFile *location;
  guint depth;
  TjArchiveChoices *choices;
  GCancellable *cancellable;
} Opener;

static void
opener_clear (Opener *self)
{
  g_clear_object (&self->source);
  g_clear_object (&self->location);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Opener, opener_clear)

static gboolean
is_inner_archive (Opener     *self,
                  const char *name)
{
  return self->depth < TJ_LIMIT_ARCHIVE_DEPTH && tj_package_survey_is_archive (name);
}

static gboolean
enter_archive (Opener      *self,
               const char  *name,
               char       **sha256,
               GError     **error)
{
  g_autoptr(GFile) location = g_file_resolve_relative_path (self->location, name);
  TjSource *inner = tj_source_open_inner (self->source, name, location, self->choices, sha256,
                                          self->cancellable, error);

  if (inner == NULL)
    return FALSE;

  g_set_object (&self->location, location);
  g_object_unref (self->source);
  self->source = inner;
  self->depth++;

  return TRUE;
}

/* The shortest beginning of @path that is an archive of the source; the rest goes to @rest. */
static char *
find_archive (Opener      *self,
              const char  *path,
              const char **rest)
{
  g_autoptr(GPtrArray) names = tj_source_list_names (self->source);

  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      gsize length = strlen (name);

      if (is_inner_archive (self, name) && g_str_has_prefix (path, name) &&
          (path[length] == '\0' || path[length] == '/'))
        {
          *rest = path[length] == '/' ? path + length + 1 : NULL;
          return g_strdup (name);
        }
    }

  return NULL;
}

/* Follows a path inside of the archive. @sha256 is set as long as the way ends at an archive. */
static gboolean
follow (Opener      *self,
        const char  *path,
        char       **sha256,
        GError     **error)
{
  g_autofree char *archive = NULL;
  const char *rest = NULL;
  g_autoptr(TjSource) part = NULL;
  g_autoptr(GPtrArray) names = NULL;
  g_autoptr(GFile) location = NULL;

  if ((archive = find_archive (self, path, &rest)) != NULL)
    return enter_archive (self, archive, sha256, error) &&
           (rest == NULL || follow (self, rest, sha256, error));

  g_clear_pointer (sha256, g_free);
  part = tj_source_part_new (self->source, path, NULL);
  names = tj_source_list_names (part);
  if (names->len == 0)
    {
      g_autofree char *name = tj_package_location_dup_name (self->location);

      g_set_error (error, TJ_IMPORT_ERROR, TJ_IMPORT_ERROR_UNREADABLE,
                   _("“%s” has no folder “%s”. Open the archive to see what is in it."), name,
                   path);
      return FALSE;
    }

  location = g_file_resolve_relative_path (self->location, path);
  g_set_object (&self->location, location);
  g_set_object (&self->source, part);

  return TRUE;
}

static void
set_several (Opener     *self,
             GPtrArray  *roots,
             GError    **error)
{
  g_autofree char *name = tj_package_location_dup_name (self->location);
  g_autoptr(GString) list = g_string_new (NULL);
  gboolean is_inside = self->depth > 0;

  for (guint i = 0; i < MIN (roots->len, N_NAMED); i++)
    g_string_append_printf (list, "%s%s%s%s", i > 0 ? ", " : "", name,
                            is_inside && strstr (name, "//") == NULL ? "//" : "/",
                            (const char *) g_ptr_array_index (roots, i));
  if (roots->len > N_NAMED)
    g_string_append (list, ", …");

  /* Translators: a file or folder, how many packages, and their names parted by commas */
  g_set_error (error, TJ_IMPORT_ERROR, TJ_IMPORT_ERROR_SEVERAL_PACKAGES,
               _("“%s” holds %u packages. Choose one of them: %s."), name, roots->len, list->str);
}

/* Goes down until there is but one package. A form at the top makes the place itself a package
 * beside those in its folders. */
static gboolean
settle (Opener    *self,
        gboolean  *is_whole,
        GError   **error)
{
  for (;;)
    {
      g_autoptr(TjPackageLayout) layout = NULL;
      g_autoptr(GPtrArray) roots = NULL;
      g_autoptr(TjSource) part = NULL;
      const char *root;

      layout = tj_package_survey (self->source, self->location, self->choices, self->depth,
                                  self->cancellable, error);
      if (layout == NULL)
        return FALSE;

      roots = tj_package_layout_list_roots (layout);
      root = g_ptr_array_index (roots, 0);
      if (roots->len > 1 && *root != '\0')
        {
          set_several (self, roots, error);
          return FALSE;
        }

      if (roots->len == 1 && *root == '\0')
        {
          tj_source_rewind (self->source);
          return TRUE;
        }

      if (!is_inner_archive (self, root))
        {
          *is_whole = FALSE;
          part = tj_source_part_new (self->source, root, g_steal_pointer (&layout));
          g_set_object (&self->source, part);
          return TRUE;
        }

      if (!enter_archive (self, root, NULL, error))
        return FALSE;
    }
}

/**
 * tj_package_open:
 * @location: an archive, a folder, a form, or a path that goes on inside an archive
 * @sha256: (out) (nullable): the digest of an archive in an archive
 * @is_file: (out): whether the package is a whole file on the disk
 *
 * Returns: (transfer full) (nullable): the files of the package
 */
TjSource *
tj_package_open (GFile             *location,
                 TjArchiveChoices  *choices,
                 char             **sha256,
                 gboolean          *is_file,
                 GCancellable      *cancellable,
                 GError           **error)
{
  g_auto(Opener) self = { NULL, NULL, 0, choices, cancellable };
  g_autofree char *inner = NULL;
  g_autofree char *digest = NULL;
  gboolean is_folder, is_archive;
  gboolean is_whole = TRUE;

  self.location = tj_package_location_split (location, &inner);
  self.source = open_container (self.location, choices, &is_folder, &is_archive, cancellable,
                                error);
  self.depth = is_archive ? 1 : 0;

  if (self.source == NULL || (inner != NULL && !follow (&self, inner, &digest, error)) ||
      ((is_folder || is_archive) && !settle (&self, &is_whole, error)))
    return NULL;

  *is_file = !is_folder && is_whole && inner == NULL;
  *sha256 = is_whole ? g_steal_pointer (&digest) : NULL;

  return g_steal_pointer (&self.source);
}

/**
 * tj_package_open_archive:
 * @location: an archive, or a path that goes on inside an archive
 * @depth: (out): how many archives it lies in, one being itself an archive
 *
 * Returns: (transfer full) (nullable): all files there; %NULL where it is no archive, or cannot
 *   be read, as loading it will tell
 */
TjSource *
tj_package_open_archive (GFile            *location,
                         TjArchiveChoices *choices,
                         guint            *depth,
                         GCancellable     *cancellable)
{
  g_auto(Opener) self = { NULL, NULL, 0, choices, cancellable };
  g_autofree char *inner = NULL;
  g_autofree char *digest = NULL;
  gboolean is_folder, is_archive;

  self.location = tj_package_location_split (location, &inner);
  self.source = open_container (self.location, choices, &is_folder, &is_archive, cancellable,
                                NULL);
  self.depth = 1;
  if (self.source == NULL || !is_archive ||
      (inner != NULL && !follow (&self, inner, &digest, NULL)))
    return NULL;

  *depth = self.depth;

  return g_steal_pointer (&self.source);
}
