/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cli/tj-command.h"

#include "cli/tj-arguments.h"
#include "cli/tj-document-output.h"
#include "cli/tj-files.h"
#include "cli/tj-identity-file.h"
#include "cli/tj-output.h"
#include "cli/tj-pack-output.h"
#include "cli/tj-round.h"
#include "cli/tj-trust-files.h"
#include "core/checks/tj-check-round.h"
#include "core/checks/tj-check-runner.h"
#include "core/import/tj-content-store.h"
#include "core/pack/tj-pack-builder.h"
#include "render/paper/tj-pack-papers.h"

#include <glib/gi18n-lib.h>

/**
 * PackOptions:
 *
 * The options as typed, and the date in words.
 */
typedef struct
{
  char *output;
  char *verify;
  char **trusted;
  char *bureau;
  char *addressee;
  char *contact;
  char *date_text;
  char *opinions;
  char *key;
  char *key_password;

  char *date;
} PackOptions;

static void
pack_options_clear (PackOptions *options)
{
  g_free (options->output);
  g_free (options->verify);
  g_strfreev (options->trusted);
  g_free (options->bureau);
  g_free (options->addressee);
  g_free (options->contact);
  g_free (options->date_text);
  g_free (options->opinions);
  g_free (options->key);
  g_free (options->key_password);
  g_free (options->date);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PackOptions, pack_options_clear)

static gboolean
read_options (PackOptions       *options,
              const TjArguments *arguments)
{
  GDate date;

  if ((arguments->n_rest > 0) == (options->verify != NULL))
    {
      tj_output_error (_("“pack” takes the packages of a round, or “--verify” with a pack to "
                         "check. Give one of the two."));
      return FALSE;
    }

  if (options->verify != NULL)
    return TRUE;

  if (!tj_arguments_require ("output", options->output) ||
      !tj_arguments_require ("bureau", options->bureau) ||
      !tj_arguments_require ("date", options->date_text) ||
      !tj_arguments_require ("key", options->key) ||
      !tj_arguments_require ("key-password-file", options->key_password) ||
      !tj_document_output_parse_date ("date", options->date_text, &date))
    return FALSE;

  options->date = tj_document_dup_date (&date);
  if (g_str_has_suffix (options->output, ".zip"))
    return tj_files_may_write (options->output, (const char * const *) arguments->rest);

  tj_output_error (_("“%s” does not end in .zip, which is what a pack is."), options->output);

  return FALSE;
}

static gboolean
fail (GError *error)
{
  tj_output_error ("%s", error->message);
  g_error_free (error);

  return FALSE;
}

static GPtrArray *
check_all (GPtrArray  *packages,
           TjTaxonomy *taxonomy)
{
  GPtrArray *findings = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < packages->len; i++)
    g_ptr_array_add (findings, tj_check_package (g_ptr_array_index (packages, i), taxonomy));
  tj_check_round (packages, findings);

  return findings;
}

static TjExit
build_from (const PackOptions *options,
            const TjArguments *arguments,
            GFile             *contents)
{
  g_autoptr(TjTaxonomy) taxonomy = tj_taxonomy_new_default ();
  g_autoptr(TjPackBuilder) builder = tj_pack_builder_new (options->bureau, options->date);
  g_autoptr(GFile) output = g_file_new_for_path (options->output);
  g_autoptr(TjIdentity) identity = NULL;
  g_autoptr(GPtrArray) packages = NULL;
  g_autoptr(GPtrArray) findings = NULL;
  const TjPackLetter letter = { options->bureau, options->addressee, options->contact,
                                options->date, 0, 0 };
  TjPackRound round = { NULL, NULL, taxonomy, options->opinions, NULL };
  GError *error = NULL;
  gboolean complete;

  identity = tj_identity_file_load (options->key, options->key_password);
  if (identity == NULL)
    return TJ_EXIT_UNUSABLE;

  packages = tj_round_load_kept (taxonomy, arguments, contents, &complete);
  if (!complete || packages->len == 0)
    return TJ_EXIT_UNUSABLE;

  for (guint i = 0; i < packages->len; i++)
    {
      if (!tj_pack_builder_add_package (builder, g_ptr_array_index (packages, i), &error))
        {
          fail (error);
          return TJ_EXIT_UNUSABLE;
        }
    }

  findings = check_all (packages, taxonomy);
  round.packages = packages;
  round.findings = findings;
  if (!tj_pack_papers_add (builder, &round, &letter, &error) ||
      !tj_pack_builder_write (builder, identity, output, &error))
    {
      fail (error);
      return TJ_EXIT_UNUSABLE;
    }

  return TJ_EXIT_FINE;
}

