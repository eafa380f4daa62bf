/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cli/tj-command.h"

#include "cli/tj-arguments.h"
#include "cli/tj-files.h"
#include "cli/tj-output.h"
#include "cli/tj-round.h"
#include "cli/tj-sheet-file.h"
#include "core/base/tj-xml.h"
#include "core/checks/tj-check-runner.h"
#include "core/rubric/tj-review-corrections.h"
#include "core/sheet/tj-sheet.h"

#include <glib/gi18n-lib.h>

/**
 * DraftOptions:
 *
 * Names in any of the encodings tj_arguments_dup_text() takes.
 */
typedef struct
{
  char *name;
  char *organisation;
  char *stage;
  char *output;
  char *sheet;
  char *rubric;
} DraftOptions;

static void
draft_options_clear (DraftOptions *options)
{
  g_free (options->name);
  g_free (options->organisation);
  g_free (options->stage);
  g_free (options->output);
  g_free (options->sheet);
  g_free (options->rubric);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DraftOptions, draft_options_clear)

static gboolean
set_value (TjReview   *review,
           const char *name,
           const char *value)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *text = tj_arguments_dup_text (value);

  if (value == NULL || (text != NULL && tj_review_set (review, name, text, &error)))
    return TRUE;

  if (error != NULL)
    tj_output_error ("%s", error->message);
  else
    tj_output_error (_("A name is in no known encoding. Type it in UTF-8."));

  return FALSE;
}

static TjRubric *
load_rubric (const DraftOptions *options)
{
  g_autoptr(GFile) file = NULL;
  g_autoptr(GError) error = NULL;
  TjRubric *rubric;

  if (options->rubric == NULL)
    return tj_rubric_new_default ();

  file = g_file_new_for_commandline_arg (options->rubric);
  rubric = tj_rubric_new_from_file (file, &error);
  if (rubric == NULL)
    tj_output_error ("%s", error->message);

  return rubric;
}

static TjReview *
create_review (const DraftOptions *options)
{
  g_autoptr(TjRubric) rubric = load_rubric (options);
  g_autoptr(TjReview) review = rubric != NULL ? tj_review_new (rubric) : NULL;
  TjReviewStage stage;

  if (review == NULL)
    return NULL;

  if (options->stage != NULL && !tj_review_stage_parse (options->stage, &stage))
    {
      tj_output_error (_("“%s” is no stage of review. Choose preliminary, second or defence."),
                       options->stage);
      return NULL;
    }

  if (!set_value (review, "stage", options->stage)
      || !set_value (review, "reviewer.name", options->name)
      || !set_value (review, "reviewer.organisation", options->organisation))
    return NULL;

  return g_steal_pointer (&review);
}

static GBytes *
write_draft (TjPackage  *package,
             TjTaxonomy *taxonomy,
             TjReview   *review)
{
  g_autoptr(GListStore) findings = tj_check_package (package, taxonomy);
  g_autoptr(TjSheet) sheet = NULL;
  g_autoptr(xmlDoc) doc = NULL;

  sheet = tj_sheet_new (package, G_LIST_MODEL (findings), review, tj_taxonomy_get_id (taxonomy),
                        tj_taxonomy_get_version (taxonomy), tj_taxonomy_get_sha256 (taxonomy),
                        NULL);
  doc = tj_sheet_to_xml (sheet, TRUE);

  return tj_xml_serialize (doc);
}

/**
 * tj_command_draft:
 * @argc: how many
 * @argv: the command's name and what follows it
 *
 * Writes a review sheet to be filled in with a text editor. A rubric of one's own goes with it.
 *
 * Returns: the exit status, a #TjExit
 */
int
tj_command_draft (int    argc,
                  char **argv)
{
  g_auto(TjArguments) arguments = TJ_ARGUMENTS_INIT;
  g_auto(DraftOptions) options = { NULL, };
  const GOptionEntry entries[] = {
    { "reviewer-name", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &options.name,
      N_("Who reviews"), N_("NAME") },
    { "reviewer-organisation", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME,
      &options.organisation, N_("Where the reviewer works"), N_("NAME") },
    { "stage", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &options.stage,
      N_("Stage of the review"), "preliminary|second|defence" },
    { "sheet", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &options.sheet,
      N_("A sheet or draft whose corrections count"), "SHEET.xml" },
    { "rubric", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &options.rubric,
      N_("A rubric of one's own, of the schema rubric.xsd"), "RUBRIC.xml" },
    { "output", 'o', G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &options.output,
      N_("Where to write the draft"), "DRAFT.xml" },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr(TjTaxonomy) taxonomy = NULL;
  g_autoptr(TjReview) review = NULL;
  g_autoptr(TjReview) corrections = NULL;
  g_autoptr(TjPackage) original = NULL;
  g_autoptr(TjPackage) package = NULL;
  g_autoptr(GBytes) bytes = NULL;

  if (!tj_arguments_parse (&arguments, argc, argv, entries, TJ_ARGUMENTS_PACKAGES)
      || !tj_arguments_require ("reviewer-name", options.name)
      || !tj_arguments_require ("output", options.output)
      || !tj_files_may_write (options.output, (const char * const *) arguments.rest))
    return TJ_EXIT_UNUSABLE;

  review = create_review (&options);
  if (review == NULL)
    return TJ_EXIT_UNUSABLE;

  taxonomy = tj_taxonomy_new_default ();
  original = tj_round_load_package (taxonomy, &arguments, arguments.rest[0]);
  if (original == NULL ||
      !(package = tj_sheet_file_correct (original, taxonomy, options.sheet, &corrections)))
    return TJ_EXIT_UNUSABLE;

  if (corrections != NULL)
    tj_review_copy_corrections (review, corrections);

  bytes = write_draft (package, taxonomy, review);

  return tj_files_write (options.output, bytes, FALSE) ? TJ_EXIT_FINE : TJ_EXIT_UNUSABLE;
}
