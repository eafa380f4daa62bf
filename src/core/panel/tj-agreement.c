/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/panel/tj-agreement-private.h"

#include "core/panel/tj-student.h"

#include <math.h>

#define LEVEL 0.95
/* With two units either left out leaves one, which says nothing of how much units differ. */
#define MIN_UNITS 3

static const char * const metric_names[TJ_N_METRICS] = {
  "nominal", "ordinal", "interval", "ratio",
};

/**
 * tj_metric_to_string:
 *
 * Returns: the word of files and machine output
 */
const char *
tj_metric_to_string (TjMetric self)
{
  g_return_val_if_fail ((guint) self < TJ_N_METRICS, NULL);

  return metric_names[self];
}

/**
 * tj_agreement_state_to_string:
 *
 * Returns: the word of machine output
 */
const char *
tj_agreement_state_to_string (TjAgreementState self)
{
  switch (self)
    {
    case TJ_AGREEMENT_DEFINED:
      return "defined";
    case TJ_AGREEMENT_NO_VARIATION:
      return "no-variation";
    case TJ_AGREEMENT_NOT_COMPLETE:
      return "not-complete";
    case TJ_AGREEMENT_NO_PAIRS:
    default:
      return "no-pairs";
    }
}

/**
 * tj_agreement_count:
 * @result: (out): without a value yet, with the numbers that stand beside every value
 */
void
tj_agreement_count (const TjRatings *ratings,
                    TjAgreement     *result)
{
  guint n_given = 0;

  *result = (TjAgreement) { TJ_AGREEMENT_NO_PAIRS };
  for (guint rater = 0; rater < tj_ratings_get_n_raters (ratings); rater++)
    result->n_raters += tj_ratings_count_rater (ratings, rater) > 0;

  for (guint unit = 0; unit < tj_ratings_get_n_units (ratings); unit++)
    {
      guint n = tj_ratings_count_unit (ratings, unit);

      result->n_units += n > 0;
      n_given += n;
    }

  if (n_given > 0)
    result->missing = 1 - n_given / ((double) result->n_raters * result->n_units);
}

/**
 * tj_agreement_jackknife:
 * @without: (array length=n_without): the value without each of the units in turn
 *
 * Adds the interval of Student's t with n − 1 degrees around the value. For the small panels of
 * reviews it covers better than resampling does (Hughes 2022).
 */
void
tj_agreement_jackknife (TjAgreement  *result,
                        const double *without,
                        guint         n_without)
{
  double mean = 0;
  double squares = 0;
  double half;

  if (n_without < MIN_UNITS)
    return;

  for (guint i = 0; i < n_without; i++)
    mean += without[i] / n_without;
  for (guint i = 0; i < n_without; i++)
    squares += (without[i] - mean) * (without[i] - mean);

  half = tj_student_quantile ((1 + LEVEL) / 2, n_without - 1)
         * sqrt (squares * (n_without - 1) / n_without);
  result->has_interval = TRUE;
  result->low = result->value - half;
  result->high = MIN (result->value + half, 1);
}
