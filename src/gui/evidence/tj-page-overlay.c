/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/evidence/tj-page-widget-private.h"

#include "gui/widgets/tj-tooltip.h"

#include <glib/gi18n-lib.h>

/* What lies over the picture of a page: words and regions that are selected, what was searched
 * for, and the marks of the judgement. */

#define FLASH_MILLISECONDS 1200

/* Paper is white in every style, so these are the same in all of them. */
static const GdkRGBA cover_color = { 0.16f, 0.16f, 0.16f, 1 };
static const GdkRGBA selection_color = { 0.11f, 0.44f, 0.85f, 0.28f };
static const GdkRGBA match_color = { 1.0f, 0.82f, 0.0f, 0.45f };
static const GdkRGBA mark_color = { 0.78f, 0.33f, 0.0f, 0.10f };
static const GdkRGBA mark_line_color = { 0.70f, 0.28f, 0.0f, 0.85f };
static const GdkRGBA flash_color = { 0.78f, 0.33f, 0.0f, 0.40f };

/* Of a mark without a region, which means the whole page, a corner is enough. */
static TjPageBox
get_mark_box (TjPageWidget     *self,
              const TjEvidence *mark)
{
  const double across = self->size.width / TJ_EVIDENCE_SCALE;
  const double down = self->size.height / TJ_EVIDENCE_SCALE;

  return (TjPageBox) { (float) (mark->x * across), (float) (mark->y * down),
                       (float) ((mark->x + mark->width) * across),
                       (float) ((mark->y + mark->height) * down) };
}

/* Each over the corner where what it marks begins, and never beyond the page. */
void
tj_page_overlay_allocate (TjPageWidget *self,
                          int           width,
                          int           height)
{
  TjPageFrame frame = tj_page_widget_get_frame (self);

  frame.width = width;
  frame.height = height;
  for (guint i = 0; i < self->mark_buttons->len; i++)
    {
      GtkWidget *button = g_ptr_array_index (self->mark_buttons, i);
      TjPageBox box = get_mark_box (self, g_ptr_array_index (self->marks, i));
      graphene_rect_t area = tj_page_frame_to_screen (&frame, &box);
      GtkRequisition wanted;
      GtkAllocation place;

      gtk_widget_get_preferred_size (button, &wanted, NULL);
      place.width = wanted.width;
      place.height = wanted.height;
      place.x = CLAMP ((int) area.origin.x - wanted.width * 2 / 3, 0,
                       MAX (0, width - wanted.width));
      place.y = CLAMP ((int) area.origin.y - wanted.height * 2 / 3, 0,
                       MAX (0, height - wanted.height));
      gtk_widget_size_allocate (button, &place, -1);
    }
}

static void
paint_boxes (TjPageWidget  *self,
             GtkSnapshot   *snapshot,
             TjPageRange    range,
             const GdkRGBA *color)
{
  const TjPageFrame frame = tj_page_widget_get_frame (self);
  g_autoptr(GArray) boxes = tj_page_layout_list_boxes (self->layout, range);

  for (guint i = 0; i < boxes->len; i++)
    {
      graphene_rect_t area = tj_page_frame_to_screen (&frame,
                                                      &g_array_index (boxes, TjPageBox, i));

      gtk_snapshot_append_color (snapshot, color, &area);
    }
}

static void
paint_framed (GtkSnapshot           *snapshot,
              const graphene_rect_t *area,
              const GdkRGBA         *fill,
              const GdkRGBA         *line)
{
  GskRoundedRect outline;

  gtk_snapshot_append_color (snapshot, fill, area);
  gsk_rounded_rect_init_from_rect (&outline, area, 2);
  gtk_snapshot_append_border (snapshot, &outline, (const float[4]) { 1.5f, 1.5f, 1.5f, 1.5f },
                              (const GdkRGBA[4]) { *line, *line, *line, *line });
}

static void
paint_marks (TjPageWidget *self,
             GtkSnapshot  *snapshot)
{
  const TjPageFrame frame = tj_page_widget_get_frame (self);

  for (guint i = 0; i < self->marks->len; i++)
    {
      const TjEvidence *mark = g_ptr_array_index (self->marks, i);
      TjPageBox box = get_mark_box (self, mark);
      graphene_rect_t area = tj_page_frame_to_screen (&frame, &box);

      if (mark->width > 0)
        paint_framed (snapshot, &area,
                      mark->number == self->flashing ? &flash_color : &mark_color,
                      &mark_line_color);
    }
}

