/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "core/ledger/tj-ledger.h"

G_BEGIN_DECLS

#define TJ_TYPE_LEDGER_TABLE (tj_ledger_table_get_type ())

/* A ledger as a table that is read. */
G_DECLARE_FINAL_TYPE (TjLedgerTable, tj_ledger_table, TJ, LEDGER_TABLE, AdwBin)

void tj_ledger_table_set_ledger (TjLedgerTable *self,
                                 TjLedger      *ledger,
                                 TjLanguage     language);

G_END_DECLS
