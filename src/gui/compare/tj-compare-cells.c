/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/compare/tj-compare-cells.h"

#include "gui/compare/tj-compare-row.h"
#include "gui/widgets/tj-figure-label.h"

/* Two labels a cell: what it is, and quietly what is to be said of it. Long answers are cut; all of
 * them stands in the tooltip and in the review. */

#define MAX_LINES 4
#define MAX_TOOLTIP 1000
/* Longer answers differ in any case and are not set in bold. */
#define MAX_BOLD 24

static GtkWidget *
append_label (GtkWidget *box)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), MAX_LINES);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), 12);
  gtk_box_append (GTK_BOX (box), label);

  return label;
}

/* What is cut in the cell; made when it is asked for, because to set one makes GTK 4.8 wait for
 * the display. */
static gboolean
query_tooltip_cb (GtkWidget  *box,
                  int         x,
                  int         y,
                  gboolean    is_keyboard,
                  GtkTooltip *tooltip)
{
  const char *text = gtk_label_get_label (GTK_LABEL (gtk_widget_get_first_child (box)));
  glong length = g_utf8_strlen (text, -1);
  g_autofree char *cut = g_utf8_substring (text, 0, MIN (length, MAX_TOOLTIP));

  if (length == 0)
    return FALSE;

  gtk_tooltip_set_text (tooltip, cut);

  return TRUE;
}

static void
setup_cb (GtkListItemFactory *factory,
          GtkListItem        *list_item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *note;

  gtk_widget_set_has_tooltip (box, TRUE);
  g_signal_connect (box, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
  append_label (box);
  note = append_label (box);
  gtk_widget_add_css_class (note, "quiet");
  gtk_widget_add_css_class (note, "caption");
  gtk_widget_set_valign (box, GTK_ALIGN_START);
  gtk_list_item_set_child (list_item, box);
}

static void
show_texts (GtkWidget  *box,
            const char *text,
            const char *note,
            gboolean    is_figure)
{
  GtkWidget *label = gtk_widget_get_first_child (box);
  GtkWidget *below = gtk_widget_get_next_sibling (label);
  GtkWidget *labels[] = { label, below };

  gtk_label_set_label (GTK_LABEL (label), text != NULL ? text : "");
  gtk_label_set_label (GTK_LABEL (below), note != NULL ? note : "");
  gtk_widget_set_visible (below, note != NULL);
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      tj_figure_label_dress (GTK_LABEL (labels[i]), is_figure);
      gtk_label_set_justify (GTK_LABEL (labels[i]), is_figure ? GTK_JUSTIFY_RIGHT
                                                              : GTK_JUSTIFY_LEFT);
    }
}

static void
set_style (GtkWidget  *box,
           const char *css_class,
           gboolean    is_set)
{
  GtkWidget *label = gtk_widget_get_first_child (box);

  if (is_set)
    gtk_widget_add_css_class (label, css_class);
  else
    gtk_widget_remove_css_class (label, css_class);
}

/* A row has no name of its own in GTK 4.8; it is the parent of the cell that holds the box. */
static void
name_row (GtkWidget    *box,
          TjCompareRow *row)
{
  GtkWidget *cell = gtk_widget_get_parent (box);
  GtkWidget *widget = cell != NULL ? gtk_widget_get_parent (cell) : NULL;
  g_autofree char *spoken = tj_compare_row_dup_spoken (row);

  if (widget != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    spoken, -1);
}

static void
show_label (GtkWidget    *box,
            TjCompareRow *row)
{
  const char *heading = tj_compare_row_get_heading (row);
  const TjComparisonRow *compared = heading == NULL ? tj_compare_row_get_row (row) : NULL;

  show_texts (box, heading != NULL ? heading : compared->label,
              compared != NULL ? compared->unit : NULL, FALSE);
  set_style (box, "heading", heading != NULL);
  name_row (box, row);
}

static void
show_cell (GtkWidget    *box,
           TjCompareRow *row,
           guint         column)
{
  const TjComparisonCell *cell = &tj_compare_row_get_row (row)->cells[column];
  g_autofree char *text = tj_compare_row_dup_text (row, column);
  g_autofree char *note = tj_compare_row_dup_note (row, column);

  show_texts (box, text, note, cell->has_value);
  set_style (box, "differs", cell->differs && g_utf8_strlen (text, -1) <= MAX_BOLD);
}

static void
bind_cb (GtkListItemFactory *factory,
         GtkListItem        *list_item,
         gpointer            user_data)
{
  const int column = GPOINTER_TO_INT (user_data);
  GtkWidget *box = gtk_list_item_get_child (list_item);
  TjCompareRow *row = gtk_list_item_get_item (list_item);
  g_autofree char *peers = NULL;

  if (column == TJ_COMPARE_LABEL_COLUMN)
    {
      show_label (box, row);
      return;
    }

  set_style (box, "differs", FALSE);
  if (tj_compare_row_get_heading (row) != NULL)
    show_texts (box, NULL, NULL, FALSE);
  else if (column == TJ_COMPARE_PEERS_COLUMN)
    {
      peers = tj_compare_row_dup_peers (row);
      show_texts (box, peers, NULL, TRUE);
    }
  else
    show_cell (box, row, column);
}

/**
 * tj_compare_cells_new:
 * @column: of a comparison, or one of those named in the header
 *
 * Returns: (transfer full): what makes its cells
 */
GtkListItemFactory *
tj_compare_cells_new (int column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), GINT_TO_POINTER (column));

  return factory;
}
