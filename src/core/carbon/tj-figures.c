/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/carbon/tj-recalculation-private.h"

#include "core/base/tj-language.h"
#include "core/base/tj-text.h"
#include "core/carbon/tj-monte-carlo.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* Figures with everything that is needed to work them out again: one row of a table each. A
 * word of a formula is the id of an input or of a figure further up; writing the numbers in
 * their place gives the arithmetic as it was done. */

#define CLAUSE_REDUCTION "附件2 十"
#define CLAUSE_COST "附件2 十二"
#define CLAUSE_FORM "附件1"
#define POLLUTANT_FORMULA " × service_life × 10³ ÷ counted_investment"

typedef struct
{
  TjModelOutput output;
  const char *id;
  const char *name_zh;
  const char *name_en;
  const char *unit;
  const char *formula;
  const char *clause;
  const char *claim;
} FigureRow;

static const FigureRow rows[] = {
  { TJ_OUTPUT_BASELINE, "baseline", "基准排放量", "Baseline emissions", "tCO2", NULL,
    CLAUSE_REDUCTION, NULL },
  { TJ_OUTPUT_PROJECT, "project", "项目排放量", "Project emissions", "tCO2", NULL,
    CLAUSE_REDUCTION, NULL },
  { TJ_OUTPUT_REDUCTION, "reduction", "年碳减排量", "Annual reduction", "tCO2",
    "baseline − project", CLAUSE_REDUCTION, "annual_reduction" },
  { TJ_OUTPUT_OWN_RATIO, "own_ratio", "较项目原排放量的下降比例", "Ratio to the project's own baseline",
    "%", "reduction ÷ baseline × 100", CLAUSE_FORM, "reduction_ratio" },
  { TJ_OUTPUT_INDUSTRY_RATIO, "industry_ratio", "较行业平均水平的下降比例",
    "Ratio to the industry's mean", "%",
    "(industry_baseline − project) ÷ industry_baseline × 100", CLAUSE_FORM, "reduction_ratio" },
  { TJ_OUTPUT_LIFETIME_REDUCTION, "lifetime_reduction", "使用期内减排量", "Reduction over the life",
    "tCO2", "reduction × service_life", CLAUSE_COST, NULL },
  { TJ_OUTPUT_UNIT_COST, "unit_cost", "碳减排单位成本（申报口径）", "Unit cost, form basis",
    "元/tCO2", "counted_investment × 10⁴ ÷ (reduction × service_life)", CLAUSE_COST,
    "unit_cost" },
  { TJ_OUTPUT_NET_COST, "net_cost", "净减排成本（扣除收益）", "Net cost, after benefits", "元/tCO2",
    "(counted_investment × i ÷ (1 − (1 + i)^−service_life) − benefit) × 10⁴ ÷ reduction, "
    "i = discount_rate ÷ 100", NULL, NULL },
  { TJ_OUTPUT_PAYBACK, "payback", "静态投资回收期", "Simple payback", "年",
    "investment ÷ benefit", CLAUSE_FORM, "payback" },
  { TJ_OUTPUT_PAYBACK_WITH_BUILD, "payback_with_build", "静态投资回收期（含建设期）",
    "Simple payback with construction", "年", "investment ÷ benefit + build_period ÷ 12",
    CLAUSE_FORM, "payback" },
  { TJ_OUTPUT_DISCOUNTED_PAYBACK, "discounted_payback", "动态投资回收期", "Discounted payback", "年",
    "−ln(1 − investment × i ÷ benefit) ÷ ln(1 + i), i = discount_rate ÷ 100", NULL, NULL },
  { TJ_OUTPUT_INVESTMENT_PER_TONNE, "investment_per_tonne", "单位年减排量投资",
    "Investment for a tonne a year", "元/tCO2", "counted_investment × 10⁴ ÷ reduction", NULL,
    NULL },
  { TJ_OUTPUT_REDUCTION_PER_INVESTMENT, "reduction_per_investment", "单位投资的使用期减排量",
    "Reduction over the life for 万元", "tCO2/万元",
    "reduction × service_life ÷ counted_investment", CLAUSE_FORM, NULL },
};

