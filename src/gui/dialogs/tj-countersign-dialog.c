/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/dialogs/tj-countersign-dialog.h"

#include <glib/gi18n-lib.h>

#include "core/base/tj-file-read.h"
#include "core/base/tj-xml.h"
#include "core/decision/tj-verdict.h"
#include "gui/dialogs/tj-decision-signing.h"
#include "gui/dialogs/tj-file-picker.h"
#include "gui/panel/tj-panel-documents.h"

/* So many gaps are told; the page of the meeting has more. */
#define MAX_GAPS 6
#define TEMPLATE "/org/tanjian/Tanjian/ui/dialogs/tj-countersign-dialog.ui"

struct _TjCountersignDialog
{
  AdwWindow parent_instance;

  GtkLabel *gaps_label;
  GtkCheckButton *incomplete_check;
  AdwActionRow *file_row;
  AdwActionRow *signers_row;
  AdwActionRow *key_row;
  AdwPasswordEntryRow *password_row;
  GtkButton *sign_button;
  GtkLabel *problem_label;

  TjPanelDesk *desk;
  GFile *signed_file; /* by others, or none */
  TjSignatories *signatories; /* of that file */
  GFile *key_file;
  GFile *output;
  gboolean busy;
};

G_DEFINE_FINAL_TYPE (TjCountersignDialog, tj_countersign_dialog, ADW_TYPE_WINDOW)

static char *
dup_gaps (GStrv gaps)
{
  const guint n = g_strv_length (gaps);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < MIN (n, MAX_GAPS); i++)
    g_string_append_printf (text, "%s• %s", i > 0 ? "\n" : "", gaps[i]);
  if (n > MAX_GAPS)
    {
      g_string_append_c (text, '\n');
      g_string_append_printf (text, ngettext ("and %u more", "and %u more", n - MAX_GAPS),
                              n - MAX_GAPS);
    }

  return g_string_free (text, FALSE);
}

/* The names of those who have signed, or who have not. */
static char *
dup_names (const TjSignatories *signatories,
           gboolean             has_signed)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < signatories->required->len; i++)
    {
      const TjSignatory *person = g_ptr_array_index (signatories->required, i);

      if (person->has_signed == has_signed)
        g_string_append_printf (names, "%s%s", names->len > 0 ? _(", ") : "", person->name);
    }
  if (names->len == 0)
    g_string_append (names, _("nobody"));

  return g_string_free (names, FALSE);
}

static char *
dup_signers (TjCountersignDialog *self)
{
  g_autoptr(GPtrArray) none = g_ptr_array_new ();
  g_autoptr(TjSignatories) signatories = NULL;
  g_autofree char *done = NULL;
  g_autofree char *left = NULL;

  if (self->signatories != NULL)
    signatories = tj_signatories_ref (self->signatories);
  else if (tj_panel_desk_get_decision (self->desk) != NULL)
    signatories = tj_signatories_new (tj_panel_desk_get_decision (self->desk), none);
  else
    return g_strdup ("");

  done = dup_names (signatories, TRUE);
  left = dup_names (signatories, FALSE);

  /* Translators: names, and names */
  return g_strdup_printf (_("Have signed: %s. Still to sign: %s."), done, left);
}

static void
update (TjCountersignDialog *self)
{
  const TjDecision *decision = tj_panel_desk_get_decision (self->desk);
  g_auto(GStrv) gaps = decision != NULL ? tj_decision_list_gaps (decision) : NULL;
  const gboolean has_gaps = gaps != NULL && gaps[0] != NULL && self->signed_file == NULL;
  g_autofree char *text = has_gaps ? dup_gaps (gaps) : NULL;
  g_autofree char *file = self->signed_file != NULL ? g_file_get_parse_name (self->signed_file)
                                                    : NULL;
  g_autofree char *signers = dup_signers (self);
  g_autofree char *key = self->key_file != NULL ? g_file_get_parse_name (self->key_file) : NULL;

  gtk_label_set_label (self->gaps_label, has_gaps ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->gaps_label), has_gaps);
  gtk_widget_set_visible (GTK_WIDGET (self->incomplete_check), has_gaps);
  adw_action_row_set_subtitle (self->file_row,
                               file != NULL ? file : _("The decision as it stands here"));
  adw_action_row_set_subtitle (self->signers_row, signers);
  adw_action_row_set_subtitle (self->key_row,
                               key != NULL ? key : _("Choose the file of your key"));
  gtk_widget_set_sensitive (GTK_WIDGET (self->sign_button),
                            !self->busy && self->key_file != NULL
                            && (!has_gaps || gtk_check_button_get_active (self->incomplete_check))
                            && *gtk_editable_get_text (GTK_EDITABLE (self->password_row)) != '\0');
}

static void
set_problem (TjCountersignDialog *self,
             const char          *problem)
{
  gtk_label_set_label (self->problem_label, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), problem != NULL);
}

static void
signed_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(TjCountersignDialog) self = user_data;
  g_autofree char *name = NULL;
  g_autofree char *message = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *signer = tj_decision_sign_finish (result, &error);

  self->busy = FALSE;
  if (self->desk == NULL)
    return;

  update (self);
  if (signer == NULL)
    {
      set_problem (self, error->message);
      return;
    }

  name = g_file_get_basename (self->output);
  /* Translators: a name, and a file */
  message = g_strdup_printf (_("%s signed “%s”. Hand this file on to who signs next."), signer,
                             name);
  g_signal_emit_by_name (self->desk, "problem", message);
  gtk_window_close (GTK_WINDOW (self));
}

