/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "render/tj-chart-claim.h"

#include "core/base/tj-text.h"
#include "core/carbon/tj-unit-cost.h"
#include "render/tj-chart-text.h"

#include <math.h>

#define SAY(language, zh, en) ((language) == TJ_LANGUAGE_ZH ? (zh) : (en))

static void
clear_claim (gpointer data)
{
  TjChartClaim *claim = data;

  g_free (claim->name);
  g_free (claim->package_name);
}

static void
read_name (TjChartClaim *claim,
           TjPackage    *package)
{
  claim->package_name = tj_chart_text_dup_clean (tj_package_get_name (package));
  claim->name = tj_chart_text_dup_clean (tj_form_get_text (tj_package_get_form (package),
                                                           "technology_name"));
  if (*claim->name == '\0')
    {
      g_free (claim->name);
      claim->name = g_strdup (claim->package_name);
    }
}

/**
 * tj_chart_claim_read_place:
 * @category: (out) (nullable): code of the one category ticked, else of the type's; interned
 * @type: (out) (nullable): code of the type; interned
 */
void
tj_chart_claim_read_place (TjForm      *form,
                           TjTaxonomy  *taxonomy,
                           const char **category,
                           const char **type)
{
  TjField *field = tj_form_get_field (form, "type");
  const char *ticked = tj_form_get_category (form);
  TjTaxonomyNode *node = NULL;

  *type = NULL;
  if (tj_field_get_code (field) != NULL)
    node = tj_taxonomy_lookup (taxonomy, tj_field_get_code (field));
  if (node == NULL && !tj_text_is_blank (tj_field_get_text (field)))
    node = tj_taxonomy_match_type (taxonomy, tj_field_get_text (field));
  while (node != NULL && tj_taxonomy_node_get_level (node) == TJ_TAXONOMY_DIRECTION)
    node = tj_taxonomy_node_get_parent (node);

  if (node != NULL && tj_taxonomy_node_get_level (node) == TJ_TAXONOMY_TYPE)
    {
      *type = g_intern_string (tj_taxonomy_node_get_code (node));
      node = tj_taxonomy_node_get_parent (node);
    }
  if (ticked != NULL && tj_taxonomy_lookup (taxonomy, ticked) != NULL)
    node = tj_taxonomy_lookup (taxonomy, ticked);

  *category = node != NULL ? g_intern_string (tj_taxonomy_node_get_code (node)) : NULL;
}

/* What makes a quantity of the form a figure of a chart. */
typedef struct
{
  const char *field;
  const char *name_zh;
  const char *name_en;
  TjChartUnit unit;
  gboolean positive;
  double max;
} QuantityRow;

static const QuantityRow potential_row = {
  "potential_2030", "2030年的年碳减排潜力", "potential for 2030", TJ_CHART_UNIT_POTENTIAL, TRUE,
  TJ_CHART_MAX_POTENTIAL,
};

static const QuantityRow investment_row = {
  "total_investment_2030", "2030年预计总投资额", "total investment for 2030",
  TJ_CHART_UNIT_INVESTMENT, TRUE, TJ_CHART_MAX_POTENTIAL,
};

static const QuantityRow share_rows[] = {
  { "current_share", "目前已推广比例", "share now", TJ_CHART_UNIT_SHARE, FALSE, 100 },
  { "expected_share_2030", "2030年预期推广比例", "share expected for 2030", TJ_CHART_UNIT_SHARE,
    FALSE, 100 },
};

static const char *
explain_quantity (const TjQuantity  *quantity,
                  const QuantityRow *row,
                  TjLanguage         language)
{
  const char *name = SAY (language, row->name_zh, row->name_en);
  g_autofree char *reason = NULL;

  if (quantity == NULL || quantity->state == TJ_QUANTITY_BLANK)
    reason = g_strdup_printf (SAY (language, "未填%s", "no %s is given"), name);
  else if (quantity->state == TJ_QUANTITY_UNREADABLE || !isfinite (quantity->value))
    reason = g_strdup_printf (SAY (language, "%s无法读成数值", "the %s cannot be read as a number"),
                              name);
  else if (quantity->unit_conflict)
    reason = g_strdup_printf (SAY (language, "%s的单位与表格不符",
                                   "the %s is in a unit of another kind"), name);
  else if (row->positive ? !(quantity->value > 0) : !(quantity->value >= 0))
    reason = g_strdup_printf (row->positive
                                ? SAY (language, "%s不大于零", "the %s is not above zero")
                                : SAY (language, "%s小于零", "the %s is below zero"), name);
  else if (quantity->value > row->max)
    reason = g_strdup_printf (SAY (language, "%s数值过大", "the %s is too large to draw"), name);

  return g_intern_string (reason);
}

