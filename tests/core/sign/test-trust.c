/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gstdio.h>

#include "core/base/tj-xml.h"
#include "core/sign/tj-signer.h"
#include "core/sign/tj-verifier.h"

#include "tj-test-keys.h"

#define LEAF_USAGE "critical,digitalSignature,nonRepudiation"
#define LEAF_BASIC "critical,CA:FALSE"

typedef struct
{
  EVP_PKEY *root_key;
  X509 *root;
  EVP_PKEY *key;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  const TjTestCertificate wish = { "测试根", .from_days = -1000, .to_days = 1000,
                                   .basic = "critical,CA:TRUE",
                                   .usage = "critical,keyCertSign,cRLSign" };

  fixture->root_key = EVP_EC_gen ("P-256");
  fixture->root = tj_test_certificate_new (&wish, fixture->root_key);
  fixture->key = EVP_EC_gen ("P-256");
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  EVP_PKEY_free (fixture->root_key);
  X509_free (fixture->root);
  EVP_PKEY_free (fixture->key);
}

static X509 *
make_leaf (Fixture    *fixture,
           const char *usage,
           const char *extended)
{
  const TjTestCertificate wish = { "李敏", "测试根", fixture->root_key, -1, 100,
                                   LEAF_BASIC, usage, extended };

  return tj_test_certificate_new (&wish, fixture->key);
}

static TjVerification *
sign_and_verify (Fixture   *fixture,
                 X509      *leaf,
                 GDateTime *when,
                 TjTrust   *trust)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(TjIdentity) identity = tj_test_identity_new (fixture->key, leaf);
  g_autoptr(GBytes) source = g_bytes_new_static (TJ_TEST_DOCUMENT, strlen (TJ_TEST_DOCUMENT));
  g_autoptr(xmlDoc) doc = tj_xml_parse_bytes (source, "a", &tj_xml_limits_own, &error);
  g_autoptr(GBytes) bytes = tj_sign_document (doc, identity, when, &error);

  g_assert_no_error (error);

  return tj_verify_document (bytes, trust);
}

static void
assert_trust (TjVerification *verification,
              gboolean        trusted,
              const char     *reason)
{
  g_assert_true (verification->intact);
  g_assert_true (verification->whole_document);
  g_assert_cmpstr (verification->trust_reason, ==, reason);
  g_assert_cmpint (verification->trusted, ==, trusted);
  g_assert_cmpint (tj_test_has_reason (verification, reason), ==, !trusted);
}

static void
test_authority (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr(X509) leaf = make_leaf (fixture, LEAF_USAGE, NULL);
  g_autoptr(TjTrust) trust = tj_trust_new ();
  g_autoptr(TjVerification) verification = NULL;

  tj_test_trust_add (trust, fixture->root);
  verification = sign_and_verify (fixture, leaf, NULL, trust);
  assert_trust (verification, TRUE, "authority");
  g_assert_cmpuint (verification->reasons->len, ==, 0);
  g_assert_cmpstr (verification->signer, ==, "李敏");
  g_assert_cmpstr (verification->organisation, ==, "测试院");
  g_assert_cmpstr (verification->issuer, ==, "测试根");
}

static void
test_nobody (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(X509) leaf = make_leaf (fixture, LEAF_USAGE, NULL);
  g_autoptr(TjTrust) trust = tj_trust_new ();
  g_autoptr(TjVerification) empty = sign_and_verify (fixture, leaf, NULL, trust);
  g_autoptr(TjVerification) none = sign_and_verify (fixture, leaf, NULL, NULL);

  assert_trust (empty, FALSE, "no-trust-given");
  assert_trust (none, FALSE, "no-trust-given");
}

static void
test_other_authority (Fixture       *fixture,
                      gconstpointer  data)
{
  const TjTestCertificate wish = { "测试根", .to_days = 10, .basic = "critical,CA:TRUE",
                                   .usage = "critical,keyCertSign" };
  g_autoptr(EVP_PKEY) key = EVP_EC_gen ("P-256");
  g_autoptr(X509) namesake = tj_test_certificate_new (&wish, key);
  g_autoptr(X509) leaf = make_leaf (fixture, LEAF_USAGE, NULL);
  g_autoptr(TjTrust) trust = tj_trust_new ();
  g_autoptr(TjVerification) verification = NULL;

  tj_test_trust_add (trust, namesake);
  verification = sign_and_verify (fixture, leaf, NULL, trust);
  assert_trust (verification, FALSE, "untrusted");
}

