/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store-fixture.h"

#include <glib/gstdio.h>
#include <sqlite3.h>

#define SHA256 "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"

TjStore *
store_fixture_open_path (const char *path)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GFile) file = g_file_new_for_path (path);
  TjStore *store = tj_store_open (file, &error);

  g_assert_no_error (error);

  return store;
}

static void
open_review (StoreFixture *self)
{
  g_autoptr(GError) error = NULL;

  self->store = store_fixture_open_path (self->path);
  tj_store_open_review (self->store, SHA256, "甲公司", "王工", &self->review, &error);
  g_assert_no_error (error);
}

void
store_fixture_set_up (StoreFixture  *self,
                      gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  self->folder = g_dir_make_tmp ("tj-store-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->folder, "评审 file:a?mode=ro#%41.db", NULL);
  self->file = g_file_new_for_path (self->path);
  open_review (self);
}

void
store_fixture_close (StoreFixture *self)
{
  g_autoptr(GError) error = NULL;

  tj_store_close (self->store, &error);
  g_assert_no_error (error);
  g_clear_object (&self->store);
}

void
store_fixture_reopen (StoreFixture *self)
{
  store_fixture_close (self);
  open_review (self);
}

void
store_fixture_tear_down (StoreFixture  *self,
                         gconstpointer  data)
{
  g_autoptr(GDir) dir = NULL;
  const char *name = NULL;

  g_clear_object (&self->store);

  dir = g_dir_open (self->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (self->folder);

  g_clear_object (&self->file);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->folder, g_free);
}

void
store_fixture_record (StoreFixture *self,
                      const char   *name,
                      const char   *value)
{
  g_autoptr(GError) error = NULL;
  gboolean done = tj_store_record (self->store, self->review, "王工", name, value, &error);

  g_assert_no_error (error);
  g_assert_true (done);
}

char *
store_fixture_dup_value (StoreFixture *self,
                         const char   *name)
{
  g_autoptr(TjRubric) rubric = tj_rubric_new_default ();
  g_autoptr(TjReview) review = tj_review_new (rubric);
  g_autoptr(GError) error = NULL;

  tj_store_load_review (self->store, self->review, review, &error);
  g_assert_no_error (error);

  return g_strdup (tj_review_get (review, name));
}

static int
keep_text_cb (void  *data,
              int    n_columns,
              char **texts,
              char **names)
{
  char **kept = data;

  g_free (*kept);
  *kept = g_strdup (texts[0]);

  return 0;
}

/* What SQLite thinks of the file, and whether the values are what the journal adds up to. */
void
store_fixture_check_integrity (const char *path)
{
  g_autofree char *integrity = NULL;
  g_autofree char *n_wrong = NULL;
  sqlite3 *handle = NULL;

  g_assert_cmpint (sqlite3_open_v2 (path, &handle, SQLITE_OPEN_READWRITE, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, "PRAGMA integrity_check", keep_text_cb, &integrity,
                                 NULL), ==, SQLITE_OK);
  g_assert_cmpstr (integrity, ==, "ok");
  g_assert_cmpint (sqlite3_exec (handle,
                                 "WITH last AS (SELECT review, name, new_value, max (id) "
                                 "FROM journal GROUP BY review, name) "
                                 "SELECT count(*) FROM last LEFT JOIN value USING (review, name) "
                                 "WHERE new_value IS NOT value",
                                 keep_text_cb, &n_wrong, NULL), ==, SQLITE_OK);
  g_assert_cmpstr (n_wrong, ==, "0");
  g_assert_cmpint (sqlite3_close (handle), ==, SQLITE_OK);
}
