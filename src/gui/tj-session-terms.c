/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/tj-session-terms.h"

#include "core/base/tj-china-time.h"
#include "core/store/tj-store-notes.h"
#include "gui/tj-session-private.h"

/* The terms of a round are notes on where it lies, and when an application came is a note on its
 * digest, so that all of them stay with who and when. */

#define ROUND "round:"
#define APPLICATION "application:"
#define BUREAU "bureau"
#define QUOTA "quota"
#define QUOTA_BY "quota-by"
#define DEADLINE "deadline"
#define RECEIVED "received"
#define REGION "region"

static char *
dup_subject (TjSession *self)
{
  g_autofree char *uri = self->location != NULL ? g_file_get_uri (self->location) : NULL;

  return g_strconcat (ROUND, uri, NULL);
}

static const char *
find_value (GPtrArray  *notes,
            const char *subject,
            const char *name)
{
  const TjNote *note = tj_notes_find (notes, subject, name);

  return note != NULL ? note->value : NULL;
}

/**
 * tj_session_read_receipt:
 * @item: a package that was read
 * @notes: (element-type TjNote): those on its application
 *
 * Tells the item when its application came, as somebody noted it or else as the disk has it, and
 * whether that was too late.
 */
void
tj_session_read_receipt (TjSession   *self,
                         TjRoundItem *item,
                         GPtrArray   *notes)
{
  g_autofree char *subject = g_strconcat (APPLICATION, tj_round_item_get_digest (item), NULL);
  const char *text = find_value (notes, subject, RECEIVED);
  g_autoptr(GDateTime) received = text != NULL ? tj_china_time_parse (text, NULL) : NULL;
  const gboolean is_noted = received != NULL;

  if (received == NULL && tj_round_item_get_package (item) != NULL)
    received = tj_package_get_file_time (tj_round_item_get_package (item));

  tj_round_item_set_receipt (item, received, is_noted,
                             tj_round_terms_is_late (self->terms, received));
}

static void
read_receipts (TjSession *self)
{
  g_autoptr(GPtrArray) notes = tj_session_list_notes (self, APPLICATION);
  const guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->items));

  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr(TjRoundItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      if (tj_round_item_get_package (item) != NULL)
        tj_session_read_receipt (self, item, notes);
    }
}

/**
 * tj_session_read_terms:
 *
 * Takes the terms of the round that was just opened from the store.
 */
void
tj_session_read_terms (TjSession *self)
{
  g_autofree char *subject = dup_subject (self);
  g_autoptr(GPtrArray) notes = tj_session_list_notes (self, subject);

  tj_round_terms_free (self->terms);
  self->terms = tj_round_terms_new ();
  self->terms->bureau = g_strdup (find_value (notes, subject, BUREAU));
  self->terms->quota_by_region = g_strcmp0 (find_value (notes, subject, QUOTA_BY), REGION) == 0;
  tj_round_terms_set_quota (self->terms, find_value (notes, subject, QUOTA));
  tj_round_terms_set_deadline (self->terms, find_value (notes, subject, DEADLINE));
}

/**
 * tj_session_get_terms:
 *
 * Returns: (transfer none): under what terms the open round is held; none where no round is
 */
const TjRoundTerms *
tj_session_get_terms (TjSession *self)
{
  g_return_val_if_fail (TJ_IS_SESSION (self), NULL);

  return self->terms;
}

/* Only what is otherwise now is noted. */
static gboolean
note_change (TjSession  *self,
             const char *name,
             const char *before,
             const char *after)
{
  g_autofree char *subject = dup_subject (self);
  const char *value = after != NULL && *after != '\0' ? after : NULL;

  return g_strcmp0 (before, value) == 0 || tj_session_add_note (self, subject, name, value);
}

/**
 * tj_session_set_terms:
 * @terms: what holds from now on
 *
 * Returns: whether that is on disk; if not, "problem" has told why
 */
gboolean
tj_session_set_terms (TjSession          *self,
                      const TjRoundTerms *terms)
{
  const TjRoundTerms *old = self->terms;
  g_autofree char *old_deadline = tj_round_terms_dup_deadline (old);
  g_autofree char *deadline = tj_round_terms_dup_deadline (terms);
  g_autofree char *old_quota = old->quota > 0 ? g_strdup_printf ("%u", old->quota) : NULL;
  g_autofree char *quota = terms->quota > 0 ? g_strdup_printf ("%u", terms->quota) : NULL;
  gboolean done;

  g_return_val_if_fail (TJ_IS_SESSION (self), FALSE);

  done = note_change (self, BUREAU, old->bureau, terms->bureau) &&
         note_change (self, QUOTA, old_quota, quota) &&
         note_change (self, QUOTA_BY, old->quota_by_region ? REGION : NULL,
                      terms->quota_by_region ? REGION : NULL) &&
         note_change (self, DEADLINE, old_deadline, deadline);
  tj_session_read_terms (self);
  read_receipts (self);

  return done;
}

/**
 * tj_session_set_received:
 * @received: (nullable): when the application came; %NULL for the time of its files
 *
 * Returns: whether it is on disk, with who and when
 */
gboolean
tj_session_set_received (TjSession   *self,
                         TjRoundItem *item,
                         GDateTime   *received)
{
  g_autoptr(GDateTime) time = received != NULL ? tj_china_time_convert (received) : NULL;
  g_autofree char *value = NULL;
  g_autofree char *subject = NULL;

  g_return_val_if_fail (tj_round_item_get_package (item) != NULL, FALSE);

  value = time != NULL ? g_date_time_format (time, TJ_CHINA_TIME_FORMAT) : NULL;
  subject = g_strconcat (APPLICATION, tj_round_item_get_digest (item), NULL);
  if (!tj_session_add_note (self, subject, RECEIVED, value))
    return FALSE;

  tj_session_read_status (self, item);

  return TRUE;
}

/**
 * tj_session_list_recommended:
 *
 * Returns: (transfer full) (element-type TjPackage): what was recommended, or has gone further
 */
GPtrArray *
tj_session_list_recommended (TjSession *self)
{
  GPtrArray *packages = g_ptr_array_new_with_free_func (g_object_unref);
  const guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->items));

  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr(TjRoundItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      if (tj_round_item_get_package (item) != NULL &&
          tj_round_item_get_status (item) >= TJ_APPLICATION_RECOMMENDED)
        g_ptr_array_add (packages, g_object_ref (tj_round_item_get_package (item)));
    }

  return packages;
}
