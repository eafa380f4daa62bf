/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "render/page/tj-page-layout.h"

G_BEGIN_DECLS

/**
 * TjPagePicture:
 * @pixels: rows of ARGB32 in the order of the machine, premultiplied, without padding
 * @width: in pixels
 * @height: in pixels
 *
 * A page as it was drawn.
 */
typedef struct
{
  GBytes *pixels;
  int width;
  int height;
} TjPagePicture;

void tj_page_picture_free (TjPagePicture *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TjPagePicture, tj_page_picture_free)

#define TJ_TYPE_PAGE_PROCESS (tj_page_process_get_type ())

G_DECLARE_FINAL_TYPE (TjPageProcess, tj_page_process, TJ, PAGE_PROCESS, GObject)

TjPageProcess    *tj_page_process_new           (void);
void              tj_page_process_set_timeout   (TjPageProcess        *self,
                                                 guint                 milliseconds);
void              tj_page_process_open_async    (TjPageProcess        *self,
                                                 GFile                *file,
                                                 GCancellable         *cancellable,
                                                 GAsyncReadyCallback   callback,
                                                 gpointer              data);
gboolean          tj_page_process_open_finish   (TjPageProcess        *self,
                                                 GAsyncResult         *result,
                                                 GError              **error);
guint             tj_page_process_get_n_pages   (TjPageProcess        *self);
const TjPageSize *tj_page_process_get_page_size (TjPageProcess        *self,
                                                 guint                 page);
void              tj_page_process_render_async  (TjPageProcess        *self,
                                                 guint                 page,
                                                 double                scale,
                                                 GCancellable         *cancellable,
                                                 GAsyncReadyCallback   callback,
                                                 gpointer              data);
TjPagePicture    *tj_page_process_render_finish (TjPageProcess        *self,
                                                 GAsyncResult         *result,
                                                 GError              **error);
void              tj_page_process_text_async    (TjPageProcess        *self,
                                                 guint                 page,
                                                 GCancellable         *cancellable,
                                                 GAsyncReadyCallback   callback,
                                                 gpointer              data);
char             *tj_page_process_text_finish   (TjPageProcess        *self,
                                                 GAsyncResult         *result,
                                                 GError              **error);
void              tj_page_process_layout_async  (TjPageProcess        *self,
                                                 guint                 page,
                                                 GCancellable         *cancellable,
                                                 GAsyncReadyCallback   callback,
                                                 gpointer              data);
TjPageLayout     *tj_page_process_layout_finish (TjPageProcess        *self,
                                                 GAsyncResult         *result,
                                                 GError              **error);
void              tj_page_process_close         (TjPageProcess        *self);

G_END_DECLS
