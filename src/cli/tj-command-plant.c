/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cli/tj-command.h"

#include "cli/tj-arguments.h"
#include "cli/tj-files.h"
#include "cli/tj-output.h"
#include "cli/tj-package-file.h"
#include "cli/tj-round.h"
#include "core/checks/tj-check-runner.h"
#include "core/training/tj-planting.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  char *output;
  char *key;
  char *errors;
  char *severity;
  gint64 seed;
} PlantOptions;

static void
plant_options_clear (PlantOptions *options)
{
  g_free (options->output);
  g_free (options->key);
  g_free (options->errors);
  g_free (options->severity);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PlantOptions, plant_options_clear)

static gboolean
is_subtle (const PlantOptions *options)
{
  return g_strcmp0 (options->severity, "subtle") == 0;
}

static gboolean
check_options (const PlantOptions *options,
               const TjArguments  *arguments)
{
  const char * const *inputs = (const char * const *) arguments->rest;

  if (!tj_arguments_require ("output", options->output) ||
      !tj_arguments_require ("errors", options->errors))
    return FALSE;

  if (options->severity != NULL && !is_subtle (options) &&
      !g_str_equal (options->severity, "gross"))
    {
      tj_output_error (_("“%s” is no severity. Choose gross or subtle."), options->severity);
      return FALSE;
    }

  if (options->seed < 0 || options->seed > G_MAXUINT32)
    {
      tj_output_error (_("“--seed” takes a number from 0 to %u."), G_MAXUINT32);
      return FALSE;
    }

  return tj_package_file_may_write (options->output, inputs) &&
         (options->key == NULL || tj_files_may_write (options->key, inputs));
}

/* (transfer full): what the rules find in the new package */
static GListStore *
check_output (TjTaxonomy        *taxonomy,
              const TjArguments *arguments,
              const char        *output)
{
  g_autoptr(TjPackage) package = tj_round_load_package (taxonomy, arguments, output);

  return package != NULL ? tj_check_package (package, taxonomy) : NULL;
}

