/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gui/widgets/tj-session-view.h"

G_BEGIN_DECLS

#define TJ_TYPE_SCORING_VIEW (tj_scoring_view_get_type ())

/* The rubric of the review's stage, one criterion unfolded at a time. Ctrl+Enter goes to the
 * next. */
G_DECLARE_FINAL_TYPE (TjScoringView, tj_scoring_view, TJ, SCORING_VIEW, TjSessionView)

void     tj_scoring_view_show_criterion (TjScoringView *self,
                                         const char    *id);
gboolean tj_scoring_view_type           (TjScoringView *self,
                                         gunichar       letter);

G_END_DECLS
