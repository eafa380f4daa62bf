/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/round/tj-round-list.h"

#include <string.h>

#include "gui/round/tj-round-cells.h"
#include "gui/round/tj-round-sorter.h"

/* Headers of columns cannot be reached by keyboard, so that everything they do is an action too:
 * list.sort, list.descending, list.group and one list.column-ID for each column. */

#define NO_ORDER "folder"

/* How long a row is selected until it counts as chosen: to run through rows opens none. In ms. */
#define CHOOSING_TIME 200

struct _TjRoundList
{
  AdwBin parent_instance;

  GtkScrolledWindow *scrolled_window;
  GtkColumnView *column_view;
  GtkFilterListModel *filtered;
  GtkSortListModel *sorted;
  GtkMultiSelection *selection;

  TjRoundSorter *sorter;
  TjRoundGroups *groups;
  GSimpleActionGroup *actions;
  GSettings *settings;
  const TjRoundColumn *probed;
  guint scroll_source;
  guint choose_source;
};

enum {
  ACTIVATED,
  CHOSEN,
  COUNTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TjRoundList, tj_round_list, ADW_TYPE_BIN)

static const char * const grouping_names[] = { "none", "category", "type" };

static void
set_state (TjRoundList *self,
           const char  *name,
           GVariant    *state)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), name);

  g_simple_action_set_state (G_SIMPLE_ACTION (action), state);
}

static GtkColumnViewColumn *
find_column (TjRoundList         *self,
             const TjRoundColumn *column)
{
  GListModel *columns = gtk_column_view_get_columns (self->column_view);
  guint n_columns;
  const TjRoundColumn *table = tj_round_columns_get (&n_columns);
  g_autoptr(GtkColumnViewColumn) found = g_list_model_get_item (columns, column - table);

  return found;
}

static void
sort_by (TjRoundList         *self,
         const TjRoundColumn *column,
         gboolean             is_descending)
{
  gtk_column_view_sort_by_column (self->column_view,
                                  column != NULL ? find_column (self, column) : NULL,
                                  is_descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
}

/* What a header tells when it is asked. */
typedef struct
{
  TjRoundList *list;
  const TjRoundColumn *column;
} Probe;

/* A sorter of a column of GTK's puts nothing in order here. It is asked about the list and the
 * view in it, and so tells which column and direction were chosen in the header, which GTK 4.8
 * keeps to itself. */
static int
probe_cb (gconstpointer a,
          gconstpointer b,
          gpointer      user_data)
{
  Probe *probe = user_data;

  if (a == b)
    return 0;

  probe->list->probed = probe->column;

  return a == (gconstpointer) probe->list ? -1 : 1;
}

static void
keep_order (TjRoundList *self)
{
  const TjRoundColumn *column = tj_round_sorter_get_column (self->sorter);
  gboolean is_descending = tj_round_sorter_get_descending (self->sorter);
  const char *id = column != NULL ? column->id : NO_ORDER;

  set_state (self, "sort", g_variant_new_string (id));
  set_state (self, "descending", g_variant_new_boolean (is_descending));
  if (self->settings != NULL)
    g_settings_set (self->settings, "list-order", "(sb)", id, is_descending);
}

static gboolean
scroll_cb (gpointer user_data)
{
  TjRoundList *self = user_data;

  self->scroll_source = 0;
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scrolled_window), 0);

  return G_SOURCE_REMOVE;
}

/* A list keeps its place by the row that has the focus; after a new order one begins above, once
 * the rows have found their places. */
static void
scroll_to_top (TjRoundList *self)
{
  if (self->scroll_source == 0)
    self->scroll_source = g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, scroll_cb, self, NULL);
}

static void
header_sorted_cb (TjRoundList *self)
{
  GtkSorter *header = gtk_column_view_get_sorter (self->column_view);
  GtkOrdering ordering;

  self->probed = NULL;
  ordering = gtk_sorter_compare (header, self, self->column_view);
  tj_round_sorter_set_order (self->sorter, self->probed, ordering == GTK_ORDERING_LARGER);
  keep_order (self);
  scroll_to_top (self);
}

static void
sort_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  TjRoundList *self = user_data;
  const TjRoundColumn *column = tj_round_column_lookup (g_variant_get_string (parameter, NULL));

  sort_by (self, column, column != NULL && column->is_descending);
}

