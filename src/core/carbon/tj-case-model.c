/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/carbon/tj-recalculation-private.h"

#include <glib/gi18n-lib.h>

/* Brings what was entered and what the form states into the units of the arithmetic. An entry
 * of the reviewer comes before the form's own. */

#define YUAN_PER_WAN_YUAN 10000.0
#define MONTHS_PER_YEAR 12.0

static void
take_scaled (TjCaseModel      *self,
             TjModelVariable   variable,
             const TjEstimate *amount,
             double            scale,
             char             *origin)
{
  tj_estimate_clear (&self->amounts[variable]);
  tj_estimate_copy (amount, &self->amounts[variable]);
  g_free (self->origins[variable]);
  self->origins[variable] = origin;
  g_clear_pointer (&self->fields[variable], g_free);

  tj_estimate_set (&self->variables[variable], amount->value * scale, amount->low * scale,
                   amount->high * scale, amount->distribution);
}

static char *
describe_place (const TjEvidencePlace *place)
{
  if (place->attachment == NULL)
    return g_strdup (_("entered without a place"));
  if (place->page == 0)
    return g_strdup (place->attachment);

  /* Translators: the name of a file, and a page in it */
  return g_strdup_printf (_("%s, page %u"), place->attachment, place->page);
}

static void
take_entry (TjCaseModel     *self,
            TjModelVariable  variable,
            TjEntry          entry,
            double           scale)
{
  const TjEstimate *amount = &self->inputs->entries[entry];

  if (amount->given)
    take_scaled (self, variable, amount, scale, describe_place (&amount->place));
}

/* A claim stands in the form's unit; durations may be in months or in years. */
static gboolean
read_claim (TjCase     *item,
            const char *field,
            TjEstimate *amount)
{
  const TjQuantity *quantity = tj_case_get_quantity (item, field);
  double value;

  if (!tj_quantity_get_value (quantity, &value) || quantity->unit_conflict ||
      quantity->low < 0)
    return FALSE;

  tj_estimate_set (amount, value, quantity->low, quantity->high, TJ_DISTRIBUTION_NONE);

  return TRUE;
}

static void
take_claim (TjCaseModel     *self,
            TjModelVariable  variable,
            const char      *field,
            double           scale)
{
  const TjQuantity *quantity = tj_case_get_quantity (self->item, field);
  TjEstimate amount = { 0 };
  double years;

  if (self->variables[variable].given || !read_claim (self->item, field, &amount))
    return;

  /* The entry of a building period is in months, a claim may be in years. */
  if (tj_quantity_get_years (quantity, &years) && amount.value > 0)
    {
      const double months = years * MONTHS_PER_YEAR / amount.value;

      tj_estimate_set (&amount, amount.value * months, amount.low * months,
                       amount.high * months, TJ_DISTRIBUTION_NONE);
    }

  take_scaled (self, variable, &amount, scale, g_strdup (_("the form")));
  self->fields[variable] = g_strdup_printf ("cases[%u].%s", self->inputs->index, field);
}

static void
take_investment (TjCaseModel *self)
{
  take_entry (self, TJ_VARIABLE_PROJECT_INVESTMENT, TJ_ENTRY_INVESTMENT, YUAN_PER_WAN_YUAN);
  take_claim (self, TJ_VARIABLE_PROJECT_INVESTMENT, "investment", YUAN_PER_WAN_YUAN);

  if (self->inputs->kind == TJ_PROJECT_NEW_BUILD)
    take_entry (self, TJ_VARIABLE_INVESTMENT, TJ_ENTRY_INCREMENTAL_INVESTMENT, YUAN_PER_WAN_YUAN);
  else if (self->inputs->kind == TJ_PROJECT_RETROFIT &&
           self->variables[TJ_VARIABLE_PROJECT_INVESTMENT].given)
    {
      take_scaled (self, TJ_VARIABLE_INVESTMENT, &self->amounts[TJ_VARIABLE_PROJECT_INVESTMENT],
                   YUAN_PER_WAN_YUAN, g_strdup (self->origins[TJ_VARIABLE_PROJECT_INVESTMENT]));
      self->fields[TJ_VARIABLE_INVESTMENT] =
        g_strdup (self->fields[TJ_VARIABLE_PROJECT_INVESTMENT]);
    }
}

