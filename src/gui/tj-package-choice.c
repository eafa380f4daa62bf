/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "gui/tj-package-choice.h"

#include "core/import/tj-importer.h"

struct _TjPackageChoice
{
  GObject parent_instance;

  GFile *archive;
  TjPackageListing *listing;
  gboolean is_made;
};

enum {
  MADE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TjPackageChoice, tj_package_choice, G_TYPE_OBJECT)

static void
tj_package_choice_finalize (GObject *object)
{
  TjPackageChoice *self = TJ_PACKAGE_CHOICE (object);

  g_clear_object (&self->archive);
  g_clear_pointer (&self->listing, tj_package_listing_free);

  G_OBJECT_CLASS (tj_package_choice_parent_class)->finalize (object);
}

static void
tj_package_choice_class_init (TjPackageChoiceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tj_package_choice_finalize;

  signals[MADE] =
    g_signal_new ("made", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_PTR_ARRAY);
}

static void
tj_package_choice_init (TjPackageChoice *self)
{
}

/**
 * tj_package_choice_new:
 * @archive: what holds the packages
 * @listing: (transfer full): the packages
 *
 * Returns: (transfer full): a choice that is not made yet
 */
TjPackageChoice *
tj_package_choice_new (GFile            *archive,
                       TjPackageListing *listing)
{
  TjPackageChoice *self = g_object_new (TJ_TYPE_PACKAGE_CHOICE, NULL);

  self->archive = g_object_ref (archive);
  self->listing = listing;

  return self;
}

/**
 * tj_package_choice_dup_name:
 *
 * Returns: (transfer full): what to call the archive
 */
char *
tj_package_choice_dup_name (TjPackageChoice *self)
{
  g_return_val_if_fail (TJ_IS_PACKAGE_CHOICE (self), NULL);

  return tj_importer_dup_name (self->archive);
}

/**
 * tj_package_choice_dup_offer:
 *
 * Returns: (transfer full): what to call one of the packages in its archive
 */
char *
tj_package_choice_dup_offer (TjPackageChoice *self,
                             guint            i)
{
  GFile *location;
  char *name;

  g_return_val_if_fail (TJ_IS_PACKAGE_CHOICE (self), NULL);

  location = tj_package_listing_get (self->listing, i);
  name = g_file_get_relative_path (self->archive, location);

  return name != NULL ? name : tj_importer_dup_name (location);
}

TjPackageListing *
tj_package_choice_get_listing (TjPackageChoice *self)
{
  g_return_val_if_fail (TJ_IS_PACKAGE_CHOICE (self), NULL);

  return self->listing;
}

/**
 * tj_package_choice_make:
 * @locations: (nullable) (element-type GFile): what to open; %NULL or empty for nothing
 *
 * Only the first call counts.
 */
void
tj_package_choice_make (TjPackageChoice *self,
                        GPtrArray       *locations)
{
  g_return_if_fail (TJ_IS_PACKAGE_CHOICE (self));

  if (self->is_made)
    return;

  self->is_made = TRUE;
  g_signal_emit (self, signals[MADE], 0,
                 locations != NULL && locations->len > 0 ? locations : NULL);
}

/**
 * tj_package_choice_make_all:
 *
 * Opens every package.
 */
void
tj_package_choice_make_all (TjPackageChoice *self)
{
  g_autoptr(GPtrArray) locations = g_ptr_array_new ();

  g_return_if_fail (TJ_IS_PACKAGE_CHOICE (self));

  for (guint i = 0; i < self->listing->offers->len; i++)
    g_ptr_array_add (locations, tj_package_listing_get (self->listing, i));

  tj_package_choice_make (self, locations);
}
