/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/evidence/tj-words-view-private.h"

#include <glib/gi18n-lib.h>

#include "core/import/tj-attachment-reader.h"
#include "core/training/tj-blinding.h"
#include "gui/evidence/tj-text-drag.h"
#include "gui/evidence/tj-words-cell.h"

/* Attachments of words and tables, without their layout: a workbook sheet by sheet, a document
 * line by line. What is not in sight has no widgets, so that long ones stay quick. */

#define TEMPLATE "/org/tanjian/Tanjian/ui/evidence/tj-words-view.ui"

/* Each column costs a widget in every row in sight. */
#define MAX_COLUMNS 64

G_DEFINE_FINAL_TYPE (TjWordsView, tj_words_view, GTK_TYPE_WIDGET)

static GListModel *
list_rows (TjAttachmentText *text,
           const TjTextPart *part,
           GListStore       *lines)
{
  for (guint i = 0; i < part->rows->len; i++)
    {
      g_autoptr(TjWordsLine) line = tj_words_line_new (text, part,
                                                       g_ptr_array_index (part->rows, i));

      g_list_store_append (lines, line);
    }

  return G_LIST_MODEL (lines);
}

static void
remove_columns (TjWordsView *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->sheet_view);

  while (g_list_model_get_n_items (columns) > 0)
    {
      g_autoptr(GtkColumnViewColumn) column = g_list_model_get_item (columns, 0);

      gtk_column_view_remove_column (self->sheet_view, column);
    }
}

/* As programs for workbooks call it: A to Z, then AA. */
static char *
dup_column_name (guint column)
{
  GString *name = g_string_new (NULL);

  for (; column > 0; column = (column - 1) / 26)
    g_string_prepend_c (name, (char) ('A' + (column - 1) % 26));

  return g_string_free (name, FALSE);
}

static void
add_column (TjWordsView *self,
            guint        number)
{
  g_autofree char *name = dup_column_name (number);
  g_autoptr(GtkColumnViewColumn) column =
    gtk_column_view_column_new (number > 0 ? name : "", tj_words_cell_factory_new (number));

  gtk_column_view_column_set_resizable (column, number > 0);
  gtk_column_view_append_column (self->sheet_view, column);
}

static GHashTable *
list_used_columns (const TjTextPart *part)
{
  GHashTable *used = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < part->rows->len; i++)
    {
      const TjTextRow *row = g_ptr_array_index (part->rows, i);

      for (guint j = 0; j < row->cells->len; j++)
        {
          const TjTextCell *cell = g_ptr_array_index (row->cells, j);

          g_hash_table_add (used, GUINT_TO_POINTER (cell->column));
        }
    }

  return used;
}

static void
show_note (TjWordsView *self,
           const char  *text)
{
  gtk_label_set_text (self->note_label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->note_label), text != NULL);
}

static void
show_sheet (TjWordsView      *self,
            const TjTextPart *part)
{
  g_autoptr(GListStore) lines = g_list_store_new (TJ_TYPE_WORDS_LINE);
  g_autoptr(GHashTable) used = list_used_columns (part);
  guint n_shown = 0;

  gtk_no_selection_set_model (self->sheet_selection, NULL);
  remove_columns (self);
  add_column (self, 0);
  for (guint i = 1; i <= part->n_columns && n_shown < MAX_COLUMNS; i++)
    {
      if (!g_hash_table_contains (used, GUINT_TO_POINTER (i)))
        continue;

      add_column (self, i);
      n_shown++;
    }

  gtk_no_selection_set_model (self->sheet_selection, list_rows (self->text, part, lines));
  if (part->cut || g_hash_table_size (used) > MAX_COLUMNS)
    show_note (self, _("There is more of this sheet than is shown. Open the file with another "
                       "program to see all of it."));
  else if (part->hidden)
    show_note (self, _("The applicant has hidden this sheet."));
  else
    show_note (self, part->rows->len == 0 ? _("This sheet is empty.") : NULL);
}

