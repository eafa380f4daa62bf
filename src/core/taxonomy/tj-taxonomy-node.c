/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/taxonomy/tj-taxonomy-private.h"

#include "core/base/tj-language.h"
#include "core/base/tj-set-str.h"

struct _TjTaxonomyNode
{
  GObject parent_instance;

  TjTaxonomyLevel level;
  char *code;
  char *name_zh;
  char *name_en;
  char *clause;
  GPtrArray *aliases;
  GListStore *children;

  /* A parent owns its children; it clears this when it goes. */
  TjTaxonomyNode *parent;
};

enum {
  PROP_0,
  PROP_LEVEL,
  PROP_CODE,
  PROP_NAME,
  PROP_CLAUSE,
  PROP_CHILDREN,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TjTaxonomyNode, tj_taxonomy_node, G_TYPE_OBJECT)

static void
tj_taxonomy_node_dispose (GObject *object)
{
  TjTaxonomyNode *self = TJ_TAXONOMY_NODE (object);
  GListModel *children = G_LIST_MODEL (self->children);

  for (guint i = 0; children != NULL && i < g_list_model_get_n_items (children); i++)
    {
      g_autoptr(TjTaxonomyNode) child = g_list_model_get_item (children, i);

      child->parent = NULL;
    }

  g_clear_object (&self->children);

  G_OBJECT_CLASS (tj_taxonomy_node_parent_class)->dispose (object);
}

static void
tj_taxonomy_node_finalize (GObject *object)
{
  TjTaxonomyNode *self = TJ_TAXONOMY_NODE (object);

  g_clear_pointer (&self->code, g_free);
  g_clear_pointer (&self->name_zh, g_free);
  g_clear_pointer (&self->name_en, g_free);
  g_clear_pointer (&self->clause, g_free);
  g_clear_pointer (&self->aliases, g_ptr_array_unref);

  G_OBJECT_CLASS (tj_taxonomy_node_parent_class)->finalize (object);
}

