/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/panel/tj-robustness.h"

#include <math.h>
#include <string.h>

/* Half points of criteria in a row: “9” 4.5, “a” 5, “.” nothing. One string a sheet. */
typedef struct
{
  guint item;
  guint reviewer;
  const char *scores;
} Sheet;

typedef struct
{
  TjScoreMatrix *matrix;
  TjPanelRule *rule;
  TjPanelScorer *scorer;
} Panel;

static void
panel_clear (Panel *panel)
{
  tj_panel_scorer_free (panel->scorer);
  tj_panel_rule_free (panel->rule);
  tj_score_matrix_free (panel->matrix);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Panel, panel_clear)

static Panel
make_panel (const char   *rule,
            const double *weights,
            const Sheet  *sheets,
            guint         n_sheets)
{
  Panel panel = { NULL, tj_panel_rule_new_default (rule) };
  const guint n_criteria = n_sheets > 0 ? strlen (sheets[0].scores) : 1;
  guint n_items = 0;
  guint n_reviewers = 0;

  for (guint i = 0; i < n_sheets; i++)
    {
      n_items = MAX (n_items, sheets[i].item + 1);
      n_reviewers = MAX (n_reviewers, sheets[i].reviewer + 1);
    }

  panel.matrix = tj_score_matrix_new (n_items, n_reviewers, n_criteria);
  for (guint i = 0; i < n_sheets; i++)
    {
      for (guint c = 0; c < n_criteria; c++)
        {
          if (sheets[i].scores[c] != '.')
            tj_score_matrix_set (panel.matrix, sheets[i].item, sheets[i].reviewer, c,
                                 g_ascii_xdigit_value (sheets[i].scores[c]));
        }
    }
  panel.scorer = tj_panel_scorer_new (panel.matrix, panel.rule, weights, NULL);

  return panel;
}

#define NEAR(value, expected) g_assert_cmpfloat_with_epsilon (value, expected, 1e-9)

/* Totals at weight w of the first criterion: A = 1 + 4w, B = 2.5 + 0.5w, C = 4.5 − 3.5w.
 * A and B meet at 3/7, A and C at 7/15, B and C at 1/2. At 0.6: A 3.4, B 2.8, C 2.4. */
static const Sheet lines[] = { { 0, 0, "a2" }, { 1, 0, "65" }, { 2, 0, "29" } };
static const double six_to_four[] = { 0.6, 0.4 };

static void
test_sensitivity (void)
{
  g_auto(Panel) panel = make_panel ("mean", six_to_four, lines, 3);
  g_autoptr(TjWeightSensitivity) result = tj_weight_sensitivity_new (panel.scorer, 0, 1);
  const TjCrossover *crossovers = (const TjCrossover *) result->crossovers->data;

  NEAR (result->current, 0.6);
  g_assert_cmpuint (result->n_crossovers, ==, 3);
  NEAR (crossovers[0].weight, 3.0 / 7);
  g_assert_cmpuint (crossovers[0].first, ==, 1);
  g_assert_cmpuint (crossovers[0].second, ==, 0);
  NEAR (crossovers[1].weight, 7.0 / 15);
  g_assert_cmpuint (crossovers[1].first, ==, 2);
  NEAR (crossovers[2].weight, 0.5);
  NEAR (result->order.low, 0.5);
  NEAR (result->order.high, 1);
  NEAR (result->top.low, 7.0 / 15);
  NEAR (result->top.high, 1);
  g_assert_true (result->is_top_clear);
  g_assert_true (result->in_top[0] && !result->in_top[1] && !result->in_top[2]);
  NEAR (result->own[0].low, 7.0 / 15);
  NEAR (result->own[1].low, 0);
  NEAR (result->own[1].high, 1);
  NEAR (result->own[2].low, 7.0 / 15);
  NEAR (result->points[1000], 5);
  NEAR (result->points[0], 1);
  /* It leaves the weights as they were. */
  NEAR (tj_panel_scorer_get_weights (panel.scorer)[0], 0.6);
}

/* D has no score of the first criterion: 3 at every weight but 1, where it has no total. It
 * meets A = 1 + 4w at 1/2. */
