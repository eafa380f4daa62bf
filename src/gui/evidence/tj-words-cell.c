/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/evidence/tj-words-cell.h"

#include "gui/widgets/tj-tooltip.h"

#include <glib/gi18n-lib.h>

#include "gui/evidence/tj-word-marks.h"

/* The widgets of cells and lines. A sheet's cell is one line that ends in dots where it is too
 * long, and tells all of itself when pointed at; a document's cell wraps. */

#define SHEET_CELL_CHARS 28
#define LINE_MARGIN 12
#define LINE_DATA "tj-words-line"
#define WORDS_DATA "tj-words-wanted"

/* Whatever is under a widget of a line knows the line. */
static void
remember_line (GtkWidget   *widget,
               TjWordsLine *line)
{
  g_object_set_data_full (G_OBJECT (widget), LINE_DATA, g_object_ref (line), g_object_unref);
}

static TjWordsLine *
find_below (GtkWidget *widget)
{
  TjWordsLine *line = g_object_get_data (G_OBJECT (widget), LINE_DATA);

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       line == NULL && child != NULL;
       child = gtk_widget_get_next_sibling (child))
    line = find_below (child);

  return line;
}

/**
 * tj_words_cell_find_line:
 * @widget: a row of the list, or anything in it
 *
 * Returns: (transfer none) (nullable): the line that it shows
 */
TjWordsLine *
tj_words_cell_find_line (GtkWidget *widget)
{
  for (GtkWidget *at = widget; at != NULL; at = gtk_widget_get_parent (at))
    {
      TjWordsLine *line = g_object_get_data (G_OBJECT (at), LINE_DATA);

      if (line != NULL)
        return line;

      if (GTK_IS_LIST_VIEW (at) || GTK_IS_COLUMN_VIEW (at))
        break;
    }

  return GTK_IS_LIST_VIEW (widget) || GTK_IS_COLUMN_VIEW (widget) ? NULL : find_below (widget);
}

/**
 * tj_words_cell_set_mark:
 * @button: becomes the one that leads from the mark to the judgement
 * @number: of a mark of the review
 */
void
tj_words_cell_set_mark (GtkWidget *button,
                        guint      number)
{
  g_autofree char *text = g_strdup_printf ("%u", number);
  g_autofree char *name = g_strdup_printf (_("Evidence %u"), number);

  gtk_button_set_label (GTK_BUTTON (button), text);
  gtk_widget_add_css_class (button, "mark");
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  tj_tooltip_set (button, _("Show where it is used"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "u", number);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "review.show-judgement");
}

static gboolean
has_marks (TjWordsLine *line)
{
  GArray *marks = tj_words_line_get_marks (line);

  return marks != NULL && marks->len > 0;
}

static GtkWidget *
new_mark_buttons (TjWordsLine *line)
{
  GArray *marks = tj_words_line_get_marks (line);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);

  for (guint i = 0; i < marks->len; i++)
    {
      GtkWidget *button = gtk_button_new ();

      tj_words_cell_set_mark (button, g_array_index (marks, guint, i));
      gtk_box_append (GTK_BOX (box), button);
    }

  return box;
}

/* What is looked for is marked in the text of a label, which may be bound anew at any time. */
static void
mark_words (GtkLabel   *label,
            const char *words)
{
  const char *wanted[] = { words, NULL };
  PangoAttrList *list = words != NULL && *words != '\0'
                          ? tj_word_marks_find (gtk_label_get_text (label), wanted) : NULL;

  gtk_label_set_attributes (label, list);
  g_clear_pointer (&list, pango_attr_list_unref);
}

static void
setup_cell_cb (GtkListItemFactory *factory,
               GtkListItem        *item,
               gpointer            data)
{
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), SHEET_CELL_CHARS);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "numeric");
  if (GPOINTER_TO_UINT (data) == 0)
    gtk_widget_add_css_class (label, "quiet");
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_item_set_child (item, box);
}

/* The number of a row has its marks beside it. */
static void
show_mark_in_cell (GtkListItem *item,
                   guint        column,
                   TjWordsLine *line)
{
  GtkWidget *box = gtk_list_item_get_child (item);
  GtkWidget *last = gtk_widget_get_last_child (box);

  if (GTK_IS_BOX (last))
    gtk_box_remove (GTK_BOX (box), last);
  if (column == 0 && has_marks (line))
    gtk_box_append (GTK_BOX (box), new_mark_buttons (line));
}

