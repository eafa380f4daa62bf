/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/dialogs/tj-sign-dialog.h"

#include <glib/gi18n-lib.h>

#include "core/sheet/tj-sheet.h"
#include "gui/dialogs/tj-file-picker.h"
#include "gui/dialogs/tj-sheet-figures.h"
#include "gui/dialogs/tj-sheet-signing.h"
#include "gui/dialogs/tj-sheet-summary.h"
#include "gui/tj-recalculator.h"

struct _TjSignDialog
{
  AdwWindow parent_instance;

  GtkStack *stack;
  GtkLabel *gaps_label;
  GtkCheckButton *incomplete_check;
  GtkCheckButton *exercise_check;
  TjSheetSummary *summary;
  GtkButton *continue_button;

  AdwActionRow *identity_row;
  AdwPasswordEntryRow *password_row;
  AdwExpanderRow *new_identity_row;
  AdwEntryRow *new_name_row;
  AdwEntryRow *new_organisation_row;
  AdwPasswordEntryRow *new_password_row;
  GtkButton *create_button;
  GtkButton *sign_button;
  GtkSpinner *spinner;
  GtkLabel *problem_label;

  AdwStatusPage *done_page;
  AdwActionRow *file_row;
  AdwActionRow *signer_row;
  AdwActionRow *fingerprint_row;

  TjSession *session;
  TjRoundItem *item;
  GSettings *settings;
  GFile *identity_file;
  GFile *output;
  TjSheet *sheet;
  TjRecalculator *recalculator;
  gboolean busy;
};

enum {
  NEXT_PACKAGE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TjSignDialog, tj_sign_dialog, ADW_TYPE_WINDOW)

static const char *
get_text (gpointer row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

static void
update (TjSignDialog *self)
{
  gboolean complete = !gtk_widget_get_visible (GTK_WIDGET (self->gaps_label));

  gtk_widget_set_sensitive (GTK_WIDGET (self->continue_button),
                            complete || gtk_check_button_get_active (self->incomplete_check));
  gtk_widget_set_sensitive (GTK_WIDGET (self->sign_button),
                            !self->busy && self->identity_file != NULL &&
                            tj_recalculator_get_result (self->recalculator) != NULL &&
                            *get_text (self->password_row) != '\0');
  gtk_widget_set_sensitive (GTK_WIDGET (self->create_button),
                            !self->busy && *get_text (self->new_name_row) != '\0' &&
                            *get_text (self->new_password_row) != '\0');
  gtk_spinner_set_spinning (self->spinner, self->busy);
}

static void
set_busy (TjSignDialog *self,
          gboolean      busy)
{
  self->busy = busy;
  update (self);
}

static void
set_problem (TjSignDialog *self,
             const char   *problem)
{
  gtk_label_set_label (self->problem_label, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), problem != NULL);
}

static void
set_identity_file (TjSignDialog *self,
                   GFile        *file)
{
  g_autofree char *name = NULL;

  g_set_object (&self->identity_file, file);
  if (file != NULL)
    name = g_file_get_parse_name (file);

  adw_action_row_set_subtitle (self->identity_row,
                               name != NULL
                                 ? name
                                 : _("Choose the file of your key, or make a new one below"));
  update (self);
}

static void
show_done (TjSignDialog        *self,
           const TjSignedFile *sheet)
{
  g_autofree char *path = g_file_get_parse_name (self->output);

  adw_action_row_set_subtitle (self->file_row, path);
  adw_action_row_set_subtitle (self->signer_row, sheet->signer);
  adw_action_row_set_subtitle (self->fingerprint_row, sheet->fingerprint);
  gtk_stack_set_visible_child_name (self->stack, "done");
}

