/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "gui/training/tj-lesson-book.h"

G_BEGIN_DECLS

#define TJ_TYPE_COMPARISON_VIEW (tj_comparison_view_get_type ())

/* A trainee's blind review beside the reference of a lesson, and what is still to be matched or
 * explained. */
G_DECLARE_FINAL_TYPE (TjComparisonView, tj_comparison_view, TJ, COMPARISON_VIEW, AdwBin)

void tj_comparison_view_show (TjComparisonView *self,
                              TjSession        *session,
                              TjLessonBook     *book,
                              const TjExercise *exercise);

G_END_DECLS
