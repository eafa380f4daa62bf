/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cli/tj-finding-output.h"

#include "cli/tj-form-output.h"
#include "cli/tj-output.h"
#include "core/carbon/tj-factor-register.h"
#include "core/checks/tj-check-runner.h"

#include <glib/gi18n-lib.h>

static void
add_message (JsonBuilder *builder,
             TjFinding   *finding)
{
  g_autofree char *zh = tj_finding_dup_message (finding, TJ_LANGUAGE_ZH);
  g_autofree char *en = tj_finding_dup_message (finding, TJ_LANGUAGE_EN);

  json_builder_set_member_name (builder, "message");
  json_builder_begin_object (builder);
  tj_output_json_member (builder, "zh_CN", zh);
  tj_output_json_member (builder, "en", en);
  json_builder_end_object (builder);
}

static void
add_numbers (JsonBuilder *builder,
             TjFinding   *finding)
{
  guint n_numbers;
  const TjFindingNumber *numbers = tj_finding_get_numbers (finding, &n_numbers);

  json_builder_set_member_name (builder, "numbers");
  json_builder_begin_object (builder);
  for (guint i = 0; i < n_numbers; i++)
    {
      json_builder_set_member_name (builder, numbers[i].name);
      tj_output_json_number (builder, numbers[i].value);
    }
  json_builder_end_object (builder);
}

static void
add_fields (JsonBuilder *builder,
            const char  *member,
            TjFinding   *finding)
{
  const char * const *fields = tj_finding_get_fields (finding);

  json_builder_set_member_name (builder, member);
  json_builder_begin_array (builder);
  for (guint i = 0; fields[i] != NULL; i++)
    json_builder_add_string_value (builder, fields[i]);
  json_builder_end_array (builder);
}

static void
add_case (JsonBuilder *builder,
          TjFinding   *finding)
{
  json_builder_set_member_name (builder, "case");
  if (tj_finding_get_case (finding) >= 0)
    json_builder_add_int_value (builder, tj_finding_get_case (finding));
  else
    json_builder_add_null_value (builder);
}

/* What the applicant typed into the fields that the finding names, and where; where in an annex,
 * if its figures stand there. */
