/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/import/tj-archive-files.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "core/base/tj-digest.h"
#include "core/import/tj-archive-cleanup.h"
#include "core/import/tj-importer.h"

/* Zip files that hold whole packages are written from the disk and read once through, file by
 * file, with a digest of each; only small files are kept. */

#define BLOCK (64 * 1024)
#define ENTRY_TIME 1704067200
/* Together: what is kept of one archive. */
#define MAX_KEPT (128 * 1024 * 1024)

static void
file_free (TjArchiveFile *file)
{
  g_free (file->name);
  g_clear_object (&file->source);
  g_clear_pointer (&file->bytes, g_bytes_unref);
  g_free (file->sha256);
  g_free (file);
}

/**
 * tj_archive_files_new:
 *
 * Returns: (transfer full) (element-type TjArchiveFile): an empty list
 */
GPtrArray *
tj_archive_files_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) file_free);
}

/**
 * tj_archive_files_add:
 * @name: what it will be called in the archive
 * @source: a file on the disk, read now for its digest and again when the archive is written
 *
 * Returns: (transfer none) (nullable): the file, or %NULL where it cannot be read
 */
TjArchiveFile *
tj_archive_files_add (GPtrArray   *files,
                      const char  *name,
                      GFile       *source,
                      GError     **error)
{
  g_autofree char *sha256 = tj_digest_file (source, NULL, error);
  g_autoptr(GFileInfo) info = NULL;
  TjArchiveFile *file;

  if (sha256 == NULL)
    return NULL;

  info = g_file_query_info (source, G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE, NULL,
                            error);
  if (info == NULL)
    return NULL;

  file = g_new0 (TjArchiveFile, 1);
  file->name = g_strdup (name);
  file->source = g_object_ref (source);
  file->size = (guint64) g_file_info_get_size (info);
  file->sha256 = g_steal_pointer (&sha256);
  g_ptr_array_add (files, file);

  return file;
}

TjArchiveFile *
tj_archive_files_add_bytes (GPtrArray  *files,
                            const char *name,
                            GBytes     *bytes)
{
  TjArchiveFile *file = g_new0 (TjArchiveFile, 1);

  file->name = g_strdup (name);
  file->bytes = g_bytes_ref (bytes);
  file->size = g_bytes_get_size (bytes);
  file->sha256 = tj_digest_bytes (bytes);
  g_ptr_array_add (files, file);

  return file;
}

/**
 * tj_archive_files_find:
 *
 * Returns: (transfer none) (nullable): the first file of that name
 */
TjArchiveFile *
tj_archive_files_find (GPtrArray  *files,
                       const char *name)
{
  for (guint i = 0; i < files->len; i++)
    {
      TjArchiveFile *file = g_ptr_array_index (files, i);

      if (g_str_equal (file->name, name))
        return file;
    }

  return NULL;
}

static gboolean
write_contents (struct archive       *archive,
                const TjArchiveFile  *file,
                GError              **error)
{
  g_autoptr(GInputStream) stream = NULL;
  g_autofree guint8 *buffer = g_malloc (BLOCK);
  guint64 n_written = 0;
  gssize n_read;

  stream = file->bytes != NULL ? g_memory_input_stream_new_from_bytes (file->bytes)
                               : G_INPUT_STREAM (g_file_read (file->source, NULL, error));
  if (stream == NULL)
    return FALSE;

  while ((n_read = g_input_stream_read (stream, buffer, BLOCK, NULL, error)) > 0)
    {
      if (archive_write_data (archive, buffer, (size_t) n_read) != n_read)
        return FALSE;
      n_written += (guint64) n_read;
    }

  if (n_read == 0 && n_written != file->size)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                   _("“%s” changed while it was being read. Try again."), file->name);
      return FALSE;
    }

  return n_read == 0;
}

static gboolean
write_file (struct archive       *archive,
            const TjArchiveFile  *file,
            GError              **error)
{
  struct archive_entry *entry = archive_entry_new ();
  gboolean result;

  archive_entry_set_pathname_utf8 (entry, file->name);
  archive_entry_set_size (entry, (la_int64_t) file->size);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0644);
  archive_entry_set_mtime (entry, ENTRY_TIME, 0);
  result = archive_write_header (archive, entry) == ARCHIVE_OK &&
           write_contents (archive, file, error);
  archive_entry_free (entry);

  return result;
}

/**
 * tj_archive_files_write:
 * @files: (element-type TjArchiveFile): in order
 * @output: takes the place of what is there, and only when it is whole
 *
 * Returns: whether it was written, as a zip file; if not, nothing has changed
 */
gboolean
tj_archive_files_write (GPtrArray  *files,
                        GFile      *output,
                        GError    **error)
{
  g_auto(TjUtf8Locale) locale = tj_utf8_locale_enter ();
  g_autofree char *path = g_file_get_path (output);
  g_autofree char *partial = g_strconcat (path, ".part", NULL);
  g_autoptr(GError) problem = NULL;
  struct archive *archive = archive_write_new ();
  gboolean result;

  archive_write_set_format_zip (archive);
  archive_write_set_options (archive, "zip:hdrcharset=UTF-8");
  result = archive_write_open_filename (archive, partial) == ARCHIVE_OK;
  for (guint i = 0; i < files->len && result; i++)
    result = write_file (archive, g_ptr_array_index (files, i), &problem);
  result = result && archive_write_close (archive) == ARCHIVE_OK &&
           g_rename (partial, path) == 0;

  if (!result && problem != NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  else if (!result)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                 _("“%s” could not be written: %s. Choose another place, or make room."), path,
                 archive_error_string (archive) != NULL ? archive_error_string (archive)
                                                        : g_strerror (errno));
  archive_write_free (archive);
  if (!result)
    g_remove (partial);

  return result;
}

