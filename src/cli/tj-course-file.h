/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "core/training/tj-course.h"

G_BEGIN_DECLS

TjCourse *tj_course_file_load (const char *path,
                               TjRubric   *rubric) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
