/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/tj-session-private.h"

/* Which rubric a review answers. New reviews take the one that the preferences name, by its
 * digest: one of the program's, or one that was added and is kept in the store since. A review that
 * was begun keeps its own. */

#define KEY "rubric"

static gboolean
is_named (TjRubric   *rubric,
          const char *sha256)
{
  return g_str_equal (tj_rubric_get_sha256 (rubric), sha256);
}

/* (transfer none) (nullable): from those that were read before, of the program or the store */
static TjRubric *
find (TjSession  *self,
      const char *sha256)
{
  g_autoptr(GError) error = NULL;
  TjRubric *rubric;

  if (self->rubrics == NULL)
    self->rubrics = tj_rubric_list_shipped ();

  for (guint i = 0; i < self->rubrics->len; i++)
    {
      if (is_named (g_ptr_array_index (self->rubrics, i), sha256))
        return g_ptr_array_index (self->rubrics, i);
    }

  rubric = self->store != NULL ? tj_store_load_rubric (self->store, sha256, &error) : NULL;
  if (rubric != NULL)
    g_ptr_array_add (self->rubrics, rubric);
  else if (error != NULL)
    tj_session_tell_problem (self, error);

  return rubric;
}

static TjRubric *
get_default (TjSession *self)
{
  if (self->rubrics == NULL)
    self->rubrics = tj_rubric_list_shipped ();

  return g_ptr_array_index (self->rubrics, 0);
}

/**
 * tj_session_get_rubric:
 *
 * Returns: (transfer none): what reviews answer that are not begun yet
 */
TjRubric *
tj_session_get_rubric (TjSession *self)
{
  g_autofree char *sha256 = NULL;
  TjRubric *rubric = NULL;

  g_return_val_if_fail (TJ_IS_SESSION (self), NULL);

  if (self->settings != NULL)
    sha256 = g_settings_get_string (self->settings, KEY);
  if (sha256 != NULL && *sha256 != '\0')
    rubric = find (self, sha256);

  return rubric != NULL ? rubric : get_default (self);
}

/**
 * tj_session_get_rubric_of:
 * @review_id: a review of the store
 *
 * Returns: (transfer none): what the review answers
 */
TjRubric *
tj_session_get_rubric_of (TjSession *self,
                          gint64     review_id)
{
  g_autofree char *sha256 = NULL;
  g_autoptr(GError) error = NULL;
  TjRubric *rubric = NULL;
  gboolean begun = FALSE;

  g_return_val_if_fail (TJ_IS_SESSION (self), NULL);

  if (self->store == NULL || review_id == 0)
    return tj_session_get_rubric (self);

  if (!tj_store_find_rubric (self->store, review_id, &sha256, &begun, &error))
    tj_session_tell_problem (self, error);
  if (!begun)
    return tj_session_get_rubric (self);

  if (sha256 != NULL)
    rubric = find (self, sha256);

  return rubric != NULL ? rubric : get_default (self);
}

/**
 * tj_session_begin_on_rubric:
 * @rubric: what a reference to come beside the review answers
 *
 * A review that is not begun yet answers @rubric, whatever the preferences name.
 */
void
tj_session_begin_on_rubric (TjSession   *self,
                            TjRoundItem *item,
                            TjRubric    *rubric)
{
  TjReview *review = tj_round_item_get_review (item);
  g_autoptr(TjReview) renewed = NULL;
  g_autofree char *sha256 = NULL;
  g_autoptr(GError) error = NULL;
  gboolean begun = FALSE;

  g_return_if_fail (TJ_IS_SESSION (self));
  g_return_if_fail (TJ_IS_RUBRIC (rubric));

  if (self->store == NULL || review == NULL ||
      tj_rubric_equal (rubric, tj_review_get_rubric (review)))
    return;

  if (!tj_store_find_rubric (self->store, tj_round_item_get_review_id (item), &sha256, &begun,
                             &error))
    tj_session_tell_problem (self, error);
  if (begun || error != NULL)
    return;

  renewed = tj_review_new (rubric);
  tj_session_give_review (self, item, renewed, tj_round_item_get_review_id (item));
  if (self->current == item)
    g_object_notify (G_OBJECT (self), "current");
}

/**
 * tj_session_list_rubrics:
 *
 * Returns: (transfer full) (element-type TjRubric): what can be chosen, the program's first
 */
