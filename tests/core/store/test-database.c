/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store-fixture.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/store/tj-schema.h"
#include "core/store/tj-statement.h"
#include "core/store/tj-store-notes.h"
#include "core/store/tj-store-private.h"

#define NOBODY 65534
#define SCRIPT "/org/tanjian/Tanjian/schema/store-1.sql"

static void
run_sql (const char *path,
         const char *sql)
{
  sqlite3 *handle = NULL;

  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (handle), ==, SQLITE_OK);
}

static char *
make_path (StoreFixture *fixture,
           const char   *name)
{
  return g_build_filename (fixture->folder, name, NULL);
}

static void
assert_refused (const char *path,
                int         code,
                const char *words)
{
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GError) error = NULL;

  g_assert_null (tj_store_open (file, &error));
  g_assert_error (error, TJ_STORE_ERROR, code);
  g_assert_nonnull (strstr (error->message, words));
}

/* Refused, with every byte and every file of the folder as before. */
static void
assert_untouched (const char *path,
                  const char *words)
{
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize n_before = 0;
  gsize n_after = 0;

  g_assert_true (g_file_get_contents (path, &before, &n_before, NULL));
  assert_refused (path, TJ_STORE_ERROR_FOREIGN, words);
  g_assert_true (g_file_get_contents (path, &after, &n_after, NULL));
  g_assert_cmpmem (before, n_before, after, n_after);
  g_assert_false (g_file_test (wal, G_FILE_TEST_EXISTS));
}

static void
test_settings (StoreFixture  *fixture,
               gconstpointer  data)
{
  static const struct { const char *sql; gint64 value; } settings[] = {
    { "PRAGMA application_id", TJ_DATABASE_APPLICATION_ID },
    { "PRAGMA user_version", 6 },
    { "PRAGMA synchronous", 2 },
    { "PRAGMA foreign_keys", 1 },
    { "PRAGMA busy_timeout", 5000 },
    { "SELECT count(*) FROM pragma_table_list WHERE schema = 'main' AND type = 'table' "
      "AND name NOT LIKE 'sqlite_%' AND NOT strict", 0 },
    { "SELECT journal_mode = 'wal' FROM pragma_journal_mode", 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (settings); i++)
    {
      g_autoptr(GError) error = NULL;
      gint64 value = -1;

      tj_database_query_int (tj_store_get_database (fixture->store), settings[i].sql, &value,
                             &error);
      g_assert_no_error (error);
      if (value != settings[i].value)
        g_error ("%s is %" G_GINT64_FORMAT, settings[i].sql, value);
    }
}

static void
test_foreign (StoreFixture  *fixture,
              gconstpointer  data)
{
  g_autofree char *text = make_path (fixture, "text.db");
  g_autofree char *byte = make_path (fixture, "byte.db");
  g_autofree char *other = make_path (fixture, "other.db");
  g_autofree char *unnamed = make_path (fixture, "unnamed.db");
  g_autofree char *marked = make_path (fixture, "marked.db");
  g_autofree char *newer = make_path (fixture, "newer.db");
  g_autofree char *mark = g_strdup_printf ("PRAGMA application_id = %d",
                                           TJ_DATABASE_APPLICATION_ID);

  g_file_set_contents (text, "这不是数据库。", -1, NULL);
  assert_untouched (text, "not a review store");
  g_file_set_contents (byte, "S", 1, NULL);
  assert_untouched (byte, "not a review store");

  run_sql (other, "PRAGMA application_id = 1; CREATE TABLE a (b)");
  assert_untouched (other, "not a review store");
  run_sql (unnamed, "PRAGMA journal_mode = WAL; CREATE TABLE a (b)");
  assert_untouched (unnamed, "not a review store");

  /* Our mark, but tables of someone else and no version. */
  run_sql (marked, "CREATE TABLE a (b)");
  run_sql (marked, mark);
  assert_untouched (marked, "not a review store");

  run_sql (newer, mark);
  run_sql (newer, "PRAGMA user_version = 7; CREATE TABLE a (b)");
  assert_untouched (newer, "newer version");
  run_sql (newer, "PRAGMA user_version = -1");
  assert_untouched (newer, "newer version");
}

static void
test_places (StoreFixture  *fixture,
             gconstpointer  data)
{
  g_autoptr(GFile) remote = g_file_new_for_uri ("http://example.org/a.db");
  g_autofree char *deep = make_path (fixture, "a/b/评审.db");
  g_autofree char *under_file = g_build_filename (fixture->path, "a.db", NULL);
  g_autofree char *a = make_path (fixture, "a");
  g_autofree char *b = make_path (fixture, "a/b");
  g_autoptr(TjStore) store = NULL;
  g_autoptr(GError) error = NULL;

  store = store_fixture_open_path (deep);
  g_assert_nonnull (store);
  g_clear_object (&store);
  g_remove (deep);
  g_rmdir (b);
  g_rmdir (a);

  assert_refused (under_file, TJ_STORE_ERROR_OPEN, "Choose another place");
  assert_refused (fixture->folder, TJ_STORE_ERROR_OPEN, "writable");
  g_assert_null (tj_store_open (remote, &error));
  g_assert_error (error, TJ_STORE_ERROR, TJ_STORE_ERROR_OPEN);
}

/* A read-only folder stops everyone but the administrator, so a child gives up such rights. */
static void
test_read_only (StoreFixture  *fixture,
                gconstpointer  data)
{
  g_autofree char *fresh = make_path (fixture, "fresh.db");
  int status = 0;
  pid_t pid;

  store_fixture_close (fixture);
  g_chmod (fixture->path, 0444);
  g_chmod (fixture->folder, 0555);

  if ((pid = fork ()) == 0)
    {
      if (geteuid () == 0 && (setgid (NOBODY) != 0 || setuid (NOBODY) != 0))
        _exit (EXIT_FAILURE);
      assert_refused (fresh, TJ_STORE_ERROR_OPEN, "writable");
      assert_refused (fixture->path, TJ_STORE_ERROR_OPEN, "writable");
      _exit (EXIT_SUCCESS);
    }

  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_chmod (fixture->folder, 0700);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, EXIT_SUCCESS);
}

