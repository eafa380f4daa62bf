/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/dialogs/tj-verify-dialog.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/base/tj-file-read.h"
#include "core/base/tj-language.h"
#include "core/base/tj-xml.h"
#include "core/decision/tj-decision-documents.h"
#include "core/decision/tj-verdict.h"
#include "gui/dialogs/tj-file-picker.h"
#include "render/paper/tj-sheet-rows.h"

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
  AdwPreferencesPage *answers_page;

  GPtrArray *contents;
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

static void
append_line (GString    *text,
             const char *line)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", line);
}

/* What is true of all signatures is said once. */
static void
append_new_line (GString    *text,
                 const char *line)
{
  if (strstr (text->str, line) == NULL)
    append_line (text, line);
}

static char *
dup_reasons (GPtrArray *verdicts)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < verdicts->len; i++)
    {
      const TjVerdict *verdict = g_ptr_array_index (verdicts, i);

      for (guint j = 0; j < verdict->reasons->len; j++)
        append_new_line (text, ((TjVerdictReason *) verdict->reasons->pdata[j])->message);
      if (verdict->signatories == NULL)
        continue;
      for (guint j = 0; j < verdict->signatories->messages->len; j++)
        append_new_line (text, verdict->signatories->messages->pdata[j]);
    }

  return g_string_free (text, FALSE);
}

/* The package of the same files; else one of the same name, which is then told to differ. */
static TjPackage *
find_package (TjVerifyDialog *self,
              const char     *sha256,
              const char     *name)
{
  g_autoptr(GPtrArray) packages = tj_session_list_packages (self->session);
  TjPackage *by_name = NULL;

  for (guint i = 0; i < packages->len; i++)
    {
      TjPackage *package = g_ptr_array_index (packages, i);

      if (g_strcmp0 (tj_package_get_sha256 (package), sha256) == 0)
        return package;
      if (g_strcmp0 (tj_package_get_name (package), name) == 0)
        by_name = package;
    }

  return by_name;
}

static void
show_files (TjVerifyDialog *self,
            TjVerdict      *verdict)
{
  TjPackage *package = NULL;

  /* A decision is about many packages, and names each by its digest. */
  gtk_widget_set_visible (GTK_WIDGET (self->files_row), verdict->decision == NULL);
  if (verdict->sheet != NULL)
    package = find_package (self, tj_sheet_get_package_sha256 (verdict->sheet),
                            tj_sheet_get_package_name (verdict->sheet));
  else if (verdict->document != NULL)
    package = find_package (self, verdict->document->package_sha256,
                            verdict->document->package_name);

  if (package == NULL)
    {
      show_answer (self->files_row, self->files_image, ANSWER_UNKNOWN,
                   _("The package is not in the open round. Open it and verify again."));
      return;
    }

  tj_verdict_compare (verdict, package);
  show_answer (self->files_row, self->files_image,
               verdict->files_match ? ANSWER_YES : ANSWER_NO,
               verdict->files_match ? _("The files on this disk are the ones reviewed")
                                    : _("The files on this disk differ from the ones reviewed"));
}

/* What several signed is intact where all say so. */
static void
show_signature (TjVerifyDialog *self,
                GPtrArray      *verdicts)
{
  Answer trusted = ANSWER_YES;
  gboolean intact = TRUE;
  gboolean whole = TRUE;

  for (guint i = 0; i < verdicts->len; i++)
    {
      const TjVerification *signature;

      signature = ((const TjVerdict *) g_ptr_array_index (verdicts, i))->verification;
      intact &= signature->intact;
      whole &= signature->whole_document;
      if (!signature->trusted && trusted != ANSWER_NO)
        trusted = g_strcmp0 (signature->trust_reason, "no-trust-given") == 0 ? ANSWER_UNKNOWN
                                                                             : ANSWER_NO;
    }

  show_answer (self->intact_row, self->intact_image, intact ? ANSWER_YES : ANSWER_NO,
               intact ? _("Nothing that was signed has changed")
                      : _("The content was changed, or was never signed"));
  show_answer (self->whole_row, self->whole_image, whole ? ANSWER_YES : ANSWER_NO,
               whole ? _("The signature covers the whole sheet")
                     : _("The signature does not cover the whole sheet"));
  show_answer (self->trusted_row, self->trusted_image, trusted,
               trusted == ANSWER_YES ? _("The signer is one you trust")
                                     : _("The signer is not one you have said you trust"));
}

