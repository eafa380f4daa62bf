/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "render/page/tj-page-protocol.h"

G_BEGIN_DECLS

#define TJ_TYPE_PAGE_WIDGET (tj_page_widget_get_type ())

G_DECLARE_FINAL_TYPE (TjPageWidget, tj_page_widget, TJ, PAGE_WIDGET, GtkWidget)

TjPageWidget *tj_page_widget_new         (guint             page,
                                          const TjPageSize *size);
guint         tj_page_widget_get_page    (TjPageWidget     *self);
void          tj_page_widget_set_zoom    (TjPageWidget     *self,
                                          double            zoom);
double        tj_page_widget_get_scale   (TjPageWidget     *self);
gboolean      tj_page_widget_is_drawn    (TjPageWidget     *self);
void          tj_page_widget_set_texture (TjPageWidget     *self,
                                          GdkTexture       *texture,
                                          double            scale);
const char   *tj_page_widget_get_error   (TjPageWidget     *self);
void          tj_page_widget_set_error   (TjPageWidget     *self,
                                          const char       *message);

G_END_DECLS
