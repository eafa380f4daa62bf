/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cli/tj-command.h"

#include "cli/tj-arguments.h"
#include "cli/tj-files.h"
#include "cli/tj-output.h"
#include "cli/tj-panel-decision.h"
#include "cli/tj-panel-json.h"
#include "cli/tj-panel-options.h"
#include "cli/tj-panel-text.h"
#include "cli/tj-round.h"
#include "cli/tj-trust-files.h"
#include "core/decision/tj-panel-table.h"
#include "core/ledger/tj-ledger-file.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

/* More than any round has: what follows grows with the square of them. */
#define MAX_PACKAGES 1000
#define MAX_SHEETS 20000

/**
 * PanelOptions:
 *
 * The options as typed, and what they mean once read_options() agreed.
 */
typedef struct
{
  TjPanelOptions panel;
  TjPanelDecision decision;
  GStrv packages;
  GStrv trusted;
  GStrv outputs;
  char *stage;
  char *language_name;

  TjLanguage language;
  TjPanelRule *rule;
  TjAcceptabilityOptions draws;
} PanelOptions;

static void
panel_options_clear (PanelOptions *options)
{
  tj_panel_options_clear (&options->panel);
  tj_panel_decision_clear (&options->decision);
  g_strfreev (options->packages);
  g_strfreev (options->trusted);
  g_strfreev (options->outputs);
  g_free (options->stage);
  g_free (options->language_name);
  g_clear_pointer (&options->rule, tj_panel_rule_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PanelOptions, panel_options_clear)

/* What a file's ending asks for. */
typedef enum
{
  DOCUMENT_STATISTICS,
  DOCUMENT_WORKBOOK,
  DOCUMENT_CSV,
  DOCUMENT_XML,
  DOCUMENT_MINUTES,
} Document;

static gboolean
parse_ending (const char *path,
              Document   *document)
{
  static const char * const endings[] = { ".json", ".xlsx", ".csv", ".xml", ".txt" };
  g_autofree char *lower = g_ascii_strdown (path, -1);

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      if (g_str_has_suffix (lower, endings[i]))
        {
          *document = (Document) i;
          return TRUE;
        }
    }

  tj_output_error (_("“%s” does not end in .json (statistics), .xlsx, .csv or .xml (result sheet) "
                     "or .txt (minutes). The ending says what is written."), path);

  return FALSE;
}

static gboolean
read_options (PanelOptions *options,
              TjArguments  *arguments)
{
  Document document;

  if (!tj_arguments_require ("packages", options->packages != NULL ? options->packages[0] : NULL)
      || !tj_arguments_require ("trust", options->trusted != NULL ? options->trusted[0] : NULL))
    return FALSE;

  for (guint i = 0; options->outputs != NULL && options->outputs[i] != NULL; i++)
    {
      if (!parse_ending (options->outputs[i], &document)
          || !tj_files_may_write (options->outputs[i], (const char * const *) arguments->rest)
          || !tj_files_may_write (options->outputs[i], (const char * const *) options->packages))
        return FALSE;
    }

  if (arguments->n_rest > MAX_SHEETS)
    {
      tj_output_error (_("A panel has at most %u sheets. Name fewer."), MAX_SHEETS);
      return FALSE;
    }

  options->language = TJ_LANGUAGE_ZH;
  if (options->language_name != NULL
      && !tj_language_parse (options->language_name, &options->language))
    {
      tj_output_error (_("“%s” is no language of documents. Choose zh_CN or en."),
                       options->language_name);
      return FALSE;
    }

  options->rule = tj_panel_options_load_rule (&options->panel);

  return options->rule != NULL && tj_panel_decision_read (&options->decision, arguments->rest)
         && tj_panel_options_read (&options->panel, &options->draws);
}

