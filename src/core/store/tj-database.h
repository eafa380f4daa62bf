/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/* "TJst" in the header of the file, so that file(1) and the program know it. */
#define TJ_DATABASE_APPLICATION_ID 0x544a7374

typedef struct _TjDatabase TjDatabase;

TjDatabase *tj_database_open        (const char  *path,
                                     guint32      application_id,
                                     guint        newest_version,
                                     GError     **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean    tj_database_use_wal     (TjDatabase  *self,
                                     GError     **error);
gboolean    tj_database_close       (TjDatabase  *self,
                                     GError     **error);
void        tj_database_free        (TjDatabase  *self);
sqlite3    *tj_database_get_handle  (TjDatabase  *self);
const char *tj_database_get_path    (TjDatabase  *self);
gboolean    tj_database_execute     (TjDatabase  *self,
                                     const char  *sql,
                                     GError     **error);
gboolean    tj_database_query_int   (TjDatabase  *self,
                                     const char  *sql,
                                     gint64      *value,
                                     GError     **error);
void        tj_database_set_error   (TjDatabase  *self,
                                     GError     **error);
void        tj_database_set_foreign (TjDatabase  *self,
                                     GError     **error);
void        tj_database_set_newer   (TjDatabase  *self,
                                     GError     **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TjDatabase, tj_database_free)

/* A transaction that is rolled back when it goes out of scope before its commit:
 *
 *   g_auto(TjTransaction) transaction = TJ_TRANSACTION_INIT;
 *
 *   if (!tj_transaction_begin (&transaction, database, error))
 *     return FALSE;
 *   …
 *   return tj_transaction_commit (&transaction, error);
 */
typedef struct
{
  TjDatabase *database;
  gboolean relaxed;
} TjTransaction;

#define TJ_TRANSACTION_INIT { NULL, FALSE }

gboolean tj_transaction_begin  (TjTransaction  *self,
                                TjDatabase     *database,
                                GError        **error);
gboolean tj_transaction_begin_relaxed
                               (TjTransaction  *self,
                                TjDatabase     *database,
                                GError        **error);
gboolean tj_transaction_commit (TjTransaction  *self,
                                GError        **error);
void     tj_transaction_clear  (TjTransaction  *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TjTransaction, tj_transaction_clear)

G_END_DECLS
