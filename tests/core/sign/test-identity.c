/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/sign/tj-identity.h"

#include <glib/gstdio.h>
#include <string.h>

#include "tj-test-keys.h"

static void
test_self_signed (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(TjIdentity) identity = NULL;
  g_autoptr(TjIdentity) other = NULL;
  g_autofree char *pem = NULL;

  identity = tj_identity_new_self_signed (" 李敏 ", "低碳技术研究院", 3, &error);
  g_assert_no_error (error);

  g_assert_cmpstr (tj_identity_get_name (identity), ==, "李敏");
  g_assert_cmpstr (tj_identity_get_issuer (identity), ==, "李敏");
  g_assert_cmpstr (tj_identity_get_key_kind (identity), ==, "EC P-256");
  g_assert_cmpuint (strlen (tj_identity_get_fingerprint (identity)), ==, 64);
  g_assert_true (tj_identity_is_self_signed (identity));
  g_assert_true (tj_identity_check_valid (identity, NULL, &error));
  g_assert_no_error (error);

  pem = tj_identity_to_pem (identity);
  g_assert_true (g_str_has_prefix (pem, "-----BEGIN CERTIFICATE-----\n"));
  g_assert_null (strstr (pem, "PRIVATE"));

  other = tj_identity_new_self_signed ("李敏", NULL, 3, NULL);
  g_assert_cmpstr (tj_identity_get_fingerprint (identity), !=,
                   tj_identity_get_fingerprint (other));
}

static void
test_validity (void)
{
  g_autoptr(TjIdentity) identity = tj_identity_new_self_signed ("Li", NULL, 1, NULL);
  GDateTime *from = tj_identity_get_not_before (identity);
  GDateTime *to = tj_identity_get_not_after (identity);
  g_autoptr(GDateTime) before = g_date_time_add_seconds (from, -1);
  g_autoptr(GDateTime) after = g_date_time_add_seconds (to, 1);
  g_autoptr(GError) error = NULL;

  g_assert_true (tj_identity_check_valid (identity, from, NULL));
  g_assert_true (tj_identity_check_valid (identity, to, NULL));
  g_assert_false (tj_identity_check_valid (identity, before, &error));
  g_assert_error (error, TJ_SIGN_ERROR, TJ_SIGN_ERROR_EXPIRED);
  g_clear_error (&error);
  g_assert_false (tj_identity_check_valid (identity, after, &error));
  g_assert_error (error, TJ_SIGN_ERROR, TJ_SIGN_ERROR_EXPIRED);
}

