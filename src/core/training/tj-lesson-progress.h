/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/training/tj-course.h"
#include "core/training/tj-grading.h"

G_BEGIN_DECLS

/**
 * TjDifferenceKind:
 * @TJ_DIFFERENCE_SCORE: a criterion has other points
 * @TJ_DIFFERENCE_FINDING: a finding was missed, or is a false alarm
 * @TJ_DIFFERENCE_ANSWER: another answer, as the recommendation
 */
typedef enum
{
  TJ_DIFFERENCE_SCORE,
  TJ_DIFFERENCE_FINDING,
  TJ_DIFFERENCE_ANSWER,
} TjDifferenceKind;

/**
 * TjLessonDifference:
 * @kind: of what
 * @key: `score.leadership`, `finding.case-count@stage` or `recommendation`
 * @matched: whether the review as it is now agrees with the reference
 *
 * One thing in which the blind review and the reference part.
 */
typedef struct
{
  TjDifferenceKind kind;
  char *key;
  gboolean matched;
} TjLessonDifference;

GStrv      tj_exercise_list_open        (const TjExercise *self,
                                         TjReview         *review,
                                         GListModel       *findings) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *tj_exercise_list_differences (const TjExercise *self,
                                         TjReview         *blind,
                                         TjReview         *now) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *tj_exercise_list_answers     (const TjExercise *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
