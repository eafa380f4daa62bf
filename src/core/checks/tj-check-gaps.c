/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/checks/tj-check-gaps.h"

#include "core/checks/tj-check-interval.h"
#include "core/checks/tj-check-registry.h"
#include "core/checks/tj-stated-life.h"
#include "core/model/tj-finding-catalogue.h"

#include <string.h>

/* Which rules had nothing to go by, from what their rows say they need. All that wanted the words
 * of the calculation annex are told in one sentence, since there is one reason for all. */

#define CASE_PREFIX "case."

typedef struct
{
  TjCheckContext *context;
  GPtrArray *want_annex;
} Survey;

static TjFinding *
add_gap (Survey        *survey,
         const TjCheck *check,
         const char    *variant,
         int            case_index)
{
  TjFinding *finding = case_index >= 0
                         ? tj_check_context_add_in_case (survey->context, "not-checked", variant,
                                                         (guint) case_index)
                         : tj_check_context_add (survey->context, "not-checked", variant);

  tj_finding_add_text (finding, "code", check->code);
  tj_finding_add_text (finding, "rule_zh",
                       tj_finding_catalogue_get_title (check->code, TJ_LANGUAGE_ZH));
  tj_finding_add_text (finding, "rule_en",
                       tj_finding_catalogue_get_title (check->code, TJ_LANGUAGE_EN));

  return finding;
}

/* Whether a claim can be calculated with; @id may end in a plus sign. */
static gboolean
is_usable (TjForm     *form,
           int         case_index,
           const char *id)
{
  gboolean positive = g_str_has_suffix (id, "+");
  g_autofree char *plain = g_strndup (id, strlen (id) - (positive ? 1 : 0));
  const TjQuantity *quantity;
  TjCheckInterval interval;

  quantity = case_index >= 0
               ? tj_case_get_quantity (tj_form_get_case (form, (guint) case_index), plain)
               : tj_form_get_quantity (form, plain);

  return positive ? tj_check_interval_of_positive (quantity, &interval)
                  : tj_check_interval_of_loose (quantity, &interval);
}

/* The needs of the form, or of a case, that are not met. One finding names them all. */
static void
check_fields (Survey        *survey,
              const TjCheck *check,
              GStrv          needs,
              int            case_index)
{
  TjFinding *finding = NULL;

  for (guint i = 0; needs[i] != NULL; i++)
    {
      gboolean of_case = g_str_has_prefix (needs[i], CASE_PREFIX);
      const char *id = of_case ? needs[i] + strlen (CASE_PREFIX) : needs[i];
      g_autofree char *plain = g_strndup (id, strcspn (id, "+"));

      if (*id == '@' || of_case != (case_index >= 0)
          || is_usable (survey->context->form, case_index, id))
        continue;

      if (finding == NULL)
        finding = add_gap (survey, check, of_case ? "case" : NULL, case_index);
      if (of_case)
        tj_check_add_case_field (finding, (guint) case_index, plain);
      else
        tj_finding_add_field (finding, plain);
    }
}

static gboolean
states_life (TjCheckContext *context)
{
  g_autoptr(GArray) lives = g_array_new (FALSE, FALSE, sizeof (TjCheckInterval));

  for (guint i = 0; i < context->passages->len && lives->len == 0; i++)
    {
      const TjPassage *passage = g_ptr_array_index (context->passages, i);

      tj_stated_life_find (passage->figures->text, lives);
    }

  return lives->len > 0;
}

#define ELECTRICITY "节电|节约.{0,6}电|减少.{0,6}用电|发电量|上网电量|用电量|耗电量|放电量|供电量|替代.{0,6}电"

/* Whether electricity is spoken of, and yet there is neither an amount nor a factor. */
static gboolean
lacks_electricity (TjCheckContext *context)
{
  for (guint i = 0; i < context->passages->len; i++)
    {
      const TjPassage *passage = g_ptr_array_index (context->passages, i);

      for (guint n = 0; n < passage->figures->figures->len; n++)
        {
          TjTextFigureKind kind = g_array_index (passage->figures->figures, TjTextFigure, n).kind;

          if (kind == TJ_TEXT_FIGURE_ELECTRICITY || kind == TJ_TEXT_FIGURE_ELECTRICITY_FACTOR)
            return FALSE;
        }
    }

  return tj_passages_mention (context->passages, -1, ELECTRICITY);
}

