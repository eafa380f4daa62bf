/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cli/tj-command.h"

#include "cli/tj-arguments.h"
#include "cli/tj-factor-file.h"
#include "cli/tj-output.h"
#include "core/base/tj-text.h"

#include <glib/gi18n-lib.h>

static void
add_factor (JsonBuilder    *builder,
            const TjFactor *factor)
{
  json_builder_begin_object (builder);
  tj_output_json_member (builder, "id", factor->id);
  tj_output_json_member (builder, "kind", tj_factor_kind_to_string (factor->kind));
  tj_output_json_member (builder, "of", factor->of);
  json_builder_set_member_name (builder, "value");
  tj_output_json_number (builder, factor->value);
  tj_output_json_member (builder, "unit", factor->unit_text);

  json_builder_set_member_name (builder, "name");
  json_builder_begin_object (builder);
  tj_output_json_member (builder, "zh_CN", factor->name_zh);
  tj_output_json_member (builder, "en", factor->name_en);
  json_builder_end_object (builder);

  if (factor->year > 0)
    {
      json_builder_set_member_name (builder, "year");
      json_builder_add_int_value (builder, factor->year);
    }
  if (factor->region != NULL)
    tj_output_json_member (builder, "region", factor->region);
  if (factor->report != NULL)
    tj_output_json_member (builder, "report", factor->report);
  if (factor->valid_from != NULL)
    tj_output_json_member (builder, "valid_from", factor->valid_from);
  json_builder_set_member_name (builder, "prescribed");
  json_builder_add_boolean_value (builder, factor->prescribed);
  tj_output_json_member (builder, "source", factor->source);
  if (factor->derivation != NULL)
    tj_output_json_member (builder, "derivation", factor->derivation);
  tj_output_json_member (builder, "register", factor->register_id);
  json_builder_end_object (builder);
}

static void
print_json (TjFactorRegister *factors)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  tj_output_json_member (builder, "register", tj_factor_register_get_id (factors));
  json_builder_set_member_name (builder, "factors");
  json_builder_begin_array (builder);
  for (guint i = 0; i < tj_factor_register_get_size (factors); i++)
    add_factor (builder, tj_factor_register_get (factors, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  tj_output_json (builder);
}

static void
print_text (TjFactorRegister *factors)
{
  guint width = 0;

  for (guint i = 0; i < tj_factor_register_get_size (factors); i++)
    width = MAX (width, tj_output_get_width (tj_factor_register_get (factors, i)->id));

  tj_output_print ("%s (%s)\n", tj_factor_register_get_title (factors),
                   tj_factor_register_get_id (factors));
  for (guint i = 0; i < tj_factor_register_get_size (factors); i++)
    {
      const TjFactor *factor = tj_factor_register_get (factors, i);
      g_autofree char *value = tj_text_dup_number (factor->value);
      g_autofree char *text = NULL;

      text = g_strdup_printf ("%s %s  %s%s; %s", value, factor->unit_text,
                              tj_factor_get_name (factor),
                              factor->prescribed ? _(" (prescribed)") : "", factor->source);
      tj_output_row (factor->id, width, text);
    }
}

/**
 * tj_command_factors:
 * @argc: how many
 * @argv: the command's name and what follows it
 *
 * Prints the emission factors and warming potentials that recalculations are made with.
 *
 * Returns: the exit status, a #TjExit
 */
int
tj_command_factors (int    argc,
                    char **argv)
{
  g_auto(TjArguments) arguments = TJ_ARGUMENTS_INIT;
  g_autofree char *own = NULL;
  const GOptionEntry entries[] = {
    { "register", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &own,
      N_("A register of one's own, whose factors come first"), "FACTORS.xml" },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr(TjFactorRegister) factors = NULL;

  if (!tj_arguments_parse (&arguments, argc, argv, entries, TJ_ARGUMENTS_FORMAT))
    return TJ_EXIT_UNUSABLE;

  if (!g_str_equal (arguments.rest[0], "list"))
    {
      /* Translators: %s is what was typed where “list” is expected. */
      tj_output_error (_("“factors” cannot do “%s”. Try “tanjian-cli factors list”."),
                       arguments.rest[0]);
      return TJ_EXIT_UNUSABLE;
    }

  factors = tj_factor_file_load (own);
  if (factors == NULL)
    return TJ_EXIT_UNUSABLE;

  if (arguments.json)
    print_json (factors);
  else
    print_text (factors);

  return TJ_EXIT_FINE;
}
