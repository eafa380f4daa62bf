/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gui/tj-recalculator.h"
#include "gui/widgets/tj-session-view.h"

G_BEGIN_DECLS

#define TJ_TYPE_RECALCULATION_VIEW (tj_recalculation_view_get_type ())

/* The tape of one case: what the reviewer enters from the annexes, and what follows from it
 * beside what the applicant claims. */
G_DECLARE_FINAL_TYPE (TjRecalculationView, tj_recalculation_view, TJ, RECALCULATION_VIEW,
                      TjSessionView)

TjRecalculator *tj_recalculation_view_get_recalculator (TjRecalculationView *self);
void            tj_recalculation_view_refresh          (TjRecalculationView *self);
void            tj_recalculation_view_set_quiet        (TjRecalculationView *self,
                                                        gboolean             quiet);
void            tj_recalculation_view_take_place       (TjRecalculationView *self,
                                                        const char          *attachment,
                                                        guint                page,
                                                        const char          *quote);

G_END_DECLS
