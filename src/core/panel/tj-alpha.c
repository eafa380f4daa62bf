/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/panel/tj-agreement-private.h"

#include <math.h>
#include <string.h>

/* Krippendorff's alpha, 1 − Do/De (Krippendorff 2011). With n pairable ratings, of which unit u
 * has m, and differences δ² between values:
 *
 *   Do = 1/n · Σ over units of (Σ over its ordered pairs of δ²) / (m − 1)
 *   De = 1/(n (n − 1)) · Σ over all ordered pairs of δ²
 *
 * Leaving out one unit changes either sum by that unit's share, so that the jackknife costs
 * about as much as the value. The ordinal difference is the distance of mid-ranks, and those
 * change with every unit left out: they are counted anew, in one pass each.
 *
 * Distinct values are numbered in ascending order; a rating is kept as that number. */

/* Values that agree to this many parts of one are one value: totals are quotients. */
#define PARTS 1e9
/* A sum of differences this small beside the whole is no variation but rounding. */
#define NOTHING 1e-12

typedef struct
{
  TjMetric metric;
  guint n_values;
  double *values;     /* distinct, ascending */
  double *counts;     /* how often each was given in units that count */
  guint n_units;      /* units with two ratings or more */
  guint *starts;      /* n_units + 1 */
  guint *ratings;     /* numbers of values, by unit */
  double n_ratings;
} Table;

static void
table_clear (Table *self)
{
  g_free (self->values);
  g_free (self->counts);
  g_free (self->starts);
  g_free (self->ratings);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Table, table_clear)

static int
compare_values (gconstpointer a,
                gconstpointer b)
{
  const double x = *(const double *) a;
  const double y = *(const double *) b;

  return (x > y) - (x < y);
}

static double
even_out (double value)
{
  return round (value * PARTS) / PARTS;
}