static void
signed_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(TjSignDialog) self = user_data;
  g_autoptr(TjSignedFile) sheet = NULL;
  g_autoptr(GError) error = NULL;

  set_busy (self, FALSE);

  sheet = tj_signing_finish (result, &error);
  if (sheet == NULL ||
      !tj_session_lock (self->session, self->item, tj_sheet_get_id (self->sheet), sheet->bytes,
                        &error))
    {
      set_problem (self, error->message);
      return;
    }

  if (self->settings != NULL)
    {
      g_autofree char *uri = g_file_get_uri (self->identity_file);

      g_settings_set_string (self->settings, "identity-file", uri);
    }
  show_done (self, sheet);
}

static void
output_chosen_cb (GObject      *object,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr(TjSignDialog) self = user_data;
  g_autoptr(GFile) file = tj_file_picker_open_finish (result, NULL);

  if (file == NULL)
    return;

  g_set_object (&self->output, file);
  g_clear_object (&self->sheet);
  self->sheet = tj_session_create_sheet (self->session, self->item);
  if (gtk_widget_get_visible (GTK_WIDGET (self->exercise_check)) &&
      gtk_check_button_get_active (self->exercise_check))
    tj_session_fill_exercise (self->session, self->item, self->sheet);
  tj_sheet_figures_fill (self->sheet, tj_recalculator_get_result (self->recalculator));

  set_problem (self, NULL);
  set_busy (self, TRUE);
  tj_sheet_sign_async (self->sheet, self->identity_file, get_text (self->password_row), file,
                       signed_cb, g_object_ref (self));
}

static void
sign_clicked_cb (TjSignDialog *self)
{
  g_autofree char *suggested = NULL;

  /* Enter in the password row comes here too. */
  if (!gtk_widget_get_sensitive (GTK_WIDGET (self->sign_button)))
    return;

  /* Translators: the name suggested for the file of a signed sheet; the technology's name */
  suggested = g_strdup_printf (_("Review sheet - %s.xml"), tj_round_item_get_name (self->item));
  g_strdelimit (suggested, "/\\:", '-');

  tj_file_picker_open_async (GTK_WINDOW (self), TJ_FILE_PICKER_SAVE, _("Save the Signed Sheet"),
                             _("Review sheets"), "*.xml", suggested, output_chosen_cb,
                             g_object_ref (self));
}

static void
identity_chosen_cb (GObject      *object,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr(TjSignDialog) self = user_data;
  g_autoptr(GFile) file = tj_file_picker_open_finish (result, NULL);

  if (file != NULL)
    set_identity_file (self, file);
}

static void
choose_identity_cb (TjSignDialog *self)
{
  tj_file_picker_open_async (GTK_WINDOW (self), TJ_FILE_PICKER_OPEN, _("Choose Your Key"),
                             _("Keys with certificate (PKCS#12)"), "*.p12;*.pfx", NULL,
                             identity_chosen_cb, g_object_ref (self));
}

static void
identity_created_cb (GObject      *object,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  g_autoptr(TjSignDialog) self = user_data;
  g_autoptr(GError) error = NULL;

  set_busy (self, FALSE);

  if (!tj_identity_create_finish (result, &error))
    {
      set_problem (self, error->message);
      return;
    }

  set_identity_file (self, self->output);
  gtk_editable_set_text (GTK_EDITABLE (self->password_row), get_text (self->new_password_row));
  gtk_editable_set_text (GTK_EDITABLE (self->new_password_row), "");
  adw_expander_row_set_expanded (self->new_identity_row, FALSE);
}

static void
new_identity_chosen_cb (GObject      *object,
                        GAsyncResult *result,
                        gpointer      user_data)
{
  g_autoptr(TjSignDialog) self = user_data;
  g_autoptr(GFile) file = tj_file_picker_open_finish (result, NULL);

  if (file == NULL)
    return;

  g_set_object (&self->output, file);
  set_problem (self, NULL);
  set_busy (self, TRUE);
  tj_identity_create_async (get_text (self->new_name_row), get_text (self->new_organisation_row),
                            get_text (self->new_password_row), file, identity_created_cb,
                            g_object_ref (self));
}

