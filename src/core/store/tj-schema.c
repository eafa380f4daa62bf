/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/store/tj-schema.h"

/* The store's schema grows by scripts: script n brings a store from version n − 1 to n, and
 * user_version of the file says how many have run. To change the schema, add store-N.sql to
 * data/schema/, to the resource and to this list; never edit a script that was released. */

static const char * const script_paths[] = {
  "/org/tanjian/Tanjian/schema/store-1.sql",
  "/org/tanjian/Tanjian/schema/store-2.sql",
  "/org/tanjian/Tanjian/schema/store-3.sql",
  "/org/tanjian/Tanjian/schema/store-4.sql",
  "/org/tanjian/Tanjian/schema/store-5.sql",
  "/org/tanjian/Tanjian/schema/store-6.sql",
};

/**
 * tj_schema_get_version:
 *
 * Returns: the newest version that this program knows
 */
guint
tj_schema_get_version (void)
{
  return G_N_ELEMENTS (script_paths);
}

static gboolean
run_scripts (TjDatabase         *database,
             const char * const *scripts,
             guint               first,
             guint               n_scripts,
             GError            **error)
{
  g_autofree char *marks = g_strdup_printf ("PRAGMA application_id = %d; PRAGMA user_version = %u",
                                            TJ_DATABASE_APPLICATION_ID, n_scripts);

  for (guint i = first; i < n_scripts; i++)
    {
      if (!tj_database_execute (database, scripts[i], error))
        return FALSE;
    }

  return tj_database_execute (database, marks, error);
}

/* A file without a version must be empty: one with tables in it belongs to someone else. */
static gboolean
check_empty (TjDatabase  *database,
             GError     **error)
{
  gint64 n_objects = 0;

  if (!tj_database_query_int (database, "SELECT count(*) FROM sqlite_schema", &n_objects, error))
    return FALSE;

  if (n_objects > 0)
    {
      tj_database_set_foreign (database, error);
      return FALSE;
    }

  return TRUE;
}

/**
 * tj_schema_migrate:
 * @scripts: the SQL of every version, the first one first
 * @n_scripts: the version to arrive at
 *
 * Runs what the file has not seen yet, all in one transaction.
 *
 * Returns: whether the file is at version @n_scripts; if not, it is as it was
 */
gboolean
tj_schema_migrate (TjDatabase          *database,
                   const char * const  *scripts,
                   guint                n_scripts,
                   GError             **error)
{
  g_auto(TjTransaction) transaction = TJ_TRANSACTION_INIT;
  gint64 version = 0;

  if (!tj_database_query_int (database, "PRAGMA user_version", &version, error))
    return FALSE;

  if (version == n_scripts)
    return TRUE;

  /* Asked again under the lock, since another process may have migrated meanwhile. */
  if (!tj_transaction_begin (&transaction, database, error) ||
      !tj_database_query_int (database, "PRAGMA user_version", &version, error))
    return FALSE;

  if (version < 0 || version > n_scripts)
    {
      tj_database_set_newer (database, error);
      return FALSE;
    }

  if (version == 0 && !check_empty (database, error))
    return FALSE;

  return run_scripts (database, scripts, (guint) version, n_scripts, error) &&
         tj_transaction_commit (&transaction, error);
}

/**
 * tj_schema_prepare:
 *
 * Returns: whether the file is at the version of this program
 */
gboolean
tj_schema_prepare (TjDatabase  *database,
                   GError     **error)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) scripts = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (script_paths); i++)
    {
      g_autoptr(GBytes) bytes = NULL;
      g_autofree char *script = NULL;

      bytes = g_resources_lookup_data (script_paths[i], G_RESOURCE_LOOKUP_FLAGS_NONE, error);
      if (bytes == NULL)
        return FALSE;

      script = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
      g_strv_builder_add (builder, script);
    }

  scripts = g_strv_builder_end (builder);

  return tj_schema_migrate (database, (const char * const *) scripts,
                            G_N_ELEMENTS (script_paths), error);
}
