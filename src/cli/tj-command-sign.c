/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cli/tj-command.h"

#include "cli/tj-arguments.h"
#include "cli/tj-decision-file.h"
#include "cli/tj-files.h"
#include "cli/tj-identity-file.h"
#include "cli/tj-output.h"
#include "cli/tj-sheet-file.h"
#include "core/base/tj-xml.h"
#include "core/document/tj-document.h"
#include "core/sign/tj-signer.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  char *key;
  char *password_file;
  char *output;
  gboolean incomplete;
} SignOptions;

static void
sign_options_clear (SignOptions *options)
{
  g_free (options->key);
  g_free (options->password_file);
  g_free (options->output);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SignOptions, sign_options_clear)

static gboolean
may_write (const SignOptions *options,
           const char        *draft)
{
  const char * const inputs[] = { draft, options->key, options->password_file, NULL };

  return tj_files_may_write (options->output, inputs);
}

/* Lists what is missing; signing it all the same is the reviewer's own decision. */
static gboolean
is_complete (TjSheet *sheet)
{
  g_auto(GStrv) gaps = tj_review_list_gaps (tj_sheet_get_review (sheet), NULL);

  if (gaps[0] == NULL)
    return TRUE;

  tj_output_error (_("The draft is not complete and was not signed. Fill in what is missing, or "
                     "add “--incomplete” to sign it as it is:"));
  for (guint i = 0; gaps[i] != NULL; i++)
    tj_output_error_item (gaps[i]);

  return FALSE;
}

static int
sign (const SignOptions *options,
      xmlDoc            *doc)
{
  g_autoptr(TjIdentity) identity = tj_identity_file_load (options->key, options->password_file);
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) error = NULL;

  if (identity == NULL)
    return TJ_EXIT_UNUSABLE;

  bytes = tj_sign_document (doc, identity, NULL, &error);
  if (bytes == NULL)
    {
      tj_output_error ("%s", error->message);
      return TJ_EXIT_UNUSABLE;
    }

  return tj_files_write (options->output, bytes, FALSE) ? TJ_EXIT_FINE : TJ_EXIT_UNUSABLE;
}

/* An opinion or letter, which has no gaps but what a person left out. */
static gboolean
is_document (GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  return data != NULL && g_strstr_len (data, MIN (size, 512), TJ_DOCUMENT_NAMESPACE) != NULL;
}

static int
sign_document (const SignOptions *options,
               GBytes            *bytes,
               const char        *path)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(xmlDoc) doc = tj_xml_parse_bytes (bytes, path, &tj_xml_limits_own, &error);

  if (doc == NULL || !tj_xml_validate (doc, path, TJ_DOCUMENT_SCHEMA, &error))
    {
      tj_output_error ("%s", error->message);
      return TJ_EXIT_UNUSABLE;
    }

  if (tj_xml_first_child (xmlDocGetRootElement (doc), "Signature") != NULL)
    {
      tj_output_error (_("“%s” is signed already. To change it, write it again."), path);
      return TJ_EXIT_UNUSABLE;
    }

  return sign (options, doc);
}

/* What several sign: the others' signatures stay, and another one comes beside them. */
static int
countersign (const SignOptions *options,
             const char        *path)
{
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(TjDecision) decision = tj_decision_file_load (path, &bytes);
  g_autoptr(TjIdentity) identity = NULL;
  g_autoptr(GBytes) result = NULL;
  g_autoptr(GError) error = NULL;

  if (decision == NULL)
    return TJ_EXIT_UNUSABLE;
  if (!options->incomplete && !tj_decision_file_check (decision, path))
    return TJ_EXIT_PROBLEM;

  identity = tj_identity_file_load (options->key, options->password_file);
  if (identity == NULL)
    return TJ_EXIT_UNUSABLE;

  /* What follows from words filled in by hand is written anew before the first signature, so that
   * the file does not say two things. */
  if (!tj_decision_is_signed (bytes))
    {
      g_autoptr(xmlDoc) doc = tj_decision_to_xml (decision);

      g_bytes_unref (bytes);
      bytes = tj_xml_serialize (doc);
    }
  result = tj_countersign_document (bytes, path, identity, NULL, &error);
  if (result == NULL)
    {
      tj_output_error ("%s", error->message);
      return TJ_EXIT_UNUSABLE;
    }

  return tj_files_write (options->output, result, FALSE) ? TJ_EXIT_FINE : TJ_EXIT_UNUSABLE;
}

/**
 * tj_command_sign:
 * @argc: how many
 * @argv: the command's name and what follows it
 *
 * Turns a filled-in draft, or an opinion or letter, into a signed one, and adds a signature to a
 * decision.
 *
 * Returns: the exit status, a #TjExit
 */
int
tj_command_sign (int    argc,
                 char **argv)
{
  g_auto(TjArguments) arguments = TJ_ARGUMENTS_INIT;
  g_auto(SignOptions) options = { NULL, };
  const GOptionEntry entries[] = {
    { "key", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &options.key,
      N_("The key to sign with, as “tanjian-cli identity” makes it"), "ME.p12" },
    { "password-file", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &options.password_file,
      N_("A file whose first line is the password of the key"), N_("FILE") },
    { "output", 'o', G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &options.output,
      N_("Where to write the signed sheet"), "SHEET.xml" },
    { "incomplete", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &options.incomplete,
      N_("Sign it although scores or justifications are missing; the sheet says so"), NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr(TjSheet) sheet = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(xmlDoc) doc = NULL;

  if (!tj_arguments_parse (&arguments, argc, argv, entries, TJ_ARGUMENTS_PLAIN)
      || !tj_arguments_require ("key", options.key)
      || !tj_arguments_require ("password-file", options.password_file)
      || !tj_arguments_require ("output", options.output))
    return TJ_EXIT_UNUSABLE;

  if (!may_write (&options, arguments.rest[0]))
    return TJ_EXIT_UNUSABLE;

  bytes = tj_files_read (arguments.rest[0], tj_xml_limits_own.max_bytes);
  if (bytes == NULL)
    return TJ_EXIT_UNUSABLE;
  if (tj_decision_is_file (bytes))
    return countersign (&options, arguments.rest[0]);
  if (is_document (bytes))
    return sign_document (&options, bytes, arguments.rest[0]);

  sheet = tj_sheet_file_load (arguments.rest[0], TJ_SHEET_FILE_DRAFT);
  if (sheet == NULL)
    return TJ_EXIT_UNUSABLE;

  if (!options.incomplete && !is_complete (sheet))
    return TJ_EXIT_PROBLEM;

  doc = tj_sheet_to_xml (sheet, FALSE);

  return sign (&options, doc);
}
