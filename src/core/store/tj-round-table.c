/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/store/tj-round-table.h"

#include "core/store/tj-statement.h"

/**
 * tj_round_record_free:
 * @self: (transfer full): a record
 */
void
tj_round_record_free (TjRoundRecord *self)
{
  g_free (self->title);
  g_free (self->uri);
  g_free (self->name);
  g_free (self);
}

/**
 * tj_round_table_remember:
 * @uri: what tells rounds apart
 * @round: (out) (optional): the row
 *
 * Returns: whether it was written
 */
gboolean
tj_round_table_remember (TjDatabase  *database,
                         const char  *title,
                         const char  *uri,
                         gint64      *round,
                         GError     **error)
{
  g_autoptr(TjStatement) statement = NULL;
  TjStep step;

  /* Later than any other, even where the clock was set back or stands still. */
  statement = tj_statement_new (database,
                                "INSERT INTO round (title, uri, opened) VALUES (?1, ?2, "
                                "max (?3, (SELECT coalesce (max (opened), 0) + 1 FROM round))) "
                                "ON CONFLICT (uri) DO UPDATE "
                                "SET title = excluded.title, opened = excluded.opened "
                                "RETURNING id", error);
  if (statement == NULL)
    return FALSE;

  tj_statement_bind_text (statement, 1, title);
  tj_statement_bind_text (statement, 2, uri);
  tj_statement_bind_int (statement, 3, g_get_real_time ());

  step = tj_statement_step (statement, error);
  if (step == TJ_STEP_ROW && round != NULL)
    *round = tj_statement_get_int (statement, 0);

  /* The statement is only over, and its row only on disk, after the last step. */
  return step == TJ_STEP_ROW && tj_statement_run (statement, error);
}

/**
 * tj_round_table_list:
 *
 * Returns: (transfer full) (element-type TjRoundRecord) (nullable): last opened first, or
 *   %NULL with an error
 */
GPtrArray *
tj_round_table_list (TjDatabase  *database,
                     GError     **error)
{
  g_autoptr(GPtrArray) rounds = NULL;
  g_autoptr(TjStatement) statement = NULL;
  TjStep step;

  statement = tj_statement_new (database,
                                "SELECT id, title, uri, opened, name, coalesce (archived, 0) "
                                "FROM round ORDER BY opened DESC", error);
  if (statement == NULL)
    return NULL;

  rounds = g_ptr_array_new_with_free_func ((GDestroyNotify) tj_round_record_free);
  while ((step = tj_statement_step (statement, error)) == TJ_STEP_ROW)
    {
      TjRoundRecord *record = g_new0 (TjRoundRecord, 1);

      record->id = tj_statement_get_int (statement, 0);
      record->title = g_strdup (tj_statement_get_text (statement, 1));
      record->uri = g_strdup (tj_statement_get_text (statement, 2));
      record->opened = tj_statement_get_int (statement, 3);
      record->name = g_strdup (tj_statement_get_text (statement, 4));
      record->archived = tj_statement_get_int (statement, 5);
      g_ptr_array_add (rounds, record);
    }

  return step == TJ_STEP_DONE ? g_steal_pointer (&rounds) : NULL;
}
