/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/panel/tj-panel-meeting.h"

#include <glib/gi18n-lib.h>

#include "gui/panel/tj-decision-entry.h"
#include "gui/panel/tj-panel-members.h"
#include "gui/panel/tj-public-comment.h"

#define TEMPLATE "/org/tanjian/Tanjian/ui/panel/tj-panel-meeting.ui"
#define MAX_COMMENTS 999
/* So many gaps are told; the rest is a number. */
#define MAX_GAPS 12

struct _TjPanelMeeting
{
  AdwBin parent_instance;

  GtkLabel *gaps_label;
  GtkWidget *gaps_box;
  AdwEntryRow *title_row;
  AdwEntryRow *date_row;
  AdwEntryRow *place_row;
  AdwEntryRow *chair_row;
  AdwEntryRow *secretary_row;
  AdwEntryRow *remarks_row;
  AdwEntryRow *from_row;
  AdwEntryRow *until_row;
  TjPanelMembers *members;
  AdwPreferencesGroup *comments;

  TjPanelDesk *desk;
  GPtrArray *rows; /* of TjPublicComment */
};

G_DEFINE_FINAL_TYPE (TjPanelMeeting, tj_panel_meeting, ADW_TYPE_BIN)

static void
update_gaps (TjPanelMeeting *self)
{
  const TjDecision *decision = tj_panel_desk_get_decision (self->desk);
  g_auto(GStrv) gaps = decision != NULL ? tj_decision_list_gaps (decision) : NULL;
  g_autoptr(GString) text = g_string_new (NULL);
  const guint n = gaps != NULL ? g_strv_length (gaps) : 0;

  for (guint i = 0; i < MIN (n, MAX_GAPS); i++)
    g_string_append_printf (text, "%s• %s", i > 0 ? "\n" : "", gaps[i]);
  if (n > MAX_GAPS)
    {
      g_autofree char *more = g_strdup_printf (ngettext ("and %u more", "and %u more",
                                                         n - MAX_GAPS), n - MAX_GAPS);

      g_string_append_printf (text, "\n%s", more);
    }
  gtk_label_set_label (self->gaps_label, text->str);
  gtk_widget_set_visible (self->gaps_box, n > 0);
}

static void
fill_comments (TjPanelMeeting *self)
{
  const TjDecision *decision = tj_panel_desk_get_decision (self->desk);
  const guint n = decision != NULL ? tj_decision_count_comments (decision) : 0;

  while (self->rows->len > n)
    {
      adw_preferences_group_remove (self->comments,
                                    g_ptr_array_index (self->rows, self->rows->len - 1));
      g_ptr_array_remove_index (self->rows, self->rows->len - 1);
    }
  while (self->rows->len < n)
    {
      TjPublicComment *row = tj_public_comment_new (self->desk, self->rows->len + 1);

      adw_preferences_group_add (self->comments, GTK_WIDGET (row));
      g_ptr_array_add (self->rows, row);
    }
}

static void
changed_cb (TjPanelMeeting *self)
{
  const struct { AdwEntryRow *row; const char *name; } rows[] = {
    { self->title_row, "decision.title" },
    { self->date_row, "decision.date" },
    { self->place_row, "decision.place" },
    { self->chair_row, "decision.chair" },
    { self->secretary_row, "decision.secretary" },
    { self->remarks_row, "decision.remarks" },
    { self->from_row, "decision.publicity.from" },
    { self->until_row, "decision.publicity.until" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    tj_decision_entry_bind_text (GTK_EDITABLE (rows[i].row), self->desk, rows[i].name);

  /* They name packages, which may be others now. */
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->comments, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  fill_comments (self);
  update_gaps (self);
}

static void
decided_cb (TjPanelMeeting *self)
{
  fill_comments (self);
  update_gaps (self);
}

/* A comment is there once it has words; they are to be typed over. */
static void
add_comment_cb (TjPanelMeeting *self)
{
  const TjDecision *decision = tj_panel_desk_get_decision (self->desk);
  const guint n = decision != NULL ? tj_decision_count_comments (decision) : MAX_COMMENTS;
  g_autofree char *name = tj_decision_dup_comment (n + 1, "text");

  if (n < MAX_COMMENTS && tj_panel_desk_set (self->desk, name, _("New comment"))
      && self->rows->len == n + 1)
    adw_expander_row_set_expanded (g_ptr_array_index (self->rows, n), TRUE);
}

static void
tj_panel_meeting_dispose (GObject *object)
{
  TjPanelMeeting *self = TJ_PANEL_MEETING (object);

  g_clear_object (&self->desk);
  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (tj_panel_meeting_parent_class)->dispose (object);
}

static void
tj_panel_meeting_class_init (TjPanelMeetingClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (TJ_TYPE_PANEL_MEMBERS);
  G_OBJECT_CLASS (klass)->dispose = tj_panel_meeting_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, TEMPLATE);
  gtk_widget_class_bind_template_child (widget_class, TjPanelMeeting, gaps_label);
  gtk_widget_class_bind_template_child (widget_class, TjPanelMeeting, gaps_box);
  gtk_widget_class_bind_template_child (widget_class, TjPanelMeeting, title_row);
  gtk_widget_class_bind_template_child (widget_class, TjPanelMeeting, date_row);
  gtk_widget_class_bind_template_child (widget_class, TjPanelMeeting, place_row);
  gtk_widget_class_bind_template_child (widget_class, TjPanelMeeting, chair_row);
  gtk_widget_class_bind_template_child (widget_class, TjPanelMeeting, secretary_row);
  gtk_widget_class_bind_template_child (widget_class, TjPanelMeeting, remarks_row);
  gtk_widget_class_bind_template_child (widget_class, TjPanelMeeting, from_row);
  gtk_widget_class_bind_template_child (widget_class, TjPanelMeeting, until_row);
  gtk_widget_class_bind_template_child (widget_class, TjPanelMeeting, members);
  gtk_widget_class_bind_template_child (widget_class, TjPanelMeeting, comments);
  gtk_widget_class_bind_template_callback (widget_class, add_comment_cb);
}

static void
tj_panel_meeting_init (TjPanelMeeting *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->rows = g_ptr_array_new ();
}

/**
 * tj_panel_meeting_set_desk:
 * @desk: the sheets, once
 */
void
tj_panel_meeting_set_desk (TjPanelMeeting *self,
                           TjPanelDesk    *desk)
{
  self->desk = g_object_ref (desk);
  tj_panel_members_set_desk (self->members, desk);
  g_signal_connect_object (desk, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "decided", G_CALLBACK (decided_cb), self, G_CONNECT_SWAPPED);
}

/**
 * tj_panel_meeting_commit:
 *
 * Keeps what is typed and not yet entered.
 */
void
tj_panel_meeting_commit (TjPanelMeeting *self)
{
  AdwEntryRow * const rows[] = {
    self->title_row, self->date_row, self->place_row, self->chair_row, self->secretary_row,
    self->remarks_row, self->from_row, self->until_row,
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    tj_decision_entry_commit (GTK_WIDGET (rows[i]));
  for (guint i = 0; i < self->rows->len; i++)
    tj_public_comment_commit (g_ptr_array_index (self->rows, i));
  tj_panel_members_commit (self->members);
}
