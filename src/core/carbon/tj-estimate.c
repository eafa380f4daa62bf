/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/carbon/tj-estimate.h"

#include <math.h>

/* The 95 per cent point of the standard normal distribution. */
#define NORMAL_95 1.6448536269514722

/**
 * tj_estimate_set:
 * @low: at most @value
 * @high: at least @value
 */
void
tj_estimate_set (TjEstimate     *self,
                 double          value,
                 double          low,
                 double          high,
                 TjDistribution  distribution)
{
  self->given = TRUE;
  self->value = value;
  self->low = low;
  self->high = high;
  self->distribution = distribution;
}

/**
 * tj_estimate_copy:
 * @copy: (out caller-allocates): an equal one with texts of its own
 */
void
tj_estimate_copy (const TjEstimate *self,
                  TjEstimate       *copy)
{
  *copy = *self;
  copy->place.attachment = g_strdup (self->place.attachment);
  copy->place.quote = g_strdup (self->place.quote);
}

void
tj_estimate_clear (TjEstimate *self)
{
  g_free (self->place.attachment);
  g_free (self->place.quote);
  *self = (TjEstimate) { 0 };
}

/**
 * tj_estimate_is_range:
 *
 * Returns: whether the ends lie apart
 */
gboolean
tj_estimate_is_range (const TjEstimate *self)
{
  return self->given && self->high > self->low;
}

static double
draw_triangular (const TjEstimate *self,
                 double            u)
{
  const double width = self->high - self->low;
  const double below = (self->value - self->low) / width;

  if (u < below)
    return self->low + sqrt (u * width * (self->value - self->low));

  return self->high - sqrt ((1 - u) * width * (self->high - self->value));
}

/* Marsaglia's polar method; of its two numbers the second is dropped, so that what one draw
 * takes from the generator never depends on the draw before. */
static double
draw_normal (TjRandom *random)
{
  double x, y, s;

  do
    {
      x = 2 * tj_random_double (random) - 1;
      y = 2 * tj_random_double (random) - 1;
      s = x * x + y * y;
    }
  while (s >= 1 || !(s > 0));

  return x * sqrt (-2 * log (s) / s);
}

/**
 * tj_estimate_draw:
 * @random: where chance comes from
 *
 * A normal distribution is cut off at zero: no quantity here can be negative.
 *
 * Returns: one value that the entry may have
 */
double
tj_estimate_draw (const TjEstimate *self,
                  TjRandom         *random)
{
  if (!tj_estimate_is_range (self))
    return self->value;

  switch (self->distribution)
    {
    case TJ_DISTRIBUTION_UNIFORM:
      return self->low + (self->high - self->low) * tj_random_double (random);
    case TJ_DISTRIBUTION_TRIANGULAR:
      return draw_triangular (self, tj_random_double (random));
    case TJ_DISTRIBUTION_NORMAL:
      return MAX (0, self->value +
                  (self->high - self->low) / 2 / NORMAL_95 * draw_normal (random));
    case TJ_DISTRIBUTION_NONE:
    default:
      return self->value;
    }
}
