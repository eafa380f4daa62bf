/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/panel/tj-panel-result.h"

#include <math.h>

/* Totals that agree to this are one total: they are ranked as they are printed. */
#define SAME 1e-9

static void
fill_criterion (TjPanelCriterionResult *self,
                TjPanelScorer          *scorer,
                guint                   item,
                guint                   criterion)
{
  const TjScoreMatrix *matrix = tj_panel_scorer_get_matrix (scorer);
  const TjPanelRule *rule = tj_panel_scorer_get_rule (scorer);

  for (guint reviewer = 0; reviewer < tj_score_matrix_get_n_reviewers (matrix); reviewer++)
    {
      guint half_points = 0;
      TjScoreState state;

      if (!tj_score_matrix_has_sheet (matrix, item, reviewer))
        continue;

      state = tj_score_matrix_get (matrix, item, reviewer, criterion, &half_points);
      if (state != TJ_SCORE_GIVEN)
        {
          self->n_cannot_assess += state == TJ_SCORE_CANNOT_ASSESS;
          self->n_missing += state == TJ_SCORE_MISSING;
          continue;
        }

      self->lowest = self->n_given == 0 ? half_points / 2.0 : MIN (self->lowest, half_points / 2.0);
      self->highest = MAX (self->highest, half_points / 2.0);
      self->n_given++;
    }

  self->state = tj_panel_scorer_get_criterion (scorer, item, criterion, &self->points);
  self->value = tj_panel_rule_round (rule, self->points * rule->scale / TJ_MAX_LEVEL);
}

/* Counts the reviewers' totals and says how far they lie apart. */
static void
fill_spread (TjPanelItemResult *self,
             TjPanelScorer     *scorer,
             guint              item)
{
  const TjScoreMatrix *matrix = tj_panel_scorer_get_matrix (scorer);
  double sum = 0;
  double squares = 0;

  for (guint reviewer = 0; reviewer < tj_score_matrix_get_n_reviewers (matrix); reviewer++)
    {
      double points;

      if (tj_panel_scorer_get_sheet_total (scorer, item, reviewer, &points) != TJ_PANEL_KNOWN)
        continue;

      self->lowest = self->n_totals == 0 ? points : MIN (self->lowest, points);
      self->highest = MAX (self->highest, points);
      self->n_totals++;
      sum += points;
      squares += points * points;
    }

  if (self->n_totals > 1)
    self->deviation = sqrt (MAX (squares - sum * sum / self->n_totals, 0)
                            / (self->n_totals - 1));
}

static gboolean
is_below (const TjPanelRule *rule,
          TjRubric          *rubric,
          TjReviewStage      stage,
          const char        *criterion,
          double             value)
{
  double threshold;

  return tj_panel_rule_get_threshold (rule, rubric, stage, criterion, &threshold)
         && value < threshold - SAME;
}

static void
fill_item (TjPanelResult *self,
           guint          item,
           TjPanelScorer *scorer,
           TjRubric      *rubric,
           TjReviewStage  stage)
{
  const TjPanelRule *rule = tj_panel_scorer_get_rule (scorer);
  GListModel *criteria = tj_rubric_get_criteria (rubric, stage);
  TjPanelItemResult *result = &self->items[item];

  result->widest = -1;
  result->criteria = g_new0 (TjPanelCriterionResult, MAX (self->n_criteria, 1));
  result->n_sheets = tj_score_matrix_count_sheets (tj_panel_scorer_get_matrix (scorer), item);

  for (guint i = 0; i < self->n_criteria; i++)
    {
      g_autoptr(TjCriterion) criterion = g_list_model_get_item (criteria, i);
      TjPanelCriterionResult *own = &result->criteria[i];

      fill_criterion (own, scorer, item, i);
      own->below = own->state == TJ_PANEL_KNOWN
                   && is_below (rule, rubric, stage, tj_criterion_get_id (criterion), own->value);
      result->n_below += own->below;
      if (own->highest - own->lowest > result->spread)
        {
          result->spread = own->highest - own->lowest;
          result->widest = (int) i;
        }
    }

  fill_spread (result, scorer, item);
  result->state = tj_panel_scorer_get_total (scorer, item, &result->points);
  if (result->state != TJ_PANEL_KNOWN)
    return;

  result->value = tj_panel_rule_round (rule, result->points * rule->scale / TJ_MAX_LEVEL);
  result->trimmed = tj_panel_scorer_get_trimmed (scorer, item, &result->left_out[0],
                                                 &result->left_out[1]);
  result->n_below += is_below (rule, rubric, stage, NULL, result->value);
  result->passes = result->n_below == 0;
}

