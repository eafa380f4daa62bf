/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store-fixture.h"

#define POINTS "score.market.points"

static void
assert_value (StoreFixture *fixture,
              const char   *name,
              const char   *expected)
{
  g_autofree char *value = store_fixture_dup_value (fixture, name);

  g_assert_cmpstr (value, ==, expected);
}

/* Undoes or redoes, and compares with what peeking announced. */
static void
assert_reverts (StoreFixture *fixture,
                gboolean      redo,
                const char   *name,
                const char   *before,
                const char   *after)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(TjJournalEntry) peeked = NULL;
  g_autoptr(TjJournalEntry) entry = NULL;

  peeked = redo ? tj_store_peek_redo (fixture->store, fixture->review, &error)
                : tj_store_peek_undo (fixture->store, fixture->review, &error);
  g_assert_no_error (error);
  g_assert_nonnull (peeked);

  entry = redo ? tj_store_redo (fixture->store, fixture->review, "李工", &error)
               : tj_store_undo (fixture->store, fixture->review, "李工", &error);
  g_assert_no_error (error);
  g_assert_nonnull (entry);
  g_assert_cmpint (entry->reverts, ==, peeked->id);
  g_assert_cmpint (entry->id, >, peeked->id);
  g_assert_cmpint (entry->time, >, 0);
  g_assert_cmpstr (entry->author, ==, "李工");
  g_assert_cmpstr (entry->name, ==, name);
  g_assert_cmpstr (entry->before, ==, before);
  g_assert_cmpstr (entry->after, ==, after);
  g_assert_cmpstr (peeked->before, ==, after);
  g_assert_cmpstr (peeked->after, ==, before);
  assert_value (fixture, name, after);
}

static void
assert_nothing (StoreFixture *fixture,
                gboolean      redo)
{
  g_autoptr(GError) error = NULL;

  g_assert_null (redo ? tj_store_peek_redo (fixture->store, fixture->review, &error)
                      : tj_store_peek_undo (fixture->store, fixture->review, &error));
  g_assert_null (redo ? tj_store_redo (fixture->store, fixture->review, "李工", &error)
                      : tj_store_undo (fixture->store, fixture->review, "李工", &error));
  g_assert_no_error (error);
}

static void
test_undo_redo (StoreFixture  *fixture,
                gconstpointer  data)
{
  assert_nothing (fixture, FALSE);
  assert_nothing (fixture, TRUE);

  store_fixture_record (fixture, POINTS, "4");
  store_fixture_record (fixture, POINTS, "6");
  store_fixture_record (fixture, "comments", "好");

  assert_reverts (fixture, FALSE, "comments", "好", NULL);
  assert_reverts (fixture, FALSE, POINTS, "6", "4");
  assert_reverts (fixture, FALSE, POINTS, "4", NULL);
  assert_nothing (fixture, FALSE);

  assert_reverts (fixture, TRUE, POINTS, NULL, "4");
  assert_reverts (fixture, TRUE, POINTS, "4", "6");
  assert_reverts (fixture, FALSE, POINTS, "6", "4");
  assert_reverts (fixture, TRUE, POINTS, "4", "6");
  assert_reverts (fixture, TRUE, "comments", NULL, "好");
  assert_nothing (fixture, TRUE);
}

/* A correction of the form is an edit as any other: undone, redone and there after a restart. */
static void
test_correction (StoreFixture  *fixture,
                 gconstpointer  data)
{
  const char *name = "correction.cases[0].investment.value";

  store_fixture_record (fixture, name, "1200万元");
  store_fixture_record (fixture, name, "1.2亿元");
  assert_reverts (fixture, FALSE, name, "1.2亿元", "1200万元");
  assert_reverts (fixture, FALSE, name, "1200万元", NULL);
  assert_reverts (fixture, TRUE, name, NULL, "1200万元");
  store_fixture_reopen (fixture);
  assert_value (fixture, name, "1200万元");
}

