/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/sign/tj-signer.h"

#include <glib/gstdio.h>
#include <string.h>

#include "core/base/tj-xml.h"
#include "tj-test-keys.h"

/* A document that several sign: each over the same content, in any order, each to be verified by
 * itself, here and with stock xmlsec1. */

#define N_PEOPLE 3
#define START "<ds:Signature xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\" "

typedef struct
{
  TjIdentity *people[N_PEOPLE];
  TjTrust *trust;
  GBytes *bytes; /* signed by all */
} Fixture;

static GBytes *
get_document (void)
{
  return g_bytes_new_static (TJ_TEST_DOCUMENT, strlen (TJ_TEST_DOCUMENT));
}

static GBytes *
add_signature (GBytes     *bytes,
               TjIdentity *identity)
{
  g_autoptr(GError) error = NULL;
  GBytes *result = tj_countersign_document (bytes, "decision.xml", identity, NULL, &error);

  g_assert_no_error (error);

  return result;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  static const char * const names[] = { "赵一", "钱二", "孙三" };
  GBytes *bytes = get_document ();

  fixture->trust = tj_trust_new ();
  for (guint i = 0; i < N_PEOPLE; i++)
    {
      g_autoptr(GBytes) before = bytes;
      g_autofree char *pem = NULL;
      g_autoptr(GBytes) trusted = NULL;

      fixture->people[i] = tj_identity_new_self_signed (names[i], "某单位", 3, NULL);
      pem = tj_identity_to_pem (fixture->people[i]);
      trusted = g_bytes_new (pem, strlen (pem));
      /* The last is a stranger. */
      if (i + 1 < N_PEOPLE)
        g_assert_true (tj_trust_add_pem (fixture->trust, trusted, "trust", NULL));
      bytes = add_signature (before, fixture->people[i]);
    }
  fixture->bytes = bytes;
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  for (guint i = 0; i < N_PEOPLE; i++)
    g_object_unref (fixture->people[i]);
  g_object_unref (fixture->trust);
  g_bytes_unref (fixture->bytes);
}

static GPtrArray *
verify (Fixture    *fixture,
        const char *text)
{
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));

  return tj_verify_countersigned (bytes, fixture->trust);
}

static char *
dup_text (Fixture *fixture)
{
  return g_strndup (g_bytes_get_data (fixture->bytes, NULL), g_bytes_get_size (fixture->bytes));
}

/* The first occurrence behind @from; it must be there. */
static char *
replace (const char *text,
         const char *from,
         const char *old,
         const char *new)
{
  const char *place = strstr (strstr (text, from), old);
  g_autofree char *before = NULL;

  g_assert_nonnull (place);
  before = g_strndup (text, place - text);

  return g_strconcat (before, new, place + strlen (old), NULL);
}

static void
test_all (Fixture       *fixture,
          gconstpointer  data)
{
  g_autoptr(GPtrArray) all = tj_verify_countersigned (fixture->bytes, fixture->trust);
  g_autoptr(TjVerification) single = tj_verify_document (fixture->bytes, fixture->trust);

  g_assert_cmpuint (all->len, ==, N_PEOPLE);
  for (guint i = 0; i < all->len; i++)
    {
      const TjVerification *one = g_ptr_array_index (all, i);
      xmlNode *root;

      g_assert_true (one->intact);
      g_assert_true (one->whole_document);
      g_assert_cmpint (one->trusted, ==, i + 1 < N_PEOPLE);
      g_assert_cmpstr (one->fingerprint, ==, tj_identity_get_fingerprint (fixture->people[i]));
      g_assert_cmpstr (one->root_name, ==, "{urn:test}review");
      root = xmlDocGetRootElement (one->content);
      g_assert_nonnull (tj_xml_first_child (root, "score"));
      g_assert_null (tj_xml_first_child (root, "Signature"));
    }

  /* What takes one signature and no more still does. */
  g_assert_false (single->whole_document);
  g_assert_true (tj_test_has_reason (single, "structure"));
}

