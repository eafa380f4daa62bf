/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/sign/tj-verifier.h"

#include <string.h>

#include "core/base/tj-xml.h"
#include "core/sign/tj-certificate.h"
#include "core/sign/tj-signer.h"
#include "tj-test-keys.h"

#define EXCLUSIVE "\"http://www.w3.org/2001/10/xml-exc-c14n#\""
#define MAX_SIZE (2 * 1024 * 1024)

typedef struct
{
  EVP_PKEY *key;
  TjIdentity *identity;
  TjTrust *trust;
  char *text;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  const TjTestCertificate wish = { "李敏", .from_days = -1, .to_days = 100,
                                   .basic = "critical,CA:FALSE",
                                   .usage = "critical,digitalSignature" };
  g_autoptr(X509) certificate = NULL;
  g_autoptr(GBytes) bytes = NULL;

  fixture->key = EVP_EC_gen ("P-256");
  certificate = tj_test_certificate_new (&wish, fixture->key);
  fixture->identity = tj_test_identity_new (fixture->key, certificate);
  fixture->trust = tj_trust_new ();
  tj_test_trust_add (fixture->trust, certificate);
  bytes = tj_test_sign (TJ_TEST_DOCUMENT, fixture->identity);
  fixture->text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  EVP_PKEY_free (fixture->key);
  g_object_unref (fixture->identity);
  g_object_unref (fixture->trust);
  g_free (fixture->text);
}

static TjVerification *
verify_data (Fixture    *fixture,
             const void *data,
             gsize       size)
{
  g_autoptr(GBytes) bytes = g_bytes_new (data, size);

  return tj_verify_document (bytes, fixture->trust);
}

static TjVerification *
verify (Fixture    *fixture,
        const char *text)
{
  return verify_data (fixture, text, strlen (text));
}

/* The first occurrence, which must be there. */
static char *
replace (const char *text,
         const char *old,
         const char *new)
{
  const char *place = strstr (text, old);
  g_autofree char *before = NULL;

  if (place == NULL)
    g_error ("no “%s” in %s", old, text);

  before = g_strndup (text, place - text);

  return g_strconcat (before, new, place + strlen (old), NULL);
}

static void
assert_refused (TjVerification *verification,
                const char     *code,
                const char     *attack)
{
  if (verification->intact || verification->content != NULL)
    g_error ("%s was accepted", attack);

  if (!tj_test_has_reason (verification, code))
    {
      TjVerificationReason *reason = g_ptr_array_index (verification->reasons, 0);

      g_error ("%s: %s instead of %s", attack, reason->code, code);
    }
}

static void
test_good (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(TjVerification) verification = verify (fixture, fixture->text);
  g_autofree char *content = NULL;

  g_assert_true (verification->intact);
  g_assert_true (verification->whole_document);
  g_assert_true (verification->trusted);
  g_assert_cmpstr (verification->trust_reason, ==, "pinned");
  g_assert_cmpstr (verification->signer, ==, "李敏");
  g_assert_cmpstr (verification->organisation, ==, "测试院");
  g_assert_cmpstr (verification->issuer, ==, "李敏");
  g_assert_cmpstr (verification->fingerprint, ==,
                   tj_identity_get_fingerprint (fixture->identity));
  g_assert_cmpuint (strlen (verification->signature_id), ==, 64);
  g_assert_nonnull (verification->signed_at);
  g_assert_cmpuint (verification->reasons->len, ==, 0);

  content = tj_xml_dup_text (xmlDocGetRootElement (verification->content));
  g_assert_cmpstr (content, ==, "\n好 91.5 & 真\n");
  g_assert_null (tj_xml_first_child (xmlDocGetRootElement (verification->content),
                                     "Signature"));
}

