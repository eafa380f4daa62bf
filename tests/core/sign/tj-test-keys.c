/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "tj-test-keys.h"

#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include "core/base/tj-xml.h"
#include "core/sign/tj-pkcs12.h"
#include "core/sign/tj-signer.h"

#define DAY (24 * 60 * 60)

static void
set_name (X509_NAME  *name,
          const char *text)
{
  X509_NAME_add_entry_by_NID (name, NID_commonName, MBSTRING_UTF8, (const guchar *) text,
                              -1, -1, 0);
  X509_NAME_add_entry_by_NID (name, NID_organizationName, MBSTRING_UTF8,
                              (const guchar *) "测试院", -1, -1, 0);
}

static void
add_extension (X509       *certificate,
               X509V3_CTX *context,
               int         nid,
               const char *value)
{
  X509_EXTENSION *extension;

  if (value == NULL)
    return;

  extension = X509V3_EXT_conf_nid (NULL, context, nid, value);
  g_assert_nonnull (extension);
  g_assert_true (X509_add_ext (certificate, extension, -1));
  X509_EXTENSION_free (extension);
}

X509 *
tj_test_certificate_new (const TjTestCertificate *wish,
                         EVP_PKEY                *key)
{
  static long serial = 1000;
  X509 *certificate = X509_new ();
  X509 *issuer = X509_new ();
  EVP_PKEY *issuer_key = wish->issuer_key != NULL ? wish->issuer_key : key;
  X509V3_CTX context;

  X509_set_version (certificate, X509_VERSION_3);
  ASN1_INTEGER_set (X509_get_serialNumber (certificate), serial++);
  set_name (X509_get_subject_name (certificate), wish->name);
  set_name (X509_get_issuer_name (certificate),
            wish->issuer != NULL ? wish->issuer : wish->name);
  X509_gmtime_adj (X509_getm_notBefore (certificate), (long) wish->from_days * DAY);
  X509_gmtime_adj (X509_getm_notAfter (certificate), (long) wish->to_days * DAY);
  X509_set_pubkey (certificate, key);

  /* The authority key identifier is made from an issuer that has only a key. */
  X509_set_pubkey (issuer, issuer_key);
  X509V3_set_ctx_nodb (&context);
  X509V3_set_ctx (&context, issuer, issuer, NULL, NULL, 0);
  add_extension (issuer, &context, NID_subject_key_identifier, "hash");

  X509V3_set_ctx (&context, issuer, certificate, NULL, NULL, 0);
  add_extension (certificate, &context, NID_basic_constraints, wish->basic);
  add_extension (certificate, &context, NID_key_usage, wish->usage);
  add_extension (certificate, &context, NID_ext_key_usage, wish->extended);
  add_extension (certificate, &context, NID_subject_key_identifier, "hash");
  add_extension (certificate, &context, NID_authority_key_identifier, "keyid");
  g_assert_cmpint (X509_sign (certificate, issuer_key, EVP_sha256 ()), >, 0);
  X509_free (issuer);

  return certificate;
}

X509_CRL *
tj_test_crl_new (X509     *issuer,
                 EVP_PKEY *issuer_key,
                 X509     *revoked,
                 int       from_days)
{
  X509_CRL *list = X509_CRL_new ();
  ASN1_TIME *time = X509_gmtime_adj (NULL, (long) from_days * DAY);

  X509_CRL_set_version (list, X509_CRL_VERSION_2);
  X509_CRL_set_issuer_name (list, X509_get_subject_name (issuer));
  X509_CRL_set1_lastUpdate (list, time);
  X509_gmtime_adj (time, (long) (from_days + 1) * DAY);
  X509_CRL_set1_nextUpdate (list, time);

  if (revoked != NULL)
    {
      X509_REVOKED *entry = X509_REVOKED_new ();

      X509_REVOKED_set_serialNumber (entry, X509_get_serialNumber (revoked));
      X509_REVOKED_set_revocationDate (entry, time);
      X509_CRL_add0_revoked (list, entry);
    }

  g_assert_cmpint (X509_CRL_sign (list, issuer_key, EVP_sha256 ()), >, 0);
  ASN1_TIME_free (time);

  return list;
}

