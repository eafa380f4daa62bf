/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/carbon/tj-unit-cost.h"
#include "core/checks/tj-check-interval.h"
#include "core/checks/tj-check-registry.h"
#include "core/checks/tj-stated-life.h"

#include <math.h>

/* Clause 十二 wants the unit cost over the reduction of the whole service life, while the form
 * asks for no service life. Investment, annual reduction and unit cost together imply one:
 * investment × 10⁴ ÷ (annual reduction × unit cost), in years. */

#define MIN_LIFE 3.0
#define MAX_LIFE 40.0

/* An implied life of one year: the unit cost was taken over a single year's reduction. */
#define FORGOTTEN_LOW 0.9
#define FORGOTTEN_HIGH 1.1

#define STATED_TOLERANCE 0.2
#define MAX_RATIO_BETWEEN_CASES 1.5

/**
 * ImpliedLife:
 * @index: the case, from 0
 * @years: every life that the case's figures can imply
 * @explained: whether something else was already said about it, or a life stated in the case
 *   agrees with it
 */
typedef struct
{
  guint index;
  TjCheckInterval years;
  gboolean explained;
} ImpliedLife;

static gboolean
get_implied_life (TjCase          *item,
                  TjCheckInterval *years)
{
  TjCheckInterval investment;
  TjCheckInterval reduction;
  TjCheckInterval cost;

  return tj_check_interval_of_positive (tj_case_get_quantity (item, "investment"), &investment)
         && tj_check_interval_of_positive (tj_case_get_quantity (item, "annual_reduction"),
                                           &reduction)
         && tj_check_interval_of_positive (tj_case_get_quantity (item, "unit_cost"), &cost)
         && tj_unit_cost_implied_life (investment.low, reduction.high, cost.high, &years->low)
         && tj_unit_cost_implied_life (investment.high, reduction.low, cost.low, &years->high);
}

static void
collect_stated (GListModel *fields,
                GArray     *lives)
{
  for (guint i = 0; i < g_list_model_get_n_items (fields); i++)
    {
      g_autoptr(TjField) field = g_list_model_get_item (fields, i);

      tj_stated_life_find (tj_field_get_text (field), lives);
    }
}

/* The stated life nearest to the implied one. */
static const TjCheckInterval *
find_nearest (GArray                *lives,
              const TjCheckInterval *implied)
{
  const TjCheckInterval *nearest = NULL;
  double least = INFINITY;

  for (guint i = 0; i < lives->len; i++)
    {
      const TjCheckInterval *life = &g_array_index (lives, TjCheckInterval, i);
      double distance = fmax (life->low - implied->high, implied->low - life->high);

      if (distance < least)
        {
          nearest = life;
          least = distance;
        }
    }

  return nearest;
}

static gboolean
agrees (const TjCheckInterval *implied,
        const TjCheckInterval *stated)
{
  return tj_check_interval_meets (implied, stated->low * (1 - STATED_TOLERANCE),
                                  stated->high * (1 + STATED_TOLERANCE));
}

/* Of a new build only the additional investment counts, which the form does not ask for, so
 * an implied life that is too long may have a good reason; one that is too short has none.
 * What the form says about the technology may be meant of a part of it. */
static const char *
find_variant (const TjCheckInterval *implied,
              const TjCheckInterval *stated,
              gboolean               in_case)
{
  if (!tj_check_interval_meets (implied, MIN_LIFE, MAX_LIFE))
    {
      if (tj_check_interval_meets (implied, FORGOTTEN_LOW, FORGOTTEN_HIGH))
        return "life-one";

      return implied->high < MIN_LIFE ? "too-short" : "too-long";
    }

  if (stated == NULL || agrees (implied, stated))
    return NULL;

  if (!in_case)
    return "stated-elsewhere";

  return implied->high < stated->low ? "stated-longer" : "stated-shorter";
}

static void
report (TjCheckContext        *context,
        guint                  index,
        const char            *variant,
        const TjCheckInterval *stated)
{
  TjCase *item = tj_form_get_case (context->form, index);
  TjFinding *finding = tj_check_context_add_in_case (context, "unit-cost-implied-life", variant,
                                                     index);
  double investment = tj_case_get_quantity (item, "investment")->value;
  double reduction = tj_case_get_quantity (item, "annual_reduction")->value;
  double cost = tj_case_get_quantity (item, "unit_cost")->value;
  double years = 0;

  tj_check_add_case_field (finding, index, "unit_cost");
  tj_check_add_case_field (finding, index, "investment");
  tj_check_add_case_field (finding, index, "annual_reduction");
  tj_finding_add_number (finding, "investment", investment);
  tj_finding_add_number (finding, "annual_reduction", reduction);
  tj_finding_add_number (finding, "unit_cost", cost);
  if (tj_unit_cost_implied_life (investment, reduction, cost, &years))
    tj_finding_add_number (finding, "implied_life", years);
  if (stated != NULL)
    tj_finding_add_number (finding, "stated_life", stated->low);
}

