/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/decision/tj-decision-private.h"

#include "core/base/tj-text.h"
#include "core/decision/tj-panel-words.h"
#include "core/taxonomy/tj-catalogue-group.h"

/* What follows from the sheets, as XML. Every number that is there is finite: what is not known
 * has no attribute, and a state that says why. */

/* Of points from 0 to 5 that were not rounded by a rule; more would only pretend. */
#define POINT_DECIMALS 4

typedef struct
{
  const TjPanelReport *report;
  const TjDecisionOrigin *origin;
  GListModel *criteria;
} Builder;

static void
set_number (xmlNode    *node,
            const char *name,
            double      value,
            guint       decimals)
{
  g_autofree char *text = tj_panel_words_number (value, decimals);

  tj_xml_set_attribute (node, name, text);
}

static void
set_points (xmlNode    *node,
            const char *name,
            gboolean    known,
            double      value)
{
  if (known)
    set_number (node, name, value, POINT_DECIMALS);
}

static void
set_count (xmlNode    *node,
           const char *name,
           guint       count)
{
  set_number (node, name, count, 0);
}

static void
set_flag (xmlNode    *node,
          const char *name,
          gboolean    value)
{
  tj_xml_set_attribute (node, name, value ? "true" : "false");
}

/* Names of files, people and packages come from others. */
static void
set_words (xmlNode    *node,
           const char *name,
           const char *text)
{
  g_autofree char *legal = text != NULL ? tj_text_dup_legal (text) : NULL;

  tj_xml_set_attribute (node, name, legal);
}

static void
add_words (xmlNode    *parent,
           const char *name,
           const char *text)
{
  g_autofree char *legal = tj_text_dup_legal (text);

  tj_xml_add_child (parent, name, legal);
}

static void
add_both (xmlNode    *parent,
          const char *zh,
          const char *en)
{
  tj_xml_add_child (parent, "zh", zh);
  tj_xml_add_child (parent, "en", en);
}

static const char *
get_fingerprint (const Builder *self,
                 guint          reviewer)
{
  return ((TjPanelReviewer *) g_ptr_array_index (self->report->analysis->panel->reviewers,
                                                 reviewer))->key;
}

static void
add_rule (const Builder *self,
          xmlNode       *root)
{
  static const char * const roundings[] = { "half-up", "half-even", "down" };
  const TjPanelRule *rule = self->report->analysis->rule;
  TjPanelFiles *files = self->report->files;
  g_autofree char *zh = tj_panel_rule_describe (rule, TJ_LANGUAGE_ZH);
  g_autofree char *en = tj_panel_rule_describe (rule, TJ_LANGUAGE_EN);
  xmlNode *element = tj_xml_add_child (root, "rule", NULL);
  double threshold;

  tj_xml_set_attribute (element, "id", rule->id);
  tj_xml_set_attribute (element, "version", rule->version);
  tj_xml_set_attribute (element, "sha256", rule->sha256);
  set_count (element, "scale", rule->scale);
  set_count (element, "decimals", rule->decimals);
  tj_xml_set_attribute (element, "rounding", roundings[rule->rounding]);
  tj_xml_set_attribute (element, "gaps",
                        rule->gaps == TJ_PANEL_GAPS_SPREAD ? "spread" : "leave-out");
  if (tj_panel_rule_get_threshold (rule, files->rubric, files->stage, NULL, &threshold))
    set_number (element, "threshold", threshold, POINT_DECIMALS);
  if (self->origin->n_pass > 0)
    set_count (element, "pass", self->origin->n_pass);
  add_both (element, zh, en);
}

