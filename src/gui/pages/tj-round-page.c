/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/pages/tj-round-page.h"

#include <glib/gi18n-lib.h>

#include "core/base/tj-text.h"
#include "gui/pages/tj-silent-button.h"
#include "gui/widgets/tj-category-mark.h"
#include "gui/widgets/tj-taxonomy-row.h"

/* Name and stage are words; what follows is figures. */
#define FIRST_FIGURE_COLUMN 2

/**
 * ProgressFilter:
 *
 * The positions of the filter beside the search entry.
 */
typedef enum
{
  SHOW_ALL,
  SHOW_UNSCORED,
  SHOW_WITH_ERRORS,
  SHOW_SIGNED,
} ProgressFilter;

struct _TjRoundPage
{
  TjSessionView parent_instance;

  GtkListBox *taxonomy_list;
  GtkLabel *summary_label;
  GtkLabel *reading_label;
  TjSilentButton *silent_button;
  GtkSearchEntry *search_entry;
  GtkDropDown *filter_drop_down;
  GtkButton *range_button;
  GtkDropDown *sort_drop_down;
  GtkStack *stack;
  GtkColumnView *column_view;
  GtkColumnViewColumn *name_column;
  GtkColumnViewColumn *potential_column;
  GtkColumnViewColumn *unit_cost_column;
  GtkColumnViewColumn *errors_column;
  GtkColumnViewColumn *progress_column;
  GtkFilterListModel *filtered;
  GtkSortListModel *sorted;
  GtkSingleSelection *selection;
  GtkCustomFilter *filter;

  TjTaxonomyNode *node;
  char *folded;
  GStrv range;
  guint update_source;
};

enum {
  PACKAGE_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TjRoundPage, tj_round_page, TJ_TYPE_SESSION_VIEW)

static gboolean
is_under (TjRoundItem    *item,
          TjTaxonomyNode *node)
{
  const char *code;

  if (node == NULL)
    return TRUE;

  code = tj_taxonomy_node_get_code (node);

  return g_strcmp0 (tj_taxonomy_node_get_level (node) == TJ_TAXONOMY_CATEGORY
                      ? tj_round_item_get_category (item)
                      : tj_round_item_get_type_code (item), code) == 0;
}

static gboolean
passes (TjRoundPage *self,
        TjRoundItem *item)
{
  switch ((ProgressFilter) gtk_drop_down_get_selected (self->filter_drop_down))
    {
    case SHOW_UNSCORED:
      return !tj_round_item_get_signed (item) && !tj_round_item_is_complete (item);
    case SHOW_WITH_ERRORS:
      return tj_round_item_get_n_errors (item) > 0;
    case SHOW_SIGNED:
      return tj_round_item_get_signed (item);
    case SHOW_ALL:
    default:
      return TRUE;
    }
}

/* Whether it was among what was selected in a chart, if anything was. */
static gboolean
is_in_range (TjRoundPage *self,
             TjRoundItem *item)
{
  TjPackage *package = tj_round_item_get_package (item);
  g_autofree char *key = NULL;

  if (self->range == NULL)
    return TRUE;

  key = package != NULL ? tj_package_dup_manifest_sha256 (package) : NULL;

  return key != NULL && g_strv_contains ((const char * const *) self->range, key);
}

static gboolean
filter_item (gpointer object,
             gpointer user_data)
{
  TjRoundPage *self = user_data;
  TjRoundItem *item = object;

  return is_under (item, self->node) && passes (self, item) && is_in_range (self, item) &&
         (tj_round_item_matches (item, self->folded) || tj_round_item_get_hit (item) != NULL);
}

static void
update_counts (TjRoundPage *self,
               GListModel  *items)
{
  guint n_items = g_list_model_get_n_items (items);
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->taxonomy_list, i)) != NULL; i++)
    {
      TjTaxonomyNode *node = tj_taxonomy_row_get_node (TJ_TAXONOMY_ROW (row));
      guint count = 0;

      for (guint j = 0; j < n_items; j++)
        {
          g_autoptr(TjRoundItem) item = g_list_model_get_item (items, j);

          if (is_under (item, node))
            count++;
        }

      tj_taxonomy_row_set_count (TJ_TAXONOMY_ROW (row), count);
    }
}