/* Words of formulas that are inputs. */
typedef struct
{
  TjModelVariable variable;
  const char *id;
  const char *name_zh;
  const char *name_en;
  const char *unit;
} InputRow;

static const InputRow input_rows[] = {
  { TJ_VARIABLE_LIFE, "service_life", "使用年限", "Service life", "年" },
  { TJ_VARIABLE_INVESTMENT, "counted_investment", "计入的投资额", "Investment that counts", "万元" },
  { TJ_VARIABLE_RATE, "discount_rate", "折现率", "Discount rate", "%" },
  { TJ_VARIABLE_BENEFIT, "benefit", "年经济效益", "Annual benefit", "万元" },
  { TJ_VARIABLE_BUILD, "build_period", "建设期", "Construction period", "月" },
  { TJ_VARIABLE_INDUSTRY, "industry_baseline", "行业平均排放量", "Emissions of the industry's mean",
    "tCO2" },
  { TJ_VARIABLE_PROJECT_INVESTMENT, "investment", "投资额", "Investment", "万元" },
  { TJ_VARIABLE_CLAIMED_REDUCTION, "annual_reduction", "申报的年碳减排量", "Annual reduction as claimed",
    "tCO2" },
};

static const char *
pick (const char *zh,
      const char *en)
{
  return tj_language_pick (tj_language_get_current (), zh, en);
}

static void
figure_input_free (TjFigureInput *self)
{
  g_free (self->id);
  g_free (self->name);
  g_free (self->unit);
  g_free (self->origin);
  g_free (self->attachment);
  g_free (self->field);
  g_free (self->figure);
  g_free (self->source);
  g_free (self);
}

void
tj_figure_free (TjFigure *self)
{
  g_free (self->id);
  g_free (self->name);
  g_free (self->unit);
  g_free (self->formula);
  g_free (self->words);
  g_free (self->evaluated);
  g_ptr_array_unref (self->inputs);
  g_strfreev (self->missing);
  g_strfreev (self->missing_names);
  g_free (self->reason);
  g_free (self->claim_field);
  g_free (self);
}

static TjFigure *
figure_new (const char *id,
            const char *name,
            const char *unit,
            const char *formula,
            const char *clause)
{
  TjFigure *self = g_new0 (TjFigure, 1);

  self->id = g_strdup (id);
  self->name = g_strdup (name);
  self->unit = g_strdup (unit);
  self->formula = g_strdup (formula);
  self->clause = clause;
  self->inputs = g_ptr_array_new_with_free_func ((GDestroyNotify) figure_input_free);

  return self;
}

static gboolean
has_input (const TjFigure *figure,
           const char     *id)
{
  for (guint i = 0; i < figure->inputs->len; i++)
    {
      const TjFigureInput *input = g_ptr_array_index (figure->inputs, i);

      if (g_str_equal (input->id, id))
        return TRUE;
    }

  return FALSE;
}

/* One that stands in a formula twice is listed once, and %NULL then. */
static TjFigureInput *
add_input (TjFigure   *figure,
           char       *id,
           const char *name,
           double      value,
           const char *unit,
           const char *origin)
{
  TjFigureInput *input;

  if (has_input (figure, id))
    {
      g_free (id);
      return NULL;
    }

  input = g_new0 (TjFigureInput, 1);
  input->id = id;
  input->name = g_strdup (name);
  input->value = value;
  input->unit = g_strdup (unit);
  input->origin = g_strdup (origin);
  g_ptr_array_add (figure->inputs, input);

  return input;
}

static void
set_place (TjFigureInput         *input,
           const TjEvidencePlace *place,
           const char            *field)
{
  if (input == NULL)
    return;

  input->attachment = g_strdup (place->attachment);
  input->page = place->page;
  input->field = g_strdup (field);
}

/* An entry of the reviewer, or a claim of the form in its place. */
static void
add_variable (TjFigure          *figure,
              const TjCaseModel *model,
              const InputRow    *row)
{
  const TjEstimate *amount = &model->amounts[row->variable];

  set_place (add_input (figure, g_strdup (row->id), pick (row->name_zh, row->name_en),
                        amount->value, row->unit, model->origins[row->variable]),
             &amount->place, model->fields[row->variable]);
}

