/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/panel/tj-agreement.h"

#include "core/panel/tj-student.h"

#include <math.h>
#include <string.h>

/* One row a unit, one character a rater: a digit, or a dot for nothing. */
static TjRatings *
read_units (const char * const *units)
{
  const guint n_units = g_strv_length ((GStrv) units);
  const guint n_raters = strlen (units[0]);
  TjRatings *ratings = tj_ratings_new (n_units, n_raters);

  for (guint unit = 0; unit < n_units; unit++)
    {
      for (guint rater = 0; rater < n_raters; rater++)
        {
          if (units[unit][rater] != '.')
            tj_ratings_set (ratings, unit, rater, units[unit][rater] - '0');
        }
    }

  return ratings;
}

/* One row a rater. */
static TjRatings *
read_raters (const char * const *raters)
{
  const guint n_raters = g_strv_length ((GStrv) raters);
  const guint n_units = strlen (raters[0]);
  TjRatings *ratings = tj_ratings_new (n_units, n_raters);

  for (guint unit = 0; unit < n_units; unit++)
    {
      for (guint rater = 0; rater < n_raters; rater++)
        {
          if (raters[rater][unit] != '.')
            tj_ratings_set (ratings, unit, rater, raters[rater][unit] - '0');
        }
    }

  return ratings;
}

static void
assert_alpha (const TjRatings *ratings,
              TjMetric         metric,
              double           value,
              double           precision)
{
  TjAgreement result;

  tj_agreement_alpha (ratings, metric, &result);
  g_test_message ("%s %.6f", tj_metric_to_string (metric), result.value);
  g_assert_cmpint (result.state, ==, TJ_AGREEMENT_DEFINED);
  g_assert_cmpfloat_with_epsilon (result.value, value, precision);
}

/* Hayes and Krippendorff (2007): four observers, twelve units, gaps. */
static const char * const four_observers[] = {
  "11.1", "2232", "3333", "3333", "2222", "1234", "4444", "1121", "2222", ".555", "..11", "..3.",
  NULL
};

static void
test_four_observers (void)
{
  g_autoptr(TjRatings) ratings = read_units (four_observers);
  TjAgreement result;

  assert_alpha (ratings, TJ_METRIC_NOMINAL, 0.743, 5e-4);
  assert_alpha (ratings, TJ_METRIC_ORDINAL, 0.815, 5e-4);
  assert_alpha (ratings, TJ_METRIC_INTERVAL, 0.849, 5e-4);
  assert_alpha (ratings, TJ_METRIC_RATIO, 0.797, 5e-4);

  tj_agreement_alpha (ratings, TJ_METRIC_ORDINAL, &result);
  g_assert_cmpuint (result.n_raters, ==, 4);
  g_assert_cmpuint (result.n_units, ==, 12);
  g_assert_cmpuint (result.n_used, ==, 11);
  g_assert_cmpuint (result.n_ratings, ==, 40);
  g_assert_cmpfloat_with_epsilon (result.missing, 7.0 / 48, 1e-12);
  g_assert_true (result.has_interval);
  g_assert_cmpfloat (result.low, <, result.value);
  g_assert_cmpfloat (result.high, >, result.value);
  g_assert_cmpfloat (result.high, <=, 1);
}

/* Krippendorff (2011), “Computing Krippendorff's Alpha-Reliability”, examples A and B. */
static void
test_two_observers (void)
{
  static const char * const binary[] = { "0100000010", "1110010000", NULL };
  static const char * const letters[] = { "112243335441", "212223335444", NULL };
  g_autoptr(TjRatings) a = read_raters (binary);
  g_autoptr(TjRatings) b = read_raters (letters);

  assert_alpha (a, TJ_METRIC_NOMINAL, 0.095, 5e-4);
  assert_alpha (b, TJ_METRIC_NOMINAL, 0.692, 5e-4);
}

/* Three coders and fifteen units, as in the encyclopaedia's article on alpha. */
static void
test_three_coders (void)
{
  static const char * const coders[] = {
    ".....34121133.3", "1.213343.......", "..21344.21133.4", NULL
  };
  g_autoptr(TjRatings) ratings = read_raters (coders);

  assert_alpha (ratings, TJ_METRIC_NOMINAL, 0.691, 5e-4);
  assert_alpha (ratings, TJ_METRIC_INTERVAL, 0.811, 5e-4);
}

/* By hand: units (1,2) (2,2) (3,1). n = 6, values 1×2, 2×3, 3×1.
 * Do · n = 2·1 + 0 + 2·4 = 10; Σ n_c n_k δ² = 2 (2·3·1 + 2·1·4 + 3·1·1) = 34;
 * alpha = 1 − 5 · 10 / 34 = −0.470588.
 * Without the first: n = 4, values 1, 2×2, 3: 8, 2 (2 + 4 + 2) = 16, alpha = 1 − 3·8/16 = −0.5.
 * Without the second: n = 4, values 1×2, 2, 3: 10, 2 (2 + 8 + 1) = 22, 1 − 3·10/22 = −0.363636.
 * Without the third: n = 4, values 1, 2×3: 2, 2 · 3 = 6, 1 − 3·2/6 = 0.
 * Mean −0.287879; squares 0.044995 + 0.005739 + 0.082874 = 0.133609; times 2/3, root 0.298450;
 * t of 2 degrees 4.302653: 1.284126. */
