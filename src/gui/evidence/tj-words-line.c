/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/evidence/tj-words-line.h"

#include <string.h>

/* One line of what is shown of an attachment: a paragraph, or a row of a table. */

struct _TjWordsLine
{
  GObject parent_instance;

  TjAttachmentText *text;
  /* Both belong to the text. */
  const TjTextPart *part;
  const TjTextRow *row;
  GArray *marks;
};

G_DEFINE_FINAL_TYPE (TjWordsLine, tj_words_line, G_TYPE_OBJECT)

static void
tj_words_line_finalize (GObject *object)
{
  g_clear_pointer (&TJ_WORDS_LINE (object)->text, tj_attachment_text_unref);
  g_clear_pointer (&TJ_WORDS_LINE (object)->marks, g_array_unref);

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

/**
 * tj_words_line_is_at:
 *
 * Returns: whether @evidence, of the same file, is this line
 */
gboolean
tj_words_line_is_at (TjWordsLine      *self,
                     const TjEvidence *evidence)
{
  g_autoptr(TjEvidence) own = NULL;

  g_return_val_if_fail (TJ_IS_WORDS_LINE (self), FALSE);

  own = tj_words_line_dup_evidence (self, evidence->sha256);

  return own != NULL && own->kind == evidence->kind && own->place == evidence->place &&
         own->row == evidence->row;
}

static char *
dup_words (TjWordsLine *self)
{
  g_autoptr(GString) words = g_string_new (NULL);

  if (self->row == NULL)
    return g_strdup (self->part->text);

  for (guint i = 0; i < self->row->cells->len; i++)
    {
      const TjTextCell *cell = g_ptr_array_index (self->row->cells, i);

      if (words->len > 0 && *cell->text != '\0')
        g_string_append_c (words, '\t');
      g_string_append (words, cell->text);
    }

  return g_string_free (g_steal_pointer (&words), FALSE);
}

/**
 * tj_words_line_dup_evidence:
 * @sha256: of the file
 *
 * Returns: (transfer full) (nullable): this line as a place in the file, with its words; %NULL for
 *   a part that has no lines
 */
TjEvidence *
tj_words_line_dup_evidence (TjWordsLine *self,
                            const char  *sha256)
{
  TjEvidenceKind kind = TJ_EVIDENCE_PARAGRAPH;
  g_autofree char *words = NULL;
  TjEvidence *evidence;

  g_return_val_if_fail (TJ_IS_WORDS_LINE (self), NULL);

  if (self->part->kind == TJ_TEXT_PART_SHEET)
    kind = TJ_EVIDENCE_SHEET;
  else if (self->part->kind == TJ_TEXT_PART_TABLE)
    kind = TJ_EVIDENCE_TABLE;
  else if (self->part->kind != TJ_TEXT_PART_PARAGRAPH)
    return NULL;

  evidence = tj_evidence_new (kind, sha256);
  evidence->place = self->part->number;
  evidence->row = self->row != NULL ? self->row->number : 0;
  words = dup_words (self);
  tj_evidence_set_quote (evidence, words);

  return evidence;
}

/**
 * tj_words_line_get_marks:
 *
 * Returns: (transfer none) (nullable) (element-type guint): the numbers of the marks on the line
 */
GArray *
tj_words_line_get_marks (TjWordsLine *self)
{
  g_return_val_if_fail (TJ_IS_WORDS_LINE (self), NULL);

  return self->marks;
}

/**
 * tj_words_line_set_marks:
 * @marks: (element-type guint): their numbers
 *
 * Returns: whether they are others than before
 */
gboolean
tj_words_line_set_marks (TjWordsLine *self,
                         GArray      *marks)
{
  const guint n_before = self->marks != NULL ? self->marks->len : 0;

  g_return_val_if_fail (TJ_IS_WORDS_LINE (self), FALSE);

  if (n_before == marks->len &&
      (n_before == 0 || memcmp (self->marks->data, marks->data, n_before * sizeof (guint)) == 0))
    return FALSE;

  g_clear_pointer (&self->marks, g_array_unref);
  self->marks = g_array_ref (marks);

  return TRUE;
}
