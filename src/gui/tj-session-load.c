/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/tj-session-private.h"

#include <glib/gi18n-lib.h>

#include "core/checks/tj-check-round.h"
#include "core/checks/tj-check-runner.h"
#include "core/correction/tj-correction.h"
#include "core/pack/tj-pack-manifest.h"

/* Opening a round: locate its packages, read and check each, find the review of each. */

/* Two packages are read at a time: one waits for the disk while the other is unpacked. */
#define N_PARALLEL 2

/**
 * RoundLoad:
 * @location: what is opened
 * @items: (element-type TjRoundItem): its packages, once they are located
 * @n_pending: how many are being read now
 * @next: the first that nobody reads yet
 * @is_return: whether it was open before, so that nothing is asked
 * @chosen: (nullable): the URIs of the packages that were chosen then
 *
 * One round being read; another may be opened before it ends, and has its own.
 */
typedef struct
{
  GFile *location;
  GPtrArray *items;
  guint n_pending;
  guint next;
  gboolean is_return;
  GStrv chosen;
} RoundLoad;

typedef struct
{
  GTask *task;
  TjRoundItem *item;
} PackageLoad;

static void load_next (GTask *task);

/* What a package has in common with others stays when it is corrected. */
static void
keep_likeness (GListStore *findings,
               GListModel *before)
{
  for (guint i = 0; i < g_list_model_get_n_items (before); i++)
    {
      g_autoptr(TjFinding) finding = g_list_model_get_item (before, i);

      if (tj_check_round_is_about_others (finding))
        g_list_store_append (findings, finding);
    }
}

/* The window shows a package as its reviewer corrected it. */
static void
apply_corrections (TjSession   *self,
                   TjRoundItem *item)
{
  g_autoptr(TjPackage) corrected = NULL;
  g_autoptr(GListStore) findings = NULL;
  TjPackage *package = tj_round_item_get_package (item);

  corrected = tj_correction_apply (package, tj_round_item_get_review (item), self->taxonomy);
  if (corrected == package)
    return;

  findings = tj_check_package (corrected, self->taxonomy);
  keep_likeness (findings, tj_round_item_get_findings (item));
  tj_round_item_set_package (item, corrected, G_LIST_MODEL (findings), self->taxonomy);
}

static void
review_changed_cb (TjSession  *self,
                   const char *name,
                   TjReview   *review)
{
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->items));

  if (!g_str_has_prefix (name, "correction."))
    return;

  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr(TjRoundItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      if (tj_round_item_get_review (item) == review)
        apply_corrections (self, item);
    }

  /* The findings of the corrected package are new and know nothing of the others. */
  if (!tj_session_get_loading (self))
    tj_session_compare (self);
}

/**
 * tj_session_give_review:
 * @review: a review that is shown for the first time
 *
 * From now on @item is as that review corrects it.
 */
void
tj_session_give_review (TjSession   *self,
                        TjRoundItem *item,
                        TjReview    *review,
                        gint64       review_id)
{
  /* Before anybody in the window hears of the change. */
  g_signal_handlers_disconnect_by_func (review, review_changed_cb, self);
  g_signal_connect_object (review, "changed", G_CALLBACK (review_changed_cb), self,
                           G_CONNECT_SWAPPED);
  tj_round_item_set_review (item, review, review_id);
  apply_corrections (self, item);
}

/* The same files sent twice are one package: both rows show one review. */
static TjReview *
find_review (TjSession *self,
             gint64     review_id)
{
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->items));

  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr(TjRoundItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);
      TjReview *review = tj_round_item_get_review (item);

      if (review != NULL && tj_round_item_get_review_id (item) == review_id)
        return g_object_ref (review);
    }

  return NULL;
}

