/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/store/tj-store-private.h"

#include <glib/gi18n-lib.h>

#include "core/store/tj-edit-log.h"
#include "core/store/tj-statement.h"

/* Rubrics are kept as they are, under their digest: those that the user added, and that of each
 * review from its first edit on, so that neither another choice nor a file that is gone changes
 * what scores mean. */

static gboolean
keep_content (TjDatabase  *database,
              TjRubric    *rubric,
              GError     **error)
{
  g_autoptr(TjStatement) statement = NULL;

  statement = tj_statement_new (database,
                                "INSERT OR IGNORE INTO rubric (sha256, content) VALUES (?1, ?2)",
                                error);
  if (statement == NULL)
    return FALSE;

  tj_statement_bind_text (statement, 1, tj_rubric_get_sha256 (rubric));
  tj_statement_bind_bytes (statement, 2, tj_rubric_get_content (rubric));

  return tj_statement_run (statement, error);
}

static gboolean
name_rubric (TjDatabase  *database,
             gint64       review_id,
             TjRubric    *rubric,
             GError     **error)
{
  g_autoptr(TjStatement) statement = NULL;

  statement = tj_statement_new (database, "UPDATE review SET rubric = ?2 WHERE id = ?1", error);
  if (statement == NULL)
    return FALSE;

  tj_statement_bind_int (statement, 1, review_id);
  tj_statement_bind_text (statement, 2, tj_rubric_get_sha256 (rubric));

  return tj_statement_run (statement, error);
}

static TjRubric *
read_rubric (TjStatement  *statement,
             GError      **error)
{
  g_autoptr(GBytes) content = tj_statement_dup_bytes (statement, 0);

  /* Translators: what a rubric is called in messages whose file is not at hand */
  return tj_rubric_new_from_bytes (content, _("kept with the reviews"), error);
}

/**
 * tj_store_add_rubric:
 *
 * Returns: whether the store has @rubric now; %TJ_STORE_ERROR_WRITE otherwise
 */
gboolean
tj_store_add_rubric (TjStore   *self,
                     TjRubric  *rubric,
                     GError   **error)
{
  g_return_val_if_fail (TJ_IS_STORE (self), FALSE);
  g_return_val_if_fail (TJ_IS_RUBRIC (rubric), FALSE);

  return keep_content (tj_store_get_database (self), rubric, error);
}

/**
 * tj_store_drop_rubric:
 * @sha256: of a rubric
 *
 * A rubric that a review was begun with stays.
 *
 * Returns: whether the store could be asked; %TJ_STORE_ERROR_WRITE otherwise
 */
gboolean
tj_store_drop_rubric (TjStore     *self,
                      const char  *sha256,
                      GError     **error)
{
  g_autoptr(TjStatement) statement = NULL;

  g_return_val_if_fail (TJ_IS_STORE (self), FALSE);
  g_return_val_if_fail (sha256 != NULL, FALSE);

  statement = tj_statement_new (tj_store_get_database (self),
                                "DELETE FROM rubric WHERE sha256 = ?1 AND NOT EXISTS "
                                "(SELECT 1 FROM review WHERE review.rubric = ?1)", error);
  if (statement == NULL)
    return FALSE;

  tj_statement_bind_text (statement, 1, sha256);

  return tj_statement_run (statement, error);
}

/**
 * tj_store_list_rubrics:
 *
 * Returns: (transfer full) (nullable) (element-type TjRubric): all that are kept, in the order in
 *   which they came
 */
GPtrArray *
tj_store_list_rubrics (TjStore  *self,
                       GError  **error)
{
  g_autoptr(GPtrArray) rubrics = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(TjStatement) statement = NULL;
  TjStep step;

  g_return_val_if_fail (TJ_IS_STORE (self), NULL);

  statement = tj_statement_new (tj_store_get_database (self),
                                "SELECT content FROM rubric ORDER BY rowid", error);
  if (statement == NULL)
    return NULL;

  while ((step = tj_statement_step (statement, error)) == TJ_STEP_ROW)
    {
      TjRubric *rubric = read_rubric (statement, error);

      if (rubric == NULL)
        return NULL;
      g_ptr_array_add (rubrics, rubric);
    }

  return step == TJ_STEP_DONE ? g_steal_pointer (&rubrics) : NULL;
}

