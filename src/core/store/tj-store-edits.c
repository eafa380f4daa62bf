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

  g_return_val_if_fail (TJ_IS_STORE (self), FALSE);
  g_return_val_if_fail (author != NULL, FALSE);
  g_return_val_if_fail (name != NULL, FALSE);

  if (!check_value (name, value, error))
    return FALSE;

  if (value != NULL && *value == '\0')
    value = NULL;

  return tj_transaction_begin (&transaction, tj_store_get_database (self), error) &&
         (row = tj_edit_log_get_draft (tj_store_get_database (self), review_id, error)) != NULL &&
         tj_edit_log_record (tj_store_get_database (self), row, author, name, value, error) &&
         tj_transaction_commit (&transaction, error);
}

/**
 * tj_store_record_all:
 * @author: who makes the edits
 * @names: (array zero-terminated=1): names as #TjReview has them
 * @values: as many values; %NULL clears
 *
 * Several edits in one transaction; each can be undone by itself.
 *
 * Returns: whether all of them are on disk; if not, none is
 */
gboolean
tj_store_record_all (TjStore             *self,
                     gint64               review_id,
                     const char          *author,
                     const char * const  *names,
                     const char * const  *values,
                     GError             **error)
{
  g_auto(TjTransaction) transaction = TJ_TRANSACTION_INIT;
  TjDatabase *database = tj_store_get_database (self);
  g_autoptr(TjReviewRow) row = NULL;

  g_return_val_if_fail (author != NULL, FALSE);

  if (!tj_transaction_begin (&transaction, database, error) ||
      (row = tj_edit_log_get_draft (database, review_id, error)) == NULL)
    return FALSE;

  for (guint i = 0; names[i] != NULL; i++)
    {
      if (!check_value (names[i], values[i], error) ||
          !tj_edit_log_record (database, row, author, names[i], values[i], error))
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

typedef TjJournalEntry *(*RevertFunc) (TjDatabase   *database,
                                       TjReviewRow  *row,
                                       const char   *author,
                                       GError      **error);

/* One step back or forth, whole or not at all. */
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
  RevertFunc func = forth ? tj_edit_log_redo : tj_edit_log_undo;

  if (!tj_transaction_begin (&transaction, database, error) ||
      (row = tj_edit_log_get_draft (database, review_id, error)) == NULL ||
      (forth ? row->redo_top : row->undo_top) == 0 ||
      (entry = func (database, row, author, error)) == NULL ||
      !tj_transaction_commit (&transaction, error))
    return NULL;

  return g_steal_pointer (&entry);
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
