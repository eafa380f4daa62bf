/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/pages/tj-round-page.h"

#include <glib/gi18n-lib.h>

#include "core/base/tj-text.h"
#include "gui/pages/tj-silent-button.h"
#include "gui/round/tj-filter-box.h"
#include "gui/round/tj-list-menus.h"
#include "gui/round/tj-round-list.h"
#include "gui/widgets/tj-taxonomy-row.h"
#include "gui/widgets/tj-tooltip.h"

/* What is counted is counted over the whole round, at most so often while packages are read. */
#define UPDATE_MILLISECONDS 100

struct _TjRoundPage
{
  TjSessionView parent_instance;

  GtkListBox *taxonomy_list;
  GtkLabel *summary_label;
  GtkLabel *reading_label;
  TjSilentButton *silent_button;
  GtkSearchEntry *search_entry;
  GtkButton *range_button;
  GtkMenuButton *filter_button;
  TjFilterBox *filter_box;
  GtkMenuButton *order_button;
  GtkMenuButton *columns_button;
  GtkRevealer *filter_revealer;
  GtkLabel *filter_label;
  GtkStack *stack;
  TjRoundList *list;

  GtkCustomFilter *filter;
  char *folded;
  GStrv range;
  guint update_source;
};

enum {
  PACKAGE_ACTIVATED,
  SELECTION_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TjRoundPage, tj_round_page, TJ_TYPE_SESSION_VIEW)

/* Whether it was among what was selected in a chart, if anything was. */
static gboolean
is_in_range (TjRoundPage *self,
             TjRoundItem *item)
{
  const char *key = tj_round_item_get_digest (item);

  if (self->range == NULL)
    return TRUE;

  return key != NULL && g_strv_contains ((const char * const *) self->range, key);
}

static gboolean
filter_item (gpointer object,
             gpointer user_data)
{
  TjRoundPage *self = user_data;
  TjRoundItem *item = object;

  return tj_round_filter_matches (tj_filter_box_get_filter (self->filter_box), item) &&
         is_in_range (self, item) &&
         (tj_round_item_matches (item, self->folded) || tj_round_item_get_hit (item) != NULL);
}

static void
count_code (GHashTable *counts,
            const char *code)
{
  guint count;

  if (code == NULL)
    return;

  count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, code));
  g_hash_table_insert (counts, (char *) code, GUINT_TO_POINTER (count + 1));
}

static void
update_counts (TjRoundPage *self,
               GListModel  *items)
{
  g_autoptr(GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_items = g_list_model_get_n_items (items);
  GtkListBoxRow *row;

  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr(TjRoundItem) item = g_list_model_get_item (items, i);

      count_code (counts, tj_round_item_get_category (item));
      count_code (counts, tj_round_item_get_type_code (item));
    }

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->taxonomy_list, i)) != NULL; i++)
    {
      TjTaxonomyNode *node = tj_taxonomy_row_get_node (TJ_TAXONOMY_ROW (row));
      guint count = n_items;

      if (node != NULL)
        count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, tj_taxonomy_node_get_code (node)));
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

/* What cannot be read can neither be signed nor found to be without error. */
static void
update_summary (TjRoundPage *self,
                GListModel  *items)
{
  guint n_items = g_list_model_get_n_items (items);
  guint n_open = 0;
  guint n_with_errors = 0;
  guint n_unread = 0;
  g_autofree char *packages = NULL;
  g_autofree char *open = NULL;
  g_autofree char *errors = NULL;
  g_autoptr(GString) summary = NULL;

  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr(TjRoundItem) item = g_list_model_get_item (items, i);

      if (tj_round_item_get_state (item) == TJ_ROUND_ITEM_FAILED)
        n_unread++;
      else if (!tj_round_item_get_signed (item))
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
  summary = g_string_new (NULL);
  g_string_printf (summary, _("%s · %s · %s"), packages, open, errors);
  if (n_unread > 0)
    g_string_append_printf (summary,
                            /* Translators: goes on a list of counts */
                            ngettext (" · %u unreadable", " · %u unreadable", n_unread), n_unread);
  gtk_label_set_label (self->summary_label, summary->str);
}

