/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/judgement/tj-findings-view.h"

#include <glib/gi18n-lib.h>

#include "core/checks/tj-check-runner.h"
#include "gui/judgement/tj-finding-row.h"

struct _TjFindingsView
{
  TjSessionView parent_instance;

  GtkWidget *empty_page;
  GtkListBox *list;
  GtkExpander *gaps_expander;
  GtkLabel *gaps_label;
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

/* What was not looked at is said, quietly: no finding is not the same as nothing wrong. */
static void
show_gaps (TjFindingsView *self,
           TjPackage      *package)
{
  TjSession *session = tj_session_view_get_session (TJ_SESSION_VIEW (self));
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(GListStore) gaps = NULL;
  g_autofree char *label = NULL;
  guint n_gaps = 0;

  if (package != NULL)
    {
      gaps = tj_check_list_gaps (package, tj_session_get_taxonomy (session));
      n_gaps = g_list_model_get_n_items (G_LIST_MODEL (gaps));
    }

  for (guint i = 0; i < n_gaps; i++)
    {
      g_autoptr(TjFinding) gap = g_list_model_get_item (G_LIST_MODEL (gaps), i);
      g_autofree char *message = tj_finding_dup_message (gap, tj_language_get_current ());

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", message);
    }

  label = g_strdup_printf (ngettext ("%u rule had nothing to go by",
                                     "%u rules had nothing to go by", n_gaps), n_gaps);
  gtk_expander_set_label (self->gaps_expander, label);
  gtk_label_set_label (self->gaps_label, text->str);
  gtk_widget_set_visible (GTK_WIDGET (self->gaps_expander), n_gaps > 0);
}

static void
tj_findings_view_item_set (TjSessionView *view,
                           TjRoundItem   *item)
{
  TjFindingsView *self = TJ_FINDINGS_VIEW (view);
  GListModel *findings = item != NULL ? tj_round_item_get_findings (item) : NULL;
  gboolean has_findings;

  gtk_list_box_bind_model (self->list, findings, create_row, self, NULL);
  has_findings = findings != NULL && g_list_model_get_n_items (findings) > 0;
  gtk_widget_set_visible (self->empty_page, !has_findings);
  gtk_widget_set_visible (GTK_WIDGET (self->list), has_findings);
  show_gaps (self, item != NULL ? tj_round_item_get_package (item) : NULL);
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
  gtk_widget_class_bind_template_child (widget_class, TjFindingsView, empty_page);
  gtk_widget_class_bind_template_child (widget_class, TjFindingsView, gaps_expander);
  gtk_widget_class_bind_template_child (widget_class, TjFindingsView, gaps_label);
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
