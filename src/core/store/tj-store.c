/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/store/tj-store-private.h"

#include <glib/gi18n-lib.h>

#include "core/store/tj-edit-log.h"
#include "core/store/tj-journal-table.h"
#include "core/store/tj-review-table.h"
#include "core/store/tj-round-table.h"
#include "core/store/tj-schema.h"
#include "core/store/tj-value-table.h"

/* The work that must not be lost. One edit is one transaction that is on disk when the call
 * returns, so a crash or a power cut costs at most what was being typed. Several processes may
 * have the same file open. */

struct _TjStore
{
  GObject parent_instance;

  TjDatabase *database;
};

G_DEFINE_QUARK (tj-store-error-quark, tj_store_error)

G_DEFINE_FINAL_TYPE (TjStore, tj_store, G_TYPE_OBJECT)

static void
tj_store_finalize (GObject *object)
{
  TjStore *self = TJ_STORE (object);

  if (self->database != NULL)
    tj_database_close (self->database, NULL);
  g_clear_pointer (&self->database, tj_database_free);

  G_OBJECT_CLASS (tj_store_parent_class)->finalize (object);
}

static void
tj_store_class_init (TjStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tj_store_finalize;
}

static void
tj_store_init (TjStore *self)
{
}

static TjDatabase *
open_database (const char  *path,
               GError     **error)
{
  g_autoptr(TjDatabase) database = NULL;

  database = tj_database_open (path, tj_schema_get_version (), error);
  if (database == NULL ||
      !tj_schema_prepare (database, error) ||
      !tj_database_use_wal (database, error))
    return NULL;

  return g_steal_pointer (&database);
}

/**
 * tj_store_open:
 * @file: a local file; made, readable for its owner only, where it does not exist
 *
 * Returns: (transfer full) (nullable): the store, or %NULL with %TJ_STORE_ERROR_OPEN or, where
 *   @file belongs to another program or a newer version and was left untouched,
 *   %TJ_STORE_ERROR_FOREIGN
 */
TjStore *
tj_store_open (GFile   *file,
               GError **error)
{
  g_autoptr(TjDatabase) database = NULL;
  g_autoptr(GError) problem = NULL;
  g_autofree char *path = NULL;
  TjStore *self = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  if ((path = g_file_get_path (file)) == NULL)
    {
      g_autofree char *uri = g_file_get_uri (file);

      g_set_error (error, TJ_STORE_ERROR, TJ_STORE_ERROR_OPEN,
                   _("“%s” is not on a local disk. Choose a local folder."), uri);
      return NULL;
    }

  if ((database = open_database (path, &problem)) == NULL)
    {
      /* Nothing was being edited yet. */
      if (g_error_matches (problem, TJ_STORE_ERROR, TJ_STORE_ERROR_WRITE))
        problem->code = TJ_STORE_ERROR_OPEN;
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }

  self = g_object_new (TJ_TYPE_STORE, NULL);
  self->database = g_steal_pointer (&database);

  return self;
}

/**
 * tj_store_close:
 *
 * Leaves the whole store in its one file. Everything else fails afterwards.
 *
 * Returns: whether the store is closed
 */
gboolean
tj_store_close (TjStore  *self,
                GError  **error)
{
  g_return_val_if_fail (TJ_IS_STORE (self), FALSE);

  return tj_database_close (self->database, error);
}

TjDatabase *
tj_store_get_database (TjStore *self)
{
  return self->database;
}

/**
 * tj_store_remember_round:
 * @title: what the user calls it
 * @uri: where it is; a round of the same place is the same
 * @round_id: (out) (optional): the row
 *
 * Returns: whether it is on disk
 */
gboolean
tj_store_remember_round (TjStore     *self,
                         const char  *title,
                         const char  *uri,
                         gint64      *round_id,
                         GError     **error)
{
  g_return_val_if_fail (TJ_IS_STORE (self), FALSE);
  g_return_val_if_fail (title != NULL && uri != NULL, FALSE);

  return tj_round_table_remember (self->database, title, uri, round_id, error);
}

/**
 * tj_store_list_rounds:
 *
 * Returns: (transfer full) (element-type TjRoundRecord) (nullable): last opened first
 */
