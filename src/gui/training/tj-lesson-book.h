/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/training/tj-calibration.h"
#include "core/training/tj-course.h"
#include "core/training/tj-lesson-progress.h"
#include "core/training/tj-step-times.h"
#include "gui/tj-session.h"

G_BEGIN_DECLS

/**
 * TjLessonState:
 * @TJ_LESSON_NOT_BEGUN: nothing is answered
 * @TJ_LESSON_BEGUN: the trainee reviews; the reference is hidden
 * @TJ_LESSON_COMPARED: the reference was uncovered; differences are open
 * @TJ_LESSON_DONE: each difference is matched or explained
 */
typedef enum
{
  TJ_LESSON_NOT_BEGUN,
  TJ_LESSON_BEGUN,
  TJ_LESSON_COMPARED,
  TJ_LESSON_DONE,
} TjLessonState;

#define TJ_TYPE_LESSON_BOOK (tj_lesson_book_get_type ())

/* A course and how far the trainee is in it. The way through a lesson is kept as notes of the
 * store; the blind review is the state of the review's journal when the reference was uncovered.
 *
 * signal "changed": another course, or a lesson got further */
G_DECLARE_FINAL_TYPE (TjLessonBook, tj_lesson_book, TJ, LESSON_BOOK, GObject)

TjLessonBook   *tj_lesson_book_new        (TjSession        *session);
const TjCourse *tj_lesson_book_get_course (TjLessonBook     *self);
gboolean        tj_lesson_book_is_default (TjLessonBook     *self);
gboolean        tj_lesson_book_load       (TjLessonBook     *self,
                                           GFile            *file,
                                           GError          **error);
const TjLesson *tj_lesson_book_get_lesson (TjLessonBook     *self,
                                           const TjExercise *exercise);
TjRoundItem    *tj_lesson_book_find_item  (TjLessonBook     *self,
                                           const TjExercise *exercise);
TjLessonState   tj_lesson_book_get_state  (TjLessonBook     *self,
                                           const TjExercise *exercise);
guint           tj_lesson_book_get_hints  (TjLessonBook     *self,
                                           const TjExercise *exercise);
void            tj_lesson_book_show_hint  (TjLessonBook     *self,
                                           const TjExercise *exercise);
GStrv           tj_lesson_book_list_open  (TjLessonBook     *self,
                                           const TjExercise *exercise);
void            tj_lesson_book_begin      (TjLessonBook     *self,
                                           const TjExercise *exercise);
gboolean        tj_lesson_book_uncover    (TjLessonBook     *self,
                                           const TjExercise *exercise);
TjReview       *tj_lesson_book_dup_blind  (TjLessonBook     *self,
                                           const TjExercise *exercise);
TjReview       *tj_lesson_book_dup_now    (TjLessonBook     *self,
                                           const TjExercise *exercise);
TjStepTimes    *tj_lesson_book_get_times  (TjLessonBook     *self,
                                           const TjExercise *exercise);
char           *tj_lesson_book_dup_explanation (TjLessonBook     *self,
                                                const TjExercise *exercise,
                                                const char       *key);
void            tj_lesson_book_explain    (TjLessonBook     *self,
                                           const TjExercise *exercise,
                                           const char       *key,
                                           const char       *text);
gboolean        tj_lesson_book_hand_in    (TjLessonBook     *self,
                                           const TjExercise *exercise,
                                           GFile            *file,
                                           GError          **error);
guint           tj_lesson_book_count_open (TjLessonBook     *self,
                                           const TjExercise *exercise);
TjCalibration  *tj_lesson_book_calibrate  (TjLessonBook     *self);

G_END_DECLS
