/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/panel/tj-assign-dialog.h"

#include <glib/gi18n-lib.h>

#include "core/assignment/tj-expert-file.h"
#include "core/base/tj-file-write.h"
#include "core/base/tj-language.h"
#include "gui/dialogs/tj-file-picker.h"
#include "gui/panel/tj-assigned-row.h"
#include "gui/panel/tj-panel-table.h"
#include "render/paper/tj-ledger-paper.h"

#define TEMPLATE "/org/tanjian/Tanjian/ui/panel/tj-assign-dialog.ui"
/* So many faults are told; each row has a mark as well. */
#define MAX_FAULTS 8
#define NOBODY G_MAXUINT

struct _TjAssignDialog
{
  AdwWindow parent_instance;

  AdwToastOverlay *toasts;
  GtkStack *stack;
  GtkWidget *save_button;
  GtkLabel *pool_label;
  TjPanelTable *pool;
  GtkRevealer *expert_revealer;
  AdwPreferencesGroup *expert_group;
  GtkEditable *name_row;
  GtkEditable *employer_row;
  GtkEditable *fields_row;
  GtkEditable *recusals_row;
  GtkSpinButton *wanted_button;
  GtkSpinButton *seed_button;
  GtkWidget *propose_button;
  GtkSpinner *spinner;
  GtkWidget *cancel_button;
  GtkWidget *write_button;
  GtkLabel *rule_label;
  GtkLabel *fault_label;
  GtkListBox *list;

  TjAssignDesk *desk;
  GPtrArray *rows; /* of TjAssignedRow, one a package */
  guint expert;    /* that is being edited, or NOBODY */
};

G_DEFINE_FINAL_TYPE (TjAssignDialog, tj_assign_dialog, ADW_TYPE_WINDOW)

static const TjPanelTableColumn pool_columns[] = {
  { N_("Name of the expert"), FALSE, FALSE },
  { N_("Employer"), FALSE, TRUE },
  { N_("Fields"), FALSE, TRUE },
  { N_("Recusals"), FALSE, TRUE },
  { N_("Packages to judge"), TRUE, FALSE },
};

static void
tell (TjAssignDialog *self,
      const char     *message)
{
  AdwToast *toast = adw_toast_new (message);

  adw_toast_set_timeout (toast, 8);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static char *
dup_cell (gpointer data,
          guint    row,
          guint    column)
{
  GPtrArray *experts = tj_assign_desk_get_experts (data);
  const TjAssignment *assignment = tj_assign_desk_get_assignment (data);
  const TjExpert *expert = row < experts->len ? g_ptr_array_index (experts, row) : NULL;

  if (expert == NULL)
    return NULL;

  switch (column)
    {
    case 0:
      return g_strdup (expert->name);
    case 1:
      return g_strdup (expert->employer);
    case 2:
      return g_strdup (expert->fields);
    case 3:
      return g_strdup (expert->recusals);
    default:
      return g_strdup_printf ("%u", g_array_index (assignment->loads, guint, row));
    }
}

static void
show_expert (TjAssignDialog *self)
{
  GPtrArray *experts = tj_assign_desk_get_experts (self->desk);
  const TjExpert *expert = self->expert < experts->len ? g_ptr_array_index (experts, self->expert)
                                                       : NULL;
  g_autofree char *title = NULL;

  gtk_revealer_set_reveal_child (self->expert_revealer, expert != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->expert_revealer), expert != NULL);
  if (expert == NULL)
    return;

  title = g_markup_escape_text (expert->name, -1);
  adw_preferences_group_set_title (self->expert_group, title);
  gtk_editable_set_text (self->name_row, expert->name);
  gtk_editable_set_text (self->employer_row, expert->employer != NULL ? expert->employer : "");
  gtk_editable_set_text (self->fields_row, expert->fields != NULL ? expert->fields : "");
  gtk_editable_set_text (self->recusals_row, expert->recusals != NULL ? expert->recusals : "");
}

