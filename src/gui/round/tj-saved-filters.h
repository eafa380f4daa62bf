/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "gui/round/tj-round-filter.h"

G_BEGIN_DECLS

/* Filters that are kept by name in the settings. */

GStrv          tj_saved_filters_list   (GSettings           *settings) G_GNUC_WARN_UNUSED_RESULT;
TjRoundFilter *tj_saved_filters_get    (GSettings           *settings,
                                        const char          *name) G_GNUC_WARN_UNUSED_RESULT;
void           tj_saved_filters_keep   (GSettings           *settings,
                                        const char          *name,
                                        const TjRoundFilter *filter);
void           tj_saved_filters_remove (GSettings           *settings,
                                        const char          *name);

G_END_DECLS