static void
test_bad_names (void)
{
  g_autofree char *longest = g_strnfill (64, 'x');
  g_autofree char *too_long = g_strnfill (65, 'x');
  const struct
  {
    const char *name;
    const char *organisation;
    guint years;
    gboolean good;
  } wishes[] = {
    { longest, longest, 30, TRUE },
    { too_long, NULL, 1, FALSE },
    { "Li", too_long, 1, FALSE },
    { "  ", NULL, 1, FALSE },
    { "Li", NULL, 0, FALSE },
    { "Li", NULL, 31, FALSE },
    { "Li\xff", NULL, 1, FALSE },
    { "Li", " ", 1, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (wishes); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(TjIdentity) identity = NULL;

      identity = tj_identity_new_self_signed (wishes[i].name, wishes[i].organisation,
                                              wishes[i].years, &error);
      if (wishes[i].good)
        g_assert_no_error (error);
      else
        g_assert_error (error, TJ_SIGN_ERROR, TJ_SIGN_ERROR_FAILED);
    }
}

static void
test_pkcs12_round_trip (void)
{
  g_autoptr(TjIdentity) identity = tj_identity_new_self_signed ("李敏", "研究院", 3, NULL);
  g_autoptr(TjIdentity) again = NULL;
  g_autoptr(GBytes) file = NULL;
  g_autoptr(GError) error = NULL;

  file = tj_identity_to_pkcs12 (identity, TJ_TEST_PASSWORD, &error);
  g_assert_no_error (error);
  again = tj_identity_new_from_pkcs12 (file, TJ_TEST_PASSWORD, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (tj_identity_get_fingerprint (identity), ==,
                   tj_identity_get_fingerprint (again));

  g_assert_null (tj_identity_new_from_pkcs12 (file, "wrong", &error));
  g_assert_error (error, TJ_SIGN_ERROR, TJ_SIGN_ERROR_PASSWORD);
  g_clear_error (&error);
  g_assert_null (tj_identity_new_from_pkcs12 (file, NULL, &error));
  g_assert_error (error, TJ_SIGN_ERROR, TJ_SIGN_ERROR_PASSWORD);
  g_clear_error (&error);
  g_assert_null (tj_identity_to_pkcs12 (identity, "", &error));
  g_assert_error (error, TJ_SIGN_ERROR, TJ_SIGN_ERROR_PASSWORD);
}

static void
test_not_pkcs12 (void)
{
  g_autoptr(TjIdentity) identity = tj_identity_new_self_signed ("Li", NULL, 1, NULL);
  g_autofree char *pem = tj_identity_to_pem (identity);
  g_autofree char *zeros = g_malloc0 (1024 * 1024 + 1);
  const struct
  {
    const char *data;
    gsize size;
  } files[] = { { "", 0 }, { "0", 1 }, { pem, strlen (pem) }, { zeros, 1024 * 1024 + 1 } };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr(GBytes) bytes = g_bytes_new (files[i].data, files[i].size);
      g_autoptr(GError) error = NULL;

      g_assert_null (tj_identity_new_from_pkcs12 (bytes, "x", &error));
      g_assert_error (error, TJ_SIGN_ERROR, TJ_SIGN_ERROR_KEY_FILE);
    }
}

/* A truncated or changed file gives an error of some kind and never a crash. */
static void
test_damaged_pkcs12 (void)
{
  g_autoptr(TjIdentity) identity = tj_identity_new_self_signed ("Li", NULL, 1, NULL);
  g_autoptr(GBytes) file = tj_identity_to_pkcs12 (identity, "x", NULL);
  gsize size = g_bytes_get_size (file);

  for (gsize i = 0; i < size; i += 53)
    {
      g_autoptr(GBytes) cut = g_bytes_new_from_bytes (file, 0, i);
      g_autoptr(GError) error = NULL;

      g_assert_null (tj_identity_new_from_pkcs12 (cut, "x", &error));
      g_assert_error (error, TJ_SIGN_ERROR, TJ_SIGN_ERROR_KEY_FILE);
    }
}

static void
test_refused_keys (void)
{
  const TjTestCertificate wish = { "Wang", .to_days = 30 };
  const TjTestCertificate stamp = { "Stamp", .to_days = 30, .extended = "critical,timeStamping" };
  EVP_PKEY *keys[] = { EVP_RSA_gen (1024), EVP_EC_gen ("secp256k1"),
                                 EVP_PKEY_Q_keygen (NULL, NULL, "ED25519"),
                                 EVP_EC_gen ("P-256") };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autoptr(X509) certificate = NULL;
      g_autoptr(GError) error = NULL;
      g_autoptr(PKCS12) file = NULL;
      g_autoptr(GBytes) bytes = NULL;
      guchar *der = NULL;
      int size;

      certificate = i == 2 ? X509_new () : tj_test_certificate_new (i == 3 ? &stamp : &wish,
                                                                    keys[i]);
      if (i == 2)
        {
          X509_set_pubkey (certificate, keys[i]);
          X509_gmtime_adj (X509_getm_notBefore (certificate), 0);
          X509_gmtime_adj (X509_getm_notAfter (certificate), 1000);
          X509_sign (certificate, keys[i], NULL);
        }

      file = PKCS12_create ("x", "x", keys[i], certificate, NULL, 0, 0, 10, 10, 0);
      size = i2d_PKCS12 (file, &der);
      bytes = g_bytes_new (der, size);
      OPENSSL_free (der);

      g_assert_null (tj_identity_new_from_pkcs12 (bytes, "x", &error));
      g_assert_error (error, TJ_SIGN_ERROR, TJ_SIGN_ERROR_KEY);
      EVP_PKEY_free (keys[i]);
    }
}

/* The certificate of the key is taken, wherever the file has it; a file of an old system, with
 * RC2-40 and a SHA-1 MAC, opens too. */