static void
update_pool (TjAssignDialog *self)
{
  GPtrArray *experts = tj_assign_desk_get_experts (self->desk);
  g_autofree char *text = g_strdup_printf (ngettext ("%u expert", "%u experts", experts->len),
                                           experts->len);

  gtk_label_set_label (self->pool_label,
                       experts->len > 0 ? text : _("Nobody yet: open a table with 姓名, 工作单位, "
                                                   "专业领域 and 回避单位, or add people."));
  gtk_widget_set_sensitive (self->save_button, experts->len > 0);
  tj_panel_table_set_n_rows (self->pool, experts->len);
  show_expert (self);
}

static gboolean
has_assigned (TjAssignDialog *self)
{
  const TjAssignment *assignment = tj_assign_desk_get_assignment (self->desk);

  for (guint p = 0; p < assignment->packages->len; p++)
    {
      if (((TjAssigned *) g_ptr_array_index (assignment->packages, p))->experts->len > 0)
        return TRUE;
    }

  return FALSE;
}

static char *
dup_faults (TjAssignDialog *self,
            const GArray   *faults)
{
  GString *text = g_string_new (_("Not by the rule:"));

  for (guint i = 0; i < MIN (faults->len, MAX_FAULTS); i++)
    {
      g_autofree char *words =
        tj_assignment_words_fault (&g_array_index (faults, TjAssignmentFault, i),
                                   tj_assign_desk_get_origin (self->desk),
                                   tj_language_get_current ());

      g_string_append_printf (text, "\n• %s", words);
    }
  if (faults->len > MAX_FAULTS)
    {
      g_string_append_c (text, '\n');
      g_string_append_printf (text, ngettext ("and %u more", "and %u more",
                                              faults->len - MAX_FAULTS), faults->len - MAX_FAULTS);
    }

  return g_string_free (text, FALSE);
}

static gboolean
has_fault (const GArray *faults,
           guint         package)
{
  for (guint i = 0; i < faults->len; i++)
    {
      if (g_array_index (faults, TjAssignmentFault, i).package == package)
        return TRUE;
    }

  return FALSE;
}

static void
update_assignment (TjAssignDialog *self)
{
  const TjAssignmentOrigin *origin = tj_assign_desk_get_origin (self->desk);
  const TjAssignment *assignment = tj_assign_desk_get_assignment (self->desk);
  g_autoptr(GArray) faults = tj_assignment_list_faults (assignment, origin->experts,
                                                        origin->n_wanted);
  const gboolean has_any = has_assigned (self);
  g_autofree char *rule = tj_assignment_words_rule (assignment, origin,
                                                    tj_language_get_current ());
  g_autofree char *text = dup_faults (self, faults);

  gtk_label_set_label (self->rule_label,
                       has_any ? rule : _("At most two of one employer, fields matched, nobody in "
                                          "a conflict, nobody with more than the least possible "
                                          "load; chance decides within that."));
  gtk_label_set_label (self->fault_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->fault_label), has_any && faults->len > 0);
  gtk_widget_set_sensitive (self->write_button, has_any);
  for (guint i = 0; i < self->rows->len; i++)
    tj_assigned_row_update (g_ptr_array_index (self->rows, i), has_any && has_fault (faults, i));
}

static void
changed_cb (TjAssignDialog *self)
{
  update_pool (self);
  update_assignment (self);
}

static void
busy_cb (TjAssignDialog *self)
{
  const gboolean busy = tj_assign_desk_get_busy (self->desk);

  gtk_spinner_set_spinning (self->spinner, busy);
  gtk_widget_set_visible (self->cancel_button, busy);
  gtk_widget_set_sensitive (self->propose_button, !busy);
}

static void
pool_chosen_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr(TjAssignDialog) self = user_data;
  g_autoptr(GFile) file = tj_file_picker_open_finish (result, NULL);

  if (file == NULL || self->desk == NULL)
    return;

  self->expert = NOBODY;
  tj_assign_desk_open_pool (self->desk, file);
}

static void
open_cb (TjAssignDialog *self)
{
  tj_file_picker_open_async (GTK_WINDOW (self), TJ_FILE_PICKER_OPEN, _("Open a Pool of Experts"),
                             _("Tables with names and employers"), "*.xlsx;*.ods;*.csv", NULL,
                             pool_chosen_cb, g_object_ref (self));
}

