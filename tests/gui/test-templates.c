/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <adwaita.h>

#include "gui/bureau/tj-gate-dialog.h"
#include "gui/bureau/tj-ledger-dialog.h"
#include "gui/bureau/tj-opinion-sign-dialog.h"
#include "gui/bureau/tj-pack-check-dialog.h"
#include "gui/bureau/tj-pack-dialog.h"
#include "gui/bureau/tj-status-dialog.h"
#include "gui/bureau/tj-terms-dialog.h"
#include "gui/compare/tj-compare-table.h"
#include "gui/dialogs/tj-chart-export-dialog.h"
#include "gui/dialogs/tj-choice-dialog.h"
#include "gui/dialogs/tj-command-palette.h"
#include "gui/dialogs/tj-countersign-dialog.h"
#include "gui/dialogs/tj-help-dialog.h"
#include "gui/dialogs/tj-history-dialog.h"
#include "gui/dialogs/tj-matrix-dialog.h"
#include "gui/dialogs/tj-opinion-dialog.h"
#include "gui/dialogs/tj-password-dialog.h"
#include "gui/dialogs/tj-preferences.h"
#include "gui/dialogs/tj-rounds-dialog.h"
#include "gui/dialogs/tj-rubric-group.h"
#include "gui/dialogs/tj-sheet-summary.h"
#include "gui/dialogs/tj-sign-dialog.h"
#include "gui/dialogs/tj-verify-dialog.h"
#include "gui/evidence/tj-correction-editor.h"
#include "gui/evidence/tj-evidence-pane.h"
#include "gui/evidence/tj-file-view.h"
#include "gui/evidence/tj-form-row.h"
#include "gui/evidence/tj-form-section.h"
#include "gui/evidence/tj-form-view.h"
#include "gui/evidence/tj-package-find.h"
#include "gui/evidence/tj-page-thumbnails.h"
#include "gui/evidence/tj-page-view.h"
#include "gui/evidence/tj-page-widget.h"
#include "gui/evidence/tj-recognition-bar.h"
#include "gui/evidence/tj-words-view.h"
#include "gui/judgement/tj-arithmetic-box.h"
#include "gui/judgement/tj-arithmetic-row.h"
#include "gui/judgement/tj-criterion-row.h"
#include "gui/judgement/tj-entry-editor.h"
#include "gui/judgement/tj-entry-row.h"
#include "gui/judgement/tj-figure-row.h"
#include "gui/judgement/tj-finding-row.h"
#include "gui/judgement/tj-findings-view.h"
#include "gui/judgement/tj-opinion-view.h"
#include "gui/judgement/tj-placement-view.h"
#include "gui/judgement/tj-rank-row.h"
#include "gui/judgement/tj-recalculation-view.h"
#include "gui/judgement/tj-scoring-view.h"
#include "gui/pages/tj-charts-page.h"
#include "gui/pages/tj-compare-page.h"
#include "gui/pages/tj-declaration-page.h"
#include "gui/pages/tj-lessons-page.h"
#include "gui/pages/tj-panel-page.h"
#include "gui/pages/tj-review-page.h"
#include "gui/pages/tj-round-page.h"
#include "gui/pages/tj-silent-button.h"
#include "gui/pages/tj-welcome-page.h"
#include "gui/panel/tj-assign-dialog.h"
#include "gui/panel/tj-assigned-row.h"
#include "gui/panel/tj-consensus-row.h"
#include "gui/panel/tj-panel-charts.h"
#include "gui/panel/tj-panel-discussion.h"
#include "gui/panel/tj-panel-meeting.h"
#include "gui/panel/tj-panel-member.h"
#include "gui/panel/tj-panel-members.h"
#include "gui/panel/tj-panel-table.h"
#include "gui/panel/tj-public-comment.h"
#include "gui/round/tj-filter-box.h"
#include "gui/round/tj-name-cell.h"
#include "gui/round/tj-round-list.h"
#include "gui/tj-window.h"
#include "gui/tour/tj-tour-popover.h"
#include "gui/training/tj-calibration-view.h"
#include "gui/training/tj-class-dialog.h"
#include "gui/training/tj-comparison-view.h"
#include "gui/training/tj-difference-row.h"
#include "gui/training/tj-exercise-view.h"
#include "gui/training/tj-presenter-window.h"
#include "gui/training/tj-replay-window.h"
#include "gui/training/tj-teaching-dialog.h"
#include "gui/widgets/tj-category-mark.h"
#include "gui/widgets/tj-chart-choices.h"
#include "gui/widgets/tj-chart-table.h"
#include "gui/widgets/tj-chart-view.h"
#include "gui/widgets/tj-evidence-links.h"
#include "gui/widgets/tj-find-bar.h"
#include "gui/widgets/tj-late-page.h"
#include "gui/widgets/tj-ledger-table.h"
#include "gui/widgets/tj-place-switcher.h"
#include "gui/widgets/tj-session-view.h"
#include "gui/widgets/tj-taxonomy-row.h"
#include "gui/widgets/tj-tooltip.h"

