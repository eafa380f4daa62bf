/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/store/tj-journal-state.h"

static void
add (GPtrArray  *journal,
     const char *name,
     const char *before,
     const char *after)
{
  TjJournalEntry *entry = g_new0 (TjJournalEntry, 1);

  entry->id = journal->len + 1;
  entry->author = g_strdup ("王某");
  entry->name = g_strdup (name);
  entry->before = g_strdup (before);
  entry->after = g_strdup (after);
  g_ptr_array_add (journal, entry);
}

static GPtrArray *
new_journal (void)
{
  GPtrArray *journal = g_ptr_array_new_with_free_func ((GDestroyNotify) tj_journal_entry_free);

  add (journal, "stage", NULL, "second");
  add (journal, "score.market.points", NULL, "6");
  add (journal, "comments", NULL, "一");
  add (journal, "score.market.points", "6", "8");
  add (journal, "comments", "一", NULL);

  return journal;
}

static void
assert_changes (guint       from,
                guint       to,
                const char *expected)
{
  g_autoptr(GPtrArray) journal = new_journal ();
  g_autoptr(GPtrArray) changes = tj_journal_list_changes (journal, from, to);
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < changes->len; i++)
    {
      const TjJournalChange *change = g_ptr_array_index (changes, i);

      g_string_append_printf (text, "%s:%s>%s;", change->name,
                              change->before != NULL ? change->before : "",
                              change->after != NULL ? change->after : "");
    }

  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_changes (void)
{
  assert_changes (0, 5, "score.market.points:>8;stage:>second;");
  assert_changes (0, 0, "");
  assert_changes (2, 3, "comments:>一;");
  assert_changes (3, 2, "comments:一>;");
  assert_changes (2, 5, "score.market.points:6>8;");
  assert_changes (1, 99, "score.market.points:>8;");
}

/* A journal that begins in the middle, as that of a correction, knows what was before. */
static void
test_beginning (void)
{
  g_autoptr(GPtrArray) journal =
    g_ptr_array_new_with_free_func ((GDestroyNotify) tj_journal_entry_free);
  g_autoptr(GPtrArray) changes = NULL;

  add (journal, "comments", "旧", "新");
  changes = tj_journal_list_changes (journal, 0, 1);
  g_assert_cmpuint (changes->len, ==, 1);
  g_assert_cmpstr (((TjJournalChange *) changes->pdata[0])->before, ==, "旧");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/journal-state/changes", test_changes);
  g_test_add_func ("/journal-state/beginning", test_beginning);

  return g_test_run ();
}
