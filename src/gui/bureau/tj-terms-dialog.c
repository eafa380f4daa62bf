/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/bureau/tj-terms-dialog.h"

#include <glib/gi18n-lib.h>

#include "core/base/tj-text.h"
#include "gui/bureau/tj-terms-words.h"
#include "gui/tj-session-terms.h"

#define RECORD_KEY "tj-round-record"

struct _TjTermsDialog
{
  AdwWindow parent_instance;

  AdwEntryRow *bureau_row;
  AdwEntryRow *deadline_row;
  AdwEntryRow *quota_row;
  GtkSwitch *region_switch;
  GtkLabel *problem_label;
  GtkLabel *summary_label;
  GtkWidget *earlier_group;
  GtkListBox *list;

  TjSession *session;
  GPtrArray *rounds;
  gboolean is_showing;
};

G_DEFINE_FINAL_TYPE (TjTermsDialog, tj_terms_dialog, ADW_TYPE_WINDOW)

static const char *
get_text (gpointer row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

static void
mark (gpointer row,
      gboolean is_right)
{
  if (is_right)
    gtk_widget_remove_css_class (row, "error");
  else
    gtk_widget_add_css_class (row, "error");
}

/* (transfer full) (nullable): what is typed; NULL where that cannot be understood */
static TjRoundTerms *
read_terms (TjTermsDialog *self)
{
  g_autoptr(TjRoundTerms) terms = tj_round_terms_new ();
  const gboolean is_time = tj_round_terms_set_deadline (terms, get_text (self->deadline_row));
  const gboolean is_number = tj_round_terms_set_quota (terms, get_text (self->quota_row));

  mark (self->deadline_row, is_time);
  mark (self->quota_row, is_number);
  gtk_label_set_label (self->problem_label,
                       !is_time ? _("Write the deadline as 2024-03-25 or 2024-03-25 17:00.")
                       : !is_number ? _("Write the quota as a whole number from 1, or leave it "
                                        "empty.") : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), !is_time || !is_number);
  if (!is_time || !is_number)
    return NULL;

  if (!tj_text_is_blank (get_text (self->bureau_row)))
    terms->bureau = g_strstrip (g_strdup (get_text (self->bureau_row)));
  terms->quota_by_region = gtk_switch_get_active (self->region_switch);

  return g_steal_pointer (&terms);
}

static void
update_summary (TjTermsDialog *self)
{
  g_autofree char *words = tj_terms_dup_words (self->session);

  gtk_label_set_label (self->summary_label, words);
}

static gboolean
save (TjTermsDialog *self)
{
  g_autoptr(TjRoundTerms) terms = read_terms (self);
  gboolean done = terms != NULL && tj_session_set_terms (self->session, terms);

  update_summary (self);

  return done;
}

static void
apply_cb (TjTermsDialog *self)
{
  if (!self->is_showing)
    save (self);
}

/* Only what can be understood is kept; what cannot holds the window open until it is mended or
 * taken back. */
static gboolean
tj_terms_dialog_close_request (GtkWindow *window)
{
  TjTermsDialog *self = TJ_TERMS_DIALOG (window);
  g_autoptr(TjRoundTerms) terms = read_terms (self);

  if (terms == NULL)
    return GDK_EVENT_STOP;
  tj_session_set_terms (self->session, terms);

  return GTK_WINDOW_CLASS (tj_terms_dialog_parent_class)->close_request (window);
}

static void
earlier_cb (TjTermsDialog *self,
            GParamSpec    *pspec,
            GtkSwitch     *button)
{
  tj_session_set_earlier (self->session, g_object_get_data (G_OBJECT (button), RECORD_KEY),
                          gtk_switch_get_active (button));
}

