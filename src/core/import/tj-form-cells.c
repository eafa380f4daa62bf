/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/import/tj-form-cells.h"

#include "core/base/tj-text.h"


/* Rows that only ask: the answers stand below. */
#define LEAST_ASKED 2

typedef struct
{
  TjFormLabelKind kind;
  const TjFieldSpec *spec;
} Label;

struct _TjFormCells
{
  GHashTable *labels;
};

TjFormCells *
tj_form_cells_new (void)
{
  TjFormCells *self = g_new0 (TjFormCells, 1);

  self->labels = g_hash_table_new_full (NULL, NULL, NULL, g_free);

  return self;
}

void
tj_form_cells_free (TjFormCells *self)
{
  g_hash_table_unref (self->labels);
  g_free (self);
}

/**
 * tj_form_cells_recognize:
 * @cell: a cell that lives as long as @self
 * @spec: (out): the field it asks for, where it asks for one
 *
 * Returns: what @cell is on the form
 */
TjFormLabelKind
tj_form_cells_recognize (TjFormCells           *self,
                         const TjDocumentCell  *cell,
                         const TjFieldSpec    **spec)
{
  Label *label = g_hash_table_lookup (self->labels, cell);

  if (label == NULL)
    {
      label = g_new (Label, 1);
      label->kind = tj_form_label_recognize (cell->text, &label->spec);
      g_hash_table_insert (self->labels, (gpointer) cell, label);
    }

  *spec = label->spec;

  return label->kind;
}

gboolean
tj_form_cells_has_label (TjFormCells     *self,
                         const GPtrArray *row)
{
  for (guint i = 0; i < row->len; i++)
    {
      const TjFieldSpec *spec;

      if (tj_form_cells_recognize (self, g_ptr_array_index (row, i), &spec) != TJ_FORM_LABEL_NONE)
        return TRUE;
    }

  return FALSE;
}

/**
 * tj_form_cells_count_labels:
 *
 * Returns: in how many rows of @table a label stands
 */
guint
tj_form_cells_count_labels (TjFormCells           *self,
                            const TjDocumentTable *table)
{
  guint n_labels = 0;

  for (guint i = 0; i < table->rows->len; i++)
    n_labels += tj_form_cells_has_label (self, g_ptr_array_index (table->rows, i));

  return n_labels;
}

static guint
count_kinds (TjFormCells     *self,
             const GPtrArray *row,
             guint           *n_cells,
             guint           *n_headings)
{
  guint n_fields = 0;

  *n_cells = *n_headings = 0;
  for (guint i = 0; i < row->len; i++)
    {
      const TjDocumentCell *cell = g_ptr_array_index (row, i);
      const TjFieldSpec *spec;
      TjFormLabelKind kind;

      if (cell->continued)
        continue;

      kind = tj_form_cells_recognize (self, cell, &spec);
      n_fields += kind == TJ_FORM_LABEL_FIELD || kind == TJ_FORM_LABEL_PHONE;
      *n_headings += kind == TJ_FORM_LABEL_HEADING;
      (*n_cells)++;
    }

  return n_fields;
}

/**
 * tj_form_cells_asks_only:
 *
 * Returns: whether @row is labels side by side and nothing else, so that their answers can only
 *   stand below them
 */
gboolean
tj_form_cells_asks_only (TjFormCells     *self,
                         const GPtrArray *row)
{
  guint n_cells;
  guint n_headings;
  const guint n_fields = count_kinds (self, row, &n_cells, &n_headings);

  return n_fields >= LEAST_ASKED && n_fields + n_headings == n_cells;
}

/**
 * tj_form_cells_is_header:
 *
 * Returns: whether @row only names the columns below it, as 序号, 栏目, 填写内容, 备注
 */
gboolean
tj_form_cells_is_header (TjFormCells     *self,
                         const GPtrArray *row)
{
  guint n_cells;
  guint n_headings;

  return count_kinds (self, row, &n_cells, &n_headings) == 0 && n_cells >= LEAST_ASKED &&
         n_headings + 1 >= n_cells && n_headings >= LEAST_ASKED;
}

/**
 * tj_form_cells_at_column:
 *
 * Returns: (nullable): the cell of @row that covers the grid column @column
 */
const TjDocumentCell *
tj_form_cells_at_column (const GPtrArray *row,
                         guint            column)
{
  for (guint i = 0; i < row->len; i++)
    {
      const TjDocumentCell *cell = g_ptr_array_index (row, i);

      if (cell->column <= column && column < cell->column + cell->span)
        return cell;
    }

  return NULL;
}

/**
 * tj_form_cells_is_blank:
 *
 * Returns: whether nothing stands in @row
 */
gboolean
tj_form_cells_is_blank (const GPtrArray *row)
{
  for (guint i = 0; i < row->len; i++)
    {
      const TjDocumentCell *cell = g_ptr_array_index (row, i);

      if (!tj_text_is_blank (cell->text))
        return FALSE;
    }

  return TRUE;
}

/**
 * tj_form_cells_find_inner_form:
 * @least: how many labels make a table part of the form
 *
 * Returns: whether a table inside a cell is part of the form
 */
gboolean
tj_form_cells_find_inner_form (TjFormCells          *self,
                               const TjTextDocument *document,
                               guint                 least)
{
  for (guint i = 0; i < document->tables->len; i++)
    {
      const TjDocumentTable *table = g_ptr_array_index (document->tables, i);

      if (table->nested && tj_form_cells_count_labels (self, table) >= least)
        return TRUE;
    }

  return FALSE;
}
