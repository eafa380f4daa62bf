/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/sign/tj-certificate.h"

#include <openssl/obj_mac.h>
#include <openssl/x509v3.h>
#include <string.h>

#define MIN_RSA_BITS 2048

static const struct
{
  const char *group;
  const char *kind;
} curves[] = {
  { "prime256v1", "EC P-256" },
  { "secp384r1", "EC P-384" },
};

/* No line breaks, no terminal escapes, and no marks that turn the direction of text: a name
 * must not be able to look like another. */
static char *
make_presentable (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *shown = g_string_new (NULL);

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      GUnicodeType type = g_unichar_type (c);
      gboolean hidden = type == G_UNICODE_CONTROL || type == G_UNICODE_FORMAT ||
                        type == G_UNICODE_LINE_SEPARATOR ||
                        type == G_UNICODE_PARAGRAPH_SEPARATOR;

      g_string_append_unichar (shown, hidden ? 0xfffd : c);
    }

  return g_string_free (shown, FALSE);
}

static char *
dup_entry (const X509_NAME *name,
           int              nid)
{
  int index = X509_NAME_get_index_by_NID (name, nid, -1);
  guchar *text = NULL;
  char *shown;
  int length;

  if (index < 0)
    return NULL;

  length = ASN1_STRING_to_UTF8 (&text,
                                X509_NAME_ENTRY_get_data (X509_NAME_get_entry (name, index)));
  if (length < 0)
    return NULL;

  /* A NUL inside would end the text early for us and not for others. */
  for (int i = 0; i < length; i++)
    text[i] = text[i] != '\0' ? text[i] : '\n';

  shown = make_presentable ((const char *) text);
  OPENSSL_free (text);

  return shown;
}

static char *
dup_whole_name (const X509_NAME *name)
{
  g_autoptr(BIO) bio = BIO_new (BIO_s_mem ());
  g_autofree char *text = NULL;
  char *data = NULL;
  long size;

  X509_NAME_print_ex (bio, name, 0, XN_FLAG_RFC2253 & ~ASN1_STRFLGS_ESC_MSB);
  size = BIO_get_mem_data (bio, &data);
  text = size > 0 ? g_strndup (data, size) : g_strdup ("");

  return make_presentable (text);
}

static char *
dup_best_name (const X509_NAME *name)
{
  char *text = dup_entry (name, NID_commonName);

  return text != NULL ? text : dup_whole_name (name);
}

/**
 * tj_certificate_dup_name:
 *
 * Returns: (transfer full): the common name, or the whole name where there is none
 */
char *
tj_certificate_dup_name (X509 *certificate)
{
  return dup_best_name (X509_get_subject_name (certificate));
}

/**
 * tj_certificate_dup_organisation:
 *
 * Returns: (transfer full) (nullable): the organisation
 */
char *
tj_certificate_dup_organisation (X509 *certificate)
{
  return dup_entry (X509_get_subject_name (certificate), NID_organizationName);
}

/**
 * tj_certificate_dup_issuer:
 *
 * Returns: (transfer full): who issued it, by common name where there is one
 */
char *
tj_certificate_dup_issuer (X509 *certificate)
{
  return dup_best_name (X509_get_issuer_name (certificate));
}

static GBytes *
dup_der (X509 *certificate)
{
  guchar *der = NULL;
  int size = i2d_X509 (certificate, &der);
  GBytes *bytes = g_bytes_new (der, MAX (size, 0));

  OPENSSL_free (der);

  return bytes;
}

/**
 * tj_certificate_dup_fingerprint:
 *
 * Returns: (transfer full): the SHA-256 of the certificate in hexadecimal
 */
char *
tj_certificate_dup_fingerprint (X509 *certificate)
{
  g_autoptr(GBytes) der = dup_der (certificate);

  return g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, der);
}

/**
 * tj_certificate_dup_base64:
 *
 * Returns: (transfer full): the certificate on one line, as X509Certificate holds it
 */
char *
tj_certificate_dup_base64 (X509 *certificate)
{
  g_autoptr(GBytes) der = dup_der (certificate);

  return g_base64_encode (g_bytes_get_data (der, NULL), g_bytes_get_size (der));
}

/**
 * tj_certificate_dup_digest:
 *
 * Returns: (transfer full): the SHA-256 of the certificate in base64, as CertDigest holds it
 */
char *
tj_certificate_dup_digest (X509 *certificate)
{
  guchar digest[EVP_MAX_MD_SIZE];
  guint size = 0;

  X509_digest (certificate, EVP_sha256 (), digest, &size);

  return g_base64_encode (digest, size);
}

/* Wraps @content, which is emptied, into one more DER element. */
static void
wrap_der (GByteArray *content,
          int         tag,
          int         class)
{
  guchar header[16];
  guchar *end = header;

  ASN1_put_object (&end, 1, (int) content->len, tag, class);
  g_byte_array_prepend (content, header, end - header);
}

/**
 * tj_certificate_dup_issuer_serial:
 *
 * Returns: (transfer full): IssuerSerial of RFC 5035 in base64, as IssuerSerialV2 of XAdES
 *   (ETSI EN 319 132-1, 5.2.2) holds it
 */