static void
add_problem (GPtrArray        *problems,
             const TjActivity *activity,
             char             *what)
{
  /* Translators: the name of an entry, and what is wrong with it */
  g_ptr_array_add (problems,
                   g_strdup_printf (_("“%s”: %s"),
                                    activity->name != NULL
                                      ? activity->name
                                      : tj_activity_role_get_label (activity->role), what));
  g_free (what);
}

/* The factor of an activity in tonnes for one of the dimension's own unit. */
static gboolean
find_factor (const TjActivity *activity,
             TjFactorRegister *factors,
             TjCaseModel      *self,
             guint             at,
             TjActivityUnit   *per,
             GPtrArray        *problems)
{
  const TjFactor *factor = NULL;

  if (activity->factor_id == NULL)
    {
      if (!tj_factor_unit_parse (activity->factor_unit, per))
        {
          add_problem (problems, activity,
                       g_strdup_printf (_("“%s” is not the unit of a factor."),
                                        activity->factor_unit));
          return FALSE;
        }

      self->activity_factors[at] = g_strdup (activity->factor_source);
      self->activity_factor_names[at] = g_strdup (_("The reviewer's own factor"));
      self->activity_factor_values[at] = activity->factor_value;
      self->activity_factor_units[at] = g_strdup (activity->factor_unit);
      return TRUE;
    }

  factor = tj_factor_register_lookup (factors, activity->factor_id);
  if (factor == NULL)
    {
      add_problem (problems, activity,
                   g_strdup_printf (_("the register has no factor “%s”."), activity->factor_id));
      return FALSE;
    }

  *per = factor->per;
  self->activity_factors[at] = g_strdup_printf ("%s: %s", factor->register_id, factor->id);
  self->activity_factor_names[at] = g_strdup (tj_factor_get_name (factor));
  self->activity_factor_sources[at] = g_strdup (factor->source);
  self->activity_factor_values[at] = factor->value;
  self->activity_factor_units[at] = g_strdup (factor->unit_text);

  return TRUE;
}

static gboolean
check_units (const TjActivity *activity,
             TjActivityUnit   *unit,
             TjActivityUnit   *per,
             GPtrArray        *problems)
{
  if (!tj_activity_unit_parse (activity->unit, unit))
    {
      add_problem (problems, activity,
                   g_strdup_printf (_("“%s” is not a unit of electricity, heat, mass, volume or "
                                      "standard coal."), activity->unit));
      return FALSE;
    }

  if (unit->dimension != per->dimension)
    {
      add_problem (problems, activity,
                   /* Translators: two units */
                   g_strdup_printf (_("a quantity in %s cannot be taken with a factor for %s."),
                                    activity->unit,
                                    tj_dimension_get_unit_name (per->dimension)));
      return FALSE;
    }

  return TRUE;
}

/* What is typed bit by bit may lack something, and a file may not. */
static gboolean
check_whole (const TjActivity *activity,
             GPtrArray        *problems)
{
  if (!activity->amount.given)
    add_problem (problems, activity, g_strdup (_("there is no amount yet.")));
  else if (activity->unit == NULL)
    add_problem (problems, activity, g_strdup (_("there is no unit yet.")));
  else if (activity->factor_id == NULL && activity->factor_unit == NULL)
    add_problem (problems, activity, g_strdup (_("there is no factor yet.")));
  else
    return TRUE;

  return FALSE;
}

