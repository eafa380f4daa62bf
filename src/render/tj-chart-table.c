/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "render/tj-chart-table.h"

#include "core/base/tj-text.h"

#include <math.h>
#include <string.h>

typedef struct
{
  char *title;
  gboolean numeric;
} Column;

typedef enum
{
  CELL_TEXT,
  CELL_NUMBER,
  CELL_NOTHING,
} CellKind;

/* Small, since there may be hundreds of thousands: words are kept once however often they
 * stand, and numbers are put into words when they are asked for. */
typedef union
{
  const char *text;
  double value;
} Content;

typedef struct
{
  Content content;
  CellKind kind;
  guint decimals;
} Cell;

/* What kind a cell is of and its decimals share a byte. */
#define KIND_BITS 2
#define KIND_MASK ((1u << KIND_BITS) - 1)
#define MAX_DECIMALS 9

struct _TjChartTable
{
  GArray *columns;
  Content *contents;
  guint8 *looks;
  guint n_cells;
  guint n_allocated;
  GStringChunk *words;
  GHashTable *formatted;
};

static void
clear_column (gpointer data)
{
  g_free (((Column *) data)->title);
}

/**
 * tj_chart_table_new:
 *
 * All columns are added first, then the cells, row by row.
 *
 * Returns: (transfer full): an empty table
 */
TjChartTable *
tj_chart_table_new (void)
{
  TjChartTable *self = g_new0 (TjChartTable, 1);

  self->columns = g_array_new (FALSE, TRUE, sizeof (Column));
  self->words = g_string_chunk_new (4096);
  self->formatted = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  g_array_set_clear_func (self->columns, clear_column);

  return self;
}

void
tj_chart_table_free (TjChartTable *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->columns);
  g_free (self->contents);
  g_free (self->looks);
  g_string_chunk_free (self->words);
  g_hash_table_unref (self->formatted);
  g_free (self);
}

void
tj_chart_table_add_column (TjChartTable *self,
                           const char   *title,
                           gboolean      numeric)
{
  Column column = { g_strdup (title), numeric };

  g_return_if_fail (self->n_cells == 0);

  g_array_append_val (self->columns, column);
}

static void
set_allocated (TjChartTable *self,
               guint         n_cells)
{
  self->n_allocated = n_cells;
  self->contents = g_renew (Content, self->contents, n_cells);
  self->looks = g_renew (guint8, self->looks, n_cells);
}

/**
 * tj_chart_table_reserve:
 *
 * Makes room for so many rows, once all columns are there.
 */
void
tj_chart_table_reserve (TjChartTable *self,
                        guint         n_rows)
{
  g_return_if_fail (self->n_cells == 0);

  set_allocated (self, MAX (n_rows, 1) * self->columns->len);
}

/* Grows by a quarter, since an array that doubles would hold almost as much again for nothing. */
static void
add_cell (TjChartTable *self,
          const Cell   *cell)
{
  if (self->n_cells == self->n_allocated)
    set_allocated (self, self->n_allocated + MAX (self->n_allocated / 4, 64));

  self->contents[self->n_cells] = cell->content;
  self->looks[self->n_cells++] = (guint8) (cell->kind | cell->decimals << KIND_BITS);
}

/**
 * tj_chart_table_keep:
 *
 * Returns: (transfer none): @text, kept once as long as the table lives
 */
const char *
tj_chart_table_keep (TjChartTable *self,
                     const char   *text)
{
  return text != NULL ? g_string_chunk_insert_const (self->words, text) : "";
}

void
tj_chart_table_add_text (TjChartTable *self,
                         const char   *text)
{
  Cell cell = { { NULL }, CELL_TEXT, 0 };

  cell.content.text = tj_chart_table_keep (self, text);
  add_cell (self, &cell);
}

/**
 * tj_chart_table_add_number:
 * @value: anything but a finite number is nothing
 * @decimals: how many people see at most
 */
void
tj_chart_table_add_number (TjChartTable *self,
                           double        value,
                           guint         decimals)
{
  Cell cell = { { NULL }, CELL_NUMBER, MIN (decimals, MAX_DECIMALS) };

  if (!isfinite (value))
    {
      tj_chart_table_add_nothing (self);
      return;
    }

  cell.content.value = value;
  add_cell (self, &cell);
}

/**
 * tj_chart_table_add_nothing:
 *
 * A missing number: a dash to people, an empty cell to other programs, never a zero.
 */
void
tj_chart_table_add_nothing (TjChartTable *self)
{
  Cell cell = { { NULL }, CELL_NOTHING, 0 };

  add_cell (self, &cell);
}

guint
tj_chart_table_get_n_columns (TjChartTable *self)
{
  return self->columns->len;
}

guint
tj_chart_table_get_n_rows (TjChartTable *self)
{
  return self->columns->len > 0 ? self->n_cells / self->columns->len : 0;
}

const char *
tj_chart_table_get_column_title (TjChartTable *self,
                                 guint         column)
{
  g_return_val_if_fail (column < self->columns->len, NULL);

  return g_array_index (self->columns, Column, column).title;
}

gboolean
tj_chart_table_is_numeric (TjChartTable *self,
                           guint         column)
{
  g_return_val_if_fail (column < self->columns->len, FALSE);

  return g_array_index (self->columns, Column, column).numeric;
}

