/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/carbon/tj-recalculation-model.h"
#include "core/carbon/tj-recalculation.h"

G_BEGIN_DECLS

/**
 * TjCaseModel:
 * @inputs: what the reviewer entered
 * @item: the case of the form
 * @model: the arithmetic
 * @variables: by #TjModelVariable, in the units of the arithmetic
 * @amounts: as they are shown: entries in the units of the form, activities in their own
 * @origins: (array): where each variable comes from
 * @fields: (array): path of the field that states a variable, where it is the form's
 * @activities: (array): what each variable from %TJ_VARIABLE_FIRST_ACTIVITY on is; those that
 *   could not be calculated with are left out
 * @activity_factors: (array): where their factors come from
 * @activity_factor_names: (array): what their factors are called
 * @activity_factor_sources: (array): who published them, or %NULL
 *
 * A case made ready for the arithmetic.
 */
typedef struct
{
  const TjCaseInputs *inputs;
  TjCase *item;
  TjRecalculationModel model;
  TjEstimate variables[TJ_MODEL_MAX_VARIABLES];
  TjEstimate amounts[TJ_MODEL_MAX_VARIABLES];
  char *origins[TJ_MODEL_MAX_VARIABLES];
  char *fields[TJ_MODEL_MAX_VARIABLES];
  const TjActivity *activities[TJ_MODEL_MAX_ACTIVITIES];
  char *activity_factors[TJ_MODEL_MAX_ACTIVITIES];
  char *activity_factor_names[TJ_MODEL_MAX_ACTIVITIES];
  char *activity_factor_sources[TJ_MODEL_MAX_ACTIVITIES];
  double activity_factor_values[TJ_MODEL_MAX_ACTIVITIES];
  char *activity_factor_units[TJ_MODEL_MAX_ACTIVITIES];
} TjCaseModel;

void       tj_case_model_init     (TjCaseModel        *self,
                                   TjCase             *item,
                                   const TjCaseInputs *inputs,
                                   TjFactorRegister   *factors,
                                   GPtrArray          *problems);
void       tj_case_model_clear    (TjCaseModel        *self);

void       tj_figure_free         (TjFigure           *self);
GPtrArray *tj_figures_of_case     (const TjCaseModel  *model,
                                   guint               n_draws,
                                   guint32             seed) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TjCaseModel, tj_case_model_clear)

G_END_DECLS
