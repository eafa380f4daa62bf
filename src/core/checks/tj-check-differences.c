/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/base/tj-pattern.h"
#include "core/checks/tj-check-interval.h"
#include "core/checks/tj-check-registry.h"

#include <math.h>
#include <string.h>

/* The same quantity in the form and in its annexes, in the recommendation or in the form's own
 * words. A figure counts only where the words before it name the quantity, and where it is clear
 * of which case it is. */

/* What rounding in one of two places may do, unless fewer digits were typed. */
#define TOLERANCE 0.01
/* Differing places of one quantity that are named; more say nothing new. */
#define MAX_PLACES 3
/* Units slip by thousands and ten thousands. */
#define MIN_POWER 3

/* Between the name of a quantity and its figure, sentences and clauses do not change. */
#define CLAUSE_END "、;。,"

/**
 * Label:
 * @id: the field, of a case unless @in_form
 * @kind: what its figure must count
 * @scale: the figure's unit in units of the form
 * @words: a regular expression that names the quantity
 * @excluded: (nullable): what makes another quantity of it when it stands in the same clause
 */
typedef struct
{
  const char *id;
  gboolean in_form;
  TjTextFigureKind kind;
  double scale;
  const char *words;
  const char *excluded;
} Label;

#define NOT_A_YEAR "使用期|寿命期|生命周期|累计|总计减排|单位|每(?!年)|潜力|至今|共减|万家|户均"

static const Label labels[] = {
  { "annual_reduction", FALSE, TJ_TEXT_FIGURE_CARBON, 1,
    "(?:项目)?年(?:度)?(?:可|均|共|总|实现|形成)*(?:碳|二氧化碳|CO2)?减排(?:碳|二氧化碳|CO2)?(?:排放)?量|"
    "(?:每年|年)(?:可|均|实现|共)*(?:减排|减少)(?:二氧化碳|CO2)(?:排放)?",
    NOT_A_YEAR },
  { "investment", FALSE, TJ_TEXT_FIGURE_MONEY, 1,
    "(?:项目|技改|工程|建设)?总?投资(?:总)?额|(?:项目|技改|工程|建设)总投资",
    "单位|每|增量|新增|2030|累计|节约|回收|年均|设备" },
  { "annual_benefit", FALSE, TJ_TEXT_FIGURE_MONEY, 1, "年(?:可|形成|的|综合|直接)*经济效益",
    "单位|每|累计|2030" },
  { "unit_cost", FALSE, TJ_TEXT_FIGURE_COST, 1, "碳?减排(?:的)?单位成本|单位(?:碳)?减排成本", NULL },
  { "reduction_ratio", FALSE, TJ_TEXT_FIGURE_PERCENT, 1, "(?:碳)?排放(?:量)?(?:较[^0-9]{0,24})?下降比例",
    NULL },
  { "payback", FALSE, TJ_TEXT_FIGURE_YEARS, 1, "(?:静态)?投资回收期", "税后|动态|含建设期的" },
  { "current_share", TRUE, TJ_TEXT_FIGURE_PERCENT, 1,
    "(?:目前|当前|现有|截至[^0-9]{0,24})(?:已|的|为止)*推广比例|已推广比例", "2030" },
  { "expected_share_2030", TRUE, TJ_TEXT_FIGURE_PERCENT, 1,
    "2030年(?:末|底|的|我国|全国)*(?:该技术)?(?:预期|预计|可)*(?:的)?推广比例", "新增" },
  { "potential_2030", TRUE, TJ_TEXT_FIGURE_CARBON, 1e-4,
    "(?:2030年(?:预计|可|形成|该技术|的)*)?年(?:碳|二氧化碳|CO2)?减排潜力", "新增|单位|每|目前|累计" },
  { "total_investment_2030", TRUE, TJ_TEXT_FIGURE_MONEY, 1e-4,
    "2030年(?:该技术|预计|的)*总投资额?", "单位|每" },
};

typedef struct
{
  TjCheckContext *context;
  const Label *label;
  GRegex *regex;
  GRegex *excluded;
  guint *n_places;
} Comparison;

