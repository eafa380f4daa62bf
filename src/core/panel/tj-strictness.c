/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/panel/tj-strictness.h"

#include "core/panel/tj-student.h"

#include <math.h>

/* How strict reviewers are, apart from what they were given to review: rating = item + reviewer
 * + error, by least squares over whatever was rated.
 *
 * The items are eliminated, which leaves one equation a reviewer: L e = b with the Laplacian L
 * of the graph that joins reviewers who share items. L is singular once for each group of
 * reviewers that hang together; the effects of a group are made to add up to zero by adding
 * 1/size to all of its cells, which also makes the inverse that of a covariance. What hangs
 * together in different groups is never compared. */

#define PROBABILITY 0.975
#define NO_GROUP G_MAXUINT

typedef struct
{
  const TjRatings *ratings;
  TjStrictness *result;
  guint n;           /* of reviewers */
  double *inverse;   /* n × n */
  guint *sizes;      /* of groups */
} Model;

static void
model_clear (Model *self)
{
  g_free (self->inverse);
  g_free (self->sizes);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Model, model_clear)

/* Gives everything that is joined to @reviewer its group. */
static guint
spread_group (Model *self,
              guint  reviewer,
              guint  group)
{
  g_autoptr(GQueue) queue = g_queue_new ();
  guint size = 0;

  self->result->reviewers[reviewer].group = group;
  g_queue_push_tail (queue, GUINT_TO_POINTER (reviewer));
  while (!g_queue_is_empty (queue))
    {
      const guint next = GPOINTER_TO_UINT (g_queue_pop_head (queue));

      size++;
      for (guint item = 0; item < self->result->n_items; item++)
        {
          double value;

          if (self->result->items[item].group != NO_GROUP
              || !tj_ratings_get (self->ratings, item, next, &value))
            continue;

          self->result->items[item].group = group;
          for (guint other = 0; other < self->n; other++)
            {
              if (self->result->reviewers[other].group != NO_GROUP
                  || !tj_ratings_get (self->ratings, item, other, &value))
                continue;

              self->result->reviewers[other].group = group;
              g_queue_push_tail (queue, GUINT_TO_POINTER (other));
            }
        }
    }

  return size;
}

static void
find_groups (Model *self)
{
  TjStrictness *result = self->result;

  for (guint item = 0; item < result->n_items; item++)
    result->items[item].group = NO_GROUP;
  for (guint i = 0; i < self->n; i++)
    {
      result->reviewers[i].group = NO_GROUP;
      result->reviewers[i].n_items = tj_ratings_count_rater (self->ratings, i);
    }

  for (guint i = 0; i < self->n; i++)
    {
      if (result->reviewers[i].group == NO_GROUP && result->reviewers[i].n_items > 0)
        {
          self->sizes[result->n_groups] = spread_group (self, i, result->n_groups);
          result->n_groups++;
        }
    }
}

/* The equations, @right on their right hand. Reviewers without ratings get a 1 of their own. */
static void
fill_equations (Model  *self,
                double *right)
{
  g_autofree guint *who = g_new (guint, MAX (self->n, 1));
  double *l = self->inverse;

  for (guint item = 0; item < self->result->n_items; item++)
    {
      guint m = 0;
      double mean = 0;
      double value;

      for (guint i = 0; i < self->n; i++)
        {
          if (tj_ratings_get (self->ratings, item, i, &value))
            {
              who[m++] = i;
              mean += value;
            }
        }
      mean /= MAX (m, 1);

      for (guint a = 0; a < m; a++)
        {
          tj_ratings_get (self->ratings, item, who[a], &value);
          right[who[a]] += value - mean;
          l[(gsize) who[a] * self->n + who[a]] += 1;
          for (guint b = 0; b < m; b++)
            l[(gsize) who[a] * self->n + who[b]] -= 1.0 / m;
        }
    }

  for (guint i = 0; i < self->n; i++)
    {
      const guint group = self->result->reviewers[i].group;

      if (group == NO_GROUP)
        l[(gsize) i * self->n + i] = 1;
      for (guint j = 0; group != NO_GROUP && j < self->n; j++)
        {
          if (self->result->reviewers[j].group == group)
            l[(gsize) i * self->n + j] += 1.0 / self->sizes[group];
        }
    }
}

/* Gauss and Jordan in place; the matrix is symmetric and positive definite, so that no pivot
 * has to be looked for. */
static void
invert (double *a,
        guint   n)
{
  for (guint k = 0; k < n; k++)
    {
      const double pivot = a[(gsize) k * n + k];

      a[(gsize) k * n + k] = 1;
      for (guint j = 0; j < n; j++)
        a[(gsize) k * n + j] /= pivot;

      for (guint i = 0; i < n; i++)
        {
          const double factor = a[(gsize) i * n + k];

          if (i == k)
            continue;

          a[(gsize) i * n + k] = 0;
          for (guint j = 0; j < n; j++)
            a[(gsize) i * n + j] -= factor * a[(gsize) k * n + j];
        }
    }
}

