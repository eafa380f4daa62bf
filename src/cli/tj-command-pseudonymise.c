/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cli/tj-command.h"

#include "cli/tj-arguments.h"
#include "cli/tj-files.h"
#include "cli/tj-output.h"
#include "cli/tj-package-file.h"
#include "core/import/tj-zip-entries.h"
#include "core/taxonomy/tj-taxonomy.h"
#include "core/training/tj-pseudonymisation.h"
#include "render/page/tj-page-text.h"
#include "render/paper/tj-masked-paper.h"

#include <glib/gi18n-lib.h>

/* How many names of a kind there were, and how often they were replaced. */
static guint
count (GPtrArray       *names,
       TjPseudonymKind  kind,
       guint           *n_names)
{
  guint n_replaced = 0;

  *n_names = 0;
  for (guint i = 0; i < names->len; i++)
    {
      const TjPseudonym *name = g_ptr_array_index (names, i);

      if (name->kind != kind || name->n_replaced == 0)
        continue;
      (*n_names)++;
      n_replaced += name->n_replaced;
    }

  return n_replaced;
}

static void
print_json (const TjPseudonymisation *result,
            TjPseudonyms             *pseudonyms)
{
  GPtrArray *names = tj_pseudonyms_list (pseudonyms);
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "replaced");
  json_builder_begin_array (builder);
  for (guint i = 0; i < TJ_N_PSEUDONYM_KINDS; i++)
    {
      guint n_names;
      guint n_replaced = count (names, i, &n_names);

      json_builder_begin_object (builder);
      tj_output_json_member (builder, "kind", tj_pseudonym_kind_to_string (i));
      json_builder_set_member_name (builder, "names");
      json_builder_add_int_value (builder, n_names);
      json_builder_set_member_name (builder, "times");
      json_builder_add_int_value (builder, n_replaced);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);

  json_builder_set_member_name (builder, "files");
  json_builder_begin_array (builder);
  for (guint i = 0; i < result->files->len; i++)
    {
      const TjMaskedFile *file = g_ptr_array_index (result->files, i);

      json_builder_begin_object (builder);
      tj_output_json_member (builder, "name", file->name);
      tj_output_json_member (builder, "action", tj_masking_action_to_string (file->action));
      tj_output_json_member (builder, "check", tj_masking_action_get_advice (file->action));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  tj_output_json (builder);
}

static void
print_text (const TjPseudonymisation *result,
            TjPseudonyms             *pseudonyms)
{
  GPtrArray *names = tj_pseudonyms_list (pseudonyms);

  tj_output_print ("%s\n", _("Replaced"));
  for (guint i = 0; i < TJ_N_PSEUDONYM_KINDS; i++)
    {
      guint n_names;
      guint n_replaced = count (names, i, &n_names);

      if (n_names > 0)
        /* Translators: a kind of names, how many different ones, how often */
        tj_output_print (_("  %s: %u, %u times\n"), tj_pseudonym_kind_get_label (i), n_names,
                         n_replaced);
    }

  tj_output_print ("\n%s\n", _("Files, and what a person has to look at"));
  for (guint i = 0; i < result->files->len; i++)
    {
      const TjMaskedFile *file = g_ptr_array_index (result->files, i);

      tj_output_print ("  %s: %s. %s\n", file->name,
                       tj_masking_action_get_label (file->action),
                       tj_masking_action_get_advice (file->action));
    }
}

/* What stands for whom: for the trainer alone. */
static gboolean
write_key (const char   *path,
           TjPseudonyms *names)
{
  GPtrArray *list = tj_pseudonyms_list (names);
  GString *key = g_string_new (NULL);
  g_autoptr(GBytes) bytes = NULL;

  for (guint i = 0; i < list->len; i++)
    {
      const TjPseudonym *name = g_ptr_array_index (list, i);
      g_autofree char *real = g_strdelimit (g_strdup (name->real), "\t\n", ' ');

      g_string_append_printf (key, "%s\t%s\t%s\n", tj_pseudonym_kind_to_string (name->kind), real,
                              name->replacement);
    }
  bytes = g_string_free_to_bytes (key);

  return tj_files_write (path, bytes, TRUE);
}

/* The folder of a package among the others of its round. */
static char *
dup_folder (TjPseudonyms *names,
            TjPackage    *package,
            guint         number)
{
  g_autofree char *name = tj_pseudonyms_replace (names, tj_package_get_name (package));
  char *point = strrchr (name, '.');

  if (point != NULL && point != name)
    *point = '\0';
  g_strdelimit (name, "/\\", '-');

  return g_strdup_printf ("%02u-%s", number, name);
}

