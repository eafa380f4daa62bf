/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/import/tj-case-columns.h"

#include "core/base/tj-text.h"

/* Cases stand side by side where the names of several, or headings as 案例一, stand in one row, and
 * most rows of case fields have an answer in each of the same columns. A table that goes on with
 * such cases has neither; then the shape of its rows must be that of the table before. */

#define LEAST_CASES 2
/* Of a table that begins such cases. */
#define LEAST_ALIGNED_ROWS 2

void
tj_case_columns_init (TjCaseColumns *self)
{
  self->columns = g_array_new (FALSE, FALSE, sizeof (guint));
  self->row_columns = g_array_new (FALSE, FALSE, sizeof (guint));
  self->specs = g_hash_table_new (NULL, NULL);
  self->first_case = self->n_cases = 0;
}

void
tj_case_columns_clear (TjCaseColumns *self)
{
  g_clear_pointer (&self->columns, g_array_unref);
  g_clear_pointer (&self->row_columns, g_array_unref);
  g_clear_pointer (&self->specs, g_hash_table_unref);
}

/* The only field of a case that @row asks for; %NULL where it asks for none or for more. */
static const TjFieldSpec *
find_only_spec (TjFormCells     *cells,
                const GPtrArray *row)
{
  const TjFieldSpec *only = NULL;

  for (guint i = 0; i < row->len; i++)
    {
      const TjFieldSpec *spec;

      if (tj_form_cells_recognize (cells, g_ptr_array_index (row, i), &spec) ==
          TJ_FORM_LABEL_NONE || spec == NULL)
        continue;

      if (only != NULL || spec->part != TJ_FIELD_PART_CASE)
        return NULL;

      only = spec;
    }

  return only;
}

/* The columns of the cells behind the label of @row. */
static void
take_values (TjFormCells     *cells,
             const GPtrArray *row,
             gboolean         filled,
             GArray          *columns)
{
  gboolean asked = FALSE;

  g_array_set_size (columns, 0);
  for (guint i = 0; i < row->len; i++)
    {
      const TjDocumentCell *cell = g_ptr_array_index (row, i);
      const TjFieldSpec *spec = NULL;

      tj_form_cells_recognize (cells, cell, &spec);
      if (spec != NULL)
        asked = TRUE;
      else if (asked && !cell->continued && (!filled || !tj_text_is_blank (cell->text)))
        g_array_append_val (columns, cell->column);
    }
}

static void
take_headings (TjFormCells     *cells,
               const GPtrArray *row,
               GArray          *columns)
{
  g_array_set_size (columns, 0);
  for (guint i = 0; i < row->len; i++)
    {
      const TjDocumentCell *cell = g_ptr_array_index (row, i);
      const TjFieldSpec *spec;

      if (tj_form_cells_recognize (cells, cell, &spec) == TJ_FORM_LABEL_CASE_HEADING)
        g_array_append_val (columns, cell->column);
    }
}

/* A column of remarks stands under a heading that says so. */
static void
drop_headed (TjFormCells           *cells,
             const TjDocumentTable *table,
             GArray                *columns)
{
  for (guint i = 0; i < table->rows->len; i++)
    {
      const GPtrArray *row = g_ptr_array_index (table->rows, i);

      for (guint j = columns->len; j > 0 && tj_form_cells_is_header (cells, row); j--)
        {
          const guint column = g_array_index (columns, guint, j - 1);
          const TjDocumentCell *cell = tj_form_cells_at_column (row, column);
          const TjFieldSpec *spec;

          if (cell != NULL &&
              tj_form_cells_recognize (cells, cell, &spec) == TJ_FORM_LABEL_HEADING && j > 1)
            g_array_remove_index (columns, j - 1);
        }
    }
}

/* The row that names several cases tells the columns. */
static void
take_columns (TjFormCells           *cells,
              const TjDocumentTable *table,
              GArray                *columns)
{
  for (guint i = 0; i < table->rows->len; i++)
    {
      const GPtrArray *row = g_ptr_array_index (table->rows, i);
      const TjFieldSpec *spec = find_only_spec (cells, row);

      if (spec != NULL && g_str_equal (spec->id, "name"))
        take_values (cells, row, TRUE, columns);
      else if (spec == NULL && !tj_form_cells_asks_only (cells, row))
        take_headings (cells, row, columns);

      if (columns->len >= LEAST_CASES)
        return;
    }

  g_array_set_size (columns, 0);
}

