/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/store/tj-archived-round.h"
#include "rubric/rubric-sample.h"
#include "store-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#include "core/store/tj-store-private.h"

#define POINTS "score.market.points"

static gint64
open_review (StoreFixture *fixture,
             const char   *package,
             const char   *reviewer)
{
  g_autoptr(GError) error = NULL;
  gint64 id = 0;

  tj_store_open_review (fixture->store, package, "名称", reviewer, &id, &error);
  g_assert_no_error (error);
  g_assert_cmpint (id, >, 0);

  return id;
}

static void
lock (StoreFixture *fixture,
      const char   *sheet_id)
{
  g_autoptr(GBytes) sheet = g_bytes_new_static ("<sheet>\0</sheet>", 16);
  g_autoptr(GError) error = NULL;
  gboolean done = tj_store_lock_review (fixture->store, fixture->review, sheet_id, sheet, &error);

  g_assert_no_error (error);
  g_assert_true (done);
}

static void
refuse (StoreFixture *fixture,
        const char   *name,
        const char   *value,
        GQuark        domain,
        int           code)
{
  g_autoptr(GError) error = NULL;

  g_assert_false (tj_store_record (fixture->store, fixture->review, "王工", name, value, &error));
  g_assert_error (error, domain, code);
}

static void
assert_value (StoreFixture *fixture,
              const char   *name,
              const char   *expected)
{
  g_autofree char *value = store_fixture_dup_value (fixture, name);

  g_assert_cmpstr (value, ==, expected);
}

