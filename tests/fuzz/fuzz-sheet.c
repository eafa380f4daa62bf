/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "fuzz-target.h"

#include "core/sign/tj-verifier.h"

/* A sheet comes from a colleague by mail: nothing of it is believed before it is verified. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autoptr(GBytes) bytes = g_bytes_new (data, size);
  g_autoptr(TjVerification) verification = tj_verify_document (bytes, NULL);

  g_assert_nonnull (verification);
  g_assert_false (verification->trusted);
  g_assert_cmpuint (verification->reasons->len, >, 0);

  return 0;
}
