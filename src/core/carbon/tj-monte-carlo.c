/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/carbon/tj-monte-carlo.h"

#include <math.h>

static void
swap (double *a,
      double *b)
{
  const double kept = *a;

  *a = *b;
  *b = kept;
}

/* Hoare's selection: moves the k-th smallest to its place, the smaller before it. */
static double
select_kth (double *values,
            guint   n_values,
            guint   k)
{
  guint first = 0;
  guint last = n_values - 1;

  while (first < last)
    {
      const double pivot = values[first + (last - first) / 2];
      guint i = first;
      guint j = last;

      while (i <= j)
        {
          while (values[i] < pivot)
            i++;
          while (values[j] > pivot)
            j--;
          if (i > j)
            break;
          swap (&values[i], &values[j]);
          i++;
          if (j == 0)
            break;
          j--;
        }

      if (k <= j)
        last = j;
      else if (k >= i)
        first = i;
      else
        break;
    }

  return values[k];
}

/**
 * tj_monte_carlo_percentile:
 * @values: more than none, without NaN; their order is lost
 * @fraction: from 0 to 1
 *
 * Interpolates between neighbours, as spreadsheets and R do by default.
 *
 * Returns: the value below which that fraction lies
 */
double
tj_monte_carlo_percentile (double *values,
                           guint   n_values,
                           double  fraction)
{
  const double position = fraction * (n_values - 1);
  const guint below = (guint) position;
  const double lower = select_kth (values, n_values, below);
  double upper = lower;

  if (below + 1 < n_values)
    {
      upper = values[below + 1];
      for (guint i = below + 2; i < n_values; i++)
        upper = MIN (upper, values[i]);
    }

  return lower + (position - below) * (upper - lower);
}

static void
draw_variables (const TjEstimate *estimates,
                guint             n_variables,
                GRand            *random,
                double           *variables)
{
  for (guint i = 0; i < n_variables; i++)
    variables[i] = estimates[i].given ? tj_estimate_draw (&estimates[i], random) : NAN;
}

/**
 * tj_monte_carlo_run:
 * @estimates: (array): the model's variables with their distributions
 * @n_draws: how often
 * @seed: the same seed gives the same result on every machine
 * @spreads: (out caller-allocates) (array): by #TjModelOutput
 *
 * Works the case out with values drawn from the distributions of its entries.
 */
void
tj_monte_carlo_run (const TjRecalculationModel *model,
                    const TjEstimate           *estimates,
                    guint                       n_draws,
                    guint32                     seed,
                    TjMonteCarloSpread         *spreads)
{
  const guint n_variables = TJ_VARIABLE_FIRST_ACTIVITY + model->n_activities;
  g_autofree double *drawn = g_new (double, (gsize) TJ_N_OUTPUTS * n_draws);
  g_autoptr(GRand) random = g_rand_new_with_seed (seed);
  double variables[TJ_MODEL_MAX_VARIABLES];
  double outputs[TJ_N_OUTPUTS];

  for (guint o = 0; o < TJ_N_OUTPUTS; o++)
    spreads[o] = (TjMonteCarloSpread) { 0 };

  for (guint i = 0; i < n_draws; i++)
    {
      draw_variables (estimates, n_variables, random, variables);
      tj_recalculation_model_run (model, variables, outputs);

      for (guint o = 0; o < TJ_N_OUTPUTS; o++)
        {
          if (isfinite (outputs[o]))
            drawn[(gsize) o * n_draws + spreads[o].n_defined++] = outputs[o];
        }
    }

  for (guint o = 0; o < TJ_N_OUTPUTS; o++)
    {
      double *values = drawn + (gsize) o * n_draws;

      if (spreads[o].n_defined == 0)
        continue;

      spreads[o].low = tj_monte_carlo_percentile (values, spreads[o].n_defined, 0.05);
      spreads[o].middle = tj_monte_carlo_percentile (values, spreads[o].n_defined, 0.5);
      spreads[o].high = tj_monte_carlo_percentile (values, spreads[o].n_defined, 0.95);
    }
}
