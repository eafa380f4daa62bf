/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/panel/tj-panel-table.h"

#include "gui/widgets/tj-tooltip.h"

#include <glib/gi18n-lib.h>

#include "gui/widgets/tj-figure-label.h"

#define TEMPLATE "/org/tanjian/Tanjian/ui/panel/tj-panel-table.ui"
/* A cell shows so much; the whole stands in its tooltip. */
#define MAX_LINES 3
/* GTK 4.8 complains of a label that may be cut, where its words are shorter than the dots. */
#define MIN_CELL_CHARS 4

struct _TjPanelTable
{
  AdwBin parent_instance;

  GtkColumnView *view;

  GtkStringList *rows; /* their numbers */
  const TjPanelTableColumn *columns;
  TjPanelTableFunc func;
  gpointer user_data;
};

enum {
  PROP_0,
  PROP_LABEL,
  N_PROPS
};

enum {
  ROW_ACTIVATED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TjPanelTable, tj_panel_table, ADW_TYPE_BIN)

/* What a column needs to know; freed with its factory and sorter. */
typedef struct
{
  TjPanelTable *table;
  guint column;
} Cell;

static guint
get_row (GtkStringObject *item)
{
  return (guint) g_ascii_strtoull (gtk_string_object_get_string (item), NULL, 10);
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item,
          gpointer                  data)
{
  const Cell *cell = data;
  GtkWidget *label = gtk_label_new (NULL);
  const gboolean is_number = cell->table->columns[cell->column].is_number;

  tj_figure_label_dress (GTK_LABEL (label), is_number);
  gtk_label_set_wrap (GTK_LABEL (label), !is_number);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), MAX_LINES);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label),
                             cell->table->columns[cell->column].expands ? 18
                             : is_number ? -1 : MIN_CELL_CHARS);
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         gpointer                  data)
{
  const Cell *cell = data;
  GtkLabel *label = GTK_LABEL (gtk_list_item_get_child (item));
  g_autofree char *text = cell->table->func (cell->table->user_data,
                                             get_row (gtk_list_item_get_item (item)),
                                             cell->column);

  gtk_label_set_label (label, text != NULL ? text : "—");
  tj_tooltip_set (GTK_WIDGET (label), text);
}

/* What is no number comes last. */
static int
compare_numbers (const char *a,
                 const char *b)
{
  char *end_a = NULL;
  char *end_b = NULL;
  const double x = a != NULL ? g_ascii_strtod (a, &end_a) : 0;
  const double y = b != NULL ? g_ascii_strtod (b, &end_b) : 0;
  const gboolean has_x = end_a != NULL && end_a != a;
  const gboolean has_y = end_b != NULL && end_b != b;

  if (has_x != has_y)
    return has_x ? -1 : 1;

  return (x > y) - (x < y);
}

static int
compare_cb (gconstpointer a,
            gconstpointer b,
            gpointer      data)
{
  const Cell *cell = data;
  g_autofree char *x = cell->table->func (cell->table->user_data, get_row ((gpointer) a),
                                          cell->column);
  g_autofree char *y = cell->table->func (cell->table->user_data, get_row ((gpointer) b),
                                          cell->column);

  if (cell->table->columns[cell->column].is_number)
    return compare_numbers (x, y);

  return g_utf8_collate (x != NULL ? x : "", y != NULL ? y : "");
}

static void
activate_cb (TjPanelTable *self,
             guint         position)
{
  GtkSelectionModel *model = gtk_column_view_get_model (self->view);
  g_autoptr(GtkStringObject) item = g_list_model_get_item (G_LIST_MODEL (model), position);

  if (item != NULL)
    g_signal_emit (self, signals[ROW_ACTIVATED], 0, get_row (item));
}

static Cell *
create_cell (TjPanelTable *self,
             guint         column)
{
  Cell *cell = g_new0 (Cell, 1);

  cell->table = self;
  cell->column = column;

  return cell;
}

static void
free_cell (gpointer  data,
           GClosure *closure)
{
  g_free (data);
}

