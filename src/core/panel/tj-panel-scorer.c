/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/panel/tj-panel-scorer-private.h"

struct _TjPanelScorer
{
  const TjScoreMatrix *matrix;
  const TjPanelRule *rule;
  double *weights;          /* of criteria */
  double *reviewer_weights;
  int without;
  guint *starts;            /* by item, where its reviewers begin; n_items + 1 */
  guint *reviewers;         /* who handed in a sheet, by item: a big panel reviews few each */
  double *values;           /* room for one of each reviewer */
  double *value_weights;
};

/**
 * tj_panel_state_to_string:
 *
 * Returns: the word of machine output
 */
const char *
tj_panel_state_to_string (TjPanelState self)
{
  switch (self)
    {
    case TJ_PANEL_KNOWN:
      return "known";
    case TJ_PANEL_NOT_ASSESSED:
      return "not-assessed";
    case TJ_PANEL_GAPS:
      return "gaps";
    case TJ_PANEL_TOO_FEW:
      return "too-few";
    case TJ_PANEL_NO_WEIGHT:
      return "no-weight";
    case TJ_PANEL_NOT_REVIEWED:
    default:
      return "not-reviewed";
    }
}

/**
 * tj_panel_state_parse:
 * @text: (nullable): a word of machine output
 *
 * Returns: the state; not reviewed where @text is none
 */
TjPanelState
tj_panel_state_parse (const char *text)
{
  for (guint i = TJ_PANEL_KNOWN; i <= TJ_PANEL_NO_WEIGHT; i++)
    {
      if (g_strcmp0 (tj_panel_state_to_string (i), text) == 0)
        return (TjPanelState) i;
    }

  return TJ_PANEL_NOT_REVIEWED;
}

static void
list_reviewers (TjPanelScorer *self)
{
  const guint n_items = tj_score_matrix_get_n_items (self->matrix);
  g_autoptr(GArray) reviewers = g_array_new (FALSE, FALSE, sizeof (guint));

  self->starts = g_new0 (guint, n_items + 1);
  for (guint item = 0; item < n_items; item++)
    {
      for (guint i = 0; i < tj_score_matrix_get_n_reviewers (self->matrix); i++)
        {
          if (tj_score_matrix_has_sheet (self->matrix, item, i))
            g_array_append_val (reviewers, i);
        }
      self->starts[item + 1] = reviewers->len;
    }
  self->reviewers = (guint *) g_array_steal (reviewers, NULL);
}

/**
 * tj_panel_scorer_new:
 * @matrix: (transfer none): the scores; outlives the scorer
 * @rule: (transfer none): the rule; outlives the scorer
 * @weights: (array): one a criterion, adding up to 1; copied
 * @reviewer_weights: (array) (nullable): one a reviewer; copied; %NULL for 1 each
 *
 * Returns: (transfer full): what totals are worked out with
 */
TjPanelScorer *
tj_panel_scorer_new (const TjScoreMatrix *matrix,
                     const TjPanelRule   *rule,
                     const double        *weights,
                     const double        *reviewer_weights)
{
  TjPanelScorer *self = g_new0 (TjPanelScorer, 1);
  const guint n_reviewers = MAX (tj_score_matrix_get_n_reviewers (matrix), 1);

  self->matrix = matrix;
  self->rule = rule;
  self->without = -1;
  self->values = g_new0 (double, n_reviewers);
  self->value_weights = g_new0 (double, n_reviewers);
  self->weights = g_new0 (double, MAX (tj_score_matrix_get_n_criteria (matrix), 1));
  tj_panel_scorer_set_weights (self, weights);

  self->reviewer_weights = g_new0 (double, n_reviewers);
  for (guint i = 0; i < n_reviewers; i++)
    self->reviewer_weights[i] = reviewer_weights != NULL ? reviewer_weights[i] : 1;
  list_reviewers (self);

  return self;
}

/**
 * tj_panel_scorer_free:
 * @self: (transfer full): a scorer
 */
void
tj_panel_scorer_free (TjPanelScorer *self)
{
  g_free (self->weights);
  g_free (self->reviewer_weights);
  g_free (self->starts);
  g_free (self->reviewers);
  g_free (self->values);
  g_free (self->value_weights);
  g_free (self);
}

const TjScoreMatrix *
tj_panel_scorer_get_matrix (TjPanelScorer *self)
{
  return self->matrix;
}

const TjPanelRule *
tj_panel_scorer_get_rule (TjPanelScorer *self)
{
  return self->rule;
}

/**
 * tj_panel_scorer_get_weights:
 *
 * Returns: (transfer none) (array): of the criteria, as they are used now
 */
const double *
tj_panel_scorer_get_weights (TjPanelScorer *self)
{
  return self->weights;
}

/**
 * tj_panel_scorer_set_weights:
 * @weights: (array): one a criterion, adding up to 1
 */
void
tj_panel_scorer_set_weights (TjPanelScorer *self,
                             const double  *weights)
{
  for (guint i = 0; i < tj_score_matrix_get_n_criteria (self->matrix); i++)
    self->weights[i] = weights[i];
}

