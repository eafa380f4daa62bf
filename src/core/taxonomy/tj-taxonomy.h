/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/base/tj-core-types.h"

G_BEGIN_DECLS

/**
 * TjTaxonomyLevel:
 * @TJ_TAXONOMY_CATEGORY: one of the five 类
 * @TJ_TAXONOMY_TYPE: one of the sixteen 技术
 * @TJ_TAXONOMY_DIRECTION: a technology that the notice lists under a type
 */
typedef enum
{
  TJ_TAXONOMY_CATEGORY,
  TJ_TAXONOMY_TYPE,
  TJ_TAXONOMY_DIRECTION,
} TjTaxonomyLevel;

#define TJ_TAXONOMY_ERROR (tj_taxonomy_error_quark ())

/**
 * TjTaxonomyError:
 * @TJ_TAXONOMY_ERROR_INVALID: a code is given twice, a parent is unknown or the file is not
 *   of its schema
 */
typedef enum
{
  TJ_TAXONOMY_ERROR_INVALID,
} TjTaxonomyError;

GQuark tj_taxonomy_error_quark (void);

#define TJ_TYPE_TAXONOMY_NODE (tj_taxonomy_node_get_type ())

G_DECLARE_FINAL_TYPE (TjTaxonomyNode, tj_taxonomy_node, TJ, TAXONOMY_NODE, GObject)

TjTaxonomyLevel      tj_taxonomy_node_get_level    (TjTaxonomyNode *self);
const char          *tj_taxonomy_node_get_code     (TjTaxonomyNode *self);
const char          *tj_taxonomy_node_get_name_zh  (TjTaxonomyNode *self);
const char          *tj_taxonomy_node_get_name_en  (TjTaxonomyNode *self);
const char          *tj_taxonomy_node_get_name     (TjTaxonomyNode *self);
const char          *tj_taxonomy_node_get_clause   (TjTaxonomyNode *self);
TjTaxonomyNode      *tj_taxonomy_node_get_parent   (TjTaxonomyNode *self);
GListModel          *tj_taxonomy_node_get_children (TjTaxonomyNode *self);

#define TJ_TYPE_TAXONOMY (tj_taxonomy_get_type ())

G_DECLARE_FINAL_TYPE (TjTaxonomy, tj_taxonomy, TJ, TAXONOMY, GObject)

TjTaxonomy     *tj_taxonomy_new_default   (void);
TjTaxonomy     *tj_taxonomy_new_from_bytes (GBytes     *bytes,
                                            const char *name,
                                            GError    **error);
TjTaxonomy     *tj_taxonomy_new_plan_from_bytes (GBytes     *bytes,
                                                 const char *name,
                                                 TjTaxonomy *notice,
                                                 GError    **error);
const char     *tj_taxonomy_get_id        (TjTaxonomy *self);
const char     *tj_taxonomy_get_version   (TjTaxonomy *self);
const char     *tj_taxonomy_get_sha256    (TjTaxonomy *self);
const char     *tj_taxonomy_get_title     (TjTaxonomy *self);
const char     *tj_taxonomy_get_title_zh  (TjTaxonomy *self);
const char     *tj_taxonomy_get_notice    (TjTaxonomy *self);
const char     *tj_taxonomy_get_date      (TjTaxonomy *self);
GListModel     *tj_taxonomy_get_categories (TjTaxonomy *self);
TjTaxonomyNode *tj_taxonomy_lookup        (TjTaxonomy *self,
                                           const char *code);
TjTaxonomyNode *tj_taxonomy_match_category (TjTaxonomy *self,
                                            const char *text);
TjTaxonomyNode *tj_taxonomy_match_type    (TjTaxonomy *self,
                                           const char *text);

G_END_DECLS
