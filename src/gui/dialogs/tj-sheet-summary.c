/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/dialogs/tj-sheet-summary.h"

#include <glib/gi18n-lib.h>

#include "core/base/tj-text.h"
#include "core/rubric/tj-review-corrections.h"
#include "gui/dialogs/tj-sheet-figures.h"
#include "gui/evidence/tj-field-reading.h"
#include "gui/widgets/tj-answer-words.h"

struct _TjSheetSummary
{
  AdwBin parent_instance;

  AdwPreferencesGroup *package_group;
  AdwPreferencesGroup *corrections_group;
  AdwPreferencesGroup *recalculation_group;
  AdwPreferencesGroup *placement_group;
  AdwPreferencesGroup *scores_group;
  AdwPreferencesGroup *findings_group;
  AdwPreferencesGroup *conclusion_group;
};

G_DEFINE_FINAL_TYPE (TjSheetSummary, tj_sheet_summary, ADW_TYPE_BIN)

static void
add_row (AdwPreferencesGroup *group,
         const char          *title,
         const char          *subtitle)
{
  g_autofree char *escaped_title = g_markup_escape_text (title, -1);
  g_autofree char *escaped = g_markup_escape_text (subtitle != NULL ? subtitle : "", -1);
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), escaped_title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), escaped);
  adw_preferences_group_add (group, row);
}

static void
add_package (TjSheetSummary *self,
             TjRoundItem    *item)
{
  TjPackage *package = tj_round_item_get_package (item);
  guint n_files = g_list_model_get_n_items (tj_package_get_attachments (package));
  g_autofree char *files = g_strdup_printf (ngettext ("%u file, bound by its digest",
                                                      "%u files, bound by their digests",
                                                      n_files), n_files);

  add_row (self->package_group, tj_round_item_get_name (item),
           tj_form_get_text (tj_package_get_form (tj_round_item_get_shown (item)),
                             "applicant.name"));
  add_row (self->package_group, _("Files"), files);
  add_row (self->package_group, _("SHA-256 of the package"), tj_package_get_sha256 (package));
}

