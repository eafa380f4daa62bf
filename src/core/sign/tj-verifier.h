/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/base/tj-cleanup.h"
#include "core/base/tj-core-types.h"

G_BEGIN_DECLS

/**
 * TjVerificationReason:
 * @code: stable, as `not-signed`, `digest-mismatch`, `signature-mismatch`, `not-canonical`,
 *   `structure`, `algorithm`, `certificate-mismatch`, `untrusted`, `expired`, `revoked`,
 *   `self-signed`, `weak-key`, `key-usage`, `malformed`, `too-large`, `refused` (a document
 *   type declaration, nesting, attributes), `no-trust-given`, of several signatures
 *   `signature-removed` and `signatures-reordered`, and the only one that goes with a yes,
 *   `expired-since`
 * @message: a sentence in the user's language
 */
typedef struct
{
  char *code;
  char *message;
} TjVerificationReason;

/**
 * TjVerification:
 * @intact: whether nothing that was signed has changed
 * @whole_document: whether the signature covers the whole document, and nothing beside it
 * @all_there: whether no signature that came before or between is missing, and all stand in the
 *   order in which people signed; the last ones may have been taken away all the same
 * @trusted: whether the signer's certificate leads to an authority the user trusts
 * @trust_reason: (nullable): code of why not, or `authority` or `pinned` of why
 * @signer: (nullable): the name in the certificate
 * @organisation: (nullable): the organisation in the certificate
 * @issuer: (nullable): who issued it
 * @fingerprint: (nullable): the certificate's SHA-256 in hexadecimal
 * @signed_at: (nullable): the signing time as the signer states it
 * @signature_id: (nullable): the SHA-256 of SignedInfo: names the signature whatever the file
 * @root_name: (nullable): of the root element as {namespace}name, whether signed or not; %NULL
 *   where the bytes are no XML
 * @content: (nullable): the document that the digest was taken of, without the signature;
 *   read data only from here
 * @reasons: (element-type TjVerificationReason): one or more for each answer that is no
 *
 * The answers of a verification, kept apart.
 */
typedef struct
{
  gboolean intact;
  gboolean whole_document;
  gboolean all_there;
  gboolean trusted;
  char *trust_reason;
  char *signer;
  char *organisation;
  char *issuer;
  char *fingerprint;
  GDateTime *signed_at;
  char *signature_id;
  char *root_name;
  xmlDoc *content;
  GPtrArray *reasons;
} TjVerification;

void tj_verification_free (TjVerification *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TjVerification, tj_verification_free)

/* A bundle of national authorities has some 200 certificates of 2 kB; lists run to megabytes. */
#define TJ_TRUST_MAX_BYTES (16 * 1024 * 1024)

#define TJ_TYPE_TRUST (tj_trust_get_type ())

/* Whom the user trusts: authorities, single certificates, revocation lists. Nothing of the
 * system's is trusted. */
G_DECLARE_FINAL_TYPE (TjTrust, tj_trust, TJ, TRUST, GObject)

TjTrust  *tj_trust_new                (void);
TjTrust  *tj_trust_new_from_file      (GFile         *file,
                                       GCancellable  *cancellable,
                                       GError       **error);
/* PEM: certificates (an authority's, or a self-signed reviewer's, which pins just that one)
 * and CRLs. */
gboolean  tj_trust_add_pem            (TjTrust       *self,
                                       GBytes        *pem,
                                       const char    *name,
                                       GError       **error);
guint     tj_trust_get_n_certificates (TjTrust       *self);
char     *tj_trust_dup_fingerprint    (TjTrust       *self,
                                       guint          index) G_GNUC_WARN_UNUSED_RESULT;

TjVerification *tj_verify_document (GBytes     *bytes,
                                    TjTrust    *trust) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *tj_verify_countersigned (GBytes     *bytes,
                                    TjTrust    *trust) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
