/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cli/tj-panel-json.h"

#include "cli/tj-output.h"

/* Every statistic of a panel. What is undefined is null, and a state beside it says why. */

static void
begin (JsonBuilder *builder,
       const char  *name)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_object (builder);
}

static void
begin_list (JsonBuilder *builder,
            const char  *name)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
}

static void
add_number (JsonBuilder *builder,
            const char  *name,
            double       value)
{
  json_builder_set_member_name (builder, name);
  tj_output_json_number (builder, value);
}

/* Null where it is not @known. */
static void
add_known (JsonBuilder *builder,
           const char  *name,
           gboolean     known,
           double       value)
{
  json_builder_set_member_name (builder, name);
  if (known)
    tj_output_json_number (builder, value);
  else
    json_builder_add_null_value (builder);
}

static void
add_boolean (JsonBuilder *builder,
             const char  *name,
             gboolean     value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_boolean_value (builder, value);
}

static const TjPanelItem *
get_item (const TjPanelReport *report,
          guint                index)
{
  return g_ptr_array_index (report->analysis->panel->items, index);
}

static const TjPanelReviewer *
get_reviewer (const TjPanelReport *report,
              guint                index)
{
  return g_ptr_array_index (report->analysis->panel->reviewers, index);
}

static const char *
get_criterion_id (const TjPanelReport *report,
                  guint                index)
{
  GListModel *criteria = tj_rubric_get_criteria (report->files->rubric, report->files->stage);
  g_autoptr(TjCriterion) criterion = g_list_model_get_item (criteria, index);

  /* The rubric keeps it. */
  return tj_criterion_get_id (criterion);
}

static void
add_rule (JsonBuilder         *builder,
          const TjPanelReport *report)
{
  const TjPanelRule *rule = report->analysis->rule;
  g_autofree char *zh = tj_panel_rule_describe (rule, TJ_LANGUAGE_ZH);
  g_autofree char *en = tj_panel_rule_describe (rule, TJ_LANGUAGE_EN);
  static const char * const methods[] = { "mean", "weighted", "trimmed", "median" };

  begin (builder, "rule");
  tj_output_json_member (builder, "id", rule->id);
  tj_output_json_member (builder, "version", rule->version);
  tj_output_json_member (builder, "sha256", rule->sha256);
  tj_output_json_member (builder, "method", methods[rule->method]);
  tj_output_json_member (builder, "first", rule->order == TJ_PANEL_TOTALS_FIRST ? "totals"
                                                                                : "criteria");
  tj_output_json_member (builder, "gaps", rule->gaps == TJ_PANEL_GAPS_SPREAD ? "spread"
                                                                             : "leave-out");
  add_boolean (builder, "counts_conflicts", rule->counts_conflicts);
  add_number (builder, "minimum", rule->minimum);
  add_number (builder, "quorum", rule->quorum);
  add_number (builder, "scale", rule->scale);
  add_number (builder, "decimals", rule->decimals);
  tj_output_json_member (builder, "zh", zh);
  tj_output_json_member (builder, "en", en);
  json_builder_end_object (builder);
}

