/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cli/tj-command.h"

#include "cli/tj-arguments.h"
#include "cli/tj-factor-file.h"
#include "cli/tj-files.h"
#include "cli/tj-output.h"
#include "cli/tj-round.h"
#include "core/base/tj-text.h"
#include "core/carbon/tj-recalculation.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define MAX_INPUTS_BYTES (4 * 1024 * 1024)

static void
add_number (JsonBuilder *builder,
            const char  *name,
            double       value)
{
  json_builder_set_member_name (builder, name);
  tj_output_json_number (builder, value);
}

static void
add_words (JsonBuilder *builder,
           const char  *name,
           const char  *words)
{
  if (words != NULL)
    tj_output_json_member (builder, name, words);
}

static void
add_inputs (JsonBuilder    *builder,
            const TjFigure *figure)
{
  json_builder_set_member_name (builder, "inputs");
  json_builder_begin_array (builder);
  for (guint i = 0; i < figure->inputs->len; i++)
    {
      const TjFigureInput *input = g_ptr_array_index (figure->inputs, i);

      json_builder_begin_object (builder);
      tj_output_json_member (builder, "id", input->id);
      tj_output_json_member (builder, "name", input->name);
      add_number (builder, "value", input->value);
      add_words (builder, "unit", input->unit);
      add_words (builder, "origin", input->origin);
      add_words (builder, "attachment", input->attachment);
      if (input->page > 0)
        add_number (builder, "page", input->page);
      add_words (builder, "field", input->field);
      add_words (builder, "figure", input->figure);
      add_words (builder, "source", input->source);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_value (JsonBuilder    *builder,
           const TjFigure *figure)
{
  add_number (builder, "value", figure->value);
  if (figure->is_range)
    {
      add_number (builder, "low", figure->low);
      add_number (builder, "high", figure->high);
    }
  if (figure->has_draws)
    {
      json_builder_set_member_name (builder, "draws");
      json_builder_begin_object (builder);
      add_number (builder, "p5", figure->draw_low);
      add_number (builder, "p50", figure->draw_middle);
      add_number (builder, "p95", figure->draw_high);
      json_builder_set_member_name (builder, "defined");
      json_builder_add_int_value (builder, figure->draws_defined);
      json_builder_end_object (builder);
    }
  tj_output_json_member (builder, "evaluated", figure->evaluated);
}

static void
add_reason (JsonBuilder    *builder,
            const TjFigure *figure)
{
  json_builder_set_member_name (builder, "missing");
  json_builder_begin_array (builder);
  for (guint i = 0; figure->missing[i] != NULL; i++)
    json_builder_add_string_value (builder, figure->missing[i]);
  json_builder_end_array (builder);
  if (figure->reason != NULL)
    tj_output_json_member (builder, "reason", figure->reason);
}

static void
add_figure (JsonBuilder    *builder,
            const TjFigure *figure)
{
  json_builder_set_member_name (builder, figure->id);
  json_builder_begin_object (builder);
  tj_output_json_member (builder, "name", figure->name);
  tj_output_json_member (builder, "unit", figure->unit);
  if (figure->is_known)
    add_value (builder, figure);
  else
    add_reason (builder, figure);
  tj_output_json_member (builder, "formula", figure->formula);
  add_words (builder, "words", figure->words);
  if (figure->clause != NULL)
    tj_output_json_member (builder, "clause", figure->clause);
  if (figure->has_claim)
    {
      json_builder_set_member_name (builder, "claim");
      json_builder_begin_object (builder);
      tj_output_json_member (builder, "field", figure->claim_field);
      add_number (builder, "value", figure->claim);
      json_builder_end_object (builder);
    }
  add_inputs (builder, figure);
  json_builder_end_object (builder);
}

static void
add_case (JsonBuilder               *builder,
          const TjCaseRecalculation *item)
{
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "case");
  json_builder_add_int_value (builder, item->index);

  json_builder_set_member_name (builder, "figures");
  json_builder_begin_object (builder);
  for (guint i = 0; i < item->figures->len; i++)
    add_figure (builder, g_ptr_array_index (item->figures, i));
  json_builder_end_object (builder);

  tj_output_json_member (builder, "ratio_basis", tj_ratio_basis_to_string (item->ratio_basis));
  json_builder_set_member_name (builder, "problems");
  json_builder_begin_array (builder);
  for (guint i = 0; i < item->problems->len; i++)
    json_builder_add_string_value (builder, g_ptr_array_index (item->problems, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
print_json (const TjRecalculation *result)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  tj_output_json_member (builder, "register", result->register_id);
  json_builder_set_member_name (builder, "draws");
  json_builder_add_int_value (builder, result->n_draws);
  json_builder_set_member_name (builder, "seed");
  json_builder_add_int_value (builder, result->seed);
  json_builder_set_member_name (builder, "cases");
  json_builder_begin_array (builder);
  for (guint i = 0; i < result->cases->len; i++)
    add_case (builder, g_ptr_array_index (result->cases, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  tj_output_json (builder);
}

static char *
dup_number (double value)
{
  return tj_text_format_number (value, fabs (value) < 1000 ? 2 : 0);
}

static char *
describe (const TjFigure *figure)
{
  GString *text = g_string_new (NULL);
  g_autofree char *value = NULL;

  if (!figure->is_known)
    {
      g_autofree char *missing = g_strjoinv (_(", "), figure->missing_names);

      g_string_append (text, "— ");
      if (figure->reason != NULL)
        g_string_append (text, figure->reason);
      else
        /* Translators: a list of what would have to be known */
        g_string_append_printf (text, _("missing: %s"), missing);
      return g_string_free (text, FALSE);
    }

  value = dup_number (figure->value);
  g_string_append_printf (text, "%s %s  [%s]", value, figure->unit, figure->evaluated);
  if (figure->is_range)
    {
      g_autofree char *low = dup_number (figure->low);
      g_autofree char *high = dup_number (figure->high);

      g_string_append_printf (text, _("; %s to %s"), low, high);
    }
  if (figure->has_draws)
    {
      g_autofree char *low = dup_number (figure->draw_low);
      g_autofree char *high = dup_number (figure->draw_high);

      /* Translators: between these two lie 90 per cent of the draws */
      g_string_append_printf (text, _("; 5–95 %%: %s to %s"), low, high);
    }
  if (figure->has_claim)
    {
      g_autofree char *claim = dup_number (figure->claim);

      /* Translators: what the applicant states */
      g_string_append_printf (text, _("; claimed: %s"), claim);
    }

  return g_string_free (text, FALSE);
}

static void
print_case (const TjCaseRecalculation *item)
{
  guint width = 0;

  for (guint i = 0; i < item->figures->len; i++)
    {
      const TjFigure *figure = g_ptr_array_index (item->figures, i);

      width = MAX (width, tj_output_get_width (figure->name));
    }

  tj_output_print (_("Case %u"), item->index + 1);
  tj_output_print ("\n");
  for (guint i = 0; i < item->figures->len; i++)
    {
      const TjFigure *figure = g_ptr_array_index (item->figures, i);
      g_autofree char *text = describe (figure);

      tj_output_row (figure->name, width, text);
    }

  for (guint i = 0; i < item->problems->len; i++)
    tj_output_print ("• %s\n", (char *) g_ptr_array_index (item->problems, i));
}

static TjRecalculationInputs *
read_inputs (const char *path)
{
  g_autoptr(GBytes) bytes = tj_files_read (path, MAX_INPUTS_BYTES);
  g_autoptr(GError) error = NULL;
  TjRecalculationInputs *inputs = NULL;

  if (bytes == NULL)
    return NULL;

  inputs = tj_recalculation_inputs_read (bytes, path, &error);
  if (inputs == NULL)
    tj_output_error ("%s", error->message);

  return inputs;
}

/**
 * tj_command_recalc:
 * @argc: how many
 * @argv: the command's name and what follows it
 *
 * Recalculates the claims of a package from a reviewer's entries.
 *
 * Returns: the exit status, a #TjExit
 */
int
tj_command_recalc (int    argc,
                   char **argv)
{
  g_auto(TjArguments) arguments = TJ_ARGUMENTS_INIT;
  g_autofree char *path = NULL;
  g_autofree char *own = NULL;
  const GOptionEntry entries[] = {
    { "inputs", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &path,
      N_("What was found in the annexes, as data/schema/recalculation.xsd has it"), "FILE.xml" },
    { "register", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &own,
      N_("A register of one's own, whose factors come first"), "FACTORS.xml" },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr(TjTaxonomy) taxonomy = NULL;
  g_autoptr(TjPackage) package = NULL;
  g_autoptr(TjFactorRegister) factors = NULL;
  g_autoptr(TjRecalculationInputs) inputs = NULL;
  g_autoptr(TjRecalculation) result = NULL;

  if (!tj_arguments_parse (&arguments, argc, argv, entries,
                           TJ_ARGUMENTS_FORMAT | TJ_ARGUMENTS_PACKAGES) ||
      !tj_arguments_require ("inputs", path))
    return TJ_EXIT_UNUSABLE;

  inputs = read_inputs (path);
  factors = inputs != NULL ? tj_factor_file_load (own) : NULL;
  if (factors == NULL)
    return TJ_EXIT_UNUSABLE;

  taxonomy = tj_taxonomy_new_default ();
  package = tj_round_load_package (taxonomy, &arguments, arguments.rest[0]);
  if (package == NULL)
    return TJ_EXIT_UNUSABLE;

  result = tj_recalculate (tj_package_get_form (package), inputs, factors);
  if (arguments.json)
    {
      print_json (result);
      return TJ_EXIT_FINE;
    }

  for (guint i = 0; i < result->cases->len; i++)
    print_case (g_ptr_array_index (result->cases, i));
  /* Translators: id and version of the register of factors */
  tj_output_print (_("Factors: %s"), result->register_id);
  tj_output_print ("\n");

  return TJ_EXIT_FINE;
}
