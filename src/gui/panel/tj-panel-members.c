/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/panel/tj-panel-members.h"

#include <glib/gi18n-lib.h>

#include "core/assignment/tj-expert-file.h"
#include "core/base/tj-file-read.h"
#include "core/decision/tj-decision-members.h"
#include "gui/dialogs/tj-file-picker.h"
#include "gui/panel/tj-decision-entry.h"
#include "gui/panel/tj-panel-member.h"

#define TEMPLATE "/org/tanjian/Tanjian/ui/panel/tj-panel-members.ui"

struct _TjPanelMembers
{
  AdwPreferencesGroup parent_instance;

  GtkWidget *fill_button;
  AdwEntryRow *quorum_row;

  TjPanelDesk *desk;
  GPtrArray *rows; /* of TjPanelMember, by number */
};

G_DEFINE_FINAL_TYPE (TjPanelMembers, tj_panel_members, ADW_TYPE_PREFERENCES_GROUP)

static guint
count_entries (TjPanelMembers *self)
{
  const TjDecision *decision = tj_panel_desk_get_decision (self->desk);

  return decision != NULL ? tj_decision_count_entries (decision) : 0;
}

static void
describe (TjPanelMembers *self)
{
  const TjDecision *decision = tj_panel_desk_get_decision (self->desk);
  g_autoptr(GPtrArray) members = decision != NULL ? tj_decision_list_members (decision) : NULL;
  g_autofree char *text = NULL;

  if (members == NULL)
    return;

  if (count_entries (self) == 0)
    text = g_strdup_printf (ngettext ("The panel has no list of its own yet: the %u reviewer who "
                                      "handed in sheets is its member, and has to sign.",
                                      "The panel has no list of its own yet: the %u reviewers who "
                                      "handed in sheets are its members, and have to sign.",
                                      members->len), members->len);
  else
    /* Translators: of the members, those present who vote, and how many have to sign */
    text = g_strdup_printf (_("%u on the list, %u present who vote, %u who have to sign."),
                            members->len, tj_decision_count_present (members, TRUE),
                            tj_decision_count_present (members, FALSE));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self), text);
}

/* Rows come and go with the names; those that stay keep the focus. */
static void
fill_rows (TjPanelMembers *self)
{
  const TjDecision *decision = tj_panel_desk_get_decision (self->desk);
  const guint n_entries = count_entries (self);
  guint place = 0;

  for (guint number = 1; number <= n_entries; number++)
    {
      const gboolean is_there = tj_decision_get_member (decision, number, "name") != NULL;
      TjPanelMember *row = place < self->rows->len ? g_ptr_array_index (self->rows, place) : NULL;

      if (row != NULL && tj_panel_member_get_number (row) == number && !is_there)
        {
          adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (row));
          g_ptr_array_remove_index (self->rows, place);
        }
      else if (is_there && (row == NULL || tj_panel_member_get_number (row) != number))
        {
          /* A group has no way to put a row between others: those behind it are made anew. */
          while (self->rows->len > place)
            adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self),
                                          g_ptr_array_steal_index (self->rows,
                                                                   self->rows->len - 1));
          row = tj_panel_member_new (self->desk, number);
          adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (row));
          g_ptr_array_add (self->rows, row);
          place++;
        }
      else
        place += is_there;
    }
  while (self->rows->len > place)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self),
                                  g_ptr_array_steal_index (self->rows, self->rows->len - 1));
}

static void
update (TjPanelMembers *self)
{
  fill_rows (self);
  describe (self);
  gtk_widget_set_sensitive (self->fill_button, count_entries (self) == 0);
}

static void
changed_cb (TjPanelMembers *self)
{
  tj_decision_entry_bind_text (GTK_EDITABLE (self->quorum_row), self->desk, "decision.quorum");
  update (self);
}

/* Adds entries behind those that are there, in one step. */
static void
add_entries (TjPanelMembers *self,
             GPtrArray      *people,
             gboolean        with_certificates)
{
  const guint n_before = count_entries (self);
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GPtrArray) values = g_ptr_array_new ();

  for (guint i = 0; i < people->len && n_before + i < TJ_MAX_MEMBERS; i++)
    {
      const TjDecisionMember *person = g_ptr_array_index (people, i);
      const guint number = n_before + i + 1;

      g_ptr_array_add (names, tj_decision_dup_member (number, "name"));
      g_ptr_array_add (values, person->name);
      g_ptr_array_add (names, tj_decision_dup_member (number, "organisation"));
      g_ptr_array_add (values, person->organisation);
      if (!with_certificates)
        continue;
      g_ptr_array_add (names, tj_decision_dup_member (number, "certificate"));
      g_ptr_array_add (values, person->fingerprint);
    }
  g_ptr_array_add (names, NULL);
  tj_panel_desk_set_members (self->desk, (const char * const *) names->pdata,
                             (const char * const *) values->pdata);
}