static void
write_table (TjAssignDialog *self,
             GFile          *file,
             const TjLedger *table)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *done = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) error = NULL;

  bytes = tj_ledger_paper_to_file (table, name, TJ_LANGUAGE_ZH, &error);
  if (bytes != NULL && tj_file_write (file, bytes, FALSE, &error))
    done = g_strdup_printf (_("“%s” was written"), name);
  tell (self, done != NULL ? done : error->message);
}

static void
pool_file_chosen_cb (GObject      *object,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  g_autoptr(TjAssignDialog) self = user_data;
  g_autoptr(GFile) file = tj_file_picker_open_finish (result, NULL);
  g_autoptr(TjLedger) table = NULL;

  if (file == NULL || self->desk == NULL)
    return;

  table = tj_experts_to_ledger (tj_assign_desk_get_experts (self->desk));
  write_table (self, file, table);
}

static void
save_cb (TjAssignDialog *self)
{
  tj_file_picker_open_async (GTK_WINDOW (self), TJ_FILE_PICKER_SAVE, _("Save the Pool of Experts"),
                             _("Tables"), "*.xlsx;*.csv;*.xml", "专家库.xlsx", pool_file_chosen_cb,
                             g_object_ref (self));
}

static void
assignment_file_chosen_cb (GObject      *object,
                           GAsyncResult *result,
                           gpointer      user_data)
{
  g_autoptr(TjAssignDialog) self = user_data;
  g_autoptr(GFile) file = tj_file_picker_open_finish (result, NULL);
  g_autoptr(TjLedger) table = NULL;

  if (file == NULL || self->desk == NULL)
    return;

  table = tj_assignment_to_ledger (tj_assign_desk_get_assignment (self->desk),
                                   tj_assign_desk_get_origin (self->desk), TJ_LANGUAGE_ZH);
  write_table (self, file, table);
}

static void
write_cb (TjAssignDialog *self)
{
  tj_file_picker_open_async (GTK_WINDOW (self), TJ_FILE_PICKER_SAVE, _("Write the Assignment"),
                             _("Tables"), "*.xlsx;*.csv;*.xml;*.pdf", "评审专家分配表.xlsx",
                             assignment_file_chosen_cb, g_object_ref (self));
}

static void
add_cb (TjAssignDialog *self)
{
  self->expert = tj_assign_desk_get_experts (self->desk)->len;
  tj_assign_desk_add_expert (self->desk);
  gtk_widget_grab_focus (GTK_WIDGET (self->name_row));
}

static void
remove_cb (TjAssignDialog *self)
{
  const guint expert = self->expert;

  self->expert = NOBODY;
  tj_assign_desk_remove_expert (self->desk, expert);
}

static void
expert_activated_cb (TjAssignDialog *self,
                     guint           row)
{
  self->expert = row;
  show_expert (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->name_row));
}

static void
expert_edited_cb (TjAssignDialog *self)
{
  const TjExpert values = {
    (char *) gtk_editable_get_text (self->name_row),
    (char *) gtk_editable_get_text (self->employer_row),
    (char *) gtk_editable_get_text (self->fields_row),
    (char *) gtk_editable_get_text (self->recusals_row),
  };

  tj_assign_desk_set_expert (self->desk, self->expert, &values);
}

static void
propose_cb (TjAssignDialog *self)
{
  tj_assign_desk_propose (self->desk,
                          (guint) gtk_spin_button_get_value_as_int (self->wanted_button),
                          (guint32) gtk_spin_button_get_value (self->seed_button));
}

static void
cancel_cb (TjAssignDialog *self)
{
  tj_assign_desk_cancel (self->desk);
}

static void
tj_assign_dialog_dispose (GObject *object)
{
  TjAssignDialog *self = TJ_ASSIGN_DIALOG (object);

  /* Its cells ask the desk, so that they go first. */
  if (self->desk != NULL)
    {
      tj_panel_table_set_n_rows (self->pool, 0);
      tj_assign_desk_cancel (self->desk);
    }
  g_clear_object (&self->desk);
  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (tj_assign_dialog_parent_class)->dispose (object);
}

