/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/base/tj-language.h"
#include "core/rubric/tj-review.h"

G_BEGIN_DECLS

#define TJ_COURSE_ERROR (tj_course_error_quark ())

/**
 * TjCourseError:
 * @TJ_COURSE_ERROR_REFERENCE: a reference has an answer that no review can have
 * @TJ_COURSE_ERROR_MISSING: there is no such lesson or exercise
 */
typedef enum
{
  TJ_COURSE_ERROR_REFERENCE,
  TJ_COURSE_ERROR_MISSING,
} TjCourseError;

GQuark tj_course_error_quark (void);

/**
 * TjCourseWords:
 * @zh: in Chinese
 * @en: in English
 */
typedef struct
{
  char *zh;
  char *en;
} TjCourseWords;

/**
 * TjExercise:
 * @package: the name of the package, without the ending of an archive
 * @hints: (element-type TjCourseWords): what to notice
 * @reference: how a reference judges it
 */
typedef struct
{
  char *package;
  GPtrArray *hints;
  TjReview *reference;
} TjExercise;

/**
 * TjLesson:
 * @id: as `form`
 * @title: the heading
 * @aim: what one can do after it
 * @exercises: (element-type TjExercise): in order
 */
typedef struct
{
  char *id;
  TjCourseWords title;
  TjCourseWords aim;
  GPtrArray *exercises;
} TjLesson;

/**
 * TjCourse:
 * @id: name and version of the file
 * @title: the heading
 * @lessons: (element-type TjLesson): in order
 */
typedef struct
{
  char *id;
  TjCourseWords title;
  GPtrArray *lessons;
} TjCourse;

TjCourse         *tj_course_new_default   (TjRubric       *rubric) G_GNUC_WARN_UNUSED_RESULT;
TjCourse         *tj_course_new           (GBytes         *bytes,
                                           const char     *name,
                                           TjRubric       *rubric,
                                           GError        **error) G_GNUC_WARN_UNUSED_RESULT;
void              tj_course_free          (TjCourse       *self);
const TjExercise *tj_course_find_exercise (const TjCourse *self,
                                           const char     *lesson,
                                           const char     *package,
                                           GError        **error);
gboolean          tj_exercise_is_about    (const TjExercise *self,
                                           const char     *package);
const char       *tj_course_words_get     (const TjCourseWords *self,
                                           TjLanguage      language);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TjCourse, tj_course_free)

G_END_DECLS
