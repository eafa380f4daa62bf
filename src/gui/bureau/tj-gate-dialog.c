/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/bureau/tj-gate-dialog.h"

#include <glib/gi18n-lib.h>

#include "core/base/tj-china-time.h"
#include "core/base/tj-file-write.h"
#include "core/base/tj-text.h"
#include "core/bureau/tj-completion-letter.h"
#include "core/checks/tj-check-runner.h"
#include "gui/bureau/tj-application-rows.h"
#include "gui/dialogs/tj-file-picker.h"
#include "gui/tj-session-terms.h"
#include "render/paper/tj-official-file.h"

struct _TjGateDialog
{
  AdwWindow parent_instance;

  AdwToastOverlay *toasts;
  GtkLabel *summary_label;
  AdwEntryRow *due_row;
  AdwEntryRow *contact_row;
  GtkSwitch *queries_switch;
  GtkListBox *list;

  TjSession *session;
  /* (element-type TjRoundItem): the packages that were read */
  GPtrArray *items;
  /* (element-type TjGateResult): how each of them stands */
  GPtrArray *gates;
};

G_DEFINE_FINAL_TYPE (TjGateDialog, tj_gate_dialog, ADW_TYPE_WINDOW)

/* (transfer full) (nullable): the day by which applicants have to answer */
static char *
dup_due (TjGateDialog *self)
{
  g_autofree char *text = NULL;
  g_autoptr(GDateTime) moment = NULL;
  gboolean is_day = FALSE;
  GDate due;

  text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->due_row))));
  moment = tj_china_time_parse (text, &is_day);
  if (moment == NULL || !is_day)
    return NULL;

  tj_china_time_get_date (moment, &due);

  return tj_document_dup_date (&due);
}

static void
due_changed_cb (TjGateDialog *self)
{
  g_autofree char *due = dup_due (self);

  if (due == NULL && !tj_text_is_blank (gtk_editable_get_text (GTK_EDITABLE (self->due_row))))
    gtk_widget_add_css_class (GTK_WIDGET (self->due_row), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->due_row), "error");
}

