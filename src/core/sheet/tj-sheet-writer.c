/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/sheet/tj-sheet-private.h"

#include <glib/gi18n-lib.h>

#include "core/base/tj-xml.h"

/* The order of elements is that of data/schema/sheet.xsd. In a draft every place that a
 * reviewer fills stands there empty; in a sheet what was not answered is absent. */

#define WEIGHT_DECIMALS 6
#define TOTAL_DECIMALS 4

typedef struct
{
  TjSheet *sheet;
  xmlNode *root;
  gboolean draft;
} Writer;

static const char *
get_value (Writer     *writer,
           const char *name)
{
  return tj_review_get (writer->sheet->review, name);
}

/* Nothing is written for %NULL, but in a draft an empty element to be filled. */
static void
add_answer (Writer     *writer,
            xmlNode    *parent,
            const char *element,
            const char *value)
{
  if (value != NULL || writer->draft)
    tj_xml_add_child (parent, element, value);
}

static void
set_answer (Writer     *writer,
            xmlNode    *element,
            const char *attribute,
            const char *value)
{
  tj_xml_set_attribute (element, attribute, value == NULL && writer->draft ? "" : value);
}

static void
explain (Writer     *writer,
         const char *text)
{
  if (writer->draft)
    tj_sheet_draft_explain (writer->root, text);
}

static void
write_head (Writer *writer)
{
  TjSheet *sheet = writer->sheet;
  xmlNode *node;
  const char *status = "draft";

  if (!writer->draft)
    status = tj_sheet_get_incomplete (sheet) ? "incomplete" : "complete";

  tj_xml_set_attribute (writer->root, "version", TJ_SHEET_VERSION);
  tj_xml_set_attribute (writer->root, "id", sheet->id);
  tj_xml_set_attribute (writer->root, "status", status);
  tj_xml_set_attribute (writer->root, "replaces", sheet->replaces);
  tj_xml_set_attribute (writer->root, "written", sheet->written);

  node = tj_xml_add_child (writer->root, "program", NULL);
  tj_xml_set_attribute (node, "name", "Tanjian");
  tj_xml_set_attribute (node, "version", sheet->program_version);
}

static void
write_reviewer (Writer *writer)
{
  const char *conflict = get_value (writer, "conflict");
  xmlNode *node;

  explain (writer, _("Enter who you are."));
  node = tj_xml_add_child (writer->root, "reviewer", NULL);
  add_answer (writer, node, "name", get_value (writer, "reviewer.name"));
  add_answer (writer, node, "organisation", get_value (writer, "reviewer.organisation"));
  add_answer (writer, node, "title", get_value (writer, "reviewer.title"));

  tj_xml_add_child (writer->root, "review-stage",
                    tj_review_stage_to_string (tj_review_get_stage (writer->sheet->review)));
  if (get_value (writer, "blind") != NULL)
    {
      node = tj_xml_add_child (writer->root, "blind", get_value (writer, "blind"));
      tj_xml_set_attribute (node, "uncovered", get_value (writer, "uncovered"));
    }

  explain (writer, _("Enter declaration=\"none\", or \"declared\" and what the conflict of "
                     "interest is."));
  if (conflict != NULL || writer->draft || get_value (writer, "conflict.statement") != NULL)
    {
      node = tj_xml_add_child (writer->root, "conflict",
                               get_value (writer, "conflict.statement"));
      set_answer (writer, node, "declaration", conflict);
    }
}

static void
write_package (Writer *writer)
{
  TjSheet *sheet = writer->sheet;
  xmlNode *package = tj_xml_add_child (writer->root, "package", NULL);

  tj_xml_set_attribute (package, "name", sheet->package_name);
  tj_xml_set_attribute (package, "sha256", sheet->package_sha256);
  tj_xml_set_attribute (package, "form-file", sheet->form_file);

  for (guint i = 0; i < sheet->files->len; i++)
    {
      const TjSheetFile *file = g_ptr_array_index (sheet->files, i);
      xmlNode *node = tj_xml_add_child (package, "file", NULL);
      g_autofree char *size = g_strdup_printf ("%" G_GUINT64_FORMAT, file->size);

      tj_xml_set_attribute (node, "name", file->name);
      tj_xml_set_attribute (node, "size", size);
      tj_xml_set_attribute (node, "sha256", file->sha256);
    }
}

