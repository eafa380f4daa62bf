/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/sign/tj-verifier.h"

#include <glib/gi18n-lib.h>
#include <openssl/err.h>
#include <string.h>
#include <xmlsec/openssl/crypto.h>
#include <xmlsec/openssl/evp.h>
#include <xmlsec/openssl/x509.h>
#include <xmlsec/transforms.h>

#include "core/base/tj-xml.h"
#include "core/sign/tj-certificate.h"
#include "core/sign/tj-signature-form.h"
#include "core/sign/tj-verification-private.h"
#include "core/sign/tj-xmlsec.h"

/* A good answer of xmlsec says that some bytes match some key, no more. So nothing is handed
 * to it before the document has been held to limits, found to be its own canonical form, and
 * its signature to be of the one form of tj-signature-form.c. xmlsec then gets the key from
 * here, never looks for one itself, and may use three transforms. Who the signer is, and
 * whether that is somebody the user trusts, is a question of its own. */

/* Sheets carry all claims and findings in two languages, some 60 kB; a round pack more. */
static const TjXmlLimits limits = { 2 * 1024 * 1024, 64, 32 };
/* What several sign may hold every score and reason of a panel. */
static const TjXmlLimits limits_of_several = { 8 * 1024 * 1024, 64, 32 };
/* A panel has some hundred people, and each signs once. */
#define MAX_SIGNATURES 200

/* @number is 0 for the only signature of a document, or which of several it is, from 1. */
typedef struct
{
  TjVerification *verification;
  TjTrust *trust;
  guint number;
  xmlNode *parts[TJ_N_SIGNATURE_PARTS];
} Check;

static const TjXmlLimits *
get_limits (guint number)
{
  return number > 0 ? &limits_of_several : &limits;
}

static void
keep_root_name (TjVerification *verification,
                xmlDoc         *doc)
{
  const xmlNode *root = xmlDocGetRootElement (doc);

  verification->root_name = g_strdup_printf ("{%s}%s",
                                             root->ns != NULL ? (const char *) root->ns->href : "",
                                             (const char *) root->name);
}

static xmlDoc *
parse (GBytes            *bytes,
       const TjXmlLimits *most,
       TjVerification    *verification)
{
  g_autoptr(GError) error = NULL;
  xmlDoc *doc;

  if (g_bytes_get_size (bytes) > most->max_bytes)
    {
      g_autofree char *message = NULL;

      message = g_strdup_printf (_("The file is larger than a signed document can be (%u MB)."),
                                 (guint) (most->max_bytes / (1024 * 1024)));
      tj_verification_add_reason (verification, "too-large", message);
      return NULL;
    }

  doc = tj_xml_parse_bytes (bytes, _("signed document"), most, &error);
  if (doc != NULL)
    keep_root_name (verification, doc);
  else
    tj_verification_add_reason (verification,
                                g_error_matches (error, TJ_XML_ERROR, TJ_XML_ERROR_REFUSED)
                                  ? "refused"
                                  : "malformed",
                                error->message);

  return doc;
}

/* A document that is its own canonical form has one way to be written, so that no byte can
 * change unnoticed: no comment in a number, no other encoding, no blank in a tag. */
static gboolean
check_canonical (xmlDoc         *doc,
                 GBytes         *bytes,
                 TjVerification *verification)
{
  g_autoptr(GBytes) canonical = tj_xmlsec_canonicalize (doc);

  if (canonical != NULL && g_bytes_equal (canonical, bytes))
    return TRUE;

  tj_verification_add_reason (verification, "not-canonical",
                              _("The file was written anew after signing: its bytes are not "
                                "those that a signed document has."));

  return FALSE;
}

static gboolean
check_form (xmlNode *signature,
            Check   *check)
{
  const char *culprit = NULL;
  g_autofree char *message = NULL;
  TjSignatureMatch match = tj_signature_form_match (signature, check->number, check->parts,
                                                    &culprit);

  if (match == TJ_SIGNATURE_MATCHES)
    return TRUE;

  message = g_strdup_printf (match == TJ_SIGNATURE_WRONG_ALGORITHM
                               ? _("The signature uses a method that is not accepted (%s).")
                               : _("The signature is not built as it must be to cover the "
                                   "whole document (%s)."),
                             culprit);
  tj_verification_add_reason (check->verification,
                              match == TJ_SIGNATURE_WRONG_ALGORITHM ? "algorithm" : "structure",
                              message);

  return FALSE;
}

