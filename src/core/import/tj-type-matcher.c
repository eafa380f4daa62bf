/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/import/tj-type-matcher.h"

#include "core/taxonomy/tj-taxonomy.h"

/**
 * tj_type_matcher_match:
 * @taxonomy: (nullable): nothing is matched without one
 *
 * Gives the field `type` the code of the type that its words name.
 */
void
tj_type_matcher_match (TjTaxonomy *taxonomy,
                       TjForm     *form)
{
  TjField *type = tj_form_get_field (form, "type");
  TjTaxonomyNode *node = NULL;

  if (taxonomy != NULL && !tj_field_is_blank (type))
    node = tj_taxonomy_match_type (taxonomy, tj_field_get_text (type));

  if (node != NULL)
    tj_field_set_code (type, tj_taxonomy_node_get_code (node));
}
