/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "render/tj-chart-text-store.h"
#include "render/tj-theme.h"

G_BEGIN_DECLS

/* What a layout decided to draw, in order. A chart lays itself out once and is then drawn on
 * screen, paper or a picture from the same list, so that they cannot differ. */

/**
 * TjHatch:
 * @TJ_HATCH_NONE: plain
 * @TJ_HATCH_RISING: ///, kept for bars below zero
 * @TJ_HATCH_FALLING: \\\
 * @TJ_HATCH_LEVEL: horizontal lines
 * @TJ_HATCH_UPRIGHT: vertical lines
 * @TJ_HATCH_CROSS: horizontal and vertical lines
 */
typedef enum
{
  TJ_HATCH_NONE,
  TJ_HATCH_RISING,
  TJ_HATCH_FALLING,
  TJ_HATCH_LEVEL,
  TJ_HATCH_UPRIGHT,
  TJ_HATCH_CROSS,
} TjHatch;

/**
 * TjStroke:
 * @color: of the line
 * @width: of the line
 * @dashed: whether it is broken
 */
typedef struct
{
  TjColor color;
  double width;
  gboolean dashed;
} TjStroke;

/**
 * TjSceneLabel:
 * @layout: (transfer none): the text
 * @area: what it covers, rounded up
 *
 * A piece of text that is drawn.
 */
typedef struct
{
  PangoLayout *layout;
  cairo_rectangle_t area;
} TjSceneLabel;

typedef struct _TjChartScene TjChartScene;
typedef struct _TjChartSprites TjChartSprites;

TjChartScene  *tj_chart_scene_new        (const TjTheme           *theme,
                                          TjChartTextStore        *texts,
                                          double                   width);
void           tj_chart_scene_free       (TjChartScene            *self);
const TjTheme *tj_chart_scene_get_theme  (TjChartScene            *self);
void           tj_chart_scene_draw       (TjChartScene            *self,
                                          TjChartSprites          *sprites,
                                          cairo_t                 *cr);

void           tj_chart_scene_fill       (TjChartScene            *self,
                                          const cairo_rectangle_t *area,
                                          const TjColor           *color);
void           tj_chart_scene_hatch      (TjChartScene            *self,
                                          const cairo_rectangle_t *area,
                                          TjHatch                  hatch,
                                          const TjColor           *color);
void           tj_chart_scene_fill_all   (TjChartScene            *self,
                                          const cairo_rectangle_t *areas,
                                          guint                    n_areas,
                                          const TjColor           *color);
void           tj_chart_scene_hatch_all  (TjChartScene            *self,
                                          const cairo_rectangle_t *areas,
                                          guint                    n_areas,
                                          TjHatch                  hatch,
                                          const TjColor           *color);
void           tj_chart_scene_frame      (TjChartScene            *self,
                                          const cairo_rectangle_t *area,
                                          const TjStroke          *stroke);
void           tj_chart_scene_line       (TjChartScene            *self,
                                          double                   x,
                                          double                   y,
                                          double                   dx,
                                          double                   dy,
                                          const TjStroke          *stroke);
void           tj_chart_scene_shape      (TjChartScene            *self,
                                          const char              *category,
                                          const cairo_rectangle_t *area,
                                          const TjColor           *color);
void           tj_chart_scene_marker     (TjChartScene            *self,
                                          const char              *category,
                                          const cairo_rectangle_t *area,
                                          const TjColor           *fill,
                                          const TjStroke          *outline);
void           tj_chart_scene_path       (TjChartScene            *self,
                                          const double             points[][2],
                                          guint                    n_points,
                                          const TjColor           *fill,
                                          const TjStroke          *stroke);
PangoLayout   *tj_chart_scene_create_text (TjChartScene           *self,
                                          const char              *text,
                                          const TjChartTextStyle  *style);
void           tj_chart_scene_text       (TjChartScene            *self,
                                          PangoLayout             *layout,
                                          double                   x,
                                          double                   y,
                                          const TjColor           *color);
gboolean       tj_chart_scene_is_free    (TjChartScene            *self,
                                          const cairo_rectangle_t *area);
void           tj_chart_scene_occupy     (TjChartScene            *self,
                                          const cairo_rectangle_t *area);
GArray        *tj_chart_scene_get_labels (TjChartScene            *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TjChartScene, tj_chart_scene_free)

G_END_DECLS