static gboolean
check_structure (xmlDoc *doc,
                 Check  *check)
{
  xmlNode *root = xmlDocGetRootElement (doc);
  guint n_signatures = tj_signature_form_count (doc);
  const char *objection = tj_signature_form_object (doc);

  if (n_signatures == 0)
    {
      tj_verification_add_reason (check->verification, "not-signed",
                                  _("The document carries no signature."));
      return FALSE;
    }

  if (n_signatures > 1)
    objection = N_("It carries more than one signature.");
  else if (!tj_xml_is (root->last, "Signature"))
    objection = N_("Its signature does not stand at the end.");

  if (objection != NULL)
    {
      tj_verification_add_reason (check->verification, "structure", _(objection));
      return FALSE;
    }

  return check_form (root->last, check);
}
static gboolean
has_text (const xmlNode *node,
          const char    *expected)
{
  g_autofree char *text = tj_xml_dup_text (node);

  return g_str_equal (text, expected);
}

/* The certificate that signed must be the one that the signed properties name: another one of
 * the same key could carry another name. */
static X509 *
read_certificate (Check *check)
{
  g_autofree char *text = tj_xml_dup_text (check->parts[TJ_SIGNATURE_CERTIFICATE]);
  g_autofree char *digest = NULL;
  g_autofree char *serial = NULL;
  g_autoptr(X509) certificate = tj_certificate_new_from_base64 (text);
  TjVerification *verification = check->verification;

  if (certificate == NULL || X509_get0_pubkey (certificate) == NULL)
    {
      ERR_clear_error ();
      tj_verification_add_reason (verification, "malformed",
                                  _("The certificate in the signature cannot be read."));
      return NULL;
    }

  verification->signer = tj_certificate_dup_name (certificate);
  verification->organisation = tj_certificate_dup_organisation (certificate);
  verification->issuer = tj_certificate_dup_issuer (certificate);
  verification->fingerprint = tj_certificate_dup_fingerprint (certificate);

  digest = tj_certificate_dup_digest (certificate);
  serial = tj_certificate_dup_issuer_serial (certificate);
  if (!has_text (check->parts[TJ_SIGNATURE_CERT_DIGEST_VALUE], digest) ||
      !has_text (check->parts[TJ_SIGNATURE_ISSUER_SERIAL], serial))
    {
      tj_verification_add_reason (verification, "certificate-mismatch",
                                  _("The certificate is not the one that was used for "
                                    "signing."));
      return NULL;
    }

  return g_steal_pointer (&certificate);
}

static gboolean
check_time (Check *check)
{
  g_autofree char *text = tj_xml_dup_text (check->parts[TJ_SIGNATURE_TIME]);

  check->verification->signed_at = g_date_time_new_from_iso8601 (text, NULL);
  if (check->verification->signed_at != NULL)
    return TRUE;

  tj_verification_add_reason (check->verification, "malformed",
                              _("The signing time cannot be read."));

  return FALSE;
}

static gboolean
check_key (EVP_PKEY *key,
           Check    *check)
{
  g_autofree char *kind = NULL;
  g_autofree char *method = NULL;
  const char *expected;

  if (!tj_certificate_check_key (key, &kind))
    {
      g_autofree char *message = NULL;

      message = g_strdup_printf (_("The signer's key (%s) is too weak, or of a kind that is "
                                   "not accepted: anybody could have signed."), kind);
      tj_verification_add_reason (check->verification, "weak-key", message);
      return FALSE;
    }

  method = tj_xml_dup_attribute (check->parts[TJ_SIGNATURE_METHOD], "Algorithm");
  expected = EVP_PKEY_is_a (key, "RSA") ? TJ_SIGNATURE_RSA_SHA256 : TJ_SIGNATURE_ECDSA_SHA256;
  if (!g_str_equal (method, expected))
    {
      tj_verification_add_reason (check->verification, "algorithm",
                                  _("The signature's method is not one of the signer's key."));
      return FALSE;
    }

  return TRUE;
}