/* Whatever makes the signature another kind than the one, or something else than the whole. */
static void
test_attacks (Fixture       *fixture,
              gconstpointer  data)
{
  static const char * const attacks[][3] = {
    { "structure", "</ds:Signature>", "</ds:Signature><late/>" },
    { "structure", "</ds:Signature>", "</ds:Signature>late" },
    { "structure", "<score", "<?evil?><score" },
    { "structure", "<score", "<score Id=\"ki\"" },
    { "structure", "<score", "<score id=\"xades-sp\"" },
    { "structure", "<score", "<score xml:id=\"own\"" },
    { "structure", "<score",
      "<ds:Signature xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\"></ds:Signature><score" },
    { "structure", "<ds:Object>", "<ds:Object><evil></evil>" },
    { "structure", "<ds:Object>", "<ds:Object></ds:Object><ds:Object>" },
    { "structure", "</xades:SignedSignatureProperties>",
      "</xades:SignedSignatureProperties><xades:SignedDataObjectProperties>"
      "</xades:SignedDataObjectProperties>" },
    { "structure", "Target=\"#signature\"", "Target=\"#other\"" },
    { "structure", "Id=\"signature\"", "Id=\"other\"" },
    { "structure", " Id=\"signature\"", "" },
    { "structure", "<ds:KeyInfo Id=\"ki\">", "<ds:KeyInfo Id=\"ki\"><ds:KeyValue></ds:KeyValue>" },
    { "structure", "<ds:X509Data>", "<ds:RetrievalMethod URI=\"http://localhost/\">"
      "</ds:RetrievalMethod><ds:X509Data>" },
    { "structure", "<ds:X509Certificate>", "<ds:X509CRL></ds:X509CRL><ds:X509Certificate>" },
    { "structure", "URI=\"\"", "URI=\"#own\"" },
    { "structure", "URI=\"\"", "URI=\"#xpointer(/)\"" },
    { "structure", "URI=\"\"", "URI=\"file:///etc/passwd\"" },
    { "structure", "URI=\"\"", "URI=\"http://localhost/\"" },
    { "structure", " URI=\"\"", "" },
    { "structure", "</ds:Transforms>", "<ds:Transform Algorithm=\"http://www.w3.org/TR/1999/"
      "REC-xpath-19991116\"><ds:XPath>1</ds:XPath></ds:Transform></ds:Transforms>" },
    { "algorithm", "xmldsig#enveloped-signature", "xmldsig#base64" },
    { "algorithm", "http://www.w3.org/2000/09/xmldsig#enveloped-signature",
      "http://www.w3.org/TR/1999/REC-xslt-19991116" },
    { "algorithm", "xml-exc-c14n#\"", "xml-exc-c14n#WithComments\"" },
    { "algorithm", "2001/04/xmldsig-more#ecdsa-sha256", "2001/04/xmldsig-more#rsa-md5" },
    { "algorithm", "2001/04/xmldsig-more#ecdsa-sha256", "2000/09/xmldsig#rsa-sha1" },
    { "algorithm", "2001/04/xmldsig-more#ecdsa-sha256", "2000/09/xmldsig#hmac-sha1" },
    { "algorithm", "2001/04/xmldsig-more#ecdsa-sha256", "2001/04/xmldsig-more#rsa-sha256" },
    { "algorithm", "2001/04/xmlenc#sha256", "2000/09/xmldsig#sha1" },
    { "algorithm", "2001/04/xmlenc#sha256", "2001/04/xmldsig-more#md5" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (attacks); i++)
    {
      g_autofree char *text = replace (fixture->text, attacks[i][1], attacks[i][2]);
      g_autoptr(TjVerification) verification = verify (fixture, text);

      assert_refused (verification, attacks[i][0], attacks[i][2]);
      g_assert_false (verification->whole_document && !g_str_equal (attacks[i][0], "algorithm"));
    }
}

/* The signed document as a part of another one, below the root or inside the signature. */
static void
test_wrapping (Fixture       *fixture,
               gconstpointer  data)
{
  const char *signature = strstr (fixture->text, "<ds:Signature ");
  g_autofree char *content = g_strndup (fixture->text, signature - fixture->text);
  g_autofree char *own_signature = g_strndup (signature, strlen (signature) -
                                                         strlen ("</review>"));
  g_autofree char *inside = g_strconcat ("<ds:Object>", content, "</review></ds:Object>",
                                         "<ds:Object>", NULL);
  g_autofree char *hidden = replace (own_signature, "<ds:Object>", inside);
  char *documents[] = {
    g_strconcat ("<evil>", fixture->text, "</evil>", NULL),
    g_strconcat ("<evil><old>", fixture->text, "</old>", own_signature, "</evil>", NULL),
    g_strconcat ("<evil>", hidden, "</evil>", NULL),
  };

  for (guint i = 0; i < G_N_ELEMENTS (documents); i++)
    {
      g_autoptr(TjVerification) verification = verify (fixture, documents[i]);

      assert_refused (verification, "structure", documents[i]);
      g_assert_false (verification->whole_document);
      g_free (documents[i]);
    }
}

static void
test_removed_reference (Fixture       *fixture,
                        gconstpointer  data)
{
  const char *from = strstr (fixture->text, "<ds:Reference ");
  const char *to = strstr (from + 1, "<ds:Reference ");
  g_autofree char *reference = g_strndup (from, to - from);
  g_autofree char *twice = g_strconcat (reference, reference, NULL);
  g_autofree char *without = replace (fixture->text, reference, "");
  g_autofree char *doubled = replace (fixture->text, reference, twice);
  g_autoptr(TjVerification) signs_nothing = verify (fixture, without);
  g_autoptr(TjVerification) signs_twice = verify (fixture, doubled);

  assert_refused (signs_nothing, "structure", "no reference to the document");
  assert_refused (signs_twice, "structure", "two references to the document");
  g_assert_false (signs_nothing->whole_document);
}

static void
test_not_signed (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr(TjVerification) plain = verify (fixture, TJ_TEST_DOCUMENT);
  g_autoptr(TjVerification) pretty = verify (fixture, "<?xml version='1.0'?>\n<a >\n</a>\n");

  assert_refused (plain, "not-signed", "plain");
  assert_refused (pretty, "not-signed", "pretty");
  g_assert_cmpuint (pretty->reasons->len, ==, 1);
  g_assert_null (plain->signer);
}

/* The same document written otherwise. */
static void
test_not_canonical (Fixture       *fixture,
                    gconstpointer  data)
{
  static const char * const changes[][2] = {
    { "91.5", "9<!-- -->1.5" },
    { "真", "真<!-- 7 -->" },
    { "好", "<![CDATA[好]]>" },
    { "好", "&#22909;" },
    { "<score", "<score " },
    { "\n<score", "\r\n<score" },
    { "\"87.5\"", "'87.5'" },
    { "<review ", "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<review " },
    { "<review ", "\357\273\277<review " },
    { "<review ", "\n<review " },
    { "<ds:Object>", "<ds:Object >" },
  };
  g_autofree char *utf16 = NULL;
  g_autoptr(TjVerification) wide = NULL;
  gsize size;

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autofree char *text = replace (fixture->text, changes[i][0], changes[i][1]);
      g_autoptr(TjVerification) verification = verify (fixture, text);

      assert_refused (verification, "not-canonical", changes[i][1]);
    }

  utf16 = g_convert (fixture->text, -1, "UTF-16", "UTF-8", NULL, &size, NULL);
  wide = verify_data (fixture, utf16, size);
  assert_refused (wide, "not-canonical", "UTF-16");
}