static void
add_column (TjPanelTable *self,
            guint         index)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr(GtkColumnViewColumn) column = NULL;
  g_autoptr(GtkCustomSorter) sorter = gtk_custom_sorter_new (compare_cb, create_cell (self, index),
                                                             g_free);

  g_signal_connect_data (factory, "setup", G_CALLBACK (setup_cb), create_cell (self, index),
                         free_cell, 0);
  g_signal_connect_data (factory, "bind", G_CALLBACK (bind_cb), create_cell (self, index),
                         free_cell, 0);
  column = gtk_column_view_column_new (_(self->columns[index].title), factory);
  gtk_column_view_column_set_expand (column, self->columns[index].expands);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_column_set_sorter (column, GTK_SORTER (sorter));
  gtk_column_view_append_column (self->view, column);
}

static void
tj_panel_table_dispose (GObject *object)
{
  TjPanelTable *self = TJ_PANEL_TABLE (object);

  /* Cells that are still there would ask who is gone. */
  if (self->view != NULL)
    gtk_column_view_set_model (self->view, NULL);
  g_clear_object (&self->rows);

  G_OBJECT_CLASS (tj_panel_table_parent_class)->dispose (object);
}

static void
tj_panel_table_set_property (GObject      *object,
                             guint         property_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  TjPanelTable *self = TJ_PANEL_TABLE (object);

  switch (property_id)
    {
    case PROP_LABEL:
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      g_value_get_string (value), -1);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
      break;
    }
}

static void
tj_panel_table_class_init (TjPanelTableClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tj_panel_table_dispose;

  G_OBJECT_CLASS (klass)->set_property = tj_panel_table_set_property;

  /**
   * TjPanelTable:label:
   *
   * What the table lists, for a screen reader.
   */
  properties[PROP_LABEL] =
    g_param_spec_string ("label", NULL, NULL, NULL, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);

  signals[ROW_ACTIVATED] = g_signal_new ("row-activated", G_TYPE_FROM_CLASS (klass),
                                         G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                         G_TYPE_UINT);

  gtk_widget_class_set_template_from_resource (widget_class, TEMPLATE);
  gtk_widget_class_bind_template_child (widget_class, TjPanelTable, view);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
tj_panel_table_init (TjPanelTable *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->rows = gtk_string_list_new (NULL);
}

/**
 * tj_panel_table_set_columns:
 * @columns: (array length=n_columns): of static lifetime
 * @func: what stands in a cell
 * @user_data: for @func, as long as the table has rows
 *
 * To be called once.
 */
void
tj_panel_table_set_columns (TjPanelTable             *self,
                            const TjPanelTableColumn *columns,
                            guint                     n_columns,
                            TjPanelTableFunc          func,
                            gpointer                  user_data)
{
  GtkSortListModel *sorted;
  GtkSingleSelection *selection;

  self->columns = columns;
  self->func = func;
  self->user_data = user_data;
  for (guint i = 0; i < n_columns; i++)
    add_column (self, i);

  sorted = gtk_sort_list_model_new (g_object_ref (G_LIST_MODEL (self->rows)),
                                    g_object_ref (gtk_column_view_get_sorter (self->view)));
  selection = gtk_single_selection_new (G_LIST_MODEL (sorted));
  gtk_single_selection_set_autoselect (selection, FALSE);
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (selection));
  g_object_unref (selection);
}

/**
 * tj_panel_table_set_title:
 * @title: in the user's language
 *
 * Calls a column otherwise.
 */
void
tj_panel_table_set_title (TjPanelTable *self,
                          guint         column,
                          const char   *title)
{
  g_autoptr(GtkColumnViewColumn) one =
    g_list_model_get_item (gtk_column_view_get_columns (self->view), column);

  gtk_column_view_column_set_title (one, title);
}

/**
 * tj_panel_table_set_n_rows:
 * @n_rows: all of them are new
 */
void
tj_panel_table_set_n_rows (TjPanelTable *self,
                           guint         n_rows)
{
  g_auto(GStrv) numbers = g_new0 (char *, n_rows + 1);
  const guint n_before = g_list_model_get_n_items (G_LIST_MODEL (self->rows));

  for (guint i = 0; i < n_rows; i++)
    numbers[i] = g_strdup_printf ("%u", i);
  gtk_string_list_splice (self->rows, 0, n_before, (const char * const *) numbers);
}
