/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cli/tj-arguments.h"

#include "cli/tj-command.h"
#include "cli/tj-output.h"

#include <glib/gi18n-lib.h>

/* Options with a text are declared as file names, because GOption insists on the locale's
 * encoding for strings and a Chinese name is typed under LC_ALL=C too. */

/* What the options that several commands share were given. */
typedef struct
{
  char *format;
  char *names;
} SharedTexts;

static void
shared_texts_clear (SharedTexts *self)
{
  g_free (self->format);
  g_free (self->names);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SharedTexts, shared_texts_clear)

static GOptionContext *
create_context (const TjCommand    *command,
                const GOptionEntry *entries,
                TjArgumentsFlags    flags,
                SharedTexts        *shared,
                char              **password_file)
{
  const GOptionEntry format_entries[] = {
    { "format", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &shared->format,
      N_("How to print: text (default) or json"), "text|json" },
    G_OPTION_ENTRY_NULL
  };
  const GOptionEntry package_entries[] = {
    { "password-file", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, password_file,
      N_("A file whose first line is the password of the archive (asked for on a terminal)"),
      N_("FILE") },
    { "names", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &shared->names,
      N_("How archives write file names: auto (default), utf-8 or gb18030"),
      "auto|utf-8|gb18030" },
    G_OPTION_ENTRY_NULL
  };
  GOptionContext *context = g_option_context_new (_(command->arguments));

  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_set_summary (context, command->summary);
  if (entries != NULL)
    g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if ((flags & TJ_ARGUMENTS_FORMAT) != 0)
    g_option_context_add_main_entries (context, format_entries, GETTEXT_PACKAGE);
  if ((flags & TJ_ARGUMENTS_PACKAGES) != 0)
    {
      g_option_context_add_main_entries (context, package_entries, GETTEXT_PACKAGE);
      g_option_context_set_description (context,
        _("A package is a folder, an archive (zip, 7z, rar, tar) or a form. Where an archive "
          "holds several packages, ARCHIVE//FOLDER names one of them."));
    }

  return context;
}

static gboolean
read_format (TjArguments      *self,
             const char       *format,
             TjArgumentsFlags  flags)
{
  gboolean may_be_csv = (flags & TJ_ARGUMENTS_CSV) != 0;

  self->json = g_strcmp0 (format, "json") == 0;
  self->csv = may_be_csv && g_strcmp0 (format, "csv") == 0;

  if (format == NULL || self->json || self->csv || g_str_equal (format, "text"))
    return TRUE;

  tj_output_error (may_be_csv ? _("“%s” is no format. Choose “text”, “json” or “csv”.")
                              : _("“%s” is no format. Choose “text” or “json”."), format);

  return FALSE;
}

static gboolean
read_names (TjArguments *self,
            const char  *names)
{
  if (names == NULL || tj_entry_names_parse (names, &self->names))
    return TRUE;

  tj_output_error (_("“%s” is no encoding of names. Choose “auto”, “utf-8” or “gb18030”."), names);

  return FALSE;
}

static gboolean
check_count (TjArguments      *self,
             const TjCommand  *command,
             TjArgumentsFlags  flags)
{
  guint wanted = (flags & TJ_ARGUMENTS_NONE) != 0 ? 0 : 1;

  if (self->n_rest == wanted || (self->n_rest > wanted && (flags & TJ_ARGUMENTS_SEVERAL) != 0))
    return TRUE;

  /* Translators: the first %s is a command's name, the second what it wants, as PACKAGE. */
  tj_output_error (self->n_rest < wanted
                     ? _("“%s” needs an argument: %s. “tanjian-cli help %s” tells more.")
                     : _("“%s” takes no more than this: %s. “tanjian-cli help %s” tells more."),
                   command->name,
                   *command->arguments != '\0' ? _(command->arguments) : "—", command->name);

  return FALSE;
}

static void
remove_word (GStrv words,
             guint index)
{
  g_free (words[index]);

  do
    words[index] = words[index + 1];
  while (words[index++] != NULL);
}

/* GOption leaves the “--” that keeps a file called “-x” from being an option. */
static void
remove_separator (GStrv words)
{
  for (guint i = 0; words[i] != NULL; i++)
    {
      if (g_str_equal (words[i], "--"))
        {
          remove_word (words, i);
          return;
        }
    }
}

/**
 * tj_arguments_parse:
 * @argc: how many
 * @argv: a command's name and what follows it
 * @entries: (nullable): the command's options, ending with an empty one
 * @flags: how many arguments are wanted, and which shared options there are
 *
 * Takes a command line apart and says on standard error what is wrong with it.
 *
 * Returns: whether the command can go on
 */
gboolean
tj_arguments_parse (TjArguments         *self,
                    int                  argc,
                    char               **argv,
                    const GOptionEntry  *entries,
                    TjArgumentsFlags     flags)
{
  const TjCommand *command = tj_command_lookup (argv[0]);
  g_autoptr(GOptionContext) context = NULL;
  g_autoptr(GError) error = NULL;
  g_auto(SharedTexts) shared = { NULL, NULL };
  g_autofree char *name = g_strconcat ("tanjian-cli ", argv[0], NULL);
  GPtrArray *words = g_ptr_array_new ();

  /* GOption takes the name in its help from argv[0]. */
  g_ptr_array_add (words, g_steal_pointer (&name));
  for (int i = 1; i < argc; i++)
    g_ptr_array_add (words, g_strdup (argv[i]));
  g_ptr_array_add (words, NULL);
  self->rest = (GStrv) g_ptr_array_free (words, FALSE);
  g_set_prgname (self->rest[0]);

  context = create_context (command, entries, flags, &shared, &self->password_file);
  if (!g_option_context_parse_strv (context, &self->rest, &error))
    {
      tj_output_error (_("%s. “tanjian-cli help %s” tells the options."), error->message,
                       command->name);
      return FALSE;
    }

  remove_word (self->rest, 0);
  remove_separator (self->rest);
  self->n_rest = g_strv_length (self->rest);

  return read_format (self, shared.format, flags) && read_names (self, shared.names) &&
         check_count (self, command, flags);
}

void
tj_arguments_clear (TjArguments *self)
{
  g_clear_pointer (&self->rest, g_strfreev);
  g_clear_pointer (&self->password_file, g_free);
}

/**
 * tj_arguments_require:
 * @option: its name, as `output`
 * @value: (nullable): what was given for it
 *
 * Says on standard error that the option is missing where it is.
 *
 * Returns: whether it was given
 */
gboolean
tj_arguments_require (const char *option,
                      const char *value)
{
  if (value != NULL && *value != '\0')
    return TRUE;

  tj_output_error (_("The option “--%s” is needed. Add it with a value."), option);

  return FALSE;
}

/**
 * tj_arguments_dup_text:
 * @value: (nullable): a text from the command line, in UTF-8 or the locale's encoding
 *
 * Returns: (transfer full) (nullable): the text in UTF-8; %NULL where it is neither
 */
char *
tj_arguments_dup_text (const char *value)
{
  if (value == NULL)
    return NULL;

  if (g_utf8_validate (value, -1, NULL))
    return g_strdup (value);

  return g_locale_to_utf8 (value, -1, NULL, NULL, NULL);
}
