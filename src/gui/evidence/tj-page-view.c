/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/evidence/tj-page-view-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* The pages of one attachment under each other. All have their place at once; those on the
 * screen and the one after are drawn, those far away give their pictures back. The words of a
 * page are asked for when there is nothing to draw. */

#define TEMPLATE "/org/tanjian/Tanjian/ui/evidence/tj-page-view.ui"

/* Nothing turns for what takes less. */
#define SPINNER_DELAY 300
/* Pages on either side of the screen that keep their pictures. */
#define KEPT_PAGES 4

enum {
  PAGE_CHANGED,
  SELECTED,
  MARK_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TjPageView, tj_page_view, GTK_TYPE_WIDGET)

static void
cancel (GCancellable **cancellable)
{
  if (*cancellable != NULL)
    g_cancellable_cancel (*cancellable);
  g_clear_object (cancellable);
}

gboolean
tj_page_view_get_extent (TjPageView   *self,
                         TjPageWidget *widget,
                         double       *top,
                         double       *bottom)
{
  graphene_rect_t bounds;

  if (gtk_widget_get_height (GTK_WIDGET (widget)) == 0 ||
      !gtk_widget_compute_bounds (GTK_WIDGET (widget), GTK_WIDGET (self->pages), &bounds))
    return FALSE;

  *top = bounds.origin.y + gtk_widget_get_margin_top (GTK_WIDGET (self->pages));
  *bottom = *top + bounds.size.height;

  return TRUE;
}

/* The pages on the screen, from @first to before @end; the current one is that under the
 * middle of the screen. */
static gboolean
find_visible (TjPageView *self,
              guint      *first,
              guint      *end)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  double start = gtk_adjustment_get_value (adjustment);
  double height = gtk_adjustment_get_page_size (adjustment);

  *first = G_MAXUINT;
  *end = 0;

  for (guint i = 0; i < self->widgets->len; i++)
    {
      double top;
      double bottom;

      if (!tj_page_view_get_extent (self, self->widgets->pdata[i], &top, &bottom))
        return FALSE;
      if (bottom < start)
        continue;
      if (top > start + height)
        break;

      *first = MIN (*first, i);
      *end = i + 1;
      if (top <= start + height / 2)
        self->page = i;
    }

  return *end > 0;
}

static void
show_picture (TjPageView          *self,
              TjPageWidget        *widget,
              const TjPagePicture *picture)
{
  g_autoptr(GdkTexture) texture = NULL;

  texture = gdk_memory_texture_new (picture->width, picture->height, GDK_MEMORY_DEFAULT,
                                    picture->pixels, picture->width * sizeof (guint32));
  tj_page_widget_set_texture (widget, texture, self->drawing_scale);
}

static void
rendered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr(TjPageView) self = data;
  g_autoptr(TjPagePicture) picture = NULL;
  g_autoptr(GError) error = NULL;
  TjPageWidget *widget;

  picture = tj_page_process_render_finish (TJ_PAGE_PROCESS (source), result, &error);
  /* The widgets of then are gone with whatever was cancelled. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->drawing);
  widget = self->widgets->pdata[self->drawing_page];
  if (picture != NULL)
    show_picture (self, widget, picture);
  else
    tj_page_widget_set_error (widget, error->message);

  tj_page_view_queue_update (self);
}

static void
draw_page (TjPageView   *self,
           TjPageWidget *widget)
{
  self->drawing = g_cancellable_new ();
  self->drawing_page = tj_page_widget_get_page (widget);
  self->drawing_scale = tj_page_widget_get_scale (widget);

  tj_page_process_render_async (self->process, self->drawing_page, self->drawing_scale,
                                self->drawing, rendered_cb, g_object_ref (self));
}

/* One page at a time, so that what scrolled away is never drawn before what is looked at. */
static void
draw_first_missing (TjPageView *self,
                    guint       first,
                    guint       end)
{
  guint until = MIN (end + 1, self->widgets->len);

  if (self->drawing != NULL)
    return;

  for (guint i = first; i < until; i++)
    {
      TjPageWidget *widget = self->widgets->pdata[i];

      if (!tj_page_widget_is_drawn (widget) && tj_page_widget_get_scale (widget) > 0)
        {
          draw_page (self, widget);
          return;
        }
    }
}