static gboolean
get_claim (TjCheckContext  *context,
           const Label     *label,
           int              case_index,
           TjCheckInterval *claim,
           double          *value)
{
  const TjQuantity *quantity =
    label->in_form ? tj_form_get_quantity (context->form, label->id)
                   : tj_case_get_quantity (tj_form_get_case (context->form, (guint) case_index),
                                           label->id);
  double years = 1;

  if (!tj_check_interval_of_loose (quantity, claim))
    return FALSE;

  *value = quantity->value;
  if (label->kind != TJ_TEXT_FIGURE_YEARS)
    return TRUE;

  if (quantity->unit_missing || fabs (quantity->value) < 1e-9
      || !tj_quantity_get_years (quantity, &years))
    return FALSE;

  claim->low *= years / quantity->value;
  claim->high *= years / quantity->value;
  *value = years;

  return TRUE;
}

/* The power of ten that two figures are apart, if that is all; 0 otherwise. */
static int
find_power (double a,
            double b)
{
  double power;

  if (a <= 0 || b <= 0)
    return 0;

  power = log10 (a / b);

  return fabs (round (power)) >= MIN_POWER && fabs (power - round (power)) < 0.005
           ? (int) fabs (round (power)) : 0;
}

static const char *
find_variant (const TjPassage *passage,
              int              power)
{
  if (passage->attachment == NULL)
    return power != 0 ? "within-power" : "within";

  return power != 0 ? "power" : NULL;
}

static void
report (const Comparison   *self,
        const TjPassage    *passage,
        int                 case_index,
        const TjTextFigure *figure,
        double              value)
{
  double other = figure->value * self->label->scale;
  int power = find_power (other, value);
  g_autofree char *zh = tj_passage_dup_place (passage, TJ_LANGUAGE_ZH);
  g_autofree char *en = tj_passage_dup_place (passage, TJ_LANGUAGE_EN);
  const char *variant = find_variant (passage, power);
  TjFinding *finding;

  if (self->label->in_form)
    {
      finding = tj_check_context_add (self->context, "form-annex-difference", variant);
      tj_finding_add_field (finding, self->label->id);
    }
  else
    {
      finding = tj_check_context_add_in_case (self->context, "form-annex-difference", variant,
                                              (guint) case_index);
      tj_check_add_case_field (finding, (guint) case_index, self->label->id);
    }

  tj_finding_add_text (finding, "place_zh", zh);
  tj_finding_add_text (finding, "place_en", en);
  tj_finding_add_number (finding, "in_form", value);
  tj_finding_add_number (finding, "elsewhere", other);
  if (power != 0)
    tj_finding_add_number (finding, "power", power);
}

static gsize
find_clause_end (const char *text,
                 gsize       from)
{
  for (const char *p = text + from; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\n' || g_utf8_strchr (CLAUSE_END, -1, c) != NULL)
        return (gsize) (p - text);
    }

  return strlen (text);
}

static gsize
find_clause_start (const char *text,
                   gsize       from)
{
  for (const char *p = text + from; p > text; p = g_utf8_prev_char (p))
    {
      gunichar c = g_utf8_get_char (g_utf8_prev_char (p));

      if (c == '\n' || g_utf8_strchr (CLAUSE_END, -1, c) != NULL)
        return (gsize) (p - text);
    }

  return 0;
}

/* 16719 × 20 = 334380: of a calculation the result counts. */
static const TjTextFigure *
find_figure (const Comparison    *self,
             const TjTextFigures *figures,
             gsize                from,
             gsize                end)
{
  const char *equals = g_strrstr_len (figures->text + from, (gssize) (end - from), "=");

  if (equals != NULL)
    from = (gsize) (equals - figures->text);

  for (guint i = 0; i < figures->figures->len; i++)
    {
      const TjTextFigure *figure = &g_array_index (figures->figures, TjTextFigure, i);

      if (figure->start >= from && figure->start < end && figure->kind == self->label->kind)
        return figure;
    }

  return NULL;
}

