/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TJ_TYPE_PAGE_VIEW (tj_page_view_get_type ())

/* signal "page-changed": another page may be in the middle of the screen */
G_DECLARE_FINAL_TYPE (TjPageView, tj_page_view, TJ, PAGE_VIEW, GtkWidget)

TjPageView *tj_page_view_new          (void);
void        tj_page_view_set_document (TjPageView *self,
                                       GFile      *file,
                                       const char *name);
guint       tj_page_view_get_n_pages  (TjPageView *self);
guint       tj_page_view_get_page     (TjPageView *self);
void        tj_page_view_show_page    (TjPageView *self,
                                       guint       page);
void        tj_page_view_set_zoom     (TjPageView *self,
                                       double      zoom);

G_END_DECLS
