/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/bureau/tj-pack-dialog.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

#include "core/base/tj-text.h"
#include "core/document/tj-document.h"
#include "gui/bureau/tj-pack-job.h"
#include "gui/bureau/tj-round-ledger.h"
#include "gui/dialogs/tj-file-picker.h"
#include "gui/tj-session-terms.h"

struct _TjPackDialog
{
  AdwWindow parent_instance;

  AdwToastOverlay *toasts;
  GtkWidget *write_button;
  GtkLabel *contents_label;
  AdwEntryRow *bureau_row;
  AdwEntryRow *addressee_row;
  AdwEntryRow *contact_row;
  AdwEntryRow *date_row;
  AdwActionRow *opinions_row;
  AdwActionRow *key_row;
  AdwPasswordEntryRow *password_row;
  GtkListBox *packages_list;
  GtkLabel *quota_label;

  /* (element-type GtkCheckButton): one a package of @items, in their order */
  GPtrArray *choices;
  /* (element-type TjRoundItem): the packages that were read */
  GPtrArray *items;

  TjSession *session;
  GSettings *settings;
  GFile *opinions;
  GFile *key;
  gboolean writing;
};

G_DEFINE_FINAL_TYPE (TjPackDialog, tj_pack_dialog, ADW_TYPE_WINDOW)

static const char *
get_text (gpointer row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

/* (transfer full) (nullable): the date as a letter has it */
static char *
dup_date (TjPackDialog *self)
{
  guint year, month, day;
  char rest;
  GDate date;

  if (sscanf (get_text (self->date_row), "%4u-%2u-%2u%c", &year, &month, &day, &rest) != 3 ||
      !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return NULL;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);

  return tj_document_dup_date (&date);
}

static void
show_file (AdwActionRow *row,
           GFile        *file,
           const char   *otherwise)
{
  g_autofree char *name = file != NULL ? g_file_get_parse_name (file) : NULL;
  g_autofree char *escaped = g_markup_escape_text (name != NULL ? name : otherwise, -1);

  adw_action_row_set_subtitle (row, escaped);
}

static gboolean
is_chosen (TjPackDialog *self,
           guint         i)
{
  return gtk_check_button_get_active (g_ptr_array_index (self->choices, i));
}

/* How many are chosen, and how many may be. */
static guint
update_quota (TjPackDialog *self)
{
  g_autoptr(GPtrArray) chosen = g_ptr_array_new ();
  const TjRoundTerms *terms = tj_session_get_terms (self->session);
  gboolean exceeded;
  g_autofree char *words = NULL;

  for (guint i = 0; i < self->items->len; i++)
    {
      if (is_chosen (self, i))
        g_ptr_array_add (chosen, tj_round_item_get_package (g_ptr_array_index (self->items, i)));
    }

  exceeded = tj_round_terms_is_exceeded (terms, chosen);
  words = terms->quota == 0
            ? g_strdup_printf (_("%u of %u packages are handed over."), chosen->len,
                               self->items->len)
          : terms->quota_by_region
            ? g_strdup_printf (exceeded ? _("%u of %u packages are handed over: more than the %u "
                                            "of one province that may be.")
                                        : _("%u of %u packages are handed over; %u of each "
                                            "province may be."),
                               chosen->len, self->items->len, terms->quota)
            : g_strdup_printf (exceeded ? _("%u of %u packages are handed over: more than the %u "
                                            "that may be.")
                                        : _("%u of %u packages are handed over; %u may be."),
                               chosen->len, self->items->len, terms->quota);
  gtk_label_set_label (self->quota_label, words);
  if (exceeded)
    gtk_widget_add_css_class (GTK_WIDGET (self->quota_label), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->quota_label), "error");

  return chosen->len;
}

static void
update (TjPackDialog *self)
{
  g_autofree char *date = dup_date (self);
  const guint n_chosen = self->session != NULL ? update_quota (self) : 0;

  if (date == NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->date_row), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->date_row), "error");

  gtk_widget_set_sensitive (self->write_button,
                            !self->writing && date != NULL && self->key != NULL &&
                            n_chosen > 0 &&
                            !tj_text_is_blank (get_text (self->bureau_row)) &&
                            *get_text (self->password_row) != '\0');
}

