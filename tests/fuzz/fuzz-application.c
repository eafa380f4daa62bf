/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "fuzz-target.h"

#include "core/import/tj-application-reader.h"

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autoptr(GBytes) bytes = g_bytes_new (data, size);
  g_autoptr(GError) error = NULL;
  g_autoptr(TjForm) form = NULL;

  if (!tj_application_is_one (bytes))
    return 0;

  form = tj_application_read (bytes, "application.xml", &error);
  g_assert_true ((form == NULL) == (error != NULL));

  return 0;
}
