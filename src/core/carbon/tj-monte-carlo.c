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

/* Hoare's selection: moves the k-th smallest to its place, the smaller before it. What lies
 * before @first and behind @last is known to belong there. */
static double
select_kth (double *values,
            guint   first,
            guint   last,
            guint   k)
{
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

/* Interpolates between neighbours, as spreadsheets and R do by default. */
static double
get_percentile (double *values,
                guint   first,
                guint   last,
                guint   n_values,
                double  fraction)
{
  const double position = fraction * (n_values - 1);
  const guint below = (guint) position;
  const double lower = select_kth (values, first, last, below);
  double upper = lower;

  if (below + 1 < n_values)
    {
      upper = values[below + 1];
      for (guint i = below + 2; i <= last; i++)
        upper = MIN (upper, values[i]);
    }

  return lower + (position - below) * (upper - lower);
}

/* The middle first: then each of the ends lies in a half of its own. */
static void
fill_spread (TjMonteCarloSpread *spread,
             double             *values)
{
  const guint n = spread->n_defined;
  const guint middle = (n - 1) / 2;

  spread->middle = get_percentile (values, 0, n - 1, n, 0.5);
  spread->low = get_percentile (values, 0, middle, n, 0.05);
  spread->high = get_percentile (values, middle, n - 1, n, 0.95);
}

static void
draw_variables (const TjEstimate *estimates,
                guint             n_variables,
                TjRandom         *random,
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
  TjRandom random;
  double variables[TJ_MODEL_MAX_VARIABLES];
  double outputs[TJ_N_OUTPUTS];

  tj_random_init (&random, seed);
  for (guint o = 0; o < TJ_N_OUTPUTS; o++)
    spreads[o] = (TjMonteCarloSpread) { 0 };

  for (guint i = 0; i < n_draws; i++)
    {
      draw_variables (estimates, n_variables, &random, variables);
      tj_recalculation_model_run (model, variables, outputs);

      for (guint o = 0; o < TJ_N_OUTPUTS; o++)
        {
          if (isfinite (outputs[o]))
            drawn[(gsize) o * n_draws + spreads[o].n_defined++] = outputs[o];
        }
    }

  for (guint o = 0; o < TJ_N_OUTPUTS; o++)
    {
      if (spreads[o].n_defined > 0)
        fill_spread (&spreads[o], drawn + (gsize) o * n_draws);
    }
}