/**
 * tj_sheet_write_reading:
 * @node: gets the words, the boxes, the type and the number of @claim
 */
void
tj_sheet_write_reading (xmlNode            *node,
                        const TjSheetClaim *claim)
{
  xmlNode *quantity;

  tj_xml_add_child (node, "text", claim->text);

  for (guint i = 0; claim->ticked != NULL && claim->ticked[i] != NULL; i++)
    tj_xml_add_child (node, "ticked", claim->ticked[i]);

  if (claim->code != NULL)
    tj_xml_add_child (node, "code", claim->code);

  if (claim->value == NULL)
    return;

  quantity = tj_xml_add_child (node, "quantity", NULL);
  tj_xml_set_attribute (quantity, "value", claim->value);
  tj_xml_set_attribute (quantity, "low", claim->low);
  tj_xml_set_attribute (quantity, "high", claim->high);
  tj_xml_set_attribute (quantity, "unit", claim->unit);
  tj_xml_set_attribute (quantity, "approximate", claim->approximate ? "true" : NULL);
}

static void
write_claim (xmlNode            *claims,
             const TjSheetClaim *claim)
{
  xmlNode *node = tj_xml_add_child (claims, "claim", NULL);

  tj_xml_set_attribute (node, "path", claim->path);
  tj_sheet_write_reading (node, claim);
}

static void
write_only_tick (TjSheet    *sheet,
                 xmlNode    *node,
                 const char *path)
{
  g_autoptr(TjSheetClaim) claim = tj_sheet_dup_current_claim (sheet, path);
  gboolean single = claim != NULL && claim->ticked != NULL && claim->ticked[0] != NULL &&
                    claim->ticked[1] == NULL;

  tj_xml_set_attribute (node, path, single ? claim->ticked[0] : NULL);
}

static void
write_placement (Writer *writer)
{
  g_autoptr(TjSheetClaim) type = tj_sheet_dup_current_claim (writer->sheet, "type");
  xmlNode *placement = tj_xml_add_child (writer->root, "placement", NULL);
  xmlNode *node = tj_xml_add_child (placement, "declared", NULL);

  write_only_tick (writer->sheet, node, "category");
  tj_xml_set_attribute (node, "type", type != NULL ? type->code : NULL);
  write_only_tick (writer->sheet, node, "stage");

  if (writer->draft)
    tj_sheet_draft_explain (placement, _("Enter the codes of category and type and the stage "
                                         "(demonstration or promotion) as you see them, and "
                                         "why where they differ."));
  node = tj_xml_add_child (placement, "assessed", get_value (writer, "assessed.reason"));
  set_answer (writer, node, "category", get_value (writer, "assessed.category"));
  set_answer (writer, node, "type", get_value (writer, "assessed.type"));
  set_answer (writer, node, "stage", get_value (writer, "assessed.stage"));
}

static xmlNode *
write_source (Writer              *writer,
              const char          *element,
              const TjSheetSource *source)
{
  xmlNode *node = tj_xml_add_child (writer->root, element, NULL);

  tj_xml_set_attribute (node, "id", source->id);
  tj_xml_set_attribute (node, "version", source->version);
  tj_xml_set_attribute (node, "sha256", source->sha256);

  return node;
}