static void
descending_action (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       user_data)
{
  TjRoundList *self = user_data;

  sort_by (self, tj_round_sorter_get_column (self->sorter),
           !tj_round_sorter_get_descending (self->sorter));
}

static void
set_grouping (TjRoundList *self,
              const char  *name)
{
  TjRoundGrouping grouping = TJ_ROUND_GROUPING_NONE;

  for (guint i = 0; i < G_N_ELEMENTS (grouping_names); i++)
    {
      if (g_str_equal (grouping_names[i], name))
        grouping = i;
    }

  set_state (self, "group", g_variant_new_string (grouping_names[grouping]));
  tj_round_groups_set_grouping (self->groups, grouping);
  gtk_multi_selection_set_model (self->selection, grouping == TJ_ROUND_GROUPING_NONE
                                                    ? G_LIST_MODEL (self->sorted)
                                                    : G_LIST_MODEL (self->groups));
}

static void
group_action (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  TjRoundList *self = user_data;
  const char *name = g_variant_get_string (parameter, NULL);

  set_grouping (self, name);
  if (self->settings != NULL)
    g_settings_set_string (self->settings, "list-groups", name);
}

static gboolean
is_flush_right (const char *title)
{
  guint n_columns;
  const TjRoundColumn *table = tj_round_columns_get (&n_columns);

  for (guint i = 0; i < n_columns; i++)
    {
      if (g_strcmp0 (tj_round_column_get_title (&table[i]), title) == 0)
        return table[i].kind == TJ_ROUND_COLUMN_FIGURE || table[i].kind == TJ_ROUND_COLUMN_FINDINGS;
    }

  return FALSE;
}

/* GTK writes every column's title at its start; over right-aligned figures it belongs at the
 * end. Whether a column that is hidden has a title is GTK's own affair, so its words tell which. */
static void
align_titles (TjRoundList *self)
{
  GtkWidget *header = gtk_widget_get_first_child (GTK_WIDGET (self->column_view));

  for (GtkWidget *title = gtk_widget_get_first_child (header); title != NULL;
       title = gtk_widget_get_next_sibling (title))
    {
      GtkWidget *content = gtk_widget_get_first_child (title);
      GtkWidget *label = content != NULL ? gtk_widget_get_first_child (content) : NULL;

      if (GTK_IS_LABEL (label))
        gtk_widget_set_halign (content, is_flush_right (gtk_label_get_label (GTK_LABEL (label))) ?
                                        GTK_ALIGN_END : GTK_ALIGN_START);
    }
}

static void
show_columns (TjRoundList        *self,
              const char * const *ids)
{
  guint n_columns;
  const TjRoundColumn *table = tj_round_columns_get (&n_columns);

  for (guint i = 1; i < n_columns; i++)
    {
      gboolean is_shown = g_strv_contains (ids, table[i].id);
      g_autofree char *name = g_strconcat ("column-", table[i].id, NULL);

      gtk_column_view_column_set_visible (find_column (self, &table[i]), is_shown);
      set_state (self, name, g_variant_new_boolean (is_shown));
    }
  align_titles (self);
}

static void
column_action (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  TjRoundList *self = user_data;
  const char *toggled = g_action_get_name (G_ACTION (action)) + strlen ("column-");
  g_autoptr(GPtrArray) ids = g_ptr_array_new ();
  guint n_columns;
  const TjRoundColumn *table = tj_round_columns_get (&n_columns);

  for (guint i = 1; i < n_columns; i++)
    {
      gboolean is_shown = gtk_column_view_column_get_visible (find_column (self, &table[i]));

      if (is_shown != g_str_equal (table[i].id, toggled))
        g_ptr_array_add (ids, (char *) table[i].id);
    }
  g_ptr_array_add (ids, NULL);

  show_columns (self, (const char * const *) ids->pdata);
  if (self->settings != NULL)
    g_settings_set_strv (self->settings, "list-columns", (const char * const *) ids->pdata);
}

static void
activate_cb (TjRoundList *self,
             guint        position)
{
  g_autoptr(GObject) object = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (TJ_IS_ROUND_GROUP (object))
    tj_round_groups_toggle (self->groups, TJ_ROUND_GROUP (object));
  else if (object != NULL)
    g_signal_emit (self, signals[ACTIVATED], 0, object);
}

