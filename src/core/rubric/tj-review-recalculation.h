/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/rubric/tj-review-entry.h"
#include "core/rubric/tj-review.h"

G_BEGIN_DECLS

/* What the reviewer entered to recalculate the claims of a package. Each entry is a value of the
 * review, see tj-review.h. */

/* How many cases can be recalculated, and how many activities one of them may have. */
#define TJ_MAX_RECALCULATED_CASES 50
#define TJ_MAX_CASE_ACTIVITIES 64

/**
 * TjRecalculationName:
 * @name: of the value in the review
 * @case_index: which case, from 0
 * @element: (transfer none): `kind`, `service-life`, …, `activity` or `pollutant`
 * @key: (nullable): the number of an activity, or which pollutant
 *
 * The name of one entry, taken apart.
 */
typedef struct
{
  char *name;
  guint case_index;
  const char *element;
  char *key;
} TjRecalculationName;

void        tj_recalculation_name_free    (TjRecalculationName *self);
char       *tj_recalculation_dup_name     (guint                case_index,
                                           const char          *element,
                                           const char          *key) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray  *tj_review_list_recalculated   (TjReview            *self) G_GNUC_WARN_UNUSED_RESULT;
guint       tj_review_get_free_activity   (TjReview            *self,
                                           guint                case_index);

G_END_DECLS