static void
clear_factor (TjCaseModel *self,
              guint        at)
{
  g_clear_pointer (&self->activity_factors[at], g_free);
  g_clear_pointer (&self->activity_factor_names[at], g_free);
  g_clear_pointer (&self->activity_factor_sources[at], g_free);
  g_clear_pointer (&self->activity_factor_units[at], g_free);
}

static void
take_activity (TjCaseModel      *self,
               const TjActivity *activity,
               TjFactorRegister *factors,
               GPtrArray        *problems)
{
  const guint at = self->model.n_activities;
  const double sign = activity->side == TJ_SIDE_BASELINE ? 1 : -1;
  TjActivityUnit unit;
  TjActivityUnit per;

  if (at == TJ_MODEL_MAX_ACTIVITIES)
    {
      add_problem (problems, activity, g_strdup (_("there are too many entries.")));
      return;
    }

  if (!check_whole (activity, problems) ||
      !find_factor (activity, factors, self, at, &per, problems) ||
      !check_units (activity, &unit, &per, problems))
    {
      clear_factor (self, at);
      return;
    }

  self->activities[at] = activity;
  self->model.factors[at] = sign * self->activity_factor_values[at] / per.scale;
  self->model.has_baseline |= activity->side == TJ_SIDE_BASELINE;
  self->model.has_project |= activity->side == TJ_SIDE_PROJECT;
  take_scaled (self, TJ_VARIABLE_FIRST_ACTIVITY + at, &activity->amount, unit.scale,
               describe_place (&activity->amount.place));
  self->model.n_activities++;
}

/**
 * tj_case_model_init:
 * @self: (out caller-allocates): to be released with tj_case_model_clear()
 * @item: the case
 * @inputs: what was entered for it; must outlive @self
 * @problems: (element-type utf8): entries that cannot be calculated with are told here
 *
 * One activity that cannot be calculated with makes both sums unknown: a sum with a part left
 * out would look like a result.
 */
void
tj_case_model_init (TjCaseModel        *self,
                    TjCase             *item,
                    const TjCaseInputs *inputs,
                    TjFactorRegister   *factors,
                    GPtrArray          *problems)
{
  const guint n_problems = problems->len;

  *self = (TjCaseModel) { 0 };
  self->inputs = inputs;
  self->item = item;

  take_entry (self, TJ_VARIABLE_LIFE, TJ_ENTRY_SERVICE_LIFE, 1);
  take_entry (self, TJ_VARIABLE_RATE, TJ_ENTRY_DISCOUNT_RATE, 0.01);
  take_entry (self, TJ_VARIABLE_INDUSTRY, TJ_ENTRY_INDUSTRY_BASELINE, 1);
  take_entry (self, TJ_VARIABLE_BENEFIT, TJ_ENTRY_BENEFIT, YUAN_PER_WAN_YUAN);
  take_entry (self, TJ_VARIABLE_BUILD, TJ_ENTRY_BUILD_PERIOD, 1 / MONTHS_PER_YEAR);
  take_claim (self, TJ_VARIABLE_BENEFIT, "annual_benefit", YUAN_PER_WAN_YUAN);
  take_claim (self, TJ_VARIABLE_BUILD, "build_period", 1 / MONTHS_PER_YEAR);
  take_investment (self);

  for (guint i = 0; i < inputs->activities->len; i++)
    take_activity (self, g_ptr_array_index (inputs->activities, i), factors, problems);

  if (inputs->activities->len == 0)
    take_claim (self, TJ_VARIABLE_CLAIMED_REDUCTION, "annual_reduction", 1);
  else if (problems->len > n_problems)
    self->model.has_baseline = self->model.has_project = FALSE;
}

void
tj_case_model_clear (TjCaseModel *self)
{
  for (guint i = 0; i < TJ_MODEL_MAX_VARIABLES; i++)
    {
      tj_estimate_clear (&self->amounts[i]);
      g_free (self->origins[i]);
      g_free (self->fields[i]);
    }

  for (guint i = 0; i < TJ_MODEL_MAX_ACTIVITIES; i++)
    clear_factor (self, i);
}
