/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/round/tj-round-groups.h"

#include <glib/gi18n-lib.h>

/* Lists of GTK 4.8 have no headings of sections, so that a heading is an item of its own. What is
 * listed is put together anew whenever the packages change; that takes as long as going through
 * them once. */

struct _TjRoundGroup
{
  GObject parent_instance;

  TjTaxonomyNode *node;
  guint n_items;
  gboolean is_collapsed;
};

struct _TjRoundGroups
{
  GObject parent_instance;

  GListModel *items;
  TjTaxonomy *taxonomy;
  TjRoundGrouping grouping;
  GPtrArray *groups;
  GPtrArray *listed;
};

G_DEFINE_FINAL_TYPE (TjRoundGroup, tj_round_group, G_TYPE_OBJECT)

static void
tj_round_group_finalize (GObject *object)
{
  g_clear_object (&TJ_ROUND_GROUP (object)->node);

  G_OBJECT_CLASS (tj_round_group_parent_class)->finalize (object);
}

static void
tj_round_group_class_init (TjRoundGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tj_round_group_finalize;
}

static void
tj_round_group_init (TjRoundGroup *self)
{
}

/**
 * tj_round_group_get_node:
 *
 * Returns: (transfer none) (nullable): the category or type; %NULL for packages without one
 */
TjTaxonomyNode *
tj_round_group_get_node (TjRoundGroup *self)
{
  g_return_val_if_fail (TJ_IS_ROUND_GROUP (self), NULL);

  return self->node;
}

guint
tj_round_group_get_n_items (TjRoundGroup *self)
{
  g_return_val_if_fail (TJ_IS_ROUND_GROUP (self), 0);

  return self->n_items;
}

gboolean
tj_round_group_get_collapsed (TjRoundGroup *self)
{
  g_return_val_if_fail (TJ_IS_ROUND_GROUP (self), FALSE);

  return self->is_collapsed;
}

/**
 * tj_round_group_dup_label:
 *
 * Returns: (transfer full): what the heading says, as “Advanced energy storage, 3 packages”
 */
char *
tj_round_group_dup_label (TjRoundGroup *self)
{
  const char *name;
  g_autofree char *count = NULL;

  g_return_val_if_fail (TJ_IS_ROUND_GROUP (self), NULL);

  name = self->node != NULL ? tj_taxonomy_node_get_name (self->node) : _("Not Placed");
  count = g_strdup_printf (ngettext ("%u package", "%u packages", self->n_items), self->n_items);

  /* Translators: the heading of a group: its name and how many packages it holds */
  return g_strdup_printf (_("%s, %s"), name, count);
}

static GType
tj_round_groups_get_item_type (GListModel *list)
{
  return G_TYPE_OBJECT;
}

static guint
tj_round_groups_get_n_items (GListModel *list)
{
  return TJ_ROUND_GROUPS (list)->listed->len;
}

static gpointer
tj_round_groups_get_item (GListModel *list,
                          guint       position)
{
  TjRoundGroups *self = TJ_ROUND_GROUPS (list);

  return position < self->listed->len ? g_object_ref (g_ptr_array_index (self->listed, position))
                                      : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = tj_round_groups_get_item_type;
  iface->get_n_items = tj_round_groups_get_n_items;
  iface->get_item = tj_round_groups_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (TjRoundGroups, tj_round_groups, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
add_group (TjRoundGroups  *self,
           TjTaxonomyNode *node)
{
  TjRoundGroup *group = g_object_new (TJ_TYPE_ROUND_GROUP, NULL);

  g_set_object (&group->node, node);
  g_ptr_array_add (self->groups, group);
}

static void
make_groups (TjRoundGroups *self)
{
  GListModel *categories = tj_taxonomy_get_categories (self->taxonomy);

  g_ptr_array_set_size (self->groups, 0);
  for (guint i = 0; i < g_list_model_get_n_items (categories); i++)
    {
      g_autoptr(TjTaxonomyNode) category = g_list_model_get_item (categories, i);
      GListModel *types = tj_taxonomy_node_get_children (category);

      if (self->grouping == TJ_ROUND_GROUPING_CATEGORY)
        add_group (self, category);
      for (guint j = 0; self->grouping == TJ_ROUND_GROUPING_TYPE &&
                        j < g_list_model_get_n_items (types); j++)
        {
          g_autoptr(TjTaxonomyNode) type = g_list_model_get_item (types, j);

          add_group (self, type);
        }
    }

  add_group (self, NULL);
}

static GHashTable *
index_groups (TjRoundGroups *self)
{
  GHashTable *index = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->groups->len; i++)
    {
      TjRoundGroup *group = g_ptr_array_index (self->groups, i);

      if (group->node != NULL)
        g_hash_table_insert (index, (char *) tj_taxonomy_node_get_code (group->node),
                             GUINT_TO_POINTER (i));
    }

  return index;
}

/* Which group each package belongs to, in one pass; the last group takes the rest. */
static void
sort_into_groups (TjRoundGroups *self,
                  GPtrArray    **members)
{
  g_autoptr(GHashTable) index = index_groups (self);
  guint n_items = g_list_model_get_n_items (self->items);

  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr(TjRoundItem) item = g_list_model_get_item (self->items, i);
      const char *code = self->grouping == TJ_ROUND_GROUPING_CATEGORY
                           ? tj_round_item_get_category (item)
                           : tj_round_item_get_type_code (item);
      gpointer position = GUINT_TO_POINTER (self->groups->len - 1);

      if (code != NULL)
        g_hash_table_lookup_extended (index, code, NULL, &position);
      g_ptr_array_add (members[GPOINTER_TO_UINT (position)], g_steal_pointer (&item));
    }
}