static void
fill_effects (Model        *self,
              const double *right)
{
  TjStrictness *result = self->result;

  for (guint i = 0; i < self->n; i++)
    {
      TjReviewerStrictness *reviewer = &result->reviewers[i];

      /* Alone in a group, a reviewer is neither strict nor mild. */
      reviewer->known = reviewer->group != NO_GROUP && self->sizes[reviewer->group] > 1;
      for (guint j = 0; reviewer->known && j < self->n; j++)
        reviewer->effect += self->inverse[(gsize) i * self->n + j] * right[j];
    }
}

/* Returns: the sum of squares that is left */
static double
fill_items (Model *self)
{
  TjStrictness *result = self->result;
  double squares = 0;

  for (guint item = 0; item < result->n_items; item++)
    {
      TjItemAdjustment *own = &result->items[item];
      guint m = 0;
      double value;

      for (guint i = 0; i < self->n; i++)
        {
          if (!tj_ratings_get (self->ratings, item, i, &value))
            continue;

          own->raw += value;
          own->adjusted += value - result->reviewers[i].effect;
          m++;
        }

      own->known = m > 0;
      own->raw /= MAX (m, 1);
      own->adjusted /= MAX (m, 1);
      for (guint i = 0; i < self->n; i++)
        {
          if (tj_ratings_get (self->ratings, item, i, &value))
            {
              value -= own->adjusted + result->reviewers[i].effect;
              squares += value * value;
            }
        }
    }

  return squares;
}

/* Var (item) = σ² (1/m + the mean of the covariances of its reviewers' effects). */
static void
add_item_interval (Model            *self,
                   guint             item,
                   double            t)
{
  TjItemAdjustment *own = &self->result->items[item];
  double variance = 0;
  double value;
  guint m = 0;

  for (guint i = 0; i < self->n; i++)
    {
      if (!tj_ratings_get (self->ratings, item, i, &value))
        continue;

      m++;
      for (guint j = 0; j < self->n; j++)
        {
          if (tj_ratings_get (self->ratings, item, j, &value))
            variance += self->inverse[(gsize) i * self->n + j]
                        - 1.0 / self->sizes[own->group];
        }
    }

  if (m == 0)
    return;

  variance = 1.0 / m + MAX (variance, 0) / ((double) m * m);
  own->has_interval = TRUE;
  own->low = own->adjusted - t * self->result->error * sqrt (variance);
  own->high = own->adjusted + t * self->result->error * sqrt (variance);
}

static void
add_intervals (Model  *self,
               double  squares)
{
  TjStrictness *result = self->result;
  guint n_ratings = 0;
  guint n_parameters = 0;
  double t;

  for (guint i = 0; i < self->n; i++)
    {
      n_ratings += result->reviewers[i].n_items;
      n_parameters += result->reviewers[i].n_items > 0;
    }
  for (guint item = 0; item < result->n_items; item++)
    n_parameters += result->items[item].known;
  n_parameters -= result->n_groups;

  if (n_ratings <= n_parameters)
    return;

  result->degrees = n_ratings - n_parameters;
  result->error = sqrt (squares / result->degrees);
  t = tj_student_quantile (PROBABILITY, result->degrees);

  for (guint i = 0; i < self->n; i++)
    {
      TjReviewerStrictness *reviewer = &result->reviewers[i];
      double variance;

      if (!reviewer->known)
        continue;

      variance = self->inverse[(gsize) i * self->n + i] - 1.0 / self->sizes[reviewer->group];
      reviewer->has_interval = TRUE;
      reviewer->low = reviewer->effect - t * result->error * sqrt (MAX (variance, 0));
      reviewer->high = reviewer->effect + t * result->error * sqrt (MAX (variance, 0));
    }

  for (guint item = 0; item < result->n_items; item++)
    add_item_interval (self, item, t);
}

/**
 * tj_strictness_new:
 * @ratings: items being the units and reviewers the raters
 *
 * Returns: (transfer full): how strict each reviewer is, and each item's score without that
 */
TjStrictness *
tj_strictness_new (const TjRatings *ratings)
{
  TjStrictness *self = g_new0 (TjStrictness, 1);
  const guint n = tj_ratings_get_n_raters (ratings);
  g_autofree double *right = g_new0 (double, MAX (n, 1));
  g_auto(Model) model = { ratings, self, n };

  self->n_reviewers = n;
  self->n_items = tj_ratings_get_n_units (ratings);
  self->reviewers = g_new0 (TjReviewerStrictness, MAX (n, 1));
  self->items = g_new0 (TjItemAdjustment, MAX (self->n_items, 1));
  model.inverse = g_new0 (double, MAX ((gsize) n * n, 1));
  model.sizes = g_new0 (guint, MAX (n, 1));

  find_groups (&model);
  fill_equations (&model, right);
  invert (model.inverse, n);
  fill_effects (&model, right);
  add_intervals (&model, fill_items (&model));

  return self;
}

/**
 * tj_strictness_free:
 * @self: (transfer full): what tj_strictness_new() returned
 */
void
tj_strictness_free (TjStrictness *self)
{
  g_free (self->reviewers);
  g_free (self->items);
  g_free (self);
}
