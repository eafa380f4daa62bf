/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/judgement/tj-findings-view.h"

#include <glib/gi18n-lib.h>

#include "core/checks/tj-check-runner.h"
#include "gui/judgement/tj-finding-row.h"

/* Rows are dear and few are read: they are made in batches, as far as the reader has come. In a
 * round of many packages that say the same, there is a finding for each of them. */
#define N_FIRST_ROWS 20
#define N_MORE_ROWS 10

struct _TjFindingsView
{
  TjSessionView parent_instance;

  GtkWidget *empty_page;
  GtkScrolledWindow *scrolled_window;
  GtkListBox *list;
  GtkSliceListModel *shown;
  GtkButton *more_button;
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

static guint
count_findings (TjFindingsView *self)
{
  GListModel *findings = gtk_slice_list_model_get_model (self->shown);

  return findings != NULL ? g_list_model_get_n_items (findings) : 0;
}

static void
update_list (TjFindingsView *self)
{
  guint n_findings = count_findings (self);
  guint n_shown = MIN (n_findings, gtk_slice_list_model_get_size (self->shown));
  g_autofree char *label = NULL;

  /* Translators: on a button; %u counts the findings that are not shown yet */
  label = g_strdup_printf (ngettext ("Show %u More Finding", "Show %u More Findings",
                                     n_findings - n_shown), n_findings - n_shown);
  gtk_button_set_label (self->more_button, label);
  gtk_widget_set_visible (GTK_WIDGET (self->more_button), n_findings > n_shown);
  gtk_widget_set_visible (self->empty_page, n_findings == 0);
  gtk_widget_set_visible (GTK_WIDGET (self->list), n_findings > 0);
}

static void
show_more (TjFindingsView *self)
{
  guint size = gtk_slice_list_model_get_size (self->shown);

  if (size >= count_findings (self))
    return;

  gtk_slice_list_model_set_size (self->shown, size + N_MORE_ROWS);
  update_list (self);
}

/* Focus goes on where the rows went on, and not to the top again. */
static void
more_clicked_cb (TjFindingsView *self)
{
  guint n_before = gtk_slice_list_model_get_size (self->shown);
  GtkListBoxRow *row;

  show_more (self);
  row = gtk_list_box_get_row_at_index (self->list, n_before);
  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

/* Half a page ahead of the reader. */
static void
scrolled_cb (TjFindingsView *self)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scrolled_window);
  double page = gtk_adjustment_get_page_size (adjustment);
  double left = gtk_adjustment_get_upper (adjustment) - page
                - gtk_adjustment_get_value (adjustment);

  if (gtk_adjustment_get_value (adjustment) > 0 && left < page / 2)
    show_more (self);
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
  GListModel *before = gtk_slice_list_model_get_model (self->shown);
  GListModel *findings = item != NULL ? tj_round_item_get_findings (item) : NULL;

  if (before != NULL)
    g_signal_handlers_disconnect_by_func (before, update_list, self);

  /* The rows are the item's own, so that none may outlive it in the list. */
  gtk_list_box_bind_model (self->list, NULL, NULL, NULL, NULL);
  gtk_slice_list_model_set_size (self->shown, N_FIRST_ROWS);
  gtk_slice_list_model_set_model (self->shown, findings);
  gtk_list_box_bind_model (self->list, G_LIST_MODEL (self->shown), create_row, self, NULL);

  if (findings != NULL)
    g_signal_connect_object (findings, "items-changed", G_CALLBACK (update_list), self,
                             G_CONNECT_SWAPPED);
  update_list (self);
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
  g_clear_object (&self->shown);

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
  gtk_widget_class_bind_template_child (widget_class, TjFindingsView, scrolled_window);
  gtk_widget_class_bind_template_child (widget_class, TjFindingsView, more_button);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, more_clicked_cb);
}

static void
tj_findings_view_init (TjFindingsView *self)
{
  GtkAdjustment *adjustment;

  self->shown = gtk_slice_list_model_new (NULL, 0, N_FIRST_ROWS);
  gtk_widget_init_template (GTK_WIDGET (self));
  adjustment = gtk_scrolled_window_get_vadjustment (self->scrolled_window);
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (scrolled_cb), self,
                           G_CONNECT_SWAPPED);
}

/* Makes the rows down to the finding with that key; returns where it is, or -1. */
static int
reach_finding (TjFindingsView *self,
               const char     *key)
{
  GListModel *findings = gtk_slice_list_model_get_model (self->shown);
  guint n_findings = count_findings (self);

  for (guint i = 0; i < n_findings; i++)
    {
      g_autoptr(TjFinding) finding = g_list_model_get_item (findings, i);

      if (!g_str_equal (tj_finding_get_key (finding), key))
        continue;

      if (i >= gtk_slice_list_model_get_size (self->shown))
        gtk_slice_list_model_set_size (self->shown, i + N_MORE_ROWS);
      update_list (self);
      return i;
    }

  return -1;
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
  int position;

  g_return_if_fail (TJ_IS_FINDINGS_VIEW (self));

  position = reach_finding (self, key);
  if (position >= 0)
    gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, position)));
}
