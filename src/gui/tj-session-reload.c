/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/tj-session-private.h"

#include <glib/gi18n-lib.h>

#include "core/checks/tj-check-round.h"

/* Reading packages of the round anew: with a password, or with the names of their archive in
 * another encoding. And what packages have in common, once all are read. */

typedef struct
{
  TjSession *session;
  TjRoundItem *item;
} Reload;

/**
 * Renaming:
 * @items: (element-type TjRoundItem): the packages that lie in @archive
 * @before: what the archive held by its names until now
 */
typedef struct
{
  TjSession *session;
  GFile *archive;
  TjEntryNames names;
  GPtrArray *items;
  TjPackageListing *before;
} Renaming;

static void
reload_free (Reload *data)
{
  g_object_unref (data->session);
  g_object_unref (data->item);
  g_free (data);
}

static void
renaming_free (Renaming *data)
{
  g_object_unref (data->session);
  g_object_unref (data->archive);
  g_ptr_array_unref (data->items);
  g_clear_pointer (&data->before, tj_package_listing_free);
  g_free (data);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reload, reload_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Renaming, renaming_free)

static void reload (TjSession   *self,
                    TjRoundItem *item);

static Reload *
reload_new (TjSession   *self,
            TjRoundItem *item)
{
  Reload *data = g_new0 (Reload, 1);

  data->session = g_object_ref (self);
  data->item = g_object_ref (item);

  return data;
}

/* The packages of an archive take the place of the archive itself. */
static void
choice_made_cb (Reload    *data,
                GPtrArray *locations)
{
  TjSession *self = data->session;
  g_autoptr(GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  gboolean was_current = tj_session_get_current (self) == data->item;
  guint position;

  if (locations == NULL || !g_list_store_find (self->items, data->item, &position))
    return;

  for (guint i = 0; i < locations->len; i++)
    g_ptr_array_add (items, tj_round_item_new (g_ptr_array_index (locations, i)));

  g_list_store_splice (self->items, position, 1, items->pdata, items->len);
  if (was_current)
    tj_session_set_current (self, g_ptr_array_index (items, 0));
  for (guint i = 0; i < items->len; i++)
    reload (self, g_ptr_array_index (items, i));
}

/* Only with its password does an archive tell that it holds several packages. */
static void
packages_listed_cb (GObject      *object,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr(Reload) data = user_data;
  TjSession *self = data->session;
  GFile *location = tj_round_item_get_location (data->item);
  g_autoptr(TjPackageListing) listing = NULL;
  g_autoptr(TjPackageChoice) choice = NULL;

  listing = tj_importer_list_packages_finish (TJ_IMPORTER (object), result, NULL);
  if (listing == NULL || listing->offers->len < 2)
    return;

  choice = tj_package_choice_new (location, g_steal_pointer (&listing));
  g_signal_connect_data (choice, "made", G_CALLBACK (choice_made_cb), g_steal_pointer (&data),
                         (GClosureNotify) (void (*)(void)) reload_free, G_CONNECT_SWAPPED);

  /* In a folder that was chosen as a round, nothing is asked. */
  if (self->location != NULL && g_file_equal (self->location, location))
    tj_session_offer (self, choice);
  else
    tj_package_choice_make_all (choice);
}

static void
reloaded_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(Reload) data = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(TjPackage) package = NULL;
  TjSession *self = data->session;
  TjRoundItem *item = data->item;

  package = tj_importer_load_finish (TJ_IMPORTER (object), result, &error);
  tj_session_show_loaded (self, item, package, error);

  if (package != NULL && !tj_session_get_loading (self))
    {
      tj_session_compare (self);
      tj_session_keep_versions (self);
      tj_session_fill_words (self);
    }

  if (tj_session_get_current (self) == item)
    g_object_notify (G_OBJECT (self), "current");

  if (g_error_matches (error, TJ_IMPORT_ERROR, TJ_IMPORT_ERROR_SEVERAL_PACKAGES))
    tj_importer_list_packages_async (self->importer, tj_round_item_get_location (item), NULL,
                                     packages_listed_cb, g_steal_pointer (&data));
}

static void
reload (TjSession   *self,
        TjRoundItem *item)
{
  tj_round_item_set_loading (item);
  tj_importer_load_async (self->importer, tj_round_item_get_location (item), NULL, NULL,
                          reloaded_cb, reload_new (self, item));
}

/**
 * tj_session_unlock:
 * @item: a package that wants a password
 *
 * Reads it again; the signal "locked" comes anew where the password is wrong.
 */
void
tj_session_unlock (TjSession   *self,
                   TjRoundItem *item,
                   const char  *password)
{
  g_return_if_fail (TJ_IS_SESSION (self));

  tj_importer_set_password (self->importer, tj_round_item_get_location (item), password);
  reload (self, item);
}

/**
 * tj_session_get_names:
 *
 * Returns: how the names of the archive are read that the package is or lies in
 */
