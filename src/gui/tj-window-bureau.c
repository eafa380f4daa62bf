/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/tj-window-private.h"

#include <glib/gi18n-lib.h>

#include "gui/bureau/tj-pack-check-dialog.h"
#include "gui/bureau/tj-pack-dialog.h"
#include "gui/bureau/tj-pack-job.h"

/* What the window does for bureaus. */

static void
pack_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  TjWindow *self = TJ_WINDOW (widget);

  gtk_window_present (GTK_WINDOW (tj_pack_dialog_new (GTK_WINDOW (self), self->session,
                                                      self->settings)));
}

static void
checked_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(TjWindow) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(TjPackCheck) check = tj_pack_check_finish (result, &error);

  if (error != NULL)
    tj_window_show_message (self, error->message);
  else if (check != NULL && self->session != NULL)
    gtk_window_present (GTK_WINDOW (tj_pack_check_dialog_new (GTK_WINDOW (self), check)));
}

/**
 * tj_window_check_pack:
 * @location: what is being opened as the round
 *
 * Tells what differs from its manifest, where it is a round pack.
 */
void
tj_window_check_pack (TjWindow *self,
                      GFile    *location)
{
  g_autofree char *name = g_file_get_basename (location);
  g_autofree char *trusted = g_settings_get_string (self->settings, "trust-file");
  g_autoptr(GFile) trust_file = NULL;

  if (!g_str_has_suffix (name, ".zip") ||
      g_file_query_file_type (location, G_FILE_QUERY_INFO_NONE, NULL) != G_FILE_TYPE_REGULAR)
    return;

  if (*trusted != '\0')
    trust_file = g_file_new_for_uri (trusted);
  tj_pack_check_async (location, trust_file, checked_cb, g_object_ref (self));
}

/**
 * tj_window_install_bureau:
 * @widget_class: the window's class
 */
void
tj_window_install_bureau (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.pack", NULL, pack_action);
}
