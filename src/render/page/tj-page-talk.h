/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "render/page/tj-page-process.h"

G_BEGIN_DECLS

/* A page process of its own, for threads that may wait for its answers. It is ended when it takes
 * too long over one. Errors are of %TJ_IMPORT_ERROR where the file is at fault, else of
 * %TJ_PAGE_ERROR. */
typedef struct _TjPageTalk TjPageTalk;

TjPageTalk       *tj_page_talk_open        (GFile         *file,
                                            GCancellable  *cancellable,
                                            GError       **error) G_GNUC_WARN_UNUSED_RESULT;
void              tj_page_talk_close       (TjPageTalk    *self);
guint             tj_page_talk_get_n_pages (TjPageTalk    *self);
const TjPageSize *tj_page_talk_get_size    (TjPageTalk    *self,
                                            guint          page);
char             *tj_page_talk_read        (TjPageTalk    *self,
                                            guint          page,
                                            GError       **error) G_GNUC_WARN_UNUSED_RESULT;
TjPagePicture    *tj_page_talk_draw        (TjPageTalk    *self,
                                            guint          page,
                                            double         scale,
                                            GError       **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TjPageTalk, tj_page_talk_close)

G_END_DECLS
