/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/tj-session-private.h"

/* The register of factors: the program's, with one of the user's own on top where there is
 * one. */

#define KEY "factor-register"
#define MAX_REGISTER_BYTES (4 * 1024 * 1024)

static TjFactorRegister *
read_register (GFile   *file,
               GError **error)
{
  g_autoptr(TjFactorRegister) base = tj_factor_register_new_default ();
  g_autofree char *name = g_file_get_basename (file);
  g_autoptr(GFileInputStream) stream = g_file_read (file, NULL, error);
  g_autoptr(GBytes) bytes = NULL;

  /* One byte more than is allowed, for the reader to refuse. */
  if (stream != NULL)
    bytes = g_input_stream_read_bytes (G_INPUT_STREAM (stream), MAX_REGISTER_BYTES + 1, NULL,
                                       error);

  return bytes != NULL ? tj_factor_register_new (bytes, name, base, error) : NULL;
}

/**
 * tj_session_get_factors:
 *
 * Where the user's own register can no longer be read, "problem" tells so, once, and the
 * program's are taken.
 *
 * Returns: (transfer none): the factors to calculate with
 */
TjFactorRegister *
tj_session_get_factors (TjSession *self)
{
  g_autofree char *path = NULL;

  g_return_val_if_fail (TJ_IS_SESSION (self), NULL);

  if (self->factors != NULL)
    return self->factors;

  if (self->settings != NULL)
    path = g_settings_get_string (self->settings, KEY);
  if (path != NULL && *path != '\0')
    {
      g_autoptr(GFile) file = g_file_new_for_path (path);
      g_autoptr(GError) error = NULL;

      self->factors = read_register (file, &error);
      if (self->factors != NULL)
        self->factor_file = g_steal_pointer (&file);
      else
        tj_session_tell_problem (self, error);
    }

  if (self->factors == NULL)
    self->factors = tj_factor_register_new_default ();

  return self->factors;
}

/**
 * tj_session_get_factor_file:
 *
 * Returns: (transfer none) (nullable): the user's own register
 */
GFile *
tj_session_get_factor_file (TjSession *self)
{
  g_return_val_if_fail (TJ_IS_SESSION (self), NULL);

  return self->factor_file;
}

/**
 * tj_session_set_factor_file:
 * @file: (nullable): a register of data/schema/factors.xsd; %NULL for the program's alone
 *
 * It is read again whenever the program starts.
 *
 * Returns: whether it is a register; if not, the one before stays
 */
gboolean
tj_session_set_factor_file (TjSession  *self,
                            GFile      *file,
                            GError    **error)
{
  g_autoptr(TjFactorRegister) factors = NULL;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  g_return_val_if_fail (TJ_IS_SESSION (self), FALSE);

  factors = file != NULL ? read_register (file, error) : tj_factor_register_new_default ();
  if (factors == NULL)
    return FALSE;

  g_set_object (&self->factors, factors);
  g_set_object (&self->factor_file, file);
  if (self->settings != NULL)
    g_settings_set_string (self->settings, KEY, path != NULL ? path : "");

  return TRUE;
}
