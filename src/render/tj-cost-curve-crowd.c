/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "render/tj-cost-curve-private.h"

#include <math.h>

/* Bars that share a pixel column, until they fill it, make a run: they are drawn as one, in the
 * colour of the widest and as high as the highest. Both ends stand on whole units, so that
 * neighbours leave no seam. Runs of one category are one item of the scene, since thousands of
 * items would take longer than a frame. */

#define MIN_RUN_WIDTH 1.0

/* @widest: of its bars, or 0 while there is none */
typedef struct
{
  cairo_rectangle_t area;
  double widest;
  const char *category;
  gboolean below;
} Run;

typedef struct
{
  const char *category;
  gboolean below;
  GArray *areas;
} Batch;

struct _TjCostCrowd
{
  const TjCostPlot *plot;
  Run run;
  GArray *batches;
};

static void
clear_batch (gpointer data)
{
  g_array_unref (((Batch *) data)->areas);
}

/* @plot: has to outlive the crowd */
TjCostCrowd *
tj_cost_crowd_new (const TjCostPlot *plot)
{
  TjCostCrowd *self = g_new0 (TjCostCrowd, 1);

  self->plot = plot;
  self->batches = g_array_new (FALSE, TRUE, sizeof (Batch));
  g_array_set_clear_func (self->batches, clear_batch);

  return self;
}

void
tj_cost_crowd_free (TjCostCrowd *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->batches);
  g_free (self);
}

static GArray *
get_areas (TjCostCrowd *self)
{
  Batch batch = { self->run.category, self->run.below, NULL };

  for (guint i = 0; i < self->batches->len; i++)
    {
      const Batch *other = &g_array_index (self->batches, Batch, i);

      if (other->category == batch.category && other->below == batch.below)
        return other->areas;
    }

  batch.areas = g_array_new (FALSE, FALSE, sizeof (cairo_rectangle_t));
  g_array_append_val (self->batches, batch);

  return batch.areas;
}

/* Ends the run: what follows is not drawn as part of it. */
void
tj_cost_crowd_end_run (TjCostCrowd *self)
{
  const cairo_rectangle_t *area = &self->run.area;
  double x = floor (area->x);
  cairo_rectangle_t drawn = { x, area->y, 0, MAX (area->height, TJ_COST_MIN_BAR_HEIGHT) };

  if (!(self->run.widest > 0))
    return;

  drawn.width = MAX (floor (area->x + area->width) - x, MIN_RUN_WIDTH);
  if (!self->run.below)
    drawn.y = self->plot->zero - drawn.height;
  g_array_append_val (get_areas (self), drawn);
  self->run.widest = 0;
}

/* Bars are added from left to right. */
void
tj_cost_crowd_add (TjCostCrowd             *self,
                   const TjCostBar         *bar,
                   const cairo_rectangle_t *area)
{
  Run *run = &self->run;
  gboolean below = bar->cost < 0;
  double bottom;

  if (run->widest > 0 && run->below != below)
    tj_cost_crowd_end_run (self);

  if (!(run->widest > 0))
    *run = (Run) { *area, 0, NULL, below };

  bottom = MAX (run->area.y + run->area.height, area->y + area->height);
  run->area.y = MIN (run->area.y, area->y);
  run->area.height = bottom - run->area.y;
  run->area.width = area->x + area->width - run->area.x;
  if (area->width >= run->widest)
    run->category = bar->category;
  run->widest = MAX (run->widest, MAX (area->width, G_MINDOUBLE));

  if (floor (run->area.x + run->area.width) - floor (run->area.x) >= MIN_RUN_WIDTH)
    tj_cost_crowd_end_run (self);
}

/* Puts everything that was added into the scene. */
void
tj_cost_crowd_draw (TjCostCrowd *self)
{
  const TjTheme *theme = self->plot->theme;
  g_autoptr(GArray) below = g_array_new (FALSE, FALSE, sizeof (cairo_rectangle_t));

  tj_cost_crowd_end_run (self);

  for (guint i = 0; i < self->batches->len; i++)
    {
      const Batch *batch = &g_array_index (self->batches, Batch, i);
      const cairo_rectangle_t *areas = (const cairo_rectangle_t *) batch->areas->data;
      TjColor color;

      tj_theme_get_category_color (theme, batch->category, &color);
      tj_chart_scene_fill_all (self->plot->scene, areas, batch->areas->len, &color);
      if (batch->below)
        g_array_append_vals (below, areas, batch->areas->len);
    }

  if (below->len > 0)
    tj_chart_scene_hatch_all (self->plot->scene, (const cairo_rectangle_t *) below->data,
                              below->len, TJ_HATCH_RISING, &theme->background);
}