static void
test_jackknife (void)
{
  static const char * const units[] = { "12", "22", "31", NULL };
  g_autoptr(TjRatings) ratings = read_units (units);
  TjAgreement result;

  tj_agreement_alpha (ratings, TJ_METRIC_INTERVAL, &result);
  g_assert_cmpfloat_with_epsilon (result.value, -8.0 / 17, 1e-9);
  g_assert_true (result.has_interval);
  g_assert_cmpfloat_with_epsilon (result.low, -8.0 / 17 - 1.284126, 2e-5);
  g_assert_cmpfloat_with_epsilon (result.high, -8.0 / 17 + 1.284126, 2e-5);
}

/* The jackknife of ranks counts them anew; here it is done the long way. */
static void
test_ordinal_jackknife (void)
{
  g_autoptr(TjRatings) ratings = read_units (four_observers);
  TjAgreement whole;
  double without[11];
  double mean = 0;
  double squares = 0;

  for (guint skip = 0; skip < 11; skip++)
    {
      g_autoptr(GPtrArray) rest = g_ptr_array_new ();
      g_autoptr(TjRatings) less = NULL;
      TjAgreement result;

      for (guint i = 0; i < 12; i++)
        {
          if (i != skip)
            g_ptr_array_add (rest, (char *) four_observers[i]);
        }
      g_ptr_array_add (rest, NULL);
      less = read_units ((const char * const *) rest->pdata);
      tj_agreement_alpha (less, TJ_METRIC_ORDINAL, &result);
      without[skip] = result.value;
      mean += result.value / 11;
    }
  for (guint i = 0; i < 11; i++)
    squares += (without[i] - mean) * (without[i] - mean);

  tj_agreement_alpha (ratings, TJ_METRIC_ORDINAL, &whole);
  g_assert_cmpfloat_with_epsilon (whole.value - whole.low,
                                  2.228139 * sqrt (squares * 10 / 11), 1e-6);
}

static void
test_student (void)
{
  g_assert_cmpfloat_with_epsilon (tj_student_quantile (0.975, 1), 12.7062047362, 1e-7);
  g_assert_cmpfloat_with_epsilon (tj_student_quantile (0.975, 4), 2.7764451052, 1e-8);
  g_assert_cmpfloat_with_epsilon (tj_student_quantile (0.975, 30), 2.0422724563, 1e-8);
  g_assert_cmpfloat_with_epsilon (tj_student_quantile (0.975, 1000000), 1.9599663, 1e-5);
}

static void
test_concordance (void)
{
  static const char * const raters[] = { "163254", "156243", "236541", NULL };
  g_autoptr(TjRatings) ratings = read_raters (raters);
  TjAgreement result;

  tj_agreement_concordance (ratings, &result);
  g_assert_cmpint (result.state, ==, TJ_AGREEMENT_DEFINED);
  g_assert_cmpfloat_with_epsilon (result.value, 0.568254, 5e-7);
  g_assert_cmpfloat_with_epsilon (result.chi_squared, 8.5238, 5e-5);
  g_assert_cmpuint (result.degrees, ==, 5);
  g_assert_cmpuint (result.n_raters, ==, 3);
  g_assert_cmpuint (result.n_used, ==, 6);
  g_assert_true (result.has_interval);
  g_assert_cmpfloat (result.low, >=, 0);
}

/* The anxiety ratings that come with the R package irr: Wt = 0.54, chi-squared (19) = 30.8. */
static void
test_concordance_ties (void)
{
  static const char * const raters[] = {
    "33345523522615221243", "36462424332333221334", "21443216111233113322", NULL
  };
  g_autoptr(TjRatings) ratings = read_raters (raters);
  TjAgreement result;

  tj_agreement_concordance (ratings, &result);
  g_assert_cmpfloat_with_epsilon (result.value, 0.540, 5e-4);
  g_assert_cmpfloat_with_epsilon (result.chi_squared, 30.8, 5e-2);
  g_assert_cmpuint (result.degrees, ==, 19);
}

/* By hand: ranks (1.5 1.5 3 4) and (1 2 3.5 3.5): sums 2.5 3.5 6.5 7.5 about 5, S = 17;
 * ties 6 + 6; W = 12·17 / (4·60 − 2·12) = 204/216. */
static void
test_concordance_by_hand (void)
{
  static const char * const raters[] = { "1123", "1233", NULL };
  g_autoptr(TjRatings) ratings = read_raters (raters);
  TjAgreement result;

  tj_agreement_concordance (ratings, &result);
  g_assert_cmpfloat_with_epsilon (result.value, 204.0 / 216, 1e-12);
}

