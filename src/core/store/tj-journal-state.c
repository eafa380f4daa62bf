/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/store/tj-journal-state.h"

#include <string.h>

/* A review at any moment is what the edits up to then made of it. */

void
tj_journal_change_free (TjJournalChange *self)
{
  g_free (self->name);
  g_free (self->before);
  g_free (self->after);
  g_free (self);
}

/* What each value was before the first entry that is told of it. */
static GHashTable *
make_beginning (GPtrArray *journal)
{
  GHashTable *values = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < journal->len; i++)
    {
      const TjJournalEntry *entry = g_ptr_array_index (journal, i);

      if (!g_hash_table_contains (values, entry->name))
        g_hash_table_insert (values, entry->name, entry->before);
    }

  return values;
}

static void
replay (GHashTable *values,
        GPtrArray  *journal,
        guint       n_entries)
{
  for (guint i = 0; i < MIN (n_entries, journal->len); i++)
    {
      const TjJournalEntry *entry = g_ptr_array_index (journal, i);

      g_hash_table_insert (values, entry->name, entry->after);
    }
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp ((*(const TjJournalChange * const *) a)->name,
                 (*(const TjJournalChange * const *) b)->name);
}

/**
 * tj_journal_list_changes:
 * @journal: (element-type TjJournalEntry): of one review, oldest first
 * @from: a state: after how many entries; 0 for the beginning
 * @to: another state
 *
 * Returns: (transfer full) (element-type TjJournalChange): the values that differ between the two,
 *   by name; what was changed and changed back is none of them
 */
GPtrArray *
tj_journal_list_changes (GPtrArray *journal,
                         guint      from,
                         guint      to)
{
  GPtrArray *changes = NULL;
  g_autoptr(GHashTable) before = NULL;
  g_autoptr(GHashTable) after = NULL;
  GHashTableIter iter;
  gpointer name, value;

  g_return_val_if_fail (journal != NULL, NULL);

  changes = g_ptr_array_new_with_free_func ((GDestroyNotify) tj_journal_change_free);
  before = make_beginning (journal);
  after = make_beginning (journal);
  replay (before, journal, from);
  replay (after, journal, to);

  g_hash_table_iter_init (&iter, after);
  while (g_hash_table_iter_next (&iter, &name, &value))
    {
      const char *old = g_hash_table_lookup (before, name);
      TjJournalChange *change = NULL;

      if (g_strcmp0 (old, value) == 0)
        continue;

      change = g_new0 (TjJournalChange, 1);
      change->name = g_strdup (name);
      change->before = g_strdup (old);
      change->after = g_strdup (value);
      g_ptr_array_add (changes, change);
    }

  g_ptr_array_sort (changes, compare_names);

  return changes;
}
