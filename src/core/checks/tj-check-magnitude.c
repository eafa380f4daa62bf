/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/checks/tj-check-interval.h"
#include "core/checks/tj-check-registry.h"

#include <math.h>
#include <stdlib.h>

/* Whether the figures for 2030 are in proportion to the cases. The potential over the share is
 * what the whole market would save; over a case's reduction it is a number of such cases. What
 * is invested for a tonne a year in 2030 should be near what the cases invested. */

/* Tonnes in 万t and 元 in 万元, 万元 in 亿元. */
#define TEN_THOUSAND 1e4
/* All emissions of the country are some 1.2 million 万tCO2 a year. */
#define MAX_MARKET 1.2e6
/* There is hardly a technology with more projects than this by 2030. */
#define MAX_PROJECTS 1e5
/* The investment for a tonne may differ so much from that of the cases. */
#define MAX_RATIO 3.0

/* What the cases together leave open. */
typedef struct
{
  guint n;
  TjCheckInterval reduction;
  TjCheckInterval total;
  TjCheckInterval intensity;
} Cases;

static void
widen (TjCheckInterval       *self,
       const TjCheckInterval *other)
{
  self->low = MIN (self->low, other->low);
  self->high = MAX (self->high, other->high);
}

/* Reductions in tonnes a year, intensities in 元 for a tonne a year. */
static void
collect_cases (TjForm *form,
               Cases  *cases)
{
  *cases = (Cases) { 0, { INFINITY, 0 }, { 0, 0 }, { INFINITY, 0 } };

  for (guint i = 0; i < tj_form_get_n_cases (form); i++)
    {
      TjCase *item = tj_form_get_case (form, i);
      TjCheckInterval reduction;
      TjCheckInterval investment;
      TjCheckInterval intensity;

      if (!tj_check_interval_of_positive (tj_case_get_quantity (item, "annual_reduction"),
                                          &reduction))
        continue;

      cases->n++;
      widen (&cases->reduction, &reduction);
      cases->total.low += reduction.low;
      cases->total.high += reduction.high;

      if (!tj_check_interval_of_positive (tj_case_get_quantity (item, "investment"), &investment))
        continue;

      tj_check_interval_divide (&investment, &reduction, &intensity);
      intensity.low *= TEN_THOUSAND;
      intensity.high *= TEN_THOUSAND;
      widen (&cases->intensity, &intensity);
    }
}

static double
get_value (TjCheckContext *context,
           const char     *id)
{
  return tj_form_get_quantity (context->form, id)->value;
}

static TjFinding *
add_potential (TjCheckContext *context,
               const char     *variant)
{
  TjFinding *finding = tj_check_context_add (context, "potential-magnitude", variant);

  tj_finding_add_field (finding, "potential_2030");
  tj_finding_add_number (finding, "potential_2030", get_value (context, "potential_2030"));

  return finding;
}

/* The market that potential and share imply, whether the potential is the stock in 2030, as
 * clause 十一 has it, or what is added until then. */
static void
add_market (TjCheckContext *context,
            TjFinding      *finding)
{
  double potential = get_value (context, "potential_2030");
  TjCheckInterval current;
  TjCheckInterval expected;
  double added;

  if (!tj_check_interval_of_positive (tj_form_get_quantity (context->form, "expected_share_2030"),
                                      &expected))
    return;

  tj_finding_add_field (finding, "expected_share_2030");
  tj_finding_add_number (finding, "expected_share_2030",
                         tj_check_interval_get_middle (&expected));
  tj_finding_add_number (finding, "implied_market",
                         potential / tj_check_interval_get_middle (&expected) * 100);

  if (!tj_check_interval_of (tj_form_get_quantity (context->form, "current_share"), &current))
    return;

  added = tj_check_interval_get_middle (&expected) - tj_check_interval_get_middle (&current);
  if (added > 0)
    tj_finding_add_number (finding, "implied_market_of_increment", potential / added * 100);
}

static gboolean
check_sign (TjCheckContext *context)
{
  const TjQuantity *potential = tj_form_get_quantity (context->form, "potential_2030");
  TjCheckInterval value;

  if (!tj_check_interval_of (potential, &value) || value.high > 0)
    return FALSE;

  add_potential (context, "not-positive");

  return TRUE;
}

