/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/tj-round-item-private.h"

#include <string.h>

/* The reviewer's judgement on a package of the round, and how far it is. */

static void
notify_progress (TjRoundItem *self)
{
  memset (&self->total, 0, sizeof self->total);
  if (self->review != NULL)
    tj_review_get_total (self->review, &self->total);

  g_object_notify (G_OBJECT (self), "progress");
  tj_round_item_tell_changed (self);
}

static void
notify_review (TjRoundItem *self)
{
  notify_progress (self);
  g_object_notify (G_OBJECT (self), "signed");
}

void
tj_round_item_set_review (TjRoundItem *self,
                          TjReview    *review,
                          gint64       review_id)
{
  g_return_if_fail (TJ_IS_ROUND_ITEM (self));

  if (self->review != NULL)
    g_signal_handlers_disconnect_by_data (self->review, self);

  g_set_object (&self->review, review);
  self->review_id = review_id;

  if (review != NULL)
    g_signal_connect_object (review, "changed", G_CALLBACK (notify_progress), self,
                             G_CONNECT_SWAPPED);
  notify_review (self);
}

/**
 * tj_round_item_get_review:
 *
 * Returns: (transfer none) (nullable): the judgement on this package
 */
TjReview *
tj_round_item_get_review (TjRoundItem *self)
{
  g_return_val_if_fail (TJ_IS_ROUND_ITEM (self), NULL);

  return self->review;
}

gint64
tj_round_item_get_review_id (TjRoundItem *self)
{
  g_return_val_if_fail (TJ_IS_ROUND_ITEM (self), 0);

  return self->review_id;
}

gboolean
tj_round_item_get_signed (TjRoundItem *self)
{
  g_return_val_if_fail (TJ_IS_ROUND_ITEM (self), FALSE);

  return self->is_signed;
}

void
tj_round_item_set_signed (TjRoundItem *self,
                          gboolean     is_signed)
{
  g_return_if_fail (TJ_IS_ROUND_ITEM (self));

  self->is_signed = is_signed;
  notify_review (self);
}

/**
 * tj_round_item_set_archived:
 * @is_archived: whether its round is put away
 */
void
tj_round_item_set_archived (TjRoundItem *self,
                            gboolean     is_archived)
{
  g_return_if_fail (TJ_IS_ROUND_ITEM (self));

  if (self->is_archived == is_archived)
    return;

  self->is_archived = is_archived;
  notify_review (self);
}

/**
 * tj_round_item_get_editable:
 *
 * Returns: whether the review can be changed: it is not signed, and its round is not put away
 */
gboolean
tj_round_item_get_editable (TjRoundItem *self)
{
  g_return_val_if_fail (TJ_IS_ROUND_ITEM (self), FALSE);

  return self->review != NULL && !self->is_signed && !self->is_archived;
}

/**
 * tj_round_item_get_total:
 *
 * Returns: (transfer none): the total of the review; nothing is given without one
 */
const TjTotal *
tj_round_item_get_total (TjRoundItem *self)
{
  g_return_val_if_fail (TJ_IS_ROUND_ITEM (self), NULL);

  return &self->total;
}

TjRoundProgress
tj_round_item_get_progress (TjRoundItem *self)
{
  guint n_judged;

  g_return_val_if_fail (TJ_IS_ROUND_ITEM (self), TJ_PROGRESS_NONE);

  n_judged = self->total.n_given + self->total.n_cannot_assess;
  if (self->is_signed)
    return TJ_PROGRESS_SIGNED;
  if (self->review != NULL && tj_review_is_recusal (self->review))
    return TJ_PROGRESS_RECUSED;
  if (n_judged == 0)
    return TJ_PROGRESS_NONE;

  return self->total.n_missing > 0 ? TJ_PROGRESS_BEGUN : TJ_PROGRESS_SCORED;
}

/**
 * tj_round_item_is_complete:
 *
 * Returns: whether every criterion is judged
 */
gboolean
tj_round_item_is_complete (TjRoundItem *self)
{
  g_return_val_if_fail (TJ_IS_ROUND_ITEM (self), FALSE);

  return self->total.n_missing == 0 && self->total.n_given + self->total.n_cannot_assess > 0;
}
