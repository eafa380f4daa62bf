/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/tj-window-private.h"

#include <glib/gi18n-lib.h>

/* The places of the window. Each is made when it is first shown or needed; the review, which takes
 * longest, as soon as a round is open and nothing else is to be done. */

static void
range_selected_cb (TjWindow *self,
                   GStrv     keys)
{
  tj_round_page_set_range (tj_window_get_round_page (self), (const char * const *) keys);
}

static void
package_activated_cb (TjWindow *self)
{
  TjRoundItem *item = tj_session_get_current (self->session);

  if (item != NULL && tj_round_item_get_locked (item))
    {
      tj_window_ask_password (self, item);
      return;
    }

  tj_window_follow_current (self);
  tj_window_show_page (self, "review");
  tj_review_page_show_hit (tj_window_get_review_page (self));
}

static const struct
{
  const char *signal;
  GCallback handler;
} handlers[] = {
  { "package-activated", G_CALLBACK (package_activated_cb) },
  { "range-selected", G_CALLBACK (range_selected_cb) },
  { "message", G_CALLBACK (tj_window_show_message) },
  { "undo-changed", G_CALLBACK (tj_window_update_actions) },
};

static void
page_made_cb (TjWindow  *self,
              GtkWidget *page)
{
  for (guint i = 0; i < G_N_ELEMENTS (handlers); i++)
    {
      if (g_signal_lookup (handlers[i].signal, G_OBJECT_TYPE (page)) != 0)
        g_signal_connect_object (page, handlers[i].signal, handlers[i].handler, self,
                                 G_CONNECT_SWAPPED);
    }

  tj_session_view_set_session (TJ_SESSION_VIEW (page), self->session);
}

static gboolean
prepare_cb (gpointer user_data)
{
  TjWindow *self = user_data;

  self->prepare_id = 0;
  tj_late_page_make (self->review_page);

  return G_SOURCE_REMOVE;
}

/**
 * tj_window_prepare_review:
 *
 * Makes the place of the review when all that is wanted now is done and painted, so that the first
 * package is not waited for.
 */
void
tj_window_prepare_review (TjWindow *self)
{
  if (self->prepare_id == 0 && tj_late_page_get_page (self->review_page) == NULL)
    self->prepare_id = g_idle_add_full (G_PRIORITY_LOW, prepare_cb, self, NULL);
}

/**
 * tj_window_stop_preparing:
 *
 * Takes back tj_window_prepare_review() where it was not done yet.
 */
void
tj_window_stop_preparing (TjWindow *self)
{
  g_clear_handle_id (&self->prepare_id, g_source_remove);
}

/**
 * tj_window_get_round_page:
 *
 * Returns: (transfer none): the list of the round, made if need be
 */
TjRoundPage *
tj_window_get_round_page (TjWindow *self)
{
  return TJ_ROUND_PAGE (tj_late_page_make (self->round_page));
}

/**
 * tj_window_get_review_page:
 *
 * Returns: (transfer none): the place of the review, made if need be
 */
TjReviewPage *
tj_window_get_review_page (TjWindow *self)
{
  return TJ_REVIEW_PAGE (tj_late_page_make (self->review_page));
}

/**
 * tj_window_get_compare_page:
 *
 * Returns: (transfer none): the place for comparing, made if need be
 */
TjComparePage *
tj_window_get_compare_page (TjWindow *self)
{
  return TJ_COMPARE_PAGE (tj_late_page_make (self->compare_page));
}

/**
 * tj_window_get_shown_desk:
 *
 * What undo and redo are about: the panel where it is looked at, else the review.
 *
 * Returns: (transfer none) (nullable): the desk of the panel if that is in sight
 */
TjPanelDesk *
tj_window_get_shown_desk (TjWindow *self)
{
  GtkWidget *panel;
  TjPanelDesk *desk;

  if (g_strcmp0 (adw_view_stack_get_visible_child_name (self->pages), "panel") != 0)
    return NULL;

  panel = tj_late_page_make (TJ_LATE_PAGE (adw_view_stack_get_visible_child (self->pages)));

  desk = tj_panel_page_get_desk (TJ_PANEL_PAGE (panel));
  if (desk != NULL)
    tj_notices_watch (self->notices, G_OBJECT (desk), "busy", _("The sheets have been verified"));

  return desk;
}

/**
 * tj_window_show_page:
 * @name: of a page of the template, as `round` or `lessons`
 */
void
tj_window_show_page (TjWindow   *self,
                     const char *name)
{
  GtkWidget *page;

  g_return_if_fail (TJ_IS_WINDOW (self));

  page = adw_view_stack_get_child_by_name (self->pages, name);
  if (page == NULL)
    return;

  tj_late_page_make (TJ_LATE_PAGE (page));
  adw_view_stack_set_visible_child (self->pages, page);
}

/**
 * tj_window_install_pages:
 * @widget_class: the window's class
 */
void
tj_window_install_pages (GtkWidgetClass *widget_class)
{
  g_type_ensure (TJ_TYPE_LATE_PAGE);
  g_type_ensure (TJ_TYPE_ROUND_PAGE);
  g_type_ensure (TJ_TYPE_REVIEW_PAGE);
  g_type_ensure (TJ_TYPE_COMPARE_PAGE);
  g_type_ensure (TJ_TYPE_CHARTS_PAGE);
  g_type_ensure (TJ_TYPE_LESSONS_PAGE);
  g_type_ensure (TJ_TYPE_PANEL_PAGE);
  gtk_widget_class_bind_template_child (widget_class, TjWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, TjWindow, round_page);
  gtk_widget_class_bind_template_child (widget_class, TjWindow, review_page);
  gtk_widget_class_bind_template_child (widget_class, TjWindow, compare_page);
  gtk_widget_class_bind_template_callback (widget_class, page_made_cb);
}