/* What a good structure holds was changed: the answers tell which. */
static void
test_changed (Fixture       *fixture,
              gconstpointer  data)
{
  static const char * const changes[][3] = {
    { "digest-mismatch", "87.5", "97.5" },
    { "digest-mismatch", "真", "假" },
    { "digest-mismatch", "<xades:SigningTime>2", "<xades:SigningTime>1" },
    { "digest-mismatch", "</score>\n", "</score>" },
    { "malformed", "<xades:SigningTime>2", "<xades:SigningTime>x" },
    { "malformed", "<ds:X509Certificate>MII", "<ds:X509Certificate>MIJ" },
    { "certificate-mismatch", "<xades:IssuerSerialV2>M", "<xades:IssuerSerialV2>N" },
    { "signature-mismatch", "</ds:SignatureValue>", "=</ds:SignatureValue>" },
    { "signature-mismatch", "<ds:SignatureValue>", "<ds:SignatureValue>AAAA" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autofree char *text = replace (fixture->text, changes[i][1], changes[i][2]);
      g_autoptr(TjVerification) verification = verify (fixture, text);

      assert_refused (verification, changes[i][0], changes[i][2]);
      g_assert_true (verification->whole_document);
    }
}

/* The value of one signature under another document of the same signer. */
static void
test_swapped_value (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr(GBytes) other = tj_test_sign ("<other/>", fixture->identity);
  g_autofree char *other_text = g_strndup (g_bytes_get_data (other, NULL),
                                           g_bytes_get_size (other));
  g_auto(GStrv) mine = g_strsplit (fixture->text, "SignatureValue>", -1);
  g_auto(GStrv) theirs = g_strsplit (other_text, "SignatureValue>", -1);
  g_autofree char *text = replace (fixture->text, mine[1], theirs[1]);
  g_autoptr(TjVerification) verification = verify (fixture, text);

  assert_refused (verification, "signature-mismatch", "swapped value");
  g_assert_nonnull (verification->signature_id);
}

/* Puts another certificate in, with or without the signed properties that name it. */
static char *
put_certificate (Fixture  *fixture,
                 X509     *certificate,
                 gboolean  with_properties)
{
  g_auto(GStrv) parts = g_strsplit (fixture->text, "X509Certificate>", -1);
  g_auto(GStrv) digests = g_strsplit (strstr (fixture->text, "<xades:CertDigest>"),
                                      "DigestValue>", -1);
  g_auto(GStrv) serials = g_strsplit (fixture->text, "IssuerSerialV2>", -1);
  g_autofree char *base64 = tj_certificate_dup_base64 (certificate);
  g_autofree char *new_certificate = g_strconcat (base64, "</ds:", NULL);
  g_autofree char *digest = tj_certificate_dup_digest (certificate);
  g_autofree char *new_digest = g_strconcat (digest, "</ds:", NULL);
  g_autofree char *serial = tj_certificate_dup_issuer_serial (certificate);
  g_autofree char *new_serial = g_strconcat (serial, "</xades:", NULL);
  g_autofree char *first = replace (fixture->text, parts[1], new_certificate);
  g_autofree char *second = NULL;

  if (!with_properties)
    return g_steal_pointer (&first);

  second = replace (first, digests[1], new_digest);

  return replace (second, serials[1], new_serial);
}

static void
test_twin_certificate (Fixture       *fixture,
                       gconstpointer  data)
{
  const TjTestCertificate wish = { "别人", .from_days = -1, .to_days = 100 };
  g_autoptr(X509) twin = tj_test_certificate_new (&wish, fixture->key);
  g_autofree char *text = put_certificate (fixture, twin, FALSE);
  g_autofree char *named = put_certificate (fixture, twin, TRUE);
  g_autoptr(TjVerification) verification = verify (fixture, text);
  g_autoptr(TjVerification) properties = verify (fixture, named);

  assert_refused (verification, "certificate-mismatch", "twin");
  assert_refused (properties, "digest-mismatch", "twin in the properties");
}

static void
test_weak_keys (Fixture       *fixture,
                gconstpointer  data)
{
  const TjTestCertificate wish = { "弱", .from_days = -1, .to_days = 100 };
  EVP_PKEY *keys[] = { EVP_RSA_gen (1024), EVP_EC_gen ("P-224") };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autoptr(X509) certificate = tj_test_certificate_new (&wish, keys[i]);
      g_autofree char *text = put_certificate (fixture, certificate, TRUE);
      g_autoptr(TjVerification) verification = verify (fixture, text);

      assert_refused (verification, "weak-key", "weak key");
      EVP_PKEY_free (keys[i]);
    }
}

