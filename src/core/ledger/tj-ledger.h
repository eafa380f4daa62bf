/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/ledger/tj-ledger-columns.h"
#include "core/model/tj-package.h"
#include "core/taxonomy/tj-taxonomy.h"

G_BEGIN_DECLS

/* A round has no more packages than this; a workbook with more rows is no ledger. */
#define TJ_LEDGER_MAX_ROWS 50000

/**
 * TjLedgerCell:
 * @text: (nullable): as it shows; %NULL where the cell is empty, which never means zero
 * @has_number: whether @number means something
 * @number: in the unit of the column; of a date, the days since 0001-01-01 (#GDate)
 *
 * What one entry says in one column.
 */
typedef struct
{
  char *text;
  gboolean has_number;
  double number;
} TjLedgerCell;

/**
 * TjLedger:
 * @columns: what the columns are
 * @title: the heading
 * @rows: (element-type GArray): an entry is an array of #TjLedgerCell, one a column
 * @notes: (element-type utf8): totals and remarks that stood above or below the entries
 *
 * The list of a round, 推荐汇总表.
 */
struct _TjLedger
{
  TjLedgerColumns *columns;
  char *title;
  GPtrArray *rows;
  GPtrArray *notes;
};

typedef struct _TjLedger TjLedger;

/**
 * TjLedgerStanding:
 * @status: (nullable): where the application stands, in words
 * @received: (nullable): when it came, where somebody noted that
 * @term: (nullable): whether that was in time, in words; %NULL where there is no deadline
 *
 * What a bureau knows of an application beside its package.
 */
typedef struct
{
  char *status;
  GDateTime *received;
  char *term;
} TjLedgerStanding;

TjLedgerStanding *tj_ledger_standing_new (const char *status,
                                          GDateTime  *received,
                                          const char *term) G_GNUC_WARN_UNUSED_RESULT;
void          tj_ledger_standing_free (TjLedgerStanding *self);
void          tj_ledger_add_standings (TjLedger        *self,
                                       GPtrArray       *standings);
TjLedger     *tj_ledger_new           (TjLedgerColumns *columns,
                                       const char      *title) G_GNUC_WARN_UNUSED_RESULT;
TjLedger     *tj_ledger_new_of_round  (TjLedgerColumns *columns,
                                       GPtrArray       *packages,
                                       GPtrArray       *findings,
                                       TjTaxonomy      *taxonomy,
                                       TjLanguage       language) G_GNUC_WARN_UNUSED_RESULT;
void          tj_ledger_free          (TjLedger        *self);
GArray       *tj_ledger_add_row       (TjLedger        *self);
TjLedgerCell *tj_ledger_get_cell      (const TjLedger  *self,
                                       guint            row,
                                       guint            column);
TjLedgerCell *tj_ledger_get_last      (const TjLedger  *self,
                                       const char      *column);
void          tj_ledger_cell_set_text (TjLedgerCell    *cell,
                                       const char      *text);
void          tj_ledger_cell_set_number (TjLedgerCell  *cell,
                                         double         number);
void          tj_ledger_cell_set_date (TjLedgerCell    *cell,
                                       const GDate     *date);
gboolean      tj_ledger_rank          (TjLedger        *self,
                                       const char      *by,
                                       gboolean         ascending,
                                       GError         **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TjLedger, tj_ledger_free)

void        tj_ledger_set_last_text (TjLedger       *self,
                                     const char     *column,
                                     const char     *text);
const char *tj_ledger_get_text      (const TjLedger *self,
                                     guint           row,
                                     const char     *column);

G_END_DECLS
