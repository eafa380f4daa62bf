/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "render/tj-chart-sprites.h"

#include <math.h>
#include <string.h>

/* Thousands of small shapes are drawn once each way and then copied: tracing them anew takes
 * most of a frame, and asking cairo for each copy takes longer than copying. A size is rounded
 * to half a pixel and a place to a pixel, which only a picture on screen gets; on paper every
 * shape is traced. */

#define MARGIN 2

/* Of one chart there are hundreds; where more were asked for, many are no longer wanted. */
#define MAX_SPRITES 4000

/* A stretch of one row: of covered pixels that are copied, or of others that are blended. Pixels
 * that are left as they are have none. */
typedef struct
{
  int x;
  int y;
  int length;
  gboolean covers;
} Span;

/* @item: as which it was drawn, but for its place */
typedef struct
{
  TjSceneItem item;
  int half_size;
  cairo_surface_t *surface;
  const guint32 *pixels;
  int n_across;
  GArray *spans;
} Sprite;

/* @target: (nullable): while it is drawn on
 * @pixels: of the target
 * @n_across: how many pixels there are in memory from one row to the next
 * @clip: what may be drawn on, in pixels
 * @offset_x, @offset_y, @scale: from the unit of the layout to pixels */
struct _TjChartSprites
{
  cairo_surface_t *target;
  guint32 *pixels;
  int n_across;
  cairo_rectangle_int_t clip;
  double offset_x;
  double offset_y;
  double scale;
  GHashTable *sprites;
};

static void
free_sprite (gpointer data)
{
  Sprite *sprite = data;

  cairo_surface_destroy (sprite->surface);
  g_array_unref (sprite->spans);
  g_free (sprite);
}

static guint
hash_sprite (gconstpointer data)
{
  const Sprite *sprite = data;

  return g_direct_hash (sprite->item.category) ^ (guint) sprite->half_size * 8191u
         ^ (guint) (sprite->item.filled ? 1 : 0);
}

static gboolean
is_same_color (const TjColor *one,
               const TjColor *two)
{
  return memcmp (one, two, sizeof *one) == 0;
}

static gboolean
is_equal_sprite (gconstpointer a,
                 gconstpointer b)
{
  const Sprite *one = a;
  const Sprite *two = b;

  return one->half_size == two->half_size && one->item.category == two->item.category
         && one->item.filled == two->item.filled
         && one->item.stroke.dashed == two->item.stroke.dashed
         && fabs (one->item.stroke.width - two->item.stroke.width) < 1e-9
         && is_same_color (&one->item.color, &two->item.color)
         && is_same_color (&one->item.stroke.color, &two->item.stroke.color);
}

static gboolean
has_pixels (cairo_surface_t *surface)
{
  cairo_format_t format;

  if (cairo_surface_get_type (surface) != CAIRO_SURFACE_TYPE_IMAGE)
    return FALSE;

  format = cairo_image_surface_get_format (surface);

  return format == CAIRO_FORMAT_ARGB32 || format == CAIRO_FORMAT_RGB24;
}

/* Only a scale that is the same both ways, and whole steps beside it */
static gboolean
read_matrix (TjChartSprites *self,
             cairo_t        *cr)
{
  cairo_matrix_t matrix;
  double scale_x;
  double scale_y;

  cairo_get_matrix (cr, &matrix);
  cairo_surface_get_device_scale (self->target, &scale_x, &scale_y);
  cairo_surface_get_device_offset (self->target, &self->offset_x, &self->offset_y);
  self->scale = matrix.xx * scale_x;
  self->offset_x += matrix.x0 * scale_x;
  self->offset_y += matrix.y0 * scale_y;

  return self->scale > 0 && fabs (matrix.yy * scale_y - self->scale) < 1e-9
         && fabs (matrix.xy) < 1e-9 && fabs (matrix.yx) < 1e-9;
}

/* Only a clip that is one rectangle of whole pixels, or nearly */
static gboolean
read_clip (TjChartSprites *self,
           cairo_t        *cr)
{
  cairo_rectangle_list_t *list = cairo_copy_clip_rectangle_list (cr);
  gboolean is_one = list->status == CAIRO_STATUS_SUCCESS && list->num_rectangles == 1;

  if (is_one)
    {
      const cairo_rectangle_t *clip = list->rectangles;
      int right = (int) floor ((clip->x + clip->width) * self->scale + self->offset_x + 0.5);
      int bottom = (int) floor ((clip->y + clip->height) * self->scale + self->offset_y + 0.5);

      self->clip.x = MAX (0, (int) floor (clip->x * self->scale + self->offset_x + 0.5));
      self->clip.y = MAX (0, (int) floor (clip->y * self->scale + self->offset_y + 0.5));
      right = MIN (right, cairo_image_surface_get_width (self->target));
      bottom = MIN (bottom, cairo_image_surface_get_height (self->target));
      self->clip.width = MAX (0, right - self->clip.x);
      self->clip.height = MAX (0, bottom - self->clip.y);
    }
  cairo_rectangle_list_destroy (list);

  return is_one;
}

/**
 * tj_chart_sprites_new:
 *
 * Returns: (transfer full): a store without any sprite yet, to be kept from one drawing to the
 *   next
 */
TjChartSprites *
tj_chart_sprites_new (void)
{
  TjChartSprites *self = g_new0 (TjChartSprites, 1);

  self->sprites = g_hash_table_new_full (hash_sprite, is_equal_sprite, free_sprite, NULL);

  return self;
}

void
tj_chart_sprites_free (TjChartSprites *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->sprites);
  g_free (self);
}

