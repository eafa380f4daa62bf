/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cli/tj-command.h"

#include "cli/tj-arguments.h"
#include "cli/tj-decision-file.h"
#include "cli/tj-document-output.h"
#include "cli/tj-files.h"
#include "cli/tj-output.h"
#include "core/base/tj-xml.h"
#include "core/decision/tj-decision-documents.h"
#include "core/decision/tj-decision-words.h"
#include "render/paper/tj-ledger-paper.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  GStrv tables;
  GStrv minutes;
  GStrv lists;
  char *language_name;
  TjLanguage language;
} DecisionOptions;

static void
decision_options_clear (DecisionOptions *options)
{
  g_strfreev (options->tables);
  g_strfreev (options->minutes);
  g_strfreev (options->lists);
  g_free (options->language_name);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DecisionOptions, decision_options_clear)

static gboolean
check_ledger_ending (const char *path)
{
  if (tj_ledger_paper_is_file_name (path))
    return TRUE;

  tj_output_error (_("“%s” does not end in .xlsx, .csv, .xml or .pdf. The ending says what is "
                     "written."), path);

  return FALSE;
}

static gboolean
check_outputs (GStrv       outputs,
               gboolean    are_minutes,
               const char *input)
{
  const char * const inputs[] = { input, NULL };

  for (guint i = 0; outputs != NULL && outputs[i] != NULL; i++)
    {
      if (!(are_minutes ? tj_document_output_knows (outputs[i])
                        : check_ledger_ending (outputs[i]))
          || !tj_files_may_write (outputs[i], inputs))
        return FALSE;
    }

  return TRUE;
}

static gboolean
read_options (DecisionOptions *options,
              const char      *input)
{
  options->language = TJ_LANGUAGE_ZH;
  if (options->language_name != NULL
      && !tj_language_parse (options->language_name, &options->language))
    {
      tj_output_error (_("“%s” is no language of documents. Choose zh_CN or en."),
                       options->language_name);
      return FALSE;
    }

  return check_outputs (options->tables, FALSE, input)
         && check_outputs (options->minutes, TRUE, input)
         && check_outputs (options->lists, FALSE, input);
}

static gboolean
write_ledger (const TjLedger *ledger,
              const char     *path,
              TjLanguage      language)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = tj_ledger_paper_to_file (ledger, path, language, &error);

  if (bytes == NULL)
    {
      tj_output_error ("%s", error->message);
      return FALSE;
    }

  return tj_files_write (path, bytes, FALSE);
}

static gboolean
write_ledgers (GStrv           paths,
               const TjLedger *ledger,
               TjLanguage      language)
{
  for (guint i = 0; paths != NULL && paths[i] != NULL; i++)
    {
      if (!write_ledger (ledger, paths[i], language))
        return FALSE;
    }

  return TRUE;
}

static gboolean
write_documents (const DecisionOptions *options,
                 const TjDecision      *decision)
{
  g_autoptr(TjLedger) table = tj_decision_table_new (decision, options->language);
  g_autoptr(TjLedger) list = tj_decision_list_new (decision, options->language);
  g_autoptr(TjDocument) minutes = tj_decision_minutes_new (decision, options->language);

  for (guint i = 0; options->minutes != NULL && options->minutes[i] != NULL; i++)
    {
      if (!tj_document_output_write (minutes, options->minutes[i]))
        return FALSE;
    }

  return write_ledgers (options->tables, table, options->language)
         && write_ledgers (options->lists, list, options->language);
}

static void
add_total (JsonBuilder   *builder,
           const char    *name,
           gboolean       known,
           double         value)
{
  json_builder_set_member_name (builder, name);
  if (known)
    tj_output_json_number (builder, value);
  else
    json_builder_add_null_value (builder);
}

static void
add_package (JsonBuilder      *builder,
             const TjDecision *decision,
             const xmlNode    *item)
{
  g_autofree char *key = tj_xml_dup_attribute (item, "key");
  g_autofree char *name = tj_xml_dup_child_text (item, "name");
  double value = 0;
  double total = 0;
  const gboolean known = tj_decision_attribute (item, "value", &value);
  const gboolean has_total = tj_decision_get_total (decision, item, &total);

  json_builder_begin_object (builder);
  tj_output_json_member (builder, "name", name);
  tj_output_json_member (builder, "sha256", key);
  add_total (builder, "value", known, value);
  add_total (builder, "consensus_value",
             has_total && tj_decision_has_consensus (decision, item), total);
  tj_output_json_member (builder, "outcome",
                         tj_outcome_to_string (tj_decision_get_outcome (decision, item)));
  tj_output_json_member (builder, "outcome_by_rule",
                         tj_outcome_to_string (tj_decision_get_rule_outcome (decision, item)));
  tj_output_json_member (builder, "minority",
                         tj_decision_get_of_item (decision, key, "minority"));
  json_builder_end_object (builder);
}

