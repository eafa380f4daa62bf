/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define TJ_TYPE_LATE_PAGE (tj_late_page_get_type ())

G_DECLARE_FINAL_TYPE (TjLatePage, tj_late_page, TJ, LATE_PAGE, AdwBin)

GtkWidget *tj_late_page_make     (TjLatePage *self);
GtkWidget *tj_late_page_get_page (TjLatePage *self);

G_END_DECLS
