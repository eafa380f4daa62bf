/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/evidence/tj-words-cell.h"

#include "gui/evidence/tj-words-line.h"

/* The widgets of cells and lines. A sheet's cell is one line that ends in dots where it is too
 * long, and tells all of itself when pointed at; a document's cell wraps. */

#define SHEET_CELL_CHARS 28
#define LINE_MARGIN 12

static void
setup_cell_cb (GtkListItemFactory *factory,
               GtkListItem        *item,
               gpointer            data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), SHEET_CELL_CHARS);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "numeric");
  if (GPOINTER_TO_UINT (data) == 0)
    gtk_widget_add_css_class (label, "quiet");
  gtk_list_item_set_child (item, label);
}

static void
bind_cell_cb (GtkListItemFactory *factory,
              GtkListItem        *item,
              gpointer            data)
{
  GtkLabel *label = GTK_LABEL (gtk_list_item_get_child (item));
  TjWordsLine *line = gtk_list_item_get_item (item);
  const guint column = GPOINTER_TO_UINT (data);
  const TjTextCell *cell = tj_words_line_find_cell (line, column);
  g_autofree char *text = NULL;

  if (column == 0)
    text = g_strdup_printf ("%u", tj_words_line_get_row (line)->number);
  else
    text = g_strdup (cell != NULL ? cell->text : "");

  gtk_widget_set_tooltip_text (GTK_WIDGET (label),
                               column > 0 && g_utf8_strlen (text, -1) > SHEET_CELL_CHARS / 2
                               ? text : NULL);
  g_strdelimit (text, "\n", ' ');
  gtk_label_set_text (label, text);
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
make_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);

  return label;
}

void
tj_words_cell_setup_line_cb (GtkListItemFactory *factory,
                             GtkListItem        *item)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_column_homogeneous (GTK_GRID (grid), TRUE);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  gtk_widget_set_margin_start (grid, LINE_MARGIN);
  gtk_widget_set_margin_end (grid, LINE_MARGIN);
  gtk_list_item_set_child (item, grid);
  gtk_list_item_set_activatable (item, FALSE);
}

void
tj_words_cell_bind_line_cb (GtkListItemFactory *factory,
                            GtkListItem        *item)
{
  GtkGrid *grid = GTK_GRID (gtk_list_item_get_child (item));
  TjWordsLine *line = gtk_list_item_get_item (item);
  const TjTextRow *row = tj_words_line_get_row (line);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (grid))) != NULL)
    gtk_grid_remove (grid, child);

  if (row == NULL)
    {
      gtk_widget_remove_css_class (GTK_WIDGET (grid), "table-line");
      gtk_grid_attach (grid, make_label (tj_words_line_get_part (line)->text), 0, 0, 1, 1);
      return;
    }

  gtk_widget_add_css_class (GTK_WIDGET (grid), "table-line");
  for (guint i = 0; i < row->cells->len; i++)
    {
      const TjTextCell *cell = g_ptr_array_index (row->cells, i);
      GtkWidget *label = make_label (cell->text);

      if (cell->numeric)
        gtk_label_set_xalign (GTK_LABEL (label), 1);
      gtk_widget_add_css_class (label, "numeric");
      gtk_grid_attach (grid, label, (int) cell->column - 1, 0, (int) cell->n_columns, 1);
    }
}