static void
forget_far_pages (TjPageView *self,
                  guint       first,
                  guint       end)
{
  for (guint i = 0; i < self->widgets->len; i++)
    {
      TjPageWidget *widget = self->widgets->pdata[i];

      if (i + KEPT_PAGES >= first && i < end + KEPT_PAGES)
        continue;

      tj_page_widget_set_texture (widget, NULL, 0);
      if (widget != self->selected)
        tj_page_widget_set_layout (widget, NULL);
    }
}

/* What was in the middle of the screen before a zoom is there again after it. */
static void
return_to_anchor (TjPageView *self)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  double middle = self->anchor * gtk_adjustment_get_upper (adjustment);

  if (self->anchor < 0 || !self->is_laid_out)
    return;

  self->anchor = -1;
  gtk_adjustment_set_value (adjustment, middle - gtk_adjustment_get_page_size (adjustment) / 2);
}

static void
laid_out_cb (TjPageView *self)
{
  self->is_laid_out = TRUE;
  tj_page_view_queue_update (self);
}

static gboolean
update_cb (GtkWidget     *widget,
           GdkFrameClock *clock,
           gpointer       data)
{
  TjPageView *self = TJ_PAGE_VIEW (widget);
  guint first;
  guint end;

  self->update_id = 0;
  return_to_anchor (self);
  tj_page_view_scroll_to_wanted (self);

  if (find_visible (self, &first, &end))
    {
      g_signal_emit (self, signals[PAGE_CHANGED], 0);
      forget_far_pages (self, first, end);
      draw_first_missing (self, first, end);
      tj_page_view_ask_for_words (self, first, end);
      tj_page_view_update_toolbar (self);
    }

  return G_SOURCE_REMOVE;
}

void
tj_page_view_queue_update (TjPageView *self)
{
  if (self->update_id == 0 && self->widgets->len > 0)
    self->update_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), update_cb, NULL, NULL);
}

static void
retry_cb (TjPageView   *self,
          TjPageWidget *widget)
{
  tj_page_widget_set_error (widget, NULL);
  tj_page_view_queue_update (self);
}