/**
 * tj_figure_dup_number:
 * @value: finite
 *
 * Returns: (transfer full): as figures are shown to people: rounded the less the smaller it is
 */
char *
tj_figure_dup_number (double value)
{
  const double size = fabs (value);

  return tj_text_format_number (value, size >= 1000 ? 0 : size >= 1 ? 2 : 4);
}

static const TjFigure *
find_figure (const GPtrArray *figures,
             const char      *id)
{
  for (guint i = 0; figures != NULL && i < figures->len; i++)
    {
      const TjFigure *figure = g_ptr_array_index (figures, i);

      if (g_str_equal (figure->id, id))
        return figure;
    }

  return NULL;
}

static const InputRow *
find_input (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (input_rows); i++)
    {
      if (g_str_equal (input_rows[i].id, id))
        return &input_rows[i];
    }

  return NULL;
}

/* What is not known, by id and by name. */
static void
add_missing (GPtrArray  *missing,
             GPtrArray  *names,
             const char *id,
             const char *name)
{
  if (g_ptr_array_find_with_equal_func (missing, id, g_str_equal, NULL))
    return;

  g_ptr_array_add (missing, g_strdup (id));
  g_ptr_array_add (names, g_strdup (name));
}

static void
take_missing (TjFigure  *figure,
              GPtrArray *missing,
              GPtrArray *names)
{
  g_ptr_array_add (missing, NULL);
  g_ptr_array_add (names, NULL);
  figure->missing = (GStrv) g_ptr_array_steal (missing, NULL);
  figure->missing_names = (GStrv) g_ptr_array_steal (names, NULL);
}

typedef struct
{
  const TjCaseModel *model;
  const GPtrArray *figures;
  TjFigure *figure;
  GString *words;
  GString *evaluated;
  GPtrArray *missing;
  GPtrArray *missing_names;
} Evaluation;

/* Puts a name and a number in the place of a word of a formula and takes note of it; a word that
 * is neither an input nor a figure, as ln or i, stays. */
static void
evaluate_word (Evaluation *self,
               const char *word)
{
  const InputRow *row = find_input (word);
  const TjFigure *other = row == NULL ? find_figure (self->figures, word) : NULL;
  const char *name = word;
  g_autofree char *number = NULL;

  if (row != NULL)
    name = pick (row->name_zh, row->name_en);
  else if (other != NULL)
    name = other->name;

  if (row != NULL && self->model->variables[row->variable].given)
    {
      number = tj_figure_dup_number (self->model->amounts[row->variable].value);
      add_variable (self->figure, self->model, row);
    }
  else if (other != NULL && other->is_known)
    {
      TjFigureInput *input = add_input (self->figure, g_strdup (word), name, other->value,
                                        other->unit, _("worked out"));

      number = tj_figure_dup_number (other->value);
      if (input != NULL)
        input->figure = g_strdup (word);
    }
  else if (row != NULL || other != NULL)
    {
      add_missing (self->missing, self->missing_names, word, name);
    }

  g_string_append (self->words, name);
  g_string_append (self->evaluated, number != NULL ? number : word);
}

/* Writes the formula with names and with numbers, and lists what is missing of them. */
static char *
evaluate (const TjCaseModel *model,
          const GPtrArray   *figures,
          TjFigure          *figure,
          GPtrArray         *missing,
          GPtrArray         *missing_names)
{
  Evaluation self = { model, figures, figure, g_string_new (NULL), g_string_new (NULL), missing,
                      missing_names };
  const char *p = figure->formula;

  while (*p != '\0')
    {
      const char *end = p;
      g_autofree char *word = NULL;

      while (g_ascii_islower (*end) || *end == '_')
        end++;

      if (end == p)
        {
          g_string_append_c (self.words, *p);
          g_string_append_c (self.evaluated, *p++);
          continue;
        }

      word = g_strndup (p, end - p);
      evaluate_word (&self, word);
      p = end;
    }

  figure->words = g_string_free (self.words, FALSE);

  return g_string_free (self.evaluated, FALSE);
}

