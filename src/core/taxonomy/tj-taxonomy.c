/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/taxonomy/tj-taxonomy-private.h"

#include "core/base/tj-digest.h"
#include "core/base/tj-language.h"
#include "core/taxonomy/tj-boundary-pair.h"
#include "core/taxonomy/tj-policy-target.h"

/* The taxonomy of one notice. Nothing changes after it was read, so any thread may ask it.
 * What an applicant wrote is matched to it in tj-taxonomy-matcher.c. */

#define DEFAULT_TAXONOMY "/org/tanjian/Tanjian/taxonomy/notice-2024-2.xml"

G_DEFINE_QUARK (tj-taxonomy-error-quark, tj_taxonomy_error)

G_DEFINE_FINAL_TYPE (TjTaxonomy, tj_taxonomy, G_TYPE_OBJECT)

static void
tj_taxonomy_finalize (GObject *object)
{
  TjTaxonomy *self = TJ_TAXONOMY (object);

  g_clear_pointer (&self->index, tj_cue_index_free);
  g_clear_pointer (&self->type_names, g_ptr_array_unref);
  g_clear_pointer (&self->types, g_ptr_array_unref);
  g_clear_pointer (&self->targets, g_ptr_array_unref);
  g_clear_pointer (&self->boundaries, g_ptr_array_unref);
  g_clear_object (&self->categories);
  g_clear_pointer (&self->nodes, g_hash_table_unref);
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->version, g_free);
  g_clear_pointer (&self->notice, g_free);
  g_clear_pointer (&self->date, g_free);
  g_clear_pointer (&self->title_zh, g_free);
  g_clear_pointer (&self->title_en, g_free);
  g_clear_pointer (&self->sha256, g_free);

  G_OBJECT_CLASS (tj_taxonomy_parent_class)->finalize (object);
}

static void
tj_taxonomy_class_init (TjTaxonomyClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = tj_taxonomy_finalize;
}

static void
tj_taxonomy_init (TjTaxonomy *self)
{
  self->categories = g_list_store_new (TJ_TYPE_TAXONOMY_NODE);
  self->nodes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->types = g_ptr_array_new ();
  self->index = tj_cue_index_new ();
  self->targets = g_ptr_array_new_with_free_func ((GDestroyNotify) tj_policy_target_free);
  self->boundaries = g_ptr_array_new_with_free_func ((GDestroyNotify) tj_boundary_pair_free);
}

/**
 * tj_taxonomy_new_default:
 *
 * Returns: (transfer full): the taxonomy of 环办气候〔2024〕2号 that is compiled into the program
 */
TjTaxonomy *
tj_taxonomy_new_default (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = NULL;
  TjTaxonomy *self = NULL;

  bytes = g_resources_lookup_data (DEFAULT_TAXONOMY, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  if (bytes != NULL)
    self = tj_taxonomy_new_from_bytes (bytes, DEFAULT_TAXONOMY, &error);

  /* The program cannot do without it, and only a fault of the build takes it away. */
  if (self == NULL)
    g_error ("%s", error->message);

  return self;
}

/**
 * tj_taxonomy_new_from_bytes:
 * @bytes: a taxonomy file
 * @name: what to call it in messages
 *
 * Returns: (transfer full) (nullable): the taxonomy, or %NULL with an error of the domain
 *   %TJ_TAXONOMY_ERROR that names the line
 */
TjTaxonomy *
tj_taxonomy_new_from_bytes (GBytes      *bytes,
                            const char  *name,
                            GError     **error)
{
  return tj_taxonomy_new_plan_from_bytes (bytes, name, NULL, error);
}

/**
 * tj_taxonomy_new_plan_from_bytes:
 * @bytes: a taxonomy file
 * @name: what to call it in messages
 * @notice: (nullable): the taxonomy whose words the file borrows by its `like` elements
 *
 * Returns: (transfer full) (nullable): the boxes and items of a policy document, or %NULL with
 *   an error of the domain %TJ_TAXONOMY_ERROR that names the line
 */
TjTaxonomy *
tj_taxonomy_new_plan_from_bytes (GBytes      *bytes,
                                 const char  *name,
                                 TjTaxonomy  *notice,
                                 GError     **error)
{
  g_autoptr(TjTaxonomy) self = NULL;

  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  self = g_object_new (TJ_TYPE_TAXONOMY, NULL);
  if (!tj_taxonomy_read (self, notice, bytes, name, error))
    return NULL;

  self->sha256 = tj_digest_bytes (bytes);

  return g_steal_pointer (&self);
}

/**
 * tj_taxonomy_get_id:
 *
 * Returns: as `notice-2024-2`
 */
const char *
tj_taxonomy_get_id (TjTaxonomy *self)
{
  g_return_val_if_fail (TJ_IS_TAXONOMY (self), NULL);

  return self->id;
}

const char *
tj_taxonomy_get_version (TjTaxonomy *self)
{
  g_return_val_if_fail (TJ_IS_TAXONOMY (self), NULL);

  return self->version;
}

/**
 * tj_taxonomy_get_sha256:
 *
 * Returns: the digest of the file, which a signed sheet names
 */
const char *
tj_taxonomy_get_sha256 (TjTaxonomy *self)
{
  g_return_val_if_fail (TJ_IS_TAXONOMY (self), NULL);

  return self->sha256;
}

/**
 * tj_taxonomy_get_title:
 *
 * Returns: the title in the language of the user
 */
const char *
tj_taxonomy_get_title (TjTaxonomy *self)
{
  g_return_val_if_fail (TJ_IS_TAXONOMY (self), NULL);

  return tj_language_pick (tj_language_get_current (), self->title_zh, self->title_en);
}

/**
 * tj_taxonomy_get_title_zh:
 *
 * Returns: the title as the document itself has it
 */
const char *
tj_taxonomy_get_title_zh (TjTaxonomy *self)
{
  g_return_val_if_fail (TJ_IS_TAXONOMY (self), NULL);

  return self->title_zh;
}

/**
 * tj_taxonomy_get_notice:
 *
 * Returns: the number of the notice, as `环办气候〔2024〕2号`
 */
const char *
tj_taxonomy_get_notice (TjTaxonomy *self)
{
  g_return_val_if_fail (TJ_IS_TAXONOMY (self), NULL);

  return self->notice;
}

/**
 * tj_taxonomy_get_date:
 *
 * Returns: (nullable): the day on which the document was signed, as `2024-02-06`; %NULL where
 *   it does not say
 */
const char *
tj_taxonomy_get_date (TjTaxonomy *self)
{
  g_return_val_if_fail (TJ_IS_TAXONOMY (self), NULL);

  return self->date;
}

/**
 * tj_taxonomy_get_categories:
 *
 * Returns: (transfer none): the categories in the order of the notice
 */
GListModel *
tj_taxonomy_get_categories (TjTaxonomy *self)
{
  g_return_val_if_fail (TJ_IS_TAXONOMY (self), NULL);

  return G_LIST_MODEL (self->categories);
}

/**
 * tj_taxonomy_lookup:
 * @code: (nullable): as `energy.storage`
 *
 * Returns: (transfer none) (nullable): the node of that very code, of whatever level
 */
TjTaxonomyNode *
tj_taxonomy_lookup (TjTaxonomy *self,
                    const char *code)
{
  g_return_val_if_fail (TJ_IS_TAXONOMY (self), NULL);

  return code != NULL ? g_hash_table_lookup (self->nodes, code) : NULL;
}