/* An authority that also may sign, and a time stamp service, are no reviewers. */
static void
test_key_usage (Fixture       *fixture,
                gconstpointer  data)
{
  const TjTestCertificate authority_wish = { "机构", .from_days = -1, .to_days = 100,
                                             .basic = "critical,CA:TRUE",
                                             .usage = "critical,keyCertSign,digitalSignature" };
  const TjTestCertificate stamp_wish = { "时间戳", .from_days = -1, .to_days = 100,
                                         .extended = "critical,timeStamping" };
  g_autoptr(X509) authority = tj_test_certificate_new (&authority_wish, fixture->key);
  g_autoptr(X509) stamp = tj_test_certificate_new (&stamp_wish, fixture->key);
  g_autoptr(TjIdentity) identity = tj_test_identity_new (fixture->key, authority);
  g_autoptr(GBytes) bytes = tj_test_sign (TJ_TEST_DOCUMENT, identity);
  g_autofree char *text = put_certificate (fixture, stamp, TRUE);
  g_autoptr(TjVerification) by_authority = NULL;
  g_autoptr(TjVerification) by_stamp = NULL;

  tj_test_trust_add (fixture->trust, authority);
  tj_test_trust_add (fixture->trust, stamp);
  by_authority = tj_verify_document (bytes, fixture->trust);
  g_assert_true (by_authority->intact);
  g_assert_false (by_authority->trusted);
  g_assert_true (tj_test_has_reason (by_authority, "key-usage"));

  by_stamp = verify (fixture, text);
  g_assert_false (by_stamp->trusted);
  g_assert_true (tj_test_has_reason (by_stamp, "key-usage"));
}

static void
test_hostile_xml (Fixture       *fixture,
                  gconstpointer  data)
{
  static const char * const prologs[] = {
    "<!DOCTYPE review>",
    "<!DOCTYPE review [<!ATTLIST score Id ID #IMPLIED>]>",
    "<!DOCTYPE review [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>",
    "<!DOCTYPE review [<!ENTITY % a SYSTEM \"http://localhost/\">%a;]>",
    "<!DOCTYPE review SYSTEM \"http://localhost/\">",
    "<!DOCTYPE review [<!ENTITY a \"lol\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">"
    "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;\">]>",
  };
  static const char * const broken[] = { "", "<", "<a>", "<a></b>", "<a>&lol;</a>", "PK\003\004",
                                         "<a \xff=\"\"/>" };

  for (guint i = 0; i < G_N_ELEMENTS (prologs); i++)
    {
      g_autofree char *text = g_strconcat (prologs[i], fixture->text, NULL);
      g_autoptr(TjVerification) verification = verify (fixture, text);

      assert_refused (verification, "refused", prologs[i]);
    }

  for (guint i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_autoptr(TjVerification) verification = verify (fixture, broken[i]);

      assert_refused (verification, "malformed", broken[i]);
    }
}

