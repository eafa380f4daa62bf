/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cli/tj-command.h"

#include "cli/tj-arguments.h"
#include "cli/tj-files.h"
#include "cli/tj-round.h"
#include "core/import/tj-application-writer.h"

#include <glib/gi18n-lib.h>

/**
 * tj_command_export:
 * @argc: how many
 * @argv: the command's name and what follows it
 *
 * Writes the form of a package as application.xml.
 *
 * Returns: the exit status, a #TjExit
 */
int
tj_command_export (int    argc,
                   char **argv)
{
  g_auto(TjArguments) arguments = TJ_ARGUMENTS_INIT;
  g_autofree char *output = NULL;
  const GOptionEntry entries[] = {
    { "output", 'o', G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &output,
      N_("Where to write the form"), "application.xml" },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr(TjTaxonomy) taxonomy = NULL;
  g_autoptr(TjPackage) package = NULL;
  g_autoptr(GBytes) bytes = NULL;

  if (!tj_arguments_parse (&arguments, argc, argv, entries, TJ_ARGUMENTS_PACKAGES)
      || !tj_arguments_require ("output", output)
      || !tj_files_may_write (output, (const char * const *) arguments.rest))
    return TJ_EXIT_UNUSABLE;

  taxonomy = tj_taxonomy_new_default ();
  package = tj_round_load_package (taxonomy, &arguments, arguments.rest[0]);
  if (package == NULL)
    return TJ_EXIT_UNUSABLE;

  bytes = tj_application_write (tj_package_get_form (package));

  return tj_files_write (output, bytes, FALSE) ? TJ_EXIT_FINE : TJ_EXIT_UNUSABLE;
}
