/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "gui/training/tj-presentation.h"

G_BEGIN_DECLS

#define TJ_TYPE_PRESENTER_WINDOW (tj_presenter_window_get_type ())

G_DECLARE_FINAL_TYPE (TjPresenterWindow, tj_presenter_window, TJ, PRESENTER_WINDOW, AdwWindow)

TjPresenterWindow *tj_presenter_window_new       (GtkWindow         *parent,
                                                  TjPresentation    *presentation);
void               tj_presenter_window_set_step  (TjPresenterWindow *self,
                                                  guint              step);
guint              tj_presenter_window_get_step  (TjPresenterWindow *self);
gboolean           tj_presenter_window_press     (TjPresenterWindow *self,
                                                  guint              keyval,
                                                  GdkModifierType    state);
gboolean           tj_presenter_window_get_pointer (TjPresenterWindow *self,
                                                  double            *x,
                                                  double            *y);

G_END_DECLS