/* A list that is not whole says so, in words. */
static void
update_filter (TjRoundPage *self)
{
  TjSession *session = tj_session_view_get_session (TJ_SESSION_VIEW (self));
  const TjRoundFilter *filter = tj_filter_box_get_filter (self->filter_box);
  guint count = tj_round_filter_count (filter);
  guint n_listed = tj_round_list_get_n_listed (self->list);
  g_autofree char *conditions = tj_round_filter_describe (filter,
                                                          tj_session_get_taxonomy (session));
  g_autofree char *listed = NULL;
  g_autofree char *text = NULL;

  listed = g_strdup_printf (ngettext ("%u listed", "%u listed", n_listed), n_listed);
  /* Translators: the conditions of a filter, and how many packages fulfil them */
  text = g_strdup_printf (_("%s: %s"), conditions, listed);
  gtk_label_set_label (self->filter_label, text);
  tj_tooltip_set (GTK_WIDGET (self->filter_label), text);
  gtk_revealer_set_reveal_child (self->filter_revealer, count > 0);
}

static void
update (TjRoundPage *self)
{
  TjSession *session = tj_session_view_get_session (TJ_SESSION_VIEW (self));
  GListModel *items = tj_session_get_items (session);

  update_counts (self, items);
  update_summary (self, items);
  update_filter (self);
  gtk_stack_set_visible_child_name (self->stack, tj_round_list_get_n_listed (self->list) > 0
                                                   ? "list" : "no-match");
}

/* The list also speaks while the template is built and torn down. */
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
filter_cleared_cb (TjRoundPage *self)
{
  tj_filter_box_clear (self->filter_box);
}

static void
select_node (TjRoundPage *self,
             const char  *code)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->taxonomy_list, i)) != NULL; i++)
    {
      TjTaxonomyNode *node = tj_taxonomy_row_get_node (TJ_TAXONOMY_ROW (row));

      if (g_strcmp0 (node != NULL ? tj_taxonomy_node_get_code (node) : NULL, code) == 0)
        gtk_list_box_select_row (self->taxonomy_list, row);
    }
}

/* A saved filter may ask for another category. */
static void
filter_changed_cb (TjRoundPage *self)
{
  const TjRoundFilter *filter = tj_filter_box_get_filter (self->filter_box);

  select_node (self, tj_round_filter_get (filter, TJ_ROUND_CONDITION_NODE));
  refilter (self);
}

static void
node_selected_cb (TjRoundPage   *self,
                  GtkListBoxRow *row)
{
  TjTaxonomyNode *node = NULL;

  if (row == NULL || self->filter == NULL)
    return;

  node = tj_taxonomy_row_get_node (TJ_TAXONOMY_ROW (row));
  tj_filter_box_set_node (self->filter_box,
                          node != NULL ? tj_taxonomy_node_get_code (node) : NULL);
}

static void
activated_cb (TjRoundPage *self,
              TjRoundItem *item)
{
  tj_session_set_current (tj_session_view_get_session (TJ_SESSION_VIEW (self)), item);
  g_signal_emit (self, signals[PACKAGE_ACTIVATED], 0, item);
}

/* What is done to a package from the menu is done to the selected one. */
static void
chosen_cb (TjRoundPage *self,
           TjRoundItem *item)
{
  tj_session_set_current (tj_session_view_get_session (TJ_SESSION_VIEW (self)), item);
}

static void
counted_cb (TjRoundPage *self)
{
  g_signal_emit (self, signals[SELECTION_CHANGED], 0);
}

static gboolean
update_cb (gpointer user_data)
{
  TjRoundPage *self = user_data;

  self->update_source = 0;
  tj_round_list_resort (self->list);
  refilter (self);

  return G_SOURCE_REMOVE;
}