/* A potential of which the share is nothing. */
static gboolean
check_share (TjCheckContext *context)
{
  TjCheckInterval share;
  TjFinding *finding;

  if (!tj_check_interval_of (tj_form_get_quantity (context->form, "expected_share_2030"), &share)
      || share.high > 0 || share.low < 0)
    return FALSE;

  finding = add_potential (context, "share-zero");
  tj_finding_add_field (finding, "expected_share_2030");

  return TRUE;
}

static void
report_potential (TjCheckContext *context,
                  const Cases    *cases,
                  const char     *variant,
                  double          projects,
                  int             power)
{
  TjFinding *finding = add_potential (context, variant);

  tj_finding_add_number (finding, "mean_reduction",
                         tj_check_interval_get_middle (&cases->total) / cases->n);
  tj_finding_add_number (finding, "cases", cases->n);
  if (power != 0)
    tj_finding_add_number (finding, "power", power);
  add_market (context, finding);
  tj_finding_add_number (finding, "implied_projects", projects);
}

/* The potential must hold the cases themselves; tonnes typed where 万t are asked for, or the
 * other way round, show in a count of projects that makes sense four powers away. */
static gboolean
check_projects (TjCheckContext        *context,
                const TjCheckInterval *potential,
                const Cases           *cases)
{
  double projects = get_value (context, "potential_2030") * TEN_THOUSAND
                    / (tj_check_interval_get_middle (&cases->total) / cases->n);
  gboolean below = potential->high * TEN_THOUSAND < cases->total.low * (1 - 1e-9);
  gboolean above = potential->low * TEN_THOUSAND / cases->reduction.high
                   > MAX_PROJECTS * (1 + 1e-9);

  if (below)
    {
      gboolean slipped = projects * TEN_THOUSAND <= MAX_PROJECTS
                         && potential->high * TEN_THOUSAND < cases->reduction.low;

      report_potential (context, cases, slipped ? "below-power" : "below", projects,
                        slipped ? 4 : 0);
    }
  else if (above)
    {
      report_potential (context, cases,
                        projects / TEN_THOUSAND >= cases->n ? "above-power" : "above", projects,
                        projects / TEN_THOUSAND >= cases->n ? 4 : 0);
    }

  return below || above;
}

static gboolean
check_market (TjCheckContext        *context,
              const TjCheckInterval *potential)
{
  TjCheckInterval share;
  TjFinding *finding;

  if (!tj_check_interval_of_positive (tj_form_get_quantity (context->form, "expected_share_2030"),
                                      &share)
      || potential->low / share.high * 100 <= MAX_MARKET * (1 + 1e-9))
    return FALSE;

  finding = add_potential (context, "market");
  add_market (context, finding);

  return TRUE;
}

/* The whole power of ten that a ratio is off by, if it then is within the allowed ratio. */
static int
find_power (const TjCheckInterval *intensity,
            const TjCheckInterval *expected)
{
  static const int powers[] = { 4, -4, 8, -8, 3, -3 };

  for (guint i = 0; i < G_N_ELEMENTS (powers); i++)
    {
      double scale = pow (10, powers[i]);

      if (tj_check_interval_meets (intensity, expected->low * scale, expected->high * scale))
        return powers[i];
    }

  return 0;
}

/* What is invested until 2030 goes into what is added until then, while the potential counts
 * what is there already as well. */
static double
get_added_part (TjForm *form)
{
  TjCheckInterval current;
  TjCheckInterval expected;

  if (!tj_check_interval_of_loose (tj_form_get_quantity (form, "current_share"), &current)
      || !tj_check_interval_of_positive (tj_form_get_quantity (form, "expected_share_2030"),
                                         &expected)
      || current.low < 0 || current.high >= expected.low)
    return 1;

  return (expected.low - current.high) / expected.low;
}

