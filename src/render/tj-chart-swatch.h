/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "render/tj-chart-scene.h"

G_BEGIN_DECLS

/**
 * TjChartSwatch:
 * @fill: its ground
 * @hatch: over it, or none
 * @mark: (nullable): a letter or number that stands in the areas as well
 * @label: what it means
 *
 * How areas of one sort are filled. Colours alone are never enough: there is a hatch or a mark.
 */
typedef struct
{
  TjColor fill;
  TjHatch hatch;
  const char *mark;
  const char *label;
} TjChartSwatch;

void tj_chart_swatch_fill       (const TjChartSwatch     *self,
                                 TjChartScene            *scene,
                                 const cairo_rectangle_t *area);
void tj_chart_swatch_add_legend (const TjChartSwatch     *swatches,
                                 guint                    n_swatches,
                                 TjChartScene            *scene,
                                 cairo_rectangle_t       *room);

G_END_DECLS
