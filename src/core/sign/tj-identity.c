/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/sign/tj-identity.h"

#include <glib/gi18n-lib.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509v3.h>
#include <string.h>

#include "core/base/tj-file-read.h"
#include "core/base/tj-text.h"
#include "core/sign/tj-certificate.h"
#include "core/sign/tj-identity-private.h"
#include "core/sign/tj-pkcs12.h"

/* A new identity gets an EC key on P-256: it is made at once, signs faster than RSA of the
 * same strength, keeps sheets small, and every verifier that knows XML signatures of the last
 * ten years takes it. An RSA key that an authority issued is used as it is. */

#define SERIAL_BYTES 16
/* Clocks of machines without a network differ. */
#define CLOCK_MARGIN (5 * 60)
#define MAX_YEARS 30
/* ub-common-name and ub-organization-name of RFC 5280. */
#define MAX_NAME_LENGTH 64

struct _TjIdentity
{
  GObject parent_instance;

  EVP_PKEY *key;
  X509 *certificate;

  char *name;
  char *issuer;
  char *fingerprint;
  char *key_kind;
  GDateTime *not_before;
  GDateTime *not_after;
};

G_DEFINE_FINAL_TYPE (TjIdentity, tj_identity, G_TYPE_OBJECT)

G_DEFINE_QUARK (tj-sign-error-quark, tj_sign_error)

static const struct
{
  int nid;
  const char *value;
} extensions[] = {
  { NID_basic_constraints, "critical,CA:FALSE" },
  { NID_key_usage, "critical,digitalSignature,nonRepudiation" },
  { NID_subject_key_identifier, "hash" },
};

static void
tj_identity_finalize (GObject *object)
{
  TjIdentity *self = TJ_IDENTITY (object);

  g_clear_pointer (&self->key, EVP_PKEY_free);
  g_clear_pointer (&self->certificate, X509_free);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->issuer, g_free);
  g_clear_pointer (&self->fingerprint, g_free);
  g_clear_pointer (&self->key_kind, g_free);
  g_clear_pointer (&self->not_before, g_date_time_unref);
  g_clear_pointer (&self->not_after, g_date_time_unref);

  G_OBJECT_CLASS (tj_identity_parent_class)->finalize (object);
}

static void
tj_identity_class_init (TjIdentityClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tj_identity_finalize;
}

static void
tj_identity_init (TjIdentity *self)
{
}

/* Takes @key and @certificate over. */
static TjIdentity *
identity_new (EVP_PKEY  *key,
              X509      *certificate,
              GError   **error)
{
  g_autoptr(TjIdentity) self = g_object_new (TJ_TYPE_IDENTITY, NULL);
  gboolean accepted;

  self->key = key;
  self->certificate = certificate;
  accepted = tj_certificate_check_key (key, &self->key_kind);
  self->name = tj_certificate_dup_name (certificate);
  self->issuer = tj_certificate_dup_issuer (certificate);
  self->fingerprint = tj_certificate_dup_fingerprint (certificate);
  self->not_before = tj_certificate_get_not_before (certificate);
  self->not_after = tj_certificate_get_not_after (certificate);

  if (!accepted)
    {
      g_set_error (error, TJ_SIGN_ERROR, TJ_SIGN_ERROR_KEY,
                   _("The key of “%s” (%s) cannot be used. Use an RSA key from 2048 bits, or "
                     "EC on P-256 or P-384."), self->name, self->key_kind);
      return NULL;
    }

  if (self->not_before == NULL || self->not_after == NULL ||
      !tj_certificate_may_sign (certificate))
    {
      g_set_error (error, TJ_SIGN_ERROR, TJ_SIGN_ERROR_KEY,
                   _("The certificate of “%s” is not made for signing documents. "
                     "Use another key."), self->name);
      return NULL;
    }

  return g_steal_pointer (&self);
}

static gboolean
check_name (const char  *text,
            GError     **error)
{
  if (g_utf8_validate (text, -1, NULL) && g_utf8_strlen (text, -1) <= MAX_NAME_LENGTH)
    return TRUE;

  g_set_error (error, TJ_SIGN_ERROR, TJ_SIGN_ERROR_FAILED,
               _("A name in a certificate has at most %d characters. Shorten “%s”."),
               MAX_NAME_LENGTH, text);

  return FALSE;
}

static gboolean
add_entry (X509       *certificate,
           int         nid,
           const char *text)
{
  return X509_NAME_add_entry_by_NID (X509_get_subject_name (certificate), nid, MBSTRING_UTF8,
                                     (const guchar *) text, -1, -1, 0);
}

static gboolean
set_serial (X509 *certificate)
{
  g_autoptr(BIGNUM) number = NULL;
  guchar bytes[SERIAL_BYTES];

  if (RAND_bytes (bytes, sizeof bytes) != 1)
    return FALSE;

  /* The top bits make it positive and of full length. */
  bytes[0] = (bytes[0] & 0x3f) | 0x40;
  number = BN_bin2bn (bytes, sizeof bytes, NULL);

  return BN_to_ASN1_INTEGER (number, X509_get_serialNumber (certificate)) != NULL;
}