static void
tell (TjPackDialog *self,
      const char   *message)
{
  g_autofree char *escaped = g_markup_escape_text (message, -1);
  AdwToast *toast = adw_toast_new (escaped);

  adw_toast_set_timeout (toast, 8);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
opinions_chosen_cb (GObject      *object,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  TjPackDialog *self = TJ_PACK_DIALOG (object);
  g_autoptr(GFile) folder = tj_file_picker_open_finish (result, NULL);

  if (folder == NULL)
    return;

  g_set_object (&self->opinions, folder);
  show_file (self->opinions_row, folder, "");
}

static void
choose_opinions_cb (TjPackDialog *self)
{
  tj_file_picker_open_async (GTK_WINDOW (self), TJ_FILE_PICKER_FOLDER,
                             _("Folder with the Opinions"), NULL, NULL, NULL, opinions_chosen_cb,
                             NULL);
}

static void
key_chosen_cb (GObject      *object,
               GAsyncResult *result,
               gpointer      user_data)
{
  TjPackDialog *self = TJ_PACK_DIALOG (object);
  g_autoptr(GFile) file = tj_file_picker_open_finish (result, NULL);

  if (file == NULL)
    return;

  g_set_object (&self->key, file);
  show_file (self->key_row, file, "");
  update (self);
}

static void
choose_key_cb (TjPackDialog *self)
{
  tj_file_picker_open_async (GTK_WINDOW (self), TJ_FILE_PICKER_OPEN, _("Open a Key"), _("Keys"),
                             "*.p12;*.pfx", NULL, key_chosen_cb, NULL);
}

/* What was handed over has left the bureau. */
static void
mark_recommended (TjPackDialog *self)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      TjRoundItem *item = g_ptr_array_index (self->items, i);

      if (is_chosen (self, i) && tj_round_item_get_status (item) < TJ_APPLICATION_RECOMMENDED &&
          !tj_session_set_status (self->session, item, TJ_APPLICATION_RECOMMENDED, NULL))
        return;
    }
}

static void
written_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(TjPackDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  const gboolean done = tj_pack_write_finish (result, &error);

  self->writing = FALSE;
  if (self->toasts == NULL)
    return;

  if (done)
    {
      g_autofree char *key = g_file_get_uri (self->key);

      g_settings_set_string (self->settings, "identity-file", key);
      mark_recommended (self);
    }

  tell (self, done ? _("The pack is written: packages, opinions, ledger, cover letter and the "
                       "signed manifest.") : error->message);
  update (self);
}

/* (transfer full): NULL where nothing was typed */
static char *
dup_typed (gpointer row)
{
  return tj_text_is_blank (get_text (row)) ? NULL : g_strdup (get_text (row));
}

static TjPackJob *
create_job (TjPackDialog *self,
            GFile        *output)
{
  const TjRoundTerms *terms = tj_session_get_terms (self->session);
  TjPackJob *job = g_new0 (TjPackJob, 1);

  job->packages = g_ptr_array_new_with_free_func (g_object_unref);
  job->findings = g_ptr_array_new_with_free_func (g_object_unref);
  job->left_out = g_ptr_array_new_with_free_func (g_object_unref);
  job->standings = g_ptr_array_new_with_free_func ((GDestroyNotify) tj_ledger_standing_free);
  for (guint i = 0; i < self->items->len; i++)
    {
      TjRoundItem *item = g_ptr_array_index (self->items, i);
      TjPackage *package = tj_package_get_original (tj_round_item_get_package (item));

      if (!is_chosen (self, i))
        {
          g_ptr_array_add (job->left_out, g_object_ref (package));
          continue;
        }
      g_ptr_array_add (job->packages, g_object_ref (package));
      g_ptr_array_add (job->findings, g_object_ref (tj_round_item_get_findings (item)));
      g_ptr_array_add (job->standings, tj_round_ledger_dup_standing (self->session, item));
      job->n_late += tj_round_item_get_late (item);
    }

  job->taxonomy = g_object_ref (tj_session_get_taxonomy (self->session));
  job->bureau = dup_typed (self->bureau_row);
  job->addressee = dup_typed (self->addressee_row);
  job->contact = dup_typed (self->contact_row);
  job->date = dup_date (self);
  if (!terms->quota_by_region)
    job->quota = terms->quota;
  job->opinions = self->opinions != NULL ? g_file_get_path (self->opinions) : NULL;
  job->key = g_object_ref (self->key);
  job->password = g_strdup (get_text (self->password_row));
  job->output = g_object_ref (output);

  return job;
}

static void
output_chosen_cb (GObject      *object,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  TjPackDialog *self = TJ_PACK_DIALOG (object);
  g_autoptr(GFile) file = tj_file_picker_open_finish (result, NULL);

  if (file == NULL)
    return;

  self->writing = TRUE;
  update (self);
  tj_pack_write_async (create_job (self, file), written_cb, g_object_ref (self));
}

static void
write_cb (TjPackDialog *self)
{
  tj_file_picker_open_async (GTK_WINDOW (self), TJ_FILE_PICKER_SAVE, _("Save the Pack"),
                             _("Round packs"), "*.zip", "报送包.zip", output_chosen_cb, NULL);
}

/* What came back or is not recommended stays behind, unless somebody chooses it. */
static gboolean
goes_along (TjRoundItem *item)
{
  const TjApplicationStatus status = tj_round_item_get_status (item);

  return status != TJ_APPLICATION_RETURNED && status != TJ_APPLICATION_NOT_RECOMMENDED &&
         status != TJ_APPLICATION_REJECTED;
}

