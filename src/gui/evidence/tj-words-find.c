/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/evidence/tj-words-view-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gui/evidence/tj-word-marks.h"
#include "gui/evidence/tj-words-cell.h"

/* Finding words in a file of words: all places are marked, those out of sight when they come into
 * it, and one goes from line to line; in a workbook from sheet to sheet as well. */

#define FOUND_TAG "found"
/* Marking more than these helps nobody. */
#define MAX_HITS 5000

/**
 * Hit:
 * @part: the position of the sheet, of a workbook
 * @line: the position in the list of lines, or the line of a plain text
 */
typedef struct
{
  guint part;
  guint line;
} Hit;

static const GdkRGBA found_color = { 0.96f, 0.76f, 0.07f, 0.4f };

static gboolean
has_words (TjWordsView *self,
           const char  *text)
{
  return text != NULL && tj_word_marks_next (text, self->words, NULL) != NULL;
}

static void
add_hit (TjWordsView *self,
         guint        part,
         guint        line)
{
  const Hit hit = { part, line };

  if (self->hits->len < MAX_HITS)
    g_array_append_val (self->hits, hit);
}

static gboolean
row_has_words (TjWordsView     *self,
               const TjTextRow *row)
{
  for (guint i = 0; i < row->cells->len; i++)
    {
      if (has_words (self, ((const TjTextCell *) g_ptr_array_index (row->cells, i))->text))
        return TRUE;
    }

  return FALSE;
}

/* The lines of a document are counted as show_document() of tj-words-view.c makes them. */
static void
find_in_parts (TjWordsView *self)
{
  guint line = 0;

  for (guint i = 0; i < self->text->parts->len; i++)
    {
      const TjTextPart *part = g_ptr_array_index (self->text->parts, i);

      if (part->kind == TJ_TEXT_PART_SHEET)
        line = 0;
      if (part->rows == NULL)
        {
          if (has_words (self, part->text))
            add_hit (self, i, line);
          line++;
          continue;
        }

      for (guint j = 0; j < part->rows->len; j++, line++)
        {
          if (row_has_words (self, g_ptr_array_index (part->rows, j)))
            add_hit (self, i, line);
        }
    }
}

static void
find_in_text (TjWordsView *self,
              const char  *text)
{
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (has_words (self, lines[i]))
        add_hit (self, 0, i);
    }
}

/* Marks in a plain text stand in its buffer, those of lists in their labels. */
static void
mark_text (TjWordsView *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text_view);
  GtkTextIter start, end;
  g_autofree char *text = NULL;
  const char *found;
  const char *behind;
  const char *at;
  guint n_found = 0;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  if (gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), FOUND_TAG) == NULL)
    gtk_text_buffer_create_tag (buffer, FOUND_TAG, "background-rgba", &found_color, "underline",
                                PANGO_UNDERLINE_SINGLE, NULL);
  gtk_text_buffer_remove_tag_by_name (buffer, FOUND_TAG, &start, &end);

  text = gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
  for (at = text; (found = tj_word_marks_next (at, self->words, &behind)) != NULL &&
                  n_found++ < MAX_HITS; at = behind)
    {
      end = start;
      gtk_text_iter_forward_chars (&start, (int) g_utf8_pointer_to_offset (at, found));
      end = start;
      gtk_text_iter_forward_chars (&end, (int) g_utf8_pointer_to_offset (found, behind));
      gtk_text_buffer_apply_tag_by_name (buffer, FOUND_TAG, &start, &end);
      start = end;
    }
}

static void
mark_columns (TjWordsView *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->sheet_view);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr(GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      tj_words_cell_set_words (gtk_column_view_column_get_factory (column), self->words);
    }
}

/**
 * tj_words_view_mark_words:
 *
 * Marks what is looked for in what is shown.
 */
void
tj_words_view_mark_words (TjWordsView *self)
{
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "text") == 0)
    {
      mark_text (self);
      return;
    }

  tj_words_cell_set_words (gtk_list_view_get_factory (self->document_view), self->words);
  mark_columns (self);
  tj_words_cell_mark_again (GTK_WIDGET (self->document_view), self->words);
  tj_words_cell_mark_again (GTK_WIDGET (self->sheet_view), self->words);
}