/* Every part of the window can be made and unmade by itself, without a session, and tells of its
 * properties once when they change. tests/style/check-widgets.py holds this list to be whole. */

static void
count_cb (guint *n_notified)
{
  (*n_notified)++;
}

/* Another value than the one it has, where the kind of property has one. */
static gboolean
change (GParamSpec *pspec,
        GValue     *value)
{
  if (G_VALUE_HOLDS_BOOLEAN (value))
    g_value_set_boolean (value, !g_value_get_boolean (value));
  else if (G_VALUE_HOLDS_STRING (value))
    g_value_set_string (value, "expert");
  else if (G_VALUE_HOLDS_UINT (value))
    g_value_set_uint (value, g_value_get_uint (value) == 1 ? 0 : 1);
  else
    return FALSE;

  /* What the property does not take, it has not to tell of. */
  return !g_param_value_validate (pspec, value);
}

static void
check_property (GtkWidget  *widget,
                GParamSpec *pspec)
{
  g_autofree char *signal = g_strconcat ("notify::", pspec->name, NULL);
  g_auto(GValue) value = G_VALUE_INIT;
  guint n_notified = 0;

  if (pspec->flags & G_PARAM_CONSTRUCT_ONLY || !(pspec->flags & G_PARAM_READABLE))
    return;

  g_value_init (&value, pspec->value_type);
  g_object_get_property (G_OBJECT (widget), pspec->name, &value);
  if (!(pspec->flags & G_PARAM_WRITABLE))
    return;

  g_signal_connect_swapped (widget, signal, G_CALLBACK (count_cb), &n_notified);
  if (pspec->flags & G_PARAM_EXPLICIT_NOTIFY)
    {
      g_object_set_property (G_OBJECT (widget), pspec->name, &value);
      g_assert_cmpuint (n_notified, ==, 0);
    }

  if (change (pspec, &value))
    {
      g_auto(GValue) taken = G_VALUE_INIT;

      g_object_set_property (G_OBJECT (widget), pspec->name, &value);
      g_value_init (&taken, pspec->value_type);
      g_object_get_property (G_OBJECT (widget), pspec->name, &taken);
      g_assert_cmpuint (n_notified, ==, g_param_values_cmp (pspec, &value, &taken) == 0 ? 1 : 0);
    }
  g_signal_handlers_disconnect_by_data (widget, &n_notified);
}

static void
test_widget (gconstpointer data)
{
  GType type = GPOINTER_TO_SIZE (data);
  GtkWidget *widget = g_object_ref_sink (g_object_new (type, NULL));
  g_autofree GParamSpec **properties = NULL;
  guint n_properties;

  properties = g_object_class_list_properties (G_OBJECT_GET_CLASS (widget), &n_properties);
  for (guint i = 0; i < n_properties; i++)
    {
      if (properties[i]->owner_type == type)
        check_property (widget, properties[i]);
    }

  /* GTK keeps windows until they are destroyed. */
  if (GTK_IS_WINDOW (widget))
    gtk_window_destroy (GTK_WINDOW (widget));

  g_assert_finalize_object (widget);
}