static void
list_grouped (TjRoundGroups *self)
{
  g_autofree GPtrArray **members = g_new0 (GPtrArray *, self->groups->len);

  for (guint i = 0; i < self->groups->len; i++)
    members[i] = g_ptr_array_new ();
  sort_into_groups (self, members);

  for (guint i = 0; i < self->groups->len; i++)
    {
      TjRoundGroup *group = g_ptr_array_index (self->groups, i);

      group->n_items = members[i]->len;
      if (group->n_items > 0)
        g_ptr_array_add (self->listed, g_object_ref (group));
      if (group->is_collapsed)
        g_ptr_array_set_free_func (members[i], g_object_unref);
      else
        g_ptr_array_extend (self->listed, members[i], NULL, NULL);
      g_ptr_array_unref (members[i]);
    }
}

static void
list_anew (TjRoundGroups *self)
{
  guint n_before = self->listed->len;

  g_ptr_array_set_size (self->listed, 0);
  if (self->taxonomy != NULL && self->grouping != TJ_ROUND_GROUPING_NONE)
    list_grouped (self);

  g_list_model_items_changed (G_LIST_MODEL (self), 0, n_before, self->listed->len);
}

static void
tj_round_groups_finalize (GObject *object)
{
  TjRoundGroups *self = TJ_ROUND_GROUPS (object);

  g_clear_object (&self->items);
  g_clear_object (&self->taxonomy);
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  g_clear_pointer (&self->listed, g_ptr_array_unref);

  G_OBJECT_CLASS (tj_round_groups_parent_class)->finalize (object);
}

static void
tj_round_groups_class_init (TjRoundGroupsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tj_round_groups_finalize;
}

static void
tj_round_groups_init (TjRoundGroups *self)
{
  self->groups = g_ptr_array_new_with_free_func (g_object_unref);
  self->listed = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * tj_round_groups_new:
 * @items: a list of #TjRoundItem, filtered and in order
 *
 * Returns: (transfer full): an empty list, until a grouping is chosen
 */
TjRoundGroups *
tj_round_groups_new (GListModel *items)
{
  TjRoundGroups *self = g_object_new (TJ_TYPE_ROUND_GROUPS, NULL);

  self->items = g_object_ref (items);
  g_signal_connect_object (items, "items-changed", G_CALLBACK (list_anew), self,
                           G_CONNECT_SWAPPED);

  return self;
}

void
tj_round_groups_set_taxonomy (TjRoundGroups *self,
                              TjTaxonomy    *taxonomy)
{
  g_return_if_fail (TJ_IS_ROUND_GROUPS (self));

  g_set_object (&self->taxonomy, taxonomy);
  make_groups (self);
  list_anew (self);
}

/**
 * tj_round_groups_set_grouping:
 * @grouping: by what; nothing is listed under %TJ_ROUND_GROUPING_NONE
 */
void
tj_round_groups_set_grouping (TjRoundGroups   *self,
                              TjRoundGrouping  grouping)
{
  g_return_if_fail (TJ_IS_ROUND_GROUPS (self));

  if (self->grouping == grouping)
    return;

  self->grouping = grouping;
  if (self->taxonomy != NULL)
    make_groups (self);
  list_anew (self);
}

/**
 * tj_round_groups_toggle:
 *
 * Hides the packages of @group behind its heading, or shows them again.
 */
void
tj_round_groups_toggle (TjRoundGroups *self,
                        TjRoundGroup  *group)
{
  g_return_if_fail (TJ_IS_ROUND_GROUPS (self));
  g_return_if_fail (TJ_IS_ROUND_GROUP (group));

  group->is_collapsed = !group->is_collapsed;
  list_anew (self);
}

/**
 * tj_round_groups_refresh:
 *
 * Packages belong to other groups now.
 */
void
tj_round_groups_refresh (TjRoundGroups *self)
{
  g_return_if_fail (TJ_IS_ROUND_GROUPS (self));

  if (self->grouping != TJ_ROUND_GROUPING_NONE)
    list_anew (self);
}