/* The one who signed first vouches for no more and no less after others did. */
static void
test_fewer (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *text = dup_text (fixture);
  const char *third = strstr (text, START "Id=\"signature-3\"");
  g_autofree char *two = NULL;
  g_autoptr(GPtrArray) all = NULL;

  g_assert_nonnull (third);
  two = g_strndup (text, third - text);
  two = g_realloc (two, strlen (two) + strlen ("</review>") + 1);
  strcat (two, "</review>");
  all = verify (fixture, two);
  g_assert_cmpuint (all->len, ==, 2);
  for (guint i = 0; i < all->len; i++)
    g_assert_true (((TjVerification *) g_ptr_array_index (all, i))->intact);

  /* That the last was taken away, nothing tells: the others hold. */
  for (guint i = 0; i < all->len; i++)
    g_assert_true (((TjVerification *) g_ptr_array_index (all, i))->all_there);
}

/* What stands between the first signature and the third, and the rest, in other orders. */
static void
check_order (Fixture            *fixture,
             const char * const *pieces,
             const char         *code,
             guint               n_signatures)
{
  g_autofree char *text = g_strjoinv ("", (char **) pieces);
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr(GPtrArray) all = verify (fixture, text);
  g_autoptr(TjIdentity) other = tj_identity_new_self_signed ("李四", NULL, 1, NULL);
  g_autoptr(GError) error = NULL;

  g_assert_cmpuint (all->len, ==, n_signatures);
  for (guint i = 0; i < all->len; i++)
    {
      TjVerification *one = g_ptr_array_index (all, i);

      /* Each for itself still holds. */
      g_assert_true (one->intact);
      g_assert_true (one->whole_document);
      g_assert_false (one->all_there);
      g_assert_cmpstr (((TjVerificationReason *) one->reasons->pdata[0])->code, ==, code);
    }

  /* Nobody signs below it. */
  g_assert_null (tj_countersign_document (bytes, "d", other, NULL, &error));
  g_assert_error (error, TJ_SIGN_ERROR, TJ_SIGN_ERROR_FAILED);
}

/* Signatures know their places: what is missing before others, or moved, is told. */
static void
test_order (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *text = dup_text (fixture);
  char *first = strstr (text, START "Id=\"signature-1\"");
  char *second = strstr (text, START "Id=\"signature-2\"");
  char *third = strstr (text, START "Id=\"signature-3\"");
  char *end = strstr (text, "</review>");
  g_autofree char *content = g_strndup (text, first - text);
  g_autofree char *one = g_strndup (first, second - first);
  g_autofree char *two = g_strndup (second, third - second);
  g_autofree char *three = g_strndup (third, end - third);
  const char * const without_first[] = { content, two, three, end, NULL };
  const char * const without_second[] = { content, one, three, end, NULL };
  const char * const only_last[] = { content, three, end, NULL };
  const char * const swapped[] = { content, two, one, three, end, NULL };
  const char * const twice[] = { content, one, one, two, three, end, NULL };
  g_autofree char *doubled = g_strjoinv ("", (char **) twice);
  g_autoptr(GPtrArray) all = verify (fixture, doubled);

  check_order (fixture, without_first, "signature-removed", 2);
  check_order (fixture, without_second, "signature-removed", 2);
  check_order (fixture, only_last, "signature-removed", 1);
  check_order (fixture, swapped, "signatures-reordered", 3);

  /* The same one again is none of its place. */
  g_assert_cmpuint (all->len, ==, 4);
  g_assert_false (((TjVerification *) g_ptr_array_index (all, 1))->whole_document);
}

