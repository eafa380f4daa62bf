/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cli/tj-command.h"

#include "cli/tj-arguments.h"
#include "cli/tj-output.h"
#include "cli/tj-round-words.h"

#include <glib/gi18n-lib.h>
#include <unistd.h>

#define DEFAULT_LIMIT 50
#define MAX_LIMIT 100000

/* So many files that could not be searched are named; JSON names all. */
#define MAX_SILENT 10

/* What stands round a word that was found; a terminal shows it in bold instead. */
#define MARK_START "«"
#define MARK_END "»"
#define BOLD_START "\033[1m"
#define BOLD_END "\033[0m"

static const char *
find_name (GPtrArray          *packages,
           const char * const *keys,
           const char         *key)
{
  for (guint i = 0; keys[i] != NULL; i++)
    {
      if (g_str_equal (keys[i], key))
        return tj_package_get_name (g_ptr_array_index (packages, i));
    }

  return key;
}

static const char *
get_kind (TjTextPlace place)
{
  static const char * const names[] = {
    [TJ_TEXT_PLACE_FIELD] = "field", [TJ_TEXT_PLACE_NAME] = "name",
    [TJ_TEXT_PLACE_WHOLE] = "whole", [TJ_TEXT_PLACE_PAGE] = "page",
    [TJ_TEXT_PLACE_RECOGNISED] = "recognised-page", [TJ_TEXT_PLACE_SHEET] = "sheet",
    [TJ_TEXT_PLACE_PARAGRAPH] = "paragraph", [TJ_TEXT_PLACE_TABLE] = "table",
  };

  return (guint) place < G_N_ELEMENTS (names) ? names[place] : names[TJ_TEXT_PLACE_WHOLE];
}

/* In characters, since not everyone counts in bytes of UTF-8. */
static void
add_marks (JsonBuilder     *builder,
           const TjTextHit *hit)
{
  json_builder_set_member_name (builder, "marks");
  json_builder_begin_array (builder);
  for (guint i = 0; i < hit->marks->len; i++)
    {
      TjTextRange range = g_array_index (hit->marks, TjTextRange, i);

      json_builder_begin_array (builder);
      json_builder_add_int_value (builder, g_utf8_strlen (hit->snippet, range.start));
      json_builder_add_int_value (builder, g_utf8_strlen (hit->snippet, range.end));
      json_builder_end_array (builder);
    }
  json_builder_end_array (builder);
}

static void
add_hit (JsonBuilder     *builder,
         const TjTextHit *hit,
         const char      *package)
{
  tj_text_hit_make_snippet (hit);
  json_builder_begin_object (builder);
  tj_output_json_member (builder, "package", package);
  tj_output_json_member (builder, "file", hit->file);
  tj_output_json_member (builder, "place", get_kind (hit->place));
  json_builder_set_member_name (builder, "number");
  if (hit->number > 0)
    json_builder_add_int_value (builder, hit->number);
  else
    json_builder_add_null_value (builder);
  tj_output_json_member (builder, "label", hit->label);
  tj_output_json_member (builder, "snippet", hit->snippet);
  add_marks (builder, hit);
  json_builder_end_object (builder);
}

static void
add_silent (JsonBuilder        *builder,
            GPtrArray          *silent,
            GPtrArray          *packages,
            const char * const *keys)
{
  static const char * const reasons[] = {
    [TJ_TEXT_SILENCE_NO_TEXT] = "no-text", [TJ_TEXT_SILENCE_LOCKED] = "locked",
    [TJ_TEXT_SILENCE_DAMAGED] = "damaged", [TJ_TEXT_SILENCE_UNREAD] = "unread",
  };

  json_builder_set_member_name (builder, "not_searched");
  json_builder_begin_array (builder);
  for (guint i = 0; i < silent->len; i++)
    {
      const TjTextSilent *file = g_ptr_array_index (silent, i);

      json_builder_begin_object (builder);
      tj_output_json_member (builder, "package", find_name (packages, keys, file->package));
      tj_output_json_member (builder, "file", file->file);
      tj_output_json_member (builder, "reason",
                             reasons[MIN (file->silence, G_N_ELEMENTS (reasons) - 1)]);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
print_json (GPtrArray          *hits,
            GPtrArray          *silent,
            GPtrArray          *packages,
            const char * const *keys)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "hits");
  json_builder_begin_array (builder);
  for (guint i = 0; i < hits->len; i++)
    {
      const TjTextHit *hit = g_ptr_array_index (hits, i);

      add_hit (builder, hit, find_name (packages, keys, hit->package));
    }
  json_builder_end_array (builder);
  add_silent (builder, silent, packages, keys);
  json_builder_end_object (builder);

  tj_output_json (builder);
}

/* Cleaned piece by piece: nothing of an applicant's may pass for a mark's escape code. */
static char *
dup_marked (const TjTextHit *hit,
            gboolean         for_terminal)
{
  GString *line = g_string_new (NULL);
  gsize at = 0;

  tj_text_hit_make_snippet (hit);
  for (guint i = 0; i < hit->marks->len; i++)
    {
      TjTextRange range = g_array_index (hit->marks, TjTextRange, i);
      g_autofree char *before = g_strndup (hit->snippet + at, range.start - at);
      g_autofree char *word = g_strndup (hit->snippet + range.start, range.end - range.start);
      g_autofree char *clean_before = tj_output_clean (before);
      g_autofree char *clean_word = tj_output_clean (word);

      g_string_append_printf (line, "%s%s%s%s", clean_before,
                              for_terminal ? BOLD_START : MARK_START, clean_word,
                              for_terminal ? BOLD_END : MARK_END);
      at = range.end;
    }

  {
    g_autofree char *rest = tj_output_clean (hit->snippet + at);

    g_string_append (line, rest);
  }

  return g_string_free (line, FALSE);
}

