/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/ledger/tj-ledger.h"
#include "core/model/tj-attachment-text.h"

G_BEGIN_DECLS

gboolean tj_ledger_value_take (TjLedgerCell         *cell,
                               const TjLedgerColumn *column,
                               const TjTextCell     *from,
                               const char           *unit);
char    *tj_ledger_value_dup_text (const TjTextCell  *from) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
