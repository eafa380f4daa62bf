/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cli/tj-command.h"

#include "cli/tj-arguments.h"
#include "cli/tj-document-output.h"
#include "cli/tj-files.h"
#include "cli/tj-gate-output.h"
#include "cli/tj-output.h"
#include "cli/tj-round.h"
#include "cli/tj-sheet-file.h"
#include "core/bureau/tj-completion-letter.h"
#include "core/bureau/tj-resemblance.h"
#include "core/checks/tj-check-round.h"
#include "core/checks/tj-check-runner.h"
#include "core/document/tj-facts.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#define FOLDER_MODE 0755

/**
 * GateOptions:
 *
 * The options as typed, and what they mean once read_options() agreed.
 */
typedef struct
{
  char *against;
  char *earlier;
  char *letters;
  char *due;
  char *deadline_text;
  char *sheet;
  char *bureau;
  char *contact;
  char *date;
  gboolean queries;
  int quota;
  gboolean quota_by_region;

  TjRoundTerms *terms;
  TjFacts *given;
} GateOptions;

static void
gate_options_clear (GateOptions *options)
{
  g_free (options->against);
  g_free (options->earlier);
  g_free (options->letters);
  g_free (options->due);
  g_free (options->deadline_text);
  g_free (options->sheet);
  g_free (options->bureau);
  g_free (options->contact);
  g_free (options->date);
  g_clear_pointer (&options->terms, tj_round_terms_free);
  g_clear_pointer (&options->given, tj_facts_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GateOptions, gate_options_clear)

static gboolean
parse (TjArguments  *arguments,
       GateOptions  *options,
       int           argc,
       char        **argv)
{
  const GOptionEntry entries[] = {
    { "against", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &options->against,
      N_("The package or round as it was before, to compare with"), "OLD" },
    { "earlier", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &options->earlier,
      N_("Another round, in which duplicates are looked for too"), "ROUND" },
    { "deadline", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &options->deadline_text,
      N_("When applications were due, in the time of Beijing; those whose files are of later are "
         "late"), "YYYY-MM-DD[THH:MM]" },
    { "quota", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_INT, &options->quota,
      N_("How many applications may be recommended"), "N" },
    { "quota-by-region", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &options->quota_by_region,
      N_("That many of each province, and not of all together"), NULL },
    { "sheet", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &options->sheet,
      N_("A sheet or draft whose corrections and decisions on findings count"), "SHEET.xml" },
    { "letters", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &options->letters,
      N_("A folder for letters to the applicants, as .txt, .xml, .pdf and .docx"), N_("FOLDER") },
    { "queries", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &options->queries,
      N_("Letters ask what is only doubtful, too"), NULL },
    { "due", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &options->due,
      N_("The day by which applicants have to answer"), "YYYY-MM-DD" },
    { "bureau", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &options->bureau,
      N_("Who writes the letters, as it signs"), N_("NAME") },
    { "contact", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &options->contact,
      N_("Whom applicants may ask, with telephone"), N_("TEXT") },
    { "date", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &options->date,
      N_("The day of the letters"), "YYYY-MM-DD" },
    G_OPTION_ENTRY_NULL
  };

  return tj_arguments_parse (arguments, argc, argv, entries,
                             TJ_ARGUMENTS_FORMAT | TJ_ARGUMENTS_SEVERAL | TJ_ARGUMENTS_PACKAGES);
}

static gboolean
read_terms (GateOptions *options)
{
  options->terms = tj_round_terms_new ();
  if (options->quota < 0 || options->quota > TJ_MAX_QUOTA)
    {
      tj_output_error (_("“--quota” takes a number from 1 to %d."), TJ_MAX_QUOTA);
      return FALSE;
    }

  options->terms->quota = (guint) options->quota;
  options->terms->quota_by_region = options->quota_by_region;
  if (tj_round_terms_set_deadline (options->terms, options->deadline_text))
    return TRUE;

  tj_output_error (_("“--deadline=%s” is no time. Write it as 2024-03-25 or 2024-03-25T17:00."),
                   options->deadline_text);

  return FALSE;
}

static gboolean
add_date (TjFacts    *facts,
          const char *option,
          const char *text)
{
  g_autofree char *words = NULL;
  GDate date;

  if (text == NULL)
    return TRUE;

  if (!tj_document_output_parse_date (option, text, &date))
    return FALSE;

  words = tj_document_dup_date (&date);
  tj_facts_add (facts, option, words, TJ_GROUND_GIVEN, option, NULL);

  return TRUE;
}

static gboolean
read_options (GateOptions *options)
{
  options->given = tj_facts_new ();

  return read_terms (options) && add_date (options->given, "due", options->due) &&
         add_date (options->given, "date", options->date);
}

/* (transfer full) (nullable) (element-type TjPackage): the packages under @path */
static GPtrArray *
load_others (TjTaxonomy        *taxonomy,
             const TjArguments *arguments,
             const char        *path)
{
  char *rest[] = { (char *) path, NULL };
  const TjArguments others = { rest, 1, FALSE, FALSE, arguments->password_file,
                               arguments->names };
  g_autoptr(GPtrArray) packages = NULL;
  gboolean complete;

  packages = tj_round_load (taxonomy, &others, &complete);

  return complete && packages->len > 0 ? g_steal_pointer (&packages) : NULL;
}

static GPtrArray *
check_all (TjTaxonomy *taxonomy,
           GPtrArray  *packages)
{
  GPtrArray *all = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < packages->len; i++)
    g_ptr_array_add (all, tj_check_package (g_ptr_array_index (packages, i), taxonomy));

  return all;
}

