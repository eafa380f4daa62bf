/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/tj-session-terms.h"

#include "core/bureau/tj-package-changes.h"
#include "core/import/tj-application-reader.h"
#include "core/import/tj-application-writer.h"
#include "core/store/tj-store-notes.h"
#include "gui/tj-session-private.h"

/* What was there before. Every version of a package that is read in a round is kept, a few at a
 * time so that the window stays awake; of rounds that are over, each package as it was last is
 * laid beside those of the open round, read in a thread. */

#define ROUND "round:"
#define EARLIER "earlier "
#define YES "yes"
#define NO "no"

/* Packages that are written down between two frames. */
#define N_AT_ONCE 4

/* (transfer full) (nullable): what is to be kept of @item */
static TjArchivedPackage *
create_version (TjRoundItem *item)
{
  TjPackage *package = tj_package_get_original (tj_round_item_get_package (item));
  g_autoptr(GBytes) form = tj_application_write (tj_package_get_form (package));
  TjArchivedPackage *version = tj_archived_package_new (package, form);

  version->manifest = g_strdup (tj_round_item_get_digest (item));

  return version;
}

/* Each item is looked at once: a round may have ten thousand. */
static GPtrArray *
list_unkept (TjSession *self)
{
  GPtrArray *versions = NULL;
  const guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->items));

  versions = g_ptr_array_new_with_free_func ((GDestroyNotify) tj_archived_package_free);
  for (; self->keep_next < n_items && versions->len < N_AT_ONCE; self->keep_next++)
    {
      g_autoptr(TjRoundItem) item = g_list_model_get_item (G_LIST_MODEL (self->items),
                                                           self->keep_next);

      /* The same files may lie in a round twice. */
      if (tj_round_item_get_package (item) != NULL &&
          g_hash_table_add (self->kept_manifests, g_strdup (tj_round_item_get_digest (item))))
        g_ptr_array_add (versions, create_version (item));
    }

  return versions;
}

static gboolean
keep_cb (gpointer data)
{
  TjSession *self = data;
  g_autoptr(GPtrArray) versions = list_unkept (self);
  g_autoptr(GError) error = NULL;

  if (versions->len > 0 &&
      tj_store_keep_versions (self->store, self->round_id, versions, &error))
    return G_SOURCE_CONTINUE;

  if (error != NULL)
    tj_session_tell_problem (self, error);
  self->keep_source = 0;

  return G_SOURCE_REMOVE;
}

/**
 * tj_session_stop_keeping:
 *
 * Another round comes, or none.
 */
void
tj_session_stop_keeping (TjSession *self)
{
  g_clear_handle_id (&self->keep_source, g_source_remove);
  g_clear_pointer (&self->kept_manifests, g_hash_table_unref);
}

/**
 * tj_session_keep_versions:
 *
 * All packages are read: keeps those that were not seen in this round before.
 */
void
tj_session_keep_versions (TjSession *self)
{
  g_autoptr(GError) error = NULL;

  tj_session_stop_keeping (self);
  self->keep_next = 0;
  if (self->store == NULL || self->round_id == 0 || self->is_archived)
    return;

  self->kept_manifests = tj_store_list_manifests (self->store, self->round_id, &error);
  if (self->kept_manifests == NULL)
    tj_session_tell_problem (self, error);
  else
    self->keep_source = g_idle_add_full (G_PRIORITY_LOW, keep_cb, self, NULL);
}

static gboolean
read_form (TjArchivedPackage *archived)
{
  TjPackage *package = archived->package;
  g_autoptr(TjForm) form = tj_application_read (archived->form, tj_package_get_name (package),
                                                NULL);

  if (form != NULL)
    tj_package_set_form (package, form, tj_package_get_form_file (package));

  return form != NULL;
}

/* A version of the same name, or else of the same applicant and technology. */
static gboolean
is_version_of (TjArchivedPackage *archived,
               TjPackage         *package)
{
  g_autoptr(GPtrArray) alone = g_ptr_array_new ();

  if (!read_form (archived))
    return FALSE;
  g_ptr_array_add (alone, archived->package);

  return tj_package_changes_find_version (alone, package) != NULL;
}

/**
 * tj_session_list_versions:
 * @item: a package that was read
 *
 * Returns: (transfer full) (element-type TjArchivedPackage): what the same application was before
 *   in this round, the newest first; the form of each is read
 */
