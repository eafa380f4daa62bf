/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/evidence/tj-page-zoom.h"

static const double zooms[] = { 0.25, 0.33, 0.5, 0.67, 0.8, 1, 1.25, 1.5, 2, 3, 4 };

/* A zoom that follows from the width may lie so near to a step that going there shows
 * nothing. */
#define NEAR 1.02

/**
 * tj_page_zoom_step:
 * @zoom: what is shown, 1 for the size on paper
 * @inward: whether to enlarge
 *
 * Returns: the next step from @zoom; @zoom itself past the last
 */
double
tj_page_zoom_step (double   zoom,
                   gboolean inward)
{
  double next = zoom;

  for (guint i = 0; i < G_N_ELEMENTS (zooms); i++)
    {
      if (inward && zooms[i] > zoom * NEAR)
        return zooms[i];

      if (!inward && zooms[i] < zoom / NEAR)
        next = zooms[i];
    }

  return next;
}
