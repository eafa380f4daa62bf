/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/store/tj-journal-table.h"

#include <glib/gi18n-lib.h>

#include "core/store/tj-statement.h"

#define COLUMNS \
  "id, time, author, name, old_value, new_value, reverts, step, " \
  "(SELECT label FROM step WHERE step.id = journal.step)"
#define N_COLUMNS 9

/**
 * tj_journal_entry_free:
 * @self: (transfer full): an entry
 */
void
tj_journal_entry_free (TjJournalEntry *self)
{
  g_free (self->author);
  g_free (self->name);
  g_free (self->before);
  g_free (self->after);
  g_free (self->label);
  g_free (self);
}

static TjJournalEntry *
read_entry (TjStatement *statement)
{
  TjJournalEntry *entry = g_new0 (TjJournalEntry, 1);

  entry->id = tj_statement_get_int (statement, 0);
  entry->time = tj_statement_get_int (statement, 1);
  entry->author = g_strdup (tj_statement_get_text (statement, 2));
  entry->name = g_strdup (tj_statement_get_text (statement, 3));
  entry->before = g_strdup (tj_statement_get_text (statement, 4));
  entry->after = g_strdup (tj_statement_get_text (statement, 5));
  entry->reverts = tj_statement_get_int (statement, 6);
  entry->step = tj_statement_get_int (statement, 7);
  entry->label = g_strdup (tj_statement_get_text (statement, 8));

  return entry;
}

/**
 * tj_journal_table_append:
 * @parent: the entry below this one on its stack; 0 where there is none
 * @entry: what to write; gets its id and time
 *
 * Returns: whether it was written
 */
gboolean
tj_journal_table_append (TjDatabase      *database,
                         gint64           review,
                         gint64           parent,
                         TjJournalEntry  *entry,
                         GError         **error)
{
  g_autoptr(TjStatement) statement = NULL;

  statement = tj_statement_new (database,
                                "INSERT INTO journal (review, time, author, name, old_value, "
                                "new_value, reverts, parent, step) "
                                "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)", error);
  if (statement == NULL)
    return FALSE;

  entry->time = g_get_real_time ();
  tj_statement_bind_int (statement, 1, review);
  tj_statement_bind_int (statement, 2, entry->time);
  tj_statement_bind_text (statement, 3, entry->author);
  tj_statement_bind_text (statement, 4, entry->name);
  tj_statement_bind_text (statement, 5, entry->before);
  tj_statement_bind_text (statement, 6, entry->after);
  tj_statement_bind_id (statement, 7, entry->reverts);
  tj_statement_bind_id (statement, 8, parent);
  tj_statement_bind_id (statement, 9, entry->step);

  if (!tj_statement_run (statement, error))
    return FALSE;

  entry->id = sqlite3_last_insert_rowid (tj_database_get_handle (database));

  return TRUE;
}

/**
 * tj_journal_table_get:
 * @parent: (out) (optional): the entry below it on its stack; 0 where there is none
 *
 * Returns: (transfer full) (nullable): the entry, or %NULL with an error
 */
TjJournalEntry *
tj_journal_table_get (TjDatabase  *database,
                      gint64       id,
                      gint64      *parent,
                      GError     **error)
{
  g_autoptr(TjStatement) statement = NULL;
  TjStep step;

  statement = tj_statement_new (database,
                                "SELECT " COLUMNS ", parent FROM journal WHERE id = ?1", error);
  if (statement == NULL)
    return NULL;

  tj_statement_bind_int (statement, 1, id);
  step = tj_statement_step (statement, error);

  if (step == TJ_STEP_DONE)
    g_set_error (error, TJ_STORE_ERROR, TJ_STORE_ERROR_OPEN,
                 _("“%s” is damaged. Restore it from a backup."),
                 tj_database_get_path (database));

  if (step != TJ_STEP_ROW)
    return NULL;

  if (parent != NULL)
    *parent = tj_statement_get_int (statement, N_COLUMNS);

  return read_entry (statement);
}

/**
 * tj_journal_table_list:
 *
 * Returns: (transfer full) (element-type TjJournalEntry) (nullable): oldest first, or %NULL
 *   with an error
 */
GPtrArray *
tj_journal_table_list (TjDatabase  *database,
                       gint64       review,
                       GError     **error)
{
  g_autoptr(GPtrArray) entries = NULL;
  g_autoptr(TjStatement) statement = NULL;
  TjStep step;

  statement = tj_statement_new (database,
                                "SELECT " COLUMNS " FROM journal WHERE review = ?1 ORDER BY id",
                                error);
  if (statement == NULL)
    return NULL;

  entries = g_ptr_array_new_with_free_func ((GDestroyNotify) tj_journal_entry_free);
  tj_statement_bind_int (statement, 1, review);
  while ((step = tj_statement_step (statement, error)) == TJ_STEP_ROW)
    g_ptr_array_add (entries, read_entry (statement));

  return step == TJ_STEP_DONE ? g_steal_pointer (&entries) : NULL;
}

/**
 * tj_journal_table_add_step:
 * @label: what the edits of the step were
 * @step: (out): its number, for the entries that belong to it
 *
 * Returns: whether there is such a step now
 */
gboolean
tj_journal_table_add_step (TjDatabase  *database,
                           const char  *label,
                           gint64      *step,
                           GError     **error)
{
  g_autoptr(TjStatement) statement = NULL;

  statement = tj_statement_new (database, "INSERT INTO step (label) VALUES (?1)", error);
  if (statement == NULL)
    return FALSE;

  tj_statement_bind_text (statement, 1, label);
  if (!tj_statement_run (statement, error))
    return FALSE;

  *step = sqlite3_last_insert_rowid (tj_database_get_handle (database));

  return TRUE;
}
