/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cli/tj-command.h"

#include "cli/tj-arguments.h"
#include "cli/tj-files.h"
#include "cli/tj-output.h"
#include "cli/tj-round.h"
#include "cli/tj-trust-files.h"
#include "cli/tj-verdict-contents.h"
#include "core/base/tj-xml.h"
#include "core/decision/tj-verdict.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

static void
add_boolean (JsonBuilder *builder,
             const char  *name,
             gboolean     value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_boolean_value (builder, value);
}

static char *
dup_time (const TjVerdict *verdict)
{
  GDateTime *time = verdict->verification->signed_at;

  return time != NULL ? g_date_time_format_iso8601 (time) : NULL;
}

/* Why the signer is trusted or not; where there was no signer to ask about, what went wrong
 * before. */
static const char *
get_trust_reason (const TjVerdict *verdict)
{
  const TjVerification *verification = verdict->verification;

  if (verification->trust_reason == NULL && !verification->trusted && verdict->reasons->len > 0)
    return ((const TjVerdictReason *) g_ptr_array_index (verdict->reasons, 0))->code;

  return verification->trust_reason;
}

static void
add_signer (JsonBuilder     *builder,
            const TjVerdict *verdict)
{
  const TjVerification *verification = verdict->verification;
  g_autofree char *time = dup_time (verdict);

  json_builder_set_member_name (builder, "signer");
  json_builder_begin_object (builder);
  tj_output_json_member (builder, "name", verification->signer);
  add_boolean (builder, "trusted", verification->trusted);
  tj_output_json_member (builder, "reason", get_trust_reason (verdict));
  tj_output_json_member (builder, "organisation", verification->organisation);
  tj_output_json_member (builder, "issuer", verification->issuer);
  tj_output_json_member (builder, "fingerprint", verification->fingerprint);
  tj_output_json_member (builder, "signed_at", time);
  json_builder_end_object (builder);
}

