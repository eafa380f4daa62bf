/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cli/tj-command.h"

#include "cli/tj-arguments.h"
#include "cli/tj-files.h"
#include "cli/tj-output.h"
#include "cli/tj-round.h"
#include "core/assignment/tj-assignment-table.h"
#include "core/assignment/tj-expert-file.h"
#include "render/paper/tj-ledger-paper.h"

#include <glib/gi18n-lib.h>

#define DEFAULT_WANTED 3
#define MAX_WANTED 50

typedef struct
{
  char *experts;
  int n_wanted;
  gint64 seed;
  GStrv outputs;
} AssignOptions;

static GPtrArray *
load_experts (const char *path)
{
  g_autoptr(GBytes) bytes = tj_files_read (path, TJ_EXPERT_MAX_BYTES);
  g_autofree char *name = g_path_get_basename (path);
  g_autoptr(GError) error = NULL;
  GPtrArray *experts = bytes != NULL ? tj_experts_new_from_file (bytes, name, &error) : NULL;

  if (error != NULL)
    tj_output_error ("%s", error->message);

  return experts;
}

static void
add_experts (JsonBuilder      *builder,
             const TjAssigned *assigned,
             TjPackage        *package,
             GPtrArray        *experts,
             TjTaxonomy       *taxonomy)
{
  json_builder_set_member_name (builder, "experts");
  json_builder_begin_array (builder);
  for (guint i = 0; i < assigned->experts->len; i++)
    {
      const TjExpert *expert = g_ptr_array_index (experts,
                                                  g_array_index (assigned->experts, guint, i));

      json_builder_begin_object (builder);
      tj_output_json_member (builder, "name", expert->name);
      if (expert->employer != NULL)
        tj_output_json_member (builder, "employer", expert->employer);
      json_builder_set_member_name (builder, "match");
      json_builder_add_int_value (builder, tj_assignment_get_match (package, expert, taxonomy));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);

  json_builder_set_member_name (builder, "excluded");
  json_builder_begin_array (builder);
  for (guint i = 0; i < assigned->exclusions->len; i++)
    {
      const TjExclusion *exclusion = &g_array_index (assigned->exclusions, TjExclusion, i);

      json_builder_begin_object (builder);
      tj_output_json_member (builder, "name",
                             ((TjExpert *) experts->pdata[exclusion->expert])->name);
      tj_output_json_member (builder, "reason", exclusion->reason);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
print_json (const AssignOptions *options,
            const TjAssignment  *assignment,
            GPtrArray           *packages,
            GPtrArray           *experts,
            TjTaxonomy          *taxonomy)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "seed");
  json_builder_add_int_value (builder, options->seed);
  json_builder_set_member_name (builder, "max_load");
  json_builder_add_int_value (builder, assignment->max_load);
  json_builder_set_member_name (builder, "optimal");
  json_builder_add_boolean_value (builder, assignment->optimal);
  json_builder_set_member_name (builder, "packages");
  json_builder_begin_array (builder);
  for (guint i = 0; i < packages->len; i++)
    {
      json_builder_begin_object (builder);
      tj_output_json_member (builder, "package",
                             tj_package_get_name (g_ptr_array_index (packages, i)));
      add_experts (builder, g_ptr_array_index (assignment->packages, i),
                   g_ptr_array_index (packages, i), experts, taxonomy);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);

  json_builder_set_member_name (builder, "loads");
  json_builder_begin_array (builder);
  for (guint i = 0; i < experts->len; i++)
    {
      json_builder_begin_object (builder);
      tj_output_json_member (builder, "name", ((TjExpert *) experts->pdata[i])->name);
      json_builder_set_member_name (builder, "packages");
      json_builder_add_int_value (builder, g_array_index (assignment->loads, guint, i));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  tj_output_json (builder);
}

static void
print_text (const AssignOptions *options,
            const TjAssignment  *assignment,
            GPtrArray           *packages,
            GPtrArray           *experts)
{
  for (guint i = 0; i < packages->len; i++)
    {
      const TjAssigned *assigned = g_ptr_array_index (assignment->packages, i);

      tj_output_row (tj_package_get_name (g_ptr_array_index (packages, i)), 0, "");
      for (guint j = 0; j < assigned->experts->len; j++)
        {
          const TjExpert *expert = g_ptr_array_index (experts,
                                                      g_array_index (assigned->experts, guint, j));

          tj_output_row ("  ✓", 3, expert->name);
          if (expert->employer != NULL)
            tj_output_row ("", 7, expert->employer);
        }
      for (guint j = 0; j < assigned->exclusions->len; j++)
        {
          const TjExclusion *exclusion = &g_array_index (assigned->exclusions, TjExclusion, j);
          const TjExpert *expert = g_ptr_array_index (experts, exclusion->expert);
          g_autofree char *line = NULL;

          if (g_str_equal (exclusion->reason, "field"))
            continue;
          line = g_strconcat (expert->name, ": ", tj_assignment_words_reason (exclusion->reason,
                                                          tj_language_get_current ()), NULL);
          tj_output_row ("  ✗", 3, line);
        }
    }

  /* Translators: a number of packages, and a seed */
  tj_output_print (_("\nNobody has more than %u packages; seed %u\n"), assignment->max_load,
                   (guint) options->seed);
  if (!assignment->optimal)
    tj_output_print ("%s\n", _("There was not time to make sure that no other assignment suits "
                               "the fields better."));
}

static gboolean
write_outputs (const AssignOptions      *options,
               const TjAssignment       *assignment,
               const TjAssignmentOrigin *origin)
{
  g_autoptr(TjLedger) table = tj_assignment_to_ledger (assignment, origin, TJ_LANGUAGE_ZH);

  for (guint i = 0; options->outputs != NULL && options->outputs[i] != NULL; i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(GBytes) bytes = tj_ledger_paper_to_file (table, options->outputs[i],
                                                           TJ_LANGUAGE_ZH, &error);

      if (bytes == NULL)
        {
          tj_output_error ("%s", error->message);
          return FALSE;
        }
      if (!tj_files_write (options->outputs[i], bytes, FALSE))
        return FALSE;
    }

  return TRUE;
}

/* What it is written as, the ending says; what is read is not written over. */
static gboolean
check_outputs (const AssignOptions *options)
{
  const char * const inputs[] = { options->experts, NULL };

  for (guint i = 0; options->outputs != NULL && options->outputs[i] != NULL; i++)
    {
      if (!tj_ledger_paper_is_file_name (options->outputs[i]))
        {
          tj_output_error (_("“%s” does not end in .xlsx, .csv, .xml or .pdf. The ending says what "
                             "is written."), options->outputs[i]);
          return FALSE;
        }
      if (!tj_files_may_write (options->outputs[i], inputs))
        return FALSE;
    }

  return TRUE;
}

static TjExit
run (const AssignOptions *options,
     const TjArguments   *arguments)
{
  g_autoptr(TjTaxonomy) taxonomy = tj_taxonomy_new_default ();
  g_autoptr(GPtrArray) experts = load_experts (options->experts);
  g_autoptr(GPtrArray) packages = NULL;
  g_autoptr(TjAssignment) assignment = NULL;
  g_autoptr(GError) error = NULL;
  gboolean complete;

  if (experts == NULL)
    return TJ_EXIT_UNUSABLE;

  packages = tj_round_load (taxonomy, arguments, &complete);
  if (packages->len == 0)
    return TJ_EXIT_UNUSABLE;

  assignment = tj_assignment_make (packages, experts, taxonomy, (guint) options->n_wanted,
                                   (guint32) options->seed, &error);
  if (assignment == NULL)
    {
      tj_output_error ("%s", error->message);
      return TJ_EXIT_UNUSABLE;
    }

  if (!write_outputs (options, assignment,
                      &(TjAssignmentOrigin) { packages, experts, taxonomy,
                                              (guint) options->n_wanted,
                                              (guint32) options->seed, FALSE }))
    return TJ_EXIT_UNUSABLE;

  if (arguments->json)
    print_json (options, assignment, packages, experts, taxonomy);
  else
    print_text (options, assignment, packages, experts);

  return complete ? TJ_EXIT_FINE : TJ_EXIT_UNUSABLE;
}

/**
 * tj_command_assign:
 * @argc: how many
 * @argv: the command's name and what follows it
 *
 * Proposes which experts judge which packages.
 *
 * Returns: the exit status, a #TjExit
 */
int
tj_command_assign (int    argc,
                   char **argv)
{
  g_auto(TjArguments) arguments = TJ_ARGUMENTS_INIT;
  g_autofree char *path = NULL;
  g_auto(GStrv) outputs = NULL;
  AssignOptions options = { NULL, DEFAULT_WANTED, 0, NULL };
  const GOptionEntry entries[] = {
    { "experts", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &path,
      N_("The pool: a table with 姓名, 工作单位, 专业领域 and 回避单位"), "FILE.xlsx|.ods|.csv" },
    { "per-package", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_INT, &options.n_wanted,
      N_("How many experts each package gets (default 3)"), "N" },
    { "seed", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_INT64, &options.seed,
      N_("Where the random numbers begin; the same seed gives the same assignment"), "N" },
    { "output", 'o', G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME_ARRAY, &outputs,
      N_("Write the assignment as a table (.xlsx, .csv, .xml, .pdf); may be repeated"), "FILE" },
    G_OPTION_ENTRY_NULL
  };

  if (!tj_arguments_parse (&arguments, argc, argv, entries,
                           TJ_ARGUMENTS_FORMAT | TJ_ARGUMENTS_SEVERAL | TJ_ARGUMENTS_PACKAGES) ||
      !tj_arguments_require ("experts", path))
    return TJ_EXIT_UNUSABLE;

  if (options.n_wanted < 1 || options.n_wanted > MAX_WANTED)
    {
      tj_output_error (_("“--per-package” takes a number from 1 to %d."), MAX_WANTED);
      return TJ_EXIT_UNUSABLE;
    }

  if (options.seed < 0 || options.seed > G_MAXUINT32)
    {
      tj_output_error (_("“--seed” takes a number from 0 to %u."), G_MAXUINT32);
      return TJ_EXIT_UNUSABLE;
    }

  options.experts = path;
  options.outputs = outputs;
  if (!check_outputs (&options))
    return TJ_EXIT_UNUSABLE;

  return run (&options, &arguments);
}
