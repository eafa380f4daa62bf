/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/import/tj-document-text.h"

#include "core/import/tj-import-limits.h"
#include "core/import/tj-plain-text.h"

/* A text document as parts: its paragraphs and outer tables in their order. What a table inside
 * a cell says is part of the cell. */

typedef struct
{
  TjAttachmentText *text;
  gsize size;
} Maker;

static gboolean
take_size (Maker      *self,
           const char *words)
{
  self->size += strlen (words);
  if (self->size <= TJ_LIMIT_TEXT)
    return TRUE;

  self->text->cut = TRUE;

  return FALSE;
}

/* The cell of a row above that reaches down to @row. */
static void
extend_cell_above (TjTextPart *part,
                   guint       column,
                   guint       row)
{
  for (guint i = part->rows->len; i > 0; i--)
    {
      const TjTextRow *above = g_ptr_array_index (part->rows, i - 1);

      for (guint j = 0; above->number < row && j < above->cells->len; j++)
        {
          TjTextCell *cell = g_ptr_array_index (above->cells, j);

          if (cell->column == column)
            {
              cell->n_rows = row - above->number + 1;
              return;
            }
        }
    }
}

static void
add_row (Maker           *self,
         TjTextPart      *part,
         const GPtrArray *cells,
         guint            number)
{
  TjTextRow *row = tj_text_part_add_row (part, number);

  for (guint i = 0; i < cells->len; i++)
    {
      const TjDocumentCell *cell = g_ptr_array_index (cells, i);
      TjTextCell *added;

      if (cell->continued)
        {
          extend_cell_above (part, cell->column, number);
          continue;
        }

      if (!take_size (self, cell->text))
        return;

      added = tj_text_row_add_cell (row, cell->column, cell->text);
      added->n_columns = cell->span;
      added->numeric = tj_plain_text_is_number (cell->text);
    }
}

static void
add_table (Maker                 *self,
           const TjDocumentTable *table)
{
  TjTextPart *part = tj_attachment_text_add_table (self->text, TJ_TEXT_PART_TABLE, NULL);

  for (guint i = 0; i < table->rows->len && !self->text->cut; i++)
    add_row (self, part, g_ptr_array_index (table->rows, i), i + 1);

  part->cut = self->text->cut;
  tj_text_part_join (part);
}

/**
 * tj_document_text_make:
 * @document: read with its paragraphs
 *
 * Returns: (transfer full): its paragraphs and tables in the order of the document
 */
TjAttachmentText *
tj_document_text_make (const TjTextDocument *document)
{
  g_autoptr(TjAttachmentText) text = tj_attachment_text_new ();
  Maker self = { text, 0 };
  guint n_paragraphs = 0;

  for (guint i = 0; i <= document->tables->len && !text->cut; i++)
    {
      const TjDocumentTable *table = NULL;

      if (i < document->tables->len)
        table = g_ptr_array_index (document->tables, i);
      if (table != NULL && table->nested)
        continue;

      for (; n_paragraphs < document->paragraphs->len; n_paragraphs++)
        {
          const TjTextParagraph *paragraph =
            g_ptr_array_index (document->paragraphs, n_paragraphs);

          if ((table != NULL && paragraph->n_tables >= table->number) ||
              !take_size (&self, paragraph->text))
            break;
          tj_attachment_text_add_words (text, TJ_TEXT_PART_PARAGRAPH, paragraph->text);
        }

      if (table != NULL && !text->cut)
        add_table (&self, table);
    }

  text->cut |= document->paragraphs->len >= TJ_LIMIT_PARAGRAPHS;

  return g_steal_pointer (&text);
}
