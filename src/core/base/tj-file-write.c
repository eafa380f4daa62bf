/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/base/tj-file-write.h"

#include <glib/gi18n-lib.h>

#define MODE_PUBLIC 0644
#define MODE_PRIVATE 0600

/* Files on this machine go through a temporary file that is flushed and renamed. What has no
 * path, as a place the file chooser mounted, is left to GIO. */
static gboolean
write_bytes (GFile     *file,
             GBytes    *bytes,
             gboolean   private,
             GError   **error)
{
  const char *path = g_file_peek_path (file);
  gsize size = 0;
  const char *data = g_bytes_get_data (bytes, &size);

  if (data == NULL)
    data = "";

  if (path == NULL)
    return g_file_replace_contents (file, data, size, NULL, FALSE,
                                    private ? G_FILE_CREATE_PRIVATE : G_FILE_CREATE_NONE, NULL,
                                    NULL, error);

  return g_file_set_contents_full (path, data, (gssize) size,
                                   G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                   private ? MODE_PRIVATE : MODE_PUBLIC, error);
}

static int
get_io_code (const GError *problem)
{
  return problem->domain == G_FILE_ERROR ? (int) g_io_error_from_file_error (problem->code)
                                         : problem->code;
}

/**
 * tj_file_write:
 * @bytes: the whole content
 * @private: whether nobody else may read the file
 *
 * Writes the whole file, on disk when this returns, or leaves everything as it was.
 *
 * Returns: whether it was written; @error, of the domain %G_IO_ERROR, names the file and says
 *   what to do
 */
gboolean
tj_file_write (GFile     *file,
               GBytes    *bytes,
               gboolean   private,
               GError   **error)
{
  g_autoptr(GError) problem = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (G_IS_FILE (file), FALSE);
  g_return_val_if_fail (bytes != NULL, FALSE);

  if (write_bytes (file, bytes, private, &problem))
    return TRUE;

  name = g_file_get_parse_name (file);
  /* Translators: a file's name, and what the system says of it */
  g_set_error (error, G_IO_ERROR, get_io_code (problem),
               _("“%s” was not written: %s. Choose another folder, or make room and try again."),
               name, problem->message);

  return FALSE;
}
