/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "render/tj-chart-scene.h"

G_BEGIN_DECLS

typedef enum
{
  TJ_SCENE_RECTANGLE,
  TJ_SCENE_RECTANGLES,
  TJ_SCENE_HATCH,
  TJ_SCENE_PATH,
  TJ_SCENE_SHAPE,
  TJ_SCENE_TEXT,
} TjSceneItemKind;

/**
 * TjSceneItem:
 * @kind: what it is
 * @area: where; of a text the place at which its layout is drawn
 * @filled: whether @color fills it
 * @color: of the filling, the hatch or the text
 * @stroke: of its edge, of width 0 where it has none
 * @hatch: of a hatch
 * @category: (nullable): of a shape
 * @layout: (nullable): of a text
 * @points: (nullable): of a path, x and y in turn
 * @n_points: how many of both
 * @areas: (nullable): of many rectangles, or where a hatch is cut off, instead of @area
 * @n_areas: how many
 *
 * One thing to draw.
 */
typedef struct
{
  TjSceneItemKind kind;
  cairo_rectangle_t area;
  gboolean filled;
  TjColor color;
  TjStroke stroke;
  TjHatch hatch;
  const char *category;
  PangoLayout *layout;
  double *points;
  guint n_points;
  cairo_rectangle_t *areas;
  guint n_areas;
} TjSceneItem;

struct _TjChartScene
{
  TjTheme theme;
  double width;
  TjChartTextStore *texts;
  GArray *items;
  GArray *labels;
  GArray *occupied;
};

#define TJ_SCENE_HATCH_WIDTH 1.2
#define TJ_SCENE_DASH_LENGTH 4.0

void tj_scene_item_trace_areas (const TjSceneItem *self,
                                cairo_t           *cr);
void tj_scene_item_trace_hatch (const TjSceneItem *self,
                                cairo_t           *cr);
void tj_scene_item_trace       (const TjSceneItem *self,
                                cairo_t           *cr);
void tj_scene_item_draw_outline (const TjSceneItem *self,
                                 cairo_t          *cr);

G_END_DECLS