static void
create_clicked_cb (TjSignDialog *self)
{
  /* Translators: the name suggested for the file of a new key; the reviewer's name */
  g_autofree char *suggested = g_strdup_printf (_("%s.p12"), get_text (self->new_name_row));

  g_strdelimit (suggested, "/\\:", '-');
  tj_file_picker_open_async (GTK_WINDOW (self), TJ_FILE_PICKER_SAVE, _("Save the New Key"),
                             _("Keys with certificate (PKCS#12)"), "*.p12", suggested,
                             new_identity_chosen_cb, g_object_ref (self));
}

static void
continue_clicked_cb (TjSignDialog *self)
{
  gtk_stack_set_visible_child_name (self->stack, "who");
}

static void
back_clicked_cb (TjSignDialog *self)
{
  gtk_stack_set_visible_child_name (self->stack, "what");
}

static void
show_folder_cb (TjSignDialog *self)
{
  g_autoptr(GFile) folder = g_file_get_parent (self->output);
  g_autofree char *uri = g_file_get_uri (folder);

  g_app_info_launch_default_for_uri_async (uri, NULL, NULL, NULL, NULL);
}

static void
next_clicked_cb (TjSignDialog *self)
{
  g_signal_emit (self, signals[NEXT_PACKAGE], 0);
  gtk_window_close (GTK_WINDOW (self));
}

static void
show_gaps (TjSignDialog *self)
{
  g_auto(GStrv) gaps = tj_review_list_gaps (tj_round_item_get_review (self->item), NULL);
  g_autofree char *list = g_strjoinv ("\n", gaps);

  gtk_label_set_label (self->gaps_label, list);
  gtk_widget_set_visible (GTK_WIDGET (self->gaps_label), gaps[0] != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->incomplete_check), gaps[0] != NULL);
}

/* The label of a check button does not wrap, and this one is a sentence. */
static void
show_exercise (TjSignDialog *self)
{
  const char *text = _("This is an exercise: tell the trainer how long each step took, and what I "
                       "answered before I saw the reference");
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_check_button_set_child (self->exercise_check, label);
  gtk_check_button_set_active (self->exercise_check, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->exercise_check),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_widget_set_visible (GTK_WIDGET (self->exercise_check),
                          tj_session_is_exercise (self->session, self->item));
}

static void
restore_identity (TjSignDialog *self)
{
  g_autofree char *uri = NULL;
  g_autoptr(GFile) file = NULL;

  if (self->settings != NULL)
    uri = g_settings_get_string (self->settings, "identity-file");
  if (uri != NULL && *uri != '\0')
    file = g_file_new_for_uri (uri);
  if (file != NULL && !g_file_query_exists (file, NULL))
    g_clear_object (&file);

  set_identity_file (self, file);
  adw_expander_row_set_expanded (self->new_identity_row, file == NULL);
}

/* The figures are part of what is signed. */
static void
recalculated_cb (TjSignDialog *self)
{
  tj_sheet_summary_set_recalculation (self->summary, tj_round_item_get_review (self->item),
                                      tj_recalculator_get_result (self->recalculator));
  update (self);
}

static void
recalculate (TjSignDialog *self)
{
  TjPackage *package = tj_round_item_get_package (self->item);

  g_signal_connect_object (self->recalculator, "finished", G_CALLBACK (recalculated_cb), self,
                           G_CONNECT_SWAPPED);
  tj_recalculator_start (self->recalculator, tj_package_get_form (package),
                         tj_round_item_get_review (self->item),
                         tj_session_get_factors (self->session));
}

static void
tj_sign_dialog_dispose (GObject *object)
{
  TjSignDialog *self = TJ_SIGN_DIALOG (object);

  g_clear_object (&self->session);
  g_clear_object (&self->item);
  g_clear_object (&self->settings);
  g_clear_object (&self->identity_file);
  g_clear_object (&self->output);
  g_clear_object (&self->sheet);
  g_clear_object (&self->recalculator);

  G_OBJECT_CLASS (tj_sign_dialog_parent_class)->dispose (object);
}