static void
test_changed (Fixture       *fixture,
              gconstpointer  data)
{
  static const struct
  {
    const char *from;
    const char *old;
    const char *new;
    gboolean bad[N_PEOPLE];
  } changes[] = {
    { "<review", "87.5", "97.5", { TRUE, TRUE, TRUE } },
    { "<review", "<score", "<!--x--><score", { TRUE, TRUE, TRUE } },
    { "signature-2\"", "xades:SigningTime>2", "xades:SigningTime>3", { FALSE, TRUE, FALSE } },
    { "signature-2\"", "/*/ds:Signature", "/*/*", { FALSE, TRUE, FALSE } },
    { "signature-2\"", "Filter=\"subtract\"", "Filter=\"intersect\"", { FALSE, TRUE, FALSE } },
    { "Id=\"signature-2\"", "\"signature-2\"", "\"signature-1\"", { FALSE, TRUE, FALSE } },
    { "signature-2\"", "#xades-sp-2", "#xades-sp-1", { FALSE, TRUE, FALSE } },
    { "signature-3\"", "</ds:Signature>", "</ds:Signature><b></b>", { TRUE } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autofree char *text = dup_text (fixture);
      g_autofree char *changed = replace (text, changes[i].from, changes[i].old, changes[i].new);
      g_autoptr(GPtrArray) all = verify (fixture, changed);

      for (guint j = 0; j < all->len; j++)
        {
          const TjVerification *one = g_ptr_array_index (all, j);

          g_assert_cmpint (one->intact && one->whole_document, !=, changes[i].bad[j]);
          g_assert_cmpint (one->content != NULL, !=, changes[i].bad[j]);
          g_assert_true (!changes[i].bad[j] || one->reasons->len > 0);
        }
    }
}

static void
test_refusals (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *text = dup_text (fixture);
  g_autofree char *changed = replace (text, "<review", "87.5", "97.5");
  g_autoptr(GBytes) changed_bytes = g_bytes_new (changed, strlen (changed));
  g_autoptr(GBytes) single = tj_test_sign (TJ_TEST_DOCUMENT, fixture->people[0]);
  g_autoptr(GBytes) plain = get_document ();
  g_autoptr(GPtrArray) none = tj_verify_countersigned (plain, NULL);
  g_autoptr(TjIdentity) other = tj_identity_new_self_signed ("李四", NULL, 1, NULL);
  g_autoptr(GError) error = NULL;

  g_assert_cmpuint (none->len, ==, 1);
  g_assert_true (tj_test_has_reason (g_ptr_array_index (none, 0), "not-signed"));

  /* Once is enough. */
  g_assert_null (tj_countersign_document (fixture->bytes, "d", fixture->people[1], NULL, &error));
  g_assert_error (error, TJ_SIGN_ERROR, TJ_SIGN_ERROR_FAILED);
  g_clear_error (&error);

  /* Nobody signs below a signature that does not hold, or one of the other form. */
  g_assert_null (tj_countersign_document (changed_bytes, "d", other, NULL, &error));
  g_assert_error (error, TJ_SIGN_ERROR, TJ_SIGN_ERROR_FAILED);
  g_clear_error (&error);
  g_assert_null (tj_countersign_document (single, "d", other, NULL, &error));
  g_assert_error (error, TJ_SIGN_ERROR, TJ_SIGN_ERROR_FAILED);
}

static void
test_stock_tool (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autofree char *folder = g_dir_make_tmp ("tj-countersign-XXXXXX", NULL);
  g_autofree char *text = dup_text (fixture);
  g_autofree char *changed = replace (text, "<review", "87.5", "97.5");
  g_autofree char *path = tj_test_write (folder, "decision.xml", text, -1);
  g_autofree char *changed_path = tj_test_write (folder, "changed.xml", changed, -1);

  for (guint i = 0; i < N_PEOPLE; i++)
    {
      g_autofree char *pem = tj_identity_to_pem (fixture->people[i]);
      g_autofree char *pem_path = tj_test_write (folder, "signer.pem", pem, -1);
      g_autofree char *which = g_strdup_printf ("/*/*[local-name()='Signature'][%u]", i + 1);
      g_autofree char *output = NULL;
      g_autofree char *output_changed = NULL;

      if (tj_test_run (&output, "xmlsec1", "--verify", "--enabled-key-data", "x509",
                       "--enabled-reference-uris", "empty,same-doc", "--trusted-pem", pem_path,
                       "--node-xpath", which, path, NULL) != 0)
        g_error ("%s", output);
      g_assert_cmpint (tj_test_run (&output_changed, "xmlsec1", "--verify", "--enabled-key-data",
                                    "x509", "--enabled-reference-uris", "empty,same-doc",
                                    "--trusted-pem", pem_path, "--node-xpath", which,
                                    changed_path, NULL), !=, 0);
      g_remove (pem_path);
    }

  g_remove (path);
  g_remove (changed_path);
  g_rmdir (folder);
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/countersign/all", test_all);
  ADD ("/countersign/fewer", test_fewer);
  ADD ("/countersign/order", test_order);
  ADD ("/countersign/changed", test_changed);
  ADD ("/countersign/refusals", test_refusals);
  ADD ("/countersign/stock-tool", test_stock_tool);

  return g_test_run ();
}