/* Damage in the middle is told, not hidden. */
static void
test_damaged (StoreFixture  *fixture,
              gconstpointer  data)
{
  g_autofree char *bytes = NULL;
  gsize size = 0;

  store_fixture_close (fixture);
  g_assert_true (g_file_get_contents (fixture->path, &bytes, &size, NULL));
  memset (bytes + 100, 0xa5, 500);
  g_assert_true (g_file_set_contents (fixture->path, bytes, size, NULL));

  assert_refused (fixture->path, TJ_STORE_ERROR_OPEN, "backup");
}

/* Version 0 is a file with nothing in it, as a crash right at the beginning leaves it. */
static void
test_migrate_from_0 (StoreFixture  *fixture,
                     gconstpointer  data)
{
  g_autofree char *path = make_path (fixture, "empty.db");
  g_autoptr(TjStore) store = NULL;
  g_autoptr(GError) error = NULL;
  gint64 review = 0;

  g_file_set_contents (path, "", 0, NULL);
  store = store_fixture_open_path (path);
  g_assert_true (tj_store_open_review (store, "a", "b", "c", &review, &error));
  g_assert_no_error (error);
  g_clear_object (&store);

  store = store_fixture_open_path (path);
  g_assert_true (tj_store_record (store, review, "c", "comments", "x", &error));
  g_assert_no_error (error);
}