/* Puts the files of a package of a round into a folder of their own. */
static void
add_to_round (TjPseudonymisation *round,
              TjPseudonymisation *one,
              const char         *folder)
{
  for (guint i = 0; i < one->entries->len; i++)
    {
      const TjZipEntry *entry = g_ptr_array_index (one->entries, i);
      g_autofree char *name = g_build_filename (folder, entry->name, NULL);

      tj_zip_entries_add (round->entries, name, entry->bytes);
    }

  for (guint i = 0; i < one->files->len; i++)
    {
      TjMaskedFile *file = g_ptr_array_index (one->files, i);
      g_autofree char *name = g_steal_pointer (&file->name);

      file->name = g_build_filename (folder, name, NULL);
    }
  g_ptr_array_extend_and_steal (round->files, g_steal_pointer (&one->files));
  one->files = g_ptr_array_new ();
}

/* (transfer full) (nullable): all packages; a single one lies in no folder of its own */
static TjPseudonymisation *
pseudonymise_all (GPtrArray    *sources,
                  TjPseudonyms *names)
{
  g_autoptr(TjPseudonymisation) round = NULL;

  for (guint i = 0; i < sources->len; i++)
    {
      TjPackage *package = ((TjPackageFile *) g_ptr_array_index (sources, i))->package;
      g_autoptr(TjPseudonymisation) one = NULL;
      g_autofree char *folder = dup_folder (names, package, i + 1);
      g_autoptr(GError) error = NULL;

      one = tj_pseudonymise (package, names, tj_page_text_read, tj_masked_paper_make, &error);
      if (one == NULL)
        {
          tj_output_error ("%s", error->message);
          return NULL;
        }

      if (sources->len == 1)
        return g_steal_pointer (&one);
      if (round == NULL)
        round = tj_pseudonymisation_new ();
      add_to_round (round, one, folder);
    }

  return g_steal_pointer (&round);
}

static TjExit
run (const TjArguments *arguments,
     const char        *output,
     const char        *key)
{
  g_autoptr(TjTaxonomy) taxonomy = tj_taxonomy_new_default ();
  g_autoptr(GPtrArray) sources = tj_package_file_open_round (taxonomy, arguments,
                                                             arguments->rest[0]);
  g_autoptr(TjPseudonyms) names = tj_pseudonyms_new ();
  g_autoptr(TjPseudonymisation) result = NULL;

  if (sources == NULL)
    return TJ_EXIT_UNUSABLE;

  for (guint i = 0; i < sources->len; i++)
    tj_pseudonymise_collect (((TjPackageFile *) g_ptr_array_index (sources, i))->package, names,
                             tj_page_text_read);

  result = pseudonymise_all (sources, names);
  if (result == NULL || !tj_package_file_write (result->entries, output) ||
      (key != NULL && !write_key (key, names)))
    return TJ_EXIT_UNUSABLE;

  if (arguments->json)
    print_json (result, names);
  else
    print_text (result, names);

  return TJ_EXIT_FINE;
}

/**
 * tj_command_pseudonymise:
 * @argc: how many
 * @argv: the command's name and what follows it
 *
 * Makes a package, or a round, without names of a real one.
 *
 * Returns: the exit status, a #TjExit
 */
int
tj_command_pseudonymise (int    argc,
                         char **argv)
{
  g_auto(TjArguments) arguments = TJ_ARGUMENTS_INIT;
  g_autofree char *output = NULL;
  g_autofree char *key = NULL;
  const GOptionEntry entries[] = {
    { "output", 'o', G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &output,
      N_("The new package: a folder that is not there yet, or a .zip file"), "FOLDER|FILE.zip" },
    { "key", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &key,
      N_("Where to write what stands for whom; never hand this on"), "FILE.tsv" },
    G_OPTION_ENTRY_NULL
  };

  if (!tj_arguments_parse (&arguments, argc, argv, entries,
                           TJ_ARGUMENTS_FORMAT | TJ_ARGUMENTS_PACKAGES) ||
      !tj_arguments_require ("output", output) ||
      !tj_package_file_may_write (output, (const char * const *) arguments.rest) ||
      (key != NULL && !tj_files_may_write (key, (const char * const *) arguments.rest)))
    return TJ_EXIT_UNUSABLE;

  return run (&arguments, output, key);
}
