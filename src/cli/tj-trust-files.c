/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cli/tj-trust-files.h"

#include "cli/tj-files.h"
#include "cli/tj-output.h"

/**
 * tj_trust_files_load:
 * @paths: (nullable): certificates and revocation lists
 *
 * Says on standard error what cannot be read.
 *
 * Returns: (transfer full) (nullable): whom to trust
 */
TjTrust *
tj_trust_files_load (GStrv paths)
{
  g_autoptr(TjTrust) trust = tj_trust_new ();

  for (guint i = 0; paths != NULL && paths[i] != NULL; i++)
    {
      g_autoptr(GBytes) pem = tj_files_read (paths[i], TJ_TRUST_MAX_BYTES);
      g_autoptr(GError) error = NULL;

      if (pem == NULL)
        return NULL;

      if (!tj_trust_add_pem (trust, pem, paths[i], &error))
        {
          tj_output_error ("%s", error->message);
          return NULL;
        }
    }

  return g_steal_pointer (&trust);
}