/* The packages of an earlier round stand behind, only to be compared with. */
static void
compare_round (TjTaxonomy *taxonomy,
               GPtrArray  *packages,
               GPtrArray  *findings,
               GPtrArray  *earlier)
{
  g_autoptr(GPtrArray) all_packages = g_ptr_array_new ();
  g_autoptr(GPtrArray) all_findings = g_ptr_array_new ();
  g_autoptr(GPtrArray) earlier_findings = NULL;

  if (earlier != NULL)
    earlier_findings = check_all (taxonomy, earlier);

  g_ptr_array_extend (all_packages, packages, NULL, NULL);
  g_ptr_array_extend (all_findings, findings, NULL, NULL);
  for (guint i = 0; earlier != NULL && i < earlier->len; i++)
    {
      g_ptr_array_add (all_packages, g_ptr_array_index (earlier, i));
      g_ptr_array_add (all_findings, g_ptr_array_index (earlier_findings, i));
    }
  tj_check_round (all_packages, all_findings);
}

/* How alike each is to the others of the round and of the earlier one, in numbers. */
static void
add_resemblances (GPtrArray *entries,
                  GPtrArray *earlier)
{
  g_autoptr(TjResemblances) resemblances = tj_resemblances_new ();

  for (guint i = 0; i < entries->len; i++)
    tj_resemblances_add (resemblances, ((TjGateEntry *) entries->pdata[i])->package);
  for (guint i = 0; earlier != NULL && i < earlier->len; i++)
    tj_resemblances_add (resemblances, g_ptr_array_index (earlier, i));

  for (guint i = 0; i < entries->len; i++)
    {
      TjGateEntry *entry = g_ptr_array_index (entries, i);

      entry->resemblances = tj_resemblances_find (resemblances, i);
    }
}

static void
add_changes (TjGateEntry *entry,
             TjTaxonomy  *taxonomy,
             GPtrArray   *old)
{
  TjPackage *before = NULL;
  g_autoptr(GListStore) before_findings = NULL;

  entry->compared = old != NULL;
  if (old != NULL)
    before = old->len == 1 ? g_ptr_array_index (old, 0)
                           : tj_package_changes_find_version (old, entry->package);
  if (before == NULL)
    return;

  before_findings = tj_check_package (before, taxonomy);
  entry->changes = tj_package_changes_find (before, entry->package);
  tj_package_changes_add_findings (entry->changes, G_LIST_MODEL (before_findings),
                                   entry->findings);
}

/* A name that a folder can have: nothing of what an applicant wrote leads elsewhere. */
static char *
dup_letter_path (const char *folder,
                 TjPackage  *package,
                 const char *ending)
{
  g_autofree char *name = g_strdup (tj_package_get_name (package));
  g_autofree char *file = NULL;

  g_strdelimit (name, "/\\:*?\"<>|\n\r\t", '_');
  file = g_strconcat (*name == '.' ? "_" : "", name, "-补正通知", ending, NULL);

  return g_build_filename (folder, file, NULL);
}

