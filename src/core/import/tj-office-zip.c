/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/import/tj-office-zip.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/import/tj-archive-cleanup.h"
#include "core/import/tj-import-limits.h"
#include "core/import/tj-importer.h"

/* The parts of an office file, which is a zip; and what is no such file though it is called one. */

#define READ_SIZE (64 * 1024)

static gboolean
begins_with (GBytes     *bytes,
             const char *magic,
             gsize       length)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  return size >= length && memcmp (data, magic, length) == 0;
}

gboolean
tj_office_zip_is_zip (GBytes *bytes)
{
  return begins_with (bytes, "PK\003\004", 4) || begins_with (bytes, "PK\005\006", 4);
}

/**
 * tj_office_zip_is_compound:
 *
 * Returns: whether it is a compound file: an old .doc or .wps, or an encrypted .docx
 */
gboolean
tj_office_zip_is_compound (GBytes *bytes)
{
  return begins_with (bytes, "\320\317\021\340\241\261\032\341", 8);
}

gboolean
tj_office_zip_is_encrypted_compound (GBytes *bytes)
{
  static const char name[] = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e";
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  return tj_office_zip_is_compound (bytes) && memmem (data, size, name, sizeof name) != NULL;
}

static void
set_damaged (const char  *display_name,
             const char  *reason,
             GError     **error)
{
  g_autofree char *valid = g_utf8_make_valid (reason != NULL ? reason : "?", -1);

  g_set_error (error, TJ_IMPORT_ERROR, TJ_IMPORT_ERROR_UNREADABLE,
               _("“%s” is damaged and cannot be read (%s). Ask the applicant to send it again."),
               display_name, valid);
}

static gboolean
is_part (const char *name,
         const char *part)
{
  if (name == NULL)
    return FALSE;

  return g_ascii_strcasecmp (name[0] == '/' ? name + 1 : name, part) == 0;
}

static GBytes *
read_content (TjArchive   *archive,
              const char  *display_name,
              const char  *part,
              gsize        max_size,
              GError     **error)
{
  g_autoptr(GByteArray) content = g_byte_array_new ();
  g_autofree guint8 *buffer = g_malloc (READ_SIZE);
  gssize n_read;

  while ((n_read = archive_read_data (archive, buffer, READ_SIZE)) > 0)
    {
      g_byte_array_append (content, buffer, n_read);
      if (content->len > max_size)
        {
          g_set_error (error, TJ_IMPORT_ERROR, TJ_IMPORT_ERROR_REFUSED,
                       _("“%s” was refused: its part %s unpacks to more than %d MB."),
                       display_name, part, (int) (max_size / (1024 * 1024)));
          return NULL;
        }
    }

  if (n_read < 0)
    {
      set_damaged (display_name, archive_error_string (archive), error);
      return NULL;
    }

  return g_byte_array_free_to_bytes (g_steal_pointer (&content));
}

/**
 * tj_office_zip_read_part_up_to:
 * @bytes: the office file
 * @part: the part's name without a leading slash
 * @max_size: in bytes, inflated
 *
 * Returns: (transfer full) (nullable): the part; %NULL without an error where there is none
 */
GBytes *
tj_office_zip_read_part_up_to (GBytes      *bytes,
                               const char  *display_name,
                               const char  *part,
                               gsize        max_size,
                               GError     **error)
{
  g_auto(TjUtf8Locale) locale = tj_utf8_locale_enter ();
  g_autoptr(TjArchive) archive = archive_read_new ();
  struct archive_entry *entry;
  guint n_entries = 0;
  gsize size;
  const void *data = g_bytes_get_data (bytes, &size);
  int result;

  archive_read_support_format_zip (archive);
  if (archive_read_open_memory (archive, data, size) != ARCHIVE_OK)
    {
      set_damaged (display_name, archive_error_string (archive), error);
      return NULL;
    }

  while ((result = archive_read_next_header (archive, &entry)) == ARCHIVE_OK ||
         result == ARCHIVE_WARN)
    {
      if (archive_entry_is_encrypted (entry))
        {
          g_set_error (error, TJ_IMPORT_ERROR, TJ_IMPORT_ERROR_ENCRYPTED,
                       _("“%s” is protected by a password and was not read. "
                         "Ask the applicant for a copy without one."), display_name);
          return NULL;
        }

      if (is_part (archive_entry_pathname (entry), part))
        return read_content (archive, display_name, part, max_size, error);

      if (++n_entries > TJ_LIMIT_ENTRIES)
        {
          g_set_error (error, TJ_IMPORT_ERROR, TJ_IMPORT_ERROR_REFUSED,
                       _("“%s” was refused: it holds more than %d parts."),
                       display_name, TJ_LIMIT_ENTRIES);
          return NULL;
        }
    }

  if (result != ARCHIVE_EOF)
    set_damaged (display_name, archive_error_string (archive), error);

  return NULL;
}

/**
 * tj_office_zip_read_part:
 * @bytes: the office file
 * @part: the part's name without a leading slash
 *
 * Returns: (transfer full) (nullable): the part; %NULL without an error where there is none
 */
GBytes *
tj_office_zip_read_part (GBytes      *bytes,
                         const char  *display_name,
                         const char  *part,
                         GError     **error)
{
  return tj_office_zip_read_part_up_to (bytes, display_name, part, TJ_LIMIT_PART_SIZE, error);
}
