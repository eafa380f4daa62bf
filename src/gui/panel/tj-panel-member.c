/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/panel/tj-panel-member.h"

#include <glib/gi18n-lib.h>

#include "core/decision/tj-decision-members.h"
#include "core/sign/tj-verifier.h"
#include "gui/dialogs/tj-file-picker.h"
#include "gui/panel/tj-decision-entry.h"

#define TEMPLATE "/org/tanjian/Tanjian/ui/panel/tj-panel-member.ui"

struct _TjPanelMember
{
  AdwExpanderRow parent_instance;

  AdwEntryRow *name_row;
  AdwEntryRow *organisation_row;
  AdwComboRow *role_row;
  AdwComboRow *attendance_row;
  AdwActionRow *certificate_row;

  TjPanelDesk *desk;
  guint number;
};

G_DEFINE_FINAL_TYPE (TjPanelMember, tj_panel_member, ADW_TYPE_EXPANDER_ROW)

/* In the order of the choices of the template; without a word it is the first. */
static const char * const role_values[] = { NULL, "chair", "secretary", NULL };
static const char * const attendance_values[] = { NULL, "absent", NULL };

static const TjDecisionMember *
find_member (TjPanelMember *self,
             GPtrArray     *members)
{
  for (guint i = 0; i < members->len; i++)
    {
      const TjDecisionMember *member = g_ptr_array_index (members, i);

      if (member->number == self->number)
        return member;
    }

  return NULL;
}

static char *
dup_subtitle (const TjDecisionMember *member)
{
  static const char * const roles[] = { N_("Member"), N_("Chair"), N_("Secretary") };
  const char *sheets = member->has_sheets ? _("handed in sheets") : _("no sheet");

  return g_strdup_printf ("%s%s%s%s · %s", member->organisation != NULL ? member->organisation : "",
                          member->organisation != NULL ? " · " : "", _(roles[member->role]),
                          member->absent ? _(", absent") : "", sheets);
}

/* What stands above its entries, and the certificate, which is stated or that of the sheets. */
static void
update (TjPanelMember *self)
{
  const TjDecision *decision = tj_panel_desk_get_decision (self->desk);
  g_autoptr(GPtrArray) members = decision != NULL ? tj_decision_list_members (decision) : NULL;
  const TjDecisionMember *member = members != NULL ? find_member (self, members) : NULL;
  g_autofree char *subtitle = NULL;

  if (member == NULL)
    return;

  subtitle = dup_subtitle (member);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), member->name);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), subtitle);
  adw_action_row_set_subtitle (self->certificate_row,
                               member->fingerprint != NULL
                                 ? member->fingerprint
                                 : _("Not stated: the name alone will tell whose signature it is"));
}

static void
bind (TjPanelMember *self)
{
  g_autofree char *name = tj_decision_dup_member (self->number, "name");
  g_autofree char *organisation = tj_decision_dup_member (self->number, "organisation");
  g_autofree char *role = tj_decision_dup_member (self->number, "role");
  g_autofree char *attendance = tj_decision_dup_member (self->number, "attendance");

  tj_decision_entry_bind_text (GTK_EDITABLE (self->name_row), self->desk, name);
  tj_decision_entry_bind_text (GTK_EDITABLE (self->organisation_row), self->desk, organisation);
  tj_decision_entry_bind_choice (GTK_WIDGET (self->role_row), self->desk, role, role_values);
  tj_decision_entry_bind_choice (GTK_WIDGET (self->attendance_row), self->desk, attendance,
                                 attendance_values);
}

/* All that is said of the entry goes, so that the number can be another's. */
static void
remove_cb (TjPanelMember *self)
{
  static const char * const parts[] = { "name", "organisation", "certificate", "role",
                                        "attendance" };
  g_autoptr(TjPanelDesk) desk = g_object_ref (self->desk);
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *values[G_N_ELEMENTS (parts)] = { NULL };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    g_ptr_array_add (names, tj_decision_dup_member (self->number, parts[i]));
  g_ptr_array_add (names, NULL);
  tj_panel_desk_set_members (desk, (const char * const *) names->pdata, values);
}

static void
certificate_chosen_cb (GObject      *object,
                       GAsyncResult *result,
                       gpointer      user_data)
{
  g_autoptr(TjPanelMember) self = user_data;
  g_autoptr(GFile) file = tj_file_picker_open_finish (result, NULL);
  g_autofree char *name = tj_decision_dup_member (self->number, "certificate");
  g_autofree char *fingerprint = NULL;
  g_autofree char *message = NULL;
  g_autoptr(TjTrust) certificates = NULL;
  g_autoptr(GError) error = NULL;

  if (file == NULL || self->desk == NULL)
    return;

  certificates = tj_trust_new_from_file (file, NULL, &error);
  if (certificates == NULL)
    message = g_strdup (error->message);
  else if (tj_trust_get_n_certificates (certificates) != 1)
    message = g_strdup (_("The file holds more or less than one certificate. Choose that of the "
                          "member alone."));
  else
    fingerprint = tj_trust_dup_fingerprint (certificates, 0);

  if (fingerprint != NULL)
    tj_panel_desk_set (self->desk, name, fingerprint);
  else
    g_signal_emit_by_name (self->desk, "problem", message);
}

static void
choose_cb (TjPanelMember *self)
{
  tj_file_picker_open_async (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                             TJ_FILE_PICKER_OPEN, _("Choose the Member’s Certificate"),
                             _("Certificates (PEM)"), "*.pem;*.crt;*.cer", NULL,
                             certificate_chosen_cb, g_object_ref (self));
}

static void
tj_panel_member_dispose (GObject *object)
{
  g_clear_object (&TJ_PANEL_MEMBER (object)->desk);

  G_OBJECT_CLASS (tj_panel_member_parent_class)->dispose (object);
}

static void
tj_panel_member_class_init (TjPanelMemberClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tj_panel_member_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, TEMPLATE);
  gtk_widget_class_bind_template_child (widget_class, TjPanelMember, name_row);
  gtk_widget_class_bind_template_child (widget_class, TjPanelMember, organisation_row);
  gtk_widget_class_bind_template_child (widget_class, TjPanelMember, role_row);
  gtk_widget_class_bind_template_child (widget_class, TjPanelMember, attendance_row);
  gtk_widget_class_bind_template_child (widget_class, TjPanelMember, certificate_row);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
  gtk_widget_class_bind_template_callback (widget_class, choose_cb);
}

static void
tj_panel_member_init (TjPanelMember *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tj_panel_member_new:
 * @desk: has a decision
 * @number: of the entry in the panel's list, from 1
 *
 * Returns: (transfer floating): a row
 */
TjPanelMember *
tj_panel_member_new (TjPanelDesk *desk,
                     guint        number)
{
  TjPanelMember *self = g_object_new (TJ_TYPE_PANEL_MEMBER, NULL);

  self->desk = g_object_ref (desk);
  self->number = number;
  bind (self);
  update (self);
  g_signal_connect_object (desk, "decided", G_CALLBACK (update), self, G_CONNECT_SWAPPED);

  return self;
}

guint
tj_panel_member_get_number (TjPanelMember *self)
{
  return self->number;
}

/**
 * tj_panel_member_commit:
 *
 * Keeps what is typed and not yet entered.
 */
void
tj_panel_member_commit (TjPanelMember *self)
{
  tj_decision_entry_commit (GTK_WIDGET (self->name_row));
  tj_decision_entry_commit (GTK_WIDGET (self->organisation_row));
}
