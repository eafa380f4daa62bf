/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "render/tj-scale.h"

#include <math.h>

static void
test_map (void)
{
  TjScale scale;

  tj_scale_init (&scale, -50, 150, 300, 100);

  g_assert_cmpfloat_with_epsilon (tj_scale_map (&scale, -50), 300, 1e-9);
  g_assert_cmpfloat_with_epsilon (tj_scale_map (&scale, 150), 100, 1e-9);
  g_assert_cmpfloat_with_epsilon (tj_scale_map (&scale, 0), 250, 1e-9);
  g_assert_cmpfloat_with_epsilon (tj_scale_invert (&scale, 250), 0, 1e-9);
  g_assert_cmpfloat_with_epsilon (tj_scale_map (&scale, 350), -100, 1e-9);
}

static void
test_degenerate (void)
{
  const double domains[][2] = {
    { 0, 0 }, { 5, 5 }, { 5, 1 }, { NAN, NAN }, { -INFINITY, INFINITY }, { 0, INFINITY },
    { -G_MAXDOUBLE, G_MAXDOUBLE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (domains); i++)
    {
      g_autofree double *ticks = NULL;
      guint n_ticks;
      TjScale scale;

      tj_scale_init (&scale, domains[i][0], domains[i][1], 0, 100);
      g_assert_cmpfloat (scale.domain_high, >, scale.domain_low);
      g_assert_true (isfinite (tj_scale_map (&scale, 0)));

      ticks = tj_scale_list_ticks (&scale, 6, &n_ticks, NULL);
      for (guint j = 0; j < n_ticks; j++)
        g_assert_true (isfinite (ticks[j]));
    }
}

static void
test_ticks (void)
{
  static const struct
  {
    double low;
    double high;
    guint max_ticks;
    guint n_ticks;
    double first;
    double last;
    guint decimals;
  } rows[] = {
    { 0, 100, 6, 6, 0, 100, 0 },
    { 0, 900, 6, 5, 0, 800, 0 },
    { -40, 900, 6, 5, 0, 800, 0 },
    { -300, 900, 8, 6, -200, 800, 0 },
    { 0, 0.3, 4, 4, 0, 0.3, 1 },
    { 0, 0.001, 6, 6, 0, 0.001, 4 },
    { 0, 5, 6, 6, 0, 5, 0 },
    { 0, 1, 2, 2, 0, 1, 0 },
    { 0, 1, 0, 2, 0, 1, 0 },
    { 0, 1e9, 5, 3, 0, 1e9, 0 },
    { -7, -3, 5, 5, -7, -3, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree double *ticks = NULL;
      guint decimals;
      guint n_ticks;
      TjScale scale;

      tj_scale_init (&scale, rows[i].low, rows[i].high, 0, 100);
      ticks = tj_scale_list_ticks (&scale, rows[i].max_ticks, &n_ticks, &decimals);

      g_assert_cmpuint (n_ticks, ==, rows[i].n_ticks);
      g_assert_cmpfloat_with_epsilon (ticks[0], rows[i].first, 1e-12);
      g_assert_cmpfloat_with_epsilon (ticks[n_ticks - 1], rows[i].last, 1e-6);
      g_assert_cmpuint (decimals, ==, rows[i].decimals);
    }
}

/* Zero is exactly zero, so that its label is never −0 or 1e-17. */
static void
test_zero (void)
{
  g_autofree double *ticks = NULL;
  gboolean found = FALSE;
  guint n_ticks;
  TjScale scale;

  tj_scale_init (&scale, -0.3, 0.3, 0, 100);
  ticks = tj_scale_list_ticks (&scale, 9, &n_ticks, NULL);

  for (guint i = 0; i < n_ticks; i++)
    {
      g_assert_true (i == 0 || ticks[i] > ticks[i - 1]);
      if (fpclassify (ticks[i]) == FP_ZERO)
        found = !signbit (ticks[i]);
    }

  g_assert_true (found);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/scale/map", test_map);
  g_test_add_func ("/scale/degenerate", test_degenerate);
  g_test_add_func ("/scale/ticks", test_ticks);
  g_test_add_func ("/scale/zero", test_zero);

  return g_test_run ();
}
