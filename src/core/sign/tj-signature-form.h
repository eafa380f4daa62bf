/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/base/tj-cleanup.h"

G_BEGIN_DECLS

#define TJ_SIGNATURE_RSA_SHA256 "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"
#define TJ_SIGNATURE_ECDSA_SHA256 "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256"

/**
 * TjSignaturePart:
 *
 * Every element of a signature, in document order; some stand in one of the two forms only.
 */
typedef enum
{
  TJ_SIGNATURE,
  TJ_SIGNATURE_SIGNED_INFO,
  TJ_SIGNATURE_CANONICALIZATION,
  TJ_SIGNATURE_METHOD,
  TJ_SIGNATURE_DOCUMENT,
  TJ_SIGNATURE_DOCUMENT_TRANSFORMS,
  TJ_SIGNATURE_DOCUMENT_ENVELOPED,
  TJ_SIGNATURE_DOCUMENT_SUBTRACT,
  TJ_SIGNATURE_DOCUMENT_XPATH,
  TJ_SIGNATURE_DOCUMENT_CANONICAL,
  TJ_SIGNATURE_DOCUMENT_DIGEST,
  TJ_SIGNATURE_DOCUMENT_VALUE,
  TJ_SIGNATURE_PROPERTIES,
  TJ_SIGNATURE_PROPERTIES_TRANSFORMS,
  TJ_SIGNATURE_PROPERTIES_CANONICAL,
  TJ_SIGNATURE_PROPERTIES_DIGEST,
  TJ_SIGNATURE_PROPERTIES_VALUE,
  TJ_SIGNATURE_KEY,
  TJ_SIGNATURE_KEY_TRANSFORMS,
  TJ_SIGNATURE_KEY_CANONICAL,
  TJ_SIGNATURE_KEY_DIGEST,
  TJ_SIGNATURE_KEY_VALUE,
  TJ_SIGNATURE_VALUE,
  TJ_SIGNATURE_KEY_INFO,
  TJ_SIGNATURE_X509_DATA,
  TJ_SIGNATURE_CERTIFICATE,
  TJ_SIGNATURE_OBJECT,
  TJ_SIGNATURE_QUALIFYING,
  TJ_SIGNATURE_SIGNED_PROPERTIES,
  TJ_SIGNATURE_SIGNATURE_PROPERTIES,
  TJ_SIGNATURE_TIME,
  TJ_SIGNATURE_CERTIFICATES,
  TJ_SIGNATURE_CERT,
  TJ_SIGNATURE_CERT_DIGEST,
  TJ_SIGNATURE_CERT_DIGEST_METHOD,
  TJ_SIGNATURE_CERT_DIGEST_VALUE,
  TJ_SIGNATURE_ISSUER_SERIAL,
  TJ_N_SIGNATURE_PARTS,
} TjSignaturePart;

/**
 * TjSignatureMatch:
 * @TJ_SIGNATURE_MATCHES: the element is a signature of the one form that is accepted
 * @TJ_SIGNATURE_WRONG_STRUCTURE: an element or attribute is missing, strange or out of place
 * @TJ_SIGNATURE_WRONG_ALGORITHM: an algorithm or transform is not the one asked for
 */
typedef enum
{
  TJ_SIGNATURE_MATCHES,
  TJ_SIGNATURE_WRONG_STRUCTURE,
  TJ_SIGNATURE_WRONG_ALGORITHM,
} TjSignatureMatch;

guint             tj_signature_form_count  (xmlDoc      *doc);
guint             tj_signature_form_number (const xmlNode *signature);
const char       *tj_signature_form_object (xmlDoc      *doc);
void              tj_signature_form_build  (xmlNode     *root,
                                            const char  *method,
                                            guint        number,
                                            xmlNode     *parts[TJ_N_SIGNATURE_PARTS]);
TjSignatureMatch  tj_signature_form_match  (xmlNode     *signature,
                                            guint        number,
                                            xmlNode     *parts[TJ_N_SIGNATURE_PARTS],
                                            const char **culprit);

G_END_DECLS
