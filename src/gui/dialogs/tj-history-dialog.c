/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/dialogs/tj-history-dialog.h"

#include <glib/gi18n-lib.h>

#include "core/store/tj-journal-state.h"
#include "core/store/tj-journal-step.h"
#include "gui/widgets/tj-answer-words.h"

/* What happened to a review, the last first, and what differs between any two of its states. */

#define TEMPLATE "/org/tanjian/Tanjian/ui/dialogs/tj-history-dialog.ui"

struct _TjHistoryDialog
{
  AdwWindow parent_instance;

  GtkStack *stack;
  GtkListBox *list;
  GtkDropDown *base_choice;
  GtkLabel *base_label;
  GtkListBox *changes;
  GtkWidget *no_changes;

  TjReview *review;
  GPtrArray *journal;
};

G_DEFINE_FINAL_TYPE (TjHistoryDialog, tj_history_dialog, ADW_TYPE_WINDOW)

static char *
dup_state (TjHistoryDialog *self,
           guint            n_entries)
{
  const TjJournalEntry *entry;
  g_autoptr(GDateTime) utc = NULL;
  g_autoptr(GDateTime) local = NULL;
  g_autofree char *time = NULL;
  g_autofree char *what = NULL;

  if (n_entries == 0)
    return g_strdup (_("Beginning"));

  entry = g_ptr_array_index (self->journal, n_entries - 1);
  utc = g_date_time_new_from_unix_utc (entry->time / G_USEC_PER_SEC);
  local = g_date_time_to_local (utc);
  time = g_date_time_format (local, "%m-%d %H:%M:%S");
  what = tj_review_describe (self->review, entry->name);
  if (entry->label != NULL)
    {
      g_autofree char *step = tj_journal_step_dup_title (entry->label);
      g_autofree char *single = g_steal_pointer (&what);

      /* Translators: a single edit, and the step that it is a part of */
      what = g_strdup_printf (_("%s (%s)"), single, step);
    }

  /* Translators: a time, and what was edited then */
  return g_strdup_printf (entry->reverts != 0 ? _("%s  %s, undone or redone") : _("%s  %s"),
                          time, what);
}

/* The row at the top is the last state. */
static guint
get_chosen_state (TjHistoryDialog *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  return row != NULL ? self->journal->len - (guint) gtk_list_box_row_get_index (row) : 0;
}

static void
add_change (TjHistoryDialog       *self,
            const TjJournalChange *change)
{
  g_autofree char *what = tj_review_describe (self->review, change->name);
  g_autofree char *before = tj_answer_words_dup (change->name, change->before);
  g_autofree char *after = tj_answer_words_dup (change->name, change->after);
  /* Translators: what an answer was, and what it became */
  g_autofree char *both = g_strdup_printf (_("%s → %s"), before, after);
  g_autofree char *title = g_markup_escape_text (what, -1);
  g_autofree char *subtitle = g_markup_escape_text (both, -1);
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_list_box_append (self->changes, row);
}

/* The first choice is the state before the chosen one, the others are the states themselves. */
static void
update_changes (TjHistoryDialog *self)
{
  guint to = get_chosen_state (self);
  guint choice = gtk_drop_down_get_selected (self->base_choice);
  guint from = choice == 0 ? MAX (to, 1) - 1 : choice - 1;
  g_autoptr(GPtrArray) changes = NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->changes))) != NULL)
    gtk_list_box_remove (self->changes, child);

  changes = tj_journal_list_changes (self->journal, from, to);
  for (guint i = 0; i < changes->len; i++)
    add_change (self, g_ptr_array_index (changes, i));

  gtk_widget_set_visible (GTK_WIDGET (self->changes), changes->len > 0);
  gtk_widget_set_visible (self->no_changes, changes->len == 0);
}

static void
add_states (TjHistoryDialog *self)
{
  g_autoptr(GtkStringList) choices = gtk_string_list_new (NULL);

  gtk_string_list_append (choices, _("The state before it"));
  for (guint i = 0; i <= self->journal->len; i++)
    {
      g_autofree char *state = dup_state (self, i);

      gtk_string_list_append (choices, state);
    }
  gtk_drop_down_set_model (self->base_choice, G_LIST_MODEL (choices));

  for (guint i = self->journal->len; i > 0; i--)
    {
      g_autofree char *state = dup_state (self, i);
      GtkWidget *label = gtk_label_new (state);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
      gtk_widget_add_css_class (label, "palette-row");
      gtk_widget_add_css_class (label, "numeric");
      gtk_list_box_append (self->list, label);
    }

  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
}

static void
tj_history_dialog_dispose (GObject *object)
{
  TjHistoryDialog *self = TJ_HISTORY_DIALOG (object);

  g_clear_object (&self->review);
  g_clear_pointer (&self->journal, g_ptr_array_unref);

  G_OBJECT_CLASS (tj_history_dialog_parent_class)->dispose (object);
}

static void
selection_changed_cb (TjHistoryDialog *self)
{
  if (self->journal != NULL)
    update_changes (self);
}

static void
tj_history_dialog_class_init (TjHistoryDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tj_history_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, TEMPLATE);
  gtk_widget_class_bind_template_child (widget_class, TjHistoryDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, TjHistoryDialog, list);
  gtk_widget_class_bind_template_child (widget_class, TjHistoryDialog, base_choice);
  gtk_widget_class_bind_template_child (widget_class, TjHistoryDialog, base_label);
  gtk_widget_class_bind_template_child (widget_class, TjHistoryDialog, changes);
  gtk_widget_class_bind_template_child (widget_class, TjHistoryDialog, no_changes);
  gtk_widget_class_bind_template_callback (widget_class, selection_changed_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
tj_history_dialog_init (TjHistoryDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tj_history_dialog_new:
 * @item: a package with a review
 *
 * Returns: (transfer none): the dialog, owned by GTK until it is closed
 */
TjHistoryDialog *
tj_history_dialog_new (GtkWindow   *parent,
                       TjSession   *session,
                       TjRoundItem *item)
{
  TjHistoryDialog *self = g_object_new (TJ_TYPE_HISTORY_DIALOG, "transient-for", parent, NULL);

  self->review = g_object_ref (tj_round_item_get_review (item));
  self->journal = tj_session_list_journal (session, item);
  gtk_stack_set_visible_child_name (self->stack, self->journal->len > 0 ? "states" : "empty");
  add_states (self);
  update_changes (self);

  return self;
}