static void
add_people (JsonBuilder     *builder,
            const char      *member,
            const GPtrArray *people)
{
  json_builder_set_member_name (builder, member);
  json_builder_begin_array (builder);
  for (guint i = 0; i < people->len; i++)
    {
      const TjSignatory *person = g_ptr_array_index (people, i);
      g_autofree char *time = person->signed_at != NULL
                                ? g_date_time_format_iso8601 (person->signed_at) : NULL;

      json_builder_begin_object (builder);
      tj_output_json_member (builder, "name", person->name);
      tj_output_json_member (builder, "organisation", person->organisation);
      tj_output_json_member (builder, "fingerprint", person->fingerprint);
      add_boolean (builder, "signed", person->has_signed);
      add_boolean (builder, "by_name", person->by_name);
      tj_output_json_member (builder, "signed_at", time);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_signatories (JsonBuilder         *builder,
                 const TjSignatories *signatories)
{
  json_builder_set_member_name (builder, "signatories");
  json_builder_begin_object (builder);
  add_boolean (builder, "complete", signatories->complete);
  add_people (builder, "required", signatories->required);
  add_people (builder, "others", signatories->others);
  json_builder_set_member_name (builder, "messages");
  json_builder_begin_array (builder);
  for (guint i = 0; i < signatories->messages->len; i++)
    json_builder_add_string_value (builder, g_ptr_array_index (signatories->messages, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
add_verdict (JsonBuilder     *builder,
             const TjVerdict *verdict)
{
  add_boolean (builder, "intact", verdict->verification->intact);
  add_boolean (builder, "whole_sheet", verdict->verification->whole_document);
  add_signer (builder, verdict);

  if (verdict->compared)
    {
      add_boolean (builder, "files_match", verdict->files_match);
    }
  else
    {
      json_builder_set_member_name (builder, "files_match");
      json_builder_add_null_value (builder);
    }

  add_boolean (builder, "schema_valid", verdict->schema_valid);
  add_boolean (builder, "incomplete", verdict->incomplete);
  if (verdict->signatories != NULL)
    {
      add_boolean (builder, "all_there", verdict->verification->all_there);
      add_signatories (builder, verdict->signatories);
    }

  json_builder_set_member_name (builder, "reasons");
  json_builder_begin_array (builder);
  for (guint i = 0; i < verdict->reasons->len; i++)
    {
      const TjVerdictReason *reason = g_ptr_array_index (verdict->reasons, i);

      json_builder_begin_object (builder);
      tj_output_json_member (builder, "code", reason->code);
      tj_output_json_member (builder, "message", reason->message);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/* @taxonomy is %NULL where the contents are not asked for. One sheet is one object; several are
 * a list with the name of each. */
static void
print_json (GPtrArray  *names,
            GPtrArray  *verdicts,
            TjTaxonomy *taxonomy)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  if (verdicts->len == 1)
    {
      add_verdict (builder, g_ptr_array_index (verdicts, 0));
      if (taxonomy != NULL)
        tj_verdict_contents_add (builder, g_ptr_array_index (verdicts, 0), taxonomy);
    }
  else
    {
      json_builder_set_member_name (builder, "sheets");
      json_builder_begin_array (builder);
      for (guint i = 0; i < verdicts->len; i++)
        {
          json_builder_begin_object (builder);
          tj_output_json_member (builder, "sheet", g_ptr_array_index (names, i));
          add_verdict (builder, g_ptr_array_index (verdicts, i));
          if (taxonomy != NULL)
            tj_verdict_contents_add (builder, g_ptr_array_index (verdicts, i), taxonomy);
          json_builder_end_object (builder);
        }
      json_builder_end_array (builder);
    }
  json_builder_end_object (builder);

  tj_output_json (builder);
}

static const char *
get_answer (gboolean value)
{
  return value ? C_("answer", "yes") : C_("answer", "no");
}

static void
print_rows (const TjVerdict *verdict)
{
  const TjVerification *verification = verdict->verification;
  g_autofree char *time = dup_time (verdict);
  const struct
  {
    const char *label;
    const char *text;
  } rows[] = {
    { _("Unchanged since signed"), get_answer (verification->intact) },
    { _("Signature covers all"), get_answer (verification->whole_document) },
    { _("Is a review sheet"), get_answer (verdict->schema_valid) },
    { _("Files are those judged"),
      verdict->compared ? get_answer (verdict->files_match) : _("not compared") },
    { _("Signer"), verification->signer },
    { _("Organisation"), verification->organisation },
    { _("Signer trusted"), get_answer (verification->trusted) },
    { _("Signed at"), time },
    { "SHA-256", verification->fingerprint },
  };
  guint width = 0;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    width = MAX (width, tj_output_get_width (rows[i].label));

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    tj_output_row (rows[i].label, width, rows[i].text != NULL ? rows[i].text : "—");
}

/* Of a decision, everybody who had to sign, and whoever else did. */
static void
print_signatories (const TjSignatories *signatories)
{
  const GPtrArray * const lists[] = { signatories->required, signatories->others };

  tj_output_print ("\n%s\n", _("Who had to sign"));
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      for (guint j = 0; j < lists[i]->len; j++)
        {
          const TjSignatory *person = g_ptr_array_index (lists[i], j);

          tj_output_row (i > 0 ? _("signed without") : person->has_signed ? _("signed")
                                                                          : _("has not signed"),
                         20, person->name);
        }
    }
  for (guint i = 0; i < signatories->messages->len; i++)
    {
      g_autofree char *message = tj_output_clean (g_ptr_array_index (signatories->messages, i));

      tj_output_print ("%s\n", message);
    }
}

/* A decision comes once for each who signed it. */
static gboolean
is_last_of_file (GPtrArray *names,
                 guint      index)
{
  return index + 1 == names->len ||
         !g_str_equal (g_ptr_array_index (names, index), g_ptr_array_index (names, index + 1));
}

static void
print_text (GPtrArray  *names,
            GPtrArray  *verdicts,
            TjTaxonomy *taxonomy)
{
  for (guint i = 0; i < verdicts->len; i++)
    {
      const TjVerdict *verdict = g_ptr_array_index (verdicts, i);

      tj_output_print ("%s%s\n", i > 0 ? "\n" : "", (char *) g_ptr_array_index (names, i));
      print_rows (verdict);
      if (verdict->incomplete)
        tj_output_print ("%s\n", _("It was signed as incomplete: scores or justifications are "
                                   "missing."));

      for (guint j = 0; j < verdict->reasons->len; j++)
        {
          const TjVerdictReason *reason = g_ptr_array_index (verdict->reasons, j);

          tj_output_row (reason->code, 20, reason->message);
        }

      if (verdict->signatories != NULL && is_last_of_file (names, i))
        print_signatories (verdict->signatories);
      if (taxonomy != NULL && is_last_of_file (names, i))
        tj_verdict_contents_print (verdict, taxonomy);
    }
}

/* Element type TjVerdict; NULL where a file cannot be read at all. @names gets the file of each:
 * of a decision there are as many as signatures. */
static GPtrArray *
judge_all (GStrv      paths,
           TjTrust   *trust,
           TjPackage *package,
           GPtrArray *names)
{
  g_autoptr(GPtrArray) verdicts = NULL;

  verdicts = g_ptr_array_new_with_free_func ((GDestroyNotify) tj_verdict_free);
  for (guint i = 0; paths[i] != NULL; i++)
    {
      g_autoptr(GBytes) bytes = tj_files_read (paths[i], tj_xml_limits_own.max_bytes);
      g_autoptr(GPtrArray) own = NULL;

      if (bytes == NULL)
        return NULL;

      own = tj_verdict_list_new (bytes, paths[i], trust, package);
      for (guint j = 0; j < own->len; j++)
        g_ptr_array_add (names, g_filename_display_name (paths[i]));
      g_ptr_array_extend_and_steal (verdicts, g_steal_pointer (&own));
    }

  return g_steal_pointer (&verdicts);
}

static int
report (TjArguments *arguments,
        GPtrArray   *names,
        GPtrArray   *verdicts,
        TjTaxonomy  *taxonomy,
        gboolean     wants_trust)
{
  gboolean fine = TRUE;

  if (arguments->json)
    print_json (names, verdicts, taxonomy);
  else
    print_text (names, verdicts, taxonomy);

  for (guint i = 0; i < verdicts->len; i++)
    fine &= tj_verdict_is_fine (g_ptr_array_index (verdicts, i), wants_trust);

  return fine ? TJ_EXIT_FINE : TJ_EXIT_PROBLEM;
}

/**
 * tj_command_verify:
 * @argc: how many
 * @argv: the command's name and what follows it
 *
 * Prints whether signed sheets are what they claim to be.
 *
 * Returns: the exit status, a #TjExit
 */
int
tj_command_verify (int    argc,
                   char **argv)
{
  g_auto(TjArguments) arguments = TJ_ARGUMENTS_INIT;
  g_auto(GStrv) trusted = NULL;
  g_autofree char *package_path = NULL;
  g_autofree char *output = NULL;
  gboolean contents = FALSE;
  const GOptionEntry entries[] = {
    { "trust", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME_ARRAY, &trusted,
      N_("Certificates of authorities or reviewers to trust, and revocation lists; may be "
         "repeated"), "CA.pem" },
    { "package", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &package_path,
      N_("Compare the files judged with those of this package"), N_("PACKAGE") },
    { "contents", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &contents,
      N_("Print what was signed"), NULL },
    { "output", 'o', G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &output,
      N_("Put what was signed on paper"), "FILE.pdf" },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr(TjTaxonomy) taxonomy = tj_taxonomy_new_default ();
  g_autoptr(TjPackage) package = NULL;
  g_autoptr(TjTrust) trust = NULL;
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GPtrArray) verdicts = NULL;

  if (!tj_arguments_parse (&arguments, argc, argv,
                           entries,
                           TJ_ARGUMENTS_FORMAT | TJ_ARGUMENTS_SEVERAL | TJ_ARGUMENTS_PACKAGES))
    return TJ_EXIT_UNUSABLE;

  /* Reasons are worded while verifying, and machine output is never translated. */
  if (arguments.json)
    setlocale (LC_MESSAGES, "C");

  trust = tj_trust_files_load (trusted);
  if (package_path != NULL)
    package = tj_round_load_package (taxonomy, &arguments, package_path);
  if (trust == NULL || (package_path != NULL && package == NULL))
    return TJ_EXIT_UNUSABLE;

  verdicts = judge_all (arguments.rest, trust, package, names);
  if (verdicts == NULL)
    return TJ_EXIT_UNUSABLE;

  if (output != NULL && !tj_verdict_contents_write (verdicts, arguments.rest, taxonomy, output))
    return TJ_EXIT_UNUSABLE;

  return report (&arguments, names, verdicts, contents ? taxonomy : NULL, trusted != NULL);
}
