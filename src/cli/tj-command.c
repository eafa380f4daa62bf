/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cli/tj-command.h"

#include "cli/tj-command-page-worker.h"
#include "cli/tj-output.h"

#include <archive.h>
#include <cairo.h>
#include <glib/gi18n-lib.h>
#include <libxml/xmlversion.h>
#include <openssl/crypto.h>
#include <pango/pango.h>
#include <sqlite3.h>
#include <string.h>
#include <xmlsec/version.h>

static const TjCommand commands[] = {
  { "show", N_("PACKAGE"),
    N_("Print what was read from an application package"), FALSE, tj_command_show },
  { "check", N_("PACKAGE…"),
    N_("Check packages, or all packages of a folder, for gaps and contradictions"), FALSE,
    tj_command_check },
  { "search", N_("PACKAGE WORD…"),
    N_("Find words in the forms and attachments of a package or a folder"), FALSE,
    tj_command_search },
  { "classify", N_("PACKAGE"),
    N_("Rank the technology types that the text speaks for"), FALSE, tj_command_classify },
  { "recalc", N_("PACKAGE"),
    N_("Recalculate the claims from what was found in the annexes"), FALSE, tj_command_recalc },
  { "factors", "list",
    N_("List emission factors and warming potentials"), FALSE, tj_command_factors },
  { "chart", N_("PACKAGE… | SHEET"),
    N_("Draw a chart of packages or of a review sheet"), FALSE, tj_command_chart },
  { "gate", N_("PACKAGE…"),
    N_("Examine packages formally, and write to applicants what is missing"), FALSE,
    tj_command_gate },
  { "opinion", N_("PACKAGE"),
    N_("Draft a recommendation opinion, each sentence with its evidence"), FALSE,
    tj_command_opinion },
  { "ledger", N_("[PACKAGE…]"),
    N_("Write the ledger of a round, or read one made elsewhere"), FALSE, tj_command_ledger },
  { "pack", N_("[PACKAGE…]"),
    N_("Hand a round over as one signed pack, or check one"), FALSE, tj_command_pack },
  { "assign", N_("PACKAGE…"),
    N_("Propose which experts judge which packages"), FALSE, tj_command_assign },
  { "course", "",
    N_("List the lessons of a course"), FALSE, tj_command_course },
  { "plant", N_("PACKAGE"),
    N_("Make a package with errors for trainees, and the key to them"), FALSE, tj_command_plant },
  { "grade", N_("SHEET…"),
    N_("Lay a trainee’s sheet, or those of a class, beside a reference"), FALSE, tj_command_grade },
  { "pseudonymise", N_("PACKAGE|ROUND"),
    N_("Make a package or a round for teaching, without real names"), FALSE,
    tj_command_pseudonymise },
  { "draft", N_("PACKAGE"),
    N_("Write an empty review sheet to fill in"), FALSE, tj_command_draft },
  { "identity", "",
    N_("Make a key and certificate to sign with"), FALSE, tj_command_identity },
  { "sign", N_("DRAFT"),
    N_("Sign a filled-in review sheet, an opinion or a decision"), FALSE, tj_command_sign },
  { "verify", N_("SHEET…"),
    N_("Verify signed review sheets, opinions and decisions"), FALSE, tj_command_verify },
  { "panel", N_("SHEET…"),
    N_("Put the signed sheets of a panel together"), FALSE, tj_command_panel },
  { "decision", N_("DECISION"),
    N_("Write result sheet, minutes and list of what a panel decided"), FALSE,
    tj_command_decision },
  { "export", N_("PACKAGE"),
    N_("Write the application form as XML"), FALSE, tj_command_export },
  { "page-worker", "",
    N_("Draw pages for the window"), TRUE, tj_command_page_worker },
};

/**
 * tj_command_lookup:
 *
 * Returns: (nullable): the command of that name, hidden ones too
 */
const TjCommand *
tj_command_lookup (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      if (g_str_equal (commands[i].name, name))
        return &commands[i];
    }

  return NULL;
}

static void
print_help (void)
{
  tj_output_print ("%s\n  tanjian-cli %s\n\n", _("Usage:"), _("COMMAND [OPTION…] ARGUMENT…"));
  tj_output_print ("%s\n", _("Commands:"));

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autofree char *start = NULL;
      g_autofree char *padded = NULL;

      if (commands[i].hidden)
        continue;

      start = g_strconcat (commands[i].name, " ",
                           *commands[i].arguments != '\0' ? _(commands[i].arguments) : "", NULL);
      padded = tj_output_pad (start, 26);
      tj_output_print ("  %s  %s\n", padded, _(commands[i].summary));
    }

  tj_output_print ("\n%s\n", _("“tanjian-cli help COMMAND” tells the options of a command."));
  tj_output_print ("%s\n", _("Exit status: 0 fine, 1 errors found or verification failed, "
                             "2 unusable input or command line."));
}

static void
print_version (void)
{
  tj_output_print ("tanjian-cli %s\n", PACKAGE_VERSION);
  tj_output_print ("GLib %u.%u.%u\n", glib_major_version, glib_minor_version,
                   glib_micro_version);
  tj_output_print ("libxml2 %s\n", LIBXML_DOTTED_VERSION);
  tj_output_print ("%s\n", archive_version_string ());
  tj_output_print ("SQLite %s\n", sqlite3_libversion ());
  tj_output_print ("xmlsec1 %s\n", XMLSEC_VERSION);
  tj_output_print ("%s\n", OpenSSL_version (OPENSSL_VERSION));
  tj_output_print ("cairo %s\n", cairo_version_string ());
  tj_output_print ("Pango %s\n", pango_version_string ());
}

static int
refuse (const char *word)
{
  /* Translators: %s is what was typed where a command's name is expected. */
  tj_output_error (_("“%s” is no command. “tanjian-cli help” lists them."), word);

  return TJ_EXIT_UNUSABLE;
}

static int
run_help (int    argc,
          char **argv)
{
  const TjCommand *command;
  char *help_argv[] = { NULL, (char *) "--help", NULL };

  if (argc < 2)
    {
      print_help ();
      return TJ_EXIT_FINE;
    }

  command = tj_command_lookup (argv[1]);
  if (command == NULL)
    return refuse (argv[1]);

  help_argv[0] = argv[1];

  return command->run (2, help_argv);
}

/**
 * tj_command_main:
 * @argc: as main() got it
 * @argv: as main() got it
 *
 * Runs the command that @argv[1] names.
 *
 * Returns: the exit status, a #TjExit
 */
int
tj_command_main (int    argc,
                 char **argv)
{
  const TjCommand *command;

  g_set_prgname ("tanjian-cli");

  if (argc < 2)
    {
      print_help ();
      return TJ_EXIT_UNUSABLE;
    }

  if (g_str_equal (argv[1], "--version"))
    {
      print_version ();
      return TJ_EXIT_FINE;
    }

  if (g_str_equal (argv[1], "help") || g_str_equal (argv[1], "--help")
      || g_str_equal (argv[1], "-h"))
    return run_help (argc - 1, argv + 1);

  command = tj_command_lookup (argv[1]);
  if (command == NULL)
    return refuse (argv[1]);

  return command->run (argc - 1, argv + 1);
}
