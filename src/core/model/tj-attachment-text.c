/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/model/tj-attachment-text.h"

#include <glib/gi18n-lib.h>

/* The words of an attachment in the places where they stand. */

typedef struct
{
  TjAttachmentText public;
  guint n_of_kind[TJ_TEXT_PART_TABLE + 1];
} Whole;

static void
cell_free (TjTextCell *cell)
{
  g_free (cell->text);
  g_free (cell);
}

static void
row_free (TjTextRow *row)
{
  g_ptr_array_unref (row->cells);
  g_free (row);
}

static void
part_free (TjTextPart *part)
{
  g_free (part->label);
  g_free (part->text);
  g_clear_pointer (&part->rows, g_ptr_array_unref);
  g_free (part);
}

static void
whole_clear (gpointer data)
{
  Whole *self = data;

  g_ptr_array_unref (self->public.parts);
}

/**
 * tj_attachment_text_new:
 *
 * Returns: (transfer full): no words yet
 */
TjAttachmentText *
tj_attachment_text_new (void)
{
  Whole *self = g_atomic_rc_box_new0 (Whole);

  self->public.parts = g_ptr_array_new_with_free_func ((GDestroyNotify) part_free);

  return &self->public;
}

TjAttachmentText *
tj_attachment_text_ref (TjAttachmentText *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
tj_attachment_text_unref (TjAttachmentText *self)
{
  g_atomic_rc_box_release_full (self, whole_clear);
}

static TjTextPart *
add_part (TjAttachmentText *self,
          TjTextPartKind    kind)
{
  Whole *whole = (Whole *) self;
  TjTextPart *part = g_new0 (TjTextPart, 1);

  part->kind = kind;
  part->number = ++whole->n_of_kind[kind];
  g_ptr_array_add (self->parts, part);

  return part;
}

/**
 * tj_attachment_text_add_words:
 * @kind: a place without rows and cells
 * @text: valid UTF-8
 *
 * Returns: (transfer none): the new part
 */
TjTextPart *
tj_attachment_text_add_words (TjAttachmentText *self,
                              TjTextPartKind    kind,
                              const char       *text)
{
  TjTextPart *part = add_part (self, kind);

  part->text = g_strdup (text);

  return part;
}

/**
 * tj_attachment_text_add_table:
 * @kind: a place with rows and cells
 * @label: (nullable): what the file calls it
 *
 * Returns: (transfer none): the new part; tj_text_part_join() makes its text once it is full
 */
TjTextPart *
tj_attachment_text_add_table (TjAttachmentText *self,
                              TjTextPartKind    kind,
                              const char       *label)
{
  TjTextPart *part = add_part (self, kind);

  part->label = g_strdup (label);
  part->text = g_strdup ("");
  part->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) row_free);

  return part;
}

/**
 * tj_text_part_add_row:
 * @number: from 1, larger than that of the row before
 *
 * Returns: (transfer none): the new row
 */
TjTextRow *
tj_text_part_add_row (TjTextPart *self,
                      guint       number)
{
  TjTextRow *row = g_new0 (TjTextRow, 1);

  row->number = number;
  row->cells = g_ptr_array_new_with_free_func ((GDestroyNotify) cell_free);
  g_ptr_array_add (self->rows, row);

  return row;
}

/**
 * tj_text_row_add_cell:
 * @column: from 1, larger than that of the cell before
 * @text: valid UTF-8
 *
 * Returns: (transfer none): the new cell, words that cover no other
 */
TjTextCell *
tj_text_row_add_cell (TjTextRow  *self,
                      guint       column,
                      const char *text)
{
  TjTextCell *cell = g_new0 (TjTextCell, 1);

  cell->text = g_strdup (text);
  cell->column = column;
  cell->n_columns = 1;
  cell->n_rows = 1;
  g_ptr_array_add (self->cells, cell);

  return cell;
}

static void
join_row (GString         *text,
          const TjTextRow *row)
{
  for (guint i = 0; i < row->cells->len; i++)
    {
      const TjTextCell *cell = g_ptr_array_index (row->cells, i);
      gsize at = text->len;

      if (i > 0)
        g_string_append_c (text, '\t');
      g_string_append (text, cell->text);
      for (at += i > 0; at < text->len; at++)
        {
          if (text->str[at] == '\n' || text->str[at] == '\t')
            text->str[at] = ' ';
        }
    }
}

/**
 * tj_text_part_join:
 *
 * Makes the text of a table from its cells, and finds its last column.
 */
void
tj_text_part_join (TjTextPart *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->rows->len; i++)
    {
      const TjTextRow *row = g_ptr_array_index (self->rows, i);

      if (i > 0)
        g_string_append_c (text, '\n');
      join_row (text, row);

      if (row->cells->len > 0)
        {
          const TjTextCell *last = g_ptr_array_index (row->cells, row->cells->len - 1);

          self->n_columns = MAX (self->n_columns, last->column + last->n_columns - 1);
        }
    }

  g_free (self->text);
  self->text = g_string_free (text, FALSE);
}

/**
 * tj_text_part_dup_place:
 *
 * Returns: (transfer full): the place inside its file in the user's language
 */
char *
tj_text_part_dup_place (const TjTextPart *self)
{
  switch (self->kind)
    {
    case TJ_TEXT_PART_PAGE:
      return g_strdup_printf (_("page %u"), self->number);
    case TJ_TEXT_PART_RECOGNISED:
      /* Translators: the words of a scanned page were made out by a program */
      return g_strdup_printf (_("page %u, recognised text"), self->number);
    case TJ_TEXT_PART_SHEET:
      if (self->label != NULL)
        return g_strdup_printf (_("sheet “%s”"), self->label);
      return g_strdup_printf (_("sheet %u"), self->number);
    case TJ_TEXT_PART_PARAGRAPH:
      return g_strdup_printf (_("paragraph %u"), self->number);
    case TJ_TEXT_PART_TABLE:
      return g_strdup_printf (_("table %u"), self->number);
    case TJ_TEXT_PART_WHOLE:
    default:
      return g_strdup (_("whole text"));
    }
}