/* What rounding may do to the claim or to the figure, whichever was typed with fewer digits. */
static double
get_tolerance (const Comparison   *self,
               const TjPassage    *passage,
               int                 case_index,
               const TjTextFigure *figure)
{
  TjForm *form = self->context->form;
  const TjQuantity *claim = self->label->in_form
                              ? tj_form_get_quantity (form, self->label->id)
                              : tj_case_get_quantity (tj_form_get_case (form, (guint) case_index),
                                                      self->label->id);
  g_autofree char *typed = g_strndup (passage->figures->text + figure->start,
                                      figure->end - figure->start);

  return MAX (TOLERANCE, MAX (tj_check_get_rounding_share (claim->text),
                              tj_check_get_rounding_share (typed)));
}

static void
compare (const Comparison   *self,
         const TjPassage    *passage,
         const TjTextFigure *figure)
{
  int case_index = self->label->in_form ? -1 : MAX (passage->case_index, 0);
  TjCheckInterval claim;
  TjCheckInterval other;
  double tolerance;
  double value;

  if (!get_claim (self->context, self->label, case_index, &claim, &value))
    return;

  tolerance = get_tolerance (self, passage, case_index, figure);

  other.low = figure->values.low * self->label->scale;
  other.high = figure->values.high * self->label->scale;
  if (tj_check_interval_meets (&other, claim.low - fabs (claim.low) * tolerance,
                               claim.high + fabs (claim.high) * tolerance)
      || *self->n_places >= MAX_PLACES)
    return;

  (*self->n_places)++;
  report (self, passage, case_index, figure, value);
}

static void
look_into (const Comparison *self,
           const TjPassage  *passage)
{
  const TjTextFigures *figures = passage->figures;
  g_autoptr(GMatchInfo) match = NULL;

  g_regex_match (self->regex, figures->text, G_REGEX_MATCH_DEFAULT, &match);
  while (g_match_info_matches (match))
    {
      gsize clause_start;
      gsize clause_end;
      g_autofree char *clause = NULL;
      const TjTextFigure *figure;
      int start;
      int end;

      g_match_info_fetch_pos (match, 0, &start, &end);
      clause_start = find_clause_start (figures->text, (gsize) start);
      clause_end = find_clause_end (figures->text, (gsize) end);
      clause = g_strndup (figures->text + clause_start, (gsize) end - clause_start);
      figure = find_figure (self, figures, (gsize) end, clause_end);

      if (figure != NULL
          && (self->excluded == NULL
              || !g_regex_match (self->excluded, clause, G_REGEX_MATCH_DEFAULT, NULL)))
        compare (self, passage, figure);

      g_match_info_next (match, NULL);
    }
}

/* Passages that may be of any case are compared only where there is just one; what the form
 * says about the technology is of none. */
static gboolean
is_concerned (TjCheckContext  *context,
              const TjPassage *passage,
              const Label     *label)
{
  gboolean is_field = passage->path != NULL;

  if (passage->figures->figures->len == 0)
    return FALSE;
  if (is_field && g_str_has_suffix (passage->path, label->id))
    return FALSE;
  if (label->in_form)
    return passage->case_index == -1;

  return passage->case_index >= 0
         || (!is_field && passage->case_index == -1 && tj_form_get_n_cases (context->form) == 1);
}

static void
compare_label (TjCheckContext *context,
               const Label    *label)
{
  guint n_places = 0;
  Comparison self = { context, label, tj_pattern_get (label->words), NULL, &n_places };

  if (label->excluded != NULL)
    self.excluded = tj_pattern_get (label->excluded);

  for (guint i = 0; i < context->passages->len; i++)
    {
      const TjPassage *passage = g_ptr_array_index (context->passages, i);

      if (is_concerned (context, passage, label))
        look_into (&self, passage);
    }
}

static void
run_form_annex_difference (TjCheckContext *context)
{
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    compare_label (context, &labels[i]);
}

const TjCheck tj_checks_differences[] = {
  { "form-annex-difference", run_form_annex_difference, TJ_CHECK_NEEDS_CALCULATION },
  { NULL, NULL, NULL },
};