static gboolean
knows_annex (TjCheckContext *context)
{
  return tj_check_context_has_attachment (context, TJ_ATTACHMENT_CALCULATION)
         && tj_check_context_knows_calculation (context);
}

/* Warming potentials are looked for where other gases are declared, and nowhere else. */
static gboolean
is_concerned (TjCheckContext *context,
              const TjCheck  *check)
{
  return !g_str_equal (check->code, "warming-potential")
         || g_strcmp0 (tj_form_get_category (context->form), "non_co2") == 0;
}

static void
check_words (Survey        *survey,
             const TjCheck *check,
             GStrv          needs)
{
  const char * const *list = (const char * const *) needs;
  gboolean knows = knows_annex (survey->context);

  if (g_strv_contains (list, TJ_CHECK_NEEDS_CALCULATION) && !knows
      && is_concerned (survey->context, check))
    g_ptr_array_add (survey->want_annex, (gpointer) check);
  if (g_strv_contains (list, TJ_CHECK_NEEDS_ELECTRICITY) && knows
      && lacks_electricity (survey->context))
    add_gap (survey, check, "electricity", -1);
  if (g_strv_contains (list, TJ_CHECK_NEEDS_LIFE) && !states_life (survey->context))
    add_gap (survey, check, "life", -1);
}

static void
visit (const TjCheck *check,
       gpointer       data)
{
  Survey *survey = data;
  TjForm *form = survey->context->form;
  g_auto(GStrv) needs = NULL;

  if (check->needs == NULL)
    return;

  needs = g_strsplit (check->needs, " ", -1);
  check_fields (survey, check, needs, -1);
  for (guint i = 0; i < tj_form_get_n_cases (form); i++)
    {
      if (!tj_case_is_blank (tj_form_get_case (form, i)))
        check_fields (survey, check, needs, (int) i);
    }
  check_words (survey, check, needs);
}

static char *
join_titles (GPtrArray  *checks,
             TjLanguage  language)
{
  g_autoptr(GString) titles = g_string_new (NULL);

  for (guint i = 0; i < checks->len; i++)
    {
      const TjCheck *check = g_ptr_array_index (checks, i);

      if (i > 0)
        g_string_append (titles, language == TJ_LANGUAGE_ZH ? "”“" : "”, “");
      g_string_append (titles, tj_finding_catalogue_get_title (check->code, language));
    }

  return g_strdup (titles->str);
}

static void
report_annex (Survey *survey)
{
  g_autofree char *zh = join_titles (survey->want_annex, TJ_LANGUAGE_ZH);
  g_autofree char *en = join_titles (survey->want_annex, TJ_LANGUAGE_EN);
  g_autoptr(GString) codes = g_string_new (NULL);
  TjFinding *finding;

  for (guint i = 0; i < survey->want_annex->len; i++)
    g_string_append_printf (codes, "%s%s", i > 0 ? " " : "",
                            ((const TjCheck *) g_ptr_array_index (survey->want_annex, i))->code);

  finding = tj_check_context_add (survey->context, "not-checked", "annex");
  tj_finding_add_text (finding, "code", codes->str);
  tj_finding_add_text (finding, "rule_zh", zh);
  tj_finding_add_text (finding, "rule_en", en);
}

/**
 * tj_check_gaps_add:
 *
 * Adds a finding for every rule that could not run, or not in full.
 */
void
tj_check_gaps_add (TjCheckContext *context)
{
  g_autoptr(GPtrArray) want_annex = g_ptr_array_new ();
  Survey survey = { context, want_annex };

  tj_check_registry_foreach (visit, &survey);
  if (want_annex->len > 0)
    report_annex (&survey);
}