static void
add_round (TjTermsDialog       *self,
           const TjRoundRecord *record)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_switch_new ();
  g_autoptr(GFile) location = g_file_new_for_uri (record->uri);
  g_autofree char *place = g_file_get_parse_name (location);
  g_autofree char *title = g_markup_escape_text (record->name != NULL ? record->name
                                                                      : record->title, -1);
  g_autofree char *subtitle = g_markup_escape_text (place, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 2);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_switch_set_active (GTK_SWITCH (button), tj_session_is_earlier (self->session, record));
  g_object_set_data (G_OBJECT (button), RECORD_KEY, (gpointer) record);
  g_signal_connect_object (button, "notify::active", G_CALLBACK (earlier_cb), self,
                           G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
  gtk_list_box_append (self->list, row);
}

/* A package that was opened by itself is no round. */
static gboolean
is_choice (TjTermsDialog       *self,
           const TjRoundRecord *record)
{
  return record->id != tj_session_get_round_id (self->session);
}

static void
show_rounds (TjTermsDialog *self)
{
  gboolean has_any = FALSE;

  self->rounds = tj_session_list_rounds (self->session, NULL);
  for (guint i = 0; self->rounds != NULL && i < self->rounds->len; i++)
    {
      const TjRoundRecord *record = g_ptr_array_index (self->rounds, i);

      if (!is_choice (self, record))
        continue;
      add_round (self, record);
      has_any = TRUE;
    }
  gtk_widget_set_visible (self->earlier_group, has_any);
}

static void
show_terms (TjTermsDialog *self)
{
  const TjRoundTerms *terms = tj_session_get_terms (self->session);
  g_autofree char *deadline = tj_round_terms_dup_deadline (terms);
  g_autofree char *quota = terms->quota > 0 ? g_strdup_printf ("%u", terms->quota) : NULL;

  self->is_showing = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->bureau_row), terms->bureau != NULL ? terms->bureau
                                                                                : "");
  gtk_editable_set_text (GTK_EDITABLE (self->deadline_row), deadline != NULL ? deadline : "");
  gtk_editable_set_text (GTK_EDITABLE (self->quota_row), quota != NULL ? quota : "");
  gtk_switch_set_active (self->region_switch, terms->quota_by_region);
  self->is_showing = FALSE;
  update_summary (self);
}

static void
tj_terms_dialog_dispose (GObject *object)
{
  TjTermsDialog *self = TJ_TERMS_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), TJ_TYPE_TERMS_DIALOG);
  g_clear_object (&self->session);
  g_clear_pointer (&self->rounds, g_ptr_array_unref);

  G_OBJECT_CLASS (tj_terms_dialog_parent_class)->dispose (object);
}

static void
tj_terms_dialog_class_init (TjTermsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tj_terms_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = tj_terms_dialog_close_request;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/tanjian/Tanjian/ui/bureau/tj-terms-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TjTermsDialog, bureau_row);
  gtk_widget_class_bind_template_child (widget_class, TjTermsDialog, deadline_row);
  gtk_widget_class_bind_template_child (widget_class, TjTermsDialog, quota_row);
  gtk_widget_class_bind_template_child (widget_class, TjTermsDialog, region_switch);
  gtk_widget_class_bind_template_child (widget_class, TjTermsDialog, problem_label);
  gtk_widget_class_bind_template_child (widget_class, TjTermsDialog, summary_label);
  gtk_widget_class_bind_template_child (widget_class, TjTermsDialog, earlier_group);
  gtk_widget_class_bind_template_child (widget_class, TjTermsDialog, list);
  gtk_widget_class_bind_template_callback (widget_class, apply_cb);
}

static void
tj_terms_dialog_init (TjTermsDialog *self)
{
  self->is_showing = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tj_terms_dialog_new:
 * @session: in which a round is open
 *
 * Returns: (transfer none): the dialog, owned by GTK until it is closed
 */
TjTermsDialog *
tj_terms_dialog_new (GtkWindow *parent,
                     TjSession *session)
{
  TjTermsDialog *self = g_object_new (TJ_TYPE_TERMS_DIALOG, "transient-for", parent, NULL);

  self->session = g_object_ref (session);
  show_terms (self);
  show_rounds (self);

  return self;
}
