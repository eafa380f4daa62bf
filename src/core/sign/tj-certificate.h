/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/sign/tj-openssl.h"

G_BEGIN_DECLS

/* What is read from a certificate. Certificates come from strangers: their names are made fit
 * to be shown before anybody sees them. */

char      *tj_certificate_dup_name          (X509             *certificate);
char      *tj_certificate_dup_organisation  (X509             *certificate);
char      *tj_certificate_dup_issuer        (X509             *certificate);
char      *tj_certificate_dup_fingerprint   (X509             *certificate);
char      *tj_certificate_dup_base64        (X509             *certificate);
char      *tj_certificate_dup_digest        (X509             *certificate);
char      *tj_certificate_dup_issuer_serial (X509             *certificate);
X509      *tj_certificate_new_from_base64   (const char       *text);
GDateTime *tj_certificate_get_not_before    (X509             *certificate);
GDateTime *tj_certificate_get_not_after     (X509             *certificate);
gboolean   tj_certificate_is_self_signed    (X509             *certificate);
gboolean   tj_certificate_may_sign          (X509             *certificate);
gboolean   tj_certificate_check_key         (EVP_PKEY         *key,
                                             char            **kind);

G_END_DECLS
