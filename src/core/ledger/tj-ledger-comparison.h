/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/ledger/tj-ledger.h"

G_BEGIN_DECLS

/**
 * TjLedgerDifferenceKind:
 * @TJ_LEDGER_NO_PACKAGE: an entry of the ledger has no package
 * @TJ_LEDGER_NO_ENTRY: a package has no entry
 * @TJ_LEDGER_TWICE: a second entry is of a package that has one
 * @TJ_LEDGER_OTHER_VALUE: entry and package say something else in a column
 * @TJ_LEDGER_NOT_IN_LEDGER: the package says something and the entry nothing
 * @TJ_LEDGER_NOT_IN_PACKAGE: the entry says something and the package nothing
 */
typedef enum
{
  TJ_LEDGER_NO_PACKAGE,
  TJ_LEDGER_NO_ENTRY,
  TJ_LEDGER_TWICE,
  TJ_LEDGER_OTHER_VALUE,
  TJ_LEDGER_NOT_IN_LEDGER,
  TJ_LEDGER_NOT_IN_PACKAGE,
} TjLedgerDifferenceKind;

const char *tj_ledger_difference_kind_to_string (TjLedgerDifferenceKind kind);

/**
 * TjLedgerDifference:
 * @kind: of what kind
 * @name: the name of the technology
 * @column: (nullable) (transfer none): in which column the two differ
 * @entry: (nullable): what the ledger says there
 * @package: (nullable): what the package says there
 */
typedef struct
{
  TjLedgerDifferenceKind kind;
  char *name;
  const TjLedgerColumn *column;
  char *entry;
  char *package;
} TjLedgerDifference;

/* Both ledgers have to outlive what is returned. */
GPtrArray *tj_ledger_compare               (const TjLedger           *ledger,
                                            const TjLedger           *round)
                                            G_GNUC_WARN_UNUSED_RESULT;
char      *tj_ledger_difference_dup_sentence (const TjLedgerDifference *self)
                                            G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
