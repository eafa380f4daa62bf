/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/store/tj-store-private.h"

#include "core/rubric/tj-decision-name.h"
#include "core/store/tj-edit-log.h"
#include "core/store/tj-journal-table.h"
#include "core/store/tj-review-table.h"

/* Editing a draft: each call is one transaction that is on disk when it returns. */

/* What a panel decides is kept as a review is: named values with a journal. */
static gboolean
check_value (const char  *name,
             const char  *value,
             GError     **error)
{
  return g_str_has_prefix (name, TJ_DECISION_PREFIX)
           ? tj_decision_check_value (name, value, error)
           : tj_review_check_value (name, value, error);
}

/**
 * tj_store_record:
 * @author: who makes the edit
 * @name: a name as #TjReview has them
 * @value: (nullable): what it becomes; empty or %NULL clears it
 *
 * Returns: whether the edit is on disk; if not, nothing changed and the error is
 *   %TJ_STORE_ERROR_WRITE, %TJ_STORE_ERROR_LOCKED, %TJ_STORE_ERROR_MISSING or, for what no
 *   review can hold, %TJ_RUBRIC_ERROR_VALUE
 */
gboolean
tj_store_record (TjStore     *self,
                 gint64       review_id,
                 const char  *author,
                 const char  *name,
                 const char  *value,
                 GError     **error)
{
  g_auto(TjTransaction) transaction = TJ_TRANSACTION_INIT;
  g_autoptr(TjReviewRow) row = NULL;
  const TjEditOrigin origin = { author, 0 };

  g_return_val_if_fail (TJ_IS_STORE (self), FALSE);
  g_return_val_if_fail (author != NULL, FALSE);
  g_return_val_if_fail (name != NULL, FALSE);

  if (!check_value (name, value, error))
    return FALSE;

  if (value != NULL && *value == '\0')
    value = NULL;

  return tj_transaction_begin (&transaction, tj_store_get_database (self), error) &&
         (row = tj_edit_log_get_draft (tj_store_get_database (self), review_id, error)) != NULL &&
         tj_edit_log_record (tj_store_get_database (self), row, &origin, name, value, error) &&
         tj_transaction_commit (&transaction, error);
}

/**
 * tj_store_record_step:
 * @author: who makes the edits
 * @label: what they are together, as tj_journal_step_dup_title() takes it
 * @names: (array zero-terminated=1): names as #TjReview has them
 * @values: as many values; %NULL clears
 *
 * Several edits in one transaction, to be undone by tj_store_undo_step() as one.
 *
 * Returns: whether all of them are on disk; if not, none is
 */
gboolean
tj_store_record_step (TjStore             *self,
                      gint64               review_id,
                      const char          *author,
                      const char          *label,
                      const char * const  *names,
                      const char * const  *values,
                      GError             **error)
{
  g_auto(TjTransaction) transaction = TJ_TRANSACTION_INIT;
  TjDatabase *database = tj_store_get_database (self);
  g_autoptr(TjReviewRow) row = NULL;
  TjEditOrigin origin = { author, 0 };

  g_return_val_if_fail (author != NULL, FALSE);
  g_return_val_if_fail (label != NULL && *label != '\0', FALSE);

  if (!tj_transaction_begin (&transaction, database, error) ||
      (row = tj_edit_log_get_draft (database, review_id, error)) == NULL ||
      !tj_journal_table_add_step (database, label, &origin.step, error))
    return FALSE;

  for (guint i = 0; names[i] != NULL; i++)
    {
      const char *value = values[i] != NULL && *values[i] != '\0' ? values[i] : NULL;

      if (!check_value (names[i], value, error) ||
          !tj_edit_log_record (database, row, &origin, names[i], value, error))
        return FALSE;
    }

  return tj_transaction_commit (&transaction, error);
}

/**
 * tj_store_peek_undo:
 *
 * Returns: (transfer full) (nullable): the entry that undo would revert; %NULL without error
 *   where there is none, as in a signed review
 */
TjJournalEntry *
tj_store_peek_undo (TjStore  *self,
                    gint64    review_id,
                    GError  **error)
{
  g_autoptr(TjReviewRow) row = NULL;

  g_return_val_if_fail (TJ_IS_STORE (self), NULL);

  row = tj_review_table_get (tj_store_get_database (self), review_id, error);
  if (row == NULL || row->sheet_id != NULL || row->undo_top == 0)
    return NULL;

  return tj_journal_table_get (tj_store_get_database (self), row->undo_top, NULL, error);
}

/**
 * tj_store_peek_redo:
 *
 * Returns: (transfer full) (nullable): the entry that redo would revert; %NULL without error
 *   where there is none, as in a signed review
 */
TjJournalEntry *
tj_store_peek_redo (TjStore  *self,
                    gint64    review_id,
                    GError  **error)
{
  g_autoptr(TjReviewRow) row = NULL;

  g_return_val_if_fail (TJ_IS_STORE (self), NULL);

  row = tj_review_table_get (tj_store_get_database (self), review_id, error);
  if (row == NULL || row->sheet_id != NULL || row->redo_top == 0)
    return NULL;

  return tj_journal_table_get (tj_store_get_database (self), row->redo_top, NULL, error);
}

/* The entry on top of one stack, reverted; inside a transaction of the caller. */
static TjJournalEntry *
revert_top (TjDatabase          *database,
            TjReviewRow         *row,
            const TjEditOrigin  *origin,
            gboolean             forth,
            GError             **error)
{
  return forth ? tj_edit_log_redo (database, row, origin, error)
               : tj_edit_log_undo (database, row, origin, error);
}

