/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/comparison/tj-quartiles.h"

#define EPSILON 1e-12

typedef struct
{
  double values[8];
  guint n_values;
  double lower;
  double median;
  double upper;
} Row;

/* Worked by hand at the places (n − 1) · p: of four values 0.75, 1.5 and 2.25; of six 1.25, 2.5
 * and 3.75; of five, on values; of three 0.5, 1 and 1.5. */
static const Row rows[] = {
  { { 4, 1, 3, 2 }, 4, 1.75, 2.5, 3.25 },
  { { 39, 7, 41, 36, 15, 40 }, 6, 20.25, 37.5, 39.75 },
  { { 10, 20, 30, 40, 50 }, 5, 20, 30, 40 },
  { { -1, -3, -2 }, 3, -2.5, -2, -1.5 },
  { { 1, 2 }, 2, 1.25, 1.5, 1.75 },
  { { 5 }, 1, 5, 5, 5 },
  { { 7, 7, 7, 7, 7, 7, 7 }, 7, 7, 7, 7 },
  { { 0, 0, 0, 1e9 }, 4, 0, 0, 2.5e8 },
};

static void
test_values (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      TjQuartiles quartiles;

      g_assert_true (tj_quartiles_init (&quartiles, rows[i].values, rows[i].n_values));
      g_assert_cmpuint (quartiles.n, ==, rows[i].n_values);
      g_assert_cmpfloat_with_epsilon (quartiles.lower, rows[i].lower, EPSILON);
      g_assert_cmpfloat_with_epsilon (quartiles.median, rows[i].median, EPSILON);
      g_assert_cmpfloat_with_epsilon (quartiles.upper, rows[i].upper, EPSILON);
    }
}

/* Nothing is no zero. */
static void
test_none (void)
{
  TjQuartiles quartiles = { 3, 1, 1, 1 };

  g_assert_false (tj_quartiles_init (&quartiles, NULL, 0));
  g_assert_cmpuint (quartiles.n, ==, 0);
}

static void
test_compare (void)
{
  const double values[] = { 1, 2, 3, 4 };
  TjQuartiles quartiles;

  tj_quartiles_init (&quartiles, values, 4);
  g_assert_cmpint (tj_quartiles_compare (&quartiles, 1.74), ==, -1);
  g_assert_cmpint (tj_quartiles_compare (&quartiles, 1.75), ==, 0);
  g_assert_cmpint (tj_quartiles_compare (&quartiles, 3.25), ==, 0);
  g_assert_cmpint (tj_quartiles_compare (&quartiles, 3.26), ==, 1);

  /* Of three values no quarter lies below anything. */
  tj_quartiles_init (&quartiles, values, 3);
  g_assert_cmpint (tj_quartiles_compare (&quartiles, -100), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/quartiles/values", test_values);
  g_test_add_func ("/quartiles/none", test_none);
  g_test_add_func ("/quartiles/compare", test_compare);

  return g_test_run ();
}
