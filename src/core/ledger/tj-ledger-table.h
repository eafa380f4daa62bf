/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/ledger/tj-ledger-columns.h"
#include "core/model/tj-attachment-text.h"

G_BEGIN_DECLS

/* Of a heading that no column of the ledger is called. */
#define TJ_LEDGER_NO_TARGET G_MAXUINT

/**
 * TjLedgerHeading:
 * @column: of the sheet, from 1
 * @title: as it stands above the column, the rows of a title in two rows joined
 * @unit: (nullable): the unit in it
 * @target: the index of the ledger's column, or %TJ_LEDGER_NO_TARGET
 */
typedef struct
{
  guint column;
  char *title;
  char *unit;
  guint target;
} TjLedgerHeading;

/**
 * TjLedgerTable:
 * @part: (transfer none): the sheet
 * @header: the index in the rows of @part of the row that names the columns
 * @n_header_rows: how many rows of the sheet do so
 * @headings: (element-type TjLedgerHeading): by column
 * @n_targets: how many of them are known
 * @money_unit: (nullable): what a line above says for all amounts of money, as in 单位：万元
 *
 * Where in a sheet a ledger lies.
 */
typedef struct
{
  const TjTextPart *part;
  guint header;
  guint n_header_rows;
  GPtrArray *headings;
  guint n_targets;
  char *money_unit;
} TjLedgerTable;

TjLedgerTable    *tj_ledger_table_find (const TjAttachmentText *text,
                                        const TjLedgerColumns  *columns) G_GNUC_WARN_UNUSED_RESULT;
void              tj_ledger_table_free (TjLedgerTable          *self);
const TjTextCell *tj_ledger_table_get_cell (const TjTextRow    *row,
                                            guint               column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TjLedgerTable, tj_ledger_table_free)

G_END_DECLS
