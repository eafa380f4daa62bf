/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/checks/tj-check-interval.h"

#include <math.h>

#define EPSILON 1e-9

static void
test_of (void)
{
  TjQuantity quantity = { NULL, TJ_QUANTITY_READ, 10, FALSE, 10, 10, NULL, };
  TjCheckInterval interval;

  g_assert_true (tj_check_interval_of (&quantity, &interval));
  g_assert_cmpfloat_with_epsilon (interval.low, 10, EPSILON);
  g_assert_cmpfloat_with_epsilon (interval.high, 10, EPSILON);

  quantity.is_range = TRUE;
  quantity.low = 8;
  quantity.high = 12;
  g_assert_true (tj_check_interval_of (&quantity, &interval));
  g_assert_cmpfloat_with_epsilon (interval.low, 8, EPSILON);
  g_assert_cmpfloat_with_epsilon (interval.high, 12, EPSILON);

  /* A twentieth of 8 is 0.4, of 12 is 0.6. */
  quantity.approximate = TRUE;
  g_assert_true (tj_check_interval_of_loose (&quantity, &interval));
  g_assert_cmpfloat_with_epsilon (interval.low, 7.6, EPSILON);
  g_assert_cmpfloat_with_epsilon (interval.high, 12.6, EPSILON);
}

static void
test_unusable (void)
{
  TjQuantity quantity = { NULL, TJ_QUANTITY_BLANK, 10, FALSE, 10, 10, NULL, };
  TjCheckInterval interval;

  g_assert_false (tj_check_interval_of (NULL, &interval));
  g_assert_false (tj_check_interval_of (&quantity, &interval));

  quantity.state = TJ_QUANTITY_READ;
  quantity.unit_conflict = TRUE;
  g_assert_false (tj_check_interval_of (&quantity, &interval));

  quantity.unit_conflict = FALSE;
  quantity.value = INFINITY;
  g_assert_false (tj_check_interval_of (&quantity, &interval));

  quantity.value = 0;
  g_assert_true (tj_check_interval_of_loose (&quantity, &interval));
  g_assert_false (tj_check_interval_of_positive (&quantity, &interval));
}

static void
test_meets (void)
{
  TjCheckInterval interval = { 2, 3 };

  g_assert_true (tj_check_interval_meets (&interval, 3, 40));
  g_assert_false (tj_check_interval_meets (&interval, 3.001, 40));
  g_assert_true (tj_check_interval_meets (&interval, 0, 2));
  g_assert_false (tj_check_interval_meets (&interval, 0, 1.999));
  g_assert_true (tj_check_interval_meets (&interval, 2.4, 2.6));
}

/* 10…20 ÷ 2…5: from 10 ÷ 5 = 2 to 20 ÷ 2 = 10, whose middle is 6. */
static void
test_divide (void)
{
  const TjCheckInterval dividend = { 10, 20 };
  const TjCheckInterval divisor = { 2, 5 };
  TjCheckInterval quotient;

  tj_check_interval_divide (&dividend, &divisor, &quotient);
  g_assert_cmpfloat_with_epsilon (quotient.low, 2, EPSILON);
  g_assert_cmpfloat_with_epsilon (quotient.high, 10, EPSILON);
  g_assert_cmpfloat_with_epsilon (tj_check_interval_get_middle (&quotient), 6, EPSILON);
}

/* Half of the last digit: 0.5/35, 0.5/3544, and no more than a twentieth. */
static void
test_rounding (void)
{
  g_assert_cmpfloat_with_epsilon (tj_check_get_rounding_share ("约0.35亿元"), 0.5 / 35, 1e-9);
  g_assert_cmpfloat_with_epsilon (tj_check_get_rounding_share ("3,544"), 0.5 / 3544, 1e-9);
  g_assert_cmpfloat_with_epsilon (tj_check_get_rounding_share ("12.50万元"), 0.5 / 1250, 1e-9);
  g_assert_cmpfloat_with_epsilon (tj_check_get_rounding_share ("1亿元"), 0.05, 1e-9);
  g_assert_cmpfloat_with_epsilon (tj_check_get_rounding_share ("0.00"), 0, 1e-9);
  g_assert_cmpfloat_with_epsilon (tj_check_get_rounding_share ("若干"), 0, 1e-9);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/check-interval/of", test_of);
  g_test_add_func ("/check-interval/unusable", test_unusable);
  g_test_add_func ("/check-interval/meets", test_meets);
  g_test_add_func ("/check-interval/divide", test_divide);
  g_test_add_func ("/check-interval/rounding", test_rounding);

  return g_test_run ();
}
