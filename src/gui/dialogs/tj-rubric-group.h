/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "gui/tj-session.h"

G_BEGIN_DECLS

#define TJ_TYPE_RUBRIC_GROUP (tj_rubric_group_get_type ())

/* Which rubric new reviews answer, in the preferences.
 *
 * signal "message" (const char *message): something could not be done, to be shown */
G_DECLARE_FINAL_TYPE (TjRubricGroup, tj_rubric_group, TJ, RUBRIC_GROUP, AdwPreferencesGroup)

void tj_rubric_group_set_session (TjRubricGroup  *self,
                                  TjSession      *session);
gboolean tj_rubric_group_add_file (TjRubricGroup *self,
                                   GFile         *file);

G_END_DECLS