/* An amount and its factor, each with where it comes from. */
static void
add_activity (TjFigure          *figure,
              const TjCaseModel *model,
              guint              at)
{
  const TjActivity *activity = model->activities[at];
  TjFigureInput *input;

  set_place (add_input (figure, g_strdup_printf ("amount_%u", at + 1), activity->name,
                        activity->amount.value, activity->unit,
                        model->origins[TJ_VARIABLE_FIRST_ACTIVITY + at]),
             &activity->amount.place, NULL);
  input = add_input (figure, g_strdup_printf ("factor_%u", at + 1),
                     model->activity_factor_names[at], model->activity_factor_values[at],
                     model->activity_factor_units[at], model->activity_factors[at]);
  if (input != NULL)
    input->source = g_strdup (model->activity_factor_sources[at]);
}

/* Σ amount × factor of one side, written out. */
static char *
evaluate_sum (const TjCaseModel *model,
              TjFigure          *figure,
              TjActivitySide     side)
{
  GString *sum = g_string_new (NULL);

  for (guint i = 0; i < model->model.n_activities; i++)
    {
      const TjActivity *activity = model->activities[i];
      g_autofree char *amount = NULL;
      g_autofree char *factor = NULL;

      if (activity->side != side)
        continue;

      amount = tj_figure_dup_number (activity->amount.value);
      factor = tj_text_dup_number (model->activity_factor_values[i]);
      g_string_append_printf (sum, "%s%s %s × %s %s", sum->len > 0 ? " + " : "", amount,
                              activity->unit, factor, model->activity_factor_units[i]);
      add_activity (figure, model, i);
    }

  return g_string_free (sum, FALSE);
}

static void
set_evaluated (TjFigure   *figure,
               const char *evaluated,
               double      value)
{
  const char *behind = strstr (evaluated, ", i = ");
  g_autofree char *number = tj_figure_dup_number (value);

  figure->is_known = TRUE;
  figure->value = value;
  if (behind == NULL)
    figure->evaluated = g_strdup_printf ("%s = %s", evaluated, number);
  else
    figure->evaluated = g_strdup_printf ("%.*s = %s%s", (int) (behind - evaluated), evaluated,
                                         number, behind);
}

static const char *
get_reason (TjModelOutput output,
            const double *outputs)
{
  const double reduction = outputs[TJ_OUTPUT_REDUCTION];

  if (isfinite (reduction) && !(reduction > 0))
    return _("The technology does not reduce emissions with these entries.");

  switch ((guint) output)
    {
    case TJ_OUTPUT_DISCOUNTED_PAYBACK:
      return _("The annual benefit does not even bear the interest: it never pays back.");
    case TJ_OUTPUT_PAYBACK:
    case TJ_OUTPUT_PAYBACK_WITH_BUILD:
      return _("Without an annual benefit it never pays back.");
    case TJ_OUTPUT_LIFETIME_REDUCTION:
    case TJ_OUTPUT_UNIT_COST:
    case TJ_OUTPUT_NET_COST:
      return _("The service life must be more than zero.");
    default:
      return _("There is no such figure with these entries, as one would have to divide by zero.");
    }
}

static void
take_claim (TjFigure          *figure,
            const TjCaseModel *model,
            const char        *field)
{
  const TjQuantity *quantity = tj_case_get_quantity (model->item, field);
  double value;

  if (!tj_quantity_get_years (quantity, &value) && !tj_quantity_get_value (quantity, &value))
    return;

  figure->has_claim = !quantity->unit_conflict;
  figure->claim = value;
  figure->claim_field = g_strdup_printf ("cases[%u].%s", model->inputs->index, field);
}

