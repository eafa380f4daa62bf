/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/training/tj-class-overview.h"

G_BEGIN_DECLS

gboolean tj_class_times_are_known  (const TjClassOverview *self);
void     tj_class_times_add_columns (const TjClassOverview *self,
                                     TjLedgerColumns       *columns,
                                     TjLanguage             language);
void     tj_class_times_fill_row    (const TjClassOverview *self,
                                     const TjClassEntry    *entry,
                                     TjLedger              *ledger);
void     tj_class_times_add_notes   (const TjClassOverview *self,
                                     TjLedger              *ledger,
                                     TjLanguage             language);

G_END_DECLS
