/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store-fixture.h"

#include "core/store/tj-archived-round.h"

static TjArchivedPackage *
create_version (const char *name,
                const char *content)
{
  g_autofree char *uri = g_strconcat ("file:///round/", name, NULL);
  g_autoptr(GFile) location = g_file_new_for_uri (uri);
  g_autoptr(TjPackage) package = tj_package_new (name, location);
  g_autoptr(TjAttachment) file = tj_attachment_new ("核算.pdf", 12, content, "application/pdf",
                                                    TJ_ATTACHMENT_CALCULATION);
  g_autoptr(GBytes) form = g_bytes_new (content, strlen (content));
  TjArchivedPackage *version;

  tj_package_add_attachment (package, file);
  version = tj_archived_package_new (package, form);
  version->manifest = tj_package_dup_manifest_sha256 (package);

  return version;
}

static void
keep (StoreFixture *fixture,
      gint64        round_id,
      const char   *name,
      const char   *content)
{
  g_autoptr(GPtrArray) packages = NULL;
  g_autoptr(GError) error = NULL;

  packages = g_ptr_array_new_with_free_func ((GDestroyNotify) tj_archived_package_free);
  g_ptr_array_add (packages, create_version (name, content));
  g_assert_true (tj_store_keep_versions (fixture->store, round_id, packages, &error));
  g_assert_no_error (error);
}

static const TjArchivedPackage *
get (GPtrArray *packages,
     guint      i)
{
  return g_ptr_array_index (packages, i);
}

/* Versions stay, each with its own form and files, whatever becomes of the round; an archived
 * round knows nothing of them. */
static void
test_kept (StoreFixture  *fixture,
           gconstpointer  data)
{
  const gint64 before = g_get_real_time ();
  g_autoptr(GPtrArray) archived = NULL;
  g_autoptr(GPtrArray) listed = NULL;
  g_autoptr(GPtrArray) versions = NULL;
  g_autoptr(GPtrArray) none = NULL;
  g_autoptr(GHashTable) manifests = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *manifest = NULL;
  gint64 round_id = 0;
  gint64 other_id = 0;

  tj_store_remember_round (fixture->store, "round", "file:///round", &round_id, &error);
  tj_store_remember_round (fixture->store, "other", "file:///other", &other_id, &error);
  keep (fixture, round_id, "a.zip", "11");
  keep (fixture, round_id, "b.zip", "22");
  keep (fixture, round_id, "a.zip", "33");

  archived = g_ptr_array_new_with_free_func ((GDestroyNotify) tj_archived_package_free);
  g_ptr_array_add (archived, create_version ("a.zip", "33"));
  g_clear_pointer (&((TjArchivedPackage *) archived->pdata[0])->manifest, g_free);
  g_assert_true (tj_store_archive_round (fixture->store, round_id, archived, &error));
  listed = tj_store_list_archived (fixture->store, round_id, &error);
  g_assert_cmpuint (listed->len, ==, 1);
  g_assert_null (get (listed, 0)->manifest);
  g_assert_true (tj_store_bring_back_round (fixture->store, round_id, &error));

  store_fixture_reopen (fixture);
  versions = tj_store_list_versions (fixture->store, round_id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (versions->len, ==, 3);
  g_assert_cmpstr (tj_package_get_name (get (versions, 0)->package), ==, "a.zip");
  g_assert_cmpstr (tj_package_get_name (get (versions, 1)->package), ==, "b.zip");
  g_assert_cmpstr (tj_package_get_name (get (versions, 2)->package), ==, "a.zip");
  g_assert_cmpmem (g_bytes_get_data (get (versions, 2)->form, NULL), 2, "33", 2);
  g_assert_cmpint (get (versions, 0)->seen, >=, before);
  manifest = tj_package_dup_manifest_sha256 (get (versions, 2)->package);
  g_assert_cmpstr (manifest, ==, get (versions, 2)->manifest);

  manifests = tj_store_list_manifests (fixture->store, round_id, &error);
  g_assert_cmpuint (g_hash_table_size (manifests), ==, 3);
  g_assert_true (g_hash_table_contains (manifests, manifest));
  none = tj_store_list_versions (fixture->store, other_id, &error);
  g_assert_cmpuint (none->len, ==, 0);
}

/* The same version twice is refused, and nothing of that call stays. */
static void
test_once (StoreFixture  *fixture,
           gconstpointer  data)
{
  g_autoptr(GPtrArray) packages = NULL;
  g_autoptr(GPtrArray) versions = NULL;
  g_autoptr(GError) error = NULL;
  gint64 round_id = 0;

  tj_store_remember_round (fixture->store, "round", "file:///round", &round_id, NULL);
  keep (fixture, round_id, "a.zip", "11");
  packages = g_ptr_array_new_with_free_func ((GDestroyNotify) tj_archived_package_free);
  g_ptr_array_add (packages, create_version ("b.zip", "22"));
  g_ptr_array_add (packages, create_version ("a.zip", "11"));
  g_assert_false (tj_store_keep_versions (fixture->store, round_id, packages, &error));
  g_assert_error (error, TJ_STORE_ERROR, TJ_STORE_ERROR_WRITE);

  versions = tj_store_list_versions (fixture->store, round_id, NULL);
  g_assert_cmpuint (versions->len, ==, 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/versions/kept", StoreFixture, NULL, store_fixture_set_up, test_kept,
              store_fixture_tear_down);
  g_test_add ("/versions/once", StoreFixture, NULL, store_fixture_set_up, test_once,
              store_fixture_tear_down);

  return g_test_run ();
}