static void
bind_cell_cb (GtkListItemFactory *factory,
              GtkListItem        *item,
              gpointer            data)
{
  GtkLabel *label = GTK_LABEL (gtk_widget_get_first_child (gtk_list_item_get_child (item)));
  TjWordsLine *line = gtk_list_item_get_item (item);
  const guint column = GPOINTER_TO_UINT (data);
  const TjTextCell *cell = tj_words_line_find_cell (line, column);
  g_autofree char *text = NULL;

  if (column == 0)
    text = g_strdup_printf ("%u", tj_words_line_get_row (line)->number);
  else
    text = g_strdup (cell != NULL ? cell->text : "");

  tj_tooltip_set (GTK_WIDGET (label),
                  column > 0 && g_utf8_strlen (text, -1) > SHEET_CELL_CHARS / 2 ? text : NULL);
  g_strdelimit (text, "\n", ' ');
  gtk_label_set_text (label, text);
  mark_words (label, g_object_get_data (G_OBJECT (factory), WORDS_DATA));
  remember_line (GTK_WIDGET (label), line);
  show_mark_in_cell (item, column, line);
  gtk_label_set_xalign (label, column == 0 || (cell != NULL && cell->numeric) ? 1 : 0);
}

/**
 * tj_words_cell_factory_new:
 * @column: of a sheet, from 1; 0 for the numbers of the rows
 *
 * Returns: (transfer full): what makes the cells of that column from #TjWordsLine
 */
GtkListItemFactory *
tj_words_cell_factory_new (guint column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cell_cb), GUINT_TO_POINTER (column));
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cell_cb), GUINT_TO_POINTER (column));

  return factory;
}

static GtkWidget *
make_label (const char *text,
            const char *words)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  mark_words (GTK_LABEL (label), words);
  gtk_widget_set_hexpand (label, TRUE);

  return label;
}

void
tj_words_cell_setup_line_cb (GtkListItemFactory *factory,
                             GtkListItem        *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *grid = gtk_grid_new ();

  gtk_widget_set_hexpand (grid, TRUE);
  gtk_grid_set_column_homogeneous (GTK_GRID (grid), TRUE);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  gtk_widget_set_margin_start (grid, LINE_MARGIN);
  gtk_widget_set_margin_end (grid, LINE_MARGIN);
  gtk_box_append (GTK_BOX (box), grid);
  gtk_list_item_set_child (item, box);
  gtk_list_item_set_activatable (item, FALSE);
}

void
tj_words_cell_bind_line_cb (GtkListItemFactory *factory,
                            GtkListItem        *item)
{
  GtkWidget *box = gtk_list_item_get_child (item);
  GtkGrid *grid = GTK_GRID (gtk_widget_get_last_child (box));
  TjWordsLine *line = gtk_list_item_get_item (item);
  const char *words = g_object_get_data (G_OBJECT (factory), WORDS_DATA);
  const TjTextRow *row = tj_words_line_get_row (line);
  GtkWidget *child = gtk_widget_get_first_child (box);

  if (GTK_IS_BOX (child))
    gtk_box_remove (GTK_BOX (box), child);
  if (has_marks (line))
    gtk_box_prepend (GTK_BOX (box), new_mark_buttons (line));
  remember_line (box, line);

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (grid))) != NULL)
    gtk_grid_remove (grid, child);

  if (row == NULL)
    {
      gtk_widget_remove_css_class (GTK_WIDGET (grid), "table-line");
      gtk_grid_attach (grid, make_label (tj_words_line_get_part (line)->text, words), 0, 0, 1, 1);
      return;
    }

  gtk_widget_add_css_class (GTK_WIDGET (grid), "table-line");
  for (guint i = 0; i < row->cells->len; i++)
    {
      const TjTextCell *cell = g_ptr_array_index (row->cells, i);
      GtkWidget *label = make_label (cell->text, words);

      if (cell->numeric)
        gtk_label_set_xalign (GTK_LABEL (label), 1);
      gtk_widget_add_css_class (label, "numeric");
      gtk_grid_attach (grid, label, (int) cell->column - 1, 0, (int) cell->n_columns, 1);
    }
}

/**
 * tj_words_cell_set_words:
 * @factory: of lines or of cells
 * @words: what is marked in all that it makes from now on; empty for nothing
 */
void
tj_words_cell_set_words (GtkListItemFactory *factory,
                         const char         *words)
{
  g_object_set_data_full (G_OBJECT (factory), WORDS_DATA, g_strdup (words), g_free);
}

/**
 * tj_words_cell_mark_again:
 * @list: whose lines are in sight
 * @words: what is marked in them now, instead of what was marked before
 */
void
tj_words_cell_mark_again (GtkWidget  *list,
                          const char *words)
{
  for (GtkWidget *child = gtk_widget_get_first_child (list); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (GTK_IS_LABEL (child) && tj_words_cell_find_line (child) != NULL)
        mark_words (GTK_LABEL (child), words);
      else if (!GTK_IS_BUTTON (child))
        tj_words_cell_mark_again (child, words);
    }
}