static gboolean
set_validity (X509  *certificate,
              guint  years)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr(GDateTime) end = g_date_time_add_years (now, (int) years);
  gint64 start = g_date_time_to_unix (now) - CLOCK_MARGIN;

  return ASN1_TIME_set (X509_getm_notBefore (certificate), (time_t) start) != NULL &&
         ASN1_TIME_set (X509_getm_notAfter (certificate),
                        (time_t) g_date_time_to_unix (end)) != NULL;
}

static gboolean
add_extensions (X509 *certificate)
{
  X509V3_CTX context;

  X509V3_set_ctx_nodb (&context);
  X509V3_set_ctx (&context, certificate, certificate, NULL, NULL, 0);

  for (guint i = 0; i < G_N_ELEMENTS (extensions); i++)
    {
      X509_EXTENSION *extension = X509V3_EXT_conf_nid (NULL, &context, extensions[i].nid,
                                                       extensions[i].value);
      gboolean added = extension != NULL && X509_add_ext (certificate, extension, -1);

      X509_EXTENSION_free (extension);
      if (!added)
        return FALSE;
    }

  return TRUE;
}

static X509 *
make_certificate (EVP_PKEY   *key,
                  const char *name,
                  const char *organisation,
                  guint       years)
{
  g_autoptr(X509) certificate = X509_new ();

  if (!X509_set_version (certificate, X509_VERSION_3) ||
      !set_serial (certificate) ||
      !set_validity (certificate, years) ||
      !add_entry (certificate, NID_commonName, name) ||
      (!tj_text_is_blank (organisation) &&
       !add_entry (certificate, NID_organizationName, organisation)) ||
      !X509_set_issuer_name (certificate, X509_get_subject_name (certificate)) ||
      !X509_set_pubkey (certificate, key) ||
      !add_extensions (certificate) ||
      !X509_sign (certificate, key, EVP_sha256 ()))
    return NULL;

  return g_steal_pointer (&certificate);
}

/**
 * tj_identity_new_self_signed:
 * @name: the reviewer's name, at most 64 characters
 * @organisation: (nullable): where the reviewer works, at most 64 characters
 * @years: how long it is valid, 1 to 30
 *
 * Makes a key with a certificate that only its owner vouches for: others trust it by pinning
 * that one certificate.
 *
 * Returns: (transfer full) (nullable): the identity, or %NULL with %TJ_SIGN_ERROR_FAILED
 */
TjIdentity *
tj_identity_new_self_signed (const char  *name,
                             const char  *organisation,
                             guint        years,
                             GError     **error)
{
  g_autoptr(EVP_PKEY) key = NULL;
  g_autoptr(X509) certificate = NULL;
  g_autofree char *stripped = NULL;

  g_return_val_if_fail (name != NULL, NULL);

  if (!check_name (name, error) ||
      (organisation != NULL && !check_name (organisation, error)))
    return NULL;

  stripped = g_strstrip (g_strdup (name));
  if (tj_text_is_blank (stripped) || years < 1 || years > MAX_YEARS)
    {
      g_set_error (error, TJ_SIGN_ERROR, TJ_SIGN_ERROR_FAILED,
                   _("A certificate needs a name and is valid for 1 to %d years."), MAX_YEARS);
      return NULL;
    }

  key = EVP_EC_gen ("P-256");
  if (key != NULL)
    certificate = make_certificate (key, stripped, organisation, years);

  if (certificate == NULL)
    {
      ERR_clear_error ();
      g_set_error (error, TJ_SIGN_ERROR, TJ_SIGN_ERROR_FAILED,
                   _("No certificate could be made for “%s”."), stripped);
      return NULL;
    }

  return identity_new (g_steal_pointer (&key), g_steal_pointer (&certificate), error);
}

/**
 * tj_identity_new_from_pkcs12:
 * @bytes: a PKCS#12 file, also of an older system
 * @password: (nullable): what opens it
 *
 * An expired certificate is read too, so that it can be shown; signing refuses it.
 *
 * Returns: (transfer full) (nullable): the identity; %NULL with %TJ_SIGN_ERROR_KEY_FILE,
 *   %TJ_SIGN_ERROR_PASSWORD or %TJ_SIGN_ERROR_KEY
 */
TjIdentity *
tj_identity_new_from_pkcs12 (GBytes      *bytes,
                             const char  *password,
                             GError     **error)
{
  EVP_PKEY *key = NULL;
  X509 *certificate = NULL;

  g_return_val_if_fail (bytes != NULL, NULL);

  if (!tj_pkcs12_read (bytes, password != NULL ? password : "", &key, &certificate, error))
    return NULL;

  return identity_new (key, certificate, error);
}

/**
 * tj_identity_new_from_file:
 * @file: a PKCS#12 file
 * @password: (nullable): what opens it
 *
 * Returns: (transfer full) (nullable): the identity; %NULL with an error of %G_IO_ERROR or as
 *   tj_identity_new_from_pkcs12()
 */