/* Quietly: what is not read yet cannot be found yet. */
static void
update_reading (TjRoundPage *self)
{
  TjSession *session = tj_session_view_get_session (TJ_SESSION_VIEW (self));
  double fraction = tj_progress_get_fraction (tj_session_get_words_progress (session));
  g_autofree char *text = NULL;

  /* Translators: %d is a percentage */
  text = g_strdup_printf (_("Attachments read for searching: %d %%"), (int) (fraction * 100));
  gtk_label_set_label (self->reading_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->reading_label), fraction < 1);
}

static void
update_summary (TjRoundPage *self,
                GListModel  *items)
{
  guint n_items = g_list_model_get_n_items (items);
  guint n_open = 0;
  guint n_with_errors = 0;
  g_autofree char *packages = NULL;
  g_autofree char *open = NULL;
  g_autofree char *errors = NULL;
  g_autofree char *summary = NULL;

  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr(TjRoundItem) item = g_list_model_get_item (items, i);

      if (!tj_round_item_get_signed (item))
        n_open++;
      if (tj_round_item_get_n_errors (item) > 0)
        n_with_errors++;
    }

  update_reading (self);
  packages = g_strdup_printf (ngettext ("%u package", "%u packages", n_items), n_items);
  open = g_strdup_printf (ngettext ("%u to sign", "%u to sign", n_open), n_open);
  errors = g_strdup_printf (ngettext ("%u with errors", "%u with errors", n_with_errors),
                            n_with_errors);
  /* Translators: three counts: packages, those not signed yet, those with errors */
  summary = g_strdup_printf (_("%s · %s · %s"), packages, open, errors);
  gtk_label_set_label (self->summary_label, summary);
}

static void
update (TjRoundPage *self)
{
  TjSession *session = tj_session_view_get_session (TJ_SESSION_VIEW (self));
  GListModel *items = tj_session_get_items (session);

  update_counts (self, items);
  update_summary (self, items);
  gtk_stack_set_visible_child_name (self->stack,
                                    g_list_model_get_n_items (G_LIST_MODEL (self->sorted)) > 0
                                      ? "list" : "no-match");
}

/* The list and the drop-downs also speak while the template is built and torn down. */
static void
refilter (TjRoundPage *self)
{
  if (self->filter == NULL || tj_session_view_get_session (TJ_SESSION_VIEW (self)) == NULL)
    return;

  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  update (self);
}

static void
search_changed_cb (TjRoundPage *self)
{
  TjSession *session = tj_session_view_get_session (TJ_SESSION_VIEW (self));
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->search_entry));
  g_autoptr(TjTextQuery) query = NULL;

  if (session == NULL)
    return;

  g_free (self->folded);
  self->folded = tj_text_fold (typed);
  query = tj_text_query_new (typed);
  tj_session_search (session, query);
}

/* The list changes once the answer is there, so that it does so once. */
static void
searched_cb (TjRoundPage *self)
{
  tj_silent_button_update (self->silent_button,
                           tj_session_view_get_session (TJ_SESSION_VIEW (self)));
  refilter (self);
}

static void
range_cleared_cb (TjRoundPage *self)
{
  tj_round_page_set_range (self, NULL);
}

static void
filter_selected_cb (TjRoundPage *self)
{
  refilter (self);
}

/* Column headers cannot be reached by keyboard, so that every order is in this list too. */
static void
sort_selected_cb (TjRoundPage *self)
{
  GtkColumnViewColumn *columns[] = {
    NULL, self->name_column, self->potential_column, self->unit_cost_column,
    self->errors_column, self->progress_column,
  };
  GtkSortType orders[] = {
    GTK_SORT_ASCENDING, GTK_SORT_ASCENDING, GTK_SORT_DESCENDING, GTK_SORT_ASCENDING,
    GTK_SORT_DESCENDING, GTK_SORT_ASCENDING,
  };
  guint position = gtk_drop_down_get_selected (self->sort_drop_down);

  if (position < G_N_ELEMENTS (columns))
    gtk_column_view_sort_by_column (self->column_view, columns[position], orders[position]);
}

static void
node_selected_cb (TjRoundPage   *self,
                  GtkListBoxRow *row)
{
  TjTaxonomyNode *node = NULL;

  if (row != NULL)
    node = tj_taxonomy_row_get_node (TJ_TAXONOMY_ROW (row));

  g_set_object (&self->node, node);
  refilter (self);
}