/* The packages of the round, read as the other commands read theirs. */
static GPtrArray *
load_packages (PanelOptions      *options,
               const TjArguments *arguments,
               TjTaxonomy        *taxonomy)
{
  g_autoptr(GPtrArray) packages = NULL;
  TjArguments of_packages = *arguments;
  gboolean complete = FALSE;

  of_packages.rest = options->packages;
  of_packages.n_rest = g_strv_length (options->packages);
  packages = tj_round_load (taxonomy, &of_packages, &complete);
  if (!complete || packages->len == 0)
    return NULL;

  if (packages->len > MAX_PACKAGES)
    {
      tj_output_error (_("A panel judges at most %u packages. Name fewer."), MAX_PACKAGES);
      return NULL;
    }

  tj_panel_decision_filter (&options->decision, packages);
  if (packages->len > 0)
    return g_steal_pointer (&packages);

  tj_output_error (_("No package is left to be judged at this stage."));

  return NULL;
}

static GBytes *
create_statistics (const TjPanelReport *report)
{
  g_autoptr(JsonBuilder) builder = tj_panel_json_build (report);
  g_autoptr(JsonGenerator) generator = json_generator_new ();
  g_autoptr(JsonNode) root = json_builder_get_root (builder);
  gsize size;
  char *text;

  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);
  json_generator_set_indent (generator, 2);
  text = json_generator_to_data (generator, &size);

  return g_bytes_new_take (text, size);
}

static GBytes *
create_document (const TjPanelReport  *report,
                 Document              document,
                 TjLanguage            language,
                 GError              **error)
{
  g_autoptr(TjLedger) ledger = NULL;

  if (document == DOCUMENT_STATISTICS)
    return create_statistics (report);
  if (document == DOCUMENT_MINUTES)
    return tj_panel_text_get_minutes (report, language);

  ledger = tj_panel_table_new (report, language);
  if (document == DOCUMENT_CSV)
    return tj_ledger_to_csv (ledger, language);
  if (document == DOCUMENT_XML)
    return tj_ledger_to_xml (ledger, language);

  return tj_ledger_to_workbook (ledger, language, error);
}

