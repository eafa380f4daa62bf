/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "render/tj-chart.h"

#include "render/tj-chart-frame.h"
#include "render/tj-chart-sprites.h"

#include <math.h>
#include <string.h>

/* A closer look than this shows nothing that a table would not show better. */
#define MIN_VIEW 1e-4

/* How far beside a thin mark the pointer may be. */
#define HIT_SLACK 3.0

/* @key: kept by the table, which names the package too */
typedef struct
{
  const char *key;
  char *text;
  gboolean placed;
  cairo_rectangle_t area;
} Mark;

/* @unit, @basis: of every figure on the axis, once @taken */
typedef struct
{
  gboolean taken;
  TjChartUnit unit;
  TjChartBasis basis;
} AxisFigures;

typedef struct
{
  TjChartContent content;
  AxisFigures axes[TJ_CHART_N_AXES];
  Mark *marks;
  guint n_marks;
  guint n_allocated;
  TjChartTextStore *texts;
  TjChartScene *scene;
  TjChartSprites *sprites;
  double width;
  gboolean has_plot;
  cairo_rectangle_t plot;
} TjChartPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (TjChart, tj_chart, G_TYPE_OBJECT)

static TjChartPrivate *
get_private (TjChart *self)
{
  return tj_chart_get_instance_private (self);
}

static Mark *
get_mark (TjChart *self,
          guint    mark)
{
  TjChartPrivate *priv = get_private (self);

  return mark < priv->n_marks ? &priv->marks[mark] : NULL;
}

static void
tj_chart_finalize (GObject *object)
{
  TjChartPrivate *priv = get_private (TJ_CHART (object));
  TjChartContent *content = &priv->content;

  g_clear_pointer (&content->title, g_free);
  g_clear_pointer (&content->subtitle, g_free);
  g_clear_pointer (&content->caution, g_free);
  g_clear_pointer (&content->footnote, g_free);
  g_clear_pointer (&content->sentence, g_free);
  g_clear_pointer (&content->missing_heading, g_free);
  g_clear_pointer (&content->missing, g_ptr_array_unref);
  g_clear_pointer (&content->table, tj_chart_table_free);
  for (guint i = 0; i < priv->n_marks; i++)
    g_free (priv->marks[i].text);
  g_clear_pointer (&priv->marks, g_free);
  g_clear_pointer (&priv->scene, tj_chart_scene_free);
  g_clear_pointer (&priv->sprites, tj_chart_sprites_free);
  g_clear_pointer (&priv->texts, tj_chart_text_store_free);

  G_OBJECT_CLASS (tj_chart_parent_class)->finalize (object);
}

static void
tj_chart_class_init (TjChartClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tj_chart_finalize;
}

static void
tj_chart_init (TjChart *self)
{
  TjChartPrivate *priv = get_private (self);

  priv->content.view = (cairo_rectangle_t) { 0, 0, 1, 1 };
  priv->content.missing = g_ptr_array_new_with_free_func (g_free);
  priv->content.table = tj_chart_table_new ();
}

TjChartContent *
tj_chart_get_content (TjChart *self)
{
  return &get_private (self)->content;
}

TjChartScene *
tj_chart_get_scene (TjChart *self)
{
  return get_private (self)->scene;
}

/**
 * tj_chart_take_figure:
 * @axis: where it is drawn
 * @figure: to be drawn
 *
 * Asks whether a figure may be drawn. The first one of an axis decides its unit and basis;
 * another unit or basis on the same axis is an error of the program, and is not drawn.
 *
 * Returns: whether there is a value, in the unit and on the basis of the axis
 */
gboolean
tj_chart_take_figure (TjChart             *self,
                      TjChartAxisId        axis,
                      const TjChartFigure *figure)
{
  AxisFigures *figures = &get_private (self)->axes[axis];

  g_return_val_if_fail (axis < TJ_CHART_N_AXES, FALSE);

  if (!figure->known)
    return FALSE;

  g_return_val_if_fail (isfinite (figure->value) && isfinite (figure->low)
                        && isfinite (figure->high), FALSE);

  if (!figures->taken)
    {
      figures->taken = TRUE;
      figures->unit = figure->unit;
      figures->basis = figure->basis;
    }

  g_return_val_if_fail (figures->unit == figure->unit, FALSE);
  g_return_val_if_fail (figures->basis == figure->basis, FALSE);

  return TRUE;
}

/* Makes room for so many marks and, once it has its columns, rows of the table: arrays that grow
 * by themselves hold almost as much again for nothing. */