static void
show_signers (TjVerifyDialog *self,
              GPtrArray      *verdicts)
{
  g_autoptr(GString) who = g_string_new (NULL);
  g_autoptr(GString) when = g_string_new (NULL);
  g_autofree char *escaped = NULL;

  for (guint i = 0; i < verdicts->len; i++)
    {
      const TjVerdict *verdict = g_ptr_array_index (verdicts, i);
      const TjVerification *signature = verdict->verification;

      append_line (who, signature->signer != NULL ? signature->signer : _("Unknown"));
      if (signature->organisation != NULL)
        g_string_append_printf (who, ", %s", signature->organisation);
      if (signature->signed_at != NULL)
        {
          g_autoptr(GDateTime) local = g_date_time_to_local (signature->signed_at);
          g_autofree char *time = g_date_time_format (local, "%F %T");

          append_line (when, time);
        }
    }

  escaped = g_markup_escape_text (who->str, -1);
  adw_action_row_set_subtitle (self->signer_row, escaped);
  adw_action_row_set_subtitle (self->time_row, when->len > 0 ? when->str : _("Unknown"));
}

static GtkWidget *
add_row (AdwPreferencesGroup *group,
         const char          *title,
         const char          *text)
{
  g_autofree char *escaped_title = g_markup_escape_text (title, -1);
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), escaped_title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), escaped);
  adw_preferences_group_add (group, row);

  return row;
}

static AdwPreferencesGroup *
add_group (TjVerifyDialog *self,
           const char     *title)
{
  GtkWidget *group = adw_preferences_group_new ();
  g_autofree char *escaped = g_markup_escape_text (title, -1);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), escaped);
  adw_preferences_page_add (self->answers_page, ADW_PREFERENCES_GROUP (group));
  g_ptr_array_add (self->contents, group);

  return ADW_PREFERENCES_GROUP (group);
}

/* What is printed of the sheet, but for the room for a hand. */
static void
show_sheet (TjVerifyDialog *self,
            xmlDoc         *content,
            const char     *package_sha256)
{
  AdwPreferencesGroup *group = add_group (self, _("What It Says"));
  g_autoptr(TjRoundItem) item = tj_session_dup_item_of (self->session, package_sha256);
  g_autoptr(GPtrArray) rows = NULL;

  if (tj_session_hides_sheets (self->session, package_sha256))
    {
      add_row (group, _("Hidden for now"),
               _("What others judged of this package is shown once your own sheet is signed."));
      return;
    }

  rows = tj_sheet_rows_list (xmlDocGetRootElement (content),
                             tj_session_get_taxonomy (self->session));
  for (guint i = 0; i < rows->len; i++)
    {
      const TjSheetRow *row = g_ptr_array_index (rows, i);
      g_autofree char *text = NULL;
      g_autofree char *shown = NULL;

      if (row->heading)
        {
          group = add_group (self, row->texts[0]);
          continue;
        }
      if (row->signature)
        continue;

      text = row->n_cells > 2 ? g_strdup_printf ("%s · %s\n%s", row->texts[1], row->texts[2],
                                                 row->texts[3])
                              : g_strdup (row->texts[1]);
      shown = item != NULL ? tj_round_item_dup_shown (item, text) : g_strdup (text);
      add_row (group, row->texts[0], shown);
    }
}

static void
show_document (TjVerifyDialog   *self,
               const TjDocument *document)
{
  AdwPreferencesGroup *group = add_group (self, _("What It Says"));

  for (guint i = 0; i < document->paragraphs->len; i++)
    {
      const TjDocumentParagraph *paragraph = g_ptr_array_index (document->paragraphs, i);
      g_autofree char *text = tj_document_paragraph_dup_text (paragraph);

      if (paragraph->is_heading)
        group = add_group (self, text);
      else
        add_row (group, text, "");
    }
}

static void
add_person (TjVerifyDialog      *self,
            AdwPreferencesGroup *group,
            const TjSignatory   *person,
            gboolean             required)
{
  const char *text = !person->has_signed ? _("has not signed")
                     : !required ? _("signed, and did not have to")
                     : person->by_name ? _("signed, known by the name alone") : _("signed");
  const char *icon = !person->has_signed || !required ? "dialog-error-symbolic"
                                                      : "object-select-symbolic";
  g_autofree char *name = g_strdup_printf ("%s%s%s", person->name,
                                           person->organisation != NULL ? " · " : "",
                                           person->organisation != NULL ? person->organisation
                                                                        : "");
  GtkWidget *row = add_row (group, name, text);
  /* The words beside it say the same. */
  GtkWidget *image = g_object_new (GTK_TYPE_IMAGE, "icon-name", icon, "accessible-role",
                                   GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  gtk_widget_add_css_class (image, person->has_signed && required ? "success" : "error");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), image);
}

/* A decision says who has to sign; what its signatures say stands beside each name. */
static void
show_signatories (TjVerifyDialog      *self,
                  const TjSignatories *signatories)
{
  AdwPreferencesGroup *group = add_group (self, _("Who Had to Sign"));

  adw_preferences_group_set_description (group,
    signatories->complete ? _("All who had to have signed, and nobody else.")
                          : _("A signature that was taken away from the end cannot be told from "
                              "one that was never made; whoever is missing is named."));
  for (guint i = 0; i < signatories->required->len; i++)
    add_person (self, group, g_ptr_array_index (signatories->required, i), TRUE);
  for (guint i = 0; i < signatories->others->len; i++)
    add_person (self, group, g_ptr_array_index (signatories->others, i), FALSE);
}

