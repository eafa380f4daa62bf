/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gui/widgets/tj-session-view.h"

G_BEGIN_DECLS

#define TJ_TYPE_PLACEMENT_VIEW (tj_placement_view_get_type ())

/* Where the technology belongs: what the applicant declared, what the text suggests with the
 * words that led there, and what the reviewer decides.
 *
 * signal "words-activated" (GStrv words): the reader wants to see these words in the form */
G_DECLARE_FINAL_TYPE (TjPlacementView, tj_placement_view, TJ, PLACEMENT_VIEW, TjSessionView)

void tj_placement_view_show_decision (TjPlacementView *self);

G_END_DECLS