void
tj_chart_reserve (TjChart *self,
                  guint    n_marks,
                  guint    n_rows)
{
  TjChartPrivate *priv = get_private (self);

  g_return_if_fail (priv->n_marks == 0);

  g_free (priv->marks);
  priv->marks = g_new0 (Mark, MAX (n_marks, 1));
  priv->n_allocated = n_marks;
  tj_chart_table_reserve (priv->content.table, n_rows);
}

/* Marks are added once, in reading order, when the chart is made. @text is %NULL where the
 * class describes its marks. */
void
tj_chart_add_mark (TjChart    *self,
                   const char *key,
                   const char *text)
{
  TjChartPrivate *priv = get_private (self);
  Mark mark = { tj_chart_table_keep (priv->content.table, key), g_strdup (text), FALSE, { 0 } };

  if (priv->n_marks == priv->n_allocated)
    {
      priv->n_allocated += MAX (priv->n_allocated / 4, 16);
      priv->marks = g_renew (Mark, priv->marks, priv->n_allocated);
    }

  priv->marks[priv->n_marks++] = mark;
}

void
tj_chart_place_mark (TjChart                 *self,
                     guint                    mark,
                     const cairo_rectangle_t *area)
{
  Mark *placed = get_mark (self, mark);
  TjChartPrivate *priv = get_private (self);

  placed->placed = TRUE;
  placed->area = *area;
  if (tj_chart_scene_get_theme (priv->scene)->mirrored)
    placed->area.x = priv->width - area->x - area->width;
}

/* Where the plot lies of a kind that can be looked at in part. */
void
tj_chart_place_plot (TjChart                 *self,
                     const cairo_rectangle_t *plot)
{
  TjChartPrivate *priv = get_private (self);

  priv->has_plot = TRUE;
  priv->plot = *plot;
  if (tj_chart_scene_get_theme (priv->scene)->mirrored)
    priv->plot.x = priv->width - plot->x - plot->width;
}

/* Text stays laid out from one layout to the next, as long as the font does. */
static void
prepare_texts (TjChartPrivate *priv,
               const TjTheme  *theme)
{
  if (priv->texts != NULL
      && !g_str_equal (tj_chart_text_store_get_family (priv->texts), theme->font_family))
    g_clear_pointer (&priv->texts, tj_chart_text_store_free);

  if (priv->texts == NULL)
    priv->texts = tj_chart_text_store_new (theme->font_family, priv->content.language);

  tj_chart_text_store_begin (priv->texts);
}

static void
begin_scene (TjChart           *self,
             const TjTheme     *theme,
             cairo_rectangle_t *page)
{
  TjChartPrivate *priv = get_private (self);
  cairo_rectangle_t ground = *page;

  g_clear_pointer (&priv->scene, tj_chart_scene_free);
  prepare_texts (priv, theme);
  priv->scene = tj_chart_scene_new (theme, priv->texts, page->width);
  priv->width = page->width;
  priv->has_plot = FALSE;
  /* A picture's last row and column of pixels may be covered in part only. */
  ground.width = ceil (page->width) + 1;
  ground.height = ceil (page->height) + 1;
  ground.x = theme->mirrored ? page->width - ground.width : 0;
  tj_chart_scene_fill (priv->scene, &ground, &theme->background);

  for (guint i = 0; i < priv->n_marks; i++)
    get_mark (self, i)->placed = FALSE;
}

static gboolean
try_layout (TjChart                 *self,
            const TjTheme           *theme,
            cairo_rectangle_t       *page,
            const cairo_rectangle_t *room,
            gboolean                 terse,
            gboolean                 compact)
{
  TjChartPrivate *priv = get_private (self);
  cairo_rectangle_t rest = *room;

  if (priv->n_marks == 0)
    return FALSE;

  priv->content.terse = terse;
  priv->content.compact = compact;
  begin_scene (self, theme, page);
  tj_chart_frame_add_heading (&priv->content, priv->scene, &rest);
  tj_chart_frame_add_footer (&priv->content, priv->scene, &rest);

  return TJ_CHART_GET_CLASS (self)->layout (self, priv->scene, &rest);
}

/**
 * tj_chart_layout:
 * @width: of the chart
 * @height: of the chart
 * @theme: copied
 *
 * Decides where everything is drawn. Where @width and @height are small, names are left to the
 * lists below the chart, and then these to the table; where they are too small for the chart, or
 * there is nothing to draw, one sentence takes its place.
 */
