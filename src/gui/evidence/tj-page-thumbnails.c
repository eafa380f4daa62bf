/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/evidence/tj-page-thumbnails.h"

#include <glib/gi18n-lib.h>

/* Small pictures of all pages, drawn when they come into sight and forgotten when they leave it,
 * one request at a time behind those for the pages themselves. */

#define TEMPLATE "/org/tanjian/Tanjian/ui/evidence/tj-page-thumbnails.ui"
#define WIDTH 96
#define HEIGHT 124
#define WAITING "tj-thumbnail-waiting"

struct _TjPageThumbnails
{
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkListView *list;
  GtkSingleSelection *selection;
  GtkStringList *numbers;

  TjPageProcess *process;
  gboolean updating;
};

enum {
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TjPageThumbnails, tj_page_thumbnails, GTK_TYPE_WIDGET)

static void
rendered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr(GtkPicture) picture = data;
  g_autoptr(TjPagePicture) page = NULL;
  g_autoptr(GdkTexture) texture = NULL;
  g_autoptr(GError) error = NULL;

  page = tj_page_process_render_finish (TJ_PAGE_PROCESS (source), result, &error);
  /* What was asked for may be that of the page which this place showed before. */
  if (page == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  texture = gdk_memory_texture_new (page->width, page->height, GDK_MEMORY_DEFAULT, page->pixels,
                                    page->width * sizeof (guint32));
  gtk_picture_set_paintable (picture, GDK_PAINTABLE (texture));
}

static void
setup_cb (TjPageThumbnails *self,
          GtkListItem      *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *picture = gtk_picture_new ();
  GtkWidget *label = gtk_label_new (NULL);

  gtk_widget_set_size_request (picture, WIDTH, HEIGHT);
  gtk_picture_set_can_shrink (GTK_PICTURE (picture), TRUE);
  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_add_css_class (label, "caption");
  gtk_box_append (GTK_BOX (box), picture);
  gtk_box_append (GTK_BOX (box), label);
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_list_item_set_child (item, box);
}

static void
stop_waiting (GtkListItem *item)
{
  GCancellable *waiting = g_object_get_data (G_OBJECT (item), WAITING);

  if (waiting != NULL)
    g_cancellable_cancel (waiting);
  g_object_set_data (G_OBJECT (item), WAITING, NULL);
}

static void
bind_cb (TjPageThumbnails *self,
         GtkListItem      *item)
{
  GtkWidget *picture = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkWidget *label = gtk_widget_get_next_sibling (picture);
  guint page = gtk_list_item_get_position (item);
  const TjPageSize *size = tj_page_process_get_page_size (self->process, page);
  g_autofree char *number = g_strdup_printf ("%u", page + 1);
  g_autofree char *name = g_strdup_printf (_("Page %u"), page + 1);
  GCancellable *waiting = NULL;

  gtk_label_set_text (GTK_LABEL (label), number);
  gtk_picture_set_alternative_text (GTK_PICTURE (picture), name);
  gtk_picture_set_paintable (GTK_PICTURE (picture), NULL);
  if (size == NULL || size->width <= 0 || size->height <= 0)
    return;

  waiting = g_cancellable_new ();
  g_object_set_data_full (G_OBJECT (item), WAITING, waiting, g_object_unref);
  tj_page_process_render_async (self->process, page,
                                MIN (WIDTH / size->width, HEIGHT / size->height) *
                                gtk_widget_get_scale_factor (GTK_WIDGET (self)),
                                waiting, rendered_cb, g_object_ref (picture));
}

static void
unbind_cb (TjPageThumbnails *self,
           GtkListItem      *item)
{
  GtkWidget *picture = gtk_widget_get_first_child (gtk_list_item_get_child (item));

  stop_waiting (item);
  gtk_picture_set_paintable (GTK_PICTURE (picture), NULL);
}

static void
chosen_cb (TjPageThumbnails *self)
{
  guint page = gtk_single_selection_get_selected (self->selection);

  if (!self->updating && page != GTK_INVALID_LIST_POSITION)
    g_signal_emit (self, signals[CHOSEN], 0, page);
}

static void
tj_page_thumbnails_dispose (GObject *object)
{
  TjPageThumbnails *self = TJ_PAGE_THUMBNAILS (object);

  self->updating = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (self), TJ_TYPE_PAGE_THUMBNAILS);
  g_clear_object (&self->process);

  G_OBJECT_CLASS (tj_page_thumbnails_parent_class)->dispose (object);
}

static void
tj_page_thumbnails_class_init (TjPageThumbnailsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tj_page_thumbnails_dispose;

  signals[CHOSEN] =
    g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_UINT);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, TEMPLATE);
  gtk_widget_class_bind_template_child (widget_class, TjPageThumbnails, scroller);
  gtk_widget_class_bind_template_child (widget_class, TjPageThumbnails, list);
  gtk_widget_class_bind_template_child (widget_class, TjPageThumbnails, selection);
  gtk_widget_class_bind_template_child (widget_class, TjPageThumbnails, numbers);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_cb);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
}

static void
tj_page_thumbnails_init (TjPageThumbnails *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tj_page_thumbnails_set_process:
 * @process: that draws the pages, once
 */
void
tj_page_thumbnails_set_process (TjPageThumbnails *self,
                                TjPageProcess    *process)
{
  g_return_if_fail (TJ_IS_PAGE_THUMBNAILS (self));

  g_set_object (&self->process, process);
}

/**
 * tj_page_thumbnails_set_pages:
 * @n_pages: of the document that is open now; 0 for none
 */
void
tj_page_thumbnails_set_pages (TjPageThumbnails *self,
                              guint             n_pages)
{
  g_auto(GStrv) numbers = g_new0 (char *, n_pages + 1);

  g_return_if_fail (TJ_IS_PAGE_THUMBNAILS (self));

  for (guint i = 0; i < n_pages; i++)
    numbers[i] = g_strdup_printf ("%u", i + 1);

  self->updating = TRUE;
  gtk_string_list_splice (self->numbers, 0,
                          g_list_model_get_n_items (G_LIST_MODEL (self->numbers)), NULL);
  gtk_string_list_splice (self->numbers, 0, 0, (const char * const *) numbers);
  self->updating = FALSE;
}

/**
 * tj_page_thumbnails_set_current:
 * @page: the one that is looked at, from 0
 */
void
tj_page_thumbnails_set_current (TjPageThumbnails *self,
                                guint             page)
{
  g_return_if_fail (TJ_IS_PAGE_THUMBNAILS (self));

  if (gtk_single_selection_get_selected (self->selection) == page)
    return;

  self->updating = TRUE;
  gtk_single_selection_set_selected (self->selection, page);
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", page);
  self->updating = FALSE;
}