static void
row_activated_cb (TjRoundPage *self,
                  guint        position)
{
  g_autoptr(TjRoundItem) item = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  tj_session_set_current (tj_session_view_get_session (TJ_SESSION_VIEW (self)), item);
  g_signal_emit (self, signals[PACKAGE_ACTIVATED], 0, item);
}

static gboolean
update_cb (gpointer user_data)
{
  TjRoundPage *self = user_data;

  self->update_source = 0;
  update (self);

  return G_SOURCE_REMOVE;
}

/* Once for all items that change together: what is counted is counted over the whole round. */
static void
item_notify_cb (TjRoundPage *self)
{
  if (self->update_source == 0)
    self->update_source = g_idle_add (update_cb, self);
}

/* What the list shows and counts changes while packages are read and judged. */
static void
items_changed_cb (TjRoundPage *self,
                  guint        position,
                  guint        n_removed,
                  guint        n_added,
                  GListModel  *items)
{
  for (guint i = position; i < position + n_added; i++)
    {
      g_autoptr(TjRoundItem) item = g_list_model_get_item (items, i);

      g_signal_connect_object (item, "notify::n-errors", G_CALLBACK (item_notify_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (item, "notify::signed", G_CALLBACK (item_notify_cb), self,
                               G_CONNECT_SWAPPED);
    }

  update (self);
}

/* GTK writes every column's title at its start; over right-aligned figures it belongs at the
 * end. The title of a column is the header's child of the same position. */
static void
align_titles (GtkColumnView *column_view,
              guint          first_figure)
{
  GtkWidget *header = gtk_widget_get_first_child (GTK_WIDGET (column_view));
  GtkWidget *title = gtk_widget_get_first_child (header);

  for (guint i = 0; title != NULL; i++, title = gtk_widget_get_next_sibling (title))
    {
      GtkWidget *content = gtk_widget_get_first_child (title);

      if (i >= first_figure && content != NULL)
        gtk_widget_set_halign (content, GTK_ALIGN_END);
    }
}

static void
add_node (TjRoundPage    *self,
          TjTaxonomyNode *node)
{
  gtk_list_box_append (self->taxonomy_list, tj_taxonomy_row_new (node));
}

static void
fill_taxonomy (TjRoundPage *self,
               TjTaxonomy  *taxonomy)
{
  GListModel *categories = tj_taxonomy_get_categories (taxonomy);

  add_node (self, NULL);
  for (guint i = 0; i < g_list_model_get_n_items (categories); i++)
    {
      g_autoptr(TjTaxonomyNode) category = g_list_model_get_item (categories, i);
      GListModel *types = tj_taxonomy_node_get_children (category);

      add_node (self, category);
      for (guint j = 0; j < g_list_model_get_n_items (types); j++)
        {
          g_autoptr(TjTaxonomyNode) type = g_list_model_get_item (types, j);

          add_node (self, type);
        }
    }

  gtk_list_box_select_row (self->taxonomy_list,
                           gtk_list_box_get_row_at_index (self->taxonomy_list, 0));
}

static void
tj_round_page_session_set (TjSessionView *view,
                           TjSession     *session)
{
  TjRoundPage *self = TJ_ROUND_PAGE (view);
  GListModel *items = tj_session_get_items (session);

  fill_taxonomy (self, tj_session_get_taxonomy (session));
  gtk_filter_list_model_set_model (self->filtered, items);
  gtk_sort_list_model_set_sorter (self->sorted, gtk_column_view_get_sorter (self->column_view));

  g_signal_connect_object (items, "items-changed", G_CALLBACK (items_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "searched", G_CALLBACK (searched_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (tj_session_get_words_progress (session), "notify::fraction",
                           G_CALLBACK (update_reading), self, G_CONNECT_SWAPPED);
  items_changed_cb (self, 0, 0, g_list_model_get_n_items (items), items);
}

static void
tj_round_page_dispose (GObject *object)
{
  TjRoundPage *self = TJ_ROUND_PAGE (object);

  if (self->filter != NULL)
    gtk_custom_filter_set_filter_func (self->filter, NULL, NULL, NULL);
  self->filter = NULL;
  g_clear_handle_id (&self->update_source, g_source_remove);
  g_clear_object (&self->node);

  G_OBJECT_CLASS (tj_round_page_parent_class)->dispose (object);
}

static void
tj_round_page_finalize (GObject *object)
{
  TjRoundPage *self = TJ_ROUND_PAGE (object);

  g_clear_pointer (&self->folded, g_free);
  g_clear_pointer (&self->range, g_strfreev);

  G_OBJECT_CLASS (tj_round_page_parent_class)->finalize (object);
}

static void
tj_round_page_class_init (TjRoundPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tj_round_page_dispose;
  object_class->finalize = tj_round_page_finalize;
  TJ_SESSION_VIEW_CLASS (klass)->session_set = tj_round_page_session_set;

  signals[PACKAGE_ACTIVATED] =
    g_signal_new ("package-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                  NULL, NULL, G_TYPE_NONE, 1, TJ_TYPE_ROUND_ITEM);

  g_type_ensure (TJ_TYPE_CATEGORY_MARK);
  g_type_ensure (TJ_TYPE_ROUND_ITEM);
  g_type_ensure (TJ_TYPE_SILENT_BUTTON);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/tanjian/Tanjian/ui/pages/tj-round-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TjRoundPage, taxonomy_list);
  gtk_widget_class_bind_template_child (widget_class, TjRoundPage, summary_label);
  gtk_widget_class_bind_template_child (widget_class, TjRoundPage, reading_label);
  gtk_widget_class_bind_template_child (widget_class, TjRoundPage, silent_button);
  gtk_widget_class_bind_template_child (widget_class, TjRoundPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, TjRoundPage, filter_drop_down);
  gtk_widget_class_bind_template_child (widget_class, TjRoundPage, range_button);
  gtk_widget_class_bind_template_child (widget_class, TjRoundPage, sort_drop_down);
  gtk_widget_class_bind_template_child (widget_class, TjRoundPage, stack);
  gtk_widget_class_bind_template_child (widget_class, TjRoundPage, column_view);
  gtk_widget_class_bind_template_child (widget_class, TjRoundPage, name_column);
  gtk_widget_class_bind_template_child (widget_class, TjRoundPage, potential_column);
  gtk_widget_class_bind_template_child (widget_class, TjRoundPage, unit_cost_column);
  gtk_widget_class_bind_template_child (widget_class, TjRoundPage, errors_column);
  gtk_widget_class_bind_template_child (widget_class, TjRoundPage, progress_column);
  gtk_widget_class_bind_template_child (widget_class, TjRoundPage, filtered);
  gtk_widget_class_bind_template_child (widget_class, TjRoundPage, sorted);
  gtk_widget_class_bind_template_child (widget_class, TjRoundPage, selection);
  gtk_widget_class_bind_template_child (widget_class, TjRoundPage, filter);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, range_cleared_cb);
  gtk_widget_class_bind_template_callback (widget_class, sort_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, node_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
tj_round_page_init (TjRoundPage *self)
{
  self->folded = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_custom_filter_set_filter_func (self->filter, filter_item, self, NULL);
  align_titles (self->column_view, FIRST_FIGURE_COLUMN);
}

/**
 * tj_round_page_focus_search:
 *
 * Puts the cursor into the search entry.
 */
void
tj_round_page_focus_search (TjRoundPage *self)
{
  g_return_if_fail (TJ_IS_ROUND_PAGE (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

/**
 * tj_round_page_set_range:
 * @keys: (nullable): digests of the manifests that a range of a chart holds; %NULL for all
 *
 * Lists those packages only, until the button that says so is pressed.
 */
void
tj_round_page_set_range (TjRoundPage        *self,
                         const char * const *keys)
{
  g_autofree char *label = NULL;

  g_return_if_fail (TJ_IS_ROUND_PAGE (self));

  g_strfreev (self->range);
  self->range = keys != NULL && *keys != NULL ? g_strdupv ((char **) keys) : NULL;
  if (self->range != NULL)
    /* Translators: on a button that ends it; %u counts packages */
    label = g_strdup_printf (_("Selected in a chart: %u ✕"), g_strv_length (self->range));

  gtk_button_set_label (self->range_button, label != NULL ? label : "");
  gtk_widget_set_visible (GTK_WIDGET (self->range_button), self->range != NULL);
  refilter (self);
}