static int
compare_doubles (double a,
                 double b)
{
  return (a > b + SAME) - (a < b - SAME);
}

static int
compare_ranks (gconstpointer a,
               gconstpointer b,
               gpointer      data)
{
  const TjPanelResult *self = data;
  const guint i = *(const guint *) a;
  const guint j = *(const guint *) b;
  const TjPanelItemResult *x = &self->items[i];
  const TjPanelItemResult *y = &self->items[j];

  if ((x->state == TJ_PANEL_KNOWN) != (y->state == TJ_PANEL_KNOWN))
    return x->state == TJ_PANEL_KNOWN ? -1 : 1;
  if (x->state == TJ_PANEL_KNOWN && compare_doubles (x->value, y->value) != 0)
    return -compare_doubles (x->value, y->value);

  return (i > j) - (i < j);
}

/* The widest criterion counts before the totals: there differences may cancel out. */
static int
compare_disagreement (gconstpointer a,
                      gconstpointer b,
                      gpointer      data)
{
  const TjPanelResult *self = data;
  const guint i = *(const guint *) a;
  const guint j = *(const guint *) b;
  const TjPanelItemResult *x = &self->items[i];
  const TjPanelItemResult *y = &self->items[j];
  int order = -compare_doubles (x->spread, y->spread);

  if (order == 0)
    order = -compare_doubles (x->highest - x->lowest, y->highest - y->lowest);
  if (order == 0)
    order = -compare_doubles (x->deviation, y->deviation);

  return order != 0 ? order : (i > j) - (i < j);
}

static void
fill_orders (TjPanelResult *self)
{
  self->by_rank = g_new (guint, MAX (self->n_items, 1));
  self->by_disagreement = g_new (guint, MAX (self->n_items, 1));
  for (guint i = 0; i < self->n_items; i++)
    self->by_rank[i] = self->by_disagreement[i] = i;

  g_qsort_with_data (self->by_rank, self->n_items, sizeof (guint), compare_ranks, self);
  g_qsort_with_data (self->by_disagreement, self->n_items, sizeof (guint), compare_disagreement,
                     self);

  for (guint place = 0; place < self->n_items; place++)
    {
      TjPanelItemResult *item = &self->items[self->by_rank[place]];
      TjPanelItemResult *before = place > 0 ? &self->items[self->by_rank[place - 1]] : NULL;

      if (item->state != TJ_PANEL_KNOWN)
        break;

      item->rank = place + 1;
      if (before != NULL && compare_doubles (item->value, before->value) == 0)
        {
          item->rank = before->rank;
          item->tied = before->tied = TRUE;
        }
    }
}

/**
 * tj_panel_result_new:
 * @scorer: with the rule's own weights
 * @rubric: whose criteria the matrix has
 * @stage: of the review
 *
 * Returns: (transfer full): totals, ranks and disagreement of all items
 */
TjPanelResult *
tj_panel_result_new (TjPanelScorer *scorer,
                     TjRubric      *rubric,
                     TjReviewStage  stage)
{
  TjPanelResult *self = g_new0 (TjPanelResult, 1);
  const TjScoreMatrix *matrix = tj_panel_scorer_get_matrix (scorer);

  self->n_items = tj_score_matrix_get_n_items (matrix);
  self->n_criteria = tj_score_matrix_get_n_criteria (matrix);
  self->items = g_new0 (TjPanelItemResult, MAX (self->n_items, 1));
  for (guint item = 0; item < self->n_items; item++)
    fill_item (self, item, scorer, rubric, stage);
  fill_orders (self);

  return self;
}

/**
 * tj_panel_result_free:
 * @self: (transfer full): a result
 */
void
tj_panel_result_free (TjPanelResult *self)
{
  for (guint i = 0; i < self->n_items; i++)
    g_free (self->items[i].criteria);
  g_free (self->items);
  g_free (self->by_rank);
  g_free (self->by_disagreement);
  g_free (self);
}
