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
#include "core/bureau/tj-package-facts.h"
#include "core/checks/tj-check-round.h"
#include "core/checks/tj-check-runner.h"
#include "core/document/tj-document-template.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#define FOLDER_MODE 0755
#define MAX_QUOTA 100000

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

  GDateTime *deadline;
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
  g_clear_pointer (&options->deadline, g_date_time_unref);
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
      N_("When applications were due; those whose files are of later are late"),
      "YYYY-MM-DD[THH:MM]" },
    { "quota", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_INT, &options->quota,
      N_("How many applications may be recommended"), "N" },
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

/* A day without an hour ends at midnight. */
static gboolean
read_deadline (GateOptions *options)
{
  g_autofree char *text = NULL;
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();

  if (options->deadline_text == NULL)
    return TRUE;

  text = g_strconcat (options->deadline_text,
                      strchr (options->deadline_text, 'T') == NULL ? "T23:59:59" : ":00", NULL);
  options->deadline = g_date_time_new_from_iso8601 (text, zone);
  if (options->deadline != NULL)
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
  if (options->quota < 0 || options->quota > MAX_QUOTA)
    {
      tj_output_error (_("“--quota” takes a number from 1 to %d."), MAX_QUOTA);
      return FALSE;
    }

  return read_deadline (options) && add_date (options->given, "due", options->due) &&
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
static gboolean
compare_round (TjTaxonomy        *taxonomy,
               const TjArguments *arguments,
               const GateOptions *options,
               GPtrArray         *packages,
               GPtrArray         *findings)
{
  g_autoptr(GPtrArray) all_packages = g_ptr_array_new ();
  g_autoptr(GPtrArray) all_findings = g_ptr_array_new ();
  g_autoptr(GPtrArray) earlier = NULL;
  g_autoptr(GPtrArray) earlier_findings = NULL;

  if (options->earlier != NULL)
    {
      earlier = load_others (taxonomy, arguments, options->earlier);
      if (earlier == NULL)
        return FALSE;

      earlier_findings = check_all (taxonomy, earlier);
    }

  g_ptr_array_extend (all_packages, packages, NULL, NULL);
  g_ptr_array_extend (all_findings, findings, NULL, NULL);
  for (guint i = 0; earlier != NULL && i < earlier->len; i++)
    {
      g_ptr_array_add (all_packages, g_ptr_array_index (earlier, i));
      g_ptr_array_add (all_findings, g_ptr_array_index (earlier_findings, i));
    }
  tj_check_round (all_packages, all_findings);

  return TRUE;
}

/* The newest of the files, as the disk has it: of an archive or form its own time. */
static GDateTime *
get_file_time (TjPackage *package)
{
  g_autoptr(GFileInfo) info = NULL;

  info = g_file_query_info (tj_package_get_location (package), G_FILE_ATTRIBUTE_TIME_MODIFIED,
                            G_FILE_QUERY_INFO_NONE, NULL, NULL);

  return info != NULL ? g_file_info_get_modification_date_time (info) : NULL;
}

/* (transfer none) (nullable): the version of the same application in an older round */
static TjPackage *
find_version (GPtrArray *packages,
              TjPackage *package)
{
  TjForm *form = tj_package_get_form (package);

  if (packages->len == 1)
    return g_ptr_array_index (packages, 0);

  for (guint i = 0; i < packages->len; i++)
    {
      TjPackage *other = g_ptr_array_index (packages, i);
      TjForm *other_form = tj_package_get_form (other);

      if (g_strcmp0 (tj_package_get_name (other), tj_package_get_name (package)) == 0)
        return other;

      if (tj_form_get_text (form, "technology_name") != NULL &&
          g_strcmp0 (tj_form_get_text (other_form, "technology_name"),
                     tj_form_get_text (form, "technology_name")) == 0 &&
          g_strcmp0 (tj_form_get_text (other_form, "applicant.name"),
                     tj_form_get_text (form, "applicant.name")) == 0)
        return other;
    }

  return NULL;
}

static void
add_changes (TjGateEntry *entry,
             TjTaxonomy  *taxonomy,
             GPtrArray   *old)
{
  TjPackage *before = old != NULL ? find_version (old, entry->package) : NULL;
  g_autoptr(GListStore) before_findings = NULL;

  entry->compared = old != NULL;
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
  g_autoptr(TjDocumentTemplate) template = tj_document_template_new_default ("letter");
  g_autoptr(TjFacts) facts = tj_package_facts_new (entry->package, taxonomy);
  g_autoptr(GPtrArray) asked = tj_gate_result_list_asked (entry->gate, review, options->queries);
  g_autoptr(TjDocument) document = NULL;
  static const char * const given[] = { "due", "date" };

  if (asked->len == 0)
    return TRUE;

  tj_package_facts_add_findings (facts, asked, FALSE);
  tj_package_facts_word_findings (facts, asked, review);
  tj_facts_add (facts, "bureau", options->bureau, TJ_GROUND_GIVEN, "bureau", NULL);
  tj_facts_add (facts, "bureau_contact", options->contact, TJ_GROUND_GIVEN, "contact", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (given); i++)
    {
      const TjFact *fact = tj_facts_get (options->given, given[i]);

      if (fact != NULL)
        tj_facts_add (facts, given[i], fact->text, TJ_GROUND_GIVEN, given[i], NULL);
    }

  document = tj_document_template_fill (template, facts, NULL);
  document->package_name = g_strdup (tj_package_get_name (entry->package));
  document->package_sha256 = tj_package_dup_manifest_sha256 (entry->package);
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
                                          tj_gate_examine (findings, review));
  g_autoptr(GDateTime) time = options->deadline != NULL ? get_file_time (package) : NULL;

  if (time != NULL)
    {
      entry->received = g_date_time_to_local (time);
      entry->late = g_date_time_compare (entry->received, options->deadline) > 0;
    }

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
  g_autoptr(TjReview) review = NULL;
  gboolean complete;

  entries = g_ptr_array_new_with_free_func ((GDestroyNotify) tj_gate_entry_free);
  packages = tj_round_load (taxonomy, arguments, &complete);
  if (packages->len == 0
      || !tj_sheet_file_correct_only (packages, taxonomy, options->sheet, &review))
    return TJ_EXIT_UNUSABLE;

  if (options->against != NULL &&
      !(old = load_others (taxonomy, arguments, options->against)))
    return TJ_EXIT_UNUSABLE;

  findings = check_all (taxonomy, packages);
  if (!compare_round (taxonomy, arguments, options, packages, findings))
    return TJ_EXIT_UNUSABLE;

  for (guint i = 0; i < packages->len; i++)
    {
      TjGateEntry *entry = examine (options, g_ptr_array_index (packages, i),
                                    g_ptr_array_index (findings, i), review);

      add_changes (entry, taxonomy, old);
      g_ptr_array_add (entries, entry);
    }

  if (!write_letters (options, entries, taxonomy, review))
    return TJ_EXIT_UNUSABLE;

  if (arguments->json)
    tj_gate_output_json (entries, options->deadline, options->quota);
  else
    tj_gate_output_text (entries, options->deadline, options->quota);

  if (!complete)
    return TJ_EXIT_UNUSABLE;

  return tj_gate_output_is_fine (entries, options->quota) ? TJ_EXIT_FINE : TJ_EXIT_PROBLEM;
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
