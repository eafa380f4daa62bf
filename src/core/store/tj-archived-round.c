/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/store/tj-archived-round.h"

#include "core/store/tj-statement.h"
#include "core/store/tj-store-private.h"

/* Rounds that are put away. See data/schema/store-3.sql for what is kept of them. */

/**
 * tj_archived_package_new:
 * @package: whose files are listed
 * @form: its form as application.xml
 *
 * Returns: (transfer full): the package as it is kept
 */
TjArchivedPackage *
tj_archived_package_new (TjPackage *package,
                         GBytes    *form)
{
  TjArchivedPackage *self = g_new0 (TjArchivedPackage, 1);

  self->package = g_object_ref (package);
  self->form = g_bytes_ref (form);

  return self;
}

/**
 * tj_archived_package_free:
 * @self: (transfer full): a package
 */
void
tj_archived_package_free (TjArchivedPackage *self)
{
  g_object_unref (self->package);
  g_bytes_unref (self->form);
  g_free (self->manifest);
  g_free (self->round);
  g_free (self);
}

static gboolean
run_on_round (TjDatabase  *database,
              const char  *sql,
              gint64       round_id,
              GError     **error)
{
  g_autoptr(TjStatement) statement = tj_statement_new (database, sql, error);

  if (statement == NULL)
    return FALSE;
  tj_statement_bind_id (statement, 1, round_id);

  return tj_statement_run (statement, error);
}

/**
 * tj_store_rename_round:
 * @name: (nullable): what the user calls it; its folder's name where %NULL or empty
 *
 * Returns: whether that is on disk
 */
gboolean
tj_store_rename_round (TjStore     *self,
                       gint64       round_id,
                       const char  *name,
                       GError     **error)
{
  g_autoptr(TjStatement) statement = NULL;

  g_return_val_if_fail (TJ_IS_STORE (self), FALSE);

  statement = tj_statement_new (tj_store_get_database (self),
                                "UPDATE round SET name = nullif (?2, '') WHERE id = ?1", error);
  if (statement == NULL)
    return FALSE;
  tj_statement_bind_id (statement, 1, round_id);
  tj_statement_bind_text (statement, 2, name);

  return tj_statement_run (statement, error);
}