static void
test_sensitivity_gap (void)
{
  static const Sheet sheets[] = { { 0, 0, "a2" }, { 1, 0, ".6" } };
  g_auto(Panel) panel = make_panel ("mean", six_to_four, sheets, 2);
  g_autoptr(TjWeightSensitivity) result = tj_weight_sensitivity_new (panel.scorer, 0, 1);

  g_assert_cmpuint (result->n_crossovers, ==, 1);
  NEAR (g_array_index (result->crossovers, TjCrossover, 0).weight, 0.5);
  g_assert_false (result->known[2 * (TJ_SWEEP_STEPS + 1) - 1]);
  g_assert_true (result->known[2 * (TJ_SWEEP_STEPS + 1) - 2]);
  NEAR (result->top.low, 0.5);
}

/* Equal everywhere there is nothing to lose; equal only here there is no order to keep. */
static void
test_sensitivity_ties (void)
{
  static const Sheet same[] = { { 0, 0, "66" }, { 1, 0, "66" } };
  static const Sheet touching[] = { { 0, 0, "a2" }, { 1, 0, "2a" } };
  static const double half[] = { 0.5, 0.5 };
  g_auto(Panel) a = make_panel ("mean", half, same, 2);
  g_auto(Panel) b = make_panel ("mean", half, touching, 2);
  g_autoptr(TjWeightSensitivity) level = tj_weight_sensitivity_new (a.scorer, 0, 1);
  g_autoptr(TjWeightSensitivity) tie = tj_weight_sensitivity_new (b.scorer, 0, 1);

  g_assert_cmpuint (level->n_crossovers, ==, 0);
  NEAR (level->order.low, 0);
  NEAR (level->order.high, 1);
  g_assert_false (level->is_top_clear);

  NEAR (tie->order.low, 0.5);
  NEAR (tie->order.high, 0.5);
  g_assert_false (tie->is_top_clear);
  NEAR (tie->top.low, 0.5);
}

static void
test_sweep (void)
{
  static const double weights[] = { 0.5, 0.3, 0.2 };
  static const double all[] = { 1, 0, 0 };
  double swept[3];

  tj_weight_sweep (weights, 3, 0, 0, swept);
  NEAR (swept[0], 0);
  NEAR (swept[1], 0.6);
  NEAR (swept[2], 0.4);
  tj_weight_sweep (all, 3, 0, 0.5, swept);
  NEAR (swept[1], 0.25);
  tj_weight_sweep (weights, 1, 0, 0.2, swept);
  NEAR (swept[0], 1);
}

static TjRankAcceptability *
draw (Panel                        *panel,
      const TjAcceptabilityOptions *options)
{
  return tj_rank_acceptability_new (panel->scorer, NULL, options);
}

/* A first where 4w > 2 (1 − w), which is w > 1/3: two of three weightings. */
static void
test_draw_weights (void)
{
  static const Sheet sheets[] = { { 0, 0, "80" }, { 1, 0, "04" } };
  static const double half[] = { 0.5, 0.5 };
  TjAcceptabilityOptions options = { TJ_WEIGHTS_ANY, 0, 0, FALSE, 100000, 7, 1 };
  g_auto(Panel) panel = make_panel ("mean", half, sheets, 2);
  g_autoptr(TjRankAcceptability) once = draw (&panel, &options);
  g_autoptr(TjRankAcceptability) again = draw (&panel, &options);
  g_autoptr(TjRankAcceptability) other = NULL;

  g_assert_cmpuint (once->items[0].n_defined, ==, 100000);
  g_assert_cmpfloat_with_epsilon (once->items[0].top, 2.0 / 3, 0.006);
  g_assert_cmpfloat_with_epsilon (once->items[0].expected, 4.0 / 3, 0.006);
  g_assert_cmpuint (once->items[0].low, ==, 1);
  g_assert_cmpuint (once->items[0].high, ==, 2);
  g_assert_cmpuint (once->items[0].counts[0], ==, again->items[0].counts[0]);
  g_assert_cmpuint (once->items[0].counts[0], ==, once->items[1].counts[1]);
  g_assert_cmpuint (once->by_expected[0], ==, 0);

  options.seed = 8;
  other = draw (&panel, &options);
  g_assert_cmpuint (once->items[0].counts[0], !=, other->items[0].counts[0]);

  /* Weights within a tenth of their own never reach a third. */
  options.weights = TJ_WEIGHTS_NEAR;
  options.weight_spread = 0.1;
  g_clear_pointer (&other, tj_rank_acceptability_free);
  other = draw (&panel, &options);
  g_assert_cmpuint (other->items[0].counts[0], ==, 100000);
}