static gboolean
write_documents (const PanelOptions  *options,
                 const TjPanelReport *report)
{
  for (guint i = 0; options->outputs != NULL && options->outputs[i] != NULL; i++)
    {
      g_autoptr(GBytes) bytes = NULL;
      g_autoptr(GError) error = NULL;
      Document document = DOCUMENT_STATISTICS;

      if (!parse_ending (options->outputs[i], &document))
        return FALSE;

      bytes = create_document (report, document, options->language, &error);
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

static int
report_panel (PanelOptions      *options,
              const TjArguments *arguments,
              TjPanelFiles      *files,
              TjTaxonomy        *taxonomy)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(TjPanelReport) report = tj_panel_report_new (files, options->rule, &options->draws,
                                                         &error);

  if (report == NULL)
    {
      tj_output_error ("%s", error->message);
      return TJ_EXIT_UNUSABLE;
    }
  if (!write_documents (options, report)
      || !tj_panel_decision_write (&options->decision, report, taxonomy))
    return TJ_EXIT_UNUSABLE;

  if (arguments->json)
    {
      g_autoptr(JsonBuilder) builder = tj_panel_json_build (report);

      tj_output_json (builder);
    }
  else
    tj_panel_text_print (report);

  return report->files->n_refused > 0 ? TJ_EXIT_PROBLEM : TJ_EXIT_FINE;
}

static TjPanelFiles *
load_sheets (const PanelOptions *options,
             GStrv               paths,
             GPtrArray          *packages,
             TjTrust            *trust)
{
  g_autoptr(GPtrArray) files = tj_handed_files_new ();
  g_autoptr(GPtrArray) handed = NULL;
  g_autoptr(GError) error = NULL;
  TjPanelFiles *result = NULL;

  for (guint i = 0; paths[i] != NULL; i++)
    {
      g_autoptr(GFile) file = g_file_new_for_path (paths[i]);

      tj_handed_files_add (files, file, paths[i]);
    }

  handed = tj_sheet_intake_verify (files, trust, NULL, NULL, &error);
  if (handed != NULL)
    result = tj_panel_files_new (handed, packages, options->stage, options->rule, &error);
  if (result == NULL)
    tj_output_error ("%s", error->message);

  return result;
}

static int
run (PanelOptions      *options,
     const TjArguments *arguments)
{
  g_autoptr(TjTaxonomy) taxonomy = tj_taxonomy_new_default ();
  g_autoptr(GPtrArray) packages = NULL;
  g_autoptr(TjTrust) trust = tj_trust_files_load (options->trusted);
  TjPanelFiles *files;

  packages = trust != NULL ? load_packages (options, arguments, taxonomy) : NULL;
  if (packages == NULL)
    return TJ_EXIT_UNUSABLE;

  files = load_sheets (options, arguments->rest, packages, trust);

  return files != NULL ? report_panel (options, arguments, files, taxonomy) : TJ_EXIT_UNUSABLE;
}

/**
 * tj_command_panel:
 * @argc: how many
 * @argv: the command's name and what follows it
 *
 * Puts the signed sheets of several reviewers together.
 *
 * Returns: the exit status, a #TjExit
 */
int
tj_command_panel (int    argc,
                  char **argv)
{
  g_auto(TjArguments) arguments = TJ_ARGUMENTS_INIT;
  g_auto(PanelOptions) options = { { NULL } };
  const GOptionEntry entries[] = {
    { "packages", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME_ARRAY, &options.packages,
      N_("The packages that were judged; may be repeated"), N_("ROUND") },
    { "trust", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME_ARRAY, &options.trusted,
      N_("Certificates of authorities or reviewers to trust, and revocation lists; may be "
         "repeated"), "CA.pem" },
    { "rule", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &options.panel.rule,
      N_("How the scores of several reviewers become one"),
      "mean|weighted|trimmed|median|FILE.xml" },
    { "stage", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &options.stage,
      N_("The stage whose sheets count, where there are sheets of several"),
      "preliminary|second|defence" },
    { "output", 'o', G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME_ARRAY, &options.outputs,
      N_("Statistics (.json), result sheet (.xlsx, .csv, .xml) or minutes (.txt); may be "
         "repeated"), "FILE" },
    { "decision", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &options.decision.output,
      N_("Write a decision to be filled in, countersigned and put on paper by “decision”"),
      "FILE.xml" },
    { "words", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &options.decision.words,
      N_("Take the panel’s own words from this decision, made of other sheets"), "FILE.xml" },
    { "members", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &options.decision.members,
      N_("The members of the panel: a table with 姓名 and 工作单位; without, who handed in sheets"),
      "FILE.xlsx|.ods|.csv" },
    { "quorum", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_INT, &options.decision.quorum,
      N_("How many members who vote must be there"), "N" },
    { "after", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &options.decision.after,
      N_("The decision of an earlier stage; only what passed there is judged"), "FILE.xml" },
    { "pass", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_INT, &options.decision.n_pass,
      N_("How many packages pass at most"), "N" },
    { "lang", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &options.language_name,
      N_("The language of result sheet and minutes (default zh_CN)"), "zh_CN|en" },
    { "top", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_INT, &options.panel.n_top,
      N_("How many packages are chosen"), "N" },
    { "uncertain-weights", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &options.panel.weights,
      N_("How far weights may be others in the draws"), "as-given|near|any" },
    { "draws", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_INT, &options.panel.n_draws,
      N_("How often weights, scores and reviewers are drawn"), "N" },
    { "seed", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &options.panel.seed,
      N_("The same seed gives the same draws"), "N" },
    G_OPTION_ENTRY_NULL
  };

  if (!tj_arguments_parse (&arguments, argc, argv, entries,
                           TJ_ARGUMENTS_SEVERAL | TJ_ARGUMENTS_FORMAT | TJ_ARGUMENTS_PACKAGES))
    return TJ_EXIT_UNUSABLE;

  /* Reasons are worded while verifying, and machine output is never translated. */
  if (arguments.json)
    setlocale (LC_MESSAGES, "C");

  return read_options (&options, &arguments) ? run (&options, &arguments) : TJ_EXIT_UNUSABLE;
}