static void
output_chosen_cb (GObject      *object,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr(TjCountersignDialog) self = user_data;
  g_autoptr(GFile) output = tj_file_picker_open_finish (result, NULL);
  g_autoptr(GBytes) bytes = NULL;

  if (output == NULL || self->desk == NULL)
    return;

  if (self->signed_file == NULL)
    bytes = tj_panel_documents_dup_decision (self->desk);
  g_set_object (&self->output, output);
  self->busy = TRUE;
  set_problem (self, NULL);
  update (self);
  tj_decision_sign_async (bytes, self->signed_file, self->key_file,
                          gtk_editable_get_text (GTK_EDITABLE (self->password_row)), output,
                          signed_cb, g_object_ref (self));
}

static void
sign_cb (TjCountersignDialog *self)
{
  tj_file_picker_open_async (GTK_WINDOW (self), TJ_FILE_PICKER_SAVE,
                             _("Save the Signed Decision"), _("Decisions"), "*.xml",
                             "评审结论-会签.xml", output_chosen_cb, g_object_ref (self));
}

/* Who signed it before; what keeps it from being signed again is told now and not at the end. */
static void
look_at (TjCountersignDialog *self,
         GFile               *file)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = tj_file_read (file, tj_xml_limits_own.max_bytes, NULL, &error);
  g_autoptr(TjDecision) decision = NULL;
  g_autoptr(GPtrArray) verifications = NULL;

  g_clear_pointer (&self->signatories, tj_signatories_unref);
  if (bytes != NULL)
    decision = tj_decision_new_from_file (bytes, name, &error);
  set_problem (self, error != NULL ? error->message : NULL);
  if (decision == NULL)
    return;

  verifications = tj_verify_countersigned (bytes, NULL);
  self->signatories = tj_signatories_new (decision, verifications);
  g_set_object (&self->signed_file, file);
}

static void
file_chosen_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr(TjCountersignDialog) self = user_data;
  g_autoptr(GFile) file = tj_file_picker_open_finish (result, NULL);

  if (file == NULL || self->desk == NULL)
    return;

  look_at (self, file);
  update (self);
}

static void
choose_file_cb (TjCountersignDialog *self)
{
  tj_file_picker_open_async (GTK_WINDOW (self), TJ_FILE_PICKER_OPEN,
                             _("Open a Signed Decision"), _("Decisions"), "*.xml", NULL,
                             file_chosen_cb, g_object_ref (self));
}

static void
key_chosen_cb (GObject      *object,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr(TjCountersignDialog) self = user_data;
  g_autoptr(GFile) file = tj_file_picker_open_finish (result, NULL);

  if (file == NULL || self->desk == NULL)
    return;

  g_set_object (&self->key_file, file);
  update (self);
}

static void
choose_key_cb (TjCountersignDialog *self)
{
  tj_file_picker_open_async (GTK_WINDOW (self), TJ_FILE_PICKER_OPEN, _("Choose Your Key"),
                             _("Keys (PKCS#12)"), "*.p12;*.pfx", NULL, key_chosen_cb,
                             g_object_ref (self));
}

static void
tj_countersign_dialog_dispose (GObject *object)
{
  TjCountersignDialog *self = TJ_COUNTERSIGN_DIALOG (object);

  g_clear_object (&self->desk);
  g_clear_object (&self->signed_file);
  g_clear_pointer (&self->signatories, tj_signatories_unref);
  g_clear_object (&self->key_file);
  g_clear_object (&self->output);

  G_OBJECT_CLASS (tj_countersign_dialog_parent_class)->dispose (object);
}

static void
tj_countersign_dialog_class_init (TjCountersignDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tj_countersign_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, TEMPLATE);
  gtk_widget_class_bind_template_child (widget_class, TjCountersignDialog, gaps_label);
  gtk_widget_class_bind_template_child (widget_class, TjCountersignDialog, incomplete_check);
  gtk_widget_class_bind_template_child (widget_class, TjCountersignDialog, file_row);
  gtk_widget_class_bind_template_child (widget_class, TjCountersignDialog, signers_row);
  gtk_widget_class_bind_template_child (widget_class, TjCountersignDialog, key_row);
  gtk_widget_class_bind_template_child (widget_class, TjCountersignDialog, password_row);
  gtk_widget_class_bind_template_child (widget_class, TjCountersignDialog, sign_button);
  gtk_widget_class_bind_template_child (widget_class, TjCountersignDialog, problem_label);
  gtk_widget_class_bind_template_callback (widget_class, update);
  gtk_widget_class_bind_template_callback (widget_class, sign_cb);
  gtk_widget_class_bind_template_callback (widget_class, choose_file_cb);
  gtk_widget_class_bind_template_callback (widget_class, choose_key_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
tj_countersign_dialog_init (TjCountersignDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tj_countersign_dialog_new:
 * @desk: has a decision
 *
 * Returns: (transfer none): the dialog, owned by GTK until it is closed
 */
TjCountersignDialog *
tj_countersign_dialog_new (GtkWindow   *parent,
                           TjPanelDesk *desk)
{
  TjCountersignDialog *self = g_object_new (TJ_TYPE_COUNTERSIGN_DIALOG, "transient-for", parent,
                                            NULL);

  self->desk = g_object_ref (desk);
  update (self);

  return self;
}
