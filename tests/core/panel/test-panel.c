/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/panel/tj-panel.h"

static TjReview *
make_review (TjRubric   *rubric,
             const char *points,
             gboolean    has_conflict)
{
  TjReview *review = tj_review_new (rubric);
  GListModel *criteria = tj_rubric_get_criteria (rubric, TJ_REVIEW_SECOND);

  g_assert_true (tj_review_set (review, "stage", "second", NULL));
  if (has_conflict)
    g_assert_true (tj_review_set (review, "conflict", "declared", NULL));
  for (guint i = 0; i < g_list_model_get_n_items (criteria); i++)
    {
      g_autoptr(TjCriterion) criterion = g_list_model_get_item (criteria, i);
      g_autofree char *name = g_strdup_printf ("score.%s.points",
                                               tj_criterion_get_id (criterion));

      g_assert_true (tj_review_set (review, name, points, NULL));
    }

  return review;
}

static void
add (TjPanel    *panel,
     guint       item,
     const char *reviewer,
     const char *points,
     gboolean    has_conflict)
{
  g_autoptr(TjReview) review = make_review (panel->rubric, points, has_conflict);

  tj_panel_add_sheet (panel, item, tj_panel_add_reviewer (panel, reviewer, reviewer, NULL),
                      review, NULL);
}

/* Reviews at 4, 3 and, with a conflict, 5 points; nobody on the second package. */
static void
test_analyse (void)
{
  g_autoptr(TjRubric) rubric = tj_rubric_new_default ();
  g_autoptr(TjPanel) panel = tj_panel_new (rubric, TJ_REVIEW_SECOND);
  g_autoptr(TjPanelRule) rule = tj_panel_rule_new_default ("mean");
  g_autoptr(TjPanelAnalysis) analysis = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_cmpuint (tj_panel_add_item (panel, "x", "X"), ==, 0);
  g_assert_cmpuint (tj_panel_add_item (panel, "y", "Y"), ==, 1);
  g_assert_cmpuint (tj_panel_add_item (panel, "x", "X"), ==, 0);
  add (panel, 0, "a", "8", FALSE);
  add (panel, 0, "b", "6", FALSE);
  add (panel, 0, "c", "10", TRUE);
  g_assert_cmpuint (panel->reviewers->len, ==, 3);
  g_assert_nonnull (tj_panel_find_sheet (panel, 0, 2));
  g_assert_null (tj_panel_find_sheet (panel, 1, 0));

  analysis = tj_panel_analyse (panel, rule, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (analysis->result->items[0].n_sheets, ==, 2);
  g_assert_cmpfloat_with_epsilon (analysis->result->items[0].value, 3.5, 1e-12);
  g_assert_cmpint (analysis->result->items[1].state, ==, TJ_PANEL_NOT_REVIEWED);
  g_assert_cmpint (analysis->agreements[0].alpha[TJ_METRIC_INTERVAL].state, ==,
                   TJ_AGREEMENT_DEFINED);
  g_assert_cmpint (analysis->agreements[analysis->n_criteria].w.state, ==,
                   TJ_AGREEMENT_NOT_COMPLETE);
  g_assert_cmpfloat_with_epsilon (analysis->strictness->reviewers[0].effect, 0.5, 1e-9);
  g_assert_false (analysis->strictness->reviewers[2].known);
}

static void
test_nobody (void)
{
  g_autoptr(TjRubric) rubric = tj_rubric_new_default ();
  g_autoptr(TjPanel) panel = tj_panel_new (rubric, TJ_REVIEW_PRELIMINARY);
  g_autoptr(TjPanelRule) rule = tj_panel_rule_new_default ("trimmed");
  g_autoptr(TjPanelAnalysis) analysis = tj_panel_analyse (panel, rule, NULL);

  g_assert_nonnull (analysis);
  g_assert_cmpuint (analysis->result->n_items, ==, 0);
  g_assert_cmpint (analysis->agreements[0].alpha[0].state, ==, TJ_AGREEMENT_NO_PAIRS);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/panel/analyse", test_analyse);
  g_test_add_func ("/panel/nobody", test_nobody);

  return g_test_run ();
}