static void
add_choice (TjPackDialog *self,
            TjRoundItem  *item)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_check_button_new ();
  const TjRoundFacts *facts = tj_round_item_get_facts (item);
  const TjApplicationStatus status = tj_round_item_get_status (item);
  g_autoptr(GString) words = g_string_new (facts->applicant);
  g_autofree char *title = g_markup_escape_text (facts->name, -1);
  g_autofree char *subtitle = NULL;

  if (status != TJ_APPLICATION_UNKNOWN)
    g_string_append_printf (words, " · %s", tj_application_status_get_label (status));
  if (tj_round_item_get_late (item))
    g_string_append_printf (words, " · %s", _("after the deadline"));
  subtitle = g_markup_escape_text (words->str, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (button), goes_along (item));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  facts->name, -1);
  g_signal_connect_object (button, "toggled", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
  gtk_list_box_append (self->packages_list, row);
  g_ptr_array_add (self->choices, button);
  g_ptr_array_add (self->items, g_object_ref (item));
}

static void
add_choices (TjPackDialog *self)
{
  GListModel *items = tj_session_get_items (self->session);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr(TjRoundItem) item = g_list_model_get_item (items, i);

      if (tj_round_item_get_package (item) != NULL)
        add_choice (self, item);
    }
}

static void
tj_pack_dialog_finalize (GObject *object)
{
  TjPackDialog *self = TJ_PACK_DIALOG (object);

  g_ptr_array_unref (self->choices);
  g_ptr_array_unref (self->items);

  G_OBJECT_CLASS (tj_pack_dialog_parent_class)->finalize (object);
}

static void
tj_pack_dialog_dispose (GObject *object)
{
  TjPackDialog *self = TJ_PACK_DIALOG (object);

  g_clear_object (&self->session);
  g_clear_object (&self->settings);
  g_clear_object (&self->opinions);
  g_clear_object (&self->key);
  gtk_widget_dispose_template (GTK_WIDGET (self), TJ_TYPE_PACK_DIALOG);

  G_OBJECT_CLASS (tj_pack_dialog_parent_class)->dispose (object);
}

static void
tj_pack_dialog_class_init (TjPackDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tj_pack_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = tj_pack_dialog_finalize;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/tanjian/Tanjian/ui/bureau/tj-pack-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TjPackDialog, toasts);
  gtk_widget_class_bind_template_child (widget_class, TjPackDialog, write_button);
  gtk_widget_class_bind_template_child (widget_class, TjPackDialog, contents_label);
  gtk_widget_class_bind_template_child (widget_class, TjPackDialog, bureau_row);
  gtk_widget_class_bind_template_child (widget_class, TjPackDialog, addressee_row);
  gtk_widget_class_bind_template_child (widget_class, TjPackDialog, contact_row);
  gtk_widget_class_bind_template_child (widget_class, TjPackDialog, date_row);
  gtk_widget_class_bind_template_child (widget_class, TjPackDialog, opinions_row);
  gtk_widget_class_bind_template_child (widget_class, TjPackDialog, key_row);
  gtk_widget_class_bind_template_child (widget_class, TjPackDialog, password_row);
  gtk_widget_class_bind_template_child (widget_class, TjPackDialog, packages_list);
  gtk_widget_class_bind_template_child (widget_class, TjPackDialog, quota_label);
  gtk_widget_class_bind_template_callback (widget_class, update);
  gtk_widget_class_bind_template_callback (widget_class, choose_opinions_cb);
  gtk_widget_class_bind_template_callback (widget_class, choose_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, write_cb);
}

static void
tj_pack_dialog_init (TjPackDialog *self)
{
  self->choices = g_ptr_array_new ();
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tj_pack_dialog_new:
 * @settings: where the bureau's name and the file of the key are remembered
 *
 * Returns: (transfer none): the dialog, owned by GTK until it is closed
 */
TjPackDialog *
tj_pack_dialog_new (GtkWindow *parent,
                    TjSession *session,
                    GSettings *settings)
{
  TjPackDialog *self = g_object_new (TJ_TYPE_PACK_DIALOG, "transient-for", parent, NULL);
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *date = g_date_time_format (now, "%Y-%m-%d");
  g_autofree char *key = g_settings_get_string (settings, "identity-file");
  g_autofree char *bureau = g_settings_get_string (settings, "reviewer-organisation");
  const TjRoundTerms *terms = tj_session_get_terms (session);

  self->session = g_object_ref (session);
  self->settings = g_object_ref (settings);
  if (*key != '\0')
    self->key = g_file_new_for_uri (key);

  gtk_label_set_label (self->contents_label,
                       _("One archive with the packages chosen here, the signed opinions and the "
                         "same on paper, the ledger, the cover letter, and a signed manifest of "
                         "all files."));
  add_choices (self);
  gtk_editable_set_text (GTK_EDITABLE (self->bureau_row),
                         terms->bureau != NULL ? terms->bureau : bureau);
  gtk_editable_set_text (GTK_EDITABLE (self->date_row), date);
  show_file (self->opinions_row, NULL, _("None chosen: the pack goes without opinions"));
  show_file (self->key_row, self->key, _("None chosen"));
  update (self);

  return self;
}
