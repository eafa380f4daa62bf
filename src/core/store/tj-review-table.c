/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/store/tj-review-table.h"

#include <glib/gi18n-lib.h>

#include "core/store/tj-statement.h"
#include "core/store/tj-store.h"

void
tj_review_row_free (TjReviewRow *self)
{
  g_free (self->package_sha256);
  g_free (self->package_name);
  g_free (self->reviewer);
  g_free (self->replaces);
  g_free (self->sheet_id);
  g_free (self);
}

static void
set_missing (TjDatabase  *database,
             GError     **error)
{
  g_set_error (error, TJ_STORE_ERROR, TJ_STORE_ERROR_MISSING,
               _("The review is not in “%s”. Open its package again."),
               tj_database_get_path (database));
}

/**
 * tj_review_table_get:
 *
 * Returns: (transfer full) (nullable): the row, or %NULL with %TJ_STORE_ERROR_MISSING where
 *   there is none
 */
TjReviewRow *
tj_review_table_get (TjDatabase  *database,
                     gint64       id,
                     GError     **error)
{
  g_autoptr(TjStatement) statement = NULL;
  TjReviewRow *row = NULL;
  TjStep step;

  statement = tj_statement_new (database,
                                "SELECT package_sha256, package_name, reviewer, corrects, "
                                "replaces, undo_top, redo_top, sheet_id "
                                "FROM review WHERE id = ?1", error);
  if (statement == NULL)
    return NULL;

  tj_statement_bind_int (statement, 1, id);
  step = tj_statement_step (statement, error);

  if (step == TJ_STEP_DONE)
    set_missing (database, error);

  if (step != TJ_STEP_ROW)
    return NULL;

  row = g_new0 (TjReviewRow, 1);
  row->id = id;
  row->package_sha256 = g_strdup (tj_statement_get_text (statement, 0));
  row->package_name = g_strdup (tj_statement_get_text (statement, 1));
  row->reviewer = g_strdup (tj_statement_get_text (statement, 2));
  row->corrects = tj_statement_get_int (statement, 3);
  row->replaces = g_strdup (tj_statement_get_text (statement, 4));
  row->undo_top = tj_statement_get_int (statement, 5);
  row->redo_top = tj_statement_get_int (statement, 6);
  row->sheet_id = g_strdup (tj_statement_get_text (statement, 7));

  return row;
}

/* The number in the first column of the first row; 0 where there is no row. */
static gboolean
read_id (TjStatement  *statement,
         gint64       *id,
         GError      **error)
{
  TjStep step = tj_statement_step (statement, error);

  *id = step == TJ_STEP_ROW ? tj_statement_get_int (statement, 0) : 0;

  return step != TJ_STEP_ERROR;
}

/**
 * tj_review_table_find:
 * @id: (out): the draft, or else the newest signed review; 0 where there is none
 *
 * Returns: whether it could be asked
 */
gboolean
tj_review_table_find (TjDatabase  *database,
                      const char  *package_sha256,
                      const char  *reviewer,
                      gint64      *id,
                      GError     **error)
{
  g_autoptr(TjStatement) statement = NULL;

  statement = tj_statement_new (database,
                                "SELECT id FROM review "
                                "WHERE package_sha256 = ?1 AND reviewer = ?2 "
                                "ORDER BY sheet_id IS NULL DESC, id DESC LIMIT 1", error);
  if (statement == NULL)
    return FALSE;

  tj_statement_bind_text (statement, 1, package_sha256);
  tj_statement_bind_text (statement, 2, reviewer);

  return read_id (statement, id, error);
}

/**
 * tj_review_table_find_correction:
 * @id: (out): the review that corrects @corrects; 0 where there is none
 *
 * Returns: whether it could be asked
 */
