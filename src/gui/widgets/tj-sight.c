/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/widgets/tj-sight.h"

#define ROOM_AROUND 12
/* The first frame gives what has just been unfolded or shown its place. */
#define FRAMES_TO_WAIT 1

static gboolean
scroll_cb (GtkWidget     *widget,
           GdkFrameClock *clock,
           gpointer       data)
{
  guint *n_frames = data;
  GtkWidget *scroller = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *adjustment = NULL;
  graphene_rect_t bounds;
  double value, top, bottom;

  if ((*n_frames)++ < FRAMES_TO_WAIT)
    return G_SOURCE_CONTINUE;

  if (scroller == NULL || !gtk_widget_compute_bounds (widget, scroller, &bounds))
    return G_SOURCE_REMOVE;

  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  value = gtk_adjustment_get_value (adjustment);
  top = value + (double) bounds.origin.y - ROOM_AROUND;
  bottom = value + (double) (bounds.origin.y + bounds.size.height) + ROOM_AROUND;
  value = MAX (value, bottom - gtk_adjustment_get_page_size (adjustment));
  gtk_adjustment_set_value (adjustment, MIN (value, top));

  return G_SOURCE_REMOVE;
}

/**
 * tj_sight_bring_in:
 * @widget: in a scrolled window
 *
 * Scrolls, once it has its size, so that it begins in sight and ends there if it can. GTK does so
 * for what takes the focus, but not for what has no place yet.
 */
void
tj_sight_bring_in (GtkWidget *widget)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  gtk_widget_add_tick_callback (widget, scroll_cb, g_new0 (guint, 1), g_free);
}