/**
 * tj_panel_scorer_leave_out:
 * @reviewer: whose sheets do not count from now on, or -1 for nobody's
 */
void
tj_panel_scorer_leave_out (TjPanelScorer *self,
                           int            reviewer)
{
  self->without = reviewer;
}

static int
compare_values (gconstpointer a,
                gconstpointer b)
{
  const double x = *(const double *) a;
  const double y = *(const double *) b;

  return (x > y) - (x < y);
}

static double
get_middle (double *values,
            guint   n_values)
{
  qsort (values, n_values, sizeof (double), compare_values);

  return n_values % 2 == 1 ? values[n_values / 2]
                           : (values[n_values / 2 - 1] + values[n_values / 2]) / 2;
}

/**
 * tj_panel_combine:
 * @values: (array length=n_values): their order may be lost
 * @weights: (array length=n_values): read with %TJ_PANEL_WEIGHTED only
 * @n_values: 1 or more
 * @result: (out): what the rule makes of them
 *
 * Returns: FALSE where the weights add up to nothing
 */
gboolean
tj_panel_combine (const TjPanelRule *rule,
                  double            *values,
                  const double      *weights,
                  guint              n_values,
                  double            *result)
{
  double sum = 0;
  double whole = 0;
  double lowest = values[0];
  double highest = values[0];

  if (rule->method == TJ_PANEL_MEDIAN)
    {
      *result = get_middle (values, n_values);
      return TRUE;
    }

  for (guint i = 0; i < n_values; i++)
    {
      const double weight = rule->method == TJ_PANEL_WEIGHTED ? weights[i] : 1;

      sum += values[i] * weight;
      whole += weight;
      lowest = MIN (lowest, values[i]);
      highest = MAX (highest, values[i]);
    }

  if (rule->method == TJ_PANEL_TRIMMED && n_values >= rule->minimum)
    {
      sum -= lowest + highest;
      whole -= 2;
    }

  if (whole <= 0)
    return FALSE;

  *result = sum / whole;

  return TRUE;
}

static gboolean
counts (TjPanelScorer *self,
        guint          item,
        guint          reviewer)
{
  return (int) reviewer != self->without
         && tj_score_matrix_has_sheet (self->matrix, item, reviewer);
}

/**
 * tj_panel_scorer_get_sheet_total:
 * @points: (out): the reviewer's total, 0 to 5; untouched where there is none
 *
 * Returns: whether @reviewer has a total for @item
 */
TjPanelState
tj_panel_scorer_get_sheet_total (TjPanelScorer *self,
                                 guint          item,
                                 guint          reviewer,
                                 double        *points)
{
  double sum = 0;
  double whole = 0;

  if (!counts (self, item, reviewer))
    return TJ_PANEL_NOT_REVIEWED;

  for (guint i = 0; i < tj_score_matrix_get_n_criteria (self->matrix); i++)
    {
      guint half_points;

      if (self->weights[i] <= 0)
        continue;

      if (tj_score_matrix_get (self->matrix, item, reviewer, i, &half_points) == TJ_SCORE_GIVEN)
        {
          sum += self->weights[i] * half_points;
          whole += self->weights[i];
        }
      else if (self->rule->gaps == TJ_PANEL_GAPS_LEAVE_OUT)
        return TJ_PANEL_GAPS;
    }

  if (whole <= 0)
    return TJ_PANEL_NOT_ASSESSED;

  *points = sum / whole / 2;

  return TJ_PANEL_KNOWN;
}

/* Why there is no number although sheets may lie there. */
static TjPanelState
explain (TjPanelScorer *self,
         guint          item,
         gboolean       has_gaps)
{
  for (guint i = self->starts[item]; i < self->starts[item + 1]; i++)
    {
      if (counts (self, item, self->reviewers[i]))
        return has_gaps ? TJ_PANEL_GAPS : TJ_PANEL_NOT_ASSESSED;
    }

  return TJ_PANEL_NOT_REVIEWED;
}

static TjPanelState
finish (TjPanelScorer *self,
        guint          n_values,
        double        *points)
{
  return tj_panel_combine (self->rule, self->values, self->value_weights, n_values, points)
           ? TJ_PANEL_KNOWN : TJ_PANEL_NO_WEIGHT;
}

/**
 * tj_panel_scorer_get_criterion:
 * @points: (out): what the panel gives for it, 0 to 5; untouched where that is nothing
 *
 * Returns: whether the panel has a score of @criterion for @item
 */
TjPanelState
tj_panel_scorer_get_criterion (TjPanelScorer *self,
                               guint          item,
                               guint          criterion,
                               double        *points)
{
  guint n = 0;

  for (guint i = self->starts[item]; i < self->starts[item + 1]; i++)
    {
      const guint reviewer = self->reviewers[i];
      guint half_points;

      if (!counts (self, item, reviewer)
          || tj_score_matrix_get (self->matrix, item, reviewer, criterion, &half_points)
             != TJ_SCORE_GIVEN)
        continue;

      self->values[n] = half_points / 2.0;
      self->value_weights[n++] = self->reviewer_weights[reviewer];
    }

  if (n == 0)
    return explain (self, item, FALSE);

  return finish (self, n, points);
}