/* In a window and before it is in one; it stays as visible as it was. */
static void
test_tooltip (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *label = gtk_label_new (NULL);

  tj_tooltip_set (label, "一");
  g_assert_cmpstr (gtk_widget_get_tooltip_text (label), ==, "一");
  g_assert_true (gtk_widget_get_visible (label));

  gtk_window_set_child (GTK_WINDOW (window), label);
  tj_tooltip_set (label, "二");
  g_assert_cmpstr (gtk_widget_get_tooltip_text (label), ==, "二");
  gtk_widget_set_visible (label, FALSE);
  tj_tooltip_set (label, NULL);
  g_assert_null (gtk_widget_get_tooltip_text (label));
  g_assert_false (gtk_widget_get_has_tooltip (label));
  g_assert_false (gtk_widget_get_visible (label));
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int   argc,
      char *argv[])
{
  GType types[] = {
    TJ_TYPE_ARITHMETIC_BOX, TJ_TYPE_ARITHMETIC_ROW, TJ_TYPE_ASSIGNED_ROW, TJ_TYPE_ASSIGN_DIALOG,
    TJ_TYPE_CALIBRATION_VIEW, TJ_TYPE_CATEGORY_MARK, TJ_TYPE_CHARTS_PAGE, TJ_TYPE_CHART_CHOICES,
    TJ_TYPE_CHART_EXPORT_DIALOG, TJ_TYPE_CHART_TABLE, TJ_TYPE_CHART_VIEW, TJ_TYPE_CHOICE_DIALOG,
    TJ_TYPE_CLASS_DIALOG, TJ_TYPE_COMMAND_PALETTE, TJ_TYPE_COMPARE_PAGE, TJ_TYPE_COMPARE_TABLE,
    TJ_TYPE_COMPARISON_VIEW, TJ_TYPE_CONSENSUS_ROW, TJ_TYPE_CORRECTION_EDITOR,
    TJ_TYPE_COUNTERSIGN_DIALOG, TJ_TYPE_CRITERION_ROW, TJ_TYPE_DECLARATION_PAGE,
    TJ_TYPE_DIFFERENCE_ROW, TJ_TYPE_ENTRY_EDITOR, TJ_TYPE_ENTRY_ROW, TJ_TYPE_EVIDENCE_LINKS,
    TJ_TYPE_EVIDENCE_PANE, TJ_TYPE_EXERCISE_VIEW, TJ_TYPE_FIGURE_ROW, TJ_TYPE_FILE_VIEW,
    TJ_TYPE_FILTER_BOX, TJ_TYPE_FINDINGS_VIEW, TJ_TYPE_FINDING_ROW, TJ_TYPE_FIND_BAR,
    TJ_TYPE_FORM_ROW, TJ_TYPE_FORM_SECTION, TJ_TYPE_FORM_VIEW, TJ_TYPE_GATE_DIALOG,
    TJ_TYPE_HELP_DIALOG,
    TJ_TYPE_HISTORY_DIALOG, TJ_TYPE_LATE_PAGE, TJ_TYPE_LEDGER_DIALOG, TJ_TYPE_LEDGER_TABLE,
    TJ_TYPE_LESSONS_PAGE, TJ_TYPE_MATRIX_DIALOG, TJ_TYPE_NAME_CELL, TJ_TYPE_OPINION_DIALOG,
    TJ_TYPE_OPINION_SIGN_DIALOG, TJ_TYPE_OPINION_VIEW, TJ_TYPE_PACKAGE_FIND,
    TJ_TYPE_PACK_CHECK_DIALOG, TJ_TYPE_PACK_DIALOG, TJ_TYPE_PAGE_THUMBNAILS, TJ_TYPE_PAGE_VIEW,
    TJ_TYPE_PAGE_WIDGET, TJ_TYPE_PANEL_CHARTS, TJ_TYPE_PANEL_DISCUSSION, TJ_TYPE_PANEL_MEETING,
    TJ_TYPE_PANEL_MEMBER, TJ_TYPE_PANEL_MEMBERS, TJ_TYPE_PANEL_PAGE, TJ_TYPE_PANEL_TABLE,
    TJ_TYPE_PASSWORD_DIALOG, TJ_TYPE_PLACEMENT_VIEW, TJ_TYPE_PLACE_SWITCHER, TJ_TYPE_PREFERENCES,
    TJ_TYPE_PRESENTER_WINDOW, TJ_TYPE_PUBLIC_COMMENT, TJ_TYPE_RANK_ROW,
    TJ_TYPE_RECALCULATION_VIEW, TJ_TYPE_RECOGNITION_BAR, TJ_TYPE_REPLAY_WINDOW,
    TJ_TYPE_REVIEW_PAGE, TJ_TYPE_ROUNDS_DIALOG, TJ_TYPE_ROUND_LIST, TJ_TYPE_ROUND_PAGE,
    TJ_TYPE_RUBRIC_GROUP, TJ_TYPE_SCORING_VIEW, TJ_TYPE_SESSION_VIEW, TJ_TYPE_SHEET_SUMMARY,
    TJ_TYPE_SIGN_DIALOG, TJ_TYPE_SILENT_BUTTON, TJ_TYPE_STATUS_DIALOG, TJ_TYPE_TAXONOMY_ROW,
    TJ_TYPE_TEACHING_DIALOG, TJ_TYPE_TERMS_DIALOG, TJ_TYPE_TOUR_POPOVER, TJ_TYPE_VERIFY_DIALOG,
    TJ_TYPE_WELCOME_PAGE, TJ_TYPE_WINDOW, TJ_TYPE_WORDS_VIEW,
  };

  g_test_init (&argc, &argv, NULL);
  adw_init ();

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autofree char *path = g_strconcat ("/templates/", g_type_name (types[i]), NULL);

      /* What others derive from is tried in them. */
      if (G_TYPE_IS_ABSTRACT (types[i]))
        continue;
      g_test_add_data_func (path, GSIZE_TO_POINTER (types[i]), test_widget);
    }

  g_test_add_func ("/tooltip", test_tooltip);

  return g_test_run ();
}
