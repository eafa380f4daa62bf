/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "core/rubric/tj-evidence.h"

G_BEGIN_DECLS

#define TJ_TYPE_PAGE_VIEW (tj_page_view_get_type ())

/* signal "page-changed": another page may be in the middle of the screen
 * signal "selected": something else is selected on a page, or nothing
 * signal "mark-activated" (guint number) */
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
void        tj_page_view_show_mark    (TjPageView       *self,
                                       const TjEvidence *mark);
void        tj_page_view_set_evidence (TjPageView *self,
                                       const char *sha256,
                                       GPtrArray  *marks);
void        tj_page_view_mark_words   (TjPageView *self,
                                       const char *words);
void        tj_page_view_find_step    (TjPageView *self,
                                       gboolean    forward);
void        tj_page_view_set_hidden   (TjPageView         *self,
                                       const char * const *hidden,
                                       gboolean            is_lifted);
gboolean    tj_page_view_has_selection (TjPageView *self);
TjEvidence *tj_page_view_dup_evidence (TjPageView *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
