/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "render/tj-chart-scene-private.h"

#include <string.h>

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

/* Thousands of small shapes are drawn once each way and then copied: tracing them anew takes
 * most of a frame. A size is rounded to half a unit and a place to a pixel, which only a
 * picture on screen gets; on paper every shape is traced. */
typedef struct
{
  const char *category;
  TjColor fill;
  TjColor stroke;
  int half_size;
  gboolean filled;
  double stroke_width;
  gboolean dashed;
  cairo_surface_t *surface;
} Sprite;

#define MIN_SPRITES 1000
#define SPRITE_MARGIN 2

static void
clear_sprite (gpointer data)
{
  cairo_surface_destroy (((Sprite *) data)->surface);
}

static gboolean
is_same_color (const TjColor *one,
               const TjColor *two)
{
  return memcmp (one, two, sizeof *one) == 0;
}

static const Sprite *
find_sprite (GArray            *sprites,
             const TjSceneItem *item,
             int                half_size)
{
  for (guint i = sprites->len; i > 0; i--)
    {
      const Sprite *sprite = &g_array_index (sprites, Sprite, i - 1);

      if (sprite->half_size == half_size && sprite->category == item->category
          && sprite->filled == item->filled && sprite->dashed == item->stroke.dashed
          && is_same_color (&sprite->fill, &item->color)
          && is_same_color (&sprite->stroke, &item->stroke.color))
        return sprite;
    }

  return NULL;
}

static const Sprite *
add_sprite (GArray            *sprites,
            const TjSceneItem *item,
            int                half_size,
            cairo_t           *cr)
{
  Sprite sprite = { item->category, item->color, item->stroke.color, half_size, item->filled,
                    item->stroke.width, item->stroke.dashed, NULL };
  double size = half_size / 2.0;
  int side = half_size / 2 + 1 + 2 * SPRITE_MARGIN;
  TjSceneItem own = *item;
  cairo_t *sprite_cr;

  sprite.surface = cairo_surface_create_similar (cairo_get_target (cr),
                                                 CAIRO_CONTENT_COLOR_ALPHA, side, side);
  sprite_cr = cairo_create (sprite.surface);
  own.area = (cairo_rectangle_t) { SPRITE_MARGIN, SPRITE_MARGIN, size, size };
  draw_outline (sprite_cr, &own);
  cairo_destroy (sprite_cr);
  g_array_append_val (sprites, sprite);

  return &g_array_index (sprites, Sprite, sprites->len - 1);
}

static void
draw_sprite (cairo_t           *cr,
             const TjSceneItem *item,
             GArray            *sprites)
{
  int half_size = (int) (item->area.width * 2 + 0.5);
  const Sprite *sprite = find_sprite (sprites, item, half_size);
  double x = (int) (item->area.x + 0.5) - SPRITE_MARGIN;
  double y = (int) (item->area.y + 0.5) - SPRITE_MARGIN;
  double side = half_size / 2 + 1 + 2 * SPRITE_MARGIN;

  if (sprite == NULL)
    sprite = add_sprite (sprites, item, half_size, cr);

  cairo_set_source_surface (cr, sprite->surface, x, y);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_FAST);
  cairo_rectangle (cr, x, y, side, side);
  cairo_fill (cr);
}

static gboolean
wants_sprites (const TjChartScene *self,
               cairo_t            *cr)
{
  guint n_shapes = 0;

  if (cairo_surface_get_type (cairo_get_target (cr)) != CAIRO_SURFACE_TYPE_IMAGE)
    return FALSE;

  for (guint i = 0; i < self->items->len; i++)
    n_shapes += g_array_index (self->items, TjSceneItem, i).kind == TJ_SCENE_SHAPE ? 1 : 0;

  return n_shapes >= MIN_SPRITES;
}

/**
 * tj_chart_scene_draw:
 * @cr: where, in the unit of the layout
 */
void
tj_chart_scene_draw (TjChartScene *self,
                     cairo_t      *cr)
{
  gboolean sprites_wanted = wants_sprites (self, cr);
  g_autoptr(GArray) sprites = g_array_new (FALSE, TRUE, sizeof (Sprite));

  g_array_set_clear_func (sprites, clear_sprite);
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
      else if (item->kind == TJ_SCENE_SHAPE && sprites_wanted)
        draw_sprite (cr, item, sprites);
      else
        draw_outline (cr, item);
    }

  cairo_restore (cr);
}
