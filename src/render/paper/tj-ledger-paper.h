/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/ledger/tj-ledger.h"

G_BEGIN_DECLS

GBytes *tj_ledger_paper_to_pdf (const TjLedger  *ledger,
                                TjLanguage       language,
                                guint           *n_pages,
                                GError         **error) G_GNUC_WARN_UNUSED_RESULT;

gboolean  tj_ledger_paper_is_file_name (const char      *name);
GBytes   *tj_ledger_paper_to_file      (const TjLedger  *ledger,
                                        const char      *name,
                                        TjLanguage       language,
                                        GError         **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
