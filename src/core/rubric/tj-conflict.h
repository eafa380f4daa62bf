/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/model/tj-form.h"
#include "core/rubric/tj-review.h"

G_BEGIN_DECLS

/**
 * TjConflictHint:
 * @path: the field that names the organisation
 * @organisation: as the reviewer calls it
 * @own: whether it is the reviewer's own, and not one of those to withdraw from
 *
 * A reason to look twice before judging a package; whether there is a conflict the reviewer says.
 */
typedef struct
{
  char *path;
  char *organisation;
  gboolean own;
} TjConflictHint;

void       tj_conflict_hint_free  (TjConflictHint     *self);
/* Element type TjConflictHint, in the order of the form. */
GPtrArray *tj_conflict_list_hints (TjForm             *form,
                                   const char         *organisation,
                                   const char * const *recusals) G_GNUC_WARN_UNUSED_RESULT;
gboolean   tj_review_is_recusal   (TjReview           *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TjConflictHint, tj_conflict_hint_free)

G_END_DECLS