/* What lies in an archive beside others is copied out of it for as long as it takes. */
static TjExit
build (const PackOptions *options,
       const TjArguments *arguments)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GFile) contents = tj_content_folder_new_temporary (&error);
  TjExit result;

  if (contents == NULL)
    {
      tj_output_error ("%s", error->message);
      return TJ_EXIT_UNUSABLE;
    }

  result = build_from (options, arguments, contents);
  tj_content_folder_remove (contents);

  return result;
}

static TjExit
verify (const PackOptions *options,
        const TjArguments *arguments)
{
  g_autoptr(GFile) file = g_file_new_for_path (options->verify);
  g_autoptr(TjTrust) trust = tj_trust_files_load (options->trusted);
  g_autoptr(TjPackCheck) check = NULL;
  GError *error = NULL;

  if (trust == NULL)
    return TJ_EXIT_UNUSABLE;

  check = tj_pack_check_new (file, trust, &error);
  if (check == NULL)
    {
      fail (error);
      return TJ_EXIT_UNUSABLE;
    }

  if (arguments->json)
    tj_pack_output_json (check);
  else
    tj_pack_output_text (check);

  return tj_pack_check_is_whole (check) && check->verification->trusted ? TJ_EXIT_FINE
                                                                        : TJ_EXIT_PROBLEM;
}

/**
 * tj_command_pack:
 * @argc: how many
 * @argv: the command's name and what follows it
 *
 * Makes the hand-over of a round one signed archive, or checks one.
 *
 * Returns: the exit status, a #TjExit
 */
int
tj_command_pack (int    argc,
                 char **argv)
{
  g_auto(TjArguments) arguments = TJ_ARGUMENTS_INIT;
  g_auto(PackOptions) options = { NULL };
  const GOptionEntry entries[] = {
    { "output", 'o', G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &options.output,
      N_("Where to write the pack"), "PACK.zip" },
    { "bureau", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &options.bureau,
      N_("Who recommends, as it signs"), N_("NAME") },
    { "addressee", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &options.addressee,
      N_("To whom the cover letter is addressed"), N_("NAME") },
    { "contact", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &options.contact,
      N_("Whom to ask, with a telephone number"), N_("TEXT") },
    { "date", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &options.date_text,
      N_("The date of the cover letter"), "2024-03-20" },
    { "opinions", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &options.opinions,
      N_("The folder with the signed opinions"), N_("FOLDER") },
    { "key", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &options.key,
      N_("The key to sign with, as “tanjian-cli identity” makes it"), "ME.p12" },
    { "key-password-file", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &options.key_password,
      N_("A file whose first line is the password of the key"), N_("FILE") },
    { "verify", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &options.verify,
      N_("Check a pack, instead"), "PACK.zip" },
    { "trust", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME_ARRAY, &options.trusted,
      N_("Certificates of authorities or reviewers to trust, and revocation lists; may be "
         "repeated"), "CA.pem" },
    G_OPTION_ENTRY_NULL
  };

  if (!tj_arguments_parse (&arguments, argc, argv, entries,
                           TJ_ARGUMENTS_NONE | TJ_ARGUMENTS_SEVERAL | TJ_ARGUMENTS_PACKAGES |
                             TJ_ARGUMENTS_FORMAT) ||
      !read_options (&options, &arguments))
    return TJ_EXIT_UNUSABLE;

  return options.verify != NULL ? verify (&options, &arguments) : build (&options, &arguments);
}
