/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cli/tj-command.h"

#include "cli/tj-arguments.h"
#include "cli/tj-files.h"
#include "cli/tj-ledger-output.h"
#include "cli/tj-output.h"
#include "cli/tj-round.h"
#include "core/checks/tj-check-round.h"
#include "core/checks/tj-check-runner.h"
#include "core/ledger/tj-ledger-comparison.h"
#include "core/ledger/tj-ledger-file.h"
#include "core/ledger/tj-ledger-import.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_COLUMNS_BYTES (1024 * 1024)

/**
 * LedgerOptions:
 *
 * The options as typed, and what they mean once read_options() agreed.
 */
typedef struct
{
  char *output;
  char *import;
  char *columns_file;
  char *rank;
  char *language_name;

  TjLanguage language;
  TjLedgerColumns *columns;
} LedgerOptions;

static void
ledger_options_clear (LedgerOptions *options)
{
  g_free (options->output);
  g_free (options->import);
  g_free (options->columns_file);
  g_free (options->rank);
  g_free (options->language_name);
  g_clear_pointer (&options->columns, tj_ledger_columns_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LedgerOptions, ledger_options_clear)

static gboolean
read_columns (LedgerOptions *options)
{
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) error = NULL;

  if (options->columns_file == NULL)
    {
      options->columns = tj_ledger_columns_new_default ();
      return TRUE;
    }

  bytes = tj_files_read (options->columns_file, MAX_COLUMNS_BYTES);
  if (bytes == NULL)
    return FALSE;

  options->columns = tj_ledger_columns_new (bytes, options->columns_file, &error);
  if (options->columns == NULL)
    tj_output_error ("%s", error->message);

  return options->columns != NULL;
}

static gboolean
read_options (LedgerOptions *options,
              TjArguments   *arguments)
{
  if (arguments->n_rest == 0 && options->import == NULL)
    {
      tj_output_error (_("“ledger” takes packages, or “--import” with a workbook to read, or both "
                         "to compare them."));
      return FALSE;
    }

  if (options->import == NULL && !tj_arguments_require ("output", options->output))
    return FALSE;

  if (options->output != NULL && !tj_ledger_is_file_name (options->output))
    {
      tj_output_error (_("“%s” does not end in .xlsx, .csv or .xml. The ending says what is "
                         "written."), options->output);
      return FALSE;
    }

  options->language = TJ_LANGUAGE_ZH;
  if (options->language_name != NULL
      && !tj_language_parse (options->language_name, &options->language))
    {
      tj_output_error (_("“%s” is no language of ledgers. Choose zh_CN or en."),
                       options->language_name);
      return FALSE;
    }

  return read_columns (options);
}

static gboolean
rank (const LedgerOptions *options,
      TjLedger            *ledger)
{
  g_autofree char *column = g_strdup (options->rank);
  g_autoptr(GError) error = NULL;
  gboolean ascending = FALSE;
  char *colon;

  if (column == NULL)
    return TRUE;

  colon = strchr (column, ':');
  if (colon != NULL)
    {
      ascending = g_str_equal (colon, ":ascending");
      if (!ascending)
        {
          tj_output_error (_("“%s” is no order. Behind the column may stand “:ascending”, for the "
                             "smallest first."), colon);
          return FALSE;
        }
      *colon = '\0';
    }

  if (tj_ledger_rank (ledger, column, ascending, &error))
    return TRUE;

  tj_output_error ("%s", error->message);

  return FALSE;
}

static gboolean
write_ledger (const LedgerOptions *options,
              const TjLedger      *ledger)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = NULL;

  bytes = tj_ledger_to_file (ledger, options->output, options->language, &error);
  if (bytes == NULL)
    {
      tj_output_error ("%s", error->message);
      return FALSE;
    }

  return tj_files_write (options->output, bytes, FALSE);
}

static TjExit
write_round (LedgerOptions *options,
             TjArguments   *arguments)
{
  g_autoptr(TjTaxonomy) taxonomy = tj_taxonomy_new_default ();
  g_autoptr(GPtrArray) packages = NULL;
  g_autoptr(GPtrArray) findings = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(TjLedger) ledger = NULL;
  g_auto(GStrv) paths = NULL;
  gboolean complete;

  packages = tj_round_load (taxonomy, arguments, &complete);
  if (packages->len == 0)
    return TJ_EXIT_UNUSABLE;

  paths = tj_round_list_paths (packages);
  if (!tj_files_may_write (options->output, (const char * const *) paths))
    return TJ_EXIT_UNUSABLE;

  for (guint i = 0; i < packages->len; i++)
    g_ptr_array_add (findings, tj_check_package (g_ptr_array_index (packages, i), taxonomy));
  tj_check_round (packages, findings);

  ledger = tj_ledger_new_of_round (options->columns, packages, findings, taxonomy,
                                   options->language);
  if (!rank (options, ledger) || !write_ledger (options, ledger))
    return TJ_EXIT_UNUSABLE;

  tj_output_print (g_dngettext (GETTEXT_PACKAGE, "%s  %u entry\n", "%s  %u entries\n",
                                ledger->rows->len), options->output, ledger->rows->len);

  return complete ? TJ_EXIT_FINE : TJ_EXIT_UNUSABLE;
}