GPtrArray *
tj_store_list_rounds (TjStore  *self,
                      GError  **error)
{
  g_return_val_if_fail (TJ_IS_STORE (self), NULL);

  return tj_round_table_list (self->database, error);
}

/**
 * tj_store_open_review:
 * @package_sha256: the package's manifest digest
 * @package_name: what to call the package
 * @reviewer: who judges
 * @review_id: (out): the draft; where all are signed, the newest signed one
 *
 * Returns: whether there is such a review now
 */
gboolean
tj_store_open_review (TjStore     *self,
                      const char  *package_sha256,
                      const char  *package_name,
                      const char  *reviewer,
                      gint64      *review_id,
                      GError     **error)
{
  g_auto(TjTransaction) transaction = TJ_TRANSACTION_INIT;
  g_autoptr(TjReviewRow) row = NULL;
  gint64 found = 0;

  g_return_val_if_fail (TJ_IS_STORE (self), FALSE);
  g_return_val_if_fail (package_sha256 != NULL && package_name != NULL, FALSE);
  g_return_val_if_fail (reviewer != NULL && review_id != NULL, FALSE);

  if (!tj_transaction_begin (&transaction, self->database, error) ||
      !tj_review_table_find (self->database, package_sha256, reviewer, &found, error))
    return FALSE;

  if (found == 0)
    {
      row = g_new0 (TjReviewRow, 1);
      row->package_sha256 = g_strdup (package_sha256);
      row->package_name = g_strdup (package_name);
      row->reviewer = g_strdup (reviewer);
      if (!tj_review_table_add (self->database, row, error))
        return FALSE;
      found = row->id;
    }

  if (!tj_transaction_commit (&transaction, error))
    return FALSE;

  *review_id = found;

  return TRUE;
}

/* A sheet is replaced by one other at most, so a correction that was signed is what the next
 * correction has to correct. */