GPtrArray *
tj_session_list_rubrics (TjSession *self)
{
  GPtrArray *rubrics = tj_rubric_list_shipped ();
  g_autoptr(GPtrArray) kept = NULL;
  g_autoptr(GError) error = NULL;

  g_return_val_if_fail (TJ_IS_SESSION (self), rubrics);

  if (self->store != NULL && !(kept = tj_store_list_rubrics (self->store, &error)))
    tj_session_tell_problem (self, error);

  for (guint i = 0; kept != NULL && i < kept->len; i++)
    {
      TjRubric *rubric = g_ptr_array_index (kept, i);

      if (!tj_rubric_is_shipped (rubric))
        g_ptr_array_add (rubrics, g_object_ref (rubric));
    }

  return rubrics;
}

/* One review, whose package may lie in the round twice. */
static void
renew_review (TjSession   *self,
              TjRoundItem *item,
              GHashTable  *renewed)
{
  gint64 review_id = tj_round_item_get_review_id (item);
  TjRubric *rubric = tj_session_get_rubric_of (self, review_id);
  TjReview *review = g_hash_table_lookup (renewed, &review_id);

  if (tj_rubric_equal (rubric, tj_review_get_rubric (tj_round_item_get_review (item))))
    return;

  if (review == NULL)
    {
      review = tj_review_new (rubric);
      g_hash_table_insert (renewed, g_memdup2 (&review_id, sizeof review_id), review);
    }

  tj_session_give_review (self, item, review, review_id);
}

/* What was not begun takes the new rubric; the store knows what was, the review only what stands
 * there now. */
static void
renew_reviews (TjSession *self)
{
  g_autoptr(GHashTable) renewed = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                                         g_object_unref);
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->items));

  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr(TjRoundItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      if (tj_round_item_get_review (item) != NULL)
        renew_review (self, item, renewed);
    }

  if (self->current != NULL)
    g_object_notify (G_OBJECT (self), "current");
}

/**
 * tj_session_choose_rubric:
 * @rubric: one of tj_session_list_rubrics()
 *
 * Reviews that are not begun answer @rubric from now on.
 */
void
tj_session_choose_rubric (TjSession *self,
                          TjRubric  *rubric)
{
  g_return_if_fail (TJ_IS_SESSION (self));
  g_return_if_fail (TJ_IS_RUBRIC (rubric));

  if (tj_rubric_equal (rubric, tj_session_get_rubric (self)) || self->settings == NULL)
    return;

  /* The default is whatever rubric the program has. */
  g_settings_set_string (self->settings, KEY,
                         tj_rubric_equal (rubric, get_default (self))
                           ? "" : tj_rubric_get_sha256 (rubric));
  tj_session_flush (self);
  renew_reviews (self);
}

/**
 * tj_session_add_rubric:
 * @file: of data/schema/rubric.xsd
 *
 * The rubric is kept in the store; what becomes of @file later does not matter.
 *
 * Returns: (transfer full) (nullable): the rubric, which can be chosen now
 */
TjRubric *
tj_session_add_rubric (TjSession  *self,
                       GFile      *file,
                       GError    **error)
{
  g_autoptr(TjRubric) rubric = NULL;

  g_return_val_if_fail (TJ_IS_SESSION (self), NULL);

  if (self->store == NULL)
    {
      g_set_error_literal (error, TJ_STORE_ERROR, TJ_STORE_ERROR_OPEN, self->store_problem);
      return NULL;
    }

  rubric = tj_rubric_new_from_file (file, error);
  if (rubric == NULL || !tj_store_add_rubric (self->store, rubric, error))
    return NULL;

  return g_steal_pointer (&rubric);
}

/**
 * tj_session_drop_rubric:
 * @rubric: one that was added
 *
 * It can be chosen no longer, but where a review was begun with it; the program's is chosen in its
 * place.
 *
 * Returns: whether the store is as it should be
 */
gboolean
tj_session_drop_rubric (TjSession  *self,
                        TjRubric   *rubric,
                        GError    **error)
{
  g_return_val_if_fail (TJ_IS_SESSION (self), FALSE);
  g_return_val_if_fail (self->store != NULL, FALSE);

  if (tj_rubric_equal (rubric, tj_session_get_rubric (self)))
    tj_session_choose_rubric (self, get_default (self));

  return tj_store_drop_rubric (self->store, tj_rubric_get_sha256 (rubric), error);
}
