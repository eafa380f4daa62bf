/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "gui/evidence/tj-page-search.h"
#include "gui/evidence/tj-page-thumbnails.h"
#include "gui/evidence/tj-page-view.h"
#include "gui/evidence/tj-page-widget.h"
#include "gui/widgets/tj-find-bar.h"

G_BEGIN_DECLS

struct _TjPageView
{
  GtkWidget parent_instance;

  GtkStack *stack;
  GtkSpinner *spinner;
  AdwStatusPage *error_page;
  GtkEditable *page_entry;
  GtkLabel *n_pages_label;
  GtkLabel *zoom_label;
  GtkScrolledWindow *scroller;
  GtkBox *pages;
  GtkToggleButton *thumbnails_button;
  TjPageThumbnails *thumbnails;
  GtkToggleButton *find_button;
  TjFindBar *find_bar;
  /* (nullable): marked while the bar is not open */
  char *marked_words;
  /* (nullable): what is not to be read, and whether pictures may be seen all the same */
  GStrv hidden;
  gboolean is_lifted;

  TjPageProcess *process;
  GFile *file;
  char *name;
  GPtrArray *widgets;
  GCancellable *opening;
  GCancellable *drawing;
  guint drawing_page;
  double drawing_scale;

  /* Asking for the words of a page. */
  GCancellable *asking;
  guint asking_page;
  TjPageSearch *search;
  char *sha256;
  GPtrArray *marks;
  TjPageWidget *selected;

  double zoom;
  guint turns;
  double anchor;
  gboolean is_laid_out;
  guint page;
  guint wanted_page;
  gboolean is_page_wanted;
  /* What on the wanted page is to be in sight; both nothing where the page itself is. */
  guint wanted_mark;
  TjPageRange wanted_range;
  guint spinner_id;
  guint update_id;
};

void          tj_page_view_install_actions  (GtkWidgetClass *widget_class);
void          tj_page_view_queue_update     (TjPageView     *self);
void          tj_page_view_update_toolbar   (TjPageView     *self);
double        tj_page_view_get_shown_zoom   (TjPageView     *self);
void          tj_page_view_reload           (TjPageView     *self);
void          tj_page_view_show_range       (TjPageView     *self,
                                             guint           page,
                                             TjPageRange     range);
TjPageWidget *tj_page_view_get_current      (TjPageView     *self);

gboolean      tj_page_view_get_extent       (TjPageView     *self,
                                             TjPageWidget   *widget,
                                             double         *top,
                                             double         *bottom);
void          tj_page_view_ask_for_words    (TjPageView     *self,
                                             guint           first,
                                             guint           end);
void          tj_page_view_scroll_to_wanted (TjPageView     *self);
void          tj_page_view_selected_cb      (TjPageView     *self,
                                             TjPageWidget   *widget);
void          tj_page_view_mark_activated_cb (TjPageView    *self,
                                              guint          number);
void          tj_page_view_show_marks       (TjPageView     *self,
                                             TjPageWidget   *widget);

void          tj_page_view_update_matches   (TjPageView     *self);
void          tj_page_view_entered_cb       (TjPageView     *self);
void          tj_page_view_find_toggled_cb  (TjPageView     *self);
void          tj_page_view_find_changed_cb  (TjPageView     *self);
void          tj_page_view_step_cb          (TjPageView     *self,
                                             gboolean        forward);
void          tj_page_view_find_stopped_cb  (TjPageView     *self);
void          tj_page_view_found_cb         (TjPageView     *self);

G_END_DECLS
