/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/tj-session-private.h"

#include <glib/gi18n-lib.h>

#include "core/store/tj-text-index.h"
#include "render/page/tj-attachment-words.h"

/* Searching the round: its words are put into the index in one thread while the reviewer works,
 * and asked for in another. Neither thread holds the session; an answer that comes after it has
 * gone, or after the next question, is dropped. */

/* So many packages are told of, and so many places of each. */
#define MAX_HITS 2000
#define MAX_HITS_PER_PACKAGE 5

typedef struct
{
  TjPackage *package;
  TjTextParts *form;
} WordsEntry;

/**
 * WordsWork:
 * @file: the index
 * @entries: (nullable) (element-type WordsEntry): what to put into it
 * @keys: the packages of the round
 * @recognised: the folder with recognised text
 * @forgotten: (nullable): the digest of a file to be read again
 * @query: (nullable): what to look for
 * @silent: (nullable) (element-type TjTextSilent): the files in which nothing can be found
 * @was_damaged: whether the index had to be made anew
 * @is_damaged: whether it has to be
 */
typedef struct
{
  GWeakRef session;
  GFile *file;
  GFile *recognised;
  char *forgotten;
  TjProgress *progress;
  GPtrArray *entries;
  GStrv keys;
  TjTextQuery *query;
  GPtrArray *silent;
  gboolean was_damaged;
  gboolean is_damaged;
} WordsWork;

static void
entry_free (WordsEntry *entry)
{
  g_object_unref (entry->package);
  tj_text_parts_free (entry->form);
  g_free (entry);
}

static void
work_free (WordsWork *work)
{
  g_weak_ref_clear (&work->session);
  g_object_unref (work->file);
  g_object_unref (work->recognised);
  g_free (work->forgotten);
  g_object_unref (work->progress);
  g_clear_pointer (&work->entries, g_ptr_array_unref);
  g_strfreev (work->keys);
  g_clear_pointer (&work->query, tj_text_query_unref);
  g_clear_pointer (&work->silent, g_ptr_array_unref);
  g_free (work);
}

static WordsWork *
work_new (TjSession *self)
{
  g_autoptr(GPtrArray) packages = tj_session_list_packages (self);
  WordsWork *work = g_new0 (WordsWork, 1);

  g_weak_ref_init (&work->session, self);
  work->file = g_object_ref (self->words_file);
  work->recognised = g_object_ref (self->recognised_folder);
  work->progress = g_object_ref (self->words_progress);
  work->keys = g_new0 (char *, packages->len + 1);
  for (guint i = 0; i < packages->len; i++)
    work->keys[i] = tj_package_dup_manifest_sha256 (g_ptr_array_index (packages, i));

  return work;
}

static void
fill_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  WordsWork *work = data;
  GError *error = NULL;
  g_autoptr(TjTextIndex) index = tj_text_index_open (work->file, TRUE, &work->was_damaged,
                                                    &error);

  if (error == NULL && work->forgotten != NULL)
    tj_text_index_forget (index, work->forgotten, &error);

  for (guint i = 0; error == NULL && i < work->entries->len; i++)
    {
      WordsEntry *entry = g_ptr_array_index (work->entries, i);

      /* Another filling may have begun. */
      if (!g_cancellable_is_cancelled (cancellable))
        tj_progress_report (work->progress, (double) i / work->entries->len, "");
      tj_text_index_add_package (index, entry->package, entry->form, tj_attachment_words_read,
                                 work->recognised, cancellable, &error);
    }

  if (error == NULL)
    tj_text_index_prune (index, (const char * const *) work->keys, &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
search_thread (GTask        *task,
               gpointer      source,
               gpointer      data,
               GCancellable *cancellable)
{
  WordsWork *work = data;
  GError *error = NULL;
  g_autoptr(TjTextIndex) index = tj_text_index_open (work->file, FALSE, &work->was_damaged,
                                                    &error);
  GPtrArray *hits = NULL;

  if (index != NULL)
    hits = tj_text_index_search (index, work->query, (const char * const *) work->keys, MAX_HITS,
                                 MAX_HITS_PER_PACKAGE, cancellable, &error);
  if (hits != NULL)
    work->silent = tj_text_index_list_silent (index, (const char * const *) work->keys, NULL);

  work->is_damaged = index != NULL && hits == NULL && tj_text_index_is_damaged (index);

  if (hits != NULL)
    g_task_return_pointer (task, hits, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

static void
tell (TjSession    *self,
      WordsWork    *work,
      const GError *error)
{
  g_autoptr(GError) damaged = NULL;

  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    tj_session_tell_problem (self, error);

  if (work->was_damaged)
    {
      damaged = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED,
                                     _("The search index was damaged and is made anew. Nothing "
                                       "but time is lost."));
      tj_session_tell_problem (self, damaged);
    }
}

static void
filled_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  GTask *task = G_TASK (result);
  WordsWork *work = g_task_get_task_data (task);
  g_autoptr(TjSession) self = g_weak_ref_get (&work->session);
  g_autoptr(GError) error = NULL;

  g_task_propagate_boolean (task, &error);
  if (self == NULL || g_task_get_cancellable (task) != self->words_cancellable)
    return;

  tj_progress_report (self->words_progress, 1, "");
  tell (self, work, error);
  if (self->query != NULL)
    tj_session_search (self, self->query);
}

/* (transfer full): the hits of each package by its key */
static GHashTable *
sort_hits (GPtrArray *hits)
{
  GHashTable *by_package = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                                  (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < hits->len; i++)
    {
      TjTextHit *hit = g_ptr_array_index (hits, i);
      GPtrArray *own = g_hash_table_lookup (by_package, hit->package);

      if (own == NULL)
        {
          own = g_ptr_array_new_with_free_func ((GDestroyNotify) tj_text_hit_unref);
          g_hash_table_insert (by_package, hit->package, own);
        }
      g_ptr_array_add (own, tj_text_hit_ref (hit));
    }

  return by_package;
}

static void
show_hits (TjSession *self,
           GPtrArray *hits,
           GPtrArray *silent)
{
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  g_autoptr(GHashTable) by_package = sort_hits (hits);
  g_autoptr(GPtrArray) none = g_ptr_array_new ();

  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr(TjRoundItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);
      const char *key = tj_round_item_get_digest (item);
      GPtrArray *own = key != NULL ? g_hash_table_lookup (by_package, key) : NULL;

      tj_round_item_set_hits (item, own != NULL ? own : none);
    }

  g_clear_pointer (&self->silent, g_ptr_array_unref);
  self->silent = silent != NULL ? g_ptr_array_ref (silent) : NULL;
  g_signal_emit_by_name (self, "searched");
}

