/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/store/tj-value-table.h"

#include "core/store/tj-statement.h"

/**
 * tj_value_table_get:
 * @value: (out) (transfer full) (nullable): %NULL where there is none
 *
 * Returns: whether it could be read
 */
gboolean
tj_value_table_get (TjDatabase  *database,
                    gint64       review,
                    const char  *name,
                    char       **value,
                    GError     **error)
{
  g_autoptr(TjStatement) statement = NULL;
  TjStep step;

  *value = NULL;
  statement = tj_statement_new (database,
                                "SELECT value FROM value WHERE review = ?1 AND name = ?2", error);
  if (statement == NULL)
    return FALSE;

  tj_statement_bind_int (statement, 1, review);
  tj_statement_bind_text (statement, 2, name);

  step = tj_statement_step (statement, error);
  if (step == TJ_STEP_ROW)
    *value = g_strdup (tj_statement_get_text (statement, 0));

  return step != TJ_STEP_ERROR;
}

/**
 * tj_value_table_put:
 * @value: (nullable): %NULL removes it
 *
 * Returns: whether it was written
 */
gboolean
tj_value_table_put (TjDatabase  *database,
                    gint64       review,
                    const char  *name,
                    const char  *value,
                    GError     **error)
{
  const char *sql = value != NULL
    ? "INSERT INTO value (review, name, value) VALUES (?1, ?2, ?3) "
      "ON CONFLICT (review, name) DO UPDATE SET value = excluded.value"
    : "DELETE FROM value WHERE review = ?1 AND name = ?2";
  g_autoptr(TjStatement) statement = tj_statement_new (database, sql, error);

  if (statement == NULL)
    return FALSE;

  tj_statement_bind_int (statement, 1, review);
  tj_statement_bind_text (statement, 2, name);
  tj_statement_bind_text (statement, 3, value);

  return tj_statement_run (statement, error);
}

/**
 * tj_value_table_list:
 *
 * Returns: (transfer full) (nullable): name → value, or %NULL with an error
 */
GHashTable *
tj_value_table_list (TjDatabase  *database,
                     gint64       review,
                     GError     **error)
{
  g_autoptr(GHashTable) values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr(TjStatement) statement = NULL;
  TjStep step;

  statement = tj_statement_new (database, "SELECT name, value FROM value WHERE review = ?1",
                                error);
  if (statement == NULL)
    return NULL;

  tj_statement_bind_int (statement, 1, review);
  while ((step = tj_statement_step (statement, error)) == TJ_STEP_ROW)
    g_hash_table_insert (values, g_strdup (tj_statement_get_text (statement, 0)),
                         g_strdup (tj_statement_get_text (statement, 1)));

  return step == TJ_STEP_DONE ? g_steal_pointer (&values) : NULL;
}
