/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/comparison/tj-quartiles.h"

#include <math.h>
#include <string.h>

/* There are nine usual ways to take quartiles of few values. This is the seventh of Hyndman and
 * Fan (1996): with the values in order from the 0th to the (n−1)th, the quantile p lies at the
 * place (n−1)·p, between two values in proportion. It is what QUARTILE and QUARTILE.INC of
 * spreadsheets give, so that anyone can work it out again. */

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  const double left = *(const double *) a;
  const double right = *(const double *) b;

  return (left > right) - (left < right);
}

static double
get_quantile (const double *sorted,
              guint         n_values,
              double        p)
{
  const double place = (n_values - 1) * p;
  const guint below = (guint) floor (place);
  const double part = place - below;

  if (below + 1 >= n_values)
    return sorted[n_values - 1];

  /* So that equal neighbours give themselves, and none overflows. */
  return sorted[below] * (1 - part) + sorted[below + 1] * part;
}

/**
 * tj_quartiles_init:
 * @self: (out): the quartiles
 * @values: (array length=n_values): finite numbers in any order; what is missing is not among
 *   them
 *
 * Returns: whether there are any values
 */
gboolean
tj_quartiles_init (TjQuartiles  *self,
                   const double *values,
                   guint         n_values)
{
  g_autofree double *sorted = NULL;

  memset (self, 0, sizeof *self);
  if (n_values == 0)
    return FALSE;

  sorted = g_memdup2 (values, n_values * sizeof *values);
  qsort (sorted, n_values, sizeof *sorted, compare_doubles);

  self->n = n_values;
  self->lower = get_quantile (sorted, n_values, 0.25);
  self->median = get_quantile (sorted, n_values, 0.5);
  self->upper = get_quantile (sorted, n_values, 0.75);

  return TRUE;
}

/**
 * tj_quartiles_compare:
 *
 * Returns: −1 where @value lies below the lower quartile, 1 where it lies above the upper one, else
 *   0; also where there are fewer than %TJ_QUARTILES_LEAST values, of which that cannot be said
 */
int
tj_quartiles_compare (const TjQuartiles *self,
                      double             value)
{
  if (self->n < TJ_QUARTILES_LEAST)
    return 0;

  return (value > self->upper) - (value < self->lower);
}
