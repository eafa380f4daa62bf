/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/panel/tj-panel-result.h"

#include <math.h>
#include <string.h>

#define N_CRITERIA 4
/* Half points; what was not judged, and what cannot be assessed. */
#define NONE (-2)
#define CANNOT TJ_HALF_POINTS_CANNOT_ASSESS

typedef struct
{
  guint item;
  guint reviewer;
  int half_points[N_CRITERIA];
} Sheet;

static TjScoreMatrix *
fill (guint        n_items,
      guint        n_reviewers,
      const Sheet *sheets,
      guint        n_sheets)
{
  TjScoreMatrix *matrix = tj_score_matrix_new (n_items, n_reviewers, N_CRITERIA);

  for (guint i = 0; i < n_sheets; i++)
    {
      tj_score_matrix_add_sheet (matrix, sheets[i].item, sheets[i].reviewer);
      for (guint c = 0; c < N_CRITERIA; c++)
        {
          if (sheets[i].half_points[c] != NONE)
            tj_score_matrix_set (matrix, sheets[i].item, sheets[i].reviewer, c,
                                 sheets[i].half_points[c]);
        }
    }

  return matrix;
}

static TjPanelRule *
make_rule (const char *reviewers,
           const char *criteria,
           const char *rest)
{
  g_autofree char *xml = g_strdup_printf (
    "<panel-rule xmlns=\"https://tanjian.org/ns/panel-rule/1\" id=\"own\" version=\"1\">"
    "<title><zh>自定</zh><en>Own</en></title><reviewers %s conflicts=\"count\"/>"
    "<criteria %s/>%s</panel-rule>", reviewers, criteria, rest);
  g_autoptr(GBytes) bytes = g_bytes_new (xml, strlen (xml));
  g_autoptr(GError) error = NULL;
  TjPanelRule *rule = tj_panel_rule_new_from_bytes (bytes, "own.xml", &error);

  g_assert_no_error (error);

  return rule;
}

#define SPREAD "weights=\"equal\" gaps=\"spread\""
#define TWO "<result scale=\"5\" decimals=\"2\" rounding=\"half-up\"/>"

static TjPanelResult *
work_out (const TjScoreMatrix *matrix,
          const TjPanelRule   *rule,
          const double        *reviewer_weights)
{
  g_autoptr(TjRubric) rubric = tj_rubric_new_default ();
  g_autofree double *weights = tj_panel_rule_get_weights (rule, rubric, TJ_REVIEW_SECOND);
  g_autoptr(TjPanelScorer) scorer = tj_panel_scorer_new (matrix, rule, weights,
                                                         reviewer_weights);

  return tj_panel_result_new (scorer, rubric, TJ_REVIEW_SECOND);
}

/* Totals of the first item: 4, 2.5, 5, 3.5, each from four equal criteria; of the second 3, 3.
 * Mean 3.75; without 2.5 and 5: 3.75; median 3.75; so the last sheet is made unlike: 4.5. */
static const Sheet plain[] = {
  { 0, 0, { 8, 8, 8, 8 } }, { 0, 1, { 5, 5, 5, 5 } }, { 0, 2, { 10, 10, 10, 10 } },
  { 0, 3, { 9, 9, 9, 9 } }, { 1, 0, { 6, 6, 6, 6 } }, { 1, 1, { 6, 6, 6, 6 } },
};

