/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/ledger/tj-ledger.h"

G_BEGIN_DECLS

/* A workbook of this size holds far more than a round. */
#define TJ_LEDGER_MAX_BYTES (64 * 1024 * 1024)

/**
 * TjLedgerImport:
 * @ledger: what was read; columns that are not known are added to its columns
 * @sheet: (nullable): the name of the sheet that was read
 * @header_row: the row of the sheet that names the columns, from 1; 0 where there is no sheet
 * @problems: (element-type utf8): what a person should look at, as sentences
 *
 * A ledger that came from elsewhere.
 */
typedef struct
{
  TjLedger *ledger;
  char *sheet;
  guint header_row;
  GPtrArray *problems;
} TjLedgerImport;

TjLedgerImport *tj_ledger_import      (GBytes           *bytes,
                                       const char       *name,
                                       TjLedgerColumns  *columns,
                                       GCancellable     *cancellable,
                                       GError          **error) G_GNUC_WARN_UNUSED_RESULT;
void            tj_ledger_import_free (TjLedgerImport   *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TjLedgerImport, tj_ledger_import_free)

G_END_DECLS