GPtrArray *
tj_session_list_versions (TjSession   *self,
                          TjRoundItem *item)
{
  g_autoptr(GPtrArray) all = NULL;
  g_autoptr(GError) error = NULL;
  GPtrArray *versions = NULL;

  g_return_val_if_fail (TJ_IS_SESSION (self), NULL);
  g_return_val_if_fail (tj_round_item_get_package (item) != NULL, NULL);

  versions = g_ptr_array_new_with_free_func ((GDestroyNotify) tj_archived_package_free);
  if (self->store == NULL || self->round_id == 0)
    return versions;

  all = tj_store_list_versions (self->store, self->round_id, &error);
  if (all == NULL)
    {
      tj_session_tell_problem (self, error);
      return versions;
    }

  while (all->len > 0)
    {
      TjArchivedPackage *archived = g_ptr_array_steal_index (all, all->len - 1);

      if (g_strcmp0 (archived->manifest, tj_round_item_get_digest (item)) != 0 &&
          is_version_of (archived, tj_round_item_get_package (item)))
        g_ptr_array_add (versions, archived);
      else
        tj_archived_package_free (archived);
    }

  return versions;
}

static char *
dup_subject (TjSession *self)
{
  g_autofree char *uri = self->location != NULL ? g_file_get_uri (self->location) : NULL;

  return g_strconcat (ROUND, uri, NULL);
}

static gboolean
is_earlier (TjSession           *self,
            const TjRoundRecord *record,
            GPtrArray           *notes)
{
  g_autofree char *subject = dup_subject (self);
  g_autofree char *name = g_strconcat (EARLIER, record->uri, NULL);
  const TjNote *note = tj_notes_find (notes, subject, name);

  if (record->id == self->round_id)
    return FALSE;

  return note != NULL && note->value != NULL ? g_str_equal (note->value, YES)
                                             : record->archived != 0;
}

static GPtrArray *
list_notes (TjSession *self)
{
  g_autofree char *subject = dup_subject (self);

  return tj_session_list_notes (self, subject);
}

/**
 * tj_session_is_earlier:
 * @record: another round
 *
 * Returns: whether the open round is laid beside it: what somebody said, or else whether it is
 *   put away
 */
gboolean
tj_session_is_earlier (TjSession           *self,
                       const TjRoundRecord *record)
{
  g_autoptr(GPtrArray) notes = list_notes (self);

  g_return_val_if_fail (TJ_IS_SESSION (self), FALSE);

  return is_earlier (self, record, notes);
}

/* (transfer full): the newest version of each package, named after its round too */
static GPtrArray *
list_newest (TjSession           *self,
             const TjRoundRecord *record,
             GError             **error)
{
  g_autoptr(GPtrArray) all = NULL;
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GPtrArray *newest = NULL;

  all = record->archived != 0 ? tj_store_list_archived (self->store, record->id, error)
                              : tj_store_list_versions (self->store, record->id, error);
  if (all == NULL)
    return NULL;

  newest = g_ptr_array_new_with_free_func ((GDestroyNotify) tj_archived_package_free);
  while (all->len > 0)
    {
      TjArchivedPackage *archived = g_ptr_array_steal_index (all, all->len - 1);

      if (g_hash_table_add (seen, g_file_get_uri (tj_package_get_location (archived->package))))
        g_ptr_array_add (newest, archived);
      else
        tj_archived_package_free (archived);
    }

  return newest;
}

/* The rows are read here, since the store belongs to this thread; their forms are not. */
static GPtrArray *
list_earlier (TjSession *self)
{
  g_autoptr(GPtrArray) rounds = tj_session_list_rounds (self, NULL);
  g_autoptr(GPtrArray) notes = list_notes (self);
  GPtrArray *earlier = NULL;

  earlier = g_ptr_array_new_with_free_func ((GDestroyNotify) tj_archived_package_free);
  for (guint i = 0; rounds != NULL && i < rounds->len; i++)
    {
      const TjRoundRecord *record = g_ptr_array_index (rounds, i);
      g_autoptr(GPtrArray) newest = NULL;
      g_autoptr(GError) error = NULL;

      if (!is_earlier (self, record, notes))
        continue;

      newest = list_newest (self, record, &error);
      if (newest == NULL)
        {
          tj_session_tell_problem (self, error);
          continue;
        }
      for (guint j = 0; j < newest->len; j++)
        {
          TjArchivedPackage *archived = g_ptr_array_index (newest, j);

          archived->round = g_strdup (record->name != NULL ? record->name : record->title);
        }
      g_ptr_array_extend_and_steal (earlier, g_steal_pointer (&newest));
    }

  return earlier;
}