/**
 * tj_words_view_get_shown_lines:
 *
 * Returns: (transfer none) (nullable): the #TjWordsLine of the sheet or document that is shown
 */
GListModel *
tj_words_view_get_shown_lines (TjWordsView *self)
{
  const char *shown = gtk_stack_get_visible_child_name (self->stack);
  GtkNoSelection *selection = g_strcmp0 (shown, "sheet") == 0 ? self->sheet_selection
                                                              : self->document_selection;

  return gtk_no_selection_get_model (selection);
}

static void
show_wanted_line (TjWordsView *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text_view);
  GtkTextIter start, end;

  if (!gtk_text_buffer_get_iter_at_line (buffer, &start, (int) self->wanted->place - 1))
    return;

  end = start;
  gtk_text_iter_forward_to_line_end (&end);
  gtk_text_buffer_select_range (buffer, &start, &end);
  gtk_text_view_scroll_to_iter (self->text_view, &start, 0.2, FALSE, 0, 0);
}

/**
 * tj_words_view_scroll_to:
 * @position: of a line of what is shown
 */
void
tj_words_view_scroll_to (TjWordsView *self,
                         guint        position)
{
  GListModel *lines = tj_words_view_get_shown_lines (self);

  gtk_widget_activate_action (lines == gtk_no_selection_get_model (self->sheet_selection)
                                ? gtk_widget_get_last_child (GTK_WIDGET (self->sheet_view))
                                : GTK_WIDGET (self->document_view),
                              "list.scroll-to-item", "u", position);
}

static void
show_wanted_row (TjWordsView *self)
{
  GListModel *lines = tj_words_view_get_shown_lines (self);
  guint n_lines = lines != NULL ? g_list_model_get_n_items (lines) : 0;

  for (guint i = 0; i < n_lines; i++)
    {
      g_autoptr(TjWordsLine) line = g_list_model_get_item (lines, i);

      if (!tj_words_line_is_at (line, self->wanted))
        continue;

      tj_words_view_scroll_to (self, i);
      return;
    }
}

static void
show_wanted (TjWordsView *self)
{
  const char *shown = gtk_stack_get_visible_child_name (self->stack);

  if (self->wanted == NULL || self->text == NULL)
    return;

  if (self->wanted->kind == TJ_EVIDENCE_SHEET)
    gtk_drop_down_set_selected (self->sheet_choice, self->wanted->place - 1);

  if (g_strcmp0 (shown, "text") == 0)
    show_wanted_line (self);
  else
    show_wanted_row (self);
  g_clear_pointer (&self->wanted, tj_evidence_free);
}

static const TjTextPart *
get_part (TjWordsView *self,
          guint        position)
{
  return self->text != NULL && position < self->text->parts->len
         ? g_ptr_array_index (self->text->parts, position) : NULL;
}

static void
sheet_chosen_cb (TjWordsView *self)
{
  const TjTextPart *part = get_part (self, gtk_drop_down_get_selected (self->sheet_choice));

  if (part == NULL || part->kind != TJ_TEXT_PART_SHEET)
    return;

  show_sheet (self, part);
  tj_words_view_update_marks (self);
  tj_words_view_mark_words (self);
}

static void
show_workbook (TjWordsView *self)
{
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < self->text->parts->len; i++)
    {
      const TjTextPart *part = get_part (self, i);
      g_autofree char *place = tj_text_part_dup_place (part);

      gtk_string_list_append (names, part->label != NULL ? part->label : place);
    }

  gtk_drop_down_set_model (self->sheet_choice, G_LIST_MODEL (names));
  gtk_widget_set_visible (self->sheet_bar, self->text->parts->len > 1);
  sheet_chosen_cb (self);
  gtk_stack_set_visible_child_name (self->stack, "sheet");
}

