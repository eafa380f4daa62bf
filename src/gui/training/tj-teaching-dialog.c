/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/training/tj-teaching-dialog.h"

#include <glib/gi18n-lib.h>

#include "gui/dialogs/tj-file-picker.h"
#include "gui/training/tj-teaching-job.h"

/* For trainers: of the package that is open, one without real names, or one with errors and the key
 * to them. Closing the dialog gives up what is being made. */

/* Of the choice what is made. */
#define WITHOUT_NAMES 0

struct _TjTeachingDialog
{
  AdwWindow parent_instance;

  AdwComboRow *kind_row;
  GtkWidget *count_row;
  GtkSpinButton *count_spin;
  AdwComboRow *severity_row;
  GtkWidget *seed_row;
  GtkSpinButton *seed_spin;
  GtkLabel *note_label;
  GtkWidget *write_button;
  GtkSpinner *spinner;
  GtkLabel *result_label;

  TjSession *session;
  TjRoundItem *item;
  GCancellable *cancellable;
  gboolean busy;
};

G_DEFINE_FINAL_TYPE (TjTeachingDialog, tj_teaching_dialog, ADW_TYPE_WINDOW)

static void
update (TjTeachingDialog *self)
{
  const gboolean plants = adw_combo_row_get_selected (self->kind_row) != WITHOUT_NAMES;

  gtk_widget_set_visible (self->count_row, plants);
  gtk_widget_set_visible (GTK_WIDGET (self->severity_row), plants);
  gtk_widget_set_visible (self->seed_row, plants);
  gtk_label_set_label (self->note_label,
                       plants ? _("The answer key is written beside the package. The same number "
                                  "of the draw makes the same errors.")
                              : _("Names, numbers, addresses and places are replaced everywhere, "
                                  "pictures are blanked, and nothing is left in properties. Read "
                                  "the new package through before you hand it on."));
  gtk_widget_set_sensitive (self->write_button, !self->busy);
  gtk_spinner_set_spinning (self->spinner, self->busy);
}

static void
kind_cb (TjTeachingDialog *self)
{
  if (self->session != NULL)
    update (self);
}

static void
written_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(TjTeachingDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *report = tj_teaching_job_run_finish (result, &error);

  if (self->result_label == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self->busy = FALSE;
  gtk_label_set_label (self->result_label, report != NULL ? report : error->message);
  gtk_widget_set_visible (GTK_WIDGET (self->result_label), TRUE);
  update (self);
}

static void
file_chosen_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr(TjTeachingDialog) self = user_data;
  g_autoptr(GFile) file = tj_file_picker_open_finish (result, NULL);

  if (file != NULL && self->result_label != NULL)
    tj_teaching_dialog_write (self, file);
}

static void
write_cb (TjTeachingDialog *self)
{
  tj_file_picker_open_async (GTK_WINDOW (self), TJ_FILE_PICKER_SAVE,
                             _("Write the Package for Teaching"), _("Packages"), "*.zip",
                             "教学材料.zip", file_chosen_cb, g_object_ref (self));
}

static void
tj_teaching_dialog_dispose (GObject *object)
{
  TjTeachingDialog *self = TJ_TEACHING_DIALOG (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->item);
  g_clear_object (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (self), TJ_TYPE_TEACHING_DIALOG);

  G_OBJECT_CLASS (tj_teaching_dialog_parent_class)->dispose (object);
}

static gboolean
tj_teaching_dialog_close_request (GtkWindow *window)
{
  g_cancellable_cancel (TJ_TEACHING_DIALOG (window)->cancellable);

  return GTK_WINDOW_CLASS (tj_teaching_dialog_parent_class)->close_request (window);
}

static void
tj_teaching_dialog_class_init (TjTeachingDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tj_teaching_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = tj_teaching_dialog_close_request;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/tanjian/Tanjian/ui/training/tj-teaching-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TjTeachingDialog, kind_row);
  gtk_widget_class_bind_template_child (widget_class, TjTeachingDialog, count_row);
  gtk_widget_class_bind_template_child (widget_class, TjTeachingDialog, count_spin);
  gtk_widget_class_bind_template_child (widget_class, TjTeachingDialog, severity_row);
  gtk_widget_class_bind_template_child (widget_class, TjTeachingDialog, seed_row);
  gtk_widget_class_bind_template_child (widget_class, TjTeachingDialog, seed_spin);
  gtk_widget_class_bind_template_child (widget_class, TjTeachingDialog, note_label);
  gtk_widget_class_bind_template_child (widget_class, TjTeachingDialog, write_button);
  gtk_widget_class_bind_template_child (widget_class, TjTeachingDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, TjTeachingDialog, result_label);
  gtk_widget_class_bind_template_callback (widget_class, kind_cb);
  gtk_widget_class_bind_template_callback (widget_class, write_cb);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
tj_teaching_dialog_init (TjTeachingDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tj_teaching_dialog_new:
 * @item: with a package
 *
 * Returns: (transfer none): the dialog, owned by GTK until it is closed
 */
TjTeachingDialog *
tj_teaching_dialog_new (GtkWindow   *parent,
                        TjSession   *session,
                        TjRoundItem *item)
{
  TjTeachingDialog *self = g_object_new (TJ_TYPE_TEACHING_DIALOG, "transient-for", parent, NULL);

  self->session = g_object_ref (session);
  self->item = g_object_ref (item);
  update (self);

  return self;
}

/* The thread gets a list of its own. */
static GListStore *
copy_findings (TjRoundItem *item)
{
  GListModel *findings = tj_round_item_get_findings (item);
  GListStore *copy = g_list_store_new (TJ_TYPE_FINDING);

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr(TjFinding) finding = g_list_model_get_item (findings, i);

      g_list_store_append (copy, finding);
    }

  return copy;
}

/**
 * tj_teaching_dialog_write:
 * @file: the .zip file to write
 *
 * Makes what is chosen; what was done, or why it was not, stands below then.
 */
void
tj_teaching_dialog_write (TjTeachingDialog *self,
                          GFile            *file)
{
  TjTeachingJob *job;

  g_return_if_fail (TJ_IS_TEACHING_DIALOG (self));

  job = g_new0 (TjTeachingJob, 1);
  job->package = g_object_ref (tj_package_get_original (tj_round_item_get_package (self->item)));
  job->taxonomy = g_object_ref (tj_session_get_taxonomy (self->session));
  job->findings = copy_findings (self->item);
  job->file = g_object_ref (file);
  if (adw_combo_row_get_selected (self->kind_row) != WITHOUT_NAMES)
    job->errors = g_strdup_printf ("%d", gtk_spin_button_get_value_as_int (self->count_spin));
  job->subtle = adw_combo_row_get_selected (self->severity_row) == 1;
  job->seed = (guint32) gtk_spin_button_get_value_as_int (self->seed_spin);

  self->busy = TRUE;
  gtk_widget_set_visible (GTK_WIDGET (self->result_label), FALSE);
  update (self);
  tj_teaching_job_run_async (job, self->cancellable, written_cb, g_object_ref (self));
}