static void
test_legacy_pkcs12 (void)
{
  g_autofree char *folder = g_dir_make_tmp ("tj-p12-XXXXXX", NULL);
  g_autofree char *key_path = g_build_filename (folder, "key.pem", NULL);
  g_autofree char *leaf_path = g_build_filename (folder, "leaf.pem", NULL);
  g_autofree char *out_path = g_build_filename (folder, "old.p12", NULL);
  g_autofree char *pem_path = NULL;
  g_autofree char *made = NULL;
  g_autofree char *exported = NULL;
  g_autofree char *data = NULL;
  g_autofree char *other_pem = NULL;
  g_autofree char *leaf_pem = NULL;
  g_autofree char *all = NULL;
  g_autoptr(TjIdentity) other = tj_identity_new_self_signed ("Authority", NULL, 1, NULL);
  g_autoptr(TjIdentity) identity = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) error = NULL;
  gsize size;

  g_assert_cmpint (tj_test_run (&made, "openssl", "req", "-x509", "-newkey", "rsa:2048",
                                "-nodes", "-keyout", key_path, "-out", leaf_path,
                                "-subj", "/CN=Zhang San", "-days", "30", NULL), ==, 0);
  g_assert_true (g_file_get_contents (leaf_path, &leaf_pem, NULL, NULL));
  other_pem = tj_identity_to_pem (other);
  all = g_strconcat (other_pem, leaf_pem, NULL);
  pem_path = tj_test_write (folder, "all.pem", all, -1);

  if (tj_test_run (&exported, "openssl", "pkcs12", "-export", "-legacy", "-inkey", key_path,
                   "-in", pem_path, "-out", out_path, "-passout", "pass:old", NULL) != 0)
    g_error ("%s", exported);
  g_assert_true (g_file_get_contents (out_path, &data, &size, NULL));
  bytes = g_bytes_new (data, size);

  identity = tj_identity_new_from_pkcs12 (bytes, "old", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (tj_identity_get_name (identity), ==, "Zhang San");
  g_assert_cmpstr (tj_identity_get_key_kind (identity), ==, "RSA 2048");

  g_assert_null (tj_identity_new_from_pkcs12 (bytes, "new", &error));
  g_assert_error (error, TJ_SIGN_ERROR, TJ_SIGN_ERROR_PASSWORD);

  g_remove (key_path);
  g_remove (leaf_path);
  g_remove (out_path);
  g_remove (pem_path);
  g_rmdir (folder);
}

/* As from bytes; what never ends is not read, and what is not there is said to be so. */
static void
test_file (void)
{
  g_autofree char *folder = g_dir_make_tmp ("tj-file-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "me.p12", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GFile) endless = g_file_new_for_path ("/dev/zero");
  g_autoptr(TjIdentity) made = tj_identity_new_self_signed ("王某", NULL, 1, NULL);
  g_autoptr(GBytes) bytes = tj_identity_to_pkcs12 (made, TJ_TEST_PASSWORD, NULL);
  g_autoptr(TjIdentity) read = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GError) endless_error = NULL;
  g_autoptr(GError) missing_error = NULL;

  g_assert_true (g_file_set_contents (path, g_bytes_get_data (bytes, NULL),
                                      (gssize) g_bytes_get_size (bytes), NULL));
  read = tj_identity_new_from_file (file, TJ_TEST_PASSWORD, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (tj_identity_get_name (read), ==, "王某");

  g_assert_null (tj_identity_new_from_file (endless, TJ_TEST_PASSWORD, NULL, &endless_error));
  g_assert_error (endless_error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE);
  g_remove (path);
  g_assert_null (tj_identity_new_from_file (file, TJ_TEST_PASSWORD, NULL, &missing_error));
  g_assert_error (missing_error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_rmdir (folder);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/identity/self-signed", test_self_signed);
  g_test_add_func ("/identity/validity", test_validity);
  g_test_add_func ("/identity/bad-names", test_bad_names);
  g_test_add_func ("/identity/pkcs12", test_pkcs12_round_trip);
  g_test_add_func ("/identity/not-pkcs12", test_not_pkcs12);
  g_test_add_func ("/identity/damaged-pkcs12", test_damaged_pkcs12);
  g_test_add_func ("/identity/refused-keys", test_refused_keys);
  g_test_add_func ("/identity/legacy-pkcs12", test_legacy_pkcs12);
  g_test_add_func ("/identity/file", test_file);

  return g_test_run ();
}