TjEntryNames
tj_session_get_names (TjSession   *self,
                      TjRoundItem *item)
{
  g_return_val_if_fail (TJ_IS_SESSION (self), TJ_ENTRY_NAMES_AUTO);

  return tj_importer_get_names (self->importer, tj_round_item_get_location (item));
}

/* The packages lie where they lay in the archive, and only their names are others. */
static void
find_anew (Renaming         *data,
           TjPackageListing *after)
{
  for (guint i = 0; i < data->items->len; i++)
    {
      TjRoundItem *item = g_ptr_array_index (data->items, i);
      GFile *location = tj_round_item_get_location (item);
      TjPackageOffer *old = tj_package_listing_find (data->before, location);
      TjPackageOffer *found = NULL;

      if (after != NULL && old != NULL && !g_file_equal (location, data->archive))
        found = tj_package_listing_find_at (after, old->position);

      if (found != NULL)
        {
          tj_round_item_set_location (item, found->location);
          reload (data->session, item);
        }
      else if (g_file_equal (location, data->archive))
        {
          reload (data->session, item);
        }
      else
        {
          tj_round_item_set_problem (item, _("With these names the archive is divided into other "
                                             "packages. Open it again to see them."));
        }
    }
}

static void
listed_after_cb (GObject      *object,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr(Renaming) data = user_data;
  g_autoptr(TjPackageListing) after = NULL;

  after = tj_importer_list_packages_finish (TJ_IMPORTER (object), result, NULL);
  find_anew (data, after);
}

static void
listed_before_cb (GObject      *object,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr(Renaming) data = user_data;
  TjImporter *importer = TJ_IMPORTER (object);
  GFile *archive = data->archive;

  data->before = tj_importer_list_packages_finish (importer, result, NULL);
  if (data->before == NULL)
    data->before = tj_package_listing_new ();

  tj_importer_set_names (importer, archive, data->names);
  tj_importer_list_packages_async (importer, archive, NULL, listed_after_cb,
                                   g_steal_pointer (&data));
}

/* Returns the packages that lie in the archive, or NULL while one of them is being read. */
static GPtrArray *
list_items_in (TjSession *self,
               GFile     *archive)
{
  g_autoptr(GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->items));

  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr(TjRoundItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);
      GFile *location = tj_round_item_get_location (item);

      if (!g_file_equal (location, archive) && !g_file_has_prefix (location, archive))
        continue;

      if (tj_round_item_get_state (item) == TJ_ROUND_ITEM_LOADING)
        return NULL;

      g_ptr_array_add (items, g_steal_pointer (&item));
    }

  return g_steal_pointer (&items);
}

/**
 * tj_session_set_names:
 * @item: a package that is or lies in an archive
 * @names: in which encoding the archive's names are
 *
 * Reads all packages of that archive again, with their files named anew.
 */
void
tj_session_set_names (TjSession    *self,
                      TjRoundItem  *item,
                      TjEntryNames  names)
{
  g_autoptr(GFile) archive = NULL;
  g_autoptr(GPtrArray) items = NULL;
  Renaming *data;

  g_return_if_fail (TJ_IS_SESSION (self));

  archive = tj_importer_dup_archive (tj_round_item_get_location (item));
  if (archive == NULL || names == tj_session_get_names (self, item) ||
      !(items = list_items_in (self, archive)))
    return;

  tj_session_flush (self);
  for (guint i = 0; i < items->len; i++)
    tj_round_item_set_loading (g_ptr_array_index (items, i));

  data = g_new0 (Renaming, 1);
  data->session = g_object_ref (self);
  data->archive = g_object_ref (archive);
  data->names = names;
  data->items = g_steal_pointer (&items);
  tj_importer_list_packages_async (self->importer, archive, NULL, listed_before_cb, data);
}

/**
 * tj_session_compare:
 *
 * All packages are read: their findings are told of what stands in several, those of earlier
 * rounds among them, of which nothing is told.
 */
void
tj_session_compare (TjSession *self)
{
  g_autoptr(GPtrArray) packages = g_ptr_array_new ();
  g_autoptr(GPtrArray) findings = g_ptr_array_new ();
  g_autoptr(GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GPtrArray) unused = g_ptr_array_new_with_free_func (g_object_unref);
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->items));

  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr(TjRoundItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      if (tj_round_item_get_state (item) != TJ_ROUND_ITEM_READY)
        continue;

      g_ptr_array_add (packages, tj_round_item_get_package (item));
      g_ptr_array_add (findings, tj_round_item_get_findings (item));
      g_ptr_array_add (items, g_steal_pointer (&item));
    }

  for (guint i = 0; self->earlier != NULL && i < self->earlier->len; i++)
    {
      g_ptr_array_add (packages, g_ptr_array_index (self->earlier, i));
      g_ptr_array_add (findings, g_list_store_new (TJ_TYPE_FINDING));
      g_ptr_array_add (unused, g_ptr_array_index (findings, findings->len - 1));
    }
  tj_check_round (packages, findings);
  for (guint i = 0; i < items->len; i++)
    tj_round_item_notify_findings (g_ptr_array_index (items, i));
}