static void
add_inputs (JsonBuilder *builder,
            TjFinding   *finding,
            TjForm      *form)
{
  const char * const *fields = tj_finding_get_fields (finding);
  const char *zh = tj_finding_get_text (finding, "place_zh");
  const char *en = tj_finding_get_text (finding, "place_en");

  json_builder_set_member_name (builder, "inputs");
  json_builder_begin_array (builder);
  for (guint i = 0; fields[i] != NULL; i++)
    {
      TjField *field = tj_form_lookup (form, fields[i]);

      if (field == NULL)
        continue;

      json_builder_begin_object (builder);
      tj_output_json_member (builder, "field", fields[i]);
      tj_output_json_member (builder, "text", tj_field_get_text (field));
      if (tj_field_get_place (field) != NULL)
        tj_form_output_place (builder, tj_field_get_place (field));
      json_builder_end_object (builder);
    }
  if (zh != NULL && en != NULL)
    {
      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "place");
      json_builder_begin_object (builder);
      tj_output_json_member (builder, "zh_CN", zh);
      tj_output_json_member (builder, "en", en);
      json_builder_end_object (builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/* The register that the published or prescribed figures of a finding are of. */
static void
add_register (JsonBuilder *builder,
              TjFinding   *finding)
{
  static const char * const codes[] = {
    "factor-not-prescribed", "coal-factor", "warming-potential", NULL
  };
  g_autoptr(TjFactorRegister) factors = NULL;

  if (!g_strv_contains (codes, tj_finding_get_code (finding)))
    return;

  factors = tj_factor_register_new_default ();
  tj_output_json_member (builder, "register", tj_factor_register_get_id (factors));
}

static void
add_finding (JsonBuilder *builder,
             TjFinding   *finding,
             TjForm      *form)
{
  g_autofree char *evaluation = tj_finding_dup_evaluation (finding);

  json_builder_begin_object (builder);
  tj_output_json_member (builder, "code", tj_finding_get_code (finding));
  tj_output_json_member (builder, "severity",
                         tj_severity_to_string (tj_finding_get_severity (finding)));

  add_fields (builder, "fields", finding);
  add_case (builder, finding);
  add_message (builder, finding);
  tj_output_json_member (builder, "formula", tj_finding_get_formula (finding));
  if (evaluation != NULL)
    tj_output_json_member (builder, "evaluated", evaluation);
  add_numbers (builder, finding);
  add_inputs (builder, finding, form);
  add_register (builder, finding);
  tj_output_json_member (builder, "clause", tj_finding_get_clause (finding));
  json_builder_end_object (builder);
}

/**
 * tj_finding_output_json:
 * @findings: a list of #TjFinding
 * @form: the form they are about
 *
 * Adds the member `findings` to the object that @builder is in.
 */
void
tj_finding_output_json (JsonBuilder *builder,
                        GListModel  *findings,
                        TjForm      *form)
{
  json_builder_set_member_name (builder, "findings");
  json_builder_begin_array (builder);
  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr(TjFinding) finding = g_list_model_get_item (findings, i);

      add_finding (builder, finding, form);
    }
  json_builder_end_array (builder);
}

/**
 * tj_finding_output_gaps_json:
 * @gaps: a list of #TjFinding as tj_check_list_gaps() gives it
 *
 * Adds the member `not_checked` to the object that @builder is in.
 */
void
tj_finding_output_gaps_json (JsonBuilder *builder,
                             GListModel  *gaps)
{
  json_builder_set_member_name (builder, "not_checked");
  json_builder_begin_array (builder);
  for (guint i = 0; i < g_list_model_get_n_items (gaps); i++)
    {
      g_autoptr(TjFinding) gap = g_list_model_get_item (gaps, i);
      g_auto(GStrv) codes = g_strsplit (tj_finding_get_text (gap, "code"), " ", -1);

      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "codes");
      json_builder_begin_array (builder);
      for (guint n = 0; codes[n] != NULL; n++)
        json_builder_add_string_value (builder, codes[n]);
      json_builder_end_array (builder);
      add_fields (builder, "missing", gap);
      add_case (builder, gap);
      add_message (builder, gap);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/**
 * tj_finding_output_gaps_text:
 * @gaps: a list of #TjFinding as tj_check_list_gaps() gives it
 *
 * Prints in the user's language what could not be checked; nothing where all could.
 */
void
tj_finding_output_gaps_text (GListModel *gaps)
{
  for (guint i = 0; i < g_list_model_get_n_items (gaps); i++)
    {
      g_autoptr(TjFinding) gap = g_list_model_get_item (gaps, i);
      g_autofree char *message = tj_finding_dup_message (gap, tj_language_get_current ());

      if (i == 0)
        tj_output_print ("\n%s\n", _("Could not be checked:"));
      tj_output_row ("", 2, message);
    }
}

static void
print_summary (GListModel *findings)
{
  guint n_errors = tj_check_count (findings, TJ_SEVERITY_ERROR);
  guint n_all = g_list_model_get_n_items (findings);
  g_autofree char *errors = NULL;
  g_autofree char *all = NULL;

  if (n_all == 0)
    {
      tj_output_print ("%s\n", _("Nothing was found."));
      return;
    }

  errors = g_strdup_printf (ngettext ("%u error", "%u errors", n_errors), n_errors);
  all = g_strdup_printf (ngettext ("%u finding", "%u findings", n_all), n_all);
  /* Translators: as “12 findings, 3 errors among them.” */
  tj_output_print (_("%s, %s among them."), all, errors);
  tj_output_print ("\n");
}

/**
 * tj_finding_output_text:
 * @findings: a list of #TjFinding
 *
 * Prints the findings in the user's language: severity and code on the left, the sentence on
 * the right, and how many there are.
 */
void
tj_finding_output_text (GListModel *findings)
{
  TjLanguage language = tj_language_get_current ();
  guint width = 0;
  guint code_width = 0;

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr(TjFinding) finding = g_list_model_get_item (findings, i);
      TjSeverity severity = tj_finding_get_severity (finding);

      width = MAX (width, tj_output_get_width (tj_severity_get_label (severity)));
      code_width = MAX (code_width, tj_output_get_width (tj_finding_get_code (finding)));
    }

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr(TjFinding) finding = g_list_model_get_item (findings, i);
      g_autofree char *severity = NULL;
      g_autofree char *left = NULL;
      g_autofree char *message = tj_finding_dup_message (finding, language);

      severity = tj_output_pad (tj_severity_get_label (tj_finding_get_severity (finding)), width);
      left = g_strconcat (severity, "  ", tj_finding_get_code (finding), NULL);
      tj_output_row (left, width + 2 + code_width, message);
    }

  print_summary (findings);
}
