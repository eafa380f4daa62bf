/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/dialogs/tj-verify-dialog.h"

#include <glib/gi18n-lib.h>

#include "gui/dialogs/tj-file-picker.h"
#include "gui/dialogs/tj-sheet-verification.h"

struct _TjVerifyDialog
{
  AdwWindow parent_instance;

  GtkStack *stack;
  AdwStatusPage *problem_page;
  AdwActionRow *sheet_row;
  AdwActionRow *signer_row;
  AdwActionRow *time_row;
  AdwActionRow *intact_row;
  AdwActionRow *whole_row;
  AdwActionRow *trusted_row;
  AdwActionRow *files_row;
  GtkImage *intact_image;
  GtkImage *whole_image;
  GtkImage *trusted_image;
  GtkImage *files_image;
  GtkLabel *reasons_label;

  TjSession *session;
  GSettings *settings;
  GFile *sheet_file;
};

G_DEFINE_FINAL_TYPE (TjVerifyDialog, tj_verify_dialog, ADW_TYPE_WINDOW)

/**
 * Answer:
 *
 * Yes and no, and what cannot be told.
 */
typedef enum
{
  ANSWER_YES,
  ANSWER_NO,
  ANSWER_UNKNOWN,
} Answer;

static void
show_answer (AdwActionRow *row,
             GtkImage     *image,
             Answer        answer,
             const char   *text)
{
  static const char * const icons[] = {
    "object-select-symbolic", "dialog-error-symbolic", "dialog-question-symbolic",
  };
  static const char * const classes[] = { "success", "error", "dim-label" };

  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    gtk_widget_remove_css_class (GTK_WIDGET (image), classes[i]);

  gtk_image_set_from_icon_name (image, icons[answer]);
  gtk_widget_add_css_class (GTK_WIDGET (image), classes[answer]);
  adw_action_row_set_subtitle (row, text);
}

static char *
dup_reasons (const TjVerification *signature,
             const char           *sheet_problem)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < signature->reasons->len; i++)
    {
      const TjVerificationReason *reason = g_ptr_array_index (signature->reasons, i);

      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", reason->message);
    }

  if (sheet_problem != NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", sheet_problem);

  return g_string_free (text, FALSE);
}

static TjPackage *
find_package (TjVerifyDialog *self,
              TjSheet        *sheet)
{
  g_autoptr(GPtrArray) packages = tj_session_list_packages (self->session);
  TjPackage *by_name = NULL;

  for (guint i = 0; i < packages->len; i++)
    {
      TjPackage *package = g_ptr_array_index (packages, i);

      if (g_strcmp0 (tj_package_get_sha256 (package), tj_sheet_get_package_sha256 (sheet)) == 0)
        return package;
      if (g_strcmp0 (tj_package_get_name (package), tj_sheet_get_package_name (sheet)) == 0)
        by_name = package;
    }

  return by_name;
}

static void
show_files (TjVerifyDialog *self,
            TjSheet        *sheet)
{
  TjPackage *package = sheet != NULL ? find_package (self, sheet) : NULL;
  g_autoptr(GPtrArray) differences = NULL;
  g_autoptr(GString) text = NULL;

  if (package == NULL)
    {
      show_answer (self->files_row, self->files_image, ANSWER_UNKNOWN,
                   _("The package is not in the open round. Open it and verify again."));
      return;
    }

  differences = tj_sheet_compare_files (sheet, package);
  if (differences->len == 0)
    {
      show_answer (self->files_row, self->files_image, ANSWER_YES,
                   _("The files on this disk are the ones reviewed"));
      return;
    }

  text = g_string_new (_("These files differ from the ones reviewed:"));
  for (guint i = 0; i < differences->len; i++)
    {
      const TjSheetDifference *difference = g_ptr_array_index (differences, i);
      g_autofree char *name = g_markup_escape_text (difference->name, -1);

      g_string_append_printf (text, "\n%s", name);
    }
  show_answer (self->files_row, self->files_image, ANSWER_NO, text->str);
}

static void
show_signature (TjVerifyDialog       *self,
                const TjVerification *signature)
{
  Answer trusted = ANSWER_NO;

  show_answer (self->intact_row, self->intact_image, signature->intact ? ANSWER_YES : ANSWER_NO,
               signature->intact ? _("Nothing that was signed has changed")
                                 : _("The content was changed, or was never signed"));
  show_answer (self->whole_row, self->whole_image,
               signature->whole_document ? ANSWER_YES : ANSWER_NO,
               signature->whole_document ? _("The signature covers the whole sheet")
                                         : _("The signature does not cover the whole sheet"));

  if (signature->trusted)
    trusted = ANSWER_YES;
  else if (g_strcmp0 (signature->trust_reason, "no-trust-given") == 0)
    trusted = ANSWER_UNKNOWN;
  show_answer (self->trusted_row, self->trusted_image, trusted,
               signature->trusted ? _("The signer is one you trust")
                                  : _("The signer is not one you have said you trust"));
}

static void
show_signer (TjVerifyDialog       *self,
             const TjVerification *signature)
{
  g_autofree char *who = NULL;
  g_autofree char *escaped = NULL;
  g_autofree char *when = NULL;

  who = g_strjoin ("\n", signature->signer != NULL ? signature->signer : _("Unknown"),
                   signature->organisation, NULL);
  escaped = g_markup_escape_text (who, -1);
  adw_action_row_set_subtitle (self->signer_row, escaped);

  if (signature->signed_at != NULL)
    {
      g_autoptr(GDateTime) local = g_date_time_to_local (signature->signed_at);

      when = g_date_time_format (local, "%F %T");
    }
  adw_action_row_set_subtitle (self->time_row, when != NULL ? when : _("Unknown"));
}