/* A certificate of one reviewer is trusted for itself and never for what its key issued. */
static void
test_pinned (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(X509) leaf = make_leaf (fixture, LEAF_USAGE, NULL);
  const TjTestCertificate wish = { "王芳", "李敏", fixture->key, -1, 100, LEAF_BASIC,
                                   LEAF_USAGE, NULL };
  g_autoptr(X509) child = tj_test_certificate_new (&wish, fixture->key);
  g_autoptr(TjTrust) trust = tj_trust_new ();
  g_autoptr(TjVerification) pinned = NULL;
  g_autoptr(TjVerification) issued = NULL;

  tj_test_trust_add (trust, leaf);
  pinned = sign_and_verify (fixture, leaf, NULL, trust);
  assert_trust (pinned, TRUE, "pinned");
  issued = sign_and_verify (fixture, child, NULL, trust);
  assert_trust (issued, FALSE, "untrusted");
}

static void
test_self_signed (Fixture       *fixture,
                  gconstpointer  data)
{
  static const char * const kinds[] = { LEAF_BASIC, "critical,CA:TRUE", NULL };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      const TjTestCertificate wish = { "李敏", .from_days = -1, .to_days = 10,
                                       .basic = kinds[i] };
      g_autoptr(X509) own = tj_test_certificate_new (&wish, fixture->key);
      g_autoptr(TjTrust) trust = tj_trust_new ();
      g_autoptr(TjVerification) before = NULL;
      g_autoptr(TjVerification) after = NULL;

      tj_test_trust_add (trust, fixture->root);
      before = sign_and_verify (fixture, own, NULL, trust);
      g_assert_true (before->intact);
      g_assert_false (before->trusted);
      g_assert_true (tj_test_has_reason (before, "self-signed"));

      tj_test_trust_add (trust, own);
      after = sign_and_verify (fixture, own, NULL, trust);
      assert_trust (after, TRUE, "pinned");
    }
}

