/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "gui/round/tj-round-groups.h"

G_BEGIN_DECLS

#define TJ_TYPE_ROUND_LIST (tj_round_list_get_type ())

/* The table of the packages of a round: columns, order and groups, which the settings keep.
 *
 * signal "activated" (TjRoundItem *item): the user wants to open it
 * signal "counted": other packages are listed now, or other ones are selected */
G_DECLARE_FINAL_TYPE (TjRoundList, tj_round_list, TJ, ROUND_LIST, AdwBin)

void          tj_round_list_set_round     (TjRoundList *self,
                                           GListModel  *items,
                                           TjTaxonomy  *taxonomy,
                                           GSettings   *settings);
void          tj_round_list_set_filter    (TjRoundList *self,
                                           GtkFilter   *filter);
void          tj_round_list_resort        (TjRoundList *self);
guint         tj_round_list_get_n_listed  (TjRoundList *self);
GPtrArray    *tj_round_list_list_selected (TjRoundList *self) G_GNUC_WARN_UNUSED_RESULT;
GActionGroup *tj_round_list_get_actions   (TjRoundList *self);

G_END_DECLS
