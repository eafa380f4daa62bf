/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/bureau/tj-package-facts.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "core/base/tj-text.h"
#include "core/carbon/tj-unit-cost.h"

/* What is known of a package, in the words of official Chinese. A figure that an applicant left
 * open (a range, words behind it, a unit in conflict) is not known well enough to be quoted. */

#define DECIMALS 2
/* 亿元 ÷ 万t is so many 元 for a tonne. */
#define YUAN_OF_YIYUAN_BY_WANT 10000.0

static const struct
{
  const char *unit;
  const char *words;
} unit_words[] = {
  { "万tCO2/a", "万吨二氧化碳当量" },
  { "tCO2", "吨二氧化碳当量" },
  { "元/tCO2", "元/吨二氧化碳当量" },
  { "月", "个月" },
};

static const char *
get_unit_words (const char *unit)
{
  for (guint i = 0; i < G_N_ELEMENTS (unit_words); i++)
    {
      if (g_strcmp0 (unit, unit_words[i].unit) == 0)
        return unit_words[i].words;
    }

  return unit != NULL ? unit : "";
}

static char *
dup_number_words (double      value,
                  const char *unit)
{
  g_autofree char *number = tj_text_format_number (value, DECIMALS);
  g_auto(GStrv) parts = g_strsplit (number, ",", -1);
  g_autofree char *plain = g_strjoinv ("", parts);

  /* Official documents write no commas into numbers. */
  return g_strconcat (plain, get_unit_words (unit), NULL);
}

static char *
dup_quantity_words (const TjQuantity *quantity)
{
  g_autofree char *low = NULL;
  g_autofree char *words = NULL;

  if (quantity->is_range)
    {
      low = dup_number_words (quantity->low, NULL);
      words = dup_number_words (quantity->high, quantity->unit);
      return g_strconcat (low, "至", words, NULL);
    }

  words = dup_number_words (quantity->value, quantity->unit);

  return g_strconcat (quantity->approximate ? "约" : "", words, NULL);
}

static void
add_quantity (TjFacts    *facts,
              const char *name,
              TjField    *field,
              const char *path)
{
  const TjQuantity *quantity = tj_field_get_quantity (field);
  g_autofree char *words = NULL;

  if (quantity->state != TJ_QUANTITY_READ)
    {
      tj_facts_set_lack (facts, name, quantity->state == TJ_QUANTITY_BLANK
                                      ? _("The form does not say.")
                                      : _("What the form says is no figure."));
      return;
    }

  if (quantity->unit_missing || quantity->unit_conflict || quantity->further_figures)
    {
      tj_facts_set_lack (facts, name,
                         _("The form leaves open which figure or unit is meant."));
      return;
    }

  words = dup_quantity_words (quantity);
  tj_facts_add (facts, name, words, TJ_GROUND_FORM, path, tj_field_get_text (field));
}

static void
add_text (TjFacts    *facts,
          const char *name,
          TjField    *field,
          const char *path)
{
  if (tj_field_is_blank (field))
    tj_facts_set_lack (facts, name, _("The form does not say."));
  else
    tj_facts_set_lack (facts, name, _("The answer is too long to be quoted."));

  tj_facts_add (facts, name, tj_field_get_text (field), TJ_GROUND_FORM, path,
                tj_field_get_text (field));
}

static void
add_field (TjFacts    *facts,
           TjForm     *form,
           const char *name,
           const char *path)
{
  TjField *field = tj_form_lookup (form, path);

  if (tj_field_get_spec (field)->kind == TJ_FIELD_QUANTITY)
    add_quantity (facts, name, field, path);
  else
    add_text (facts, name, field, path);
}

static void
add_placement (TjFacts    *facts,
               TjForm     *form,
               TjTaxonomy *taxonomy)
{
  const char *category_code = tj_form_get_category (form);
  const char *stage = tj_form_get_stage (form);
  const char *type_code = tj_field_get_code (tj_form_get_field (form, "type"));
  TjTaxonomyNode *category = category_code != NULL ? tj_taxonomy_lookup (taxonomy, category_code)
                                                   : NULL;
  TjTaxonomyNode *type = type_code != NULL ? tj_taxonomy_lookup (taxonomy, type_code) : NULL;

  tj_facts_set_lack (facts, "category", _("Not exactly one category is ticked."));
  tj_facts_set_lack (facts, "type", _("The type is none of the category that is ticked."));
  tj_facts_set_lack (facts, "stage", _("Not exactly one stage is ticked."));

  if (category != NULL)
    {
      tj_facts_add (facts, "category", tj_taxonomy_node_get_name_zh (category), TJ_GROUND_FORM,
                    "category", category_code);
      tj_facts_add_evidence (facts, "category", TJ_GROUND_DOCUMENT,
                             tj_taxonomy_node_get_clause (category),
                             tj_taxonomy_get_notice (taxonomy));
    }

  if (type != NULL && tj_taxonomy_node_get_parent (type) == category)
    {
      tj_facts_add (facts, "type", tj_taxonomy_node_get_name_zh (type), TJ_GROUND_FORM, "type",
                    tj_form_get_text (form, "type"));
      tj_facts_add_evidence (facts, "type", TJ_GROUND_DOCUMENT,
                             tj_taxonomy_node_get_clause (type),
                             tj_taxonomy_get_notice (taxonomy));
    }

  if (stage != NULL)
    tj_facts_add (facts, "stage", g_str_equal (stage, "promotion") ? "推广类" : "示范类",
                  TJ_GROUND_FORM, "stage", stage);
}