void
tj_chart_layout (TjChart       *self,
                 double         width,
                 double         height,
                 const TjTheme *theme)
{
  TjChartPrivate *priv = get_private (self);
  cairo_rectangle_t page = { 0, 0, 0, 0 };
  cairo_rectangle_t room;
  double margin;

  g_return_if_fail (TJ_IS_CHART (self));
  g_return_if_fail (theme != NULL);
  g_return_if_fail (isfinite (width) && isfinite (height));

  page.width = MAX (width, 1);
  page.height = MAX (height, 1);
  margin = MIN (theme->font_size, MIN (page.width, page.height) / 8);
  room = (cairo_rectangle_t) { margin, margin, page.width - 2 * margin, page.height - 2 * margin };

  if (try_layout (self, theme, &page, &room, FALSE, FALSE)
      || try_layout (self, theme, &page, &room, TRUE, FALSE)
      || try_layout (self, theme, &page, &room, TRUE, TRUE))
    return;

  priv->content.terse = FALSE;
  priv->content.compact = FALSE;
  begin_scene (self, theme, &page);
  tj_chart_frame_add_sentence (&priv->content, priv->scene, &room);
}

/**
 * tj_chart_draw:
 * @cr: where, in the unit of the last tj_chart_layout()
 *
 * Nothing is drawn before the first layout.
 */
void
tj_chart_draw (TjChart *self,
               cairo_t *cr)
{
  TjChartPrivate *priv = get_private (self);

  g_return_if_fail (TJ_IS_CHART (self));

  if (priv->scene == NULL)
    return;

  if (priv->sprites == NULL)
    priv->sprites = tj_chart_sprites_new ();
  tj_chart_scene_draw (priv->scene, priv->sprites, cr);
}

/**
 * tj_chart_draw_emphasis:
 * @mark: pointed at or selected
 * @cr: as for tj_chart_draw()
 *
 * Draws what is shown of one mark only, as the ranges of a bubble; to be drawn over the chart.
 */
void
tj_chart_draw_emphasis (TjChart *self,
                        guint    mark,
                        cairo_t *cr)
{
  TjChartPrivate *priv = get_private (self);
  g_autoptr(TjChartScene) overlay = NULL;

  g_return_if_fail (TJ_IS_CHART (self));
  g_return_if_fail (get_mark (self, mark) != NULL);

  if (priv->scene == NULL || !get_mark (self, mark)->placed
      || TJ_CHART_GET_CLASS (self)->emphasise == NULL)
    return;

  overlay = tj_chart_scene_new (tj_chart_scene_get_theme (priv->scene), priv->texts, priv->width);
  TJ_CHART_GET_CLASS (self)->emphasise (self, mark, overlay);
  tj_chart_scene_draw (overlay, NULL, cr);
}

static double
get_gap (double value,
         double low,
         double size)
{
  return MAX (0, MAX (low - value, value - low - size));
}

/**
 * tj_chart_hit_test:
 *
 * Returns: the mark at a place, or the nearest one no more than three units away; of several
 *   as near, the one whose middle is nearest; -1 where there is none
 */
int
tj_chart_hit_test (TjChart *self,
                   double   x,
                   double   y)
{
  TjChartPrivate *priv = get_private (self);
  double best_gap = HIT_SLACK;
  double best_way = INFINITY;
  int best = -1;

  g_return_val_if_fail (TJ_IS_CHART (self), -1);

  for (guint i = 0; i < priv->n_marks; i++)
    {
      const Mark *mark = get_mark (self, i);
      double gap = hypot (get_gap (x, mark->area.x, mark->area.width),
                          get_gap (y, mark->area.y, mark->area.height));
      double way = hypot (x - mark->area.x - mark->area.width / 2,
                          gap > 0 ? 0 : y - mark->area.y - mark->area.height / 2);

      if (!mark->placed || !(gap <= best_gap) || (!(gap < best_gap) && way >= best_way))
        continue;

      best = (int) i;
      best_gap = gap;
      best_way = way;
    }

  return best;
}

guint
tj_chart_get_n_marks (TjChart *self)
{
  g_return_val_if_fail (TJ_IS_CHART (self), 0);

  return get_private (self)->n_marks;
}

/**
 * tj_chart_get_mark_key:
 *
 * Returns: (nullable): the package's manifest digest or the criterion's id
 */
const char *
tj_chart_get_mark_key (TjChart *self,
                       guint    mark)
{
  g_return_val_if_fail (TJ_IS_CHART (self), NULL);
  g_return_val_if_fail (get_mark (self, mark) != NULL, NULL);

  return get_mark (self, mark)->key;
}

/**
 * tj_chart_dup_mark_text:
 *
 * Returns: (transfer full) (nullable): one line for a tooltip and a screen reader
 */
char *
tj_chart_dup_mark_text (TjChart *self,
                        guint    mark)
{
  g_return_val_if_fail (TJ_IS_CHART (self), NULL);
  g_return_val_if_fail (get_mark (self, mark) != NULL, NULL);

  if (get_mark (self, mark)->text == NULL && TJ_CHART_GET_CLASS (self)->describe != NULL)
    return TJ_CHART_GET_CLASS (self)->describe (self, mark);

  return g_strdup (get_mark (self, mark)->text);
}

