/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A single case as plain numbers, for being worked out a hundred thousand times. What is not
 * known is NaN in here, and only in here. */

#define TJ_MODEL_MAX_ACTIVITIES 64

/**
 * TjModelVariable:
 * @TJ_VARIABLE_LIFE: years
 * @TJ_VARIABLE_INVESTMENT: 元 that count: all of a retrofit's, a new plant's increment
 * @TJ_VARIABLE_RATE: a year, as 0.08
 * @TJ_VARIABLE_BENEFIT: 元 a year
 * @TJ_VARIABLE_BUILD: years
 * @TJ_VARIABLE_INDUSTRY: tCO2 a year
 * @TJ_VARIABLE_PROJECT_INVESTMENT: 元, all that was paid
 * @TJ_VARIABLE_CLAIMED_REDUCTION: tCO2 a year, taken where nothing is counted on the baseline's
 *   side
 * @TJ_VARIABLE_FIRST_ACTIVITY: amounts of the activities, in their dimension's own unit
 */
typedef enum
{
  TJ_VARIABLE_LIFE,
  TJ_VARIABLE_INVESTMENT,
  TJ_VARIABLE_RATE,
  TJ_VARIABLE_BENEFIT,
  TJ_VARIABLE_BUILD,
  TJ_VARIABLE_INDUSTRY,
  TJ_VARIABLE_PROJECT_INVESTMENT,
  TJ_VARIABLE_CLAIMED_REDUCTION,
  TJ_VARIABLE_FIRST_ACTIVITY,
} TjModelVariable;

#define TJ_MODEL_MAX_VARIABLES (TJ_VARIABLE_FIRST_ACTIVITY + TJ_MODEL_MAX_ACTIVITIES)

/**
 * TjModelOutput:
 * @TJ_OUTPUT_BASELINE: tCO2 a year without the technology
 * @TJ_OUTPUT_PROJECT: tCO2 a year with it
 * @TJ_OUTPUT_REDUCTION: tCO2 a year, the difference
 * @TJ_OUTPUT_OWN_RATIO: of the project's own emissions before, in per cent
 * @TJ_OUTPUT_INDUSTRY_RATIO: of the industry's mean, in per cent
 * @TJ_OUTPUT_LIFETIME_REDUCTION: tCO2
 * @TJ_OUTPUT_UNIT_COST: 元/tCO2 on the form basis
 * @TJ_OUTPUT_NET_COST: 元/tCO2 on the net basis
 * @TJ_OUTPUT_PAYBACK: years, simple
 * @TJ_OUTPUT_PAYBACK_WITH_BUILD: years, the building of it included
 * @TJ_OUTPUT_DISCOUNTED_PAYBACK: years, at the rate
 * @TJ_OUTPUT_INVESTMENT_PER_TONNE: 元 for a tonne a year
 * @TJ_OUTPUT_REDUCTION_PER_INVESTMENT: tCO2 over the life for 万元
 */
typedef enum
{
  TJ_OUTPUT_BASELINE,
  TJ_OUTPUT_PROJECT,
  TJ_OUTPUT_REDUCTION,
  TJ_OUTPUT_OWN_RATIO,
  TJ_OUTPUT_INDUSTRY_RATIO,
  TJ_OUTPUT_LIFETIME_REDUCTION,
  TJ_OUTPUT_UNIT_COST,
  TJ_OUTPUT_NET_COST,
  TJ_OUTPUT_PAYBACK,
  TJ_OUTPUT_PAYBACK_WITH_BUILD,
  TJ_OUTPUT_DISCOUNTED_PAYBACK,
  TJ_OUTPUT_INVESTMENT_PER_TONNE,
  TJ_OUTPUT_REDUCTION_PER_INVESTMENT,
  TJ_N_OUTPUTS,
} TjModelOutput;

/**
 * TjRecalculationModel:
 * @n_activities: how many
 * @factors: tonnes for one of the dimension's own unit; negative on the project's side
 * @has_baseline: whether anything is counted on the baseline's side
 * @has_project: whether anything is counted on the project's side
 */
typedef struct
{
  guint n_activities;
  double factors[TJ_MODEL_MAX_ACTIVITIES];
  gboolean has_baseline;
  gboolean has_project;
} TjRecalculationModel;

void   tj_recalculation_model_run  (const TjRecalculationModel *self,
                                    const double               *variables,
                                    double                     *outputs);
void   tj_recalculation_model_span (const TjRecalculationModel *self,
                                    const double               *values,
                                    const double               *lows,
                                    const double               *highs,
                                    TjModelOutput               output,
                                    double                     *low,
                                    double                     *high);
double tj_capital_recovery         (double                      rate,
                                    double                      years);

G_END_DECLS
