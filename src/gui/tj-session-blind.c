/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/tj-session-private.h"

/* What a reviewer is not to know: who applies, and what others judged before the own sheet is
 * signed. Both are choices of whoever sets up the round, kept in the settings. That the applicant
 * was hidden is a value of each review begun so, which the sheet tells; to lift it before the
 * signature takes the value away. Which pictures were seen all the same is another value. */

static gboolean
get_choice (TjSession  *self,
            const char *key)
{
  return self->settings != NULL && g_settings_get_boolean (self->settings, key);
}

static void
lift (TjSession   *self,
      TjRoundItem *item)
{
  TjReview *review = tj_round_item_get_review (item);

  if (review != NULL && !tj_round_item_get_signed (item) && tj_review_get (review, "blind") != NULL)
    tj_session_edit (self, item, "blind", NULL);
}

static void
hide_applicant_changed_cb (TjSession *self)
{
  gboolean blind = tj_session_hides_applicant (self);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++)
    {
      g_autoptr(TjRoundItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      tj_round_item_set_blind (item, blind, self->taxonomy);
      if (!blind)
        lift (self, item);
    }

  g_object_notify (G_OBJECT (self), "current");
}

/**
 * tj_session_hides_applicant:
 *
 * Returns: whether the reviewer is not to know who applies
 */
gboolean
tj_session_hides_applicant (TjSession *self)
{
  g_return_val_if_fail (TJ_IS_SESSION (self), FALSE);

  return get_choice (self, "hide-applicant");
}

/**
 * tj_session_dup_shown_title:
 *
 * A file is often called after who sent it. Whose names are hidden is known once all is read.
 *
 * Returns: (transfer full) (nullable): what the round is called where anybody may see it
 */
char *
tj_session_dup_shown_title (TjSession *self)
{
  g_autofree char *title = NULL;

  g_return_val_if_fail (TJ_IS_SESSION (self), NULL);

  title = g_strdup (tj_session_get_title (self));
  if (!tj_session_hides_applicant (self))
    return g_steal_pointer (&title);
  if (tj_session_get_loading (self))
    return NULL;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++)
    {
      g_autoptr(TjRoundItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);
      char *shown = tj_round_item_dup_shown (item, title);

      g_free (title);
      title = shown;
    }

  return g_steal_pointer (&title);
}

/**
 * tj_session_hides_sheets:
 * @package_sha256: of the package as handed in
 *
 * Returns: whether what others judged of the package is not to be shown yet; never for a package
 *   that is not in the open round, which has no own review here
 */
gboolean
tj_session_hides_sheets (TjSession  *self,
                         const char *package_sha256)
{
  g_autoptr(TjRoundItem) item = NULL;

  g_return_val_if_fail (TJ_IS_SESSION (self), FALSE);

  item = tj_session_dup_item_of (self, package_sha256);

  return item != NULL && get_choice (self, "hide-sheets") && !tj_round_item_get_signed (item);
}

/**
 * tj_session_dup_item_of:
 * @package_sha256: of the package as handed in
 *
 * Returns: (transfer full) (nullable): the package in the open round
 */
TjRoundItem *
tj_session_dup_item_of (TjSession  *self,
                        const char *package_sha256)
{
  g_return_val_if_fail (TJ_IS_SESSION (self), NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++)
    {
      g_autoptr(TjRoundItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);
      TjPackage *package = tj_round_item_get_package (item);

      if (package != NULL && g_strcmp0 (tj_package_get_sha256 (package), package_sha256) == 0)
        return g_steal_pointer (&item);
    }

  return NULL;
}

/**
 * tj_session_follow_blindness:
 *
 * Hides and shows as the settings say, from now on.
 */
void
tj_session_follow_blindness (TjSession *self)
{
  if (self->settings != NULL)
    g_signal_connect_object (self->settings, "changed::hide-applicant",
                             G_CALLBACK (hide_applicant_changed_cb), self, G_CONNECT_SWAPPED);
}
