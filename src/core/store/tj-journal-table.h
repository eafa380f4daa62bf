/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/store/tj-database.h"
#include "core/store/tj-store.h"

G_BEGIN_DECLS

/* What was edited, and never anything else: rows are only added. */

gboolean        tj_journal_table_append (TjDatabase      *database,
                                         gint64           review,
                                         gint64           parent,
                                         TjJournalEntry  *entry,
                                         GError         **error);
TjJournalEntry *tj_journal_table_get    (TjDatabase      *database,
                                         gint64           id,
                                         gint64          *parent,
                                         GError         **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray      *tj_journal_table_list   (TjDatabase      *database,
                                         gint64           review,
                                         GError         **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean        tj_journal_table_add_step (TjDatabase    *database,
                                           const char    *label,
                                           gint64        *step,
                                           GError       **error);

G_END_DECLS
