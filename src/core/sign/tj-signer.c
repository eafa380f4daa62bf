/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/sign/tj-signer.h"

#include <glib/gi18n-lib.h>
#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/err.h>
#include <xmlsec/openssl/evp.h>

#include "core/base/tj-xml.h"
#include "core/sign/tj-certificate.h"
#include "core/sign/tj-identity-private.h"
#include "core/sign/tj-signature-form.h"
#include "core/sign/tj-verifier.h"
#include "core/sign/tj-xmlsec.h"

static gboolean
fail (GError     **error,
      const char  *reason)
{
  ERR_clear_error ();
  g_set_error (error, TJ_SIGN_ERROR, TJ_SIGN_ERROR_FAILED,
               _("The document could not be signed. %s"), reason);

  return FALSE;
}

/* Works on a fresh copy that is its own canonical form: no comments, no CDATA, no entities,
 * so that what is signed is what any reader will see. */
static xmlDoc *
copy_canonical (xmlDoc   *doc,
                gboolean  may_be_signed,
                GError  **error)
{
  g_autoptr(GBytes) bytes = tj_xmlsec_canonicalize (doc);
  g_autoptr(xmlDoc) copy = NULL;
  const char *objection;

  if (bytes == NULL)
    {
      fail (error, _("It has no canonical form."));
      return NULL;
    }

  copy = tj_xml_parse_bytes (bytes, _("document to be signed"), &tj_xml_limits_own, error);
  if (copy == NULL)
    {
      g_autofree char *reason = error != NULL ? g_strdup ((*error)->message) : NULL;

      g_clear_error (error);
      fail (error, reason != NULL ? reason : "");
      return NULL;
    }

  objection = tj_signature_form_count (copy) > 0 && !may_be_signed
                ? N_("It carries a signature already.") : tj_signature_form_object (copy);
  if (objection != NULL)
    {
      fail (error, _(objection));
      return NULL;
    }

  return g_steal_pointer (&copy);
}

static void
set_text (xmlNode    *node,
          const char *text)
{
  g_autoptr(TjXmlText) escaped = xmlEncodeSpecialChars (node->doc, (const xmlChar *) text);

  xmlNodeSetContent (node, escaped);
}

static void
fill_properties (xmlNode   *parts[TJ_N_SIGNATURE_PARTS],
                 X509      *certificate,
                 GDateTime *when)
{
  g_autofree char *base64 = tj_certificate_dup_base64 (certificate);
  g_autofree char *digest = tj_certificate_dup_digest (certificate);
  g_autofree char *serial = tj_certificate_dup_issuer_serial (certificate);
  g_autoptr(GDateTime) utc = g_date_time_to_utc (when);
  g_autofree char *time = g_date_time_format (utc, "%Y-%m-%dT%H:%M:%SZ");

  set_text (parts[TJ_SIGNATURE_CERTIFICATE], base64);
  set_text (parts[TJ_SIGNATURE_TIME], time);
  set_text (parts[TJ_SIGNATURE_CERT_DIGEST_VALUE], digest);
  set_text (parts[TJ_SIGNATURE_ISSUER_SERIAL], serial);
}

/* (r, s) and (r, n − s) are both valid; the smaller s is kept, so that a signature has one
 * form only. @value holds r and s, each half of it. */
static gboolean
lower_s (EVP_PKEY *key,
         guchar   *value,
         gsize     size)
{
  BIGNUM *order_number = NULL;
  g_autoptr(BIGNUM) order = NULL;
  g_autoptr(BIGNUM) half = BN_new ();
  g_autoptr(BIGNUM) s = BN_bin2bn (value + size / 2, (int) (size / 2), NULL);

  if (!EVP_PKEY_get_bn_param (key, OSSL_PKEY_PARAM_EC_ORDER, &order_number))
    return FALSE;

  order = order_number;
  if (s == NULL || !BN_rshift1 (half, order))
    return FALSE;

  if (BN_cmp (s, half) <= 0)
    return TRUE;

  return BN_sub (s, order, s) && BN_bn2binpad (s, value + size / 2, (int) (size / 2)) > 0;
}

static gboolean
normalize_value (xmlNode  *node,
                 EVP_PKEY *key)
{
  g_autofree char *text = tj_xml_dup_text (node);
  g_autofree guchar *value = NULL;
  g_autofree char *normal = NULL;
  gsize size;

  value = g_base64_decode (text, &size);
  if (size == 0 || (EVP_PKEY_is_a (key, "EC") && !lower_s (key, value, size)))
    return FALSE;

  normal = g_base64_encode (value, size);
  set_text (node, normal);

  return TRUE;
}

static gboolean
make_signature (xmlNode   *parts[TJ_N_SIGNATURE_PARTS],
                EVP_PKEY  *key,
                GError   **error)
{
  g_autoptr(xmlSecDSigCtx) context = xmlSecDSigCtxCreate (NULL);
  xmlSecKeyData *data;

  tj_xmlsec_clear_error ();
  EVP_PKEY_up_ref (key);
  data = xmlSecOpenSSLEvpKeyAdopt (key);
  if (data == NULL)
    {
      EVP_PKEY_free (key);
      return fail (error, tj_xmlsec_get_error ());
    }

  context->signKey = xmlSecKeyCreate ();
  xmlSecKeySetValue (context->signKey, data);

  if (xmlSecDSigCtxSign (context, parts[TJ_SIGNATURE]) < 0 ||
      context->status != xmlSecDSigStatusSucceeded ||
      !normalize_value (parts[TJ_SIGNATURE_VALUE], key))
    return fail (error, tj_xmlsec_get_error ());

  return TRUE;
}

