/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/taxonomy/tj-taxonomy.h"

G_BEGIN_DECLS

/**
 * TjBoundaryPair:
 * @first: (transfer none) (nullable): a type; %NULL where the question is not the type but
 *   whose the reductions are, as with a platform
 * @second: (transfer none) (nullable): the type that may be meant instead; %NULL where the
 *   question is whether the technology belongs to @first at all
 * @text_zh: what tells them apart
 * @text_en: the same in English
 * @words: (array zero-terminated=1): folded; a text that has one of them is such a case
 * @with: (array zero-terminated=1): folded; unless empty, one of these has to stand in it as well
 * @unless: (array zero-terminated=1): folded; and none of these
 */
typedef struct
{
  TjTaxonomyNode *first;
  TjTaxonomyNode *second;
  char *text_zh;
  char *text_en;
  GStrv words;
  GStrv with;
  GStrv unless;
} TjBoundaryPair;

void        tj_boundary_pair_free       (TjBoundaryPair       *self);
const char *tj_boundary_pair_get_text   (const TjBoundaryPair *self);
gboolean    tj_boundary_pair_is_indirect (const TjBoundaryPair      *self);
GPtrArray  *tj_taxonomy_get_boundaries  (TjTaxonomy           *self);
GPtrArray  *tj_taxonomy_find_boundaries (TjTaxonomy           *self,
                                         TjTaxonomyNode       *type,
                                         const char           *folded) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