/* One edit back or forth, whole or not at all. */
static TjJournalEntry *
revert (TjStore     *self,
        gint64       review_id,
        const char  *author,
        gboolean     forth,
        GError     **error)
{
  g_auto(TjTransaction) transaction = TJ_TRANSACTION_INIT;
  g_autoptr(TjReviewRow) row = NULL;
  g_autoptr(TjJournalEntry) entry = NULL;
  TjDatabase *database = tj_store_get_database (self);
  const TjEditOrigin origin = { author, 0 };

  if (!tj_transaction_begin (&transaction, database, error) ||
      (row = tj_edit_log_get_draft (database, review_id, error)) == NULL ||
      (forth ? row->redo_top : row->undo_top) == 0 ||
      (entry = revert_top (database, row, &origin, forth, error)) == NULL ||
      !tj_transaction_commit (&transaction, error))
    return NULL;

  return g_steal_pointer (&entry);
}

/* Reverts what lies on top while it is of the step that lay on top first. */
static gboolean
revert_together (TjDatabase   *database,
                 TjReviewRow  *row,
                 const char   *author,
                 gboolean      forth,
                 GPtrArray    *reversals,
                 GError      **error)
{
  const gint64 *top = forth ? &row->redo_top : &row->undo_top;
  TjEditOrigin origin = { author, 0 };
  gint64 step = 0;

  while (*top != 0)
    {
      g_autoptr(TjJournalEntry) next = tj_journal_table_get (database, *top, NULL, error);
      TjJournalEntry *reversal;

      if (next == NULL)
        return FALSE;
      if (reversals->len > 0 && (step == 0 || next->step != step))
        return TRUE;

      step = next->step;
      if (reversals->len == 0 && step != 0 &&
          !tj_journal_table_add_step (database, next->label, &origin.step, error))
        return FALSE;

      reversal = revert_top (database, row, &origin, forth, error);
      if (reversal == NULL)
        return FALSE;
      g_ptr_array_add (reversals, reversal);
    }

  return TRUE;
}

static GPtrArray *
revert_step (TjStore     *self,
             gint64       review_id,
             const char  *author,
             gboolean     forth,
             GError     **error)
{
  g_auto(TjTransaction) transaction = TJ_TRANSACTION_INIT;
  g_autoptr(TjReviewRow) row = NULL;
  g_autoptr(GPtrArray) reversals = NULL;
  TjDatabase *database = tj_store_get_database (self);

  reversals = g_ptr_array_new_with_free_func ((GDestroyNotify) tj_journal_entry_free);
  if (!tj_transaction_begin (&transaction, database, error) ||
      (row = tj_edit_log_get_draft (database, review_id, error)) == NULL ||
      !revert_together (database, row, author, forth, reversals, error) ||
      !tj_transaction_commit (&transaction, error))
    return NULL;

  return g_steal_pointer (&reversals);
}

/**
 * tj_store_undo:
 * @author: who undoes
 *
 * Returns: (transfer full) (nullable): the reversal, to be applied as name and after; %NULL
 *   without error where there is nothing to undo
 */
TjJournalEntry *
tj_store_undo (TjStore     *self,
               gint64       review_id,
               const char  *author,
               GError     **error)
{
  g_return_val_if_fail (TJ_IS_STORE (self), NULL);
  g_return_val_if_fail (author != NULL, NULL);

  return revert (self, review_id, author, FALSE, error);
}

/**
 * tj_store_redo:
 * @author: who redoes
 *
 * Returns: (transfer full) (nullable): the reversal, to be applied as name and after; %NULL
 *   without error where there is nothing to redo
 */
TjJournalEntry *
tj_store_redo (TjStore     *self,
               gint64       review_id,
               const char  *author,
               GError     **error)
{
  g_return_val_if_fail (TJ_IS_STORE (self), NULL);
  g_return_val_if_fail (author != NULL, NULL);

  return revert (self, review_id, author, TRUE, error);
}

/**
 * tj_store_undo_step:
 * @author: who undoes
 *
 * Undoes what tj_store_peek_undo() names and everything of the same step, in one transaction.
 *
 * Returns: (transfer full) (nullable) (element-type TjJournalEntry): the reversals, to be applied
 *   in this order as name and after; empty where there is nothing to undo; %NULL with an error
 *   where nothing was undone
 */
GPtrArray *
tj_store_undo_step (TjStore     *self,
                    gint64       review_id,
                    const char  *author,
                    GError     **error)
{
  g_return_val_if_fail (TJ_IS_STORE (self), NULL);
  g_return_val_if_fail (author != NULL, NULL);

  return revert_step (self, review_id, author, FALSE, error);
}

/**
 * tj_store_redo_step:
 * @author: who redoes
 *
 * Redoes what tj_store_peek_redo() names and everything of the same step, in one transaction.
 *
 * Returns: (transfer full) (nullable) (element-type TjJournalEntry): as tj_store_undo_step()
 */
GPtrArray *
tj_store_redo_step (TjStore     *self,
                    gint64       review_id,
                    const char  *author,
                    GError     **error)
{
  g_return_val_if_fail (TJ_IS_STORE (self), NULL);
  g_return_val_if_fail (author != NULL, NULL);

  return revert_step (self, review_id, author, TRUE, error);
}

/**
 * tj_store_list_journal:
 *
 * Returns: (transfer full) (element-type TjJournalEntry) (nullable): oldest first
 */
GPtrArray *
tj_store_list_journal (TjStore  *self,
                       gint64    review_id,
                       GError  **error)
{
  g_autoptr(TjReviewRow) row = NULL;

  g_return_val_if_fail (TJ_IS_STORE (self), NULL);

  if ((row = tj_review_table_get (tj_store_get_database (self), review_id, error)) == NULL)
    return NULL;

  return tj_journal_table_list (tj_store_get_database (self), review_id, error);
}