static void
take_span (TjFigure          *figure,
           const TjCaseModel *model,
           TjModelOutput      output)
{
  double values[TJ_MODEL_MAX_VARIABLES];
  double lows[TJ_MODEL_MAX_VARIABLES];
  double highs[TJ_MODEL_MAX_VARIABLES];

  for (guint i = 0; i < TJ_MODEL_MAX_VARIABLES; i++)
    {
      const TjEstimate *estimate = &model->variables[i];

      values[i] = estimate->given ? estimate->value : NAN;
      lows[i] = estimate->given ? estimate->low : NAN;
      highs[i] = estimate->given ? estimate->high : NAN;
    }

  tj_recalculation_model_span (&model->model, values, lows, highs, output, &figure->low,
                               &figure->high);
  if (!isfinite (figure->low) || !isfinite (figure->high))
    figure->low = figure->high = figure->value;
  figure->is_range = figure->high > figure->low;
}

static void
take_spread (TjFigure                 *figure,
             const TjMonteCarloSpread *spread)
{
  if (spread == NULL || spread->n_defined == 0 || !(spread->high > spread->low))
    return;

  figure->has_draws = TRUE;
  figure->draw_low = spread->low;
  figure->draw_middle = spread->middle;
  figure->draw_high = spread->high;
  figure->draws_defined = spread->n_defined;
}

/* A net cost at no interest has another formula: the general one would divide by zero. */
static const char *
get_formula (const FigureRow   *row,
             const TjCaseModel *model)
{
  const TjEstimate *rate = &model->variables[TJ_VARIABLE_RATE];

  if (row->output == TJ_OUTPUT_BASELINE || row->output == TJ_OUTPUT_PROJECT)
    return "Σ amount × factor";
  if (row->output == TJ_OUTPUT_REDUCTION && model->inputs->activities->len == 0)
    return "annual_reduction";
  if (row->output == TJ_OUTPUT_REDUCTION && !model->model.has_project)
    return "baseline";
  if (row->output == TJ_OUTPUT_NET_COST && rate->given && !(rate->value > 0))
    return "(counted_investment ÷ service_life − benefit) × 10⁴ ÷ reduction";
  if (row->output == TJ_OUTPUT_DISCOUNTED_PAYBACK && rate->given && !(rate->value > 0))
    return "investment ÷ benefit";

  return row->formula;
}

static TjFigure *
make_figure (const FigureRow          *row,
             const TjCaseModel        *model,
             const double             *outputs,
             const TjMonteCarloSpread *spreads,
             const GPtrArray          *figures)
{
  TjFigure *figure = figure_new (row->id, pick (row->name_zh, row->name_en), row->unit,
                                 get_formula (row, model), row->clause);
  g_autoptr(GPtrArray) missing = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *evaluated = NULL;
  const double value = outputs[row->output];

  if (row->output == TJ_OUTPUT_BASELINE || row->output == TJ_OUTPUT_PROJECT)
    {
      evaluated = evaluate_sum (model, figure,
                                row->output == TJ_OUTPUT_BASELINE ? TJ_SIDE_BASELINE
                                                                  : TJ_SIDE_PROJECT);
      if (figure->inputs->len == 0 || !isfinite (value))
        add_missing (missing, names, "activities", _("activity data"));
      figure->words = g_strdup (_("the sum of amount × factor"));
    }
  else
    {
      evaluated = evaluate (model, figures, figure, missing, names);
    }

  if (isfinite (value))
    {
      set_evaluated (figure, evaluated, value);
      take_span (figure, model, row->output);
      take_spread (figure, spreads != NULL ? &spreads[row->output] : NULL);
    }
  else if (missing->len == 0)
    {
      figure->reason = g_strdup (get_reason (row->output, outputs));
    }

  take_missing (figure, missing, names);
  if (row->claim != NULL)
    take_claim (figure, model, row->claim);

  return figure;
}

/* The pollutant stands in front of a formula of which the rest is the same for all. */
static void
set_pollutant_formula (TjFigure   *figure,
                       const char *formula,
                       const char *label)
{
  g_autofree char *words = g_strconcat (label, figure->words, NULL);

  g_free (figure->formula);
  figure->formula = g_strdup (formula);
  g_free (figure->words);
  figure->words = g_steal_pointer (&words);
}