void
tj_page_overlay_snapshot (TjPageWidget *self,
                          GtkSnapshot  *snapshot)
{
  const TjPageFrame frame = tj_page_widget_get_frame (self);

  for (guint i = 0; self->covered != NULL && self->layout != NULL && i < self->covered->len; i++)
    paint_boxes (self, snapshot, g_array_index (self->covered, TjPageRange, i), &cover_color);
  paint_marks (self, snapshot);

  for (guint i = 0; self->matches != NULL && self->layout != NULL && i < self->matches->len; i++)
    paint_boxes (self, snapshot, g_array_index (self->matches, TjPageRange, i), &match_color);

  if (self->selection == TJ_PAGE_SELECTION_WORDS)
    {
      paint_boxes (self, snapshot, self->range, &selection_color);
    }
  else if (self->selection == TJ_PAGE_SELECTION_REGION)
    {
      graphene_rect_t area = tj_page_frame_to_screen (&frame, &self->region);
      GdkRGBA line = selection_color;

      line.alpha = 1;
      paint_framed (snapshot, &area, &selection_color, &line);
    }
}

static void
mark_clicked_cb (TjPageWidget *self,
                 GtkButton    *button)
{
  guint position;

  if (g_ptr_array_find (self->mark_buttons, button, &position))
    g_signal_emit_by_name (self, "mark-activated",
                           ((TjEvidence *) self->marks->pdata[position])->number);
}

static void
clear_marks (TjPageWidget *self)
{
  for (guint i = 0; i < self->mark_buttons->len; i++)
    gtk_widget_unparent (self->mark_buttons->pdata[i]);
  g_ptr_array_set_size (self->mark_buttons, 0);
  g_ptr_array_set_size (self->marks, 0);
}

static gboolean
flash_over_cb (gpointer data)
{
  TjPageWidget *self = data;

  self->flash_id = 0;
  self->flashing = 0;
  gtk_widget_queue_draw (GTK_WIDGET (self));

  return G_SOURCE_REMOVE;
}

void
tj_page_overlay_dispose (TjPageWidget *self)
{
  g_clear_handle_id (&self->flash_id, g_source_remove);
  clear_marks (self);
}

/* One page has one selection, of one kind. */
static void
select_kind (TjPageWidget    *self,
             TjPageSelection  kind)
{
  self->selection = kind;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit_by_name (self, "selected");
}

/**
 * tj_page_widget_set_layout:
 * @layout: (nullable): the words of the page
 */
