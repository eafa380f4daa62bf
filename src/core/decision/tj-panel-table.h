/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/decision/tj-panel-report.h"
#include "core/ledger/tj-ledger.h"

G_BEGIN_DECLS

TjLedger *tj_panel_table_new (const TjPanelReport *report,
                              TjLanguage           language) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
