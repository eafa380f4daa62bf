/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/base/tj-pattern.h"
#include "core/checks/tj-check-interval.h"
#include "core/checks/tj-check-registry.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Which emission factor an applicant used: one that is stated, or the one that a reduction and
 * the electricity or coal beside it imply. The notice demands the factor of its own for
 * electricity; standard coal gives 2.6 to 2.8 t of carbon dioxide, whatever the coal. */

/* How far a stated factor may be from the prescribed one: what rounding to two places does. */
#define STATED_TOLERANCE 0.002
/* How far an implied one may be: both of its figures are rounded. */
#define IMPLIED_TOLERANCE 0.02
/* Nothing that burns is below or above these, in tCO2/MWh; farther off, units have slipped. */
#define MIN_PLAUSIBLE 0.1
#define MAX_PLAUSIBLE 1.3
/* From here on only coal-fired plants are meant. */
#define MIN_COAL_PLANT 0.8
#define MIN_COAL_FACTOR 2.6
#define MAX_COAL_FACTOR 2.8
#define USUAL_COAL_FACTOR 2.67
/* How far a ratio may be from a power of ten to be called one. */
#define POWER_TOLERANCE 0.35
/* Units slip by thousands and ten thousands. */
#define MIN_POWER 3
/* Of a case whose reduction is farther from its coal than this, the coal is not the reason. */
#define MAX_COAL_RATIO 2.0

#define GENERATED "发电|节电|省电|节约.{0,9}电|减少.{0,9}用?电|上网|供电量|放电|替代.{0,9}电|年.{0,3}电量"

/**
 * Implied:
 * @passage: where the figures stand
 * @case_index: the case, or -1
 * @amount: of electricity or coal, in MWh or t
 * @carbon: in t
 * @factor: every factor they can imply
 */
typedef struct
{
  const TjPassage *passage;
  int case_index;
  double amount;
  double carbon;
  TjCheckInterval factor;
} Implied;

static void
add_place (TjFinding       *finding,
           const TjPassage *passage)
{
  g_autofree char *zh = tj_passage_dup_place (passage, TJ_LANGUAGE_ZH);
  g_autofree char *en = tj_passage_dup_place (passage, TJ_LANGUAGE_EN);

  if (passage->path != NULL)
    tj_finding_add_field (finding, passage->path);
  else if (passage->case_index >= 0)
    tj_check_add_case_field (finding, (guint) passage->case_index, "annual_reduction");
  tj_finding_add_text (finding, "place_zh", zh);
  tj_finding_add_text (finding, "place_en", en);
}

static TjFinding *
add_finding (TjCheckContext  *context,
             const char      *code,
             const char      *variant,
             const TjPassage *passage,
             int              case_index)
{
  TjFinding *finding = case_index >= 0
                         ? tj_check_context_add_in_case (context, code, variant, (guint) case_index)
                         : tj_check_context_add (context, code, variant);

  add_place (finding, passage);

  return finding;
}

static void
add_nearest (TjCheckContext *context,
             TjFinding      *finding,
             double          value)
{
  const TjFactor *nearest = tj_factor_register_find_nearest (context->factors,
                                                             TJ_FACTOR_ELECTRICITY, NULL, value);

  tj_finding_add_text (finding, "nearest_zh", nearest->name_zh);
  tj_finding_add_text (finding, "nearest_en", nearest->name_en);
  tj_finding_add_number (finding, "nearest_factor", tj_factor_get_tonnes (nearest, 1));
}

static double
get_prescribed (TjCheckContext *context)
{
  const TjFactor *factor = tj_factor_register_get_prescribed (context->factors,
                                                              TJ_FACTOR_ELECTRICITY);

  return tj_factor_get_tonnes (factor, 1);
}

static gboolean
is_near (double value,
         double wanted,
         double tolerance)
{
  return fabs (value - wanted) <= wanted * tolerance;
}

/* The power of ten between two values, if that is all that is between them; 0 otherwise. */
static int
find_power (double value,
            double usual)
{
  double power = log10 (value / usual);
  double whole = round (power);

  return fabs (whole) >= MIN_POWER && fabs (power - whole) <= log10 (1 + POWER_TOLERANCE)
           ? (int) whole : 0;
}

