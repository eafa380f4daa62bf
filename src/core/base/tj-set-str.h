/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

/**
 * tj_set_str:
 * @target: where the owned string lives
 * @value: (nullable): the new value, copied
 *
 * g_set_str() of GLib 2.76, which the floor of 2.74 does not have.
 *
 * Returns: whether the value changed
 */
static inline gboolean
tj_set_str (char **target,
            const char *value)
{
  char *copy = NULL;

  if (g_strcmp0 (*target, value) == 0)
    return FALSE;

  copy = g_strdup (value);
  g_free (*target);
  *target = copy;

  return TRUE;
}