/* What the environmental benefit of the form asks for: pollutants beside the greenhouse gases,
 * per year as entered, and kilograms over the life for 万元. */
static TjFigure *
make_pollutant_figure (const TjPollutant *pollutant,
                       const TjCaseModel *model)
{
  const TjEstimate *life = &model->amounts[TJ_VARIABLE_LIFE];
  const TjEstimate *investment = &model->amounts[TJ_VARIABLE_INVESTMENT];
  const char *label = tj_pollutant_get_label (pollutant->name);
  g_autofree char *id = g_strconcat (pollutant->name, "_per_investment", NULL);
  g_autofree char *formula = g_strconcat (pollutant->name, POLLUTANT_FORMULA, NULL);
  /* Translators: a pollutant */
  g_autofree char *name = g_strdup_printf (_("%s avoided over the life for 万元"), label);
  g_autoptr(GPtrArray) missing = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *evaluated = NULL;
  TjFigure *figure = figure_new (id, name, "kg/万元", POLLUTANT_FORMULA, CLAUSE_FORM);

  set_place (add_input (figure, g_strdup (pollutant->name), label, pollutant->amount.value, "t",
                        pollutant->amount.place.attachment), &pollutant->amount.place, NULL);
  evaluated = evaluate (model, NULL, figure, missing, names);
  set_pollutant_formula (figure, formula, label);

  if (missing->len == 0 && investment->value > 0)
    {
      g_autofree char *amount = tj_figure_dup_number (pollutant->amount.value);
      g_autofree char *whole = g_strconcat (amount, evaluated, NULL);

      set_evaluated (figure, whole,
                     pollutant->amount.value * life->value * 1000 / investment->value);
      figure->low = pollutant->amount.low * life->low * 1000 / investment->high;
      figure->high = figure->value;
      if (investment->low > 0)
        figure->high = pollutant->amount.high * life->high * 1000 / investment->low;
      figure->is_range = figure->high > figure->low;
    }
  else if (missing->len == 0)
    {
      figure->reason = g_strdup (_("There is no such figure without an investment."));
    }

  take_missing (figure, missing, names);

  return figure;
}

static gboolean
has_distributions (const TjCaseModel *model)
{
  for (guint i = 0; i < TJ_MODEL_MAX_VARIABLES; i++)
    {
      if (tj_estimate_is_range (&model->variables[i]) &&
          model->variables[i].distribution != TJ_DISTRIBUTION_NONE)
        return TRUE;
    }

  return FALSE;
}

/**
 * tj_figures_of_case:
 * @model: a case made ready
 * @n_draws: of the Monte Carlo run, which is made where an entry has a distribution
 * @seed: where its random numbers begin
 *
 * Returns: (transfer full) (element-type TjFigure): all figures, the unknown ones too
 */
GPtrArray *
tj_figures_of_case (const TjCaseModel *model,
                    guint              n_draws,
                    guint32            seed)
{
  GPtrArray *figures = g_ptr_array_new_with_free_func ((GDestroyNotify) tj_figure_free);
  TjMonteCarloSpread spreads[TJ_N_OUTPUTS];
  const gboolean draws = has_distributions (model);
  double variables[TJ_MODEL_MAX_VARIABLES];
  double outputs[TJ_N_OUTPUTS];

  for (guint i = 0; i < TJ_MODEL_MAX_VARIABLES; i++)
    variables[i] = model->variables[i].given ? model->variables[i].value : NAN;

  tj_recalculation_model_run (&model->model, variables, outputs);
  if (draws)
    tj_monte_carlo_run (&model->model, model->variables, n_draws, seed, spreads);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_ptr_array_add (figures, make_figure (&rows[i], model, outputs, draws ? spreads : NULL,
                                           figures));

  for (guint i = 0; i < model->inputs->pollutants->len; i++)
    {
      const TjPollutant *pollutant = g_ptr_array_index (model->inputs->pollutants, i);

      if (pollutant->amount.given && tj_pollutant_get_label (pollutant->name) != NULL)
        g_ptr_array_add (figures, make_pollutant_figure (pollutant, model));
    }

  return figures;
}