static void
verified_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(TjVerifyDialog) self = user_data;
  g_autoptr(TjSheetVerification) verification = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *reasons = NULL;
  g_autofree char *name = NULL;

  verification = tj_sheet_verify_finish (result, &error);
  if (verification == NULL)
    {
      g_autofree char *escaped = g_markup_escape_text (error->message, -1);

      adw_status_page_set_description (self->problem_page, escaped);
      gtk_stack_set_visible_child_name (self->stack, "problem");
      return;
    }

  if (verification->sheet != NULL)
    name = g_markup_escape_text (tj_sheet_get_technology_name (verification->sheet), -1);
  adw_action_row_set_subtitle (self->sheet_row, name != NULL ? name : _("Not a review sheet"));

  show_signer (self, verification->signature);
  show_signature (self, verification->signature);
  show_files (self, verification->sheet);

  reasons = dup_reasons (verification->signature, verification->sheet_problem);
  gtk_label_set_label (self->reasons_label, reasons);
  gtk_widget_set_visible (GTK_WIDGET (self->reasons_label), *reasons != '\0');
  gtk_stack_set_visible_child_name (self->stack, "answers");
}

static GFile *
get_trust_file (TjVerifyDialog *self)
{
  g_autofree char *uri = NULL;

  if (self->settings != NULL)
    uri = g_settings_get_string (self->settings, "trust-file");

  return uri != NULL && *uri != '\0' ? g_file_new_for_uri (uri) : NULL;
}

static void
verify (TjVerifyDialog *self)
{
  g_autoptr(GFile) trust_file = get_trust_file (self);

  tj_sheet_verify_async (self->sheet_file, trust_file, tj_session_get_rubric (self->session),
                         verified_cb, g_object_ref (self));
}

static void
trust_chosen_cb (GObject      *object,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr(TjVerifyDialog) self = user_data;
  g_autoptr(GFile) file = tj_file_picker_open_finish (result, NULL);
  g_autofree char *uri = NULL;

  if (file == NULL || self->settings == NULL)
    return;

  uri = g_file_get_uri (file);
  g_settings_set_string (self->settings, "trust-file", uri);
  verify (self);
}

static void
choose_trust_cb (TjVerifyDialog *self)
{
  tj_file_picker_open_async (GTK_WINDOW (self), TJ_FILE_PICKER_OPEN,
                             _("Choose Certificates You Trust"), _("Certificates (PEM)"),
                             "*.pem;*.crt;*.cer", NULL, trust_chosen_cb, g_object_ref (self));
}

static void
tj_verify_dialog_dispose (GObject *object)
{
  TjVerifyDialog *self = TJ_VERIFY_DIALOG (object);

  g_clear_object (&self->session);
  g_clear_object (&self->settings);
  g_clear_object (&self->sheet_file);

  G_OBJECT_CLASS (tj_verify_dialog_parent_class)->dispose (object);
}

static void
tj_verify_dialog_class_init (TjVerifyDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tj_verify_dialog_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/tanjian/Tanjian/ui/dialogs/tj-verify-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TjVerifyDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, TjVerifyDialog, problem_page);
  gtk_widget_class_bind_template_child (widget_class, TjVerifyDialog, sheet_row);
  gtk_widget_class_bind_template_child (widget_class, TjVerifyDialog, signer_row);
  gtk_widget_class_bind_template_child (widget_class, TjVerifyDialog, time_row);
  gtk_widget_class_bind_template_child (widget_class, TjVerifyDialog, intact_row);
  gtk_widget_class_bind_template_child (widget_class, TjVerifyDialog, whole_row);
  gtk_widget_class_bind_template_child (widget_class, TjVerifyDialog, trusted_row);
  gtk_widget_class_bind_template_child (widget_class, TjVerifyDialog, files_row);
  gtk_widget_class_bind_template_child (widget_class, TjVerifyDialog, intact_image);
  gtk_widget_class_bind_template_child (widget_class, TjVerifyDialog, whole_image);
  gtk_widget_class_bind_template_child (widget_class, TjVerifyDialog, trusted_image);
  gtk_widget_class_bind_template_child (widget_class, TjVerifyDialog, files_image);
  gtk_widget_class_bind_template_child (widget_class, TjVerifyDialog, reasons_label);
  gtk_widget_class_bind_template_callback (widget_class, choose_trust_cb);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
tj_verify_dialog_init (TjVerifyDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tj_verify_dialog_new:
 * @settings: (nullable): where the trusted certificates are remembered
 * @sheet: the file to verify
 *
 * Returns: (transfer none): the dialog, owned by GTK until it is closed
 */
TjVerifyDialog *
tj_verify_dialog_new (GtkWindow *parent,
                      TjSession *session,
                      GSettings *settings,
                      GFile     *sheet)
{
  TjVerifyDialog *self = g_object_new (TJ_TYPE_VERIFY_DIALOG, "transient-for", parent, NULL);

  self->session = g_object_ref (session);
  g_set_object (&self->settings, settings);
  self->sheet_file = g_object_ref (sheet);
  verify (self);

  return self;
}
