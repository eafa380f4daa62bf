/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* From so many values on, quartiles tell more than the values themselves. */
#define TJ_QUARTILES_LEAST 4

/**
 * TjQuartiles:
 * @n: how many values there are; the others mean nothing while it is 0
 * @lower: a quarter of the values lies below
 * @median: half of them does
 * @upper: three quarters do
 *
 * How values are spread.
 */
typedef struct
{
  guint n;
  double lower;
  double median;
  double upper;
} TjQuartiles;

gboolean tj_quartiles_init    (TjQuartiles       *self,
                               const double      *values,
                               guint              n_values);
int      tj_quartiles_compare (const TjQuartiles *self,
                               double             value);

G_END_DECLS
