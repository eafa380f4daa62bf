/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/base/tj-digest.h"

#define READ_SIZE (64 * 1024)

/**
 * tj_digest_bytes:
 * @bytes: any content
 *
 * Returns: (transfer full): the SHA-256 of @bytes in hexadecimal
 */
char *
tj_digest_bytes (GBytes *bytes)
{
  g_return_val_if_fail (bytes != NULL, NULL);

  return g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
}

/**
 * tj_digest_file:
 * @file: a regular file
 *
 * Reads @file in slices, so that a large one costs no memory.
 *
 * Returns: (transfer full) (nullable): the SHA-256 in hexadecimal
 */
char *
tj_digest_file (GFile         *file,
                GCancellable  *cancellable,
                GError       **error)
{
  g_autoptr(GFileInputStream) stream = NULL;
  g_autoptr(GChecksum) checksum = NULL;
  g_autofree guchar *buffer = NULL;
  gssize n_read;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  if (!(stream = g_file_read (file, cancellable, error)))
    return NULL;

  checksum = g_checksum_new (G_CHECKSUM_SHA256);
  buffer = g_malloc (READ_SIZE);

  while ((n_read = g_input_stream_read (G_INPUT_STREAM (stream), buffer, READ_SIZE,
                                        cancellable, error)) > 0)
    g_checksum_update (checksum, buffer, n_read);

  if (n_read < 0)
    return NULL;

  return g_strdup (g_checksum_get_string (checksum));
}