static gboolean
is_listed (const GArray *columns,
           guint         column)
{
  for (guint i = 0; i < columns->len; i++)
    {
      if (g_array_index (columns, guint, i) == column)
        return TRUE;
    }

  return FALSE;
}

/* How many rows ask for one field of a case, and how many of them answer for each: with as many
 * cells as there are @columns, or with some of these merged. */
static guint
count_aligned (TjFormCells           *cells,
               const TjDocumentTable *table,
               const GArray          *columns,
               guint                 *n_asking)
{
  g_autoptr(GArray) values = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n_aligned = 0;

  *n_asking = 0;
  for (guint i = 0; i < table->rows->len; i++)
    {
      const GPtrArray *row = g_ptr_array_index (table->rows, i);
      gboolean aligned = find_only_spec (cells, row) != NULL;

      *n_asking += aligned;
      if (aligned)
        take_values (cells, row, FALSE, values);
      aligned = aligned && values->len >= LEAST_CASES && values->len <= columns->len;
      for (guint j = 0; aligned && values->len < columns->len && j < values->len; j++)
        aligned = is_listed (columns, g_array_index (values, guint, j));

      n_aligned += aligned;
    }

  return n_aligned;
}

/* A table that goes on: its first row with as many answers as there are cases. */
static void
take_shape (TjFormCells           *cells,
            const TjDocumentTable *table,
            guint                  n_cases,
            GArray                *columns)
{
  for (guint i = 0; i < table->rows->len; i++)
    {
      const GPtrArray *row = g_ptr_array_index (table->rows, i);

      if (find_only_spec (cells, row) == NULL)
        continue;

      take_values (cells, row, FALSE, columns);
      if (columns->len == n_cases)
        return;
    }

  g_array_set_size (columns, 0);
}

/**
 * tj_case_columns_find:
 *
 * Finds the columns of @table in which cases stand side by side.
 *
 * Returns: whether there are any
 */
gboolean
tj_case_columns_find (TjCaseColumns         *self,
                      TjFormCells           *cells,
                      const TjDocumentTable *table)
{
  guint n_asking;
  guint least = LEAST_ALIGNED_ROWS;
  guint n_aligned;

  take_columns (cells, table, self->columns);
  drop_headed (cells, table, self->columns);
  if (self->columns->len < LEAST_CASES && self->n_cases >= LEAST_CASES)
    {
      least = 1;
      take_shape (cells, table, self->n_cases, self->columns);
    }

  if (self->columns->len == self->n_cases)
    least = 1;

  n_aligned = count_aligned (cells, table, self->columns, &n_asking);
  if (self->columns->len < LEAST_CASES || n_aligned < least || n_aligned * 2 < n_asking)
    g_array_set_size (self->columns, 0);

  return self->columns->len > 0;
}

/**
 * tj_case_columns_enter_row:
 *
 * Finds where in @row the answers for each case stand.
 */
void
tj_case_columns_enter_row (TjCaseColumns   *self,
                           TjFormCells     *cells,
                           const GPtrArray *row)
{
  g_array_set_size (self->row_columns, 0);
  if (self->columns->len == 0)
    return;

  if (find_only_spec (cells, row) != NULL)
    take_values (cells, row, FALSE, self->row_columns);

  if (self->row_columns->len != self->columns->len)
    {
      g_array_set_size (self->row_columns, 0);
      g_array_append_vals (self->row_columns, self->columns->data, self->columns->len);
    }
}

/**
 * tj_case_columns_continues:
 *
 * Returns: whether @table goes on with the cases that stood side by side in the one before it: it
 *   has as many, and asks for nothing that was asked there
 */
gboolean
tj_case_columns_continues (const TjCaseColumns   *self,
                           TjFormCells           *cells,
                           const TjDocumentTable *table)
{
  if (self->columns->len != self->n_cases)
    return FALSE;

  for (guint i = 0; i < table->rows->len; i++)
    {
      const TjFieldSpec *spec = find_only_spec (cells, g_ptr_array_index (table->rows, i));

      if (spec != NULL && !g_str_equal (spec->id, "name") &&
          g_hash_table_contains (self->specs, spec))
        return FALSE;
    }

  return TRUE;
}
