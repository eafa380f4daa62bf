/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cli/tj-files.h"

#include "cli/tj-output.h"
#include "core/base/tj-file-read.h"
#include "core/base/tj-file-write.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#define MAX_PASSWORD_BYTES 4096

/**
 * tj_files_read:
 * @path: a file
 * @max_bytes: no more than this is ever read
 *
 * Returns: (transfer full) (nullable): what is in the file
 */
GBytes *
tj_files_read (const char *path,
               gsize       max_bytes)
{
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = tj_file_read (file, max_bytes, NULL, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE))
    tj_output_error ("%s", error->message);
  else if (error != NULL)
    tj_output_error (_("“%s” cannot be read: %s. Check the name of the file."), path,
                     error->message);

  return g_steal_pointer (&bytes);
}

/**
 * tj_files_read_text:
 * @path: a file of UTF-8
 * @max_bytes: no more than this is ever read
 *
 * Returns: (transfer full) (nullable): the text, up to a zero byte where there is one
 */
char *
tj_files_read_text (const char *path,
                    gsize       max_bytes)
{
  g_autoptr(GBytes) bytes = tj_files_read (path, max_bytes);
  const char *data;
  gsize size = 0;

  if (bytes == NULL)
    return NULL;

  data = g_bytes_get_data (bytes, &size);
  if (size > 0 && !g_utf8_validate (data, (gssize) size, NULL))
    {
      tj_output_error (_("“%s” is no UTF-8 text. Save it as UTF-8."), path);
      return NULL;
    }

  return g_strndup (data != NULL ? data : "", size);
}

/**
 * tj_files_read_password:
 * @path: a file whose first line is the password
 *
 * Returns: (transfer full) (nullable): the password, in UTF-8
 */
char *
tj_files_read_password (const char *path)
{
  g_autofree char *password = tj_files_read_text (path, MAX_PASSWORD_BYTES);

  if (password == NULL)
    return NULL;

  password[strcspn (password, "\r\n")] = '\0';

  if (*password == '\0')
    {
      tj_output_error (_("“%s” has no password in its first line. Write it there."), path);
      return NULL;
    }

  return g_steal_pointer (&password);
}

/**
 * tj_files_write:
 * @path: where
 * @bytes: what
 * @private: whether nobody else may read the file
 *
 * Writes the whole file or leaves everything as it was.
 *
 * Returns: whether it was written
 */
gboolean
tj_files_write (const char *path,
                GBytes     *bytes,
                gboolean    private)
{
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GError) error = NULL;

  if (tj_file_write (file, bytes, private, &error))
    return TRUE;

  tj_output_error ("%s", error->message);

  return FALSE;
}

static gboolean
is_same_file (const char *a,
              const char *b)
{
  GStatBuf stat_a;
  GStatBuf stat_b;

  return g_stat (a, &stat_a) == 0 && g_stat (b, &stat_b) == 0 && stat_a.st_dev == stat_b.st_dev
         && stat_a.st_ino == stat_b.st_ino;
}

/* An input may name a folder inside of an archive; then it is the archive that counts. */
static char *
dup_existing (const char *input)
{
  char *existing = g_canonicalize_filename (input, NULL);

  while (!g_file_test (existing, G_FILE_TEST_EXISTS) && !g_str_equal (existing, "/"))
    {
      char *parent = g_path_get_dirname (existing);

      g_free (existing);
      existing = parent;
    }

  if (g_file_test (existing, G_FILE_TEST_IS_REGULAR))
    return existing;

  g_free (existing);

  return g_strdup (input);
}

/* Whether @path is @input, or lies anywhere in it. */
static gboolean
is_inside (const char *path,
           const char *input)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *existing = dup_existing (input);

  while (!is_same_file (absolute, existing))
    {
      char *parent = g_path_get_dirname (absolute);
      gboolean at_root = g_str_equal (parent, absolute);

      g_free (absolute);
      absolute = parent;
      if (at_root)
        return FALSE;
    }

  return TRUE;
}

/**
 * tj_files_may_write:
 * @path: where a command is told to write
 * @inputs: (array zero-terminated=1): the files and folders that it reads
 *
 * A package must stay as it was handed in, and a sheet as it was signed.
 *
 * Returns: whether @path is none of @inputs and lies in none of them
 */
gboolean
tj_files_may_write (const char         *path,
                    const char * const *inputs)
{
  for (guint i = 0; inputs[i] != NULL; i++)
    {
      if (is_inside (path, inputs[i]))
        {
          tj_output_error (_("“%s” was not written, because it would change “%s”, which is being "
                             "read. Choose another place."), path, inputs[i]);
          return FALSE;
        }
    }

  return TRUE;
}