static void
add_members (const Builder *self,
             xmlNode       *root)
{
  const TjPanelAnalysis *analysis = self->report->analysis;

  for (guint i = 0; i < analysis->panel->reviewers->len; i++)
    {
      const TjPanelReviewer *reviewer = g_ptr_array_index (analysis->panel->reviewers, i);
      const TjReviewerStrictness *strictness = &analysis->strictness->reviewers[i];
      xmlNode *element = tj_xml_add_child (root, "member", NULL);
      guint n_sheets = 0;
      guint n_conflicts = 0;

      for (guint j = 0; j < analysis->panel->sheets->len; j++)
        {
          const TjPanelSheet *sheet = g_ptr_array_index (analysis->panel->sheets, j);

          n_sheets += sheet->reviewer == i;
          n_conflicts += sheet->reviewer == i && sheet->has_conflict;
        }

      tj_xml_set_attribute (element, "fingerprint", reviewer->key);
      set_words (element, "name", reviewer->name);
      set_words (element, "organisation", reviewer->organisation);
      set_count (element, "sheets", n_sheets);
      set_count (element, "conflicts", n_conflicts);
      set_points (element, "severity", strictness->known, strictness->effect);
      set_points (element, "severity-low", strictness->known && strictness->has_interval,
                  strictness->low);
      set_points (element, "severity-high", strictness->known && strictness->has_interval,
                  strictness->high);
    }
}

static void
add_agreement (xmlNode           *parent,
               const char        *name,
               const TjAgreement *agreement)
{
  xmlNode *element = tj_xml_add_child (parent, name, NULL);
  const gboolean defined = agreement->state == TJ_AGREEMENT_DEFINED;

  tj_xml_set_attribute (element, "state", tj_agreement_state_to_string (agreement->state));
  set_points (element, "value", defined, agreement->value);
  set_points (element, "low", defined && agreement->has_interval, agreement->low);
  set_points (element, "high", defined && agreement->has_interval, agreement->high);
  set_count (element, "raters", agreement->n_raters);
  set_count (element, "units", agreement->n_units);
  set_count (element, "used", agreement->n_used);
  set_points (element, "missing", TRUE, agreement->missing);
}

/* Within which weights of the criterion, the others keeping their proportions, nobody changes
 * places, and the same packages are chosen. */
static void
add_stays (const Builder *self,
           xmlNode       *parent,
           guint          criterion)
{
  const TjWeightSensitivity *sensitivity = self->report->robustness->sensitivities[criterion];
  xmlNode *element = tj_xml_add_child (parent, "stays", NULL);

  set_points (element, "order-low", TRUE, sensitivity->order.low);
  set_points (element, "order-high", TRUE, sensitivity->order.high);
  set_points (element, "top-low", sensitivity->is_top_clear, sensitivity->top.low);
  set_points (element, "top-high", sensitivity->is_top_clear, sensitivity->top.high);
}

static void
add_draws (const Builder *self,
           xmlNode       *root)
{
  const TjAcceptabilityOptions *options = &self->report->robustness->acceptability->options;
  g_autofree char *zh = tj_panel_words_draws (options, TJ_LANGUAGE_ZH);
  g_autofree char *en = tj_panel_words_draws (options, TJ_LANGUAGE_EN);
  g_autofree char *seed = g_strdup_printf ("%" G_GUINT64_FORMAT, options->seed);
  xmlNode *element = tj_xml_add_child (root, "draws", NULL);

  set_count (element, "number", options->n_draws);
  tj_xml_set_attribute (element, "seed", seed);
  set_count (element, "top", options->n_top);
  add_both (element, zh, en);
}

/* The criteria of the stage, and how far the panel agrees over each; last over the totals. */
static void
add_criteria (const Builder *self,
              xmlNode       *root)
{
  const TjPanelAnalysis *analysis = self->report->analysis;
  TjPanelFiles *files = self->report->files;
  xmlNode *totals;

  for (guint i = 0; i < analysis->n_criteria; i++)
    {
      g_autoptr(TjCriterion) criterion = g_list_model_get_item (self->criteria, i);
      xmlNode *element = tj_xml_add_child (root, "criterion", NULL);
      double threshold;

      tj_xml_set_attribute (element, "id", tj_criterion_get_id (criterion));
      set_points (element, "weight", TRUE, analysis->weights[i]);
      if (tj_panel_rule_get_threshold (analysis->rule, files->rubric, files->stage,
                                       tj_criterion_get_id (criterion), &threshold))
        set_number (element, "threshold", threshold, POINT_DECIMALS);
      add_both (element, tj_criterion_get_name (criterion, TJ_LANGUAGE_ZH),
                tj_criterion_get_name (criterion, TJ_LANGUAGE_EN));
      add_agreement (element, "alpha", &analysis->agreements[i].alpha[TJ_METRIC_INTERVAL]);
      add_agreement (element, "w", &analysis->agreements[i].w);
      add_stays (self, element, i);
    }

  totals = tj_xml_add_child (root, "totals", NULL);
  add_agreement (totals, "alpha",
                 &analysis->agreements[analysis->n_criteria].alpha[TJ_METRIC_INTERVAL]);
  add_agreement (totals, "w", &analysis->agreements[analysis->n_criteria].w);
  add_draws (self, root);
}

