/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "core/comparison/tj-comparison.h"

G_BEGIN_DECLS

#define TJ_TYPE_COMPARE_TABLE (tj_compare_table_get_type ())

/* A comparison as a table: a column for what is compared, and one for each package or sheet. */
G_DECLARE_FINAL_TYPE (TjCompareTable, tj_compare_table, TJ, COMPARE_TABLE, AdwBin)

void  tj_compare_table_show       (TjCompareTable     *self,
                                   const TjComparison *comparison,
                                   gboolean            only_differences);
void  tj_compare_table_focus      (TjCompareTable     *self);
guint tj_compare_table_get_n_rows (TjCompareTable     *self);

G_END_DECLS
