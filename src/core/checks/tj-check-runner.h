/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/model/tj-package.h"
#include "core/taxonomy/tj-taxonomy.h"

G_BEGIN_DECLS

/* All findings of a package: those of the import and those of every rule, ordered by
 * tj_finding_compare(). Takes a few milliseconds; changes nothing. */
GListStore *tj_check_package (TjPackage  *package,
                              TjTaxonomy *taxonomy) G_GNUC_WARN_UNUSED_RESULT;
GListStore *tj_check_list_gaps (TjPackage *package,
                                TjTaxonomy *taxonomy) G_GNUC_WARN_UNUSED_RESULT;
gboolean    tj_check_has_form (TjPackage *package);
guint       tj_check_count   (GListModel *findings,
                              TjSeverity  severity);

G_END_DECLS
