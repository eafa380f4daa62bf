/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "gui/round/tj-round-column.h"

G_BEGIN_DECLS

GtkListItemFactory *tj_round_cells_new (const TjRoundColumn *column) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
