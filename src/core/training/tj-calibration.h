/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/training/tj-grading.h"

G_BEGIN_DECLS

/**
 * TjCalibrationLine:
 * @criterion: (nullable) (transfer none): of the rubric; %NULL of all criteria together
 * @n: how many scores there are twice
 * @shift: the mean of own less reference, in points, where @n is above 0; above 0 is mild
 * @distance: the mean of the same without signs
 * @has_spread: whether @n is 2 at least
 * @spread: the standard deviation of the differences, n − 1 in the denominator, in points
 * @differences: (element-type double): own less reference, as they were added
 */
typedef struct
{
  TjCriterion *criterion;
  guint n;
  double shift;
  double distance;
  gboolean has_spread;
  double spread;
  GArray *differences;
} TjCalibrationLine;

/**
 * TjCalibration:
 * @criteria: (element-type TjCalibrationLine): what the references score, in the rubric's order
 * @total: of all criteria together
 * @n_reviews: how many comparisons were added
 * @n_states: how many findings are in each #TjGradedFindingState
 *
 * How a reviewer lies to references over several reviews.
 */
typedef struct
{
  GPtrArray *criteria;
  TjCalibrationLine *total;
  guint n_reviews;
  guint n_states[3];
} TjCalibration;

TjCalibration *tj_calibration_new  (void) G_GNUC_WARN_UNUSED_RESULT;
void           tj_calibration_free (TjCalibration   *self);
void           tj_calibration_add  (TjCalibration   *self,
                                    const TjGrading *grading);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TjCalibration, tj_calibration_free)

G_END_DECLS
