/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/ledger/tj-ledger.h"

G_BEGIN_DECLS

/* What a ledger is written as. */

GBytes   *tj_ledger_to_csv      (const TjLedger  *self,
                                 TjLanguage       language) G_GNUC_WARN_UNUSED_RESULT;
GBytes   *tj_ledger_to_xml      (const TjLedger  *self,
                                 TjLanguage       language) G_GNUC_WARN_UNUSED_RESULT;
GBytes   *tj_ledger_to_workbook (const TjLedger  *self,
                                 TjLanguage       language,
                                 GError         **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean  tj_ledger_is_file_name (const char     *name);
GBytes   *tj_ledger_to_file     (const TjLedger  *self,
                                 const char      *name,
                                 TjLanguage       language,
                                 GError         **error) G_GNUC_WARN_UNUSED_RESULT;
TjLedger *tj_ledger_from_xml    (GBytes          *bytes,
                                 const char      *name,
                                 TjLedgerColumns *columns,
                                 GError         **error) G_GNUC_WARN_UNUSED_RESULT;

/* What spreadsheets take for a formula, wherever it comes from. */
gboolean  tj_ledger_text_is_formula (const char  *text);

G_END_DECLS