/* Who gets the sheet need not have the rubric. */
static void
write_rubric (Writer *writer)
{
  TjRubric *rubric = tj_review_get_rubric (writer->sheet->review);
  xmlNode *node = write_source (writer, "rubric", &writer->sheet->rubric);
  g_autoptr(xmlDoc) doc = NULL;

  if (tj_rubric_is_shipped (rubric))
    return;

  doc = tj_xml_parse_bytes (tj_rubric_get_content (rubric), tj_rubric_get_id (rubric),
                            &tj_xml_limits_own, NULL);
  xmlAddChild (node, xmlDocCopyNode (xmlDocGetRootElement (doc), node->doc, 1));
}

static void
write_finding (Writer               *writer,
               xmlNode              *findings,
               const TjSheetFinding *finding)
{
  xmlNode *node = tj_xml_add_child (findings, "finding", NULL);
  g_autofree char *index = g_strdup_printf ("%d", finding->case_index);
  xmlNode *message;
  const char *decision;

  tj_xml_set_attribute (node, "key", finding->key);
  tj_xml_set_attribute (node, "code", finding->code);
  tj_xml_set_attribute (node, "severity", finding->severity);
  tj_xml_set_attribute (node, "case", finding->case_index >= 0 ? index : NULL);

  for (guint i = 0; finding->fields != NULL && finding->fields[i] != NULL; i++)
    tj_xml_add_child (node, "field", finding->fields[i]);

  for (guint i = 0; i < finding->numbers->len; i++)
    {
      const TjSheetNumber *number = g_ptr_array_index (finding->numbers, i);
      xmlNode *child = tj_xml_add_child (node, "number", number->value);

      tj_xml_set_attribute (child, "name", number->name);
    }

  if (finding->formula != NULL)
    tj_xml_add_child (node, "formula", finding->formula);
  if (finding->clause != NULL)
    tj_xml_add_child (node, "clause", finding->clause);

  message = tj_xml_add_child (node, "message", NULL);
  tj_xml_add_child (message, "zh", finding->message_zh);
  tj_xml_add_child (message, "en", finding->message_en);

  decision = tj_sheet_get_decision (writer->sheet, finding->key, "decision");
  add_answer (writer, node, "decision", decision);
  add_answer (writer, node, "reason",
              tj_sheet_get_decision (writer->sheet, finding->key, "reason"));
  /* What was to be asked before it was decided otherwise is nobody's business. */
  add_answer (writer, node, "question",
              g_strcmp0 (decision, "question") == 0
                ? tj_sheet_get_decision (writer->sheet, finding->key, "question") : NULL);
}

static void
write_findings (Writer *writer)
{
  xmlNode *findings;

  explain (writer, _("For each finding enter the decision accepted, dismissed or question, "
                     "and why; with a question, what to ask where that is not what the message "
                     "says."));
  findings = tj_xml_add_child (writer->root, "findings", NULL);
  for (guint i = 0; i < writer->sheet->findings->len; i++)
    write_finding (writer, findings, g_ptr_array_index (writer->sheet->findings, i));
}

static void
write_score (Writer      *writer,
             xmlNode     *scores,
             TjCriterion *criterion)
{
  const char *id = tj_criterion_get_id (criterion);
  g_autofree char *weight = NULL;
  g_autofree char *points = NULL;
  xmlNode *node;
  xmlNode *name;
  TjScore score;

  tj_review_get_score (writer->sheet->review, id, &score);
  weight = tj_sheet_dup_decimal (tj_criterion_get_weight (criterion), WEIGHT_DECIMALS);
  if (score.state == TJ_SCORE_GIVEN)
    points = tj_sheet_dup_decimal (score.half_points / 2.0, 1);

  if (writer->draft)
    tj_sheet_draft_explain_score (scores, criterion);

  node = tj_xml_add_child (scores, "score", NULL);
  tj_xml_set_attribute (node, "criterion", id);
  tj_xml_set_attribute (node, "weight", weight);
  set_answer (writer, node, "points", points);
  if (score.state == TJ_SCORE_CANNOT_ASSESS)
    tj_xml_set_attribute (node, "cannot-assess", "true");
  set_answer (writer, node, "confidence", score.confidence);

  name = tj_xml_add_child (node, "name", NULL);
  tj_xml_add_child (name, "zh", tj_criterion_get_name (criterion, TJ_LANGUAGE_ZH));
  tj_xml_add_child (name, "en", tj_criterion_get_name (criterion, TJ_LANGUAGE_EN));
  add_answer (writer, node, "justification", score.justification);
}

