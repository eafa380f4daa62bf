/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/store/tj-database.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "core/store/tj-statement.h"
#include "core/store/tj-store.h"

/* One connection to the store's file. WAL with synchronous FULL is the setting in which every
 * commit that returned survives a power cut; the file is written in no other mode except when
 * it is made, so that its header says whose it is from the first byte on. */

#define BUSY_TIMEOUT 5000 /* ms */
#define CLOSE_TIMEOUT 250 /* ms */
#define SYNCHRONOUS_NORMAL 1
#define SYNCHRONOUS_FULL 2
#define N_WAL_TRIES 100
#define WAL_PAUSE 20000 /* µs */

/* The header of an SQLite file: https://www.sqlite.org/fileformat2.html §1.3 */
#define HEADER_SIZE 100
#define HEADER_MAGIC "SQLite format 3"
#define HEADER_VERSION 60
#define HEADER_APPLICATION_ID 68

struct _TjDatabase
{
  sqlite3 *handle; /* NULL once closed */
  char *path;
};

static int
choose_code (int result)
{
  switch (result & 0xff)
    {
    case SQLITE_NOTADB:
      return TJ_STORE_ERROR_FOREIGN;
    case SQLITE_CANTOPEN:
    case SQLITE_CORRUPT:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      return TJ_STORE_ERROR_OPEN;
    default:
      return TJ_STORE_ERROR_WRITE;
    }
}

/**
 * tj_database_set_error:
 *
 * Turns what SQLite said last into an error that tells the user what to do.
 */
void
tj_database_set_error (TjDatabase  *self,
                       GError     **error)
{
  int result = sqlite3_extended_errcode (self->handle);
  int code = choose_code (result);

  switch (result & 0xff)
    {
    case SQLITE_FULL:
      g_set_error (error, TJ_STORE_ERROR, code,
                   _("“%s” could not be written because the disk is full. Free some space and "
                     "try again; everything saved before is kept."), self->path);
      break;

    case SQLITE_READONLY:
      g_set_error (error, TJ_STORE_ERROR, code,
                   _("“%s” could not be written because it is read-only. Make the file and its "
                     "folder writable and try again."), self->path);
      break;

    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      g_set_error (error, TJ_STORE_ERROR, code,
                   _("“%s” could not be written because another program is using it. Close "
                     "that program and try again."), self->path);
      break;

    case SQLITE_CORRUPT:
      g_set_error (error, TJ_STORE_ERROR, code,
                   _("“%s” is damaged. Restore it from a backup."), self->path);
      break;

    case SQLITE_NOTADB:
      tj_database_set_foreign (self, error);
      break;

    default:
      g_set_error (error, TJ_STORE_ERROR, code,
                   _("“%s” could not be used (%s). Check the disk and try again."), self->path,
                   sqlite3_errmsg (self->handle));
    }
}

void
tj_database_set_foreign (TjDatabase  *self,
                         GError     **error)
{
  g_set_error (error, TJ_STORE_ERROR, TJ_STORE_ERROR_FOREIGN,
               _("“%s” is not a review store of this program and was left as it is. Choose "
                 "another file."), self->path);
}

void
tj_database_set_newer (TjDatabase  *self,
                       GError     **error)
{
  g_set_error (error, TJ_STORE_ERROR, TJ_STORE_ERROR_FOREIGN,
               _("“%s” was written by a newer version of this program and was left as it is. "
                 "Update the program."), self->path);
}

static guint32
read_big_endian (const guint8 *bytes)
{
  return (guint32) bytes[0] << 24 | (guint32) bytes[1] << 16 | (guint32) bytes[2] << 8 | bytes[3];
}

/* Looks at the file through SQLite's own descriptor before SQLite itself does: its recovery
 * would write into a file that is not ours, and closing a descriptor of our own would drop
 * the locks of every other connection in this process. */
static gboolean
check_header (TjDatabase  *self,
              guint32      application_id,
              guint        newest_version,
              GError     **error)
{
  guint8 header[HEADER_SIZE];
  sqlite3_file *file = NULL;
  GStatBuf status;

  /* SQLite itself takes a file of one byte for an empty one, and would overwrite it. */
  sqlite3_file_control (self->handle, "main", SQLITE_FCNTL_FILE_POINTER, &file);
  if (file == NULL || file->pMethods == NULL || g_stat (self->path, &status) != 0)
    {
      g_set_error (error, TJ_STORE_ERROR, TJ_STORE_ERROR_OPEN,
                   _("“%s” could not be read. Check the disk and try again."), self->path);
      return FALSE;
    }

  if (status.st_size == 0)
    return TRUE;

  if (status.st_size < HEADER_SIZE ||
      file->pMethods->xRead (file, header, HEADER_SIZE, 0) != SQLITE_OK ||
      memcmp (header, HEADER_MAGIC, sizeof HEADER_MAGIC) != 0 ||
      read_big_endian (header + HEADER_APPLICATION_ID) != application_id)
    {
      tj_database_set_foreign (self, error);
      return FALSE;
    }

  if (read_big_endian (header + HEADER_VERSION) > newest_version)
    {
      tj_database_set_newer (self, error);
      return FALSE;
    }

  return TRUE;
}