void
tj_page_widget_set_layout (TjPageWidget *self,
                           TjPageLayout *layout)
{
  g_return_if_fail (TJ_IS_PAGE_WIDGET (self));

  g_clear_pointer (&self->layout, tj_page_layout_unref);
  if (layout != NULL)
    self->layout = tj_page_layout_ref (layout);
  else if (self->selection == TJ_PAGE_SELECTION_WORDS)
    select_kind (self, TJ_PAGE_SELECTION_NONE);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * tj_page_widget_set_covering:
 * @is_covering: whether anything on the page is not to be read
 * @is_lifted: whether a page without words may be seen all the same
 * @covered: (nullable) (element-type TjPageRange): what of the layout is covered
 */
void
tj_page_widget_set_covering (TjPageWidget *self,
                             gboolean      is_covering,
                             gboolean      is_lifted,
                             GArray       *covered)
{
  g_return_if_fail (TJ_IS_PAGE_WIDGET (self));

  self->is_covering = is_covering;
  self->is_lifted = is_lifted;
  g_clear_pointer (&self->covered, g_array_unref);
  if (covered != NULL)
    self->covered = g_array_ref (covered);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * tj_page_widget_is_covered:
 *
 * Returns: whether nothing of the page is to be seen
 */
gboolean
tj_page_widget_is_covered (TjPageWidget *self)
{
  g_return_val_if_fail (TJ_IS_PAGE_WIDGET (self), FALSE);

  return self->is_covering && !self->is_lifted &&
         (self->layout == NULL || tj_page_layout_get_length (self->layout) == 0);
}

/**
 * tj_page_widget_get_layout:
 *
 * Returns: (transfer none) (nullable): the words of the page; %NULL until they are known
 */
TjPageLayout *
tj_page_widget_get_layout (TjPageWidget *self)
{
  g_return_val_if_fail (TJ_IS_PAGE_WIDGET (self), NULL);

  return self->layout;
}

TjPageSelection
tj_page_widget_get_selection (TjPageWidget *self)
{
  g_return_val_if_fail (TJ_IS_PAGE_WIDGET (self), TJ_PAGE_SELECTION_NONE);

  return self->selection;
}

/**
 * tj_page_widget_get_range:
 *
 * Returns: which words are selected; an empty range where none are
 */
TjPageRange
tj_page_widget_get_range (TjPageWidget *self)
{
  g_return_val_if_fail (TJ_IS_PAGE_WIDGET (self), (TjPageRange) { 0 });

  return self->selection == TJ_PAGE_SELECTION_WORDS ? self->range : (TjPageRange) { 0, 0 };
}

/**
 * tj_page_widget_select_words:
 * @range: of the layout, which must be there; what is beyond it is cut off
 */
void
tj_page_widget_select_words (TjPageWidget *self,
                             TjPageRange   range)
{
  g_return_if_fail (TJ_IS_PAGE_WIDGET (self));
  g_return_if_fail (self->layout != NULL);

  range.end = MIN (range.end, tj_page_layout_get_length (self->layout));
  self->range = range;
  select_kind (self, range.start < range.end ? TJ_PAGE_SELECTION_WORDS : TJ_PAGE_SELECTION_NONE);
}

/**
 * tj_page_widget_select_region:
 * @region: in points
 */
void
tj_page_widget_select_region (TjPageWidget    *self,
                              const TjPageBox *region)
{
  g_return_if_fail (TJ_IS_PAGE_WIDGET (self));

  self->region = *region;
  select_kind (self, TJ_PAGE_SELECTION_REGION);
}

void
tj_page_widget_select_none (TjPageWidget *self)
{
  g_return_if_fail (TJ_IS_PAGE_WIDGET (self));

  if (self->selection != TJ_PAGE_SELECTION_NONE)
    select_kind (self, TJ_PAGE_SELECTION_NONE);
}

static gboolean
is_inside (const TjPageBox *box,
           double           x,
           double           y)
{
  return x >= (double) box->x1 && x <= (double) box->x2 && y >= (double) box->y1 &&
         y <= (double) box->y2;
}

/**
 * tj_page_widget_is_selected_at:
 * @x: in the widget
 * @y: in the widget
 *
 * Returns: whether what is there is selected
 */
gboolean
tj_page_widget_is_selected_at (TjPageWidget *self,
                               double        x,
                               double        y)
{
  TjPageFrame frame = tj_page_widget_get_frame (self);
  g_autoptr(GArray) boxes = NULL;
  double page_x, page_y;

  tj_page_frame_to_page (&frame, x, y, &page_x, &page_y);
  if (self->selection == TJ_PAGE_SELECTION_REGION)
    return is_inside (&self->region, page_x, page_y);

  if (self->selection != TJ_PAGE_SELECTION_WORDS)
    return FALSE;

  boxes = tj_page_layout_list_boxes (self->layout, self->range);
  for (guint i = 0; i < boxes->len; i++)
    {
      if (is_inside (&g_array_index (boxes, TjPageBox, i), page_x, page_y))
        return TRUE;
    }

  return FALSE;
}

/**
 * tj_page_widget_set_matches:
 * @matches: (nullable) (element-type TjPageRange): what was searched for
 */
void
tj_page_widget_set_matches (TjPageWidget *self,
                            GArray       *matches)
{
  g_return_if_fail (TJ_IS_PAGE_WIDGET (self));

  g_clear_pointer (&self->matches, g_array_unref);
  if (matches != NULL)
    self->matches = g_array_ref (matches);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * tj_page_widget_set_digest:
 * @sha256: (nullable): of the file that the page belongs to; without it there is no evidence
 */
void
tj_page_widget_set_digest (TjPageWidget *self,
                           const char   *sha256)
{
  g_return_if_fail (TJ_IS_PAGE_WIDGET (self));

  g_free (self->sha256);
  self->sha256 = g_strdup (sha256);
}

static void
quote_region (TjPageWidget    *self,
              TjEvidence      *evidence,
              const TjPageBox *box,
              TjPageRange      range)
{
  g_autofree char *quote = self->layout != NULL ? tj_page_layout_dup_text (self->layout, range)
                                                : NULL;

  tj_evidence_set_region (evidence, (double) box->x1 / self->size.width,
                          (double) box->y1 / self->size.height,
                          (double) (box->x2 - box->x1) / self->size.width,
                          (double) (box->y2 - box->y1) / self->size.height);
  tj_evidence_set_quote (evidence, quote);
}

/**
 * tj_page_widget_dup_evidence:
 *
 * Returns: (transfer full) (nullable): what is selected, or else the whole page, as a place in the
 *   file; %NULL where it is not known which file that is
 */
TjEvidence *
tj_page_widget_dup_evidence (TjPageWidget *self)
{
  TjEvidence *evidence;
  TjPageBox bounds;

  g_return_val_if_fail (TJ_IS_PAGE_WIDGET (self), NULL);

  if (self->sha256 == NULL)
    return NULL;

  evidence = tj_evidence_new (TJ_EVIDENCE_PAGE, self->sha256);
  evidence->place = self->page + 1;
  if (self->selection == TJ_PAGE_SELECTION_WORDS &&
      tj_page_layout_get_bounds (self->layout, self->range, &bounds))
    {
      quote_region (self, evidence, &bounds, self->range);
    }
  else if (self->selection == TJ_PAGE_SELECTION_REGION)
    {
      TjPageRange inside = { 0, 0 };

      if (self->layout != NULL)
        inside = tj_page_layout_find_in (self->layout, &self->region);
      quote_region (self, evidence, &self->region, inside);
    }

  return evidence;
}

static GtkWidget *
new_mark_button (TjPageWidget     *self,
                 const TjEvidence *mark)
{
  g_autofree char *number = g_strdup_printf ("%u", mark->number);
  /* Translators: the number of a mark on a page */
  g_autofree char *name = g_strdup_printf (_("Evidence %u"), mark->number);
  GtkWidget *button = gtk_button_new_with_label (number);

  gtk_widget_add_css_class (button, "mark");
  gtk_widget_set_cursor_from_name (button, "pointer");
  tj_tooltip_set (button, _("Show where it is used"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (mark_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_set_parent (button, GTK_WIDGET (self));

  return button;
}

/**
 * tj_page_widget_set_marks:
 * @marks: (element-type TjEvidence): those of this page, copied
 */
void
tj_page_widget_set_marks (TjPageWidget *self,
                          GPtrArray    *marks)
{
  g_return_if_fail (TJ_IS_PAGE_WIDGET (self));
  g_return_if_fail (marks != NULL);

  clear_marks (self);
  for (guint i = 0; i < marks->len; i++)
    {
      const TjEvidence *mark = g_ptr_array_index (marks, i);

      g_ptr_array_add (self->marks, tj_evidence_copy (mark));
      g_ptr_array_add (self->mark_buttons, new_mark_button (self, mark));
    }

  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * tj_page_widget_find_mark:
 * @number: of a mark
 * @area: (out): where it lies in the widget
 *
 * Returns: whether it is on this page
 */
gboolean
tj_page_widget_find_mark (TjPageWidget    *self,
                          guint            number,
                          graphene_rect_t *area)
{
  const TjPageFrame frame = tj_page_widget_get_frame (self);

  for (guint i = 0; i < self->marks->len; i++)
    {
      const TjEvidence *mark = g_ptr_array_index (self->marks, i);
      TjPageBox box = get_mark_box (self, mark);

      if (mark->number == number)
        {
          *area = tj_page_frame_to_screen (&frame, &box);
          return TRUE;
        }
    }

  return FALSE;
}

/**
 * tj_page_widget_flash:
 * @number: of a mark on this page, which stands out for a moment
 */
void
tj_page_widget_flash (TjPageWidget *self,
                      guint         number)
{
  g_return_if_fail (TJ_IS_PAGE_WIDGET (self));

  g_clear_handle_id (&self->flash_id, g_source_remove);
  self->flashing = number;
  self->flash_id = g_timeout_add (FLASH_MILLISECONDS, flash_over_cb, self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