static void
add_differences (JsonBuilder *builder,
                 GPtrArray   *differences)
{
  begin_list (builder, "differences");
  for (guint i = 0; differences != NULL && i < differences->len; i++)
    {
      const TjSheetDifference *difference = g_ptr_array_index (differences, i);

      json_builder_begin_object (builder);
      tj_output_json_member (builder, "code", difference->code);
      tj_output_json_member (builder, "name", difference->name);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_file (JsonBuilder       *builder,
          const TjPanelFile *file)
{
  g_autofree char *time = file->signed_at != NULL
                            ? g_date_time_format_iso8601 (file->signed_at) : NULL;

  json_builder_begin_object (builder);
  tj_output_json_member (builder, "file", file->path);
  tj_output_json_member (builder, "sha256", file->sha256);
  tj_output_json_member (builder, "status", file->status);
  tj_output_json_member (builder, "message", file->message);
  tj_output_json_member (builder, "reviewer", file->reviewer);
  tj_output_json_member (builder, "organisation", file->organisation);
  tj_output_json_member (builder, "fingerprint", file->fingerprint);
  tj_output_json_member (builder, "signed_at", time);
  tj_output_json_member (builder, "sheet", file->sheet != NULL ? tj_sheet_get_id (file->sheet)
                                                               : NULL);
  tj_output_json_member (builder, "replaces",
                         file->sheet != NULL ? tj_sheet_get_replaces (file->sheet) : NULL);
  tj_output_json_member (builder, "package",
                         file->package != NULL ? tj_package_get_name (file->package) : NULL);
  add_differences (builder, file->differences);
  json_builder_end_object (builder);
}

static void
add_agreement (JsonBuilder       *builder,
               const char        *name,
               const TjAgreement *agreement,
               gboolean           is_w)
{
  const gboolean known = agreement->state == TJ_AGREEMENT_DEFINED;

  begin (builder, name);
  tj_output_json_member (builder, "state", tj_agreement_state_to_string (agreement->state));
  add_known (builder, "value", known, agreement->value);
  add_known (builder, "low", agreement->has_interval, agreement->low);
  add_known (builder, "high", agreement->has_interval, agreement->high);
  add_number (builder, "m", agreement->n_raters);
  add_number (builder, "n", agreement->n_units);
  add_number (builder, "n_used", agreement->n_used);
  add_number (builder, "ratings", agreement->n_ratings);
  add_number (builder, "missing", agreement->missing);
  if (is_w)
    {
      add_known (builder, "chi_squared", known, agreement->chi_squared);
      add_known (builder, "df", known, agreement->degrees);
    }
  json_builder_end_object (builder);
}

static void
add_agreements (JsonBuilder             *builder,
                const TjPanelAgreements *agreements)
{
  begin (builder, "agreement");
  begin (builder, "alpha");
  for (guint metric = 0; metric < TJ_N_METRICS; metric++)
    add_agreement (builder, tj_metric_to_string (metric), &agreements->alpha[metric], FALSE);
  json_builder_end_object (builder);
  add_agreement (builder, "kendall_w", &agreements->w, TRUE);
  json_builder_end_object (builder);
}

static void
add_range (JsonBuilder         *builder,
           const char          *name,
           const TjWeightRange *range)
{
  begin (builder, name);
  add_number (builder, "low", range->low);
  add_number (builder, "high", range->high);
  json_builder_end_object (builder);
}

static void
add_sensitivity (JsonBuilder               *builder,
                 const TjPanelReport       *report,
                 const TjWeightSensitivity *sensitivity)
{
  begin (builder, "sensitivity");
  add_number (builder, "weight", sensitivity->current);
  add_range (builder, "order_stays", &sensitivity->order);
  add_range (builder, "top_stays", &sensitivity->top);
  add_boolean (builder, "top_is_clear", sensitivity->is_top_clear);
  add_number (builder, "n_crossovers", sensitivity->n_crossovers);
  begin_list (builder, "crossovers");
  for (guint i = 0; i < sensitivity->crossovers->len; i++)
    {
      const TjCrossover *crossover = &g_array_index (sensitivity->crossovers, TjCrossover, i);

      json_builder_begin_object (builder);
      add_number (builder, "weight", crossover->weight);
      tj_output_json_member (builder, "from", get_item (report, crossover->first)->name);
      tj_output_json_member (builder, "to", get_item (report, crossover->second)->name);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
add_criteria (JsonBuilder         *builder,
              const TjPanelReport *report)
{
  GListModel *criteria = tj_rubric_get_criteria (report->files->rubric, report->files->stage);

  begin_list (builder, "criteria");
  for (guint i = 0; i < report->analysis->n_criteria; i++)
    {
      g_autoptr(TjCriterion) criterion = g_list_model_get_item (criteria, i);
      double threshold = 0;
      gboolean has_threshold;

      has_threshold = tj_panel_rule_get_threshold (report->analysis->rule, report->files->rubric,
                                                   report->files->stage,
                                                   tj_criterion_get_id (criterion), &threshold);
      json_builder_begin_object (builder);
      tj_output_json_member (builder, "id", tj_criterion_get_id (criterion));
      tj_output_json_member (builder, "zh", tj_criterion_get_name (criterion, TJ_LANGUAGE_ZH));
      tj_output_json_member (builder, "en", tj_criterion_get_name (criterion, TJ_LANGUAGE_EN));
      add_number (builder, "weight", report->analysis->weights[i]);
      add_known (builder, "threshold", has_threshold, threshold);
      add_agreements (builder, &report->analysis->agreements[i]);
      add_sensitivity (builder, report, report->robustness->sensitivities[i]);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/* Which packages would come in and go out without a reviewer. */
static void
add_changes (JsonBuilder         *builder,
             const TjPanelReport *report,
             guint                reviewer,
             const char          *name,
             gboolean             comes_in)
{
  const TjRobustness *robustness = report->robustness;

  begin_list (builder, name);
  for (guint item = 0; item < robustness->n_items; item++)
    {
      const guint without = robustness->ranks_without[reviewer * robustness->n_items + item];
      const gboolean is_in = without > 0 && without <= robustness->n_top;

      if (is_in != robustness->items[item].is_in && is_in == comes_in)
        json_builder_add_string_value (builder, get_item (report, item)->name);
    }
  json_builder_end_array (builder);
}

static void
add_reviewer (JsonBuilder         *builder,
              const TjPanelReport *report,
              guint                index)
{
  const TjPanelReviewer *reviewer = get_reviewer (report, index);
  const TjReviewerStrictness *strictness = &report->analysis->strictness->reviewers[index];

  json_builder_begin_object (builder);
  tj_output_json_member (builder, "name", reviewer->name);
  tj_output_json_member (builder, "organisation", reviewer->organisation);
  tj_output_json_member (builder, "fingerprint", reviewer->key);
  add_number (builder, "weight", report->analysis->reviewer_weights[index]);
  add_number (builder, "totals", strictness->n_items);
  begin (builder, "severity");
  add_known (builder, "effect", strictness->known, strictness->effect);
  add_known (builder, "low", strictness->has_interval, strictness->low);
  add_known (builder, "high", strictness->has_interval, strictness->high);
  add_known (builder, "group", strictness->known, strictness->group);
  json_builder_end_object (builder);
  begin (builder, "without");
  add_changes (builder, report, index, "comes_in", TRUE);
  add_changes (builder, report, index, "goes_out", FALSE);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
}

static void
add_item_criteria (JsonBuilder             *builder,
                   const TjPanelReport     *report,
                   const TjPanelItemResult *item)
{
  begin_list (builder, "criteria");
  for (guint i = 0; i < report->analysis->n_criteria; i++)
    {
      const TjPanelCriterionResult *result = &item->criteria[i];
      const gboolean known = result->state == TJ_PANEL_KNOWN;

      json_builder_begin_object (builder);
      tj_output_json_member (builder, "id", get_criterion_id (report, i));
      tj_output_json_member (builder, "state", tj_panel_state_to_string (result->state));
      add_known (builder, "value", known, result->value);
      add_known (builder, "points", known, result->points);
      add_number (builder, "given", result->n_given);
      add_number (builder, "cannot_assess", result->n_cannot_assess);
      add_number (builder, "missing", result->n_missing);
      add_known (builder, "lowest", result->n_given > 0, result->lowest);
      add_known (builder, "highest", result->n_given > 0, result->highest);
      add_boolean (builder, "below_threshold", result->below);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_score (JsonBuilder  *builder,
           TjReview     *review,
           const char   *criterion)
{
  TjScore score = { 0 };

  tj_review_get_score (review, criterion, &score);
  json_builder_begin_object (builder);
  tj_output_json_member (builder, "criterion", criterion);
  add_known (builder, "points", score.state == TJ_SCORE_GIVEN, score.half_points / 2.0);
  add_boolean (builder, "cannot_assess", score.state == TJ_SCORE_CANNOT_ASSESS);
  tj_output_json_member (builder, "confidence", score.confidence);
  tj_output_json_member (builder, "justification", score.justification);
  json_builder_end_object (builder);
}

/* All scores and reasons of an item side by side. */
static void
add_sheets (JsonBuilder         *builder,
            const TjPanelReport *report,
            guint                item)
{
  GPtrArray *sheets = report->analysis->panel->sheets;

  begin_list (builder, "sheets");
  for (guint i = 0; i < sheets->len; i++)
    {
      const TjPanelSheet *sheet = g_ptr_array_index (sheets, i);
      double points = 0;
      gboolean known;

      if (sheet->item != item)
        continue;

      known = tj_panel_scorer_get_sheet_total (report->analysis->scorer, item, sheet->reviewer,
                                               &points) == TJ_PANEL_KNOWN;
      json_builder_begin_object (builder);
      tj_output_json_member (builder, "reviewer", get_reviewer (report, sheet->reviewer)->name);
      tj_output_json_member (builder, "fingerprint",
                             get_reviewer (report, sheet->reviewer)->key);
      tj_output_json_member (builder, "sheet", sheet->id);
      add_boolean (builder, "conflict", sheet->has_conflict);
      add_known (builder, "total", known, points);
      tj_output_json_member (builder, "recommendation",
                             tj_review_get (sheet->review, "recommendation"));
      begin_list (builder, "scores");
      for (guint c = 0; c < report->analysis->n_criteria; c++)
        add_score (builder, sheet->review, get_criterion_id (report, c));
      json_builder_end_array (builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_item_robustness (JsonBuilder         *builder,
                     const TjPanelReport *report,
                     guint                index)
{
  const TjItemRobustness *item = &report->robustness->items[index];
  const TjRankAcceptability *draws = report->robustness->acceptability;
  const TjItemAcceptability *own = &draws->items[index];
  const gboolean known = own->n_defined > 0;

  begin (builder, "robustness");
  tj_output_json_member (builder, "verdict", tj_top_verdict_to_string (item->verdict));
  tj_output_json_member (builder, "decided_by",
                         item->criterion >= 0 ? get_criterion_id (report, item->criterion) : NULL);
  add_known (builder, "decided_at", item->criterion >= 0, item->weight);
  begin_list (builder, "depends_on_reviewers");
  for (guint i = 0; i < item->reviewers->len; i++)
    json_builder_add_string_value (
      builder, get_reviewer (report, g_array_index (item->reviewers, guint, i))->name);
  json_builder_end_array (builder);
  add_known (builder, "expected_rank", known, own->expected);
  add_known (builder, "rank_low", known, own->low);
  add_known (builder, "rank_high", known, own->high);
  add_known (builder, "in_top", known, own->top);
  begin_list (builder, "rank_shares");
  for (guint i = 0; known && i < draws->n_ranked; i++)
    tj_output_json_number (builder, own->counts[i] / (double) own->n_defined);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
add_left_out (JsonBuilder             *builder,
              const TjPanelReport     *report,
              const TjPanelItemResult *item)
{
  begin_list (builder, "left_out");
  for (guint i = 0; item->trimmed && i < G_N_ELEMENTS (item->left_out); i++)
    json_builder_add_string_value (builder, get_reviewer (report, item->left_out[i])->name);
  json_builder_end_array (builder);
}

static void
add_item (JsonBuilder         *builder,
          const TjPanelReport *report,
          guint                index)
{
  const TjPanelItemResult *item = &report->analysis->result->items[index];
  const TjItemAdjustment *adjustment = &report->analysis->strictness->items[index];
  const gboolean known = item->state == TJ_PANEL_KNOWN;

  json_builder_begin_object (builder);
  tj_output_json_member (builder, "name", get_item (report, index)->name);
  tj_output_json_member (builder, "manifest_sha256", get_item (report, index)->key);
  tj_output_json_member (builder, "state", tj_panel_state_to_string (item->state));
  add_known (builder, "value", known, item->value);
  add_known (builder, "points", known, item->points);
  add_known (builder, "rank", item->rank > 0, item->rank);
  add_boolean (builder, "tied", item->tied);
  add_boolean (builder, "passes", item->passes);
  add_number (builder, "below_threshold", item->n_below);
  add_number (builder, "n_sheets", item->n_sheets);
  add_number (builder, "n_totals", item->n_totals);
  add_left_out (builder, report, item);
  add_known (builder, "lowest", item->n_totals > 0, item->lowest);
  add_known (builder, "highest", item->n_totals > 0, item->highest);
  add_known (builder, "range", item->n_totals > 0, item->highest - item->lowest);
  add_known (builder, "deviation", item->n_totals > 1, item->deviation);
  tj_output_json_member (builder, "widest_criterion",
                         item->widest >= 0 ? get_criterion_id (report, item->widest) : NULL);
  add_known (builder, "widest_range", item->widest >= 0, item->spread);
  add_known (builder, "raw_mean", adjustment->known, adjustment->raw);
  add_known (builder, "adjusted_mean", adjustment->known, adjustment->adjusted);
  add_known (builder, "adjusted_low", adjustment->has_interval, adjustment->low);
  add_known (builder, "adjusted_high", adjustment->has_interval, adjustment->high);
  add_item_criteria (builder, report, item);
  add_item_robustness (builder, report, index);
  add_sheets (builder, report, index);
  json_builder_end_object (builder);
}

static void
add_draws (JsonBuilder         *builder,
           const TjPanelReport *report)
{
  const TjAcceptabilityOptions *options = &report->robustness->acceptability->options;
  static const char * const weights[] = { "as-given", "near", "any" };

  begin (builder, "draws");
  add_number (builder, "runs", options->n_draws);
  json_builder_set_member_name (builder, "seed");
  json_builder_add_int_value (builder, (gint64) options->seed);
  add_number (builder, "top", options->n_top);
  tj_output_json_member (builder, "weights", weights[options->weights]);
  add_known (builder, "weight_spread", options->weights == TJ_WEIGHTS_NEAR,
             options->weight_spread);
  add_number (builder, "score_spread", options->score_spread);
  add_boolean (builder, "resamples_reviewers", options->resamples_reviewers);
  json_builder_end_object (builder);
}

static void
add_results (JsonBuilder         *builder,
             const TjPanelReport *report)
{
  const TjPanelResult *result = report->analysis->result;
  const TjStrictness *strictness = report->analysis->strictness;

  begin_list (builder, "packages");
  for (guint i = 0; i < result->n_items; i++)
    add_item (builder, report, result->by_rank[i]);
  json_builder_end_array (builder);

  begin_list (builder, "by_disagreement");
  for (guint i = 0; i < result->n_items; i++)
    json_builder_add_string_value (builder, get_item (report, result->by_disagreement[i])->name);
  json_builder_end_array (builder);

  begin_list (builder, "reviewers");
  for (guint i = 0; i < report->analysis->panel->reviewers->len; i++)
    add_reviewer (builder, report, i);
  json_builder_end_array (builder);

  begin (builder, "severity");
  add_number (builder, "groups", strictness->n_groups);
  add_number (builder, "df", strictness->degrees);
  add_known (builder, "error", strictness->degrees > 0, strictness->error);
  json_builder_end_object (builder);
}

/**
 * tj_panel_json_build:
 *
 * Returns: (transfer full): every statistic
 */
JsonBuilder *
tj_panel_json_build (const TjPanelReport *report)
{
  JsonBuilder *builder = json_builder_new ();

  json_builder_begin_object (builder);
  add_rule (builder, report);
  tj_output_json_member (builder, "stage", tj_review_stage_to_string (report->files->stage));
  begin (builder, "rubric");
  tj_output_json_member (builder, "id", tj_rubric_get_id (report->files->rubric));
  tj_output_json_member (builder, "version", tj_rubric_get_version (report->files->rubric));
  tj_output_json_member (builder, "sha256", tj_rubric_get_sha256 (report->files->rubric));
  json_builder_end_object (builder);

  begin_list (builder, "files");
  for (guint i = 0; i < report->files->files->len; i++)
    add_file (builder, g_ptr_array_index (report->files->files, i));
  json_builder_end_array (builder);

  add_results (builder, report);
  add_criteria (builder, report);
  add_agreements (builder, &report->analysis->agreements[report->analysis->n_criteria]);
  add_draws (builder, report);
  json_builder_end_object (builder);

  return builder;
}
