/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cli/tj-identity-file.h"

#include "cli/tj-files.h"
#include "cli/tj-output.h"

#include <glib/gi18n-lib.h>

/**
 * tj_identity_file_load:
 * @key: a PKCS#12 file
 * @password_file: whose first line opens it
 *
 * Says on standard error why it cannot be used.
 *
 * Returns: (transfer full) (nullable): who signs
 */
TjIdentity *
tj_identity_file_load (const char *key,
                       const char *password_file)
{
  g_autofree char *password = tj_files_read_password (password_file);
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) error = NULL;
  TjIdentity *identity;

  if (password == NULL)
    return NULL;

  bytes = tj_files_read (key, TJ_IDENTITY_MAX_BYTES);
  if (bytes == NULL)
    return NULL;

  identity = tj_identity_new_from_pkcs12 (bytes, password, &error);
  if (identity == NULL)
    /* Translators: the name of a file, and what is wrong with it */
    tj_output_error (_("“%s”: %s"), key, error->message);

  return identity;
}
