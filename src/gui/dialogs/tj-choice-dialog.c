/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/dialogs/tj-choice-dialog.h"

#include <glib/gi18n-lib.h>

struct _TjChoiceDialog
{
  AdwWindow parent_instance;

  GtkLabel *intro_label;
  GtkListBox *list;
  GtkCheckButton *all_check;
  GtkLabel *loose_label;
  GtkButton *cancel_button;
  GtkButton *open_button;

  TjPackageChoice *choice;
  GPtrArray *checks;
};

G_DEFINE_FINAL_TYPE (TjChoiceDialog, tj_choice_dialog, ADW_TYPE_WINDOW)

static guint
count_chosen (TjChoiceDialog *self)
{
  guint n_chosen = 0;

  for (guint i = 0; i < self->checks->len; i++)
    n_chosen += gtk_check_button_get_active (g_ptr_array_index (self->checks, i));

  return n_chosen;
}

static void all_toggled_cb (TjChoiceDialog *self);

static void
update (TjChoiceDialog *self)
{
  guint n_chosen = count_chosen (self);
  g_autofree char *label = NULL;

  g_signal_handlers_block_by_func (self->all_check, all_toggled_cb, self);
  gtk_check_button_set_active (self->all_check, n_chosen == self->checks->len);
  gtk_check_button_set_inconsistent (self->all_check,
                                     n_chosen > 0 && n_chosen < self->checks->len);
  g_signal_handlers_unblock_by_func (self->all_check, all_toggled_cb, self);

  /* Translators: a button; how many packages it opens */
  label = g_strdup_printf (_("_Open %u"), n_chosen);
  gtk_button_set_label (self->open_button, label);
  gtk_widget_set_sensitive (GTK_WIDGET (self->open_button), n_chosen > 0);
}

static void
all_toggled_cb (TjChoiceDialog *self)
{
  gboolean is_active = gtk_check_button_get_active (self->all_check);

  for (guint i = 0; i < self->checks->len; i++)
    gtk_check_button_set_active (g_ptr_array_index (self->checks, i), is_active);
}

static void
open_clicked_cb (TjChoiceDialog *self)
{
  TjPackageListing *listing = tj_package_choice_get_listing (self->choice);
  g_autoptr(GPtrArray) locations = g_ptr_array_new ();

  for (guint i = 0; i < self->checks->len; i++)
    {
      if (gtk_check_button_get_active (g_ptr_array_index (self->checks, i)))
        g_ptr_array_add (locations, tj_package_listing_get (listing, i));
    }

  if (locations->len == 0)
    return;

  tj_package_choice_make (self->choice, locations);
  gtk_window_close (GTK_WINDOW (self));
}

/* Enter opens from wherever the focus is but on the other button; a row is chosen by Space. */
static gboolean
key_pressed_cb (TjChoiceDialog *self,
                guint           keyval)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));

  if ((keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter && keyval != GDK_KEY_ISO_Enter) ||
      focus == GTK_WIDGET (self->cancel_button))
    return GDK_EVENT_PROPAGATE;

  open_clicked_cb (self);

  return GDK_EVENT_STOP;
}

static char *
dup_extent (const TjPackageOffer *offer)
{
  g_autofree char *size = g_format_size (offer->size);
  g_autofree char *files = NULL;

  files = g_strdup_printf (ngettext ("%u file", "%u files", offer->n_files), offer->n_files);
  if (offer->n_files == 0)
    return g_steal_pointer (&size);

  /* Translators: how many files, and how many bytes they have together */
  return g_strdup_printf (_("%s · %s"), files, size);
}

static void
add_row (TjChoiceDialog *self,
         guint           i)
{
  TjPackageListing *listing = tj_package_choice_get_listing (self->choice);
  g_autofree char *name = tj_package_choice_dup_offer (self->choice, i);
  g_autofree char *extent = dup_extent (g_ptr_array_index (listing->offers, i));
  g_autofree char *label = g_strdup_printf ("%s, %s", name, extent);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), extent);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  gtk_list_box_append (self->list, row);

  g_ptr_array_add (self->checks, check);
  g_signal_connect_object (check, "toggled", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
}

static void
tj_choice_dialog_dispose (GObject *object)
{
  TjChoiceDialog *self = TJ_CHOICE_DIALOG (object);

  if (self->choice != NULL)
    tj_package_choice_make (self->choice, NULL);
  g_clear_object (&self->choice);
  g_clear_pointer (&self->checks, g_ptr_array_unref);

  G_OBJECT_CLASS (tj_choice_dialog_parent_class)->dispose (object);
}

static void
tj_choice_dialog_class_init (TjChoiceDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tj_choice_dialog_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/tanjian/Tanjian/ui/dialogs/tj-choice-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TjChoiceDialog, intro_label);
  gtk_widget_class_bind_template_child (widget_class, TjChoiceDialog, list);
  gtk_widget_class_bind_template_child (widget_class, TjChoiceDialog, all_check);
  gtk_widget_class_bind_template_child (widget_class, TjChoiceDialog, loose_label);
  gtk_widget_class_bind_template_child (widget_class, TjChoiceDialog, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, TjChoiceDialog, open_button);
  gtk_widget_class_bind_template_callback (widget_class, all_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
tj_choice_dialog_init (TjChoiceDialog *self)
{
  self->checks = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tj_choice_dialog_new:
 * @choice: it is made when the dialog is closed, if not before
 *
 * Returns: (transfer none): the dialog, owned by GTK until it is closed
 */
TjChoiceDialog *
tj_choice_dialog_new (GtkWindow       *parent,
                      TjPackageChoice *choice)
{
  TjChoiceDialog *self = g_object_new (TJ_TYPE_CHOICE_DIALOG, "transient-for", parent, NULL);
  TjPackageListing *listing = tj_package_choice_get_listing (choice);
  guint n_offers = listing->offers->len;
  g_autofree char *name = tj_package_choice_dup_name (choice);
  g_autofree char *loose = tj_package_listing_dup_loose (listing);
  g_autofree char *intro = NULL;

  self->choice = g_object_ref (choice);
  /* Translators: a file, and how many packages it holds, always more than one */
  intro = g_strdup_printf (_("“%s” holds %u packages. Choose what to open."), name, n_offers);
  gtk_label_set_label (self->intro_label, intro);
  gtk_label_set_label (self->loose_label, loose != NULL ? loose : "");
  gtk_widget_set_visible (GTK_WIDGET (self->loose_label), loose != NULL);

  for (guint i = 0; i < n_offers; i++)
    add_row (self, i);
  update (self);
  gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, 0)));

  return self;
}
