/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/carbon/tj-recalculation-model.h"

#include <math.h>
#include <string.h>

#define YUAN_PER_WAN_YUAN 10000.0
#define MAX_SWEEPS 8

/**
 * tj_capital_recovery:
 * @rate: a year, as 0.08; zero is allowed, NaN gives NaN
 * @years: more than zero
 *
 * Returns: the part of an investment that every year has to bear
 */
double
tj_capital_recovery (double rate,
                     double years)
{
  if (rate <= 0)
    return 1 / years;

  return rate / -expm1 (-years * log1p (rate));
}

static double
divide (double dividend,
        double divisor)
{
  return divisor > 0 ? dividend / divisor : NAN;
}

/* The years after which discounted benefits have paid the investment back; none where the
 * benefit does not even bear the interest. */
static double
get_discounted_payback (double investment,
                        double benefit,
                        double rate)
{
  if (rate <= 0)
    return divide (investment, benefit);
  if (!(benefit > investment * rate))
    return NAN;

  return -log1p (-investment * rate / benefit) / log1p (rate);
}

static void
run_emissions (const TjRecalculationModel *self,
               const double               *variables,
               double                     *outputs)
{
  const double *amounts = variables + TJ_VARIABLE_FIRST_ACTIVITY;
  double baseline = 0;
  double project = 0;

  for (guint i = 0; i < self->n_activities; i++)
    {
      if (self->factors[i] < 0)
        project -= self->factors[i] * amounts[i];
      else
        baseline += self->factors[i] * amounts[i];
    }

  outputs[TJ_OUTPUT_BASELINE] = self->has_baseline ? baseline : NAN;
  outputs[TJ_OUTPUT_PROJECT] = self->has_project ? project : NAN;
  /* A project that uses nothing is one without emissions; a baseline nobody knows is not. */
  outputs[TJ_OUTPUT_REDUCTION] = variables[TJ_VARIABLE_CLAIMED_REDUCTION];
  if (self->has_baseline)
    outputs[TJ_OUTPUT_REDUCTION] = baseline - project;
}

/**
 * tj_recalculation_model_run:
 * @variables: by #TjModelVariable; NaN where it is not known
 * @outputs: (out caller-allocates): by #TjModelOutput; NaN where an input is missing or there is
 *   no such figure
 *
 * The arithmetic of annex 2, clauses 十 to 十二, and of the net basis beside it.
 */
void
tj_recalculation_model_run (const TjRecalculationModel *self,
                            const double               *variables,
                            double                     *outputs)
{
  const double life = variables[TJ_VARIABLE_LIFE];
  const double investment = variables[TJ_VARIABLE_INVESTMENT];
  const double rate = variables[TJ_VARIABLE_RATE];
  const double benefit = variables[TJ_VARIABLE_BENEFIT];
  const double paid = variables[TJ_VARIABLE_PROJECT_INVESTMENT];
  const double industry = variables[TJ_VARIABLE_INDUSTRY];
  double reduction;
  double lifetime;

  run_emissions (self, variables, outputs);
  reduction = outputs[TJ_OUTPUT_REDUCTION];
  lifetime = life > 0 ? reduction * life : NAN;

  outputs[TJ_OUTPUT_OWN_RATIO] = 100 * divide (reduction, outputs[TJ_OUTPUT_BASELINE]);
  outputs[TJ_OUTPUT_INDUSTRY_RATIO] = 100 * divide (industry - outputs[TJ_OUTPUT_PROJECT],
                                                    industry);
  outputs[TJ_OUTPUT_LIFETIME_REDUCTION] = lifetime;
  outputs[TJ_OUTPUT_UNIT_COST] = divide (investment, lifetime);
  outputs[TJ_OUTPUT_NET_COST] = NAN;
  if (life > 0)
    outputs[TJ_OUTPUT_NET_COST] = divide (investment * tj_capital_recovery (rate, life) - benefit,
                                          reduction);
  outputs[TJ_OUTPUT_PAYBACK] = divide (paid, benefit);
  outputs[TJ_OUTPUT_PAYBACK_WITH_BUILD] = outputs[TJ_OUTPUT_PAYBACK] +
                                          variables[TJ_VARIABLE_BUILD];
  outputs[TJ_OUTPUT_DISCOUNTED_PAYBACK] = get_discounted_payback (paid, benefit, rate);
  outputs[TJ_OUTPUT_INVESTMENT_PER_TONNE] = divide (investment, reduction);
  outputs[TJ_OUTPUT_REDUCTION_PER_INVESTMENT] =
    reduction > 0 ? divide (lifetime, investment) * YUAN_PER_WAN_YUAN : NAN;
}

static double
run_one (const TjRecalculationModel *self,
         const double               *variables,
         TjModelOutput               output)
{
  double outputs[TJ_N_OUTPUTS];

  tj_recalculation_model_run (self, variables, outputs);

  return outputs[output];
}

/* Moves every variable to that of its ends which takes the figure further in one direction,
 * with the others where they stand, until none moves. One sweep is not enough: whether a net
 * cost falls or rises with the reduction hangs on its own sign. */
static double
seek_end (const TjRecalculationModel *self,
          const double               *values,
          const double               *lows,
          const double               *highs,
          TjModelOutput               output,
          double                      direction)
{
  const guint n_variables = TJ_VARIABLE_FIRST_ACTIVITY + self->n_activities;
  double trial[TJ_MODEL_MAX_VARIABLES];
  gboolean moved = TRUE;

  memcpy (trial, values, n_variables * sizeof (double));

  for (guint sweep = 0; moved && sweep < MAX_SWEEPS; sweep++)
    {
      moved = FALSE;
      for (guint i = 0; i < n_variables; i++)
        {
          const double before = trial[i];
          double at_low, at_high;

          if (!(highs[i] > lows[i]))
            continue;

          trial[i] = lows[i];
          at_low = run_one (self, trial, output);
          trial[i] = highs[i];
          at_high = run_one (self, trial, output);
          if (isnan (at_low) || isnan (at_high))
            return NAN;

          if (at_low * direction > at_high * direction)
            trial[i] = lows[i];
          moved |= fabs (trial[i] - before) > 0;
        }
    }

  return run_one (self, trial, output);
}

/**
 * tj_recalculation_model_span:
 * @values: the variables as they are taken to be
 * @lows: their low ends
 * @highs: their high ends
 * @output: which figure
 * @low: (out): the lowest it can be, NaN where some combination has no such figure
 * @high: (out): the highest
 *
 * With all others held, every figure rises or falls with each variable throughout; its ends
 * therefore lie where each variable stands at one of its own.
 */
void
tj_recalculation_model_span (const TjRecalculationModel *self,
                             const double               *values,
                             const double               *lows,
                             const double               *highs,
                             TjModelOutput               output,
                             double                     *low,
                             double                     *high)
{
  *low = seek_end (self, values, lows, highs, output, -1);
  *high = seek_end (self, values, lows, highs, output, 1);
}
