/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "gui/round/tj-round-column.h"

G_BEGIN_DECLS

#define TJ_TYPE_ROUND_SORTER (tj_round_sorter_get_type ())

/* The order of the list of a round: a column and a direction, or that of the folder. */
G_DECLARE_FINAL_TYPE (TjRoundSorter, tj_round_sorter, TJ, ROUND_SORTER, GtkSorter)

TjRoundSorter       *tj_round_sorter_new            (void);
void                 tj_round_sorter_set_order      (TjRoundSorter       *self,
                                                     const TjRoundColumn *column,
                                                     gboolean             is_descending);
const TjRoundColumn *tj_round_sorter_get_column     (TjRoundSorter       *self);
gboolean             tj_round_sorter_get_descending (TjRoundSorter       *self);

G_END_DECLS