static char *
make_nested (guint depth)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < depth; i++)
    g_string_append (text, "<a>");
  for (guint i = 0; i < depth; i++)
    g_string_append (text, "</a>");

  return g_string_free (text, FALSE);
}

static char *
make_wide (guint n_attributes)
{
  GString *text = g_string_new ("<a");

  for (guint i = 0; i < n_attributes; i++)
    g_string_append_printf (text, " a%u=\"\"", i);
  g_string_append (text, "></a>");

  return g_string_free (text, FALSE);
}

static char *
make_large (gsize size)
{
  char *text = g_malloc (size + 1);

  memset (text, 'x', size);
  memcpy (text, "<a>", 3);
  memcpy (text + size - 4, "</a>", 5);

  return text;
}

static void
test_limits (Fixture       *fixture,
             gconstpointer  data)
{
  struct
  {
    const char *code;
    char *text;
  } documents[] = {
    { "not-signed", make_nested (64) },
    { "refused", make_nested (65) },
    { "refused", make_nested (100000) },
    { "not-signed", make_wide (32) },
    { "refused", make_wide (33) },
    { "refused", make_wide (100000) },
    { "not-signed", make_large (MAX_SIZE) },
    { "too-large", make_large (MAX_SIZE + 1) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (documents); i++)
    {
      g_autofree char *text = documents[i].text;
      g_autoptr(TjVerification) verification = verify (fixture, text);

      assert_refused (verification, documents[i].code, documents[i].code);
    }
}

/* Six ways to change a byte; returns the new size. */
static gsize
mutate (const char *text,
        gsize       size,
        gsize       at,
        guint       way,
        char       *changed)
{
  gsize tail = size - at;

  memcpy (changed, text, size);
  switch (way)
    {
    case 0:
      changed[at] = (char) (changed[at] ^ 1);
      return size;
    case 1:
      changed[at] = (char) (changed[at] ^ 0x20);
      return size;
    case 2:
      changed[at] = changed[at] == ' ' ? '\t' : ' ';
      return size;
    case 3:
      memmove (changed + at, text + at + 1, tail - 1);
      return size - 1;
    case 4:
      changed[at] = '0';
      memcpy (changed + at + 1, text + at, tail);
      return size + 1;
    default:
      memcpy (changed + at + 1, text + at, tail);
      return size + 1;
    }
}

/* All six ways at every byte of the content, one way each at every byte of the signature. */
static void
test_every_byte (Fixture       *fixture,
                 gconstpointer  data)
{
  gsize size = strlen (fixture->text);
  gsize content = strstr (fixture->text, "<ds:Signature ") - fixture->text;
  g_autofree char *changed = g_malloc (size + 2);

  for (gsize at = 0; at < size; at++)
    {
      for (guint way = 0; way < 6; way++)
        {
          gsize new_size;
          g_autoptr(TjVerification) verification = NULL;

          if (at >= content && way != at % 6)
            continue;

          new_size = mutate (fixture->text, size, at, way, changed);
          verification = verify_data (fixture, changed, new_size);
          if (verification->intact || verification->content != NULL)
            g_error ("change %u at byte %" G_GSIZE_FORMAT " was not noticed", way, at);
          g_assert_cmpuint (verification->reasons->len, >, 0);
        }
    }
}

#define ADD(path, function) \
  g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/verifier/good", test_good);
  ADD ("/verifier/attacks", test_attacks);
  ADD ("/verifier/wrapping", test_wrapping);
  ADD ("/verifier/removed-reference", test_removed_reference);
  ADD ("/verifier/not-signed", test_not_signed);
  ADD ("/verifier/not-canonical", test_not_canonical);
  ADD ("/verifier/changed", test_changed);
  ADD ("/verifier/swapped-value", test_swapped_value);
  ADD ("/verifier/twin-certificate", test_twin_certificate);
  ADD ("/verifier/weak-keys", test_weak_keys);
  ADD ("/verifier/key-usage", test_key_usage);
  ADD ("/verifier/hostile-xml", test_hostile_xml);
  ADD ("/verifier/limits", test_limits);
  ADD ("/verifier/every-byte", test_every_byte);

  return g_test_run ();
}
