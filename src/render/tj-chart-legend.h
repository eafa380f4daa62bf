/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/taxonomy/tj-taxonomy.h"
#include "render/tj-chart-scene.h"

G_BEGIN_DECLS

/* Which colour and which shape is which category, of those that a chart shows. */

/**
 * TjChartLegendLook:
 * @TJ_CHART_LEGEND_AREAS: a piece of an area beside the shape, where areas have the colour
 * @TJ_CHART_LEGEND_SHAPES: the shape in its colour, where nothing but shapes and lines has it
 */
typedef enum
{
  TJ_CHART_LEGEND_AREAS,
  TJ_CHART_LEGEND_SHAPES,
} TjChartLegendLook;

typedef struct _TjChartLegend TjChartLegend;

TjChartLegend *tj_chart_legend_new       (TjTaxonomy        *taxonomy,
                                          TjLanguage         language);
void           tj_chart_legend_free      (TjChartLegend     *self);
void           tj_chart_legend_note      (TjChartLegend     *self,
                                          const char        *category);
void           tj_chart_legend_lay_out   (TjChartLegend     *self,
                                          TjChartLegendLook  look,
                                          TjChartScene      *scene,
                                          cairo_rectangle_t *room);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TjChartLegend, tj_chart_legend_free)

G_END_DECLS