/* The one text that nothing covers: base64 leaves room for other ways to write the same. */
static gboolean
check_value (Check *check)
{
  g_autofree char *text = tj_xml_dup_text (check->parts[TJ_SIGNATURE_VALUE]);
  g_autofree guchar *value = NULL;
  g_autofree char *again = NULL;
  gsize size;

  value = g_base64_decode (text, &size);
  again = g_base64_encode (value, size);
  if (size > 0 && g_str_equal (again, text))
    return TRUE;

  tj_verification_add_reason (check->verification, "signature-mismatch",
                              _("The signature's value was damaged."));

  return FALSE;
}

static xmlSecDSigCtx *
make_context (EVP_PKEY *key,
              gboolean  of_several)
{
  g_autoptr(xmlSecDSigCtx) context = xmlSecDSigCtxCreate (NULL);
  xmlSecKeyData *data;

  EVP_PKEY_up_ref (key);
  data = xmlSecOpenSSLEvpKeyAdopt (key);
  if (data == NULL)
    {
      EVP_PKEY_free (key);
      return NULL;
    }

  context->signKey = xmlSecKeyCreate ();
  xmlSecKeySetValue (context->signKey, data);

  context->flags = XMLSEC_DSIG_FLAGS_STORE_SIGNEDINFO_REFERENCES |
                   XMLSEC_DSIG_FLAGS_STORE_SIGNATURE;
  context->enabledReferenceUris = xmlSecTransformUriTypeEmpty |
                                  xmlSecTransformUriTypeSameDocument;
  context->keyInfoReadCtx.maxRetrievalMethodLevel = 0;
  context->keyInfoReadCtx.retrievalMethodCtx.enabledUris = xmlSecTransformUriTypeNone;
  xmlSecPtrListAdd (&context->keyInfoReadCtx.enabledKeyData,
                    (xmlSecPtr) xmlSecOpenSSLKeyDataX509Id);

  xmlSecDSigCtxEnableReferenceTransform (context, of_several ? xmlSecTransformXPath2Id
                                                             : xmlSecTransformEnvelopedId);
  xmlSecDSigCtxEnableReferenceTransform (context, xmlSecTransformExclC14NId);
  xmlSecDSigCtxEnableReferenceTransform (context, xmlSecOpenSSLTransformSha256Id);
  xmlSecDSigCtxEnableSignatureTransform (context, xmlSecTransformExclC14NId);
  xmlSecDSigCtxEnableSignatureTransform (context, xmlSecOpenSSLTransformRsaSha256Id);
  xmlSecDSigCtxEnableSignatureTransform (context, xmlSecOpenSSLTransformEcdsaSha256Id);

  return g_steal_pointer (&context);
}

static xmlSecDSigReferenceCtx *
get_reference (xmlSecDSigCtx *context,
               guint          index)
{
  return index < xmlSecPtrListGetSize (&context->signedInfoReferences)
           ? xmlSecPtrListGetItem (&context->signedInfoReferences, index)
           : NULL;
}

/* xmlsec stops at the first Reference whose digest differs, before it looks at the signature
 * itself. */
static void
explain_mismatch (xmlSecDSigCtx  *context,
                  TjVerification *verification)
{
  guint n_references = xmlSecPtrListGetSize (&context->signedInfoReferences);

  for (guint i = 0; i < n_references; i++)
    {
      xmlSecDSigReferenceCtx *reference = get_reference (context, i);

      if (reference->status == xmlSecDSigStatusSucceeded)
        continue;

      tj_verification_add_reason (verification, "digest-mismatch",
                                  i == 0 ? _("The document was changed after it was signed.")
                                         : _("The signing time or the certificate was changed "
                                             "after signing."));
      return;
    }

  tj_verification_add_reason (verification, "signature-mismatch",
                              _("The signature does not belong to this document and "
                                "certificate."));
}

static xmlDoc *
read_signed_content (xmlSecDSigCtx     *context,
                     const TjXmlLimits *most)
{
  xmlSecDSigReferenceCtx *reference = get_reference (context, 0);
  g_autoptr(GBytes) bytes = NULL;

  bytes = tj_xmlsec_dup_buffer (xmlSecDSigReferenceCtxGetPreDigestBuffer (reference));

  return bytes != NULL ? tj_xml_parse_bytes (bytes, _("signed document"), most, NULL) : NULL;
}

