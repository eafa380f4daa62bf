/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/ledger/tj-ledger.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/base/tj-china-time.h"
#include "core/base/tj-text.h"
#include "core/checks/tj-check-round.h"
#include "core/checks/tj-check-runner.h"

/* What a ledger says of a round. A cell without a value stays empty: what an applicant did not
 * state is never counted as nothing. */

typedef struct
{
  TjLedger *ledger;
  TjPackage *package;
  GListModel *findings;
  TjTaxonomy *taxonomy;
  TjLanguage language;
  guint number;
} Source;

static void
cell_clear (gpointer data)
{
  TjLedgerCell *cell = data;

  g_clear_pointer (&cell->text, g_free);
}

/**
 * tj_ledger_new:
 * @columns: (transfer none): copied
 * @title: the heading
 *
 * Returns: (transfer full): a ledger without entries
 */
TjLedger *
tj_ledger_new (TjLedgerColumns *columns,
               const char      *title)
{
  TjLedger *self = g_new0 (TjLedger, 1);

  self->columns = tj_ledger_columns_copy (columns);
  self->title = g_strdup (title);
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  self->notes = g_ptr_array_new_with_free_func (g_free);

  return self;
}

void
tj_ledger_free (TjLedger *self)
{
  tj_ledger_columns_free (self->columns);
  g_free (self->title);
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->notes);
  g_free (self);
}

/**
 * tj_ledger_add_row:
 *
 * Returns: (transfer none) (element-type TjLedgerCell): a new entry, all of it empty
 */
GArray *
tj_ledger_add_row (TjLedger *self)
{
  GArray *row = g_array_sized_new (FALSE, TRUE, sizeof (TjLedgerCell),
                                   self->columns->columns->len);

  g_array_set_clear_func (row, cell_clear);
  g_array_set_size (row, self->columns->columns->len);
  g_ptr_array_add (self->rows, row);

  return row;
}

/**
 * tj_ledger_get_cell:
 *
 * Returns: (transfer none): the cell, which may be filled
 */
TjLedgerCell *
tj_ledger_get_cell (const TjLedger *self,
                    guint           row,
                    guint           column)
{
  return &g_array_index ((GArray *) g_ptr_array_index (self->rows, row), TjLedgerCell, column);
}

/**
 * tj_ledger_get_last:
 * @column: the id of a column that there is
 *
 * Returns: (transfer none): the cell of the last row, to be filled
 */
TjLedgerCell *
tj_ledger_get_last (const TjLedger *self,
                    const char     *column)
{
  guint index = 0;

  g_return_val_if_fail (tj_ledger_columns_find (self->columns, column, &index), NULL);

  return tj_ledger_get_cell (self, self->rows->len - 1, index);
}

/* A cell holds what every kind of file can: neither XML nor a workbook has control characters,
 * and neither has the two code points that are none. */
static char *
dup_clean (const char *text)
{
  GString *clean = g_string_sized_new (strlen (text));

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\n' || c == '\t' || (!g_unichar_iscntrl (c) && c != 0xfffe && c != 0xffff))
        g_string_append_unichar (clean, c);
    }

  return g_string_free (clean, FALSE);
}

/**
 * tj_ledger_cell_set_text:
 * @text: (nullable): valid UTF-8; blank text leaves the cell empty
 */
void
tj_ledger_cell_set_text (TjLedgerCell *cell,
                         const char   *text)
{
  g_free (cell->text);
  cell->text = tj_text_is_blank (text) ? NULL : dup_clean (text);
  cell->has_number = FALSE;
}

/**
 * tj_ledger_cell_set_number:
 * @number: finite, in the unit of the column
 */
void
tj_ledger_cell_set_number (TjLedgerCell *cell,
                           double        number)
{
  g_free (cell->text);
  cell->text = tj_text_dup_number (number);
  cell->has_number = TRUE;
  cell->number = number;
}

/**
 * tj_ledger_cell_set_date:
 * @date: a valid day
 */
