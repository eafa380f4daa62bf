/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/base/tj-file-read.h"

#include <glib/gi18n-lib.h>

/**
 * tj_file_read:
 * @max_bytes: no more than this is ever held, whatever the file claims to be
 *
 * Returns: (transfer full) (nullable): what is in the file; %NULL with an error of %G_IO_ERROR,
 *   %G_IO_ERROR_MESSAGE_TOO_LARGE where there is more
 */
GBytes *
tj_file_read (GFile         *file,
              gsize          max_bytes,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autoptr(GFileInputStream) stream = g_file_read (file, cancellable, error);
  g_autoptr(GFileInfo) info = NULL;
  g_autofree guint8 *buffer = NULL;
  gsize room = max_bytes + 1;
  gsize length = 0;

  if (stream == NULL)
    return NULL;

  info = g_file_input_stream_query_info (stream, G_FILE_ATTRIBUTE_STANDARD_SIZE, NULL, NULL);
  if (info != NULL && g_file_info_get_size (info) > 0)
    room = MIN (room, (gsize) g_file_info_get_size (info) + 1);

  buffer = g_malloc (room);
  if (!g_input_stream_read_all (G_INPUT_STREAM (stream), buffer, room, &length, cancellable,
                                error))
    return NULL;

  if (length > max_bytes)
    {
      g_autofree char *name = g_file_get_parse_name (file);

      g_set_error (error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE,
                   _("“%s” is larger than what is read of such a file. Check whether it is the "
                     "right one."), name);
      return NULL;
    }

  return g_bytes_new_take (g_steal_pointer (&buffer), length);
}
