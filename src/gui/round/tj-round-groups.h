/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "core/taxonomy/tj-taxonomy.h"
#include "gui/tj-round-item.h"

G_BEGIN_DECLS

/**
 * TjRoundGrouping:
 * @TJ_ROUND_GROUPING_NONE: packages stand by themselves
 * @TJ_ROUND_GROUPING_CATEGORY: under their category
 * @TJ_ROUND_GROUPING_TYPE: under their type
 */
typedef enum
{
  TJ_ROUND_GROUPING_NONE,
  TJ_ROUND_GROUPING_CATEGORY,
  TJ_ROUND_GROUPING_TYPE,
} TjRoundGrouping;

#define TJ_TYPE_ROUND_GROUP (tj_round_group_get_type ())

/* The heading over the packages of one category or type. */
G_DECLARE_FINAL_TYPE (TjRoundGroup, tj_round_group, TJ, ROUND_GROUP, GObject)

TjTaxonomyNode *tj_round_group_get_node      (TjRoundGroup *self);
guint           tj_round_group_get_n_items   (TjRoundGroup *self);
gboolean        tj_round_group_get_collapsed (TjRoundGroup *self);
char           *tj_round_group_dup_label     (TjRoundGroup *self);

#define TJ_TYPE_ROUND_GROUPS (tj_round_groups_get_type ())

/* The packages of a list in the order of the notice's categories and types, each under its
 * heading: a list of #TjRoundGroup and #TjRoundItem. */
G_DECLARE_FINAL_TYPE (TjRoundGroups, tj_round_groups, TJ, ROUND_GROUPS, GObject)

TjRoundGroups *tj_round_groups_new          (GListModel      *items);
void           tj_round_groups_set_taxonomy (TjRoundGroups   *self,
                                             TjTaxonomy      *taxonomy);
void           tj_round_groups_set_grouping (TjRoundGroups   *self,
                                             TjRoundGrouping  grouping);
void           tj_round_groups_toggle       (TjRoundGroups   *self,
                                             TjRoundGroup    *group);
void           tj_round_groups_refresh      (TjRoundGroups   *self);

G_END_DECLS
