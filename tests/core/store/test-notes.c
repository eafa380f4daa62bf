/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store-fixture.h"

#include "core/store/tj-store-notes.h"

static void
add (StoreFixture *fixture,
     const char   *subject,
     const char   *name,
     const char   *value)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (tj_store_add_note (fixture->store, subject, "李工", name, value, &error));
  g_assert_no_error (error);
}

static GPtrArray *
list (StoreFixture *fixture,
      const char   *prefix)
{
  g_autoptr(GError) error = NULL;
  GPtrArray *notes = tj_store_list_notes (fixture->store, prefix, &error);

  g_assert_no_error (error);

  return notes;
}

/* All notes stay, the last of a name counts, also after the store was closed. */
static void
test_last_counts (StoreFixture  *fixture,
                  gconstpointer  data)
{
  const gint64 before = g_get_real_time ();
  g_autoptr(GPtrArray) notes = NULL;
  const TjNote *note;

  add (fixture, "application:a", "status", "received");
  add (fixture, "application:b", "status", "received");
  add (fixture, "application:a", "status", "passed");
  add (fixture, "lesson:a", "status", "done");
  store_fixture_reopen (fixture);

  notes = list (fixture, "application:");
  g_assert_cmpuint (notes->len, ==, 3);
  note = tj_notes_find (notes, "application:a", "status");
  g_assert_cmpstr (note->value, ==, "passed");
  g_assert_cmpstr (note->author, ==, "李工");
  g_assert_cmpint (note->time, >=, before);
  g_assert_cmpint (note->time, <=, g_get_real_time ());
  g_assert_cmpstr (tj_notes_find (notes, "application:b", "status")->value, ==, "received");
  g_assert_null (tj_notes_find (notes, "application:a", "other"));
  g_assert_null (tj_notes_find (notes, "lesson:a", "status"));
}

/* What is taken back is known to be taken back; wildcards of SQL are letters. */
static void
test_take_back (StoreFixture  *fixture,
                gconstpointer  data)
{
  g_autoptr(GPtrArray) notes = NULL;
  g_autoptr(GPtrArray) percent = NULL;

  add (fixture, "application:%", "status", "received");
  add (fixture, "application:%", "status", "");
  add (fixture, "application:x", "status", "received");
  notes = list (fixture, "application:");
  g_assert_null (tj_notes_find (notes, "application:%", "status")->value);
  percent = list (fixture, "application:%");
  g_assert_cmpuint (percent->len, ==, 2);
}

/* The longest text is kept whole, one letter more is refused. */
static void
test_limit (StoreFixture  *fixture,
            gconstpointer  data)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(GPtrArray) notes = NULL;
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < TJ_MAX_NOTE; i++)
    g_string_append (text, "理");
  add (fixture, "lesson:a", "reason", text->str);
  g_string_append (text, "由");
  g_assert_false (tj_store_add_note (fixture->store, "lesson:a", "李工", "reason", text->str,
                                     &error));
  g_assert_error (error, TJ_STORE_ERROR, TJ_STORE_ERROR_WRITE);
  notes = list (fixture, "lesson:a");
  g_assert_cmpuint (notes->len, ==, 1);
  g_assert_cmpint (g_utf8_strlen (tj_notes_find (notes, "lesson:a", "reason")->value, -1), ==,
                   TJ_MAX_NOTE);
}

#define ADD(path, func) \
  g_test_add (path, StoreFixture, NULL, store_fixture_set_up, func, store_fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/notes/last-counts", test_last_counts);
  ADD ("/notes/take-back", test_take_back);
  ADD ("/notes/limit", test_limit);

  return g_test_run ();
}
