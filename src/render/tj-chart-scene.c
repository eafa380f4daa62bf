/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "render/tj-chart-scene.h"

#include <math.h>
#include <string.h>

#define HATCH_DISTANCE 5.0
#define HATCH_WIDTH 1.2
#define DASH_LENGTH 4.0

typedef enum
{
  ITEM_FILL,
  ITEM_HATCH,
  ITEM_FRAME,
  ITEM_LINE,
  ITEM_SHAPE,
  ITEM_TEXT,
} ItemKind;

/* Of a line, the area's width and height are its way and may be negative. */
typedef struct
{
  ItemKind kind;
  cairo_rectangle_t area;
  TjStroke stroke;
  TjHatch hatch;
  const char *category;
  PangoLayout *layout;
} Item;

struct _TjChartScene
{
  TjTheme theme;
  PangoContext *context;
  GArray *items;
  GArray *labels;
  GArray *occupied;
};

static void
clear_item (gpointer data)
{
  Item *item = data;

  g_clear_object (&item->layout);
}

/**
 * tj_chart_scene_new:
 * @theme: copied
 *
 * Returns: (transfer full): an empty scene
 */
TjChartScene *
tj_chart_scene_new (const TjTheme *theme,
                    TjLanguage     language)
{
  TjChartScene *self = g_new0 (TjChartScene, 1);

  self->theme = *theme;
  self->context = tj_chart_text_create_context (theme->font_family, language);
  self->items = g_array_new (FALSE, TRUE, sizeof (Item));
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
  g_object_unref (self->context);
  g_free (self);
}

const TjTheme *
tj_chart_scene_get_theme (TjChartScene *self)
{
  return &self->theme;
}

static void
add_item (TjChartScene            *self,
          ItemKind                 kind,
          const cairo_rectangle_t *area,
          const TjColor           *color)
{
  Item item = { kind, *area, { *color, 0, FALSE }, TJ_HATCH_NONE, NULL, NULL };

  g_array_append_val (self->items, item);
}

static Item *
get_last_item (TjChartScene *self)
{
  return &g_array_index (self->items, Item, self->items->len - 1);
}

void
tj_chart_scene_fill (TjChartScene            *self,
                     const cairo_rectangle_t *area,
                     const TjColor           *color)
{
  add_item (self, ITEM_FILL, area, color);
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
  if (hatch == TJ_HATCH_NONE)
    return;

  add_item (self, ITEM_HATCH, area, color);
  get_last_item (self)->hatch = hatch;
}

void
tj_chart_scene_frame (TjChartScene            *self,
                      const cairo_rectangle_t *area,
                      const TjStroke          *stroke)
{
  add_item (self, ITEM_FRAME, area, &stroke->color);
  get_last_item (self)->stroke = *stroke;
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
  cairo_rectangle_t way = { x, y, dx, dy };

  add_item (self, ITEM_LINE, &way, &stroke->color);
  get_last_item (self)->stroke = *stroke;
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
  add_item (self, ITEM_SHAPE, area, color);
  get_last_item (self)->category = g_intern_string (category);
}

/**
 * tj_chart_scene_create_text:
 *
 * Returns: (transfer full): a layout to be measured and given to tj_chart_scene_text()
 */
PangoLayout *
tj_chart_scene_create_text (TjChartScene           *self,
                            const char             *text,
                            const TjChartTextStyle *style)
{
  return tj_chart_text_new (self->context, text, style);
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
  TjSceneLabel label = { layout, { x, y, 0, 0 } };

  pango_layout_get_extents (layout, NULL, &extents);
  label.area.x += extents.x / (double) PANGO_SCALE;
  label.area.width = extents.width / (double) PANGO_SCALE;
  label.area.height = extents.height / (double) PANGO_SCALE;

  add_item (self, ITEM_TEXT, &label.area, color);
  get_last_item (self)->area.x = x;
  get_last_item (self)->layout = g_object_ref (layout);
  g_array_append_val (self->labels, label);
  g_array_append_val (self->occupied, label.area);
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

static void
trace_hatch (cairo_t    *cr,
             const Item *item)
{
  const cairo_rectangle_t *area = &item->area;

  if (item->hatch == TJ_HATCH_RISING || item->hatch == TJ_HATCH_FALLING)
    trace_slanted_lines (cr, area, item->hatch == TJ_HATCH_RISING);

  if (item->hatch == TJ_HATCH_LEVEL || item->hatch == TJ_HATCH_CROSS)
    {
      for (double y = HATCH_DISTANCE / 2; y < area->height; y += HATCH_DISTANCE)
        {
          cairo_move_to (cr, area->x, area->y + y);
          cairo_rel_line_to (cr, area->width, 0);
        }
    }

  if (item->hatch == TJ_HATCH_UPRIGHT || item->hatch == TJ_HATCH_CROSS)
    {
      for (double x = HATCH_DISTANCE / 2; x < area->width; x += HATCH_DISTANCE)
        {
          cairo_move_to (cr, area->x + x, area->y);
          cairo_rel_line_to (cr, 0, area->height);
        }
    }
}

static void
draw_hatch (cairo_t    *cr,
            const Item *item)
{
  cairo_save (cr);
  cairo_rectangle (cr, item->area.x, item->area.y, item->area.width, item->area.height);
  cairo_clip (cr);
  cairo_set_line_width (cr, HATCH_WIDTH);
  trace_hatch (cr, item);
  cairo_stroke (cr);
  cairo_restore (cr);
}

static void
draw_stroke (cairo_t        *cr,
             const TjStroke *stroke)
{
  const double dash = DASH_LENGTH;

  cairo_set_dash (cr, &dash, stroke->dashed ? 1 : 0, 0);
  cairo_set_line_width (cr, stroke->width);
  cairo_stroke (cr);
}

static void
draw_item (cairo_t    *cr,
           const Item *item)
{
  const cairo_rectangle_t *area = &item->area;

  cairo_set_source_rgb (cr, item->stroke.color.red, item->stroke.color.green,
                        item->stroke.color.blue);

  switch (item->kind)
    {
    case ITEM_FILL:
      cairo_rectangle (cr, area->x, area->y, area->width, area->height);
      cairo_fill (cr);
      break;

    case ITEM_HATCH:
      draw_hatch (cr, item);
      break;

    case ITEM_FRAME:
      cairo_rectangle (cr, area->x, area->y, area->width, area->height);
      draw_stroke (cr, &item->stroke);
      break;

    case ITEM_LINE:
      cairo_move_to (cr, area->x, area->y);
      cairo_rel_line_to (cr, area->width, area->height);
      draw_stroke (cr, &item->stroke);
      break;

    case ITEM_SHAPE:
      tj_theme_trace_category_shape (cr, item->category, area->x + area->width / 2,
                                     area->y + area->height / 2, area->width);
      cairo_fill (cr);
      break;

    case ITEM_TEXT:
      cairo_move_to (cr, area->x, area->y);
      pango_cairo_show_layout (cr, item->layout);
      break;

    default:
      g_assert_not_reached ();
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
      cairo_new_path (cr);
      draw_item (cr, &g_array_index (self->items, Item, i));
    }

  cairo_restore (cr);
}
