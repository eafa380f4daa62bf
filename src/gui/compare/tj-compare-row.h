/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

#include "core/comparison/tj-comparison.h"

G_BEGIN_DECLS

#define TJ_TYPE_COMPARE_ROW (tj_compare_row_get_type ())

/* A row of a comparison in a list, or the heading over some of them. It may not outlive its
 * comparison. */
G_DECLARE_FINAL_TYPE (TjCompareRow, tj_compare_row, TJ, COMPARE_ROW, GObject)

TjCompareRow *tj_compare_row_new         (const TjComparison *comparison,
                                          guint               index) G_GNUC_WARN_UNUSED_RESULT;
TjCompareRow *tj_compare_row_new_heading (const char         *heading) G_GNUC_WARN_UNUSED_RESULT;
const char   *tj_compare_row_get_heading (TjCompareRow       *self);
const TjComparisonRow *tj_compare_row_get_row (TjCompareRow  *self);
char         *tj_compare_row_dup_text    (TjCompareRow       *self,
                                          guint               column);
char         *tj_compare_row_dup_note    (TjCompareRow       *self,
                                          guint               column);
char         *tj_compare_row_dup_peers   (TjCompareRow       *self);
char         *tj_compare_row_dup_spoken  (TjCompareRow       *self);

G_END_DECLS
