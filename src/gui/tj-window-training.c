/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/tj-window-private.h"

#include "gui/training/tj-presenter-window.h"
#include "gui/training/tj-replay-window.h"
#include "gui/training/tj-teaching-dialog.h"

/* What the window does for trainers and trainees. */

/* The course that comes along is about the sample round, so that is what is opened for it. */
static void
lessons_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  TjWindow *self = TJ_WINDOW (widget);

  if (g_list_model_get_n_items (tj_session_get_items (self->session)) == 0)
    gtk_widget_activate_action (widget, "win.open-sample", NULL);
  tj_window_show_page (self, "lessons");
}

static void
replay_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  TjWindow *self = TJ_WINDOW (widget);
  TjRoundItem *item = tj_session_get_current (self->session);

  tj_session_flush (self->session);
  if (item != NULL && tj_round_item_get_review (item) != NULL)
    gtk_window_present (GTK_WINDOW (tj_replay_window_new (GTK_WINDOW (self), self->session,
                                                          item)));
}

/* What must not be read before interests are declared is not shown to a room either. */
static void
present_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  TjWindow *self = TJ_WINDOW (widget);
  TjRoundItem *item = tj_session_get_current (self->session);
  TjReview *review = item != NULL ? tj_round_item_get_review (item) : NULL;
  const char *conflict = review != NULL ? tj_review_get (review, "conflict") : NULL;

  if (review == NULL)
    return;

  if (conflict == NULL || g_str_equal (conflict, "recused"))
    {
      tj_window_show_page (self, "review");
      return;
    }

  gtk_window_present (GTK_WINDOW (tj_presenter_window_new (
    GTK_WINDOW (self), tj_presentation_new_of_package (item))));
}

static void
teaching_action (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  TjWindow *self = TJ_WINDOW (widget);
  TjRoundItem *item = tj_session_get_current (self->session);

  if (item != NULL && tj_round_item_get_package (item) != NULL)
    gtk_window_present (GTK_WINDOW (tj_teaching_dialog_new (GTK_WINDOW (self), self->session,
                                                            item)));
}

/**
 * tj_window_install_training:
 * @widget_class: the window's class
 */
void
tj_window_install_training (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.lessons", NULL, lessons_action);
  gtk_widget_class_install_action (widget_class, "win.present", NULL, present_action);
  gtk_widget_class_install_action (widget_class, "win.replay", NULL, replay_action);
  gtk_widget_class_install_action (widget_class, "win.teaching", NULL, teaching_action);
}
