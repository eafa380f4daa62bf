/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/tj-window-private.h"

#include <glib/gi18n-lib.h>

#include "gui/dialogs/tj-rounds-dialog.h"

/* Going from one round to another. */

static void
archived_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(TjWindow) self = user_data;

  if (tj_window_take_opened (self, result))
    tj_window_show_message (self, _("The files of this round are gone. Forms and reviews are "
                                    "shown as they were archived."));
}

static void
chosen_cb (TjWindow            *self,
           const TjRoundRecord *record)
{
  g_autoptr(GFile) location = g_file_new_for_uri (record->uri);
  g_autofree char *shown = g_file_get_parse_name (location);
  g_autofree char *message = NULL;

  if (g_file_query_exists (location, NULL))
    {
      tj_window_open (self, location);
      return;
    }

  if (record->archived == 0)
    {
      message = g_strdup_printf (_("“%s” is not there any more. Put it back, or open the folder "
                                   "where it is now."), shown);
      tj_window_show_message (self, message);
    }
  else
    {
      tj_session_open_archived_async (self->session, record, archived_cb, g_object_ref (self));
      tj_window_show_page (self, "round");
    }
}

static void
rounds_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  TjWindow *self = TJ_WINDOW (widget);
  TjRoundsDialog *dialog = tj_rounds_dialog_new (GTK_WINDOW (self), self->session);

  g_signal_connect_object (dialog, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * tj_window_install_rounds:
 * @widget_class: the window's class
 */
void
tj_window_install_rounds (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.rounds", NULL, rounds_action);
}