static Cell
get_cell (TjChartTable *self,
          guint         index)
{
  const Cell cell = { self->contents[index], (CellKind) (self->looks[index] & KIND_MASK),
                      (guint) self->looks[index] >> KIND_BITS };

  return cell;
}

/**
 * tj_chart_table_get_cell:
 *
 * Returns: (transfer none): the cell as people read it
 */
const char *
tj_chart_table_get_cell (TjChartTable *self,
                         guint         row,
                         guint         column)
{
  Cell cell;
  gpointer index;
  char *text;

  g_return_val_if_fail (row < tj_chart_table_get_n_rows (self), NULL);
  g_return_val_if_fail (column < self->columns->len, NULL);

  cell = get_cell (self, row * self->columns->len + column);
  if (cell.kind == CELL_TEXT)
    return cell.content.text;
  if (cell.kind == CELL_NOTHING)
    return "—";

  index = GUINT_TO_POINTER (row * self->columns->len + column + 1);
  text = g_hash_table_lookup (self->formatted, index);
  if (text == NULL)
    {
      text = tj_text_format_number (cell.content.value, cell.decimals);
      g_hash_table_insert (self->formatted, index, text);
    }

  return text;
}

/**
 * tj_chart_table_get_number:
 * @value: (out): the number, not rounded
 *
 * Returns: whether there is a number in the cell
 */
gboolean
tj_chart_table_get_number (TjChartTable *self,
                           guint         row,
                           guint         column,
                           double       *value)
{
  Cell cell;

  g_return_val_if_fail (row < tj_chart_table_get_n_rows (self), FALSE);
  g_return_val_if_fail (column < self->columns->len, FALSE);

  cell = get_cell (self, row * self->columns->len + column);
  if (cell.kind != CELL_NUMBER)
    return FALSE;

  *value = cell.content.value;

  return TRUE;
}

/* A spreadsheet runs a cell that begins with one of these, full-width ones in some languages;
 * what an applicant typed may not become a formula in the bureau's ledger. */
static gboolean
is_formula (const char *text)
{
  gunichar c = g_utf8_get_char (text);

  return c == '=' || c == '+' || c == '-' || c == '@' || c == '\t' || c == '\r'
         || c == 0xff1d || c == 0xff0b || c == 0xff0d || c == 0xff20;
}

static void
append_csv_text (GString    *csv,
                 const char *text)
{
  g_autofree char *guarded = g_strconcat (is_formula (text) ? "'" : "", text, NULL);
  g_auto(GStrv) parts = NULL;
  g_autofree char *doubled = NULL;

  if (strpbrk (guarded, "\",\r\n") == NULL)
    {
      g_string_append (csv, guarded);
      return;
    }

  parts = g_strsplit (guarded, "\"", -1);
  doubled = g_strjoinv ("\"\"", parts);
  g_string_append_printf (csv, "\"%s\"", doubled);
}

/**
 * tj_chart_table_to_csv:
 *
 * CSV as RFC 4180 has it, in UTF-8 without a byte order mark, the column titles in the first
 * line, numbers with a point and without separators.
 *
 * Returns: (transfer full): the file
 */
GBytes *
tj_chart_table_to_csv (TjChartTable *self)
{
  GString *csv = g_string_new (NULL);
  guint n_columns = self->columns->len;

  for (guint i = 0; i < n_columns; i++)
    {
      append_csv_text (csv, g_array_index (self->columns, Column, i).title);
      g_string_append (csv, i + 1 < n_columns ? "," : "\r\n");
    }

  for (guint i = 0; i < self->n_cells; i++)
    {
      const Cell cell = get_cell (self, i);

      if (cell.kind == CELL_NUMBER)
        {
          g_autofree char *plain = tj_text_dup_number (cell.content.value);

          g_string_append (csv, plain);
        }
      else if (cell.kind == CELL_TEXT)
        append_csv_text (csv, cell.content.text);
      g_string_append (csv, (i + 1) % n_columns != 0 ? "," : "\r\n");
    }

  return g_string_free_to_bytes (csv);
}

/* A cell as a spreadsheet takes it from the clipboard: no tabs, no lines, no formula. */
static void
append_tab_text (GString    *text,
                 const char *cell)
{
  g_autofree char *plain = g_strdelimit (g_strdup (cell), "\t\r\n", ' ');

  g_string_append_printf (text, "%s%s", is_formula (plain) ? "'" : "", plain);
}

/**
 * tj_chart_table_to_tabs:
 *
 * Returns: (transfer full): lines of cells with tabs between them, the titles first
 */
char *
tj_chart_table_to_tabs (TjChartTable *self)
{
  GString *text = g_string_new (NULL);
  guint n_columns = self->columns->len;

  for (guint i = 0; i < n_columns; i++)
    {
      append_tab_text (text, g_array_index (self->columns, Column, i).title);
      g_string_append_c (text, i + 1 < n_columns ? '\t' : '\n');
    }

  for (guint i = 0; i < self->n_cells; i++)
    {
      const Cell cell = get_cell (self, i);

      if (cell.kind == CELL_NUMBER)
        {
          g_autofree char *plain = tj_text_dup_number (cell.content.value);

          g_string_append (text, plain);
        }
      else if (cell.kind == CELL_TEXT)
        append_tab_text (text, cell.content.text);
      g_string_append_c (text, (i + 1) % n_columns != 0 ? '\t' : '\n');
    }

  return g_string_free (text, FALSE);
}
