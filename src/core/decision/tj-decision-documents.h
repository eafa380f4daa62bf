/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/decision/tj-decision.h"
#include "core/document/tj-document.h"
#include "core/ledger/tj-ledger.h"

G_BEGIN_DECLS

/* What is made of a decision, and of nothing else. */

TjDocument *tj_decision_minutes_new (const TjDecision *self,
                                     TjLanguage        language) G_GNUC_WARN_UNUSED_RESULT;
TjLedger   *tj_decision_table_new   (const TjDecision *self,
                                     TjLanguage        language) G_GNUC_WARN_UNUSED_RESULT;
TjLedger   *tj_decision_list_new    (const TjDecision *self,
                                     TjLanguage        language) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