static gboolean
counts (const Builder      *self,
        const TjPanelSheet *sheet,
        guint               item)
{
  return sheet->item == item
         && (!sheet->has_conflict || self->report->analysis->rule->counts_conflicts);
}

static void
add_score (const Builder      *self,
           xmlNode            *parent,
           const TjPanelSheet *sheet,
           const char         *criterion)
{
  TjScore score = { 0 };
  xmlNode *element;

  tj_review_get_score (sheet->review, criterion, &score);
  element = tj_xml_add_child (parent, "score", score.justification);
  tj_xml_set_attribute (element, "member", get_fingerprint (self, sheet->reviewer));
  if (score.state == TJ_SCORE_GIVEN)
    set_number (element, "points", score.half_points / 2.0, 1);
  else
    tj_xml_set_attribute (element, "state", score.state == TJ_SCORE_CANNOT_ASSESS
                                              ? "cannot-assess" : "missing");
  tj_xml_set_attribute (element, "confidence", score.confidence);
}

static void
add_results (const Builder *self,
             xmlNode       *element,
             guint          item)
{
  const TjPanelAnalysis *analysis = self->report->analysis;
  const TjPanelItemResult *result = &analysis->result->items[item];

  for (guint i = 0; i < analysis->n_criteria; i++)
    {
      g_autoptr(TjCriterion) criterion = g_list_model_get_item (self->criteria, i);
      const TjPanelCriterionResult *own = &result->criteria[i];
      const gboolean known = own->state == TJ_PANEL_KNOWN;
      xmlNode *child = tj_xml_add_child (element, "result", NULL);

      tj_xml_set_attribute (child, "criterion", tj_criterion_get_id (criterion));
      tj_xml_set_attribute (child, "state", tj_panel_state_to_string (own->state));
      set_points (child, "points", known, own->points);
      if (known)
        set_number (child, "value", own->value, analysis->rule->decimals);
      set_points (child, "lowest", own->n_given > 0, own->lowest);
      set_points (child, "highest", own->n_given > 0, own->highest);
      for (guint j = 0; j < analysis->panel->sheets->len; j++)
        {
          const TjPanelSheet *sheet = g_ptr_array_index (analysis->panel->sheets, j);

          if (counts (self, sheet, item))
            add_score (self, child, sheet, tj_criterion_get_id (criterion));
        }
    }
}

static void
add_advice (const Builder *self,
            xmlNode       *element,
            guint          item)
{
  const TjPanelAnalysis *analysis = self->report->analysis;

  for (guint i = 0; i < analysis->panel->sheets->len; i++)
    {
      const TjPanelSheet *sheet = g_ptr_array_index (analysis->panel->sheets, i);
      const char *recommendation = tj_review_get (sheet->review, "recommendation");
      xmlNode *child;
      double points = 0;

      if (sheet->item != item)
        continue;

      child = tj_xml_add_child (element, "advice", tj_review_get (sheet->review, "comments"));
      tj_xml_set_attribute (child, "member", get_fingerprint (self, sheet->reviewer));
      set_flag (child, "counts", counts (self, sheet, item));
      tj_xml_set_attribute (child, "recommendation", recommendation);
      set_points (child, "total",
                  counts (self, sheet, item)
                    && tj_panel_scorer_get_sheet_total (analysis->scorer, item, sheet->reviewer,
                                                        &points) == TJ_PANEL_KNOWN, points);
    }
}