/**
 * tj_chart_sprites_aim:
 * @cr: where is drawn next; nothing about it may change before tj_chart_sprites_end()
 *
 * Returns: whether @cr draws on pixels in memory; sprites are of no use elsewhere
 */
gboolean
tj_chart_sprites_aim (TjChartSprites *self,
                      cairo_t        *cr)
{
  double scale = self->scale;

  self->target = cairo_get_target (cr);
  if (cairo_get_group_target (cr) != self->target || !has_pixels (self->target)
      || !read_matrix (self, cr) || !read_clip (self, cr))
    return FALSE;

  if (fabs (scale - self->scale) > 1e-9 || g_hash_table_size (self->sprites) > MAX_SPRITES)
    g_hash_table_remove_all (self->sprites);

  return TRUE;
}

/* Before the first of several shapes with nothing else between them */
void
tj_chart_sprites_begin (TjChartSprites *self)
{
  cairo_surface_flush (self->target);
  self->pixels = (guint32 *) cairo_image_surface_get_data (self->target);
  self->n_across = cairo_image_surface_get_stride (self->target) / (int) sizeof (guint32);
}

void
tj_chart_sprites_end (TjChartSprites *self)
{
  cairo_surface_mark_dirty (self->target);
}

static int
classify (guint32 pixel)
{
  return pixel >> 24 == 0xff ? 2 : pixel != 0 ? 1 : 0;
}

static void
add_spans (Sprite *sprite,
           int     side)
{
  for (int y = 0; y < side; y++)
    {
      const guint32 *row = sprite->pixels + (gsize) y * (gsize) sprite->n_across;

      for (int x = 0; x < side;)
        {
          int kind = classify (row[x]);
          Span span = { x, y, 1, kind == 2 };

          while (x + span.length < side && classify (row[x + span.length]) == kind)
            span.length++;
          x += span.length;
          if (kind != 0)
            g_array_append_val (sprite->spans, span);
        }
    }
}

static const Sprite *
add_sprite (TjChartSprites    *self,
            const TjSceneItem *item,
            int                half_size)
{
  Sprite *sprite = g_new0 (Sprite, 1);
  int side = half_size / 2 + 1 + 2 * (int) ceil (MARGIN * self->scale);
  double size = half_size / 2.0 / self->scale;
  cairo_t *cr;

  sprite->item = *item;
  sprite->half_size = half_size;
  sprite->surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, side, side);
  sprite->spans = g_array_new (FALSE, FALSE, sizeof (Span));

  cr = cairo_create (sprite->surface);
  cairo_scale (cr, self->scale, self->scale);
  sprite->item.area = (cairo_rectangle_t) { MARGIN, MARGIN, size, size };
  tj_scene_item_draw_outline (&sprite->item, cr);
  cairo_destroy (cr);

  cairo_surface_flush (sprite->surface);
  sprite->pixels = (const guint32 *) cairo_image_surface_get_data (sprite->surface);
  sprite->n_across = cairo_image_surface_get_stride (sprite->surface) / (int) sizeof (guint32);
  add_spans (sprite, side);
  g_hash_table_add (self->sprites, sprite);

  return sprite;
}

static const Sprite *
get_sprite (TjChartSprites    *self,
            const TjSceneItem *item,
            int                half_size)
{
  const Sprite wanted = { *item, half_size };
  const Sprite *sprite = g_hash_table_lookup (self->sprites, &wanted);

  return sprite != NULL ? sprite : add_sprite (self, item, half_size);
}

/* Of colours with their alpha multiplied in, as cairo keeps them */
static guint32
blend (guint32 over,
       guint32 under)
{
  guint32 rest = 255 - (over >> 24);
  guint32 odd = (under & 0xff00ff) * rest + 0x800080;
  guint32 even = ((under >> 8) & 0xff00ff) * rest + 0x800080;

  odd = ((odd + ((odd >> 8) & 0xff00ff)) >> 8) & 0xff00ff;
  even = (even + ((even >> 8) & 0xff00ff)) & 0xff00ff00;

  return over + (odd | even);
}

static void
copy_span (TjChartSprites *self,
           const Sprite   *sprite,
           const Span     *span,
           int             left,
           int             top)
{
  int y = top + span->y;
  int first = MAX (left + span->x, self->clip.x);
  int end = MIN (left + span->x + span->length, self->clip.x + self->clip.width);
  const guint32 *source;
  guint32 *pixels;

  if (y < self->clip.y || y >= self->clip.y + self->clip.height || first >= end)
    return;

  source = sprite->pixels + (gsize) span->y * (gsize) sprite->n_across + (first - left);
  pixels = self->pixels + (gsize) y * (gsize) self->n_across + first;
  if (span->covers)
    {
      memcpy (pixels, source, (gsize) (end - first) * sizeof *pixels);
      return;
    }

  for (int i = 0; i < end - first; i++)
    pixels[i] = blend (source[i], pixels[i]);
}

/**
 * tj_chart_sprites_draw:
 * @item: a shape
 *
 * Only between tj_chart_sprites_begin() and tj_chart_sprites_end().
 */
void
tj_chart_sprites_draw (TjChartSprites    *self,
                       const TjSceneItem *item)
{
  int half_size = (int) MAX (item->area.width * self->scale * 2 + 0.5, 1);
  const Sprite *sprite = get_sprite (self, item, half_size);
  int left = (int) floor (item->area.x * self->scale + self->offset_x + 0.5
                          - MARGIN * self->scale);
  int top = (int) floor (item->area.y * self->scale + self->offset_y + 0.5
                         - MARGIN * self->scale);

  for (guint i = 0; i < sprite->spans->len; i++)
    copy_span (self, sprite, &g_array_index (sprite->spans, Span, i), left, top);
}