/* What was handed in beside what the packages say. */
static TjExit
compare_round (LedgerOptions        *options,
               TjArguments          *arguments,
               const TjLedgerImport *import)
{
  g_autoptr(TjTaxonomy) taxonomy = tj_taxonomy_new_default ();
  g_autoptr(GPtrArray) packages = NULL;
  g_autoptr(GPtrArray) findings = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GPtrArray) differences = NULL;
  g_autoptr(TjLedger) round = NULL;
  gboolean complete;

  packages = tj_round_load (taxonomy, arguments, &complete);
  if (packages->len == 0)
    return TJ_EXIT_UNUSABLE;

  for (guint i = 0; i < packages->len; i++)
    g_ptr_array_add (findings, tj_check_package (g_ptr_array_index (packages, i), taxonomy));
  round = tj_ledger_new_of_round (options->columns, packages, findings, taxonomy,
                                  TJ_LANGUAGE_ZH);
  differences = tj_ledger_compare (import->ledger, round);
  if (arguments->json)
    tj_ledger_output_comparison_json (import, differences);
  else
    tj_ledger_output_comparison_text (import, differences);

  if (!complete)
    return TJ_EXIT_UNUSABLE;

  return differences->len > 0 ? TJ_EXIT_PROBLEM : TJ_EXIT_FINE;
}

static TjExit
read_ledger (LedgerOptions *options,
             TjArguments   *arguments)
{
  const char *inputs[] = { options->import, NULL };
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(TjLedgerImport) import = NULL;
  g_autofree char *name = g_path_get_basename (options->import);

  if (options->output != NULL && !tj_files_may_write (options->output, inputs))
    return TJ_EXIT_UNUSABLE;

  bytes = tj_files_read (options->import, TJ_LEDGER_MAX_BYTES);
  if (bytes == NULL)
    return TJ_EXIT_UNUSABLE;

  import = tj_ledger_import (bytes, name, options->columns, NULL, &error);
  if (import == NULL)
    {
      tj_output_error ("%s", error->message);
      return TJ_EXIT_UNUSABLE;
    }

  if (!rank (options, import->ledger) ||
      (options->output != NULL && !write_ledger (options, import->ledger)))
    return TJ_EXIT_UNUSABLE;

  if (arguments->n_rest > 0)
    return compare_round (options, arguments, import);

  if (arguments->json)
    tj_ledger_output_json (import, options->language);
  else
    tj_ledger_output_text (import, options->language);

  return TJ_EXIT_FINE;
}

/**
 * tj_command_ledger:
 * @argc: how many
 * @argv: the command's name and what follows it
 *
 * Writes the ledger of a round, or reads one that was made elsewhere.
 *
 * Returns: the exit status, a #TjExit
 */
int
tj_command_ledger (int    argc,
                   char **argv)
{
  g_auto(TjArguments) arguments = TJ_ARGUMENTS_INIT;
  g_auto(LedgerOptions) options = { NULL };
  const GOptionEntry entries[] = {
    { "output", 'o', G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &options.output,
      N_("Where to write the ledger"), "FILE.xlsx|.csv|.xml" },
    { "import", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &options.import,
      N_("A ledger made elsewhere, to be read, or compared with packages"),
      "FILE.xlsx|.ods|.csv|.xml" },
    { "columns", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &options.columns_file,
      N_("Own columns, a file of the schema ledger-columns.xsd"), "FILE.xml" },
    { "rank", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &options.rank,
      N_("Order and number the entries by a column, the largest first"),
      "COLUMN[:ascending]" },
    { "lang", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &options.language_name,
      N_("The language of the titles (default zh_CN)"), "zh_CN|en" },
    G_OPTION_ENTRY_NULL
  };

  if (!tj_arguments_parse (&arguments, argc, argv, entries,
                           TJ_ARGUMENTS_NONE | TJ_ARGUMENTS_SEVERAL | TJ_ARGUMENTS_FORMAT |
                           TJ_ARGUMENTS_PACKAGES)
      || !read_options (&options, &arguments))
    return TJ_EXIT_UNUSABLE;

  return options.import != NULL ? read_ledger (&options, &arguments)
                                : write_round (&options, &arguments);
}
