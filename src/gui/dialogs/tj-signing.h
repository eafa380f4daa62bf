/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/sign/tj-identity.h"

G_BEGIN_DECLS

/**
 * TjSignedFile:
 * @bytes: the file as it was written
 * @fingerprint: SHA-256 of the signer's certificate
 * @signer: the name in the certificate
 */
typedef struct
{
  GBytes *bytes;
  char *fingerprint;
  char *signer;
} TjSignedFile;

/**
 * TjSigner:
 * @sign: makes signed bytes of @data; runs in a thread
 * @data: what is to be signed
 * @free_data: lets go of it
 *
 * What a signature is put to.
 */
typedef struct
{
  GBytes *(*sign) (gpointer       data,
                   TjIdentity    *identity,
                   GCancellable  *cancellable,
                   GError       **error);
  gpointer data;
  GDestroyNotify free_data;
} TjSigner;

void          tj_signed_file_free (TjSignedFile         *self);
void          tj_signing_async    (const TjSigner       *signer,
                                   GFile                *key_file,
                                   const char           *password,
                                   GFile                *output,
                                   GAsyncReadyCallback   callback,
                                   gpointer              user_data);
TjSignedFile *tj_signing_finish   (GAsyncResult         *result,
                                   GError              **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TjSignedFile, tj_signed_file_free)

G_END_DECLS