static void
test_edit_clears_redo (StoreFixture  *fixture,
                       gconstpointer  data)
{
  store_fixture_record (fixture, POINTS, "4");
  store_fixture_record (fixture, POINTS, "6");
  assert_reverts (fixture, FALSE, POINTS, "6", "4");

  /* Setting what is there already is no edit. */
  store_fixture_record (fixture, POINTS, "4");
  assert_reverts (fixture, TRUE, POINTS, "4", "6");
  assert_reverts (fixture, FALSE, POINTS, "6", "4");

  store_fixture_record (fixture, "comments", "新");
  assert_nothing (fixture, TRUE);
  assert_reverts (fixture, FALSE, "comments", "新", NULL);
  assert_reverts (fixture, FALSE, POINTS, "4", NULL);
  assert_nothing (fixture, FALSE);
}

static void
test_reopening (StoreFixture  *fixture,
                gconstpointer  data)
{
  store_fixture_record (fixture, POINTS, "1");
  store_fixture_record (fixture, POINTS, "2");
  store_fixture_record (fixture, POINTS, "3");
  assert_reverts (fixture, FALSE, POINTS, "3", "2");

  store_fixture_reopen (fixture);
  assert_reverts (fixture, FALSE, POINTS, "2", "1");
  store_fixture_reopen (fixture);
  assert_reverts (fixture, TRUE, POINTS, "1", "2");
  assert_reverts (fixture, TRUE, POINTS, "2", "3");
  assert_nothing (fixture, TRUE);
}

/* Applies every entry in order to a fresh review. */
static void
assert_replay (StoreFixture *fixture,
               guint         n_entries)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(TjRubric) rubric = tj_rubric_new_default ();
  g_autoptr(TjReview) replayed = tj_review_new (rubric);
  g_autoptr(TjReview) loaded = tj_review_new (rubric);
  g_autoptr(GPtrArray) journal = NULL;
  g_autoptr(GPtrArray) names = NULL;
  g_autoptr(GPtrArray) replayed_names = NULL;
  gint64 last = 0;

  journal = tj_store_list_journal (fixture->store, fixture->review, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (journal->len, ==, n_entries);

  for (guint i = 0; i < journal->len; i++)
    {
      TjJournalEntry *entry = g_ptr_array_index (journal, i);

      g_assert_cmpint (entry->id, >, last);
      last = entry->id;
      g_assert_cmpstr (tj_review_get (replayed, entry->name), ==, entry->before);
      tj_review_set (replayed, entry->name, entry->after, &error);
      g_assert_no_error (error);
    }

  tj_store_load_review (fixture->store, fixture->review, loaded, &error);
  g_assert_no_error (error);
  names = tj_review_list_names (loaded);
  replayed_names = tj_review_list_names (replayed);
  g_assert_cmpuint (names->len, ==, replayed_names->len);
  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);

      g_assert_cmpstr (tj_review_get (loaded, name), ==, tj_review_get (replayed, name));
    }
}

static void
test_replay (StoreFixture  *fixture,
             gconstpointer  data)
{
  g_autoptr(GBytes) sheet = g_bytes_new_static ("<sheet/>", 8);
  g_autoptr(TjJournalEntry) undone = NULL;
  g_autoptr(GError) error = NULL;

  store_fixture_record (fixture, "stage", "second");
  store_fixture_record (fixture, "finding.a@cases[0].x#é.reason", "理由");
  store_fixture_record (fixture, POINTS, "10");
  store_fixture_record (fixture, "comments", "一");
  store_fixture_record (fixture, "comments", "");
  undone = tj_store_undo (fixture->store, fixture->review, "王工", &error);
  g_assert_no_error (error);
  g_assert_nonnull (undone);
  assert_value (fixture, "comments", "一");
  assert_replay (fixture, 6);

  /* A correction replays from nothing as well, and cannot be undone to nothing. */
  tj_store_lock_review (fixture->store, fixture->review, "sheet-1", sheet, &error);
  g_assert_no_error (error);
  tj_store_begin_correction (fixture->store, fixture->review, &fixture->review, &error);
  g_assert_no_error (error);
  assert_nothing (fixture, FALSE);
  store_fixture_record (fixture, POINTS, "9");
  assert_replay (fixture, 5);
  assert_reverts (fixture, FALSE, POINTS, "9", "10");
  assert_nothing (fixture, FALSE);
}

