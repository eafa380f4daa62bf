/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/import/tj-text-document.h"

#include "core/base/tj-text.h"

/* How long the list of words in a finding may become before no more are added. */
#define MAX_NOTE 1000

static void
cell_free (TjDocumentCell *cell)
{
  g_free (cell->text);
  g_clear_pointer (&cell->looks, g_ptr_array_unref);
  g_free (cell);
}

static void
table_free (TjDocumentTable *table)
{
  g_ptr_array_unref (table->rows);
  g_free (table);
}

static void
paragraph_free (TjTextParagraph *paragraph)
{
  g_free (paragraph->text);
  g_free (paragraph);
}

TjTextDocument *
tj_text_document_new (void)
{
  TjTextDocument *self = g_new0 (TjTextDocument, 1);

  self->tables = g_ptr_array_new_with_free_func ((GDestroyNotify) table_free);
  self->inserted = g_string_new (NULL);
  self->deleted = g_string_new (NULL);
  self->hidden = g_string_new (NULL);
  self->boxes = g_string_new (NULL);
  self->notes = g_string_new (NULL);

  return self;
}

void
tj_text_document_free (TjTextDocument *self)
{
  g_clear_pointer (&self->paragraphs, g_ptr_array_unref);
  g_ptr_array_unref (self->tables);
  g_string_free (self->inserted, TRUE);
  g_string_free (self->deleted, TRUE);
  g_string_free (self->hidden, TRUE);
  g_string_free (self->boxes, TRUE);
  g_string_free (self->notes, TRUE);
  g_free (self);
}

/**
 * tj_text_document_want_paragraphs:
 *
 * Has the words outside of tables kept too, which no form needs.
 */
void
tj_text_document_want_paragraphs (TjTextDocument *self)
{
  self->paragraphs = g_ptr_array_new_with_free_func ((GDestroyNotify) paragraph_free);
}

/**
 * tj_text_document_add_paragraph:
 * @text: (transfer full): what it says; a blank one is not kept
 */
void
tj_text_document_add_paragraph (TjTextDocument *self,
                                char           *text)
{
  const guint n_tables = self->tables->len;
  const TjDocumentTable *last = NULL;
  TjTextParagraph *paragraph;

  if (tj_text_is_blank (text))
    {
      g_free (text);
      return;
    }

  if (n_tables > 0)
    last = g_ptr_array_index (self->tables, n_tables - 1);

  paragraph = g_new0 (TjTextParagraph, 1);
  paragraph->text = text;
  paragraph->n_tables = last != NULL ? last->number : 0;
  g_ptr_array_add (self->paragraphs, paragraph);
}

/**
 * tj_text_document_add_table:
 * @nested: whether it stands inside a cell of the last table that is not nested
 *
 * Returns: (transfer none): the table, still without rows
 */
TjDocumentTable *
tj_text_document_add_table (TjTextDocument *self,
                            gboolean        nested)
{
  const guint n_tables = self->tables->len;
  TjDocumentTable *table = g_new0 (TjDocumentTable, 1);
  const TjDocumentTable *last = NULL;

  if (n_tables > 0)
    last = g_ptr_array_index (self->tables, n_tables - 1);

  table->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  table->nested = nested;
  table->number = (last != NULL ? last->number : 0) + !nested;
  g_ptr_array_add (self->tables, table);

  return table;
}

/**
 * tj_text_document_row_new:
 *
 * Returns: (transfer full) (element-type TjDocumentCell): a row that frees its cells
 */
GPtrArray *
tj_text_document_row_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) cell_free);
}

/**
 * tj_text_document_note_words:
 * @list: one of the lists of a #TjTextDocument
 * @words: what to add to it; blank words are not added
 */
void
tj_text_document_note_words (GString    *list,
                             const char *words)
{
  g_autofree char *stripped = g_strstrip (g_strdup (words));

  if (*stripped == '\0' || list->len > MAX_NOTE)
    return;

  if (list->len > 0)
    g_string_append (list, "; ");
  g_string_append (list, stripped);
}
