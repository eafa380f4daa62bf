/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/checks/tj-check-interval.h"

#include <math.h>
#include <string.h>

/* How far 约, 左右 or 以上 may be from the number they stand with. */
#define APPROXIMATE_SHARE 0.05

/* Limits typed in decimal are compared with a little room, so that 3 years computed as
 * 2.9999999999999996 are 3 years. */
#define ROUNDING_SHARE 1e-9

#define MAX_ROUNDING_SHARE 0.05

/**
 * tj_check_interval_of:
 * @quantity: (nullable): a claim
 * @interval: (out): from its lower to its upper end, in its unit
 *
 * Returns: whether the claim could be read and its unit is of the kind that the form asks for
 */
gboolean
tj_check_interval_of (const TjQuantity *quantity,
                      TjCheckInterval  *interval)
{
  if (quantity == NULL || quantity->state != TJ_QUANTITY_READ || quantity->unit_conflict)
    return FALSE;

  interval->low = quantity->is_range ? quantity->low : quantity->value;
  interval->high = quantity->is_range ? quantity->high : quantity->value;

  return isfinite (interval->low) && isfinite (interval->high)
         && interval->low <= interval->high;
}

/**
 * tj_check_interval_of_loose:
 *
 * As tj_check_interval_of(), and wider by one twentieth on both sides where the applicant
 * wrote that the number is approximate.
 *
 * Returns: whether the claim can be used
 */
gboolean
tj_check_interval_of_loose (const TjQuantity *quantity,
                            TjCheckInterval  *interval)
{
  if (!tj_check_interval_of (quantity, interval))
    return FALSE;

  if (quantity->approximate)
    tj_check_interval_loosen (interval);

  return TRUE;
}

/**
 * tj_check_interval_loosen:
 *
 * Widens by one twentieth on both sides what is only approximate.
 */
void
tj_check_interval_loosen (TjCheckInterval *self)
{
  self->low -= fabs (self->low) * APPROXIMATE_SHARE;
  self->high += fabs (self->high) * APPROXIMATE_SHARE;
}

/**
 * tj_check_interval_of_positive:
 *
 * As tj_check_interval_of_loose(), for what is divided by.
 *
 * Returns: whether the claim can be used and all of it is above zero
 */
gboolean
tj_check_interval_of_positive (const TjQuantity *quantity,
                               TjCheckInterval  *interval)
{
  return tj_check_interval_of_loose (quantity, interval) && interval->low > 0;
}

/**
 * tj_check_interval_meets:
 *
 * Returns: whether some value of the interval lies from @low to @high, both included
 */
gboolean
tj_check_interval_meets (const TjCheckInterval *self,
                         double                 low,
                         double                 high)
{
  return self->high >= low - fabs (low) * ROUNDING_SHARE
         && self->low <= high + fabs (high) * ROUNDING_SHARE;
}

/**
 * tj_check_interval_divide:
 * @dividend: above zero
 * @divisor: above zero
 * @quotient: (out): every value that a division of the two can give
 */
void
tj_check_interval_divide (const TjCheckInterval *dividend,
                          const TjCheckInterval *divisor,
                          TjCheckInterval       *quotient)
{
  quotient->low = dividend->low / divisor->high;
  quotient->high = dividend->high / divisor->low;
}

double
tj_check_interval_get_middle (const TjCheckInterval *self)
{
  return self->low + (self->high - self->low) / 2;
}

/**
 * tj_check_get_rounding_share:
 * @text: a number as it was typed, and what stands around it
 *
 * Half a unit of the last digit typed, as a share of the number: 0.35亿元 may stand for 3,450 to
 * 3,550 万元, a share of 1/70. Nobody rounds away more than a twentieth and calls it the same.
 *
 * Returns: the share; 0 where there is no number or it is nothing
 */
double
tj_check_get_rounding_share (const char *text)
{
  const char *digits = text + strcspn (text, "0123456789");
  double units = 0;
  gboolean behind_point = FALSE;

  for (; g_ascii_isdigit (*digits) || *digits == ',' || (*digits == '.' && !behind_point);
       digits++)
    {
      if (*digits == '.')
        behind_point = TRUE;
      else if (*digits != ',')
        units = units * 10 + (*digits - '0');
    }

  return units > 0 ? MIN (0.5 / units, MAX_ROUNDING_SHARE) : 0;
}