static void
tj_assign_dialog_class_init (TjAssignDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (TJ_TYPE_PANEL_TABLE);
  G_OBJECT_CLASS (klass)->dispose = tj_assign_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, TEMPLATE);
  gtk_widget_class_bind_template_child (widget_class, TjAssignDialog, toasts);
  gtk_widget_class_bind_template_child (widget_class, TjAssignDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, TjAssignDialog, save_button);
  gtk_widget_class_bind_template_child (widget_class, TjAssignDialog, pool_label);
  gtk_widget_class_bind_template_child (widget_class, TjAssignDialog, pool);
  gtk_widget_class_bind_template_child (widget_class, TjAssignDialog, expert_revealer);
  gtk_widget_class_bind_template_child (widget_class, TjAssignDialog, expert_group);
  gtk_widget_class_bind_template_child (widget_class, TjAssignDialog, name_row);
  gtk_widget_class_bind_template_child (widget_class, TjAssignDialog, employer_row);
  gtk_widget_class_bind_template_child (widget_class, TjAssignDialog, fields_row);
  gtk_widget_class_bind_template_child (widget_class, TjAssignDialog, recusals_row);
  gtk_widget_class_bind_template_child (widget_class, TjAssignDialog, wanted_button);
  gtk_widget_class_bind_template_child (widget_class, TjAssignDialog, seed_button);
  gtk_widget_class_bind_template_child (widget_class, TjAssignDialog, propose_button);
  gtk_widget_class_bind_template_child (widget_class, TjAssignDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, TjAssignDialog, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, TjAssignDialog, write_button);
  gtk_widget_class_bind_template_child (widget_class, TjAssignDialog, rule_label);
  gtk_widget_class_bind_template_child (widget_class, TjAssignDialog, fault_label);
  gtk_widget_class_bind_template_child (widget_class, TjAssignDialog, list);
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
  gtk_widget_class_bind_template_callback (widget_class, expert_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, expert_edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, propose_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, write_cb);
}

static void
tj_assign_dialog_init (TjAssignDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->rows = g_ptr_array_new ();
  self->expert = NOBODY;
}

/**
 * tj_assign_dialog_new:
 * @session: with an open round
 *
 * Returns: (transfer none): the dialog, owned by GTK until it is closed
 */
TjAssignDialog *
tj_assign_dialog_new (GtkWindow *parent,
                      TjSession *session)
{
  TjAssignDialog *self = g_object_new (TJ_TYPE_ASSIGN_DIALOG, "transient-for", parent,
                                       "modal", TRUE, NULL);

  self->desk = tj_assign_desk_new (session);
  tj_panel_table_set_columns (self->pool, pool_columns, G_N_ELEMENTS (pool_columns), dup_cell,
                              self->desk);
  for (guint i = 0; i < tj_assign_desk_get_origin (self->desk)->packages->len; i++)
    {
      TjAssignedRow *row = tj_assigned_row_new (self->desk, i);

      gtk_list_box_append (self->list, GTK_WIDGET (row));
      g_ptr_array_add (self->rows, row);
    }

  gtk_spin_button_set_value (self->wanted_button, tj_assign_desk_get_n_wanted (self->desk));
  gtk_spin_button_set_value (self->seed_button, tj_assign_desk_get_seed (self->desk));
  g_signal_connect_object (self->desk, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->desk, "problem", G_CALLBACK (tell), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->desk, "notify::busy", G_CALLBACK (busy_cb), self,
                           G_CONNECT_SWAPPED);
  changed_cb (self);
  if (has_assigned (self))
    gtk_stack_set_visible_child_name (self->stack, "assignment");

  return self;
}

/**
 * tj_assign_dialog_get_desk:
 *
 * Returns: (transfer none): pool and assignment
 */
TjAssignDesk *
tj_assign_dialog_get_desk (TjAssignDialog *self)
{
  return self->desk;
}
