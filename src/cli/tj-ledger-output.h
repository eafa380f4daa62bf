/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/ledger/tj-ledger-import.h"

G_BEGIN_DECLS

void tj_ledger_output_json (const TjLedgerImport *import,
                            TjLanguage            language);
void tj_ledger_output_text (const TjLedgerImport *import,
                            TjLanguage            language);
void tj_ledger_output_comparison_json (const TjLedgerImport *import,
                                       GPtrArray            *differences);
void tj_ledger_output_comparison_text (const TjLedgerImport *import,
                                       GPtrArray            *differences);

G_END_DECLS
