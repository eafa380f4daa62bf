/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "render/page/tj-page-protocol.h"

G_BEGIN_DECLS

/* Half-open: from the character @start to before @end. */
typedef struct
{
  guint start;
  guint end;
} TjPageRange;

/* The words of one page and where each character stands. Reference counted, never changed. */
typedef struct _TjPageLayout TjPageLayout;

TjPageLayout *tj_page_layout_new        (const char         *text,
                                         const TjPageBox    *boxes,
                                         guint               n_boxes) G_GNUC_WARN_UNUSED_RESULT;
TjPageLayout *tj_page_layout_ref        (TjPageLayout       *self);
void          tj_page_layout_unref      (TjPageLayout       *self);
guint         tj_page_layout_get_length (const TjPageLayout *self);
gboolean      tj_page_layout_find       (const TjPageLayout *self,
                                         double              x,
                                         double              y,
                                         guint              *character);
gboolean      tj_page_layout_find_near  (const TjPageLayout *self,
                                         double              x,
                                         double              y,
                                         guint              *character);
TjPageRange   tj_page_layout_get_word   (const TjPageLayout *self,
                                         guint               character);
TjPageRange   tj_page_layout_find_in    (const TjPageLayout *self,
                                         const TjPageBox    *area);
char         *tj_page_layout_dup_text   (const TjPageLayout *self,
                                         TjPageRange         range) G_GNUC_WARN_UNUSED_RESULT;
/* Element type TjPageBox, one for each line that the range touches. */
GArray       *tj_page_layout_list_boxes (const TjPageLayout *self,
                                         TjPageRange         range) G_GNUC_WARN_UNUSED_RESULT;
gboolean      tj_page_layout_get_bounds (const TjPageLayout *self,
                                         TjPageRange         range,
                                         TjPageBox          *bounds);
TjPageLayout *tj_page_layout_cover      (const TjPageLayout  *self,
                                         const char * const  *names,
                                         GArray             **covered) G_GNUC_WARN_UNUSED_RESULT;
/* Element type TjPageRange, in the order of the page. */
GArray       *tj_page_layout_search     (const TjPageLayout *self,
                                         const char         *words) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TjPageLayout, tj_page_layout_unref)

G_END_DECLS
