/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "render/tj-chart-scene-private.h"

#include <math.h>

static void
clear_item (gpointer data)
{
  TjSceneItem *item = data;

  g_clear_object (&item->layout);
  g_free (item->points);
  g_free (item->areas);
}

/**
 * tj_chart_scene_new:
 * @theme: copied
 * @texts: (transfer none): outlives the scene
 * @width: of the page; where the theme is mirrored, what is added is mirrored in it
 *
 * Returns: (transfer full): an empty scene
 */
TjChartScene *
tj_chart_scene_new (const TjTheme    *theme,
                    TjChartTextStore *texts,
                    double            width)
{
  TjChartScene *self = g_new0 (TjChartScene, 1);

  self->theme = *theme;
  self->width = width;
  self->texts = texts;
  self->items = g_array_new (FALSE, TRUE, sizeof (TjSceneItem));
  self->labels = g_array_new (FALSE, TRUE, sizeof (TjSceneLabel));
  self->occupied = g_array_new (FALSE, TRUE, sizeof (cairo_rectangle_t));
  g_array_set_clear_func (self->items, clear_item);

  return self;
}

void
tj_chart_scene_free (TjChartScene *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->occupied);
  g_array_unref (self->labels);
  g_array_unref (self->items);
  g_free (self);
}

const TjTheme *
tj_chart_scene_get_theme (TjChartScene *self)
{
  return &self->theme;
}

static double
mirror (TjChartScene *self,
        double        x,
        double        width)
{
  return self->theme.mirrored ? self->width - x - width : x;
}

static TjSceneItem *
add_item (TjChartScene            *self,
          TjSceneItemKind          kind,
          const cairo_rectangle_t *area)
{
  TjSceneItem item = { 0 };

  item.kind = kind;
  item.area = *area;
  item.area.x = mirror (self, area->x, area->width);
  g_array_append_val (self->items, item);

  return &g_array_index (self->items, TjSceneItem, self->items->len - 1);
}

static void
set_fill (TjSceneItem   *item,
          const TjColor *color)
{
  item->filled = color != NULL;
  if (color != NULL)
    item->color = *color;
}

static void
set_stroke (TjSceneItem    *item,
            const TjStroke *stroke)
{
  if (stroke != NULL)
    item->stroke = *stroke;
}

void
tj_chart_scene_fill (TjChartScene            *self,
                     const cairo_rectangle_t *area,
                     const TjColor           *color)
{
  set_fill (add_item (self, TJ_SCENE_RECTANGLE, area), color);
}

/**
 * tj_chart_scene_hatch:
 * @color: of the lines; what is between them stays as it is
 */
void
tj_chart_scene_hatch (TjChartScene            *self,
                      const cairo_rectangle_t *area,
                      TjHatch                  hatch,
                      const TjColor           *color)
{
  TjSceneItem *item;

  if (hatch == TJ_HATCH_NONE)
    return;

  item = add_item (self, TJ_SCENE_HATCH, area);
  item->color = *color;
  item->hatch = hatch;
}

/* Around all of @areas; keeps a copy of them. */
static TjSceneItem *
add_areas (TjChartScene            *self,
           TjSceneItemKind          kind,
           const cairo_rectangle_t *areas,
           guint                    n_areas)
{
  cairo_rectangle_t around = areas[0];
  TjSceneItem *item;

  for (guint i = 1; i < n_areas; i++)
    {
      double right = MAX (around.x + around.width, areas[i].x + areas[i].width);
      double bottom = MAX (around.y + around.height, areas[i].y + areas[i].height);

      around.x = MIN (around.x, areas[i].x);
      around.y = MIN (around.y, areas[i].y);
      around.width = right - around.x;
      around.height = bottom - around.y;
    }

  item = add_item (self, kind, &around);
  item->n_areas = n_areas;
  item->areas = g_new (cairo_rectangle_t, n_areas);
  for (guint i = 0; i < n_areas; i++)
    {
      item->areas[i] = areas[i];
      item->areas[i].x = mirror (self, areas[i].x, areas[i].width);
    }

  return item;
}

/**
 * tj_chart_scene_fill_all:
 * @areas: (array length=n_areas): one at least; that none covers another is for the caller
 *
 * As tj_chart_scene_fill() of each, but drawn at once.
 */
void
tj_chart_scene_fill_all (TjChartScene            *self,
                         const cairo_rectangle_t *areas,
                         guint                    n_areas,
                         const TjColor           *color)
{
  g_return_if_fail (n_areas > 0);

  set_fill (add_areas (self, TJ_SCENE_RECTANGLES, areas, n_areas), color);
}

/**
 * tj_chart_scene_hatch_all:
 * @areas: (array length=n_areas): one at least
 *
 * As tj_chart_scene_hatch() of each, but drawn at once.
 */
void
tj_chart_scene_hatch_all (TjChartScene            *self,
                          const cairo_rectangle_t *areas,
                          guint                    n_areas,
                          TjHatch                  hatch,
                          const TjColor           *color)
{
  TjSceneItem *item;

  g_return_if_fail (n_areas > 0);

  if (hatch == TJ_HATCH_NONE)
    return;

  item = add_areas (self, TJ_SCENE_HATCH, areas, n_areas);
  item->color = *color;
  item->hatch = hatch;
}

void
tj_chart_scene_frame (TjChartScene            *self,
                      const cairo_rectangle_t *area,
                      const TjStroke          *stroke)
{
  set_stroke (add_item (self, TJ_SCENE_RECTANGLE, area), stroke);
}