static void
tj_sign_dialog_class_init (TjSignDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tj_sign_dialog_dispose;

  signals[NEXT_PACKAGE] =
    g_signal_new ("next-package", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                  NULL, G_TYPE_NONE, 0);

  g_type_ensure (TJ_TYPE_SHEET_SUMMARY);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/tanjian/Tanjian/ui/dialogs/tj-sign-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TjSignDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, TjSignDialog, gaps_label);
  gtk_widget_class_bind_template_child (widget_class, TjSignDialog, incomplete_check);
  gtk_widget_class_bind_template_child (widget_class, TjSignDialog, exercise_check);
  gtk_widget_class_bind_template_child (widget_class, TjSignDialog, summary);
  gtk_widget_class_bind_template_child (widget_class, TjSignDialog, continue_button);
  gtk_widget_class_bind_template_child (widget_class, TjSignDialog, identity_row);
  gtk_widget_class_bind_template_child (widget_class, TjSignDialog, password_row);
  gtk_widget_class_bind_template_child (widget_class, TjSignDialog, new_identity_row);
  gtk_widget_class_bind_template_child (widget_class, TjSignDialog, new_name_row);
  gtk_widget_class_bind_template_child (widget_class, TjSignDialog, new_organisation_row);
  gtk_widget_class_bind_template_child (widget_class, TjSignDialog, new_password_row);
  gtk_widget_class_bind_template_child (widget_class, TjSignDialog, create_button);
  gtk_widget_class_bind_template_child (widget_class, TjSignDialog, sign_button);
  gtk_widget_class_bind_template_child (widget_class, TjSignDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, TjSignDialog, problem_label);
  gtk_widget_class_bind_template_child (widget_class, TjSignDialog, done_page);
  gtk_widget_class_bind_template_child (widget_class, TjSignDialog, file_row);
  gtk_widget_class_bind_template_child (widget_class, TjSignDialog, signer_row);
  gtk_widget_class_bind_template_child (widget_class, TjSignDialog, fingerprint_row);
  gtk_widget_class_bind_template_callback (widget_class, update);
  gtk_widget_class_bind_template_callback (widget_class, continue_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, choose_identity_cb);
  gtk_widget_class_bind_template_callback (widget_class, create_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, sign_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_folder_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_clicked_cb);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
tj_sign_dialog_init (TjSignDialog *self)
{
  self->recalculator = tj_recalculator_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tj_sign_dialog_new:
 * @item: a package with a review that is not signed
 * @settings: (nullable): where the key's file is remembered
 *
 * Returns: (transfer none): the dialog, owned by GTK until it is closed
 */
TjSignDialog *
tj_sign_dialog_new (GtkWindow   *parent,
                    TjSession   *session,
                    TjRoundItem *item,
                    GSettings   *settings)
{
  TjSignDialog *self = g_object_new (TJ_TYPE_SIGN_DIALOG, "transient-for", parent, NULL);
  TjReview *review = tj_round_item_get_review (item);
  const char *name = tj_review_get (review, "reviewer.name");
  const char *organisation = tj_review_get (review, "reviewer.organisation");

  self->session = g_object_ref (session);
  self->item = g_object_ref (item);
  g_set_object (&self->settings, settings);

  tj_sheet_summary_set_item (self->summary, item, tj_session_get_taxonomy (session));
  gtk_editable_set_text (GTK_EDITABLE (self->new_name_row), name != NULL ? name : "");
  gtk_editable_set_text (GTK_EDITABLE (self->new_organisation_row),
                         organisation != NULL ? organisation : "");
  show_exercise (self);
  show_gaps (self);
  restore_identity (self);
  recalculate (self);
  update (self);

  return self;
}