static void
show_status (TjWordsView *self)
{
  g_autofree char *text = NULL;

  if (*self->words == '\0')
    text = g_strdup ("");
  else if (self->hits->len == 0)
    text = g_strdup (_("Not found"));
  else
    /* Translators: which of the places found is shown, and how many there are */
    text = g_strdup_printf (_("%u of %u"), self->hit + 1, self->hits->len);

  tj_find_bar_set_status (self->find_bar, text);
}

static void
show_line_of_text (TjWordsView *self,
                   guint        line)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text_view);
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_line (buffer, &iter, (int) line);
  gtk_text_buffer_place_cursor (buffer, &iter);
  gtk_text_view_scroll_to_mark (self->text_view, gtk_text_buffer_get_insert (buffer), 0.2, FALSE, 0,
                                0);
}

static void
show_hit (TjWordsView *self)
{
  const Hit *hit;

  show_status (self);
  if (self->hits->len == 0)
    return;

  hit = &g_array_index (self->hits, Hit, self->hit);
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "text") == 0)
    {
      show_line_of_text (self, hit->line);
      return;
    }

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "sheet") == 0)
    gtk_drop_down_set_selected (self->sheet_choice, hit->part);
  tj_words_view_scroll_to (self, hit->line);
}

/**
 * tj_words_view_set_words:
 * @words: what to mark; empty for nothing
 *
 * Marks words wherever they stand, without going there.
 */
void
tj_words_view_set_words (TjWordsView *self,
                         const char  *words)
{
  g_return_if_fail (TJ_IS_WORDS_VIEW (self));

  g_free (self->words);
  self->words = g_strdup (words);
  g_array_set_size (self->hits, 0);
  self->hit = 0;
  if (self->text == NULL || self->text->parts->len == 0)
    return;

  if (*words != '\0')
    {
      const TjTextPart *first = g_ptr_array_index (self->text->parts, 0);

      if (first->kind == TJ_TEXT_PART_WHOLE)
        find_in_text (self, first->text);
      else
        find_in_parts (self);
    }
  tj_words_view_mark_words (self);
}

static void
changed_cb (TjWordsView *self)
{
  tj_words_view_set_words (self, tj_find_bar_get_words (self->find_bar));
  show_hit (self);
}

/* Behind the last comes the first. */
static void
step_cb (TjWordsView *self,
         gboolean     forward)
{
  if (self->hits->len == 0)
    return;

  self->hit = (self->hit + (forward ? 1 : self->hits->len - 1)) % self->hits->len;
  show_hit (self);
}

/**
 * tj_words_view_find_step:
 * @forward: to the next place that was found, or back to the one before
 */
void
tj_words_view_find_step (TjWordsView *self,
                         gboolean     forward)
{
  g_return_if_fail (TJ_IS_WORDS_VIEW (self));

  step_cb (self, forward);
}

static void
stopped_cb (TjWordsView *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->find_bar), FALSE);
  tj_words_view_set_words (self, "");
  gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD);
}

/**
 * tj_words_view_install_find:
 *
 * Lets the bar above the words find something.
 */
void
tj_words_view_install_find (TjWordsView *self)
{
  self->words = g_strdup ("");
  self->hits = g_array_new (FALSE, FALSE, sizeof (Hit));
  g_signal_connect_object (self->find_bar, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->find_bar, "step", G_CALLBACK (step_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->find_bar, "stopped", G_CALLBACK (stopped_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * tj_words_view_begin_find:
 *
 * Opens the bar to type into.
 */
void
tj_words_view_begin_find (TjWordsView *self)
{
  g_return_if_fail (TJ_IS_WORDS_VIEW (self));

  gtk_widget_set_visible (GTK_WIDGET (self->find_bar), TRUE);
  tj_find_bar_begin (self->find_bar);
}

/**
 * tj_words_view_forget_hits:
 *
 * Another file is shown: what is looked for is looked for there.
 */
void
tj_words_view_forget_hits (TjWordsView *self)
{
  g_autofree char *words = g_strdup (self->words);

  tj_words_view_set_words (self, words);
  show_status (self);
}
