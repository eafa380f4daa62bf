/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/widgets/tj-ledger-table.h"

#include "gui/widgets/tj-cell-width.h"
#include "gui/widgets/tj-figure-label.h"
#include "gui/widgets/tj-tooltip.h"

/* Rows are numbers into the ledger: a row is bound by its position. A column of words is as wide as
 * its words, up to a bound; what is wider than the window is scrolled to. */

#define MIN_CELL_CHARS 4
#define MAX_CELL_CHARS 32
/* Rows that are measured. */
#define MAX_MEASURED 200

struct _TjLedgerTable
{
  AdwBin parent_instance;

  GtkColumnView *column_view;

  TjLedger *ledger;
};

G_DEFINE_FINAL_TYPE (TjLedgerTable, tj_ledger_table, ADW_TYPE_BIN)

static guint
get_column (GtkSignalListItemFactory *factory)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (factory), "column"));
}

static gboolean
is_numeric (TjLedgerTable *self,
            guint          column)
{
  const TjLedgerType type = tj_ledger_columns_get (self->ledger->columns, column)->type;

  return type == TJ_LEDGER_INTEGER || type == TJ_LEDGER_NUMBER;
}

static int
find_width (TjLedgerTable *self,
            guint          column)
{
  int width = MIN_CELL_CHARS;

  for (guint i = 0; i < MIN (self->ledger->rows->len, MAX_MEASURED); i++)
    width = tj_cell_width_widen (width, tj_ledger_get_cell (self->ledger, i, column)->text,
                                 MAX_CELL_CHARS);

  return width;
}

static int
get_width (GtkSignalListItemFactory *factory)
{
  return GPOINTER_TO_INT (g_object_get_data (G_OBJECT (factory), "width"));
}

static void
setup_cb (TjLedgerTable            *self,
          GtkListItem              *item,
          GtkSignalListItemFactory *factory)
{
  GtkWidget *label = gtk_label_new (NULL);

  tj_figure_label_dress (GTK_LABEL (label), is_numeric (self, get_column (factory)));
  if (!is_numeric (self, get_column (factory)))
    {
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
      gtk_label_set_width_chars (GTK_LABEL (label), get_width (factory));
      gtk_label_set_max_width_chars (GTK_LABEL (label), get_width (factory));
    }

  gtk_list_item_set_child (item, label);
}

static void
bind_cb (TjLedgerTable            *self,
         GtkListItem              *item,
         GtkSignalListItemFactory *factory)
{
  GtkWidget *label = gtk_list_item_get_child (item);
  const TjLedgerCell *cell = tj_ledger_get_cell (self->ledger, gtk_list_item_get_position (item),
                                                 get_column (factory));

  gtk_label_set_label (GTK_LABEL (label), cell->text != NULL ? cell->text : "—");
  tj_tooltip_set (label, cell->text);
}

static void
add_column (TjLedgerTable *self,
            guint          index,
            TjLanguage     language)
{
  const TjLedgerColumn *described = tj_ledger_columns_get (self->ledger->columns, index);
  g_autofree char *title = tj_ledger_column_dup_title (described, language);
  g_autoptr(GtkColumnViewColumn) column = NULL;
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_object_set_data (G_OBJECT (factory), "column", GUINT_TO_POINTER (index));
  if (!is_numeric (self, index))
    g_object_set_data (G_OBJECT (factory), "width", GINT_TO_POINTER (find_width (self, index)));
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  column = gtk_column_view_column_new (title, factory);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_append_column (self->column_view, column);
}

static void
remove_columns (TjLedgerTable *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->column_view);

  while (g_list_model_get_n_items (columns) > 0)
    {
      g_autoptr(GtkColumnViewColumn) column = g_list_model_get_item (columns, 0);

      gtk_column_view_remove_column (self->column_view, column);
    }
}

static void
tj_ledger_table_finalize (GObject *object)
{
  TjLedgerTable *self = TJ_LEDGER_TABLE (object);

  g_clear_pointer (&self->ledger, tj_ledger_free);

  G_OBJECT_CLASS (tj_ledger_table_parent_class)->finalize (object);
}

static void
tj_ledger_table_class_init (TjLedgerTableClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = tj_ledger_table_finalize;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/tanjian/Tanjian/ui/widgets/tj-ledger-table.ui");
  gtk_widget_class_bind_template_child (widget_class, TjLedgerTable, column_view);
}

static void
tj_ledger_table_init (TjLedgerTable *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * tj_ledger_table_set_ledger:
 * @ledger: (transfer full) (nullable): what to show
 * @language: of the titles
 */
void
tj_ledger_table_set_ledger (TjLedgerTable *self,
                            TjLedger      *ledger,
                            TjLanguage     language)
{
  g_autoptr(GtkStringList) rows = NULL;
  g_autoptr(GtkSelectionModel) selection = NULL;

  g_return_if_fail (TJ_IS_LEDGER_TABLE (self));

  gtk_column_view_set_model (self->column_view, NULL);
  remove_columns (self);
  g_clear_pointer (&self->ledger, tj_ledger_free);
  self->ledger = ledger;
  if (ledger == NULL)
    return;

  for (guint i = 0; i < ledger->columns->columns->len; i++)
    add_column (self, i, language);

  rows = gtk_string_list_new (NULL);
  for (guint i = 0; i < ledger->rows->len; i++)
    gtk_string_list_append (rows, "");
  selection = GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_steal_pointer (&rows))));
  gtk_column_view_set_model (self->column_view, selection);
}
