/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cli/tj-factor-file.h"

#include "cli/tj-files.h"
#include "cli/tj-output.h"

#define MAX_REGISTER_BYTES (4 * 1024 * 1024)

/**
 * tj_factor_file_load:
 * @path: (nullable): a register of the user's own
 *
 * Returns: (transfer full) (nullable): the factors to calculate with; %NULL where @path cannot
 *   be used
 */
TjFactorRegister *
tj_factor_file_load (const char *path)
{
  g_autoptr(TjFactorRegister) base = tj_factor_register_new_default ();
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = NULL;
  TjFactorRegister *factors = NULL;

  if (path == NULL)
    return g_steal_pointer (&base);

  bytes = tj_files_read (path, MAX_REGISTER_BYTES);
  if (bytes == NULL)
    return NULL;

  factors = tj_factor_register_new (bytes, path, base, &error);
  if (factors == NULL)
    tj_output_error ("%s", error->message);

  return factors;
}
