/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/tj-session-private.h"

#include <glib/gi18n-lib.h>

#include "core/store/tj-journal-step.h"

/* Everything that changes a review: edits, undo, signing, correcting. Each is in the store
 * before the window shows it. */

static gboolean
check_writable (TjSession *self)
{
  const char *problem = self->store_problem;

  if (self->is_archived)
    problem = _("This round is archived and cannot be changed. Bring it back in “Rounds…” first.");
  else if (self->store != NULL)
    return TRUE;

  g_signal_emit_by_name (self, "problem", problem);

  return FALSE;
}

/* Both the review and the store have the value afterwards, or neither. */
static gboolean
write_edit (TjSession   *self,
            TjRoundItem *item,
            const char  *name,
            const char  *value)
{
  TjReview *review = tj_round_item_get_review (item);
  g_autofree char *before = g_strdup (tj_review_get (review, name));
  g_autoptr(GError) error = NULL;

  if (!tj_review_set (review, name, value, &error))
    {
      tj_session_tell_problem (self, error);
      return FALSE;
    }

  if (!tj_store_record (self->store, tj_round_item_get_review_id (item),
                        tj_session_get_author (), name, value, &error))
    {
      tj_session_tell_problem (self, error);
      tj_review_set (review, name, before, NULL);
      return FALSE;
    }

  return TRUE;
}

static const struct
{
  const char *name;
  const char *key;
} reviewer_settings[] = {
  { "reviewer.name", "reviewer-name" },
  { "reviewer.organisation", "reviewer-organisation" },
  { "reviewer.title", "reviewer-title" },
};

static void
remember_reviewer (TjSession  *self,
                   const char *name,
                   const char *value)
{
  for (guint i = 0; self->settings != NULL && i < G_N_ELEMENTS (reviewer_settings); i++)
    {
      if (g_str_equal (reviewer_settings[i].name, name))
        g_settings_set_string (self->settings, reviewer_settings[i].key,
                               value != NULL ? value : "");
    }
}

static void
fill_in_reviewer (TjSession   *self,
                  TjRoundItem *item)
{
  if (self->settings == NULL)
    return;

  if (tj_round_item_get_blind (item))
    write_edit (self, item, "blind", "applicant");

  for (guint i = 0; i < G_N_ELEMENTS (reviewer_settings); i++)
    {
      g_autofree char *value = g_settings_get_string (self->settings, reviewer_settings[i].key);

      if (*value != '\0')
        write_edit (self, item, reviewer_settings[i].name, value);
    }
}

/* The first edit of a review also fixes what is asked, and says who reviews, as the last review had
 * it, and whether the applicant is hidden. */
static gboolean
begin_review (TjSession   *self,
              TjRoundItem *item)
{
  TjReview *review = tj_round_item_get_review (item);
  g_autoptr(GPtrArray) names = tj_review_list_names (review);
  g_autoptr(GError) error = NULL;

  if (names->len > 0)
    return TRUE;

  if (!tj_store_keep_rubric (self->store, tj_round_item_get_review_id (item),
                             tj_review_get_rubric (review), &error))
    {
      tj_session_tell_problem (self, error);
      return FALSE;
    }

  fill_in_reviewer (self, item);

  return TRUE;
}

/**
 * tj_session_edit:
 * @name: a value of the review, as #TjReview names it
 * @value: (nullable): the new value; %NULL clears it
 *
 * The edit is on disk when this returns, or else nothing has changed and "problem" has told
 * why.
 *
 * Returns: whether the review now has that value
 */
gboolean
tj_session_edit (TjSession   *self,
                 TjRoundItem *item,
                 const char  *name,
                 const char  *value)
{
  TjReview *review;

  g_return_val_if_fail (TJ_IS_SESSION (self), FALSE);
  g_return_val_if_fail (TJ_IS_ROUND_ITEM (item), FALSE);

  review = tj_round_item_get_review (item);
  if (review == NULL || !check_writable (self))
    return FALSE;

  /* What was typed before this edit stands before it in the journal. */
  tj_session_flush (self);

  if (value != NULL && *value == '\0')
    value = NULL;
  if (g_strcmp0 (tj_review_get (review, name), value) == 0)
    return TRUE;

  if (!begin_review (self, item) || !write_edit (self, item, name, value))
    return FALSE;

  remember_reviewer (self, name, value);
  tj_session_mark_saved (self);

  return TRUE;
}

/**
 * tj_session_edit_step:
 * @label: what the edits are together, as tj-journal-step.h has it
 * @names: (array zero-terminated=1): values of the review that no rubric knows better
 * @values: as many values; %NULL clears
 *
 * As tj_session_edit(), for what belongs together: all of it is on disk, or nothing, and it is
 * undone as one.
 *
 * Returns: whether the review now has those values
 */