/* A store as version 1 of the program left it. */
static void
test_open_version_1 (StoreFixture  *fixture,
                     gconstpointer  data)
{
  g_autofree char *path = make_path (fixture, "v1.db");
  g_autoptr(GBytes) script = g_resources_lookup_data (SCRIPT, 0, NULL);
  g_autofree char *sql = g_strdup_printf (
    "%.*s; PRAGMA application_id = %d; PRAGMA user_version = 1; "
    "INSERT INTO review (id, package_sha256, package_name, reviewer, created) "
    "VALUES (1, 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855', 'n', '王工', 5);"
    "INSERT INTO journal VALUES (1, 1, 5, '王工', 'comments', NULL, '旧', NULL, NULL);"
    "INSERT INTO value VALUES (1, 'comments', '旧'); UPDATE review SET undo_top = 1; "
    "INSERT INTO round VALUES (1, '第四批', 'file:///r', 7)",
    (int) g_bytes_get_size (script), (const char *) g_bytes_get_data (script, NULL),
    TJ_DATABASE_APPLICATION_ID);
  g_autofree char *value = NULL;
  g_autoptr(TjJournalEntry) undone = NULL;
  g_autoptr(GPtrArray) rounds = NULL;
  const char * const names[] = { "comments", NULL };
  const char * const values[] = { "新", NULL };
  g_autofree char *rubric = NULL;
  gboolean begun = FALSE;
  StoreFixture old = { NULL };

  run_sql (path, sql);
  old.path = path;
  old.store = store_fixture_open_path (path);
  old.review = 1;
  value = store_fixture_dup_value (&old, "comments");
  g_assert_cmpstr (value, ==, "旧");
  undone = tj_store_undo (old.store, 1, "王工", NULL);
  g_assert_nonnull (undone);
  rounds = tj_store_list_rounds (old.store, NULL);
  g_assert_cmpuint (rounds->len, ==, 1);
  g_assert_null (((TjRoundRecord *) rounds->pdata[0])->name);
  g_assert_cmpint (((TjRoundRecord *) rounds->pdata[0])->archived, ==, 0);
  g_assert_true (tj_store_find_rubric (old.store, 1, &rubric, &begun, NULL));
  g_assert_null (rubric);
  g_assert_true (begun);
  g_assert_true (tj_store_record_step (old.store, 1, "王工", "entries:a", names, values, NULL));
  g_assert_true (tj_store_add_note (old.store, "application:a", "王工", "status", "received", NULL));
  g_object_unref (old.store);
  store_fixture_check_integrity (path);
}

/* Scripts above the file's version run once, all or none. */
static void
test_migrate (StoreFixture  *fixture,
              gconstpointer  data)
{
  const char *good[] = { "SELECT 1", "CREATE TABLE a (b INT) STRICT",
                         "INSERT INTO a VALUES (3)" };
  const char *bad[] = { "", "CREATE TABLE a (b INT) STRICT", "INSERT INTO nowhere VALUES (3)" };
  g_autofree char *path = make_path (fixture, "migrate.db");
  g_autoptr(TjDatabase) database = NULL;
  g_autoptr(GError) error = NULL;
  gint64 value = 0;

  database = tj_database_open (path, TJ_DATABASE_APPLICATION_ID, 3, &error);
  g_assert_no_error (error);
  g_assert_true (tj_schema_migrate (database, good, 1, &error));

  g_assert_false (tj_schema_migrate (database, bad, 3, &error));
  g_assert_error (error, TJ_STORE_ERROR, TJ_STORE_ERROR_WRITE);
  g_clear_error (&error);
  tj_database_query_int (database, "PRAGMA user_version", &value, &error);
  g_assert_cmpint (value, ==, 1);

  g_assert_true (tj_schema_migrate (database, good, 3, &error));
  g_assert_true (tj_schema_migrate (database, good, 3, &error));
  g_assert_no_error (error);
  tj_database_query_int (database, "SELECT count(*) FROM a", &value, &error);
  g_assert_cmpint (value, ==, 1);

  g_assert_false (tj_schema_migrate (database, good, 2, &error));
  g_assert_error (error, TJ_STORE_ERROR, TJ_STORE_ERROR_FOREIGN);
}

static void
test_statement (StoreFixture  *fixture,
                gconstpointer  data)
{
  TjDatabase *database = tj_store_get_database (fixture->store);
  g_autoptr(GBytes) empty = g_bytes_new (NULL, 0);
  g_autoptr(TjStatement) statement = NULL;
  g_autoptr(TjStatement) failing = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_null (tj_statement_new (database, "SELEKT", &error));
  g_assert_error (error, TJ_STORE_ERROR, TJ_STORE_ERROR_WRITE);
  g_clear_error (&error);

  statement = tj_statement_new (database, "SELECT ?1, ?2, ?3, ?4 IS NULL", &error);
  tj_statement_bind_int (statement, 1, G_MININT64);
  tj_statement_bind_text (statement, 2, "字");
  tj_statement_bind_bytes (statement, 3, empty);
  tj_statement_bind_id (statement, 4, 0);
  g_assert_cmpint (tj_statement_step (statement, &error), ==, TJ_STEP_ROW);
  g_assert_cmpint (tj_statement_get_int (statement, 0), ==, G_MININT64);
  g_assert_cmpstr (tj_statement_get_text (statement, 1), ==, "字");
  bytes = tj_statement_dup_bytes (statement, 2);
  g_assert_cmpuint (g_bytes_get_size (bytes), ==, 0);
  g_assert_cmpint (tj_statement_get_int (statement, 3), ==, 1);
  g_assert_cmpint (tj_statement_step (statement, &error), ==, TJ_STEP_DONE);
  g_assert_no_error (error);

  failing = tj_statement_new (database, "INSERT INTO round (title) VALUES (1)", &error);
  g_assert_cmpint (tj_statement_step (failing, &error), ==, TJ_STEP_ERROR);
  g_assert_error (error, TJ_STORE_ERROR, TJ_STORE_ERROR_WRITE);
}

