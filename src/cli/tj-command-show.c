/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cli/tj-command.h"

#include "cli/tj-arguments.h"
#include "cli/tj-finding-output.h"
#include "cli/tj-form-output.h"
#include "cli/tj-output.h"
#include "cli/tj-round.h"
#include "cli/tj-sheet-file.h"
#include "core/checks/tj-check-runner.h"

#include <glib/gi18n-lib.h>

static void
print_json (TjPackage  *package,
            GListModel *findings)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  tj_form_output_json (builder, package);
  tj_finding_output_json (builder, findings, tj_package_get_form (package));
  json_builder_end_object (builder);

  tj_output_json (builder);
}

/**
 * tj_command_show:
 * @argc: how many
 * @argv: the command's name and what follows it
 *
 * Prints what was read from a package.
 *
 * Returns: the exit status, a #TjExit
 */
int
tj_command_show (int    argc,
                 char **argv)
{
  g_auto(TjArguments) arguments = TJ_ARGUMENTS_INIT;
  g_autofree char *sheet = NULL;
  const GOptionEntry entries[] = {
    { "sheet", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &sheet,
      N_("A sheet or draft whose corrections count"), "SHEET.xml" },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr(TjTaxonomy) taxonomy = NULL;
  g_autoptr(TjPackage) original = NULL;
  g_autoptr(TjPackage) package = NULL;
  g_autoptr(GListStore) findings = NULL;

  if (!tj_arguments_parse (&arguments, argc, argv, entries,
                           TJ_ARGUMENTS_FORMAT | TJ_ARGUMENTS_PACKAGES))
    return TJ_EXIT_UNUSABLE;

  taxonomy = tj_taxonomy_new_default ();
  original = tj_round_load_package (taxonomy, &arguments, arguments.rest[0]);
  if (original == NULL ||
      !(package = tj_sheet_file_correct (original, taxonomy, sheet, NULL)))
    return TJ_EXIT_UNUSABLE;

  findings = tj_check_package (package, taxonomy);
  if (arguments.json)
    {
      print_json (package, G_LIST_MODEL (findings));
    }
  else
    {
      tj_form_output_text (package, taxonomy);
      tj_output_print ("\n");
      tj_finding_output_text (G_LIST_MODEL (findings));
    }

  return TJ_EXIT_FINE;
}
