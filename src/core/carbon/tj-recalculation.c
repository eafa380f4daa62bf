/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/carbon/tj-recalculation-private.h"

#include <math.h>

/* A claimed ratio follows from a baseline when it comes as near as rounding may take it. */
#define RATIO_TOLERANCE 0.05

static const char * const ratio_basis_names[] = { "unknown", "own", "industry", "both" };

/**
 * tj_ratio_basis_to_string:
 *
 * Returns: the name of a basis in machine output
 */
const char *
tj_ratio_basis_to_string (TjRatioBasis self)
{
  return ratio_basis_names[self];
}

static void
case_recalculation_free (TjCaseRecalculation *self)
{
  g_ptr_array_unref (self->figures);
  g_ptr_array_unref (self->problems);
  g_free (self);
}

void
tj_recalculation_free (TjRecalculation *self)
{
  g_ptr_array_unref (self->cases);
  g_free (self->register_id);
  g_free (self);
}

/**
 * tj_case_recalculation_get_figure:
 *
 * Returns: (nullable): the figure of that id
 */
const TjFigure *
tj_case_recalculation_get_figure (const TjCaseRecalculation *self,
                                  const char                *id)
{
  for (guint i = 0; i < self->figures->len; i++)
    {
      const TjFigure *figure = g_ptr_array_index (self->figures, i);

      if (g_str_equal (figure->id, id))
        return figure;
    }

  return NULL;
}

static gboolean
claim_follows (const TjFigure *figure)
{
  return figure->is_known && figure->has_claim &&
         fabs (figure->claim - figure->value) <= RATIO_TOLERANCE * fabs (figure->value);
}

static TjRatioBasis
find_ratio_basis (const TjCaseRecalculation *item)
{
  const gboolean own = claim_follows (tj_case_recalculation_get_figure (item, "own_ratio"));
  const gboolean industry = claim_follows (tj_case_recalculation_get_figure (item,
                                                                             "industry_ratio"));

  if (own && industry)
    return TJ_RATIO_BOTH;
  if (own)
    return TJ_RATIO_OWN;

  return industry ? TJ_RATIO_INDUSTRY : TJ_RATIO_UNKNOWN;
}

static TjCaseRecalculation *
recalculate_case (TjCase                      *item,
                  const TjCaseInputs          *inputs,
                  const TjRecalculationInputs *all,
                  TjFactorRegister            *factors)
{
  TjCaseRecalculation *result = g_new0 (TjCaseRecalculation, 1);
  g_auto(TjCaseModel) model = { 0 };

  result->index = inputs->index;
  result->problems = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < inputs->problems->len; i++)
    g_ptr_array_add (result->problems, g_strdup (g_ptr_array_index (inputs->problems, i)));
  tj_case_model_init (&model, item, inputs, factors, result->problems);
  result->figures = tj_figures_of_case (&model, all->n_draws, all->seed);
  result->ratio_basis = find_ratio_basis (result);

  return result;
}

/**
 * tj_recalculate:
 * @form: whose claims are recalculated; gives what was not entered
 * @inputs: what the reviewer entered; entries for cases that the form does not have are left out
 * @factors: where factors are looked up
 *
 * Works out what the cases of a form should state, from what a reviewer found in the annexes.
 * The same inputs give the same result, draws included.
 *
 * Returns: (transfer full): the figures, known or not
 */
TjRecalculation *
tj_recalculate (TjForm                      *form,
                const TjRecalculationInputs *inputs,
                TjFactorRegister            *factors)
{
  TjRecalculation *self = g_new0 (TjRecalculation, 1);

  self->register_id = g_strdup (tj_factor_register_get_id (factors));
  self->n_draws = inputs->n_draws;
  self->seed = inputs->seed;
  self->cases = g_ptr_array_new_with_free_func ((GDestroyNotify) case_recalculation_free);

  for (guint i = 0; i < inputs->cases->len; i++)
    {
      const TjCaseInputs *item = g_ptr_array_index (inputs->cases, i);

      if (item->index < tj_form_get_n_cases (form))
        g_ptr_array_add (self->cases,
                         recalculate_case (tj_form_get_case (form, item->index), item, inputs,
                                           factors));
    }

  return self;
}
