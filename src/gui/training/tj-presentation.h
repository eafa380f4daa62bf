/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/training/tj-course.h"
#include "gui/tj-round-item.h"

G_BEGIN_DECLS

/**
 * TjPresentedStep:
 * @section: index of the section that it is in
 * @title: what it is about: a field, a finding, a task
 * @text: what is said of it
 * @detail: (nullable): what stands back: figures, clause, reason
 */
typedef struct
{
  guint section;
  char *title;
  char *text;
  char *detail;
} TjPresentedStep;

/**
 * TjPresentation:
 * @title: of the whole
 * @sections: (element-type utf8): headings, in order
 * @steps: (element-type TjPresentedStep): in order; never empty
 *
 * What is shown to a room, step by step.
 */
typedef struct
{
  char *title;
  GPtrArray *sections;
  GPtrArray *steps;
} TjPresentation;

TjPresentation *tj_presentation_new_of_package (TjRoundItem      *item) G_GNUC_WARN_UNUSED_RESULT;
TjPresentation *tj_presentation_new_of_lesson  (const TjLesson   *lesson,
                                                const TjExercise *exercise,
                                                gboolean          with_reference)
                                                G_GNUC_WARN_UNUSED_RESULT;
void            tj_presentation_free           (TjPresentation   *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TjPresentation, tj_presentation_free)

G_END_DECLS
