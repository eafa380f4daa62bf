/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/sheet/tj-sheet.h"
#include "core/sign/tj-identity.h"
#include "gui/dialogs/tj-signing.h"

G_BEGIN_DECLS

/* The slow parts of signing, off the main loop. */

/* Opens the key, signs and writes @output, all or nothing; finish with tj_signing_finish(). */
void           tj_sheet_sign_async       (TjSheet              *sheet,
                                          GFile                *key_file,
                                          const char           *password,
                                          GFile                *output,
                                          GAsyncReadyCallback   callback,
                                          gpointer              user_data);

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
