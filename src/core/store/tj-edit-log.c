/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/store/tj-edit-log.h"

#include <glib/gi18n-lib.h>

#include "core/store/tj-journal-table.h"
#include "core/store/tj-value-table.h"

/* Undo without taking anything back: every reversal is an entry of its own. What can be
 * undone and redone are two stacks threaded through the journal, each entry naming the one
 * below it, with their tops in the review's row:
 *
 *   edit   is pushed on the undo stack; the redo stack is dropped
 *   undo   reverts the top of the undo stack and is pushed on the redo stack
 *   redo   reverts the top of the redo stack and is pushed on the undo stack
 *
 * Edits that belong together are neighbours on a stack and have the same step, so that
 * tj-store-edits.c takes them together.
 *
 * So undo survives closing the program and costs the same after ten edits and ten thousand. */

/**
 * tj_edit_log_get_draft:
 *
 * Returns: (transfer full) (nullable): the review, or %NULL with %TJ_STORE_ERROR_LOCKED where
 *   it is signed
 */
TjReviewRow *
tj_edit_log_get_draft (TjDatabase  *database,
                       gint64       review,
                       GError     **error)
{
  g_autoptr(TjReviewRow) row = tj_review_table_get (database, review, error);

  if (row != NULL && row->sheet_id != NULL)
    {
      g_set_error (error, TJ_STORE_ERROR, TJ_STORE_ERROR_LOCKED,
                   _("The review of “%s” is signed and can no longer be changed. Begin a "
                     "correction instead."), row->package_name);
      return NULL;
    }

  return g_steal_pointer (&row);
}

static gboolean
apply (TjDatabase      *database,
       TjReviewRow     *row,
       gint64           parent,
       TjJournalEntry  *entry,
       GError         **error)
{
  return tj_journal_table_append (database, row->id, parent, entry, error) &&
         tj_value_table_put (database, row->id, entry->name, entry->after, error);
}

/**
 * tj_edit_log_record:
 * @origin: who edits, as part of what
 * @value: (nullable): what @name becomes
 *
 * Returns: whether the edit was journalled, or changed nothing
 */
gboolean
tj_edit_log_record (TjDatabase          *database,
                    TjReviewRow         *row,
                    const TjEditOrigin  *origin,
                    const char          *name,
                    const char          *value,
                    GError             **error)
{
  g_autoptr(TjJournalEntry) entry = g_new0 (TjJournalEntry, 1);

  if (!tj_value_table_get (database, row->id, name, &entry->before, error))
    return FALSE;

  if (g_strcmp0 (entry->before, value) == 0)
    return TRUE;

  entry->author = g_strdup (origin->author);
  entry->step = origin->step;
  entry->name = g_strdup (name);
  entry->after = g_strdup (value);
  if (!apply (database, row, row->undo_top, entry, error))
    return FALSE;

  row->undo_top = entry->id;
  row->redo_top = 0;

  return tj_review_table_set_tops (database, row, error);
}

/* Reverts the entry on top of one stack and pushes the reversal on the other. */
static TjJournalEntry *
revert (TjDatabase          *database,
        TjReviewRow         *row,
        gint64              *from,
        gint64              *to,
        const TjEditOrigin  *origin,
        GError             **error)
{
  g_autoptr(TjJournalEntry) entry = g_new0 (TjJournalEntry, 1);
  g_autoptr(TjJournalEntry) reverted = NULL;
  gint64 below = 0;

  if ((reverted = tj_journal_table_get (database, *from, &below, error)) == NULL)
    return NULL;

  entry->author = g_strdup (origin->author);
  entry->step = origin->step;
  entry->name = g_steal_pointer (&reverted->name);
  entry->before = g_steal_pointer (&reverted->after);
  entry->after = g_steal_pointer (&reverted->before);
  entry->reverts = reverted->id;
  if (!apply (database, row, *to, entry, error))
    return NULL;

  *from = below;
  *to = entry->id;
  if (!tj_review_table_set_tops (database, row, error))
    return NULL;

  return g_steal_pointer (&entry);
}

/**
 * tj_edit_log_undo:
 * @row: a draft with something to undo
 *
 * Returns: (transfer full) (nullable): the reversal
 */
TjJournalEntry *
tj_edit_log_undo (TjDatabase          *database,
                  TjReviewRow         *row,
                  const TjEditOrigin  *origin,
                  GError             **error)
{
  return revert (database, row, &row->undo_top, &row->redo_top, origin, error);
}

/**
 * tj_edit_log_redo:
 * @row: a draft with something to redo
 *
 * Returns: (transfer full) (nullable): the reversal
 */
TjJournalEntry *
tj_edit_log_redo (TjDatabase          *database,
                  TjReviewRow         *row,
                  const TjEditOrigin  *origin,
                  GError             **error)
{
  return revert (database, row, &row->redo_top, &row->undo_top, origin, error);
}

/**
 * tj_edit_log_copy:
 * @from: the review whose values are copied
 * @to: a new draft
 *
 * The copies are journalled, so that replaying the journal gives the whole review, but they
 * are on no stack: undo does not take a correction back to nothing.
 *
 * Returns: whether all values were copied
 */
gboolean
tj_edit_log_copy (TjDatabase   *database,
                  gint64        from,
                  TjReviewRow  *to,
                  const char   *author,
                  GError      **error)
{
  g_autoptr(GHashTable) values = tj_value_table_list (database, from, error);
  g_autoptr(GList) names = NULL;

  if (values == NULL)
    return FALSE;

  names = g_list_sort (g_hash_table_get_keys (values), (GCompareFunc) g_strcmp0);
  for (GList *link = names; link != NULL; link = link->next)
    {
      g_autoptr(TjJournalEntry) entry = g_new0 (TjJournalEntry, 1);

      entry->author = g_strdup (author);
      entry->name = g_strdup (link->data);
      entry->after = g_strdup (g_hash_table_lookup (values, link->data));
      if (!apply (database, to, 0, entry, error))
        return FALSE;
    }

  return TRUE;
}
