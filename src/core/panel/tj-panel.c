/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/panel/tj-panel.h"

static void
item_free (gpointer data)
{
  TjPanelItem *item = data;

  g_free (item->key);
  g_free (item->name);
  g_free (item);
}

static void
reviewer_free (gpointer data)
{
  TjPanelReviewer *reviewer = data;

  g_free (reviewer->key);
  g_free (reviewer->name);
  g_free (reviewer->organisation);
  g_free (reviewer);
}

static void
sheet_free (gpointer data)
{
  TjPanelSheet *sheet = data;

  g_object_unref (sheet->review);
  g_free (sheet->id);
  g_free (sheet);
}

/**
 * tj_panel_new:
 * @rubric: of all sheets that will be added
 * @stage: of all sheets that will be added
 *
 * Returns: (transfer full): a panel without items
 */
TjPanel *
tj_panel_new (TjRubric      *rubric,
              TjReviewStage  stage)
{
  TjPanel *self = g_new0 (TjPanel, 1);

  self->rubric = g_object_ref (rubric);
  self->stage = stage;
  self->items = g_ptr_array_new_with_free_func (item_free);
  self->reviewers = g_ptr_array_new_with_free_func (reviewer_free);
  self->sheets = g_ptr_array_new_with_free_func (sheet_free);

  return self;
}

/**
 * tj_panel_free:
 * @self: (transfer full): a panel
 */
void
tj_panel_free (TjPanel *self)
{
  g_object_unref (self->rubric);
  g_ptr_array_unref (self->items);
  g_ptr_array_unref (self->reviewers);
  g_ptr_array_unref (self->sheets);
  g_free (self);
}

/**
 * tj_panel_add_item:
 * @key: tells items apart
 * @name: what to call it
 *
 * Returns: its number; the old one where @key was added before
 */
guint
tj_panel_add_item (TjPanel    *self,
                   const char *key,
                   const char *name)
{
  TjPanelItem *item;

  for (guint i = 0; i < self->items->len; i++)
    {
      if (g_str_equal (((TjPanelItem *) g_ptr_array_index (self->items, i))->key, key))
        return i;
    }

  item = g_new0 (TjPanelItem, 1);
  item->key = g_strdup (key);
  item->name = g_strdup (name);
  g_ptr_array_add (self->items, item);

  return self->items->len - 1;
}

/**
 * tj_panel_add_reviewer:
 * @key: tells reviewers apart
 * @name: what to call the reviewer
 * @organisation: (nullable): where the reviewer works
 *
 * Returns: the reviewer's number; the old one where @key was added before
 */
guint
tj_panel_add_reviewer (TjPanel    *self,
                       const char *key,
                       const char *name,
                       const char *organisation)
{
  TjPanelReviewer *reviewer;

  for (guint i = 0; i < self->reviewers->len; i++)
    {
      if (g_str_equal (((TjPanelReviewer *) g_ptr_array_index (self->reviewers, i))->key, key))
        return i;
    }

  reviewer = g_new0 (TjPanelReviewer, 1);
  reviewer->key = g_strdup (key);
  reviewer->name = g_strdup (name);
  reviewer->organisation = g_strdup (organisation);
  g_ptr_array_add (self->reviewers, reviewer);

  return self->reviewers->len - 1;
}

/**
 * tj_panel_add_sheet:
 * @item: a number that tj_panel_add_item() returned
 * @reviewer: a number that tj_panel_add_reviewer() returned
 * @review: at the panel's stage
 * @id: (nullable): of the signed sheet
 *
 * There may be one sheet of a reviewer on an item: who calls has settled which.
 */
void
tj_panel_add_sheet (TjPanel    *self,
                    guint       item,
                    guint       reviewer,
                    TjReview   *review,
                    const char *id)
{
  TjPanelSheet *sheet;

  g_return_if_fail (item < self->items->len && reviewer < self->reviewers->len);
  g_return_if_fail (tj_review_get_stage (review) == self->stage);

  sheet = g_new0 (TjPanelSheet, 1);
  sheet->item = item;
  sheet->reviewer = reviewer;
  sheet->review = g_object_ref (review);
  sheet->id = g_strdup (id);
  sheet->has_conflict = g_strcmp0 (tj_review_get (review, "conflict"), "declared") == 0;
  g_ptr_array_add (self->sheets, sheet);
}

/**
 * tj_panel_find_sheet:
 *
 * Returns: (transfer none) (nullable): the sheet of that reviewer on that item
 */
TjPanelSheet *
tj_panel_find_sheet (TjPanel *self,
                     guint    item,
                     guint    reviewer)
{
  for (guint i = 0; i < self->sheets->len; i++)
    {
      TjPanelSheet *sheet = g_ptr_array_index (self->sheets, i);

      if (sheet->item == item && sheet->reviewer == reviewer)
        return sheet;
    }

  return NULL;
}

