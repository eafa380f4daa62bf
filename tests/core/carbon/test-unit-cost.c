/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/carbon/tj-unit-cost.h"

#include <math.h>

/* @unit_cost and @annual_reduction: as typed, or %NULL */
static void
add_case (TjForm     *form,
          const char *unit_cost,
          const char *annual_reduction)
{
  g_autoptr(TjCase) item = tj_case_new ();

  tj_field_set_text (tj_case_get_field (item, "unit_cost"), unit_cost);
  tj_field_set_text (tj_case_get_field (item, "annual_reduction"), annual_reduction);
  tj_form_add_case (form, item);
}

static void
test_none (void)
{
  g_autoptr(TjForm) form = tj_form_new ();
  TjUnitCost cost = { 7, 7, 7, 7, TRUE };

  g_assert_false (tj_unit_cost_of_form (form, &cost));

  add_case (form, NULL, "1000");
  add_case (form, "另行说明", "1000");
  g_assert_false (tj_unit_cost_of_form (form, &cost));
  g_assert_cmpuint (cost.n_cases, ==, 7);
}

static void
test_weighted (void)
{
  g_autoptr(TjForm) form = tj_form_new ();
  TjUnitCost cost;

  add_case (form, "100", "3000");
  add_case (form, "200", "1000");
  add_case (form, NULL, NULL);

  g_assert_true (tj_unit_cost_of_form (form, &cost));
  g_assert_true (cost.weighted);
  g_assert_cmpuint (cost.n_cases, ==, 2);
  g_assert_cmpfloat_with_epsilon (cost.value, 125, 1e-9);
  g_assert_cmpfloat_with_epsilon (cost.low, 100, 1e-9);
  g_assert_cmpfloat_with_epsilon (cost.high, 200, 1e-9);
}

/* One case without an annual reduction, or with none above zero, and all count the same. */
static void
test_unweighted (void)
{
  const char *reductions[] = { NULL, "0", "-5" };

  for (guint i = 0; i < G_N_ELEMENTS (reductions); i++)
    {
      g_autoptr(TjForm) form = tj_form_new ();
      TjUnitCost cost;

      add_case (form, "100", "3000");
      add_case (form, "200", reductions[i]);

      g_assert_true (tj_unit_cost_of_form (form, &cost));
      g_assert_false (cost.weighted);
      g_assert_cmpfloat_with_epsilon (cost.value, 150, 1e-9);
    }
}

static void
test_range (void)
{
  g_autoptr(TjForm) form = tj_form_new ();
  TjUnitCost cost;

  add_case (form, "120～180", "500");

  g_assert_true (tj_unit_cost_of_form (form, &cost));
  g_assert_cmpuint (cost.n_cases, ==, 1);
  g_assert_cmpfloat_with_epsilon (cost.value, 150, 1e-9);
  g_assert_cmpfloat_with_epsilon (cost.low, 120, 1e-9);
  g_assert_cmpfloat_with_epsilon (cost.high, 180, 1e-9);
}

static void
test_negative (void)
{
  g_autoptr(TjForm) form = tj_form_new ();
  TjUnitCost cost;

  add_case (form, "-40", NULL);

  g_assert_true (tj_unit_cost_of_form (form, &cost));
  g_assert_cmpfloat_with_epsilon (cost.value, -40, 1e-9);
}

static void
test_other_unit (void)
{
  g_autoptr(TjForm) form = tj_form_new ();
  TjUnitCost cost;

  add_case (form, "35%", "100");
  g_assert_false (tj_unit_cost_of_form (form, &cost));
}

static void
test_implied_life (void)
{
  static const struct
  {
    double investment;
    double annual_reduction;
    double unit_cost;
    double years;
  } rows[] = {
    { 1200, 8000, 1500, 1 },
    { 1200, 8000, 100, 15 },
    { 1200, 8000, 0, -1 },
    { 1200, 8000, -40, -1 },
    { 1200, 0, 1500, -1 },
    { 0, 8000, 1500, -1 },
    { -1, 8000, 1500, -1 },
    { NAN, 8000, 1500, -1 },
    { 1200, INFINITY, 1500, 0 },
    { 1e300, 1e-300, 1, -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      double years = -1;

      g_assert_cmpint (tj_unit_cost_implied_life (rows[i].investment, rows[i].annual_reduction,
                                                  rows[i].unit_cost, &years),
                       ==, rows[i].years >= 0);
      g_assert_cmpfloat_with_epsilon (years, rows[i].years, 1e-9);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/unit-cost/none", test_none);
  g_test_add_func ("/unit-cost/weighted", test_weighted);
  g_test_add_func ("/unit-cost/unweighted", test_unweighted);
  g_test_add_func ("/unit-cost/range", test_range);
  g_test_add_func ("/unit-cost/negative", test_negative);
  g_test_add_func ("/unit-cost/other-unit", test_other_unit);
  g_test_add_func ("/unit-cost/implied-life", test_implied_life);

  return g_test_run ();
}
