/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/store/tj-store.h"

G_BEGIN_DECLS

/**
 * TjJournalChange:
 * @name: of a value of the review
 * @before: (nullable): what it was in the earlier state
 * @after: (nullable): what it is in the later state
 */
typedef struct
{
  char *name;
  char *before;
  char *after;
} TjJournalChange;

void       tj_journal_change_free  (TjJournalChange *self);
/* Element type TjJournalChange, by name. */
GPtrArray *tj_journal_list_changes (GPtrArray       *journal,
                                    guint            from,
                                    guint            to) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TjJournalChange, tj_journal_change_free)

G_END_DECLS
