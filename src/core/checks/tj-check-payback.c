/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/checks/tj-check-interval.h"
#include "core/checks/tj-check-registry.h"

/* The payback period follows from investment ÷ annual benefit. Applicants count it from the
 * start of operation or of construction, before or after tax: a fifth more or less, and the
 * construction period on top, are within what an honest form shows. */

#define TOLERANCE 0.2
#define MONTHS_PER_YEAR 12.0

/* Where the construction period was not given: it still may be in the payback. */
#define ASSUMED_BUILD_YEARS 1.0
/* A construction period without a unit counts years up to here and months above. */
#define MAX_BARE_BUILD_YEARS 3.0
/* Longer ones are calendar years that were typed into the cell. */
#define MAX_BUILD_YEARS 15.0

/* Years that a claimed duration can mean, when its number counts @unit_years each. */
static gboolean
get_duration (const TjQuantity *quantity,
              double            unit_years,
              TjCheckInterval  *years)
{
  if (!tj_check_interval_of_positive (quantity, years))
    return FALSE;

  years->low *= unit_years;
  years->high *= unit_years;

  return TRUE;
}

static double
get_unit_years (const TjQuantity *quantity)
{
  return g_strcmp0 (quantity->unit, "月") == 0 ? 1 / MONTHS_PER_YEAR : 1.0;
}

static gboolean
is_unit_known (const TjQuantity *quantity)
{
  return !quantity->unit_missing
         && (g_strcmp0 (quantity->unit, "年") == 0 || g_strcmp0 (quantity->unit, "月") == 0);
}

static double
get_build_years (const TjQuantity *build)
{
  TjCheckInterval years;
  double unit_years;

  if (build == NULL || build->state != TJ_QUANTITY_READ)
    return ASSUMED_BUILD_YEARS;

  if (is_unit_known (build))
    unit_years = get_unit_years (build);
  else
    unit_years = build->value <= MAX_BARE_BUILD_YEARS ? 1.0 : 1 / MONTHS_PER_YEAR;

  if (!get_duration (build, unit_years, &years) || years.high > MAX_BUILD_YEARS)
    return ASSUMED_BUILD_YEARS;

  return years.high;
}

/* Whether a payback of @payback times @factor follows from the figures. */
static gboolean
fits (const TjCheckInterval *payback,
      double                 factor,
      const TjCheckInterval *expected)
{
  TjCheckInterval scaled = { payback->low * factor, payback->high * factor };

  return tj_check_interval_meets (&scaled, expected->low, expected->high);
}

static const char *
find_variant (const TjQuantity      *quantity,
              const TjCheckInterval *payback,
              const TjCheckInterval *expected)
{
  if (!is_unit_known (quantity))
    return "unit-missing";

  if (fits (payback, MONTHS_PER_YEAR, expected) || fits (payback, 1 / MONTHS_PER_YEAR, expected))
    return "month-year";

  return NULL;
}

static void
report (TjCheckContext   *context,
        guint             index,
        const char       *variant,
        double            payback_years)
{
  TjCase *item = tj_form_get_case (context->form, index);
  TjFinding *finding = tj_check_context_add_in_case (context, "payback-mismatch", variant, index);
  double investment = tj_case_get_quantity (item, "investment")->value;
  double benefit = tj_case_get_quantity (item, "annual_benefit")->value;
  double build_years;

  tj_check_add_case_field (finding, index, "payback");
  tj_check_add_case_field (finding, index, "investment");
  tj_check_add_case_field (finding, index, "annual_benefit");
  tj_finding_add_number (finding, "investment", investment);
  tj_finding_add_number (finding, "annual_benefit", benefit);
  if (tj_quantity_get_years (tj_case_get_quantity (item, "build_period"), &build_years))
    tj_finding_add_number (finding, "build_period", build_years);
  tj_finding_add_number (finding, "payback", payback_years);
  tj_finding_add_number (finding, "expected_payback", investment / benefit);
}

static void
check_case (TjCheckContext *context,
            guint           index)
{
  TjCase *item = tj_form_get_case (context->form, index);
  const TjQuantity *quantity = tj_case_get_quantity (item, "payback");
  TjCheckInterval investment;
  TjCheckInterval benefit;
  TjCheckInterval payback;
  TjCheckInterval expected;

  if (!tj_check_interval_of_positive (tj_case_get_quantity (item, "investment"), &investment)
      || !tj_check_interval_of_positive (tj_case_get_quantity (item, "annual_benefit"), &benefit)
      || !get_duration (quantity, get_unit_years (quantity), &payback))
    return;

  tj_check_interval_divide (&investment, &benefit, &expected);
  expected.low *= 1 - TOLERANCE;
  expected.high = expected.high * (1 + TOLERANCE)
                  + get_build_years (tj_case_get_quantity (item, "build_period"));

  if (fits (&payback, 1, &expected)
      || (!is_unit_known (quantity) && fits (&payback, 1 / MONTHS_PER_YEAR, &expected)))
    return;

  report (context, index, find_variant (quantity, &payback, &expected),
          quantity->value * get_unit_years (quantity));
}

static void
run_payback_mismatch (TjCheckContext *context)
{
  for (guint i = 0; i < tj_form_get_n_cases (context->form); i++)
    check_case (context, i);
}

const TjCheck tj_checks_payback[] = {
  { "payback-mismatch", run_payback_mismatch,
    "case.investment+ case.annual_benefit+ case.payback+" },
  { NULL, NULL, NULL },
};
