/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/panel/tj-robustness.h"

#include <math.h>

#define SAFE 0.95
#define SAME 1e-9

typedef struct
{
  double value;
  guint item;
} Place;

/**
 * tj_top_verdict_to_string:
 *
 * Returns: the word of machine output
 */
const char *
tj_top_verdict_to_string (TjTopVerdict self)
{
  switch (self)
    {
    case TJ_TOP_SAFE_IN:
      return "safe-in";
    case TJ_TOP_SAFE_OUT:
      return "safe-out";
    case TJ_TOP_DEPENDS:
      return "depends";
    case TJ_TOP_NOT_RANKED:
    default:
      return "not-ranked";
    }
}

static int
compare_places (gconstpointer a,
                gconstpointer b)
{
  const double x = ((const Place *) a)->value;
  const double y = ((const Place *) b)->value;

  return (x < y) - (x > y);
}

/* Ranks by the rounded totals, as the result has them; @ranks (out) by item, 0 for none. */
static void
rank_items (TjPanelScorer *scorer,
            guint          n_items,
            guint         *ranks)
{
  const TjPanelRule *rule = tj_panel_scorer_get_rule (scorer);
  g_autofree Place *places = g_new (Place, n_items + 1);
  guint n = 0;

  for (guint item = 0; item < n_items; item++)
    {
      double points;

      ranks[item] = 0;
      if (tj_panel_scorer_get_total (scorer, item, &points) == TJ_PANEL_KNOWN)
        {
          places[n].value = tj_panel_rule_round (rule, points * rule->scale / TJ_MAX_LEVEL);
          places[n++].item = item;
        }
    }

  if (n > 1)
    qsort (places, n, sizeof (Place), compare_places);
  for (guint i = 0; i < n; i++)
    {
      const gboolean tied = i > 0 && places[i - 1].value - places[i].value < SAME;

      ranks[places[i].item] = tied ? ranks[places[i - 1].item] : i + 1;
    }
}

static void
leave_out_each (TjRobustness  *self,
                TjPanelScorer *scorer)
{
  rank_items (scorer, self->n_items, self->ranks);
  for (guint reviewer = 0; reviewer < self->n_reviewers; reviewer++)
    {
      tj_panel_scorer_leave_out (scorer, (int) reviewer);
      rank_items (scorer, self->n_items,
                  &self->ranks_without[(gsize) reviewer * self->n_items]);
    }
  tj_panel_scorer_leave_out (scorer, -1);
}

/* The weight that has to move least. */
static void
find_criterion (TjRobustness *self,
                guint         item)
{
  TjItemRobustness *own = &self->items[item];
  double least = 2;

  own->criterion = -1;
  for (guint i = 0; i < self->n_criteria; i++)
    {
      const TjWeightSensitivity *sensitivity = self->sensitivities[i];
      const TjWeightRange *range = &sensitivity->own[item];
      const double down = range->low > SAME ? sensitivity->current - range->low : 2;
      const double up = range->high < 1 - SAME ? range->high - sensitivity->current : 2;

      if (MIN (down, up) < least)
        {
          least = MIN (down, up);
          own->criterion = (int) i;
          own->weight = down < up ? range->low : range->high;
        }
    }
}

static void
judge_item (TjRobustness *self,
            guint         item)
{
  TjItemRobustness *own = &self->items[item];
  const TjItemAcceptability *draws = &self->acceptability->items[item];

  own->criterion = -1;
  if (self->ranks[item] == 0)
    return;

  own->is_in = self->ranks[item] <= self->n_top;
  for (guint reviewer = 0; reviewer < self->n_reviewers; reviewer++)
    {
      const guint rank = self->ranks_without[(gsize) reviewer * self->n_items + item];

      if ((rank > 0 && rank <= self->n_top) != own->is_in)
        g_array_append_val (own->reviewers, reviewer);
    }

  if (own->reviewers->len == 0 && own->is_in && draws->top >= SAFE)
    own->verdict = TJ_TOP_SAFE_IN;
  else if (own->reviewers->len == 0 && !own->is_in && draws->top <= 1 - SAFE + SAME)
    own->verdict = TJ_TOP_SAFE_OUT;
  else
    own->verdict = TJ_TOP_DEPENDS;

  find_criterion (self, item);
}

/**
 * tj_robustness_new:
 * @scorer: with the rule's own weights
 * @reviewer_weights: (array) (nullable): as the scorer has them
 * @options: of the draws, and how many are chosen
 *
 * Returns: (transfer full): how far the choice of the first hangs on weights, scores and
 *   reviewers
 */
TjRobustness *
tj_robustness_new (TjPanelScorer                *scorer,
                   const double                 *reviewer_weights,
                   const TjAcceptabilityOptions *options)
{
  TjRobustness *self = g_new0 (TjRobustness, 1);
  const TjScoreMatrix *matrix = tj_panel_scorer_get_matrix (scorer);

  self->n_top = options->n_top;
  self->n_items = tj_score_matrix_get_n_items (matrix);
  self->n_reviewers = tj_score_matrix_get_n_reviewers (matrix);
  self->n_criteria = tj_score_matrix_get_n_criteria (matrix);
  self->ranks = g_new0 (guint, self->n_items + 1);
  self->ranks_without = g_new0 (guint, (gsize) self->n_reviewers * self->n_items + 1);
  self->items = g_new0 (TjItemRobustness, self->n_items + 1);
  self->sensitivities = g_new0 (TjWeightSensitivity *, self->n_criteria + 1);

  leave_out_each (self, scorer);
  for (guint i = 0; i < self->n_criteria; i++)
    self->sensitivities[i] = tj_weight_sensitivity_new (scorer, i, self->n_top);
  self->acceptability = tj_rank_acceptability_new (scorer, reviewer_weights, options);

  for (guint item = 0; item < self->n_items; item++)
    {
      self->items[item].reviewers = g_array_new (FALSE, FALSE, sizeof (guint));
      judge_item (self, item);
    }

  return self;
}

/**
 * tj_robustness_free:
 * @self: (transfer full): what tj_robustness_new() returned
 */
void
tj_robustness_free (TjRobustness *self)
{
  for (guint i = 0; i < self->n_items; i++)
    g_array_unref (self->items[i].reviewers);
  for (guint i = 0; i < self->n_criteria; i++)
    tj_weight_sensitivity_free (self->sensitivities[i]);
  tj_rank_acceptability_free (self->acceptability);
  g_free (self->sensitivities);
  g_free (self->items);
  g_free (self->ranks);
  g_free (self->ranks_without);
  g_free (self);
}