static TjPanelState
get_total_of_totals (TjPanelScorer *self,
                     guint          item,
                     double        *points)
{
  gboolean has_gaps = FALSE;
  guint n = 0;

  for (guint i = self->starts[item]; i < self->starts[item + 1]; i++)
    {
      const guint reviewer = self->reviewers[i];
      TjPanelState state = tj_panel_scorer_get_sheet_total (self, item, reviewer,
                                                            &self->values[n]);

      has_gaps |= state == TJ_PANEL_GAPS;
      if (state == TJ_PANEL_KNOWN)
        self->value_weights[n++] = self->reviewer_weights[reviewer];
    }

  if (n == 0)
    return explain (self, item, has_gaps);

  return n < self->rule->quorum ? TJ_PANEL_TOO_FEW : finish (self, n, points);
}

static guint
count_scored (TjPanelScorer *self,
              guint          item)
{
  guint n = 0;

  for (guint i = self->starts[item]; i < self->starts[item + 1]; i++)
    {
      const guint reviewer = self->reviewers[i];
      gboolean scored = FALSE;

      for (guint c = 0; c < tj_score_matrix_get_n_criteria (self->matrix) && !scored; c++)
        scored = counts (self, item, reviewer) && self->weights[c] > 0
                 && tj_score_matrix_get (self->matrix, item, reviewer, c, NULL) == TJ_SCORE_GIVEN;
      n += scored;
    }

  return n;
}

static TjPanelState
get_total_of_criteria (TjPanelScorer *self,
                       guint          item,
                       double        *points)
{
  const guint n_scored = count_scored (self, item);
  double sum = 0;
  double whole = 0;

  if (n_scored > 0 && n_scored < self->rule->quorum)
    return TJ_PANEL_TOO_FEW;

  for (guint i = 0; i < tj_score_matrix_get_n_criteria (self->matrix); i++)
    {
      TjPanelState state;
      double value;

      if (self->weights[i] <= 0)
        continue;

      state = tj_panel_scorer_get_criterion (self, item, i, &value);
      if (state == TJ_PANEL_KNOWN)
        {
          sum += self->weights[i] * value;
          whole += self->weights[i];
        }
      else if (state == TJ_PANEL_NO_WEIGHT || state == TJ_PANEL_NOT_REVIEWED)
        return state;
      else if (self->rule->gaps == TJ_PANEL_GAPS_LEAVE_OUT)
        return TJ_PANEL_GAPS;
    }

  if (whole <= 0)
    return explain (self, item, FALSE);

  *points = sum / whole;

  return TJ_PANEL_KNOWN;
}

/**
 * tj_panel_scorer_get_total:
 * @points: (out): the panel's total, 0 to 5; untouched where there is none
 *
 * Returns: whether there is a total for @item
 */
TjPanelState
tj_panel_scorer_get_total (TjPanelScorer *self,
                           guint          item,
                           double        *points)
{
  return self->rule->order == TJ_PANEL_TOTALS_FIRST
           ? get_total_of_totals (self, item, points)
           : get_total_of_criteria (self, item, points);
}

/**
 * tj_panel_scorer_get_trimmed:
 * @lowest: (out): whose total the rule left out at the lower end; of equals the first
 * @highest: (out): the same at the upper end; of equals the last
 *
 * Returns: whether the rule left out totals of @item
 */
gboolean
tj_panel_scorer_get_trimmed (TjPanelScorer *self,
                             guint          item,
                             guint         *lowest,
                             guint         *highest)
{
  double least = 0;
  double most = 0;
  guint n = 0;

  if (self->rule->method != TJ_PANEL_TRIMMED || self->rule->order != TJ_PANEL_TOTALS_FIRST)
    return FALSE;

  for (guint i = self->starts[item]; i < self->starts[item + 1]; i++)
    {
      const guint reviewer = self->reviewers[i];
      double points;

      if (tj_panel_scorer_get_sheet_total (self, item, reviewer, &points) != TJ_PANEL_KNOWN)
        continue;

      if (n == 0 || points < least)
        {
          least = points;
          *lowest = reviewer;
        }
      if (n == 0 || points >= most)
        {
          most = points;
          *highest = reviewer;
        }
      n++;
    }

  return n >= self->rule->minimum;
}

/**
 * tj_panel_scorer_get_totals:
 *
 * Returns: (transfer full): the totals of all reviewers, 0 to 5, items being the units
 */
TjRatings *
tj_panel_scorer_get_totals (TjPanelScorer *self)
{
  const guint n_items = tj_score_matrix_get_n_items (self->matrix);
  const guint n_reviewers = tj_score_matrix_get_n_reviewers (self->matrix);
  TjRatings *ratings = tj_ratings_new (n_items, n_reviewers);

  for (guint item = 0; item < n_items; item++)
    {
      for (guint reviewer = 0; reviewer < n_reviewers; reviewer++)
        {
          double points;

          if (tj_panel_scorer_get_sheet_total (self, item, reviewer, &points) == TJ_PANEL_KNOWN)
            tj_ratings_set (ratings, item, reviewer, points);
        }
    }

  return ratings;
}