static void
searched_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  GTask *task = G_TASK (result);
  WordsWork *work = g_task_get_task_data (task);
  g_autoptr(TjSession) self = g_weak_ref_get (&work->session);
  g_autoptr(GPtrArray) none = g_ptr_array_new ();
  g_autoptr(GPtrArray) hits = NULL;
  g_autoptr(GError) error = NULL;

  hits = g_task_propagate_pointer (task, &error);
  if (self == NULL || g_task_get_cancellable (task) != self->search_cancellable)
    return;

  /* Filling checks the index, makes it anew, says so and asks again. */
  if (work->is_damaged)
    tj_session_fill_words (self);
  else
    tell (self, work, error);
  show_hits (self, hits != NULL ? hits : none, work->silent);
}

static void
start (TjSession           *self,
       WordsWork           *work,
       GCancellable        *cancellable,
       GTaskThreadFunc      func,
       GAsyncReadyCallback  callback)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, NULL);

  g_task_set_task_data (task, work, (GDestroyNotify) work_free);
  g_task_run_in_thread (task, func);
}

/**
 * tj_session_stop_words:
 *
 * Ends what runs in the background for searching; what is in the index stays.
 */
void
tj_session_stop_words (TjSession *self)
{
  g_cancellable_cancel (self->words_cancellable);
  g_clear_object (&self->words_cancellable);
  g_cancellable_cancel (self->search_cancellable);
  g_clear_object (&self->search_cancellable);
}

static void
fill (TjSession  *self,
      const char *forgotten)
{
  g_autoptr(GPtrArray) packages = tj_session_list_packages (self);
  WordsWork *work = work_new (self);

  g_cancellable_cancel (self->words_cancellable);
  g_clear_object (&self->words_cancellable);
  self->words_cancellable = g_cancellable_new ();

  work->forgotten = g_strdup (forgotten);
  work->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) entry_free);
  for (guint i = 0; i < packages->len; i++)
    {
      WordsEntry *entry = g_new0 (WordsEntry, 1);

      entry->package = g_object_ref (g_ptr_array_index (packages, i));
      entry->form = tj_text_parts_new_for_form (entry->package);
      g_ptr_array_add (work->entries, entry);
    }

  tj_progress_report (self->words_progress, 0, "");
  start (self, work, self->words_cancellable, fill_thread, filled_cb);
}

/**
 * tj_session_fill_words:
 *
 * Puts the words of all packages of the round into the index, in the background.
 */
void
tj_session_fill_words (TjSession *self)
{
  fill (self, NULL);
}

/**
 * tj_session_reread_words:
 * @digest: of a file that has more words now, as those that were recognised
 *
 * Puts the words of that file into the index anew, in the background.
 */
void
tj_session_reread_words (TjSession  *self,
                         const char *digest)
{
  fill (self, digest);
}

/**
 * tj_session_get_recognised_folder:
 *
 * Returns: (transfer none): where text that was recognised in scans is kept
 */
GFile *
tj_session_get_recognised_folder (TjSession *self)
{
  return self->recognised_folder;
}

/**
 * tj_session_search:
 * @query: (nullable): what to look for in forms and attachments
 *
 * Gives every item of the round its hits; the signal “searched” tells when they are there.
 */
void
tj_session_search (TjSession   *self,
                   TjTextQuery *query)
{
  g_autoptr(GPtrArray) none = g_ptr_array_new ();
  TjTextQuery *wanted = query != NULL ? tj_text_query_ref (query) : NULL;
  WordsWork *work;

  g_cancellable_cancel (self->search_cancellable);
  g_clear_object (&self->search_cancellable);
  g_clear_pointer (&self->query, tj_text_query_unref);
  self->query = wanted;

  if (query == NULL || tj_text_query_is_empty (query))
    {
      show_hits (self, none, NULL);
      return;
    }

  work = work_new (self);
  work->query = tj_text_query_ref (query);
  self->search_cancellable = g_cancellable_new ();
  start (self, work, self->search_cancellable, search_thread, searched_cb);
}

/**
 * tj_session_get_query:
 *
 * Returns: (transfer none) (nullable): what is being looked for
 */
TjTextQuery *
tj_session_get_query (TjSession *self)
{
  return self->query;
}

/**
 * tj_session_get_silent:
 *
 * Returns: (transfer none) (nullable) (element-type TjTextSilent): the files in which the last
 *   search could not find anything, whatever was looked for
 */
GPtrArray *
tj_session_get_silent (TjSession *self)
{
  return self->silent;
}

/**
 * tj_session_get_words_progress:
 *
 * Returns: (transfer none): how much of the round can be searched; 1 where all of it can
 */
TjProgress *
tj_session_get_words_progress (TjSession *self)
{
  return self->words_progress;
}
