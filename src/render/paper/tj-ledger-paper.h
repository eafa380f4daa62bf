/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/ledger/tj-ledger.h"

G_BEGIN_DECLS

GBytes *tj_ledger_paper_to_pdf (const TjLedger  *ledger,
                                TjLanguage       language,
                                guint           *n_pages,
                                GError         **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