static void
show_document (TjWordsView *self)
{
  g_autoptr(GListStore) lines = g_list_store_new (TJ_TYPE_WORDS_LINE);

  for (guint i = 0; i < self->text->parts->len; i++)
    {
      const TjTextPart *part = get_part (self, i);
      g_autoptr(TjWordsLine) line = NULL;

      if (part->rows != NULL)
        {
          list_rows (self->text, part, lines);
          continue;
        }

      line = tj_words_line_new (self->text, part, NULL);
      g_list_store_append (lines, line);
    }

  gtk_no_selection_set_model (self->document_selection, G_LIST_MODEL (lines));
  gtk_stack_set_visible_child_name (self->stack, "document");
}

static gboolean
place_marks_cb (gpointer data)
{
  TjWordsView *self = data;

  self->place_source = 0;
  tj_words_view_place_marks (self);

  return G_SOURCE_REMOVE;
}

/* The lines of a plain text have other places now, which GTK knows once it has laid them out. */
static void
text_moved_cb (TjWordsView *self)
{
  if (self->text_marks != NULL && self->text_marks->len > 0 && self->place_source == 0)
    self->place_source = g_idle_add (place_marks_cb, self);
}

static void
show_error (TjWordsView *self,
            const char  *message)
{
  g_autofree char *escaped = g_markup_escape_text (message, -1);

  adw_status_page_set_description (self->error_page, escaped);
  gtk_stack_set_visible_child_name (self->stack, "error");
}

static void
show_text (TjWordsView *self)
{
  const TjTextPart *first = get_part (self, 0);

  if (first == NULL)
    show_error (self, _("There are no words in this file."));
  else if (first->kind == TJ_TEXT_PART_SHEET)
    show_workbook (self);
  else if (first->kind == TJ_TEXT_PART_WHOLE)
    {
      gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text_view), first->text, -1);
      gtk_stack_set_visible_child_name (self->stack, "text");
    }
  else
    show_document (self);

  tj_words_view_update_marks (self);
  tj_words_view_forget_hits (self);
  show_wanted (self);
}

typedef struct
{
  TjAttachment *attachment;
  GStrv hidden;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_object_unref (reading->attachment);
  g_strfreev (reading->hidden);
  g_free (reading);
}

static void
cover (const Reading  *reading,
       char          **text)
{
  g_autofree char *plain = g_steal_pointer (text);

  *text = tj_blinding_cover ((const char * const *) reading->hidden, plain);
}

/* Nobody else has seen the words yet. */
static void
cover_all (const Reading    *reading,
           TjAttachmentText *text)
{
  for (guint i = 0; i < text->parts->len; i++)
    {
      TjTextPart *part = g_ptr_array_index (text->parts, i);

      cover (reading, &part->text);
      if (part->label != NULL)
        cover (reading, &part->label);
      for (guint j = 0; part->rows != NULL && j < part->rows->len; j++)
        {
          GPtrArray *cells = ((TjTextRow *) g_ptr_array_index (part->rows, j))->cells;

          for (guint k = 0; k < cells->len; k++)
            cover (reading, &((TjTextCell *) g_ptr_array_index (cells, k))->text);
        }
    }
}

static void
read_thread_cb (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  GError *error = NULL;
  const Reading *reading = task_data;
  TjAttachmentText *text = tj_attachment_reader_read (reading->attachment, TJ_TEXT_ALL, NULL, NULL,
                                                      cancellable, &error);

  if (text != NULL && reading->hidden != NULL)
    cover_all (reading, text);
  if (text != NULL)
    g_task_return_pointer (task, text, (GDestroyNotify) tj_attachment_text_unref);
  else
    g_task_return_error (task, error);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  TjWordsView *self = TJ_WORDS_VIEW (source);
  g_autoptr(GError) error = NULL;
  TjAttachmentText *text = g_task_propagate_pointer (G_TASK (result), &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (text == NULL)
    {
      show_error (self, error->message);
      return;
    }

  self->text = text;
  show_text (self);
}

static void
stop_reading (TjWordsView *self)
{
  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  if (self->text_marks != NULL)
    tj_words_view_clear_text_marks (self);
  gtk_no_selection_set_model (self->sheet_selection, NULL);
  gtk_no_selection_set_model (self->document_selection, NULL);
  g_clear_pointer (&self->text, tj_attachment_text_unref);
}

static TjEvidence *
dup_text_evidence (TjWordsView *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text_view);
  g_autofree char *words = tj_text_drag_dup_selected (GTK_WIDGET (self->text_view));
  TjEvidence *evidence = tj_evidence_new (TJ_EVIDENCE_LINE,
                                          tj_attachment_get_sha256 (self->attachment));
  GtkTextIter start, end;

  gtk_text_buffer_get_iter_at_mark (buffer, &start, gtk_text_buffer_get_insert (buffer));
  gtk_text_buffer_get_selection_bounds (buffer, &start, &end);
  evidence->place = (guint) gtk_text_iter_get_line (&start) + 1;
  if (words == NULL)
    {
      gtk_text_iter_set_line_offset (&start, 0);
      end = start;
      gtk_text_iter_forward_to_line_end (&end);
      words = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
    }
  tj_evidence_set_quote (evidence, words);

  return evidence;
}

