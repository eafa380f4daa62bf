/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/dialogs/tj-password-dialog.h"

struct _TjPasswordDialog
{
  AdwWindow parent_instance;

  AdwPreferencesGroup *group;
  AdwPasswordEntryRow *password_row;
  GtkButton *open_button;

  TjSession *session;
  TjRoundItem *item;
};

G_DEFINE_FINAL_TYPE (TjPasswordDialog, tj_password_dialog, ADW_TYPE_WINDOW)

static const char *
get_password (TjPasswordDialog *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->password_row));
}

static void
update (TjPasswordDialog *self)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->open_button), *get_password (self) != '\0');
}

static void
open_clicked_cb (TjPasswordDialog *self)
{
  if (*get_password (self) == '\0')
    return;

  tj_session_unlock (self->session, self->item, get_password (self));
  gtk_window_close (GTK_WINDOW (self));
}

static void
tj_password_dialog_dispose (GObject *object)
{
  TjPasswordDialog *self = TJ_PASSWORD_DIALOG (object);

  g_clear_object (&self->session);
  g_clear_object (&self->item);

  G_OBJECT_CLASS (tj_password_dialog_parent_class)->dispose (object);
}

static void
tj_password_dialog_class_init (TjPasswordDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tj_password_dialog_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/tanjian/Tanjian/ui/dialogs/tj-password-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TjPasswordDialog, group);
  gtk_widget_class_bind_template_child (widget_class, TjPasswordDialog, password_row);
  gtk_widget_class_bind_template_child (widget_class, TjPasswordDialog, open_button);
  gtk_widget_class_bind_template_callback (widget_class, update);
  gtk_widget_class_bind_template_callback (widget_class, open_clicked_cb);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
tj_password_dialog_init (TjPasswordDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  update (self);
}

/**
 * tj_password_dialog_new:
 * @item: a package that wants a password; its problem is what the dialog tells
 *
 * Returns: (transfer none): the dialog, owned by GTK until it is closed
 */
TjPasswordDialog *
tj_password_dialog_new (GtkWindow   *parent,
                        TjSession   *session,
                        TjRoundItem *item)
{
  TjPasswordDialog *self = g_object_new (TJ_TYPE_PASSWORD_DIALOG, "transient-for", parent, NULL);
  g_autofree char *problem = g_markup_escape_text (tj_round_item_get_problem (item), -1);

  self->session = g_object_ref (session);
  self->item = g_object_ref (item);
  adw_preferences_group_set_description (self->group, problem);
  gtk_widget_grab_focus (GTK_WIDGET (self->password_row));

  return self;
}
