/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/panel/tj-rank-acceptability.h"

#include "core/panel/tj-rank-draws.h"

/* How often each item takes each rank while what is uncertain is drawn at random (stochastic
 * multicriteria acceptability analysis). Draws are cut into parts with a sequence of random
 * numbers each, so that any number of threads counts the same. */

#define N_PARTS 64
/* Apart from each other in every bit. */
#define PART_STEP G_GUINT64_CONSTANT (0xd1342543de82ef95)
#define DEFAULT_DRAWS 10000
#define DEFAULT_SEED 20240101
/* Below and above lies a draw of twenty each: 90 per cent are between. */
#define TAIL 0.05

typedef struct
{
  const TjDrawScores *scores;
  GMutex mutex;
  guint *counts;
} Work;

/**
 * tj_acceptability_options_init:
 * @self: (out caller-allocates): weights by half of themselves, scores by a quarter of a point,
 *   which is what rounding to half points hides, reviewers drawn anew
 */
void
tj_acceptability_options_init (TjAcceptabilityOptions *self)
{
  *self = (TjAcceptabilityOptions) {
    .weights = TJ_WEIGHTS_NEAR,
    .weight_spread = 0.5,
    .score_spread = 0.25,
    .resamples_reviewers = TRUE,
    .n_draws = DEFAULT_DRAWS,
    .seed = DEFAULT_SEED,
    .n_top = 1,
  };
}

static void
scores_clear (TjDrawScores *self)
{
  g_free (self->items);
  g_free (self->starts);
  g_free (self->points);
  g_free (self->reviewers);
  g_free (self->complete);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TjDrawScores, scores_clear)

/* Returns: whether the sheet has points everywhere */
static gboolean
add_sheet (const TjScoreMatrix *matrix,
           guint                item,
           guint                reviewer,
           GArray              *points)
{
  gboolean complete = TRUE;

  for (guint i = 0; i < tj_score_matrix_get_n_criteria (matrix); i++)
    {
      guint half_points;
      double value = -1;

      if (tj_score_matrix_get (matrix, item, reviewer, i, &half_points) == TJ_SCORE_GIVEN)
        value = half_points / 2.0;
      complete = complete && value >= 0;
      g_array_append_val (points, value);
    }

  return complete;
}

/* Sheets without a total would be drawn for nothing, and their item then have fewer reviewers
 * than it has. */
static void
scores_fill (TjDrawScores  *self,
             TjPanelScorer *scorer,
             const double  *reviewer_weights)
{
  const TjScoreMatrix *matrix = tj_panel_scorer_get_matrix (scorer);
  g_autoptr(GArray) items = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr(GArray) starts = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr(GArray) points = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr(GArray) reviewers = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr(GArray) complete = g_array_new (FALSE, FALSE, sizeof (guint8));

  for (guint item = 0; item < tj_score_matrix_get_n_items (matrix); item++)
    {
      double total;

      if (tj_panel_scorer_get_total (scorer, item, &total) != TJ_PANEL_KNOWN)
        continue;

      g_array_append_val (items, item);
      g_array_append_val (starts, reviewers->len);
      for (guint reviewer = 0; reviewer < tj_score_matrix_get_n_reviewers (matrix); reviewer++)
        {
          const double weight = reviewer_weights != NULL ? reviewer_weights[reviewer] : 1;
          TjPanelState state = tj_panel_scorer_get_sheet_total (scorer, item, reviewer, &total);
          guint8 has_all;

          if (state != TJ_PANEL_KNOWN
              && (state != TJ_PANEL_GAPS || self->rule->order == TJ_PANEL_TOTALS_FIRST))
            continue;

          has_all = add_sheet (matrix, item, reviewer, points);
          g_array_append_val (complete, has_all);
          g_array_append_val (reviewers, weight);
        }
    }
  g_array_append_val (starts, reviewers->len);

  self->n_items = items->len;
  self->items = (guint *) g_array_steal (items, NULL);
  self->starts = (guint *) g_array_steal (starts, NULL);
  self->points = (double *) g_array_steal (points, NULL);
  self->reviewers = (double *) g_array_steal (reviewers, NULL);
  self->complete = (guint8 *) g_array_steal (complete, NULL);
}

static void
run_part (gpointer data,
          gpointer user_data)
{
  const guint part = GPOINTER_TO_UINT (data) - 1;
  Work *work = user_data;
  const TjDrawScores *scores = work->scores;
  const gsize n_counts = (gsize) scores->n_items * scores->n_items;
  const guint n_draws = scores->options->n_draws;
  g_autofree guint *counts = g_new0 (guint, n_counts);
  const guint share = n_draws / N_PARTS + (part < n_draws % N_PARTS);

  tj_rank_draws_run (scores, scores->options->seed ^ (part * PART_STEP), share, counts);

  g_mutex_lock (&work->mutex);
  for (gsize i = 0; i < n_counts; i++)
    work->counts[i] += counts[i];
  g_mutex_unlock (&work->mutex);
}

