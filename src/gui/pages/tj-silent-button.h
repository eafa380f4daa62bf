/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "gui/tj-session.h"

G_BEGIN_DECLS

#define TJ_TYPE_SILENT_BUTTON (tj_silent_button_get_type ())

G_DECLARE_FINAL_TYPE (TjSilentButton, tj_silent_button, TJ, SILENT_BUTTON, GtkWidget)

void tj_silent_button_update (TjSilentButton *self,
                              TjSession      *session);

G_END_DECLS
