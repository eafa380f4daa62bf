/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/store/tj-database.h"

G_BEGIN_DECLS

/**
 * TjStep:
 * @TJ_STEP_ERROR: the statement failed
 * @TJ_STEP_ROW: there is a row to read
 * @TJ_STEP_DONE: there are no more rows
 */
typedef enum
{
  TJ_STEP_ERROR,
  TJ_STEP_ROW,
  TJ_STEP_DONE,
} TjStep;

typedef struct _TjStatement TjStatement;

/* Parameters are counted from 1 and columns from 0, as SQLite does. */

TjStatement *tj_statement_new        (TjDatabase   *database,
                                      const char   *sql,
                                      GError      **error) G_GNUC_WARN_UNUSED_RESULT;
void         tj_statement_free       (TjStatement  *self);
void         tj_statement_bind_int   (TjStatement  *self,
                                      int           parameter,
                                      gint64        value);
void         tj_statement_bind_id    (TjStatement  *self,
                                      int           parameter,
                                      gint64        id);
void         tj_statement_bind_text  (TjStatement  *self,
                                      int           parameter,
                                      const char   *value);
void         tj_statement_bind_bytes (TjStatement  *self,
                                      int           parameter,
                                      GBytes       *value);
TjStep       tj_statement_step       (TjStatement  *self,
                                      GError      **error);
gboolean     tj_statement_run        (TjStatement  *self,
                                      GError      **error);
gint64       tj_statement_get_int    (TjStatement  *self,
                                      int           column);
const char  *tj_statement_get_text   (TjStatement  *self,
                                      int           column);
GBytes      *tj_statement_dup_bytes  (TjStatement  *self,
                                      int           column) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TjStatement, tj_statement_free)

G_END_DECLS
