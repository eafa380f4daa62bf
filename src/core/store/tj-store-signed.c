/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/store/tj-store-private.h"

#include <glib/gi18n-lib.h>

#include "core/store/tj-edit-log.h"
#include "core/store/tj-review-table.h"
#include "core/store/tj-statement.h"

/* Signed reviews: what locks one, what is kept of its sheet, and how a new review corrects it
 * while the signed one stays as it is. */

/* A sheet is replaced by one other at most, so a correction that was signed is what the next
 * correction has to correct. */
static gboolean
find_correction (TjDatabase   *database,
                 TjReviewRow  *signed_row,
                 gint64       *found,
                 GError      **error)
{
  g_autoptr(TjReviewRow) correction = NULL;

  if (!tj_review_table_find_correction (database, signed_row->id, found, error))
    return FALSE;

  if (*found == 0)
    return TRUE;

  if ((correction = tj_review_table_get (database, *found, error)) == NULL)
    return FALSE;

  if (correction->sheet_id != NULL)
    {
      g_set_error (error, TJ_STORE_ERROR, TJ_STORE_ERROR_LOCKED,
                   _("The review of “%s” was already corrected by a newer sheet. Correct that "
                     "one."), signed_row->package_name);
      return FALSE;
    }

  return TRUE;
}

/* A correction answers what the signed review answered. */
static gboolean
copy_rubric (TjDatabase  *database,
             gint64       from,
             gint64       to,
             GError     **error)
{
  g_autoptr(TjStatement) statement = NULL;

  statement = tj_statement_new (database,
                                "UPDATE review SET rubric = (SELECT rubric FROM review "
                                "WHERE id = ?1) WHERE id = ?2", error);
  if (statement == NULL)
    return FALSE;

  tj_statement_bind_int (statement, 1, from);
  tj_statement_bind_int (statement, 2, to);

  return tj_statement_run (statement, error);
}

static gboolean
add_correction (TjDatabase   *database,
                TjReviewRow  *signed_row,
                gint64       *added,
                GError      **error)
{
  g_autoptr(TjReviewRow) row = g_new0 (TjReviewRow, 1);

  row->package_sha256 = g_strdup (signed_row->package_sha256);
  row->package_name = g_strdup (signed_row->package_name);
  row->reviewer = g_strdup (signed_row->reviewer);
  row->corrects = signed_row->id;
  row->replaces = g_strdup (signed_row->sheet_id);

  if (!tj_review_table_add (database, row, error) ||
      !copy_rubric (database, signed_row->id, row->id, error) ||
      !tj_edit_log_copy (database, signed_row->id, row, row->reviewer, error))
    return FALSE;

  *added = row->id;

  return TRUE;
}

/**
 * tj_store_begin_correction:
 * @review_id: a signed review
 * @new_review_id: (out): a draft with the same values; the one begun before where there is one
 *
 * Returns: whether there is a correction now; if not, %TJ_STORE_ERROR_MISSING where nothing
 *   signed is there to correct, %TJ_STORE_ERROR_LOCKED where a signed correction is
 */
gboolean
tj_store_begin_correction (TjStore  *self,
                           gint64    review_id,
                           gint64   *new_review_id,
                           GError  **error)
{
  g_auto(TjTransaction) transaction = TJ_TRANSACTION_INIT;
  g_autoptr(TjReviewRow) row = NULL;
  TjDatabase *database = NULL;
  gint64 found = 0;

  g_return_val_if_fail (TJ_IS_STORE (self), FALSE);
  g_return_val_if_fail (new_review_id != NULL, FALSE);

  database = tj_store_get_database (self);
  if (!tj_transaction_begin (&transaction, database, error) ||
      (row = tj_review_table_get (database, review_id, error)) == NULL)
    return FALSE;

  if (row->sheet_id == NULL)
    {
      g_set_error (error, TJ_STORE_ERROR, TJ_STORE_ERROR_MISSING,
                   _("The review of “%s” is not signed, so there is nothing to correct. "
                     "Change the review itself."), row->package_name);
      return FALSE;
    }

  if (!find_correction (database, row, &found, error) ||
      (found == 0 && !add_correction (database, row, &found, error)) ||
      !tj_transaction_commit (&transaction, error))
    return FALSE;

  *new_review_id = found;

  return TRUE;
}

/**
 * tj_store_lock_review:
 * @sheet_id: the sheet's id; no other review has it
 * @sheet: the signed sheet
 *
 * Returns: whether the review is signed now and @sheet is on disk; if not, and it was signed
 *   before, %TJ_STORE_ERROR_LOCKED
 */
gboolean
tj_store_lock_review (TjStore     *self,
                      gint64       review_id,
                      const char  *sheet_id,
                      GBytes      *sheet,
                      GError     **error)
{
  g_auto(TjTransaction) transaction = TJ_TRANSACTION_INIT;
  g_autoptr(TjReviewRow) row = NULL;
  TjDatabase *database = NULL;

  g_return_val_if_fail (TJ_IS_STORE (self), FALSE);
  g_return_val_if_fail (sheet_id != NULL && *sheet_id != '\0', FALSE);
  g_return_val_if_fail (sheet != NULL, FALSE);

  database = tj_store_get_database (self);

  return tj_transaction_begin (&transaction, database, error) &&
         (row = tj_edit_log_get_draft (database, review_id, error)) != NULL &&
         tj_review_table_set_sheet (database, review_id, sheet_id, sheet, error) &&
         tj_transaction_commit (&transaction, error);
}

/**
 * tj_store_get_sheet:
 * @sheet_id: (out) (optional) (nullable) (transfer full): the sheet's id
 *
 * Returns: (transfer full) (nullable): the signed sheet as it was kept; %NULL without error
 *   where the review is not signed
 */
GBytes *
tj_store_get_sheet (TjStore  *self,
                    gint64    review_id,
                    char    **sheet_id,
                    GError  **error)
{
  g_autoptr(TjReviewRow) row = NULL;
  TjDatabase *database = NULL;
  GBytes *sheet = NULL;

  g_return_val_if_fail (TJ_IS_STORE (self), NULL);

  database = tj_store_get_database (self);
  if (sheet_id != NULL)
    *sheet_id = NULL;

  row = tj_review_table_get (database, review_id, error);
  if (row == NULL || row->sheet_id == NULL ||
      !tj_review_table_get_sheet (database, review_id, &sheet, error))
    return NULL;

  if (sheet_id != NULL)
    *sheet_id = g_steal_pointer (&row->sheet_id);

  return sheet;
}

/**
 * tj_store_get_replaces:
 *
 * Returns: (transfer full) (nullable): the id of the sheet that this review's own will
 *   replace; %NULL without error where it corrects none
 */
char *
tj_store_get_replaces (TjStore  *self,
                       gint64    review_id,
                       GError  **error)
{
  g_autoptr(TjReviewRow) row = NULL;

  g_return_val_if_fail (TJ_IS_STORE (self), NULL);

  row = tj_review_table_get (tj_store_get_database (self), review_id, error);

  return row != NULL ? g_steal_pointer (&row->replaces) : NULL;
}