static void
fill_cb (TjPanelMembers *self)
{
  const TjDecision *decision = tj_panel_desk_get_decision (self->desk);
  g_autoptr(GPtrArray) reviewers = NULL;

  if (decision == NULL || count_entries (self) > 0)
    return;

  reviewers = tj_decision_list_members (decision);
  add_entries (self, reviewers, TRUE);
}

static void
add_cb (TjPanelMembers *self)
{
  TjDecisionMember person = { 0, (char *) _("New member") };
  g_autoptr(GPtrArray) people = g_ptr_array_new ();

  if (tj_panel_desk_get_decision (self->desk) == NULL)
    return;

  g_ptr_array_add (people, &person);
  add_entries (self, people, FALSE);
  if (self->rows->len > 0)
    adw_expander_row_set_expanded (g_ptr_array_index (self->rows, self->rows->len - 1), TRUE);
}

static void
list_chosen_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr(TjPanelMembers) self = user_data;
  g_autoptr(GFile) file = tj_file_picker_open_finish (result, NULL);
  g_autofree char *name = file != NULL ? g_file_get_basename (file) : NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GPtrArray) experts = NULL;
  g_autoptr(GArray) people = g_array_new (FALSE, TRUE, sizeof (TjDecisionMember));
  g_autoptr(GPtrArray) list = g_ptr_array_new ();
  g_autoptr(GError) error = NULL;

  if (file == NULL || self->desk == NULL)
    return;

  bytes = tj_file_read (file, TJ_EXPERT_MAX_BYTES, NULL, &error);
  if (bytes != NULL)
    experts = tj_experts_new_from_file (bytes, name, &error);
  if (experts == NULL)
    {
      g_signal_emit_by_name (self->desk, "problem", error->message);
      return;
    }

  g_array_set_size (people, experts->len);
  for (guint i = 0; i < experts->len; i++)
    {
      const TjExpert *expert = g_ptr_array_index (experts, i);
      TjDecisionMember *person = &g_array_index (people, TjDecisionMember, i);

      person->name = expert->name;
      person->organisation = expert->employer;
      g_ptr_array_add (list, person);
    }
  add_entries (self, list, FALSE);
}

static void
open_cb (TjPanelMembers *self)
{
  tj_file_picker_open_async (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                             TJ_FILE_PICKER_OPEN, _("Open a List of Members"),
                             _("Tables with names and employers"), "*.xlsx;*.ods;*.csv", NULL,
                             list_chosen_cb, g_object_ref (self));
}

static void
tj_panel_members_dispose (GObject *object)
{
  TjPanelMembers *self = TJ_PANEL_MEMBERS (object);

  g_clear_object (&self->desk);
  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (tj_panel_members_parent_class)->dispose (object);
}

static void
tj_panel_members_class_init (TjPanelMembersClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tj_panel_members_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, TEMPLATE);
  gtk_widget_class_bind_template_child (widget_class, TjPanelMembers, fill_button);
  gtk_widget_class_bind_template_child (widget_class, TjPanelMembers, quorum_row);
  gtk_widget_class_bind_template_callback (widget_class, fill_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
}

static void
tj_panel_members_init (TjPanelMembers *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->rows = g_ptr_array_new ();
}

/**
 * tj_panel_members_set_desk:
 * @desk: the sheets, once
 */
void
tj_panel_members_set_desk (TjPanelMembers *self,
                           TjPanelDesk    *desk)
{
  self->desk = g_object_ref (desk);
  g_signal_connect_object (desk, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "decided", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
}

/**
 * tj_panel_members_commit:
 *
 * Keeps what is typed and not yet entered.
 */
void
tj_panel_members_commit (TjPanelMembers *self)
{
  tj_decision_entry_commit (GTK_WIDGET (self->quorum_row));
  for (guint i = 0; i < self->rows->len; i++)
    tj_panel_member_commit (g_ptr_array_index (self->rows, i));
}