/**
 * tj_chart_scene_line:
 * @dx: how far to the right it goes
 * @dy: how far down it goes
 */
void
tj_chart_scene_line (TjChartScene   *self,
                     double          x,
                     double          y,
                     double          dx,
                     double          dy,
                     const TjStroke *stroke)
{
  const double points[2][2] = { { x, y }, { x + dx, y + dy } };

  tj_chart_scene_path (self, points, G_N_ELEMENTS (points), NULL, stroke);
}

/**
 * tj_chart_scene_path:
 * @points: (array length=n_points): x and y of each
 * @n_points: two at least
 * @fill: (nullable): what the closed path is filled with
 * @stroke: (nullable): what the path is drawn with; it is closed only where @fill is given
 */
void
tj_chart_scene_path (TjChartScene   *self,
                     const double    points[][2],
                     guint           n_points,
                     const TjColor  *fill,
                     const TjStroke *stroke)
{
  const cairo_rectangle_t nowhere = { 0, 0, 0, 0 };
  TjSceneItem *item;

  g_return_if_fail (n_points >= 2);

  item = add_item (self, TJ_SCENE_PATH, &nowhere);
  item->points = g_new (double, 2 * n_points);
  item->n_points = n_points;
  set_fill (item, fill);
  set_stroke (item, stroke);

  for (guint i = 0; i < n_points; i++)
    {
      item->points[2 * i] = mirror (self, points[i][0], 0);
      item->points[2 * i + 1] = points[i][1];
    }
}

/**
 * tj_chart_scene_shape:
 * @category: (nullable): whose shape
 * @area: a square that it fills
 */
void
tj_chart_scene_shape (TjChartScene            *self,
                      const char              *category,
                      const cairo_rectangle_t *area,
                      const TjColor           *color)
{
  tj_chart_scene_marker (self, category, area, color, NULL);
}

/**
 * tj_chart_scene_marker:
 * @category: (nullable): whose shape
 * @area: a square that it fills
 * @fill: (nullable): %NULL for a hollow one
 * @outline: (nullable): its edge
 */
void
tj_chart_scene_marker (TjChartScene            *self,
                       const char              *category,
                       const cairo_rectangle_t *area,
                       const TjColor           *fill,
                       const TjStroke          *outline)
{
  TjSceneItem *item = add_item (self, TJ_SCENE_SHAPE, area);

  item->category = g_intern_string (category);
  set_fill (item, fill);
  set_stroke (item, outline);
}

/**
 * tj_chart_scene_create_text:
 *
 * Returns: (transfer full): a layout to be measured and given to tj_chart_scene_text(), which
 *   several may share: nobody changes it
 */
PangoLayout *
tj_chart_scene_create_text (TjChartScene           *self,
                            const char             *text,
                            const TjChartTextStyle *style)
{
  return tj_chart_text_store_get (self->texts, text, style);
}

/**
 * tj_chart_scene_text:
 * @layout: (transfer none): the text
 * @x: the left edge
 * @y: the upper edge
 *
 * Draws @layout, and occupies its place.
 */
void
tj_chart_scene_text (TjChartScene  *self,
                     PangoLayout   *layout,
                     double         x,
                     double         y,
                     const TjColor *color)
{
  PangoRectangle extents;
  TjSceneLabel label = { NULL, { x, y, 0, 0 } };
  g_autoptr(PangoLayout) drawn = NULL;
  TjSceneItem *item;

  pango_layout_get_extents (layout, NULL, &extents);
  label.area.x += extents.x / (double) PANGO_SCALE;
  label.area.width = extents.width / (double) PANGO_SCALE;
  label.area.height = extents.height / (double) PANGO_SCALE;
  g_array_append_val (self->occupied, label.area);

  if (self->theme.mirrored && pango_layout_get_alignment (layout) == PANGO_ALIGN_LEFT)
    {
      drawn = pango_layout_copy (layout);
      pango_layout_set_alignment (drawn, PANGO_ALIGN_RIGHT);
      pango_layout_get_extents (drawn, NULL, &extents);
    }
  else
    drawn = g_object_ref (layout);

  item = add_item (self, TJ_SCENE_TEXT, &label.area);
  label.area.x = item->area.x;
  item->area.x -= extents.x / (double) PANGO_SCALE;
  item->color = *color;
  item->layout = g_steal_pointer (&drawn);
  label.layout = item->layout;
  g_array_append_val (self->labels, label);
}

/**
 * tj_chart_scene_is_free:
 *
 * Returns: whether no text and nothing occupied lies in @area
 */
gboolean
tj_chart_scene_is_free (TjChartScene            *self,
                        const cairo_rectangle_t *area)
{
  for (guint i = 0; i < self->occupied->len; i++)
    {
      const cairo_rectangle_t *other = &g_array_index (self->occupied, cairo_rectangle_t, i);

      if (area->x < other->x + other->width && other->x < area->x + area->width
          && area->y < other->y + other->height && other->y < area->y + area->height)
        return FALSE;
    }

  return TRUE;
}

/**
 * tj_chart_scene_occupy:
 *
 * Keeps text out of @area where the caller asks tj_chart_scene_is_free() first.
 */
void
tj_chart_scene_occupy (TjChartScene            *self,
                       const cairo_rectangle_t *area)
{
  g_array_append_val (self->occupied, *area);
}

/**
 * tj_chart_scene_get_labels:
 *
 * Returns: (transfer none) (element-type TjSceneLabel): every text that is drawn
 */
GArray *
tj_chart_scene_get_labels (TjChartScene *self)
{
  return self->labels;
}
