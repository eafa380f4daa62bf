/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/panel/tj-student.h"

#include <math.h>

/* Student's t, for intervals from few degrees of freedom: panels are small, and with five
 * reviewers the normal distribution would promise a third more than there is. */

#define MAX_TERMS 500
#define TINY 1e-300
#define TOLERANCE 1e-15
/* Halvings of an interval; a double has no more bits. */
#define N_HALVINGS 200

static double
keep_from_zero (double value)
{
  return fabs (value) < TINY ? TINY : value;
}

/* The continued fraction of the incomplete beta function (Abramowitz and Stegun 26.5.8) by
 * Lentz's method. */
static double
beta_fraction (double a,
               double b,
               double x)
{
  double c = 1;
  double d = 1 / keep_from_zero (1 - (a + b) * x / (a + 1));
  double fraction = d;

  for (guint m = 1; m < MAX_TERMS; m++)
    {
      const double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
      const double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
      double step;

      d = 1 / keep_from_zero (1 + even * d);
      c = keep_from_zero (1 + even / c);
      fraction *= d * c;

      d = 1 / keep_from_zero (1 + odd * d);
      c = keep_from_zero (1 + odd / c);
      step = d * c;
      fraction *= step;
      if (fabs (step - 1) < TOLERANCE)
        break;
    }

  return fraction;
}

/* The share of a beta distribution below @x. */
static double
beta_share (double a,
            double b,
            double x)
{
  double front;

  if (x <= 0)
    return 0;
  if (x >= 1)
    return 1;

  front = exp (lgamma (a + b) - lgamma (a) - lgamma (b) + a * log (x) + b * log1p (-x));
  if (x < (a + 1) / (a + b + 2))
    return front * beta_fraction (a, b, x) / a;

  return 1 - front * beta_fraction (b, a, 1 - x) / b;
}

/* The share of Student's t below @t, for @t from 0. */
static double
student_share (double t,
               guint  degrees)
{
  return 1 - 0.5 * beta_share (degrees / 2.0, 0.5, degrees / (degrees + t * t));
}

/**
 * tj_student_quantile:
 * @probability: from 0.5 to below 1
 * @degrees: degrees of freedom, 1 or more
 *
 * Returns: the value below which that share of Student's t lies
 */
double
tj_student_quantile (double probability,
                     guint  degrees)
{
  double low = 0;
  double high = 1;

  g_return_val_if_fail (probability >= 0.5 && probability < 1, 0);
  g_return_val_if_fail (degrees > 0, 0);

  while (student_share (high, degrees) < probability && high < 1e9)
    high *= 2;

  for (guint i = 0; i < N_HALVINGS && high - low > 1e-13 * high; i++)
    {
      const double middle = (low + high) / 2;

      if (student_share (middle, degrees) < probability)
        low = middle;
      else
        high = middle;
    }

  return (low + high) / 2;
}
