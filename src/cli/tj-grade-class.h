/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include <json-glib/json-glib.h>

#include "cli/tj-command.h"
#include "core/training/tj-step-times.h"

G_BEGIN_DECLS

/**
 * TjGradeOptions:
 * @references: (nullable) (array zero-terminated=1): files of reference reviews
 * @lesson: (nullable): the id of a lesson whose exercises have the references
 * @course: (nullable): a file; the course of the sample round where there is none
 * @output: (nullable): where the overview of a class goes
 * @json: whether programs read what is printed
 */
typedef struct
{
  GStrv references;
  char *lesson;
  char *course;
  char *output;
  gboolean json;
} TjGradeOptions;

void   tj_grade_options_clear (TjGradeOptions       *self);
TjExit tj_grade_class         (GStrv                 paths,
                               const TjGradeOptions *options);
const char *tj_grade_get_lesson (const char         *lesson);
void   tj_grade_add_times     (JsonBuilder          *builder,
                               const TjStepTimes    *times);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TjGradeOptions, tj_grade_options_clear)

G_END_DECLS