static gboolean
check_signature (EVP_PKEY *key,
                 Check    *check)
{
  g_autoptr(xmlSecDSigCtx) context = make_context (key, check->number > 0);
  g_autoptr(GBytes) signed_info = NULL;
  TjVerification *verification = check->verification;
  gboolean processed;

  if (context == NULL)
    {
      tj_verification_add_reason (verification, "malformed", tj_xmlsec_get_error ());
      return FALSE;
    }

  processed = tj_xmlsec_verify (context, check->parts[TJ_SIGNATURE]);
  ERR_clear_error ();

  signed_info = tj_xmlsec_dup_buffer (xmlSecDSigCtxGetPreSignBuffer (context));
  if (signed_info != NULL)
    verification->signature_id = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, signed_info);

  if (!processed || context->status != xmlSecDSigStatusSucceeded)
    {
      explain_mismatch (context, verification);
      return FALSE;
    }

  verification->content = read_signed_content (context, get_limits (check->number));

  return verification->content != NULL;
}

static void
verify_parts (Check *check)
{
  g_autoptr(X509) certificate = NULL;
  TjVerification *verification = check->verification;
  EVP_PKEY *key;

  if (!check_time (check) || !(certificate = read_certificate (check)))
    return;

  key = X509_get0_pubkey (certificate);
  verification->intact = check_key (key, check) && check_value (check) &&
                         check_signature (key, check);

  tj_trust_judge (check->trust, certificate, verification);
}

/**
 * tj_verify_document:
 * @bytes: a file from anybody
 * @trust: (nullable): whom the user trusts; nobody where %NULL
 *
 * Answers three questions, each on its own: whether what was signed is unchanged, whether that
 * is the whole document, and whether the signer is trusted. Everything but @intact,
 * @whole_document and @reasons is only as good as these answers: where @intact is no, the
 * signer is who the file claims.
 *
 * Returns: (transfer full): the answers, never %NULL
 */
TjVerification *
tj_verify_document (GBytes  *bytes,
                    TjTrust *trust)
{
  TjVerification *verification = tj_verification_new ();
  Check check = { verification, trust };
  g_autoptr(xmlDoc) doc = NULL;
  gboolean canonical;

  g_return_val_if_fail (bytes != NULL, verification);
  g_return_val_if_fail (trust == NULL || TJ_IS_TRUST (trust), verification);

  tj_xmlsec_initialize ();

  doc = parse (bytes, get_limits (0), verification);
  if (doc == NULL)
    return verification;

  canonical = tj_signature_form_count (doc) == 0 || check_canonical (doc, bytes, verification);
  verification->whole_document = check_structure (doc, &check);
  if (!verification->whole_document)
    return verification;

  verify_parts (&check);
  if (!canonical)
    {
      verification->intact = FALSE;
      g_clear_pointer (&verification->content, xmlFreeDoc);
    }

  return verification;
}

/* Where the signatures begin, if they are the last children of the root and stand nowhere else. */
static xmlNode *
find_signatures (xmlDoc         *doc,
                 TjVerification *verification)
{
  xmlNode *root = xmlDocGetRootElement (doc);
  const guint n_signatures = tj_signature_form_count (doc);
  const char *objection = tj_signature_form_object (doc);
  xmlNode *first = NULL;
  guint n_last = 0;

  for (xmlNode *node = root->last; tj_xml_is (node, "Signature"); node = node->prev)
    {
      first = node;
      n_last++;
    }

  if (n_signatures == 0)
    {
      tj_verification_add_reason (verification, "not-signed",
                                  _("The document carries no signature."));
      return NULL;
    }

  if (n_signatures > MAX_SIGNATURES)
    objection = N_("It carries more signatures than a panel has members.");
  else if (n_last != n_signatures)
    objection = N_("Its signatures do not stand at the end.");
  if (objection == NULL)
    return first;

  tj_verification_add_reason (verification, "structure", _(objection));

  return NULL;
}

static TjVerification *
verify_one_of_several (xmlNode  *signature,
                       guint     number,
                       TjTrust  *trust,
                       GBytes   *bytes,
                       gboolean  canonical)
{
  TjVerification *verification = tj_verification_new ();
  Check check = { verification, trust, number };

  keep_root_name (verification, signature->doc);
  verification->whole_document = check_form (signature, &check);
  if (!verification->whole_document)
    return verification;

  verify_parts (&check);
  if (!canonical)
    {
      check_canonical (signature->doc, bytes, verification);
      verification->intact = FALSE;
      g_clear_pointer (&verification->content, xmlFreeDoc);
    }

  return verification;
}

