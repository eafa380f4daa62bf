/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "render/tj-chart-swatch.h"

#include "render/tj-chart-frame.h"

#define SWATCH_EMS 1.9
#define GAP_EMS 0.5
#define COLUMN_GAP_EMS 1.4
#define MIN_OUTLINED 3.0
#define MARK_PADDING 2.0

/* Of the height of a line, what figures and letters take */
#define GLYPH_SHARE 0.75

static PangoLayout *
create_text (TjChartScene *scene,
             const char   *text,
             double        max_width)
{
  TjChartTextStyle style = { tj_chart_frame_get_small_size (tj_chart_scene_get_theme (scene)),
                             FALSE, max_width, 1, FALSE };

  return tj_chart_scene_create_text (scene, text, &style);
}

static void
add_mark (const TjChartSwatch     *self,
          TjChartScene            *scene,
          const cairo_rectangle_t *area)
{
  const TjTheme *theme = tj_chart_scene_get_theme (scene);
  const TjColor black = { 0, 0, 0 };
  const TjColor white = { 1, 1, 1 };
  g_autoptr(PangoLayout) layout = create_text (scene, self->mark, 0);
  cairo_rectangle_t place;

  tj_chart_text_measure (layout, &place.width, &place.height);
  if (place.width + 2 * MARK_PADDING > area->width
      || place.height * GLYPH_SHARE > area->height)
    return;

  place.x = area->x + (area->width - place.width) / 2;
  place.y = area->y + (area->height - place.height) / 2;
  if (self->hatch != TJ_HATCH_NONE)
    tj_chart_scene_fill (scene, &place, &theme->background);
  tj_chart_scene_text (scene, layout, place.x, place.y,
                       self->hatch != TJ_HATCH_NONE ? &theme->foreground
                       : tj_color_get_contrast (&black, &self->fill)
                           > tj_color_get_contrast (&white, &self->fill) ? &black : &white);
}

/**
 * tj_chart_swatch_fill:
 *
 * Fills @area, outlines it, and writes the mark into it where there is room.
 */
void
tj_chart_swatch_fill (const TjChartSwatch     *self,
                      TjChartScene            *scene,
                      const cairo_rectangle_t *area)
{
  const TjTheme *theme = tj_chart_scene_get_theme (scene);
  const TjStroke outline = { theme->foreground, 0.6, FALSE };

  tj_chart_scene_fill (scene, area, &self->fill);
  tj_chart_scene_hatch (scene, area, self->hatch, &theme->muted);
  if (area->width >= MIN_OUTLINED)
    tj_chart_scene_frame (scene, area, &outline);
  if (self->mark != NULL)
    add_mark (self, scene, area);
}

/**
 * tj_chart_swatch_add_legend:
 *
 * Swatches with their words at the top of @room, in as many lines as it takes.
 */
void
tj_chart_swatch_add_legend (const TjChartSwatch *swatches,
                            guint                n_swatches,
                            TjChartScene        *scene,
                            cairo_rectangle_t   *room)
{
  double em = tj_chart_frame_get_small_size (tj_chart_scene_get_theme (scene));
  double height = tj_chart_frame_get_line_height (scene);
  double line = height + em * GAP_EMS / 2;
  double lead = (SWATCH_EMS + GAP_EMS) * em;
  double x = 0;
  double y = 0;

  for (guint i = 0; i < n_swatches; i++)
    {
      g_autoptr(PangoLayout) layout = NULL;
      cairo_rectangle_t swatch = { 0, 0, SWATCH_EMS * em, height - 2 };
      double width;

      layout = create_text (scene, swatches[i].label, room->width - lead);
      tj_chart_text_measure (layout, &width, NULL);
      if (x > 0 && x + lead + width > room->width)
        {
          x = 0;
          y += line;
        }

      swatch.x = room->x + x;
      swatch.y = room->y + y + 1;
      tj_chart_swatch_fill (&swatches[i], scene, &swatch);
      tj_chart_scene_text (scene, layout, room->x + x + lead, room->y + y,
                           &tj_chart_scene_get_theme (scene)->foreground);
      x += lead + width + COLUMN_GAP_EMS * em;
    }

  y += n_swatches > 0 ? line : 0;
  room->y += y;
  room->height -= y;
}
