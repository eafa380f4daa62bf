/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/panel/tj-ratings.h"

#include <math.h>

struct _TjRatings
{
  guint n_units;
  guint n_raters;
  double *values; /* by unit, then rater */
  guint8 *given;
};

/**
 * tj_ratings_new:
 *
 * Returns: (transfer full): a table in which nobody has said anything
 */
TjRatings *
tj_ratings_new (guint n_units,
                guint n_raters)
{
  TjRatings *self = g_new0 (TjRatings, 1);
  const gsize n_cells = MAX ((gsize) n_units * n_raters, 1);

  self->n_units = n_units;
  self->n_raters = n_raters;
  self->values = g_new0 (double, n_cells);
  self->given = g_new0 (guint8, n_cells);

  return self;
}

/**
 * tj_ratings_free:
 * @self: (transfer full): the table
 */
void
tj_ratings_free (TjRatings *self)
{
  g_free (self->values);
  g_free (self->given);
  g_free (self);
}

guint
tj_ratings_get_n_units (const TjRatings *self)
{
  return self->n_units;
}

guint
tj_ratings_get_n_raters (const TjRatings *self)
{
  return self->n_raters;
}

/**
 * tj_ratings_set:
 * @value: a finite number
 */
void
tj_ratings_set (TjRatings *self,
                guint      unit,
                guint      rater,
                double     value)
{
  const gsize cell = (gsize) unit * self->n_raters + rater;

  g_return_if_fail (unit < self->n_units && rater < self->n_raters);
  g_return_if_fail (isfinite (value));

  self->values[cell] = value;
  self->given[cell] = TRUE;
}

/**
 * tj_ratings_get:
 * @value: (out): untouched where there is none
 *
 * Returns: whether @rater rated @unit
 */
gboolean
tj_ratings_get (const TjRatings *self,
                guint            unit,
                guint            rater,
                double          *value)
{
  const gsize cell = (gsize) unit * self->n_raters + rater;

  if (!self->given[cell])
    return FALSE;

  *value = self->values[cell];

  return TRUE;
}

/**
 * tj_ratings_count_unit:
 *
 * Returns: how many raters rated @unit
 */
guint
tj_ratings_count_unit (const TjRatings *self,
                       guint            unit)
{
  guint n = 0;

  for (guint rater = 0; rater < self->n_raters; rater++)
    n += self->given[(gsize) unit * self->n_raters + rater];

  return n;
}

/**
 * tj_ratings_count_rater:
 *
 * Returns: how many units @rater rated
 */
guint
tj_ratings_count_rater (const TjRatings *self,
                        guint            rater)
{
  guint n = 0;

  for (guint unit = 0; unit < self->n_units; unit++)
    n += self->given[(gsize) unit * self->n_raters + rater];

  return n;
}
