/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/store/tj-store-private.h"

#include <glib/gi18n-lib.h>

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

  database = tj_database_open (path, TJ_DATABASE_APPLICATION_ID, tj_schema_get_version (),
                               error);
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

  /* A review without an entry is made anew where it is lost. */
  if (!tj_transaction_begin_relaxed (&transaction, self->database, error) ||
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
 * tj_store_list_values:
 *
 * Returns: (transfer full) (nullable) (element-type utf8 utf8): the values of a record that is no
 *   review, by name
 */
GHashTable *
tj_store_list_values (TjStore  *self,
                      gint64    review_id,
                      GError  **error)
{
  g_return_val_if_fail (TJ_IS_STORE (self), NULL);

  return tj_value_table_list (self->database, review_id, error);
}
