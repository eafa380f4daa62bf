/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "render/tj-label-spread.h"

/**
 * tj_label_spread:
 * @places: (inout) (array length=n_places): where labels would like to stand, ascending; where
 *   they stand
 * @distance: between two of them at least
 * @first: the least place
 * @last: the largest place
 *
 * Moves labels apart, first onwards and then back into the range; where there is not enough
 * room for all, the first ones leave it.
 */
void
tj_label_spread (double *places,
                 guint   n_places,
                 double  distance,
                 double  first,
                 double  last)
{
  for (guint i = 0; i < n_places; i++)
    {
      places[i] = MAX (places[i], first);
      if (i > 0)
        places[i] = MAX (places[i], places[i - 1] + distance);
    }

  for (guint i = n_places; i > 0; i--)
    {
      places[i - 1] = MIN (places[i - 1], last);
      last = places[i - 1] - distance;
    }
}