/* @formula has the numbers in it, so that anyone can work it out again. */
static void
add_figure (TjFacts    *facts,
            const char *name,
            double      value,
            const char *unit,
            const char *where,
            const char *formula)
{
  g_autofree char *words = NULL;

  if (!isfinite (value) || value <= 0)
    return;

  words = dup_number_words (value, unit);
  tj_facts_add (facts, name, words, TJ_GROUND_FORMULA, where, formula);
}

static char *
dup_short (double value)
{
  return tj_text_dup_number (round (value * 1e6) / 1e6);
}

static void
add_implied_life (TjFacts    *facts,
                  const char *path,
                  double      investment,
                  double      reduction,
                  double      unit_cost)
{
  double years;
  g_autofree char *a = dup_short (investment);
  g_autofree char *b = dup_short (reduction);
  g_autofree char *c = dup_short (unit_cost);
  g_autofree char *formula = NULL;

  if (!tj_unit_cost_implied_life (investment, reduction, unit_cost, &years))
    return;

  formula = g_strdup_printf ("%s万元 × 10⁴ ÷ (%stCO2/a × %s元/tCO2)", a, b, c);
  add_figure (facts, "implied_life", years, "年", path, formula);
}

static gboolean
get_value (TjCase     *item,
           const char *id,
           double     *value)
{
  const TjQuantity *quantity = tj_case_get_quantity (item, id);

  return !quantity->unit_conflict && tj_quantity_get_value (quantity, value) && *value > 0;
}

static void
add_case_figures (TjFacts    *facts,
                  TjCase     *item,
                  const char *path)
{
  double investment;
  double reduction;
  double unit_cost;
  double benefit;

  tj_facts_set_lack (facts, "implied_life",
                     _("Investment, yearly reduction and unit cost are not all known."));
  tj_facts_set_lack (facts, "computed_payback",
                     _("Investment and yearly benefit are not both known."));
  if (!get_value (item, "investment", &investment))
    return;

  if (get_value (item, "annual_reduction", &reduction) && get_value (item, "unit_cost", &unit_cost))
    add_implied_life (facts, path, investment, reduction, unit_cost);

  if (get_value (item, "annual_benefit", &benefit))
    {
      g_autofree char *a = dup_short (investment);
      g_autofree char *b = dup_short (benefit);
      g_autofree char *formula = g_strdup_printf ("%s万元 ÷ %s万元/a", a, b);

      add_figure (facts, "computed_payback", investment / benefit, "年", path, formula);
    }
}

static void
add_cases (TjFacts *facts,
           TjForm  *form)
{
  static const char * const ids[] = { "name", "scale", "investment", "annual_reduction",
                                      "unit_cost", "payback", "annual_benefit", "build_period",
                                      "reduction_ratio" };

  for (guint i = 0; i < tj_form_get_n_cases (form); i++)
    {
      TjFacts *of_case = tj_facts_add_group (facts, "case");
      g_autofree char *path = g_strdup_printf ("cases[%u]", i);

      for (guint j = 0; j < G_N_ELEMENTS (ids); j++)
        {
          g_autofree char *field = g_strconcat (path, ".", ids[j], NULL);

          add_field (of_case, form, ids[j], field);
        }
      add_case_figures (of_case, tj_form_get_case (form, i), path);
    }
}

static void
add_potential_intensity (TjFacts *facts,
                         TjForm  *form)
{
  const TjQuantity *investment = tj_form_get_quantity (form, "total_investment_2030");
  const TjQuantity *potential = tj_form_get_quantity (form, "potential_2030");
  g_autofree char *formula = NULL;
  g_autofree char *a = NULL;
  g_autofree char *b = NULL;
  double money;
  double tonnes;

  tj_facts_set_lack (facts, "potential_intensity",
                     _("Investment and potential of 2030 are not both known."));
  if (investment->unit_conflict || potential->unit_conflict ||
      !tj_quantity_get_value (investment, &money) ||
      !tj_quantity_get_value (potential, &tonnes) || money <= 0 || tonnes <= 0)
    return;

  a = dup_short (money);
  b = dup_short (tonnes);
  formula = g_strdup_printf ("%s亿元 × 10⁸ ÷ (%s万tCO2/a × 10⁴)", a, b);
  add_figure (facts, "potential_intensity", money / tonnes * YUAN_OF_YIYUAN_BY_WANT, "元/吨",
              "total_investment_2030 potential_2030", formula);
}