/* The signing time counts: expired then is bad, expired since is not. */
static void
test_time (Fixture       *fixture,
           gconstpointer  data)
{
  const TjTestCertificate wish = { "李敏", "测试根", fixture->root_key, -200, -100, LEAF_BASIC,
                                   LEAF_USAGE, NULL };
  const TjTestCertificate old_root = { "旧根", .from_days = -900, .to_days = -150,
                                       .basic = "critical,CA:TRUE",
                                       .usage = "critical,keyCertSign" };
  const TjTestCertificate of_old = { "李敏", "旧根", fixture->root_key, -200, 100, LEAF_BASIC,
                                     LEAF_USAGE, NULL };
  g_autoptr(X509) leaf = tj_test_certificate_new (&wish, fixture->key);
  g_autoptr(X509) old = tj_test_certificate_new (&old_root, fixture->root_key);
  g_autoptr(X509) late = tj_test_certificate_new (&of_old, fixture->key);
  g_autoptr(GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr(GDateTime) then = g_date_time_add_days (now, -180);
  g_autoptr(GDateTime) later = g_date_time_add_days (now, -120);
  g_autoptr(TjTrust) trust = tj_trust_new ();
  g_autoptr(TjVerification) good = NULL;
  g_autoptr(TjVerification) bad = NULL;

  tj_test_trust_add (trust, fixture->root);
  tj_test_trust_add (trust, old);
  good = sign_and_verify (fixture, leaf, then, trust);
  assert_trust (good, TRUE, "authority");
  g_assert_true (tj_test_has_reason (good, "expired-since"));

  bad = sign_and_verify (fixture, late, later, trust);
  assert_trust (bad, FALSE, "expired");
}

/* A list of later than the signing time counts too, and an old list is better than none. */
static void
test_revoked (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr(X509) leaf = make_leaf (fixture, LEAF_USAGE, NULL);
  g_autoptr(X509) other = make_leaf (fixture, LEAF_USAGE, NULL);

  for (int days = -10; days <= 10; days += 10)
    {
      g_autoptr(X509_CRL) list = tj_test_crl_new (fixture->root, fixture->root_key, leaf, days);
      g_autoptr(TjTrust) trust = tj_trust_new ();
      g_autoptr(TjVerification) revoked = NULL;
      g_autoptr(TjVerification) valid = NULL;
      g_autoptr(TjVerification) pinned = NULL;

      tj_test_trust_add (trust, fixture->root);
      tj_test_trust_add_crl (trust, list);
      g_assert_cmpuint (tj_trust_get_n_certificates (trust), ==, 1);
      revoked = sign_and_verify (fixture, leaf, NULL, trust);
      assert_trust (revoked, FALSE, "revoked");
      valid = sign_and_verify (fixture, other, NULL, trust);
      assert_trust (valid, TRUE, "authority");

      tj_test_trust_add (trust, leaf);
      pinned = sign_and_verify (fixture, leaf, NULL, trust);
      assert_trust (pinned, FALSE, "revoked");
    }
}

/* Below an intermediate authority, with and without its root, with a list for each. */
static void
test_intermediate (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr(EVP_PKEY) middle_key = EVP_EC_gen ("P-256");
  const TjTestCertificate middle_wish = { "中间", "测试根", fixture->root_key, -10, 100,
                                          "critical,CA:TRUE", "critical,keyCertSign,cRLSign",
                                          NULL };
  const TjTestCertificate wish = { "李敏", "中间", middle_key, -1, 50, LEAF_BASIC, LEAF_USAGE,
                                   NULL };
  g_autoptr(X509) middle = tj_test_certificate_new (&middle_wish, middle_key);
  g_autoptr(X509) leaf = tj_test_certificate_new (&wish, fixture->key);
  g_autoptr(X509_CRL) middle_list = tj_test_crl_new (middle, middle_key, NULL, -1);
  g_autoptr(X509_CRL) root_list = tj_test_crl_new (fixture->root, fixture->root_key, NULL, -1);
  g_autoptr(X509_CRL) bad_list = tj_test_crl_new (fixture->root, fixture->root_key, middle, -1);
  g_autoptr(TjTrust) alone = tj_trust_new ();
  g_autoptr(TjTrust) full = tj_trust_new ();
  g_autoptr(TjTrust) bad = tj_trust_new ();
  g_autoptr(TjVerification) by_middle = NULL;
  g_autoptr(TjVerification) by_root = NULL;
  g_autoptr(TjVerification) revoked = NULL;

  tj_test_trust_add (alone, middle);
  by_middle = sign_and_verify (fixture, leaf, NULL, alone);
  assert_trust (by_middle, TRUE, "authority");

  tj_test_trust_add (full, middle);
  tj_test_trust_add (full, fixture->root);
  tj_test_trust_add_crl (full, middle_list);
  tj_test_trust_add_crl (full, root_list);
  by_root = sign_and_verify (fixture, leaf, NULL, full);
  assert_trust (by_root, TRUE, "authority");

  tj_test_trust_add (bad, middle);
  tj_test_trust_add (bad, fixture->root);
  tj_test_trust_add_crl (bad, bad_list);
  revoked = sign_and_verify (fixture, leaf, NULL, bad);
  assert_trust (revoked, FALSE, "revoked");
}

static void
test_pem (Fixture       *fixture,
          gconstpointer  data)
{
  static const char * const texts[] = { "", "no PEM",
                                        "-----BEGIN CERTIFICATE-----\nAAAA\n"
                                        "-----END CERTIFICATE-----\n" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(GBytes) pem = g_bytes_new_static (texts[i], strlen (texts[i]));
      g_autoptr(TjTrust) trust = tj_trust_new ();
      g_autoptr(GError) error = NULL;

      g_assert_false (tj_trust_add_pem (trust, pem, "x.pem", &error));
      g_assert_error (error, TJ_SIGN_ERROR, TJ_SIGN_ERROR_KEY_FILE);
      g_assert_cmpuint (tj_trust_get_n_certificates (trust), ==, 0);
    }
}

/* Without a file nobody is trusted, and that is no error. */
static void
test_file (Fixture       *self,
           gconstpointer  data)
{
  g_autofree char *folder = g_dir_make_tmp ("tj-trust-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "me.pem", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GFile) endless = g_file_new_for_path ("/dev/zero");
  g_autoptr(TjIdentity) identity = tj_identity_new_self_signed ("王某", NULL, 1, NULL);
  g_autofree char *pem = tj_identity_to_pem (identity);
  g_autoptr(TjTrust) nobody = tj_trust_new_from_file (NULL, NULL, NULL);
  g_autoptr(TjTrust) somebody = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GError) endless_error = NULL;
  g_autoptr(GError) empty_error = NULL;

  g_assert_cmpuint (tj_trust_get_n_certificates (nobody), ==, 0);
  g_assert_true (g_file_set_contents (path, pem, -1, NULL));
  somebody = tj_trust_new_from_file (file, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (tj_trust_get_n_certificates (somebody), ==, 1);

  g_assert_null (tj_trust_new_from_file (endless, NULL, &endless_error));
  g_assert_error (endless_error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE);
  g_assert_true (g_file_set_contents (path, "", 0, NULL));
  g_assert_null (tj_trust_new_from_file (file, NULL, &empty_error));
  g_assert_error (empty_error, TJ_SIGN_ERROR, TJ_SIGN_ERROR_KEY_FILE);
  g_remove (path);
  g_rmdir (folder);
}

#define ADD(path, function) \
  g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/trust/authority", test_authority);
  ADD ("/trust/nobody", test_nobody);
  ADD ("/trust/other-authority", test_other_authority);
  ADD ("/trust/pinned", test_pinned);
  ADD ("/trust/self-signed", test_self_signed);
  ADD ("/trust/time", test_time);
  ADD ("/trust/revoked", test_revoked);
  ADD ("/trust/intermediate", test_intermediate);
  ADD ("/trust/pem", test_pem);
  ADD ("/trust/file", test_file);

  return g_test_run ();
}