/* What the annexes say of that case; of anything, where there is no other. */
static void
collect_in_annexes (TjCheckContext *context,
                    guint           index,
                    GArray         *lives)
{
  gboolean alone = tj_form_get_n_cases (context->form) == 1;

  for (guint i = 0; i < context->passages->len; i++)
    {
      const TjPassage *passage = g_ptr_array_index (context->passages, i);

      if (passage->attachment != NULL
          && (passage->case_index == (int) index || (alone && passage->case_index == -1)))
        tj_stated_life_find (passage->figures->text, lives);
    }
}

/* A life stated inside the case counts before that of its calculation, and both before those
 * stated about the technology. */
static void
check_case (TjCheckContext *context,
            GArray         *stated_in_form,
            ImpliedLife    *life)
{
  g_autoptr(GArray) stated = g_array_new (FALSE, FALSE, sizeof (TjCheckInterval));
  const TjCheckInterval *nearest;
  const char *variant;
  gboolean in_case;

  collect_stated (tj_case_get_fields (tj_form_get_case (context->form, life->index)), stated);
  in_case = stated->len > 0;
  if (!in_case)
    collect_in_annexes (context, life->index, stated);
  nearest = find_nearest (stated->len > 0 ? stated : stated_in_form, &life->years);

  variant = find_variant (&life->years, nearest, in_case);
  if (stated->len > 0 && g_strcmp0 (variant, "stated-elsewhere") == 0)
    variant = "stated-annex";
  if (variant != NULL)
    report (context, life->index, variant, nearest);

  life->explained = variant != NULL || stated->len > 0;
}

static void
compare_cases (TjCheckContext    *context,
               const ImpliedLife *a,
               const ImpliedLife *b)
{
  const ImpliedLife *shorter = a->years.low < b->years.low ? a : b;
  const ImpliedLife *longer = shorter == a ? b : a;
  TjFinding *finding;

  if (longer->years.low <= shorter->years.high * MAX_RATIO_BETWEEN_CASES)
    return;

  finding = tj_check_context_add (context, "unit-cost-implied-life", "cases-differ");
  tj_check_add_case_field (finding, MIN (a->index, b->index), "unit_cost");
  tj_check_add_case_field (finding, MAX (a->index, b->index), "unit_cost");
  tj_finding_add_number (finding, "shorter_case", shorter->index + 1);
  tj_finding_add_number (finding, "longer_case", longer->index + 1);
  tj_finding_add_number (finding, "shorter_life", tj_check_interval_get_middle (&shorter->years));
  tj_finding_add_number (finding, "longer_life", tj_check_interval_get_middle (&longer->years));
}

/* One finding names the two cases that lie farthest apart. */
static void
compare_extremes (TjCheckContext *context,
                  GArray         *lives)
{
  const ImpliedLife *shortest = NULL;
  const ImpliedLife *longest = NULL;

  for (guint i = 0; i < lives->len; i++)
    {
      const ImpliedLife *life = &g_array_index (lives, ImpliedLife, i);

      if (life->explained)
        continue;

      if (shortest == NULL || life->years.high < shortest->years.high)
        shortest = life;
      if (longest == NULL || life->years.low > longest->years.low)
        longest = life;
    }

  if (shortest != longest)
    compare_cases (context, shortest, longest);
}

static void
run_unit_cost_implied_life (TjCheckContext *context)
{
  g_autoptr(GArray) lives = g_array_new (FALSE, FALSE, sizeof (ImpliedLife));
  g_autoptr(GArray) stated_in_form = g_array_new (FALSE, FALSE, sizeof (TjCheckInterval));

  collect_stated (tj_form_get_fields (context->form), stated_in_form);

  for (guint i = 0; i < tj_form_get_n_cases (context->form); i++)
    {
      ImpliedLife life = { i, { 0, 0 }, FALSE };

      if (get_implied_life (tj_form_get_case (context->form, i), &life.years))
        {
          check_case (context, stated_in_form, &life);
          g_array_append_val (lives, life);
        }
    }

  compare_extremes (context, lives);
}

const TjCheck tj_checks_unit_cost[] = {
  { "unit-cost-implied-life", run_unit_cost_implied_life,
    "case.investment+ case.annual_reduction+ case.unit_cost+ " TJ_CHECK_NEEDS_LIFE },
  { NULL, NULL, NULL },
};