/* What is invested for a tonne a year in 2030, and what the cases let one expect, in 元. */
static gboolean
get_intensities (TjCheckContext  *context,
                 const Cases     *cases,
                 TjCheckInterval *intensity,
                 TjCheckInterval *expected)
{
  TjCheckInterval investment;
  TjCheckInterval potential;

  if (!isfinite (cases->intensity.low)
      || !tj_check_interval_of_positive (tj_form_get_quantity (context->form,
                                                               "total_investment_2030"),
                                         &investment)
      || !tj_check_interval_of_positive (tj_form_get_quantity (context->form, "potential_2030"),
                                         &potential))
    return FALSE;

  /* 亿元 over 万t are 10⁴ 元/t. */
  tj_check_interval_divide (&investment, &potential, intensity);
  intensity->low *= TEN_THOUSAND;
  intensity->high *= TEN_THOUSAND;
  expected->low = cases->intensity.low * get_added_part (context->form) / MAX_RATIO;
  expected->high = cases->intensity.high * MAX_RATIO;

  return TRUE;
}

/* Tonnes typed where 万t are asked for make the investment for a tonne too small by 10⁴. */
static void
check_against_investment (TjCheckContext *context,
                          const Cases    *cases)
{
  double projects = get_value (context, "potential_2030") * TEN_THOUSAND
                    / (tj_check_interval_get_middle (&cases->total) / cases->n);
  TjCheckInterval intensity;
  TjCheckInterval expected;

  if (get_intensities (context, cases, &intensity, &expected)
      && !tj_check_interval_meets (&intensity, expected.low, expected.high)
      && find_power (&intensity, &expected) == -4 && projects / TEN_THOUSAND >= cases->n)
    report_potential (context, cases, "above-power", projects, 4);
}

static void
run_potential_magnitude (TjCheckContext *context)
{
  TjCheckInterval potential;
  Cases cases;

  if (check_sign (context)
      || !tj_check_interval_of_positive (tj_form_get_quantity (context->form, "potential_2030"),
                                         &potential)
      || check_share (context) || check_market (context, &potential))
    return;

  collect_cases (context->form, &cases);
  if (cases.n > 0 && !check_projects (context, &potential, &cases))
    check_against_investment (context, &cases);
}

static void
run_investment_magnitude (TjCheckContext *context)
{
  TjCheckInterval intensity;
  TjCheckInterval expected;
  TjFinding *finding;
  Cases cases;
  int power;

  collect_cases (context->form, &cases);
  if (!get_intensities (context, &cases, &intensity, &expected)
      || tj_check_interval_meets (&intensity, expected.low, expected.high))
    return;

  power = find_power (&intensity, &expected);
  finding = tj_check_context_add (context, "investment-magnitude",
                                  power != 0 ? "power" : NULL);
  tj_finding_add_field (finding, "total_investment_2030");
  tj_finding_add_field (finding, "potential_2030");
  tj_finding_add_number (finding, "total_investment_2030",
                         get_value (context, "total_investment_2030"));
  tj_finding_add_number (finding, "potential_2030", get_value (context, "potential_2030"));
  tj_finding_add_number (finding, "implied_intensity", tj_check_interval_get_middle (&intensity));
  tj_finding_add_number (finding, "lowest_intensity", cases.intensity.low);
  tj_finding_add_number (finding, "highest_intensity", cases.intensity.high);
  if (power != 0)
    tj_finding_add_number (finding, "power", abs (power));
}

static void
check_reduction (TjCheckContext *context,
                 guint           index)
{
  TjCase *item = tj_form_get_case (context->form, index);
  TjCheckInterval reduction;
  TjFinding *finding;

  if (!tj_check_interval_of (tj_case_get_quantity (item, "annual_reduction"), &reduction)
      || reduction.low > 0)
    return;

  finding = tj_check_context_add_in_case (context, "reduction-not-positive",
                                          reduction.high > 0 ? "range" : NULL, index);
  tj_check_add_case_field (finding, index, "annual_reduction");
  tj_finding_add_number (finding, "annual_reduction", tj_check_interval_get_middle (&reduction));
}

/* A rule that divides by a reduction is silent where there is none; this one is not. */
static void
run_reduction_not_positive (TjCheckContext *context)
{
  for (guint i = 0; i < tj_form_get_n_cases (context->form); i++)
    check_reduction (context, i);
}

const TjCheck tj_checks_magnitude[] = {
  { "reduction-not-positive", run_reduction_not_positive, NULL },
  { "potential-magnitude", run_potential_magnitude,
    "potential_2030+ expected_share_2030+ case.annual_reduction+" },
  { "investment-magnitude", run_investment_magnitude,
    "total_investment_2030+ potential_2030+ case.investment+ case.annual_reduction+" },
  { NULL, NULL, NULL },
};
