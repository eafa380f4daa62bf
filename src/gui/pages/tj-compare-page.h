/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/comparison/tj-comparison.h"
#include "gui/widgets/tj-session-view.h"

G_BEGIN_DECLS

#define TJ_TYPE_COMPARE_PAGE (tj_compare_page_get_type ())

/* Up to four packages, or sheets on one package, beside each other.
 *
 * signal "message" (const char *text): something to tell the user */
G_DECLARE_FINAL_TYPE (TjComparePage, tj_compare_page, TJ, COMPARE_PAGE, TjSessionView)

void                tj_compare_page_show_packages  (TjComparePage  *self,
                                                    GPtrArray      *items);
gboolean            tj_compare_page_add_sheet      (TjComparePage  *self,
                                                    GFile          *file,
                                                    GError        **error);
void                tj_compare_page_focus_table    (TjComparePage  *self);
const TjComparison *tj_compare_page_get_comparison (TjComparePage  *self);
gboolean            tj_compare_page_write          (TjComparePage  *self,
                                                    GFile          *file,
                                                    GError        **error);

G_END_DECLS