/* Leaving a unit out by bookkeeping and in earnest is the same. */
static void
test_concordance_jackknife (void)
{
  static const char * const raters[] = { "11235", "12334", "21354", NULL };
  g_autoptr(TjRatings) ratings = read_raters (raters);
  TjAgreement whole;
  double without[5];
  double mean = 0;
  double squares = 0;

  for (guint skip = 0; skip < 5; skip++)
    {
      g_autoptr(TjRatings) less = tj_ratings_new (5, 3);
      TjAgreement result;

      for (guint unit = 0; unit < 5; unit++)
        {
          for (guint rater = 0; rater < 3 && unit != skip; rater++)
            tj_ratings_set (less, unit, rater, raters[rater][unit] - '0');
        }
      tj_agreement_concordance (less, &result);
      without[skip] = result.value;
      mean += result.value / 5;
    }
  for (guint i = 0; i < 5; i++)
    squares += (without[i] - mean) * (without[i] - mean);

  tj_agreement_concordance (ratings, &whole);
  g_assert_true (whole.has_interval);
  g_assert_cmpfloat_with_epsilon (whole.low, MAX (whole.value - 2.776445 * sqrt (squares * 0.8), 0),
                                  1e-6);
}

typedef struct
{
  const char *name;
  const char *units[5];
  TjAgreementState alpha;
  TjAgreementState w;
} Degenerate;

static const Degenerate degenerate[] = {
  { "nobody", { "...", "..." }, TJ_AGREEMENT_NO_PAIRS, TJ_AGREEMENT_NO_PAIRS },
  { "one rater", { "1", "2", "3" }, TJ_AGREEMENT_NO_PAIRS, TJ_AGREEMENT_NO_PAIRS },
  { "one unit", { "12" }, TJ_AGREEMENT_DEFINED, TJ_AGREEMENT_NOT_COMPLETE },
  { "never the same unit", { "1.", ".2", "3.", ".4" }, TJ_AGREEMENT_NO_PAIRS,
    TJ_AGREEMENT_NOT_COMPLETE },
  { "all equal", { "33", "33", "33" }, TJ_AGREEMENT_NO_VARIATION, TJ_AGREEMENT_NO_VARIATION },
  { "all zero", { "000", "000" }, TJ_AGREEMENT_NO_VARIATION, TJ_AGREEMENT_NO_VARIATION },
  { "each level", { "12", "12", "12" }, TJ_AGREEMENT_DEFINED, TJ_AGREEMENT_NO_VARIATION },
};

static void
test_degenerate (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (degenerate); i++)
    {
      g_autoptr(TjRatings) ratings = read_units (degenerate[i].units);
      TjAgreement result;

      g_test_message ("%s", degenerate[i].name);
      for (guint metric = 0; metric < TJ_N_METRICS; metric++)
        {
          tj_agreement_alpha (ratings, metric, &result);
          g_assert_cmpint (result.state, ==, degenerate[i].alpha);
          g_assert_true (isfinite (result.value) && isfinite (result.low)
                         && isfinite (result.high) && isfinite (result.missing));
          g_assert_false (result.state != TJ_AGREEMENT_DEFINED && result.has_interval);
        }

      tj_agreement_concordance (ratings, &result);
      g_assert_cmpint (result.state, ==, degenerate[i].w);
      g_assert_true (isfinite (result.value) && isfinite (result.chi_squared));
    }
}

/* One unit carries all the variation: without it nothing is left, and there is no interval. */
static void
test_no_interval (void)
{
  static const char * const units[] = { "22", "22", "13", NULL };
  g_autoptr(TjRatings) ratings = read_units (units);

  for (guint metric = 0; metric < TJ_N_METRICS; metric++)
    {
      TjAgreement result;

      tj_agreement_alpha (ratings, metric, &result);
      g_assert_cmpint (result.state, ==, TJ_AGREEMENT_DEFINED);
      g_assert_false (result.has_interval);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/agreement/four-observers", test_four_observers);
  g_test_add_func ("/agreement/two-observers", test_two_observers);
  g_test_add_func ("/agreement/three-coders", test_three_coders);
  g_test_add_func ("/agreement/jackknife", test_jackknife);
  g_test_add_func ("/agreement/ordinal-jackknife", test_ordinal_jackknife);
  g_test_add_func ("/agreement/student", test_student);
  g_test_add_func ("/agreement/concordance", test_concordance);
  g_test_add_func ("/agreement/concordance-ties", test_concordance_ties);
  g_test_add_func ("/agreement/concordance-by-hand", test_concordance_by_hand);
  g_test_add_func ("/agreement/concordance-jackknife", test_concordance_jackknife);
  g_test_add_func ("/agreement/degenerate", test_degenerate);
  g_test_add_func ("/agreement/no-interval", test_no_interval);

  return g_test_run ();
}