void
tj_ledger_cell_set_date (TjLedgerCell *cell,
                         const GDate  *date)
{
  g_free (cell->text);
  cell->text = g_strdup_printf ("%04u-%02u-%02u", g_date_get_year (date),
                                (guint) g_date_get_month (date), (guint) g_date_get_day (date));
  cell->has_number = TRUE;
  cell->number = g_date_get_julian (date);
}

/* Element type utf8: the names of what is ticked, not their codes. */
static void
fill_ticks (const Source *self,
            TjLedgerCell *cell,
            TjField      *field)
{
  const char * const *ticked = tj_field_get_ticked (field);
  g_autoptr(GString) names = g_string_new (NULL);
  gboolean is_stage = g_str_equal (tj_field_get_id (field), "stage");

  for (guint i = 0; ticked != NULL && ticked[i] != NULL; i++)
    {
      TjTaxonomyNode *node = is_stage ? NULL : tj_taxonomy_lookup (self->taxonomy, ticked[i]);

      if (names->len > 0)
        g_string_append (names, self->language == TJ_LANGUAGE_ZH ? "、" : ", ");
      if (node != NULL)
        g_string_append (names, tj_language_pick (self->language,
                                                  tj_taxonomy_node_get_name_zh (node),
                                                  tj_taxonomy_node_get_name_en (node)));
      else if (g_str_equal (ticked[i], "demonstration"))
        g_string_append (names, tj_language_pick (self->language, "示范类", "demonstration"));
      else if (g_str_equal (ticked[i], "promotion"))
        g_string_append (names, tj_language_pick (self->language, "推广类", "promotion"));
      else
        g_string_append (names, ticked[i]);
    }

  tj_ledger_cell_set_text (cell, names->str);
}

static void
fill_field (const Source         *self,
            const TjLedgerColumn *column,
            TjLedgerCell         *cell)
{
  TjField *field = tj_form_lookup (tj_package_get_form (self->package), column->from);
  double value;

  if (field == NULL || tj_field_is_blank (field))
    return;

  if (tj_field_get_spec (field)->kind == TJ_FIELD_TICKS)
    fill_ticks (self, cell, field);
  else if (tj_field_get_spec (field)->kind == TJ_FIELD_QUANTITY &&
           !tj_field_get_quantity (field)->unit_conflict &&
           tj_quantity_get_value (tj_field_get_quantity (field), &value) &&
           column->type != TJ_LEDGER_TEXT)
    tj_ledger_cell_set_number (cell, value);
  else
    tj_ledger_cell_set_text (cell, tj_field_get_text (field));
}

/* The day on which the archive, folder or form was last changed, in the time of Beijing. */
static void
fill_file_date (const Source *self,
                TjLedgerCell *cell)
{
  g_autoptr(GFileInfo) info = NULL;
  g_autoptr(GDateTime) time = NULL;
  GDate date;

  info = g_file_query_info (tj_package_get_location (self->package),
                            G_FILE_ATTRIBUTE_TIME_MODIFIED, G_FILE_QUERY_INFO_NONE, NULL, NULL);
  time = info != NULL ? g_file_info_get_modification_date_time (info) : NULL;
  if (time == NULL)
    return;

  tj_china_time_get_date (time, &date);
  tj_ledger_cell_set_date (cell, &date);
}

static guint
count_duplicates (GListModel *findings)
{
  guint n_found = 0;

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr(TjFinding) finding = g_list_model_get_item (findings, i);

      n_found += tj_check_round_is_about_others (finding);
    }

  return n_found;
}