static gboolean
choose_cb (gpointer data)
{
  TjRoundList *self = data;
  g_autoptr(GPtrArray) selected = tj_round_list_list_selected (self);

  self->choose_source = 0;
  if (selected->len == 1)
    g_signal_emit (self, signals[CHOSEN], 0, g_ptr_array_index (selected, 0));

  return G_SOURCE_REMOVE;
}

static void
counted_cb (TjRoundList *self)
{
  g_signal_emit (self, signals[COUNTED], 0);
}

static void
selection_changed_cb (TjRoundList *self)
{
  g_clear_handle_id (&self->choose_source, g_source_remove);
  self->choose_source = g_timeout_add (CHOOSING_TIME, choose_cb, self);
  counted_cb (self);
}

static void
add_columns (TjRoundList *self)
{
  guint n_columns;
  const TjRoundColumn *table = tj_round_columns_get (&n_columns);

  for (guint i = 0; i < n_columns; i++)
    {
      g_autoptr(GtkColumnViewColumn) column = NULL;
      g_autoptr(GtkSorter) sorter = NULL;
      Probe *probe = g_new0 (Probe, 1);

      probe->list = self;
      probe->column = &table[i];
      sorter = GTK_SORTER (gtk_custom_sorter_new (probe_cb, probe, g_free));
      column = gtk_column_view_column_new (tj_round_column_get_title (&table[i]),
                                           tj_round_cells_new (&table[i]));
      gtk_column_view_column_set_sorter (column, sorter);
      gtk_column_view_column_set_expand (column, table[i].kind == TJ_ROUND_COLUMN_NAME);
      gtk_column_view_append_column (self->column_view, column);
    }
}

static void
add_actions (TjRoundList *self)
{
  const GActionEntry entries[] = {
    { "sort", sort_action, "s", "'" NO_ORDER "'", NULL },
    { "descending", descending_action, NULL, "false", NULL },
    { "group", group_action, "s", "'none'", NULL },
  };
  guint n_columns;
  const TjRoundColumn *table = tj_round_columns_get (&n_columns);

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries,
                                   G_N_ELEMENTS (entries), self);
  for (guint i = 1; i < n_columns; i++)
    {
      g_autofree char *name = g_strconcat ("column-", table[i].id, NULL);
      const GActionEntry entry = { name, column_action, NULL, "true", NULL };

      g_action_map_add_action_entries (G_ACTION_MAP (self->actions), &entry, 1, self);
    }
}

static void
show_default_columns (TjRoundList *self)
{
  g_autoptr(GPtrArray) ids = g_ptr_array_new ();
  guint n_columns;
  const TjRoundColumn *table = tj_round_columns_get (&n_columns);

  for (guint i = 1; i < n_columns; i++)
    {
      if (table[i].is_default)
        g_ptr_array_add (ids, (char *) table[i].id);
    }
  g_ptr_array_add (ids, NULL);
  show_columns (self, (const char * const *) ids->pdata);
}

static void
restore (TjRoundList *self)
{
  g_auto(GStrv) ids = g_settings_get_strv (self->settings, "list-columns");
  g_autofree char *groups = g_settings_get_string (self->settings, "list-groups");
  g_autofree char *order = NULL;
  gboolean is_descending;

  /* The default is a list that no user can choose. */
  if (!g_strv_contains ((const char * const *) ids, "default"))
    show_columns (self, (const char * const *) ids);

  g_settings_get (self->settings, "list-order", "(sb)", &order, &is_descending);
  sort_by (self, tj_round_column_lookup (order), is_descending);
  set_grouping (self, groups);
}

static void
tj_round_list_dispose (GObject *object)
{
  TjRoundList *self = TJ_ROUND_LIST (object);

  if (self->column_view != NULL)
    g_signal_handlers_disconnect_by_data (gtk_column_view_get_sorter (self->column_view), self);
  g_clear_handle_id (&self->scroll_source, g_source_remove);
  g_clear_handle_id (&self->choose_source, g_source_remove);
  g_clear_object (&self->sorter);
  g_clear_object (&self->groups);
  g_clear_object (&self->actions);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (tj_round_list_parent_class)->dispose (object);
}

