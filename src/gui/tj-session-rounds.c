/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/tj-session-private.h"

#include <glib/gi18n-lib.h>

#include "core/import/tj-application-reader.h"
#include "core/import/tj-application-writer.h"
#include "core/store/tj-archived-round.h"

/* The rounds that were open before: their names, and those that are put away. An archived round is
 * read from its files while they lie where they were, and from the store when they are gone; it is
 * never changed. */

static gboolean
check_store (TjSession  *self,
             GError    **error)
{
  if (self->store != NULL)
    return TRUE;

  g_set_error_literal (error, TJ_STORE_ERROR, TJ_STORE_ERROR_OPEN, self->store_problem);

  return FALSE;
}

/**
 * tj_session_list_rounds:
 *
 * Returns: (transfer full) (element-type TjRoundRecord) (nullable): last opened first
 */
GPtrArray *
tj_session_list_rounds (TjSession  *self,
                        GError    **error)
{
  g_return_val_if_fail (TJ_IS_SESSION (self), NULL);

  return check_store (self, error) ? tj_store_list_rounds (self->store, error) : NULL;
}

static void
set_archived (TjSession *self,
              gboolean   is_archived)
{
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->items));

  self->is_archived = is_archived;
  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr(TjRoundItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      tj_round_item_set_archived (item, is_archived);
    }
}

/**
 * tj_session_take_round:
 * @round_id: the row of the round that was just opened, 0 for none
 *
 * Calls it what the user calls it, and opens it for reading only where it is put away.
 */
void
tj_session_take_round (TjSession *self,
                       gint64     round_id)
{
  g_autoptr(GPtrArray) rounds = tj_session_list_rounds (self, NULL);
  gboolean is_archived = FALSE;

  self->round_id = round_id;
  for (guint i = 0; rounds != NULL && i < rounds->len; i++)
    {
      const TjRoundRecord *record = g_ptr_array_index (rounds, i);

      if (record->id != round_id)
        continue;
      is_archived = record->archived != 0;
      if (record->name != NULL)
        {
          g_free (self->title);
          self->title = g_strdup (record->name);
        }
    }
  set_archived (self, is_archived);
  tj_session_read_terms (self);
}

/**
 * tj_session_get_round_id:
 *
 * Returns: which of the rounds in the store is open; 0 for none
 */
gint64
tj_session_get_round_id (TjSession *self)
{
  g_return_val_if_fail (TJ_IS_SESSION (self), 0);

  return self->round_id;
}

/**
 * tj_session_get_archived:
 *
 * Returns: whether the open round is put away and cannot be changed
 */
gboolean
tj_session_get_archived (TjSession *self)
{
  g_return_val_if_fail (TJ_IS_SESSION (self), FALSE);

  return self->is_archived;
}

/**
 * tj_session_rename_round:
 * @round_id: of any round
 * @name: what to call it; its folder's name where it is empty
 *
 * Returns: whether that is on disk
 */
gboolean
tj_session_rename_round (TjSession   *self,
                         gint64       round_id,
                         const char  *name,
                         GError     **error)
{
  g_return_val_if_fail (TJ_IS_SESSION (self), FALSE);

  if (!check_store (self, error) || !tj_store_rename_round (self->store, round_id, name, error))
    return FALSE;

  if (round_id == self->round_id)
    {
      g_free (self->title);
      self->title = g_file_get_basename (self->location);
      tj_session_take_round (self, round_id);
      g_object_notify (G_OBJECT (self), "title");
    }

  return TRUE;
}

/* The form as it was read; what the reviewer corrected is in the review. */
static GPtrArray *
list_for_archive (TjSession  *self,
                  GError    **error)
{
  g_autoptr(GPtrArray) packages = NULL;
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->items));

  packages = g_ptr_array_new_with_free_func ((GDestroyNotify) tj_archived_package_free);
  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr(TjRoundItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);
      TjPackage *package = tj_round_item_get_package (item);
      g_autoptr(GBytes) form = NULL;

      if (package == NULL)
        {
          g_set_error (error, TJ_STORE_ERROR, TJ_STORE_ERROR_MISSING,
                       _("“%s” could not be read, and so the round cannot be put away whole. Mend "
                         "it or take it out of the folder, and open the round again."),
                       tj_round_item_get_name (item));
          return NULL;
        }

      package = tj_package_get_original (package);
      form = tj_application_write (tj_package_get_form (package));
      g_ptr_array_add (packages, tj_archived_package_new (package, form));
    }

  return g_steal_pointer (&packages);
}

/**
 * tj_session_archive_round:
 *
 * Puts the open round away: what is needed to read it is in the store, and it cannot be changed.
 *
 * Returns: whether all of that is on disk
 */
gboolean
tj_session_archive_round (TjSession  *self,
                          GError    **error)
{
  g_autoptr(GPtrArray) packages = NULL;

  g_return_val_if_fail (TJ_IS_SESSION (self), FALSE);
  g_return_val_if_fail (!tj_session_get_loading (self), FALSE);

  tj_session_flush (self);
  if (!check_store (self, error) || (packages = list_for_archive (self, error)) == NULL ||
      !tj_store_archive_round (self->store, self->round_id, packages, error))
    return FALSE;

  set_archived (self, TRUE);

  return TRUE;
}