static void
test_methods (void)
{
  g_autoptr(TjScoreMatrix) matrix = fill (3, 4, plain, G_N_ELEMENTS (plain));
  static const double weights[] = { 1, 0, 2, 1 };
  static const struct
  {
    const char *reviewers;
    double value;
    gboolean trimmed;
  } cases[] = {
    /* (4 + 2.5 + 5 + 4.5) / 4 */
    { "method=\"mean\" first=\"totals\"", 4, FALSE },
    /* (4 + 0 + 10 + 4.5) / 4 = 4.625 */
    { "method=\"weighted\" first=\"totals\"", 4.63, FALSE },
    /* (4 + 4.5) / 2 */
    { "method=\"trimmed\" minimum=\"4\" first=\"totals\"", 4.25, TRUE },
    { "method=\"trimmed\" minimum=\"5\" first=\"totals\"", 4, FALSE },
    { "method=\"median\" first=\"totals\"", 4.25, FALSE },
    { "method=\"median\" first=\"criteria\"", 4.25, FALSE },
    { "method=\"weighted\" first=\"criteria\"", 4.63, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(TjPanelRule) rule = make_rule (cases[i].reviewers, SPREAD, TWO);
      g_autoptr(TjPanelResult) result = work_out (matrix, rule, weights);

      g_test_message ("%s", cases[i].reviewers);
      g_assert_cmpint (result->items[0].state, ==, TJ_PANEL_KNOWN);
      g_assert_cmpfloat_with_epsilon (result->items[0].value, cases[i].value, 1e-12);
      g_assert_cmpint (result->items[0].trimmed, ==, cases[i].trimmed);
      if (cases[i].trimmed)
        {
          g_assert_cmpuint (result->items[0].left_out[0], ==, 1);
          g_assert_cmpuint (result->items[0].left_out[1], ==, 2);
        }
      g_assert_cmpuint (result->items[0].rank, ==, 1);
      g_assert_cmpuint (result->items[1].rank, ==, 2);
      /* Nobody reviewed the third: no total, no rank, and last. */
      g_assert_cmpint (result->items[2].state, ==, TJ_PANEL_NOT_REVIEWED);
      g_assert_cmpuint (result->items[2].rank, ==, 0);
      g_assert_false (result->items[2].passes);
      g_assert_cmpuint (result->by_rank[2], ==, 2);
    }
}

/* Sheet 0 of item 0: 4 and 2 points, two gaps: 3 with gaps spread. Sheet 1: 5 everywhere.
 * Item 1: one sheet on which nothing can be assessed. */
static const Sheet gaps[] = {
  { 0, 0, { 8, 4, CANNOT, NONE } }, { 0, 1, { 10, 10, 10, 10 } },
  { 1, 0, { CANNOT, CANNOT, CANNOT, CANNOT } },
};

static void
test_gaps (void)
{
  g_autoptr(TjScoreMatrix) matrix = fill (2, 2, gaps, G_N_ELEMENTS (gaps));
  g_autoptr(TjPanelRule) spread = make_rule ("method=\"mean\" first=\"totals\"", SPREAD, TWO);
  g_autoptr(TjPanelRule) leave = make_rule ("method=\"mean\" first=\"totals\"",
                                            "weights=\"equal\" gaps=\"leave-out\"", TWO);
  g_autoptr(TjPanelRule) criteria = make_rule ("method=\"mean\" first=\"criteria\"", SPREAD, TWO);
  g_autoptr(TjPanelResult) a = work_out (matrix, spread, NULL);
  g_autoptr(TjPanelResult) b = work_out (matrix, leave, NULL);
  g_autoptr(TjPanelResult) c = work_out (matrix, criteria, NULL);

  g_assert_cmpfloat_with_epsilon (a->items[0].value, 4, 1e-12);
  g_assert_cmpfloat_with_epsilon (b->items[0].value, 5, 1e-12);
  /* 4.5, 3.5, 5 and 5 */
  g_assert_cmpfloat_with_epsilon (c->items[0].value, 4.5, 1e-12);

  g_assert_cmpint (a->items[1].state, ==, TJ_PANEL_NOT_ASSESSED);
  g_assert_cmpint (b->items[1].state, ==, TJ_PANEL_GAPS);
  g_assert_cmpint (c->items[1].state, ==, TJ_PANEL_NOT_ASSESSED);
  g_assert_cmpuint (a->items[1].n_sheets, ==, 1);
  g_assert_cmpuint (a->items[1].n_totals, ==, 0);
  g_assert_cmpuint (a->items[0].criteria[2].n_cannot_assess, ==, 1);
  g_assert_cmpuint (a->items[0].criteria[3].n_missing, ==, 1);
  g_assert_cmpuint (a->items[0].criteria[3].n_given, ==, 1);
  g_assert_cmpint (a->items[1].criteria[0].state, ==, TJ_PANEL_NOT_ASSESSED);
}

static void
test_quorum_and_weight (void)
{
  g_autoptr(TjScoreMatrix) matrix = fill (2, 2, gaps, 2);
  static const double nothing[] = { 0, 0 };
  g_autoptr(TjPanelRule) quorum = make_rule ("method=\"mean\" first=\"totals\" quorum=\"3\"",
                                             SPREAD, TWO);
  g_autoptr(TjPanelRule) of_criteria = make_rule (
    "method=\"mean\" first=\"criteria\" quorum=\"3\"", SPREAD, TWO);
  g_autoptr(TjPanelRule) weighted = make_rule ("method=\"weighted\" first=\"totals\"", SPREAD,
                                               TWO);
  g_autoptr(TjPanelResult) a = work_out (matrix, quorum, NULL);
  g_autoptr(TjPanelResult) b = work_out (matrix, of_criteria, NULL);
  g_autoptr(TjPanelResult) c = work_out (matrix, weighted, nothing);

  g_assert_cmpint (a->items[0].state, ==, TJ_PANEL_TOO_FEW);
  g_assert_cmpint (b->items[0].state, ==, TJ_PANEL_TOO_FEW);
  g_assert_cmpint (c->items[0].state, ==, TJ_PANEL_NO_WEIGHT);
  g_assert_cmpint (a->items[1].state, ==, TJ_PANEL_NOT_REVIEWED);
}

/* Means 3.125 and 3.13 are printed alike and share a rank; a hundred is full marks. */
static void
test_ties_and_scale (void)
{
  static const Sheet sheets[] = {
    { 0, 0, { 6, 6, 6, 7 } }, { 1, 0, { 6, 7, 6, 6 } }, { 2, 0, { 10, 10, 9, 9 } },
  };
  g_autoptr(TjScoreMatrix) matrix = fill (3, 1, sheets, G_N_ELEMENTS (sheets));
  g_autoptr(TjPanelRule) rule = make_rule (
    "method=\"mean\" first=\"totals\"", SPREAD,
    "<result scale=\"100\" decimals=\"1\" rounding=\"half-up\"/>"
    "<threshold stage=\"second\" value=\"70\"/>"
    "<threshold stage=\"second\" criterion=\"innovation\" value=\"65\"/>");
  g_autoptr(TjPanelResult) result = work_out (matrix, rule, NULL);

  g_assert_cmpfloat_with_epsilon (result->items[0].value, 62.5, 1e-12);
  g_assert_cmpfloat_with_epsilon (result->items[2].value, 95, 1e-12);
  g_assert_cmpuint (result->items[2].rank, ==, 1);
  g_assert_cmpuint (result->items[0].rank, ==, 2);
  g_assert_cmpuint (result->items[1].rank, ==, 2);
  g_assert_true (result->items[0].tied && result->items[1].tied);
  g_assert_false (result->items[2].tied);
  g_assert_true (result->items[2].passes);
  g_assert_false (result->items[0].passes);
  /* Innovation is the second criterion: 60 in the first item, 70 in the second. */
  g_assert_true (result->items[0].criteria[1].below);
  g_assert_false (result->items[1].criteria[1].below);
  g_assert_cmpuint (result->items[0].n_below, ==, 2);
  g_assert_cmpuint (result->items[1].n_below, ==, 1);
}

/* Item 1 differs by 4 points in one criterion, item 0 by 1 in all: 1 comes first although its
 * totals agree. */
static void
test_disagreement (void)
{
  static const Sheet sheets[] = {
    { 0, 0, { 6, 6, 6, 6 } }, { 0, 1, { 8, 8, 8, 8 } },
    { 1, 0, { 10, 2, 6, 6 } }, { 1, 1, { 2, 10, 6, 6 } }, { 2, 0, { 6, 6, 6, 6 } },
  };
  g_autoptr(TjScoreMatrix) matrix = fill (3, 2, sheets, G_N_ELEMENTS (sheets));
  g_autoptr(TjPanelRule) rule = tj_panel_rule_new_default ("mean");
  g_autoptr(TjPanelResult) result = work_out (matrix, rule, NULL);

  g_assert_cmpuint (result->by_disagreement[0], ==, 1);
  g_assert_cmpuint (result->by_disagreement[1], ==, 0);
  g_assert_cmpuint (result->by_disagreement[2], ==, 2);
  g_assert_cmpint (result->items[1].widest, ==, 0);
  g_assert_cmpfloat_with_epsilon (result->items[1].spread, 4, 1e-12);
  g_assert_cmpfloat_with_epsilon (result->items[1].deviation, 0, 1e-12);
  g_assert_cmpfloat_with_epsilon (result->items[0].deviation, sqrt (0.5), 1e-12);
  g_assert_cmpint (result->items[2].widest, ==, -1);
}

static void
test_empty (void)
{
  g_autoptr(TjScoreMatrix) matrix = fill (0, 0, NULL, 0);
  g_autoptr(TjPanelRule) rule = tj_panel_rule_new_default ("trimmed");
  g_autoptr(TjPanelResult) result = work_out (matrix, rule, NULL);

  g_assert_cmpuint (result->n_items, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/panel-result/methods", test_methods);
  g_test_add_func ("/panel-result/gaps", test_gaps);
  g_test_add_func ("/panel-result/quorum-and-weight", test_quorum_and_weight);
  g_test_add_func ("/panel-result/ties-and-scale", test_ties_and_scale);
  g_test_add_func ("/panel-result/disagreement", test_disagreement);
  g_test_add_func ("/panel-result/empty", test_empty);

  return g_test_run ();
}
