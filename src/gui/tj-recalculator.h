/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/carbon/tj-recalculation.h"
#include "core/rubric/tj-review.h"

G_BEGIN_DECLS

#define TJ_TYPE_RECALCULATOR (tj_recalculator_get_type ())

/* Works out in a thread what follows from the entries of a review: a million draws take a
 * second. Holds no widget.
 *
 * signal "finished": there is another result */
G_DECLARE_FINAL_TYPE (TjRecalculator, tj_recalculator, TJ, RECALCULATOR, GObject)

TjRecalculator        *tj_recalculator_new        (void);
void                   tj_recalculator_start      (TjRecalculator   *self,
                                                   TjForm           *form,
                                                   TjReview         *review,
                                                   TjFactorRegister *factors);
void                   tj_recalculator_stop       (TjRecalculator   *self);
gboolean               tj_recalculator_get_busy   (TjRecalculator   *self);
const TjRecalculation *tj_recalculator_get_result (TjRecalculator   *self);

G_END_DECLS
