/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gui/widgets/tj-session-view.h"

G_BEGIN_DECLS

#define TJ_TYPE_OPINION_VIEW (tj_opinion_view_get_type ())

/* Who reviews and at which stage, the statement on conflicts of interest, the recommendation
 * and comments. */
G_DECLARE_FINAL_TYPE (TjOpinionView, tj_opinion_view, TJ, OPINION_VIEW, TjSessionView)

void tj_opinion_view_show_gap (TjOpinionView *self,
                               const char    *code);

G_END_DECLS
