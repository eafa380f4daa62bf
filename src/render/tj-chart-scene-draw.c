/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "render/tj-chart-sprites.h"

#define HATCH_DISTANCE 5.0

static void
trace_slanted_lines (cairo_t                 *cr,
                     const cairo_rectangle_t *area,
                     gboolean                 rising)
{
  double reach = area->height;

  for (double x = -reach; x < area->width + HATCH_DISTANCE; x += HATCH_DISTANCE)
    {
      cairo_move_to (cr, area->x + x, rising ? area->y + reach : area->y);
      cairo_rel_line_to (cr, reach, rising ? -reach : reach);
    }
}

/* Adds the lines of a hatch; the slanted ones reach beyond its area. */
void
tj_scene_item_trace_hatch (const TjSceneItem *self,
                           cairo_t           *cr)
{
  const cairo_rectangle_t *area = &self->area;

  if (self->hatch == TJ_HATCH_RISING || self->hatch == TJ_HATCH_FALLING)
    trace_slanted_lines (cr, area, self->hatch == TJ_HATCH_RISING);

  if (self->hatch == TJ_HATCH_LEVEL || self->hatch == TJ_HATCH_CROSS)
    {
      for (double y = HATCH_DISTANCE / 2; y < area->height; y += HATCH_DISTANCE)
        {
          cairo_move_to (cr, area->x, area->y + y);
          cairo_rel_line_to (cr, area->width, 0);
        }
    }

  if (self->hatch == TJ_HATCH_UPRIGHT || self->hatch == TJ_HATCH_CROSS)
    {
      for (double x = HATCH_DISTANCE / 2; x < area->width; x += HATCH_DISTANCE)
        {
          cairo_move_to (cr, area->x + x, area->y);
          cairo_rel_line_to (cr, 0, area->height);
        }
    }
}

/* Adds where a hatch is cut off, or all of many rectangles. */
void
tj_scene_item_trace_areas (const TjSceneItem *self,
                           cairo_t           *cr)
{
  const cairo_rectangle_t *areas = self->areas != NULL ? self->areas : &self->area;
  guint n_areas = self->areas != NULL ? self->n_areas : 1;

  for (guint i = 0; i < n_areas; i++)
    cairo_rectangle (cr, areas[i].x, areas[i].y, areas[i].width, areas[i].height);
}

/* Adds the outline of anything but a hatch and a text. */
void
tj_scene_item_trace (const TjSceneItem *self,
                     cairo_t           *cr)
{
  const cairo_rectangle_t *area = &self->area;

  if (self->kind == TJ_SCENE_SHAPE)
    {
      tj_theme_trace_category_shape (cr, self->category, area->x + area->width / 2,
                                     area->y + area->height / 2, area->width);
      return;
    }

  if (self->kind == TJ_SCENE_RECTANGLE || self->kind == TJ_SCENE_RECTANGLES)
    {
      tj_scene_item_trace_areas (self, cr);
      return;
    }

  for (guint i = 0; i < self->n_points; i++)
    cairo_line_to (cr, self->points[2 * i], self->points[2 * i + 1]);
  if (self->filled)
    cairo_close_path (cr);
}

static void
set_color (cairo_t       *cr,
           const TjColor *color)
{
  cairo_set_source_rgb (cr, color->red, color->green, color->blue);
}

static void
draw_hatch (cairo_t           *cr,
            const TjSceneItem *item)
{
  cairo_save (cr);
  tj_scene_item_trace_areas (item, cr);
  cairo_clip (cr);
  set_color (cr, &item->color);
  cairo_set_line_width (cr, TJ_SCENE_HATCH_WIDTH);
  tj_scene_item_trace_hatch (item, cr);
  cairo_stroke (cr);
  cairo_restore (cr);
}

/* Draws anything but a hatch and a text. */
void
tj_scene_item_draw_outline (const TjSceneItem *self,
                            cairo_t           *cr)
{
  const double dash = TJ_SCENE_DASH_LENGTH;

  tj_scene_item_trace (self, cr);

  if (self->filled)
    {
      set_color (cr, &self->color);
      cairo_fill_preserve (cr);
    }

  if (self->stroke.width > 0)
    {
      set_color (cr, &self->stroke.color);
      cairo_set_dash (cr, &dash, self->stroke.dashed ? 1 : 0, 0);
      cairo_set_line_width (cr, self->stroke.width);
      cairo_stroke (cr);
    }
}

/* Fewer shapes are traced one by one, and so are larger ones. */
#define MIN_SPRITES 1000
#define MAX_SPRITE_SIZE 100

static gboolean
has_many_shapes (const TjChartScene *self)
{
  guint n_shapes = 0;

  for (guint i = 0; i < self->items->len; i++)
    {
      const TjSceneItem *item = &g_array_index (self->items, TjSceneItem, i);

      if (item->kind != TJ_SCENE_SHAPE)
        continue;
      if (item->area.width > MAX_SPRITE_SIZE)
        return FALSE;
      n_shapes++;
    }

  return n_shapes >= MIN_SPRITES;
}

/* Draws all shapes from @first on, as long as nothing else is between them; returns how many. */
static guint
draw_shapes (TjChartScene   *self,
             TjChartSprites *sprites,
             guint           first)
{
  guint i = first;

  tj_chart_sprites_begin (sprites);
  for (; i < self->items->len; i++)
    {
      const TjSceneItem *item = &g_array_index (self->items, TjSceneItem, i);

      if (item->kind != TJ_SCENE_SHAPE)
        break;
      tj_chart_sprites_draw (sprites, item);
    }
  tj_chart_sprites_end (sprites);

  return i - first;
}

static void
draw_item (cairo_t           *cr,
           const TjSceneItem *item)
{
  cairo_new_path (cr);

  if (item->kind == TJ_SCENE_TEXT)
    {
      set_color (cr, &item->color);
      cairo_move_to (cr, item->area.x, item->area.y);
      pango_cairo_show_layout (cr, item->layout);
    }
  else if (item->kind == TJ_SCENE_HATCH)
    draw_hatch (cr, item);
  else
    tj_scene_item_draw_outline (item, cr);
}

/**
 * tj_chart_scene_draw:
 * @sprites: (nullable): kept from one drawing of a chart to the next
 * @cr: where, in the unit of the layout
 */
void
tj_chart_scene_draw (TjChartScene   *self,
                     TjChartSprites *sprites,
                     cairo_t        *cr)
{
  guint i = 0;

  cairo_save (cr);
  if (sprites != NULL && !(has_many_shapes (self) && tj_chart_sprites_aim (sprites, cr)))
    sprites = NULL;

  while (i < self->items->len)
    {
      const TjSceneItem *item = &g_array_index (self->items, TjSceneItem, i);

      if (sprites != NULL && item->kind == TJ_SCENE_SHAPE)
        i += draw_shapes (self, sprites, i);
      else
        {
          draw_item (cr, item);
          i++;
        }
    }

  cairo_restore (cr);
}