/* @doc is its own canonical form. */
static GBytes *
add_signature (xmlDoc      *doc,
               TjIdentity  *identity,
               GDateTime   *when,
               guint        number,
               GError     **error)
{
  EVP_PKEY *key = tj_identity_get_key (identity);
  xmlNode *parts[TJ_N_SIGNATURE_PARTS];

  tj_signature_form_build (xmlDocGetRootElement (doc),
                           EVP_PKEY_is_a (key, "RSA") ? TJ_SIGNATURE_RSA_SHA256
                                                      : TJ_SIGNATURE_ECDSA_SHA256,
                           number, parts);
  fill_properties (parts, tj_identity_get_certificate (identity), when);

  return make_signature (parts, key, error) ? tj_xmlsec_canonicalize (doc) : NULL;
}

/**
 * tj_sign_document:
 * @doc: a document of any kind without a signature; it is left as it is
 * @identity: who signs
 * @when: (nullable): the signing time; now where %NULL
 *
 * Signs the content of @doc; comments are dropped. The result has been verified once.
 *
 * Returns: (transfer full) (nullable): the bytes of the signed document, or %NULL with
 *   %TJ_SIGN_ERROR_EXPIRED or %TJ_SIGN_ERROR_FAILED
 */
GBytes *
tj_sign_document (xmlDoc      *doc,
                  TjIdentity  *identity,
                  GDateTime   *when,
                  GError     **error)
{
  g_autoptr(GDateTime) moment = NULL;
  g_autoptr(xmlDoc) copy = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(TjVerification) verification = NULL;

  g_return_val_if_fail (doc != NULL, NULL);
  g_return_val_if_fail (TJ_IS_IDENTITY (identity), NULL);

  tj_xmlsec_initialize ();

  moment = when != NULL ? g_date_time_ref (when) : g_date_time_new_now_utc ();
  if (!tj_identity_check_valid (identity, moment, error) ||
      !(copy = copy_canonical (doc, FALSE, error)) ||
      !(bytes = add_signature (copy, identity, moment, 0, error)))
    return NULL;

  verification = tj_verify_document (bytes, NULL);
  if (!verification->intact || !verification->whole_document)
    {
      TjVerificationReason *reason = g_ptr_array_index (verification->reasons, 0);

      fail (error, reason->message);
      return NULL;
    }

  return g_steal_pointer (&bytes);
}

/* Whoever signs after others vouches for the same bytes; a bad signature among them would be
 * found by everybody later, and the new one with it. */
static gboolean
check_earlier (GPtrArray   *earlier,
               TjIdentity  *identity,
               GError     **error)
{
  const char *own = tj_identity_get_fingerprint (identity);

  for (guint i = 0; i < earlier->len; i++)
    {
      const TjVerification *one = g_ptr_array_index (earlier, i);

      if (!one->intact || !one->whole_document || !one->all_there)
        {
          const TjVerificationReason *reason = g_ptr_array_index (one->reasons, 0);

          return fail (error, reason->message);
        }

      if (g_strcmp0 (one->fingerprint, own) == 0)
        return fail (error, _("You have signed it already."));
    }

  return TRUE;
}

static gboolean
check_last (GPtrArray  *all,
            guint       n_expected,
            GError    **error)
{
  const TjVerification *last = g_ptr_array_index (all, all->len - 1);
  const TjVerificationReason *reason = NULL;

  if (all->len == n_expected && last->intact && last->whole_document)
    return TRUE;

  if (last->reasons->len > 0)
    reason = g_ptr_array_index (last->reasons, 0);

  return fail (error, reason != NULL ? reason->message : "");
}

/**
 * tj_countersign_document:
 * @bytes: a document without a signature, or one that this function returned
 * @name: what to call it in messages
 * @identity: who signs
 * @when: (nullable): the signing time; now where %NULL
 *
 * Adds a signature to a document that several sign, as tj-signature-form.c says. The signatures
 * that stand there must be intact. The result has been verified once.
 *
 * Returns: (transfer full) (nullable): the bytes of the signed document, or %NULL with
 *   %TJ_XML_ERROR, %TJ_SIGN_ERROR_EXPIRED or %TJ_SIGN_ERROR_FAILED
 */
GBytes *
tj_countersign_document (GBytes      *bytes,
                         const char  *name,
                         TjIdentity  *identity,
                         GDateTime   *when,
                         GError     **error)
{
  g_autoptr(GDateTime) moment = NULL;
  g_autoptr(xmlDoc) doc = NULL;
  g_autoptr(xmlDoc) copy = NULL;
  g_autoptr(GPtrArray) earlier = NULL;
  g_autoptr(GPtrArray) all = NULL;
  g_autoptr(GBytes) result = NULL;
  guint n_signatures;

  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (TJ_IS_IDENTITY (identity), NULL);

  tj_xmlsec_initialize ();

  moment = when != NULL ? g_date_time_ref (when) : g_date_time_new_now_utc ();
  if (!tj_identity_check_valid (identity, moment, error) ||
      !(doc = tj_xml_parse_bytes (bytes, name, &tj_xml_limits_own, error)))
    return NULL;

  n_signatures = tj_signature_form_count (doc);
  earlier = tj_verify_countersigned (bytes, NULL);
  if ((n_signatures > 0 && !check_earlier (earlier, identity, error)) ||
      !(copy = copy_canonical (doc, TRUE, error)) ||
      !(result = add_signature (copy, identity, moment, n_signatures + 1, error)))
    return NULL;

  all = tj_verify_countersigned (result, NULL);

  return check_last (all, n_signatures + 1, error) ? g_steal_pointer (&result) : NULL;
}
