/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define TJ_TYPE_PLACE_SWITCHER (tj_place_switcher_get_type ())

/* The places of a window in its header: names beside their pictures where there is room, else
 * below them. */
G_DECLARE_FINAL_TYPE (TjPlaceSwitcher, tj_place_switcher, TJ, PLACE_SWITCHER, GtkWidget)

G_END_DECLS
