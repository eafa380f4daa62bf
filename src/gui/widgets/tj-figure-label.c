/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/widgets/tj-figure-label.h"

/**
 * tj_figure_label_dress:
 * @label: of a cell
 * @is_figure: whether a number stands in it, perhaps with sign and unit
 *
 * Puts figures at the end of their cell, in digits of one width. They are read from left to right
 * in every script: where it runs the other way, a sign would else stand behind its number.
 */
void
tj_figure_label_dress (GtkLabel *label,
                       gboolean  is_figure)
{
  GtkWidget *widget = GTK_WIDGET (label);
  gboolean mirrored = gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL;

  if (is_figure)
    {
      gtk_widget_add_css_class (widget, "numeric");
      gtk_widget_set_direction (widget, GTK_TEXT_DIR_LTR);
      gtk_label_set_xalign (label, mirrored ? 0 : 1);
    }
  else
    {
      gtk_widget_remove_css_class (widget, "numeric");
      gtk_widget_set_direction (widget, GTK_TEXT_DIR_NONE);
      gtk_label_set_xalign (label, 0);
    }
}