/* SQLite would make the file readable for everyone; reviews are not. */
static gboolean
make_file (const char  *path,
           GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd = -1;

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error (error, TJ_STORE_ERROR, TJ_STORE_ERROR_OPEN,
                   _("The folder “%s” could not be made (%s). Choose another place."), folder,
                   g_strerror (errno));
      return FALSE;
    }

  fd = g_open (path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0600);
  if (fd < 0 && errno != EEXIST)
    {
      g_set_error (error, TJ_STORE_ERROR, TJ_STORE_ERROR_OPEN,
                   _("“%s” could not be made (%s). Make its folder writable or choose another "
                     "place."), path, g_strerror (errno));
      return FALSE;
    }

  return fd < 0 || g_close (fd, error);
}

/* SQLite takes a pragma that it does not know without a word, so the value is read back. */
static gboolean
apply_pragma (TjDatabase  *self,
              const char  *name,
              gint64       value,
              GError     **error)
{
  g_autofree char *ask = g_strdup_printf ("PRAGMA %s", name);
  g_autofree char *set = g_strdup_printf ("PRAGMA %s = %" G_GINT64_FORMAT, name, value);
  gint64 got = 0;

  if (!tj_database_execute (self, set, error) ||
      !tj_database_query_int (self, ask, &got, error))
    return FALSE;

  if (got != value)
    {
      g_set_error (error, TJ_STORE_ERROR, TJ_STORE_ERROR_OPEN,
                   _("“%s” cannot be written safely with this SQLite library. Install "
                     "version 3.37 or newer."), self->path);
      return FALSE;
    }

  return TRUE;
}

static gboolean
apply_settings (TjDatabase  *self,
                GError     **error)
{
  sqlite3_busy_timeout (self->handle, BUSY_TIMEOUT);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DQS_DML, 0, NULL);

  return apply_pragma (self, "synchronous", SYNCHRONOUS_FULL, error) &&
         apply_pragma (self, "foreign_keys", 1, error) &&
         apply_pragma (self, "cell_size_check", 1, error);
}

/**
 * tj_database_open:
 * @path: an absolute path; made where it does not exist
 * @application_id: what the header of the file must say it is for
 * @newest_version: the newest schema that this program knows
 *
 * Returns: (transfer full) (nullable): a connection to a file that is empty or ours
 */