static void
test_rounds (StoreFixture  *fixture,
             gconstpointer  data)
{
  g_autoptr(GPtrArray) rounds = NULL;
  g_autoptr(GError) error = NULL;
  TjRoundRecord *record = NULL;
  gint64 first = 0;
  gint64 second = 0;
  gint64 again = 0;

  tj_store_remember_round (fixture->store, "第五批", "file:///a", &first, &error);
  g_assert_no_error (error);
  tj_store_remember_round (fixture->store, "第六批", "file:///b", &second, &error);
  g_assert_no_error (error);
  tj_store_remember_round (fixture->store, "第五批（改）", "file:///a", &again, &error);
  g_assert_no_error (error);
  tj_store_remember_round (fixture->store, "第六批", "file:///b", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (again, ==, first);
  g_assert_cmpint (second, !=, first);

  store_fixture_reopen (fixture);
  rounds = tj_store_list_rounds (fixture->store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rounds->len, ==, 2);
  record = g_ptr_array_index (rounds, 0);
  g_assert_cmpstr (record->uri, ==, "file:///b");
  record = g_ptr_array_index (rounds, 1);
  g_assert_cmpint (record->id, ==, first);
  g_assert_cmpstr (record->title, ==, "第五批（改）");
  g_assert_cmpint (record->opened, >, 0);
}

/* What is kept of an archived round is enough to read it, and to find its reviews: the same digest
 * of its files. Brought back, it is a round like any other. */
static void
test_archive (StoreFixture  *fixture,
              gconstpointer  data)
{
  g_autoptr(GFile) location = g_file_new_for_uri ("file:///round/a.zip");
  g_autoptr(TjPackage) package = tj_package_new ("a.zip", location);
  g_autoptr(TjAttachment) file = tj_attachment_new ("核算.pdf", 12, "ab12", "application/pdf",
                                                    TJ_ATTACHMENT_CALCULATION);
  g_autoptr(TjForm) form = tj_form_new ();
  g_autoptr(GBytes) bytes = g_bytes_new ("<application/>", 14);
  g_autoptr(GPtrArray) packages =
    g_ptr_array_new_with_free_func ((GDestroyNotify) tj_archived_package_free);
  g_autoptr(GPtrArray) rounds = NULL;
  g_autoptr(GPtrArray) kept = NULL;
  g_autoptr(GPtrArray) gone = NULL;
  g_autoptr(GPtrArray) back = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  TjArchivedPackage *first;
  gint64 round_id = 0;

  tj_package_set_sha256 (package, "cd34");
  tj_package_set_form (package, form, "申报表.docx");
  tj_package_add_attachment (package, file);
  before = tj_package_dup_manifest_sha256 (package);
  g_ptr_array_add (packages, tj_archived_package_new (package, bytes));

  tj_store_remember_round (fixture->store, "round", "file:///round", &round_id, &error);
  g_assert_true (tj_store_rename_round (fixture->store, round_id, "第五批", &error));
  /* Twice is once. */
  g_assert_true (tj_store_archive_round (fixture->store, round_id, packages, &error));
  g_assert_true (tj_store_archive_round (fixture->store, round_id, packages, &error));
  g_assert_no_error (error);

  store_fixture_reopen (fixture);
  rounds = tj_store_list_rounds (fixture->store, &error);
  g_assert_cmpstr (((TjRoundRecord *) rounds->pdata[0])->name, ==, "第五批");
  g_assert_cmpint (((TjRoundRecord *) rounds->pdata[0])->archived, >, 0);

  kept = tj_store_list_archived (fixture->store, round_id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (kept->len, ==, 1);
  first = g_ptr_array_index (kept, 0);
  after = tj_package_dup_manifest_sha256 (first->package);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpstr (tj_package_get_name (first->package), ==, "a.zip");
  g_assert_cmpstr (tj_package_get_sha256 (first->package), ==, "cd34");
  g_assert_cmpstr (tj_package_get_form_file (first->package), ==, "申报表.docx");
  g_assert_true (g_bytes_equal (first->form, bytes));

  g_assert_true (tj_store_bring_back_round (fixture->store, round_id, &error));
  g_assert_true (tj_store_rename_round (fixture->store, round_id, "", &error));
  gone = tj_store_list_archived (fixture->store, round_id, &error);
  g_assert_cmpuint (gone->len, ==, 0);
  back = tj_store_list_rounds (fixture->store, &error);
  g_assert_null (((TjRoundRecord *) back->pdata[0])->name);
  g_assert_cmpint (((TjRoundRecord *) back->pdata[0])->archived, ==, 0);
}

/* A review keeps what it was begun with, and so does its correction; a rubric that a review has
 * cannot be dropped. */
static void
test_rubrics (StoreFixture  *fixture,
              gconstpointer  data)
{
  g_autoptr(TjRubric) rubric = rubric_sample_new ("own", 60);
  g_autoptr(TjRubric) loaded = NULL;
  g_autoptr(TjRubric) gone = NULL;
  g_autoptr(GPtrArray) kept = NULL;
  g_autoptr(GBytes) sheet = g_bytes_new_static ("<sheet/>", 8);
  g_autoptr(GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *sha256 = NULL;
  g_autofree char *corrected = NULL;
  gint64 correction = 0;
  gboolean begun = TRUE;

  g_assert_true (tj_store_find_rubric (fixture->store, fixture->review, &before, &begun, &error));
  g_assert_null (before);
  g_assert_false (begun);

  g_assert_true (tj_store_add_rubric (fixture->store, rubric, &error));
  g_assert_true (tj_store_drop_rubric (fixture->store, tj_rubric_get_sha256 (rubric), &error));
  gone = tj_store_load_rubric (fixture->store, tj_rubric_get_sha256 (rubric), &error);
  g_assert_no_error (error);
  g_assert_null (gone);

  g_assert_true (tj_store_keep_rubric (fixture->store, fixture->review, rubric, &error));
  store_fixture_record (fixture, "score.c60.points", "4");
  store_fixture_reopen (fixture);
  g_assert_true (tj_store_find_rubric (fixture->store, fixture->review, &sha256, &begun, &error));
  g_assert_cmpstr (sha256, ==, tj_rubric_get_sha256 (rubric));
  g_assert_true (begun);

  g_assert_true (tj_store_drop_rubric (fixture->store, sha256, &error));
  loaded = tj_store_load_rubric (fixture->store, sha256, &error);
  g_assert_no_error (error);
  g_assert_true (tj_rubric_equal (loaded, rubric));
  kept = tj_store_list_rubrics (fixture->store, &error);
  g_assert_cmpuint (kept->len, ==, 1);

  tj_store_lock_review (fixture->store, fixture->review, "s", sheet, &error);
  g_assert_false (tj_store_keep_rubric (fixture->store, fixture->review, rubric, &error));
  g_assert_error (error, TJ_STORE_ERROR, TJ_STORE_ERROR_LOCKED);
  g_clear_error (&error);
  tj_store_begin_correction (fixture->store, fixture->review, &correction, &error);
  g_assert_true (tj_store_find_rubric (fixture->store, correction, &corrected, &begun, &error));
  g_assert_cmpstr (corrected, ==, sha256);
  g_assert_no_error (error);
}

/* Several edits are all there, or none of them is. */
static void
test_record_step (StoreFixture  *fixture,
                 gconstpointer  data)
{
  static const char * const names[] = { "recalculation.seed", "recalculation.draws", "comments",
                                        NULL };
  static const char * const values[] = { "7", "500", "x", NULL };
  static const char * const wrong[] = { "8", "5", "y", NULL };
  g_autoptr(GPtrArray) undone = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (tj_store_record_step (fixture->store, fixture->review, "王工", "entries:a.xml",
                                       names, values, &error));
  g_assert_no_error (error);
  assert_value (fixture, "recalculation.seed", "7");
  assert_value (fixture, "comments", "x");

  g_assert_false (tj_store_record_step (fixture->store, fixture->review, "王工", "entries:a.xml",
                                        names, wrong, &error));
  g_assert_error (error, TJ_RUBRIC_ERROR, TJ_RUBRIC_ERROR_VALUE);
  g_clear_error (&error);
  assert_value (fixture, "recalculation.seed", "7");

  undone = tj_store_undo_step (fixture->store, fixture->review, "王工", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (undone->len, ==, 3);
  assert_value (fixture, "recalculation.draws", NULL);
  assert_value (fixture, "comments", NULL);
}

static void
test_identity (StoreFixture  *fixture,
               gconstpointer  data)
{
  gint64 id = open_review (fixture, "a", "王工");

  g_assert_cmpint (open_review (fixture, "a", "王工"), ==, id);
  g_assert_cmpint (open_review (fixture, "b", "王工"), !=, id);
  g_assert_cmpint (open_review (fixture, "a", "李工"), !=, id);
}

static void
test_load (StoreFixture  *fixture,
           gconstpointer  data)
{
  g_autoptr(TjRubric) rubric = tj_rubric_new_default ();
  g_autoptr(TjReview) review = tj_review_new (rubric);
  g_autoptr(GPtrArray) names = NULL;
  g_autoptr(GError) error = NULL;

  store_fixture_record (fixture, POINTS, "7");
  store_fixture_record (fixture, "comments", "第一行\n第二行 “”<&> 𠀀");
  store_fixture_record (fixture, "reviewer.title", "教授");
  store_fixture_record (fixture, "reviewer.title", "");
  store_fixture_reopen (fixture);

  tj_review_set (review, "recommendation", "reject", NULL);
  g_assert_true (tj_store_load_review (fixture->store, fixture->review, review, &error));
  g_assert_no_error (error);
  names = tj_review_list_names (review);
  g_assert_cmpuint (names->len, ==, 2);
  g_assert_cmpstr (tj_review_get (review, POINTS), ==, "7");
  g_assert_cmpstr (tj_review_get (review, "comments"), ==, "第一行\n第二行 “”<&> 𠀀");
}

/* A criterion that the rubric does not have leaves the review as it was. */
static void
test_load_misfit (StoreFixture  *fixture,
                  gconstpointer  data)
{
  g_autoptr(TjRubric) rubric = tj_rubric_new_default ();
  g_autoptr(TjReview) review = tj_review_new (rubric);
  g_autoptr(GError) error = NULL;

  store_fixture_record (fixture, "comments", "新");
  store_fixture_record (fixture, "score.other.points", "7");
  tj_review_set (review, "comments", "旧", NULL);

  g_assert_false (tj_store_load_review (fixture->store, fixture->review, review, &error));
  g_assert_error (error, TJ_RUBRIC_ERROR, TJ_RUBRIC_ERROR_VALUE);
  g_assert_cmpstr (tj_review_get (review, "comments"), ==, "旧");
}

static void
test_refused_edits (StoreFixture  *fixture,
                    gconstpointer  data)
{
  g_autoptr(GPtrArray) journal = NULL;

  refuse (fixture, "nonsense", "1", TJ_RUBRIC_ERROR, TJ_RUBRIC_ERROR_VALUE);
  refuse (fixture, POINTS, "11", TJ_RUBRIC_ERROR, TJ_RUBRIC_ERROR_VALUE);
  refuse (fixture, "comments", "\xff", TJ_RUBRIC_ERROR, TJ_RUBRIC_ERROR_VALUE);
  journal = tj_store_list_journal (fixture->store, fixture->review, NULL);
  g_assert_cmpuint (journal->len, ==, 0);

  fixture->review = 4711;
  refuse (fixture, POINTS, "1", TJ_STORE_ERROR, TJ_STORE_ERROR_MISSING);
}

static void
test_missing (StoreFixture  *fixture,
              gconstpointer  data)
{
  g_autoptr(TjRubric) rubric = tj_rubric_new_default ();
  g_autoptr(TjReview) review = tj_review_new (rubric);
  g_autoptr(GBytes) sheet = g_bytes_new_static ("x", 1);
  gint64 id = 0;

#define ASSERT_MISSING(call)                                            \
  G_STMT_START                                                          \
    {                                                                   \
      g_autoptr(GError) error = NULL;                                   \
                                                                        \
      g_assert_true (!(call));                                          \
      g_assert_error (error, TJ_STORE_ERROR, TJ_STORE_ERROR_MISSING);   \
    }                                                                   \
  G_STMT_END

  ASSERT_MISSING (tj_store_load_review (fixture->store, 99, review, &error));
  ASSERT_MISSING (tj_store_peek_undo (fixture->store, 99, &error));
  ASSERT_MISSING (tj_store_peek_redo (fixture->store, 99, &error));
  ASSERT_MISSING (tj_store_undo (fixture->store, 99, "王工", &error));
  ASSERT_MISSING (tj_store_redo (fixture->store, 99, "王工", &error));
  ASSERT_MISSING (tj_store_list_journal (fixture->store, 99, &error));
  ASSERT_MISSING (tj_store_lock_review (fixture->store, 99, "s", sheet, &error));
  ASSERT_MISSING (tj_store_get_sheet (fixture->store, 99, NULL, &error));
  ASSERT_MISSING (tj_store_get_replaces (fixture->store, 99, &error));
  ASSERT_MISSING (tj_store_begin_correction (fixture->store, 99, &id, &error));
  /* Not signed, so there is nothing to correct. */
  ASSERT_MISSING (tj_store_begin_correction (fixture->store, fixture->review, &id, &error));
}

static void
test_lock (StoreFixture  *fixture,
           gconstpointer  data)
{
  g_autoptr(GBytes) other = g_bytes_new_static ("other", 5);
  g_autoptr(GBytes) sheet = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *sheet_id = NULL;

  store_fixture_record (fixture, POINTS, "7");
  store_fixture_record (fixture, POINTS, "8");
  g_assert_null (tj_store_get_sheet (fixture->store, fixture->review, &sheet_id, &error));
  g_assert_no_error (error);
  g_assert_null (sheet_id);

  lock (fixture, "sheet-1");
  store_fixture_reopen (fixture);

  refuse (fixture, POINTS, "9", TJ_STORE_ERROR, TJ_STORE_ERROR_LOCKED);
  g_assert_null (tj_store_peek_undo (fixture->store, fixture->review, &error));
  g_assert_no_error (error);
  g_assert_null (tj_store_undo (fixture->store, fixture->review, "王工", &error));
  g_assert_error (error, TJ_STORE_ERROR, TJ_STORE_ERROR_LOCKED);
  g_clear_error (&error);
  g_assert_null (tj_store_redo (fixture->store, fixture->review, "王工", &error));
  g_assert_error (error, TJ_STORE_ERROR, TJ_STORE_ERROR_LOCKED);
  g_clear_error (&error);
  g_assert_false (tj_store_lock_review (fixture->store, fixture->review, "sheet-2", other,
                                        &error));
  g_assert_error (error, TJ_STORE_ERROR, TJ_STORE_ERROR_LOCKED);
  g_clear_error (&error);

  assert_value (fixture, POINTS, "8");
  sheet = tj_store_get_sheet (fixture->store, fixture->review, &sheet_id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (sheet_id, ==, "sheet-1");
  g_assert_cmpmem (g_bytes_get_data (sheet, NULL), g_bytes_get_size (sheet),
                   "<sheet>\0</sheet>", 16);

  /* Not even by another way into the database. */
  g_assert_false (tj_database_execute (tj_store_get_database (fixture->store),
                                       "UPDATE review SET reviewer = 'x'", &error));
  g_clear_error (&error);
  g_assert_false (tj_database_execute (tj_store_get_database (fixture->store),
                                       "DELETE FROM journal", &error));
  g_clear_error (&error);
  g_assert_false (tj_database_execute (tj_store_get_database (fixture->store),
                                       "UPDATE journal SET new_value = '9'", &error));
  g_assert_error (error, TJ_STORE_ERROR, TJ_STORE_ERROR_WRITE);
}

static void
test_sheet_id_is_unique (StoreFixture  *fixture,
                         gconstpointer  data)
{
  g_autoptr(GBytes) sheet = g_bytes_new_static ("x", 1);
  g_autoptr(GError) error = NULL;
  gint64 other = open_review (fixture, "other", "王工");

  lock (fixture, "sheet-1");
  g_assert_false (tj_store_lock_review (fixture->store, other, "sheet-1", sheet, &error));
  g_assert_error (error, TJ_STORE_ERROR, TJ_STORE_ERROR_WRITE);
  g_clear_error (&error);

  /* The failed one is a draft still. */
  g_assert_true (tj_store_record (fixture->store, other, "王工", "comments", "x", &error));
  g_assert_no_error (error);
}

static void
test_correction (StoreFixture  *fixture,
                 gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *replaces = NULL;
  gint64 first = fixture->review;
  gint64 correction = 0;
  gint64 again = 0;

  store_fixture_record (fixture, POINTS, "7");
  store_fixture_record (fixture, "comments", "x");
  lock (fixture, "sheet-1");
  g_assert_null (tj_store_get_replaces (fixture->store, first, &error));
  g_assert_no_error (error);

  tj_store_begin_correction (fixture->store, first, &correction, &error);
  g_assert_no_error (error);
  g_assert_cmpint (correction, !=, first);
  tj_store_begin_correction (fixture->store, first, &again, &error);
  g_assert_no_error (error);
  g_assert_cmpint (again, ==, correction);

  /* From now on the draft is what opening finds. */
  store_fixture_reopen (fixture);
  g_assert_cmpint (fixture->review, ==, correction);
  replaces = tj_store_get_replaces (fixture->store, correction, &error);
  g_assert_cmpstr (replaces, ==, "sheet-1");
  assert_value (fixture, POINTS, "7");
  assert_value (fixture, "comments", "x");

  store_fixture_record (fixture, POINTS, "2");
  fixture->review = first;
  assert_value (fixture, POINTS, "7");

  fixture->review = correction;
  lock (fixture, "sheet-2");
  store_fixture_reopen (fixture);
  g_assert_cmpint (fixture->review, ==, correction);

  g_assert_false (tj_store_begin_correction (fixture->store, first, &again, &error));
  g_assert_error (error, TJ_STORE_ERROR, TJ_STORE_ERROR_LOCKED);
  g_clear_error (&error);
  tj_store_begin_correction (fixture->store, correction, &again, &error);
  g_assert_no_error (error);
  g_free (replaces);
  replaces = tj_store_get_replaces (fixture->store, again, &error);
  g_assert_cmpstr (replaces, ==, "sheet-2");
}

static void
test_full_disk (StoreFixture  *fixture,
                gconstpointer  data)
{
  TjDatabase *database = tj_store_get_database (fixture->store);
  g_autofree char *text = g_strnfill (TJ_MAX_REVIEW_TEXT, 'x');
  g_autofree char *limit = NULL;
  g_autofree char *after = NULL;
  g_autoptr(GError) error = NULL;
  gint64 n_pages = 0;

  store_fixture_record (fixture, POINTS, "7");
  tj_database_query_int (database, "PRAGMA page_count", &n_pages, &error);
  limit = g_strdup_printf ("PRAGMA max_page_count = %" G_GINT64_FORMAT, n_pages + 1);
  tj_database_query_int (database, limit, &n_pages, &error);
  g_assert_no_error (error);

  refuse (fixture, "comments", text, TJ_STORE_ERROR, TJ_STORE_ERROR_WRITE);
  assert_value (fixture, POINTS, "7");
  assert_value (fixture, "comments", NULL);

  tj_database_query_int (database, "PRAGMA max_page_count = 100000", &n_pages, &error);
  g_assert_no_error (error);
  store_fixture_record (fixture, "comments", text);
  store_fixture_reopen (fixture);
  after = store_fixture_dup_value (fixture, "comments");
  g_assert_cmpstr (after, ==, text);
  store_fixture_close (fixture);
  store_fixture_check_integrity (fixture->path);
}

static void
test_backup (StoreFixture  *fixture,
             gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "备份 ?x.db", NULL);
  g_autofree char *nowhere = g_build_filename (fixture->folder, "none", "x.db", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GFile) bad = g_file_new_for_path (nowhere);
  g_autoptr(GFile) remote = g_file_new_for_uri ("http://example.org/x.db");
  g_autoptr(TjStore) copy = NULL;
  g_autoptr(GError) error = NULL;
  StoreFixture other = { NULL };
  GStatBuf status;

  store_fixture_record (fixture, POINTS, "7");
  g_file_set_contents (path, "an older file", -1, NULL);

  g_assert_true (tj_store_backup (fixture->store, file, &error));
  g_assert_no_error (error);
  store_fixture_record (fixture, POINTS, "8");

  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 0777, ==, 0600);
  copy = store_fixture_open_path (path);
  other.store = copy;
  other.review = fixture->review;
  assert_value (&other, POINTS, "7");
  assert_value (fixture, POINTS, "8");

  g_assert_false (tj_store_backup (fixture->store, fixture->file, &error));
  g_assert_error (error, TJ_STORE_ERROR, TJ_STORE_ERROR_WRITE);
  g_clear_error (&error);
  g_assert_false (tj_store_backup (fixture->store, bad, &error));
  g_assert_error (error, TJ_STORE_ERROR, TJ_STORE_ERROR_WRITE);
  g_clear_error (&error);
  g_assert_false (tj_store_backup (fixture->store, remote, &error));
  g_assert_error (error, TJ_STORE_ERROR, TJ_STORE_ERROR_WRITE);
  assert_value (fixture, POINTS, "8");
}

static void
test_closed (StoreFixture  *fixture,
             gconstpointer  data)
{
  g_autofree char *wal = g_strconcat (fixture->path, "-wal", NULL);
  g_autoptr(GError) error = NULL;
  GStatBuf status;

  store_fixture_record (fixture, POINTS, "7");
  g_assert_true (g_file_test (wal, G_FILE_TEST_EXISTS));
  g_assert_true (tj_store_close (fixture->store, &error));
  g_assert_true (tj_store_close (fixture->store, &error));
  g_assert_no_error (error);

  /* One file is all of it, and nobody else may read it. */
  g_assert_false (g_file_test (wal, G_FILE_TEST_EXISTS));
  g_assert_cmpint (g_stat (fixture->path, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 0777, ==, 0600);

  refuse (fixture, POINTS, "8", TJ_STORE_ERROR, TJ_STORE_ERROR_OPEN);
  g_assert_null (tj_store_list_rounds (fixture->store, &error));
  g_assert_error (error, TJ_STORE_ERROR, TJ_STORE_ERROR_OPEN);
}

/* Two connections of one process, as two windows would have. */
static void
test_two_connections (StoreFixture  *fixture,
                      gconstpointer  data)
{
  StoreFixture other = *fixture;

  other.store = store_fixture_open_path (fixture->path);
  store_fixture_record (fixture, POINTS, "1");
  store_fixture_record (&other, "comments", "x");
  store_fixture_record (fixture, POINTS, "2");
  assert_value (&other, POINTS, "2");
  assert_value (fixture, "comments", "x");
  g_object_unref (other.store);
  store_fixture_record (fixture, POINTS, "3");
  store_fixture_reopen (fixture);
  assert_value (fixture, POINTS, "3");
}

#define ADD(path, function)                                                        \
  g_test_add ("/store/" path, StoreFixture, NULL, store_fixture_set_up, function, \
              store_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("rounds", test_rounds);
  ADD ("archive", test_archive);
  ADD ("rubrics", test_rubrics);
  ADD ("record-step", test_record_step);
  ADD ("identity", test_identity);
  ADD ("load", test_load);
  ADD ("load-misfit", test_load_misfit);
  ADD ("refused-edits", test_refused_edits);
  ADD ("missing", test_missing);
  ADD ("lock", test_lock);
  ADD ("sheet-id-is-unique", test_sheet_id_is_unique);
  ADD ("correction", test_correction);
  ADD ("full-disk", test_full_disk);
  ADD ("backup", test_backup);
  ADD ("closed", test_closed);
  ADD ("two-connections", test_two_connections);

  return g_test_run ();
}
