/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/store/tj-store-handed.h"

#include "core/store/tj-statement.h"
#include "core/store/tj-store-private.h"

/* What was handed in to a panel, byte for byte. See data/schema/store-5.sql for what is kept. */

/**
 * tj_kept_file_new:
 * @file: handed in now, not read yet
 * @author: who takes it in
 *
 * Returns: (transfer full): a file that is not kept yet
 */
TjKeptFile *
tj_kept_file_new (GFile      *file,
                  const char *author)
{
  TjKeptFile *self = g_new0 (TjKeptFile, 1);
  g_autofree char *name = g_file_get_basename (file);

  self->name = g_filename_display_name (name);
  self->uri = g_file_get_uri (file);
  self->taken = g_get_real_time ();
  self->author = g_strdup (author);

  return self;
}

/**
 * tj_kept_file_free:
 * @self: (transfer full): a file
 */
void
tj_kept_file_free (TjKeptFile *self)
{
  g_free (self->name);
  g_free (self->uri);
  g_free (self->sha256);
  g_free (self->author);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self);
}

static gboolean
keep_file (TjDatabase  *database,
           const char  *round,
           const char  *kind,
           TjKeptFile  *file,
           GError     **error)
{
  g_autoptr(TjStatement) statement =
    tj_statement_new (database, "INSERT INTO handed_file (round, kind, name, uri, sha256, taken, "
                      "author, bytes) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)", error);

  if (statement == NULL)
    return FALSE;

  tj_statement_bind_text (statement, 1, round);
  tj_statement_bind_text (statement, 2, kind);
  tj_statement_bind_text (statement, 3, file->name);
  tj_statement_bind_text (statement, 4, file->uri);
  tj_statement_bind_text (statement, 5, file->sha256);
  tj_statement_bind_int (statement, 6, file->taken);
  tj_statement_bind_text (statement, 7, file->author);
  tj_statement_bind_bytes (statement, 8, file->bytes);
  if (!tj_statement_run (statement, error))
    return FALSE;

  file->id = sqlite3_last_insert_rowid (tj_database_get_handle (database));

  return TRUE;
}

/**
 * tj_store_keep_files:
 * @round: where the round lies
 * @kind: `sheet`, or `after` for the decision of an earlier stage
 * @files: (element-type TjKeptFile): those that have bytes and are not kept yet get their ids
 *
 * Returns: whether all are on disk; if not, none is
 */
gboolean
tj_store_keep_files (TjStore     *self,
                     const char  *round,
                     const char  *kind,
                     GPtrArray   *files,
                     GError     **error)
{
  g_auto(TjTransaction) transaction = TJ_TRANSACTION_INIT;
  TjDatabase *database = tj_store_get_database (self);
  g_autoptr(GPtrArray) fresh = g_ptr_array_new ();

  for (guint i = 0; i < files->len; i++)
    {
      const TjKeptFile *file = g_ptr_array_index (files, i);

      if (file->id == 0 && file->bytes != NULL && file->sha256 != NULL)
        g_ptr_array_add (fresh, (gpointer) file);
    }
  if (fresh->len == 0)
    return TRUE;

  if (!tj_transaction_begin (&transaction, database, error))
    return FALSE;
  for (guint i = 0; i < fresh->len; i++)
    {
      if (!keep_file (database, round, kind, g_ptr_array_index (fresh, i), error))
        break;
      if (i + 1 == fresh->len && tj_transaction_commit (&transaction, error))
        return TRUE;
    }

  for (guint i = 0; i < fresh->len; i++)
    ((TjKeptFile *) g_ptr_array_index (fresh, i))->id = 0;

  return FALSE;
}

/**
 * tj_store_list_kept_files:
 * @round: where the round lies
 * @kind: `sheet` or `after`
 *
 * Returns: (transfer full) (element-type TjKeptFile) (nullable): what lies on the desk, the oldest
 *   first, without its bytes; %NULL with an error
 */
GPtrArray *
tj_store_list_kept_files (TjStore     *self,
                          const char  *round,
                          const char  *kind,
                          GError     **error)
{
  g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func ((GDestroyNotify) tj_kept_file_free);
  g_autoptr(TjStatement) statement =
    tj_statement_new (tj_store_get_database (self),
                      "SELECT id, name, uri, sha256, taken, author FROM handed_file "
                      "WHERE round = ?1 AND kind = ?2 AND removed IS NULL ORDER BY id", error);
  TjStep step;

  if (statement == NULL)
    return NULL;

  tj_statement_bind_text (statement, 1, round);
  tj_statement_bind_text (statement, 2, kind);
  while ((step = tj_statement_step (statement, error)) == TJ_STEP_ROW)
    {
      TjKeptFile *file = g_new0 (TjKeptFile, 1);

      file->id = tj_statement_get_int (statement, 0);
      file->name = g_strdup (tj_statement_get_text (statement, 1));
      file->uri = g_strdup (tj_statement_get_text (statement, 2));
      file->sha256 = g_strdup (tj_statement_get_text (statement, 3));
      file->taken = tj_statement_get_int (statement, 4);
      file->author = g_strdup (tj_statement_get_text (statement, 5));
      g_ptr_array_add (files, file);
    }

  return step == TJ_STEP_DONE ? g_steal_pointer (&files) : NULL;
}

/**
 * tj_store_read_kept_file:
 * @id: of a file
 *
 * Returns: (transfer full) (nullable): what was handed in, or %NULL with an error
 */
GBytes *
tj_store_read_kept_file (TjStore  *self,
                         gint64    id,
                         GError  **error)
{
  g_autoptr(TjStatement) statement =
    tj_statement_new (tj_store_get_database (self), "SELECT bytes FROM handed_file WHERE id = ?1",
                      error);
  TjStep step;

  if (statement == NULL)
    return NULL;

  tj_statement_bind_int (statement, 1, id);
  step = tj_statement_step (statement, error);
  if (step == TJ_STEP_ROW)
    return tj_statement_dup_bytes (statement, 0);
  if (step == TJ_STEP_DONE)
    g_set_error_literal (error, TJ_STORE_ERROR, TJ_STORE_ERROR_MISSING, "no such file");

  return NULL;
}

/**
 * tj_store_put_files_away:
 * @round: where the round lies
 * @kind: `sheet` or `after`
 *
 * Takes all of them off the desk. They stay in the store.
 *
 * Returns: whether that is on disk
 */
gboolean
tj_store_put_files_away (TjStore     *self,
                         const char  *round,
                         const char  *kind,
                         GError     **error)
{
  g_autoptr(TjStatement) statement =
    tj_statement_new (tj_store_get_database (self), "UPDATE handed_file SET removed = ?3 "
                      "WHERE round = ?1 AND kind = ?2 AND removed IS NULL", error);

  if (statement == NULL)
    return FALSE;

  tj_statement_bind_text (statement, 1, round);
  tj_statement_bind_text (statement, 2, kind);
  tj_statement_bind_int (statement, 3, g_get_real_time ());

  return tj_statement_run (statement, error);
}
