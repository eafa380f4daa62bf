/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "core/base/tj-xml.h"
#include "core/sign/tj-signer.h"
#include "core/sign/tj-verifier.h"
#include "tj-test-sheet.h"

/* Sheets and signatures know nothing of each other; here is that they fit together, and with
 * the tools of others. */

static gboolean
run (const char * const *words)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GSubprocess) process = NULL;

  process = g_subprocess_newv (words, G_SUBPROCESS_FLAGS_STDOUT_SILENCE |
                                      G_SUBPROCESS_FLAGS_STDERR_SILENCE, &error);
  g_assert_no_error (error);
  g_subprocess_wait (process, NULL, NULL);

  return g_subprocess_get_successful (process);
}

static char *
write_file (const char *folder,
            const char *name,
            const char *data,
            gssize      size)
{
  g_autoptr(GError) error = NULL;
  char *path = g_build_filename (folder, name, NULL);

  g_file_set_contents (path, data, size, &error);
  g_assert_no_error (error);

  return path;
}

static GBytes *
sign_sheet (TjSheet    *sheet,
            TjIdentity *identity)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(xmlDoc) doc = tj_sheet_to_xml (sheet, FALSE);
  GBytes *bytes = tj_sign_document (doc, identity, NULL, &error);

  g_assert_no_error (error);

  return bytes;
}

static void
test_round_trip (void)
{
  g_autoptr(TjSheet) sheet = tj_test_sheet_new (TRUE);
  g_autoptr(TjIdentity) identity = tj_identity_new_self_signed ("李敏", NULL, 1, NULL);
  g_autoptr(GBytes) bytes = sign_sheet (sheet, identity);
  g_autoptr(TjVerification) verification = tj_verify_document (bytes, NULL);
  g_autoptr(TjSheet) copy = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *before = tj_test_sheet_to_text (sheet, FALSE);
  g_autofree char *after = NULL;

  g_assert_true (verification->intact);
  copy = tj_sheet_new_from_xml (verification->content, NULL, "sheet.xml", &error);
  g_assert_no_error (error);
  after = tj_test_sheet_to_text (copy, FALSE);
  g_assert_cmpstr (before, ==, after);
}

static void
test_stock_tools (void)
{
  g_autofree char *folder = g_dir_make_tmp ("tj-sheet-XXXXXX", NULL);
  g_autoptr(TjSheet) sheet = tj_test_sheet_new (TRUE);
  g_autoptr(TjIdentity) identity = tj_identity_new_self_signed ("李敏", NULL, 1, NULL);
  g_autoptr(GBytes) bytes = sign_sheet (sheet, identity);
  g_autoptr(GBytes) schema = NULL;
  g_autofree char *pem = tj_identity_to_pem (identity);
  g_autofree char *pem_path = write_file (folder, "signer.pem", pem, -1);
  g_autofree char *sheet_path = NULL;
  g_autofree char *schema_path = NULL;

  schema = g_resources_lookup_data (TJ_SHEET_SCHEMA, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  schema_path = write_file (folder, "sheet.xsd", g_bytes_get_data (schema, NULL),
                            g_bytes_get_size (schema));
  sheet_path = write_file (folder, "sheet.xml", g_bytes_get_data (bytes, NULL),
                           g_bytes_get_size (bytes));

  {
    const char * const validate[] = { "xmllint", "--noout", "--schema", schema_path, sheet_path,
                                      NULL };
    const char * const verify[] = { "env", "SSL_CERT_FILE=/dev/null",
                                    "SSL_CERT_DIR=/nonexistent", "xmlsec1", "--verify",
                                    "--enabled-key-data", "x509", "--enabled-reference-uris",
                                    "empty,same-doc", "--trusted-pem", pem_path, sheet_path,
                                    NULL };

    g_assert_true (run (validate));
    g_assert_true (run (verify));
  }

  g_remove (pem_path);
  g_remove (sheet_path);
  g_remove (schema_path);
  g_rmdir (folder);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sheet-signed/round-trip", test_round_trip);
  g_test_add_func ("/sheet-signed/stock-tools", test_stock_tools);

  return g_test_run ();
}
