/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/widgets/tj-chart-picture.h"

#include <math.h>

/* A chart drawn through GTK's own cairo nodes is recorded, and played back, item by item in every
 * frame. Here it is drawn once into memory and is then a picture, until it changes. Two pieces of
 * memory take turns while it changes in every frame: what the last frame showed may not be drawn
 * on while the next is compared with it. */

#define N_SURFACES 2
#define FRAME_WIDTH 2.0f

struct _TjChartPicture
{
  cairo_surface_t *surfaces[N_SURFACES];
  guint current;
  gboolean drawn;
  TjTheme theme;
  int width;
  int height;
  int scale;
};

TjChartPicture *
tj_chart_picture_new (void)
{
  return g_new0 (TjChartPicture, 1);
}

void
tj_chart_picture_free (TjChartPicture *self)
{
  if (self == NULL)
    return;

  for (guint i = 0; i < N_SURFACES; i++)
    g_clear_pointer (&self->surfaces[i], cairo_surface_destroy);
  g_free (self);
}

/**
 * tj_chart_picture_forget:
 *
 * To be called whenever the chart or its view is another one.
 */
void
tj_chart_picture_forget (TjChartPicture *self)
{
  self->drawn = FALSE;
}

static gboolean
is_same_theme (const TjTheme *one,
               const TjTheme *two)
{
  return one->kind == two->kind && fabs (one->font_size - two->font_size) < 1e-6
         && g_strcmp0 (one->font_family, two->font_family) == 0
         && one->mirrored == two->mirrored;
}

/* The piece of memory whose turn it is */
static cairo_surface_t *
take_surface (TjChartPicture *self)
{
  int width = self->width * self->scale;
  int height = self->height * self->scale;
  cairo_surface_t **surface;

  self->current = (self->current + 1) % N_SURFACES;
  surface = &self->surfaces[self->current];
  if (*surface != NULL && (cairo_image_surface_get_width (*surface) != width
                           || cairo_image_surface_get_height (*surface) != height))
    g_clear_pointer (surface, cairo_surface_destroy);
  if (*surface == NULL)
    *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);

  cairo_surface_set_device_scale (*surface, self->scale, self->scale);

  return *surface;
}

static void
draw (TjChartPicture *self,
      TjChart        *chart)
{
  cairo_t *cr;

  tj_chart_layout (chart, self->width, self->height, &self->theme);
  cr = cairo_create (take_surface (self));
  tj_chart_draw (chart, cr);
  cairo_destroy (cr);
  self->drawn = TRUE;
}

/**
 * tj_chart_picture_snapshot:
 * @theme: how it looks; its mirroring counts too
 * @size: in logical pixels, above zero
 * @scale: pixels of the screen a logical one
 *
 * Adds the whole chart; lays it out and draws it first, if anything has changed.
 */
void
tj_chart_picture_snapshot (TjChartPicture        *self,
                           GtkSnapshot           *snapshot,
                           TjChart               *chart,
                           const TjTheme         *theme,
                           const graphene_size_t *size,
                           int                    scale)
{
  int width = (int) size->width;
  int height = (int) size->height;
  cairo_t *cr;

  if (self->width != width || self->height != height || self->scale != scale
      || !is_same_theme (&self->theme, theme))
    self->drawn = FALSE;

  self->theme = *theme;
  self->width = width;
  self->height = height;
  self->scale = scale;
  if (!self->drawn)
    draw (self, chart);

  cr = gtk_snapshot_append_cairo (snapshot,
                                  &GRAPHENE_RECT_INIT (0, 0, (float) self->width,
                                                       (float) self->height));
  cairo_set_operator (cr, CAIRO_OPERATOR_SOURCE);
  cairo_set_source_surface (cr, self->surfaces[self->current], 0, 0);
  cairo_paint (cr);
  cairo_destroy (cr);
}

static void
snapshot_frame (TjChartPicture          *self,
                GtkSnapshot             *snapshot,
                const cairo_rectangle_t *area)
{
  const TjColor *color = &self->theme.accent;
  const GdkRGBA accent = { (float) color->red, (float) color->green, (float) color->blue, 1 };
  const GdkRGBA colors[] = { accent, accent, accent, accent };
  const float widths[] = { FRAME_WIDTH, FRAME_WIDTH, FRAME_WIDTH, FRAME_WIDTH };
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline,
                                   &GRAPHENE_RECT_INIT ((float) area->x - FRAME_WIDTH,
                                                        (float) area->y - FRAME_WIDTH,
                                                        (float) area->width + 2 * FRAME_WIDTH,
                                                        (float) area->height + 2 * FRAME_WIDTH),
                                   0);
  gtk_snapshot_append_border (snapshot, &outline, widths, colors);
}

/**
 * tj_chart_picture_snapshot_mark:
 * @mark: pointed at or selected
 * @selected: whether a frame is drawn round it
 *
 * Adds what is drawn of one mark only, over the picture that was asked for last.
 */
void
tj_chart_picture_snapshot_mark (TjChartPicture *self,
                                GtkSnapshot    *snapshot,
                                TjChart        *chart,
                                guint           mark,
                                gboolean        selected)
{
  cairo_rectangle_t area;
  cairo_t *cr;

  if (!tj_chart_get_mark_area (chart, mark, &area))
    return;

  cr = gtk_snapshot_append_cairo (snapshot,
                                  &GRAPHENE_RECT_INIT (0, 0, (float) self->width,
                                                       (float) self->height));
  tj_chart_draw_emphasis (chart, mark, cr);
  cairo_destroy (cr);

  if (selected)
    snapshot_frame (self, snapshot, &area);
}
