/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/panel/tj-score-matrix.h"

#include <string.h>

#define CELL_MISSING 255
#define CELL_CANNOT_ASSESS 254

struct _TjScoreMatrix
{
  guint n_items;
  guint n_reviewers;
  guint n_criteria;
  guint8 *cells;  /* by item, reviewer, criterion */
  guint8 *sheets; /* by item, reviewer */
};

static gsize
get_pair (const TjScoreMatrix *self,
          guint                item,
          guint                reviewer)
{
  return (gsize) item * self->n_reviewers + reviewer;
}

/**
 * tj_score_matrix_new:
 *
 * Returns: (transfer full): a matrix without a sheet
 */
TjScoreMatrix *
tj_score_matrix_new (guint n_items,
                     guint n_reviewers,
                     guint n_criteria)
{
  TjScoreMatrix *self = g_new0 (TjScoreMatrix, 1);
  const gsize n_pairs = (gsize) n_items * n_reviewers;

  self->n_items = n_items;
  self->n_reviewers = n_reviewers;
  self->n_criteria = n_criteria;
  self->sheets = g_new0 (guint8, MAX (n_pairs, 1));
  self->cells = g_new (guint8, MAX (n_pairs * n_criteria, 1));
  memset (self->cells, CELL_MISSING, n_pairs * n_criteria);

  return self;
}

/**
 * tj_score_matrix_free:
 * @self: (transfer full): the matrix
 */
void
tj_score_matrix_free (TjScoreMatrix *self)
{
  g_free (self->cells);
  g_free (self->sheets);
  g_free (self);
}

guint
tj_score_matrix_get_n_items (const TjScoreMatrix *self)
{
  return self->n_items;
}

guint
tj_score_matrix_get_n_reviewers (const TjScoreMatrix *self)
{
  return self->n_reviewers;
}

guint
tj_score_matrix_get_n_criteria (const TjScoreMatrix *self)
{
  return self->n_criteria;
}

/**
 * tj_score_matrix_add_sheet:
 *
 * Notes that @reviewer handed in a sheet on @item; its scores follow.
 */
void
tj_score_matrix_add_sheet (TjScoreMatrix *self,
                           guint          item,
                           guint          reviewer)
{
  g_return_if_fail (item < self->n_items && reviewer < self->n_reviewers);

  self->sheets[get_pair (self, item, reviewer)] = TRUE;
}

gboolean
tj_score_matrix_has_sheet (const TjScoreMatrix *self,
                           guint                item,
                           guint                reviewer)
{
  return self->sheets[get_pair (self, item, reviewer)];
}

/**
 * tj_score_matrix_count_sheets:
 *
 * Returns: how many reviewers handed in a sheet on @item
 */
guint
tj_score_matrix_count_sheets (const TjScoreMatrix *self,
                              guint                item)
{
  guint n = 0;

  for (guint reviewer = 0; reviewer < self->n_reviewers; reviewer++)
    n += self->sheets[get_pair (self, item, reviewer)];

  return n;
}

/**
 * tj_score_matrix_set:
 * @half_points: 0 to 10, or %TJ_HALF_POINTS_CANNOT_ASSESS
 *
 * Enters a score; the sheet is there from then on.
 */
void
tj_score_matrix_set (TjScoreMatrix *self,
                     guint          item,
                     guint          reviewer,
                     guint          criterion,
                     int            half_points)
{
  const gsize pair = get_pair (self, item, reviewer);

  g_return_if_fail (item < self->n_items && reviewer < self->n_reviewers);
  g_return_if_fail (criterion < self->n_criteria);
  g_return_if_fail (half_points >= TJ_HALF_POINTS_CANNOT_ASSESS
                    && half_points <= TJ_MAX_HALF_POINTS);

  self->sheets[pair] = TRUE;
  self->cells[pair * self->n_criteria + criterion] =
    half_points == TJ_HALF_POINTS_CANNOT_ASSESS ? CELL_CANNOT_ASSESS : (guint8) half_points;
}

/**
 * tj_score_matrix_get:
 * @half_points: (out) (optional): untouched where there are none
 *
 * Returns: whether there are points, and if not, why
 */
TjScoreState
tj_score_matrix_get (const TjScoreMatrix *self,
                     guint                item,
                     guint                reviewer,
                     guint                criterion,
                     guint               *half_points)
{
  const guint8 cell =
    self->cells[get_pair (self, item, reviewer) * self->n_criteria + criterion];

  if (cell == CELL_MISSING)
    return TJ_SCORE_MISSING;
  if (cell == CELL_CANNOT_ASSESS)
    return TJ_SCORE_CANNOT_ASSESS;
  if (half_points != NULL)
    *half_points = cell;

  return TJ_SCORE_GIVEN;
}

/**
 * tj_score_matrix_get_ratings:
 *
 * Returns: (transfer full): the points of one criterion, 0 to 5, items being the units
 */
TjRatings *
tj_score_matrix_get_ratings (const TjScoreMatrix *self,
                             guint                criterion)
{
  TjRatings *ratings = tj_ratings_new (self->n_items, self->n_reviewers);

  for (guint item = 0; item < self->n_items; item++)
    {
      for (guint reviewer = 0; reviewer < self->n_reviewers; reviewer++)
        {
          guint half_points;

          if (tj_score_matrix_get (self, item, reviewer, criterion, &half_points)
              == TJ_SCORE_GIVEN)
            tj_ratings_set (ratings, item, reviewer, half_points / 2.0);
        }
    }

  return ratings;
}
