/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The label of a cell, which may be a figure. */
void tj_figure_label_dress (GtkLabel *label,
                            gboolean  is_figure);

G_END_DECLS
