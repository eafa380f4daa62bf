/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cli/tj-command.h"

#include "cli/tj-arguments.h"
#include "cli/tj-classify-evaluation.h"
#include "cli/tj-classify-matrix.h"
#include "cli/tj-classify-output.h"
#include "cli/tj-classify-places.h"
#include "cli/tj-files.h"
#include "cli/tj-output.h"
#include "cli/tj-round.h"
#include "cli/tj-sheet-file.h"
#include "core/taxonomy/tj-policy-documents.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_TEXT_BYTES (4 * 1024 * 1024)

typedef struct
{
  char *sheet;
  char *text;
  char *document;
  char *evaluate;
  int top;
  gboolean matrix;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->sheet);
  g_free (options->text);
  g_free (options->document);
  g_free (options->evaluate);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
parse (TjArguments  *arguments,
       Options      *options,
       int           argc,
       char        **argv)
{
  const GOptionEntry entries[] = {
    { "sheet", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &options->sheet,
      N_("A sheet or draft whose corrections count"), "SHEET.xml" },
    { "text", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &options->text,
      N_("A text instead of a package; its first line is the name"), "FILE" },
    { "document", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &options->document,
      N_("Where to place it: notice (default), national, shanghai, tianjin, universities"),
      "DOCUMENT" },
    { "top", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_INT, &options->top,
      N_("Print the first N only"), "N" },
    { "matrix", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &options->matrix,
      N_("Place packages and folders of packages in all five documents"), NULL },
    { "evaluate", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &options->evaluate,
      N_("Measure against labelled technologies, one JSON object a line"), "FILE.jsonl" },
    G_OPTION_ENTRY_NULL
  };

  return tj_arguments_parse (arguments, argc, argv, entries,
                             TJ_ARGUMENTS_FORMAT | TJ_ARGUMENTS_CSV | TJ_ARGUMENTS_NONE |
                               TJ_ARGUMENTS_SEVERAL | TJ_ARGUMENTS_PACKAGES);
}

/* One package, or as many as there are with --matrix, or none where a file takes its place. */
static gboolean
check_options (const Options     *options,
               const TjArguments *arguments)
{
  gboolean from_file = options->text != NULL || options->evaluate != NULL;

  if (options->top < 0)
    {
      tj_output_error (_("“--top” needs a number above 0."));
      return FALSE;
    }
  if (arguments->csv && !options->matrix)
    {
      tj_output_error (_("“--format=csv” is for “--matrix”."));
      return FALSE;
    }
  if ((options->text != NULL) + (options->evaluate != NULL) + (options->matrix ? 1 : 0) > 1)
    {
      tj_output_error (_("Choose one of “--text”, “--matrix” and “--evaluate”."));
      return FALSE;
    }
  if (from_file ? arguments->n_rest == 0
                : arguments->n_rest == 1 || (options->matrix && arguments->n_rest > 0))
    return TRUE;

  tj_output_error (from_file ? _("A package and a file cannot be classified at once.")
                             : _("“classify” needs one package, or “--text=FILE”. "
                                 "“tanjian-cli help classify” tells more."));

  return FALSE;
}

static TjClassification *
classify_file (TjTaxonomy *taxonomy,
               const char *path)
{
  g_autofree char *text = tj_files_read_text (path, MAX_TEXT_BYTES);
  g_auto(GStrv) parts = NULL;

  if (text == NULL)
    return NULL;

  parts = g_strsplit (text, "\n", 2);

  return tj_classify_text (taxonomy, parts[0], parts[0] != NULL ? parts[1] : NULL);
}

/* Returns the package, as the sheet corrects it, and the review of the sheet. */
static TjPackage *
load_package (TjTaxonomy        *notice,
              const TjArguments *arguments,
              const char        *sheet,
              TjReview         **review)
{
  g_autoptr(TjPackage) original = NULL;

  original = tj_round_load_package (notice, arguments, arguments->rest[0]);

  return original != NULL ? tj_sheet_file_correct (original, notice, sheet, review) : NULL;
}

static void
print_json (TjTaxonomy             *taxonomy,
            TjClassification       *classification,
            guint                   top,
            const TjClassifyPlaces *places)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  tj_classify_output_json (builder, taxonomy, classification, top);
  if (taxonomy == places->notice)
    tj_classify_places_json (builder, places, classification);
  json_builder_end_object (builder);

  tj_output_json (builder);
}

static void
print_text (TjTaxonomy             *taxonomy,
            TjClassification       *classification,
            guint                   top,
            const TjClassifyPlaces *places)
{
  tj_classify_output_text (taxonomy, classification, top);
  if (taxonomy == places->notice)
    tj_classify_places_text (places, classification);
}

static int
print_one (TjPolicyDocuments *documents,
           const Options     *options,
           const TjArguments *arguments)
{
  TjTaxonomy *notice = tj_policy_documents_get (documents, TJ_POLICY_NOTICE);
  TjPolicyDocument document = TJ_POLICY_NOTICE;
  TjTaxonomy *taxonomy;
  g_autoptr(TjClassification) classification = NULL;
  g_autoptr(TjPackage) package = NULL;
  g_autoptr(TjReview) review = NULL;
  TjClassifyPlaces places = { notice, NULL, NULL };
  guint top = options->top > 0 ? (guint) options->top : G_MAXUINT;

  if (options->document != NULL && !tj_policy_document_parse (options->document, &document))
    {
      tj_output_error (_("“%s” is no document. Choose notice, national, shanghai, tianjin or "
                         "universities."), options->document);
      return TJ_EXIT_UNUSABLE;
    }

  taxonomy = tj_policy_documents_get (documents, document);
  if (options->text != NULL)
    classification = classify_file (taxonomy, options->text);
  else if ((package = load_package (notice, arguments, options->sheet, &review)) != NULL)
    {
      places.form = tj_package_get_form (package);
      places.review = review;
      classification = tj_classify_form (taxonomy, places.form);
    }
  if (classification == NULL)
    return TJ_EXIT_UNUSABLE;

  if (arguments->json)
    print_json (taxonomy, classification, top, &places);
  else
    print_text (taxonomy, classification, top, &places);

  return TJ_EXIT_FINE;
}

/**
 * tj_command_classify:
 * @argc: how many
 * @argv: the command's name and what follows it
 *
 * Prints the types or items of a policy document that the text of a package speaks for, a
 * round against all documents, or how often the classifier is right.
 *
 * Returns: the exit status, a #TjExit
 */
int
tj_command_classify (int    argc,
                     char **argv)
{
  g_auto(TjArguments) arguments = TJ_ARGUMENTS_INIT;
  g_auto(Options) options = { NULL };
  g_autoptr(TjTaxonomy) notice = NULL;
  g_autoptr(TjPolicyDocuments) documents = NULL;

  if (!parse (&arguments, &options, argc, argv) || !check_options (&options, &arguments))
    return TJ_EXIT_UNUSABLE;

  notice = tj_taxonomy_new_default ();
  if (options.evaluate != NULL)
    return tj_classify_evaluation_print (notice, options.evaluate, arguments.json);

  documents = tj_policy_documents_new (notice);
  if (options.matrix)
    return tj_classify_matrix_print (documents, &arguments);

  return print_one (documents, &options, &arguments);
}