char *
tj_certificate_dup_issuer_serial (X509 *certificate)
{
  g_autoptr(GByteArray) der = g_byte_array_new ();
  guchar *name = NULL;
  guchar *serial = NULL;
  int name_size = i2d_X509_NAME (X509_get_issuer_name (certificate), &name);
  int serial_size = i2d_ASN1_INTEGER (X509_get0_serialNumber (certificate), &serial);

  g_byte_array_append (der, name, MAX (name_size, 0));
  wrap_der (der, GEN_DIRNAME, V_ASN1_CONTEXT_SPECIFIC);
  wrap_der (der, V_ASN1_SEQUENCE, V_ASN1_UNIVERSAL);
  g_byte_array_append (der, serial, MAX (serial_size, 0));
  wrap_der (der, V_ASN1_SEQUENCE, V_ASN1_UNIVERSAL);

  OPENSSL_free (name);
  OPENSSL_free (serial);

  return g_base64_encode (der->data, der->len);
}

/**
 * tj_certificate_new_from_base64:
 * @text: the content of X509Certificate
 *
 * Returns: (transfer full) (nullable): the certificate, or %NULL where @text is not exactly
 *   what tj_certificate_dup_base64() writes
 */
X509 *
tj_certificate_new_from_base64 (const char *text)
{
  g_autofree guchar *der = NULL;
  g_autofree char *again = NULL;
  g_autoptr(X509) certificate = NULL;
  const guchar *end;
  gsize size;

  der = g_base64_decode (text, &size);
  end = der;
  if (size == 0 || !(certificate = d2i_X509 (NULL, &end, (long) size)))
    return NULL;

  again = tj_certificate_dup_base64 (certificate);

  return g_str_equal (again, text) ? g_steal_pointer (&certificate) : NULL;
}

static GDateTime *
make_date_time (const ASN1_TIME *time)
{
  struct tm parts;

  if (time == NULL || !ASN1_TIME_to_tm (time, &parts))
    return NULL;

  return g_date_time_new_utc (parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday,
                              parts.tm_hour, parts.tm_min, MIN (parts.tm_sec, 59));
}

/**
 * tj_certificate_get_not_before:
 *
 * Returns: (transfer full) (nullable): the first moment at which it is valid
 */
GDateTime *
tj_certificate_get_not_before (X509 *certificate)
{
  return make_date_time (X509_get0_notBefore (certificate));
}

/**
 * tj_certificate_get_not_after:
 *
 * Returns: (transfer full) (nullable): the last moment at which it is valid
 */
GDateTime *
tj_certificate_get_not_after (X509 *certificate)
{
  return make_date_time (X509_get0_notAfter (certificate));
}

gboolean
tj_certificate_is_self_signed (X509 *certificate)
{
  return (X509_get_extension_flags (certificate) & EXFLAG_SS) != 0;
}

/**
 * tj_certificate_may_sign:
 *
 * Returns: whether its key usages let it sign documents. One that names no usage may; one made
 *   only for time stamps, revocation answers, servers or programs may not.
 */
gboolean
tj_certificate_may_sign (X509 *certificate)
{
  guint32 flags = X509_get_extension_flags (certificate);
  guint32 extended;

  if ((flags & EXFLAG_INVALID) != 0)
    return FALSE;

  if ((flags & EXFLAG_KUSAGE) != 0 &&
      (X509_get_key_usage (certificate) & (KU_DIGITAL_SIGNATURE | KU_NON_REPUDIATION)) == 0)
    return FALSE;

  if ((flags & EXFLAG_XKUSAGE) == 0)
    return TRUE;

  extended = X509_get_extended_key_usage (certificate);
  if ((extended & (XKU_SSL_CLIENT | XKU_SMIME | XKU_ANYEKU)) != 0)
    return TRUE;

  return (extended & (XKU_TIMESTAMP | XKU_OCSP_SIGN | XKU_SSL_SERVER | XKU_CODE_SIGN)) == 0;
}

/**
 * tj_certificate_check_key:
 * @key: a public or private key
 * @kind: (out) (optional): what it is, as `RSA 3072` or `EC P-256`; also where it is refused
 *
 * Returns: whether it is of a kind and size that signatures are accepted of: RSA from 2048
 *   bits, EC on P-256 or P-384
 */
gboolean
tj_certificate_check_key (EVP_PKEY  *key,
                          char     **kind)
{
  char group[64] = "";
  g_autofree char *name = NULL;
  gboolean accepted = FALSE;

  if (EVP_PKEY_is_a (key, "RSA"))
    {
      name = g_strdup_printf ("RSA %d", EVP_PKEY_get_bits (key));
      accepted = EVP_PKEY_get_bits (key) >= MIN_RSA_BITS;
    }
  else if (EVP_PKEY_is_a (key, "EC") &&
           EVP_PKEY_get_group_name (key, group, sizeof group, NULL))
    {
      name = g_strconcat ("EC ", group, NULL);
      for (guint i = 0; i < G_N_ELEMENTS (curves); i++)
        {
          if (g_str_equal (group, curves[i].group))
            {
              g_free (name);
              name = g_strdup (curves[i].kind);
              accepted = TRUE;
            }
        }
    }
  else
    {
      const char *type = EVP_PKEY_get0_type_name (key);

      name = g_strdup (type != NULL ? type : "?");
    }

  if (kind != NULL)
    *kind = g_steal_pointer (&name);

  return accepted;
}
