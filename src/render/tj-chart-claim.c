/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "render/tj-chart-claim.h"

#include "core/base/tj-text.h"
#include "core/carbon/tj-unit-cost.h"
#include "render/tj-chart-text.h"

#include <math.h>

/* Past these no claim about one technology can be meant, and sums would lose their digits. */
#define MAX_POTENTIAL 1e9
#define MAX_COST 1e9

#define SAY(language, zh, en) ((language) == TJ_LANGUAGE_ZH ? (zh) : (en))

static void
clear_claim (gpointer data)
{
  TjChartClaim *claim = data;

  g_free (claim->key);
  g_free (claim->name);
}

static void
read_name (TjChartClaim *claim,
           TjPackage    *package)
{
  claim->name = tj_chart_text_dup_clean (tj_form_get_text (tj_package_get_form (package),
                                                           "technology_name"));
  if (*claim->name == '\0')
    {
      g_free (claim->name);
      claim->name = tj_chart_text_dup_clean (tj_package_get_name (package));
    }
}

static void
read_place (TjChartClaim *claim,
            TjForm       *form,
            TjTaxonomy   *taxonomy)
{
  TjField *field = tj_form_get_field (form, "type");
  const char *category = tj_form_get_category (form);
  TjTaxonomyNode *node = NULL;

  if (tj_field_get_code (field) != NULL)
    node = tj_taxonomy_lookup (taxonomy, tj_field_get_code (field));
  if (node == NULL && !tj_text_is_blank (tj_field_get_text (field)))
    node = tj_taxonomy_match_type (taxonomy, tj_field_get_text (field));
  while (node != NULL && tj_taxonomy_node_get_level (node) == TJ_TAXONOMY_DIRECTION)
    node = tj_taxonomy_node_get_parent (node);

  if (node != NULL && tj_taxonomy_node_get_level (node) == TJ_TAXONOMY_TYPE)
    {
      claim->type = g_intern_string (tj_taxonomy_node_get_code (node));
      node = tj_taxonomy_node_get_parent (node);
    }
  if (category != NULL && tj_taxonomy_lookup (taxonomy, category) != NULL)
    node = tj_taxonomy_lookup (taxonomy, category);

  claim->category = node != NULL ? g_intern_string (tj_taxonomy_node_get_code (node)) : NULL;
}

static const char *
explain_quantity (const TjQuantity *quantity,
                  TjLanguage        language)
{
  if (quantity == NULL || quantity->state == TJ_QUANTITY_BLANK)
    return SAY (language, "未填2030年年碳减排潜力", "no potential for 2030 is given");
  if (quantity->state == TJ_QUANTITY_UNREADABLE || !isfinite (quantity->value))
    return SAY (language, "2030年年碳减排潜力无法读成数值",
                "the potential for 2030 cannot be read as a number");
  if (quantity->unit_conflict)
    return SAY (language, "2030年年碳减排潜力的单位与表格不符",
                "the potential for 2030 is in a unit of another kind");
  if (!(quantity->value > 0))
    return SAY (language, "2030年年碳减排潜力不大于零", "the potential for 2030 is not above zero");
  if (quantity->value > MAX_POTENTIAL)
    return SAY (language, "2030年年碳减排潜力数值过大", "the potential for 2030 is too large to draw");

  return NULL;
}

static const char *
explain_cost (gboolean          given,
              const TjUnitCost *cost,
              TjLanguage        language)
{
  if (!given)
    return SAY (language, "没有可用的单位成本", "no usable unit cost is given");
  if (!isfinite (cost->value) || !isfinite (cost->low) || !isfinite (cost->high)
      || fabs (cost->value) > MAX_COST)
    return SAY (language, "单位成本数值过大", "the unit cost is too large to draw");

  return NULL;
}

static void
read_figures (TjChartClaim *claim,
              TjForm       *form,
              TjLanguage    language)
{
  const TjQuantity *potential = tj_form_get_quantity (form, "potential_2030");
  TjUnitCost cost = { 0 };
  gboolean given = tj_unit_cost_of_form (form, &cost);

  claim->potential_reason = explain_quantity (potential, language);
  claim->has_potential = claim->potential_reason == NULL;
  if (claim->has_potential)
    claim->potential = potential->value;

  claim->cost_reason = explain_cost (given, &cost, language);
  claim->has_cost = claim->cost_reason == NULL;
  if (claim->has_cost)
    {
      claim->cost = cost.value;
      claim->cost_low = CLAMP (cost.low, -MAX_COST, cost.value);
      claim->cost_high = CLAMP (cost.high, cost.value, MAX_COST);
      claim->n_cases = cost.n_cases;
    }
}

static int
compare_claims (gconstpointer a,
                gconstpointer b)
{
  const TjChartClaim *one = a;
  const TjChartClaim *two = b;
  int order = g_strcmp0 (one->name, two->name);

  return order != 0 ? order : g_strcmp0 (one->key, two->key);
}

/**
 * tj_chart_claim_list_new:
 * @packages: (element-type TjPackage): in any order
 * @language: of the reasons
 *
 * Returns: (transfer full) (element-type TjChartClaim): what they claim, by name and key
 */
GArray *
tj_chart_claim_list_new (GPtrArray  *packages,
                         TjTaxonomy *taxonomy,
                         TjLanguage  language)
{
  GArray *claims = g_array_sized_new (FALSE, TRUE, sizeof (TjChartClaim), packages->len);

  g_array_set_clear_func (claims, clear_claim);

  for (guint i = 0; i < packages->len; i++)
    {
      TjPackage *package = g_ptr_array_index (packages, i);
      TjForm *form = tj_package_get_form (package);
      TjChartClaim claim = { 0 };

      claim.key = tj_package_dup_manifest_sha256 (package);
      claim.stage = g_intern_string (tj_form_get_stage (form));
      read_name (&claim, package);
      read_place (&claim, form, taxonomy);
      read_figures (&claim, form, language);

      g_array_append_val (claims, claim);
    }

  g_array_sort (claims, compare_claims);

  return claims;
}

/**
 * tj_chart_claim_get_stage_label:
 *
 * Returns: the stage in words, empty unless exactly one is ticked
 */
const char *
tj_chart_claim_get_stage_label (const TjChartClaim *self,
                                TjLanguage          language)
{
  if (g_strcmp0 (self->stage, "demonstration") == 0)
    return SAY (language, "示范类", "demonstration");
  if (g_strcmp0 (self->stage, "promotion") == 0)
    return SAY (language, "推广类", "promotion");

  return "";
}

/**
 * tj_chart_claim_dup_category_label:
 * @code: (nullable): of a category or type
 *
 * Returns: (transfer full): its name in the taxonomy, or that there is none
 */
char *
tj_chart_claim_dup_category_label (const char *code,
                                   TjTaxonomy *taxonomy,
                                   TjLanguage  language)
{
  TjTaxonomyNode *node = code != NULL ? tj_taxonomy_lookup (taxonomy, code) : NULL;

  if (node == NULL)
    return g_strdup (SAY (language, "类别未定", "Category unclear"));

  return tj_chart_text_dup_clean (tj_language_pick (language,
                                                    tj_taxonomy_node_get_name_zh (node),
                                                    tj_taxonomy_node_get_name_en (node)));
}