static void
fill (const Source         *self,
      const TjLedgerColumn *column,
      TjLedgerCell         *cell)
{
  if (column->from == NULL || g_str_equal (column->from, "rank") ||
      g_str_equal (column->from, "status") || g_str_equal (column->from, "term"))
    return;

  if (g_str_equal (column->from, "number"))
    tj_ledger_cell_set_number (cell, self->number);
  else if (g_str_equal (column->from, "case-count"))
    tj_ledger_cell_set_number (cell, tj_form_get_n_cases (tj_package_get_form (self->package)));
  else if (g_str_equal (column->from, "errors"))
    tj_ledger_cell_set_number (cell, tj_check_count (self->findings, TJ_SEVERITY_ERROR));
  else if (g_str_equal (column->from, "queries"))
    tj_ledger_cell_set_number (cell, tj_check_count (self->findings, TJ_SEVERITY_QUERY));
  else if (g_str_equal (column->from, "duplicates"))
    tj_ledger_cell_set_number (cell, count_duplicates (self->findings));
  else if (g_str_equal (column->from, "file-date"))
    fill_file_date (self, cell);
  else if (g_str_equal (column->from, "sha256"))
    tj_ledger_cell_set_text (cell, tj_package_get_sha256 (self->package));
  else if (g_str_equal (column->from, "package"))
    tj_ledger_cell_set_text (cell, tj_package_get_name (self->package));
  else
    fill_field (self, column, cell);
}

/**
 * tj_ledger_new_of_round:
 * @packages: (element-type TjPackage): in the order of the ledger
 * @findings: (element-type GListModel): what the checks found, one for each of @packages
 * @language: of the title and of the names of categories and stages
 *
 * Returns: (transfer full): the ledger of the round; ranks are left to tj_ledger_rank()
 */
TjLedger *
tj_ledger_new_of_round (TjLedgerColumns *columns,
                        GPtrArray       *packages,
                        GPtrArray       *findings,
                        TjTaxonomy      *taxonomy,
                        TjLanguage       language)
{
  TjLedger *self = tj_ledger_new (columns, tj_language_pick (language, columns->title_zh,
                                                             columns->title_en));

  g_return_val_if_fail (packages->len == findings->len, self);

  for (guint i = 0; i < packages->len; i++)
    {
      const Source source = { self, g_ptr_array_index (packages, i),
                              g_ptr_array_index (findings, i), taxonomy, language, i + 1 };
      GArray *row = tj_ledger_add_row (self);

      for (guint j = 0; j < row->len; j++)
        fill (&source, tj_ledger_columns_get (self->columns, j),
              &g_array_index (row, TjLedgerCell, j));
    }

  return self;
}

/**
 * tj_ledger_standing_new:
 *
 * Returns: (transfer full): what is known of an application
 */
TjLedgerStanding *
tj_ledger_standing_new (const char *status,
                        GDateTime  *received,
                        const char *term)
{
  TjLedgerStanding *self = g_new0 (TjLedgerStanding, 1);

  self->status = g_strdup (status);
  self->received = received != NULL ? g_date_time_ref (received) : NULL;
  self->term = g_strdup (term);

  return self;
}

void
tj_ledger_standing_free (TjLedgerStanding *self)
{
  g_free (self->status);
  g_clear_pointer (&self->received, g_date_time_unref);
  g_free (self->term);
  g_free (self);
}

static void
fill_standing (TjLedgerCell           *cell,
               const char             *from,
               const TjLedgerStanding *standing)
{
  GDate date;

  if (g_strcmp0 (from, "status") == 0)
    tj_ledger_cell_set_text (cell, standing->status);
  else if (g_strcmp0 (from, "term") == 0)
    tj_ledger_cell_set_text (cell, standing->term);
  else if (g_strcmp0 (from, "file-date") == 0 && standing->received != NULL)
    {
      tj_china_time_get_date (standing->received, &date);
      tj_ledger_cell_set_date (cell, &date);
    }
}

/**
 * tj_ledger_add_standings:
 * @standings: (element-type TjLedgerStanding): of each entry, in their order
 *
 * Fills the columns of which the packages themselves know nothing. The day on which an application
 * came takes the place of the date of its files.
 */
void
tj_ledger_add_standings (TjLedger  *self,
                         GPtrArray *standings)
{
  g_return_if_fail (self->rows->len == standings->len);

  for (guint i = 0; i < standings->len; i++)
    {
      for (guint j = 0; j < self->columns->columns->len; j++)
        fill_standing (tj_ledger_get_cell (self, i, j),
                       tj_ledger_columns_get (self->columns, j)->from,
                       g_ptr_array_index (standings, i));
    }
}