static gboolean
speaks_of_power (const TjTextFigures *figures,
                 guint                sentence)
{
  g_autofree char *words = tj_text_figures_dup_sentence (figures, sentence);

  return strstr (words, "因子") != NULL || strstr (words, "系数") != NULL
         || strstr (words, "电") != NULL;
}

static gboolean
is_stated_factor (const TjPassage    *passage,
                  const TjTextFigure *figure)
{
  return figure->kind == TJ_TEXT_FIGURE_ELECTRICITY_FACTOR && figure->value > 0
         && speaks_of_power (passage->figures, figure->sentence);
}

static gboolean
states_prescribed (TjCheckContext *context,
                   double          prescribed)
{
  for (guint i = 0; i < context->passages->len; i++)
    {
      const TjPassage *passage = g_ptr_array_index (context->passages, i);
      GArray *figures = passage->figures->figures;

      for (guint n = 0; n < figures->len; n++)
        {
          const TjTextFigure *figure = &g_array_index (figures, TjTextFigure, n);

          if (is_stated_factor (passage, figure)
              && is_near (figure->value, prescribed, STATED_TOLERANCE))
            return TRUE;
        }
    }

  return FALSE;
}

/* One finding for each value, where it stands first. */
static void
check_stated (TjCheckContext *context,
              double          prescribed)
{
  const char *variant = states_prescribed (context, prescribed) ? "stated-beside" : NULL;
  g_autoptr(GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < context->passages->len; i++)
    {
      const TjPassage *passage = g_ptr_array_index (context->passages, i);
      GArray *figures = passage->figures->figures;

      for (guint n = 0; n < figures->len; n++)
        {
          const TjTextFigure *figure = &g_array_index (figures, TjTextFigure, n);
          TjFinding *finding;

          if (!is_stated_factor (passage, figure)
              || is_near (figure->value, prescribed, STATED_TOLERANCE)
              || !g_hash_table_add (seen, GINT_TO_POINTER (MIN (figure->value, 1e4) * 1e4)))
            continue;

          finding = add_finding (context, "factor-not-prescribed", variant, passage,
                                 passage->case_index);
          tj_finding_add_number (finding, "factor", figure->value);
          tj_finding_add_number (finding, "prescribed_factor", prescribed);
          add_nearest (context, finding, figure->value);
        }
    }
}

static const char *
find_power_variant (double factor,
                    double prescribed)
{
  if (factor < MIN_PLAUSIBLE || factor > MAX_PLAUSIBLE)
    return find_power (factor, prescribed) != 0 ? "implied-power" : NULL;

  return factor >= MIN_COAL_PLANT ? "implied-coal-plant" : "implied";
}

static gboolean
report_power (TjCheckContext *context,
              const Implied  *implied)
{
  double prescribed = get_prescribed (context);
  double factor = implied->carbon / implied->amount;
  const char *variant = find_power_variant (factor, prescribed);
  TjFinding *finding;

  if (variant == NULL
      || tj_check_interval_meets (&implied->factor, prescribed * (1 - IMPLIED_TOLERANCE),
                                  prescribed * (1 + IMPLIED_TOLERANCE)))
    return FALSE;

  finding = add_finding (context, "factor-not-prescribed", variant, implied->passage,
                         implied->case_index);
  tj_finding_add_number (finding, "electricity", implied->amount);
  tj_finding_add_number (finding, "carbon", implied->carbon);
  tj_finding_add_number (finding, "implied_factor", factor);
  tj_finding_add_number (finding, "prescribed_factor", prescribed);
  tj_finding_add_number (finding, "times", factor / prescribed);
  tj_finding_add_number (finding, "recomputed", implied->amount * prescribed);
  if (g_str_equal (variant, "implied-power"))
    tj_finding_add_number (finding, "power", abs (find_power (factor, prescribed)));
  else
    add_nearest (context, finding, factor);

  return TRUE;
}

static gboolean
report_coal (TjCheckContext *context,
             const Implied  *implied,
             gboolean        raw)
{
  double factor = implied->carbon / implied->amount;
  int power = find_power (factor, USUAL_COAL_FACTOR);
  const char *variant = raw ? "raw" : factor < MIN_COAL_FACTOR ? "low" : "high";
  TjFinding *finding;

  /* Raw coal has less carbon than standard coal, so only too much of it is odd. */
  if (tj_check_interval_meets (&implied->factor, raw ? 0 : MIN_COAL_FACTOR,
                               raw ? MIN_COAL_FACTOR : MAX_COAL_FACTOR))
    return FALSE;

  if (power != 0)
    variant = "power";

  finding = add_finding (context, "coal-factor", variant, implied->passage, implied->case_index);
  tj_finding_add_number (finding, "coal", implied->amount);
  tj_finding_add_number (finding, "carbon", implied->carbon);
  tj_finding_add_number (finding, "implied_factor", factor);
  if (power != 0)
    tj_finding_add_number (finding, "power", abs (power));

  return TRUE;
}

