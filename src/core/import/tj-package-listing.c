/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "core/import/tj-package-listing.h"

#include <glib/gi18n-lib.h>

/* How many of the files that belong to no package are named. */
#define N_NAMED 5

static void
offer_free (TjPackageOffer *self)
{
  g_object_unref (self->location);
  g_free (self->position);
  g_free (self);
}

/**
 * tj_package_listing_new:
 *
 * Returns: (transfer full): a listing of nothing yet
 */
TjPackageListing *
tj_package_listing_new (void)
{
  TjPackageListing *self = g_new0 (TjPackageListing, 1);

  self->offers = g_ptr_array_new_with_free_func ((GDestroyNotify) offer_free);
  self->loose = g_ptr_array_new_with_free_func (g_free);

  return self;
}

void
tj_package_listing_free (TjPackageListing *self)
{
  g_ptr_array_unref (self->offers);
  g_ptr_array_unref (self->loose);
  g_free (self);
}

/**
 * tj_package_listing_add:
 * @n_files: 0 where not known
 * @size: bytes; 0 where not known
 */
void
tj_package_listing_add (TjPackageListing *self,
                        GFile            *location,
                        const char       *position,
                        guint             n_files,
                        guint64           size)
{
  TjPackageOffer *offer = g_new0 (TjPackageOffer, 1);

  offer->location = g_object_ref (location);
  offer->position = g_strdup (position);
  offer->n_files = n_files;
  offer->size = size;
  g_ptr_array_add (self->offers, offer);
}

/**
 * tj_package_listing_get:
 *
 * Returns: (transfer none): the location of one of the packages
 */
GFile *
tj_package_listing_get (TjPackageListing *self,
                        guint             i)
{
  TjPackageOffer *offer = g_ptr_array_index (self->offers, i);

  return offer->location;
}

/**
 * tj_package_listing_find:
 *
 * Returns: (transfer none) (nullable): the package at @location
 */
TjPackageOffer *
tj_package_listing_find (TjPackageListing *self,
                         GFile            *location)
{
  for (guint i = 0; i < self->offers->len; i++)
    {
      TjPackageOffer *offer = g_ptr_array_index (self->offers, i);

      if (g_file_equal (offer->location, location))
        return offer;
    }

  return NULL;
}

/**
 * tj_package_listing_find_at:
 *
 * Returns: (transfer none) (nullable): the package whose first file stands there
 */
TjPackageOffer *
tj_package_listing_find_at (TjPackageListing *self,
                            const char       *position)
{
  for (guint i = 0; i < self->offers->len; i++)
    {
      TjPackageOffer *offer = g_ptr_array_index (self->offers, i);

      if (g_str_equal (offer->position, position))
        return offer;
    }

  return NULL;
}

/**
 * tj_package_listing_dup_loose:
 *
 * Returns: (transfer full) (nullable): a sentence about the files that belong to no package
 */
char *
tj_package_listing_dup_loose (TjPackageListing *self)
{
  g_autoptr(GString) names = g_string_new (NULL);
  guint n_files = self->loose->len;

  if (n_files == 0)
    return NULL;

  for (guint i = 0; i < MIN (n_files, N_NAMED); i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "",
                            (const char *) g_ptr_array_index (self->loose, i));
  if (n_files > N_NAMED)
    g_string_append (names, ", …");

  /* Translators: how many files, and their names parted by commas */
  return g_strdup_printf (ngettext ("%u file belongs to no package and is not read: %s",
                                    "%u files belong to no package and are not read: %s",
                                    n_files), n_files, names->str);
}
