/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>
#include <string.h>

#include "core/base/tj-file-read.h"
#include "core/base/tj-set-str.h"
#include "core/sign/tj-certificate.h"
#include "core/sign/tj-identity.h"
#include "core/sign/tj-verification-private.h"

/* Who is trusted is the user's choice alone; the system's authorities vouch for web servers
 * and not for reviewers.
 *
 * Time: a certificate is judged at the signing time, since a sheet that was signed while it was
 * valid stays good for as long as sheets are kept. The signing time is the signer's own
 * statement, though, so revocation is judged without regard to time: who took the key could
 * also set the clock back. There is no network to fetch a newer revocation list, so an old one
 * counts; an authority without a list is taken at its word. */

/* Security level 2 of OpenSSL: 112 bits, no SHA-1. */
#define AUTH_LEVEL 2

struct _TjTrust
{
  GObject parent_instance;

  X509_STORE *store;
  GPtrArray *certificates;
  GPtrArray *revocation_lists;
};

G_DEFINE_FINAL_TYPE (TjTrust, tj_trust, G_TYPE_OBJECT)

static void
tj_trust_finalize (GObject *object)
{
  TjTrust *self = TJ_TRUST (object);

  g_clear_pointer (&self->store, X509_STORE_free);
  g_clear_pointer (&self->certificates, g_ptr_array_unref);
  g_clear_pointer (&self->revocation_lists, g_ptr_array_unref);

  G_OBJECT_CLASS (tj_trust_parent_class)->finalize (object);
}

static void
tj_trust_class_init (TjTrustClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tj_trust_finalize;
}

static void
tj_trust_init (TjTrust *self)
{
  self->store = X509_STORE_new ();
  self->certificates = g_ptr_array_new_with_free_func ((GDestroyNotify) X509_free);
  self->revocation_lists = g_ptr_array_new_with_free_func ((GDestroyNotify) X509_CRL_free);
}

/**
 * tj_trust_new:
 *
 * Returns: (transfer full): a trust in nobody
 */
TjTrust *
tj_trust_new (void)
{
  return g_object_new (TJ_TYPE_TRUST, NULL);
}

static gboolean
is_authority (X509 *certificate)
{
  return X509_check_ca (certificate) == 1;
}

/* Only an authority may vouch for others: a reviewer's certificate never enters the store. */
static void
add_item (TjTrust         *self,
          const X509_INFO *item)
{
  if (item->x509 != NULL)
    {
      X509_up_ref (item->x509);
      g_ptr_array_add (self->certificates, item->x509);
      if (is_authority (item->x509))
        X509_STORE_add_cert (self->store, item->x509);
    }

  if (item->crl != NULL)
    {
      X509_CRL_up_ref (item->crl);
      g_ptr_array_add (self->revocation_lists, item->crl);
      X509_STORE_add_crl (self->store, item->crl);
    }
}

/**
 * tj_trust_add_pem:
 * @pem: certificates and revocation lists, in any order
 * @name: what to call it in messages
 *
 * Returns: whether @pem held at least one of either; if not, @error is
 *   %TJ_SIGN_ERROR_KEY_FILE
 */
gboolean
tj_trust_add_pem (TjTrust     *self,
                  GBytes      *pem,
                  const char  *name,
                  GError     **error)
{
  g_autoptr(BIO) bio = NULL;
  STACK_OF(X509_INFO) *items = NULL;
  guint n_before;
  gsize size;
  const char *data;

  g_return_val_if_fail (TJ_IS_TRUST (self), FALSE);
  g_return_val_if_fail (pem != NULL, FALSE);

  n_before = self->certificates->len + self->revocation_lists->len;
  data = g_bytes_get_data (pem, &size);
  if (size > 0 && size <= TJ_TRUST_MAX_BYTES)
    {
      bio = BIO_new_mem_buf (data, (int) size);
      /* A private key in the file is skipped, never asked a password for. */
      items = PEM_X509_INFO_read_bio (bio, NULL, NULL, (void *) "");
    }

  for (int i = 0; items != NULL && i < sk_X509_INFO_num (items); i++)
    add_item (self, sk_X509_INFO_value (items, i));

  sk_X509_INFO_pop_free (items, X509_INFO_free);
  ERR_clear_error ();

  if (self->certificates->len + self->revocation_lists->len > n_before)
    return TRUE;

  g_set_error (error, TJ_SIGN_ERROR, TJ_SIGN_ERROR_KEY_FILE,
               _("“%s” holds no certificate and no revocation list in PEM form."), name);

  return FALSE;
}