/**
 * tj_package_facts_new:
 * @taxonomy: the notice
 *
 * Facts of the form: its answers by their ids (`technology_name`, `applicant` for the applicant's
 * name), what follows from them by arithmetic, and a group `case` with each case's own.
 *
 * Returns: (transfer full): the facts
 */
TjFacts *
tj_package_facts_new (TjPackage  *package,
                      TjTaxonomy *taxonomy)
{
  static const char * const ids[] = { "technology_name", "field", "current_share",
                                      "expected_share_2030", "total_investment_2030",
                                      "potential_2030", "typical_users" };
  TjFacts *facts = tj_facts_new ();
  TjForm *form = tj_package_get_form (package);

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    add_field (facts, form, ids[i], ids[i]);
  add_field (facts, form, "applicant", "applicant.name");

  tj_facts_add (facts, "notice",
                TJ_NOTICE_TITLE,
                TJ_GROUND_DOCUMENT, tj_taxonomy_get_notice (taxonomy), NULL);
  add_placement (facts, form, taxonomy);
  add_potential_intensity (facts, form);
  add_cases (facts, form);

  return facts;
}

static void
add_finding (TjFacts   *facts,
             TjFinding *finding)
{
  TjFacts *of_finding = tj_facts_add_group (facts, "finding");
  g_autofree char *title = tj_finding_dup_title (finding, TJ_LANGUAGE_ZH);
  g_autofree char *message = tj_finding_dup_message (finding, TJ_LANGUAGE_ZH);
  g_autofree char *formula = tj_finding_dup_formula (finding, TJ_LANGUAGE_ZH);
  const char *key = tj_finding_get_key (finding);
  const char * const *fields = tj_finding_get_fields (finding);

  tj_facts_add (of_finding, "finding_title", title, TJ_GROUND_FINDING, key, title);
  tj_facts_add (of_finding, "finding_message", message, TJ_GROUND_FINDING, key, title);
  if (formula != NULL)
    tj_facts_add_evidence (of_finding, "finding_message", TJ_GROUND_FORMULA, key, formula);
  for (guint i = 0; fields != NULL && fields[i] != NULL; i++)
    tj_facts_add_evidence (of_finding, "finding_message", TJ_GROUND_FORM, fields[i], NULL);

  if (tj_finding_get_clause (finding) != NULL)
    tj_facts_add (of_finding, "finding_clause", tj_finding_get_clause (finding),
                  TJ_GROUND_DOCUMENT, tj_finding_get_clause (finding), NULL);
}

/**
 * tj_package_facts_add_findings:
 * @findings: (element-type TjFinding): what is to be told
 * @passed: whether the formal examination found nothing at all
 *
 * Adds a group `finding`, and `has_findings` with `finding_count` or `gate_passed`.
 */
void
tj_package_facts_add_findings (TjFacts   *facts,
                               GPtrArray *findings,
                               gboolean   passed)
{
  g_autofree char *count = g_strdup_printf ("%u", findings->len);

  for (guint i = 0; i < findings->len; i++)
    add_finding (facts, g_ptr_array_index (findings, i));

  tj_facts_set_lack (facts, "gate_passed", _("The formal examination found something."));
  tj_facts_set_lack (facts, "has_findings", _("There is no finding to tell of."));
  if (findings->len > 0)
    {
      const char *key = tj_finding_get_key (g_ptr_array_index (findings, 0));

      tj_facts_add (facts, "has_findings", count, TJ_GROUND_FINDING, key, NULL);
      tj_facts_add (facts, "finding_count", count, TJ_GROUND_FINDING, key, NULL);
      for (guint i = 1; i < findings->len; i++)
        tj_facts_add_evidence (facts, "finding_count", TJ_GROUND_FINDING,
                               tj_finding_get_key (g_ptr_array_index (findings, i)), NULL);
    }
  else if (passed)
    tj_facts_add (facts, "gate_passed", "通过", TJ_GROUND_FORMULA, "gate",
                  _("No requirement of the formal examination is broken or in doubt."));
}

/**
 * tj_package_facts_word_findings:
 * @findings: (element-type TjFinding): those that were added
 * @review: (nullable): in which a reviewer may have worded a question
 *
 * Where a reviewer asks in words of one's own, those take the place of the finding's.
 */
