/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/sign/tj-identity.h"
#include "core/sign/tj-openssl.h"
#include "core/sign/tj-verifier.h"

/**
 * TjTestCertificate:
 * @name: common name
 * @issuer: (nullable): common name of who issued it; itself where %NULL
 * @issuer_key: (nullable): the issuer's key; its own where %NULL
 * @from_days: start of validity, from now
 * @to_days: end of validity, from now
 * @basic: (nullable): value of basicConstraints, as OpenSSL's configuration writes it
 * @usage: (nullable): value of keyUsage
 * @extended: (nullable): value of extendedKeyUsage
 *
 * A certificate to be made for a test.
 */
typedef struct
{
  const char *name;
  const char *issuer;
  EVP_PKEY *issuer_key;
  int from_days;
  int to_days;
  const char *basic;
  const char *usage;
  const char *extended;
} TjTestCertificate;

#define TJ_TEST_PASSWORD "口令 secret"
#define TJ_TEST_DOCUMENT \
  "<review xmlns=\"urn:test\" id=\"1\">\n" \
  "<score points=\"87.5\">好 91.5 &amp; 真</score>\n" \
  "</review>"

X509       *tj_test_certificate_new (const TjTestCertificate *wish,
                                     EVP_PKEY                *key);
X509_CRL   *tj_test_crl_new         (X509                    *issuer,
                                     EVP_PKEY                *issuer_key,
                                     X509                    *revoked,
                                     int                      from_days);
TjIdentity *tj_test_identity_new    (EVP_PKEY                *key,
                                     X509                    *certificate);
void        tj_test_trust_add       (TjTrust                 *trust,
                                     X509                    *certificate);
void        tj_test_trust_add_crl   (TjTrust                 *trust,
                                     X509_CRL                *list);
GBytes     *tj_test_sign            (const char              *xml,
                                     TjIdentity              *identity);
gboolean    tj_test_has_reason      (TjVerification          *verification,
                                     const char              *code);
int         tj_test_run             (char                   **output,
                                     ...) G_GNUC_NULL_TERMINATED;
char       *tj_test_write           (const char              *folder,
                                     const char              *name,
                                     const void              *data,
                                     gssize                   size);
