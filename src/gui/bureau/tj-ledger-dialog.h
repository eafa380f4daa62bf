/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "core/ledger/tj-ledger.h"

G_BEGIN_DECLS

#define TJ_TYPE_LEDGER_DIALOG (tj_ledger_dialog_get_type ())

/* A ledger that was handed in, beside the packages of the round. */
G_DECLARE_FINAL_TYPE (TjLedgerDialog, tj_ledger_dialog, TJ, LEDGER_DIALOG, AdwWindow)

TjLedgerDialog *tj_ledger_dialog_new (GtkWindow *parent,
                                      TjLedger  *round,
                                      GFile     *file);

G_END_DECLS