/* 3 and 3.25 with a quarter either way: the difference of two even draws lies above 0.25 in
 * one of eight. */
static void
test_draw_scores (void)
{
  static const Sheet sheets[] = {
    { 0, 0, "6" }, { 0, 1, "6" }, { 1, 0, "6" }, { 1, 1, "7" },
  };
  static const double one[] = { 1 };
  TjAcceptabilityOptions options = { TJ_WEIGHTS_AS_GIVEN, 0, 0, FALSE, 100000, 3, 1 };
  g_auto(Panel) panel = make_panel ("mean", one, sheets, 4);
  g_autoptr(TjRankAcceptability) certain = draw (&panel, &options);
  g_autoptr(TjRankAcceptability) uncertain = NULL;
  double expected = 0;

  g_assert_cmpuint (certain->items[1].counts[0], ==, 100000);

  /* The mean of four evenly drawn numbers of half a point must pass 0.25: the sum of four of
   * ±1, Irwin and Hall's, above 1 at a spread of 0.5. P (S > 1) of S in ±4 is that of a sum of
   * four in 0 to 1 above 2.5: 1 − F (2.5) = F (1.5) = (1.5⁴ − 4 · 0.5⁴) / 24 = 0.200521. */
  options.score_spread = 0.5;
  expected = (pow (1.5, 4) - 4 * pow (0.5, 4)) / 24;
  uncertain = draw (&panel, &options);
  g_assert_cmpfloat_with_epsilon (uncertain->items[0].top, expected, 0.006);
}

/* A has 2 and 4, drawn anew 2, 3, 3 or 4; B 2.5 always: A is ahead in three of four. */
static void
test_draw_reviewers (void)
{
  static const Sheet sheets[] = {
    { 0, 0, "4" }, { 0, 1, "8" }, { 1, 0, "5" }, { 1, 1, "5" },
  };
  static const double one[] = { 1 };
  static const char * const rules[] = { "mean", "median" };
  TjAcceptabilityOptions options = { TJ_WEIGHTS_AS_GIVEN, 0, 0, TRUE, 100000, 11, 1 };

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      g_auto(Panel) panel = make_panel (rules[i], one, sheets, 4);
      g_autoptr(TjRankAcceptability) result = draw (&panel, &options);

      g_assert_cmpfloat_with_epsilon (result->items[0].top, 0.75, 0.006);
    }
}

/* Equals share the better rank, so that no item gains by its place in the list. */
static void
test_draw_ties (void)
{
  static const Sheet sheets[] = { { 0, 0, "66" }, { 1, 0, "66" }, { 2, 0, "44" }, { 3, 0, ".." } };
  static const double half[] = { 0.5, 0.5 };
  TjAcceptabilityOptions options = { TJ_WEIGHTS_AS_GIVEN, 0, 0, FALSE, 500, 1, 2 };
  g_auto(Panel) panel = make_panel ("mean", half, sheets, 4);
  g_autoptr(TjRankAcceptability) result = draw (&panel, &options);

  g_assert_cmpuint (result->n_ranked, ==, 3);
  g_assert_cmpuint (result->items[0].counts[0], ==, 500);
  g_assert_cmpuint (result->items[1].counts[0], ==, 500);
  g_assert_cmpuint (result->items[2].counts[2], ==, 500);
  g_assert_cmpuint (result->items[3].n_defined, ==, 0);
  g_assert_cmpuint (result->by_expected[3], ==, 3);
}

