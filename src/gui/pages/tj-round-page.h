/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gui/widgets/tj-session-view.h"

G_BEGIN_DECLS

#define TJ_TYPE_ROUND_PAGE (tj_round_page_get_type ())

/* The packages of the round, beside the taxonomy that filters them.
 *
 * signal "package-activated" (TjRoundItem *item): the reviewer wants to judge it
 * signal "selection-changed": other packages are listed or selected */
G_DECLARE_FINAL_TYPE (TjRoundPage, tj_round_page, TJ, ROUND_PAGE, TjSessionView)

void tj_round_page_focus_search (TjRoundPage *self);

GPtrArray *tj_round_page_list_selected (TjRoundPage *self) G_GNUC_WARN_UNUSED_RESULT;

void tj_round_page_set_range (TjRoundPage        *self,
                              const char * const *keys);

G_END_DECLS
