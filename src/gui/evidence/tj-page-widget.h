/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "core/rubric/tj-evidence.h"
#include "gui/evidence/tj-page-frame.h"
#include "render/page/tj-page-layout.h"

G_BEGIN_DECLS

#define TJ_TYPE_PAGE_WIDGET (tj_page_widget_get_type ())

G_DECLARE_FINAL_TYPE (TjPageWidget, tj_page_widget, TJ, PAGE_WIDGET, GtkWidget)

/**
 * TjPageSelection:
 * @TJ_PAGE_SELECTION_NONE: nothing
 * @TJ_PAGE_SELECTION_WORDS: words, in a range of the layout
 * @TJ_PAGE_SELECTION_REGION: a rectangle
 *
 * What is selected on a page.
 */
typedef enum
{
  TJ_PAGE_SELECTION_NONE,
  TJ_PAGE_SELECTION_WORDS,
  TJ_PAGE_SELECTION_REGION,
} TjPageSelection;

TjPageWidget   *tj_page_widget_new           (guint             page,
                                              const TjPageSize *size);
guint           tj_page_widget_get_page      (TjPageWidget     *self);
void            tj_page_widget_set_zoom      (TjPageWidget     *self,
                                              double            zoom);
void            tj_page_widget_set_turns     (TjPageWidget     *self,
                                              guint             turns);
TjPageFrame     tj_page_widget_get_frame     (TjPageWidget     *self);
double          tj_page_widget_get_scale     (TjPageWidget     *self);
gboolean        tj_page_widget_is_drawn      (TjPageWidget     *self);
void            tj_page_widget_set_texture   (TjPageWidget     *self,
                                              GdkTexture       *texture,
                                              double            scale);
const char     *tj_page_widget_get_error     (TjPageWidget     *self);
void            tj_page_widget_set_error     (TjPageWidget     *self,
                                              const char       *message);

void            tj_page_widget_set_layout    (TjPageWidget     *self,
                                              TjPageLayout     *layout);
void            tj_page_widget_set_covering  (TjPageWidget     *self,
                                              gboolean          is_covering,
                                              gboolean          is_lifted,
                                              GArray           *covered);
gboolean        tj_page_widget_is_covered    (TjPageWidget     *self);
TjPageLayout   *tj_page_widget_get_layout    (TjPageWidget     *self);
TjPageSelection tj_page_widget_get_selection (TjPageWidget     *self);
TjPageRange     tj_page_widget_get_range     (TjPageWidget     *self);
void            tj_page_widget_select_words  (TjPageWidget     *self,
                                              TjPageRange       range);
void            tj_page_widget_select_region (TjPageWidget     *self,
                                              const TjPageBox  *region);
void            tj_page_widget_select_none   (TjPageWidget     *self);
gboolean        tj_page_widget_is_selected_at (TjPageWidget    *self,
                                               double           x,
                                               double           y);
void            tj_page_widget_set_matches   (TjPageWidget     *self,
                                              GArray           *matches);
void            tj_page_widget_set_digest    (TjPageWidget     *self,
                                              const char       *sha256);
TjEvidence     *tj_page_widget_dup_evidence  (TjPageWidget     *self) G_GNUC_WARN_UNUSED_RESULT;
void            tj_page_widget_set_marks     (TjPageWidget     *self,
                                              GPtrArray        *marks);
gboolean        tj_page_widget_find_mark     (TjPageWidget     *self,
                                              guint             number,
                                              graphene_rect_t  *area);
void            tj_page_widget_flash         (TjPageWidget     *self,
                                              guint             number);

G_END_DECLS
