/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/store/tj-database.h"

G_BEGIN_DECLS

/**
 * TjReviewRow:
 * @id: the row
 * @package_sha256: what is judged
 * @package_name: what it was called when the review began
 * @reviewer: who judges
 * @corrects: the signed review that this one corrects; 0 where none
 * @replaces: (nullable): that one's sheet
 * @undo_top: the entry that undo reverts; 0 where none
 * @redo_top: the entry that redo reverts; 0 where none
 * @sheet_id: (nullable): the review's own sheet; set once it is signed
 *
 * A review without its values and without the bytes of its sheet.
 */
typedef struct
{
  gint64 id;
  char *package_sha256;
  char *package_name;
  char *reviewer;
  gint64 corrects;
  char *replaces;
  gint64 undo_top;
  gint64 redo_top;
  char *sheet_id;
} TjReviewRow;

void         tj_review_row_free        (TjReviewRow  *self);

TjReviewRow *tj_review_table_get       (TjDatabase   *database,
                                        gint64        id,
                                        GError      **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean     tj_review_table_find      (TjDatabase   *database,
                                        const char   *package_sha256,
                                        const char   *reviewer,
                                        gint64       *id,
                                        GError      **error);
gboolean     tj_review_table_find_correction (TjDatabase  *database,
                                              gint64       corrects,
                                              gint64      *id,
                                              GError     **error);
gboolean     tj_review_table_add       (TjDatabase   *database,
                                        TjReviewRow  *row,
                                        GError      **error);
gboolean     tj_review_table_set_tops  (TjDatabase   *database,
                                        TjReviewRow  *row,
                                        GError      **error);
gboolean     tj_review_table_set_sheet (TjDatabase   *database,
                                        gint64        id,
                                        const char   *sheet_id,
                                        GBytes       *sheet,
                                        GError      **error);
gboolean     tj_review_table_get_sheet (TjDatabase   *database,
                                        gint64        id,
                                        GBytes      **sheet,
                                        GError      **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TjReviewRow, tj_review_row_free)

G_END_DECLS
