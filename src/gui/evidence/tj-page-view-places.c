/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/evidence/tj-page-view-private.h"

/* Places on the pages: what is selected, what is marked, and what is to be brought into sight,
 * which has to wait until the page is there and, for words, until these are known. */

/* What is not to be read is neither seen nor selected. */
static void
take_layout (TjPageView   *self,
             TjPageWidget *widget,
             TjPageLayout *layout)
{
  g_autoptr(TjPageLayout) shown = NULL;
  g_autoptr(GArray) covered = NULL;

  if (self->hidden == NULL)
    {
      tj_page_widget_set_layout (widget, layout);
      return;
    }

  shown = tj_page_layout_cover (layout, (const char * const *) self->hidden, &covered);
  tj_page_widget_set_layout (widget, shown);
  tj_page_widget_set_covering (widget, TRUE, self->is_lifted, covered);
}

/**
 * tj_page_view_set_hidden:
 * @hidden: (nullable): what is not to be read on the pages, as names; nothing for %NULL
 * @is_lifted: whether pages without words may be seen all the same
 *
 * Before the document is opened. Thumbnails are too small to cover words on them and are not shown.
 */
void
tj_page_view_set_hidden (TjPageView         *self,
                         const char * const *hidden,
                         gboolean            is_lifted)
{
  g_return_if_fail (TJ_IS_PAGE_VIEW (self));

  g_strfreev (self->hidden);
  self->hidden = g_strdupv ((GStrv) hidden);
  self->is_lifted = is_lifted;
  if (hidden != NULL)
    gtk_toggle_button_set_active (self->thumbnails_button, FALSE);
  if (self->search != NULL)
    tj_page_search_set_hidden (self->search, hidden);
}

static void
layout_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(TjPageView) self = data;
  g_autoptr(TjPageLayout) layout = NULL;
  g_autoptr(GError) error = NULL;

  layout = tj_page_process_layout_finish (TJ_PAGE_PROCESS (source), result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->asking);
  /* A page whose words cannot be read has none; it is not asked again and again. */
  if (layout == NULL)
    layout = tj_page_layout_new ("", NULL, 0);
  take_layout (self, self->widgets->pdata[self->asking_page], layout);
  tj_page_view_queue_update (self);
}

/* While a page is being drawn, its words can wait. */
void
tj_page_view_ask_for_words (TjPageView *self,
                            guint       first,
                            guint       end)
{
  if (self->drawing != NULL || self->asking != NULL)
    return;

  for (guint i = first; i < end; i++)
    {
      if (tj_page_widget_get_layout (self->widgets->pdata[i]) == NULL)
        {
          self->asking = g_cancellable_new ();
          self->asking_page = i;
          tj_page_process_layout_async (self->process, i, self->asking, layout_cb,
                                        g_object_ref (self));
          return;
        }
    }
}

/* How far below the top of its page the wanted thing is; FALSE while that cannot be told. */
static gboolean
find_wanted (TjPageView   *self,
             TjPageWidget *widget,
             double       *offset)
{
  TjPageLayout *layout = tj_page_widget_get_layout (widget);
  TjPageFrame frame = tj_page_widget_get_frame (widget);
  graphene_rect_t area;
  TjPageBox bounds;

  *offset = 0;
  if (self->wanted_mark > 0 && tj_page_widget_find_mark (widget, self->wanted_mark, &area))
    {
      tj_page_widget_flash (widget, self->wanted_mark);
      *offset = (double) area.origin.y;
    }

  if (self->wanted_range.end == 0)
    return TRUE;

  if (layout == NULL)
    return FALSE;

  tj_page_widget_select_words (widget, self->wanted_range);
  if (tj_page_layout_get_bounds (layout, self->wanted_range, &bounds))
    {
      area = tj_page_frame_to_screen (&frame, &bounds);
      *offset = (double) area.origin.y;
    }

  return TRUE;
}

void
tj_page_view_scroll_to_wanted (TjPageView *self)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  double margin = gtk_box_get_spacing (self->pages);
  double top;
  double bottom;
  double offset;

  if (!self->is_page_wanted || self->wanted_page >= self->widgets->len ||
      !tj_page_view_get_extent (self, self->widgets->pdata[self->wanted_page], &top, &bottom))
    return;

  /* The words of a page are only asked for when it is in sight. */
  self->is_page_wanted = !find_wanted (self, self->widgets->pdata[self->wanted_page], &offset);
  if (offset > 0)
    margin = gtk_adjustment_get_page_size (adjustment) / 3;
  gtk_adjustment_set_value (adjustment, top + offset - margin);
}