TjDatabase *
tj_database_open (const char  *path,
                  guint32      application_id,
                  guint        newest_version,
                  GError     **error)
{
  g_autoptr(TjDatabase) self = NULL;
  int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_FULLMUTEX | SQLITE_OPEN_PRIVATECACHE |
              SQLITE_OPEN_EXRESCODE;

  /* Absolute, so that a name such as “file:x” is never taken for a URI. */
  g_return_val_if_fail (g_path_is_absolute (path), NULL);

  if (!make_file (path, error))
    return NULL;

  self = g_new0 (TjDatabase, 1);
  self->path = g_strdup (path);

  if (sqlite3_open_v2 (path, &self->handle, flags, NULL) != SQLITE_OK ||
      sqlite3_db_readonly (self->handle, "main") != 0)
    {
      g_set_error (error, TJ_STORE_ERROR, TJ_STORE_ERROR_OPEN,
                   _("“%s” could not be opened for writing. Make the file and its folder "
                     "writable or choose another place."), path);
      return NULL;
    }

  if (!check_header (self, application_id, newest_version, error) ||
      !apply_settings (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

/* The answer of the pragma is the mode that holds afterwards. */
static gboolean
try_wal (TjDatabase *self)
{
  g_autoptr(TjStatement) statement = NULL;

  statement = tj_statement_new (self, "PRAGMA journal_mode = WAL", NULL);

  return statement != NULL && tj_statement_step (statement, NULL) == TJ_STEP_ROW &&
         g_strcmp0 (tj_statement_get_text (statement, 0), "wal") == 0;
}

/**
 * tj_database_use_wal:
 *
 * Changing the mode needs the file alone and does not wait for it, so another process that is
 * opening it at the same moment is given time.
 *
 * Returns: whether the file is in WAL mode
 */
gboolean
tj_database_use_wal (TjDatabase  *self,
                     GError     **error)
{
  for (guint i = 0; i < N_WAL_TRIES; i++)
    {
      if (try_wal (self))
        return TRUE;

      if ((sqlite3_extended_errcode (self->handle) & 0xff) != SQLITE_BUSY)
        break;

      g_usleep (WAL_PAUSE);
    }

  g_set_error (error, TJ_STORE_ERROR, TJ_STORE_ERROR_OPEN,
               _("“%s” cannot be written safely where it is (%s). Choose a folder on a local "
                 "disk that is writable."), self->path, sqlite3_errmsg (self->handle));

  return FALSE;
}

/**
 * tj_database_close:
 *
 * Moves the write-ahead log into the file, so that the file alone is the whole store. Another
 * process may keep that from happening; then the log stays and nothing is lost. Harmless to
 * call again.
 *
 * Returns: whether the connection is closed
 */
gboolean
tj_database_close (TjDatabase  *self,
                   GError     **error)
{
  if (self->handle == NULL)
    return TRUE;

  sqlite3_busy_timeout (self->handle, CLOSE_TIMEOUT);
  sqlite3_wal_checkpoint_v2 (self->handle, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);

  if (sqlite3_close (self->handle) != SQLITE_OK)
    {
      tj_database_set_error (self, error);
      return FALSE;
    }

  self->handle = NULL;

  return TRUE;
}

void
tj_database_free (TjDatabase *self)
{
  sqlite3_close_v2 (self->handle);
  g_free (self->path);
  g_free (self);
}

/**
 * tj_database_get_handle:
 *
 * Returns: (nullable): SQLite's connection; %NULL once closed
 */
sqlite3 *
tj_database_get_handle (TjDatabase *self)
{
  return self->handle;
}

const char *
tj_database_get_path (TjDatabase *self)
{
  return self->path;
}

/**
 * tj_database_execute:
 * @sql: one or more statements without results
 *
 * Returns: whether all of them were done
 */
gboolean
tj_database_execute (TjDatabase  *self,
                     const char  *sql,
                     GError     **error)
{
  if (self->handle == NULL)
    {
      g_set_error (error, TJ_STORE_ERROR, TJ_STORE_ERROR_OPEN,
                   _("“%s” is closed. Open it again."), self->path);
      return FALSE;
    }

  if (sqlite3_exec (self->handle, sql, NULL, NULL, NULL) != SQLITE_OK)
    {
      tj_database_set_error (self, error);
      return FALSE;
    }

  return TRUE;
}

/**
 * tj_database_query_int:
 * @sql: a statement whose first column is wanted
 * @value: (out): that of the first row; 0 where there is none
 *
 * Returns: whether it could be asked
 */
gboolean
tj_database_query_int (TjDatabase  *self,
                       const char  *sql,
                       gint64      *value,
                       GError     **error)
{
  g_autoptr(TjStatement) statement = tj_statement_new (self, sql, error);
  TjStep step;

  if (statement == NULL)
    return FALSE;

  step = tj_statement_step (statement, error);
  *value = step == TJ_STEP_ROW ? tj_statement_get_int (statement, 0) : 0;

  return step != TJ_STEP_ERROR;
}

/**
 * tj_transaction_begin:
 *
 * Takes the write lock at once, so that a read inside cannot find itself unable to write.
 *
 * Returns: whether the transaction is open
 */
gboolean
tj_transaction_begin (TjTransaction  *self,
                      TjDatabase     *database,
                      GError        **error)
{
  if (!tj_database_execute (database, "BEGIN IMMEDIATE", error))
    return FALSE;

  self->database = database;

  return TRUE;
}

/**
 * tj_transaction_begin_relaxed:
 *
 * Like tj_transaction_begin(), but its commit does not wait for the disk, which takes long while
 * the files of a round are unpacked. For what is made anew where it is lost; it is on disk with the
 * next commit of the other kind at the latest.
 *
 * Returns: whether the transaction is open
 */
gboolean
tj_transaction_begin_relaxed (TjTransaction  *self,
                              TjDatabase     *database,
                              GError        **error)
{
  if (!apply_pragma (database, "synchronous", SYNCHRONOUS_NORMAL, error))
    return FALSE;

  self->relaxed = TRUE;
  if (tj_transaction_begin (self, database, error))
    return TRUE;

  apply_pragma (database, "synchronous", SYNCHRONOUS_FULL, NULL);

  return FALSE;
}

/**
 * tj_transaction_commit:
 *
 * Returns: whether everything since the beginning is on disk, or on its way there if the
 *   transaction is a relaxed one; if not, none of it is
 */
gboolean
tj_transaction_commit (TjTransaction  *self,
                       GError        **error)
{
  TjDatabase *database = self->database;

  if (!tj_database_execute (database, "COMMIT", error))
    return FALSE;

  self->database = NULL;

  return !self->relaxed || apply_pragma (database, "synchronous", SYNCHRONOUS_FULL, error);
}

void
tj_transaction_clear (TjTransaction *self)
{
  TjDatabase *database = g_steal_pointer (&self->database);

  /* A full disk makes SQLite roll back by itself. */
  if (database != NULL && !sqlite3_get_autocommit (database->handle))
    sqlite3_exec (database->handle, "ROLLBACK", NULL, NULL, NULL);
  if (database != NULL && self->relaxed)
    apply_pragma (database, "synchronous", SYNCHRONOUS_FULL, NULL);
}
