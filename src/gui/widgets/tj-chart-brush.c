/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/widgets/tj-chart-brush.h"

#include <math.h>

/* A shorter way is a click. */
#define MIN_BRUSH 6.0

#define OPACITY 0.18f

/**
 * tj_chart_brush_get_area:
 * @area: (out): the rectangle, whichever way it was drawn
 *
 * Returns: whether it is large enough to be meant
 */
gboolean
tj_chart_brush_get_area (const TjChartBrush *self,
                         cairo_rectangle_t  *area)
{
  area->x = MIN (self->x, self->x + self->dx);
  area->y = MIN (self->y, self->y + self->dy);
  area->width = fabs (self->dx);
  area->height = fabs (self->dy);

  return MAX (area->width, area->height) >= MIN_BRUSH;
}

static gboolean
touches (const cairo_rectangle_t *one,
         const cairo_rectangle_t *two)
{
  return two->x < one->x + one->width && one->x < two->x + two->width
         && two->y < one->y + one->height && one->y < two->y + two->height;
}

/**
 * tj_chart_brush_dup_keys:
 *
 * Returns: (transfer full) (nullable): the keys of the marks that the brush touches, or %NULL
 *   where it is too small to be meant
 */
GStrv
tj_chart_brush_dup_keys (const TjChartBrush *self,
                         TjChart            *chart)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  cairo_rectangle_t brush;

  if (!tj_chart_brush_get_area (self, &brush))
    return NULL;

  for (guint i = 0; i < tj_chart_get_n_marks (chart); i++)
    {
      cairo_rectangle_t area;

      if (tj_chart_get_mark_area (chart, i, &area) && touches (&brush, &area))
        g_strv_builder_add (builder, tj_chart_get_mark_key (chart, i));
    }

  return g_strv_builder_end (builder);
}

void
tj_chart_brush_snapshot (const TjChartBrush *self,
                         GtkSnapshot        *snapshot,
                         const TjTheme      *theme)
{
  GdkRGBA edge = { (float) theme->accent.red, (float) theme->accent.green,
                   (float) theme->accent.blue, 1 };
  const GdkRGBA edges[] = { edge, edge, edge, edge };
  const float widths[] = { 1, 1, 1, 1 };
  cairo_rectangle_t area;
  GskRoundedRect outline;

  if (!tj_chart_brush_get_area (self, &area))
    return;

  gsk_rounded_rect_init_from_rect (&outline,
                                   &GRAPHENE_RECT_INIT ((float) area.x, (float) area.y,
                                                        (float) area.width, (float) area.height),
                                   0);
  edge.alpha = OPACITY;
  gtk_snapshot_append_color (snapshot, &edge, &outline.bounds);
  gtk_snapshot_append_border (snapshot, &outline, widths, edges);
}
