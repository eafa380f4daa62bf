/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/ledger/tj-ledger.h"
#include "gui/tj-session.h"

G_BEGIN_DECLS

TjLedger         *tj_round_ledger_new        (TjSession   *session) G_GNUC_WARN_UNUSED_RESULT;
TjLedgerStanding *tj_round_ledger_dup_standing (TjSession   *session,
                                                TjRoundItem *item) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
