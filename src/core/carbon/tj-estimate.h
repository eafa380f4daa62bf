/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/base/tj-random.h"

G_BEGIN_DECLS

/**
 * TjDistribution:
 * @TJ_DISTRIBUTION_NONE: the value is taken as it is
 * @TJ_DISTRIBUTION_UNIFORM: anything between the ends is equally likely
 * @TJ_DISTRIBUTION_TRIANGULAR: most likely the value, never beyond the ends
 * @TJ_DISTRIBUTION_NORMAL: the value in the mean; the ends are the 5 and 95 per cent points
 */
typedef enum
{
  TJ_DISTRIBUTION_NONE,
  TJ_DISTRIBUTION_UNIFORM,
  TJ_DISTRIBUTION_TRIANGULAR,
  TJ_DISTRIBUTION_NORMAL,
} TjDistribution;

/**
 * TjEvidencePlace:
 * @attachment: (nullable): the file in which it was read
 * @page: from 1, or 0
 * @quote: (nullable): the words
 *
 * Where an entry comes from.
 */
typedef struct
{
  char *attachment;
  guint page;
  char *quote;
} TjEvidencePlace;

/**
 * TjEstimate:
 * @given: whether there is a value; nothing else counts otherwise
 * @value: what is calculated with
 * @low: the lower end, or @value
 * @high: the upper end, or @value
 * @distribution: between the ends
 * @place: where it was read
 *
 * An entry of a recalculation.
 */
typedef struct
{
  gboolean given;
  double value;
  double low;
  double high;
  TjDistribution distribution;
  TjEvidencePlace place;
} TjEstimate;

void     tj_estimate_set      (TjEstimate       *self,
                               double            value,
                               double            low,
                               double            high,
                               TjDistribution    distribution);
void     tj_estimate_copy     (const TjEstimate *self,
                               TjEstimate       *copy);
void     tj_estimate_clear    (TjEstimate       *self);
gboolean tj_estimate_is_range (const TjEstimate *self);
double   tj_estimate_draw     (const TjEstimate *self,
                               TjRandom         *random);

G_END_DECLS
