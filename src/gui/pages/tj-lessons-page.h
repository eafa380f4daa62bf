/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "gui/widgets/tj-session-view.h"

G_BEGIN_DECLS

#define TJ_TYPE_LESSONS_PAGE (tj_lessons_page_get_type ())

/* A course: its lessons, the way into the review of each package, and afterwards the trainee's
 * review beside the reference.
 *
 * signal "package-activated" (TjRoundItem *item): the trainee reviews a package
 * signal "message" (const char *message): something to be told */
G_DECLARE_FINAL_TYPE (TjLessonsPage, tj_lessons_page, TJ, LESSONS_PAGE, TjSessionView)

G_END_DECLS
