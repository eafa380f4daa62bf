/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/taxonomy/tj-taxonomy.h"

/* The linker takes these only where no taxonomy is built in. */

__attribute__ ((weak)) TjTaxonomyNode *
tj_taxonomy_match_type (TjTaxonomy *taxonomy,
                        const char *text)
{
  return NULL;
}

__attribute__ ((weak)) const char *
tj_taxonomy_node_get_code (TjTaxonomyNode *node)
{
  return NULL;
}