static gboolean
write_letter (const GateOptions *options,
              const TjGateEntry *entry,
              TjTaxonomy        *taxonomy,
              TjReview          *review)
{
  static const char * const endings[] = { ".txt", ".xml", ".pdf", ".docx" };
  const TjFact *due = tj_facts_get (options->given, "due");
  const TjFact *date = tj_facts_get (options->given, "date");
  const TjCompletionGiven given = { options->bureau, options->contact,
                                    due != NULL ? due->text : NULL,
                                    date != NULL ? date->text : NULL, options->queries };
  g_autoptr(TjDocument) document = NULL;

  document = tj_completion_letter_new (entry->package, taxonomy, entry->gate, review, &given);
  if (document == NULL)
    return TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *path = dup_letter_path (options->letters, entry->package, endings[i]);

      if (!tj_document_output_write (document, path))
        return FALSE;
    }
  tj_document_output_omissions (document);

  return TRUE;
}

static gboolean
write_letters (const GateOptions *options,
               GPtrArray         *entries,
               TjTaxonomy        *taxonomy,
               TjReview          *review)
{
  if (options->letters == NULL)
    return TRUE;

  if (g_mkdir_with_parents (options->letters, FOLDER_MODE) != 0)
    {
      tj_output_error (_("The folder “%s” cannot be made: %s. Choose another place."),
                       options->letters, g_strerror (errno));
      return FALSE;
    }

  for (guint i = 0; i < entries->len; i++)
    {
      if (!write_letter (options, g_ptr_array_index (entries, i), taxonomy, review))
        return FALSE;
    }

  return TRUE;
}

static TjGateEntry *
examine (const GateOptions *options,
         TjPackage         *package,
         GListModel        *findings,
         TjReview          *review)
{
  TjGateEntry *entry = tj_gate_entry_new (package, findings,
                                          tj_gate_examine (findings, review,
                                                           tj_check_has_form (package)));

  if (options->terms->deadline != NULL)
    entry->received = tj_package_get_file_time (package);
  entry->late = tj_round_terms_is_late (options->terms, entry->received);

  return entry;
}

static TjExit
run (const GateOptions *options,
     const TjArguments *arguments)
{
  g_autoptr(TjTaxonomy) taxonomy = tj_taxonomy_new_default ();
  g_autoptr(GPtrArray) entries = NULL;
  g_autoptr(GPtrArray) packages = NULL;
  g_autoptr(GPtrArray) findings = NULL;
  g_autoptr(GPtrArray) old = NULL;
  g_autoptr(GPtrArray) earlier = NULL;
  g_autoptr(TjReview) review = NULL;
  TjGateRound round;
  gboolean complete;

  entries = g_ptr_array_new_with_free_func ((GDestroyNotify) tj_gate_entry_free);
  packages = tj_round_load (taxonomy, arguments, &complete);
  if (packages->len == 0
      || !tj_sheet_file_correct_only (packages, taxonomy, options->sheet, &review))
    return TJ_EXIT_UNUSABLE;

  if (options->against != NULL &&
      !(old = load_others (taxonomy, arguments, options->against)))
    return TJ_EXIT_UNUSABLE;
  if (options->earlier != NULL &&
      !(earlier = load_others (taxonomy, arguments, options->earlier)))
    return TJ_EXIT_UNUSABLE;

  findings = check_all (taxonomy, packages);
  compare_round (taxonomy, packages, findings, earlier);
  for (guint i = 0; i < packages->len; i++)
    {
      TjGateEntry *entry = examine (options, g_ptr_array_index (packages, i),
                                    g_ptr_array_index (findings, i), review);

      add_changes (entry, taxonomy, old);
      g_ptr_array_add (entries, entry);
    }

  add_resemblances (entries, earlier);
  if (!write_letters (options, entries, taxonomy, review))
    return TJ_EXIT_UNUSABLE;

  round = (TjGateRound) { entries, packages, earlier, options->terms };
  if (arguments->json)
    tj_gate_output_json (&round);
  else
    tj_gate_output_text (&round);

  if (!complete)
    return TJ_EXIT_UNUSABLE;

  return tj_gate_output_is_fine (&round) ? TJ_EXIT_FINE : TJ_EXIT_PROBLEM;
}

/**
 * tj_command_gate:
 * @argc: how many
 * @argv: the command's name and what follows it
 *
 * Examines packages formally, compares them with what they were before, and writes to applicants.
 *
 * Returns: the exit status, a #TjExit
 */
int
tj_command_gate (int    argc,
                 char **argv)
{
  g_auto(TjArguments) arguments = TJ_ARGUMENTS_INIT;
  g_auto(GateOptions) options = { NULL };

  if (!parse (&arguments, &options, argc, argv) || !read_options (&options))
    return TJ_EXIT_UNUSABLE;

  return run (&options, &arguments);
}
