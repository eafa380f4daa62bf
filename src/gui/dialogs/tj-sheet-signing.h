/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/sheet/tj-sheet.h"
#include "core/sign/tj-identity.h"

G_BEGIN_DECLS

/* The slow parts of signing, off the main loop. */

/**
 * TjSignedSheet:
 * @bytes: the sheet as it was written
 * @fingerprint: SHA-256 of the signer's certificate
 * @signer: the name in the certificate
 */
typedef struct
{
  GBytes *bytes;
  char *fingerprint;
  char *signer;
} TjSignedSheet;

void           tj_signed_sheet_free      (TjSignedSheet        *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TjSignedSheet, tj_signed_sheet_free)

/* Opens the key, signs and writes @output, all or nothing. */
void           tj_sheet_sign_async       (TjSheet              *sheet,
                                          GFile                *key_file,
                                          const char           *password,
                                          GFile                *output,
                                          GAsyncReadyCallback   callback,
                                          gpointer              user_data);
TjSignedSheet *tj_sheet_sign_finish      (GAsyncResult         *result,
                                          GError              **error);

/* Makes a self-signed identity and writes it, readable by the user alone, with its certificate
 * beside it. */
void           tj_identity_create_async  (const char           *name,
                                          const char           *organisation,
                                          const char           *password,
                                          GFile                *output,
                                          GAsyncReadyCallback   callback,
                                          gpointer              user_data);
gboolean       tj_identity_create_finish (GAsyncResult         *result,
                                          GError              **error);

G_END_DECLS
