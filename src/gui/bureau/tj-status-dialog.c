/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/bureau/tj-status-dialog.h"

#include <glib/gi18n-lib.h>

#include "core/base/tj-china-time.h"
#include "core/store/tj-store-notes.h"
#include "gui/bureau/tj-terms-words.h"
#include "gui/tj-session-terms.h"

struct _TjStatusDialog
{
  AdwWindow parent_instance;

  GtkLabel *name_label;
  AdwComboRow *status_row;
  AdwEntryRow *remark_row;
  AdwEntryRow *received_row;
  GtkLabel *quota_label;
  GtkWidget *history_group;
  GtkListBox *list;

  TjSession *session;
  TjRoundItem *item;
};

G_DEFINE_FINAL_TYPE (TjStatusDialog, tj_status_dialog, ADW_TYPE_WINDOW)

/* The choices leave out that nobody has said. */
static TjApplicationStatus
get_chosen (TjStatusDialog *self)
{
  return (TjApplicationStatus) (adw_combo_row_get_selected (self->status_row) + 1);
}

static void
add_note (TjStatusDialog *self,
          const TjNote   *note)
{
  GtkWidget *row;
  g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc (note->time / G_USEC_PER_SEC);
  g_autoptr(GDateTime) local = g_date_time_to_local (utc);
  g_autofree char *time = g_date_time_format (local, "%Y-%m-%d %H:%M");
  g_autofree char *subtitle = NULL;
  g_autofree char *escaped = NULL;
  TjApplicationStatus status;
  const char *remark;

  if (note->value == NULL || !tj_application_status_parse (note->value, &status, &remark))
    return;

  /* Translators: when, who, and what was remarked */
  subtitle = *remark != '\0' ? g_strdup_printf (_("%s · %s · %s"), time, note->author, remark)
                             : g_strdup_printf (_("%s · %s"), time, note->author);
  escaped = g_markup_escape_text (subtitle, -1);
  row = adw_action_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 tj_application_status_get_label (status));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), escaped);
  gtk_list_box_append (self->list, row);
}

/* When it came, and how many are recommended already. */
static void
update_terms (TjStatusDialog *self)
{
  const TjRoundTerms *terms = tj_session_get_terms (self->session);
  g_autoptr(GPtrArray) recommended = tj_session_list_recommended (self->session);
  g_autofree char *received = tj_terms_dup_receipt (self->item);
  g_autofree char *quota = tj_terms_dup_quota_words (self->session);
  gboolean is_noted = FALSE;

  tj_round_item_get_received (self->item, &is_noted);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->received_row),
                                 tj_round_item_get_late (self->item)
                                   ? _("Received too late, in the time of Beijing")
                                 : is_noted ? _("Received, in the time of Beijing")
                                            : _("Received, in the time of Beijing (that of the "
                                                "files until it is noted)"));
  gtk_editable_set_text (GTK_EDITABLE (self->received_row), received != NULL ? received : "");
  gtk_widget_remove_css_class (GTK_WIDGET (self->received_row), "error");

  gtk_label_set_label (self->quota_label, quota);
  gtk_widget_set_visible (GTK_WIDGET (self->quota_label), *quota != '\0');
  if (tj_round_terms_is_exceeded (terms, recommended))
    gtk_widget_add_css_class (GTK_WIDGET (self->quota_label), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->quota_label), "error");
}

static void
received_cb (TjStatusDialog *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->received_row));
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  g_autoptr(GDateTime) received = tj_china_time_parse (stripped, NULL);

  if (received == NULL && *stripped != '\0')
    {
      gtk_widget_add_css_class (GTK_WIDGET (self->received_row), "error");
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->received_row),
                                     _("Write it as 2024-03-25 16:30"));
      return;
    }

  if (tj_session_set_received (self->session, self->item, received))
    update_terms (self);
}

static void
update (TjStatusDialog *self)
{
  g_autoptr(GPtrArray) notes = tj_session_list_statuses (self->session, self->item);
  const TjApplicationStatus status = tj_round_item_get_status (self->item);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
  for (guint i = notes->len; i > 0; i--)
    add_note (self, g_ptr_array_index (notes, i - 1));

  gtk_widget_set_visible (self->history_group, notes->len > 0);
  gtk_editable_set_text (GTK_EDITABLE (self->remark_row), "");
  update_terms (self);
  /* The next step is what is most likely wanted. */
  adw_combo_row_set_selected (self->status_row,
                              MIN ((guint) status, TJ_N_APPLICATION_STATUSES - 2));
}

static void
record_cb (TjStatusDialog *self)
{
  if (tj_session_set_status (self->session, self->item, get_chosen (self),
                             gtk_editable_get_text (GTK_EDITABLE (self->remark_row))))
    update (self);
}

static void
record_all_cb (TjStatusDialog *self)
{
  GListModel *items = tj_session_get_items (self->session);
  const TjApplicationStatus status = get_chosen (self);
  g_autofree char *remark = NULL;

  remark = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->remark_row)));
  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr(TjRoundItem) item = g_list_model_get_item (items, i);

      if (tj_round_item_get_package (item) != NULL &&
          !tj_session_set_status (self->session, item, status, remark))
        break;
    }

  update (self);
}

static void
tj_status_dialog_dispose (GObject *object)
{
  TjStatusDialog *self = TJ_STATUS_DIALOG (object);

  g_clear_object (&self->session);
  g_clear_object (&self->item);

  G_OBJECT_CLASS (tj_status_dialog_parent_class)->dispose (object);
}

static void
tj_status_dialog_class_init (TjStatusDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tj_status_dialog_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/tanjian/Tanjian/ui/bureau/tj-status-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TjStatusDialog, name_label);
  gtk_widget_class_bind_template_child (widget_class, TjStatusDialog, status_row);
  gtk_widget_class_bind_template_child (widget_class, TjStatusDialog, remark_row);
  gtk_widget_class_bind_template_child (widget_class, TjStatusDialog, history_group);
  gtk_widget_class_bind_template_child (widget_class, TjStatusDialog, list);
  gtk_widget_class_bind_template_child (widget_class, TjStatusDialog, received_row);
  gtk_widget_class_bind_template_child (widget_class, TjStatusDialog, quota_label);
  gtk_widget_class_bind_template_callback (widget_class, record_cb);
  gtk_widget_class_bind_template_callback (widget_class, received_cb);
  gtk_widget_class_bind_template_callback (widget_class, record_all_cb);
}

static void
tj_status_dialog_init (TjStatusDialog *self)
{
  g_autoptr(GtkStringList) choices = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));

  for (guint i = TJ_APPLICATION_RECEIVED; i < TJ_N_APPLICATION_STATUSES; i++)
    gtk_string_list_append (choices, tj_application_status_get_label ((TjApplicationStatus) i));
  adw_combo_row_set_model (self->status_row, G_LIST_MODEL (choices));
}

/**
 * tj_status_dialog_new:
 * @item: a package that was read
 *
 * Returns: (transfer none): the dialog, owned by GTK until it is closed
 */
TjStatusDialog *
tj_status_dialog_new (GtkWindow   *parent,
                      TjSession   *session,
                      TjRoundItem *item)
{
  TjStatusDialog *self = g_object_new (TJ_TYPE_STATUS_DIALOG, "transient-for", parent, NULL);

  self->session = g_object_ref (session);
  self->item = g_object_ref (item);
  gtk_label_set_label (self->name_label, tj_round_item_get_name (item));
  update (self);

  return self;
}