static void
assert_step (StoreFixture *fixture,
             gboolean      redo,
             const char   *label,
             guint         n_entries)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(TjJournalEntry) peeked = NULL;
  g_autoptr(GPtrArray) entries = NULL;

  peeked = redo ? tj_store_peek_redo (fixture->store, fixture->review, &error)
                : tj_store_peek_undo (fixture->store, fixture->review, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (peeked->label, ==, label);

  entries = redo ? tj_store_redo_step (fixture->store, fixture->review, "李工", &error)
                 : tj_store_undo_step (fixture->store, fixture->review, "李工", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (entries->len, ==, n_entries);
}

/* What was imported goes and comes as a whole, also after a restart; edits around it stand alone,
 * and two steps of the same label are two. */
static void
test_steps (StoreFixture  *fixture,
            gconstpointer  data)
{
  static const char * const names[] = { "recalculation.seed", "recalculation.draws", "comments",
                                        NULL };
  static const char * const first[] = { "7", "500", "甲", NULL };
  static const char * const second[] = { "8", "500", "乙", NULL };
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) nothing = NULL;

  store_fixture_record (fixture, POINTS, "4");
  tj_store_record_step (fixture->store, fixture->review, "王工", "entries:a.xml", names, first,
                        &error);
  g_assert_no_error (error);
  tj_store_record_step (fixture->store, fixture->review, "王工", "entries:a.xml", names, second,
                        &error);
  g_assert_no_error (error);
  store_fixture_record (fixture, POINTS, "6");

  assert_step (fixture, FALSE, NULL, 1);
  assert_value (fixture, "comments", "乙");
  /* The number of draws is as it was, and no edit. */
  assert_step (fixture, FALSE, "entries:a.xml", 2);
  assert_value (fixture, "comments", "甲");
  assert_value (fixture, "recalculation.seed", "7");
  store_fixture_reopen (fixture);
  assert_step (fixture, FALSE, "entries:a.xml", 3);
  assert_value (fixture, "comments", NULL);
  assert_value (fixture, POINTS, "4");
  store_fixture_reopen (fixture);
  assert_step (fixture, TRUE, "entries:a.xml", 3);
  assert_step (fixture, TRUE, "entries:a.xml", 2);
  assert_value (fixture, "comments", "乙");
  assert_value (fixture, "recalculation.draws", "500");
  assert_step (fixture, TRUE, NULL, 1);
  assert_value (fixture, POINTS, "6");

  nothing = tj_store_redo_step (fixture->store, fixture->review, "李工", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (nothing->len, ==, 0);
  assert_replay (fixture, 19);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/undo/undo-redo", StoreFixture, NULL, store_fixture_set_up, test_undo_redo,
              store_fixture_tear_down);
  g_test_add ("/undo/correction", StoreFixture, NULL, store_fixture_set_up, test_correction,
              store_fixture_tear_down);
  g_test_add ("/undo/edit-clears-redo", StoreFixture, NULL, store_fixture_set_up,
              test_edit_clears_redo, store_fixture_tear_down);
  g_test_add ("/undo/reopening", StoreFixture, NULL, store_fixture_set_up, test_reopening,
              store_fixture_tear_down);
  g_test_add ("/undo/steps", StoreFixture, NULL, store_fixture_set_up, test_steps,
              store_fixture_tear_down);
  g_test_add ("/undo/replay", StoreFixture, NULL, store_fixture_set_up, test_replay,
              store_fixture_tear_down);

  return g_test_run ();
}
