/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cli/tj-classify-matrix.h"

#include "cli/tj-classify-output.h"
#include "cli/tj-command.h"
#include "cli/tj-round.h"

#include <glib/gi18n-lib.h>

/* The technologies of a round down, the five documents across. */

typedef struct
{
  TjForm *form;
  TjClassification *cells[TJ_N_POLICY_DOCUMENTS];
} Row;

static void
row_free (Row *row)
{
  for (guint i = 0; i < TJ_N_POLICY_DOCUMENTS; i++)
    tj_classification_free (row->cells[i]);
  g_free (row);
}

static GPtrArray *
build_rows (TjPolicyDocuments *documents,
            GPtrArray         *packages)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) row_free);

  for (guint i = 0; i < packages->len; i++)
    {
      Row *row = g_new0 (Row, 1);

      row->form = tj_package_get_form (g_ptr_array_index (packages, i));
      for (guint j = 0; j < TJ_N_POLICY_DOCUMENTS; j++)
        row->cells[j] = tj_classify_form (tj_policy_documents_get (documents, j), row->form);
      g_ptr_array_add (rows, row);
    }

  return rows;
}

static char *
dup_cell (TjClassification *cell)
{
  const TjClassifierRank *place = tj_classification_get_place (cell);

  if (place == NULL)
    return g_strdup ("");

  return g_strdup_printf ("%s %s", tj_taxonomy_node_get_clause (place->node),
                          tj_taxonomy_node_get_name (place->node));
}

/* A spreadsheet takes what begins with one of these for a formula; a quote before it keeps it
 * a text. */
static char *
dup_csv_field (const char *text)
{
  g_auto(GStrv) parts = g_strsplit (text, "\"", -1);
  g_autofree char *doubled = g_strjoinv ("\"\"", parts);
  const char *guard = *text != '\0' && strchr ("=+-@\t\r", *text) != NULL ? "'" : "";

  return g_strconcat ("\"", guard, doubled, "\"", NULL);
}

static void
append_field (GString    *line,
              const char *text)
{
  g_autofree char *field = dup_csv_field (text);

  if (line->len > 0)
    g_string_append_c (line, ',');
  g_string_append (line, field);
}

static void
print_csv (GPtrArray *rows)
{
  g_autoptr(GString) head = g_string_new (NULL);

  append_field (head, _("Technology"));
  for (guint j = 0; j < TJ_N_POLICY_DOCUMENTS; j++)
    append_field (head, tj_policy_document_get_label (j));
  tj_output_print ("%s\r\n", head->str);

  for (guint i = 0; i < rows->len; i++)
    {
      const Row *row = g_ptr_array_index (rows, i);
      g_autoptr(GString) line = g_string_new (NULL);

      append_field (line, tj_form_get_text (row->form, "technology_name"));
      for (guint j = 0; j < TJ_N_POLICY_DOCUMENTS; j++)
        {
          g_autofree char *cell = dup_cell (row->cells[j]);

          append_field (line, cell);
        }
      tj_output_print ("%s\r\n", line->str);
    }
}

static void
add_cell (JsonBuilder      *builder,
          const char       *key,
          TjClassification *cell)
{
  const TjClassifierRank *place = tj_classification_get_place (cell);

  json_builder_set_member_name (builder, key);
  if (place == NULL)
    {
      json_builder_add_null_value (builder);
      return;
    }

  json_builder_begin_object (builder);
  tj_classify_output_name (builder, place->node);
  json_builder_set_member_name (builder, "score");
  tj_output_json_number (builder, place->score);
  tj_classify_output_words (builder, "because", place->because);
  json_builder_set_member_name (builder, "boundary");
  json_builder_add_boolean_value (builder, cell->boundary);
  json_builder_end_object (builder);
}

static void
print_json (GPtrArray *rows)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "technologies");
  json_builder_begin_array (builder);
  for (guint i = 0; i < rows->len; i++)
    {
      const Row *row = g_ptr_array_index (rows, i);

      json_builder_begin_object (builder);
      tj_output_json_member (builder, "technology_name",
                             tj_form_get_text (row->form, "technology_name"));
      for (guint j = 0; j < TJ_N_POLICY_DOCUMENTS; j++)
        add_cell (builder, tj_policy_document_get_key (j), row->cells[j]);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  tj_output_json (builder);
}

static void
print_text (GPtrArray *rows)
{
  guint width = 0;

  for (guint j = 0; j < TJ_N_POLICY_DOCUMENTS; j++)
    width = MAX (width, tj_output_get_width (tj_policy_document_get_label (j)));

  for (guint i = 0; i < rows->len; i++)
    {
      const Row *row = g_ptr_array_index (rows, i);
      g_autofree char *name = NULL;

      name = tj_output_clean (tj_form_get_text (row->form, "technology_name"));
      tj_output_print ("%s%s\n", i > 0 ? "\n" : "", name);
      for (guint j = 0; j < TJ_N_POLICY_DOCUMENTS; j++)
        {
          g_autofree char *cell = dup_cell (row->cells[j]);

          tj_output_row (tj_policy_document_get_label (j), width, *cell != '\0' ? cell : "—");
        }
    }
}

/**
 * tj_classify_matrix_print:
 * @arguments: packages and folders of packages
 *
 * Returns: the exit status, a #TjExit
 */
int
tj_classify_matrix_print (TjPolicyDocuments *documents,
                          const TjArguments *arguments)
{
  gboolean complete = TRUE;
  g_autoptr(GPtrArray) packages = NULL;
  g_autoptr(GPtrArray) rows = NULL;

  packages = tj_round_load (tj_policy_documents_get (documents, TJ_POLICY_NOTICE), arguments,
                            &complete);
  rows = build_rows (documents, packages);

  if (arguments->json)
    print_json (rows);
  else if (arguments->csv)
    print_csv (rows);
  else
    print_text (rows);

  return complete ? TJ_EXIT_FINE : TJ_EXIT_UNUSABLE;
}
