/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/panel/tj-strictness.h"

#include <math.h>
#include <string.h>

typedef struct
{
  guint item;
  guint reviewer;
  double value;
} Rating;

static TjStrictness *
work_out (guint         n_items,
          guint         n_reviewers,
          const Rating *given,
          guint         n_given)
{
  g_autoptr(TjRatings) ratings = tj_ratings_new (n_items, n_reviewers);

  for (guint i = 0; i < n_given; i++)
    tj_ratings_set (ratings, given[i].item, given[i].reviewer, given[i].value);

  return tj_strictness_new (ratings);
}

#define NEAR(value, expected) g_assert_cmpfloat_with_epsilon (value, expected, 1e-5)

/* By hand: each pair of reviewers shares one item, L = 1.5 I − 0.5 J, b = (−1, 0, 1), so that
 * the effects are −2/3, 0 and 2/3. Left over is 1/6 six times: 1/6 with 1 degree of freedom,
 * error 0.408248. The variance of an effect is 4/9 of that: ± 12.7062 · 0.272166 = 3.458191.
 * Item 1: (1/2 + 1/9) of 1/6: ± 12.7062 · 0.319142 = 4.055088. */
static void
test_by_hand (void)
{
  static const Rating given[] = {
    { 0, 0, 4 }, { 1, 0, 3 }, { 1, 1, 4 }, { 2, 1, 2 }, { 0, 2, 5 }, { 2, 2, 3 },
  };
  g_autoptr(TjStrictness) strictness = work_out (3, 3, given, G_N_ELEMENTS (given));

  g_assert_cmpuint (strictness->n_groups, ==, 1);
  g_assert_cmpuint (strictness->degrees, ==, 1);
  NEAR (strictness->error, 0.408248);
  NEAR (strictness->reviewers[0].effect, -2.0 / 3);
  NEAR (strictness->reviewers[1].effect, 0);
  NEAR (strictness->reviewers[2].effect, 2.0 / 3);
  g_assert_true (strictness->reviewers[0].has_interval);
  NEAR (strictness->reviewers[0].low, -2.0 / 3 - 3.458191);
  NEAR (strictness->reviewers[2].high, 2.0 / 3 + 3.458191);
  NEAR (strictness->items[0].raw, 4.5);
  NEAR (strictness->items[0].adjusted, 4.5);
  NEAR (strictness->items[1].raw, 3.5);
  NEAR (strictness->items[1].adjusted, 3.5 + 1.0 / 3);
  NEAR (strictness->items[2].raw, 2.5);
  NEAR (strictness->items[2].adjusted, 2.5 - 1.0 / 3);
  NEAR (strictness->items[0].high - strictness->items[0].adjusted, 4.055088);
}

/* Everyone rated everything: effects are deviations of means, and nothing is adjusted. */
static void
test_balanced (void)
{
  static const Rating given[] = {
    { 0, 0, 2 }, { 0, 1, 3 }, { 1, 0, 4 }, { 1, 1, 5 }, { 2, 0, 0 }, { 2, 1, 1 },
  };
  g_autoptr(TjStrictness) strictness = work_out (3, 2, given, G_N_ELEMENTS (given));

  NEAR (strictness->reviewers[0].effect, -0.5);
  NEAR (strictness->reviewers[1].effect, 0.5);
  g_assert_cmpuint (strictness->degrees, ==, 2);
  NEAR (strictness->error, 0);
  NEAR (strictness->reviewers[0].low, -0.5);
  for (guint i = 0; i < 3; i++)
    NEAR (strictness->items[i].raw, strictness->items[i].adjusted);
}

/* Two pairs that share no item: no effect of the one says anything of the other. */
static void
test_groups (void)
{
  static const Rating given[] = {
    { 0, 0, 1 }, { 0, 1, 3 }, { 1, 2, 5 }, { 1, 3, 4 }, { 2, 4, 2 },
  };
  g_autoptr(TjStrictness) strictness = work_out (4, 6, given, G_N_ELEMENTS (given));

  g_assert_cmpuint (strictness->n_groups, ==, 3);
  g_assert_cmpuint (strictness->reviewers[0].group, ==, strictness->reviewers[1].group);
  g_assert_cmpuint (strictness->reviewers[0].group, !=, strictness->reviewers[2].group);
  NEAR (strictness->reviewers[0].effect, -1);
  NEAR (strictness->reviewers[2].effect, 0.5);
  g_assert_cmpuint (strictness->degrees, ==, 0);
  g_assert_false (strictness->reviewers[0].has_interval);
  /* Alone with an item, and without any item. */
  g_assert_false (strictness->reviewers[4].known);
  g_assert_true (strictness->items[2].known);
  NEAR (strictness->items[2].adjusted, 2);
  g_assert_false (strictness->reviewers[5].known);
  g_assert_false (strictness->items[3].known);
}

static void
test_degenerate (void)
{
  static const Rating equal[] = { { 0, 0, 3 }, { 0, 1, 3 }, { 1, 0, 3 }, { 1, 1, 3 } };
  g_autoptr(TjStrictness) nobody = work_out (2, 0, NULL, 0);
  g_autoptr(TjStrictness) nothing = work_out (0, 2, NULL, 0);
  g_autoptr(TjStrictness) one = work_out (2, 1, equal, 1);
  g_autoptr(TjStrictness) same = work_out (2, 2, equal, G_N_ELEMENTS (equal));

  g_assert_false (nobody->items[0].known);
  g_assert_false (nothing->reviewers[0].known);
  g_assert_false (one->reviewers[0].known);
  NEAR (one->items[0].raw, 3);
  NEAR (same->reviewers[1].effect, 0);
  g_assert_true (isfinite (same->reviewers[1].low) && isfinite (same->error));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/strictness/by-hand", test_by_hand);
  g_test_add_func ("/strictness/balanced", test_balanced);
  g_test_add_func ("/strictness/groups", test_groups);
  g_test_add_func ("/strictness/degenerate", test_degenerate);

  return g_test_run ();
}