/* Finds the review that the store has for this package and reviewer, or makes one. */
static void
attach_review (TjSession   *self,
               TjRoundItem *item)
{
  TjPackage *package = tj_round_item_get_package (item);
  g_autoptr(TjReview) review = NULL;
  g_autoptr(GBytes) sheet = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *manifest = tj_package_dup_manifest_sha256 (package);
  gint64 review_id = 0;

  tj_session_read_status (self, item);
  if (self->store == NULL)
    {
      review = tj_review_new (tj_session_get_rubric (self));
      tj_session_give_review (self, item, review, 0);
      return;
    }

  if (!tj_store_open_review (self->store, manifest, tj_package_get_name (package),
                             tj_session_get_author (), &review_id, &error))
    {
      tj_session_tell_problem (self, error);
      return;
    }

  review = find_review (self, review_id);
  if (review == NULL)
    {
      review = tj_review_new (tj_session_get_rubric_of (self, review_id));
      if (!tj_store_load_review (self->store, review_id, review, &error))
        {
          tj_session_tell_problem (self, error);
          return;
        }
    }

  tj_session_give_review (self, item, review, review_id);

  sheet = tj_store_get_sheet (self->store, review_id, NULL, &error);
  if (error != NULL)
    tj_session_tell_problem (self, error);

  tj_round_item_set_signed (item, sheet != NULL);
}

static void
round_load_free (RoundLoad *load)
{
  g_object_unref (load->location);
  g_ptr_array_unref (load->items);
  g_strfreev (load->chosen);
  g_free (load);
}

static void
package_load_free (PackageLoad *load)
{
  g_object_unref (load->task);
  g_object_unref (load->item);
  g_free (load);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PackageLoad, package_load_free)

/**
 * tj_session_show_loaded:
 * @package: (nullable): what was read
 * @error: (nullable): why nothing was
 */
void
tj_session_show_loaded (TjSession    *self,
                        TjRoundItem  *item,
                        TjPackage    *package,
                        const GError *error)
{
  g_autoptr(GListStore) findings = NULL;

  if (package != NULL)
    {
      findings = tj_check_package (package, self->taxonomy);
      tj_round_item_set_blind (item, tj_session_hides_applicant (self), self->taxonomy);
      tj_round_item_set_package (item, package, G_LIST_MODEL (findings), self->taxonomy);
      attach_review (self, item);
    }
  else if (g_error_matches (error, TJ_IMPORT_ERROR, TJ_IMPORT_ERROR_ENCRYPTED))
    {
      tj_round_item_set_locked (item, error->message);
      g_signal_emit_by_name (self, "locked", item);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      tj_round_item_set_problem (item, error->message);
    }
}

static void
package_loaded_cb (GObject      *object,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr(PackageLoad) load = user_data;
  TjSession *self = g_task_get_source_object (load->task);
  RoundLoad *round = g_task_get_task_data (load->task);
  g_autoptr(TjPackage) package = NULL;
  g_autoptr(GError) error = NULL;

  package = tj_importer_load_finish (TJ_IMPORTER (object), result, &error);
  tj_session_show_loaded (self, load->item, package, error);

  round->n_pending--;
  load_next (load->task);
}

/**
 * tj_session_tell_cancelled:
 * @items: (element-type TjRoundItem): of which some were read
 *
 * Tells of the others that they were not.
 */
void
tj_session_tell_cancelled (GPtrArray *items)
{
  for (guint i = 0; i < items->len; i++)
    {
      TjRoundItem *item = g_ptr_array_index (items, i);

      if (tj_round_item_get_state (item) == TJ_ROUND_ITEM_LOADING)
        tj_round_item_set_problem (item, _("Reading was cancelled. Open the round again to read "
                                           "this package."));
    }
}

/* The user stopped reading, or opened another round: what was read stays. */
static void
give_up (GTask *task)
{
  RoundLoad *round = g_task_get_task_data (task);

  if (round->n_pending > 0)
    return;

  tj_session_tell_cancelled (round->items);
  g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, _("Cancelled"));
}

