/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "bench-measure.h"

#include "core/panel/tj-agreement.h"
#include "core/panel/tj-robustness.h"

#include <time.h>

/* The statistics of a big panel: 105 reviewers, 300 packages. Agreement is measured where all
 * reviewed everything, the rest where 2,000 sheets lie there. */

#define N_REVIEWERS 105
#define N_ITEMS 300
#define N_CRITERIA 4
#define N_SHEETS 2000
#define N_DRAWS 100000
#define ROUNDS 5

static const double weights[N_CRITERIA] = { 0.4, 0.3, 0.2, 0.1 };

/* A score that is mostly the item's own. */
static int
make_score (GRand *random,
            guint  item)
{
  const int drawn = (int) (item * 7919 % 8) + g_rand_int_range (random, 0, 5) - 1;

  return CLAMP (drawn, 0, 10);
}

static TjRatings *
make_ratings (void)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (1);
  TjRatings *ratings = tj_ratings_new (N_ITEMS, N_REVIEWERS);

  for (guint item = 0; item < N_ITEMS; item++)
    {
      for (guint reviewer = 0; reviewer < N_REVIEWERS; reviewer++)
        tj_ratings_set (ratings, item, reviewer, make_score (random, item) / 2.0);
    }

  return ratings;
}

static TjRatings *
without_item (const TjRatings *ratings,
              guint            skip)
{
  TjRatings *less = tj_ratings_new (N_ITEMS, N_REVIEWERS);

  for (guint item = 0; item < N_ITEMS; item++)
    {
      for (guint reviewer = 0; reviewer < N_REVIEWERS && item != skip; reviewer++)
        {
          double value;

          if (tj_ratings_get (ratings, item, reviewer, &value))
            tj_ratings_set (less, item, reviewer, value);
        }
    }

  return less;
}

static TjScoreMatrix *
make_matrix (void)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (2);
  TjScoreMatrix *matrix = tj_score_matrix_new (N_ITEMS, N_REVIEWERS, N_CRITERIA);

  for (guint sheet = 0; sheet < N_SHEETS; sheet++)
    {
      const guint item = sheet % N_ITEMS;
      const guint reviewer = (sheet / N_ITEMS * 37 + item) % N_REVIEWERS;

      for (guint criterion = 0; criterion < N_CRITERIA; criterion++)
        tj_score_matrix_set (matrix, item, reviewer, criterion, make_score (random, item));
    }

  return matrix;
}

static void
measure_agreement (void)
{
  g_autoptr(TjRatings) ratings = make_ratings ();
  g_autoptr(GArray) with_interval = bench_series_new ();
  g_autoptr(GArray) the_long_way = bench_series_new ();
  g_autoptr(GArray) concordance = bench_series_new ();
  TjAgreement result;

  for (guint i = 0; i < ROUNDS; i++)
    {
      g_autoptr(TjRatings) less = without_item (ratings, i);
      double start = bench_now ();

      for (guint metric = 0; metric < TJ_N_METRICS; metric++)
        {
          tj_agreement_alpha (ratings, metric, &result);
          g_assert_true (result.has_interval);
        }
      bench_series_add (with_interval, bench_now () - start);

      /* One item left out of 300. */
      start = bench_now ();
      for (guint metric = 0; metric < TJ_N_METRICS; metric++)
        tj_agreement_alpha (less, metric, &result);
      bench_series_add (the_long_way, (bench_now () - start) * N_ITEMS);

      start = bench_now ();
      tj_agreement_concordance (ratings, &result);
      g_assert_true (result.has_interval);
      bench_series_add (concordance, bench_now () - start);
    }

  bench_print_at_most ("Alpha with jackknife, four metrics, 105 reviewers × 300 packages",
                       bench_series_get_median (with_interval), 1, "s");
  bench_print_ratio ("The same by working alpha out 300 times, slower times",
                     bench_series_get_median (the_long_way)
                       / bench_series_get_median (with_interval));
  bench_print_series ("Kendall's W with jackknife of the same", concordance);
}

static void
measure_draws (void)
{
  g_autoptr(TjScoreMatrix) matrix = make_matrix ();
  g_autoptr(TjPanelRule) rule = tj_panel_rule_new_default ("weighted");
  g_autoptr(TjPanelScorer) scorer = tj_panel_scorer_new (matrix, rule, weights, NULL);
  TjAcceptabilityOptions options;
  g_autoptr(TjRankAcceptability) draws = NULL;
  g_autoptr(TjRankAcceptability) plain = NULL;
  double start;
  double seconds;
  double seconds_plain;
  clock_t processor;

  tj_acceptability_options_init (&options);
  options.n_draws = N_DRAWS;
  start = bench_now ();
  processor = clock ();
  draws = tj_rank_acceptability_new (scorer, NULL, &options);
  processor = clock () - processor;
  seconds = bench_now () - start;
  g_assert_cmpuint (draws->n_ranked, ==, N_ITEMS);

  options.score_spread = 0;
  options.resamples_reviewers = FALSE;
  start = bench_now ();
  plain = tj_rank_acceptability_new (scorer, NULL, &options);
  seconds_plain = bench_now () - start;

  bench_print_at_most ("100,000 draws of weights, scores and reviewers, 300 packages", seconds, 2,
                       "s");
  /* On a machine that does something else besides, this says more. */
  bench_print_ratio ("Processor time of those, seconds of all threads together",
                     processor / (double) CLOCKS_PER_SEC);
  bench_print_ratio ("The same against draws of weights alone, times",
                     seconds / seconds_plain);
}

static void
measure_robustness (void)
{
  g_autoptr(TjScoreMatrix) matrix = make_matrix ();
  g_autoptr(TjPanelRule) rule = tj_panel_rule_new_default ("weighted");
  g_autoptr(TjPanelScorer) scorer = tj_panel_scorer_new (matrix, rule, weights, NULL);
  g_autoptr(TjWeightSensitivity) sensitivity = NULL;
  double start = bench_now ();

  sensitivity = tj_weight_sensitivity_new (scorer, 0, 30);
  bench_print_at_most ("One weight from 0 to 100 % with all crossovers, 300 packages",
                       bench_now () - start, 1, "s");
}

int
main (void)
{
  measure_agreement ();
  measure_draws ();
  measure_robustness ();

  return 0;
}
