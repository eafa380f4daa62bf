/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "render/tj-scale.h"

#include <math.h>

/* A tick this close past the end of the domain, in steps, is still on it. */
#define TICK_SLACK 1e-9

#define MAX_DECIMALS 9

/**
 * tj_scale_init:
 * @self: (out caller-allocates): the scale
 *
 * An empty, reversed or unbounded domain is made one unit wide, so that every coordinate is
 * a number.
 */
void
tj_scale_init (TjScale *self,
               double   domain_low,
               double   domain_high,
               double   range_low,
               double   range_high)
{
  g_return_if_fail (self != NULL);

  if (!isfinite (domain_low))
    domain_low = 0;
  if (!isfinite (domain_high) || !(domain_high > domain_low)
      || !isfinite (domain_high - domain_low))
    domain_high = domain_low + MAX (1, fabs (domain_low));

  self->domain_low = domain_low;
  self->domain_high = domain_high;
  self->range_low = range_low;
  self->range_high = range_high;
}

/**
 * tj_scale_map:
 * @value: a finite number, inside the domain or not
 *
 * Returns: its coordinate
 */
double
tj_scale_map (const TjScale *self,
              double         value)
{
  double share = (value - self->domain_low) / (self->domain_high - self->domain_low);

  return self->range_low + share * (self->range_high - self->range_low);
}

/**
 * tj_scale_invert:
 *
 * Returns: the value at @coordinate
 */
double
tj_scale_invert (const TjScale *self,
                 double         coordinate)
{
  double share = (coordinate - self->range_low) / (self->range_high - self->range_low);

  return self->domain_low + share * (self->domain_high - self->domain_low);
}

/* 1, 2 or 5 times a power of ten, the smallest that keeps within the number of steps. */
static double
get_step (double width,
          guint  max_steps)
{
  double rough = width / max_steps;
  double power = pow (10, floor (log10 (rough)));
  double digit = rough / power;

  if (digit <= 1 + TICK_SLACK)
    return power;
  if (digit <= 2 + TICK_SLACK)
    return 2 * power;
  if (digit <= 5 + TICK_SLACK)
    return 5 * power;

  return 10 * power;
}

/**
 * tj_scale_list_ticks:
 * @max_ticks: at most so many, 2 at least
 * @n_ticks: (out): how many
 * @decimals: (out) (optional): how many decimals the ticks need
 *
 * Round values inside the domain; zero, where it is inside, is always one of them and is
 * exactly zero.
 *
 * Returns: (transfer full) (array length=n_ticks): the values, ascending
 */
double *
tj_scale_list_ticks (const TjScale *self,
                     guint          max_ticks,
                     guint         *n_ticks,
                     guint         *decimals)
{
  double step = get_step (self->domain_high - self->domain_low, MAX (max_ticks, 2) - 1);
  double first = ceil (self->domain_low / step - TICK_SLACK);
  double last = floor (self->domain_high / step + TICK_SLACK);
  double *ticks;

  /* A domain far from zero and narrow can fall between two steps of its own rounding. */
  last = MIN (last, first + MAX (max_ticks, 2) - 1);
  *n_ticks = last >= first ? (guint) (last - first) + 1 : 0;
  ticks = g_new0 (double, MAX (*n_ticks, 1));

  for (guint i = 0; i < *n_ticks; i++)
    {
      double multiple = first + i;

      ticks[i] = fabs (multiple) < 0.5 ? 0 : multiple * step;
    }

  if (decimals != NULL)
    *decimals = (guint) CLAMP (-floor (log10 (step) + TICK_SLACK), 0, MAX_DECIMALS);

  return ticks;
}
