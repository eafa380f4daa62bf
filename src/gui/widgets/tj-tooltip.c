/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/widgets/tj-tooltip.h"

/**
 * tj_tooltip_set:
 * @text: (nullable): what to say of @widget to a pointer above it
 *
 * Whenever a visible widget gets a tooltip, GTK 4.8 asks the display where the pointer is, and
 * waits for the answer; by the hundred, as where rows are made, that is longer than making them. So
 * what is the same is not set again, and a widget that is in no window yet is not visible
 * meanwhile.
 */
void
tj_tooltip_set (GtkWidget  *widget,
                const char *text)
{
  gboolean hides;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  if (g_strcmp0 (gtk_widget_get_tooltip_text (widget), text) == 0)
    return;

  hides = gtk_widget_get_root (widget) == NULL && gtk_widget_get_visible (widget);
  if (hides)
    gtk_widget_set_visible (widget, FALSE);
  gtk_widget_set_tooltip_text (widget, text);
  if (hides)
    gtk_widget_set_visible (widget, TRUE);
}