void
tj_page_view_selected_cb (TjPageView   *self,
                          TjPageWidget *widget)
{
  TjPageWidget *before = self->selected;
  gboolean selects = tj_page_widget_get_selection (widget) != TJ_PAGE_SELECTION_NONE;

  if (!selects && widget != before)
    return;

  self->selected = selects ? widget : NULL;
  if (before != NULL && before != widget)
    tj_page_widget_select_none (before);

  g_signal_emit_by_name (self, "selected");
}

void
tj_page_view_mark_activated_cb (TjPageView *self,
                                guint       number)
{
  g_signal_emit_by_name (self, "mark-activated", number);
}

void
tj_page_view_show_marks (TjPageView   *self,
                         TjPageWidget *widget)
{
  g_autoptr(GPtrArray) marks = g_ptr_array_new ();

  for (guint i = 0; self->marks != NULL && i < self->marks->len; i++)
    {
      TjEvidence *mark = g_ptr_array_index (self->marks, i);

      if (mark->kind == TJ_EVIDENCE_PAGE && mark->place == tj_page_widget_get_page (widget) + 1 &&
          g_strcmp0 (mark->sha256, self->sha256) == 0)
        g_ptr_array_add (marks, mark);
    }

  tj_page_widget_set_digest (widget, self->sha256);
  tj_page_widget_set_marks (widget, marks);
}

void
tj_page_view_show_range (TjPageView  *self,
                         guint        page,
                         TjPageRange  range)
{
  tj_page_view_show_page (self, page);
  self->wanted_range = range;
}

/**
 * tj_page_view_show_mark:
 * @mark: on a page of this document
 *
 * Scrolls to it, at the latest when the document is open; it flashes once.
 */
void
tj_page_view_show_mark (TjPageView       *self,
                        const TjEvidence *mark)
{
  g_return_if_fail (TJ_IS_PAGE_VIEW (self));
  g_return_if_fail (mark->kind == TJ_EVIDENCE_PAGE);

  tj_page_view_show_page (self, mark->place - 1);
  self->wanted_mark = mark->number;
}

/**
 * tj_page_view_set_evidence:
 * @sha256: (nullable): of the document; without it nothing in it can be evidence
 * @marks: (nullable) (element-type TjEvidence): those of the review, also of other files
 */
void
tj_page_view_set_evidence (TjPageView *self,
                           const char *sha256,
                           GPtrArray  *marks)
{
  g_autofree char *digest = g_strdup (sha256);

  g_return_if_fail (TJ_IS_PAGE_VIEW (self));

  g_free (self->sha256);
  self->sha256 = g_steal_pointer (&digest);
  g_clear_pointer (&self->marks, g_ptr_array_unref);
  if (marks != NULL)
    self->marks = g_ptr_array_ref (marks);

  for (guint i = 0; i < self->widgets->len; i++)
    tj_page_view_show_marks (self, self->widgets->pdata[i]);
}

/* The page that something is selected on, or else that in the middle of the screen. */
TjPageWidget *
tj_page_view_get_current (TjPageView *self)
{
  if (self->selected != NULL)
    return self->selected;

  return self->page < self->widgets->len ? self->widgets->pdata[self->page] : NULL;
}

/**
 * tj_page_view_has_selection:
 *
 * Returns: whether words or a region are selected
 */
gboolean
tj_page_view_has_selection (TjPageView *self)
{
  g_return_val_if_fail (TJ_IS_PAGE_VIEW (self), FALSE);

  return self->selected != NULL;
}

/**
 * tj_page_view_dup_evidence:
 *
 * Returns: (transfer full) (nullable): what is selected, or else the current page
 */
TjEvidence *
tj_page_view_dup_evidence (TjPageView *self)
{
  TjPageWidget *widget;

  g_return_val_if_fail (TJ_IS_PAGE_VIEW (self), NULL);

  widget = tj_page_view_get_current (self);

  return widget != NULL ? tj_page_widget_dup_evidence (widget) : NULL;
}
