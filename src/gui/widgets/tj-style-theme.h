/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "render/tj-theme.h"

G_BEGIN_DECLS

/* How the desktop's style reaches drawings of the render library. */

void tj_style_theme_init   (TjTheme   *theme,
                            GtkWidget *widget);
void tj_style_theme_follow (GtkWidget *widget);

G_END_DECLS