static void
read_quantity (TjForm            *form,
               const QuantityRow *row,
               TjChartBasis       basis,
               TjLanguage         language,
               TjChartFigure     *figure)
{
  const TjQuantity *quantity = tj_form_get_quantity (form, row->field);

  *figure = (TjChartFigure) { FALSE, 0, 0, 0, row->unit, basis, row->field, NULL };
  figure->reason = explain_quantity (quantity, row, language);
  if (figure->reason != NULL)
    return;

  figure->known = TRUE;
  figure->value = quantity->value;
  figure->low = isfinite (quantity->low) ? CLAMP (quantity->low, 0, figure->value)
                                         : figure->value;
  figure->high = isfinite (quantity->high) ? CLAMP (quantity->high, figure->value, row->max)
                                           : figure->value;
}

/**
 * tj_chart_claim_read_potential:
 * @form: as read, or as corrected
 * @basis: what the figure stands on
 * @figure: (out): the potential of 2030
 */
void
tj_chart_claim_read_potential (TjForm        *form,
                               TjChartBasis   basis,
                               TjLanguage     language,
                               TjChartFigure *figure)
{
  read_quantity (form, &potential_row, basis, language, figure);
}

static void
read_form_cost (TjChartClaim *claim,
                TjForm       *form,
                TjLanguage    language)
{
  TjUnitCost cost = { 0 };

  claim->cost = (TjChartFigure) { FALSE, 0, 0, 0, TJ_CHART_UNIT_COST, TJ_CHART_BASIS_FORM,
                                  "cases[].unit_cost", NULL };

  if (!tj_unit_cost_of_form (form, &cost))
    claim->cost.reason = SAY (language, "没有可用的单位成本", "no usable unit cost is given");
  else if (!isfinite (cost.value) || !isfinite (cost.low) || !isfinite (cost.high)
           || fabs (cost.value) > TJ_CHART_MAX_COST)
    claim->cost.reason = SAY (language, "单位成本数值过大", "the unit cost is too large to draw");
  if (claim->cost.reason != NULL)
    return;

  claim->cost.known = TRUE;
  claim->cost.value = cost.value;
  claim->cost.low = CLAMP (cost.low, -TJ_CHART_MAX_COST, cost.value);
  claim->cost.high = CLAMP (cost.high, cost.value, TJ_CHART_MAX_COST);
  claim->n_cases = cost.n_cases;
}

static void
read_figures (TjChartClaim         *claim,
              TjForm               *form,
              const TjChartOptions *options)
{
  TjLanguage language = options->language;

  read_quantity (form, &potential_row, TJ_CHART_BASIS_FORM, language, &claim->potential);
  read_quantity (form, &investment_row, TJ_CHART_BASIS_FORM, language, &claim->investment);
  read_quantity (form, &share_rows[0], TJ_CHART_BASIS_FORM, language, &claim->share_now);
  read_quantity (form, &share_rows[1], TJ_CHART_BASIS_FORM, language, &claim->share_2030);

  if (options->basis == TJ_CHART_BASIS_NET)
    tj_chart_claim_read_net_cost (claim, options);
  else
    read_form_cost (claim, form, language);
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
 * @input: its packages, in any order; subjects without one are left out
 * @options: language, and basis of the costs
 *
 * Returns: (transfer full) (element-type TjChartClaim): what they claim, by name and key, for
 *   as long as @input lives
 */
GArray *
tj_chart_claim_list_new (const TjChartInput   *input,
                         const TjChartOptions *options)
{
  GArray *claims = g_array_sized_new (FALSE, TRUE, sizeof (TjChartClaim), input->subjects->len);

  g_array_set_clear_func (claims, clear_claim);

  for (guint i = 0; i < input->subjects->len; i++)
    {
      const TjChartSubject *subject = g_ptr_array_index (input->subjects, i);
      TjChartClaim claim = { subject, subject->key };
      TjForm *form;

      if (subject->package == NULL)
        continue;

      form = tj_package_get_form (subject->package);
      claim.stage = g_intern_string (tj_form_get_stage (form));
      read_name (&claim, subject->package);
      tj_chart_claim_read_place (form, input->taxonomy, &claim.category, &claim.type);
      read_figures (&claim, form, options);

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
