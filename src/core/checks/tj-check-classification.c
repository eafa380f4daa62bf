/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/checks/tj-check-registry.h"

/* Whether the form says clearly what the technology is: one category, one stage, and a type
 * of that category. */

static void
run_category_count (TjCheckContext *context)
{
  TjField *field = tj_form_get_field (context->form, "category");
  guint n_ticked = g_strv_length ((char **) tj_field_get_ticked (field));
  TjFinding *finding;

  if (n_ticked == 1)
    return;

  finding = tj_check_context_add (context, "category-count", n_ticked == 0 ? "none" : "several");
  tj_finding_add_field (finding, "category");
  tj_finding_add_number (finding, "ticked", n_ticked);
}

/* No tick at all is a blank field like any other. */
static void
run_stage_count (TjCheckContext *context)
{
  TjField *field = tj_form_get_field (context->form, "stage");
  guint n_ticked = g_strv_length ((char **) tj_field_get_ticked (field));
  TjFinding *finding;

  if (n_ticked < 2)
    return;

  finding = tj_check_context_add (context, "stage-count", NULL);
  tj_finding_add_field (finding, "stage");
  tj_finding_add_number (finding, "ticked", n_ticked);
}

static TjTaxonomyNode *
get_declared_type (TjCheckContext *context)
{
  TjField *field = tj_form_get_field (context->form, "type");
  const char *code = tj_field_get_code (field);

  if (code != NULL)
    return tj_taxonomy_lookup (context->taxonomy, code);

  if (tj_field_is_blank (field))
    return NULL;

  return tj_taxonomy_match_type (context->taxonomy, tj_field_get_text (field));
}

static void
run_category_type_mismatch (TjCheckContext *context)
{
  const char *code = tj_form_get_category (context->form);
  TjTaxonomyNode *type = get_declared_type (context);
  TjTaxonomyNode *category = NULL;
  TjTaxonomyNode *parent;
  TjFinding *finding;

  if (code == NULL || type == NULL)
    return;

  category = tj_taxonomy_lookup (context->taxonomy, code);
  parent = tj_taxonomy_node_get_parent (type);
  if (category == NULL || parent == NULL || category == parent)
    return;

  finding = tj_check_context_add (context, "category-type-mismatch", NULL);
  tj_finding_add_field (finding, "category");
  tj_finding_add_field (finding, "type");
  tj_finding_add_text (finding, "category_zh", tj_taxonomy_node_get_name_zh (category));
  tj_finding_add_text (finding, "category_en", tj_taxonomy_node_get_name_en (category));
  tj_finding_add_text (finding, "type_zh", tj_taxonomy_node_get_name_zh (type));
  tj_finding_add_text (finding, "type_en", tj_taxonomy_node_get_name_en (type));
  tj_finding_add_text (finding, "parent_zh", tj_taxonomy_node_get_name_zh (parent));
  tj_finding_add_text (finding, "parent_en", tj_taxonomy_node_get_name_en (parent));
}

static void
add_words (TjFinding  *finding,
           const char *name,
           GStrv       words)
{
  g_autofree char *joined = g_strjoinv ("、", words);

  tj_finding_add_text (finding, name, *joined != '\0' ? joined : "—");
}

static void
run_taxonomy_doubt (TjCheckContext *context)
{
  TjTaxonomyNode *declared = get_declared_type (context);
  const TjClassifierRank *best;
  TjFinding *finding;

  if (declared == NULL)
    return;

  best = tj_classification_find_doubt (context->classification, declared);
  if (best == NULL)
    return;

  finding = tj_check_context_add (context, "taxonomy-doubt", NULL);
  tj_finding_add_field (finding, "type");
  tj_finding_add_text (finding, "declared_zh", tj_taxonomy_node_get_name_zh (declared));
  tj_finding_add_text (finding, "declared_en", tj_taxonomy_node_get_name_en (declared));
  tj_finding_add_text (finding, "found_zh", tj_taxonomy_node_get_name_zh (best->node));
  tj_finding_add_text (finding, "found_en", tj_taxonomy_node_get_name_en (best->node));
  add_words (finding, "words", best->because);
}

static void
run_indirect_reduction (TjCheckContext *context)
{
  if (tj_classification_is_indirect (context->classification))
    tj_finding_add_field (tj_check_context_add (context, "indirect-reduction", NULL),
                          "principle");
}

const TjCheck tj_checks_classification[] = {
  { "category-count", run_category_count, NULL },
  { "stage-count", run_stage_count, NULL },
  { "category-type-mismatch", run_category_type_mismatch, NULL },
  { "taxonomy-doubt", run_taxonomy_doubt, NULL },
  { "indirect-reduction", run_indirect_reduction, NULL },
  { NULL, NULL, NULL },
};