static guint
find_value (const Table *self,
            double       value)
{
  guint low = 0;
  guint high = self->n_values - 1;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (self->values[middle] < value)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/* All ratings of units that two raters or more rated, in order of units. */
static GArray *
collect (const TjRatings *ratings,
         GArray          *starts)
{
  GArray *values = g_array_new (FALSE, FALSE, sizeof (double));

  g_array_append_val (starts, values->len);
  for (guint unit = 0; unit < tj_ratings_get_n_units (ratings); unit++)
    {
      if (tj_ratings_count_unit (ratings, unit) < 2)
        continue;

      for (guint rater = 0; rater < tj_ratings_get_n_raters (ratings); rater++)
        {
          double value;

          if (!tj_ratings_get (ratings, unit, rater, &value))
            continue;

          value = even_out (value);
          g_array_append_val (values, value);
        }
      g_array_append_val (starts, values->len);
    }

  return values;
}

static void
table_fill (Table           *self,
            const TjRatings *ratings,
            TjMetric         metric)
{
  g_autoptr(GArray) starts = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr(GArray) given = collect (ratings, starts);
  const double *values = (const double *) given->data;

  self->metric = metric;
  self->n_units = starts->len - 1;
  self->n_ratings = given->len;
  self->values = g_memdup2 (values, given->len * sizeof (double));
  if (given->len > 0)
    qsort (self->values, given->len, sizeof (double), compare_values);

  for (guint i = 0; i < given->len; i++)
    {
      if (i == 0 || self->values[i] > self->values[self->n_values - 1])
        self->values[self->n_values++] = self->values[i];
    }

  self->counts = g_new0 (double, MAX (self->n_values, 1));
  self->ratings = g_new (guint, MAX (given->len, 1));
  for (guint i = 0; i < given->len; i++)
    {
      self->ratings[i] = find_value (self, values[i]);
      self->counts[self->ratings[i]]++;
    }
  self->starts = (guint *) g_array_steal (starts, NULL);
}

static double
get_difference (const Table *self,
                guint        a,
                guint        b)
{
  const double x = self->values[a];
  const double y = self->values[b];

  switch (self->metric)
    {
    case TJ_METRIC_NOMINAL:
      return a != b;
    case TJ_METRIC_RATIO:
      return a == b || fabs (x + y) < NOTHING ? 0 : (x - y) * (x - y) / ((x + y) * (x + y));
    case TJ_METRIC_ORDINAL:
    case TJ_METRIC_INTERVAL:
    default:
      return (x - y) * (x - y);
    }
}

static gboolean
work_out (double  observed,
          double  expected,
          double  n_ratings,
          double  scale,
          double *alpha)
{
  if (n_ratings < 2 || expected <= scale * NOTHING)
    return FALSE;

  *alpha = 1 - (n_ratings - 1) * observed / expected;

  return TRUE;
}

/* Sums over ordered pairs: @within of each unit, @across of each unit's ratings with all. */
static double
sum_pairs (const Table *self,
           double      *within,
           double      *across)
{
  g_autofree double *to_all = g_new0 (double, MAX (self->n_values, 1));
  double expected = 0;

  for (guint a = 0; a < self->n_values; a++)
    {
      for (guint b = 0; b < self->n_values; b++)
        to_all[a] += self->counts[b] * get_difference (self, a, b);
      expected += self->counts[a] * to_all[a];
    }

  for (guint unit = 0; unit < self->n_units; unit++)
    {
      for (guint i = self->starts[unit]; i < self->starts[unit + 1]; i++)
        {
          across[unit] += to_all[self->ratings[i]];
          for (guint j = i + 1; j < self->starts[unit + 1]; j++)
            within[unit] += 2 * get_difference (self, self->ratings[i], self->ratings[j]);
        }
    }

  return expected;
}

/* Fills @without with alpha for each unit left out. FALSE where one of them is undefined. */
static gboolean
run_fixed (const Table *self,
           TjAgreement *result,
           double      *without)
{
  g_autofree double *within = g_new0 (double, self->n_units);
  g_autofree double *across = g_new0 (double, self->n_units);
  const double expected = sum_pairs (self, within, across);
  double observed = 0;

  for (guint unit = 0; unit < self->n_units; unit++)
    observed += within[unit] / (self->starts[unit + 1] - self->starts[unit] - 1);

  if (!work_out (observed, expected, self->n_ratings, 0, &result->value))
    {
      result->state = TJ_AGREEMENT_NO_VARIATION;
      return FALSE;
    }

  result->state = TJ_AGREEMENT_DEFINED;
  for (guint unit = 0; unit < self->n_units; unit++)
    {
      const guint m = self->starts[unit + 1] - self->starts[unit];

      if (!work_out (observed - within[unit] / (m - 1),
                     expected - 2 * across[unit] + within[unit],
                     self->n_ratings - m, expected, &without[unit]))
        return FALSE;
    }

  return TRUE;
}

/* Mid-ranks of the values when each was given as often as @counts says. */
static void
rank_values (const Table  *self,
             const double *counts,
             double       *ranks)
{
  double below = 0;

  for (guint i = 0; i < self->n_values; i++)
    {
      ranks[i] = below + counts[i] / 2;
      below += counts[i];
    }
}

/* Alpha of squared distances between @ranks; @skip is left out. */
static gboolean
run_ranks (const Table  *self,
           const double *counts,
           const double *ranks,
           guint         skip,
           double       *alpha)
{
  double observed = 0;
  double sum = 0;
  double squares = 0;
  double n_ratings = 0;

  for (guint i = 0; i < self->n_values; i++)
    {
      sum += counts[i] * ranks[i];
      squares += counts[i] * ranks[i] * ranks[i];
      n_ratings += counts[i];
    }

  for (guint unit = 0; unit < self->n_units; unit++)
    {
      const guint m = self->starts[unit + 1] - self->starts[unit];
      double own = 0;
      double own_squares = 0;

      if (unit == skip)
        continue;

      for (guint i = self->starts[unit]; i < self->starts[unit + 1]; i++)
        {
          const double rank = ranks[self->ratings[i]];

          own += rank;
          own_squares += rank * rank;
        }
      observed += 2 * (m * own_squares - own * own) / (m - 1);
    }

  return work_out (observed, 2 * (n_ratings * squares - sum * sum), n_ratings,
                   n_ratings * squares, alpha);
}

static gboolean
run_ordinal (const Table *self,
             TjAgreement *result,
             double      *without)
{
  g_autofree double *counts = g_memdup2 (self->counts, self->n_values * sizeof (double));
  g_autofree double *ranks = g_new (double, self->n_values);

  rank_values (self, counts, ranks);
  if (!run_ranks (self, counts, ranks, G_MAXUINT, &result->value))
    {
      result->state = TJ_AGREEMENT_NO_VARIATION;
      return FALSE;
    }

  result->state = TJ_AGREEMENT_DEFINED;
  for (guint unit = 0; unit < self->n_units; unit++)
    {
      gboolean defined;

      for (guint i = self->starts[unit]; i < self->starts[unit + 1]; i++)
        counts[self->ratings[i]]--;
      rank_values (self, counts, ranks);
      defined = run_ranks (self, counts, ranks, unit, &without[unit]);
      for (guint i = self->starts[unit]; i < self->starts[unit + 1]; i++)
        counts[self->ratings[i]]++;

      if (!defined)
        return FALSE;
    }

  return TRUE;
}

/**
 * tj_agreement_alpha:
 * @ratings: of any number of raters, with gaps; zero or more for %TJ_METRIC_RATIO
 * @metric: how values differ
 * @result: (out): alpha, with its interval where there are three units or more
 */
void
tj_agreement_alpha (const TjRatings *ratings,
                    TjMetric         metric,
                    TjAgreement     *result)
{
  g_auto(Table) table = { metric };
  g_autofree double *without = NULL;
  gboolean complete;

  tj_agreement_count (ratings, result);
  table_fill (&table, ratings, metric);
  result->n_used = table.n_units;
  result->n_ratings = (guint) table.n_ratings;
  if (table.n_units == 0)
    return;

  without = g_new0 (double, table.n_units);
  complete = metric == TJ_METRIC_ORDINAL ? run_ordinal (&table, result, without)
                                         : run_fixed (&table, result, without);
  if (complete)
    tj_agreement_jackknife (result, without, table.n_units);
}