/**
 * tj_trust_new_from_file:
 * @file: (nullable): certificates and revocation lists that the user chose
 *
 * Returns: (transfer full) (nullable): trust in those, or in nobody without a file; %NULL with an
 *   error of %G_IO_ERROR or as tj_trust_add_pem()
 */
TjTrust *
tj_trust_new_from_file (GFile         *file,
                        GCancellable  *cancellable,
                        GError       **error)
{
  g_autoptr(TjTrust) self = tj_trust_new ();
  g_autoptr(GBytes) pem = NULL;
  g_autofree char *name = NULL;

  if (file == NULL)
    return g_steal_pointer (&self);

  name = g_file_get_basename (file);
  pem = tj_file_read (file, TJ_TRUST_MAX_BYTES, cancellable, error);
  if (pem == NULL || !tj_trust_add_pem (self, pem, name, error))
    return NULL;

  return g_steal_pointer (&self);
}

guint
tj_trust_get_n_certificates (TjTrust *self)
{
  g_return_val_if_fail (TJ_IS_TRUST (self), 0);

  return self->certificates->len;
}

/**
 * tj_trust_dup_fingerprint:
 * @index: of a certificate, in the order in which they were added
 *
 * Returns: (transfer full): the certificate's SHA-256 in hexadecimal
 */
char *
tj_trust_dup_fingerprint (TjTrust *self,
                          guint    index)
{
  g_return_val_if_fail (TJ_IS_TRUST (self), NULL);
  g_return_val_if_fail (index < self->certificates->len, NULL);

  return tj_certificate_dup_fingerprint (g_ptr_array_index (self->certificates, index));
}

