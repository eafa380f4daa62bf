/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/base/tj-core-types.h"

G_BEGIN_DECLS

#define TJ_SIGN_ERROR (tj_sign_error_quark ())

/**
 * TjSignError:
 * @TJ_SIGN_ERROR_KEY_FILE: the file is no PKCS#12 file, or holds no key with a certificate
 * @TJ_SIGN_ERROR_PASSWORD: the password does not open it
 * @TJ_SIGN_ERROR_KEY: the key is of a kind or size that is not accepted
 * @TJ_SIGN_ERROR_EXPIRED: the certificate is not valid now
 * @TJ_SIGN_ERROR_FAILED: the signature could not be made
 */
typedef enum
{
  TJ_SIGN_ERROR_KEY_FILE,
  TJ_SIGN_ERROR_PASSWORD,
  TJ_SIGN_ERROR_KEY,
  TJ_SIGN_ERROR_EXPIRED,
  TJ_SIGN_ERROR_FAILED,
} TjSignError;

GQuark tj_sign_error_quark (void);

/* More than any key with its certificates takes in a file. */
#define TJ_IDENTITY_MAX_BYTES (1024 * 1024)

/* A reviewer's private key with its certificate. */

#define TJ_TYPE_IDENTITY (tj_identity_get_type ())

G_DECLARE_FINAL_TYPE (TjIdentity, tj_identity, TJ, IDENTITY, GObject)

TjIdentity *tj_identity_new_self_signed (const char  *name,
                                         const char  *organisation,
                                         guint        years,
                                         GError     **error);
TjIdentity *tj_identity_new_from_pkcs12 (GBytes      *bytes,
                                         const char  *password,
                                         GError     **error);
TjIdentity *tj_identity_new_from_file   (GFile        *file,
                                         const char   *password,
                                         GCancellable *cancellable,
                                         GError      **error);
GBytes     *tj_identity_to_pkcs12       (TjIdentity  *self,
                                         const char  *password,
                                         GError     **error);
char       *tj_identity_to_pem          (TjIdentity  *self);
const char *tj_identity_get_name        (TjIdentity  *self);
const char *tj_identity_get_issuer      (TjIdentity  *self);
const char *tj_identity_get_fingerprint (TjIdentity  *self);
const char *tj_identity_get_key_kind    (TjIdentity  *self);
gboolean    tj_identity_is_self_signed  (TjIdentity  *self);
GDateTime  *tj_identity_get_not_before  (TjIdentity  *self);
GDateTime  *tj_identity_get_not_after   (TjIdentity  *self);
gboolean    tj_identity_check_valid     (TjIdentity  *self,
                                         GDateTime   *when,
                                         GError     **error);

G_END_DECLS