/* Only what is as it was signed is worth reading. */
static void
show_contents (TjVerifyDialog  *self,
               const TjVerdict *verdict)
{
  g_autofree char *name = NULL;

  for (guint i = 0; i < self->contents->len; i++)
    adw_preferences_page_remove (self->answers_page, g_ptr_array_index (self->contents, i));
  g_ptr_array_set_size (self->contents, 0);
  if (verdict->signatories != NULL)
    show_signatories (self, verdict->signatories);

  if (verdict->sheet != NULL)
    {
      name = g_markup_escape_text (tj_sheet_get_technology_name (verdict->sheet), -1);
      show_sheet (self, verdict->verification->content,
                  tj_sheet_get_package_sha256 (verdict->sheet));
    }
  else if (verdict->decision != NULL)
    {
      g_autoptr(TjDocument) minutes = tj_decision_minutes_new (verdict->decision,
                                                               tj_language_get_current ());

      name = g_markup_escape_text (minutes->title, -1);
      show_document (self, minutes);
    }
  else if (verdict->document != NULL)
    {
      name = g_markup_escape_text (verdict->document->title != NULL ? verdict->document->title
                                                                    : "", -1);
      show_document (self, verdict->document);
    }

  adw_action_row_set_subtitle (self->sheet_row, name != NULL ? name : _("Not a review sheet"));
}

static void
verified_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  TjVerifyDialog *self = TJ_VERIFY_DIALOG (object);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) verdicts = g_task_propagate_pointer (G_TASK (result), &error);
  g_autofree char *reasons = NULL;

  if (verdicts == NULL)
    {
      g_autofree char *escaped = g_markup_escape_text (error->message, -1);

      adw_status_page_set_description (self->problem_page, escaped);
      gtk_stack_set_visible_child_name (self->stack, "problem");
      return;
    }

  show_contents (self, g_ptr_array_index (verdicts, 0));
  show_signers (self, verdicts);
  show_signature (self, verdicts);
  show_files (self, g_ptr_array_index (verdicts, 0));

  reasons = dup_reasons (verdicts);
  gtk_label_set_label (self->reasons_label, reasons);
  gtk_widget_set_visible (GTK_WIDGET (self->reasons_label), *reasons != '\0');
  gtk_stack_set_visible_child_name (self->stack, "answers");
}

/**
 * VerificationJob:
 * @file: what claims to be signed
 * @trust_file: (nullable): PEM certificates that the user trusts
 */
typedef struct
{
  GFile *file;
  GFile *trust_file;
} VerificationJob;

static void
verification_job_free (VerificationJob *job)
{
  g_clear_object (&job->file);
  g_clear_object (&job->trust_file);
  g_free (job);
}

static void
verify_worker (GTask        *task,
               gpointer      source_object,
               gpointer      task_data,
               GCancellable *cancellable)
{
  VerificationJob *job = task_data;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(TjTrust) trust = NULL;
  g_autofree char *name = g_file_get_basename (job->file);
  GError *error = NULL;

  if (!(bytes = tj_file_read (job->file, tj_xml_limits_own.max_bytes, cancellable, &error)) ||
      !(trust = tj_trust_new_from_file (job->trust_file, cancellable, &error)))
    {
      g_task_return_error (task, error);
      return;
    }

  g_task_return_pointer (task, tj_verdict_list_new (bytes, name, trust, NULL),
                         (GDestroyNotify) g_ptr_array_unref);
}

static GFile *
get_trust_file (TjVerifyDialog *self)
{
  g_autofree char *uri = NULL;

  if (self->settings != NULL)
    uri = g_settings_get_string (self->settings, "trust-file");

  return uri != NULL && *uri != '\0' ? g_file_new_for_uri (uri) : NULL;
}

/* Verifying takes long enough to be felt, so that it is done on a thread. */
static void
verify (TjVerifyDialog *self)
{
  g_autoptr(GTask) task = g_task_new (self, NULL, verified_cb, NULL);
  VerificationJob *job = g_new0 (VerificationJob, 1);

  job->file = g_object_ref (self->sheet_file);
  job->trust_file = get_trust_file (self);
  g_task_set_source_tag (task, verify);
  g_task_set_task_data (task, job, (GDestroyNotify) verification_job_free);
  g_task_run_in_thread (task, verify_worker);
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

  g_clear_pointer (&self->contents, g_ptr_array_unref);
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
  gtk_widget_class_bind_template_child (widget_class, TjVerifyDialog, answers_page);
  gtk_widget_class_bind_template_callback (widget_class, choose_trust_cb);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
tj_verify_dialog_init (TjVerifyDialog *self)
{
  self->contents = g_ptr_array_new ();
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