TjIdentity *
tj_test_identity_new (EVP_PKEY *key,
                      X509     *certificate)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) file = NULL;
  TjIdentity *identity;

  file = tj_pkcs12_write (key, certificate, "test", TJ_TEST_PASSWORD, &error);
  g_assert_no_error (error);
  identity = tj_identity_new_from_pkcs12 (file, TJ_TEST_PASSWORD, &error);
  g_assert_no_error (error);

  return identity;
}

static void
add_pem (TjTrust *trust,
         BIO     *bio)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) pem = NULL;
  char *data = NULL;
  long size = BIO_get_mem_data (bio, &data);

  pem = g_bytes_new (data, size);
  tj_trust_add_pem (trust, pem, "test.pem", &error);
  g_assert_no_error (error);
}

void
tj_test_trust_add (TjTrust *trust,
                   X509    *certificate)
{
  g_autoptr(BIO) bio = BIO_new (BIO_s_mem ());

  PEM_write_bio_X509 (bio, certificate);
  add_pem (trust, bio);
}

void
tj_test_trust_add_crl (TjTrust  *trust,
                       X509_CRL *list)
{
  g_autoptr(BIO) bio = BIO_new (BIO_s_mem ());

  PEM_write_bio_X509_CRL (bio, list);
  add_pem (trust, bio);
}

GBytes *
tj_test_sign (const char *xml,
              TjIdentity *identity)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = g_bytes_new (xml, strlen (xml));
  g_autoptr(xmlDoc) doc = NULL;
  GBytes *signed_bytes;

  doc = tj_xml_parse_bytes (bytes, "test.xml", &tj_xml_limits_own, &error);
  g_assert_no_error (error);
  signed_bytes = tj_sign_document (doc, identity, NULL, &error);
  g_assert_no_error (error);

  return signed_bytes;
}

gboolean
tj_test_has_reason (TjVerification *verification,
                    const char     *code)
{
  for (guint i = 0; i < verification->reasons->len; i++)
    {
      TjVerificationReason *reason = g_ptr_array_index (verification->reasons, i);

      g_assert_cmpstr (reason->message, !=, "");
      if (g_str_equal (reason->code, code))
        return TRUE;
    }

  return FALSE;
}

/* Runs a program of the system; its exit status, and what it printed to both channels. */
int
tj_test_run (char **output,
             ...)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GSubprocessLauncher) launcher = NULL;
  g_autoptr(GSubprocess) process = NULL;
  g_autoptr(GPtrArray) words = g_ptr_array_new ();
  const char *word;
  va_list list;

  va_start (list, output);
  while ((word = va_arg (list, const char *)) != NULL)
    g_ptr_array_add (words, (char *) word);
  va_end (list);
  g_ptr_array_add (words, NULL);

  launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE |
                                        G_SUBPROCESS_FLAGS_STDERR_MERGE);
  g_subprocess_launcher_setenv (launcher, "SSL_CERT_FILE", "/dev/null", TRUE);
  g_subprocess_launcher_setenv (launcher, "SSL_CERT_DIR", "/nonexistent", TRUE);
  process = g_subprocess_launcher_spawnv (launcher, (const char * const *) words->pdata, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, output, NULL, &error);
  g_assert_no_error (error);

  return g_subprocess_get_exit_status (process);
}

char *
tj_test_write (const char *folder,
               const char *name,
               const void *data,
               gssize      size)
{
  g_autoptr(GError) error = NULL;
  char *path = g_build_filename (folder, name, NULL);

  g_file_set_contents (path, data, size, &error);
  g_assert_no_error (error);

  return path;
}