/* Keeps N_PARALLEL readers busy until every item is read or the user cancels. */
static void
load_next (GTask *task)
{
  TjSession *self = g_task_get_source_object (task);
  RoundLoad *round = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);

  if (cancellable != self->cancellable)
    {
      give_up (task);
      return;
    }

  while (round->n_pending < N_PARALLEL && round->next < round->items->len)
    {
      PackageLoad *load = g_new0 (PackageLoad, 1);
      gboolean is_only = round->items->len == 1;
      g_autofree char *message = NULL;

      load->task = g_object_ref (task);
      load->item = g_object_ref (g_ptr_array_index (round->items, round->next));

      /* Translators: which package of the round is being read, and how many there are */
      message = g_strdup_printf (_("Reading package %u of %u"), round->next + 1,
                                 round->items->len);
      tj_progress_report (self->progress, (double) round->next / round->items->len, message);

      round->next++;
      round->n_pending++;
      /* Several packages are counted; one alone tells how far it is itself. */
      tj_importer_load_async (self->importer, tj_round_item_get_location (load->item),
                              is_only ? self->progress : NULL, cancellable, package_loaded_cb,
                              load);
    }

  if (round->n_pending == 0)
    {
      tj_session_compare (self);
      g_clear_object (&self->cancellable);
      g_object_notify (G_OBJECT (self), "loading");
      tj_session_keep_versions (self);
      tj_session_read_earlier (self);
      tj_session_fill_words (self);
      g_task_return_boolean (task, TRUE);
    }
}

static void
remember_round (TjSession *self,
                GFile     *location)
{
  g_autofree char *uri = g_file_get_uri (location);
  g_autoptr(GError) error = NULL;
  gint64 round_id = 0;

  if (self->store != NULL &&
      !tj_store_remember_round (self->store, self->title, uri, &round_id, &error))
    tj_session_tell_problem (self, error);
  tj_session_take_round (self, round_id);
}

/**
 * tj_session_show_round:
 * @items: (element-type TjRoundItem): its packages, which nobody has read yet
 *
 * The round takes the place of the one before.
 */
void
tj_session_show_round (TjSession *self,
                       GFile     *location,
                       GPtrArray *items)
{
  g_free (self->title);
  self->title = g_file_get_basename (location);
  g_set_object (&self->location, location);
  tj_session_stop_keeping (self);
  tj_session_stop_earlier (self);

  tj_session_set_current (self, NULL);
  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)),
                       items->pdata, items->len);
  remember_round (self, location);

  if (items->len > 0)
    tj_session_set_current (self, g_ptr_array_index (items, 0));
  g_object_notify (G_OBJECT (self), "title");
}

static void
begin_round (GTask     *task,
             GPtrArray *locations)
{
  TjSession *self = g_task_get_source_object (task);
  RoundLoad *round = g_task_get_task_data (task);

  for (guint i = 0; i < locations->len; i++)
    g_ptr_array_add (round->items, tj_round_item_new (g_ptr_array_index (locations, i)));

  tj_session_show_round (self, round->location, round->items);
  load_next (task);
}

static void
choice_made_cb (GTask     *task,
                GPtrArray *locations)
{
  TjSession *self = g_task_get_source_object (task);
  gboolean is_wanted = g_task_get_cancellable (task) == self->cancellable;

  if (is_wanted && locations != NULL)
    {
      begin_round (task, locations);
      return;
    }

  if (is_wanted)
    tj_session_cancel (self);
  give_up (task);
}

/* A round pack is a round, and what lies beside its packages belongs to it. */
static gboolean
is_pack (TjPackageListing *listing)
{
  return g_ptr_array_find_with_equal_func (listing->loose, TJ_PACK_MANIFEST, g_str_equal, NULL);
}

/* A folder was chosen as a round; what one archive brings is asked about. */
static gboolean
may_ask (RoundLoad        *round,
         TjPackageListing *listing)
{
  return !round->is_return && !is_pack (listing) && listing->offers->len > 1 &&
         g_file_query_file_type (round->location, G_FILE_QUERY_INFO_NONE, NULL) !=
           G_FILE_TYPE_DIRECTORY;
}

/* The packages that were chosen the last time, or all of them. */
static GPtrArray *
list_locations (RoundLoad        *round,
                TjPackageListing *listing)
{
  GPtrArray *chosen = g_ptr_array_new_with_free_func (g_object_unref);
  GPtrArray *all = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < listing->offers->len; i++)
    {
      GFile *location = tj_package_listing_get (listing, i);
      g_autofree char *uri = g_file_get_uri (location);

      g_ptr_array_add (all, g_object_ref (location));
      if (round->chosen != NULL &&
          g_strv_contains ((const char * const *) round->chosen, uri))
        g_ptr_array_add (chosen, g_object_ref (location));
    }

  if (chosen->len > 0)
    {
      g_ptr_array_unref (all);
      return chosen;
    }

  g_ptr_array_unref (chosen);
  return all;
}

