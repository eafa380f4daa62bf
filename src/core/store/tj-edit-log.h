/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/store/tj-database.h"
#include "core/store/tj-review-table.h"
#include "core/store/tj-store.h"

G_BEGIN_DECLS

/* Each of these runs inside a transaction of the caller. */

TjReviewRow    *tj_edit_log_get_draft (TjDatabase   *database,
                                       gint64        review,
                                       GError      **error) G_GNUC_WARN_UNUSED_RESULT;
/* Who edits, and as part of what; 0 where an edit stands alone. */
typedef struct
{
  const char *author;
  gint64 step;
} TjEditOrigin;

gboolean        tj_edit_log_record    (TjDatabase          *database,
                                       TjReviewRow         *row,
                                       const TjEditOrigin  *origin,
                                       const char          *name,
                                       const char          *value,
                                       GError             **error);
TjJournalEntry *tj_edit_log_undo      (TjDatabase          *database,
                                       TjReviewRow         *row,
                                       const TjEditOrigin  *origin,
                                       GError             **error) G_GNUC_WARN_UNUSED_RESULT;
TjJournalEntry *tj_edit_log_redo      (TjDatabase          *database,
                                       TjReviewRow         *row,
                                       const TjEditOrigin  *origin,
                                       GError             **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean        tj_edit_log_copy      (TjDatabase   *database,
                                       gint64        from,
                                       TjReviewRow  *to,
                                       const char   *author,
                                       GError      **error);

G_END_DECLS
