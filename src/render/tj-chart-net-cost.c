/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/carbon/tj-unit-cost.h"
#include "core/checks/tj-stated-life.h"
#include "render/tj-chart-claim.h"

#include <math.h>

/* The net cost of a package is that of its cases: what they cost a year together over what
 * they avoid a year together. A case needs investment, benefit, reduction and a service life.
 * Of each, what a reviewer entered comes before what the form states; the life, which the form
 * does not ask for, is taken from the words of the case, then from what its unit cost implies,
 * then from the options. A case that lacks one of them makes the whole figure unknown: leaving
 * it out would choose among the applicant's cases. */

/* An implied life outside these says that the unit cost was worked out in another way. */
#define MIN_IMPLIED_LIFE 3.0
#define MAX_IMPLIED_LIFE 40.0

typedef struct
{
  double investment;
  double benefit;
  double reduction;
  double life;
} NetCase;

static gboolean
take_entry (const TjCaseInputs *inputs,
            TjEntry             entry,
            double             *value)
{
  if (inputs == NULL || !inputs->entries[entry].given)
    return FALSE;

  *value = inputs->entries[entry].value;

  return TRUE;
}

static gboolean
take_claim (TjCase     *item,
            const char *field,
            double     *value)
{
  const TjQuantity *quantity = tj_case_get_quantity (item, field);

  return tj_quantity_get_value (quantity, value) && !quantity->unit_conflict
         && isfinite (*value);
}

/* One life in the words of the case; several could be meant of anything. */
static gboolean
take_stated_life (TjCase *item,
                  double *life)
{
  g_autoptr(GArray) lives = g_array_new (FALSE, FALSE, sizeof (TjCheckInterval));
  GListModel *fields = tj_case_get_fields (item);

  for (guint i = 0; i < g_list_model_get_n_items (fields); i++)
    {
      g_autoptr(TjField) field = g_list_model_get_item (fields, i);

      tj_stated_life_find (tj_field_get_text (field), lives);
    }

  if (lives->len != 1)
    return FALSE;

  *life = g_array_index (lives, TjCheckInterval, 0).low;

  return *life > 0;
}

static gboolean
take_implied_life (TjCase *item,
                   double *life)
{
  double investment;
  double reduction;
  double cost;

  return take_claim (item, "investment", &investment)
         && take_claim (item, "annual_reduction", &reduction)
         && take_claim (item, "unit_cost", &cost)
         && tj_unit_cost_implied_life (investment, reduction, cost, life)
         && *life >= MIN_IMPLIED_LIFE && *life <= MAX_IMPLIED_LIFE;
}

static gboolean
take_life (TjCase               *item,
           const TjCaseInputs   *inputs,
           const TjChartOptions *options,
           double               *life)
{
  if (take_entry (inputs, TJ_ENTRY_SERVICE_LIFE, life) || take_stated_life (item, life)
      || take_implied_life (item, life))
    return TRUE;

  *life = options->life;

  return options->life > 0;
}

/* Returns: (nullable): what is lacking */
static const char *
read_case (TjCase               *item,
           const TjCaseInputs   *inputs,
           const TjChartOptions *options,
           NetCase              *net)
{
  TjEntry investment = inputs != NULL && inputs->kind == TJ_PROJECT_NEW_BUILD
                         ? TJ_ENTRY_INCREMENTAL_INVESTMENT : TJ_ENTRY_INVESTMENT;
  gboolean zh = options->language == TJ_LANGUAGE_ZH;

  if (!take_entry (inputs, investment, &net->investment)
      && (investment == TJ_ENTRY_INCREMENTAL_INVESTMENT
          || !take_claim (item, "investment", &net->investment)))
    return zh ? "净成本缺少项目投资额" : "the net cost lacks an investment";
  if (!take_entry (inputs, TJ_ENTRY_BENEFIT, &net->benefit)
      && !take_claim (item, "annual_benefit", &net->benefit))
    return zh ? "净成本缺少年经济效益" : "the net cost lacks an annual benefit";
  if (!take_claim (item, "annual_reduction", &net->reduction) || !(net->reduction > 0))
    return zh ? "净成本缺少年碳减排量" : "the net cost lacks an annual reduction";
  if (!take_life (item, inputs, options, &net->life))
    return zh ? "净成本缺少使用年限" : "the net cost lacks a service life";

  return NULL;
}

static const TjCaseInputs *
find_inputs (const TjChartSubject *subject,
             guint                 index)
{
  for (guint i = 0; subject->recalculation != NULL && i < subject->recalculation->cases->len; i++)
    {
      const TjCaseInputs *inputs = g_ptr_array_index (subject->recalculation->cases, i);

      if (inputs->index == index)
        return inputs;
    }

  return NULL;
}

static const char *
add_case (TjChartClaim         *self,
          const NetCase        *net,
          const TjChartOptions *options,
          double               *reductions)
{
  double cost;

  if (!tj_unit_cost_net (net->investment, net->benefit, net->reduction, options->rate, net->life,
                         &cost)
      || fabs (cost) > TJ_CHART_MAX_COST)
    return options->language == TJ_LANGUAGE_ZH ? "净成本数值过大" : "the net cost is too large to draw";

  self->cost.value += cost * net->reduction;
  self->cost.low = self->n_cases == 0 ? cost : MIN (self->cost.low, cost);
  self->cost.high = self->n_cases == 0 ? cost : MAX (self->cost.high, cost);
  self->life += net->life;
  self->n_cases++;
  *reductions += net->reduction;

  return NULL;
}

/**
 * tj_chart_claim_read_net_cost:
 * @options: with the rate
 *
 * Reads the claim's cost on the net basis, or the reason why there is none.
 */
void
tj_chart_claim_read_net_cost (TjChartClaim         *self,
                              const TjChartOptions *options)
{
  TjForm *form = tj_package_get_form (self->subject->package);
  guint n_cases = tj_form_get_n_cases (form);
  double reductions = 0;

  self->cost = (TjChartFigure) { FALSE, 0, 0, 0, TJ_CHART_UNIT_COST, TJ_CHART_BASIS_NET,
                                 "cases[].investment, cases[].annual_benefit, "
                                 "cases[].annual_reduction", NULL };

  for (guint i = 0; i < n_cases && self->cost.reason == NULL; i++)
    {
      TjCase *item = tj_form_get_case (form, i);
      NetCase net = { 0 };

      if (tj_case_is_blank (item))
        continue;

      self->cost.reason = read_case (item, find_inputs (self->subject, i), options, &net);
      if (self->cost.reason == NULL)
        self->cost.reason = add_case (self, &net, options, &reductions);
    }

  if (self->cost.reason == NULL && self->n_cases == 0)
    self->cost.reason = options->language == TJ_LANGUAGE_ZH ? "没有案例" : "there is no case";
  if (self->cost.reason != NULL)
    {
      self->n_cases = 0;
      self->life = 0;
      return;
    }

  self->cost.known = TRUE;
  self->cost.value = CLAMP (self->cost.value / reductions, self->cost.low, self->cost.high);
  self->life /= self->n_cases;
}