/**
 * tj_store_load_rubric:
 * @sha256: of a rubric
 *
 * Returns: (transfer full) (nullable): the rubric; %NULL without error where it is not kept
 */
TjRubric *
tj_store_load_rubric (TjStore     *self,
                      const char  *sha256,
                      GError     **error)
{
  g_autoptr(TjStatement) statement = NULL;

  g_return_val_if_fail (TJ_IS_STORE (self), NULL);
  g_return_val_if_fail (sha256 != NULL, NULL);

  statement = tj_statement_new (tj_store_get_database (self),
                                "SELECT content FROM rubric WHERE sha256 = ?1", error);
  if (statement == NULL)
    return NULL;

  tj_statement_bind_text (statement, 1, sha256);

  return tj_statement_step (statement, error) == TJ_STEP_ROW ? read_rubric (statement, error)
                                                             : NULL;
}

/**
 * tj_store_keep_rubric:
 * @review_id: a draft
 * @rubric: what it answers
 *
 * Returns: whether the review names @rubric now and the store has its content; if not,
 *   %TJ_STORE_ERROR_LOCKED, %TJ_STORE_ERROR_MISSING or %TJ_STORE_ERROR_WRITE
 */
gboolean
tj_store_keep_rubric (TjStore   *self,
                      gint64     review_id,
                      TjRubric  *rubric,
                      GError   **error)
{
  g_auto(TjTransaction) transaction = TJ_TRANSACTION_INIT;
  TjDatabase *database = NULL;
  g_autoptr(TjReviewRow) row = NULL;

  g_return_val_if_fail (TJ_IS_STORE (self), FALSE);
  g_return_val_if_fail (TJ_IS_RUBRIC (rubric), FALSE);

  database = tj_store_get_database (self);

  return tj_transaction_begin (&transaction, database, error) &&
         (row = tj_edit_log_get_draft (database, review_id, error)) != NULL &&
         keep_content (database, rubric, error) &&
         name_rubric (database, review_id, rubric, error) &&
         tj_transaction_commit (&transaction, error);
}

/**
 * tj_store_find_rubric:
 * @review_id: a review, signed or not
 * @sha256: (out) (transfer full) (nullable): the rubric that the review was begun with; %NULL
 *   before its first edit, and of reviews that a program without a choice of rubrics began
 * @begun: (out): whether anything was ever entered
 *
 * Returns: whether it could be read
 */
gboolean
tj_store_find_rubric (TjStore   *self,
                      gint64     review_id,
                      char     **sha256,
                      gboolean  *begun,
                      GError   **error)
{
  g_autoptr(TjStatement) statement = NULL;
  TjStep step;

  g_return_val_if_fail (TJ_IS_STORE (self), FALSE);
  g_return_val_if_fail (sha256 != NULL && begun != NULL, FALSE);

  *sha256 = NULL;
  *begun = FALSE;
  statement = tj_statement_new (tj_store_get_database (self),
                                "SELECT rubric, "
                                "EXISTS (SELECT 1 FROM journal WHERE journal.review = review.id) "
                                "FROM review WHERE id = ?1", error);
  if (statement == NULL)
    return FALSE;

  tj_statement_bind_int (statement, 1, review_id);
  step = tj_statement_step (statement, error);
  if (step == TJ_STEP_ROW)
    {
      *sha256 = g_strdup (tj_statement_get_text (statement, 0));
      *begun = tj_statement_get_int (statement, 1) != 0;
    }

  return step != TJ_STEP_ERROR;
}