static TjEvidence *
make_evidence (GtkWidget  *container,
               GtkWidget  *widget,
               const char *words)
{
  TjWordsView *self = TJ_WORDS_VIEW (container);
  TjWordsLine *line = tj_words_cell_find_line (widget);
  TjEvidence *evidence = NULL;

  if (self->attachment == NULL || tj_attachment_get_sha256 (self->attachment) == NULL)
    return NULL;

  if (GTK_IS_TEXT_VIEW (widget))
    return dup_text_evidence (self);

  if (line != NULL)
    evidence = tj_words_line_dup_evidence (line, tj_attachment_get_sha256 (self->attachment));
  if (evidence != NULL && words != NULL)
    tj_evidence_set_quote (evidence, words);

  return evidence;
}

static void
tj_words_view_dispose (GObject *object)
{
  TjWordsView *self = TJ_WORDS_VIEW (object);

  if (self->stack != NULL)
    stop_reading (self);
  g_clear_object (&self->attachment);
  g_clear_pointer (&self->marks, g_ptr_array_unref);
  g_clear_pointer (&self->wanted, tj_evidence_free);
  g_clear_pointer (&self->text_marks, g_ptr_array_unref);
  g_clear_handle_id (&self->place_source, g_source_remove);
  g_clear_pointer (&self->words, g_free);
  g_clear_pointer (&self->hidden, g_strfreev);
  g_clear_pointer (&self->hits, g_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), TJ_TYPE_WORDS_VIEW);

  G_OBJECT_CLASS (tj_words_view_parent_class)->dispose (object);
}

static void
tj_words_view_class_init (TjWordsViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tj_words_view_dispose;

  g_type_ensure (TJ_TYPE_FIND_BAR);
  gtk_widget_class_set_template_from_resource (widget_class, TEMPLATE);
  gtk_widget_class_bind_template_child (widget_class, TjWordsView, content);
  gtk_widget_class_bind_template_child (widget_class, TjWordsView, find_bar);
  gtk_widget_class_bind_template_child (widget_class, TjWordsView, stack);
  gtk_widget_class_bind_template_child (widget_class, TjWordsView, error_page);
  gtk_widget_class_bind_template_child (widget_class, TjWordsView, sheet_bar);
  gtk_widget_class_bind_template_child (widget_class, TjWordsView, sheet_choice);
  gtk_widget_class_bind_template_child (widget_class, TjWordsView, note_label);
  gtk_widget_class_bind_template_child (widget_class, TjWordsView, sheet_view);
  gtk_widget_class_bind_template_child (widget_class, TjWordsView, sheet_selection);
  gtk_widget_class_bind_template_child (widget_class, TjWordsView, document_selection);
  gtk_widget_class_bind_template_child (widget_class, TjWordsView, text_view);
  gtk_widget_class_bind_template_child (widget_class, TjWordsView, document_view);
  gtk_widget_class_bind_template_callback (widget_class, sheet_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, text_moved_cb);
  gtk_widget_class_bind_template_callback (widget_class, tj_words_cell_setup_line_cb);
  gtk_widget_class_bind_template_callback (widget_class, tj_words_cell_bind_line_cb);
}

