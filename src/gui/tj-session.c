/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/tj-session-private.h"

#include "render/page/tj-page-text.h"

enum {
  PROP_0,
  PROP_CURRENT,
  PROP_TITLE,
  PROP_LOADING,
  PROP_SAVED_AT,
  N_PROPS
};

enum {
  PROBLEM,
  LOCKED,
  SEVERAL,
  FLUSH,
  SEARCHED,
  NOTED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TjSession, tj_session, G_TYPE_OBJECT)

static void
tj_session_dispose (GObject *object)
{
  TjSession *self = TJ_SESSION (object);

  tj_session_cancel (self);
  tj_session_stop_words (self);
  tj_session_stop_keeping (self);
  tj_session_stop_earlier (self);
  g_clear_object (&self->current);
  g_clear_object (&self->items);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (tj_session_parent_class)->dispose (object);
}

static void
tj_session_finalize (GObject *object)
{
  TjSession *self = TJ_SESSION (object);

  g_clear_object (&self->importer);
  g_clear_object (&self->settings);
  g_clear_object (&self->taxonomy);
  g_clear_pointer (&self->rubrics, g_ptr_array_unref);
  g_clear_object (&self->progress);
  g_clear_object (&self->words_file);
  g_clear_object (&self->recognised_folder);
  g_clear_object (&self->words_progress);
  g_clear_pointer (&self->query, tj_text_query_unref);
  g_clear_pointer (&self->silent, g_ptr_array_unref);
  g_clear_pointer (&self->saved_at, g_date_time_unref);
  g_clear_pointer (&self->terms, tj_round_terms_free);
  g_clear_pointer (&self->store_problem, g_free);
  g_clear_object (&self->location);
  g_clear_object (&self->factors);
  g_clear_object (&self->factor_file);
  g_clear_pointer (&self->title, g_free);

  G_OBJECT_CLASS (tj_session_parent_class)->finalize (object);
}

