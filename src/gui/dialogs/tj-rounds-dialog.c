/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/dialogs/tj-rounds-dialog.h"

#include <glib/gi18n-lib.h>

#define TEMPLATE "/org/tanjian/Tanjian/ui/dialogs/tj-rounds-dialog.ui"
#define RECORD_KEY "tj-round-record"

struct _TjRoundsDialog
{
  AdwWindow parent_instance;

  GtkStack *stack;
  GtkListBox *list;
  GtkLabel *problem_label;

  TjSession *session;
  GPtrArray *rounds;
};

enum {
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TjRoundsDialog, tj_rounds_dialog, ADW_TYPE_WINDOW)

static void show_rounds (TjRoundsDialog *self);

static void
tell (TjRoundsDialog *self,
      const GError   *error)
{
  gtk_label_set_label (self->problem_label, error != NULL ? error->message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), error != NULL);
}

static const TjRoundRecord *
get_record (gpointer widget)
{
  return g_object_get_data (G_OBJECT (widget), RECORD_KEY);
}

static void
renamed_cb (TjRoundsDialog *self,
            AdwEntryRow    *row)
{
  const char *name = gtk_editable_get_text (GTK_EDITABLE (row));
  g_autoptr(GError) error = NULL;

  tj_session_rename_round (self->session, get_record (row)->id, name, &error);
  tell (self, error);
  if (error == NULL)
    show_rounds (self);
}

static void
archive_clicked_cb (TjRoundsDialog *self,
                    GtkButton      *button)
{
  const TjRoundRecord *record = get_record (button);
  g_autoptr(GError) error = NULL;

  if (record->archived != 0)
    tj_session_bring_back_round (self->session, record->id, &error);
  else
    tj_session_archive_round (self->session, &error);
  tell (self, error);
  if (error == NULL)
    show_rounds (self);
}

static void
open_clicked_cb (TjRoundsDialog *self,
                 GtkButton      *button)
{
  g_signal_emit (self, signals[CHOSEN], 0, get_record (button));
  gtk_window_close (GTK_WINDOW (self));
}

static char *
dup_date (gint64 time)
{
  g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc (time / G_USEC_PER_SEC);
  g_autoptr(GDateTime) local = g_date_time_to_local (utc);

  return g_date_time_format (local, "%Y-%m-%d");
}

/* Where it is and when it was opened; that it is put away is said first. */
static char *
dup_title (const TjRoundRecord *record)
{
  g_autofree char *opened = dup_date (record->opened);
  g_autofree char *archived = record->archived != 0 ? dup_date (record->archived) : NULL;
  g_autofree char *place = g_filename_from_uri (record->uri, NULL, NULL);
  const char *shown = place != NULL ? place : record->uri;

  return archived != NULL
           /* Translators: of a round: dates of archiving and of opening, a folder */
           ? g_strdup_printf (_("Archived %s · opened %s · %s"), archived, opened, shown)
           /* Translators: of a round: the date when it was opened last, and a folder */
           : g_strdup_printf (_("Opened %s · %s"), opened, shown);
}

static GtkWidget *
add_button (TjRoundsDialog      *self,
            AdwEntryRow         *row,
            const TjRoundRecord *record,
            const char          *label,
            GCallback            callback)
{
  GtkWidget *button = gtk_button_new_with_label (label);
  const char *name = record->name != NULL ? record->name : record->title;
  /* Translators: of a button, for a screen reader: what it does, and the name of a round */
  g_autofree char *spoken = g_strdup_printf (_("%s: %s"), label, name);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_object_set_data (G_OBJECT (button), RECORD_KEY, (gpointer) record);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  adw_entry_row_add_suffix (row, button);

  return button;
}

/* Only the open round can be put away: what is kept of it has to be read. */
static GtkWidget *
create_row (TjRoundsDialog      *self,
            const TjRoundRecord *record)
{
  GtkWidget *row = adw_entry_row_new ();
  g_autofree char *title = dup_title (record);
  gboolean is_open = record->id == tj_session_get_round_id (self->session);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_editable_set_text (GTK_EDITABLE (row), record->name != NULL ? record->name : record->title);
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (row), TRUE);
  g_object_set_data (G_OBJECT (row), RECORD_KEY, (gpointer) record);
  g_signal_connect_object (row, "apply", G_CALLBACK (renamed_cb), self, G_CONNECT_SWAPPED);

  if (record->archived != 0)
    add_button (self, ADW_ENTRY_ROW (row), record, _("Bring Back"),
                G_CALLBACK (archive_clicked_cb));
  else if (is_open && !tj_session_get_loading (self->session))
    add_button (self, ADW_ENTRY_ROW (row), record, _("Archive"), G_CALLBACK (archive_clicked_cb));
  if (!is_open)
    add_button (self, ADW_ENTRY_ROW (row), record, C_("round", "Open"),
                G_CALLBACK (open_clicked_cb));

  return row;
}

static void
show_rounds (TjRoundsDialog *self)
{
  g_autoptr(GPtrArray) rounds = NULL;
  g_autoptr(GError) error = NULL;
  GtkWidget *row;

  rounds = tj_session_list_rounds (self->session, &error);
  if (error != NULL)
    tell (self, error);

  /* The rows point at the records. */
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  g_clear_pointer (&self->rounds, g_ptr_array_unref);
  self->rounds = g_steal_pointer (&rounds);

  for (guint i = 0; self->rounds != NULL && i < self->rounds->len; i++)
    gtk_list_box_append (self->list, create_row (self, g_ptr_array_index (self->rounds, i)));
  gtk_stack_set_visible_child_name (self->stack, self->rounds != NULL && self->rounds->len > 0
                                                   ? "list" : "empty");
}

static void
tj_rounds_dialog_finalize (GObject *object)
{
  TjRoundsDialog *self = TJ_ROUNDS_DIALOG (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->rounds, g_ptr_array_unref);

  G_OBJECT_CLASS (tj_rounds_dialog_parent_class)->finalize (object);
}

static void
tj_rounds_dialog_class_init (TjRoundsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = tj_rounds_dialog_finalize;

  signals[CHOSEN] =
    g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_POINTER);

  gtk_widget_class_set_template_from_resource (widget_class, TEMPLATE);
  gtk_widget_class_bind_template_child (widget_class, TjRoundsDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, TjRoundsDialog, list);
  gtk_widget_class_bind_template_child (widget_class, TjRoundsDialog, problem_label);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
tj_rounds_dialog_init (TjRoundsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tj_rounds_dialog_new:
 * @session: whose store has the rounds
 *
 * Returns: (transfer none): the window, owned by GTK until it is closed
 */
TjRoundsDialog *
tj_rounds_dialog_new (GtkWindow *parent,
                      TjSession *session)
{
  TjRoundsDialog *self = g_object_new (TJ_TYPE_ROUNDS_DIALOG, "transient-for", parent, NULL);

  self->session = g_object_ref (session);
  show_rounds (self);

  return self;
}