/**
 * tj_chart_get_mark_area:
 * @area: (out): in the unit of the last layout
 *
 * Returns: whether the mark was drawn
 */
gboolean
tj_chart_get_mark_area (TjChart           *self,
                        guint              mark,
                        cairo_rectangle_t *area)
{
  const Mark *placed;

  g_return_val_if_fail (TJ_IS_CHART (self), FALSE);

  placed = get_mark (self, mark);
  if (placed == NULL || !placed->placed)
    return FALSE;

  *area = placed->area;

  return TRUE;
}

/**
 * tj_chart_set_view:
 * @view: the part of the plot to show, of 0 to 1 in each direction, y upwards; what reaches
 *   beyond is moved inside
 *
 * Counts from the next layout on, for kinds with %TJ_CHART_ZOOMS.
 */
void
tj_chart_set_view (TjChart                 *self,
                   const cairo_rectangle_t *view)
{
  cairo_rectangle_t *kept;

  g_return_if_fail (TJ_IS_CHART (self));
  g_return_if_fail (isfinite (view->x + view->y + view->width + view->height));

  kept = &get_private (self)->content.view;
  kept->width = CLAMP (view->width, MIN_VIEW, 1);
  kept->height = CLAMP (view->height, MIN_VIEW, 1);
  kept->x = CLAMP (view->x, 0, 1 - kept->width);
  kept->y = CLAMP (view->y, 0, 1 - kept->height);
}

void
tj_chart_get_view (TjChart           *self,
                   cairo_rectangle_t *view)
{
  g_return_if_fail (TJ_IS_CHART (self));

  *view = get_private (self)->content.view;
}

/**
 * tj_chart_get_plot:
 * @plot: (out): where marks are drawn, in the unit of the last layout
 *
 * Returns: whether the chart can be looked at in part
 */
gboolean
tj_chart_get_plot (TjChart           *self,
                   cairo_rectangle_t *plot)
{
  TjChartPrivate *priv;

  g_return_val_if_fail (TJ_IS_CHART (self), FALSE);

  priv = get_private (self);
  if (priv->has_plot)
    *plot = priv->plot;

  return priv->has_plot;
}

/**
 * tj_chart_get_title:
 *
 * Returns: (transfer none): the title, with unit and year
 */
const char *
tj_chart_get_title (TjChart *self)
{
  g_return_val_if_fail (TJ_IS_CHART (self), NULL);

  return get_private (self)->content.title;
}

/**
 * tj_chart_dup_sentence:
 *
 * Returns: (transfer full): one sentence that says what the chart shows
 */
char *
tj_chart_dup_sentence (TjChart *self)
{
  g_return_val_if_fail (TJ_IS_CHART (self), NULL);

  return g_strdup (get_private (self)->content.sentence);
}

guint
tj_chart_get_n_columns (TjChart *self)
{
  g_return_val_if_fail (TJ_IS_CHART (self), 0);

  return tj_chart_table_get_n_columns (get_private (self)->content.table);
}

guint
tj_chart_get_n_rows (TjChart *self)
{
  g_return_val_if_fail (TJ_IS_CHART (self), 0);

  return tj_chart_table_get_n_rows (get_private (self)->content.table);
}

const char *
tj_chart_get_column_title (TjChart *self,
                           guint    column)
{
  g_return_val_if_fail (TJ_IS_CHART (self), NULL);

  return tj_chart_table_get_column_title (get_private (self)->content.table, column);
}

gboolean
tj_chart_is_column_numeric (TjChart *self,
                            guint    column)
{
  g_return_val_if_fail (TJ_IS_CHART (self), FALSE);

  return tj_chart_table_is_numeric (get_private (self)->content.table, column);
}

/**
 * tj_chart_get_cell:
 *
 * Rows begin with the marks, in their order; what could not be drawn follows.
 *
 * Returns: (transfer none): the cell as people read it, a dash for a missing number
 */
const char *
tj_chart_get_cell (TjChart *self,
                   guint    row,
                   guint    column)
{
  g_return_val_if_fail (TJ_IS_CHART (self), NULL);

  return tj_chart_table_get_cell (get_private (self)->content.table, row, column);
}

/**
 * tj_chart_dup_table_text:
 *
 * Returns: (transfer full): the table with tabs between cells, as spreadsheets paste it
 */
char *
tj_chart_dup_table_text (TjChart *self)
{
  g_return_val_if_fail (TJ_IS_CHART (self), NULL);

  return tj_chart_table_to_tabs (get_private (self)->content.table);
}