static gboolean
imply (const TjCheckInterval *carbon,
       double                 carbon_value,
       const TjTextFigure    *amount,
       Implied               *implied)
{
  if (carbon->low <= 0 || amount->values.low <= 0)
    return FALSE;

  tj_check_interval_divide (carbon, &amount->values, &implied->factor);
  implied->amount = amount->value;
  implied->carbon = carbon_value;

  return TRUE;
}

static gboolean
has_words (const TjTextFigures *figures,
           guint                sentence,
           const char          *words)
{
  g_autofree char *text = tj_text_figures_dup_sentence (figures, sentence);

  return tj_pattern_matches (words, text);
}

static gboolean
has_kind (const TjTextFigures *figures,
          guint                sentence,
          TjTextFigureKind     kind)
{
  for (guint i = 0; i < figures->figures->len; i++)
    {
      const TjTextFigure *figure = &g_array_index (figures->figures, TjTextFigure, i);

      if (figure->kind == kind && figure->sentence == sentence)
        return TRUE;
    }

  return FALSE;
}

/* Two figures in a sentence belong together where there is one of each and nothing else that
 * could have been saved. */
static gboolean
check_sentence (TjCheckContext  *context,
                const TjPassage *passage,
                guint            sentence,
                gboolean         about_coal)
{
  const TjTextFigures *figures = passage->figures;
  const TjTextFigure *carbon = tj_text_figures_get_only (figures, sentence, TJ_TEXT_FIGURE_CARBON);
  const TjTextFigure *power = tj_text_figures_get_only (figures, sentence,
                                                        TJ_TEXT_FIGURE_ELECTRICITY);
  const TjTextFigure *coal = tj_text_figures_get_only (figures, sentence,
                                                       TJ_TEXT_FIGURE_COAL_EQUIVALENT);
  const TjTextFigure *raw = tj_text_figures_get_only (figures, sentence, TJ_TEXT_FIGURE_RAW_COAL);
  Implied implied = { passage, passage->case_index, 0, 0, { 0, 0 } };
  gboolean is_coal = coal != NULL || raw != NULL;

  if (carbon == NULL || has_kind (figures, sentence, TJ_TEXT_FIGURE_HEAT))
    return FALSE;

  /* 年发电…，节约标煤…，减排…: the coal is another word for the same electricity. */
  if (!about_coal)
    return power != NULL && has_words (figures, sentence, GENERATED)
           && imply (&carbon->values, carbon->value, power, &implied)
           && report_power (context, &implied);

  if (!is_coal || has_kind (figures, sentence, TJ_TEXT_FIGURE_ELECTRICITY))
    return FALSE;

  return imply (&carbon->values, carbon->value, coal != NULL ? coal : raw, &implied)
         && report_coal (context, &implied, coal == NULL);
}

static gboolean
check_sentences (TjCheckContext *context,
                 int             case_index,
                 gboolean        about_coal)
{
  gboolean found = FALSE;

  for (guint i = 0; i < context->passages->len; i++)
    {
      const TjPassage *passage = g_ptr_array_index (context->passages, i);

      if (passage->case_index != case_index)
        continue;

      for (guint n = 0; n + 1 < passage->figures->sentences->len && !found; n++)
        found = check_sentence (context, passage, n, about_coal);
    }

  return found;
}

/* The only figure of @kind that the texts of a case state, where it stands first; NULL where there
 * is none, or more than one, or one of another kind of energy that may have gone into the
 * reduction. */