static void
enter_scores (TjScoreMatrix      *matrix,
              GListModel         *criteria,
              const TjPanelSheet *sheet)
{
  tj_score_matrix_add_sheet (matrix, sheet->item, sheet->reviewer);
  for (guint i = 0; i < g_list_model_get_n_items (criteria); i++)
    {
      g_autoptr(TjCriterion) criterion = g_list_model_get_item (criteria, i);
      TjScore score;

      tj_review_get_score (sheet->review, tj_criterion_get_id (criterion), &score);
      if (score.state == TJ_SCORE_GIVEN)
        tj_score_matrix_set (matrix, sheet->item, sheet->reviewer, i, (int) score.half_points);
      else if (score.state == TJ_SCORE_CANNOT_ASSESS)
        tj_score_matrix_set (matrix, sheet->item, sheet->reviewer, i,
                             TJ_HALF_POINTS_CANNOT_ASSESS);
    }
}

static void
measure_agreement (const TjRatings   *ratings,
                   TjPanelAgreements *agreements)
{
  for (guint metric = 0; metric < TJ_N_METRICS; metric++)
    tj_agreement_alpha (ratings, metric, &agreements->alpha[metric]);
  tj_agreement_concordance (ratings, &agreements->w);
}

static void
fill_matrix (TjPanelAnalysis *self)
{
  TjPanel *panel = self->panel;
  GListModel *criteria = tj_rubric_get_criteria (panel->rubric, panel->stage);

  self->n_criteria = g_list_model_get_n_items (criteria);
  self->matrix = tj_score_matrix_new (panel->items->len, panel->reviewers->len,
                                      self->n_criteria);
  for (guint i = 0; i < panel->sheets->len; i++)
    {
      const TjPanelSheet *sheet = g_ptr_array_index (panel->sheets, i);

      if (!sheet->has_conflict || self->rule->counts_conflicts)
        enter_scores (self->matrix, criteria, sheet);
    }

  self->reviewer_weights = g_new0 (double, panel->reviewers->len + 1);
  for (guint i = 0; i < panel->reviewers->len; i++)
    {
      const TjPanelReviewer *reviewer = g_ptr_array_index (panel->reviewers, i);

      self->reviewer_weights[i] = tj_panel_rule_get_reviewer_weight (self->rule, reviewer->name,
                                                                     reviewer->key);
    }
}

/**
 * tj_panel_analyse:
 * @self: kept by the analysis, which must not outlive it
 * @rule: likewise
 *
 * Returns: (transfer full) (nullable): totals, ranks, agreement and strictness, or %NULL with
 *   %TJ_PANEL_ERROR_RULE where the rule does not fit the rubric's stage
 */
TjPanelAnalysis *
tj_panel_analyse (TjPanel            *self,
                  const TjPanelRule  *rule,
                  GError            **error)
{
  g_autoptr(TjRatings) totals = NULL;
  TjPanelAnalysis *analysis;

  if (!tj_panel_rule_check (rule, self->rubric, self->stage, error))
    return NULL;

  analysis = g_new0 (TjPanelAnalysis, 1);
  analysis->panel = self;
  analysis->rule = rule;
  analysis->weights = tj_panel_rule_get_weights (rule, self->rubric, self->stage);
  fill_matrix (analysis);
  analysis->scorer = tj_panel_scorer_new (analysis->matrix, rule, analysis->weights,
                                          analysis->reviewer_weights);
  analysis->result = tj_panel_result_new (analysis->scorer, self->rubric, self->stage);

  analysis->agreements = g_new0 (TjPanelAgreements, analysis->n_criteria + 1);
  for (guint i = 0; i < analysis->n_criteria; i++)
    {
      g_autoptr(TjRatings) ratings = tj_score_matrix_get_ratings (analysis->matrix, i);

      measure_agreement (ratings, &analysis->agreements[i]);
    }

  totals = tj_panel_scorer_get_totals (analysis->scorer);
  measure_agreement (totals, &analysis->agreements[analysis->n_criteria]);
  analysis->strictness = tj_strictness_new (totals);

  return analysis;
}

/**
 * tj_panel_analysis_free:
 * @self: (transfer full) (nullable): an analysis
 */
void
tj_panel_analysis_free (TjPanelAnalysis *self)
{
  if (self == NULL)
    return;

  g_free (self->weights);
  g_free (self->reviewer_weights);
  g_free (self->agreements);
  tj_strictness_free (self->strictness);
  tj_panel_result_free (self->result);
  tj_panel_scorer_free (self->scorer);
  tj_score_matrix_free (self->matrix);
  g_free (self);
}