static void
tj_session_get_property (GObject    *object,
                         guint       prop_id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  TjSession *self = TJ_SESSION (object);

  switch (prop_id)
    {
    case PROP_CURRENT:
      g_value_set_object (value, self->current);
      break;

    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;

    case PROP_LOADING:
      g_value_set_boolean (value, tj_session_get_loading (self));
      break;

    case PROP_SAVED_AT:
      g_value_set_boxed (value, self->saved_at);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tj_session_set_property (GObject      *object,
                         guint         prop_id,
                         const GValue *value,
                         GParamSpec   *pspec)
{
  TjSession *self = TJ_SESSION (object);

  switch (prop_id)
    {
    case PROP_CURRENT:
      tj_session_set_current (self, g_value_get_object (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tj_session_class_init (TjSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = tj_session_dispose;
  object_class->finalize = tj_session_finalize;
  object_class->get_property = tj_session_get_property;
  object_class->set_property = tj_session_set_property;

  properties[PROP_CURRENT] =
    g_param_spec_object ("current", NULL, NULL, TJ_TYPE_ROUND_ITEM,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_TITLE] =
    g_param_spec_string ("title", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_LOADING] =
    g_param_spec_boolean ("loading", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SAVED_AT] =
    g_param_spec_boxed ("saved-at", NULL, NULL, G_TYPE_DATE_TIME,
                        G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[PROBLEM] =
    g_signal_new ("problem", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[LOCKED] =
    g_signal_new ("locked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, TJ_TYPE_ROUND_ITEM);
  signals[SEVERAL] =
    g_signal_new ("several", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, TJ_TYPE_PACKAGE_CHOICE);
  signals[FLUSH] =
    g_signal_new ("flush", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);
  signals[SEARCHED] =
    g_signal_new ("searched", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);
  signals[NOTED] =
    g_signal_new ("noted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
tj_session_init (TjSession *self)
{
  self->items = g_list_store_new (TJ_TYPE_ROUND_ITEM);
  self->taxonomy = tj_taxonomy_new_default ();
  self->terms = tj_round_terms_new ();
  self->progress = tj_progress_new ();
  self->words_progress = tj_progress_new ();
  tj_progress_report (self->words_progress, 1, "");
}

/**
 * tj_session_new:
 * @store_file: where edits are kept; made when it is not there
 * @contents_folder: where copies of archive entries are kept; the index of words lies beside it
 * @settings: (nullable): where who the reviewer is is remembered from one review to the next
 *
 * A store that cannot be opened does not stop the program from reading packages; edits are
 * refused then, with the reason. See tj_session_get_store_problem().
 *
 * Returns: (transfer full): a session without a round
 */
TjSession *
tj_session_new (GFile     *store_file,
                GFile     *contents_folder,
                GSettings *settings)
{
  TjSession *self = g_object_new (TJ_TYPE_SESSION, NULL);
  g_autoptr(GFile) cache_folder = g_file_get_parent (contents_folder);
  g_autoptr(GError) error = NULL;

  g_set_object (&self->settings, settings);
  self->words_file = g_file_get_child (cache_folder, "words.index");
  self->recognised_folder = g_file_get_child (cache_folder, "recognised");
  self->importer = tj_importer_new (self->taxonomy, contents_folder);
  tj_importer_set_page_text (self->importer, tj_page_text_read, NULL, FALSE);
  self->store = tj_store_open (store_file, &error);
  if (self->store == NULL)
    self->store_problem = g_strdup (error->message);
  tj_session_follow_blindness (self);

  return self;
}

TjTaxonomy *
tj_session_get_taxonomy (TjSession *self)
{
  g_return_val_if_fail (TJ_IS_SESSION (self), NULL);

  return self->taxonomy;
}

/**
 * tj_session_get_store_problem:
 *
 * Returns: (nullable): why nothing can be saved, as a sentence; %NULL where all is well
 */
const char *
tj_session_get_store_problem (TjSession *self)
{
  g_return_val_if_fail (TJ_IS_SESSION (self), NULL);

  return self->store_problem;
}

gboolean
tj_session_get_loading (TjSession *self)
{
  g_return_val_if_fail (TJ_IS_SESSION (self), FALSE);

  return self->cancellable != NULL;
}

/**
 * tj_session_get_progress:
 *
 * Returns: (transfer none): how far reading is; notifies on the main thread
 */
TjProgress *
tj_session_get_progress (TjSession *self)
{
  g_return_val_if_fail (TJ_IS_SESSION (self), NULL);

  return self->progress;
}

/**
 * tj_session_get_items:
 *
 * Returns: (transfer none): a list of #TjRoundItem, the same object for the session's life
 */
GListModel *
tj_session_get_items (TjSession *self)
{
  g_return_val_if_fail (TJ_IS_SESSION (self), NULL);

  return G_LIST_MODEL (self->items);
}

const char *
tj_session_get_title (TjSession *self)
{
  g_return_val_if_fail (TJ_IS_SESSION (self), NULL);

  return self->title;
}

/**
 * tj_session_get_location:
 *
 * Returns: (transfer none) (nullable): what was opened as the round
 */
GFile *
tj_session_get_location (TjSession *self)
{
  g_return_val_if_fail (TJ_IS_SESSION (self), NULL);

  return self->location;
}

/**
 * tj_session_list_locations:
 *
 * Returns: (transfer full): the URIs of all packages of the round, to return to it by
 */
GStrv
tj_session_list_locations (TjSession *self)
{
  guint n_items;
  GStrv uris;

  g_return_val_if_fail (TJ_IS_SESSION (self), NULL);

  n_items = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  uris = g_new0 (char *, n_items + 1);
  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr(TjRoundItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      uris[i] = g_file_get_uri (tj_round_item_get_location (item));
    }

  return uris;
}

/**
 * tj_session_get_current:
 *
 * Returns: (transfer none) (nullable): the package being reviewed
 */
TjRoundItem *
tj_session_get_current (TjSession *self)
{
  g_return_val_if_fail (TJ_IS_SESSION (self), NULL);

  return self->current;
}

void
tj_session_set_current (TjSession   *self,
                        TjRoundItem *item)
{
  g_return_if_fail (TJ_IS_SESSION (self));

  if (g_set_object (&self->current, item))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CURRENT]);
}

/**
 * tj_session_find:
 * @manifest_sha256: as tj_package_dup_manifest_sha256() gives it
 *
 * Returns: (transfer none) (nullable): the item of that package
 */
TjRoundItem *
tj_session_find (TjSession  *self,
                 const char *manifest_sha256)
{
  guint n_items;

  g_return_val_if_fail (TJ_IS_SESSION (self), NULL);

  n_items = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr(TjRoundItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);
      TjPackage *package = tj_round_item_get_package (item);
      g_autofree char *digest = NULL;

      if (package == NULL)
        continue;

      digest = tj_package_dup_manifest_sha256 (package);
      if (g_strcmp0 (digest, manifest_sha256) == 0)
        return item;
    }

  return NULL;
}

/**
 * tj_session_list_packages:
 *
 * Returns: (transfer full) (element-type TjPackage): the packages that have been read
 */
GPtrArray *
tj_session_list_packages (TjSession *self)
{
  GPtrArray *packages = g_ptr_array_new_with_free_func (g_object_unref);
  guint n_items;

  g_return_val_if_fail (TJ_IS_SESSION (self), packages);

  n_items = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr(TjRoundItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      if (tj_round_item_get_package (item) != NULL)
        g_ptr_array_add (packages, g_object_ref (tj_round_item_get_package (item)));
    }

  return packages;
}

/**
 * tj_session_flush:
 *
 * Saves what is typed in any entry and not saved yet.
 */
void
tj_session_flush (TjSession *self)
{
  g_return_if_fail (TJ_IS_SESSION (self));

  g_signal_emit (self, signals[FLUSH], 0);
}

/**
 * tj_session_get_saved_at:
 *
 * Returns: (transfer none) (nullable): when the last edit reached the disk, local time
 */
GDateTime *
tj_session_get_saved_at (TjSession *self)
{
  g_return_val_if_fail (TJ_IS_SESSION (self), NULL);

  return self->saved_at;
}

/**
 * tj_session_get_author:
 *
 * Returns: who makes edits on this machine, as the journal names them
 */
const char *
tj_session_get_author (void)
{
  return g_get_user_name ();
}

void
tj_session_tell_problem (TjSession    *self,
                         const GError *error)
{
  g_signal_emit (self, signals[PROBLEM], 0, error->message);
}

/**
 * tj_session_offer:
 * @choice: several packages
 *
 * Lets whoever listens make the choice; all are chosen where nobody does.
 */
void
tj_session_offer (TjSession       *self,
                  TjPackageChoice *choice)
{
  if (g_signal_has_handler_pending (self, signals[SEVERAL], 0, FALSE))
    g_signal_emit (self, signals[SEVERAL], 0, choice);
  else
    tj_package_choice_make_all (choice);
}

/**
 * tj_session_mark_saved:
 *
 * An edit has reached the disk.
 */
void
tj_session_mark_saved (TjSession *self)
{
  g_clear_pointer (&self->saved_at, g_date_time_unref);
  self->saved_at = g_date_time_new_now_local ();
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SAVED_AT]);
}