/* Reviewer 0 alone holds item 0 above item 1; item 2 is far below in any case. */
static void
test_leave_one_out (void)
{
  static const Sheet sheets[] = {
    { 0, 0, "aa" }, { 0, 1, "66" }, { 1, 0, "66" }, { 1, 1, "88" }, { 2, 0, "00" }, { 2, 1, "00" },
  };
  static const double half[] = { 0.5, 0.5 };
  TjAcceptabilityOptions options = { TJ_WEIGHTS_AS_GIVEN, 0, 0, FALSE, 100, 1, 1 };
  g_auto(Panel) panel = make_panel ("mean", half, sheets, 6);
  g_autoptr(TjRobustness) result = tj_robustness_new (panel.scorer, NULL, &options);

  /* 4, 3.5, 0; without reviewer 0: 3, 4, 0. */
  g_assert_cmpuint (result->ranks[0], ==, 1);
  g_assert_cmpuint (result->ranks_without[0], ==, 2);
  g_assert_cmpuint (result->ranks_without[1], ==, 1);
  g_assert_cmpuint (result->ranks_without[3], ==, 1);
  g_assert_true (result->items[0].is_in);
  g_assert_cmpint (result->items[0].verdict, ==, TJ_TOP_DEPENDS);
  g_assert_cmpuint (result->items[0].reviewers->len, ==, 1);
  g_assert_cmpuint (g_array_index (result->items[0].reviewers, guint, 0), ==, 0);
  g_assert_cmpint (result->items[1].verdict, ==, TJ_TOP_DEPENDS);
  g_assert_cmpint (result->items[2].verdict, ==, TJ_TOP_SAFE_OUT);
  g_assert_cmpint (result->items[2].criterion, ==, -1);
}

/* Any weighting draws; A of the lines is first at 0.6 and not below 7/15 of the first weight. */
static void
test_depends_on_weight (void)
{
  TjAcceptabilityOptions options = { TJ_WEIGHTS_ANY, 0, 0, FALSE, 1000, 1, 1 };
  g_auto(Panel) panel = make_panel ("mean", six_to_four, lines, 3);
  g_autoptr(TjRobustness) result = tj_robustness_new (panel.scorer, NULL, &options);

  g_assert_cmpint (result->items[0].verdict, ==, TJ_TOP_DEPENDS);
  g_assert_cmpint (result->items[0].criterion, ==, 0);
  NEAR (result->items[0].weight, 7.0 / 15);
  g_assert_cmpint (result->items[1].criterion, ==, -1);
}

static void
test_nothing (void)
{
  static const Sheet sheets[] = { { 0, 0, ".." }, { 1, 0, ".." } };
  static const double half[] = { 0.5, 0.5 };
  TjAcceptabilityOptions options;
  g_auto(Panel) panel = make_panel ("trimmed", half, sheets, 2);
  g_auto(Panel) empty = make_panel ("mean", half, sheets, 0);
  g_autoptr(TjRobustness) result = NULL;
  g_autoptr(TjRobustness) none = NULL;

  tj_acceptability_options_init (&options);
  options.n_draws = 10;
  result = tj_robustness_new (panel.scorer, NULL, &options);
  none = tj_robustness_new (empty.scorer, NULL, &options);
  g_assert_cmpuint (result->acceptability->n_ranked, ==, 0);
  g_assert_cmpint (result->items[0].verdict, ==, TJ_TOP_NOT_RANKED);
  g_assert_cmpuint (result->ranks[0], ==, 0);
  g_assert_cmpuint (none->n_items, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/robustness/sensitivity", test_sensitivity);
  g_test_add_func ("/robustness/sensitivity-gap", test_sensitivity_gap);
  g_test_add_func ("/robustness/sensitivity-ties", test_sensitivity_ties);
  g_test_add_func ("/robustness/sweep", test_sweep);
  g_test_add_func ("/robustness/draw-weights", test_draw_weights);
  g_test_add_func ("/robustness/draw-scores", test_draw_scores);
  g_test_add_func ("/robustness/draw-reviewers", test_draw_reviewers);
  g_test_add_func ("/robustness/draw-ties", test_draw_ties);
  g_test_add_func ("/robustness/leave-one-out", test_leave_one_out);
  g_test_add_func ("/robustness/depends-on-weight", test_depends_on_weight);
  g_test_add_func ("/robustness/nothing", test_nothing);

  return g_test_run ();
}