static gboolean
find_correction (TjStore      *self,
                 TjReviewRow  *signed_row,
                 gint64       *found,
                 GError      **error)
{
  g_autoptr(TjReviewRow) correction = NULL;

  if (!tj_review_table_find_correction (self->database, signed_row->id, found, error))
    return FALSE;

  if (*found == 0)
    return TRUE;

  if ((correction = tj_review_table_get (self->database, *found, error)) == NULL)
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

static gboolean
add_correction (TjStore      *self,
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

  if (!tj_review_table_add (self->database, row, error) ||
      !tj_edit_log_copy (self->database, signed_row->id, row, row->reviewer, error))
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
  gint64 found = 0;

  g_return_val_if_fail (TJ_IS_STORE (self), FALSE);
  g_return_val_if_fail (new_review_id != NULL, FALSE);

  if (!tj_transaction_begin (&transaction, self->database, error) ||
      (row = tj_review_table_get (self->database, review_id, error)) == NULL)
    return FALSE;

  if (row->sheet_id == NULL)
    {
      g_set_error (error, TJ_STORE_ERROR, TJ_STORE_ERROR_MISSING,
                   _("The review of “%s” is not signed, so there is nothing to correct. "
                     "Change the review itself."), row->package_name);
      return FALSE;
    }

  if (!find_correction (self, row, &found, error) ||
      (found == 0 && !add_correction (self, row, &found, error)) ||
      !tj_transaction_commit (&transaction, error))
    return FALSE;

  *new_review_id = found;

  return TRUE;
}

static gboolean
set_all (TjReview    *review,
         GHashTable  *values,
         GError     **error)
{
  GHashTableIter iter;
  gpointer name;
  gpointer value;

  g_hash_table_iter_init (&iter, values);
  while (g_hash_table_iter_next (&iter, &name, &value))
    {
      if (!tj_review_set (review, name, value, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * tj_store_load_review:
 * @review: gets the stored values and loses all others; unchanged on failure
 *
 * Returns: whether the values could be read and fit @review's rubric
 */
gboolean
tj_store_load_review (TjStore   *self,
                      gint64     review_id,
                      TjReview  *review,
                      GError   **error)
{
  g_autoptr(TjReviewRow) row = NULL;
  g_autoptr(GHashTable) values = NULL;
  g_autoptr(GPtrArray) names = NULL;
  g_autoptr(TjReview) trial = NULL;

  g_return_val_if_fail (TJ_IS_STORE (self), FALSE);
  g_return_val_if_fail (TJ_IS_REVIEW (review), FALSE);

  if ((row = tj_review_table_get (self->database, review_id, error)) == NULL ||
      (values = tj_value_table_list (self->database, review_id, error)) == NULL)
    return FALSE;

  /* Values that do not fit must not leave half a review behind. */
  trial = tj_review_new (tj_review_get_rubric (review));
  if (!set_all (trial, values, error))
    {
      g_prefix_error (error, _("The stored review of “%s” does not fit the rubric. "),
                      row->package_name);
      return FALSE;
    }

  names = tj_review_list_names (review);
  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);

      if (!g_hash_table_contains (values, name) && !tj_review_set (review, name, NULL, error))
        return FALSE;
    }

  return set_all (review, values, error);
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

  if (!tj_review_check_value (name, value, error))
    return FALSE;

  if (value != NULL && *value == '\0')
    value = NULL;

  return tj_transaction_begin (&transaction, self->database, error) &&
         (row = tj_edit_log_get_draft (self->database, review_id, error)) != NULL &&
         tj_edit_log_record (self->database, row, author, name, value, error) &&
         tj_transaction_commit (&transaction, error);
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

  row = tj_review_table_get (self->database, review_id, error);
  if (row == NULL || row->sheet_id != NULL || row->undo_top == 0)
    return NULL;

  return tj_journal_table_get (self->database, row->undo_top, NULL, error);
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

  row = tj_review_table_get (self->database, review_id, error);
  if (row == NULL || row->sheet_id != NULL || row->redo_top == 0)
    return NULL;

  return tj_journal_table_get (self->database, row->redo_top, NULL, error);
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
  g_auto(TjTransaction) transaction = TJ_TRANSACTION_INIT;
  g_autoptr(TjReviewRow) row = NULL;
  g_autoptr(TjJournalEntry) entry = NULL;

  g_return_val_if_fail (TJ_IS_STORE (self), NULL);
  g_return_val_if_fail (author != NULL, NULL);

  if (!tj_transaction_begin (&transaction, self->database, error) ||
      (row = tj_edit_log_get_draft (self->database, review_id, error)) == NULL ||
      row->undo_top == 0 ||
      (entry = tj_edit_log_undo (self->database, row, author, error)) == NULL ||
      !tj_transaction_commit (&transaction, error))
    return NULL;

  return g_steal_pointer (&entry);
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
  g_auto(TjTransaction) transaction = TJ_TRANSACTION_INIT;
  g_autoptr(TjReviewRow) row = NULL;
  g_autoptr(TjJournalEntry) entry = NULL;

  g_return_val_if_fail (TJ_IS_STORE (self), NULL);
  g_return_val_if_fail (author != NULL, NULL);

  if (!tj_transaction_begin (&transaction, self->database, error) ||
      (row = tj_edit_log_get_draft (self->database, review_id, error)) == NULL ||
      row->redo_top == 0 ||
      (entry = tj_edit_log_redo (self->database, row, author, error)) == NULL ||
      !tj_transaction_commit (&transaction, error))
    return NULL;

  return g_steal_pointer (&entry);
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

  if ((row = tj_review_table_get (self->database, review_id, error)) == NULL)
    return NULL;

  return tj_journal_table_list (self->database, review_id, error);
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

  g_return_val_if_fail (TJ_IS_STORE (self), FALSE);
  g_return_val_if_fail (sheet_id != NULL && *sheet_id != '\0', FALSE);
  g_return_val_if_fail (sheet != NULL, FALSE);

  return tj_transaction_begin (&transaction, self->database, error) &&
         (row = tj_edit_log_get_draft (self->database, review_id, error)) != NULL &&
         tj_review_table_set_sheet (self->database, review_id, sheet_id, sheet, error) &&
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
  GBytes *sheet = NULL;

  g_return_val_if_fail (TJ_IS_STORE (self), NULL);

  if (sheet_id != NULL)
    *sheet_id = NULL;

  row = tj_review_table_get (self->database, review_id, error);
  if (row == NULL || row->sheet_id == NULL ||
      !tj_review_table_get_sheet (self->database, review_id, &sheet, error))
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

  row = tj_review_table_get (self->database, review_id, error);

  return row != NULL ? g_steal_pointer (&row->replaces) : NULL;
}