void
tj_package_facts_word_findings (TjFacts   *facts,
                                GPtrArray *findings,
                                TjReview  *review)
{
  GPtrArray *members = tj_facts_get_group (facts, "finding");

  for (guint i = 0; review != NULL && members != NULL && i < findings->len && i < members->len; i++)
    {
      TjFinding *finding = g_ptr_array_index (findings, i);
      const char *key = tj_finding_get_key (finding);
      g_autofree char *name = g_strdup_printf ("finding.%s.question", key);
      g_autofree char *decision = g_strdup_printf ("finding.%s.decision", key);
      g_autofree char *title = tj_finding_dup_title (finding, TJ_LANGUAGE_ZH);

      if (g_strcmp0 (tj_review_get (review, decision), "question") == 0)
        tj_facts_add (g_ptr_array_index (members, i), "finding_message",
                      tj_review_get (review, name), TJ_GROUND_FINDING, key, title);
    }
}

/**
 * tj_package_facts_add_plan:
 * @plan: a policy document
 * @classification: the place of the package in it
 *
 * Adds a member to the group `plan` where the text names something of the plan and the first
 * place is not too close to the second; otherwise nothing is said of the plan.
 */
void
tj_package_facts_add_plan (TjFacts          *facts,
                           TjTaxonomy       *plan,
                           TjClassification *classification)
{
  const TjClassifierRank *place = tj_classification_get_place (classification);
  TjTaxonomyNode *item = place != NULL ? place->node : NULL;
  TjTaxonomyNode *box = item != NULL ? tj_taxonomy_node_get_parent (item) : NULL;
  g_autofree char *words = NULL;
  const char *clause;
  TjFacts *member;

  if (box == NULL || place->strength <= 0 || classification->close || place->because[0] == NULL)
    {
      g_autofree char *reason = NULL;

      /* Translators: %s is the title of a policy document */
      reason = g_strdup_printf (_("The text does not name one item of “%s” clearly."),
                                tj_taxonomy_get_title (plan));
      tj_facts_set_lack (facts, "plan_item", reason);
      return;
    }

  member = tj_facts_add_group (facts, "plan");
  words = g_strjoinv ("、", place->because);
  clause = tj_taxonomy_node_get_clause (item);
  tj_facts_add (member, "plan_title", tj_taxonomy_get_title_zh (plan), TJ_GROUND_DOCUMENT,
                tj_taxonomy_get_id (plan), NULL);
  tj_facts_add (member, "plan_clause", clause != NULL ? clause : "", TJ_GROUND_DOCUMENT,
                clause != NULL ? clause : tj_taxonomy_get_id (plan), NULL);
  tj_facts_add (member, "plan_box", tj_taxonomy_node_get_name_zh (box), TJ_GROUND_DOCUMENT,
                tj_taxonomy_node_get_code (box), NULL);
  tj_facts_add (member, "plan_item", tj_taxonomy_node_get_name_zh (item), TJ_GROUND_DOCUMENT,
                tj_taxonomy_node_get_code (item), words);
}

static void
add_recalculated (TjFacts                   *facts,
                  const TjCaseRecalculation *item,
                  const char                *id,
                  const char                *name,
                  const char                *unit)
{
  const TjFigure *figure = tj_case_recalculation_get_figure (item, id);

  if (figure == NULL || !figure->is_known || figure->evaluated == NULL)
    return;

  add_figure (facts, name, figure->value, unit, id, figure->evaluated);
  for (guint i = 0; i < figure->inputs->len; i++)
    {
      const TjFigureInput *input = g_ptr_array_index (figure->inputs, i);

      if (input->attachment != NULL)
        tj_facts_add_evidence (facts, name, TJ_GROUND_ATTACHMENT, input->attachment,
                               input->origin);
    }
}

/**
 * tj_package_facts_add_recalculation:
 * @facts: of the package that @recalculation is of
 *
 * Adds `recalculated_reduction` and `recalculated_unit_cost` to the cases that have them.
 */
void
tj_package_facts_add_recalculation (TjFacts               *facts,
                                    const TjRecalculation *recalculation)
{
  GPtrArray *cases = tj_facts_get_group (facts, "case");

  for (guint i = 0; cases != NULL && i < recalculation->cases->len; i++)
    {
      const TjCaseRecalculation *item = g_ptr_array_index (recalculation->cases, i);

      if (item->index >= cases->len)
        continue;

      add_recalculated (g_ptr_array_index (cases, item->index), item, "reduction",
                        "recalculated_reduction", "tCO2");
      add_recalculated (g_ptr_array_index (cases, item->index), item, "unit_cost",
                        "recalculated_unit_cost", "元/tCO2");
    }
}
