/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gui/pages/tj-charts-page.h"
#include "gui/pages/tj-compare-page.h"
#include "gui/pages/tj-lessons-page.h"
#include "gui/pages/tj-panel-page.h"
#include "gui/pages/tj-review-page.h"
#include "gui/pages/tj-round-page.h"
#include "gui/pages/tj-welcome-page.h"
#include "gui/tj-notices.h"
#include "gui/tj-window.h"
#include "gui/tour/tj-tour-popover.h"
#include "gui/widgets/tj-late-page.h"
#include "gui/widgets/tj-place-switcher.h"

G_BEGIN_DECLS

struct _TjWindow
{
  AdwApplicationWindow parent_instance;

  /* Template children. */
  AdwToastOverlay *toasts;
  GtkWidget *switcher;
  GtkStack *stack;
  TjWelcomePage *welcome_page;
  AdwViewStack *pages;
  TjLatePage *round_page;
  TjLatePage *review_page;
  TjLatePage *compare_page;
  GtkRevealer *notice_revealer;
  GtkLabel *notice_label;
  GtkRevealer *progress_revealer;
  GtkProgressBar *progress_bar;
  GtkLabel *saved_label;
  GtkButton *undo_button;
  GtkButton *redo_button;

  /* Owned. */
  TjSession *session;
  GSettings *settings;
  TjReview *review;
  GMenu *names_section;
  GMenu *tasks_section;
  GSimpleAction *names_action;
  GQueue locked_items;
  GtkWindow *password_dialog;
  gboolean copy_failed;
  guint prepare_id;
  TjNotices *notices;
  TjTourPopover *tour;
  char *tour_role;
  gboolean tour_waits;
};

void tj_window_ask_password    (TjWindow       *self,
                                TjRoundItem    *item);
void tj_window_ask_choice      (TjWindow        *self,
                                TjPackageChoice *choice);
void tj_window_forget_locked   (TjWindow       *self);
void tj_window_install_names   (TjWindow       *self);
void tj_window_follow_role     (TjWindow       *self);
void tj_window_install_actions (GtkWidgetClass *widget_class);
void tj_window_check_pack      (TjWindow       *self,
                                GFile          *location);
void tj_window_install_bureau  (GtkWidgetClass *widget_class);
void tj_window_end_tour        (TjWindow       *self);
void tj_window_install_tour    (GtkWidgetClass *widget_class);
void tj_window_install_training (GtkWidgetClass *widget_class);
void tj_window_install_rounds  (GtkWidgetClass *widget_class);
void tj_window_update_actions  (TjWindow       *self);
void tj_window_follow_current  (TjWindow       *self);
gboolean tj_window_take_opened (TjWindow       *self,
                                GAsyncResult   *result);
void tj_window_show_page       (TjWindow       *self,
                                const char     *name);
void tj_window_install_pages   (GtkWidgetClass *widget_class);
void tj_window_prepare_review  (TjWindow       *self);
void tj_window_stop_preparing  (TjWindow       *self);

TjRoundPage   *tj_window_get_round_page   (TjWindow *self);
TjReviewPage  *tj_window_get_review_page  (TjWindow *self);
TjComparePage *tj_window_get_compare_page (TjWindow *self);
TjPanelDesk   *tj_window_get_shown_desk   (TjWindow *self);

G_END_DECLS