/* Which number a signature is verified as: its own, if no other has it; else that of its place,
 * which it then does not match. */
static guint
choose_number (const xmlNode *signature,
               GHashTable    *taken,
               guint          place)
{
  const guint number = tj_signature_form_number (signature);

  if (number == 0 || number > MAX_SIGNATURES
      || !g_hash_table_add (taken, GUINT_TO_POINTER (number)))
    return place;

  return number;
}

static void
object_to_all (GPtrArray  *all,
               const char *code,
               const char *message)
{
  for (guint i = 0; i < all->len; i++)
    {
      TjVerification *one = g_ptr_array_index (all, i);

      one->all_there = FALSE;
      tj_verification_add_reason (one, code, message);
      /* It goes before what is wrong with one of them. */
      g_ptr_array_insert (one->reasons, 0,
                          g_ptr_array_steal_index (one->reasons, one->reasons->len - 1));
    }
}

/* People sign one after the other, and each signature covers its number: what is missing before
 * the last that is there was taken away. */
static void
check_numbers (GPtrArray    *all,
               const GArray *numbers)
{
  g_autoptr(GHashTable) seen = g_hash_table_new (NULL, NULL);
  guint highest = 0;
  gboolean ordered = TRUE;

  for (guint i = 0; i < numbers->len; i++)
    {
      const guint number = g_array_index (numbers, guint, i);

      ordered &= number > highest;
      highest = MAX (highest, number);
      g_hash_table_add (seen, GUINT_TO_POINTER (number));
    }

  for (guint number = 1; number < highest; number++)
    {
      g_autofree char *message = NULL;

      if (g_hash_table_contains (seen, GUINT_TO_POINTER (number)))
        continue;

      /* Translators: as the how manyth a signature was made */
      message = g_strdup_printf (_("Signature number %u was taken away: somebody signed after "
                                   "it."), number);
      object_to_all (all, "signature-removed", message);
    }

  if (!ordered)
    object_to_all (all, "signatures-reordered",
                   _("The signatures do not stand in the order in which people signed."));
}

/**
 * tj_verify_countersigned:
 * @bytes: a file from anybody, as tj_countersign_document() makes them
 * @trust: (nullable): whom the user trusts; nobody where %NULL
 *
 * Answers for each of several signatures what tj_verify_document() answers for the only one.
 * Each covers everything but the signatures, and its own number. So it is found where one is
 * missing before or between others, or they were put in another order; that the last were taken
 * away, nothing tells but the content, which says who had to sign.
 *
 * Returns: (transfer full) (element-type TjVerification): the answers for one signature or more,
 *   in document order; a single no where there is none
 */
GPtrArray *
tj_verify_countersigned (GBytes  *bytes,
                         TjTrust *trust)
{
  GPtrArray *result = g_ptr_array_new_with_free_func ((GDestroyNotify) tj_verification_free);
  g_autoptr(TjVerification) whole = tj_verification_new ();
  g_autoptr(xmlDoc) doc = NULL;
  g_autoptr(GBytes) canonical = NULL;
  g_autoptr(GHashTable) taken = g_hash_table_new (NULL, NULL);
  g_autoptr(GArray) numbers = g_array_new (FALSE, FALSE, sizeof (guint));
  xmlNode *signature = NULL;
  gboolean is_canonical;

  g_return_val_if_fail (bytes != NULL, result);
  g_return_val_if_fail (trust == NULL || TJ_IS_TRUST (trust), result);

  tj_xmlsec_initialize ();

  doc = parse (bytes, get_limits (1), whole);
  if (doc != NULL)
    signature = find_signatures (doc, whole);
  if (signature == NULL)
    {
      g_ptr_array_add (result, g_steal_pointer (&whole));
      return result;
    }

  canonical = tj_xmlsec_canonicalize (doc);
  is_canonical = canonical != NULL && g_bytes_equal (canonical, bytes);
  for (guint place = 1; signature != NULL; place++)
    {
      xmlNode *next = signature->next;
      const guint number = choose_number (signature, taken, place);

      g_array_append_val (numbers, number);
      g_ptr_array_add (result, verify_one_of_several (signature, number, trust, bytes,
                                                      is_canonical));
      signature = next;
    }
  check_numbers (result, numbers);

  return result;
}
