/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/round/tj-round-cells.h"

#include <glib/gi18n-lib.h>

#include "gui/round/tj-name-cell.h"
#include "gui/widgets/tj-figure-label.h"

/* The cells of a column. A list makes two hundred rows of them at once, so that they are as plain
 * as can be: a label, or two. A tooltip is made when it is asked for: to set one, GTK 4.8 asks the
 * display where the pointer is, and waits for the answer. */

#define COLUMN_KEY "tj-round-column"

static gboolean
query_tooltip_cb (GtkWidget  *label,
                  int         x,
                  int         y,
                  gboolean    is_keyboard,
                  GtkTooltip *tooltip,
                  const char *text)
{
  gtk_tooltip_set_text (tooltip, text != NULL ? text : gtk_label_get_label (GTK_LABEL (label)));

  return TRUE;
}

/* @text is static; the label's own where it is %NULL. */
static void
add_tooltip (GtkWidget  *label,
             const char *text)
{
  gtk_widget_set_has_tooltip (label, TRUE);
  g_signal_connect (label, "query-tooltip", G_CALLBACK (query_tooltip_cb), (gpointer) text);
}

static GtkWidget *
create_label (const TjRoundColumn *column)
{
  GtkWidget *label = gtk_label_new (NULL);
  gboolean is_figure = column->kind == TJ_ROUND_COLUMN_FIGURE;

  tj_figure_label_dress (GTK_LABEL (label), is_figure);
  if (!is_figure)
    {
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_label_set_width_chars (GTK_LABEL (label), 8);
      gtk_label_set_max_width_chars (GTK_LABEL (label), 16);
      add_tooltip (label, NULL);
    }

  return label;
}

/* Made for the first row that has such findings: most have none. */
static GtkWidget *
append_badge (GtkWidget  *box,
              const char *css_class,
              const char *tooltip)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_widget_add_css_class (label, "severity");
  gtk_widget_add_css_class (label, css_class);
  gtk_widget_add_css_class (label, "numeric");
  add_tooltip (label, tooltip);
  gtk_box_append (GTK_BOX (box), label);

  return label;
}

static GtkWidget *
create_badges (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_widget_set_halign (box, GTK_ALIGN_END);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);

  return box;
}

static void
show_badge (GtkWidget  *badge,
            const char *format,
            guint       count)
{
  g_auto(GStrv) parts = g_strsplit (format, "%u", 2);
  g_autofree char *number = g_strdup_printf ("%u", count);
  g_autofree char *spoken = g_strconcat (parts[0], number, parts[1], NULL);

  gtk_label_set_label (GTK_LABEL (badge), number);
  gtk_widget_set_visible (badge, count > 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (badge), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
}

static void
show_badges (GtkWidget   *box,
             TjRoundItem *item)
{
  guint n_errors = item != NULL ? tj_round_item_count (item, TJ_SEVERITY_ERROR) : 0;
  guint n_queries = item != NULL ? tj_round_item_count (item, TJ_SEVERITY_QUERY) : 0;
  GtkWidget *errors = gtk_widget_get_first_child (box);
  GtkWidget *queries;

  if (errors == NULL && n_errors + n_queries == 0)
    return;

  if (errors == NULL)
    {
      errors = append_badge (box, "severity-error", _("Errors"));
      append_badge (box, "severity-query", _("Queries"));
    }
  queries = gtk_widget_get_next_sibling (errors);
  show_badge (errors, ngettext ("%u error", "%u errors", n_errors), n_errors);
  show_badge (queries, ngettext ("%u query", "%u queries", n_queries), n_queries);
}

static void
show_cell (GtkListItem *list_item)
{
  const TjRoundColumn *column = g_object_get_data (G_OBJECT (list_item), COLUMN_KEY);
  GtkWidget *child = gtk_list_item_get_child (list_item);
  GObject *object = gtk_list_item_get_item (list_item);
  TjRoundItem *item = TJ_IS_ROUND_ITEM (object) ? TJ_ROUND_ITEM (object) : NULL;
  g_autofree char *text = NULL;

  if (column->kind == TJ_ROUND_COLUMN_FINDINGS)
    {
      show_badges (child, item);
      return;
    }

  text = item != NULL ? column->dup_text (item) : NULL;
  gtk_label_set_label (GTK_LABEL (child), text != NULL ? text : "");
}

static void
setup_cb (GtkListItemFactory *factory,
          GtkListItem        *list_item,
          gpointer            user_data)
{
  const TjRoundColumn *column = user_data;
  GtkWidget *child;

  g_object_set_data (G_OBJECT (list_item), COLUMN_KEY, (gpointer) column);
  if (column->kind == TJ_ROUND_COLUMN_NAME)
    child = g_object_new (TJ_TYPE_NAME_CELL, NULL);
  else if (column->kind == TJ_ROUND_COLUMN_FINDINGS)
    child = create_badges ();
  else
    child = create_label (column);

  gtk_list_item_set_child (list_item, child);
}

static void
bind_cb (GtkListItemFactory *factory,
         GtkListItem        *list_item,
         gpointer            user_data)
{
  const TjRoundColumn *column = user_data;
  GtkWidget *child = gtk_list_item_get_child (list_item);
  gpointer object = gtk_list_item_get_item (list_item);

  if (column->kind == TJ_ROUND_COLUMN_NAME)
    {
      tj_name_cell_set_object (TJ_NAME_CELL (child), object);
      return;
    }

  if (TJ_IS_ROUND_ITEM (object))
    g_signal_connect_object (object, "changed", G_CALLBACK (show_cell), list_item,
                             G_CONNECT_SWAPPED);
  show_cell (list_item);
}

static void
unbind_cb (GtkListItemFactory *factory,
           GtkListItem        *list_item,
           gpointer            user_data)
{
  const TjRoundColumn *column = user_data;
  gpointer object = gtk_list_item_get_item (list_item);

  if (column->kind == TJ_ROUND_COLUMN_NAME)
    tj_name_cell_set_object (TJ_NAME_CELL (gtk_list_item_get_child (list_item)), NULL);
  else if (TJ_IS_ROUND_ITEM (object))
    g_signal_handlers_disconnect_by_func (object, show_cell, list_item);
}

/**
 * tj_round_cells_new:
 *
 * Returns: (transfer full): what makes the cells of @column
 */
GtkListItemFactory *
tj_round_cells_new (const TjRoundColumn *column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), (gpointer) column);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), (gpointer) column);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), (gpointer) column);

  return factory;
}
