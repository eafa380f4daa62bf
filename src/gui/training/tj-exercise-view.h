/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "gui/training/tj-lesson-book.h"

G_BEGIN_DECLS

#define TJ_TYPE_EXERCISE_VIEW (tj_exercise_view_get_type ())

/* What a lesson asks on one package, its hints, and the way into the review. */
G_DECLARE_FINAL_TYPE (TjExerciseView, tj_exercise_view, TJ, EXERCISE_VIEW, AdwBin)

void tj_exercise_view_show (TjExerciseView   *self,
                            TjLessonBook     *book,
                            const TjExercise *exercise);

G_END_DECLS
