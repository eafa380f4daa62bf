/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/round/tj-round-sorter.h"

/* A sorter of its own, because that of a column view turns everything round for the other
 * direction, and what is not known stays last. */

struct _TjRoundSorter
{
  GtkSorter parent_instance;

  const TjRoundColumn *column;
  gboolean is_descending;
};

G_DEFINE_FINAL_TYPE (TjRoundSorter, tj_round_sorter, GTK_TYPE_SORTER)

static GtkOrdering
tj_round_sorter_compare (GtkSorter *sorter,
                         gpointer   a,
                         gpointer   b)
{
  TjRoundSorter *self = TJ_ROUND_SORTER (sorter);

  if (self->column == NULL)
    return GTK_ORDERING_EQUAL;

  return gtk_ordering_from_cmpfunc (tj_round_column_compare (self->column, a, b,
                                                             self->is_descending));
}

static GtkSorterOrder
tj_round_sorter_get_order (GtkSorter *sorter)
{
  return TJ_ROUND_SORTER (sorter)->column != NULL ? GTK_SORTER_ORDER_PARTIAL
                                                  : GTK_SORTER_ORDER_NONE;
}

static void
tj_round_sorter_class_init (TjRoundSorterClass *klass)
{
  GTK_SORTER_CLASS (klass)->compare = tj_round_sorter_compare;
  GTK_SORTER_CLASS (klass)->get_order = tj_round_sorter_get_order;
}

static void
tj_round_sorter_init (TjRoundSorter *self)
{
}

/**
 * tj_round_sorter_new:
 *
 * Returns: (transfer full): a sorter that leaves the folder's order
 */
TjRoundSorter *
tj_round_sorter_new (void)
{
  return g_object_new (TJ_TYPE_ROUND_SORTER, NULL);
}

/**
 * tj_round_sorter_set_order:
 * @column: (nullable): by what to put in order; the folder's order where %NULL
 * @is_descending: whether the largest comes first
 */
void
tj_round_sorter_set_order (TjRoundSorter       *self,
                           const TjRoundColumn *column,
                           gboolean             is_descending)
{
  g_return_if_fail (TJ_IS_ROUND_SORTER (self));

  if (self->column == column && self->is_descending == is_descending)
    return;

  self->column = column;
  self->is_descending = is_descending;
  gtk_sorter_changed (GTK_SORTER (self), GTK_SORTER_CHANGE_DIFFERENT);
}

/**
 * tj_round_sorter_get_column:
 *
 * Returns: (nullable): by what packages are put in order
 */
const TjRoundColumn *
tj_round_sorter_get_column (TjRoundSorter *self)
{
  g_return_val_if_fail (TJ_IS_ROUND_SORTER (self), NULL);

  return self->column;
}

gboolean
tj_round_sorter_get_descending (TjRoundSorter *self)
{
  g_return_val_if_fail (TJ_IS_ROUND_SORTER (self), FALSE);

  return self->is_descending;
}
