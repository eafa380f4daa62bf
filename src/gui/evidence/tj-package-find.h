/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "gui/evidence/tj-package-search.h"

G_BEGIN_DECLS

#define TJ_TYPE_PACKAGE_FIND (tj_package_find_get_type ())

/* Finding words in all of a package: an entry, the places one below the other, and the way from one
 * to the next.
 *
 * signal "chosen" (TjEvidence *place, const char *words): a place to be shown
 * signal "stopped": nothing is looked for any more */
G_DECLARE_FINAL_TYPE (TjPackageFind, tj_package_find, TJ, PACKAGE_FIND, GtkWidget)

void tj_package_find_take_search (TjPackageFind   *self,
                                  TjPackageSearch *search);
void tj_package_find_begin       (TjPackageFind   *self);
void tj_package_find_step        (TjPackageFind   *self,
                                  gboolean         forward);

G_END_DECLS
