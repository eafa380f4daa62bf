/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cli/tj-course-file.h"

#include "cli/tj-files.h"
#include "cli/tj-output.h"
#include "core/base/tj-xml.h"

/**
 * tj_course_file_load:
 * @path: (nullable): a course; that of the sample round where there is none
 *
 * Says on standard error why it cannot be used.
 *
 * Returns: (transfer full) (nullable): the course
 */
TjCourse *
tj_course_file_load (const char *path,
                     TjRubric   *rubric)
{
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) error = NULL;
  TjCourse *course;

  if (path == NULL)
    return tj_course_new_default (rubric);

  bytes = tj_files_read (path, tj_xml_limits_own.max_bytes);
  if (bytes == NULL)
    return NULL;

  course = tj_course_new (bytes, path, rubric, &error);
  if (course == NULL)
    tj_output_error ("%s", error->message);

  return course;
}
