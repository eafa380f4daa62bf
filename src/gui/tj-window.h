/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "gui/tj-session.h"

G_BEGIN_DECLS

#define TJ_TYPE_WINDOW (tj_window_get_type ())

G_DECLARE_FINAL_TYPE (TjWindow, tj_window, TJ, WINDOW, AdwApplicationWindow)

TjWindow *tj_window_new          (GtkApplication *application,
                                  TjSession      *session,
                                  GSettings      *settings);
void      tj_window_open         (TjWindow       *self,
                                  GFile          *location);
void      tj_window_return       (TjWindow       *self);
void      tj_window_verify       (TjWindow       *self,
                                  GFile          *sheet);
void      tj_window_show_message (TjWindow       *self,
                                  const char     *message);
void      tj_window_begin_tour   (TjWindow       *self,
                                  const char     *role);

G_END_DECLS
