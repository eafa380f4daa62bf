/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/base/tj-pattern.h"
#include "core/checks/tj-check-interval.h"
#include "core/checks/tj-check-registry.h"

#include <math.h>
#include <string.h>

/* Reductions of other gases are counted in tonnes of carbon dioxide by a warming potential, which
 * differs from report to report: both the figure and the report have to be stated. */

#define POTENTIAL "(?:GWP(?:-?100)?|增温潜[势值能]|变暖潜[势值能]|变暖潜能值|温室效应潜[势值能])"
/* Between the word and its figure, as 甲烷GWP（100年）取. */
#define BETWEEN "(?:(?!GWP)[^0-9。;\n]|100(?= ?(?:年|a))){0,24}?"
/* Neither the number of a refrigerant, as in R134a, nor a share. */
#define VALUE "(?<![A-Za-z0-9-])(?<value>[0-9]{1,2},[0-9]{3}|[0-9]+(?:\\.[0-9]+)?)" \
              "(?! ?(?:年|a\\b|[0-9%％‰])|\\.[0-9])"
#define MAX_POTENTIAL 50000.0

static gboolean
is_about_gas (TjForm *form)
{
  return g_strcmp0 (tj_form_get_category (form), "non_co2") == 0;
}

/* Which gases the declared type is about, as a factor's `of` begins. */
static gboolean
is_of_type (TjForm         *form,
            const TjFactor *factor)
{
  const char *type = tj_field_get_code (tj_form_get_field (form, "type"));

  if (factor->kind != TJ_FACTOR_GAS || g_str_equal (factor->of, "co2"))
    return FALSE;
  if (g_strcmp0 (type, "non_co2.methane") == 0)
    return g_str_equal (factor->of, "ch4");
  if (g_strcmp0 (type, "non_co2.n2o") == 0)
    return g_str_equal (factor->of, "n2o");
  if (g_strcmp0 (type, "non_co2.hfc") == 0)
    return g_str_has_prefix (factor->of, "hfc-");

  return TRUE;
}

/* Returns the reports that give @value for a gas of the declared type, as “AR5, AR6”. */
static char *
list_reports (TjCheckContext *context,
              double          value)
{
  GString *reports = g_string_new (NULL);

  for (guint i = 0; i < tj_factor_register_get_size (context->factors); i++)
    {
      const TjFactor *factor = tj_factor_register_get (context->factors, i);

      if (!is_of_type (context->form, factor) || factor->report == NULL
          || fabs (factor->value - value) > 1e-6 * value
          || strstr (reports->str, factor->report) != NULL)
        continue;

      if (reports->len > 0)
        g_string_append (reports, ", ");
      g_string_append (reports, factor->report);
    }

  return g_string_free (reports, FALSE);
}

/* The report that @text names: 第五次评估报告 or AR5; NULL where it names none. */
static const char *
find_report (const char *text)
{
  static const char * const reports[][2] = {
    { "AR4", "AR4|第四次评估|2007年.{0,6}IPCC|IPCC.{0,4}2007" },
    { "AR5", "AR5|第五次评估|IPCC.{0,4}2013|IPCC.{0,4}2014" },
    { "AR6", "AR6|第六次评估|IPCC.{0,4}2021" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (reports); i++)
    {
      if (tj_pattern_matches (reports[i][1], text))
        return reports[i][0];
    }

  return NULL;
}

static const char *
find_report_anywhere (TjCheckContext *context)
{
  for (guint i = 0; i < context->passages->len; i++)
    {
      const TjPassage *passage = g_ptr_array_index (context->passages, i);
      const char *report = find_report (passage->figures->text);

      if (report != NULL)
        return report;
    }

  return NULL;
}

static void
report_value (TjCheckContext  *context,
              const TjPassage *passage,
              double           value)
{
  const char *stated = find_report (passage->figures->text);
  g_autofree char *published = list_reports (context, value);
  g_autofree char *zh = tj_passage_dup_place (passage, TJ_LANGUAGE_ZH);
  g_autofree char *en = tj_passage_dup_place (passage, TJ_LANGUAGE_EN);
  const char *variant = NULL;
  TjFinding *finding;

  if (stated == NULL)
    stated = find_report_anywhere (context);
  if (*published == '\0')
    variant = "unknown";
  else if (stated == NULL)
    variant = "edition";
  else if (strstr (published, stated) == NULL)
    variant = "other-edition";
  else
    return;

  finding = tj_check_context_add (context, "warming-potential", variant);
  if (passage->path != NULL)
    tj_finding_add_field (finding, passage->path);
  tj_finding_add_text (finding, "place_zh", zh);
  tj_finding_add_text (finding, "place_en", en);
  if (*published != '\0')
    tj_finding_add_text (finding, "published", published);
  if (g_str_equal (variant, "other-edition"))
    tj_finding_add_text (finding, "stated", stated);
  tj_finding_add_number (finding, "warming_potential", value);
}

/* Every different value that the package states is looked at once. */
static guint
check_passage (TjCheckContext  *context,
               const TjPassage *passage,
               GRegex          *regex,
               GHashTable      *seen)
{
  g_autoptr(GMatchInfo) match = NULL;
  guint n = 0;

  g_regex_match (regex, passage->figures->text, G_REGEX_MATCH_DEFAULT, &match);
  while (g_match_info_matches (match))
    {
      g_autofree char *digits = g_match_info_fetch_named (match, "value");
      g_auto(GStrv) parts = g_strsplit (digits, ",", -1);
      g_autofree char *plain = g_strjoinv ("", parts);
      double value = g_ascii_strtod (plain, NULL);

      if (value > 1 && value <= MAX_POTENTIAL)
        {
          n++;
          if (g_hash_table_add (seen, GINT_TO_POINTER ((int) (value * 100))))
            report_value (context, passage, value);
        }
      g_match_info_next (match, NULL);
    }

  return n;
}

static void
run_warming_potential (TjCheckContext *context)
{
  GRegex *regex;
  g_autoptr(GHashTable) seen = g_hash_table_new (NULL, NULL);
  guint n = 0;

  if (!is_about_gas (context->form))
    return;

  regex = tj_pattern_get (POTENTIAL BETWEEN VALUE);
  for (guint i = 0; i < context->passages->len; i++)
    n += check_passage (context, g_ptr_array_index (context->passages, i), regex, seen);

  if (n == 0 && tj_check_context_knows_calculation (context))
    tj_finding_add_field (tj_check_context_add (context, "warming-potential", NULL),
                          "potential_2030");
}

const TjCheck tj_checks_gases[] = {
  { "warming-potential", run_warming_potential, TJ_CHECK_NEEDS_CALCULATION },
  { NULL, NULL, NULL },
};
