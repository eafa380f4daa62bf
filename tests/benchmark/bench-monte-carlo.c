/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "bench-measure.h"

#include <math.h>

#include "core/carbon/tj-monte-carlo.h"

/* A case worked out 100,000 times with values drawn at random, against the least such a thing can
 * be: a loop in C that draws the same values and works out the same three figures. */

#define N_DRAWS 100000
#define SEED 2026
#define ROUNDS 15
#define TARGET_MS 100.0
#define ELECTRICITY_FACTOR 0.5703
#define COAL_FACTOR 2.66

/* A retrofit: electricity and coal before and after, investment, life, benefit and rate. */
static void
make_case (TjRecalculationModel *model,
           TjEstimate           *estimates)
{
  *model = (TjRecalculationModel) { .n_activities = 4, .has_baseline = TRUE, .has_project = TRUE };
  model->factors[0] = ELECTRICITY_FACTOR;
  model->factors[1] = COAL_FACTOR;
  model->factors[2] = -ELECTRICITY_FACTOR;
  model->factors[3] = -COAL_FACTOR;

#define SET(variable, value, low, high, kind) \
  tj_estimate_set (&estimates[variable], value, low, high, TJ_DISTRIBUTION_##kind)
  SET (TJ_VARIABLE_LIFE, 15, 12, 18, TRIANGULAR);
  SET (TJ_VARIABLE_INVESTMENT, 12e6, 11e6, 14e6, UNIFORM);
  SET (TJ_VARIABLE_RATE, 0.08, 0.06, 0.1, UNIFORM);
  SET (TJ_VARIABLE_BENEFIT, 3e6, 2.5e6, 3.5e6, NORMAL);
  SET (TJ_VARIABLE_PROJECT_INVESTMENT, 12e6, 11e6, 14e6, UNIFORM);
  SET (TJ_VARIABLE_FIRST_ACTIVITY, 30000, 29000, 31000, NORMAL);
  SET (TJ_VARIABLE_FIRST_ACTIVITY + 1, 9000, 8500, 9500, NORMAL);
  SET (TJ_VARIABLE_FIRST_ACTIVITY + 2, 22000, 21000, 23000, NORMAL);
  SET (TJ_VARIABLE_FIRST_ACTIVITY + 3, 7000, 6500, 7500, NORMAL);
#undef SET
}

static double
run_program (const TjRecalculationModel *model,
             const TjEstimate           *estimates)
{
  TjMonteCarloSpread spreads[TJ_N_OUTPUTS];
  double start = bench_now ();

  tj_monte_carlo_run (model, estimates, N_DRAWS, SEED, spreads);
  g_assert_cmpuint (spreads[TJ_OUTPUT_REDUCTION].n_defined, ==, N_DRAWS);
  g_assert_true (isfinite (spreads[TJ_OUTPUT_UNIT_COST].middle));

  return bench_now () - start;
}

/* The same draws in the same order; nothing is kept and no percentile is looked for. */
static double
run_loop (const TjEstimate *estimates,
          guint             n_variables,
          double           *sum)
{
  double start = bench_now ();
  TjRandom random;

  tj_random_init (&random, SEED);
  for (guint i = 0; i < N_DRAWS; i++)
    {
      double v[TJ_MODEL_MAX_VARIABLES] = { 0 };
      const double *amounts = v + TJ_VARIABLE_FIRST_ACTIVITY;
      double reduction;
      double recovery;

      for (guint n = 0; n < n_variables; n++)
        {
          if (estimates[n].given)
            v[n] = tj_estimate_draw (&estimates[n], &random);
        }

      reduction = ELECTRICITY_FACTOR * (amounts[0] - amounts[2])
                  + COAL_FACTOR * (amounts[1] - amounts[3]);
      recovery = v[TJ_VARIABLE_RATE]
                 / -expm1 (-v[TJ_VARIABLE_LIFE] * log1p (v[TJ_VARIABLE_RATE]));
      *sum += reduction + v[TJ_VARIABLE_INVESTMENT] / (reduction * v[TJ_VARIABLE_LIFE])
              + (v[TJ_VARIABLE_INVESTMENT] * recovery - v[TJ_VARIABLE_BENEFIT]) / reduction;
    }

  return bench_now () - start;
}

int
main (void)
{
  TjEstimate estimates[TJ_MODEL_MAX_VARIABLES] = { 0 };
  TjRecalculationModel model;
  GArray *program = bench_series_new ();
  GArray *loop = bench_series_new ();
  double sum = 0;

  make_case (&model, estimates);
  for (guint i = 0; i < ROUNDS; i++)
    {
      bench_series_add (program, run_program (&model, estimates));
      bench_series_add (loop, run_loop (estimates, TJ_VARIABLE_FIRST_ACTIVITY + 4, &sum));
    }

  g_assert_true (isfinite (sum));
  bench_print_series ("100,000 draws, 13 figures with percentiles", program);
  bench_print_series ("Plain loop over the same draws, 3 figures", loop);
  bench_print_at_most ("100,000 draws", bench_series_get_median (program) * 1e3, TARGET_MS, "ms");
  bench_print_ratio ("Slower than the plain loop, times",
                     bench_series_get_median (program) / bench_series_get_median (loop));

  g_array_unref (program);
  g_array_unref (loop);

  return 0;
}