static void
tj_words_view_init (TjWordsView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  tj_words_view_install_find (self);
  tj_text_drag_install (GTK_WIDGET (self), make_evidence);
}

/**
 * tj_words_view_new:
 *
 * Returns: (transfer floating): a view of no file yet
 */
TjWordsView *
tj_words_view_new (void)
{
  return g_object_new (TJ_TYPE_WORDS_VIEW, NULL);
}

/**
 * tj_words_view_can_show:
 *
 * Returns: whether @attachment can be read as words and tables
 */
gboolean
tj_words_view_can_show (TjAttachment *attachment)
{
  return tj_attachment_get_local_file (attachment) != NULL &&
         tj_attachment_reader_knows (attachment);
}

/**
 * tj_words_view_set_attachment:
 * @attachment: (nullable): what to show; read in a thread
 */
void
tj_words_view_set_attachment (TjWordsView  *self,
                              TjAttachment *attachment)
{
  g_autoptr(GTask) task = NULL;
  Reading *reading;

  g_return_if_fail (TJ_IS_WORDS_VIEW (self));

  if (!g_set_object (&self->attachment, attachment))
    return;

  stop_reading (self);
  g_clear_pointer (&self->wanted, tj_evidence_free);
  gtk_stack_set_visible_child_name (self->stack, "loading");
  if (attachment == NULL)
    return;

  self->reading = g_cancellable_new ();
  task = g_task_new (self, self->reading, read_cb, NULL);
  reading = g_new0 (Reading, 1);
  reading->attachment = g_object_ref (attachment);
  reading->hidden = g_strdupv (self->hidden);
  g_task_set_task_data (task, reading, reading_free);
  g_task_run_in_thread (task, read_thread_cb);
}

/**
 * tj_words_view_set_hidden:
 * @hidden: (nullable): what is not to be read in files that are shown from now on, as names
 */
void
tj_words_view_set_hidden (TjWordsView        *self,
                          const char * const *hidden)
{
  g_return_if_fail (TJ_IS_WORDS_VIEW (self));

  g_strfreev (self->hidden);
  self->hidden = g_strdupv ((GStrv) hidden);
}

/**
 * tj_words_view_set_marks:
 * @marks: (element-type TjEvidence): those of the review, also of other files
 */
void
tj_words_view_set_marks (TjWordsView *self,
                         GPtrArray   *marks)
{
  g_return_if_fail (TJ_IS_WORDS_VIEW (self));
  g_return_if_fail (marks != NULL);

  g_clear_pointer (&self->marks, g_ptr_array_unref);
  self->marks = g_ptr_array_ref (marks);
  if (self->attachment != NULL && self->text != NULL)
    tj_words_view_update_marks (self);
}

/**
 * tj_words_view_show_mark:
 * @mark: in the file that is shown
 *
 * Scrolls to it, at the latest when the file has been read.
 */
void
tj_words_view_show_mark (TjWordsView      *self,
                         const TjEvidence *mark)
{
  g_return_if_fail (TJ_IS_WORDS_VIEW (self));

  g_clear_pointer (&self->wanted, tj_evidence_free);
  self->wanted = tj_evidence_copy (mark);
  show_wanted (self);
}

/**
 * tj_words_view_dup_evidence:
 * @touched: (nullable): what had the focus last
 *
 * Returns: (transfer full) (nullable): the line that @touched is in, and of its words those that
 *   are selected; %NULL where it is in none
 */
TjEvidence *
tj_words_view_dup_evidence (TjWordsView *self,
                            GtkWidget   *touched)
{
  g_autofree char *words = NULL;

  g_return_val_if_fail (TJ_IS_WORDS_VIEW (self), NULL);

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "text") == 0)
    touched = GTK_WIDGET (self->text_view);
  if (touched == NULL || !gtk_widget_is_ancestor (touched, GTK_WIDGET (self)))
    return NULL;

  words = tj_text_drag_dup_selected (touched);

  return make_evidence (GTK_WIDGET (self), touched, words);
}