/* What it reads now, what was read, and why. */
static char *
dup_correction (TjField    *field,
                const char *reason)
{
  g_autofree char *answer = tj_field_reading_dup_answer (field);
  g_autofree char *read = tj_field_reading_dup_answer (tj_field_get_original (field));
  g_autoptr(GString) text = g_string_new (answer != NULL ? answer : _("Left empty"));

  g_string_append_c (text, '\n');
  if (read != NULL)
    g_string_append_printf (text, _("Read from the form: %s"), read);
  else
    g_string_append (text, _("Nothing was read from the form."));
  if (reason != NULL)
    {
      g_string_append_c (text, '\n');
      g_string_append_printf (text, _("Reason: %s"), reason);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
add_corrections (TjSheetSummary *self,
                 TjRoundItem    *item,
                 TjReview       *review)
{
  TjForm *form = tj_package_get_form (tj_round_item_get_package (item));
  g_autoptr(GPtrArray) paths = tj_review_list_corrected (review);
  const char *count = tj_review_get (review, "correction.case-count");

  gtk_widget_set_visible (GTK_WIDGET (self->corrections_group),
                          tj_review_has_corrections (review));
  if (count != NULL)
    add_row (self->corrections_group, _("Number of cases"), count);

  for (guint i = 0; i < paths->len; i++)
    {
      const char *path = g_ptr_array_index (paths, i);
      TjField *field = tj_form_lookup (form, path);
      g_autofree char *title = tj_correction_dup_title (path);
      g_autofree char *text = NULL;

      /* Of a case that is not there. */
      if (field == NULL)
        continue;

      text = dup_correction (field, tj_review_get_correction (review, path, "reason"));
      add_row (self->corrections_group, title, text);
    }
}

static const char *
get_node_name (TjTaxonomy *taxonomy,
               const char *code)
{
  TjTaxonomyNode *node = code != NULL ? tj_taxonomy_lookup (taxonomy, code) : NULL;

  return node != NULL ? tj_taxonomy_node_get_name (node) : _("Not answered");
}

static void
add_placement (TjSheetSummary *self,
               TjReview       *review,
               TjTaxonomy     *taxonomy)
{
  const char *reason = tj_review_get (review, "assessed.reason");

  add_row (self->placement_group, _("Category"),
           get_node_name (taxonomy, tj_review_get (review, "assessed.category")));
  add_row (self->placement_group, _("Type"),
           get_node_name (taxonomy, tj_review_get (review, "assessed.type")));
  add_row (self->placement_group, _("Stage"),
           tj_answer_words_say (tj_review_get (review, "assessed.stage")));
  if (reason != NULL)
    add_row (self->placement_group, _("Reason"), reason);
}

static char *
dup_score_title (TjCriterion   *criterion,
                 const TjScore *score)
{
  const char *name = tj_criterion_get_name (criterion, tj_language_get_current ());

  switch (score->state)
    {
    case TJ_SCORE_GIVEN:
      {
        g_autofree char *points = tj_text_format_number (score->half_points / 2.0, 1);

        /* Translators: a criterion, its points and how confident the reviewer is */
        return g_strdup_printf (_("%s: %s of 5, %s"), name, points,
                                tj_answer_words_say (score->confidence));
      }
    case TJ_SCORE_CANNOT_ASSESS:
      return g_strdup_printf (_("%s: cannot be assessed"), name);
    case TJ_SCORE_MISSING:
    default:
      return g_strdup_printf (_("%s: not scored"), name);
    }
}

static void
add_scores (TjSheetSummary *self,
            TjReview       *review)
{
  GListModel *criteria = tj_rubric_get_criteria (tj_review_get_rubric (review),
                                                 tj_review_get_stage (review));

  for (guint i = 0; i < g_list_model_get_n_items (criteria); i++)
    {
      g_autoptr(TjCriterion) criterion = g_list_model_get_item (criteria, i);
      g_autofree char *title = NULL;
      TjScore score;

      tj_review_get_score (review, tj_criterion_get_id (criterion), &score);
      title = dup_score_title (criterion, &score);
      add_row (self->scores_group, title, score.justification);
    }
}

/* As the reviewer words it, or else as the finding does. */
static char *
dup_question (TjFinding *finding,
              TjReview  *review)
{
  g_autofree char *name = g_strconcat ("finding.", tj_finding_get_key (finding), ".question",
                                       NULL);
  g_autofree char *message = tj_finding_dup_message (finding, tj_language_get_current ());
  const char *question = tj_review_get (review, name);

  return g_strconcat ("\n", question != NULL ? question : message, NULL);
}

static void
add_findings (TjSheetSummary *self,
              TjRoundItem    *item,
              TjReview       *review)
{
  GListModel *findings = tj_round_item_get_findings (item);
  guint n_findings = g_list_model_get_n_items (findings);

  gtk_widget_set_visible (GTK_WIDGET (self->findings_group), n_findings > 0);

  for (guint i = 0; i < n_findings; i++)
    {
      g_autoptr(TjFinding) finding = g_list_model_get_item (findings, i);
      const char *key = tj_finding_get_key (finding);
      g_autofree char *decision = g_strconcat ("finding.", key, ".decision", NULL);
      g_autofree char *reason = g_strconcat ("finding.", key, ".reason", NULL);
      g_autofree char *title = tj_finding_dup_title (finding, tj_language_get_current ());
      const char *decided = tj_review_get (review, decision);
      const char *why = tj_review_get (review, reason);
      g_autofree char *asked = g_strcmp0 (decided, "question") == 0
                                 ? dup_question (finding, review) : g_strdup ("");
      g_autofree char *subtitle = g_strconcat (tj_answer_words_say (decided), asked,
                                               why != NULL ? "\n" : NULL, why, NULL);

      add_row (self->findings_group, title, subtitle);
    }
}

static void
add_conclusion (TjSheetSummary *self,
                TjReview       *review)
{
  const char *statement = tj_review_get (review, "conflict.statement");
  const char *comments = tj_review_get (review, "comments");
  const char *name = tj_review_get (review, "reviewer.name");

  add_row (self->conclusion_group, _("Reviewer"), name != NULL ? name : _("Not answered"));
  add_row (self->conclusion_group, _("Stage of the review"),
           tj_review_stage_get_label (tj_review_get_stage (review)));
  if (tj_review_get (review, "blind") != NULL)
    add_row (self->conclusion_group, _("Blind review"),
             _("The applicant was hidden from the reviewer"));
  add_row (self->conclusion_group, _("Conflict of interest"),
           tj_answer_words_say (tj_review_get (review, "conflict")));
  if (statement != NULL)
    add_row (self->conclusion_group, _("Statement"), statement);
  add_row (self->conclusion_group, _("Recommendation"),
           tj_answer_words_say (tj_review_get (review, "recommendation")));
  if (comments != NULL)
    add_row (self->conclusion_group, _("Comments"), comments);
}

static void
tj_sheet_summary_class_init (TjSheetSummaryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/tanjian/Tanjian/ui/dialogs/tj-sheet-summary.ui");
  gtk_widget_class_bind_template_child (widget_class, TjSheetSummary, package_group);
  gtk_widget_class_bind_template_child (widget_class, TjSheetSummary, corrections_group);
  gtk_widget_class_bind_template_child (widget_class, TjSheetSummary, recalculation_group);
  gtk_widget_class_bind_template_child (widget_class, TjSheetSummary, placement_group);
  gtk_widget_class_bind_template_child (widget_class, TjSheetSummary, scores_group);
  gtk_widget_class_bind_template_child (widget_class, TjSheetSummary, findings_group);
  gtk_widget_class_bind_template_child (widget_class, TjSheetSummary, conclusion_group);
}

static void
tj_sheet_summary_init (TjSheetSummary *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tj_sheet_summary_set_item:
 * @item: a package with a review, once
 */
void
tj_sheet_summary_set_item (TjSheetSummary *self,
                           TjRoundItem    *item,
                           TjTaxonomy     *taxonomy)
{
  TjReview *review;

  g_return_if_fail (TJ_IS_SHEET_SUMMARY (self));

  review = tj_round_item_get_review (item);
  add_package (self, item);
  add_corrections (self, item, review);
  add_placement (self, review, taxonomy);
  add_scores (self, review);
  add_findings (self, item, review);
  add_conclusion (self, review);
}

/**
 * tj_sheet_summary_set_recalculation:
 * @review: with entries, or without
 * @result: what follows from them, once
 */
void
tj_sheet_summary_set_recalculation (TjSheetSummary        *self,
                                    TjReview              *review,
                                    const TjRecalculation *result)
{
  g_autoptr(GPtrArray) lines = NULL;

  g_return_if_fail (TJ_IS_SHEET_SUMMARY (self));

  lines = tj_sheet_figures_list (review, result);
  gtk_widget_set_visible (GTK_WIDGET (self->recalculation_group), lines->len > 0);
  for (guint i = 0; i < lines->len; i++)
    {
      const TjSheetLine *line = g_ptr_array_index (lines, i);

      add_row (self->recalculation_group, line->title, line->text);
    }
}
