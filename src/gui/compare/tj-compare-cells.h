/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The columns before and after those of the packages. */
#define TJ_COMPARE_LABEL_COLUMN -1
#define TJ_COMPARE_PEERS_COLUMN -2

GtkListItemFactory *tj_compare_cells_new (int column) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