static void
write_total (Writer *writer)
{
  xmlNode *node = tj_xml_add_child (writer->root, "total", NULL);
  TjTotal total;
  const struct
  {
    const char *name;
    const guint *count;
  } counts[] = {
    { "given", &total.n_given },
    { "cannot-assess", &total.n_cannot_assess },
    { "missing", &total.n_missing },
    { "below-threshold", &total.n_below_threshold },
  };

  tj_review_get_total (writer->sheet->review, &total);
  tj_xml_set_attribute (node, "method", TJ_SHEET_TOTAL_METHOD);
  if (total.n_given > 0)
    {
      g_autofree char *points = tj_sheet_dup_decimal (total.points, TOTAL_DECIMALS);

      tj_xml_set_attribute (node, "points", points);
    }

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      g_autofree char *count = g_strdup_printf ("%u", *counts[i].count);

      tj_xml_set_attribute (node, counts[i].name, count);
    }
}

static void
write_judgement (Writer *writer)
{
  TjReview *review = writer->sheet->review;
  GListModel *criteria = tj_rubric_get_criteria (tj_review_get_rubric (review),
                                                 tj_review_get_stage (review));
  xmlNode *scores = tj_xml_add_child (writer->root, "scores", NULL);

  for (guint i = 0; i < g_list_model_get_n_items (criteria); i++)
    {
      g_autoptr(TjCriterion) criterion = g_list_model_get_item (criteria, i);

      write_score (writer, scores, criterion);
    }

  if (!writer->draft)
    write_total (writer);

  tj_sheet_write_evidence (writer->sheet, writer->root, writer->draft);

  explain (writer, _("Enter recommend, conditional or reject."));
  add_answer (writer, writer->root, "recommendation", get_value (writer, "recommendation"));
  explain (writer, _("Enter what else the organiser or the applicant should know."));
  add_answer (writer, writer->root, "comments", get_value (writer, "comments"));
  tj_sheet_write_exercise (writer->sheet, writer->root);
}

/**
 * tj_sheet_to_xml:
 * @draft: whether it is to be filled in by hand
 *
 * Returns: (transfer full): an unsigned document that follows data/schema/sheet.xsd. A draft
 *   has comments that tell what to fill in; a sheet to be signed has none, and says
 *   status="incomplete" where the review has gaps.
 */
xmlDoc *
tj_sheet_to_xml (TjSheet  *self,
                 gboolean  draft)
{
  g_autoptr(xmlDoc) doc = NULL;
  xmlNode *claims;
  Writer writer = { self, NULL, draft };

  g_return_val_if_fail (TJ_IS_SHEET (self), NULL);

  doc = xmlNewDoc ((const xmlChar *) "1.0");
  writer.root = xmlNewDocNode (doc, NULL, (const xmlChar *) "sheet", NULL);
  xmlDocSetRootElement (doc, writer.root);
  xmlSetNs (writer.root, xmlNewNs (writer.root, (const xmlChar *) TJ_SHEET_NAMESPACE, NULL));

  write_head (&writer);
  write_reviewer (&writer);
  write_package (&writer);

  claims = tj_xml_add_child (writer.root, "claims", NULL);
  for (guint i = 0; i < self->claims->len; i++)
    write_claim (claims, g_ptr_array_index (self->claims, i));

  tj_sheet_write_corrections (self, writer.root, draft);
  tj_sheet_write_recalculation (self, writer.root, draft);

  write_placement (&writer);
  write_source (&writer, "taxonomy", &self->taxonomy);
  write_rubric (&writer);
  write_findings (&writer);
  write_judgement (&writer);

  return g_steal_pointer (&doc);
}