static void
set_problem (TjArchive   *archive,
             GFile       *file,
             GError     **error)
{
  const char *reason = archive_error_string (archive);
  g_autofree char *valid = g_utf8_make_valid (reason != NULL ? reason : "?", -1);
  g_autofree char *name = g_file_get_parse_name (file);

  g_set_error (error, TJ_IMPORT_ERROR, TJ_IMPORT_ERROR_UNREADABLE,
               _("“%s” is damaged and cannot be read (%s). Ask for it again."), name, valid);
}

/* Reads one entry through; keeps its contents where they are small. */
static TjArchiveFile *
read_file (TjArchive  *archive,
           const char *name,
           gsize       keep,
           guint64    *total)
{
  g_autoptr(GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr(GByteArray) content = g_byte_array_new ();
  g_autofree guint8 *buffer = g_malloc (BLOCK);
  TjArchiveFile *file;
  guint64 size = 0;
  gssize n_read;

  while ((n_read = archive_read_data (archive, buffer, BLOCK)) > 0)
    {
      size += (guint64) n_read;
      g_checksum_update (checksum, buffer, n_read);
      if (size <= keep)
        g_byte_array_append (content, buffer, (guint) n_read);
      if (*total + size > TJ_LIMIT_ARCHIVE_TOTAL)
        break;
    }

  *total += size;
  if (n_read < 0)
    return NULL;

  file = g_new0 (TjArchiveFile, 1);
  file->name = g_strdup (name);
  file->size = size;
  file->sha256 = g_strdup (g_checksum_get_string (checksum));
  if (size <= keep)
    file->bytes = g_byte_array_free_to_bytes (g_steal_pointer (&content));

  return file;
}

/* (transfer full): a name that is no UTF-8 is shown as well as can be */
static char *
dup_name (struct archive_entry *entry)
{
  const char *name = archive_entry_pathname (entry);

  return g_utf8_make_valid (name != NULL ? name : "?", -1);
}

/**
 * tj_archive_files_read:
 * @archive: a zip file
 * @keep: contents of files up to so many bytes are kept
 *
 * Returns: (transfer full) (nullable) (element-type TjArchiveFile): its files in order, or %NULL
 *   with an error of %TJ_IMPORT_ERROR
 */
GPtrArray *
tj_archive_files_read (GFile   *archive,
                       gsize    keep,
                       GError **error)
{
  g_auto(TjUtf8Locale) locale = tj_utf8_locale_enter ();
  g_autoptr(TjArchive) reader = archive_read_new ();
  g_autoptr(GPtrArray) files = tj_archive_files_new ();
  g_autofree char *path = g_file_get_path (archive);
  struct archive_entry *entry;
  guint64 total = 0;
  guint64 kept = 0;
  int result;

  archive_read_support_format_zip (reader);
  if (path == NULL || archive_read_open_filename (reader, path, BLOCK) != ARCHIVE_OK)
    {
      set_problem (reader, archive, error);
      return NULL;
    }

  while ((result = archive_read_next_header (reader, &entry)) == ARCHIVE_OK ||
         result == ARCHIVE_WARN)
    {
      g_autofree char *name = dup_name (entry);
      TjArchiveFile *file;

      if (g_str_has_suffix (name, "/"))
        continue;

      file = read_file (reader, name, kept < MAX_KEPT ? keep : 0, &total);
      if (file == NULL)
        break;

      kept += file->bytes != NULL ? file->size : 0;
      g_ptr_array_add (files, file);
      if (files->len > TJ_LIMIT_ARCHIVE_FILES || total > TJ_LIMIT_ARCHIVE_TOTAL)
        {
          g_set_error (error, TJ_IMPORT_ERROR, TJ_IMPORT_ERROR_REFUSED,
                       _("“%s” was refused: it holds too much for the hand-over of a round."),
                       path);
          return NULL;
        }
    }

  if (result != ARCHIVE_EOF)
    {
      set_problem (reader, archive, error);
      return NULL;
    }

  return g_steal_pointer (&files);
}

/**
 * tj_archive_files_has:
 * @archive: any file
 *
 * Returns: whether it is a zip file with a file of that name; nothing is unpacked
 */
gboolean
tj_archive_files_has (GFile      *archive,
                      const char *name)
{
  g_auto(TjUtf8Locale) locale = tj_utf8_locale_enter ();
  g_autoptr(TjArchive) reader = archive_read_new ();
  g_autofree char *path = g_file_get_path (archive);
  struct archive_entry *entry;
  guint n = 0;

  archive_read_support_format_zip (reader);
  if (path == NULL || archive_read_open_filename (reader, path, BLOCK) != ARCHIVE_OK)
    return FALSE;

  while (n++ < TJ_LIMIT_ARCHIVE_FILES && archive_read_next_header (reader, &entry) == ARCHIVE_OK)
    {
      if (g_strcmp0 (archive_entry_pathname (entry), name) == 0)
        return TRUE;
    }

  return FALSE;
}
