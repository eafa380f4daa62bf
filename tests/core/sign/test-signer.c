/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/sign/tj-signer.h"

#include <glib/gstdio.h>

#include "core/base/tj-xml.h"
#include "tj-test-keys.h"

#define LINE_VERIFY "xmlsec1", "--verify", "--enabled-key-data", "x509", \
                    "--enabled-reference-uris", "empty,same-doc", "--trusted-pem"

static xmlDoc *
parse (const char *xml)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = g_bytes_new (xml, strlen (xml));
  xmlDoc *doc = tj_xml_parse_bytes (bytes, "test.xml", &tj_xml_limits_own, &error);

  g_assert_no_error (error);

  return doc;
}

static TjIdentity *
make_reviewer (void)
{
  g_autoptr(GError) error = NULL;
  TjIdentity *identity = tj_identity_new_self_signed ("李敏", "低碳技术研究院", 3, &error);

  g_assert_no_error (error);

  return identity;
}

static void
check_with_stock_tool (TjIdentity *identity)
{
  g_autofree char *folder = g_dir_make_tmp ("tj-sign-XXXXXX", NULL);
  g_autoptr(GBytes) signed_bytes = tj_test_sign (TJ_TEST_DOCUMENT, identity);
  g_autofree char *pem = tj_identity_to_pem (identity);
  g_autofree char *pem_path = tj_test_write (folder, "signer.pem", pem, -1);
  g_autofree char *path = NULL;
  g_autofree char *output = NULL;
  g_autofree char *output_changed = NULL;
  g_autofree char *output_strict = NULL;
  g_autofree char *changed = NULL;
  gsize size;
  const char *data = g_bytes_get_data (signed_bytes, &size);

  path = tj_test_write (folder, "sheet.xml", data, size);
  if (tj_test_run (&output, LINE_VERIFY, pem_path, path, NULL) != 0)
    g_error ("%s", output);
  if (tj_test_run (&output_strict, "openssl", "verify", "-x509_strict", "-CAfile", pem_path,
                   pem_path, NULL) != 0)
    g_error ("%s", output_strict);

  changed = g_memdup2 (data, size);
  *g_strstr_len (changed, size, "87.5") = '9';
  g_clear_pointer (&path, g_free);
  path = tj_test_write (folder, "sheet.xml", changed, size);
  g_assert_cmpint (tj_test_run (&output_changed, LINE_VERIFY, pem_path, path, NULL), !=, 0);

  g_remove (path);
  g_remove (pem_path);
  g_rmdir (folder);
}

static void
test_stock_tool_ec (void)
{
  g_autoptr(TjIdentity) identity = make_reviewer ();

  check_with_stock_tool (identity);
}

static void
test_stock_tool_rsa (void)
{
  const TjTestCertificate wish = { "王芳", .to_days = 30, .basic = "critical,CA:FALSE",
                                   .usage = "critical,digitalSignature" };
  g_autoptr(EVP_PKEY) key = EVP_RSA_gen (2048);
  g_autoptr(X509) certificate = tj_test_certificate_new (&wish, key);
  g_autoptr(TjIdentity) identity = tj_test_identity_new (key, certificate);

  check_with_stock_tool (identity);
}

static void
test_stock_tool_p384 (void)
{
  const TjTestCertificate wish = { "赵强", .to_days = 30, .basic = "critical,CA:FALSE",
                                   .usage = "critical,nonRepudiation" };
  g_autoptr(EVP_PKEY) key = EVP_EC_gen ("P-384");
  g_autoptr(X509) certificate = tj_test_certificate_new (&wish, key);
  g_autoptr(TjIdentity) identity = tj_test_identity_new (key, certificate);

  check_with_stock_tool (identity);
}

