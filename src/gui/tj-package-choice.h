/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/import/tj-package-listing.h"

G_BEGIN_DECLS

#define TJ_TYPE_PACKAGE_CHOICE (tj_package_choice_get_type ())

/* An archive holds several packages: which of them are to be opened. Whoever asks makes the
 * choice once; who wants to know hears of it by a signal.
 *
 * signal "made" (GPtrArray *locations): the chosen ones, or %NULL where none is to be opened */
G_DECLARE_FINAL_TYPE (TjPackageChoice, tj_package_choice, TJ, PACKAGE_CHOICE, GObject)

TjPackageChoice  *tj_package_choice_new         (GFile            *archive,
                                                 TjPackageListing *listing);
char             *tj_package_choice_dup_name    (TjPackageChoice  *self);
char             *tj_package_choice_dup_offer   (TjPackageChoice  *self,
                                                 guint             i);
TjPackageListing *tj_package_choice_get_listing (TjPackageChoice  *self);
void              tj_package_choice_make        (TjPackageChoice  *self,
                                                 GPtrArray        *locations);
void              tj_package_choice_make_all    (TjPackageChoice  *self);

G_END_DECLS