static void
tell (TjGateDialog *self,
      const char   *message)
{
  g_autofree char *escaped = g_markup_escape_text (message, -1);
  AdwToast *toast = adw_toast_new (escaped);

  adw_toast_set_timeout (toast, 8);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/* As the command line calls it: nothing of what an applicant wrote leads elsewhere. */
static GFile *
get_letter_file (GFile     *folder,
                 TjPackage *package)
{
  g_autofree char *name = g_strdup (tj_package_get_name (package));
  g_autofree char *file = NULL;

  g_strdelimit (name, "/\\:*?\"<>|\n\r\t", '_');
  file = g_strconcat (*name == '.' ? "_" : "", name, "-补正通知.docx", NULL);

  return g_file_get_child (folder, file);
}

/**
 * tj_gate_dialog_write_letters:
 * @folder: where they go, each as a Word file
 *
 * Returns: to how many applicants was written; -1 with an error
 */
int
tj_gate_dialog_write_letters (TjGateDialog  *self,
                              GFile         *folder,
                              GError       **error)
{
  const TjRoundTerms *terms = tj_session_get_terms (self->session);
  const char *contact = gtk_editable_get_text (GTK_EDITABLE (self->contact_row));
  g_autoptr(GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *due = dup_due (self);
  g_autofree char *date = NULL;
  GDate today;
  int n_written = 0;

  tj_china_time_get_date (now, &today);
  date = tj_document_dup_date (&today);
  for (guint i = 0; i < self->items->len; i++)
    {
      TjRoundItem *item = g_ptr_array_index (self->items, i);
      TjPackage *package = tj_round_item_get_package (item);
      const TjCompletionGiven given = { terms->bureau, tj_text_is_blank (contact) ? NULL : contact,
                                        due, date, gtk_switch_get_active (self->queries_switch) };
      g_autoptr(TjDocument) letter = NULL;
      g_autoptr(GFile) file = get_letter_file (folder, package);
      g_autofree char *name = g_file_get_basename (file);
      g_autoptr(GBytes) bytes = NULL;

      letter = tj_completion_letter_new (package, tj_session_get_taxonomy (self->session),
                                         g_ptr_array_index (self->gates, i),
                                         tj_round_item_get_review (item), &given);
      if (letter == NULL)
        continue;

      bytes = tj_official_file_make (letter, name, error);
      if (bytes == NULL || !tj_file_write (file, bytes, FALSE, error))
        return -1;
      n_written++;
    }

  return n_written;
}

static void
folder_chosen_cb (GObject      *object,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  TjGateDialog *self = TJ_GATE_DIALOG (object);
  g_autoptr(GFile) folder = tj_file_picker_open_finish (result, NULL);
  g_autoptr(GError) error = NULL;
  g_autofree char *message = NULL;
  int n_written;

  if (folder == NULL)
    return;

  n_written = tj_gate_dialog_write_letters (self, folder, &error);
  message = n_written >= 0
              ? g_strdup_printf (ngettext ("%d letter is written", "%d letters are written",
                                           n_written), n_written)
              : g_strdup (error->message);
  tell (self, message);
}

static void
letters_cb (TjGateDialog *self)
{
  tj_file_picker_open_async (GTK_WINDOW (self), TJ_FILE_PICKER_FOLDER,
                             _("Folder for the Letters"), NULL, NULL, NULL, folder_chosen_cb,
                             NULL);
}

static void
add_package (TjGateDialog *self,
             TjRoundItem  *item)
{
  TjPackage *package = tj_round_item_get_package (item);
  TjGateResult *gate = tj_gate_examine (tj_round_item_get_findings (item),
                                        tj_round_item_get_review (item),
                                        tj_check_has_form (package));

  g_ptr_array_add (self->items, g_object_ref (item));
  g_ptr_array_add (self->gates, gate);
  tj_application_rows_add_package (self->list, item, gate);
}

static void
show_round (TjGateDialog *self)
{
  GListModel *items = tj_session_get_items (self->session);
  guint counts[TJ_GATE_OWN + 1] = { 0 };
  g_autofree char *summary = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr(TjRoundItem) item = g_list_model_get_item (items, i);

      if (tj_round_item_get_package (item) != NULL)
        add_package (self, item);
    }
  for (guint i = 0; i < self->gates->len; i++)
    counts[((TjGateResult *) self->gates->pdata[i])->state]++;

  summary = g_strdup_printf (_("%u in order, %u to be asked, %u not in order, %u not examined"),
                             counts[TJ_GATE_PASSED], counts[TJ_GATE_ASK], counts[TJ_GATE_FAILED],
                             counts[TJ_GATE_UNREAD]);
  gtk_label_set_label (self->summary_label, summary);
}

static void
tj_gate_dialog_dispose (GObject *object)
{
  TjGateDialog *self = TJ_GATE_DIALOG (object);

  g_clear_object (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (self), TJ_TYPE_GATE_DIALOG);

  G_OBJECT_CLASS (tj_gate_dialog_parent_class)->dispose (object);
}

static void
tj_gate_dialog_finalize (GObject *object)
{
  TjGateDialog *self = TJ_GATE_DIALOG (object);

  g_ptr_array_unref (self->items);
  g_ptr_array_unref (self->gates);

  G_OBJECT_CLASS (tj_gate_dialog_parent_class)->finalize (object);
}

static void
tj_gate_dialog_class_init (TjGateDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tj_gate_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = tj_gate_dialog_finalize;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/tanjian/Tanjian/ui/bureau/tj-gate-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TjGateDialog, toasts);
  gtk_widget_class_bind_template_child (widget_class, TjGateDialog, summary_label);
  gtk_widget_class_bind_template_child (widget_class, TjGateDialog, due_row);
  gtk_widget_class_bind_template_child (widget_class, TjGateDialog, contact_row);
  gtk_widget_class_bind_template_child (widget_class, TjGateDialog, queries_switch);
  gtk_widget_class_bind_template_child (widget_class, TjGateDialog, list);
  gtk_widget_class_bind_template_callback (widget_class, due_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, letters_cb);
}

static void
tj_gate_dialog_init (TjGateDialog *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  self->gates = g_ptr_array_new_with_free_func ((GDestroyNotify) tj_gate_result_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tj_gate_dialog_new:
 * @session: in which a round is open
 *
 * Returns: (transfer none): the dialog, owned by GTK until it is closed
 */
TjGateDialog *
tj_gate_dialog_new (GtkWindow *parent,
                    TjSession *session)
{
  TjGateDialog *self = g_object_new (TJ_TYPE_GATE_DIALOG, "transient-for", parent, NULL);

  self->session = g_object_ref (session);
  show_round (self);

  return self;
}
