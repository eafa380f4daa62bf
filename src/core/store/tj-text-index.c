/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/store/tj-text-index-private.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "core/store/tj-statement.h"
#include "core/store/tj-store.h"
#include "core/store/tj-text-parts-private.h"
#include "core/store/tj-text-tokenizer.h"

/* Keeping the index. Every file is written in one transaction of its own, and a package is
 * marked as complete after its last one, so that whoever is killed or cancelled in between
 * loses nothing but the file that was being read. */

/* "TJti" in the header, and the version of data/schema/text-index.sql. */
#define TJ_TEXT_INDEX_APPLICATION_ID 0x544a7469
#define TJ_TEXT_INDEX_VERSION 3
#define SCHEMA "/org/tanjian/Tanjian/schema/text-index.sql"

/* Packages that nobody opened for so long are dropped. Seconds. */
#define KEPT_FOR (200 * 24 * 60 * 60)

static void
remove_files (const char *path)
{
  const char *suffixes[] = { "", "-wal", "-shm", "-journal" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *name = g_strconcat (path, suffixes[i], NULL);

      g_unlink (name);
    }
}

static gboolean
make_schema (TjDatabase  *database,
             GError     **error)
{
  g_autoptr(GBytes) script = g_resources_lookup_data (SCHEMA, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  g_autoptr(TjStatement) statement = NULL;
  g_autofree char *marks = NULL;
  g_autofree char *sql = NULL;

  if (script == NULL)
    return FALSE;

  marks = g_strdup_printf ("PRAGMA application_id = %d; PRAGMA user_version = %d",
                           TJ_TEXT_INDEX_APPLICATION_ID, TJ_TEXT_INDEX_VERSION);
  sql = g_strndup (g_bytes_get_data (script, NULL), g_bytes_get_size (script));
  if (!tj_database_execute (database, sql, error) || !tj_database_execute (database, marks, error))
    return FALSE;

  statement = tj_statement_new (database, "INSERT INTO origin VALUES (?1)", error);
  if (statement == NULL)
    return FALSE;
  tj_statement_bind_text (statement, 1, PACKAGE_VERSION);

  return tj_statement_run (statement, error);
}

/* Whether the texts were read by this very program and, where that is wanted, the file is whole
 * as far as a look at its pages can tell. */
static gboolean
is_usable (TjDatabase *database,
           gboolean    with_check)
{
  g_autoptr(TjStatement) origin = NULL;
  g_autoptr(TjStatement) check = NULL;

  origin = tj_statement_new (database, "SELECT program FROM origin", NULL);
  if (origin == NULL || tj_statement_step (origin, NULL) != TJ_STEP_ROW ||
      g_strcmp0 (tj_statement_get_text (origin, 0), PACKAGE_VERSION) != 0)
    return FALSE;

  if (!with_check)
    return TRUE;

  check = tj_statement_new (database, "PRAGMA quick_check (1)", NULL);

  return check != NULL && tj_statement_step (check, NULL) == TJ_STEP_ROW &&
         g_strcmp0 (tj_statement_get_text (check, 0), "ok") == 0;
}

static gboolean
is_other_version (TjDatabase *database)
{
  g_autoptr(TjStatement) origin = NULL;

  origin = tj_statement_new (database, "SELECT program FROM origin", NULL);

  return origin != NULL && tj_statement_step (origin, NULL) == TJ_STEP_ROW &&
         g_strcmp0 (tj_statement_get_text (origin, 0), PACKAGE_VERSION) != 0;
}

static gboolean
is_damaged (TjDatabase *database)
{
  int code = sqlite3_extended_errcode (tj_database_get_handle (database)) & 0xff;

  return code == SQLITE_CORRUPT || code == SQLITE_NOTADB;
}

/* Asked again under the lock: another process may be making the same file. */
static gboolean
prepare (TjDatabase  *database,
         GError     **error)
{
  g_auto(TjTransaction) transaction = TJ_TRANSACTION_INIT;
  gint64 version = 0;

  return tj_transaction_begin (&transaction, database, error) &&
         tj_database_query_int (database, "PRAGMA user_version", &version, error) &&
         (version != 0 || make_schema (database, error)) &&
         tj_transaction_commit (&transaction, error);
}

/* Where there is a file, but one that cannot be used: @is_of_no_use tells that it may be thrown
 * away, @damaged that the user should know. */
static TjDatabase *
open_database (const char  *path,
               gboolean     with_check,
               gboolean    *is_of_no_use,
               gboolean    *damaged,
               GError     **error)
{
  g_autoptr(TjDatabase) database = NULL;
  g_autoptr(GError) problem = NULL;
  gint64 version = 0;

  database = tj_database_open (path, TJ_TEXT_INDEX_APPLICATION_ID, TJ_TEXT_INDEX_VERSION,
                               &problem);
  if (database == NULL)
    {
      /* Where the file itself can be opened, it is what is in it. */
      *is_of_no_use = *damaged = !g_error_matches (problem, TJ_STORE_ERROR,
                                                   TJ_STORE_ERROR_WRITE) &&
                                 g_access (path, R_OK | W_OK) == 0;
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }

  /* The schema comes before the log: what the header says must stand in the file itself, where
   * whoever opens it next looks for it. */
  if (!tj_text_tokenizer_register (database, error) ||
      !tj_database_query_int (database, "PRAGMA user_version", &version, &problem) ||
      (version == 0 && !prepare (database, &problem)) ||
      !tj_database_use_wal (database, &problem) ||
      !tj_database_execute (database, "PRAGMA synchronous = NORMAL", &problem))
    {
      *is_of_no_use = *damaged = is_damaged (database);
      if (problem != NULL)
        g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }

  if (version != 0 &&
      (version != TJ_TEXT_INDEX_VERSION || !is_usable (database, with_check)))
    {
      *damaged = version == TJ_TEXT_INDEX_VERSION && !is_other_version (database);
      *is_of_no_use = TRUE;
      g_set_error_literal (error, TJ_STORE_ERROR, TJ_STORE_ERROR_OPEN, "");
      return NULL;
    }

  return g_steal_pointer (&database);
}

/**
 * tj_text_index_open:
 * @file: a local file of the cache; made where it does not exist, and made anew where it is of
 *   another version or of no use
 * @with_check: whether to look at every page of it; wanted by whoever is going to write
 * @was_damaged: (out): whether it was damaged and is empty now, which the user should know
 *
 * Returns: (transfer full) (nullable): the index
 */
TjTextIndex *
tj_text_index_open (GFile     *file,
                    gboolean   with_check,
                    gboolean  *was_damaged,
                    GError   **error)
{
  g_autofree char *path = g_file_get_path (file);
  g_autoptr(TjDatabase) database = NULL;
  g_autoptr(GError) problem = NULL;
  gboolean is_of_no_use = FALSE;
  TjTextIndex *self;

  g_return_val_if_fail (path != NULL, NULL);

  *was_damaged = FALSE;
  database = open_database (path, with_check, &is_of_no_use, was_damaged, &problem);
  if (database == NULL && is_of_no_use)
    {
      gboolean again = FALSE;

      remove_files (path);
      database = open_database (path, with_check, &is_of_no_use, &again, error);
    }
  else if (database == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
    }

  if (database == NULL)
    return NULL;

  self = g_new0 (TjTextIndex, 1);
  self->database = g_steal_pointer (&database);

  return self;
}

void
tj_text_index_free (TjTextIndex *self)
{
  tj_database_close (self->database, NULL);
  tj_database_free (self->database);
  g_free (self);
}

/**
 * tj_text_index_is_damaged:
 *
 * Asked after an error: a damaged file is put aside and made anew by closing the index and
 * opening it again.
 *
 * Returns: whether the last thing failed because the file is damaged
 */
gboolean
tj_text_index_is_damaged (TjTextIndex *self)
{
  return is_damaged (self->database);
}

static gboolean
find_id (TjTextIndex  *self,
         const char   *sql,
         const char   *text,
         gint64       *id,
         GError      **error)
{
  g_autoptr(TjStatement) statement = tj_statement_new (self->database, sql, error);
  TjStep step;

  if (statement == NULL)
    return FALSE;

  tj_statement_bind_text (statement, 1, text);
  step = tj_statement_step (statement, error);
  *id = step == TJ_STEP_ROW ? tj_statement_get_int (statement, 0) : 0;

  return step != TJ_STEP_ERROR;
}

static gboolean
insert_part (TjTextIndex        *self,
             gint64              document,
             guint               index,
             const TjTextPiece  *part,
             GError            **error)
{
  const gint64 id = document << TJ_TEXT_DOCUMENT_SHIFT |
                    (gint64) part->kind << TJ_TEXT_KIND_SHIFT | index;
  g_autoptr(TjStatement) plain = NULL;
  g_autoptr(TjStatement) words = NULL;

  plain = tj_statement_new (self->database,
                            "INSERT INTO part (document_id, kind, number, label, text, id) "
                            "VALUES (?1, ?2, ?3, ?4, ?5, ?6)", error);
  if (plain == NULL)
    return FALSE;

  tj_statement_bind_int (plain, 1, document);
  tj_statement_bind_int (plain, 2, part->kind);
  tj_statement_bind_int (plain, 3, part->number);
  tj_statement_bind_text (plain, 4, part->label);
  tj_statement_bind_text (plain, 5, part->text);
  tj_statement_bind_id (plain, 6, id);
  if (!tj_statement_run (plain, error))
    return FALSE;

  words = tj_statement_new (self->database,
                            "INSERT INTO words (rowid, text) VALUES (?2, ?1)", error);
  if (words == NULL)
    return FALSE;

  tj_statement_bind_text (words, 1, part->text);
  tj_statement_bind_id (words, 2, id);

  return tj_statement_run (words, error);
}

static gboolean
insert_document (TjTextIndex  *self,
                 const char   *digest,
                 TjTextParts  *parts,
                 gint64       *id,
                 GError      **error)
{
  g_autoptr(TjStatement) statement = NULL;

  statement = tj_statement_new (self->database,
                                "INSERT INTO document (digest, silence) VALUES (?1, ?2)", error);
  if (statement == NULL)
    return FALSE;

  tj_statement_bind_text (statement, 1, digest);
  tj_statement_bind_int (statement, 2, parts->silence);
  if (!tj_statement_run (statement, error))
    return FALSE;

  *id = sqlite3_last_insert_rowid (tj_database_get_handle (self->database));
  for (guint i = 0; i < MIN (parts->parts->len, TJ_TEXT_MOST_PARTS); i++)
    {
      if (!insert_part (self, *id, i, g_ptr_array_index (parts->parts, i), error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
find_document (TjTextIndex  *self,
               const char   *digest,
               gint64       *id,
               GError      **error)
{
  return find_id (self, "SELECT id FROM document WHERE digest = ?1", digest, id, error);
}

/* Puts a file into a package; @parts is NULL where its content is known already. */
static gboolean
put_file (TjTextIndex  *self,
          gint64        package,
          const char   *name,
          const char   *digest,
          TjTextParts  *parts,
          GError      **error)
{
  g_auto(TjTransaction) transaction = TJ_TRANSACTION_INIT;
  g_autoptr(TjStatement) statement = NULL;
  gint64 document = 0;

  /* Another process may have put the same content there meanwhile. */
  if (!tj_transaction_begin (&transaction, self->database, error) ||
      !find_document (self, digest, &document, error))
    return FALSE;

  /* It was there when it was asked for, and is gone: the next time reads it. */
  if (document == 0 && parts == NULL)
    return TRUE;

  if (document == 0 && !insert_document (self, digest, parts, &document, error))
    return FALSE;

  statement = tj_statement_new (self->database,
                                "INSERT OR REPLACE INTO file (package_id, name, document_id) "
                                "VALUES (?1, ?2, ?3)", error);
  if (statement == NULL)
    return FALSE;

  tj_statement_bind_int (statement, 1, package);
  tj_statement_bind_text (statement, 2, name);
  tj_statement_bind_int (statement, 3, document);

  return tj_statement_run (statement, error) && tj_transaction_commit (&transaction, error);
}

/* So that it is named among those in which nothing is found, until it can be read. */
static gboolean
put_unread (TjTextIndex  *self,
            gint64        package,
            const char   *name,
            GError      **error)
{
  g_autoptr(TjStatement) statement = NULL;

  statement = tj_statement_new (self->database,
                                "INSERT OR REPLACE INTO file (package_id, name) VALUES (?1, ?2)",
                                error);
  if (statement == NULL)
    return FALSE;

  tj_statement_bind_int (statement, 1, package);
  tj_statement_bind_text (statement, 2, name);

  return tj_statement_run (statement, error);
}

static gboolean
put_package (TjTextIndex  *self,
             const char   *key,
             TjPackage    *package,
             gint64       *id,
             GError      **error)
{
  g_autofree char *location = g_file_get_uri (tj_package_get_location (package));
  g_autoptr(TjStatement) statement = NULL;

  statement = tj_statement_new (self->database,
                                "INSERT INTO package (key, location, is_complete, used) "
                                "VALUES (?1, ?2, 0, unixepoch ()) ON CONFLICT (key) DO UPDATE "
                                "SET location = excluded.location, used = excluded.used", error);
  if (statement == NULL)
    return FALSE;

  tj_statement_bind_text (statement, 1, key);
  tj_statement_bind_text (statement, 2, location);

  return tj_statement_run (statement, error) &&
         find_id (self, "SELECT id FROM package WHERE key = ?1", key, id, error);
}

static gboolean
put_form (TjTextIndex  *self,
          gint64        id,
          TjPackage    *package,
          TjTextParts  *form,
          GError      **error)
{
  g_autofree char *digest = tj_text_parts_dup_digest (form);
  const char *form_file = tj_package_get_form_file (package);

  return put_file (self, id, form_file != NULL ? form_file : "", digest, form, error);
}

/* Sets @is_complete to FALSE where the file is to be tried again another time. */
static gboolean
put_attachment (TjTextIndex     *self,
                gint64           id,
                TjAttachment    *attachment,
                TjTextReadFunc   read,
                gpointer         user_data,
                gboolean        *is_complete,
                GCancellable    *cancellable,
                GError         **error)
{
  g_autoptr(TjTextParts) parts = tj_text_parts_new ();
  const char *digest = tj_attachment_get_sha256 (attachment);
  g_autoptr(GError) problem = NULL;
  gint64 document = 0;

  if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
      !find_document (self, digest, &document, error))
    return FALSE;

  if (document == 0 && !read (attachment, parts, user_data, cancellable, &problem))
    {
      *is_complete = FALSE;
      if (!g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        return put_unread (self, id, tj_attachment_get_name (attachment), error);
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }

  return put_file (self, id, tj_attachment_get_name (attachment), digest,
                   document == 0 ? parts : NULL, error);
}

static gboolean
put_attachments (TjTextIndex     *self,
                 gint64           id,
                 TjPackage       *package,
                 TjTextReadFunc   read,
                 gpointer         user_data,
                 GCancellable    *cancellable,
                 GError         **error)
{
  GListModel *attachments = tj_package_get_attachments (package);
  const char *form_file = tj_package_get_form_file (package);
  gboolean is_complete = TRUE;
  g_autofree char *sql = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (attachments); i++)
    {
      g_autoptr(TjAttachment) attachment = g_list_model_get_item (attachments, i);

      /* The answers are there already, each under its own question. */
      if (g_strcmp0 (tj_attachment_get_name (attachment), form_file) == 0 ||
          tj_attachment_get_sha256 (attachment) == NULL)
        continue;

      if (!put_attachment (self, id, attachment, read, user_data, &is_complete, cancellable,
                           error))
        return FALSE;
    }

  sql = g_strdup_printf ("UPDATE package SET is_complete = %d WHERE id = %" G_GINT64_FORMAT,
                         is_complete, id);

  return tj_database_execute (self->database, sql, error);
}

/**
 * tj_text_index_add_package:
 * @package: one that has been read
 * @form: what it says of itself
 * @read: called for each file whose content is not in the index yet
 *
 * Harmless to call again: what is there is not read a second time.
 *
 * Returns: whether all of @package is in the index; if not, what was read stays
 */
gboolean
tj_text_index_add_package (TjTextIndex     *self,
                           TjPackage       *package,
                           TjTextParts     *form,
                           TjTextReadFunc   read,
                           gpointer         user_data,
                           GCancellable    *cancellable,
                           GError         **error)
{
  g_autofree char *key = tj_package_dup_manifest_sha256 (package);
  gint64 is_complete = 0;
  gint64 id = 0;

  if (!put_package (self, key, package, &id, error) ||
      !find_id (self, "SELECT is_complete FROM package WHERE key = ?1", key, &is_complete, error))
    return FALSE;

  return put_form (self, id, package, form, error) &&
         (is_complete ||
          put_attachments (self, id, package, read, user_data, cancellable, error));
}

/* Drops the contents that no package has any more. */
static gboolean
drop_orphans (TjTextIndex  *self,
              GError      **error)
{
  return tj_database_execute (self->database,
    "CREATE TEMP TABLE orphan AS SELECT id FROM document WHERE id NOT IN "
    "  (SELECT document_id FROM file WHERE document_id IS NOT NULL);"
    "INSERT INTO words (words, rowid, text) SELECT 'delete', id, text FROM part "
    "  WHERE document_id IN (SELECT id FROM orphan);"
    "DELETE FROM part WHERE document_id IN (SELECT id FROM orphan);"
    "DELETE FROM document WHERE id IN (SELECT id FROM orphan);"
    "DROP TABLE orphan", error);
}

/* By one statement with one parameter. */
static gboolean
change (TjTextIndex  *self,
               const char   *sql,
               const char   *parameter,
               GError      **error)
{
  g_auto(TjTransaction) transaction = TJ_TRANSACTION_INIT;
  g_autoptr(TjStatement) statement = NULL;

  if (!tj_transaction_begin (&transaction, self->database, error) ||
      (statement = tj_statement_new (self->database, sql, error)) == NULL)
    return FALSE;

  tj_statement_bind_text (statement, 1, parameter);
  if (!tj_statement_run (statement, error))
    return FALSE;
  g_clear_pointer (&statement, tj_statement_free);

  return drop_orphans (self, error) && tj_transaction_commit (&transaction, error);
}

/**
 * tj_text_index_remove_package:
 * @key: its manifest digest
 *
 * Returns: whether neither it nor what only it had is in the index now
 */
gboolean
tj_text_index_remove_package (TjTextIndex  *self,
                              const char   *key,
                              GError      **error)
{
  return change (self, "DELETE FROM package WHERE key = ?1", key, error);
}

/**
 * tj_text_index_forget:
 * @digest: of a content that has more words now than when it was read
 *
 * Lets tj_text_index_add_package() read a content again.
 *
 * Returns: whether it is not in the index now
 */
gboolean
tj_text_index_forget (TjTextIndex  *self,
                      const char   *digest,
                      GError      **error)
{
  if (!change (self,
                      "UPDATE package SET is_complete = 0 WHERE id IN (SELECT package_id FROM file "
                      "JOIN document ON document.id = document_id WHERE digest = ?1)", digest,
                      error))
    return FALSE;

  return change (self,
                        "UPDATE file SET document_id = NULL WHERE document_id = "
                        "(SELECT id FROM document WHERE digest = ?1)", digest, error);
}

/* JSON is how a list fits into one parameter; digests need no escape. */
char *
tj_text_index_dup_list (const char * const *keys)
{
  GString *list = g_string_new ("[");

  for (guint i = 0; keys[i] != NULL; i++)
    g_string_append_printf (list, "%s\"%s\"", i > 0 ? "," : "", keys[i]);
  g_string_append_c (list, ']');

  return g_string_free (list, FALSE);
}

static GPtrArray *
list_missing (TjTextIndex  *self,
              GError      **error)
{
  g_autoptr(GPtrArray) missing = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(TjStatement) statement = NULL;
  TjStep step = TJ_STEP_ERROR;

  statement = tj_statement_new (self->database, "SELECT key, location FROM package", error);
  while (statement != NULL && (step = tj_statement_step (statement, error)) == TJ_STEP_ROW)
    {
      g_autoptr(GFile) location = g_file_new_for_uri (tj_statement_get_text (statement, 1));

      if (g_file_is_native (location) && !g_file_query_exists (location, NULL))
        g_ptr_array_add (missing, g_strdup (tj_statement_get_text (statement, 0)));
    }

  g_ptr_array_add (missing, NULL);

  return step == TJ_STEP_DONE ? g_steal_pointer (&missing) : NULL;
}

/**
 * tj_text_index_prune:
 * @keys: (array zero-terminated=1): the manifest digests of all packages of the round
 *
 * Drops packages that have gone, that were replaced by those of @keys in the same place, and
 * that nobody opened for a long time.
 *
 * Returns: whether that could be done
 */
gboolean
tj_text_index_prune (TjTextIndex         *self,
                     const char * const  *keys,
                     GError             **error)
{
  g_autoptr(GPtrArray) missing = list_missing (self, error);
  g_autofree char *kept = tj_text_index_dup_list (keys);
  g_autofree char *gone = NULL;
  g_autofree char *sql = NULL;

  if (missing == NULL)
    return FALSE;

  gone = tj_text_index_dup_list ((const char * const *) missing->pdata);
  sql = g_strdup_printf (
    "DELETE FROM package WHERE key NOT IN (SELECT value FROM json_each (?1)) AND "
    "(used < unixepoch () - %d OR location IN (SELECT location FROM package WHERE key IN "
    "(SELECT value FROM json_each (?1))))", KEPT_FOR);

  return change (self, "DELETE FROM package WHERE key IN (SELECT value FROM json_each (?1))",
                        gone, error) && change (self, sql, kept, error);
}
