/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cli/tj-chart-load.h"

#include "cli/tj-files.h"
#include "cli/tj-output.h"
#include "cli/tj-round.h"
#include "cli/tj-sheet-file.h"
#include "core/checks/tj-check-runner.h"

#include <glib/gi18n-lib.h>

#define MAX_INPUTS_BYTES (4 * 1024 * 1024)
#define MAX_FEW_SHEETS 3

static gboolean
add_sheet (TjChartInput *input,
           const char   *path,
           gboolean      alone)
{
  g_autoptr(TjSheet) sheet = tj_sheet_file_load (path, TJ_SHEET_FILE_SIGNED_OR_DRAFT);
  TjChartSubject *subject;

  if (sheet == NULL)
    return FALSE;

  if (!alone && tj_chart_input_find_package (input, sheet) == NULL)
    {
      tj_output_error (_("“%s” is a sheet of another package. Name the package it belongs to."),
                       path);
      return FALSE;
    }

  subject = tj_chart_input_add_sheet (input, sheet);
  if (subject->source == NULL)
    subject->source = g_path_get_basename (path);

  return TRUE;
}

static gboolean
add_sheets (TjChartInput        *input,
            const char * const  *paths,
            gboolean             alone)
{
  for (guint i = 0; paths != NULL && paths[i] != NULL; i++)
    {
      if (!add_sheet (input, paths[i], alone))
        return FALSE;
    }

  return TRUE;
}

static char *
dup_inputs_path (const char           *inputs,
                 const TjChartSubject *subject)
{
  g_autofree char *name = NULL;

  if (!g_file_test (inputs, G_FILE_TEST_IS_DIR))
    return g_strdup (inputs);

  name = g_strconcat (tj_package_get_name (subject->package), ".xml", NULL);

  return g_build_filename (inputs, name, NULL);
}

/* Of a folder, the file named like the package, for those that have one. */
static gboolean
add_recalculations (TjChartInput *input,
                    const char   *inputs)
{
  for (guint i = 0; inputs != NULL && i < input->subjects->len; i++)
    {
      TjChartSubject *subject = g_ptr_array_index (input->subjects, i);
      g_autofree char *path = dup_inputs_path (inputs, subject);
      g_autoptr(GBytes) bytes = NULL;
      g_autoptr(GError) error = NULL;

      if (g_file_test (inputs, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_EXISTS))
        continue;

      bytes = tj_files_read (path, MAX_INPUTS_BYTES);
      if (bytes == NULL)
        return FALSE;

      subject->recalculation = tj_recalculation_inputs_read (bytes, path, &error);
      if (subject->recalculation == NULL)
        {
          tj_output_error ("%s", error->message);
          return FALSE;
        }
    }

  return TRUE;
}

static gboolean
add_packages (TjChartInput       *input,
              const TjArguments  *arguments,
              const TjChartFiles *files,
              gboolean           *complete)
{
  g_autoptr(GPtrArray) packages = tj_round_load (input->taxonomy, arguments, complete);
  g_auto(GStrv) paths = NULL;

  if (packages->len == 0)
    return FALSE;

  paths = tj_round_list_paths (packages);
  if (!tj_files_may_write (files->output, (const char * const *) paths))
    return FALSE;

  if (files->inputs != NULL && packages->len > 1
      && !g_file_test (files->inputs, G_FILE_TEST_IS_DIR))
    {
      tj_output_error (_("“%s” is of one package and there are several. Name a folder that has "
                         "a file for each."), files->inputs);
      return FALSE;
    }

  for (guint i = 0; i < packages->len; i++)
    {
      TjPackage *package = g_ptr_array_index (packages, i);
      TjChartSubject *subject = tj_chart_input_add_package (input, package);

      subject->findings = G_LIST_MODEL (tj_check_package (package, input->taxonomy));
    }

  return add_recalculations (input, files->inputs);
}

static gboolean
check_count (const TjChartKind *kind,
             const TjArguments *arguments)
{
  if (kind->subjects == TJ_CHART_OF_ONE_REVIEW && arguments->n_rest != 1)
    {
      tj_output_error (_("This chart is of one review sheet. Name just one."));
      return FALSE;
    }
  if (kind->subjects == TJ_CHART_OF_FEW_REVIEWS && arguments->n_rest > MAX_FEW_SHEETS)
    {
      tj_output_error (_("This chart is of at most %u review sheets. Name fewer."),
                       MAX_FEW_SHEETS);
      return FALSE;
    }

  return TRUE;
}

/**
 * tj_chart_load:
 * @kind: decides whether the arguments are packages or sheets
 * @complete: (out): whether all packages could be read
 *
 * Reads what a chart is drawn of. What cannot be read is named on standard error.
 *
 * Returns: (transfer full) (nullable): the input
 */
TjChartInput *
tj_chart_load (const TjChartKind  *kind,
               const TjArguments  *arguments,
               const TjChartFiles *files,
               gboolean           *complete)
{
  g_autoptr(TjTaxonomy) taxonomy = tj_taxonomy_new_default ();
  g_autoptr(TjChartInput) input = tj_chart_input_new (taxonomy);

  *complete = TRUE;

  if (files->sheets != NULL
      && !tj_files_may_write (files->output, (const char * const *) files->sheets))
    return NULL;

  if (kind->subjects == TJ_CHART_OF_PACKAGES)
    {
      if (!add_packages (input, arguments, files, complete)
          || !add_sheets (input, (const char * const *) files->sheets, FALSE))
        return NULL;
    }
  else if (!check_count (kind, arguments)
           || !tj_files_may_write (files->output, (const char * const *) arguments->rest)
           || !add_sheets (input, (const char * const *) arguments->rest, TRUE))
    return NULL;

  return g_steal_pointer (&input);
}