TjIdentity *
tj_identity_new_from_file (GFile         *file,
                           const char    *password,
                           GCancellable  *cancellable,
                           GError       **error)
{
  g_autoptr(GBytes) bytes = tj_file_read (file, TJ_IDENTITY_MAX_BYTES, cancellable, error);

  return bytes != NULL ? tj_identity_new_from_pkcs12 (bytes, password, error) : NULL;
}

/**
 * tj_identity_to_pkcs12:
 * @password: locks the file; must not be empty
 *
 * Returns: (transfer full) (nullable): a PKCS#12 file, or %NULL with an error
 */
GBytes *
tj_identity_to_pkcs12 (TjIdentity  *self,
                       const char  *password,
                       GError     **error)
{
  g_return_val_if_fail (TJ_IS_IDENTITY (self), NULL);

  if (password == NULL || *password == '\0')
    {
      g_set_error_literal (error, TJ_SIGN_ERROR, TJ_SIGN_ERROR_PASSWORD,
                           _("A key file is never kept without a password. Choose one."));
      return NULL;
    }

  return tj_pkcs12_write (self->key, self->certificate, self->name, password, error);
}

/**
 * tj_identity_to_pem:
 *
 * Returns: (transfer full): the certificate, without the key, to be handed to others
 */
char *
tj_identity_to_pem (TjIdentity *self)
{
  g_autoptr(BIO) bio = BIO_new (BIO_s_mem ());
  char *data = NULL;
  long size;

  g_return_val_if_fail (TJ_IS_IDENTITY (self), NULL);

  PEM_write_bio_X509 (bio, self->certificate);
  size = BIO_get_mem_data (bio, &data);

  return g_strndup (data, MAX (size, 0));
}

const char *
tj_identity_get_name (TjIdentity *self)
{
  g_return_val_if_fail (TJ_IS_IDENTITY (self), NULL);

  return self->name;
}

const char *
tj_identity_get_issuer (TjIdentity *self)
{
  g_return_val_if_fail (TJ_IS_IDENTITY (self), NULL);

  return self->issuer;
}

/**
 * tj_identity_get_fingerprint:
 *
 * Returns: the SHA-256 of the certificate in hexadecimal
 */
const char *
tj_identity_get_fingerprint (TjIdentity *self)
{
  g_return_val_if_fail (TJ_IS_IDENTITY (self), NULL);

  return self->fingerprint;
}

/**
 * tj_identity_get_key_kind:
 *
 * Returns: as `EC P-256` or `RSA 3072`
 */
const char *
tj_identity_get_key_kind (TjIdentity *self)
{
  g_return_val_if_fail (TJ_IS_IDENTITY (self), NULL);

  return self->key_kind;
}

gboolean
tj_identity_is_self_signed (TjIdentity *self)
{
  g_return_val_if_fail (TJ_IS_IDENTITY (self), FALSE);

  return tj_certificate_is_self_signed (self->certificate);
}

/**
 * tj_identity_get_not_before:
 *
 * Returns: (transfer none): the first moment at which the certificate is valid
 */
GDateTime *
tj_identity_get_not_before (TjIdentity *self)
{
  g_return_val_if_fail (TJ_IS_IDENTITY (self), NULL);

  return self->not_before;
}

/**
 * tj_identity_get_not_after:
 *
 * Returns: (transfer none): the last moment at which the certificate is valid
 */
GDateTime *
tj_identity_get_not_after (TjIdentity *self)
{
  g_return_val_if_fail (TJ_IS_IDENTITY (self), NULL);

  return self->not_after;
}

/**
 * tj_identity_check_valid:
 * @when: (nullable): a moment; now where %NULL
 *
 * Returns: whether the certificate is valid at @when; if not, @error is
 *   %TJ_SIGN_ERROR_EXPIRED
 */
gboolean
tj_identity_check_valid (TjIdentity  *self,
                         GDateTime   *when,
                         GError     **error)
{
  g_autoptr(GDateTime) moment = NULL;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  g_return_val_if_fail (TJ_IS_IDENTITY (self), FALSE);

  moment = when != NULL ? g_date_time_ref (when) : g_date_time_new_now_utc ();
  if (g_date_time_compare (moment, self->not_before) >= 0 &&
      g_date_time_compare (moment, self->not_after) <= 0)
    return TRUE;

  from = g_date_time_format (self->not_before, "%F");
  to = g_date_time_format (self->not_after, "%F");
  g_set_error (error, TJ_SIGN_ERROR, TJ_SIGN_ERROR_EXPIRED,
               _("The certificate of “%s” is valid from %s to %s only. Use another key, or "
                 "have the certificate renewed."), self->name, from, to);

  return FALSE;
}

EVP_PKEY *
tj_identity_get_key (TjIdentity *self)
{
  return self->key;
}

X509 *
tj_identity_get_certificate (TjIdentity *self)
{
  return self->certificate;
}
