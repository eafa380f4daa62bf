/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "render/page/tj-page-process.h"

G_BEGIN_DECLS

#define TJ_TYPE_PAGE_SEARCH (tj_page_search_get_type ())

/* signal "found": there are more matches, or the search is over */
G_DECLARE_FINAL_TYPE (TjPageSearch, tj_page_search, TJ, PAGE_SEARCH, GObject)

TjPageSearch *tj_page_search_new          (TjPageProcess *process);
void          tj_page_search_start        (TjPageSearch  *self,
                                           const char    *words,
                                           guint          first_page);
void          tj_page_search_stop         (TjPageSearch  *self);
gboolean      tj_page_search_is_running   (TjPageSearch  *self);
void          tj_page_search_set_hidden  (TjPageSearch       *self,
                                          const char * const *hidden);
guint         tj_page_search_get_n_found  (TjPageSearch  *self);
GArray       *tj_page_search_get_matches  (TjPageSearch  *self,
                                           guint          page);
gboolean      tj_page_search_step         (TjPageSearch  *self,
                                           gboolean       forward,
                                           guint         *page,
                                           TjPageRange   *range);
guint         tj_page_search_get_position (TjPageSearch  *self);

G_END_DECLS