/* What is called by two names is told apart by the round. */
static TjPackage *
create_earlier (TjArchivedPackage *archived)
{
  g_autofree char *name = g_strconcat (archived->round, " / ",
                                       tj_package_get_name (archived->package), NULL);
  TjPackage *package = tj_package_new (name, tj_package_get_location (archived->package));
  GListModel *files = tj_package_get_attachments (archived->package);

  tj_package_set_form (package, tj_package_get_form (archived->package),
                       tj_package_get_form_file (archived->package));
  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr(TjAttachment) file = g_list_model_get_item (files, i);

      tj_package_add_attachment (package, file);
    }

  return package;
}

static void
earlier_worker (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  GPtrArray *rows = task_data;
  GPtrArray *packages = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < rows->len && !g_cancellable_is_cancelled (cancellable); i++)
    {
      TjArchivedPackage *archived = g_ptr_array_index (rows, i);

      if (read_form (archived))
        g_ptr_array_add (packages, create_earlier (archived));
    }

  g_task_return_pointer (task, packages, (GDestroyNotify) g_ptr_array_unref);
}

static void
earlier_read_cb (GObject      *object,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  TjSession *self = TJ_SESSION (object);
  g_autoptr(GPtrArray) packages = g_task_propagate_pointer (G_TASK (result), NULL);

  if (packages == NULL || g_task_get_cancellable (G_TASK (result)) != self->earlier_cancellable)
    return;

  g_clear_pointer (&self->earlier, g_ptr_array_unref);
  self->earlier = g_steal_pointer (&packages);
  if (!tj_session_get_loading (self))
    tj_session_compare (self);
}

/**
 * tj_session_stop_earlier:
 *
 * Another round comes, or none.
 */
void
tj_session_stop_earlier (TjSession *self)
{
  g_cancellable_cancel (self->earlier_cancellable);
  g_clear_object (&self->earlier_cancellable);
  g_clear_pointer (&self->earlier, g_ptr_array_unref);
}

/**
 * tj_session_read_earlier:
 *
 * Reads what earlier rounds had, and then lays the open round beside it.
 */
void
tj_session_read_earlier (TjSession *self)
{
  g_autoptr(GPtrArray) rows = NULL;
  g_autoptr(GTask) task = NULL;
  const gboolean had_some = self->earlier != NULL && self->earlier->len > 0;

  tj_session_stop_earlier (self);
  if (self->store == NULL || self->round_id == 0)
    return;

  rows = list_earlier (self);
  if (rows->len == 0 && !had_some)
    return;

  self->earlier_cancellable = g_cancellable_new ();
  task = g_task_new (self, self->earlier_cancellable, earlier_read_cb, NULL);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_source_tag (task, tj_session_read_earlier);
  g_task_set_task_data (task, g_steal_pointer (&rows), (GDestroyNotify) g_ptr_array_unref);
  g_task_run_in_thread (task, earlier_worker);
}

/**
 * tj_session_set_earlier:
 * @record: another round
 * @is_earlier: whether the open round is laid beside it
 *
 * Returns: whether that is on disk; if not, "problem" has told why
 */
gboolean
tj_session_set_earlier (TjSession           *self,
                        const TjRoundRecord *record,
                        gboolean             is_earlier)
{
  g_autofree char *subject = dup_subject (self);
  g_autofree char *name = g_strconcat (EARLIER, record->uri, NULL);

  g_return_val_if_fail (TJ_IS_SESSION (self), FALSE);

  if (!tj_session_add_note (self, subject, name, is_earlier ? YES : NO))
    return FALSE;

  tj_session_read_earlier (self);

  return TRUE;
}

/**
 * tj_session_get_earlier:
 *
 * Returns: (transfer none) (nullable) (element-type TjPackage): the packages of earlier rounds,
 *   each named after its round and itself; their files are not there
 */
GPtrArray *
tj_session_get_earlier (TjSession *self)
{
  g_return_val_if_fail (TJ_IS_SESSION (self), NULL);

  return self->earlier;
}