static void
run (const TjDrawScores *scores,
     guint              *counts)
{
  Work work = { .scores = scores, .counts = counts };
  GThreadPool *pool = g_thread_pool_new (run_part, &work, (int) g_get_num_processors (), FALSE,
                                         NULL);

  g_mutex_init (&work.mutex);
  for (guint part = 0; part < N_PARTS; part++)
    g_thread_pool_push (pool, GUINT_TO_POINTER (part + 1), NULL);
  g_thread_pool_free (pool, FALSE, TRUE);
  g_mutex_clear (&work.mutex);
}

static void
summarise (TjItemAcceptability *self,
           guint                n_ranks,
           guint                n_top)
{
  guint64 sum = 0;
  guint64 seen = 0;
  guint64 top = 0;

  for (guint i = 0; i < n_ranks; i++)
    {
      self->n_defined += self->counts[i];
      sum += (guint64) self->counts[i] * (i + 1);
      top += i < n_top ? self->counts[i] : 0;
    }

  if (self->n_defined == 0)
    return;

  self->expected = sum / (double) self->n_defined;
  self->top = top / (double) self->n_defined;
  for (guint i = 0; i < n_ranks; i++)
    {
      seen += self->counts[i];
      if (self->low == 0 && seen > TAIL * self->n_defined)
        self->low = i + 1;
      if (self->high == 0 && seen >= (1 - TAIL) * self->n_defined)
        self->high = i + 1;
    }
}

static int
compare_expected (gconstpointer a,
                  gconstpointer b,
                  gpointer      data)
{
  const TjRankAcceptability *self = data;
  const guint i = *(const guint *) a;
  const guint j = *(const guint *) b;
  const TjItemAcceptability *x = &self->items[i];
  const TjItemAcceptability *y = &self->items[j];

  if ((x->n_defined > 0) != (y->n_defined > 0))
    return x->n_defined > 0 ? -1 : 1;
  if (x->expected < y->expected || x->expected > y->expected)
    return x->expected < y->expected ? -1 : 1;

  return (i > j) - (i < j);
}

/**
 * tj_rank_acceptability_new:
 * @scorer: with the rule's own weights
 * @reviewer_weights: (array) (nullable): as the scorer has them
 * @options: what is uncertain
 *
 * Returns: (transfer full): how often each item takes each rank
 */
TjRankAcceptability *
tj_rank_acceptability_new (TjPanelScorer                *scorer,
                           const double                 *reviewer_weights,
                           const TjAcceptabilityOptions *options)
{
  TjRankAcceptability *self = g_new0 (TjRankAcceptability, 1);
  const TjScoreMatrix *matrix = tj_panel_scorer_get_matrix (scorer);
  g_auto(TjDrawScores) scores = { tj_panel_scorer_get_rule (scorer), options };
  g_autofree guint *counts = NULL;

  scores.weights = tj_panel_scorer_get_weights (scorer);
  scores.n_criteria = tj_score_matrix_get_n_criteria (matrix);
  scores_fill (&scores, scorer, reviewer_weights);

  self->options = *options;
  self->n_items = tj_score_matrix_get_n_items (matrix);
  self->n_ranked = scores.n_items;
  self->items = g_new0 (TjItemAcceptability, self->n_items + 1);
  self->by_expected = g_new0 (guint, self->n_items + 1);
  counts = g_new0 (guint, (gsize) scores.n_items * scores.n_items + 1);
  if (scores.n_items > 0)
    run (&scores, counts);

  for (guint i = 0; i < scores.n_items; i++)
    {
      TjItemAcceptability *item = &self->items[scores.items[i]];

      item->counts = g_memdup2 (&counts[(gsize) i * scores.n_items],
                                scores.n_items * sizeof (guint));
      summarise (item, scores.n_items, options->n_top);
    }

  for (guint i = 0; i < self->n_items; i++)
    self->by_expected[i] = i;
  g_qsort_with_data (self->by_expected, self->n_items, sizeof (guint), compare_expected, self);

  return self;
}

/**
 * tj_rank_acceptability_free:
 * @self: (transfer full): what tj_rank_acceptability_new() returned
 */
void
tj_rank_acceptability_free (TjRankAcceptability *self)
{
  for (guint i = 0; i < self->n_items; i++)
    g_free (self->items[i].counts);
  g_free (self->items);
  g_free (self->by_expected);
  g_free (self);
}
