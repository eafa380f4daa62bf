/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cli/tj-command.h"

#include "cli/tj-arguments.h"
#include "cli/tj-output.h"
#include "cli/tj-round.h"
#include "cli/tj-sheet-file.h"
#include "core/base/tj-text.h"
#include "core/taxonomy/tj-classifier.h"

#include <glib/gi18n-lib.h>

static void
add_words (JsonBuilder *builder,
           const char  *name,
           GStrv        words)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    json_builder_add_string_value (builder, words[i]);
  json_builder_end_array (builder);
}

static void
add_rank (JsonBuilder            *builder,
          const TjClassifierRank *rank)
{
  json_builder_begin_object (builder);
  tj_output_json_member (builder, "code", tj_taxonomy_node_get_code (rank->node));

  json_builder_set_member_name (builder, "name");
  json_builder_begin_object (builder);
  tj_output_json_member (builder, "zh_CN", tj_taxonomy_node_get_name_zh (rank->node));
  tj_output_json_member (builder, "en", tj_taxonomy_node_get_name_en (rank->node));
  json_builder_end_object (builder);

  json_builder_set_member_name (builder, "score");
  tj_output_json_number (builder, rank->score);
  add_words (builder, "because", rank->because);
  add_words (builder, "against", rank->against);
  json_builder_end_object (builder);
}

static void
print_json (TjClassification *classification)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "ranking");
  json_builder_begin_array (builder);
  for (guint i = 0; i < classification->ranks->len; i++)
    add_rank (builder, g_ptr_array_index (classification->ranks, i));
  json_builder_end_array (builder);

  json_builder_set_member_name (builder, "margin");
  tj_output_json_number (builder, classification->margin);
  json_builder_set_member_name (builder, "boundary");
  json_builder_add_boolean_value (builder, classification->boundary);
  json_builder_end_object (builder);

  tj_output_json (builder);
}

static guint
measure_names (TjClassification *classification)
{
  guint width = 0;

  for (guint i = 0; i < classification->ranks->len; i++)
    {
      const TjClassifierRank *rank = g_ptr_array_index (classification->ranks, i);

      width = MAX (width, tj_output_get_width (tj_taxonomy_node_get_name (rank->node)));
    }

  return width;
}

static void
print_text (TjClassification *classification)
{
  guint width = measure_names (classification);

  for (guint i = 0; i < classification->ranks->len; i++)
    {
      const TjClassifierRank *rank = g_ptr_array_index (classification->ranks, i);
      g_autofree char *percent = tj_text_format_number (rank->score * 100, 0);
      g_autofree char *because = rank->because != NULL ? g_strjoinv (_(", "), rank->because) : NULL;
      g_autofree char *text = NULL;

      /* What nothing speaks for is of no interest. */
      if (!(rank->score > 0))
        continue;

      text = g_strdup_printf ("%3s %%  %s", percent, because != NULL ? because : "");
      tj_output_row (tj_taxonomy_node_get_name (rank->node), width, text);
    }

  if (classification->boundary)
    tj_output_print ("%s\n", _("The first two are close to each other: decide by reading."));
}

/**
 * tj_command_classify:
 * @argc: how many
 * @argv: the command's name and what follows it
 *
 * Prints the technology types that the text of a package speaks for.
 *
 * Returns: the exit status, a #TjExit
 */
int
tj_command_classify (int    argc,
                     char **argv)
{
  g_auto(TjArguments) arguments = TJ_ARGUMENTS_INIT;
  g_autofree char *sheet = NULL;
  const GOptionEntry entries[] = {
    { "sheet", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &sheet,
      N_("A sheet or draft whose corrections count"), "SHEET.xml" },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr(TjTaxonomy) taxonomy = NULL;
  g_autoptr(TjPackage) original = NULL;
  g_autoptr(TjPackage) package = NULL;
  g_autoptr(TjClassification) classification = NULL;

  if (!tj_arguments_parse (&arguments, argc, argv, entries,
                           TJ_ARGUMENTS_FORMAT | TJ_ARGUMENTS_PACKAGES))
    return TJ_EXIT_UNUSABLE;

  taxonomy = tj_taxonomy_new_default ();
  original = tj_round_load_package (taxonomy, &arguments, arguments.rest[0]);
  if (original == NULL ||
      !(package = tj_sheet_file_correct (original, taxonomy, sheet, NULL)))
    return TJ_EXIT_UNUSABLE;

  classification = tj_classify_form (taxonomy, tj_package_get_form (package));
  if (arguments.json)
    print_json (classification);
  else
    print_text (classification);

  return TJ_EXIT_FINE;
}
