/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/comparison/tj-comparison.h"

G_BEGIN_DECLS

TjComparison    *tj_comparison_new            (const char * const *titles,
                                               guint               n_columns);
TjComparisonRow *tj_comparison_add_row        (TjComparison       *self,
                                               const char         *group,
                                               const char         *label,
                                               const char         *unit,
                                               const char         *path);
void             tj_comparison_cell_set_value (TjComparisonCell   *cell,
                                               double              value,
                                               double              low,
                                               double              high,
                                               gboolean            is_approximate);
void             tj_comparison_mark           (TjComparison       *self);
void             tj_comparison_take_peers     (TjComparison       *self,
                                               guint               row,
                                               const TjQuartiles  *peers);
void             tj_comparison_set_peers_title (TjComparison      *self,
                                                const char        *title);

/* Where it is no field of the form but worked out of it. */
#define TJ_COMPARISON_UNIT_COST "unit-cost"

G_END_DECLS
