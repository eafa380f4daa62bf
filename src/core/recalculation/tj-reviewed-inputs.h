/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/carbon/tj-recalculation-inputs.h"
#include "core/rubric/tj-review-recalculation.h"

G_BEGIN_DECLS

/**
 * TjReviewedValue:
 * @name: of a value of a review
 * @value: (nullable): what it is to be; %NULL where it is to be cleared
 */
typedef struct
{
  char *name;
  char *value;
} TjReviewedValue;

TjRecalculationInputs *tj_reviewed_inputs_new           (TjReview                    *review)
                                                         G_GNUC_WARN_UNUSED_RESULT;
GPtrArray             *tj_reviewed_inputs_list_values   (TjReview                    *review,
                                                         const TjRecalculationInputs *inputs)
                                                         G_GNUC_WARN_UNUSED_RESULT;
TjRecalculationInputs *tj_reviewed_inputs_dup_whole     (TjReview                    *review,
                                                         guint                       *n_left_out)
                                                         G_GNUC_WARN_UNUSED_RESULT;
void                   tj_reviewed_value_free           (TjReviewedValue             *self);

G_END_DECLS