gboolean
tj_review_table_find_correction (TjDatabase  *database,
                                 gint64       corrects,
                                 gint64      *id,
                                 GError     **error)
{
  g_autoptr(TjStatement) statement = NULL;

  statement = tj_statement_new (database, "SELECT id FROM review WHERE corrects = ?1", error);
  if (statement == NULL)
    return FALSE;

  tj_statement_bind_int (statement, 1, corrects);

  return read_id (statement, id, error);
}

/**
 * tj_review_table_add:
 * @row: a review without sheet and edits; gets its id
 *
 * Returns: whether it was written
 */
gboolean
tj_review_table_add (TjDatabase   *database,
                     TjReviewRow  *row,
                     GError      **error)
{
  g_autoptr(TjStatement) statement = NULL;

  statement = tj_statement_new (database,
                                "INSERT INTO review (package_sha256, package_name, reviewer, "
                                "created, corrects, replaces) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                                error);
  if (statement == NULL)
    return FALSE;

  tj_statement_bind_text (statement, 1, row->package_sha256);
  tj_statement_bind_text (statement, 2, row->package_name);
  tj_statement_bind_text (statement, 3, row->reviewer);
  tj_statement_bind_int (statement, 4, g_get_real_time ());
  tj_statement_bind_id (statement, 5, row->corrects);
  tj_statement_bind_text (statement, 6, row->replaces);

  if (!tj_statement_run (statement, error))
    return FALSE;

  row->id = sqlite3_last_insert_rowid (tj_database_get_handle (database));

  return TRUE;
}

/**
 * tj_review_table_set_tops:
 * @row: whose undo_top and redo_top are written
 *
 * Returns: whether they were written
 */
gboolean
tj_review_table_set_tops (TjDatabase   *database,
                          TjReviewRow  *row,
                          GError      **error)
{
  g_autoptr(TjStatement) statement = NULL;

  statement = tj_statement_new (database,
                                "UPDATE review SET undo_top = ?2, redo_top = ?3 WHERE id = ?1",
                                error);
  if (statement == NULL)
    return FALSE;

  tj_statement_bind_int (statement, 1, row->id);
  tj_statement_bind_id (statement, 2, row->undo_top);
  tj_statement_bind_id (statement, 3, row->redo_top);

  return tj_statement_run (statement, error);
}

/**
 * tj_review_table_set_sheet:
 *
 * Returns: whether the review is signed now
 */
gboolean
tj_review_table_set_sheet (TjDatabase  *database,
                           gint64       id,
                           const char  *sheet_id,
                           GBytes      *sheet,
                           GError     **error)
{
  g_autoptr(TjStatement) statement = NULL;

  statement = tj_statement_new (database,
                                "UPDATE review SET sheet_id = ?2, sheet = ?3, signed = ?4 "
                                "WHERE id = ?1", error);
  if (statement == NULL)
    return FALSE;

  tj_statement_bind_int (statement, 1, id);
  tj_statement_bind_text (statement, 2, sheet_id);
  tj_statement_bind_bytes (statement, 3, sheet);
  tj_statement_bind_int (statement, 4, g_get_real_time ());

  return tj_statement_run (statement, error);
}

/**
 * tj_review_table_get_sheet:
 * @sheet: (out) (transfer full): the bytes of the sheet
 *
 * Returns: whether a signed review of that id could be read
 */
gboolean
tj_review_table_get_sheet (TjDatabase  *database,
                           gint64       id,
                           GBytes     **sheet,
                           GError     **error)
{
  g_autoptr(TjStatement) statement = NULL;
  TjStep step;

  statement = tj_statement_new (database,
                                "SELECT sheet FROM review WHERE id = ?1 AND sheet IS NOT NULL",
                                error);
  if (statement == NULL)
    return FALSE;

  tj_statement_bind_int (statement, 1, id);
  step = tj_statement_step (statement, error);

  if (step == TJ_STEP_DONE)
    set_missing (database, error);

  if (step != TJ_STEP_ROW)
    return FALSE;

  *sheet = tj_statement_dup_bytes (statement, 0);

  return TRUE;
}