/* Where reviewers placed it, the declared place being one of several. */
static void
add_place (const Builder *self,
           xmlNode       *element,
           TjPackage     *package)
{
  TjForm *form = tj_package_get_form (package);
  const char *type_text = tj_form_get_text (form, "type");
  TjTaxonomyNode *type = type_text != NULL
                           ? tj_taxonomy_match_type (self->origin->taxonomy, type_text) : NULL;
  const char *category = tj_form_get_category (form);
  const char *name = tj_form_get_text (form, "technology_name");
  const char *field = tj_form_get_text (form, "field");
  g_autofree char *words = g_strdup_printf ("%s %s", name != NULL ? name : "",
                                            field != NULL ? field : "");
  g_autofree char *folded = tj_text_fold (words);
  g_autoptr(GPtrArray) groups = tj_catalogue_groups_suggest (type, folded);
  xmlNode *child = tj_xml_add_child (element, "place", NULL);

  tj_xml_set_attribute (child, "category", category);
  if (type != NULL)
    tj_xml_set_attribute (child, "type", tj_taxonomy_node_get_code (type));
  tj_xml_set_attribute (child, "stage", tj_form_get_stage (form));
  if (groups->len > 0)
    tj_xml_set_attribute (child, "group",
                          ((const TjCatalogueGroup *) g_ptr_array_index (groups, 0))->code);
}

static void
add_robustness (const Builder *self,
                xmlNode       *element,
                guint          item)
{
  g_autofree char *zh = tj_panel_words_robustness (self->report, item, TJ_LANGUAGE_ZH);
  g_autofree char *en = tj_panel_words_robustness (self->report, item, TJ_LANGUAGE_EN);
  const TjItemAcceptability *draws = &self->report->robustness->acceptability->items[item];
  xmlNode *child = tj_xml_add_child (element, "robustness", NULL);

  if (draws->n_defined > 0)
    {
      set_points (child, "expected", TRUE, draws->expected);
      set_count (child, "low", draws->low);
      set_count (child, "high", draws->high);
      set_points (child, "top", TRUE, draws->top);
    }
  tj_xml_set_attribute (child, "verdict",
                        tj_top_verdict_to_string (self->report->robustness->items[item].verdict));
  add_both (child, zh, en);
}

static void
add_item (const Builder *self,
          xmlNode       *root,
          guint          item,
          guint          disagreement)
{
  const TjPanelAnalysis *analysis = self->report->analysis;
  const TjPanelItemResult *result = &analysis->result->items[item];
  const TjItemAdjustment *adjustment = &analysis->strictness->items[item];
  const TjPanelItem *own = g_ptr_array_index (analysis->panel->items, item);
  TjPackage *package = g_ptr_array_index (self->report->files->packages, item);
  const char *applicant = tj_form_get_text (tj_package_get_form (package), "applicant.name");
  xmlNode *element = tj_xml_add_child (root, "item", NULL);

  tj_xml_set_attribute (element, "key", own->key);
  set_words (element, "package", tj_package_get_name (package));
  tj_xml_set_attribute (element, "state", tj_panel_state_to_string (result->state));
  if (result->state == TJ_PANEL_KNOWN)
    {
      set_count (element, "rank", result->rank);
      set_flag (element, "tied", result->tied);
      set_number (element, "value", result->value, analysis->rule->decimals);
      set_points (element, "points", TRUE, result->points);
    }
  set_count (element, "sheets", result->n_sheets);
  set_points (element, "lowest", result->n_totals > 0, result->lowest);
  set_points (element, "highest", result->n_totals > 0, result->highest);
  set_points (element, "deviation", result->n_totals > 1, result->deviation);
  set_points (element, "raw", adjustment->known, adjustment->raw);
  set_points (element, "adjusted", adjustment->known, adjustment->adjusted);
  set_count (element, "disagreement", disagreement);
  if (result->widest >= 0)
    {
      g_autoptr(TjCriterion) widest = g_list_model_get_item (self->criteria,
                                                             (guint) result->widest);

      tj_xml_set_attribute (element, "widest", tj_criterion_get_id (widest));
      set_points (element, "spread", TRUE, result->spread);
    }

  add_words (element, "name", own->name);
  if (applicant != NULL && *applicant != '\0')
    add_words (element, "applicant", applicant);
  add_place (self, element, package);
  add_results (self, element, item);
  add_advice (self, element, item);
  add_robustness (self, element, item);
}