static void
print_text (GPtrArray          *hits,
            GPtrArray          *packages,
            const char * const *keys)
{
  gboolean for_terminal = isatty (STDOUT_FILENO) != 0;
  const char *last = NULL;

  for (guint i = 0; i < hits->len; i++)
    {
      const TjTextHit *hit = g_ptr_array_index (hits, i);
      g_autofree char *package = tj_output_clean (find_name (packages, keys, hit->package));
      g_autofree char *file = tj_output_clean (hit->file);
      g_autofree char *raw_place = tj_text_hit_dup_place (hit);
      g_autofree char *place = tj_output_clean (raw_place);
      g_autofree char *marked = dup_marked (hit, for_terminal);

      if (g_strcmp0 (last, hit->package) != 0)
        tj_output_print ("%s%s\n", last != NULL ? "\n" : "", package);
      last = hit->package;

      tj_output_print ("  %s%s%s\n    %s\n", file, *place != '\0' ? " · " : "", place, marked);
    }

  if (hits->len == 0)
    tj_output_print ("%s\n", _("Nothing was found. Try fewer or shorter words."));
}

/* Whoever searches should know what was not searched. */
static void
tell_silent (GPtrArray          *silent,
             GPtrArray          *packages,
             const char * const *keys)
{
  g_autoptr(GString) names = g_string_new (NULL);
  g_autofree char *clean = NULL;

  if (silent->len == 0)
    return;

  for (guint i = 0; i < MIN (silent->len, MAX_SILENT); i++)
    {
      const TjTextSilent *file = g_ptr_array_index (silent, i);

      /* Translators: a file, the package it is in, and why it could not be searched */
      g_string_append (names, i > 0 ? ", " : "");
      g_string_append_printf (names, _("“%s” of “%s” (%s)"), file->file,
                              find_name (packages, keys, file->package),
                              tj_text_silence_get_label (file->silence));
    }
  if (silent->len > MAX_SILENT)
    g_string_append (names, ", …");

  clean = tj_output_clean (names->str);
  tj_output_error (ngettext ("%u file could not be searched: %s",
                             "%u files could not be searched: %s", silent->len),
                   silent->len, clean);
}

static int
search (TjTextQuery *query,
        const char  *path,
        guint        limit,
        gboolean     json)
{
  g_autoptr(TjTaxonomy) taxonomy = tj_taxonomy_new_default ();
  g_autoptr(TjTextIndex) index = tj_round_words_open ();
  g_autoptr(GPtrArray) packages = NULL;
  g_autoptr(GPtrArray) hits = NULL;
  g_autoptr(GPtrArray) silent = NULL;
  g_autoptr(GError) error = NULL;
  g_auto(GStrv) keys = NULL;
  gboolean complete = TRUE;

  if (index == NULL ||
      (packages = tj_round_words_load (index, taxonomy, path, &complete)) == NULL)
    return TJ_EXIT_UNUSABLE;

  keys = tj_round_words_list (packages);
  hits = tj_text_index_search (index, query, (const char * const *) keys, limit, limit, NULL,
                               &error);
  if (hits == NULL ||
      (silent = tj_text_index_list_silent (index, (const char * const *) keys, &error)) == NULL ||
      !tj_text_index_prune (index, (const char * const *) keys, &error))
    {
      tj_output_error ("%s", error->message);
      return TJ_EXIT_UNUSABLE;
    }

  if (json)
    print_json (hits, silent, packages, (const char * const *) keys);
  else
    print_text (hits, packages, (const char * const *) keys);
  tell_silent (silent, packages, (const char * const *) keys);

  return complete ? TJ_EXIT_FINE : TJ_EXIT_UNUSABLE;
}

/**
 * tj_command_search:
 * @argc: how many
 * @argv: the command's name and what follows it
 *
 * Prints the places in forms and attachments where words stand.
 *
 * Returns: the exit status, a #TjExit
 */
int
tj_command_search (int    argc,
                   char **argv)
{
  g_auto(TjArguments) arguments = TJ_ARGUMENTS_INIT;
  g_autoptr(TjTextQuery) query = NULL;
  g_autofree char *typed = NULL;
  g_autofree char *text = NULL;
  int limit = DEFAULT_LIMIT;
  const GOptionEntry entries[] = {
    { "limit", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_INT, &limit,
      N_("The most places to list (default 50)"), N_("N") },
    G_OPTION_ENTRY_NULL
  };

  if (!tj_arguments_parse (&arguments, argc, argv, entries,
                           TJ_ARGUMENTS_FORMAT | TJ_ARGUMENTS_SEVERAL))
    return TJ_EXIT_UNUSABLE;

  if (limit < 1 || limit > MAX_LIMIT)
    {
      tj_output_error (_("“--limit” takes a number from 1 to %d."), MAX_LIMIT);
      return TJ_EXIT_UNUSABLE;
    }

  typed = g_strjoinv (" ", arguments.rest + 1);
  text = g_utf8_make_valid (typed, -1);
  query = tj_text_query_new (text);
  if (tj_text_query_is_empty (query))
    {
      tj_output_error (_("There is no word to search for. Write it behind the package."));
      return TJ_EXIT_UNUSABLE;
    }

  return search (query, arguments.rest[0], (guint) limit, arguments.json);
}
