/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/store/tj-statement.h"

/* A prepared statement whose end and whose failure cannot be taken for each other. */

struct _TjStatement
{
  TjDatabase *database;
  sqlite3_stmt *handle;
};

/**
 * tj_statement_new:
 * @database: must outlive the statement
 * @sql: one statement
 *
 * Returns: (transfer full) (nullable): the statement
 */
TjStatement *
tj_statement_new (TjDatabase  *database,
                  const char  *sql,
                  GError     **error)
{
  TjStatement *self = NULL;
  sqlite3_stmt *handle = NULL;

  /* Running nothing tells whether the database is still open. */
  if (!tj_database_execute (database, "", error))
    return NULL;

  if (sqlite3_prepare_v2 (tj_database_get_handle (database), sql, -1, &handle, NULL) != SQLITE_OK)
    {
      tj_database_set_error (database, error);
      return NULL;
    }

  self = g_new0 (TjStatement, 1);
  self->database = database;
  self->handle = handle;

  return self;
}

void
tj_statement_free (TjStatement *self)
{
  sqlite3_finalize (self->handle);
  g_free (self);
}

void
tj_statement_bind_int (TjStatement *self,
                       int          parameter,
                       gint64       value)
{
  sqlite3_bind_int64 (self->handle, parameter, value);
}

/**
 * tj_statement_bind_id:
 * @id: a row; 0 stands for none and is bound as NULL
 */
void
tj_statement_bind_id (TjStatement *self,
                      int          parameter,
                      gint64       id)
{
  if (id != 0)
    sqlite3_bind_int64 (self->handle, parameter, id);
}

/**
 * tj_statement_bind_text:
 * @value: (nullable): copied
 */
void
tj_statement_bind_text (TjStatement *self,
                        int          parameter,
                        const char  *value)
{
  if (value != NULL)
    sqlite3_bind_text (self->handle, parameter, value, -1, SQLITE_TRANSIENT);
}

/**
 * tj_statement_bind_bytes:
 * @value: must live until the statement is freed. What is larger than SQLite can hold stays
 *   unbound, and the column's NOT NULL or CHECK makes the step fail.
 */
void
tj_statement_bind_bytes (TjStatement *self,
                         int          parameter,
                         GBytes      *value)
{
  gsize size;
  const void *data = g_bytes_get_data (value, &size);

  /* A NULL pointer would bind NULL instead of an empty blob. */
  sqlite3_bind_blob64 (self->handle, parameter, data != NULL ? data : "", size, SQLITE_STATIC);
}

/**
 * tj_statement_step:
 *
 * Returns: whether there is a row, none, or an error
 */
TjStep
tj_statement_step (TjStatement  *self,
                   GError      **error)
{
  switch (sqlite3_step (self->handle))
    {
    case SQLITE_ROW:
      return TJ_STEP_ROW;

    case SQLITE_DONE:
      return TJ_STEP_DONE;

    default:
      tj_database_set_error (self->database, error);
      return TJ_STEP_ERROR;
    }
}

/**
 * tj_statement_run:
 *
 * Returns: whether a statement without rows was done
 */
gboolean
tj_statement_run (TjStatement  *self,
                  GError      **error)
{
  return tj_statement_step (self, error) != TJ_STEP_ERROR;
}

/**
 * tj_statement_get_int:
 *
 * Returns: the number; 0 for NULL
 */
gint64
tj_statement_get_int (TjStatement *self,
                      int          column)
{
  return sqlite3_column_int64 (self->handle, column);
}

/**
 * tj_statement_get_text:
 *
 * Returns: (nullable): the text, until the next step
 */
const char *
tj_statement_get_text (TjStatement *self,
                       int          column)
{
  return (const char *) sqlite3_column_text (self->handle, column);
}

/**
 * tj_statement_dup_bytes:
 *
 * Returns: (transfer full): the bytes
 */
GBytes *
tj_statement_dup_bytes (TjStatement *self,
                        int          column)
{
  const void *data = sqlite3_column_blob (self->handle, column);

  return g_bytes_new (data, (gsize) sqlite3_column_bytes (self->handle, column));
}
