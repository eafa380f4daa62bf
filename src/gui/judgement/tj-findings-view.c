/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/judgement/tj-findings-view.h"

#include "gui/judgement/tj-finding-row.h"

struct _TjFindingsView
{
  TjSessionView parent_instance;

  GtkStack *stack;
  GtkListBox *list;
};

enum {
  FIELD_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TjFindingsView, tj_findings_view, TJ_TYPE_SESSION_VIEW)

static GtkWidget *
create_row (gpointer object,
            gpointer user_data)
{
  TjSessionView *view = user_data;

  return tj_finding_row_new (object, tj_session_view_get_session (view),
                             tj_session_view_get_item (view));
}

static void
row_activated_cb (TjFindingsView *self,
                  GtkListBoxRow  *row)
{
  TjFinding *finding = tj_finding_row_get_finding (TJ_FINDING_ROW (row));
  const char * const *fields = tj_finding_get_fields (finding);

  if (fields[0] != NULL)
    g_signal_emit (self, signals[FIELD_ACTIVATED], 0, fields[0]);
}

static void
tj_findings_view_item_set (TjSessionView *view,
                           TjRoundItem   *item)
{
  TjFindingsView *self = TJ_FINDINGS_VIEW (view);
  GListModel *findings = item != NULL ? tj_round_item_get_findings (item) : NULL;

  gtk_list_box_bind_model (self->list, findings, create_row, self, NULL);
  gtk_stack_set_visible_child_name (self->stack,
                                    findings != NULL && g_list_model_get_n_items (findings) > 0
                                      ? "list" : "empty");
}

static void
tj_findings_view_review_changed (TjSessionView *view,
                                 const char    *name)
{
  TjFindingsView *self = TJ_FINDINGS_VIEW (view);
  GtkListBoxRow *row;

  /* A correction of the form made other findings of it. */
  if (name != NULL && g_str_has_prefix (name, "correction."))
    tj_findings_view_item_set (view, tj_session_view_get_item (view));

  if (name != NULL && !g_str_has_prefix (name, "finding.") &&
      !g_str_has_prefix (name, "evidence.finding."))
    return;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    tj_finding_row_update (TJ_FINDING_ROW (row));
}

static void
tj_findings_view_dispose (GObject *object)
{
  TjFindingsView *self = TJ_FINDINGS_VIEW (object);

  if (self->list != NULL)
    gtk_list_box_bind_model (self->list, NULL, NULL, NULL, NULL);

  G_OBJECT_CLASS (tj_findings_view_parent_class)->dispose (object);
}

static void
tj_findings_view_class_init (TjFindingsViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  TjSessionViewClass *view_class = TJ_SESSION_VIEW_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tj_findings_view_dispose;
  view_class->item_set = tj_findings_view_item_set;
  view_class->review_changed = tj_findings_view_review_changed;

  signals[FIELD_ACTIVATED] =
    g_signal_new ("field-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/tanjian/Tanjian/ui/judgement/tj-findings-view.ui");
  gtk_widget_class_bind_template_child (widget_class, TjFindingsView, stack);
  gtk_widget_class_bind_template_child (widget_class, TjFindingsView, list);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
tj_findings_view_init (TjFindingsView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tj_findings_view_show_finding:
 * @key: of a finding of the current package
 *
 * Scrolls to it and moves the focus there.
 */
void
tj_findings_view_show_finding (TjFindingsView *self,
                               const char     *key)
{
  GtkListBoxRow *row;

  g_return_if_fail (TJ_IS_FINDINGS_VIEW (self));

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    {
      TjFinding *finding = tj_finding_row_get_finding (TJ_FINDING_ROW (row));

      if (g_str_equal (tj_finding_get_key (finding), key))
        gtk_widget_grab_focus (GTK_WIDGET (row));
    }
}