static void
print_json (const TjDecision *decision)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(GPtrArray) items = tj_decision_list_items (decision);
  g_auto(GStrv) gaps = tj_decision_list_gaps (decision);
  g_autofree char *id = tj_xml_dup_attribute (tj_decision_get_root (decision), "id");

  json_builder_begin_object (builder);
  tj_output_json_member (builder, "id", id);
  tj_output_json_member (builder, "stage",
                         tj_review_stage_to_string (tj_decision_get_stage (decision)));
  json_builder_set_member_name (builder, "packages");
  json_builder_begin_array (builder);
  for (guint i = 0; i < items->len; i++)
    add_package (builder, decision, g_ptr_array_index (items, i));
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "gaps");
  json_builder_begin_array (builder);
  for (guint i = 0; gaps[i] != NULL; i++)
    json_builder_add_string_value (builder, gaps[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  tj_output_json (builder);
}

static void
print_text (const TjDecision *decision)
{
  const TjLanguage language = tj_language_get_current ();
  g_autoptr(GPtrArray) items = tj_decision_list_items (decision);
  g_auto(GStrv) gaps = tj_decision_list_gaps (decision);

  tj_output_print ("%s\n", tj_panel_words_stage (tj_decision_get_stage (decision), language));
  for (guint i = 0; i < items->len; i++)
    {
      const xmlNode *item = g_ptr_array_index (items, i);
      g_autofree char *raw_name = tj_xml_dup_child_text (item, "name");
      g_autofree char *name = tj_output_clean (raw_name);
      double value = 0;
      double total = 0;
      const gboolean known = tj_decision_attribute (item, "value", &value);
      g_autofree char *plain = tj_decision_words_value (decision, known, value);
      const gboolean has_total = tj_decision_get_total (decision, item, &total);
      g_autofree char *agreed = NULL;

      if (tj_decision_has_consensus (decision, item))
        agreed = tj_decision_words_value (decision, has_total, total);
      tj_output_print ("%3u  %s%s%s  %s  [%s]\n", i + 1, plain, agreed != NULL ? " → " : "",
                       agreed != NULL ? agreed : "", name,
                       tj_decision_words_outcome (tj_decision_get_outcome (decision, item),
                                                  language));
    }

  if (gaps[0] != NULL)
    tj_output_print ("\n%s\n", _("Before it is signed:"));
  for (guint i = 0; gaps[i] != NULL; i++)
    {
      g_autofree char *gap = tj_output_clean (gaps[i]);

      tj_output_print ("  • %s\n", gap);
    }
}

/**
 * tj_command_decision:
 * @argc: how many
 * @argv: the command's name and what follows it
 *
 * Writes result sheet, minutes and list of a panel's decision, and tells what it still lacks.
 *
 * Returns: the exit status, a #TjExit
 */
int
tj_command_decision (int    argc,
                     char **argv)
{
  g_auto(TjArguments) arguments = TJ_ARGUMENTS_INIT;
  g_auto(DecisionOptions) options = { NULL, };
  const GOptionEntry entries[] = {
    { "table", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME_ARRAY, &options.tables,
      N_("Write the result sheet (.xlsx, .csv, .xml, .pdf); may be repeated"), "FILE" },
    { "minutes", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME_ARRAY, &options.minutes,
      N_("Write the minutes (.pdf, .txt, .xml); may be repeated"), "FILE" },
    { "list", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME_ARRAY, &options.lists,
      N_("Write the list of what passes, in the groups of the catalogue (.xlsx, .csv, .xml, .pdf); "
         "may be repeated"), "FILE" },
    { "lang", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &options.language_name,
      N_("The language of the documents (default zh_CN)"), "zh_CN|en" },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr(TjDecision) decision = NULL;

  if (!tj_arguments_parse (&arguments, argc, argv, entries, TJ_ARGUMENTS_FORMAT)
      || !read_options (&options, arguments.rest[0]))
    return TJ_EXIT_UNUSABLE;

  decision = tj_decision_file_load (arguments.rest[0], NULL);
  if (decision == NULL || !write_documents (&options, decision))
    return TJ_EXIT_UNUSABLE;

  if (arguments.json)
    print_json (decision);
  else
    print_text (decision);

  return TJ_EXIT_FINE;
}