gboolean
tj_session_edit_step (TjSession          *self,
                      TjRoundItem        *item,
                      const char         *label,
                      const char * const *names,
                      const char * const *values)
{
  TjReview *review = tj_round_item_get_review (item);
  g_autoptr(GError) error = NULL;

  if (review == NULL || !check_writable (self))
    return FALSE;

  tj_session_flush (self);
  if (!begin_review (self, item))
    return FALSE;
  if (!tj_store_record_step (self->store, tj_round_item_get_review_id (item),
                             tj_session_get_author (), label, names, values, &error))
    {
      tj_session_tell_problem (self, error);
      return FALSE;
    }

  for (guint i = 0; names[i] != NULL; i++)
    tj_review_set (review, names[i], values[i], NULL);
  tj_session_mark_saved (self);

  return TRUE;
}

typedef GPtrArray *(*RevertFunc)      (TjStore     *store,
                                       gint64       review_id,
                                       const char  *author,
                                       GError     **error);
typedef TjJournalEntry *(*PeekFunc)   (TjStore     *store,
                                       gint64       review_id,
                                       GError     **error);

static gboolean
revert (TjSession  *self,
        RevertFunc  func)
{
  g_autoptr(GPtrArray) entries = NULL;
  g_autoptr(GError) error = NULL;

  if (self->current == NULL || tj_round_item_get_review (self->current) == NULL ||
      !check_writable (self))
    return FALSE;

  entries = func (self->store, tj_round_item_get_review_id (self->current),
                  tj_session_get_author (), &error);
  for (guint i = 0; entries != NULL && error == NULL && i < entries->len; i++)
    {
      const TjJournalEntry *entry = g_ptr_array_index (entries, i);

      tj_review_set (tj_round_item_get_review (self->current), entry->name, entry->after, &error);
    }

  if (error != NULL)
    {
      tj_session_tell_problem (self, error);
      return FALSE;
    }
  if (entries->len == 0)
    return FALSE;

  tj_session_mark_saved (self);

  return TRUE;
}

static char *
dup_revert_label (TjSession *self,
                  PeekFunc   func)
{
  g_autoptr(TjJournalEntry) entry = NULL;

  if (self->store == NULL || self->current == NULL ||
      !tj_round_item_get_editable (self->current))
    return NULL;

  entry = func (self->store, tj_round_item_get_review_id (self->current), NULL);
  if (entry == NULL)
    return NULL;

  return entry->label != NULL
           ? tj_journal_step_dup_title (entry->label)
           : tj_review_describe (tj_round_item_get_review (self->current), entry->name);
}

gboolean
tj_session_undo (TjSession *self)
{
  g_return_val_if_fail (TJ_IS_SESSION (self), FALSE);

  tj_session_flush (self);

  return revert (self, tj_store_undo_step);
}

gboolean
tj_session_redo (TjSession *self)
{
  g_return_val_if_fail (TJ_IS_SESSION (self), FALSE);

  tj_session_flush (self);

  return revert (self, tj_store_redo_step);
}

/**
 * tj_session_dup_undo_label:
 *
 * Returns: (transfer full) (nullable): what would be undone in the current review; %NULL
 *   where there is nothing
 */
char *
tj_session_dup_undo_label (TjSession *self)
{
  g_return_val_if_fail (TJ_IS_SESSION (self), NULL);

  return dup_revert_label (self, tj_store_peek_undo);
}

/**
 * tj_session_dup_redo_label:
 *
 * Returns: (transfer full) (nullable): what would be redone; %NULL where there is nothing
 */
char *
tj_session_dup_redo_label (TjSession *self)
{
  g_return_val_if_fail (TJ_IS_SESSION (self), NULL);

  return dup_revert_label (self, tj_store_peek_redo);
}

/**
 * tj_session_list_journal:
 *
 * Returns: (transfer full) (element-type TjJournalEntry): what happened to the review, oldest
 *   first; empty where nothing did
 */
GPtrArray *
tj_session_list_journal (TjSession   *self,
                         TjRoundItem *item)
{
  return tj_session_list_journal_of (self, tj_round_item_get_review_id (item));
}

/**
 * tj_session_list_journal_of:
 * @review_id: a review, whether its package is open or not
 *
 * Returns: (transfer full) (element-type TjJournalEntry): as tj_session_list_journal()
 */