static gboolean
is_pinned (TjTrust *self,
           X509    *certificate)
{
  for (guint i = 0; i < self->certificates->len; i++)
    {
      if (X509_cmp (g_ptr_array_index (self->certificates, i), certificate) == 0)
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_listed_as_revoked (TjTrust *self,
                      X509    *certificate)
{
  const X509_NAME *issuer = X509_get_issuer_name (certificate);

  for (guint i = 0; i < self->revocation_lists->len; i++)
    {
      X509_CRL *list = g_ptr_array_index (self->revocation_lists, i);
      X509_REVOKED *entry = NULL;

      /* 2 stands for an entry that takes an earlier revocation back. */
      if (X509_NAME_cmp (X509_CRL_get_issuer (list), issuer) == 0 &&
          X509_CRL_get0_by_cert (list, &entry, certificate) == 1)
        return TRUE;
    }

  return FALSE;
}

static int
accept_old_lists_cb (int             ok,
                     X509_STORE_CTX *context)
{
  switch (X509_STORE_CTX_get_error (context))
    {
    case X509_V_ERR_UNABLE_TO_GET_CRL:
    case X509_V_ERR_CRL_NOT_YET_VALID:
    case X509_V_ERR_CRL_HAS_EXPIRED:
      return 1;

    default:
      return ok;
    }
}

static int
verify_chain (TjTrust   *self,
              X509      *certificate,
              GDateTime *when,
              gulong     further_flags)
{
  g_autoptr(X509_STORE_CTX) context = X509_STORE_CTX_new ();
  X509_VERIFY_PARAM *parameters;
  gulong flags = X509_V_FLAG_X509_STRICT | further_flags;
  int result;

  if (!X509_STORE_CTX_init (context, self->store, certificate, NULL))
    return X509_V_ERR_UNSPECIFIED;

  if (self->revocation_lists->len > 0)
    flags |= X509_V_FLAG_CRL_CHECK | X509_V_FLAG_CRL_CHECK_ALL;

  parameters = X509_STORE_CTX_get0_param (context);
  X509_VERIFY_PARAM_set_flags (parameters, flags);
  X509_VERIFY_PARAM_set_auth_level (parameters, AUTH_LEVEL);
  X509_VERIFY_PARAM_set_time (parameters, (time_t) g_date_time_to_unix (when));
  X509_STORE_CTX_set_verify_cb (context, accept_old_lists_cb);

  result = X509_verify_cert (context) == 1 ? X509_V_OK : X509_STORE_CTX_get_error (context);
  ERR_clear_error ();

  return result;
}

/* An intermediate authority that the user gave without its root is an anchor too. */
static int
verify_to_any_authority (TjTrust   *self,
                         X509      *certificate,
                         GDateTime *when)
{
  int result = verify_chain (self, certificate, when, 0);

  if (result == X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT ||
      result == X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY)
    result = verify_chain (self, certificate, when, X509_V_FLAG_PARTIAL_CHAIN);

  return result;
}

static void
refuse (TjVerification *verification,
        const char     *code,
        const char     *message)
{
  tj_set_str (&verification->trust_reason, code);
  tj_verification_add_reason (verification, code, message);
}

static void
refuse_chain (TjVerification *verification,
              int             result)
{
  g_autofree char *message = NULL;

  switch (result)
    {
    case X509_V_ERR_CERT_HAS_EXPIRED:
    case X509_V_ERR_CERT_NOT_YET_VALID:
      refuse (verification, "expired",
              _("The certificate, or one above it, was not valid at the signing time."));
      break;

    case X509_V_ERR_CERT_REVOKED:
      refuse (verification, "revoked",
              _("The certificate, or one above it, was revoked by who issued it."));
      break;

    case X509_V_ERR_EE_KEY_TOO_SMALL:
    case X509_V_ERR_CA_KEY_TOO_SMALL:
    case X509_V_ERR_CA_MD_TOO_WEAK:
      refuse (verification, "weak-key",
              _("The certificate, or one above it, uses a key or a digest that can be forged."));
      break;

    default:
      message = g_strdup_printf (_("The certificate does not lead to an authority that you "
                                   "trust (%s). Ask the signer which authority issued it."),
                                 X509_verify_cert_error_string (result));
      refuse (verification, "untrusted", message);
      break;
    }
}

static gboolean
is_valid_at (X509      *certificate,
             GDateTime *when)
{
  time_t moment = (time_t) g_date_time_to_unix (when);

  return X509_cmp_time (X509_get0_notBefore (certificate), &moment) < 0 &&
         X509_cmp_time (X509_get0_notAfter (certificate), &moment) > 0;
}

/* An authority does not review. A self-made certificate that OpenSSL's tool marked as an
 * authority's, as it does unless told otherwise, is accepted where the user pinned it. */
static gboolean
is_of_a_person (X509     *certificate,
                gboolean  pinned)
{
  gboolean has_usage = (X509_get_extension_flags (certificate) & EXFLAG_KUSAGE) != 0;

  if (X509_check_ca (certificate) == 0)
    return TRUE;

  return pinned && tj_certificate_is_self_signed (certificate) &&
         !(has_usage && (X509_get_key_usage (certificate) & KU_KEY_CERT_SIGN) != 0);
}

static void
judge_path (TjTrust        *self,
            X509           *certificate,
            TjVerification *verification,
            gboolean        pinned)
{
  int result = X509_V_OK;

  if (is_listed_as_revoked (self, certificate))
    result = X509_V_ERR_CERT_REVOKED;
  else if (!is_valid_at (certificate, verification->signed_at))
    result = X509_V_ERR_CERT_HAS_EXPIRED;
  else if (!pinned && tj_certificate_is_self_signed (certificate))
    {
      refuse (verification, "self-signed",
              _("The signer made the certificate, and it is not among those you trust. "
                "Compare its fingerprint with the signer's, then add it."));
      return;
    }
  else if (!pinned)
    result = verify_to_any_authority (self, certificate, verification->signed_at);

  if (result != X509_V_OK)
    refuse_chain (verification, result);
}

static void
mention_later_expiry (X509           *certificate,
                      TjVerification *verification)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr(GDateTime) end = tj_certificate_get_not_after (certificate);

  if (end != NULL && g_date_time_compare (now, end) > 0)
    tj_verification_add_reason (verification, "expired-since",
                                _("The certificate was valid at the stated signing time and "
                                  "has expired since; that does not make the signature bad."));
}

/**
 * tj_trust_judge:
 * @self: (nullable): whom the user trusts
 * @certificate: the signer's
 * @verification: its signing time is known; gets the answer
 */
void
tj_trust_judge (TjTrust        *self,
                X509           *certificate,
                TjVerification *verification)
{
  gboolean pinned;
  gboolean may_sign;

  verification->trusted = FALSE;

  if (self == NULL || self->certificates->len == 0)
    {
      refuse (verification, "no-trust-given",
              _("Nobody was named whom you trust, so the signer cannot be judged. "
                "Add the authority's or the signer's certificate."));
      return;
    }

  pinned = is_pinned (self, certificate);
  may_sign = tj_certificate_may_sign (certificate) && is_of_a_person (certificate, pinned);
  judge_path (self, certificate, verification, pinned);

  if (!may_sign)
    refuse (verification, "key-usage",
            _("The certificate is not made for signing documents: it is an authority's, "
              "a time stamp service's or a server's."));

  if (verification->trust_reason == NULL)
    {
      verification->trusted = TRUE;
      tj_set_str (&verification->trust_reason, pinned ? "pinned" : "authority");
      mention_later_expiry (certificate, verification);
    }
}
