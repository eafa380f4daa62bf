/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/import/tj-zip-entries.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/import/tj-archive-cleanup.h"
#include "core/import/tj-import-limits.h"
#include "core/import/tj-importer.h"

/* A zip file as a whole, taken apart and put together again: for office files that are changed,
 * and for packages that are made. */

#define READ_SIZE (64 * 1024)

/* 2024-01-01, so that the same entries make the same file. */
#define ENTRY_TIME 1704067200

static void
entry_free (TjZipEntry *entry)
{
  g_free (entry->name);
  g_bytes_unref (entry->bytes);
  g_free (entry);
}

/**
 * tj_zip_entries_new:
 *
 * Returns: (transfer full) (element-type TjZipEntry): an empty list
 */
GPtrArray *
tj_zip_entries_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) entry_free);
}

void
tj_zip_entries_add (GPtrArray  *entries,
                    const char *name,
                    GBytes     *bytes)
{
  TjZipEntry *entry = g_new0 (TjZipEntry, 1);

  entry->name = g_strdup (name);
  entry->bytes = g_bytes_ref (bytes);
  g_ptr_array_add (entries, entry);
}

/**
 * tj_zip_entries_find:
 *
 * Returns: (transfer none) (nullable): the entry of that name
 */
TjZipEntry *
tj_zip_entries_find (GPtrArray  *entries,
                     const char *name)
{
  for (guint i = 0; i < entries->len; i++)
    {
      TjZipEntry *entry = g_ptr_array_index (entries, i);

      if (g_str_equal (entry->name, name))
        return entry;
    }

  return NULL;
}

static void
set_problem (TjArchive   *archive,
             const char  *display_name,
             GError     **error)
{
  const char *reason = archive_error_string (archive);
  g_autofree char *valid = g_utf8_make_valid (reason != NULL ? reason : "?", -1);

  g_set_error (error, TJ_IMPORT_ERROR, TJ_IMPORT_ERROR_UNREADABLE,
               _("“%s” is damaged and cannot be read (%s). Ask the applicant to send it again."),
               display_name, valid);
}

static gboolean
read_entry (TjArchive   *archive,
            const char  *display_name,
            GByteArray  *content,
            gsize       *total,
            GError     **error)
{
  g_autofree guint8 *buffer = g_malloc (READ_SIZE);
  gssize n_read;

  while ((n_read = archive_read_data (archive, buffer, READ_SIZE)) > 0)
    {
      g_byte_array_append (content, buffer, n_read);
      *total += n_read;
      if (content->len > TJ_LIMIT_DOCUMENT_SIZE || *total > 2 * TJ_LIMIT_DOCUMENT_SIZE)
        {
          g_set_error (error, TJ_IMPORT_ERROR, TJ_IMPORT_ERROR_REFUSED,
                       _("“%s” was refused: it unpacks to more than %d MB."), display_name,
                       TJ_LIMIT_DOCUMENT_SIZE / (1024 * 1024));
          return FALSE;
        }
    }

  if (n_read < 0)
    set_problem (archive, display_name, error);

  return n_read == 0;
}

/**
 * tj_zip_entries_read:
 * @bytes: a whole zip file
 * @display_name: what to call it in messages
 *
 * Returns: (transfer full) (nullable) (element-type TjZipEntry): its files in order, or %NULL with
 *   an error of %TJ_IMPORT_ERROR
 */
GPtrArray *
tj_zip_entries_read (GBytes      *bytes,
                     const char  *display_name,
                     GError     **error)
{
  g_auto(TjUtf8Locale) locale = tj_utf8_locale_enter ();
  g_autoptr(TjArchive) archive = archive_read_new ();
  g_autoptr(GPtrArray) entries = tj_zip_entries_new ();
  struct archive_entry *entry;
  gsize total = 0;
  gsize size;
  const void *data = g_bytes_get_data (bytes, &size);
  int result;

  archive_read_support_format_zip (archive);
  if (archive_read_open_memory (archive, data, size) != ARCHIVE_OK)
    {
      set_problem (archive, display_name, error);
      return NULL;
    }

  while ((result = archive_read_next_header (archive, &entry)) == ARCHIVE_OK ||
         result == ARCHIVE_WARN)
    {
      g_autoptr(GByteArray) content = g_byte_array_new ();
      g_autoptr(GBytes) held = NULL;
      const char *name = archive_entry_pathname (entry);

      if (name == NULL || g_str_has_suffix (name, "/") || !g_utf8_validate (name, -1, NULL))
        continue;

      if (archive_entry_is_encrypted (entry) || entries->len >= TJ_LIMIT_ENTRIES)
        {
          g_set_error (error, TJ_IMPORT_ERROR, TJ_IMPORT_ERROR_REFUSED,
                       _("“%s” was refused: it is behind a password or has too many parts."),
                       display_name);
          return NULL;
        }

      if (!read_entry (archive, display_name, content, &total, error))
        return NULL;

      held = g_byte_array_free_to_bytes (g_steal_pointer (&content));
      tj_zip_entries_add (entries, name, held);
    }

  if (result != ARCHIVE_EOF)
    {
      set_problem (archive, display_name, error);
      return NULL;
    }

  return g_steal_pointer (&entries);
}

static la_ssize_t
write_cb (struct archive *archive,
          void           *data,
          const void     *buffer,
          size_t          length)
{
  g_byte_array_append (data, buffer, (guint) length);

  return (la_ssize_t) length;
}

static gboolean
write_entry (struct archive   *archive,
             const TjZipEntry *item)
{
  struct archive_entry *entry = archive_entry_new ();
  gsize size;
  const void *data = g_bytes_get_data (item->bytes, &size);
  gboolean result;

  archive_entry_set_pathname_utf8 (entry, item->name);
  archive_entry_set_size (entry, (la_int64_t) size);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0644);
  archive_entry_set_mtime (entry, ENTRY_TIME, 0);

  /* OpenDocument wants to be recognised by its first bytes. */
  if (g_str_equal (item->name, "mimetype"))
    archive_write_zip_set_compression_store (archive);
  else
    archive_write_zip_set_compression_deflate (archive);
  result = archive_write_header (archive, entry) == ARCHIVE_OK &&
           (size == 0 || archive_write_data (archive, data, size) == (la_ssize_t) size);
  archive_entry_free (entry);

  return result;
}

/**
 * tj_zip_entries_write:
 * @entries: (element-type TjZipEntry): in order
 *
 * Returns: (transfer full) (nullable): the zip file, the same bytes for the same entries; %NULL
 *   with an error of %G_IO_ERROR
 */
GBytes *
tj_zip_entries_write (GPtrArray  *entries,
                      GError    **error)
{
  g_auto(TjUtf8Locale) locale = tj_utf8_locale_enter ();
  g_autoptr(GByteArray) bytes = g_byte_array_new ();
  struct archive *archive = archive_write_new ();
  gboolean result;

  archive_write_set_format_zip (archive);
  archive_write_set_options (archive, "zip:hdrcharset=UTF-8");
  archive_write_set_bytes_per_block (archive, 0);
  result = archive_write_open (archive, bytes, NULL, write_cb, NULL) == ARCHIVE_OK;
  for (guint i = 0; i < entries->len && result; i++)
    result = write_entry (archive, g_ptr_array_index (entries, i));
  result = result && archive_write_close (archive) == ARCHIVE_OK;

  if (!result)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _("The zip file was not made: %s."),
                 archive_error_string (archive) != NULL ? archive_error_string (archive) : "?");
  archive_write_free (archive);

  return result ? g_byte_array_free_to_bytes (g_steal_pointer (&bytes)) : NULL;
}