/**
 * tj_session_bring_back_round:
 * @round_id: of an archived round
 *
 * Returns: whether it can be changed again
 */
gboolean
tj_session_bring_back_round (TjSession  *self,
                             gint64      round_id,
                             GError    **error)
{
  g_return_val_if_fail (TJ_IS_SESSION (self), FALSE);

  if (!check_store (self, error) || !tj_store_bring_back_round (self->store, round_id, error))
    return FALSE;

  if (round_id == self->round_id)
    set_archived (self, FALSE);

  return TRUE;
}

typedef struct
{
  GPtrArray *packages;
  GPtrArray *items;
  guint next;
} ArchiveLoad;

static void
archive_load_free (gpointer data)
{
  ArchiveLoad *load = data;

  g_ptr_array_unref (load->packages);
  g_ptr_array_unref (load->items);
  g_free (load);
}

static void
show_archived (TjSession               *self,
               const TjArchivedPackage *archived,
               TjRoundItem             *item)
{
  const char *name = tj_package_get_name (archived->package);
  g_autoptr(GError) error = NULL;
  g_autoptr(TjForm) form = tj_application_read (archived->form, name, &error);

  if (form != NULL)
    tj_package_set_form (archived->package, form,
                         tj_package_get_form_file (archived->package));
  tj_session_show_loaded (self, item, form != NULL ? archived->package : NULL, error);
}

static void
report_archived (TjSession         *self,
                 const ArchiveLoad *load)
{
  g_autofree char *message = NULL;

  /* Translators: which package of the round is being read, and how many there are */
  message = g_strdup_printf (_("Reading package %u of %u"), load->next + 1, load->items->len);
  tj_progress_report (self->progress, (double) load->next / load->items->len, message);
}

/* A package at a time, so that the window is painted and heard between two of them. */
static gboolean
show_next_cb (gpointer user_data)
{
  GTask *task = user_data;
  TjSession *self = g_task_get_source_object (task);
  ArchiveLoad *load = g_task_get_task_data (task);

  if (g_task_get_cancellable (task) != self->cancellable)
    {
      tj_session_tell_cancelled (load->items);
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, _("Cancelled"));
      return G_SOURCE_REMOVE;
    }

  if (load->next < load->items->len)
    {
      report_archived (self, load);
      show_archived (self, g_ptr_array_index (load->packages, load->next),
                     g_ptr_array_index (load->items, load->next));
      load->next++;
      return G_SOURCE_CONTINUE;
    }

  tj_session_compare (self);
  tj_session_read_earlier (self);
  g_clear_object (&self->cancellable);
  g_object_notify (G_OBJECT (self), "loading");
  tj_session_fill_words (self);
  g_object_notify (G_OBJECT (self), "current");
  g_task_return_boolean (task, TRUE);

  return G_SOURCE_REMOVE;
}

static void
begin_archived (TjSession   *self,
                GTask       *task,
                ArchiveLoad *load,
                GFile       *location)
{
  g_autoptr(GSource) source = g_idle_source_new ();

  for (guint i = 0; i < load->packages->len; i++)
    {
      const TjArchivedPackage *archived = g_ptr_array_index (load->packages, i);

      g_ptr_array_add (load->items,
                       tj_round_item_new (tj_package_get_location (archived->package)));
    }

  g_object_notify (G_OBJECT (self), "loading");
  tj_session_show_round (self, location, load->items);
  g_source_set_callback (source, show_next_cb, g_object_ref (task), g_object_unref);
  g_source_attach (source, NULL);
}

/**
 * tj_session_open_archived_async:
 * @record: an archived round whose files are gone
 *
 * Opens it from what the store has, package by package, until tj_session_cancel() stops it. Finish
 * with tj_session_open_finish().
 */
void
tj_session_open_archived_async (TjSession           *self,
                                const TjRoundRecord *record,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_autoptr(GFile) location = g_file_new_for_uri (record->uri);
  g_autoptr(GTask) task = NULL;
  g_autoptr(GPtrArray) packages = NULL;
  ArchiveLoad *load;
  GError *error = NULL;

  g_return_if_fail (TJ_IS_SESSION (self));

  if (!check_store (self, &error) ||
      (packages = tj_store_list_archived (self->store, record->id, &error)) == NULL)
    {
      g_task_report_error (self, callback, user_data, tj_session_open_archived_async, error);
      return;
    }

  tj_session_cancel (self);
  tj_session_stop_words (self);
  self->cancellable = g_cancellable_new ();
  task = g_task_new (self, self->cancellable, callback, user_data);
  g_task_set_source_tag (task, tj_session_open_archived_async);

  load = g_new0 (ArchiveLoad, 1);
  load->packages = g_steal_pointer (&packages);
  load->items = g_ptr_array_new_with_free_func (g_object_unref);
  g_task_set_task_data (task, load, archive_load_free);
  begin_archived (self, task, load, location);
}