static void
tj_taxonomy_node_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  TjTaxonomyNode *self = TJ_TAXONOMY_NODE (object);

  switch (prop_id)
    {
    case PROP_LEVEL:
      g_value_set_uint (value, self->level);
      break;

    case PROP_CODE:
      g_value_set_string (value, self->code);
      break;

    case PROP_NAME:
      g_value_set_string (value, tj_taxonomy_node_get_name (self));
      break;

    case PROP_CLAUSE:
      g_value_set_string (value, self->clause);
      break;

    case PROP_CHILDREN:
      g_value_set_object (value, self->children);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tj_taxonomy_node_class_init (TjTaxonomyNodeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = tj_taxonomy_node_dispose;
  object_class->finalize = tj_taxonomy_node_finalize;
  object_class->get_property = tj_taxonomy_node_get_property;

  properties[PROP_LEVEL] =
    g_param_spec_uint ("level", NULL, NULL, 0, TJ_TAXONOMY_DIRECTION, 0,
                       G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_CODE] =
    g_param_spec_string ("code", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_NAME] =
    g_param_spec_string ("name", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_CLAUSE] =
    g_param_spec_string ("clause", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_CHILDREN] =
    g_param_spec_object ("children", NULL, NULL, G_TYPE_LIST_MODEL,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
tj_taxonomy_node_init (TjTaxonomyNode *self)
{
  self->children = g_list_store_new (TJ_TYPE_TAXONOMY_NODE);
  self->aliases = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->aliases, NULL);
}

TjTaxonomyNode *
tj_taxonomy_node_new (TjTaxonomyLevel  level,
                      const char      *code,
                      const char      *clause)
{
  TjTaxonomyNode *self = g_object_new (TJ_TYPE_TAXONOMY_NODE, NULL);

  self->level = level;
  self->code = g_strdup (code);
  self->clause = g_strdup (clause);

  return self;
}

void
tj_taxonomy_node_set_names (TjTaxonomyNode *self,
                            const char     *zh,
                            const char     *en)
{
  tj_set_str (&self->name_zh, zh);
  tj_set_str (&self->name_en, en);
}

/**
 * tj_taxonomy_node_add_alias:
 * @alias: another name by which applicants call the node
 */
void
tj_taxonomy_node_add_alias (TjTaxonomyNode *self,
                            const char     *alias)
{
  g_ptr_array_insert (self->aliases, (int) self->aliases->len - 1, g_strdup (alias));
}

/**
 * tj_taxonomy_node_get_aliases:
 *
 * Returns: (transfer none) (array zero-terminated=1): in the order of the file
 */
const char * const *
tj_taxonomy_node_get_aliases (TjTaxonomyNode *self)
{
  return (const char * const *) self->aliases->pdata;
}

void
tj_taxonomy_node_add_child (TjTaxonomyNode *self,
                            TjTaxonomyNode *child)
{
  child->parent = self;
  g_list_store_append (self->children, child);
}

/**
 * tj_taxonomy_node_get_type_of:
 *
 * Returns: (transfer none) (nullable): the type that @self is or belongs to; %NULL for a category
 */
TjTaxonomyNode *
tj_taxonomy_node_get_type_of (TjTaxonomyNode *self)
{
  while (self != NULL && self->level == TJ_TAXONOMY_DIRECTION)
    self = self->parent;

  return self != NULL && self->level == TJ_TAXONOMY_TYPE ? self : NULL;
}

TjTaxonomyLevel
tj_taxonomy_node_get_level (TjTaxonomyNode *self)
{
  g_return_val_if_fail (TJ_IS_TAXONOMY_NODE (self), TJ_TAXONOMY_CATEGORY);

  return self->level;
}

/**
 * tj_taxonomy_node_get_code:
 *
 * Returns: the stable name, as `energy.storage`; it begins with the code of the parent
 */
const char *
tj_taxonomy_node_get_code (TjTaxonomyNode *self)
{
  g_return_val_if_fail (TJ_IS_TAXONOMY_NODE (self), NULL);

  return self->code;
}

/**
 * tj_taxonomy_node_get_name_zh:
 *
 * Returns: the words of the notice
 */
const char *
tj_taxonomy_node_get_name_zh (TjTaxonomyNode *self)
{
  g_return_val_if_fail (TJ_IS_TAXONOMY_NODE (self), NULL);

  return self->name_zh;
}

const char *
tj_taxonomy_node_get_name_en (TjTaxonomyNode *self)
{
  g_return_val_if_fail (TJ_IS_TAXONOMY_NODE (self), NULL);

  return self->name_en;
}

/**
 * tj_taxonomy_node_get_name:
 *
 * Returns: the name in the language of the user
 */
const char *
tj_taxonomy_node_get_name (TjTaxonomyNode *self)
{
  g_return_val_if_fail (TJ_IS_TAXONOMY_NODE (self), NULL);

  return tj_language_pick (tj_language_get_current (), self->name_zh, self->name_en);
}

/**
 * tj_taxonomy_node_get_clause:
 *
 * Returns: where the notice says so, as `四（一）2`; a direction has the clause of its type
 */
const char *
tj_taxonomy_node_get_clause (TjTaxonomyNode *self)
{
  g_return_val_if_fail (TJ_IS_TAXONOMY_NODE (self), NULL);

  return self->clause;
}

/**
 * tj_taxonomy_node_get_parent:
 *
 * Returns: (transfer none) (nullable): %NULL for a category
 */
TjTaxonomyNode *
tj_taxonomy_node_get_parent (TjTaxonomyNode *self)
{
  g_return_val_if_fail (TJ_IS_TAXONOMY_NODE (self), NULL);

  return self->parent;
}

/**
 * tj_taxonomy_node_get_children:
 *
 * Returns: (transfer none): the nodes below, in the order of the notice; may be empty.
 *   A direction has children where the notice lists several in one breath
 */
GListModel *
tj_taxonomy_node_get_children (TjTaxonomyNode *self)
{
  g_return_val_if_fail (TJ_IS_TAXONOMY_NODE (self), NULL);

  return G_LIST_MODEL (self->children);
}
