/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/evidence/tj-words-line.h"

/* One line of what is shown of an attachment: a paragraph, or a row of a table. */

struct _TjWordsLine
{
  GObject parent_instance;

  TjAttachmentText *text;
  /* Both belong to the text. */
  const TjTextPart *part;
  const TjTextRow *row;
};

G_DEFINE_FINAL_TYPE (TjWordsLine, tj_words_line, G_TYPE_OBJECT)

static void
tj_words_line_finalize (GObject *object)
{
  g_clear_pointer (&TJ_WORDS_LINE (object)->text, tj_attachment_text_unref);

  G_OBJECT_CLASS (tj_words_line_parent_class)->finalize (object);
}

static void
tj_words_line_class_init (TjWordsLineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tj_words_line_finalize;
}

static void
tj_words_line_init (TjWordsLine *self)
{
}

/**
 * tj_words_line_new:
 * @text: the words of an attachment
 * @part: one of its parts
 * @row: (nullable): one of the part's rows; %NULL for a part without any
 *
 * Returns: (transfer full): a line
 */
TjWordsLine *
tj_words_line_new (TjAttachmentText *text,
                   const TjTextPart *part,
                   const TjTextRow  *row)
{
  TjWordsLine *self = g_object_new (TJ_TYPE_WORDS_LINE, NULL);

  self->text = tj_attachment_text_ref (text);
  self->part = part;
  self->row = row;

  return self;
}

const TjTextPart *
tj_words_line_get_part (TjWordsLine *self)
{
  g_return_val_if_fail (TJ_IS_WORDS_LINE (self), NULL);

  return self->part;
}

/**
 * tj_words_line_get_row:
 *
 * Returns: (transfer none) (nullable): the row; %NULL for a paragraph
 */
const TjTextRow *
tj_words_line_get_row (TjWordsLine *self)
{
  g_return_val_if_fail (TJ_IS_WORDS_LINE (self), NULL);

  return self->row;
}

/**
 * tj_words_line_find_cell:
 * @column: from 1
 *
 * Returns: (transfer none) (nullable): the cell that begins there
 */
const TjTextCell *
tj_words_line_find_cell (TjWordsLine *self,
                         guint        column)
{
  g_return_val_if_fail (TJ_IS_WORDS_LINE (self), NULL);

  for (guint i = 0; self->row != NULL && i < self->row->cells->len; i++)
    {
      const TjTextCell *cell = g_ptr_array_index (self->row->cells, i);

      if (cell->column == column)
        return cell;
    }

  return NULL;
}