static gboolean
add_file (TjDatabase    *database,
          gint64         package_id,
          TjAttachment  *file,
          GError       **error)
{
  g_autoptr(TjStatement) statement = NULL;

  statement = tj_statement_new (database,
                                "INSERT INTO archived_file (package, name, own_name, size, "
                                "sha256, content_type, kind) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                                error);
  if (statement == NULL)
    return FALSE;
  tj_statement_bind_id (statement, 1, package_id);
  tj_statement_bind_text (statement, 2, tj_attachment_get_name (file));
  tj_statement_bind_text (statement, 3, tj_attachment_get_own_name (file));
  tj_statement_bind_int (statement, 4, tj_attachment_get_size (file));
  tj_statement_bind_text (statement, 5, tj_attachment_get_sha256 (file));
  tj_statement_bind_text (statement, 6, tj_attachment_get_content_type (file));
  tj_statement_bind_int (statement, 7, tj_attachment_get_kind (file));

  return tj_statement_run (statement, error);
}

static gboolean
add_row (TjDatabase         *database,
         gint64              round_id,
         TjArchivedPackage  *archived,
         gint64             *package_id,
         GError            **error)
{
  TjPackage *package = archived->package;
  g_autofree char *uri = g_file_get_uri (tj_package_get_location (package));
  g_autoptr(TjStatement) statement = NULL;
  TjStep step;

  statement = tj_statement_new (database,
                                "INSERT INTO archived_package (round, name, uri, sha256, "
                                "form_file, form, manifest, seen) "
                                "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) RETURNING id",
                                error);
  if (statement == NULL)
    return FALSE;
  tj_statement_bind_id (statement, 1, round_id);
  tj_statement_bind_text (statement, 2, tj_package_get_name (package));
  tj_statement_bind_text (statement, 3, uri);
  tj_statement_bind_text (statement, 4, tj_package_get_sha256 (package));
  tj_statement_bind_text (statement, 5, tj_package_get_form_file (package));
  tj_statement_bind_bytes (statement, 6, archived->form);
  tj_statement_bind_text (statement, 7, archived->manifest);
  if (archived->manifest != NULL)
    tj_statement_bind_int (statement, 8, archived->seen);

  step = tj_statement_step (statement, error);
  if (step == TJ_STEP_ROW)
    *package_id = tj_statement_get_int (statement, 0);

  return step == TJ_STEP_ROW && tj_statement_run (statement, error);
}

static gboolean
add_package (TjDatabase         *database,
             gint64              round_id,
             TjArchivedPackage  *archived,
             GError            **error)
{
  GListModel *files = tj_package_get_attachments (archived->package);
  gint64 package_id = 0;

  if (!add_row (database, round_id, archived, &package_id, error))
    return FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr(TjAttachment) file = g_list_model_get_item (files, i);

      if (!add_file (database, package_id, file, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
forget_packages (TjDatabase  *database,
                 gint64       round_id,
                 GError     **error)
{
  return run_on_round (database,
                       "DELETE FROM archived_file WHERE package IN "
                       "(SELECT id FROM archived_package WHERE round = ?1 AND manifest IS NULL)",
                       round_id, error) &&
         run_on_round (database,
                       "DELETE FROM archived_package WHERE round = ?1 AND manifest IS NULL",
                       round_id, error);
}

/**
 * tj_store_archive_round:
 * @packages: (element-type TjArchivedPackage): all of the round, in its order
 *
 * Puts the round away. What was kept of it by an earlier call is replaced.
 *
 * Returns: whether all of it is on disk; if not, nothing has changed
 */
gboolean
tj_store_archive_round (TjStore    *self,
                        gint64      round_id,
                        GPtrArray  *packages,
                        GError    **error)
{
  TjDatabase *database = tj_store_get_database (self);
  g_auto(TjTransaction) transaction = TJ_TRANSACTION_INIT;
  g_autoptr(TjStatement) statement = NULL;

  g_return_val_if_fail (TJ_IS_STORE (self), FALSE);

  if (!tj_transaction_begin (&transaction, database, error) ||
      !forget_packages (database, round_id, error))
    return FALSE;

  for (guint i = 0; i < packages->len; i++)
    {
      if (!add_package (database, round_id, g_ptr_array_index (packages, i), error))
        return FALSE;
    }

  statement = tj_statement_new (database, "UPDATE round SET archived = ?2 WHERE id = ?1", error);
  if (statement == NULL)
    return FALSE;
  tj_statement_bind_id (statement, 1, round_id);
  tj_statement_bind_int (statement, 2, g_get_real_time ());

  return tj_statement_run (statement, error) && tj_transaction_commit (&transaction, error);
}

/**
 * tj_store_bring_back_round:
 *
 * The round is one like any other again, and what was kept to read it without its files is
 * forgotten.
 *
 * Returns: whether that is on disk
 */
gboolean
tj_store_bring_back_round (TjStore  *self,
                           gint64    round_id,
                           GError  **error)
{
  TjDatabase *database = tj_store_get_database (self);
  g_auto(TjTransaction) transaction = TJ_TRANSACTION_INIT;

  g_return_val_if_fail (TJ_IS_STORE (self), FALSE);

  return tj_transaction_begin (&transaction, database, error) &&
         forget_packages (database, round_id, error) &&
         run_on_round (database, "UPDATE round SET archived = NULL WHERE id = ?1", round_id,
                       error) &&
         tj_transaction_commit (&transaction, error);
}

static gboolean
read_files (TjDatabase  *database,
            gint64       package_id,
            TjPackage   *package,
            GError     **error)
{
  g_autoptr(TjStatement) statement = NULL;
  TjStep step;

  statement = tj_statement_new (database,
                                "SELECT name, own_name, size, sha256, content_type, kind "
                                "FROM archived_file WHERE package = ?1 ORDER BY id", error);
  if (statement == NULL)
    return FALSE;
  tj_statement_bind_id (statement, 1, package_id);

  while ((step = tj_statement_step (statement, error)) == TJ_STEP_ROW)
    {
      g_autoptr(TjAttachment) file = NULL;

      file = tj_attachment_new (tj_statement_get_text (statement, 0),
                                tj_statement_get_int (statement, 2),
                                tj_statement_get_text (statement, 3),
                                tj_statement_get_text (statement, 4),
                                tj_statement_get_int (statement, 5));
      tj_attachment_set_own_name (file, tj_statement_get_text (statement, 1));
      tj_package_add_attachment (package, file);
    }

  return step == TJ_STEP_DONE;
}

/* Columns: id, name, uri, sha256, form_file, form, manifest, seen. */
static TjArchivedPackage *
read_package (TjDatabase   *database,
              TjStatement  *statement,
              GError      **error)
{
  g_autoptr(GFile) location = g_file_new_for_uri (tj_statement_get_text (statement, 2));
  g_autoptr(TjPackage) package = tj_package_new (tj_statement_get_text (statement, 1), location);
  g_autoptr(TjForm) form = tj_form_new ();
  g_autoptr(GBytes) bytes = tj_statement_dup_bytes (statement, 5);
  const char *sha256 = tj_statement_get_text (statement, 3);
  TjArchivedPackage *archived;

  if (sha256 != NULL)
    tj_package_set_sha256 (package, sha256);
  tj_package_set_form (package, form, tj_statement_get_text (statement, 4));
  if (!read_files (database, tj_statement_get_int (statement, 0), package, error))
    return NULL;

  archived = tj_archived_package_new (package, bytes);
  archived->manifest = g_strdup (tj_statement_get_text (statement, 6));
  archived->seen = tj_statement_get_int (statement, 7);

  return archived;
}

static GPtrArray *
list_packages (TjDatabase  *database,
               const char  *sql,
               gint64       round_id,
               GError     **error)
{
  g_autoptr(GPtrArray) packages = NULL;
  g_autoptr(TjStatement) statement = tj_statement_new (database, sql, error);
  TjStep step;

  if (statement == NULL)
    return NULL;
  tj_statement_bind_id (statement, 1, round_id);

  packages = g_ptr_array_new_with_free_func ((GDestroyNotify) tj_archived_package_free);
  while ((step = tj_statement_step (statement, error)) == TJ_STEP_ROW)
    {
      TjArchivedPackage *package = read_package (database, statement, error);

      if (package == NULL)
        return NULL;
      g_ptr_array_add (packages, package);
    }

  return step == TJ_STEP_DONE ? g_steal_pointer (&packages) : NULL;
}

/**
 * tj_store_list_archived:
 *
 * Returns: (transfer full) (element-type TjArchivedPackage) (nullable): the packages of an archived
 *   round in its order; none where it is not archived
 */
GPtrArray *
tj_store_list_archived (TjStore  *self,
                        gint64    round_id,
                        GError  **error)
{
  g_return_val_if_fail (TJ_IS_STORE (self), NULL);

  return list_packages (tj_store_get_database (self),
                        "SELECT id, name, uri, sha256, form_file, form, manifest, "
                        "coalesce (seen, 0) FROM archived_package "
                        "WHERE round = ?1 AND manifest IS NULL ORDER BY id", round_id, error);
}

/**
 * tj_store_list_versions:
 *
 * Returns: (transfer full) (element-type TjArchivedPackage) (nullable): every version of every
 *   package that was seen in the round, the first seen first
 */
GPtrArray *
tj_store_list_versions (TjStore  *self,
                        gint64    round_id,
                        GError  **error)
{
  g_return_val_if_fail (TJ_IS_STORE (self), NULL);

  return list_packages (tj_store_get_database (self),
                        "SELECT id, name, uri, sha256, form_file, form, manifest, seen "
                        "FROM archived_package WHERE round = ?1 AND manifest IS NOT NULL "
                        "ORDER BY id", round_id, error);
}

/**
 * tj_store_list_manifests:
 *
 * Returns: (transfer full) (element-type utf8 utf8) (nullable): the digests of the versions that
 *   are kept of the round, as a set
 */
GHashTable *
tj_store_list_manifests (TjStore  *self,
                         gint64    round_id,
                         GError  **error)
{
  g_autoptr(GHashTable) manifests = NULL;
  g_autoptr(TjStatement) statement = NULL;
  TjStep step;

  g_return_val_if_fail (TJ_IS_STORE (self), NULL);

  statement = tj_statement_new (tj_store_get_database (self),
                                "SELECT manifest FROM archived_package "
                                "WHERE round = ?1 AND manifest IS NOT NULL", error);
  if (statement == NULL)
    return NULL;
  tj_statement_bind_id (statement, 1, round_id);

  manifests = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  while ((step = tj_statement_step (statement, error)) == TJ_STEP_ROW)
    g_hash_table_add (manifests, g_strdup (tj_statement_get_text (statement, 0)));

  return step == TJ_STEP_DONE ? g_steal_pointer (&manifests) : NULL;
}

/**
 * tj_store_keep_versions:
 * @packages: (element-type TjArchivedPackage): of which none is kept in the round yet, with their
 *   manifests
 *
 * Keeps them as they are now. What is kept stays. Nobody waits for the disk: what is lost is kept
 * when the round is opened the next time.
 *
 * Returns: whether all of it is kept; if not, nothing has changed
 */
gboolean
tj_store_keep_versions (TjStore    *self,
                        gint64      round_id,
                        GPtrArray  *packages,
                        GError    **error)
{
  TjDatabase *database = tj_store_get_database (self);
  g_auto(TjTransaction) transaction = TJ_TRANSACTION_INIT;

  g_return_val_if_fail (TJ_IS_STORE (self), FALSE);

  if (!tj_transaction_begin_relaxed (&transaction, database, error))
    return FALSE;

  for (guint i = 0; i < packages->len; i++)
    {
      TjArchivedPackage *package = g_ptr_array_index (packages, i);

      g_return_val_if_fail (package->manifest != NULL, FALSE);

      package->seen = g_get_real_time ();
      if (!add_package (database, round_id, package, error))
        return FALSE;
    }

  return tj_transaction_commit (&transaction, error);
}