typedef struct
{
  guint column;
  gboolean ascending;
} Order;

/* Entries without a value stand at the end. */
static int
compare_rows (gconstpointer a,
              gconstpointer b,
              gpointer      data)
{
  const Order *order = data;
  const TjLedgerCell *first = &g_array_index (*(GArray * const *) a, TjLedgerCell, order->column);
  const TjLedgerCell *second = &g_array_index (*(GArray * const *) b, TjLedgerCell, order->column);
  int result;

  if (!first->has_number || !second->has_number)
    return (first->has_number ? 0 : 1) - (second->has_number ? 0 : 1);

  result = (first->number > second->number) - (first->number < second->number);

  return order->ascending ? result : -result;
}

static void
number_rows (TjLedger *self,
             guint     by,
             guint     column,
             gboolean  is_rank)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      const TjLedgerCell *cell = tj_ledger_get_cell (self, i, by);
      const TjLedgerCell *before = i > 0 ? tj_ledger_get_cell (self, i - 1, by) : NULL;
      TjLedgerCell *number = tj_ledger_get_cell (self, i, column);

      if (is_rank && !cell->has_number)
        tj_ledger_cell_set_text (number, NULL);
      else if (is_rank && before != NULL && before->number >= cell->number &&
               before->number <= cell->number)
        tj_ledger_cell_set_number (number, tj_ledger_get_cell (self, i - 1, column)->number);
      else
        tj_ledger_cell_set_number (number, i + 1);
    }
}

/**
 * tj_ledger_rank:
 * @by: the id of a column of numbers or days
 * @ascending: whether the smallest comes first
 *
 * Orders the entries and fills the column of ranks, if there is one. Equal values have the same
 * rank and the next one counts on (1, 2, 2, 4); an entry without a value has none and stands
 * at the end. Numbers of the entries are given anew.
 *
 * Returns: whether there is such a column
 */
gboolean
tj_ledger_rank (TjLedger    *self,
                const char  *by,
                gboolean     ascending,
                GError     **error)
{
  Order order = { 0, ascending };

  if (!tj_ledger_columns_find (self->columns, by, &order.column) ||
      tj_ledger_columns_get (self->columns, order.column)->type == TJ_LEDGER_TEXT)
    {
      g_set_error (error, TJ_LEDGER_ERROR, TJ_LEDGER_ERROR_COLUMNS,
                   _("The ledger has no column of numbers called “%s” to rank by. Choose one of "
                     "its columns, as potential_2030."), by);
      return FALSE;
    }

  g_ptr_array_sort_with_data (self->rows, compare_rows, &order);

  for (guint i = 0; i < self->columns->columns->len; i++)
    {
      const char *from = tj_ledger_columns_get (self->columns, i)->from;

      if (g_strcmp0 (from, "rank") == 0 || (g_strcmp0 (from, "number") == 0 && i != order.column))
        number_rows (self, order.column, i, g_str_equal (from, "rank"));
    }

  return TRUE;
}

/**
 * tj_ledger_set_last_text:
 * @column: the id of a column
 * @text: (nullable): words, or %NULL for an empty cell
 *
 * Sets a cell of the row that was added last.
 */
void
tj_ledger_set_last_text (TjLedger   *self,
                         const char *column,
                         const char *text)
{
  tj_ledger_cell_set_text (tj_ledger_get_last (self, column), text);
}

/**
 * tj_ledger_get_text:
 * @column: the id of a column, which the ledger need not have
 *
 * Returns: (nullable): the words of the cell
 */
const char *
tj_ledger_get_text (const TjLedger *self,
                    guint           row,
                    const char     *column)
{
  guint index;

  return tj_ledger_columns_find (self->columns, column, &index)
           ? tj_ledger_get_cell (self, row, index)->text : NULL;
}
