/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "gui/tj-session.h"

G_BEGIN_DECLS

#define TJ_TYPE_PREFERENCES (tj_preferences_get_type ())

G_DECLARE_FINAL_TYPE (TjPreferences, tj_preferences, TJ, PREFERENCES, AdwPreferencesWindow)

TjPreferences *tj_preferences_new          (GtkWindow *parent,
                                            TjSession *session,
                                            GSettings *settings);
void           tj_preferences_apply_colour (GSettings *settings);

G_END_DECLS
