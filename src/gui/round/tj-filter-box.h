/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "gui/round/tj-round-filter.h"

G_BEGIN_DECLS

#define TJ_TYPE_FILTER_BOX (tj_filter_box_get_type ())

/* Which packages of the round are listed: conditions to choose, and filters kept by name.
 *
 * signal "changed": the filter is another one now */
G_DECLARE_FINAL_TYPE (TjFilterBox, tj_filter_box, TJ, FILTER_BOX, AdwBin)

void                 tj_filter_box_set_round  (TjFilterBox      *self,
                                               GListModel       *items,
                                               GSettings        *settings);
const TjRoundFilter *tj_filter_box_get_filter (TjFilterBox      *self);
void                 tj_filter_box_set_node   (TjFilterBox      *self,
                                               const char       *code);
void                 tj_filter_box_clear      (TjFilterBox      *self);

G_END_DECLS
