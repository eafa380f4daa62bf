/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cli/tj-command.h"

#include "cli/tj-arguments.h"
#include "cli/tj-files.h"
#include "cli/tj-output.h"
#include "core/sign/tj-identity.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#define DEFAULT_YEARS 3
#define MAX_YEARS 20

/**
 * IdentityOptions:
 *
 * Names in any of the encodings tj_arguments_dup_text() takes.
 */
typedef struct
{
  char *name;
  char *organisation;
  char *password_file;
  char *output;
  char *certificate;
  int years;
} IdentityOptions;

static void
identity_options_clear (IdentityOptions *options)
{
  g_free (options->name);
  g_free (options->organisation);
  g_free (options->password_file);
  g_free (options->output);
  g_free (options->certificate);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (IdentityOptions, identity_options_clear)

/* A key that is overwritten is lost for ever. */
static gboolean
may_create (const char *path)
{
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;

  tj_output_error (_("“%s” exists already and is kept. Choose another name, or move it away "
                     "first."), path);

  return FALSE;
}

static gboolean
read_options (IdentityOptions *options)
{
  if (!tj_arguments_require ("name", options->name)
      || !tj_arguments_require ("password-file", options->password_file)
      || !tj_arguments_require ("output", options->output))
    return FALSE;

  if (options->years < 1 || options->years > MAX_YEARS)
    {
      tj_output_error (_("A certificate is valid for 1 to %d years. Choose a number of years in "
                         "between."), MAX_YEARS);
      return FALSE;
    }

  if (options->certificate == NULL)
    {
      gsize length = strlen (options->output);

      if (g_str_has_suffix (options->output, ".p12"))
        length -= strlen (".p12");
      options->certificate = g_strdup_printf ("%.*s.pem", (int) length, options->output);
    }

  if (g_strcmp0 (options->certificate, options->output) == 0)
    {
      tj_output_error (_("The key and the certificate need two files. Choose another name for "
                         "one of them."));
      return FALSE;
    }

  return may_create (options->output) && may_create (options->certificate);
}

static TjIdentity *
create_identity (const IdentityOptions *options)
{
  g_autofree char *name = tj_arguments_dup_text (options->name);
  g_autofree char *organisation = tj_arguments_dup_text (options->organisation);
  g_autoptr(GError) error = NULL;
  TjIdentity *identity;

  if (name == NULL || (options->organisation != NULL && organisation == NULL))
    {
      tj_output_error (_("A name is in no known encoding. Type it in UTF-8."));
      return NULL;
    }

  identity = tj_identity_new_self_signed (name, organisation, (guint) options->years, &error);
  if (identity == NULL)
    tj_output_error ("%s", error->message);

  return identity;
}

static gboolean
write_identity (const IdentityOptions *options,
                TjIdentity            *identity)
{
  g_autofree char *password = tj_files_read_password (options->password_file);
  g_autofree char *pem = tj_identity_to_pem (identity);
  g_autoptr(GBytes) certificate = g_bytes_new (pem, strlen (pem));
  g_autoptr(GBytes) key = NULL;
  g_autoptr(GError) error = NULL;

  if (password == NULL)
    return FALSE;

  key = tj_identity_to_pkcs12 (identity, password, &error);
  if (key == NULL)
    {
      tj_output_error ("%s", error->message);
      return FALSE;
    }

  if (!tj_files_write (options->output, key, TRUE))
    return FALSE;

  if (tj_files_write (options->certificate, certificate, FALSE))
    return TRUE;

  /* A key that nobody can be shown the certificate of would only be in the way. */
  g_unlink (options->output);

  return FALSE;
}

/**
 * tj_command_identity:
 * @argc: how many
 * @argv: the command's name and what follows it
 *
 * Makes a key with a certificate that its owner signed.
 *
 * Returns: the exit status, a #TjExit
 */
int
tj_command_identity (int    argc,
                     char **argv)
{
  g_auto(TjArguments) arguments = TJ_ARGUMENTS_INIT;
  g_auto(IdentityOptions) options = { .years = DEFAULT_YEARS };
  const GOptionEntry entries[] = {
    { "name", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &options.name,
      N_("Who signs"), N_("NAME") },
    { "organisation", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &options.organisation,
      N_("Where the signer works"), N_("NAME") },
    { "years", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_INT, &options.years,
      N_("How long the certificate is valid (default 3)"), N_("YEARS") },
    { "password-file", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &options.password_file,
      N_("A file whose first line is the password of the key"), N_("FILE") },
    { "output", 'o', G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &options.output,
      N_("Where to write the key"), "ME.p12" },
    { "certificate", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &options.certificate,
      N_("Where to write the certificate that others trust (default: beside the key)"),
      "ME.pem" },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr(TjIdentity) identity = NULL;

  if (!tj_arguments_parse (&arguments, argc, argv, entries, TJ_ARGUMENTS_NONE)
      || !read_options (&options))
    return TJ_EXIT_UNUSABLE;

  identity = create_identity (&options);
  if (identity == NULL || !write_identity (&options, identity))
    return TJ_EXIT_UNUSABLE;

  tj_output_print (_("The key is in “%s”; keep it to yourself."), options.output);
  tj_output_print ("\n");
  tj_output_print (_("The certificate is in “%s”; give it to those who verify your sheets."),
                   options.certificate);
  tj_output_print ("\n");
  tj_output_print ("SHA-256 %s\n", tj_identity_get_fingerprint (identity));

  return TJ_EXIT_FINE;
}
