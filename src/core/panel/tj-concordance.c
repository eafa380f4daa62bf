/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/panel/tj-agreement-private.h"

/* Kendall's coefficient of concordance with the correction for ties:
 *
 *   W = 12 S / (m² (n³ − n) − m Σ (t³ − t))
 *
 * S being the squared deviation of the units' sums of ranks, m the raters, n the units and t
 * the size of each group of ties of one rater. A rank needs everything that is ranked, so only
 * units that every rater rated count; units with gaps would be ranked by fewer. */

typedef struct
{
  guint m;
  guint n;
  double *values; /* by rater, then unit */
  double *sums;   /* of ranks, by unit */
  double *ties;   /* Σ (t³ − t), by rater */
} Block;

static void
block_clear (Block *self)
{
  g_free (self->values);
  g_free (self->sums);
  g_free (self->ties);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Block, block_clear)

static void
block_fill (Block           *self,
            const TjRatings *ratings,
            guint            n_raters)
{
  const guint n_units = tj_ratings_get_n_units (ratings);
  g_autoptr(GArray) units = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint unit = 0; unit < n_units; unit++)
    {
      if (n_raters > 1 && tj_ratings_count_unit (ratings, unit) == n_raters)
        g_array_append_val (units, unit);
    }

  self->n = units->len;
  self->values = g_new0 (double, MAX ((gsize) n_raters * units->len, 1));
  for (guint rater = 0; rater < tj_ratings_get_n_raters (ratings); rater++)
    {
      if (tj_ratings_count_rater (ratings, rater) == 0)
        continue;

      for (guint i = 0; i < units->len; i++)
        tj_ratings_get (ratings, g_array_index (units, guint, i), rater,
                        &self->values[(gsize) self->m * self->n + i]);
      self->m++;
    }

  self->sums = g_new0 (double, MAX (self->n, 1));
  self->ties = g_new0 (double, MAX (self->m, 1));
}

/* A group of t ties adds t³ − t, which is t² − 1 for each of its members. */
static void
block_rank (Block *self)
{
  for (guint rater = 0; rater < self->m; rater++)
    {
      const double *values = &self->values[(gsize) rater * self->n];

      for (guint i = 0; i < self->n; i++)
        {
          guint below = 0;
          guint equal = 0;

          for (guint j = 0; j < self->n; j++)
            {
              below += values[j] < values[i];
              equal += values[j] <= values[i] && values[j] >= values[i];
            }

          self->sums[i] += below + (equal + 1) / 2.0;
          self->ties[rater] += (double) equal * equal - 1;
        }
    }
}

/* W of @n units. FALSE where every rater put all of them level. */
static gboolean
work_out (const double *sums,
          guint         n_sums,
          guint         skip,
          double        m,
          double        ties,
          double       *w)
{
  const double n = skip < n_sums ? n_sums - 1 : n_sums;
  const double mean = m * (n + 1) / 2;
  const double whole = m * m * (n * n * n - n) - m * ties;
  double squares = 0;

  if (whole < 0.5)
    return FALSE;

  for (guint i = 0; i < n_sums; i++)
    {
      if (i != skip)
        squares += (sums[i] - mean) * (sums[i] - mean);
    }

  *w = 12 * squares / whole;

  return TRUE;
}

/* The sums of ranks and the ties as they are without one unit. */
static double
leave_out (const Block *self,
           guint        skip,
           double      *sums)
{
  double ties = 0;

  for (guint i = 0; i < self->n; i++)
    sums[i] = self->sums[i];

  for (guint rater = 0; rater < self->m; rater++)
    {
      const double *values = &self->values[(gsize) rater * self->n];
      double equal = 0;

      for (guint i = 0; i < self->n; i++)
        {
          if (values[i] > values[skip])
            sums[i] -= 1;
          else if (values[i] >= values[skip])
            {
              sums[i] -= 0.5;
              equal++;
            }
        }

      /* t³ − t becomes (t − 1)³ − (t − 1). */
      ties += self->ties[rater] - 3 * equal * (equal - 1);
    }

  return ties;
}

static void
add_interval (const Block *self,
              TjAgreement *result)
{
  g_autofree double *sums = g_new (double, self->n);
  g_autofree double *without = g_new (double, self->n);

  /* Two units left have one order or its reverse, which is no measure of agreement. */
  if (self->n < 4)
    return;

  for (guint skip = 0; skip < self->n; skip++)
    {
      const double ties = leave_out (self, skip, sums);

      if (!work_out (sums, self->n, skip, self->m, ties, &without[skip]))
        return;
    }

  tj_agreement_jackknife (result, without, self->n);
  result->low = MAX (result->low, 0);
}

/**
 * tj_agreement_concordance:
 * @ratings: of any number of raters; higher is better or worse, it makes no difference
 * @result: (out): W, with its interval where four units or more were rated by all
 */
void
tj_agreement_concordance (const TjRatings *ratings,
                          TjAgreement     *result)
{
  g_auto(Block) block = { 0 };
  double ties = 0;

  tj_agreement_count (ratings, result);
  if (result->n_raters < 2)
    return;

  block_fill (&block, ratings, result->n_raters);
  result->n_used = block.n;
  result->n_ratings = block.n * block.m;
  if (block.n < 2)
    {
      result->state = TJ_AGREEMENT_NOT_COMPLETE;
      return;
    }

  block_rank (&block);
  for (guint rater = 0; rater < block.m; rater++)
    ties += block.ties[rater];

  if (!work_out (block.sums, block.n, G_MAXUINT, block.m, ties, &result->value))
    {
      result->state = TJ_AGREEMENT_NO_VARIATION;
      return;
    }

  result->state = TJ_AGREEMENT_DEFINED;
  result->degrees = block.n - 1;
  result->chi_squared = block.m * (block.n - 1.0) * result->value;
  add_interval (&block, result);
}
