/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/panel/tj-ratings.h"

G_BEGIN_DECLS

/**
 * TjReviewerStrictness:
 * @known: whether the reviewer rated anything that another rated too
 * @effect: by how much the reviewer scores above the others on the same items; below zero is
 *   strict
 * @has_interval: whether there are ratings enough for one
 * @low: lower end of the 95 per cent interval
 * @high: its upper end
 * @n_items: how many the reviewer rated
 * @group: reviewers of different groups share no item, directly or through others, and cannot
 *   be compared
 */
typedef struct
{
  gboolean known;
  double effect;
  gboolean has_interval;
  double low;
  double high;
  guint n_items;
  guint group;
} TjReviewerStrictness;

/**
 * TjItemAdjustment:
 * @known: whether there is an adjusted score
 * @raw: the plain mean of the item's ratings
 * @adjusted: the same if every reviewer were as strict as the average of their group
 * @has_interval: whether there are ratings enough for one
 * @low: lower end of the 95 per cent interval of @adjusted
 * @high: its upper end
 * @group: as of reviewers
 */
typedef struct
{
  gboolean known;
  double raw;
  double adjusted;
  gboolean has_interval;
  double low;
  double high;
  guint group;
} TjItemAdjustment;

/**
 * TjStrictness:
 * @reviewers: (array): by reviewer
 * @items: (array): by item
 * @n_reviewers: how many there are
 * @n_items: how many there are
 * @n_groups: how many groups that cannot be compared with each other; 1 is well
 * @degrees: of freedom that are left for the error
 * @error: the standard deviation of what the model leaves unexplained, where @degrees > 0
 */
typedef struct
{
  TjReviewerStrictness *reviewers;
  TjItemAdjustment *items;
  guint n_reviewers;
  guint n_items;
  guint n_groups;
  guint degrees;
  double error;
} TjStrictness;

TjStrictness *tj_strictness_new  (const TjRatings *ratings) G_GNUC_WARN_UNUSED_RESULT;
void        tj_strictness_free (TjStrictness      *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TjStrictness, tj_strictness_free)

G_END_DECLS