/* The bytes are their own canonical form, without any line break of the signature's own. */
static void
test_form (void)
{
  g_autoptr(TjIdentity) identity = make_reviewer ();
  g_autoptr(GBytes) signed_bytes = tj_test_sign ("<?xml version=\"1.0\"?>\n<!-- a --><a >\n"
                                                 "<b x='1'><![CDATA[<]]><!-- c --></b></a>",
                                                 identity);
  gsize size;
  const char *data = g_bytes_get_data (signed_bytes, &size);
  g_autofree char *text = g_strndup (data, size);

  g_assert_true (g_str_has_prefix (text, "<a>\n<b x=\"1\">&lt;</b><ds:Signature "));
  g_assert_true (g_str_has_suffix (text, "</ds:Object></ds:Signature></a>"));
  g_assert_null (strchr (strstr (text, "<ds:Signature "), '\n'));
}

static void
test_time (void)
{
  g_autoptr(TjIdentity) identity = make_reviewer ();
  g_autoptr(xmlDoc) doc = parse (TJ_TEST_DOCUMENT);
  g_autoptr(GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr(GDateTime) later = g_date_time_add_months (now, 5);
  g_autoptr(GDateTime) too_late = g_date_time_add_years (now, 4);
  g_autoptr(GDateTime) too_early = g_date_time_add_days (now, -1);
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = tj_sign_document (doc, identity, later, &error);
  g_autoptr(TjVerification) verification = NULL;

  g_assert_no_error (error);
  verification = tj_verify_document (bytes, NULL);
  g_assert_cmpint (g_date_time_to_unix (verification->signed_at), ==,
                   g_date_time_to_unix (later));

  g_assert_null (tj_sign_document (doc, identity, too_late, &error));
  g_assert_error (error, TJ_SIGN_ERROR, TJ_SIGN_ERROR_EXPIRED);
  g_clear_error (&error);
  g_assert_null (tj_sign_document (doc, identity, too_early, &error));
  g_assert_error (error, TJ_SIGN_ERROR, TJ_SIGN_ERROR_EXPIRED);
}

static void
test_refusals (void)
{
  static const char * const documents[] = {
    "<a><Signature xmlns='http://www.w3.org/2000/09/xmldsig#'/></a>",
    "<a><?php 1?></a>",
    "<a><b xml:id='x'/></a>",
    "<a><b Id='ki'/></a>",
    "<a xmlns:b='relative'><b:c/></a>",
  };
  g_autoptr(TjIdentity) identity = make_reviewer ();
  g_autoptr(GBytes) signed_bytes = tj_test_sign (TJ_TEST_DOCUMENT, identity);
  g_autofree char *twice = g_strndup (g_bytes_get_data (signed_bytes, NULL),
                                      g_bytes_get_size (signed_bytes));

  for (guint i = 0; i <= G_N_ELEMENTS (documents); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(xmlDoc) doc = parse (i < G_N_ELEMENTS (documents) ? documents[i] : twice);

      g_assert_null (tj_sign_document (doc, identity, NULL, &error));
      g_assert_error (error, TJ_SIGN_ERROR, TJ_SIGN_ERROR_FAILED);
      g_assert_null (tj_sign_document (doc, identity, NULL, NULL));
    }
}

/* Ids that are not the signature's own do not disturb it. */
static void
test_own_ids (void)
{
  g_autoptr(TjIdentity) identity = make_reviewer ();
  g_autoptr(GBytes) bytes = tj_test_sign ("<a id='7'><b Id='own'/><c ID='x'/></a>", identity);
  g_autoptr(TjVerification) verification = tj_verify_document (bytes, NULL);

  g_assert_true (verification->intact);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/signer/stock-tool/ec", test_stock_tool_ec);
  g_test_add_func ("/signer/stock-tool/rsa", test_stock_tool_rsa);
  g_test_add_func ("/signer/stock-tool/p384", test_stock_tool_p384);
  g_test_add_func ("/signer/form", test_form);
  g_test_add_func ("/signer/time", test_time);
  g_test_add_func ("/signer/refusals", test_refusals);
  g_test_add_func ("/signer/own-ids", test_own_ids);

  return g_test_run ();
}