/* Once for all items that change together: what is counted is counted over the whole round. */
static void
item_changed_cb (TjRoundPage *self)
{
  if (self->update_source == 0)
    self->update_source = g_timeout_add (UPDATE_MILLISECONDS, update_cb, self);
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

      g_signal_connect_object (item, "changed", G_CALLBACK (item_changed_cb), self,
                               G_CONNECT_SWAPPED);
    }

  update (self);
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
}

static void
tj_round_page_session_set (TjSessionView *view,
                           TjSession     *session)
{
  TjRoundPage *self = TJ_ROUND_PAGE (view);
  GListModel *items = tj_session_get_items (session);

  fill_taxonomy (self, tj_session_get_taxonomy (session));
  tj_filter_box_set_round (self->filter_box, items, tj_session_get_settings (session));
  tj_round_list_set_filter (self->list, GTK_FILTER (self->filter));
  tj_round_list_set_round (self->list, items, tj_session_get_taxonomy (session),
                           tj_session_get_settings (session));
  select_node (self, tj_round_filter_get (tj_filter_box_get_filter (self->filter_box),
                                          TJ_ROUND_CONDITION_NODE));

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
  g_clear_object (&self->filter);
  g_clear_handle_id (&self->update_source, g_source_remove);

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
  signals[SELECTION_CHANGED] =
    g_signal_new ("selection-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                  NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (TJ_TYPE_FILTER_BOX);
  g_type_ensure (TJ_TYPE_ROUND_LIST);
  g_type_ensure (TJ_TYPE_SILENT_BUTTON);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/tanjian/Tanjian/ui/pages/tj-round-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TjRoundPage, taxonomy_list);
  gtk_widget_class_bind_template_child (widget_class, TjRoundPage, summary_label);
  gtk_widget_class_bind_template_child (widget_class, TjRoundPage, reading_label);
  gtk_widget_class_bind_template_child (widget_class, TjRoundPage, silent_button);
  gtk_widget_class_bind_template_child (widget_class, TjRoundPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, TjRoundPage, range_button);
  gtk_widget_class_bind_template_child (widget_class, TjRoundPage, filter_button);
  gtk_widget_class_bind_template_child (widget_class, TjRoundPage, filter_box);
  gtk_widget_class_bind_template_child (widget_class, TjRoundPage, order_button);
  gtk_widget_class_bind_template_child (widget_class, TjRoundPage, columns_button);
  gtk_widget_class_bind_template_child (widget_class, TjRoundPage, filter_revealer);
  gtk_widget_class_bind_template_child (widget_class, TjRoundPage, filter_label);
  gtk_widget_class_bind_template_child (widget_class, TjRoundPage, stack);
  gtk_widget_class_bind_template_child (widget_class, TjRoundPage, list);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_cleared_cb);
  gtk_widget_class_bind_template_callback (widget_class, counted_cb);
  gtk_widget_class_bind_template_callback (widget_class, range_cleared_cb);
  gtk_widget_class_bind_template_callback (widget_class, node_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
}

static void
tj_round_page_init (TjRoundPage *self)
{
  g_autoptr(GMenuModel) order = tj_list_menus_new_order ();
  g_autoptr(GMenuModel) columns = tj_list_menus_new_columns ();

  self->folded = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));

  self->filter = gtk_custom_filter_new (filter_item, self, NULL);
  gtk_menu_button_set_menu_model (self->order_button, order);
  gtk_menu_button_set_menu_model (self->columns_button, columns);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "list",
                                  tj_round_list_get_actions (self->list));
}

/**
 * tj_round_page_list_selected:
 *
 * Returns: (transfer full) (element-type TjRoundItem): the packages that are selected in the list
 */
GPtrArray *
tj_round_page_list_selected (TjRoundPage *self)
{
  g_return_val_if_fail (TJ_IS_ROUND_PAGE (self), NULL);

  return tj_round_list_list_selected (self->list);
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
