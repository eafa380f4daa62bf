/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cli/tj-command.h"

#include "cli/tj-arguments.h"
#include "cli/tj-document-output.h"
#include "cli/tj-factor-file.h"
#include "cli/tj-files.h"
#include "cli/tj-output.h"
#include "cli/tj-round.h"
#include "cli/tj-sheet-file.h"
#include "core/base/tj-xml.h"
#include "core/bureau/tj-gate.h"
#include "core/bureau/tj-package-facts.h"
#include "core/carbon/tj-recalculation-inputs.h"
#include "core/checks/tj-check-runner.h"
#include "core/document/tj-document-template.h"
#include "core/taxonomy/tj-policy-documents.h"

#include <glib/gi18n-lib.h>

#define MAX_TEMPLATE_BYTES (1024 * 1024)
#define MAX_LENGTH 20000

/**
 * OpinionOptions:
 *
 * The options as typed.
 */
typedef struct
{
  GStrv outputs;
  char *template;
  char *variant;
  char *documents;
  char *inputs;
  char *sheet;
  char *bureau;
  char *date;
  char *conditions;
  char *from;
  int max_length;
} OpinionOptions;

static void
opinion_options_clear (OpinionOptions *options)
{
  g_strfreev (options->outputs);
  g_free (options->template);
  g_free (options->variant);
  g_free (options->documents);
  g_free (options->inputs);
  g_free (options->sheet);
  g_free (options->bureau);
  g_free (options->date);
  g_free (options->conditions);
  g_free (options->from);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (OpinionOptions, opinion_options_clear)

static gboolean
parse (TjArguments     *arguments,
       OpinionOptions  *options,
       int              argc,
       char           **argv)
{
  const GOptionEntry entries[] = {
    { "output", 'o', G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME_ARRAY, &options->outputs,
      N_("Where to write the opinion; may be given several times"), "FILE.pdf|.docx|.txt|.xml" },
    { "template", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &options->template,
      N_("A template of one's own, of the schema document-template.xsd"), "FILE.xml" },
    { "variant", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &options->variant,
      N_("The conclusion; recommend unless said otherwise"), "recommend|conditional|reject" },
    { "document", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &options->documents,
      N_("Plans to place the technology in, apart by commas; national unless said otherwise"),
      "national,shanghai,tianjin,universities" },
    { "inputs", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &options->inputs,
      N_("What was found in the annexes, to recalculate with"), "FILE.xml" },
    { "sheet", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &options->sheet,
      N_("A sheet or draft whose corrections and decisions on findings count"), "SHEET.xml" },
    { "bureau", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &options->bureau,
      N_("Who recommends, as it signs"), N_("NAME") },
    { "date", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &options->date,
      N_("The day of the opinion"), "YYYY-MM-DD" },
    { "conditions", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &options->conditions,
      N_("A sentence with conditions or reasons of one's own"), N_("TEXT") },
    { "max-length", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_INT, &options->max_length,
      N_("Characters that the body may have"), "N" },
    { "from", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &options->from,
      N_("An opinion that was written before and edited, instead of a package"),
      "OPINION.xml" },
    G_OPTION_ENTRY_NULL
  };

  return tj_arguments_parse (arguments, argc, argv, entries,
                             TJ_ARGUMENTS_FORMAT | TJ_ARGUMENTS_NONE | TJ_ARGUMENTS_SEVERAL |
                               TJ_ARGUMENTS_PACKAGES);
}

static gboolean
check_options (const OpinionOptions *options,
               const TjArguments    *arguments)
{
  if (arguments->n_rest != (options->from == NULL ? 1 : 0))
    {
      tj_output_error (_("“opinion” needs one package, or “--from” with an opinion that was "
                         "written before."));
      return FALSE;
    }

  if (options->outputs == NULL && !arguments->json)
    return tj_arguments_require ("output", NULL);

  if (options->max_length < 0 || options->max_length > MAX_LENGTH)
    {
      tj_output_error (_("“--max-length” takes a number from 1 to %d."), MAX_LENGTH);
      return FALSE;
    }

  for (guint i = 0; options->outputs != NULL && options->outputs[i] != NULL; i++)
    {
      if (!tj_document_output_knows (options->outputs[i]))
        return FALSE;
    }

  return TRUE;
}

static TjDocumentTemplate *
load_template (const OpinionOptions *options)
{
  g_autoptr(TjDocumentTemplate) template = NULL;
  g_autoptr(GError) error = NULL;

  if (options->template == NULL)
    template = tj_document_template_new_default ("opinion");
  else
    {
      g_autoptr(GBytes) bytes = tj_files_read (options->template, MAX_TEMPLATE_BYTES);

      if (bytes == NULL)
        return NULL;

      template = tj_document_template_new (bytes, options->template, &error);
      if (template == NULL)
        {
          tj_output_error ("%s", error->message);
          return NULL;
        }
    }

  if (options->variant != NULL &&
      (tj_document_template_get_variants (template) == NULL ||
       !g_strv_contains (tj_document_template_get_variants (template), options->variant)))
    {
      tj_output_error (_("The template has no conclusion “%s”. It names its own at its "
                         "beginning."), options->variant);
      return NULL;
    }

  if (options->max_length > 0)
    tj_document_template_set_max_length (template, options->max_length);

  return g_steal_pointer (&template);
}

static gboolean
add_plans (TjFacts              *facts,
           TjPackage            *package,
           TjTaxonomy           *taxonomy,
           const OpinionOptions *options)
{
  g_autoptr(TjPolicyDocuments) documents = tj_policy_documents_new (taxonomy);
  g_auto(GStrv) keys = NULL;

  keys = g_strsplit (options->documents != NULL ? options->documents : "national", ",", -1);
  for (guint i = 0; keys[i] != NULL; i++)
    {
      g_autoptr(TjClassification) classification = NULL;
      TjPolicyDocument document;
      TjTaxonomy *plan;

      if (!tj_policy_document_parse (g_strstrip (keys[i]), &document) ||
          document == TJ_POLICY_NOTICE)
        {
          tj_output_error (_("“%s” is no plan. Choose national, shanghai, tianjin or "
                             "universities."), keys[i]);
          return FALSE;
        }

      plan = tj_policy_documents_get (documents, document);
      classification = tj_classify_form (plan, tj_package_get_form (package));
      tj_package_facts_add_plan (facts, plan, classification);
    }

  return TRUE;
}

static gboolean
add_recalculation (TjFacts              *facts,
                   TjPackage            *package,
                   const OpinionOptions *options)
{
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(TjRecalculationInputs) inputs = NULL;
  g_autoptr(TjFactorRegister) factors = NULL;
  g_autoptr(TjRecalculation) result = NULL;

  if (options->inputs == NULL)
    return TRUE;

  bytes = tj_files_read (options->inputs, MAX_TEMPLATE_BYTES);
  factors = bytes != NULL ? tj_factor_file_load (NULL) : NULL;
  if (factors == NULL)
    return FALSE;

  inputs = tj_recalculation_inputs_read (bytes, options->inputs, &error);
  if (inputs == NULL)
    {
      tj_output_error ("%s", error->message);
      return FALSE;
    }

  result = tj_recalculate (tj_package_get_form (package), inputs, factors);
  tj_package_facts_add_recalculation (facts, result);

  return TRUE;
}

static gboolean
add_given (TjFacts              *facts,
           const OpinionOptions *options)
{
  g_autofree char *words = NULL;
  GDate date;

  tj_facts_add (facts, "bureau", options->bureau, TJ_GROUND_GIVEN, "bureau", NULL);
  tj_facts_add (facts, "conditions", options->conditions, TJ_GROUND_GIVEN, "conditions", NULL);
  if (options->date == NULL)
    return TRUE;

  if (!tj_document_output_parse_date ("date", options->date, &date))
    return FALSE;

  words = tj_document_dup_date (&date);
  tj_facts_add (facts, "date", words, TJ_GROUND_GIVEN, "date", NULL);

  return TRUE;
}

/* An opinion that recommends what the program found to be in contradiction is written, since a
 * person may know better, but not in silence. */
static TjExit
judge (const TjDocument *document,
       TjGateState       state)
{
  TjExit result = TJ_EXIT_FINE;
  guint length = tj_document_get_length (document);

  if (document->max_length > 0 && length > document->max_length)
    {
      tj_output_error (_("The opinion has %u characters, and %u are allowed. Shorten it."), length,
                       document->max_length);
      result = TJ_EXIT_PROBLEM;
    }

  if (g_strcmp0 (document->variant, "recommend") == 0 && state >= TJ_GATE_UNREAD)
    {
      tj_output_error (_("The opinion recommends a package that is not in order. “tanjian-cli "
                         "gate” tells why; “--variant=conditional” names what is to be done."));
      result = TJ_EXIT_PROBLEM;
    }

  return result;
}

static TjExit
write_outputs (const OpinionOptions *options,
               const TjArguments    *arguments,
               const TjDocument     *document,
               const char * const   *inputs)
{
  for (guint i = 0; options->outputs != NULL && options->outputs[i] != NULL; i++)
    {
      if (!tj_files_may_write (options->outputs[i], inputs) ||
          !tj_document_output_write (document, options->outputs[i]))
        return TJ_EXIT_UNUSABLE;
    }

  if (arguments->json)
    tj_document_output_json (document);

  return TJ_EXIT_FINE;
}

static TjExit
draft (const OpinionOptions *options,
       const TjArguments    *arguments)
{
  g_autoptr(TjDocumentTemplate) template = load_template (options);
  g_autoptr(TjTaxonomy) taxonomy = tj_taxonomy_new_default ();
  g_autoptr(TjPackage) original = NULL;
  g_autoptr(TjPackage) package = NULL;
  g_autoptr(TjReview) review = NULL;
  g_autoptr(GListStore) findings = NULL;
  g_autoptr(TjGateResult) gate = NULL;
  g_autoptr(GPtrArray) asked = NULL;
  g_autoptr(TjFacts) facts = NULL;
  g_autoptr(TjDocument) document = NULL;
  TjExit result;

  original = template != NULL
             ? tj_round_load_package (taxonomy, arguments, arguments->rest[0]) : NULL;
  package = original != NULL
            ? tj_sheet_file_correct (original, taxonomy, options->sheet, &review) : NULL;
  if (package == NULL)
    return TJ_EXIT_UNUSABLE;

  findings = tj_check_package (package, taxonomy);
  gate = tj_gate_examine (G_LIST_MODEL (findings), review, tj_check_has_form (package));
  asked = tj_gate_result_list_asked (gate, review, TRUE);
  facts = tj_package_facts_new (package, taxonomy);
  tj_package_facts_add_findings (facts, asked, gate->state == TJ_GATE_PASSED);
  tj_package_facts_word_findings (facts, asked, review);
  if (!add_given (facts, options) || !add_plans (facts, package, taxonomy, options) ||
      !add_recalculation (facts, package, options))
    return TJ_EXIT_UNUSABLE;

  document = tj_document_template_fill (template, facts, options->variant);
  document->package_name = g_strdup (tj_package_get_name (package));
  document->package_sha256 = tj_package_dup_manifest_sha256 (package);
  result = write_outputs (options, arguments, document,
                          (const char * const *) arguments->rest);
  if (result != TJ_EXIT_FINE)
    return result;

  tj_document_output_omissions (document);

  return judge (document, gate->state);
}

static TjExit
write_edited (const OpinionOptions *options,
              const TjArguments    *arguments)
{
  const char *inputs[] = { options->from, NULL };
  g_autoptr(GBytes) bytes = tj_files_read (options->from, tj_xml_limits_own.max_bytes);
  g_autoptr(TjDocument) document = NULL;
  g_autoptr(GError) error = NULL;

  if (bytes == NULL)
    return TJ_EXIT_UNUSABLE;

  document = tj_document_from_xml (bytes, options->from, &error);
  if (document == NULL)
    {
      tj_output_error ("%s", error->message);
      return TJ_EXIT_UNUSABLE;
    }

  document->max_length = options->max_length;
  if (write_outputs (options, arguments, document, inputs) != TJ_EXIT_FINE)
    return TJ_EXIT_UNUSABLE;

  return judge (document, TJ_GATE_PASSED);
}

/**
 * tj_command_opinion:
 * @argc: how many
 * @argv: the command's name and what follows it
 *
 * Drafts a recommendation opinion, or puts an edited one on paper.
 *
 * Returns: the exit status, a #TjExit
 */
int
tj_command_opinion (int    argc,
                    char **argv)
{
  g_auto(TjArguments) arguments = TJ_ARGUMENTS_INIT;
  g_auto(OpinionOptions) options = { NULL };

  if (!parse (&arguments, &options, argc, argv) || !check_options (&options, &arguments))
    return TJ_EXIT_UNUSABLE;

  return options.from != NULL ? write_edited (&options, &arguments)
                              : draft (&options, &arguments);
}
