/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/evidence/tj-words-view-private.h"

#include "gui/evidence/tj-words-cell.h"

/* Where evidence was taken from a file of words: a numbered button beside each line, which leads to
 * the judgement. A plain text has no widgets of its own for lines; its buttons lie over it. */

#define MARK_TAG "mark"
#define TEXT_MARGIN 12
/* Room for the buttons of a plain text, left of its lines. */
#define MARKED_MARGIN 48

/* A button over a plain text. GTK 4.8 cannot take one away again, so that those that are not needed
 * are hidden until they are. */
typedef struct
{
  GtkWidget *button;
  gboolean is_used;
  int line;
  int offset;
} TextMark;

static const GdkRGBA mark_color = { 0.78f, 0.33f, 0.0f, 0.25f };

/* (transfer full) (element-type guint): the numbers of the marks on a line, by number */
static GArray *
list_on_line (TjWordsView *self,
              TjWordsLine *line)
{
  const char *sha256 = tj_attachment_get_sha256 (self->attachment);
  GArray *numbers = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; self->marks != NULL && i < self->marks->len; i++)
    {
      const TjEvidence *mark = g_ptr_array_index (self->marks, i);

      if (g_strcmp0 (mark->sha256, sha256) == 0 && tj_words_line_is_at (line, mark))
        g_array_append_val (numbers, mark->number);
    }

  return numbers;
}

/* Lines whose marks changed are put in their place anew, so that they are drawn anew. */
static void
update_lines (TjWordsView *self)
{
  GListModel *lines = tj_words_view_get_shown_lines (self);
  guint n_lines = lines != NULL ? g_list_model_get_n_items (lines) : 0;

  for (guint i = 0; i < n_lines; i++)
    {
      g_autoptr(TjWordsLine) line = g_list_model_get_item (lines, i);
      g_autoptr(GArray) numbers = list_on_line (self, line);
      gpointer item = line;

      if (tj_words_line_set_marks (line, numbers))
        g_list_store_splice (G_LIST_STORE (lines), i, 1, &item, 1);
    }
}

/**
 * tj_words_view_clear_text_marks:
 *
 * Hides the buttons of a plain text.
 */
void
tj_words_view_clear_text_marks (TjWordsView *self)
{
  for (guint i = 0; i < self->text_marks->len; i++)
    {
      TextMark *mark = g_ptr_array_index (self->text_marks, i);

      mark->is_used = FALSE;
      gtk_widget_set_visible (mark->button, FALSE);
    }
}

static void
get_place (TjWordsView    *self,
           const TextMark *mark,
           int            *y)
{
  GtkTextIter iter;
  GdkRectangle area;

  gtk_text_buffer_get_iter_at_line (gtk_text_view_get_buffer (self->text_view), &iter,
                                    mark->line);
  gtk_text_view_get_iter_location (self->text_view, &iter, &area);
  *y = area.y;
}

/**
 * tj_words_view_place_marks:
 *
 * Puts the buttons of a plain text beside their lines, wherever these are now: lines move when the
 * window becomes wider, and while GTK still measures those above.
 */
void
tj_words_view_place_marks (TjWordsView *self)
{
  for (guint i = 0; i < self->text_marks->len; i++)
    {
      const TextMark *mark = g_ptr_array_index (self->text_marks, i);
      int y;

      if (!mark->is_used)
        continue;

      get_place (self, mark, &y);
      gtk_text_view_move_overlay (self->text_view, mark->button, mark->offset, y);
    }
}

/* Several marks of a line stand side by side as far as there is room. */
static int
find_offset (TjWordsView *self,
             int          line)
{
  int n_before = 0;

  for (guint i = 0; i < self->text_marks->len; i++)
    {
      const TextMark *mark = g_ptr_array_index (self->text_marks, i);

      n_before += mark->is_used && mark->line == line;
    }

  return MIN (n_before, 1) * (MARKED_MARGIN - 2) / 2 + 2;
}

static TextMark *
take_text_mark (TjWordsView *self)
{
  TextMark *mark;

  for (guint i = 0; i < self->text_marks->len; i++)
    {
      mark = g_ptr_array_index (self->text_marks, i);
      if (!mark->is_used)
        return mark;
    }

  mark = g_new0 (TextMark, 1);
  mark->button = gtk_button_new ();
  gtk_text_view_add_overlay (self->text_view, mark->button, 0, 0);
  g_ptr_array_add (self->text_marks, mark);

  return mark;
}

static void
add_text_mark (TjWordsView      *self,
               const TjEvidence *evidence)
{
  TextMark *mark = take_text_mark (self);
  int y;

  mark->line = (int) evidence->place - 1;
  mark->offset = find_offset (self, mark->line);
  mark->is_used = TRUE;
  tj_words_cell_set_mark (mark->button, evidence->number);
  gtk_widget_set_visible (mark->button, TRUE);
  get_place (self, mark, &y);
  gtk_text_view_move_overlay (self->text_view, mark->button, mark->offset, y);
}

/* Marked lines of a plain text stand out as well. */
static void
update_text (TjWordsView *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text_view);
  GtkTextIter start, end;
  gboolean is_marked = FALSE;

  tj_words_view_clear_text_marks (self);
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_remove_tag_by_name (buffer, MARK_TAG, &start, &end);
  for (guint i = 0; self->marks != NULL && i < self->marks->len; i++)
    {
      const TjEvidence *mark = g_ptr_array_index (self->marks, i);

      if (mark->kind != TJ_EVIDENCE_LINE ||
          g_strcmp0 (mark->sha256, tj_attachment_get_sha256 (self->attachment)) != 0 ||
          !gtk_text_buffer_get_iter_at_line (buffer, &start, (int) mark->place - 1))
        continue;

      end = start;
      gtk_text_iter_forward_to_line_end (&end);
      gtk_text_buffer_apply_tag_by_name (buffer, MARK_TAG, &start, &end);
      add_text_mark (self, mark);
      is_marked = TRUE;
    }

  gtk_text_view_set_left_margin (self->text_view, is_marked ? MARKED_MARGIN : TEXT_MARGIN);
}

/**
 * tj_words_view_update_marks:
 *
 * Shows the marks of the review in what is shown.
 */
void
tj_words_view_update_marks (TjWordsView *self)
{
  if (self->text_marks == NULL)
    {
      self->text_marks = g_ptr_array_new_with_free_func (g_free);
      gtk_text_buffer_create_tag (gtk_text_view_get_buffer (self->text_view), MARK_TAG,
                                  "background-rgba", &mark_color, NULL);
    }

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "text") == 0)
    update_text (self);
  else
    update_lines (self);
}
