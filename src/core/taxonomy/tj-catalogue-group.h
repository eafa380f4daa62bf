/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/taxonomy/tj-taxonomy.h"

G_BEGIN_DECLS

/**
 * TjCatalogueGroup:
 * @code: as `agriculture`
 * @name_zh: as it was published
 * @name_en: the same in English
 * @n_technologies: how many were published in it
 * @types: (array zero-terminated=1): codes of the types that are published in it as a rule
 * @words: (array zero-terminated=1): folded; a text with one of them may be published in it
 *   whatever its type
 *
 * One of the groups in which a batch of the catalogue was published.
 */
typedef struct
{
  char *code;
  char *name_zh;
  char *name_en;
  guint n_technologies;
  GStrv types;
  GStrv words;
} TjCatalogueGroup;

GPtrArray  *tj_catalogue_groups_list    (void);
const char *tj_catalogue_groups_get_notice (void);
const TjCatalogueGroup *tj_catalogue_group_lookup (const char *code);
const char *tj_catalogue_group_get_name (const TjCatalogueGroup *self);
GPtrArray  *tj_catalogue_groups_suggest (TjTaxonomyNode *type,
                                         const char     *folded) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
