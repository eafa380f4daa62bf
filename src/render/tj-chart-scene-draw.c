/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "render/tj-chart-scene-private.h"

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

  if (self->kind == TJ_SCENE_RECTANGLE)
    {
      cairo_rectangle (cr, area->x, area->y, area->width, area->height);
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
  cairo_rectangle (cr, item->area.x, item->area.y, item->area.width, item->area.height);
  cairo_clip (cr);
  set_color (cr, &item->color);
  cairo_set_line_width (cr, TJ_SCENE_HATCH_WIDTH);
  tj_scene_item_trace_hatch (item, cr);
  cairo_stroke (cr);
  cairo_restore (cr);
}

static void
draw_outline (cairo_t           *cr,
              const TjSceneItem *item)
{
  const double dash = TJ_SCENE_DASH_LENGTH;

  tj_scene_item_trace (item, cr);

  if (item->filled)
    {
      set_color (cr, &item->color);
      cairo_fill_preserve (cr);
    }

  if (item->stroke.width > 0)
    {
      set_color (cr, &item->stroke.color);
      cairo_set_dash (cr, &dash, item->stroke.dashed ? 1 : 0, 0);
      cairo_set_line_width (cr, item->stroke.width);
      cairo_stroke (cr);
    }
}

/**
 * tj_chart_scene_draw:
 * @cr: where, in the unit of the layout
 */
void
tj_chart_scene_draw (TjChartScene *self,
                     cairo_t      *cr)
{
  cairo_save (cr);

  for (guint i = 0; i < self->items->len; i++)
    {
      const TjSceneItem *item = &g_array_index (self->items, TjSceneItem, i);

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
        draw_outline (cr, item);
    }

  cairo_restore (cr);
}
