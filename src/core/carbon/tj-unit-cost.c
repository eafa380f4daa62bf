/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/carbon/tj-unit-cost.h"

#include "core/carbon/tj-recalculation-model.h"

#include <math.h>

#define YUAN_PER_WAN_YUAN 10000.0

/* The claim of a case, where it is a number of the form's own unit. */
static gboolean
get_unit_cost (TjCase            *item,
               const TjQuantity **quantity)
{
  double value = 0;

  *quantity = tj_case_get_quantity (item, "unit_cost");

  return tj_quantity_get_value (*quantity, &value)
         && isfinite (value)
         && !(*quantity)->unit_conflict;
}

static gboolean
get_weight (TjCase *item,
            double *weight)
{
  const TjQuantity *quantity = tj_case_get_quantity (item, "annual_reduction");

  return tj_quantity_get_value (quantity, weight)
         && isfinite (*weight)
         && *weight > 0
         && !quantity->unit_conflict;
}

/* Weights count only together: one case without a reduction and all are alike. */
static gboolean
can_weight (TjForm *form)
{
  guint n_cases = tj_form_get_n_cases (form);

  for (guint i = 0; i < n_cases; i++)
    {
      TjCase *item = tj_form_get_case (form, i);
      const TjQuantity *quantity = NULL;
      double weight = 0;

      if (get_unit_cost (item, &quantity) && !get_weight (item, &weight))
        return FALSE;
    }

  return TRUE;
}

/**
 * tj_unit_cost_of_form:
 * @form: a form
 * @unit_cost: (out): what its cases claim, in 元/tCO2
 *
 * The mean of the unit costs that the cases claim. Where every such case gives its annual
 * reduction, the mean is weighted by it, since a large project says more about the technology
 * than a small one; otherwise every case counts the same. A cost in a unit of another kind
 * (%TjQuantity.unit_conflict) is left out, as a blank one is. Annex 2, clause 十二.
 *
 * Returns: whether any case claims a unit cost
 */
gboolean
tj_unit_cost_of_form (TjForm     *form,
                      TjUnitCost *unit_cost)
{
  TjUnitCost sum = { 0, INFINITY, -INFINITY, 0, FALSE };
  double weights = 0;
  guint n_cases;

  g_return_val_if_fail (TJ_IS_FORM (form), FALSE);
  g_return_val_if_fail (unit_cost != NULL, FALSE);

  sum.weighted = can_weight (form);
  n_cases = tj_form_get_n_cases (form);

  for (guint i = 0; i < n_cases; i++)
    {
      TjCase *item = tj_form_get_case (form, i);
      const TjQuantity *quantity = NULL;
      double weight = 1;

      if (!get_unit_cost (item, &quantity))
        continue;

      if (sum.weighted)
        get_weight (item, &weight);

      sum.value += weight * quantity->value;
      weights += weight;
      sum.low = MIN (sum.low, MIN (quantity->low, quantity->value));
      sum.high = MAX (sum.high, MAX (quantity->high, quantity->value));
      sum.n_cases++;
    }

  if (sum.n_cases == 0 || !isfinite (sum.value / weights))
    return FALSE;

  /* Rounding may not push the mean past the cases that it is the mean of. */
  sum.value = CLAMP (sum.value / weights, sum.low, sum.high);
  *unit_cost = sum;

  return TRUE;
}

/**
 * tj_unit_cost_implied_life:
 * @investment: in 万元
 * @annual_reduction: in tCO2 a year
 * @unit_cost: in 元/tCO2
 * @years: (out): the service life, in years
 *
 * The service life over which the investment would have to be spread for the three figures
 * to agree: investment × 10⁴ ÷ (annual reduction × unit cost). Annex 2, clause 十二.
 *
 * Returns: whether the figures allow one, all three being above zero
 */
gboolean
tj_unit_cost_implied_life (double  investment,
                           double  annual_reduction,
                           double  unit_cost,
                           double *years)
{
  double life;

  g_return_val_if_fail (years != NULL, FALSE);

  if (!(investment > 0) || !(annual_reduction > 0) || !(unit_cost > 0))
    return FALSE;

  life = investment * YUAN_PER_WAN_YUAN / (annual_reduction * unit_cost);
  if (!isfinite (life))
    return FALSE;

  *years = life;

  return TRUE;
}

/**
 * tj_unit_cost_net:
 * @investment: in 万元, of a new build only what it cost more than the usual plant
 * @annual_benefit: in 万元 a year, negative where running costs are higher than before
 * @annual_reduction: in tCO2 a year
 * @rate: a year, as 0.08
 * @life: in years
 * @unit_cost: (out): in 元/tCO2, below zero where the benefit is larger than the yearly part of
 *   the investment
 *
 * The unit cost on the net basis: (investment × rate ÷ (1 − (1 + rate)^−life) − benefit) × 10⁴ ÷
 * annual reduction. The notice knows the form basis only; this is the one that cost curves
 * elsewhere are drawn on.
 *
 * Returns: whether there is such a figure: @annual_reduction and @life above zero, @investment
 *   and @rate not below
 */
gboolean
tj_unit_cost_net (double  investment,
                  double  annual_benefit,
                  double  annual_reduction,
                  double  rate,
                  double  life,
                  double *unit_cost)
{
  double cost;

  g_return_val_if_fail (unit_cost != NULL, FALSE);

  if (!(investment >= 0) || !(annual_reduction > 0) || !(rate >= 0) || !(life > 0))
    return FALSE;

  cost = (investment * tj_capital_recovery (rate, life) - annual_benefit) * YUAN_PER_WAN_YUAN
         / annual_reduction;
  if (!isfinite (cost))
    return FALSE;

  *unit_cost = cost;

  return TRUE;
}