static void
add_follower (JsonBuilder *builder,
              TjFinding   *finding)
{
  const char * const *fields = tj_finding_get_fields (finding);

  json_builder_begin_object (builder);
  tj_output_json_member (builder, "code", tj_finding_get_code (finding));
  json_builder_set_member_name (builder, "fields");
  json_builder_begin_array (builder);
  for (guint i = 0; fields[i] != NULL; i++)
    json_builder_add_string_value (builder, fields[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
print_json (const TjPlanting   *planting,
            const PlantOptions *options)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "seed");
  json_builder_add_int_value (builder, options->seed);
  tj_output_json_member (builder, "severity", is_subtle (options) ? "subtle" : "gross");
  json_builder_set_member_name (builder, "planted");
  json_builder_begin_array (builder);
  for (guint i = 0; i < planting->planted->len; i++)
    {
      const TjPlanted *planted = g_ptr_array_index (planting->planted, i);

      json_builder_begin_object (builder);
      tj_output_json_member (builder, "error", planted->kind);
      tj_output_json_member (builder, "code", planted->code);
      tj_output_json_member (builder, "field", planted->field);
      if (planted->before != NULL)
        tj_output_json_member (builder, "before", planted->before);
      if (planted->after != NULL)
        tj_output_json_member (builder, "after", planted->after);
      json_builder_set_member_name (builder, "found_by_rules");
      json_builder_add_boolean_value (builder, planted->found);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);

  json_builder_set_member_name (builder, "follows");
  json_builder_begin_array (builder);
  for (guint i = 0; i < planting->follows->len; i++)
    add_follower (builder, g_ptr_array_index (planting->follows, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  tj_output_json (builder);
}

static void
print_text (const TjPlanting *planting)
{
  for (guint i = 0; i < planting->planted->len; i++)
    {
      const TjPlanted *planted = g_ptr_array_index (planting->planted, i);

      tj_output_row (planted->kind, 18, tj_language_pick (tj_language_get_current (), planted->zh,
                                                          planted->en));
      if (!planted->found)
        tj_output_row ("", 18, _("No rule of the program finds it."));
    }

  if (planting->follows->len > 0)
    tj_output_print ("\n%s\n", _("What follows from it"));
  for (guint i = 0; i < planting->follows->len; i++)
    {
      TjFinding *finding = g_ptr_array_index (planting->follows, i);
      g_autofree char *message = tj_finding_dup_message (finding, tj_language_get_current ());

      tj_output_row (tj_finding_get_code (finding), 18, message);
    }
}

static TjExit
run (const PlantOptions *options,
     const TjArguments  *arguments)
{
  g_autoptr(TjTaxonomy) taxonomy = tj_taxonomy_new_default ();
  g_autoptr(TjPackageFile) source = tj_package_file_open (taxonomy, arguments, arguments->rest[0]);
  g_autoptr(TjPlanting) planting = NULL;
  g_autoptr(GPtrArray) entries = NULL;
  g_autoptr(GListStore) known = NULL;
  g_autoptr(GListStore) findings = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *name = g_path_get_basename (options->output);
  g_autoptr(GBytes) key = NULL;

  if (source == NULL)
    return TJ_EXIT_UNUSABLE;

  known = tj_check_package (source->package, taxonomy);
  planting = tj_planting_make (source->package, G_LIST_MODEL (known), options->errors,
                               is_subtle (options), (guint32) options->seed, &error);
  if (planting == NULL)
    {
      tj_output_error ("%s", error->message);
      return TJ_EXIT_UNUSABLE;
    }

  entries = tj_planting_list_entries (planting, source->package);
  if (!tj_package_file_write (entries, options->output))
    return TJ_EXIT_UNUSABLE;

  findings = check_output (taxonomy, arguments, options->output);
  if (findings == NULL)
    return TJ_EXIT_UNUSABLE;

  tj_planting_add_findings (planting, G_LIST_MODEL (known), G_LIST_MODEL (findings));
  key = tj_planting_to_key (planting, name, is_subtle (options), (guint32) options->seed);
  if (options->key != NULL && !tj_files_write (options->key, key, FALSE))
    return TJ_EXIT_UNUSABLE;

  if (arguments->json)
    print_json (planting, options);
  else
    print_text (planting);

  return TJ_EXIT_FINE;
}

/**
 * tj_command_plant:
 * @argc: how many
 * @argv: the command's name and what follows it
 *
 * Makes a package with errors, and the key to them.
 *
 * Returns: the exit status, a #TjExit
 */
int
tj_command_plant (int    argc,
                  char **argv)
{
  g_auto(TjArguments) arguments = TJ_ARGUMENTS_INIT;
  g_auto(PlantOptions) options = { NULL };
  g_autofree char *kinds = g_strjoinv (",", (char **) tj_planting_list_kinds ());
  const GOptionEntry entries[] = {
    { "errors", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &options.errors,
      N_("Which errors, apart by commas, or how many of any kind"), kinds },
    { "severity", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &options.severity,
      N_("How easily they are seen; gross unless said otherwise"), "gross|subtle" },
    { "seed", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_INT64, &options.seed,
      N_("Where the random numbers begin; the same seed makes the same package"), "N" },
    { "output", 'o', G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &options.output,
      N_("The new package: a folder that is not there yet, or a .zip file"), "FOLDER|FILE.zip" },
    { "key", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &options.key,
      N_("Where to write the answer key"), "KEY.xml" },
    G_OPTION_ENTRY_NULL
  };

  if (!tj_arguments_parse (&arguments, argc, argv, entries,
                           TJ_ARGUMENTS_FORMAT | TJ_ARGUMENTS_PACKAGES) ||
      !check_options (&options, &arguments))
    return TJ_EXIT_UNUSABLE;

  return run (&options, &arguments);
}