GPtrArray *
tj_session_list_journal_of (TjSession *self,
                            gint64     review_id)
{
  g_autoptr(GError) error = NULL;
  GPtrArray *journal = NULL;

  g_return_val_if_fail (TJ_IS_SESSION (self), NULL);

  if (self->store != NULL)
    {
      journal = tj_store_list_journal (self->store, review_id, &error);
      if (journal == NULL)
        tj_session_tell_problem (self, error);
    }

  return journal != NULL ? journal : g_ptr_array_new ();
}

/**
 * tj_session_backup:
 * @file: gets a copy of all reviews, in place of what it was
 *
 * Returns: whether the copy is whole and on disk
 */
gboolean
tj_session_backup (TjSession  *self,
                   GFile      *file,
                   GError    **error)
{
  g_return_val_if_fail (TJ_IS_SESSION (self), FALSE);

  if (self->store == NULL)
    {
      g_set_error_literal (error, TJ_STORE_ERROR, TJ_STORE_ERROR_OPEN, self->store_problem);
      return FALSE;
    }

  tj_session_flush (self);

  return tj_store_backup (self->store, file, error);
}

/**
 * tj_session_back_up_day:
 *
 * Copies all reviews into the folder that is chosen for it, in place of the copy of the same day.
 * Does nothing where none is chosen, or nothing was entered.
 *
 * Returns: whether all is well
 */
gboolean
tj_session_back_up_day (TjSession  *self,
                        GError    **error)
{
  g_autofree char *folder = NULL;
  g_autofree char *name = NULL;
  g_autofree char *path = NULL;
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  g_autoptr(GFile) file = NULL;

  g_return_val_if_fail (TJ_IS_SESSION (self), FALSE);

  if (self->settings == NULL || self->store == NULL || self->saved_at == NULL)
    return TRUE;

  folder = g_settings_get_string (self->settings, "backup-folder");
  if (*folder == '\0')
    return TRUE;

  name = g_date_time_format (now, "tanjian-reviews-%Y-%m-%d.sqlite");
  path = g_build_filename (folder, name, NULL);
  file = g_file_new_for_path (path);

  return tj_session_backup (self, file, error);
}

/* Also the row of the same package sent twice. */
static void
mark_signed (TjSession *self,
             gint64     review_id)
{
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->items));

  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr(TjRoundItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      if (tj_round_item_get_review_id (item) == review_id)
        tj_round_item_set_signed (item, TRUE);
    }
}

/**
 * tj_session_lock:
 * @sheet: the signed sheet
 *
 * Signing locks the review.
 *
 * Returns: whether the store keeps the sheet now
 */
gboolean
tj_session_lock (TjSession    *self,
                 TjRoundItem  *item,
                 const char   *sheet_id,
                 GBytes       *sheet,
                 GError      **error)
{
  g_return_val_if_fail (TJ_IS_SESSION (self), FALSE);
  g_return_val_if_fail (self->store != NULL, FALSE);

  if (!tj_store_lock_review (self->store, tj_round_item_get_review_id (item), sheet_id, sheet,
                             error))
    return FALSE;

  mark_signed (self, tj_round_item_get_review_id (item));
  tj_session_mark_saved (self);

  return TRUE;
}

/**
 * tj_session_begin_correction:
 *
 * Opens a new review that starts from the signed one; its sheet will name the one it replaces.
 *
 * Returns: whether @item now has the new review
 */
gboolean
tj_session_begin_correction (TjSession    *self,
                             TjRoundItem  *item,
                             GError      **error)
{
  g_autoptr(TjReview) review = NULL;
  gint64 review_id;

  g_return_val_if_fail (TJ_IS_SESSION (self), FALSE);
  g_return_val_if_fail (self->store != NULL, FALSE);

  if (!tj_store_begin_correction (self->store, tj_round_item_get_review_id (item), &review_id,
                                  error))
    return FALSE;

  review = tj_review_new (tj_session_get_rubric_of (self, review_id));
  if (!tj_store_load_review (self->store, review_id, review, error))
    return FALSE;

  tj_round_item_set_signed (item, FALSE);
  tj_session_give_review (self, item, review, review_id);

  if (item == self->current)
    g_object_notify (G_OBJECT (self), "current");

  return TRUE;
}

/**
 * tj_session_dup_replaces:
 *
 * Returns: (transfer full) (nullable): the id of the sheet that the review's own will replace
 */
char *
tj_session_dup_replaces (TjSession   *self,
                         TjRoundItem *item)
{
  g_return_val_if_fail (TJ_IS_SESSION (self), NULL);

  return self->store != NULL
           ? tj_store_get_replaces (self->store, tj_round_item_get_review_id (item), NULL)
           : NULL;
}
