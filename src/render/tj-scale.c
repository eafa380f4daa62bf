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
  self->kind = TJ_SCALE_LINEAR;
  self->threshold = 1;
}

/**
 * tj_scale_set_kind:
 * @kind: %TJ_SCALE_LOG is refused where the domain is not above zero
 * @threshold: of %TJ_SCALE_SYMLOG, above zero
 */
void
tj_scale_set_kind (TjScale     *self,
                   TjScaleKind  kind,
                   double       threshold)
{
  if (kind == TJ_SCALE_LOG && !(self->domain_low > 0))
    return;

  self->kind = kind;
  self->threshold = threshold > 0 ? threshold : 1;
}

/* From a value to a number that grows evenly along the range */
static double
bend (const TjScale *self,
      double         value)
{
  switch (self->kind)
    {
    case TJ_SCALE_LOG:
      return log10 (MAX (value, G_MINDOUBLE));

    case TJ_SCALE_SYMLOG:
      return copysign (log1p (fabs (value) / self->threshold), value);

    case TJ_SCALE_LINEAR:
    default:
      return value;
    }
}

static double
unbend (const TjScale *self,
        double         bent)
{
  switch (self->kind)
    {
    case TJ_SCALE_LOG:
      return pow (10, bent);

    case TJ_SCALE_SYMLOG:
      return copysign (expm1 (fabs (bent)) * self->threshold, bent);

    case TJ_SCALE_LINEAR:
    default:
      return bent;
    }
}

/**
 * tj_scale_zoom:
 * @start: of 0 to 1 along the range
 * @width: of 0 to 1 along the range
 *
 * Makes the domain that part of itself which lies there.
 */
void
tj_scale_zoom (TjScale *self,
               double   start,
               double   width)
{
  double low = bend (self, self->domain_low);
  double high = bend (self, self->domain_high);

  self->domain_low = unbend (self, low + (high - low) * start);
  self->domain_high = unbend (self, low + (high - low) * (start + width));
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
  double low = self->domain_low;
  double share;

  /* Most scales are, and charts of thousands of marks ask for each. */
  if (self->kind == TJ_SCALE_LINEAR)
    return self->range_low + (value - low) / (self->domain_high - low)
                               * (self->range_high - self->range_low);

  low = bend (self, low);
  share = (bend (self, value) - low) / (bend (self, self->domain_high) - low);

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
  double low = bend (self, self->domain_low);

  return unbend (self, low + share * (bend (self, self->domain_high) - low));
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

static int
compare_ticks (gconstpointer a,
               gconstpointer b)
{
  double one = *(const double *) a;
  double two = *(const double *) b;

  return (one > two) - (one < two);
}

/* Adds zero, and both signs of powers of ten times @factor, which lie in the domain. */
static void
add_powers (const TjScale *self,
            double         factor,
            guint          step,
            GArray        *ticks)
{
  double far = MAX (fabs (self->domain_low), fabs (self->domain_high));
  double near = self->kind == TJ_SCALE_LOG ? self->domain_low : self->threshold;
  int first = (int) floor (log10 (near));
  int last = (int) ceil (log10 (MAX (far, near)));

  for (int power = first; power <= last; power++)
    {
      double value = factor * pow (10, power);

      if ((power - first) % (int) step != 0)
        continue;

      for (double sign = -1; sign <= 1; sign += 2)
        {
          double tick = sign * value;

          if (tick >= self->domain_low * (self->domain_low > 0 ? 1 - TICK_SLACK : 1 + TICK_SLACK)
              && tick <= self->domain_high + fabs (self->domain_high) * TICK_SLACK)
            g_array_append_val (ticks, tick);
        }
    }
}

/* Powers of ten; with 2 and 5 between them where there is room, or only some where there is
 * not. */
static double *
list_powers (const TjScale *self,
             guint          max_ticks,
             guint         *n_ticks,
             guint         *decimals)
{
  GArray *ticks = g_array_new (FALSE, FALSE, sizeof (double));
  const double zero = 0;
  double least = INFINITY;

  for (guint step = 1; step < 64; step++)
    {
      g_array_set_size (ticks, 0);
      if (self->domain_low <= 0 && self->domain_high >= 0)
        g_array_append_val (ticks, zero);
      add_powers (self, 1, step, ticks);
      if (ticks->len <= max_ticks)
        break;
    }

  if (ticks->len * 3 <= max_ticks || ticks->len < 2)
    {
      add_powers (self, 2, 1, ticks);
      add_powers (self, 5, 1, ticks);
    }

  g_array_sort (ticks, compare_ticks);
  for (guint i = 0; i < ticks->len; i++)
    {
      double size = fabs (g_array_index (ticks, double, i));

      least = size > 0 ? MIN (least, size) : least;
    }

  *n_ticks = ticks->len;
  if (decimals != NULL)
    *decimals = isfinite (least) ? (guint) CLAMP (-floor (log10 (least) + TICK_SLACK), 0,
                                                  MAX_DECIMALS) : 0;

  return (double *) g_array_free (ticks, FALSE);
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

  if (self->kind != TJ_SCALE_LINEAR)
    return list_powers (self, MAX (max_ticks, 2), n_ticks, decimals);

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