static void
packages_listed_cb (GObject      *object,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  TjSession *self = g_task_get_source_object (task);
  RoundLoad *round = g_task_get_task_data (task);
  g_autoptr(TjPackageListing) listing = NULL;
  g_autoptr(GPtrArray) locations = NULL;
  g_autofree char *loose = NULL;
  GError *error = NULL;

  listing = tj_importer_list_packages_finish (TJ_IMPORTER (object), result, &error);
  if (listing == NULL)
    {
      if (g_task_get_cancellable (task) == self->cancellable)
        {
          g_clear_object (&self->cancellable);
          g_object_notify (G_OBJECT (self), "loading");
        }
      g_task_return_error (task, error);
      return;
    }

  if (g_task_get_cancellable (task) != self->cancellable)
    {
      give_up (task);
      return;
    }

  if (may_ask (round, listing))
    {
      g_autoptr(TjPackageChoice) choice = NULL;

      choice = tj_package_choice_new (round->location, g_steal_pointer (&listing));
      g_signal_connect_data (choice, "made", G_CALLBACK (choice_made_cb), g_object_ref (task),
                             (GClosureNotify) (void (*)(void)) g_object_unref, G_CONNECT_SWAPPED);
      tj_session_offer (self, choice);
      return;
    }

  if (!round->is_return && !is_pack (listing) &&
      (loose = tj_package_listing_dup_loose (listing)) != NULL)
    g_signal_emit_by_name (self, "problem", loose);

  locations = list_locations (round, listing);
  begin_round (task, locations);
}

static void
open_round (TjSession           *self,
            GFile               *location,
            gboolean             is_return,
            GStrv                chosen,
            GAsyncReadyCallback  callback,
            gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  RoundLoad *round;

  tj_session_cancel (self);
  tj_session_stop_words (self);
  self->cancellable = g_cancellable_new ();

  task = g_task_new (self, self->cancellable, callback, user_data);
  g_task_set_source_tag (task, open_round);

  round = g_new0 (RoundLoad, 1);
  round->location = g_object_ref (location);
  round->is_return = is_return;
  round->chosen = g_strdupv (chosen);
  round->items = g_ptr_array_new_with_free_func (g_object_unref);
  g_task_set_task_data (task, round, (GDestroyNotify) round_load_free);

  g_object_notify (G_OBJECT (self), "loading");
  tj_progress_report (self->progress, 0, _("Looking for packages"));

  tj_importer_list_packages_async (self->importer, location, self->cancellable,
                                   packages_listed_cb, g_steal_pointer (&task));
}

/**
 * tj_session_open_async:
 * @location: a package, or a folder or archive of packages
 *
 * Opens a round in place of the present one. Items appear as soon as they are located and
 * fill as they are read; the callback comes when the last one is. Of an archive that holds several
 * packages, those that the signal "several" brings are opened.
 */
void
tj_session_open_async (TjSession           *self,
                       GFile               *location,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  g_return_if_fail (TJ_IS_SESSION (self));
  g_return_if_fail (G_IS_FILE (location));

  open_round (self, location, FALSE, NULL, callback, user_data);
}

/**
 * tj_session_return_async:
 * @location: a round that was open before
 * @chosen: the URIs of its packages then, as tj_session_list_locations() gave them
 *
 * Opens it as it was, without a question. Finish with tj_session_open_finish().
 */
void
tj_session_return_async (TjSession           *self,
                         GFile               *location,
                         GStrv                chosen,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_return_if_fail (TJ_IS_SESSION (self));
  g_return_if_fail (G_IS_FILE (location));

  open_round (self, location, TRUE, chosen, callback, user_data);
}

gboolean
tj_session_open_finish (TjSession     *self,
                        GAsyncResult  *result,
                        GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * tj_session_cancel:
 *
 * Stops reading; what was read stays.
 */
void
tj_session_cancel (TjSession *self)
{
  g_autoptr(GCancellable) cancellable = NULL;

  g_return_if_fail (TJ_IS_SESSION (self));

  cancellable = g_steal_pointer (&self->cancellable);
  if (cancellable == NULL)
    return;

  g_cancellable_cancel (cancellable);
  g_object_notify (G_OBJECT (self), "loading");
}
