/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "render/tj-chart-legend.h"

#include "render/tj-chart-claim.h"
#include "render/tj-chart-frame.h"

/* Distances, as parts of the size of small text */
#define SWATCH_WIDTH 1.4
#define SWATCH_HEIGHT 0.9
#define SHAPE_SIZE 0.85
#define GAP 0.5
#define COLUMN_GAP 1.6

/* @code: (nullable): of no category; codes are interned */
typedef struct
{
  const char *code;
  char *name;
  gboolean shown;
} Entry;

struct _TjChartLegend
{
  GArray *entries;
};

static void
clear_entry (gpointer data)
{
  g_free (((Entry *) data)->name);
}

static void
add_entry (TjChartLegend *self,
           const char    *code,
           TjTaxonomy    *taxonomy,
           TjLanguage     language)
{
  Entry entry = { g_intern_string (code), NULL, FALSE };

  entry.name = tj_chart_claim_dup_category_label (code, taxonomy, language);
  g_array_append_val (self->entries, entry);
}

/**
 * tj_chart_legend_new:
 *
 * Returns: (transfer full): a legend that shows nothing yet
 */
TjChartLegend *
tj_chart_legend_new (TjTaxonomy *taxonomy,
                     TjLanguage  language)
{
  TjChartLegend *self = g_new0 (TjChartLegend, 1);
  GListModel *categories = tj_taxonomy_get_categories (taxonomy);

  self->entries = g_array_new (FALSE, TRUE, sizeof (Entry));
  g_array_set_clear_func (self->entries, clear_entry);

  for (guint i = 0; i < g_list_model_get_n_items (categories); i++)
    {
      g_autoptr(TjTaxonomyNode) node = g_list_model_get_item (categories, i);

      add_entry (self, tj_taxonomy_node_get_code (node), taxonomy, language);
    }
  add_entry (self, NULL, taxonomy, language);

  return self;
}

void
tj_chart_legend_free (TjChartLegend *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->entries);
  g_free (self);
}

/**
 * tj_chart_legend_note:
 * @category: (nullable): the code of something that is drawn; one that the taxonomy does not
 *   have counts as none
 */
void
tj_chart_legend_note (TjChartLegend *self,
                      const char    *category)
{
  Entry *entry = NULL;

  for (guint i = 0; i < self->entries->len; i++)
    {
      entry = &g_array_index (self->entries, Entry, i);
      if (g_strcmp0 (entry->code, category) == 0)
        break;
    }

  entry->shown = TRUE;
}

static void
draw_entry (const Entry             *entry,
            TjChartLegendLook        look,
            TjChartScene            *scene,
            const cairo_rectangle_t *place)
{
  const TjTheme *theme = tj_chart_scene_get_theme (scene);
  double em = tj_chart_frame_get_small_size (theme);
  cairo_rectangle_t swatch = { place->x, 0, em * SWATCH_WIDTH, em * SWATCH_HEIGHT };
  cairo_rectangle_t shape = { place->x, 0, em * SHAPE_SIZE, em * SHAPE_SIZE };
  TjColor color = theme->foreground;

  swatch.y = place->y + (place->height - swatch.height) / 2;
  shape.y = place->y + (place->height - shape.height) / 2;
  if (look == TJ_CHART_LEGEND_AREAS)
    {
      tj_chart_frame_fill (scene, &swatch, entry->code);
      shape.x += swatch.width + em * GAP;
    }
  else if (theme->kind != TJ_THEME_PRINT)
    tj_theme_get_line_color (theme, entry->code, &color);

  tj_chart_scene_shape (scene, entry->code, &shape, &color);
}

/**
 * tj_chart_legend_lay_out:
 *
 * What was noted, in the notice's order, at the top of @room, in as many lines as it takes.
 */
void
tj_chart_legend_lay_out (TjChartLegend     *self,
                         TjChartLegendLook  look,
                         TjChartScene      *scene,
                         cairo_rectangle_t *room)
{
  const TjTheme *theme = tj_chart_scene_get_theme (scene);
  double em = tj_chart_frame_get_small_size (theme);
  double line = tj_chart_frame_get_line_height (scene) + em * GAP / 2;
  double lead = em * (SHAPE_SIZE + GAP);
  cairo_rectangle_t place = { room->x, room->y, 0, 0 };
  gboolean empty = TRUE;

  if (look == TJ_CHART_LEGEND_AREAS)
    lead += em * (SWATCH_WIDTH + GAP);

  for (guint i = 0; i < self->entries->len; i++)
    {
      const Entry *entry = &g_array_index (self->entries, Entry, i);
      TjChartTextStyle style = { em, FALSE, room->width - lead, 1, FALSE };
      g_autoptr(PangoLayout) layout = NULL;

      if (!entry->shown)
        continue;

      layout = tj_chart_scene_create_text (scene, entry->name, &style);
      tj_chart_text_measure (layout, &place.width, &place.height);
      if (place.x > room->x && place.x + lead + place.width > room->x + room->width)
        {
          place.x = room->x;
          place.y += line;
        }

      draw_entry (entry, look, scene, &place);
      tj_chart_scene_text (scene, layout, place.x + lead, place.y, &theme->foreground);
      place.x += lead + place.width + em * COLUMN_GAP;
      empty = FALSE;
    }

  if (!empty)
    place.y += line + em * GAP / 2;
  room->height -= place.y - room->y;
  room->y = place.y;
}
