/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* An entry of a recalculation as a review keeps it: one value, so that one edit and one undo
 * are of the whole entry. Its text has a line for each part that is given, `part=words`, in
 * this order:
 *
 *   side            baseline | project
 *   role            electricity | fuel | heat | material | process-gas | own-consumption |
 *                   capture-energy
 *   name            what the reviewer calls it
 *   value low high  decimals from 0 to 10^15
 *   distribution    uniform | triangular | normal
 *   unit            of the value
 *   factor          the id of one in a register
 *   factor-value factor-unit factor-source   one's own
 *   attachment page quote   where it was read
 *
 * Side, role, name, unit and the factor belong to activities alone. What is given need not be
 * whole: an entry may be typed bit by bit. */

/* Characters in one part; a quote may have four times as many. */
#define TJ_MAX_ENTRY_TEXT 500

typedef struct _TjReviewEntry TjReviewEntry;

TjReviewEntry *tj_review_entry_new       (void) G_GNUC_WARN_UNUSED_RESULT;
TjReviewEntry *tj_review_entry_parse     (const char          *text) G_GNUC_WARN_UNUSED_RESULT;
void           tj_review_entry_free      (TjReviewEntry       *self);
const char    *tj_review_entry_get       (const TjReviewEntry *self,
                                          const char          *part);
gboolean       tj_review_entry_get_number (const TjReviewEntry *self,
                                           const char          *part,
                                           double              *number);
gboolean       tj_review_entry_set       (TjReviewEntry       *self,
                                          const char          *part,
                                          const char          *words);
char          *tj_review_entry_to_text   (const TjReviewEntry *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean       tj_review_entry_is_text   (const char          *text,
                                          gboolean             activity);
char          *tj_review_entry_dup_clean (const char          *words) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TjReviewEntry, tj_review_entry_free)

G_END_DECLS
