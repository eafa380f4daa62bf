/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/taxonomy/tj-boundary-pair.h"
#include "core/taxonomy/tj-taxonomy-private.h"

#include "core/base/tj-language.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The cases between which experts have to judge, whatever the words say. */

void
tj_boundary_pair_free (TjBoundaryPair *self)
{
  g_free (self->text_zh);
  g_free (self->text_en);
  g_strfreev (self->words);
  g_strfreev (self->with);
  g_strfreev (self->unless);
  g_free (self);
}

/**
 * tj_boundary_pair_get_text:
 *
 * Returns: what tells the two apart, in the language of the user
 */
const char *
tj_boundary_pair_get_text (const TjBoundaryPair *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return tj_language_pick (tj_language_get_current (), self->text_zh, self->text_en);
}

static TjTaxonomyNode *
lookup_type (TjTaxonomy     *self,
             const char     *code,
             const xmlNode  *element,
             GError        **error)
{
  TjTaxonomyNode *node = tj_taxonomy_lookup (self, code);

  if (node != NULL && tj_taxonomy_node_get_level (node) == TJ_TAXONOMY_TYPE)
    return node;

  tj_taxonomy_set_invalid (element, error, _("there is no type “%s” for a boundary to lie at"),
                           code);

  return NULL;
}

static GStrv
dup_context (const xmlNode *element,
             const char    *name)
{
  g_autofree char *text = tj_xml_dup_attribute (element, name);

  return tj_taxonomy_dup_words (text);
}

static gboolean
read_boundary (TjTaxonomy     *self,
               const xmlNode  *element,
               GError        **error)
{
  TjBoundaryPair *pair = g_new0 (TjBoundaryPair, 1);
  g_autofree char *between = tj_xml_dup_attribute (element, "between");
  g_autofree char *words = tj_xml_dup_child_text (element, "words");
  g_auto(GStrv) codes = tj_taxonomy_dup_words (between);

  g_ptr_array_add (self->boundaries, pair);
  pair->text_zh = tj_xml_dup_child_text (element, "zh");
  pair->text_en = tj_xml_dup_child_text (element, "en");
  pair->words = tj_taxonomy_dup_words (words);
  pair->with = dup_context (element, "with");
  pair->unless = dup_context (element, "unless");

  if (codes[0] == NULL)
    return TRUE;

  pair->first = lookup_type (self, codes[0], element, error);
  if (pair->first == NULL)
    return FALSE;
  if (codes[1] == NULL)
    return TRUE;

  pair->second = lookup_type (self, codes[1], element, error);
  if (pair->second == NULL)
    return FALSE;
  if (pair->second != pair->first)
    return TRUE;

  tj_taxonomy_set_invalid (element, error, _("“%s” has no boundary with itself"), codes[0]);

  return FALSE;
}

gboolean
tj_taxonomy_read_boundaries (TjTaxonomy     *self,
                             const xmlNode  *root,
                             GError        **error)
{
  for (xmlNode *element = tj_xml_first_child (root, "boundary"); element != NULL;
       element = tj_xml_next (element, "boundary"))
    {
      if (!read_boundary (self, element, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * tj_boundary_pair_is_indirect:
 *
 * Returns: whether the question is whose the reductions are, and not the type
 */
gboolean
tj_boundary_pair_is_indirect (const TjBoundaryPair *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->first == NULL;
}

/**
 * tj_taxonomy_get_boundaries:
 *
 * Returns: (transfer none) (element-type TjBoundaryPair): in the order of the file
 */
GPtrArray *
tj_taxonomy_get_boundaries (TjTaxonomy *self)
{
  g_return_val_if_fail (TJ_IS_TAXONOMY (self), NULL);

  return self->boundaries;
}

static gboolean
has_word (const char *folded,
          GStrv       words)
{
  return tj_taxonomy_find_word (folded, (const char * const *) words) != NULL;
}

static gboolean
is_met (const TjBoundaryPair *pair,
        TjTaxonomyNode       *type,
        const char           *folded)
{
  return (pair->first == NULL || pair->first == type || pair->second == type)
         && has_word (folded, pair->words)
         && (pair->with[0] == NULL || has_word (folded, pair->with))
         && !has_word (folded, pair->unless);
}

/**
 * tj_taxonomy_find_boundaries:
 * @type: (nullable): where the text belongs by its words
 * @folded: a text as tj_text_fold() makes it
 *
 * Returns: (transfer container) (element-type TjBoundaryPair): the boundaries of @type at which
 *   the text stands
 */
GPtrArray *
tj_taxonomy_find_boundaries (TjTaxonomy     *self,
                             TjTaxonomyNode *type,
                             const char     *folded)
{
  GPtrArray *found = g_ptr_array_new ();

  g_return_val_if_fail (TJ_IS_TAXONOMY (self), found);
  g_return_val_if_fail (folded != NULL, found);

  for (guint i = 0; type != NULL && i < self->boundaries->len; i++)
    {
      TjBoundaryPair *pair = g_ptr_array_index (self->boundaries, i);

      if (is_met (pair, type, folded))
        g_ptr_array_add (found, pair);
    }

  return found;
}