static const TjTextFigure *
find_only_energy (TjCheckContext   *context,
                  int               case_index,
                  TjTextFigureKind  kind,
                  const TjPassage **where)
{
  const TjTextFigure *only = NULL;

  for (guint i = 0; i < context->passages->len; i++)
    {
      const TjPassage *passage = g_ptr_array_index (context->passages, i);
      GArray *figures = passage->figures->figures;

      if (passage->case_index == TJ_PASSAGE_OTHER_CASE
          || (passage->case_index >= 0 ? passage->case_index != case_index
                                       : passage->attachment == NULL))
        continue;

      for (guint n = 0; n < figures->len; n++)
        {
          const TjTextFigure *figure = &g_array_index (figures, TjTextFigure, n);

          if (figure->kind > TJ_TEXT_FIGURE_RAW_COAL)
            continue;
          if (figure->kind != kind
              || (only != NULL && !is_near (figure->value, only->value, IMPLIED_TOLERANCE)))
            return NULL;
          if (only == NULL)
            {
              *where = passage;
              only = figure;
            }
        }
    }

  return only;
}

/* Methane that is burnt and carbon that is stored have reductions beside that of the coal. */
static gboolean
is_about_coal (TjCheckContext *context,
               double          factor)
{
  const char *category = tj_form_get_category (context->form);

  return g_strcmp0 (category, "non_co2") != 0 && g_strcmp0 (category, "sequestration") != 0
         && (find_power (factor, USUAL_COAL_FACTOR) != 0
             || (factor * MAX_COAL_RATIO >= USUAL_COAL_FACTOR
                 && factor <= USUAL_COAL_FACTOR * MAX_COAL_RATIO));
}

/* The reduction stands in a cell of its own, what it comes from in the texts of the case. */
static void
check_case (TjCheckContext *context,
            guint           index,
            gboolean        about_coal)
{
  const TjQuantity *reduction = tj_case_get_quantity (tj_form_get_case (context->form, index),
                                                      "annual_reduction");
  const TjPassage *passage = NULL;
  const TjTextFigure *amount = NULL;
  Implied implied = { NULL, (int) index, 0, 0, { 0, 0 } };
  TjCheckInterval carbon;

  if (check_sentences (context, (int) index, about_coal)
      || !tj_check_interval_of_positive (reduction, &carbon)
      || !tj_check_context_knows_calculation (context))
    return;

  amount = find_only_energy (context, (int) index,
                             about_coal ? TJ_TEXT_FIGURE_COAL_EQUIVALENT
                                        : TJ_TEXT_FIGURE_ELECTRICITY,
                             &passage);
  implied.passage = passage;
  if (amount == NULL || !imply (&carbon, reduction->value, amount, &implied))
    return;

  if (about_coal && is_about_coal (context, carbon.low / amount->value))
    report_coal (context, &implied, FALSE);
  else if (!about_coal
           && has_words (passage->figures, amount->sentence, GENERATED))
    report_power (context, &implied);
}

static void
run_implied (TjCheckContext *context,
             gboolean        about_coal)
{
  check_sentences (context, -1, about_coal);
  for (guint i = 0; i < tj_form_get_n_cases (context->form); i++)
    check_case (context, i, about_coal);
}

static void
run_factor_not_prescribed (TjCheckContext *context)
{
  check_stated (context, get_prescribed (context));
  run_implied (context, FALSE);
}

static void
check_stated_coal (TjCheckContext  *context,
                   const TjPassage *passage)
{
  GArray *figures = passage->figures->figures;

  for (guint n = 0; n < figures->len; n++)
    {
      const TjTextFigure *figure = &g_array_index (figures, TjTextFigure, n);
      TjFinding *finding;

      if (figure->kind != TJ_TEXT_FIGURE_COAL_FACTOR
          || tj_check_interval_meets (&figure->values, MIN_COAL_FACTOR, MAX_COAL_FACTOR))
        continue;

      finding = add_finding (context, "coal-factor", "stated", passage, passage->case_index);
      tj_finding_add_number (finding, "factor", figure->value);
      return;
    }
}

static void
run_coal_factor (TjCheckContext *context)
{
  for (guint i = 0; i < context->passages->len; i++)
    check_stated_coal (context, g_ptr_array_index (context->passages, i));

  run_implied (context, TRUE);
}

const TjCheck tj_checks_factors[] = {
  { "factor-not-prescribed", run_factor_not_prescribed,
    TJ_CHECK_NEEDS_CALCULATION " " TJ_CHECK_NEEDS_ELECTRICITY },
  { "coal-factor", run_coal_factor, TJ_CHECK_NEEDS_CALCULATION },
  { NULL, NULL, NULL },
};
