/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * TjPackageOffer:
 * @location: what to load the package by
 * @position: where its first file stands in the archive, whatever the names are read as
 * @n_files: how many files it has; 0 where that is not known before it is read
 * @size: their bytes, as the archive or the disk states them; 0 where that is not known
 *
 * One package of an archive or folder.
 */
typedef struct
{
  GFile *location;
  char *position;
  guint n_files;
  guint64 size;
} TjPackageOffer;

/**
 * TjPackageListing:
 * @offers: (element-type TjPackageOffer): the packages, ordered by name; never empty
 * @loose: (element-type utf8): files that belong to none of them
 *
 * What an archive or folder holds.
 */
typedef struct
{
  GPtrArray *offers;
  GPtrArray *loose;
} TjPackageListing;

TjPackageListing *tj_package_listing_new     (void) G_GNUC_WARN_UNUSED_RESULT;
void              tj_package_listing_free    (TjPackageListing *self);
void              tj_package_listing_add     (TjPackageListing *self,
                                              GFile            *location,
                                              const char       *position,
                                              guint             n_files,
                                              guint64           size);
GFile            *tj_package_listing_get     (TjPackageListing *self,
                                              guint             i);
TjPackageOffer   *tj_package_listing_find    (TjPackageListing *self,
                                              GFile            *location);
TjPackageOffer   *tj_package_listing_find_at (TjPackageListing *self,
                                              const char       *position);
char             *tj_package_listing_dup_loose (TjPackageListing *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TjPackageListing, tj_package_listing_free)

G_END_DECLS
