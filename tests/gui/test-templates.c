/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <adwaita.h>

#include "gui/bureau/tj-ledger-dialog.h"
#include "gui/bureau/tj-pack-check-dialog.h"
#include "gui/bureau/tj-pack-dialog.h"
#include "gui/bureau/tj-status-dialog.h"
#include "gui/bureau/tj-terms-dialog.h"
#include "gui/dialogs/tj-chart-export-dialog.h"
#include "gui/dialogs/tj-choice-dialog.h"
#include "gui/dialogs/tj-countersign-dialog.h"
#include "gui/dialogs/tj-help-dialog.h"
#include "gui/dialogs/tj-matrix-dialog.h"
#include "gui/dialogs/tj-opinion-dialog.h"
#include "gui/dialogs/tj-password-dialog.h"
#include "gui/dialogs/tj-rounds-dialog.h"
#include "gui/dialogs/tj-sheet-summary.h"
#include "gui/judgement/tj-findings-view.h"
#include "gui/judgement/tj-opinion-view.h"
#include "gui/judgement/tj-placement-view.h"
#include "gui/judgement/tj-recalculation-view.h"
#include "gui/judgement/tj-scoring-view.h"
#include "gui/pages/tj-charts-page.h"
#include "gui/pages/tj-compare-page.h"
#include "gui/pages/tj-lessons-page.h"
#include "gui/pages/tj-panel-page.h"
#include "gui/pages/tj-review-page.h"
#include "gui/pages/tj-round-page.h"
#include "gui/pages/tj-welcome-page.h"
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
#include "gui/training/tj-calibration-view.h"
#include "gui/training/tj-class-dialog.h"
#include "gui/training/tj-comparison-view.h"
#include "gui/training/tj-exercise-view.h"
#include "gui/training/tj-replay-window.h"
#include "gui/widgets/tj-category-mark.h"
#include "gui/widgets/tj-chart-choices.h"
#include "gui/widgets/tj-chart-table.h"
#include "gui/widgets/tj-chart-view.h"
#include "gui/widgets/tj-late-page.h"
#include "gui/widgets/tj-ledger-table.h"
#include "gui/widgets/tj-tooltip.h"

/* Every part of the window can be made and unmade by itself, without a session. */

static void
test_finalize (gconstpointer data)
{
  GType type = GPOINTER_TO_SIZE (data);
  GtkWidget *widget = g_object_ref_sink (g_object_new (type, NULL));

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
    TJ_TYPE_CATEGORY_MARK,   TJ_TYPE_CHART_CHOICES,   TJ_TYPE_CHART_EXPORT_DIALOG,
    TJ_TYPE_CHART_TABLE,     TJ_TYPE_CHART_VIEW,
    TJ_TYPE_CHARTS_PAGE,     TJ_TYPE_CHOICE_DIALOG,   TJ_TYPE_FINDINGS_VIEW,
    TJ_TYPE_OPINION_VIEW,    TJ_TYPE_PASSWORD_DIALOG, TJ_TYPE_PLACEMENT_VIEW,
    TJ_TYPE_REVIEW_PAGE,     TJ_TYPE_ROUND_PAGE,      TJ_TYPE_SCORING_VIEW,
    TJ_TYPE_SHEET_SUMMARY,   TJ_TYPE_RECALCULATION_VIEW,
    TJ_TYPE_MATRIX_DIALOG,   TJ_TYPE_OPINION_DIALOG,  TJ_TYPE_WELCOME_PAGE,
    TJ_TYPE_HELP_DIALOG,
    TJ_TYPE_REPLAY_WINDOW,
    TJ_TYPE_STATUS_DIALOG,   TJ_TYPE_TERMS_DIALOG,
     TJ_TYPE_LEDGER_DIALOG,   TJ_TYPE_PACK_DIALOG,
    TJ_TYPE_PACK_CHECK_DIALOG,
    TJ_TYPE_LESSONS_PAGE,    TJ_TYPE_CALIBRATION_VIEW, TJ_TYPE_CLASS_DIALOG,
    TJ_TYPE_COMPARISON_VIEW, TJ_TYPE_EXERCISE_VIEW,   TJ_TYPE_LEDGER_TABLE,
    TJ_TYPE_COMPARE_PAGE,    TJ_TYPE_FILTER_BOX,      TJ_TYPE_NAME_CELL,
    TJ_TYPE_ROUND_LIST,      TJ_TYPE_ROUNDS_DIALOG,
    TJ_TYPE_LATE_PAGE,
    TJ_TYPE_CONSENSUS_ROW,   TJ_TYPE_COUNTERSIGN_DIALOG,
    TJ_TYPE_PANEL_CHARTS,    TJ_TYPE_PANEL_DISCUSSION, TJ_TYPE_PANEL_MEETING,
    TJ_TYPE_PANEL_PAGE,      TJ_TYPE_PANEL_TABLE,     TJ_TYPE_PUBLIC_COMMENT,
    TJ_TYPE_PANEL_MEMBER,    TJ_TYPE_PANEL_MEMBERS,
  };

  g_test_init (&argc, &argv, NULL);
  adw_init ();

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autofree char *path = g_strconcat ("/templates/", g_type_name (types[i]), NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (types[i]), test_finalize);
    }

  g_test_add_func ("/tooltip", test_tooltip);

  return g_test_run ();
}
