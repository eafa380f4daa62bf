/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/compare/tj-compare-table.h"

#include <glib/gi18n-lib.h>

#include "gui/compare/tj-compare-cells.h"
#include "gui/compare/tj-compare-row.h"

struct _TjCompareTable
{
  AdwBin parent_instance;

  GtkScrolledWindow *scrolled_window;
  GtkColumnView *column_view;
  GListStore *rows;
  guint n_rows;
};

G_DEFINE_FINAL_TYPE (TjCompareTable, tj_compare_table, ADW_TYPE_BIN)

static void
append_column (TjCompareTable *self,
               const char     *title,
               int             column)
{
  g_autoptr(GtkColumnViewColumn) view_column = NULL;

  view_column = gtk_column_view_column_new (title, tj_compare_cells_new (column));
  gtk_column_view_column_set_expand (view_column, column != TJ_COMPARE_PEERS_COLUMN);
  gtk_column_view_append_column (self->column_view, view_column);
}

static void
make_columns (TjCompareTable     *self,
              const TjComparison *comparison)
{
  GListModel *columns = gtk_column_view_get_columns (self->column_view);
  const char *peers = tj_comparison_get_peers_title (comparison);

  while (g_list_model_get_n_items (columns) > 0)
    {
      g_autoptr(GtkColumnViewColumn) column = g_list_model_get_item (columns, 0);

      gtk_column_view_remove_column (self->column_view, column);
    }

  append_column (self, _("Field"), TJ_COMPARE_LABEL_COLUMN);
  for (guint i = 0; i < tj_comparison_get_n_columns (comparison); i++)
    append_column (self, tj_comparison_get_title (comparison, i), i);
  if (peers != NULL)
    {
      /* Translators: the title of a column; the type of a technology */
      g_autofree char *title = g_strdup_printf (_("Median of “%s”"), peers);

      append_column (self, title, TJ_COMPARE_PEERS_COLUMN);
    }
}

/* What nobody answered is no row. */
static gboolean
is_wanted (const TjComparison    *comparison,
           const TjComparisonRow *row,
           gboolean               only_differences)
{
  if (only_differences)
    return row->differs;

  for (guint i = 0; i < tj_comparison_get_n_columns (comparison); i++)
    {
      if (row->cells[i].shown != NULL)
        return TRUE;
    }

  return FALSE;
}

static void
make_rows (TjCompareTable     *self,
           const TjComparison *comparison,
           gboolean            only_differences)
{
  g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  const char *group = NULL;

  self->n_rows = 0;
  for (guint i = 0; i < tj_comparison_get_n_rows (comparison); i++)
    {
      const TjComparisonRow *row = tj_comparison_get_row (comparison, i);

      if (!is_wanted (comparison, row, only_differences))
        continue;

      if (g_strcmp0 (group, row->group) != 0)
        g_ptr_array_add (rows, tj_compare_row_new_heading (row->group));
      group = row->group;
      g_ptr_array_add (rows, tj_compare_row_new (comparison, i));
      self->n_rows++;
    }

  g_list_store_splice (self->rows, 0, 0, rows->pdata, rows->len);
}

static void
tj_compare_table_dispose (GObject *object)
{
  TjCompareTable *self = TJ_COMPARE_TABLE (object);

  if (self->rows != NULL)
    g_list_store_remove_all (self->rows);
  g_clear_object (&self->rows);

  G_OBJECT_CLASS (tj_compare_table_parent_class)->dispose (object);
}

static void
tj_compare_table_class_init (TjCompareTableClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tj_compare_table_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/tanjian/Tanjian/ui/compare/tj-compare-table.ui");
  gtk_widget_class_bind_template_child (widget_class, TjCompareTable, scrolled_window);
  gtk_widget_class_bind_template_child (widget_class, TjCompareTable, column_view);
}

static void
tj_compare_table_init (TjCompareTable *self)
{
  g_autoptr(GtkSingleSelection) selection = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = g_list_store_new (TJ_TYPE_COMPARE_ROW);
  selection = g_object_new (GTK_TYPE_SINGLE_SELECTION, "autoselect", FALSE, "can-unselect", TRUE,
                            "model", self->rows, NULL);
  gtk_column_view_set_model (self->column_view, GTK_SELECTION_MODEL (selection));
}

/**
 * tj_compare_table_show:
 * @comparison: (nullable): what to show; it has to live until another is shown
 * @only_differences: whether rows that say the same everywhere are left out
 */
void
tj_compare_table_show (TjCompareTable     *self,
                       const TjComparison *comparison,
                       gboolean            only_differences)
{
  g_return_if_fail (TJ_IS_COMPARE_TABLE (self));

  g_list_store_remove_all (self->rows);
  self->n_rows = 0;
  if (comparison == NULL)
    return;

  make_columns (self, comparison);
  make_rows (self, comparison, only_differences);
}

void
tj_compare_table_focus (TjCompareTable *self)
{
  g_return_if_fail (TJ_IS_COMPARE_TABLE (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->column_view));
}

/**
 * tj_compare_table_get_n_rows:
 *
 * Returns: how many rows are shown, without headings
 */
guint
tj_compare_table_get_n_rows (TjCompareTable *self)
{
  g_return_val_if_fail (TJ_IS_COMPARE_TABLE (self), 0);

  return self->n_rows;
}