static void
tj_round_list_class_init (TjRoundListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tj_round_list_dispose;

  signals[ACTIVATED] =
    g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, TJ_TYPE_ROUND_ITEM);
  signals[CHOSEN] =
    g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, TJ_TYPE_ROUND_ITEM);
  signals[COUNTED] =
    g_signal_new ("counted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/tanjian/Tanjian/ui/round/tj-round-list.ui");
  gtk_widget_class_bind_template_child (widget_class, TjRoundList, scrolled_window);
  gtk_widget_class_bind_template_child (widget_class, TjRoundList, column_view);
  gtk_widget_class_bind_template_child (widget_class, TjRoundList, filtered);
  gtk_widget_class_bind_template_child (widget_class, TjRoundList, sorted);
  gtk_widget_class_bind_template_child (widget_class, TjRoundList, selection);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, counted_cb);
  gtk_widget_class_bind_template_callback (widget_class, selection_changed_cb);
}

static void
tj_round_list_init (TjRoundList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->sorter = tj_round_sorter_new ();
  self->groups = tj_round_groups_new (G_LIST_MODEL (self->sorted));
  add_columns (self);
  add_actions (self);
  show_default_columns (self);
  gtk_sort_list_model_set_sorter (self->sorted, GTK_SORTER (self->sorter));
  g_signal_connect_object (gtk_column_view_get_sorter (self->column_view), "changed",
                           G_CALLBACK (header_sorted_cb), self, G_CONNECT_SWAPPED);
}

/**
 * tj_round_list_set_round:
 * @items: a list of #TjRoundItem
 * @settings: (nullable): where columns, order and groups are kept
 */
void
tj_round_list_set_round (TjRoundList *self,
                         GListModel  *items,
                         TjTaxonomy  *taxonomy,
                         GSettings   *settings)
{
  g_return_if_fail (TJ_IS_ROUND_LIST (self));

  tj_round_groups_set_taxonomy (self->groups, taxonomy);
  gtk_filter_list_model_set_model (self->filtered, items);
  g_set_object (&self->settings, settings);
  if (settings != NULL)
    restore (self);
}

/**
 * tj_round_list_set_filter:
 * @filter: (nullable): which packages are listed
 */
void
tj_round_list_set_filter (TjRoundList *self,
                          GtkFilter   *filter)
{
  g_return_if_fail (TJ_IS_ROUND_LIST (self));

  gtk_filter_list_model_set_filter (self->filtered, filter);
}

/**
 * tj_round_list_resort:
 *
 * What packages are put in order by has changed.
 */
void
tj_round_list_resort (TjRoundList *self)
{
  GtkAdjustment *adjustment;

  g_return_if_fail (TJ_IS_ROUND_LIST (self));

  /* Who stands above the first row goes on standing there. */
  adjustment = gtk_scrolled_window_get_vadjustment (self->scrolled_window);
  if (gtk_adjustment_get_value (adjustment) < 1)
    scroll_to_top (self);

  if (tj_round_sorter_get_column (self->sorter) != NULL)
    gtk_sorter_changed (GTK_SORTER (self->sorter), GTK_SORTER_CHANGE_DIFFERENT);
  else
    tj_round_groups_refresh (self->groups);
}

/**
 * tj_round_list_get_n_listed:
 *
 * Returns: how many packages pass the filter
 */
guint
tj_round_list_get_n_listed (TjRoundList *self)
{
  g_return_val_if_fail (TJ_IS_ROUND_LIST (self), 0);

  return g_list_model_get_n_items (G_LIST_MODEL (self->sorted));
}

/**
 * tj_round_list_list_selected:
 *
 * Returns: (transfer full) (element-type TjRoundItem): the selected packages, from above
 */
GPtrArray *
tj_round_list_list_selected (TjRoundList *self)
{
  GPtrArray *selected = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GtkBitset) positions = NULL;
  GtkBitsetIter iter;
  guint position;

  g_return_val_if_fail (TJ_IS_ROUND_LIST (self), selected);

  positions = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  for (gboolean is_valid = gtk_bitset_iter_init_first (&iter, positions, &position); is_valid;
       is_valid = gtk_bitset_iter_next (&iter, &position))
    {
      g_autoptr(GObject) object = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

      if (TJ_IS_ROUND_ITEM (object))
        g_ptr_array_add (selected, g_steal_pointer (&object));
    }

  return selected;
}

/**
 * tj_round_list_get_actions:
 *
 * Returns: (transfer none): the actions of the group `list`, for whoever has the menus
 */
GActionGroup *
tj_round_list_get_actions (TjRoundList *self)
{
  g_return_val_if_fail (TJ_IS_ROUND_LIST (self), NULL);

  return G_ACTION_GROUP (self->actions);
}