/* From the best, each with its place among those that reviewers differ over. */
static void
add_items (const Builder *self,
           xmlNode       *root)
{
  const TjPanelResult *result = self->report->analysis->result;
  g_autofree guint *places = g_new0 (guint, result->n_items + 1);

  for (guint i = 0; i < result->n_items; i++)
    places[result->by_disagreement[i]] = i + 1;
  for (guint i = 0; i < result->n_items; i++)
    add_item (self, root, result->by_rank[i], places[result->by_rank[i]]);
}

static void
add_sheets (const Builder *self,
            xmlNode       *root)
{
  GPtrArray *files = self->report->files->files;

  for (guint i = 0; i < files->len; i++)
    {
      const TjPanelFile *file = g_ptr_array_index (files, i);
      g_autofree char *name = g_path_get_basename (file->path);
      xmlNode *element = tj_xml_add_child (root, "sheet", NULL);

      set_words (element, "file", name);
      tj_xml_set_attribute (element, "sha256", file->sha256);
      tj_xml_set_attribute (element, "status", file->status);
      if (file->sheet != NULL)
        tj_xml_set_attribute (element, "id", tj_sheet_get_id (file->sheet));
      tj_xml_set_attribute (element, "fingerprint", file->fingerprint);
      set_words (element, "reviewer", file->reviewer);
      if (file->signed_at != NULL)
        {
          g_autoptr(GDateTime) utc = g_date_time_to_utc (file->signed_at);
          g_autofree char *time = g_date_time_format (utc, "%Y-%m-%dT%H:%M:%SZ");

          tj_xml_set_attribute (element, "signed", time);
        }
    }
}

static void
add_after (const Builder *self,
           xmlNode       *root)
{
  const TjDecision *after = self->origin->after;
  g_autofree char *id = NULL;
  xmlNode *element;

  if (after == NULL)
    return;

  id = tj_xml_dup_attribute (tj_decision_get_root (after), "id");
  element = tj_xml_add_child (root, "after", NULL);
  tj_xml_set_attribute (element, "id", id);
  tj_xml_set_attribute (element, "stage",
                        tj_review_stage_to_string (tj_decision_get_stage (after)));
  tj_xml_set_attribute (element, "sha256", self->origin->after_sha256);
}

/* The document of the facts; the panel's own words are kept apart until it is written. */
xmlDoc *
tj_decision_facts_build (const TjPanelReport    *report,
                         const TjDecisionOrigin *origin)
{
  TjPanelFiles *files = report->files;
  const Builder self = { report, origin, tj_rubric_get_criteria (files->rubric, files->stage) };
  xmlDoc *doc = xmlNewDoc (BAD_CAST "1.0");
  xmlNode *root = xmlNewDocNode (doc, NULL, BAD_CAST "decision", NULL);
  g_autofree char *id = g_uuid_string_random ();
  xmlNode *rubric;

  xmlDocSetRootElement (doc, root);
  xmlSetNs (root, xmlNewNs (root, BAD_CAST TJ_DECISION_NAMESPACE, NULL));
  tj_xml_set_attribute (root, "version", "1");
  tj_xml_set_attribute (root, "id", id);
  tj_xml_set_attribute (root, "stage", tj_review_stage_to_string (files->stage));

  rubric = tj_xml_add_child (root, "rubric", NULL);
  tj_xml_set_attribute (rubric, "id", tj_rubric_get_id (files->rubric));
  tj_xml_set_attribute (rubric, "version", tj_rubric_get_version (files->rubric));
  tj_xml_set_attribute (rubric, "sha256", tj_rubric_get_sha256 (files->rubric));
  add_rule (&self, root);
  add_after (&self, root);
  add_members (&self, root);
  add_criteria (&self, root);
  add_items (&self, root);
  add_sheets (&self, root);

  return doc;
}
