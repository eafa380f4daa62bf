/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gui/widgets/tj-session-view.h"

G_BEGIN_DECLS

#define TJ_TYPE_CHARTS_PAGE (tj_charts_page_get_type ())

/* The charts of the round and of the current review, each with its sentence and table.
 *
 * signal "package-activated" (TjRoundItem *item): the reader chose a mark
 * signal "message" (const char *message): how an export ended */
G_DECLARE_FINAL_TYPE (TjChartsPage, tj_charts_page, TJ, CHARTS_PAGE, TjSessionView)

GPtrArray *tj_charts_page_get_sheets  (TjChartsPage *self);
void       tj_charts_page_set_sheets  (TjChartsPage *self,
                                       GPtrArray    *sheets);
void       tj_charts_page_open_sheets (TjChartsPage *self,
                                       GFile        *folder);

G_END_DECLS
