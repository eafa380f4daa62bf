/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cli/tj-ledger-output.h"

#include "cli/tj-output.h"
#include "core/ledger/tj-ledger-comparison.h"

#include <glib/gi18n-lib.h>

static void
add_columns (JsonBuilder    *builder,
             const TjLedger *ledger,
             TjLanguage      language)
{
  json_builder_set_member_name (builder, "columns");
  json_builder_begin_array (builder);
  for (guint i = 0; i < ledger->columns->columns->len; i++)
    {
      const TjLedgerColumn *column = tj_ledger_columns_get (ledger->columns, i);

      json_builder_begin_object (builder);
      tj_output_json_member (builder, "id", column->id);
      tj_output_json_member (builder, "title", tj_language_pick (language, column->title_zh,
                                                                 column->title_en));
      tj_output_json_member (builder, "type", tj_ledger_type_to_string (column->type));
      if (column->unit != NULL)
        tj_output_json_member (builder, "unit", column->unit);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/* A number is a number, a day and words are words, and what was never filled is absent. */
static void
add_rows (JsonBuilder    *builder,
          const TjLedger *ledger)
{
  json_builder_set_member_name (builder, "rows");
  json_builder_begin_array (builder);
  for (guint i = 0; i < ledger->rows->len; i++)
    {
      json_builder_begin_object (builder);
      for (guint j = 0; j < ledger->columns->columns->len; j++)
        {
          const TjLedgerColumn *column = tj_ledger_columns_get (ledger->columns, j);
          const TjLedgerCell *cell = tj_ledger_get_cell (ledger, i, j);

          if (cell->text == NULL)
            continue;

          if (cell->has_number && column->type != TJ_LEDGER_DATE)
            {
              json_builder_set_member_name (builder, column->id);
              tj_output_json_number (builder, cell->number);
            }
          else
            tj_output_json_member (builder, column->id, cell->text);
        }
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_strings (JsonBuilder *builder,
             const char  *name,
             GPtrArray   *strings)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < strings->len; i++)
    json_builder_add_string_value (builder, g_ptr_array_index (strings, i));
  json_builder_end_array (builder);
}

/**
 * tj_ledger_output_json:
 * @import: a ledger that was read
 *
 * Prints it as an object with `title`, `columns`, `rows`, `notes` and `problems`.
 */
void
tj_ledger_output_json (const TjLedgerImport *import,
                       TjLanguage            language)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  tj_output_json_member (builder, "title", import->ledger->title);
  if (import->sheet != NULL)
    tj_output_json_member (builder, "sheet", import->sheet);
  if (import->header_row > 0)
    {
      json_builder_set_member_name (builder, "header_row");
      json_builder_add_int_value (builder, import->header_row);
    }
  add_columns (builder, import->ledger, language);
  add_rows (builder, import->ledger);
  add_strings (builder, "notes", import->ledger->notes);
  add_strings (builder, "problems", import->problems);
  json_builder_end_object (builder);

  tj_output_json (builder);
}

/**
 * tj_ledger_output_text:
 * @import: a ledger that was read
 *
 * Prints every entry with the titles of its filled columns, then notes and problems.
 */
void
tj_ledger_output_text (const TjLedgerImport *import,
                       TjLanguage            language)
{
  const TjLedger *ledger = import->ledger;
  g_autofree char *heading = tj_output_clean (ledger->title);

  tj_output_print ("%s\n", heading);
  for (guint i = 0; i < ledger->rows->len; i++)
    {
      tj_output_print ("\n");
      for (guint j = 0; j < ledger->columns->columns->len; j++)
        {
          const TjLedgerCell *cell = tj_ledger_get_cell (ledger, i, j);
          g_autofree char *title = NULL;

          if (cell->text == NULL)
            continue;

          title = tj_ledger_column_dup_title (tj_ledger_columns_get (ledger->columns, j), language);
          tj_output_row (title, 34, cell->text);
        }
    }

  if (ledger->notes->len > 0)
    tj_output_print ("\n%s\n", _("Totals and remarks"));
  for (guint i = 0; i < ledger->notes->len; i++)
    tj_output_row ("", 0, g_ptr_array_index (ledger->notes, i));

  if (import->problems->len > 0)
    tj_output_print ("\n%s\n", _("To be looked at"));
  for (guint i = 0; i < import->problems->len; i++)
    tj_output_row ("", 0, g_ptr_array_index (import->problems, i));
}

/**
 * tj_ledger_output_comparison_json:
 * @import: a ledger that was read
 * @differences: (element-type TjLedgerDifference): from the packages
 *
 * Prints them as an object with `entries`, `differences` and `problems`.
 */
void
tj_ledger_output_comparison_json (const TjLedgerImport *import,
                                  GPtrArray            *differences)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "entries");
  json_builder_add_int_value (builder, import->ledger->rows->len);
  json_builder_set_member_name (builder, "differences");
  json_builder_begin_array (builder);
  for (guint i = 0; i < differences->len; i++)
    {
      const TjLedgerDifference *difference = g_ptr_array_index (differences, i);

      json_builder_begin_object (builder);
      tj_output_json_member (builder, "kind",
                             tj_ledger_difference_kind_to_string (difference->kind));
      tj_output_json_member (builder, "technology_name", difference->name);
      if (difference->column != NULL)
        tj_output_json_member (builder, "column", difference->column->id);
      if (difference->entry != NULL)
        tj_output_json_member (builder, "ledger", difference->entry);
      if (difference->package != NULL)
        tj_output_json_member (builder, "package", difference->package);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  add_strings (builder, "problems", import->problems);
  json_builder_end_object (builder);

  tj_output_json (builder);
}

/**
 * tj_ledger_output_comparison_text:
 *
 * The same for people.
 */
void
tj_ledger_output_comparison_text (const TjLedgerImport *import,
                                  GPtrArray            *differences)
{
  if (differences->len == 0)
    tj_output_print ("%s\n", _("The ledger says what the packages say."));

  for (guint i = 0; i < differences->len; i++)
    {
      g_autofree char *sentence = NULL;

      sentence = tj_ledger_difference_dup_sentence (g_ptr_array_index (differences, i));
      tj_output_row ("", 0, sentence);
    }

  for (guint i = 0; i < import->problems->len; i++)
    tj_output_row ("", 0, g_ptr_array_index (import->problems, i));
}
