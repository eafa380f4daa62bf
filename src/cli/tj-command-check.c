/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cli/tj-command.h"

#include "cli/tj-arguments.h"
#include "cli/tj-finding-output.h"
#include "cli/tj-output.h"
#include "cli/tj-round.h"
#include "cli/tj-sheet-file.h"
#include "core/checks/tj-check-round.h"
#include "core/checks/tj-check-runner.h"

#include <glib/gi18n-lib.h>

/* Element type GListStore, one for each of @packages. */
static GPtrArray *
check_all (TjTaxonomy *taxonomy,
           GPtrArray  *packages)
{
  GPtrArray *all = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < packages->len; i++)
    g_ptr_array_add (all, tj_check_package (g_ptr_array_index (packages, i), taxonomy));

  return all;
}

static void
add_package (JsonBuilder *builder,
             TjTaxonomy  *taxonomy,
             TjPackage   *package,
             GListModel  *findings)
{
  g_autoptr(GListStore) gaps = tj_check_list_gaps (package, taxonomy);

  tj_finding_output_json (builder, findings, tj_package_get_form (package));
  tj_finding_output_gaps_json (builder, G_LIST_MODEL (gaps));
}

static void
print_json (TjTaxonomy *taxonomy,
            GPtrArray  *packages,
            GPtrArray  *findings,
            gboolean    several)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  if (several)
    {
      json_builder_set_member_name (builder, "packages");
      json_builder_begin_array (builder);
    }

  for (guint i = 0; i < packages->len; i++)
    {
      if (several)
        {
          json_builder_begin_object (builder);
          tj_output_json_member (builder, "package",
                                 tj_package_get_name (g_ptr_array_index (packages, i)));
        }

      add_package (builder, taxonomy, g_ptr_array_index (packages, i),
                   g_ptr_array_index (findings, i));
      if (several)
        json_builder_end_object (builder);
    }

  if (several)
    json_builder_end_array (builder);
  json_builder_end_object (builder);

  tj_output_json (builder);
}

static void
print_text (TjTaxonomy *taxonomy,
            GPtrArray  *packages,
            GPtrArray  *findings,
            gboolean    several)
{
  for (guint i = 0; i < packages->len; i++)
    {
      g_autoptr(GListStore) gaps = NULL;
      g_autofree char *name = NULL;

      gaps = tj_check_list_gaps (g_ptr_array_index (packages, i), taxonomy);
      name = tj_output_clean (tj_package_get_name (g_ptr_array_index (packages, i)));
      if (several)
        tj_output_print ("%s%s\n", i > 0 ? "\n" : "", name);

      tj_finding_output_text (g_ptr_array_index (findings, i));
      tj_finding_output_gaps_text (G_LIST_MODEL (gaps));
    }
}

static gboolean
has_error (GPtrArray *findings)
{
  for (guint i = 0; i < findings->len; i++)
    {
      if (tj_check_count (g_ptr_array_index (findings, i), TJ_SEVERITY_ERROR) > 0)
        return TRUE;
    }

  return FALSE;
}

/**
 * tj_command_check:
 * @argc: how many
 * @argv: the command's name and what follows it
 *
 * Prints the findings of one or more packages, and what could not be checked.
 *
 * Returns: the exit status, a #TjExit
 */
int
tj_command_check (int    argc,
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
  g_autoptr(GPtrArray) packages = NULL;
  g_autoptr(GPtrArray) findings = NULL;
  gboolean complete;
  gboolean several;

  if (!tj_arguments_parse (&arguments, argc, argv, entries,
                           TJ_ARGUMENTS_FORMAT | TJ_ARGUMENTS_SEVERAL | TJ_ARGUMENTS_PACKAGES))
    return TJ_EXIT_UNUSABLE;

  taxonomy = tj_taxonomy_new_default ();
  packages = tj_round_load (taxonomy, &arguments, &complete);
  if (packages->len == 0 || !tj_sheet_file_correct_only (packages, taxonomy, sheet, NULL))
    return TJ_EXIT_UNUSABLE;

  findings = check_all (taxonomy, packages);
  tj_check_round (packages, findings);
  several = packages->len > 1 || arguments.n_rest > 1;
  if (arguments.json)
    print_json (taxonomy, packages, findings, several);
  else
    print_text (taxonomy, packages, findings, several);

  if (!complete)
    return TJ_EXIT_UNUSABLE;

  return has_error (findings) ? TJ_EXIT_PROBLEM : TJ_EXIT_FINE;
}
