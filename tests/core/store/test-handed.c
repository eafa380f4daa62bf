/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store-fixture.h"

#include "core/base/tj-digest.h"
#include "core/store/tj-store-handed.h"
#include "core/store/tj-store-private.h"

#define ROUND "file:///轮次"

static TjKeptFile *
make_file (const char *name,
           const char *text)
{
  g_autoptr(GFile) file = g_file_new_for_uri (name);
  TjKeptFile *kept = tj_kept_file_new (file, "李工");

  kept->bytes = g_bytes_new (text, strlen (text));
  kept->sha256 = tj_digest_bytes (kept->bytes);

  return kept;
}

static GPtrArray *
make_files (void)
{
  GPtrArray *files = g_ptr_array_new_with_free_func ((GDestroyNotify) tj_kept_file_free);

  g_ptr_array_add (files, make_file ("file:///x/甲.xml", "<sheet>甲</sheet>"));
  g_ptr_array_add (files, make_file ("file:///x/乙.xml", "no sheet at all"));

  return files;
}

static GPtrArray *
list (StoreFixture *fixture,
      const char   *round,
      const char   *kind)
{
  g_autoptr(GError) error = NULL;
  GPtrArray *files = tj_store_list_kept_files (fixture->store, round, kind, &error);

  g_assert_no_error (error);

  return files;
}

/* Byte for byte, with digest, time, place and hand, in the order in which they came. */
static void
test_keep (StoreFixture  *fixture,
           gconstpointer  data)
{
  g_autoptr(GPtrArray) files = make_files ();
  g_autoptr(GPtrArray) kept = NULL;
  g_autoptr(GPtrArray) none = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (tj_store_keep_files (fixture->store, ROUND, "sheet", files, &error));
  g_assert_no_error (error);
  g_assert_cmpint (((TjKeptFile *) files->pdata[0])->id, >, 0);
  /* Once is enough. */
  g_assert_true (tj_store_keep_files (fixture->store, ROUND, "sheet", files, &error));
  store_fixture_reopen (fixture);

  kept = list (fixture, ROUND, "sheet");
  g_assert_cmpuint (kept->len, ==, 2);
  for (guint i = 0; i < kept->len; i++)
    {
      const TjKeptFile *before = g_ptr_array_index (files, i);
      const TjKeptFile *after = g_ptr_array_index (kept, i);
      g_autoptr(GBytes) bytes = tj_store_read_kept_file (fixture->store, after->id, &error);

      g_assert_cmpint (after->id, ==, before->id);
      g_assert_cmpstr (after->name, ==, before->name);
      g_assert_cmpstr (after->uri, ==, before->uri);
      g_assert_cmpstr (after->sha256, ==, before->sha256);
      g_assert_cmpstr (after->author, ==, "李工");
      g_assert_cmpint (after->taken, ==, before->taken);
      g_assert_true (g_bytes_equal (bytes, before->bytes));
    }

  none = list (fixture, "file:///other", "sheet");
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_null (tj_store_read_kept_file (fixture->store, 99, &error));
  g_assert_error (error, TJ_STORE_ERROR, TJ_STORE_ERROR_MISSING);
}

/* Taken off the desk a file is kept all the same; it can be handed in again. */
static void
test_put_away (StoreFixture  *fixture,
               gconstpointer  data)
{
  TjDatabase *database = tj_store_get_database (fixture->store);
  g_autoptr(GPtrArray) files = make_files ();
  g_autoptr(GPtrArray) again = make_files ();
  g_autoptr(GPtrArray) left = NULL;
  g_autoptr(GPtrArray) back = NULL;
  g_autoptr(GError) error = NULL;
  gint64 n = 0;

  g_assert_true (tj_store_keep_files (fixture->store, ROUND, "sheet", files, NULL));
  g_assert_true (tj_store_put_files_away (fixture->store, ROUND, "after", NULL));
  g_assert_true (tj_store_put_files_away (fixture->store, ROUND, "sheet", NULL));
  left = list (fixture, ROUND, "sheet");
  g_assert_cmpuint (left->len, ==, 0);
  g_assert_true (tj_database_query_int (database, "SELECT count(*) FROM handed_file "
                                        "WHERE removed >= taken", &n, NULL));
  g_assert_cmpint (n, ==, 2);

  g_assert_true (tj_store_keep_files (fixture->store, ROUND, "sheet", again, NULL));
  back = list (fixture, ROUND, "sheet");
  g_assert_cmpuint (back->len, ==, 2);
  g_assert_cmpint (((TjKeptFile *) back->pdata[0])->id, >, ((TjKeptFile *) files->pdata[1])->id);

  /* Nobody edits what was handed in. */
  g_assert_false (tj_database_execute (database, "UPDATE handed_file SET bytes = x'00'", &error));
  g_clear_error (&error);
  g_assert_false (tj_database_execute (database, "DELETE FROM handed_file", &error));
}

#define ADD(path, func) \
  g_test_add (path, StoreFixture, NULL, store_fixture_set_up, func, store_fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/handed/keep", test_keep);
  ADD ("/handed/put-away", test_put_away);

  return g_test_run ();
}
