/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/widgets/tj-chart-table.h"

#include "gui/widgets/tj-cell-width.h"
#include "gui/widgets/tj-figure-label.h"
#include "gui/widgets/tj-tooltip.h"

/* Rows are numbers into the chart's own table: a row is bound by its position. A column of words is
 * as wide as its words, up to a bound; what is wider than the window is scrolled to. */

#define MIN_CELL_CHARS 4
#define MAX_CELL_CHARS 24
/* What a row is about: most names of technologies whole. */
#define MAX_FIRST_CELL_CHARS 40
/* Rows that are measured. */
#define MAX_MEASURED 200

struct _TjChartTable
{
  AdwBin parent_instance;

  GtkColumnView *column_view;

  TjChart *chart;
};

G_DEFINE_FINAL_TYPE (TjChartTable, tj_chart_table, ADW_TYPE_BIN)

static guint
get_column (GtkSignalListItemFactory *factory)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (factory), "column"));
}

/* The first words of a row are what it is about, and get the room that is left. */
static guint
find_first_words (TjChart *chart)
{
  guint index = 0;

  while (index + 1 < tj_chart_get_n_columns (chart) && tj_chart_is_column_numeric (chart, index))
    index++;

  return index;
}

static int
find_width (TjChart *chart,
            guint    column)
{
  int most = column == find_first_words (chart) ? MAX_FIRST_CELL_CHARS : MAX_CELL_CHARS;
  int width = MIN_CELL_CHARS;

  for (guint i = 0; i < MIN (tj_chart_get_n_rows (chart), MAX_MEASURED) && width < most; i++)
    width = tj_cell_width_widen (width, tj_chart_get_cell (chart, i, column), most);

  return width;
}

static int
get_width (GtkSignalListItemFactory *factory)
{
  return GPOINTER_TO_INT (g_object_get_data (G_OBJECT (factory), "width"));
}

static void
setup_cb (TjChartTable             *self,
          GtkListItem              *item,
          GtkSignalListItemFactory *factory)
{
  GtkWidget *label = gtk_label_new (NULL);
  guint column = get_column (factory);

  tj_figure_label_dress (GTK_LABEL (label), tj_chart_is_column_numeric (self->chart, column));
  if (!tj_chart_is_column_numeric (self->chart, column))
    {
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_label_set_width_chars (GTK_LABEL (label), get_width (factory));
      gtk_label_set_max_width_chars (GTK_LABEL (label), get_width (factory));
    }

  gtk_list_item_set_child (item, label);
}

static void
bind_cb (TjChartTable             *self,
         GtkListItem              *item,
         GtkSignalListItemFactory *factory)
{
  GtkWidget *label = gtk_list_item_get_child (item);
  const char *text = tj_chart_get_cell (self->chart, gtk_list_item_get_position (item),
                                        get_column (factory));

  gtk_label_set_label (GTK_LABEL (label), text != NULL ? text : "");
  tj_tooltip_set (label, text);
}

static void
add_column (TjChartTable *self,
            guint         index)
{
  g_autoptr(GtkColumnViewColumn) column = NULL;
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_object_set_data (G_OBJECT (factory), "column", GUINT_TO_POINTER (index));
  if (!tj_chart_is_column_numeric (self->chart, index))
    g_object_set_data (G_OBJECT (factory), "width",
                       GINT_TO_POINTER (find_width (self->chart, index)));
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);

  column = gtk_column_view_column_new (tj_chart_get_column_title (self->chart, index), factory);
  gtk_column_view_column_set_expand (column, index == find_first_words (self->chart));
  gtk_column_view_append_column (self->column_view, column);
}

static void
remove_columns (TjChartTable *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->column_view);

  while (g_list_model_get_n_items (columns) > 0)
    {
      g_autoptr(GtkColumnViewColumn) column = g_list_model_get_item (columns, 0);

      gtk_column_view_remove_column (self->column_view, column);
    }
}

static GtkSelectionModel *
create_rows (guint n_rows)
{
  GtkStringList *rows = gtk_string_list_new (NULL);

  for (guint i = 0; i < n_rows; i++)
    gtk_string_list_append (rows, "");

  return GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (rows)));
}

static void
tj_chart_table_dispose (GObject *object)
{
  TjChartTable *self = TJ_CHART_TABLE (object);

  g_clear_object (&self->chart);

  G_OBJECT_CLASS (tj_chart_table_parent_class)->dispose (object);
}

static void
tj_chart_table_class_init (TjChartTableClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tj_chart_table_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/tanjian/Tanjian/ui/widgets/tj-chart-table.ui");
  gtk_widget_class_bind_template_child (widget_class, TjChartTable, column_view);
}

static void
tj_chart_table_init (TjChartTable *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tj_chart_table_set_chart:
 * @chart: (nullable): whose table to show
 */
void
tj_chart_table_set_chart (TjChartTable *self,
                          TjChart      *chart)
{
  g_autoptr(GtkSelectionModel) rows = NULL;

  g_return_if_fail (TJ_IS_CHART_TABLE (self));

  gtk_column_view_set_model (self->column_view, NULL);
  remove_columns (self);

  g_set_object (&self->chart, chart);
  if (chart == NULL)
    return;

  for (guint i = 0; i < tj_chart_get_n_columns (chart); i++)
    add_column (self, i);

  rows = create_rows (tj_chart_get_n_rows (chart));
  gtk_column_view_set_model (self->column_view, rows);
}
