/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "render/page/tj-page-process.h"

G_BEGIN_DECLS

#define TJ_TYPE_PAGE_THUMBNAILS (tj_page_thumbnails_get_type ())

/* signal "chosen" (guint page): from 0 */
G_DECLARE_FINAL_TYPE (TjPageThumbnails, tj_page_thumbnails, TJ, PAGE_THUMBNAILS, GtkWidget)

void tj_page_thumbnails_set_process (TjPageThumbnails *self,
                                     TjPageProcess    *process);
void tj_page_thumbnails_set_pages   (TjPageThumbnails *self,
                                     guint             n_pages);
void tj_page_thumbnails_set_current (TjPageThumbnails *self,
                                     guint             page);

G_END_DECLS