static void
add_page (TjPageView *self,
          guint       page,
          guint       n_pages)
{
  const TjPageSize *size = tj_page_process_get_page_size (self->process, page);
  TjPageWidget *widget = tj_page_widget_new (page, size);
  g_autofree char *label = NULL;

  label = g_strdup_printf (_("Page %u of %u of %s"), page + 1, n_pages, self->name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_object (widget, "resized", G_CALLBACK (tj_page_view_queue_update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (widget, "retry", G_CALLBACK (retry_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (widget, "selected", G_CALLBACK (tj_page_view_selected_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (widget, "mark-activated",
                           G_CALLBACK (tj_page_view_mark_activated_cb), self,
                           G_CONNECT_SWAPPED);
  tj_page_widget_set_zoom (widget, self->zoom);
  tj_page_widget_set_turns (widget, self->turns);
  tj_page_widget_set_covering (widget, self->hidden != NULL, self->is_lifted, NULL);
  tj_page_view_show_marks (self, widget);
  gtk_box_append (self->pages, GTK_WIDGET (widget));
  g_ptr_array_add (self->widgets, widget);
}

static void
clear_pages (TjPageView *self)
{
  cancel (&self->opening);
  cancel (&self->drawing);
  cancel (&self->asking);
  tj_page_search_stop (self->search);
  tj_page_thumbnails_set_pages (self->thumbnails, 0);
  self->selected = NULL;
  g_clear_handle_id (&self->spinner_id, g_source_remove);
  if (self->update_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->update_id);
  self->update_id = 0;
  self->page = 0;
  self->anchor = -1;
  self->is_page_wanted = FALSE;
  self->turns = 0;

  for (guint i = 0; i < self->widgets->len; i++)
    gtk_box_remove (self->pages, self->widgets->pdata[i]);
  g_ptr_array_set_size (self->widgets, 0);
}

static void
show_state (TjPageView *self,
            const char *name)
{
  g_clear_handle_id (&self->spinner_id, g_source_remove);
  gtk_stack_set_visible_child_name (self->stack, name);
  gtk_spinner_set_spinning (self->spinner, g_str_equal (name, "loading"));
}

static gboolean
spinner_cb (gpointer data)
{
  TjPageView *self = data;

  self->spinner_id = 0;
  show_state (self, "loading");

  return G_SOURCE_REMOVE;
}

static void
show_pages (TjPageView *self)
{
  guint n_pages = tj_page_process_get_n_pages (self->process);
  g_autofree char *of = NULL;

  for (guint i = 0; i < n_pages; i++)
    add_page (self, i, n_pages);

  /* Translators: stands after the number of the page, as in “2 of 5” */
  of = g_strdup_printf (_("of %u"), n_pages);
  gtk_label_set_text (self->n_pages_label, of);
  gtk_editable_set_text (self->page_entry, "1");
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  show_state (self, "pages");
  gtk_widget_set_visible (GTK_WIDGET (self->thumbnails_button),
                          n_pages > 1 && self->hidden == NULL);
  tj_page_thumbnails_set_pages (self->thumbnails, n_pages);
  tj_page_view_find_changed_cb (self);
  tj_page_view_queue_update (self);
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(TjPageView) self = data;
  g_autoptr(GError) error = NULL;

  if (tj_page_process_open_finish (TJ_PAGE_PROCESS (source), result, &error))
    {
      g_clear_object (&self->opening);
      show_pages (self);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      adw_status_page_set_description (self->error_page, error->message);
      show_state (self, "error");
    }
}

void
tj_page_view_reload (TjPageView *self)
{
  clear_pages (self);
  show_state (self, "blank");
  if (self->file == NULL)
    {
      tj_page_process_close (self->process);
      return;
    }

  self->opening = g_cancellable_new ();
  self->spinner_id = g_timeout_add (SPINNER_DELAY, spinner_cb, self);
  tj_page_process_open_async (self->process, self->file, self->opening, opened_cb,
                              g_object_ref (self));
}

static void
tj_page_view_dispose (GObject *object)
{
  TjPageView *self = TJ_PAGE_VIEW (object);

  if (self->process != NULL)
    {
      clear_pages (self);
      tj_page_process_close (self->process);
    }
  g_clear_object (&self->search);
  g_clear_object (&self->process);
  gtk_widget_dispose_template (GTK_WIDGET (self), TJ_TYPE_PAGE_VIEW);

  G_OBJECT_CLASS (tj_page_view_parent_class)->dispose (object);
}

static void
tj_page_view_finalize (GObject *object)
{
  TjPageView *self = TJ_PAGE_VIEW (object);

  g_clear_object (&self->file);
  g_clear_pointer (&self->sha256, g_free);
  g_clear_pointer (&self->marks, g_ptr_array_unref);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->marked_words, g_free);
  g_clear_pointer (&self->hidden, g_strfreev);
  g_clear_pointer (&self->widgets, g_ptr_array_unref);

  G_OBJECT_CLASS (tj_page_view_parent_class)->finalize (object);
}

static void
tj_page_view_class_init (TjPageViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tj_page_view_dispose;
  object_class->finalize = tj_page_view_finalize;

  signals[PAGE_CHANGED] =
    g_signal_new ("page-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                  NULL, G_TYPE_NONE, 0);

  /**
   * TjPageView::selected:
   *
   * Something else is selected on a page, or nothing.
   */
  signals[SELECTED] =
    g_signal_new ("selected", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);

  /**
   * TjPageView::mark-activated:
   * @number: of a mark
   */
  signals[MARK_ACTIVATED] =
    g_signal_new ("mark-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                  NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  g_type_ensure (TJ_TYPE_FIND_BAR);
  g_type_ensure (TJ_TYPE_PAGE_THUMBNAILS);
  gtk_widget_class_set_template_from_resource (widget_class, TEMPLATE);
  gtk_widget_class_bind_template_child (widget_class, TjPageView, stack);
  gtk_widget_class_bind_template_child (widget_class, TjPageView, spinner);
  gtk_widget_class_bind_template_child (widget_class, TjPageView, error_page);
  gtk_widget_class_bind_template_child (widget_class, TjPageView, page_entry);
  gtk_widget_class_bind_template_child (widget_class, TjPageView, n_pages_label);
  gtk_widget_class_bind_template_child (widget_class, TjPageView, zoom_label);
  gtk_widget_class_bind_template_child (widget_class, TjPageView, scroller);
  gtk_widget_class_bind_template_child (widget_class, TjPageView, pages);
  gtk_widget_class_bind_template_child (widget_class, TjPageView, thumbnails_button);
  gtk_widget_class_bind_template_child (widget_class, TjPageView, thumbnails);
  gtk_widget_class_bind_template_child (widget_class, TjPageView, find_button);
  gtk_widget_class_bind_template_child (widget_class, TjPageView, find_bar);
  gtk_widget_class_bind_template_callback (widget_class, tj_page_view_show_page);
  gtk_widget_class_bind_template_callback (widget_class, tj_page_view_entered_cb);
  gtk_widget_class_bind_template_callback (widget_class, tj_page_view_find_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, tj_page_view_find_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, tj_page_view_step_cb);
  gtk_widget_class_bind_template_callback (widget_class, tj_page_view_find_stopped_cb);

  tj_page_view_install_actions (widget_class);
}

static void
tj_page_view_init (TjPageView *self)
{
  GtkAdjustment *across;
  GtkAdjustment *down;

  self->process = tj_page_process_new ();
  self->search = tj_page_search_new (self->process);
  tj_page_search_set_hidden (self->search, (const char * const *) self->hidden);
  self->widgets = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  tj_page_thumbnails_set_process (self->thumbnails, self->process);
  g_signal_connect_object (self->search, "found", G_CALLBACK (tj_page_view_found_cb), self,
                           G_CONNECT_SWAPPED);

  across = gtk_scrolled_window_get_hadjustment (self->scroller);
  down = gtk_scrolled_window_get_vadjustment (self->scroller);
  g_signal_connect_object (across, "changed", G_CALLBACK (tj_page_view_queue_update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (down, "changed", G_CALLBACK (laid_out_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (down, "value-changed", G_CALLBACK (tj_page_view_queue_update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self, "notify::scale-factor",
                           G_CALLBACK (tj_page_view_queue_update), self, G_CONNECT_SWAPPED);
}

/**
 * tj_page_view_new:
 *
 * Returns: (transfer floating): a view of the pages of nothing yet
 */
TjPageView *
tj_page_view_new (void)
{
  return g_object_new (TJ_TYPE_PAGE_VIEW, NULL);
}

/**
 * tj_page_view_set_document:
 * @file: (nullable): a local PDF or picture
 * @name: (nullable): what to call it; needed with @file
 */
void
tj_page_view_set_document (TjPageView *self,
                           GFile      *file,
                           const char *name)
{
  g_return_if_fail (TJ_IS_PAGE_VIEW (self));

  g_set_object (&self->file, file);
  g_free (self->name);
  self->name = g_strdup (name);
  tj_page_view_reload (self);
}

/**
 * tj_page_view_get_n_pages:
 *
 * Returns: how many pages are shown; 0 until the document is open
 */
guint
tj_page_view_get_n_pages (TjPageView *self)
{
  g_return_val_if_fail (TJ_IS_PAGE_VIEW (self), 0);

  return self->widgets->len;
}

/**
 * tj_page_view_get_page:
 *
 * Returns: the page in the middle of the screen, from 0
 */
guint
tj_page_view_get_page (TjPageView *self)
{
  g_return_val_if_fail (TJ_IS_PAGE_VIEW (self), 0);

  return self->page;
}

/**
 * tj_page_view_show_page:
 * @page: from 0
 *
 * Scrolls to a page, at the latest when the document is open.
 */
void
tj_page_view_show_page (TjPageView *self,
                        guint       page)
{
  g_return_if_fail (TJ_IS_PAGE_VIEW (self));

  self->wanted_page = page;
  self->wanted_mark = 0;
  self->wanted_range = (TjPageRange) { 0, 0 };
  self->is_page_wanted = TRUE;
  tj_page_view_queue_update (self);
}