static gboolean
begin_and_leave (TjDatabase  *database,
                 gboolean     relaxed,
                 gboolean     commit,
                 GError     **error)
{
  g_auto(TjTransaction) transaction = TJ_TRANSACTION_INIT;
  gboolean begun = relaxed ? tj_transaction_begin_relaxed (&transaction, database, error)
                           : tj_transaction_begin (&transaction, database, error);

  if (!begun ||
      !tj_database_execute (database, "INSERT INTO round (title, uri, opened) "
                            "VALUES ('a', 'b', 1)", error))
    return FALSE;

  return !commit || tj_transaction_commit (&transaction, error);
}

/* Whatever kind it is; the next one waits for the disk again. */
static void
test_transaction (StoreFixture  *fixture,
                  gconstpointer  data)
{
  TjDatabase *database = tj_store_get_database (fixture->store);
  g_autoptr(GError) error = NULL;

  for (guint relaxed = 0; relaxed <= 1; relaxed++)
    {
      gint64 n = -1;

      g_assert_true (begin_and_leave (database, relaxed, FALSE, &error));
      tj_database_query_int (database, "SELECT count(*) FROM round", &n, &error);
      g_assert_cmpint (n, ==, 0);

      g_assert_true (begin_and_leave (database, relaxed, TRUE, &error));
      g_assert_false (begin_and_leave (database, relaxed, TRUE, &error));
      g_assert_error (error, TJ_STORE_ERROR, TJ_STORE_ERROR_WRITE);
      g_clear_error (&error);
      tj_database_query_int (database, "SELECT count(*) FROM round", &n, &error);
      g_assert_cmpint (n, ==, 1);
      tj_database_query_int (database, "PRAGMA synchronous", &n, &error);
      g_assert_cmpint (n, ==, 2);
      g_assert_true (tj_database_execute (database, "DELETE FROM round", &error));
    }
}

/* Someone who never lets go of the lock makes an edit fail, not hang or get lost. */
static void
test_busy (StoreFixture  *fixture,
           gconstpointer  data)
{
  g_autoptr(TjStore) other = store_fixture_open_path (fixture->path);
  g_autoptr(GError) error = NULL;

  sqlite3_busy_timeout (tj_database_get_handle (tj_store_get_database (fixture->store)), 50);
  g_assert_true (tj_database_execute (tj_store_get_database (other), "BEGIN IMMEDIATE", &error));
  g_assert_false (tj_store_record (fixture->store, fixture->review, "王工", "comments", "x",
                                   &error));
  g_assert_error (error, TJ_STORE_ERROR, TJ_STORE_ERROR_WRITE);
  g_assert_nonnull (strstr (error->message, "another program"));
  g_clear_error (&error);

  g_assert_true (tj_database_execute (tj_store_get_database (other), "ROLLBACK", &error));
  store_fixture_record (fixture, "comments", "x");
}

#define ADD(path, function)                                                           \
  g_test_add ("/database/" path, StoreFixture, NULL, store_fixture_set_up, function, \
              store_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("settings", test_settings);
  ADD ("foreign", test_foreign);
  ADD ("places", test_places);
  ADD ("read-only", test_read_only);
  ADD ("damaged", test_damaged);
  ADD ("migrate-from-0", test_migrate_from_0);
  ADD ("open-version-1", test_open_version_1);
  ADD ("migrate", test_migrate);
  ADD ("statement", test_statement);
  ADD ("transaction", test_transaction);
  ADD ("busy", test_busy);

  return g_test_run ();
}
